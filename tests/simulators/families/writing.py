"""What an invented article says: its title, its lines by kind, who signed it and when.

Loan articles are drawn from the topics of the demo farm, whose sentences belong together; news, stories and science from
the sentences of `data/language/sentences`, told under a title that their first line repeats, as news does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from enum import StrEnum
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

from pipeline.records import Precision
from scraper.demo.sentences import GROUPS, TAIWAN, Topic, fill, load_frames, load_topics
from tests.simulators.families.words import COMMENTS, GIVEN, NICKNAMES, SURNAMES, TAIWAN_COMMENTS, TITLES

SHANGHAI = timezone(timedelta(hours=8))
SENTENCES = Path(__file__).parents[3] / "data" / "language" / "sentences"
N_LINES = {"tiny": (2, 4), "short": (4, 9), "medium": (8, 24), "long": (25, 60)}  # paragraphs and headings


# Sentences that imitate what stands around articles: in an article they would be a riddle without an answer.
_FURNITURE = re.compile(
    r"http|[上下]一篇|仅供参考|转载|编辑|来源：|作者：|本站|本文|关注|点击|扫码|版权|客服|读者|评论区|记者 "
)
_DECORATIONS = (
    "{}",
    "{}",
    "{}",
    "{}",
    "{}",
    "{}",
    "【提醒】{}",
    "{}（2025必看·避坑）",
    "{}：一文读懂",
    "{} 附详细流程",
    "{}|干货",
    "解读：{}",
)


class Kind(StrEnum):
    TEXT = "text"
    HEADING = "heading"
    ITEMS = "items"
    TABLE = "table"  # a line a row, cells joined by " | "
    CAPTION = "caption"  # a picture with its caption, which is neutral


class Piece(NamedTuple):
    kind: Kind
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Writing:
    title: str
    category: str
    pieces: tuple[Piece, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """What belongs to the article, in order."""
        return tuple(line for piece in self.pieces if piece.kind is not Kind.CAPTION for line in piece.lines)

    @property
    def captions(self) -> tuple[str, ...]:
        return tuple(line for piece in self.pieces if piece.kind is Kind.CAPTION for line in piece.lines)


@dataclass(frozen=True, slots=True)
class Byline:
    author: str | None
    source: str | None
    published: datetime
    fetched_at: datetime
    editor: str


@cache
def read_sentences(name: str) -> tuple[str, ...]:
    return tuple(
        line
        for line in (SENTENCES / f"{name}.txt").read_text(encoding="utf-8").splitlines()
        if len(line) > 12 and not _FURNITURE.search(line)
    )


def draw_name(rng: Random) -> str:
    return rng.choice(SURNAMES) + "".join(rng.choice(GIVEN) for _ in range(rng.choice((1, 2, 2))))


def draw_nickname(rng: Random) -> str:
    return rng.choice(NICKNAMES) + rng.choice(("", "", str(rng.randrange(10, 2020))))


def draw_comments(rng: Random, count: int, *, taiwan: bool = False) -> tuple[str, ...]:
    return tuple(rng.sample(TAIWAN_COMMENTS if taiwan else COMMENTS, count))


def _draw_paragraphs(sentences: Sequence[str], count: int, rng: Random, most: int) -> list[str]:
    """`count` paragraphs of one to `most` sentences, no sentence twice; fewer when sentences run out."""
    rest = rng.sample(list(sentences), len(sentences))
    paragraphs: list[str] = []
    while rest and len(paragraphs) < count:
        paragraphs.append("".join(rest.pop() for _ in range(min(rng.randint(1, most), len(rest)))))
    return paragraphs


def _fixed(rng: Random, *, taiwan: bool) -> dict[str, str]:
    slots = load_frames()["slots"]
    names = ("person", "city", "platform") if not taiwan else ("person", "city")
    return {name: rng.choice(slots[name]) for name in names if name in slots}


def draw_loan_article(
    rng: Random, size: str = "", *, headings: bool | None = None, most: int = 0, taiwan: bool = False
) -> Writing:
    """An article on one topic and those near it; up to `most` sentences a paragraph (0: drawn)."""
    most = most or rng.choice((1, 2, 3, 4, 6))
    topics = load_topics(TAIWAN) if taiwan else load_topics(*GROUPS)
    topic = rng.choice(list(topics.values()))
    near = [topics[key] for key in topic.near if key in topics]
    fixed = _fixed(rng, taiwan=taiwan)
    count = rng.randint(*N_LINES[size or rng.choice(("short", "medium", "medium", "long"))])
    with_headings = (rng.random() < 0.5 if headings is None else headings) and count > 5
    told = _Teller(rng, fixed)
    pieces = [Piece(Kind.TEXT, (told.say(rng.choice(topic.leads)),))]
    chapters = [topic, *near] if count > 12 else [topic]
    per_chapter = max(1, (count - 2) // len(chapters))
    for chapter in chapters:
        pieces += _draw_chapter(chapter, per_chapter, told, most, with_headings)
    pieces.append(Piece(Kind.TEXT, (told.say(rng.choice(topic.closings)),)))
    title = told.say(rng.choice(topic.titles))
    return Writing(title if taiwan else rng.choice(_DECORATIONS).format(title), topic.category, tuple(pieces))


class _Teller(NamedTuple):
    rng: Random
    fixed: dict[str, str]

    def say(self, template: str) -> str:
        return fill(template, self.rng, self.fixed).strip()


def _draw_chapter(topic: Topic, count: int, told: _Teller, most: int, with_headings: bool) -> list[Piece]:
    """Paragraphs under up to three headings, sometimes with a list."""
    rng = told.rng
    paragraphs = [told.say(text) for text in _draw_paragraphs(topic.sentences, count, rng, most)]
    headings = rng.sample(topic.headings, min(3, len(topic.headings), max(1, count // 4)))
    style = rng.choice(("{}", "{n}、{}", "（{n}）{}", "{d}. {}", "【{}】"))
    pieces = []
    share = max(1, len(paragraphs) // len(headings))
    for number in range(0, len(paragraphs), share):
        if with_headings and number // share < len(headings):
            order = number // share
            heading = style.format(told.say(headings[order]), n="一二三四五六"[order], d=order + 1)
            pieces.append(Piece(Kind.HEADING, (heading,)))
        pieces += [Piece(Kind.TEXT, (text,)) for text in paragraphs[number : number + share]]
        if rng.random() < 0.15 and topic.items:
            items = rng.sample(topic.items, min(len(topic.items), rng.randint(3, 5)))
            pieces.append(Piece(Kind.ITEMS, tuple(told.say(item) for item in items)))
    return pieces


def draw_general_article(rng: Random, size: str = "", *, kind: str = "", most: int = 0) -> Writing:
    """News, science or a story; the lead says what the title says."""
    most = most or rng.choice((2, 3, 4, 6))
    kind = kind or rng.choice(list(TITLES))
    category, titles = TITLES[kind]
    title = rng.choice(titles)
    count = rng.randint(*N_LINES[size or rng.choice(("short", "medium", "medium", "long"))])
    paragraphs = _draw_paragraphs(read_sentences(kind), count, rng, most)
    start = rng.choice(
        (
            "本报讯（记者 {name}）{title}。",
            "{title}。",
            "{title}，这是记者昨日从有关部门了解到的消息。",
            "日前，{title}。",
        )
        if kind == "society"
        else ("{title}。", "说到“{title}”，不少人有话要讲。", "今天想和大家聊聊：{title}。")
    )
    paragraphs[0] = start.format(title=title.rstrip("？！"), name=draw_name(rng)) + paragraphs[0]
    return Writing(title, rng.choice(category), tuple(Piece(Kind.TEXT, (text,)) for text in paragraphs))


def add_captions(writing: Writing, rng: Random, count: int) -> Writing:
    """The same with pictures between its pieces."""
    pieces = list(writing.pieces)
    for _ in range(count):
        caption = rng.choice(("图为{}现场", "资料图：{}", "{}（网络配图）", "图：{}", "{} 视觉中心供图"))
        subject = rng.choice(
            ("银行网点", "调解室", "街头", "办事大厅", "法庭", "社区活动", "签约仪式", "讲座", "营业厅")
        )
        pieces.insert(rng.randrange(1, len(pieces) + 1), Piece(Kind.CAPTION, (caption.format(subject),)))
    return Writing(writing.title, writing.category, tuple(pieces))


def draw_table(rng: Random) -> Piece:
    """A table of loan terms; rows of two to four cells."""
    heads = ("平台类型", "逾期天数", "常见做法", "罚息标准", "处理建议")
    cells = (
        ("信用卡", "消费贷", "车贷", "房贷", "小额贷款", "花呗类产品", "助学贷款"),
        ("1-3天", "4-30天", "31-90天", "90天以上", "半年以上"),
        ("短信提醒", "人工电话", "委外催收", "寄送律师函", "提起诉讼"),
        ("日万分之五", "上浮百分之五十", "按合同约定", "不超过LPR四倍", "免收三天"),
        ("尽快补足", "主动说明情况", "申请分期", "保留证据", "积极应诉"),
    )
    columns = sorted(rng.sample(range(len(heads)), rng.randint(2, 4)))
    rows = [" | ".join(heads[column] for column in columns)]
    rows += [" | ".join(rng.choice(cells[column]) for column in columns) for _ in range(rng.randint(3, 7))]
    return Piece(Kind.TABLE, tuple(rows))


def draw_byline(
    rng: Random, years: tuple[int, int], *, authors: float = 0.5, sources: Sequence[str] = (), nickname: bool = False
) -> Byline:
    """Who and when; an author in a share `authors` of the draws, a source whenever there are `sources`."""
    published = datetime(
        rng.randint(*years), rng.randint(1, 12), rng.randint(1, 28), rng.randint(0, 23), rng.randint(0, 59),
        rng.randint(0, 59), tzinfo=SHANGHAI,
    )  # fmt: skip
    return Byline(
        author=(draw_nickname(rng) if nickname else draw_name(rng)) if rng.random() < authors else None,
        source=rng.choice(list(sources)) if sources else None,
        published=published,
        fetched_at=published + timedelta(days=rng.randint(2, 500), hours=rng.randint(0, 20)),
        editor=draw_name(rng),
    )


class Dated(NamedTuple):
    """A date as written, the moment that a reader takes from it, and how exactly."""

    text: str
    moment: datetime
    precision: Precision


def stamp(moment: datetime, style: str) -> Dated:
    """`moment` written as `style` says, a strftime pattern; "%-m" and its like write no leading zero."""
    precision = Precision.SECOND if "%S" in style else Precision.MINUTE if "%M" in style else Precision.DAY
    known = {Precision.SECOND: moment, Precision.MINUTE: moment.replace(second=0)}.get(
        precision, moment.replace(hour=0, minute=0, second=0)
    )
    return Dated(moment.strftime(style), known, precision)


def draw_relative(byline: Byline, rng: Random) -> tuple[Byline, Dated]:
    """A date as the distance to the moment of fetching, and the byline fetched so soon; only the day is known."""
    ago = rng.randint(1, 6)
    fetched_at = byline.published + timedelta(days=ago)
    words = f"{ago}天前" if ago > 1 else rng.choice((f"昨天 {byline.published:%H:%M}", "1天前"))
    day = byline.published.replace(hour=0, minute=0, second=0)
    return replace(byline, fetched_at=fetched_at), Dated(words, day, Precision.DAY)

"""What the pages tell: titles, paragraphs, items and tables of one theme, drawn from a seeded `Random`.

Sentences are the project's own (data/language/sentences) and those of texts.toml; both are taken in runs of neighbours,
so that a page reads as one text of one subject, as far as invented text can.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice
from pathlib import Path
from random import Random
from typing import Any

HERE = Path(__file__).parent
SENTENCES = HERE.parents[2] / "data" / "language" / "sentences"
TEXTS: dict[str, Any] = tomllib.loads((HERE / "texts.toml").read_text(encoding="utf-8"))
NAMES: dict[str, Any] = TEXTS.pop("names")
THEMES = tuple(TEXTS)
# A shipped sentence that speaks for the site, or that asks and answers, would make the truth of a page a matter of taste.
NOT_PROSE = re.compile(
    "本站|本刊|本文|小编|转载|版权|编辑|来源|记者从|关注我们|联系我们|点击|评论|楼主|客服您好|^问|^答|^愿景|http"
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Prose of one line."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside the article."""

    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list inside the article; the numbers of an ordered one are drawn by the browser."""

    lines: tuple[str, ...]
    is_ordered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table of data inside the article; the first row is its head."""

    rows: tuple[tuple[str, ...], ...]


Piece = Paragraph | Heading | Items | Table


@dataclass(frozen=True, slots=True)
class Story:
    """An article before any site wraps it."""

    theme: str
    title: str
    pieces: tuple[Piece, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines as `SimulatedPage.lines` counts them."""
        return tuple(chain.from_iterable(lines_of(piece) for piece in self.pieces))


def lines_of(piece: Piece) -> Sequence[str]:
    """A paragraph or heading is a line, an item is one, and a row is one, its cells joined by " | "."""
    if isinstance(piece, Table):
        return [" | ".join(row) for row in piece.rows]
    return piece.lines if isinstance(piece, Items) else [piece.text]


@cache
def shipped_sentences(name: str) -> tuple[str, ...]:
    """The sentences of one shipped file that are prose and no word of a site."""
    lines = (SENTENCES / f"{name}.txt").read_text(encoding="utf-8").split("\n")
    return tuple(line for line in lines if len(line) > 8 and not NOT_PROSE.search(line))


def draw_person(rng: Random) -> str:
    """A name of two or three characters."""
    surnames: str = NAMES["surnames"]
    given: list[str] = NAMES["given"]
    return rng.choice(surnames) + rng.choice(given)


def draw_name(rng: Random, kind: str) -> str:
    """One of `places`, `banks`, `firms`, `papers`, `nicknames` or `replies`."""
    names: list[str] = NAMES[kind]
    return rng.choice(names)


def fill_in(rng: Random, text: str) -> str:
    """`text` with its slots filled."""
    if "{" not in text:
        return text
    return text.format(
        place=draw_name(rng, "places"),
        person=draw_person(rng),
        bank=draw_name(rng, "banks"),
        firm=draw_name(rng, "firms"),
        n=rng.randint(3, 68),
    )


def draw_titles(rng: Random, n: int, theme: str = "", besides: str = "") -> list[str]:
    """`n` different titles of a theme, or of any, none of them made as `besides` was."""
    patterns: list[str] = (
        TEXTS[theme]["titles"] if theme else list(chain.from_iterable(TEXTS[name]["titles"] for name in THEMES))
    )
    others = [pattern for pattern in patterns if not is_made_from(besides, pattern)]
    return [fill_in(rng, pattern) for pattern in rng.sample(others, min(n, len(others)))]


def is_made_from(title: str, pattern: str) -> bool:
    """Whether the pattern with some values in its slots gives the title."""
    parts = (re.escape(part) for part in re.split(r"\{\w+\}", pattern))
    return re.fullmatch(".+?".join(parts), title) is not None


def read_on(rng: Random, theme: str) -> Iterator[str]:
    """Sentences without end: runs of the theme's own, and between them one stretch of a shipped file, run by run."""
    own = [fill_in(rng, text) for text in TEXTS[theme]["sentences"]]
    at = rng.randrange(len(own))
    own = own[at:] + own[:at]
    lines = shipped_sentences(rng.choice(TEXTS[theme]["files"]))
    begin = rng.randrange(len(lines))
    while True:
        n_own = rng.randint(2, 5)
        yield from own[:n_own]
        own = own[n_own:] + own[:n_own]
        for _ in range(rng.randint(2, 6)):
            yield lines[begin % len(lines)]
            begin += 1


def write_paragraphs(rng: Random, sentences: Iterator[str], n: int, longest: int = 4) -> list[Paragraph]:
    """`n` paragraphs of one to `longest` sentences."""
    return [Paragraph("".join(islice(sentences, rng.randint(1, longest)))) for _ in range(n)]


def draw_length(rng: Random, low: int, high: int) -> int:
    """How many paragraphs: mostly `low` to `high`; of ten articles one is a brief of two, and one is long."""
    kind = rng.random()
    if kind < 0.1:
        return 2
    return rng.randint(high, 3 * high) if kind > 0.9 else rng.randint(low, high)


def write_story(rng: Random, theme: str, n: int, *, n_headings: int = 0, longest: int = 4) -> Story:
    """A title and `n` paragraphs, with up to `n_headings` headings among them."""
    title = draw_titles(rng, 1, theme)[0]
    told: set[str] = set()
    paragraphs = write_paragraphs(rng, fresh(read_on(rng, theme), told), n, longest)
    pieces: list[Piece] = list(paragraphs)
    headings = TEXTS[theme]["headings"]
    chosen = sorted(rng.sample(range(len(headings)), min(n_headings, len(headings), n - 1)))
    places = sorted(rng.sample(range(1, n), len(chosen)), reverse=True)
    for place, number in zip(places, reversed(chosen), strict=True):
        pieces.insert(place, Heading(headings[number]))
    return Story(theme, title, tuple(pieces))


def fresh(sentences: Iterator[str], told: set[str]) -> Iterator[str]:
    """The sentences that were not told yet."""
    for sentence in sentences:
        if sentence not in told:
            told.add(sentence)
            yield sentence


def write_items(rng: Random, theme: str, n: int, *, is_ordered: bool = False) -> Items:
    """A list of `n` sentences."""
    return Items(tuple(islice(fresh(read_on(rng, theme), set()), n)), is_ordered)


def write_rates(rng: Random, n: int) -> Table:
    """A table of deposit rates by term."""
    rows = [("期限", "挂牌利率（%）", "最高利率（%）", "起存金额")]
    terms = rng.sample(["三个月", "半年", "一年", "两年", "三年", "五年", "七天通知", "活期"], n)
    for term in terms:
        rate = rng.uniform(0.2, 2.9)
        rows.append((term, f"{rate:.2f}", f"{rate * 1.3:.3f}", rng.choice(["50元", "1万元", "20万元", "5万元"])))
    return Table(tuple(rows))


def write_cases(rng: Random, n: int) -> Table:
    """A table of plans by person: amounts and months."""
    rows: list[tuple[str, ...]] = [("序号", "姓名", "欠款总额", "分期", "每月应还")]
    for number in range(1, n + 1):
        months, total = rng.choice([12, 24, 36, 60]), rng.randint(2, 40) * 1000
        rows.append((str(number), draw_person(rng)[0] + "某", f"{total}元", f"{months}期", f"{total / months:.2f}元"))
    return Table(tuple(rows))

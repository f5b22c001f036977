"""The strip beside the title: author, category, dates and counters in the many orders that pages print them.

The formats are those of the survey of 400 pages and of Chinese portals since 2005. A line is a byline only when all of it
is accounted for, so that a heading or a sentence with a date in it is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from pipeline.extract.dates import Stamp
from pipeline.extract.labels import fold
from pipeline.extract.marks import BARE, Mark, find_event, find_marks
from pipeline.extract.names import (
    EDGES,
    is_house,
    is_office,
    is_person,
    is_place,
    read_name,
    read_names,
)
from pipeline.extract.placing import COUNTER, Byline, is_member, place_words, split_tokens
from pipeline.extract.remarks import is_section

MAX_BYLINE_CHARS = 240  # a gazette's row of labels runs to two hundred
MAX_VALUE_CHARS = 24  # of a name, a section or a source: a court's or an office's
MAX_PLACE_CHARS = 4
MAX_COUNT_CHARS = 6  # 次浏览, 暂无评论

_HINT = re.compile(
    r"[\d:：/／>丨｜|-]|作|by|剛剛|刚刚|記者|记者|編譯|编译|撰|民[国國]|[〇○零]|文|[昨前]天", re.IGNORECASE
)  # no byline is without one
HEARING = re.compile(r"(?:上午|下午|早上|晚上|中午)?\d{1,2}[时点]")  # 2024年5月6日上午9时: no system writes that
SPAN = re.compile(
    r"\s?(?:至|到|起|止|以?前|以?后|之[前后]|以来|开始|施行|[-—–~～]{1,2}\s?(?:(?:19|20)\d\d|\d{1,2}\s?[月日]))"
)
# Captions that follow a name without a blank where each stood in an element of its own.
GLUED = re.compile(
    r"听新闻|聽新聞|语音播报|字号|字號|分享到?|举报|舉報|(?<![一-鿿])关注|官方账号|(?:优质)?[一-鿿]{2,4}领域(?:创作者|爱好者)"
    r"|IP\s?(?:属地|屬地|地址|归属地|歸屬地)\s?[:：]?\s?[一-鿿]{2,8}|优质创作者|收藏本文|打印本页|手机看新闻"
)
_HERE = re.compile(r"^\s?(?:正文|内容|详情)(?=\s)")  # the end of a breadcrumb
_NICK = re.compile(r"^\s?[（(][^（）()\d:：]{1,20}[）)]")  # 作者 hemu77 (一叶知秋)
_JOINING = re.compile("(?:本报|特约)?通讯员")
# Labels set apart to be as wide as others: 作　者：.
_APART = re.compile(r"(?<![一-鿿])([作来來时時日编編记記])[ \u3000]{1,4}([者源间間期辑輯])(?=[ \u3000]{0,2}[:：|｜])")
_SUPPLYING = re.compile("供稿|供图|撰稿|提供")
_ASKED = re.compile(r"提问(?:于|时间|者|人|\s*$)")
# 《某某日报》 is a source, `某某《条例》` is none; a lost arrow stands between blanks.
_CLAUSE = re.compile(r"怎么|什么|如何|为何|您|吗|(?<=\S)[?？!！。；]|(?<=\S)《|》(?=\S)")


@lru_cache(maxsize=512)  # the choice of the title, the strip and the end of a page ask about the same lines
def read_byline(line: str) -> Byline | None:
    """What a line of the strip says, or None when the line is something else; not to be changed by who asks.

    >>> byline = read_byline("小花2024-12-09债务优化83")
    >>> byline.author, byline.category, byline.stamps[0].at.date().isoformat()
    ('小花', '债务优化', '2024-12-09')
    >>> read_byline("2013年05月06日10:20 来源：某某日报 责任编辑：林晚").author
    ''
    """
    if not 2 <= len(line) <= MAX_BYLINE_CHARS or "。" in line or line.count("，") > 1 or not _HINT.search(line):
        return None
    if "\u3000" in line or " " in line:
        line = _APART.sub(r"\1\2", line)
    line, is_cut = _without_crumbs(line)
    folded = fold(line)
    event = find_event(folded)
    marks = list(find_marks(line, folded, event))
    tokens = split_tokens(line)
    if not marks and not is_member(tokens):
        return None
    if any(mark.stamp and (HEARING.match(folded, mark.end) or SPAN.match(folded, mark.end)) for mark in marks):
        return None
    byline = _combine(line, marks)
    if event and byline and byline.n_claims < 2:
        return None  # `开庭时间：2024-05-06`
    if byline and byline.author_rank and _ASKED.search(folded):  # who asks has not written the answers
        byline.author, byline.author_rank = "", 9
    if is_cut and byline:  # `首页 > 逾期动态 人气:2`: what ends the breadcrumb is a section, never a person
        byline.author, byline.category = "", byline.category or byline.author
    return byline


def _without_crumbs(line: str) -> tuple[str, bool]:
    """The line behind the last `>` of a breadcrumb that shares it with the byline, and whether one was cut off."""
    if ">" in line and fold(line).startswith(("首页", "当前位置")):
        return _HERE.sub("", line[line.rindex(">") + 1 :]).strip(), True
    return line, False


def _combine(line: str, marks: Sequence[Mark]) -> Byline | None:
    """The byline that the marks and the text between them make up, None when too much is left over."""
    byline = Byline()
    before: list[str] = []
    after: list[str] = []
    is_claimed = False  # a label says that this is a byline
    kind = value = label = ""
    events: list[Stamp] = []  # of what a site calls its publication, or of what the article is about
    position = 0
    for mark in [*marks, Mark(len(line), len(line), "end")]:
        between = GLUED.sub(" ", line[position : mark.start])
        tokens = split_tokens(between)
        if kind in ("author", "poster", "category", "source", "other", "count") and _is_said(kind, between, tokens):
            return None
        byline.n_claims += kind not in ("", "published", "updated", "dated", "event")
        if kind in ("author", "poster"):
            is_claimed = is_claimed or value != BARE
            names, rest = read_names(between)
            rest = _NICK.sub("", rest) if names else rest
            if _SUPPLYING.search(fold(label)) and is_office(fold(names)):
                byline.source, names = byline.source or names, ""  # 供稿：办公室
            if _JOINING.fullmatch(fold(label)) and byline.author_rank == 0 and is_person(fold(names)[:3].strip()):
                byline.author = f"{byline.author} {names}"  # 作者：纪涛 通讯员：霍映雪
            if byline.author_rank == 0 and is_house(fold(byline.author)) and is_person(fold(names)):
                byline.source, byline.author = byline.source or byline.author, names  # 文 | 禾木财经，作者 | 林小晚
            byline.name(names, int(kind == "poster"))
            tokens = split_tokens(rest)
        elif kind == "category":
            is_claimed = True
            whole = split_tokens(line[position : mark.start])[:1]  # 经验分享 ends like a button
            filed = whole if whole and is_section(fold(whole[0])) else tokens
            byline.category = byline.category or (filed[0].strip(EDGES) if filed else "")
            byline.is_filed = True
            tokens = tokens[1:]
        elif kind in ("source", "other", "count", "all", "unknown"):
            is_claimed = is_claimed or kind != "unknown"
            if kind == "source" and tokens:
                byline.source = byline.source or tokens[0].strip(EDGES)
            tokens = [] if kind == "all" else tokens[1:]
        elif kind == "published" and not mark.stamp and mark.kind != "ago" and tokens and value != BARE:
            byline.name(
                "" if is_place(fold(tokens[0])) else read_name(tokens[0], is_labelled=True), 1
            )  # `发布:小禾 | 分类:理财`
            tokens = tokens[bool(byline.author) :]
        elif kind == "counted":
            is_claimed = is_claimed or bool(byline.stamps)
        elif kind == "ago" and before and len(tokens) == 1 and between[:1] == " " and len(tokens[0]) <= MAX_PLACE_CHARS:
            tokens = []  # 何春梅 5小时前 平阳: where the account writes from
        is_after = kind in ("stamp", "ago") or bool(byline.stamps)
        if is_after and kind == "stamp" and not byline.author and _is_pointed(between) and tokens:
            if not any(map(read_name, before)) and not is_house(fold(tokens[0])):
                byline.name(read_name(tokens[0]), 2)  # 2023-05-06 10:20·林小晚
            tokens = tokens[bool(byline.author) :]
        (after if is_after else before).extend(tokens)
        if mark.stamp is not None:
            stamps = {
                "published": byline.published,
                "event": events,
                "dated": byline.dated,
                "updated": byline.updated,
            }
            stamps.get(kind, byline.plain).append(mark.stamp)
        elif mark.kind == "ago":
            byline.relative = byline.relative or line[mark.start : mark.end]
        elif mark.kind == "day":
            is_claimed = True
        elif mark.kind == "reporter":
            is_claimed = True
            byline.name(mark.value, 0)
        is_claimed = is_claimed or (
            kind in ("published", "updated", "dated", "event") and mark.kind in ("stamp", "ago")
        )
        kind, value, position = mark.kind, mark.value, mark.end
        label = line[mark.start : mark.end].strip(EDGES)
    byline.published = byline.published or events
    return place_words(byline, before, after, is_claimed=is_claimed)


def _is_pointed(between: str) -> bool:
    return between.lstrip()[:1] in ("·", "•", "∙", "@")


def _is_said(kind: str, text: str, tokens: Sequence[str]) -> bool:
    """Whether what follows a label is a sentence, so that the label is a speaker's or a chapter's."""
    value = text.strip(EDGES.replace("《", "").replace("》", ""))
    if kind == "author" and len(value) <= MAX_VALUE_CHARS:
        value = value.replace("；", "、").replace("，", "、")  # between names
    if "，" in value or _CLAUSE.search(value):
        return True
    if not tokens:
        return False
    if kind == "count":
        return len(tokens[0]) > MAX_COUNT_CHARS and not COUNTER.match(tokens[0])
    return len(tokens[0]) > MAX_VALUE_CHARS

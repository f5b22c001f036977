"""Advertising that was glued to a title: `某某官网入口-信用卡逾期怎么办`, `【某某外墙清洗平台官网】一张借条`.

A title is cut at signs, brackets and blanks. A part of which the page does not speak goes when something speaks against it
besides: words that spam uses, what only sellers add to a name, a place before a trade, or a place where no site puts
its name. Sites and columns have names of which the page does not speak either; those stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.cleaning.page_words import PageWords, Phrase, find_pairs
from pipeline.cleaning.place_rows import strip_place
from pipeline.knowledge import Knowledge
from pipeline.records import Draft, Edit, Reason

# A blank cuts between Han characters; a sign with its blanks, and a bracket, anywhere.
_SIGN = re.compile(r"\s*(?:[-_|｜丨·,—–]+|[【】])\s*|\s+I\s+|(?<=[㐀-鿿])[ \u3000]+(?=[㐀-鿿])")
MAX_TITLE_CHARS = 300
MIN_SEGMENT_CHARS, MAX_SEGMENT_CHARS = 4, 24
MIN_INFORMATION = 28.0  # natural logarithms; the names of sites and columns have less, or stand alone
MIN_TRADE_INFORMATION = 22.0  # with the place in front of it
MAX_PITCHED_SHARED = 0.2  # 平台 of 某某平台官网 may stand anywhere
MIN_BRANDED_INFORMATION = 40.0  # natural logarithms, of a brand and what a dot joins to it
MIN_LISTED = 0.3  # of its characters belong to words that spam uses
MIN_FRONT_CHARS = 5
MIN_HEADING_CHARS = 6  # of a title of which the page does not speak
MAX_SHARED = 0.15  # of a segment's pairs of characters stand in the text, where others of the title have more
MIN_SEGMENTS = 2  # of unlisted words: one may be the site's name
# What only sellers put at the end of a name, in clauses too; and at either end of what they sell.
_OFFICIAL = re.compile(
    "(?:官网|官網|官方网站|官方網站|下载|下載|入口|app|APP|注册|註冊|登录|登入|安卓版|手机版|最新版|网址|網址)$"
)
_PITCH = re.compile(
    "(?:平台|电话|電話|价格|價格|多少钱|多少錢|厂家|廠家|哪家好|公司)$|^(?:官方|正规|专业|附近|同城|本地|上门|免费)"
)
# How media, columns and places to talk are called: they stand in titles and say nothing of the page.
_MEDIUM = re.compile(
    "(?:[网網报報刊台社坛壇馆館院]|贴吧|公众号|公眾號|频道|頻道|在线|在線|热线|熱線|新闻|新聞|资讯|資訊|财经|財經|观察|觀察|评论|評論|视点|调查|"
    "解读|说法|課堂|课堂|讲堂|案例|快讯|头条|百科|问答|指南|攻略|专栏|專欄|专题|博客|日记|笔记|生活|家园|社区|社區|之家|之窗|"
    "客户端|中心|律师|頭條|早餐|早读|专访|直播|提示|故事)$"
)


@dataclass(frozen=True, slots=True)
class _Part:
    start: int
    end: int
    phrase: Phrase
    shared: float  # of its pairs of characters, with the page
    before: str  # the sign in front of it with its blanks; empty at the edge of the title
    behind: str


def propose(draft: Draft, knowledge: Knowledge) -> Iterator[Edit]:
    """Deletions of the segments of a title of which the page does not speak, with the sign between them and the rest.

    Something that the page does speak of must be left.
    """
    title = draft.text
    if len(title) > MAX_TITLE_CHARS or not draft.page_text or not _SIGN.search(title):
        return
    lines = draft.page_text.split("\n")
    page = PageWords(lines, knowledge)
    parts = _cut(title, lines, page)
    if len(parts) < 2:
        return
    most = max(part.shared for part in parts)
    limit = min(most, MAX_SHARED)
    foreign = [at for at, part in enumerate(parts) if part.shared < limit and _is_foreign(part.phrase)]
    is_listed = any(parts[at].phrase.is_listed or parts[at].phrase.n_strong > 0 for at in foreign)
    wanted: set[int] = set()
    if is_listed or len(foreign) >= MIN_SEGMENTS:
        wanted = {
            at for at, part in enumerate(parts) if len(part.phrase.text) <= MAX_SEGMENT_CHARS and part.shared < limit
        }
    else:
        for at in range(len(parts)):
            if _is_pitch(parts, at):
                wanted |= _with_brand(parts, at)
    if not any(_is_heading(part) for at, part in enumerate(parts) if at not in wanted):
        return
    evidence = "of something of which the page does not speak"
    for first, last in _stretches(wanted):
        if last + 1 < len(parts):
            start, end = (parts[first].start, parts[last + 1].start) if first else (0, parts[last + 1].start)
        else:
            start, end = (parts[first - 1].end if first else 0), len(title)
        start += title[start:end].find("】") + 1 if "【" not in title[start:end].partition("】")[0] and first else 0
        yield Edit(start, end, title[start:end], "", Reason.SPAM, 0.95, evidence)


def _cut(title: str, lines: Sequence[str], page: PageWords) -> list[_Part]:
    """The parts of a title that hold something, with what they share with the lines that are not the title itself."""
    signs = list(_SIGN.finditer(title))
    starts, ends = [0, *(sign.end() for sign in signs)], [*(sign.start() for sign in signs), len(title)]
    names = ["", *(sign[0] for sign in signs), ""]
    texts = [title[start:end] for start, end in zip(starts, ends, strict=True)]
    said = find_pairs(line for line in lines if not any(text and text in line for text in texts))
    parts = []
    for at, text in enumerate(texts):
        if text:
            phrase = page.read(text)
            shared = len(phrase.pairs & said) / max(len(phrase.pairs), 1)
            parts.append(_Part(starts[at], ends[at], phrase, shared, names[at], names[at + 1]))
    return parts


def _is_foreign(phrase: Phrase) -> bool:
    is_phrase = MIN_SEGMENT_CHARS <= len(phrase.text) <= MAX_SEGMENT_CHARS
    return is_phrase and not (phrase.is_clause or phrase.is_at_home) and phrase.information >= MIN_INFORMATION


def _is_pitch(parts: Sequence[_Part], at: int) -> bool:
    """Whether a part with which the page shares nothing is built or placed as advertisements are, and sites' names are not."""
    part = parts[at]
    phrase = part.phrase
    if not (phrase.pairs and MIN_SEGMENT_CHARS <= len(phrase.text) <= MAX_SEGMENT_CHARS):
        return False
    if part.shared <= MAX_PITCHED_SHARED and phrase.information >= MIN_INFORMATION and _OFFICIAL.search(phrase.text):
        return True
    if phrase.is_clause or part.shared or phrase.information < MIN_TRADE_INFORMATION:
        return False
    is_half = part.before.isspace() or part.behind.isspace()  # of a headline of two
    if is_half or not any(other.shared or len(other.phrase.text) > len(phrase.text) for other in parts):
        return False
    if phrase.is_at_home:
        return False
    if _PITCH.search(phrase.text):
        return True
    if _MEDIUM.search(phrase.text):
        return False
    if strip_place(phrase.text) and not phrase.is_named:
        return True
    branded = _with_brand(parts, at)
    if len(branded) > 1 and sum(parts[other].phrase.information for other in branded) >= MIN_BRANDED_INFORMATION:
        return True
    # No column stands in front of such a sign, and the names of sites stand behind.
    is_in_front = (
        at == 0
        and len(phrase.text) >= MIN_FRONT_CHARS
        and part.behind in ("-", "_")
        and any(other.shared for other in parts)
    )
    is_listed = phrase.n_listed >= MIN_LISTED * len(phrase.text)
    return phrase.information >= MIN_INFORMATION and (is_in_front or is_listed)


def _is_heading(part: _Part) -> bool:
    """Whether a part may be what the page is called, be it that the page does not speak of it."""
    return not _MEDIUM.search(part.phrase.text) and (part.shared > 0.0 or len(part.phrase.text) >= MIN_HEADING_CHARS)


def _with_brand(parts: Sequence[_Part], at: int) -> set[int]:
    """The part with what a dot joins to it, as far as the page shares nothing with that."""
    found = {at}
    for other, sign in ((at - 1, parts[at].before), (at + 1, parts[at].behind)):
        if sign == "·" and parts[other].shared == 0.0 and not _MEDIUM.search(parts[other].phrase.text):
            found.add(other)
    return found


def _stretches(numbers: set[int]) -> Iterator[tuple[int, int]]:
    """First and last of every run of neighbouring numbers."""
    first = None
    for number in sorted(numbers):
        first = number if first is None else first
        if number + 1 not in numbers:
            yield first, number
            first = None

"""A line of the page as the title that it holds: without badges and sections glued to it, with characters that decoding lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.extract.dates import find_stamps
from pipeline.extract.head import Head
from pipeline.extract.labels import fold
from pipeline.extract.statements import Statement, plain
from pipeline.extract.text import Line

MAX_TITLE_CHARS = 90
MIN_TITLE_HAN = 5  # shorter ones are sections, unless `<title>` begins with them
TITLE_LABEL = re.compile(
    r"\s{0,4}(?:标|標)\s{0,4}(?:题|題)\s?[:：][\s|｜]{0,4}(?=\S)|\s{0,4}[题題]目\s?[:：]\s{0,4}(?=\S)"
)
_LABELS = frozenset(("标题", "標題", "题目", "題目"))
LOST = "\ufffd"
MAX_BADGES = 3
_DATE_ENDS = frozenset("0123456789日号")
MAX_BADGE_CHARS = 12  # of one that only the other statements of the title show to be none of it
_COLONS = tuple(":：,，、的")  # behind a word of the title
_BRACKETED = re.compile(r"\s*[\[【［(（][^\]】］)）]{1,10}[\]】］)）]\s*")
# What sites pin on a title in an element of its own: the kind of the text, its rank, its state.
_BADGES = frozenset(
    "问 答 图 视 热 荐 顶 精 转 深度 原创 组图 图集 图文 视频 独家 快讯 突发 重磅 置顶 精华 精选 转载 首发 推荐 热门 已解决 待解决 未解决"
    " 悬赏 hot new top vip q a".split()
)


def without_label(line: Line) -> str:
    """The text behind `标题：`, or behind 标题 in an element of its own, as boards in the style of a terminal have it."""
    if label := TITLE_LABEL.match(line.text):
        return line.text[label.end() :]
    first = line.parted.split(" ", 1)[0]
    return line.text[len(first) :].strip() if first in _LABELS and line.text.startswith(first) else line.text


def mend(line: Line, head: Head, statements: Sequence[Statement]) -> Line:
    """The line as a title: what an inline element adds to its start or end and no statement has, is left out."""
    if len(line.text) > 2 * MAX_TITLE_CHARS:
        return line
    if (bare := without_label(line)) != line.text:
        line = line._replace(text=bare, parted="")
    elif line.parted:
        line = line._replace(text=_without_badges(line, statements))
    line = line._replace(text=_without_date(line.text, statements, is_parted=bool(line.parted)))
    return _restore(line, head) if LOST in line.text else line


def _without_badges(line: Line, statements: Sequence[Statement]) -> str:
    """The text without the first and last elements that are badges."""
    text, left = line.text, line.parted.split(" ")
    for _ in range(MAX_BADGES):
        agreement = _agreement(text, statements)
        if agreement >= 5.0:
            return text
        for badge, rest, pieces in _cut_ends(text, left):
            is_badge = rest[:1] not in _COLONS and fold(badge).strip("[]【】（）() ") in _BADGES
            if len(plain(rest)) >= MIN_TITLE_HAN and (is_badge or _agreement(rest, statements) > max(agreement, 3.0)):
                text, left = rest, pieces
                break
        else:
            return text
    return text


def _without_date(text: str, statements: Sequence[Statement], *, is_parted: bool) -> str:
    """The text without the date that a cell or an element of its own puts behind it, or that a statement lacks."""
    stamps = find_stamps(text) if may_end_in_date(text) else []
    if not stamps or text[stamps[-1].end :].strip(" ]】）)"):
        return text
    rest = text[: stamps[-1].start].rstrip(" |｜[【(（")
    behind = text[len(rest) :].lstrip()
    is_apart = behind.startswith("|") or (is_parted and behind[0] in "[【（(")
    is_bare = is_apart or _agreement(rest, statements) > _agreement(text, statements)
    return rest if is_bare and len(plain(rest)) >= MIN_TITLE_HAN else text


def may_end_in_date(text: str) -> bool:
    """Whether the line's end looks like that of a date, at the cost of nothing."""
    return text.rstrip(" ]】）)")[-1:] in _DATE_ENDS and any(map(str.isdigit, text[-6:]))


def _cut_ends(text: str, pieces: Sequence[str]) -> Iterator[tuple[str, str, list[str]]]:
    """The first and the last pieces of a text, up to three at once, each with what is left of the text and of the pieces."""
    for n in range(1, min(MAX_BADGES, len(pieces) - 1) + 1):
        for badge, kept in ((" ".join(pieces[:n]), pieces[n:]), (" ".join(pieces[-n:]), pieces[:-n])):
            rest = text.removeprefix(badge) if kept == pieces[n:] else text.removesuffix(badge)
            if len(rest) < len(text) and len(badge) <= MAX_BADGE_CHARS:
                yield badge, rest.strip(), list(kept)


def _agreement(text: str, statements: Sequence[Statement]) -> float:
    wanted = plain(text)
    return max((statement.agreement(wanted) for statement in statements), default=0.0)


def _restore(line: Line, head: Head) -> Line:
    """The line with the characters that decoding lost, where a statement of the title has them."""
    if len(line.text) > MAX_TITLE_CHARS:
        return line
    wanted = re.compile(".{1,2}".join(map(re.escape, re.split(f"{LOST}+", line.text))))
    found = next(filter(None, map(wanted.search, (head.og_title, head.title))), None)
    return line._replace(text=found[0]) if found else line


def without_brackets(text: str, statements: Sequence[Statement]) -> str:
    """The line without the section in brackets that a forum puts before the title, where a statement lacks it."""
    found = _BRACKETED.match(text)
    if not found or found.end() == len(text):
        return text
    bare = plain(text[found.end() :])
    is_bare = len(bare) >= MIN_TITLE_HAN and any(statement.whole.startswith(bare) for statement in statements)
    return text[found.end() :] if is_bare else text

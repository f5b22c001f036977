"""Sections that are no part of the article: comments, and teasers of other articles, by label and by what follows it.

A label alone proves nothing: `延伸閱讀` may head a chapter, and `精彩評論` stands empty at the top of many farm pages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from pipeline.extract.dates import find_stamps
from pipeline.extract.labels import fold, is_neighbour_link, label_role
from pipeline.extract.text import Line, is_attachment
from pipeline.lines import is_numbered
from pipeline.records import Role

# A teaser is a title, the title again, and a blurb that is cut off; set on the survey, where blurbs run to 150 characters.
MAX_TEASER_TITLE_CHARS = 48
MIN_TEASER_RATIO = 0.6
MIN_PARAGRAPH_CHARS = 20  # of a line with a full stop; shorter ones end teasers and comments as well
MAX_HEADER_CHARS = 60
MAX_NEIGHBOUR_LABEL = 6  # 下一篇：, with the title on the line below
_HEADER = re.compile(
    r"(?:(?:头像|用户头像)\s?\S)|[^\s\d]{2,8}(?:\s?[-—]\s?\S{1,6}?)?\s?(?:19|20)\d\d-\d\d?-\d\d?(?:\s\d\d?:\d\d(?::\d\d)?)?$|\S{1,16}\s?[-—]\s?\S{0,6}(?:顾问|律师|的人|征服者|上岸者|达人)(?:\s|$|\d)|第?\d{1,4}(?:楼|#)|(?:沙发|板凳|地板)(?:$|\s)"
    r"|\S{1,16}\s{1,4}(?:\d{1,3}(?:秒|分钟|小时|天|周|个月|年)前|刚刚)|(?:网友|游客|用户|匿名)\S{0,8}(?:[:：]|\s\S)|(?:匿名|游客)\S{0,4}$|\S{1,12}\s?(?:说道?|回复|评论道)\s?[:：]"
)
_AVATAR = re.compile(r"(?:头像|用户头像)\s{0,3}\S{1,16}\s?[-—]")
_DAY = re.compile(r"(?:(?:19|20)\d\d[-/.年])?\d\d?[-/.月]\d\d?日?(?:\s\d\d?:\d\d(?::\d\d)?)?")
_CUT_OFF = ("...", "…", ". . .")


def is_comment_header(line: str) -> bool:
    """Whether the line names the writer of a comment: an avatar, a name with a calling or a time, a floor.

    >>> is_comment_header("頭像 苏一-法律顧問 2025-03-01")
    True
    """
    return len(line) <= MAX_HEADER_CHARS and _HEADER.match(fold(line)) is not None


def mark_sections(lines: Sequence[Line], first: int, hints: Mapping[int, Role]) -> dict[int, Role]:
    """The role of every line from `first` on that is not the article's, by line number.

    `hints` are roles that the boxes of the page gave; labels and shapes find the rest.
    """
    roles = dict(hints)
    labels = {
        number: role
        for number in range(first, len(lines))
        if len(lines[number].text) <= 24 and (role := label_role(lines[number].text)) and number not in roles
    }
    starts = [*sorted(labels), len(lines)]
    repeated = Counter(line.text for line in lines[first:] if _is_short(line)) if labels else Counter()
    last_prose = next((number for number in range(len(lines) - 1, first, -1) if _is_paragraph(lines[number])), -1)
    for place, start in enumerate(starts[:-1]):
        end = starts[place + 1]
        if labels[start] is Role.COMMENT:
            found = _comments_end(lines, start, end)
        else:
            found = _teasers_end(lines, start, end, is_last=last_prose < end, repeated=repeated)
        for number in range(start, found):
            roles.setdefault(number, labels[start])
    for number in range(first, len(lines)):
        text = lines[number].text
        if roles.get(number, Role.TEASER) is Role.TEASER and is_neighbour_link(text) and not text.endswith("。"):
            roles[number] = Role.NAVIGATION
            if len(text) <= MAX_NEIGHBOUR_LABEL:
                for below in _neighbour_below(lines, number, last_prose):
                    roles.setdefault(below, Role.NAVIGATION)
    _mark_unlabelled(lines, first, roles)
    return roles


def _neighbour_below(lines: Sequence[Line], number: int, last_prose: int) -> Iterator[int]:
    """The lines below a bare `上一篇` that are the neighbour: a link, or behind the text its title and its day."""
    if number + 1 == len(lines):
        return
    title = lines[number + 1]
    if title.link_ratio > 0.8:
        yield number + 1
    elif number > last_prose and len(title.text) <= MAX_TEASER_TITLE_CHARS and not label_role(title.text):
        if is_neighbour_link(title.text):
            return
        yield number + 1
        if number + 2 < len(lines) and _DAY.fullmatch(lines[number + 2].text):
            yield number + 2


def _comments_end(lines: Sequence[Line], start: int, end: int) -> int:
    """The end of the comments that the label at `start` heads; `start` where it heads a chapter of the article."""
    section = lines[start + 1 : end]
    headers = [number for number, line in enumerate(section) if is_comment_header(line.text)]
    if headers:
        # Spun farms put an empty box above the article; comments begin close to their label.
        return end if headers[0] <= 3 else start + 1
    if not any(_is_paragraph(line) for line in section):
        return end if not any(is_numbered(line.text) for line in section) else start + 1
    if start < 8 and any(is_numbered(line.text) for line in section):
        return start + 1  # the empty box above the article
    return start


def _teasers_end(lines: Sequence[Line], start: int, end: int, *, is_last: bool, repeated: Mapping[str, int]) -> int:
    """The end of the teasers below the label at `start`; `start` where prose follows it, so that it heads a chapter."""
    section = lines[start + 1 : end]
    shapes = [_is_teaser(line, repeated) for line in section]
    if not section:
        return end if is_last else start
    run = 0
    while run < len(section) and (shapes[run] or (_is_short(section[run]) and not _is_heading(section[run]))):
        run += 1
    has_links = any(line.link_chars for line in section)  # of a page of HTML: what is no link there is no teaser
    n_rest_prose = sum(_is_paragraph(line) for line in section[run:])
    if is_last and (
        n_rest_prose == 0 or (n_rest_prose == 1 and sum(shapes) >= MIN_TEASER_RATIO * len(section) and not has_links)
    ):
        return end
    # The article goes on behind the box: take only what surely is a teaser, and give the next heading back.
    sure = [number for number in range(run) if shapes[number]]
    if not sure or sum(shapes[:run]) < MIN_TEASER_RATIO * run:
        return start
    return start + 1 + sure[-1] + 1


def _is_teaser(line: Line, repeated: Mapping[str, int]) -> bool:
    """Whether the line is a link, says a title a second time, or is a blurb that was cut off."""
    return line.link_ratio > 0.5 or line.text.endswith(_CUT_OFF) or repeated.get(line.text, 0) > 1


def _is_short(line: Line) -> bool:
    text = line.text
    return len(text) <= MAX_TEASER_TITLE_CHARS and not text.endswith(("。", "：", ":", "；")) and not is_numbered(text)


def _is_heading(line: Line) -> bool:
    """Whether the line heads a chapter; headings of teasers are links."""
    return line.level > 1 and not line.link_chars


def _is_paragraph(line: Line) -> bool:
    text = line.text
    return len(text) >= MIN_PARAGRAPH_CHARS and "。" in text and line.link_ratio < 0.5 and not text.endswith(_CUT_OFF)


def _mark_unlabelled(lines: Sequence[Line], first: int, roles: dict[int, Role]) -> None:
    """Comments below an avatar without a label, and the run of links or cut-off blurbs that ends many pages."""
    last_prose = next(
        (n for n in range(len(lines) - 1, first, -1) if n not in roles and _is_paragraph(lines[n])), first
    )
    for number in range(first, len(lines)):
        text = lines[number].text[:80]
        if (
            number not in roles
            and ("头像" in text or "頭像" in text)
            and _AVATAR.match(fold(text))
            and find_stamps(text)
        ):
            end = next((n for n in range(number, len(lines)) if n in roles), len(lines))
            roles.update(dict.fromkeys(range(number, end), Role.COMMENT))
            return
    tail = [n for n in range(last_prose + 1, len(lines)) if n not in roles and lines[n].link_ratio > 0.8]
    tail = [n for n in tail if not is_attachment(lines[n].text)]
    if len(tail) >= 2:
        roles.update(dict.fromkeys(tail, Role.TEASER))

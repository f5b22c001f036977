"""What stands right behind a text about its date: when it was edited, a first floor's foot, a row of clock and counter.

Columns and answers of the mainland print only the day of the last edit; forums without a head print floor and clock behind
the post; content systems of the years to 2008 put clock and counter into a cell of their own below the body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.breadcrumbs import read_breadcrumb
from pipeline.extract.bylines import GLUED, read_byline
from pipeline.extract.dates import find_stamps
from pipeline.extract.labels import fold
from pipeline.extract.marks import find_event
from pipeline.extract.placing import Byline
from pipeline.extract.signatures import read_posting
from pipeline.extract.text import Line

MAX_FOOT_CHARS = 80
MAX_BUTTON_CHARS = 16  # behind the clock of a floor: 回复 举报 只看该作者
MIN_LINK_CHARS = 6  # of another article's title
MAX_BUTTON_SHARE = 0.5  # of a row that are links
MAX_LINES_NEAR = 2  # that may say that the foot is an encyclopedia's

_EDIT = re.compile(
    r"[（(\[【*]?\s?(?:本文|文章|回答|帖子)?(?:最后|最近|上次)?(?:发布|发表|编辑|更新|修改|修订)[于在]?\s?[:：]?\s?(?=(?:19|20)\d\d)"
)
# The foot of an encyclopedia's page says when a page of all was changed, or by whom.
_ENCYCLOPEDIA = re.compile(r"[本此该]页|词条|维基|条目|[\d日]\s?由")
_FIRST_FLOOR = re.compile(r"(?:第?1楼|1#|#1)(?!\d{1,3}[楼#])\s?(?=(?:19|20)\d\d)")
_CAPTIONS = re.compile(r"(?:来自|來自)\s?[^\d。，\s]{1,12}(?:\s|$)")  # beside what every strip has
_FLOOR_ALONE = re.compile(r"第?1楼|1#|#1")
_COUNTED = re.compile(
    r"(?:点击|阅读|浏览|人气|访问|查看|点阅)[次数量率]{0,2}\s?[:：(（\[]?\s?\d|\d次?(?:点击|阅读|浏览)"
)
_BRACKETS = (("[", "]"), ("(", ")"), ("（", "）"), ("【", "】"), ("〔", "〕"))
_LABELLED = re.compile(r"(?:时间|日期|编辑|责编|来源)\s?[:：]")


def read_edit(lines: Sequence[Line], number: int) -> Byline | None:
    """The dates of a line that opens with when the text was edited or published; None for another, and an encyclopedia's.

    >>> from pipeline.extract.text import weigh_line
    >>> read_edit([weigh_line("编辑于 2018-01-09 07:15")], 0).updated[0].at.date().isoformat()
    '2018-01-09'
    >>> read_edit([weigh_line("本页面最后编辑于2018年5月11日"), weigh_line("最后编辑于 2018-05-11 由 山里娃")], 1)
    """
    line = lines[number]
    folded = fold(line.text[: MAX_FOOT_CHARS + 1])
    if len(folded) > MAX_FOOT_CHARS or not _EDIT.match(folded):
        return None
    near = lines[max(number - MAX_LINES_NEAR, 0) : number + MAX_LINES_NEAR + 1]
    if any(_ENCYCLOPEDIA.search(fold(other.text)) for other in near if len(other.text) <= MAX_FOOT_CHARS):
        return None
    byline = read_byline(line.parted or line.text)
    return byline if byline is not None and byline.stamps and not byline.author else None


def read_row(line: Line) -> Byline | None:
    """The dates of a line that is a date with its label, with a counter, or in brackets, and names nobody but who posted."""
    text = line.text.strip()
    if len(text) > MAX_FOOT_CHARS or line.link_ratio > MAX_BUTTON_SHARE:
        return None
    if (posting := read_posting(line.parted or text)) is not None and posting.stamps:
        return posting
    folded = fold(text)
    if line.link_chars and not _COUNTED.search(folded):  # buttons stand beside a counter, not beside another's date
        return None
    is_enclosed = any(text.startswith(opening) and text.endswith(closing) for opening, closing in _BRACKETS)
    if not (is_enclosed or _COUNTED.search(folded) or _LABELLED.search(folded)):
        return None
    if _ENCYCLOPEDIA.search(folded) or find_event(folded) is not None:
        return None
    byline = read_byline(line.parted or text)
    is_own = byline is not None and byline.stamps and (byline.author_rank > 1 or _COUNTED.search(folded))
    return byline if is_own else None


def is_free(line: Line, byline: Byline) -> bool:
    """Whether the links in a line above the article, if any, are buttons or a breadcrumb, and no other article's title."""
    if not line.link_chars:
        return True
    if line.link_ratio > MAX_BUTTON_SHARE:
        return False
    is_bare = byline.n_claims > 1 and not byline.author and not byline.category
    return bool(byline.published) or is_bare or read_breadcrumb(line.text) is not None


def is_other(line: Line) -> bool:
    """Whether the line links another article, so that a date below it is that article's."""
    if line.link_chars < MIN_LINK_CHARS:
        return False
    return _EDIT.match(fold(line.text[:MAX_FOOT_CHARS])) is None and read_row(line) is None


def read_first_floor(lines: Sequence[Line], number: int) -> Byline | None:
    """The clock of the first floor of a forum, when the line `number` is its foot: `1楼 2013-12-10 13:19 回复`."""
    line = lines[number]
    text = line.parted or line.text
    if len(text) > MAX_FOOT_CHARS or ("1楼" not in fold(text) and "#" not in text):
        return None
    if _FLOOR_ALONE.fullmatch(fold(text).strip()) and number + 1 < len(lines):
        text = f"{text.strip()} {(lines[number + 1].parted or lines[number + 1].text)[:MAX_FOOT_CHARS]}"
    text = _CAPTIONS.sub("", GLUED.sub(" ", text)).strip()
    found = _FIRST_FLOOR.match(fold(text))
    stamps = find_stamps(text) if found else []
    if not found or len(stamps) != 1 or stamps[0].start != found.end() or len(text) - stamps[0].end > MAX_BUTTON_CHARS:
        return None
    return Byline(plain=stamps, n_claims=1)


def find_foot(lines: Sequence[Line], start: int, end: int, limit: int) -> tuple[int, Byline]:
    """The first line of `start` to `end` that is the first floor's foot, or of `end` to `limit` that says a date; -1 without.

    A paragraph behind the end belongs to somebody else, and so does a date below it.
    """
    for number in range(start, limit):
        line = lines[number]
        byline = read_first_floor(lines, number)
        if byline is None and number >= end:
            byline = read_edit(lines, number) or read_row(line)
            if byline is None and (line.is_prose or is_other(line)):
                break
        if byline is not None:
            return number, byline
    return -1, Byline()

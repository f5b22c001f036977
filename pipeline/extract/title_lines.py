"""What can be a title: its record, and what a line must not be, or must stand above, to be one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.breadcrumbs import read_breadcrumb
from pipeline.extract.bylines import read_byline
from pipeline.extract.labels import is_lead, is_neighbour_link, label_role
from pipeline.extract.mending import MAX_TITLE_CHARS
from pipeline.extract.text import Line

_YEAR = re.compile(r"(?:19|20)\d\d|民[国國]")
# How a line begins, or what it is as a whole, that no title is: an item of a list, the first cell of a row, a remark in
# brackets, the label above the text, a count, the greeting of a letter or a notice to customers. All were taken for the
# titles of real pages without headings.
_NO_TITLE = re.compile(
    r"[•▪◦‣·]\s|.*[|｜]\s*$|[(（][^()（）]*[)）]$|(?:\S{1,8}\s){0,2}正文$"
    r"|(?:共|全部|已有)?\s?\d{1,6}\s?[个個条條]?(?:回答|回复|回覆|评论|評論|答案)$"
    r"|(?:尊敬的?|敬爱的?|敬愛的?|亲爱的|親愛的|各位)[^，。,]{0,24}"
    r"(?:客[户戶]|用[户戶]|持卡人|会员|會員|朋友|读者|讀者|家长|家長|同学|同學|伙伴|网友|網友|投[资資]者|股[东東]|业主|業主|先生|女士)(?:们|們)?\s*[:：！!]?$"
)
MIN_TITLE_LETTERS = 2  # of any script: `P. 225` is the number of a page


@dataclass(frozen=True, slots=True)
class Title:
    """A title, the place that gave it, and the number of the line that is it."""

    value: str
    evidence: str
    line: int | None = None


def stands_above_byline(lines: Sequence[Line], number: int, *, is_dated: bool = True) -> bool:
    """Whether a byline, dated unless told otherwise, follows the line: where an old page without headings has its title."""
    if number + 1 >= len(lines) or lines[number].link_ratio > 0.5 or len(lines[number].text) < 5:
        return False
    below = lines[number + 1]
    if is_dated and not _YEAR.search(below.text):
        return False
    byline = read_byline(below.parted or below.text) or (read_byline(below.text) if below.parted else None)
    return byline is not None and (bool(byline.stamps) or not is_dated)


def may_be_title(text: str) -> bool:
    """Whether the line is no label, greeting, byline, breadcrumb or paragraph, and no item of a list."""
    if not 2 <= len(text) <= MAX_TITLE_CHARS or text.endswith(("。", "，", ",", "；", "…", "...")):
        return False
    if label_role(text) or is_lead(text) or is_neighbour_link(text) or _NO_TITLE.match(text):
        return False
    return (
        read_breadcrumb(text) is None and read_byline(text) is None and sum(map(str.isalpha, text)) >= MIN_TITLE_LETTERS
    )

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
    """Whether the line is no label, byline, breadcrumb or paragraph."""
    if not 2 <= len(text) <= MAX_TITLE_CHARS or text.endswith(("。", "，", ",", "；", "…", "...")):
        return False
    if label_role(text) or is_lead(text) or is_neighbour_link(text):
        return False
    return read_breadcrumb(text) is None and read_byline(text) is None and any(map(str.isalpha, text))

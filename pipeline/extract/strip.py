"""The head of an article: which lines around the title are breadcrumb and byline, and what they say together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.extract.bylines import Byline, read_breadcrumb, read_byline, read_name
from pipeline.extract.labels import fold
from pipeline.extract.text import Line
from pipeline.extract.titles import plain
from pipeline.lines import han_count, is_numbered, is_prose_line
from pipeline.records import Role

MAX_LINES_ABOVE = 6  # of the title
MAX_LINES_BELOW = 10
MAX_LINES_AT_END = 6
_END_LABELS = ("发布", "发表", "更新", "时间", "日期", "编辑于", "最后更新")


@dataclass(slots=True)
class Strip:
    """The lines of the strip by number, and what they say."""

    roles: dict[int, Role] = field(default_factory=dict)
    byline: Byline = field(default_factory=Byline)
    places: list[str] = field(default_factory=list)  # of the breadcrumb


def read_strip(lines: Sequence[Line], title_at: int | None, title: str) -> Strip:
    """What stands around the title, down to the first paragraph."""
    strip = Strip()
    anchor = 0 if title_at is None else title_at
    first = max(anchor - MAX_LINES_ABOVE, 0)
    names: list[int] = []
    for number in range(first, min(anchor + MAX_LINES_BELOW, len(lines))):
        text = lines[number].text
        if number == title_at:
            continue
        if (places := read_breadcrumb(text)) is not None:
            strip.roles[number] = Role.BREADCRUMB
            strip.places = strip.places or [place for place in places if plain(place) != plain(title)]
        if (byline := read_byline(text)) is not None and not fold(text).startswith("头像"):
            strip.roles[number] = Role.BYLINE
            strip.byline.absorb(byline)
        elif number not in strip.roles:
            if is_prose_line(text) and number > anchor:
                break
            if han_count(text) in range(2, 5) and len(text) <= 4 and not is_numbered(text):
                names.append(number)
    _take_bare_name(lines, names, strip)
    byline = strip.byline
    if byline.author and fold(byline.author) in map(fold, strip.places):  # the section's name where a person's would be
        byline.author, byline.category = "", byline.category or byline.author
    return strip


def _take_bare_name(lines: Sequence[Line], names: Sequence[int], strip: Strip) -> None:
    """A name alone on its line is the author when the dated line stands next to it."""
    if strip.byline.author or not strip.byline.stamps:
        return
    for number in names:
        beside = {strip.roles.get(number - 1), strip.roles.get(number + 1)}
        if Role.BYLINE in beside and (name := read_name(lines[number].text)):
            strip.byline.author = name
            strip.roles[number] = Role.BYLINE
            return


def read_end(lines: Sequence[Line], roles: Mapping[int, Role], strip: Strip) -> None:
    """Look for a labelled date in the last lines of the article, when the strip states none."""
    if strip.byline.stamps:
        return
    own = [number for number in range(len(lines)) if number not in roles][-MAX_LINES_AT_END:]
    for number in own:
        text = lines[number].text
        if fold(text[:8]).lstrip("*【（( ").startswith(_END_LABELS) and (byline := read_byline(text)) and byline.stamps:
            strip.byline.absorb(byline)
            strip.roles[number] = Role.BYLINE

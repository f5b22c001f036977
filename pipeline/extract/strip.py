"""The head of an article: which lines around the title are breadcrumb and byline, and what they say together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.extract.breadcrumbs import read_breadcrumb
from pipeline.extract.bylines import Byline, read_byline, read_name
from pipeline.extract.labels import fold, is_lead
from pipeline.extract.text import Line
from pipeline.extract.titles import plain
from pipeline.lines import han_count, is_numbered, is_prose_line
from pipeline.records import Role

MAX_LINES_ABOVE = 6  # of the title
MAX_LINES_BELOW = 10
MAX_LINES_AT_END = 6
_END_LABELS = ("发布", "发表", "更新", "时间", "日期", "编辑于", "最后更新")
_OPENING = re.compile(r"[^\s:：\d]{1,6}[:：]")
_YEAR = re.compile(r"(?:19|20)\d\d")


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
    is_in_body = False
    speakers = Counter(_opening(line.text) for line in lines)
    for number in range(first, min(anchor + MAX_LINES_BELOW, len(lines))):
        text = lines[number].text
        if number == title_at:
            continue
        if is_in_body and _is_said(text):
            continue
        if (places := read_breadcrumb(text)) is not None:
            strip.roles[number] = Role.BREADCRUMB
            strip.places = strip.places or [place for place in places if plain(place) != plain(title)]
        byline = read_byline(text) if speakers[_opening(text)] < 2 or _YEAR.search(text) else None
        if byline is not None and not fold(text).startswith("头像"):
            strip.roles[number] = Role.BYLINE
            strip.byline.absorb(byline)
        elif number not in strip.roles:
            if is_prose_line(text) and number > anchor:
                break
            if han_count(text) in range(2, 5) and len(text) <= 4 and not is_numbered(text):
                names.append(number)
            elif number > anchor and title_at is not None and not is_lead(text) and not lines[number].link_chars:
                is_in_body = is_in_body or plain(text) != plain(title)
    _take_bare_name(lines, names, strip)
    byline = strip.byline
    if byline.author and fold(byline.author) in map(fold, strip.places):  # the section's name where a person's would be
        byline.author, byline.category = "", byline.category or byline.author
    return strip


def _opening(text: str) -> str:
    """The label with a colon that opens the line, such as a speaker's; "" for none."""
    found = _OPENING.match(text)
    return found[0] if found else text[:40]


def _is_said(text: str) -> bool:
    """Whether a line of the body with a label in front says nothing else: no byline, but what the article lists."""
    folded = fold(text[:60])
    if not _OPENING.match(folded) or folded.startswith(_END_LABELS[:3]):
        return folded.startswith(("当前位置", "您的位置")) and ">" not in folded
    byline = read_byline(text)
    return byline is not None and byline.n_claims < 2


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

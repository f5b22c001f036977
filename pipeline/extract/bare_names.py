"""A name that stands alone in the strip: without a label, a date or a class beside it on its line.

No one sign makes a short line a name; two do: it is made like a person's, it stands right below the title or next to the
date, a button to follow whom it names or the platform he writes for stands behind it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from pipeline.extract.credits import read_leading_names
from pipeline.extract.labels import fold
from pipeline.extract.marks import KIND_OF
from pipeline.extract.names import (
    EDGES,
    is_account,
    is_badge,
    is_house,
    is_person,
    is_place,
    is_platform,
    is_western,
    read_name,
)
from pipeline.extract.remarks import is_section
from pipeline.extract.text import Line
from pipeline.extract.words import is_word
from pipeline.lines import han_count, is_numbered

MAX_NAME_CHARS = 16
MAX_LINE_CHARS = 40  # with badges and buttons behind the name
MIN_ACCOUNT_HAN = 3  # of an account behind the date
MAX_ACCOUNT_HAN = 8  # of an account that only its place names; longer lines there are subtitles
MAX_MENU_CHARS = 6  # of a line that makes the one beside it an item of a menu
MAX_LINES_TO_BUTTON = 3
MIN_SIGNS = 2
_PHRASE = re.compile("[哪怎么吗呢了将被把要能]|如何|什么")
_FOLLOW = frozenset(("关注", "+关注", "+ 关注", "订阅", "已关注", "加关注", "关注ta", "+订阅"))


class _Candidate(NamedTuple):
    name: str
    n_signs: int  # of its own
    is_like_person: bool


def find_bare_name(
    lines: Sequence[Line],
    title_at: int | None,
    dated: Collection[int],
    taken: Collection[int],
    end: int,
    places: Sequence[str],
) -> tuple[int, str]:
    """The line of the name between the title and `end`, or next to a dated line, and the name; -1 and "" without one.

    `taken` are the lines that are something else, `places` what the breadcrumb says.
    """
    beside = {n + step for n in dated for step in (-1, 1)}
    below = range(title_at + 1, end) if title_at is not None else range(0)
    sections = {fold(place) for place in places}
    best, found = MIN_SIGNS - 1, (-1, "")
    for number in sorted(beside | set(below)):
        if not 0 <= number < len(lines) or number in taken or number == title_at:
            continue
        candidate = _read(lines, number)
        if candidate is None or fold(candidate.name) in sections:
            continue
        is_alone = not dated and all(
            len(lines[n].text) > MAX_MENU_CHARS or n == title_at
            for n in (number - 1, number + 1)
            if 0 <= n < len(lines)
        )
        n_signs = (
            candidate.n_signs
            + (number in beside)
            + (
                (candidate.is_like_person and is_alone)
                or (number - 1 == title_at and _is_account_length(fold(candidate.name)))
            )
        )
        if n_signs > best:
            best, found = n_signs, (number, candidate.name)
    return found


def _is_account_length(folded: str) -> bool:
    return han_count(folded) <= MAX_ACCOUNT_HAN and not _PHRASE.search(folded)


def _read(lines: Sequence[Line], number: int) -> _Candidate | None:
    """The name that a line is, but for badges and buttons behind it, and the signs of itself; None for another line."""
    line = lines[number]
    text, behind = line.text, []
    if len(text) > MAX_LINE_CHARS:
        return None
    if line.parted and not is_western(text):
        text, *behind = line.parted.split(" ")
        behind = [fold(piece) for piece in behind]
    if not all(piece in _FOLLOW or is_badge(piece) for piece in behind):
        if read_leading_names(line.parted) != line.parted:
            return None
        text, behind = line.parted, []  # several persons
    folded = fold(text)
    if len(folded) > MAX_NAME_CHARS or text[0] in EDGES or text[-1] in "：:" or is_numbered(text):
        return None
    near = behind + [fold(other.text) for other in lines[number + 1 : number + 1 + MAX_LINES_TO_BUTTON]]
    n_signs = 2 * any(piece in _FOLLOW for piece in near) + 2 * any(map(is_platform, behind))
    is_listed = " " in text and read_leading_names(text) == text
    is_like_person = is_listed or is_western(text) or (is_person(folded.removesuffix("律师")) and not is_word(folded))
    if is_place(folded) or folded in KIND_OF or (is_section(folded) and not n_signs):
        return None
    if is_house(folded) and not (n_signs and is_account(folded)):
        return None
    name = text if is_listed else read_name(text, is_labelled=is_western(text))
    return _Candidate(name, n_signs + is_like_person, is_like_person) if name else None


def is_account_beside(word: str, dated: Sequence[Line], places: Iterable[str]) -> bool:
    """Whether the word behind the date, where a section may stand, names who wrote, as the section is known to be another one.

    Where somebody writes from stands there too, but places that are named without 市 or 县 have two characters; and buttons,
    which are links.
    """
    folded = fold(word)
    if han_count(word) < MIN_ACCOUNT_HAN or is_section(folded) or folded in map(fold, places):
        return False
    return any(word in line.parted.split() and not line.link_chars for line in dated) and bool(read_name(word))

"""Dates that stand in a page's source where no reader sees them: data of scripts, attributes, comments of the system.

WeChat writes `var ct = "1683340800"`, Tencent `"pubtime": "…"`, Netease `<html data-publishtime="…">`, Sina `<!-- published
at … -->`, Founder's system `<!--enpproperty … <date>…</date>`, offices a hidden `document.write("2013-05-06")`. One rule reads
them all: a value that is a date, behind a key that is called a publication. Other articles' data stand on the same pages,
so that of several days only the one beside the article's own title counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.extract.dates import Stamp, find_stamps, read_stated
from pipeline.extract.markup import Token, unescape
from pipeline.extract.text import Line
from pipeline.records import Precision

MAX_SOURCE_CHARS = 1_000_000  # of the markup that are searched; articles' own data stand before that
MAX_VALUES = 400  # that are looked at
MAX_VALUE_CHARS = 40
MAX_KEY_CHARS = 48
MAX_TITLE_DISTANCE = 2_000  # between the title and the date of one object: summaries and pictures stand between them
MIN_TITLE_CHARS = 6
_VALUE = re.compile(
    r"[=:]\s{0,2}(?:new Date\(|JsDecode\()?[\"'\\(]{0,4}"
    r"(?=(?:19|20)\d\d(?:[-/.年]\d|\d{4}[\"'\\]|\d{10}[\"'\\])|1\d{9}(?:\d{3})?[\"'\\,;)}\s])"
)
_KEY = re.compile(r"([A-Za-z][\w-]*)\\?[\"']?\s{0,2}$")
_DECLARED = re.compile(r"(?:var|let|const)\s{1,3}[\w$]{1,30}\s{0,3}$|window\.[\w$]{1,30}\s{0,3}$")
_INPUT = re.compile(r"(?:name|id|class)=[\"']?([\w-]+)[\"']?\s[^<>]{0,60}$")
_VALUE_KEYS = frozenset(("value", "content"))  # the key is the element's name
_WHEN = r"(?:time(?:stamp)?|date(?:time)?|at|on|day|ts)"
_OF = r"(?:data|article|art|news|doc|content|info|page|first|msg|og)?"
_PUBLISHED = re.compile(
    rf"{_OF}(?:pub|publish|published|post|posted|release|released|issue|issued|display|online|send){_WHEN}(?:str|format|ms)?"
    rf"|{_OF}(?:first)?p(?:time|date)|(?:news|article|art|doc)(?:time|date)"
)
_CREATED = re.compile(rf"{_OF}(?:create|created|add|added|input){_WHEN}(?:str|ms)?|{_OF}c(?:time|date)|ct")
_WRITTEN = re.compile(
    r"<!--[^<>]{0,60}published at\s{1,3}|<(?:(?:founder-)?date|pub_?date|publish_?(?:date|time))>\s{0,3}"
    r"|document\.write(?:ln)?\(\s?[\"'](?:[^\"'<>\d]{0,12}[:：])?\s?(?=(?:19|20)\d\d[-/年.])",
    re.IGNORECASE,
)
_FINENESS = (Precision.DAY, Precision.MINUTE, Precision.SECOND)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Source:
    """What a page holds beside the lines of its article."""

    markup: str = ""
    tokens: Sequence[Token] = ()
    around: Sequence[Line] = ()  # lines that are not the article's


def find_named(source: Source, title: str) -> list[Stamp]:
    """The date that the source calls the publication's, or else the creation's; empty where it names none, or several.

    >>> page = Source('<script>var nickname = "禾木"; var ct = "1367806800";</script>')
    >>> find_named(page, "")[0].at.isoformat()
    '2013-05-06T02:20:00+00:00'
    """
    markup = source.markup[:MAX_SOURCE_CHARS]
    published: list[tuple[int, Stamp]] = []
    created: list[tuple[int, Stamp]] = []
    for is_published, position, stamp in _read_values(markup):
        (published if is_published else created).append((position, stamp))
    if published:
        return _choose(published, markup, title)
    # Comments and accounts are created too: the article's own stands beside its title, or is a variable of the page.
    own = [
        (position, stamp) for position, stamp in created if _DECLARED.search(markup[max(position - 40, 0) : position])
    ]
    return _choose(own or created, markup, title, is_sure=bool(own))


def _read_values(markup: str) -> Iterator[tuple[bool, int, Stamp]]:
    """Each date behind a key: whether that is a publication's and no creation's, its place, and the date."""
    n_values = 0
    for match in _VALUE.finditer(markup):
        before = markup[max(match.start() - MAX_KEY_CHARS, 0) : match.start()]
        key = _KEY.search(before)
        if not key:
            continue
        name = key[1]
        if name in _VALUE_KEYS:
            element = _INPUT.search(markup, max(match.start() - 120, 0), match.start())
            name = element[1] if element else ""
        name = name.lower().replace("_", "").replace("-", "")
        is_published = _PUBLISHED.fullmatch(name) is not None
        if not is_published and not _CREATED.fullmatch(name):
            continue
        n_values += 1
        if stamp := _read_value(markup, match.end()):
            yield is_published, match.start(), stamp
        if n_values >= MAX_VALUES:
            return
    if "published at" in markup or "date>" in markup or "document.write" in markup:
        for match in _WRITTEN.finditer(markup):
            if stamp := _read_value(markup, match.end()):
                yield True, match.start(), stamp


def _read_value(markup: str, start: int) -> Stamp | None:
    value = re.split(r"[\"'\\<>,;)}]", markup[start : start + MAX_VALUE_CHARS], maxsplit=1)[0]
    return read_stated(value.replace("T00:00:00.000Z", "")) if value else None


def _choose(claims: Sequence[tuple[int, Stamp]], markup: str, title: str, *, is_sure: bool = True) -> list[Stamp]:
    """The only day that is claimed, or that of the claim nearest to the title; of one day the most exact claim."""
    if not is_sure or len({stamp.at.date() for _, stamp in claims}) > 1:
        places = list(_places_of(title, markup))
        near = min(
            ((abs(position - place), stamp) for position, stamp in claims for place in places),
            key=lambda pair: pair[0],
            default=None,
        )
        if near is None or near[0] > MAX_TITLE_DISTANCE:
            return []
        return [near[1]]
    return [max((stamp for _, stamp in claims), key=lambda stamp: _FINENESS.index(stamp.precision))]


def _places_of(title: str, markup: str) -> Iterator[int]:
    """Where the title stands in the markup, as it is or with its letters as JSON escapes them."""
    if len(title) < MIN_TITLE_CHARS:
        return
    for text in (title, title.encode("ascii", "backslashreplace").decode().replace("\\x", "\\u00")):
        place = -1
        for _ in range(12):
            place = markup.find(text, place + 1)
            if place < 0:
                break
            yield place


def find_tooltip(source: Source, text: str) -> Stamp | None:
    """The whole date in an attribute of the element that shows only `text`: Discuz puts it into the title of `3 天前`."""
    for n, (_, _, _, said) in enumerate(source.tokens):
        if said and text in " ".join(unescape(said).split()):
            for _, _, attributes, _ in source.tokens[max(n - 1, 0) : n + 1][::-1]:
                if attributes and (stamps := find_stamps(attributes[:400])):
                    return stamps[0]
    return None


def shows_older(source: Source, year: int) -> bool:
    """Whether the page around the article names years, all of them before `year`: it was drawn then, and shown since."""
    years = [int(found) for line in source.around for found in _YEAR.findall(line.text)]
    return bool(years) and max(years) < year

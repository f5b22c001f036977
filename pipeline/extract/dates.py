"""Publication dates: found in text and in addresses, checked, and chosen by the place that states them.

Times on pages are China Standard Time (UTC+8 without daylight saving since 1991). A date is never invented: a page that
does not state one has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from pipeline.records import Precision, Published

SHANGHAI = timezone(timedelta(hours=8))
FIRST_YEAR = 1998  # the oldest article a Chinese site may claim; before it a date is a template's default
_SLACK = timedelta(days=1)  # of clocks, and of pages fetched from a place ahead of UTC

# Blanks are bounded: an unbounded run between two optional parts would make a search over a long line quadratic.
_STAMP = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d{2})(?:\s{0,3}[-/.年]\s{0,3}|\s{1,3})"
    r"(?P<month>1[0-2]|0?[1-9])\s{0,3}[-/.月]\s{0,3}"
    r"(?P<day>3[01]|[12]\d|0[1-9]|[1-9](?!\d))\s?[日号號]?"
    r"(?:[\sT,，]{0,4}(?:(?:星期|周|週)[一二三四五六日天]\s{0,3})?(?P<half>上午|下午|晚上|凌晨|中午|[AaPp][Mm])?\s{0,2}"
    r"(?<!\d\d\d)(?P<hour>2[0-4]|[01]?\d)\s?[:：时時点點]\s?(?P<minute>[0-5]\d)"
    r"(?:\s?[:：分]\s?(?P<second>[0-5]\d)(?:\.\d{1,9})?)?[分秒]?"
    r"(?:\s?(?P<late>[AaPp][Mm])|(?P<zone>Z|[+-]\d{2}:?\d{2}))?)?"
)
_IN_URL = re.compile(
    r"(?<!\d)((?:19|20)\d{2})(?:([-_/])(0[1-9]|1[0-2]|[1-9])\2(0[1-9]|[12]\d|3[01]|[1-9])(?!\d)"
    r"|[-_/]?(0[1-9]|1[0-2])[-_/]?(0[1-9]|[12]\d|3[01])(?=\D|$|\d{6}(?!\d)))"
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date in a text: where it stands (code points, half-open), the aware instant, and how exact it is."""

    start: int
    end: int
    at: datetime
    precision: Precision


def find_stamps(text: str) -> list[Stamp]:
    """All complete dates of a text, in order; a date without a year is none.

    >>> [(stamp.at.isoformat(), stamp.precision.value) for stamp in find_stamps("小花2024-12-09债务优化83")]
    [('2024-12-09T00:00:00+08:00', 'day')]
    """
    stamps = (_read_match(match) for match in _STAMP.finditer(text))
    return [stamp for stamp in stamps if stamp is not None]


def _read_match(match: re.Match[str]) -> Stamp | None:
    hour, minute, second = match["hour"], match["minute"], match["second"]
    half = (match["half"] or match["late"] or "").lower()
    clock = int(hour or 0)
    if half in ("下午", "晚上", "pm") and clock < 12:
        clock += 12
    elif half in ("凌晨", "上午", "am") and clock == 12:
        clock = 0
    try:
        at = datetime(int(match["year"]), int(match["month"]), int(match["day"]), tzinfo=_zone(match["zone"]))
        at += timedelta(hours=clock, minutes=int(minute or 0), seconds=int(second or 0))
    except (ValueError, OverflowError):  # the 31st of February
        return None
    precision = Precision.SECOND if second else Precision.MINUTE if hour else Precision.DAY
    return Stamp(match.start(), match.end(), at, precision)


def _zone(text: str | None) -> timezone:
    """The zone of an ISO suffix; China's when there is none."""
    if not text:
        return SHANGHAI
    if text == "Z":
        return UTC
    offset = timedelta(hours=int(text[1:3]), minutes=int(text[-2:]))
    if offset >= timedelta(days=1):
        return SHANGHAI
    return timezone(-offset if text[0] == "-" else offset)


def find_in_url(url: str) -> Stamp | None:
    """The day that the path of an address names: `/20240115/`, `/2024-01-15/`, `/2024/0115/`, `/2024/1/15/`.

    A year and a month alone are no day, and digits that belong to a longer number are no date.

    >>> find_in_url("https://www.example.cn/article/20240115/77.shtml").at.date().isoformat()
    '2024-01-15'
    """
    _, _, rest = url[:2000].partition("//")
    path = rest.partition("/")[2].partition("?")[0].partition("#")[0]
    for match in _IN_URL.finditer(path):
        year, _, month, day, joined_month, joined_day = match.groups()
        try:
            at = datetime(int(year), int(month or joined_month), int(day or joined_day), tzinfo=SHANGHAI)
        except ValueError:
            continue
        return Stamp(match.start(), match.end(), at, Precision.DAY)
    return None


def choose_published(claims: Iterable[tuple[Stamp, str]], fetched_at: datetime) -> Published:
    """The first claim `(stamp, evidence)` that can be true; evidence `none` when there is none.

    A claim later than a day after the fetch, or before 1998, is not believed.
    """
    latest = (fetched_at if fetched_at.tzinfo else fetched_at.replace(tzinfo=UTC)) + _SLACK
    for stamp, evidence in claims:
        if stamp.at.year >= FIRST_YEAR and stamp.at <= latest:
            day = stamp.at.astimezone(SHANGHAI).date()
            return Published(stamp.at.astimezone(UTC), day, stamp.precision, evidence)
    return Published()

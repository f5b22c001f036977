"""Dates that are whole only beside the time of the visit: `3小时前`, `昨天 10:20`, `05-06 10:20`.

Sites that draw a page for each visitor leave out what he knows. What a file's time says is no visit, so that dates are read
with the time of a crawl alone; of each only the day is taken as known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from pipeline.extract.dates import SHANGHAI, Stamp
from pipeline.records import Precision

_SLACK = timedelta(days=1)  # of clocks
MAX_DAYS_ACROSS = 60  # across New Year: for some weeks a reader knows which December is meant
_AGO = re.compile(
    r"(?<!\d)(?P<n>\d{1,2})\s?(?P<unit>分钟|个?小时|[天日])之?前|(?P<day>[今昨前])[天日](?=\s?\d{1,2}:\d\d|$)"
)
_YEARLESS = re.compile(
    r"(?<![\d年/.-])(?P<month>1[0-2]|0?[1-9])[-/.月](?P<day>3[01]|[12]\d|0?[1-9])日?"
    r"(?:\s?(?P<hour>2[0-3]|[01]?\d):(?P<minute>[0-5]\d)(?::[0-5]\d)?)?(?!\d)"
)


@dataclass(frozen=True, slots=True)
class Yearless:
    """A month and a day, perhaps with a clock, that no year stands before."""

    month: int
    day: int
    hour: int = 0
    minute: int = 0
    has_clock: bool = False

    def agrees(self, stamp: Stamp) -> bool:
        """Whether the whole date is of this day, and says nothing finer."""
        day = stamp.at.astimezone(SHANGHAI)
        return (day.month, day.day) == (self.month, self.day) and stamp.precision is Precision.DAY

    def complete(self, stamp: Stamp) -> Stamp:
        """The whole date with this clock."""
        at = stamp.at.astimezone(SHANGHAI).replace(hour=self.hour, minute=self.minute)
        return Stamp(stamp.start, stamp.end, at, Precision.MINUTE)


def read_yearless(text: str) -> Yearless | None:
    """The month and the day of a folded text; None without them.

    >>> read_yearless("发布于 05-06 10:20")
    Yearless(month=5, day=6, hour=10, minute=20, has_clock=True)
    """
    found = _YEARLESS.search(text)
    if not found:
        return None
    return Yearless(
        int(found["month"]), int(found["day"]), int(found["hour"] or 0), int(found["minute"] or 0), bool(found["hour"])
    )


def date_yearless(said: Yearless, visited_at: datetime) -> Stamp | None:
    """Such a day in the year of the visit, or in the last `MAX_DAYS_ACROSS` days before it; else None.

    A site that leaves the year out while it lasts shows no older ones; one that always leaves it out may mean any year.

    >>> from datetime import UTC
    >>> date_yearless(Yearless(12, 30), datetime(2014, 1, 2, tzinfo=UTC)).at.date().isoformat()
    '2013-12-30'
    >>> date_yearless(Yearless(10, 30), datetime(2014, 1, 2, tzinfo=UTC)) is None
    True
    """
    now = visited_at.astimezone(SHANGHAI)
    for year in (now.year, now.year - 1):
        try:
            at = datetime(year, said.month, said.day, tzinfo=SHANGHAI)
        except ValueError:  # the 29th of February
            continue
        if at <= now + _SLACK and (year == now.year or (now - at).days <= MAX_DAYS_ACROSS):
            return Stamp(0, 0, at, Precision.DAY)
    return None


def read_ago(text: str, visited_at: datetime) -> Stamp | None:
    """The day that `3小时前`, `2天前` or `昨天 10:20` names at the time of the visit; None for seconds, weeks and more.

    Seconds are not believed: farms print `36秒前` on pages that never change. Only the day is known.
    """
    found = _AGO.search(text)
    if not found:
        return None
    now = visited_at.astimezone(SHANGHAI)
    if found["n"]:
        n = int(found["n"])
        at = now - (
            timedelta(days=n)
            if found["unit"] in "天日"
            else timedelta(hours=n)
            if "时" in found["unit"]
            else timedelta(minutes=n)
        )
    else:
        at = now - timedelta(days="今昨前".index(found["day"]))
    return Stamp(found.start(), found.end(), at.replace(hour=0, minute=0, second=0, microsecond=0), Precision.DAY)

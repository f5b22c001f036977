"""When a site is due, and when a page that failed is tried again. Pure functions of the recipe and the clock."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from pipeline.recipes import Fetch

SHANGHAI = ZoneInfo("Asia/Shanghai")
MAX_TRIES = 6  # then a page is given up
FORBIDDEN_FOR = timedelta(days=7)  # until robots.txt is asked about a page again
_FIRST_WAIT = timedelta(hours=6)


def next_visit(fetch: Fetch, started: datetime) -> datetime:
    """When a site that was visited at `started` is due again: at its hour of the next day, else after its interval."""
    if fetch.at is None:
        return started + fetch.interval
    local = started.astimezone(SHANGHAI)
    due = local.replace(hour=fetch.at.hour, minute=fetch.at.minute, second=0, microsecond=0)
    return due if due > local else due + timedelta(days=1)


def is_open(fetch: Fetch, now: datetime) -> bool:
    """Whether the site's own hours allow a visit to begin now."""
    return fetch.hours is None or fetch.hours.contains(now.astimezone(SHANGHAI).hour)


def next_try(n_failures: int, now: datetime) -> datetime | None:
    """When a page that failed for the `n_failures`th time is tried again: in the next run, then ever later; None: never.

    The waits double from six hours on; news crawlers use between two hours and two days for a first failure.
    """
    if n_failures >= MAX_TRIES:
        return None
    return now if n_failures <= 1 else now + _FIRST_WAIT * 2 ** (n_failures - 2)

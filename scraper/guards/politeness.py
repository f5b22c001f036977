"""How fast a site is visited: never faster than recipe and Crawl-delay say, and not before Retry-After allows."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import monotonic
from typing import TYPE_CHECKING, Any, Self

from scrapy.http import Request, Response

from scraper.guards.refusals import STOPPED, RefusedError

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

MAX_PAUSE = 120.0  # seconds; a site that asks for more is left to the next run
MAX_REST = 7 * 86400.0  # seconds; a longer one is a mistake of the site
_MAX_BACKOFF = 60.0
_BUSY = frozenset({429, 503})


class Politeness:
    """A downloader middleware inside of the retries: a retry waits like any other request."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._not_before = 0.0  # of `monotonic`
        self._delay = crawler.settings.getfloat("DOWNLOAD_DELAY")
        spider: Any = crawler.spider
        if spider is not None:
            spider.politeness = self

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """How Scrapy makes it."""
        return cls(crawler)

    def raise_delay(self, seconds: float) -> None:
        """Let at least `seconds` pass between requests from now on."""
        self._delay = max(self._delay, seconds)

    async def process_request(self, request: Request) -> None:
        """Wait while the site asked for peace, and hold the delay where AutoThrottle or a new slot would lower it."""
        while not self._is_stopped() and (wait := self._not_before - monotonic()) > 0:  # noqa: ASYNC110
            await asyncio.sleep(min(wait, 1.0))  # in steps: what interrupts a crawl fires no event
        if self._is_stopped():
            raise RefusedError(STOPPED)
        slot = self._crawler.engine.downloader.slots.get(request.meta.get("download_slot", ""))
        if slot and slot.delay < self._delay:
            slot.delay = self._delay

    def process_response(self, request: Request, response: Response) -> Response:
        """Take note of a site that is too busy."""
        if response.status not in _BUSY:
            return response
        asked = parse_retry_after((response.headers.get("Retry-After") or b"").decode("latin-1"), datetime.now(UTC))
        if asked is None:
            asked = min(_MAX_BACKOFF, 2 * self._delay * 2 ** request.meta.get("retry_times", 0))
        if asked > MAX_PAUSE:
            spider: Any = self._crawler.spider
            if hasattr(spider, "rest"):
                spider.rest = min(asked, MAX_REST)
                spider.stop(f"asked to be left alone for {asked:.0f} s; the next run goes on")
        else:
            self._not_before = max(self._not_before, monotonic() + asked)
        return response

    def _is_stopped(self) -> bool:
        return bool(getattr(self._crawler.spider, "stopped", "")) or not self._crawler.engine.running


def parse_retry_after(value: str, now: datetime) -> float | None:
    """Seconds that a Retry-After header asks for, never negative; None when it says nothing.

    >>> parse_retry_after("120", datetime(2026, 3, 1, tzinfo=UTC))
    120.0
    """
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        date = parsedate_to_datetime(value)
    except (ValueError, IndexError, TypeError):
        return None
    return max(0.0, (date.replace(tzinfo=date.tzinfo or UTC) - now).total_seconds())

"""robots.txt when it is not simply there: an answer that fails closes the site for the run, one that is missing opens it.

Scrapy obeys the file, but takes any error for permission. RFC 9309, section 2.3.1: unavailable (4xx) means that everything
is allowed, unreachable (5xx, network) that nothing is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

from protego import Protego
from scrapy.http import Request, Response, TextResponse

from scraper.guards.refusals import kind_of

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

MAX_CRAWL_DELAY = 120.0  # seconds; what news crawlers honour at most
_CLOSED = b"User-agent: *\nDisallow: /\n"


class RobotsGuard:
    """A downloader middleware outside of the retries, so that it sees what they ended in."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._name = crawler.settings["ROBOTSTXT_USER_AGENT"] or ""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """How Scrapy makes it."""
        return cls(crawler)

    def process_response(self, request: Request, response: Response) -> Response:
        """Pass pages on; of robots.txt take the delay, and mend what errors mean."""
        if not _is_robots(request):
            return response
        if 400 <= response.status < 500 and response.status != 429:
            return response.replace(body=b"")
        if response.status >= 300:
            return self._close(request, f"http_{response.status}")
        delay = Protego.parse(response.body.decode("utf-8-sig", "ignore")).crawl_delay(self._name)
        politeness = getattr(self._crawler.spider, "politeness", None)
        if delay and politeness:
            politeness.raise_delay(min(float(delay), MAX_CRAWL_DELAY))
        return response

    def process_exception(self, request: Request, exception: Exception) -> Response | None:
        """Close the site when robots.txt cannot be had."""
        if not _is_robots(request):
            return None
        return self._close(request, kind_of(exception))

    def _close(self, request: Request, kind: str) -> Response:
        closed: dict[str, str] = getattr(self._crawler.spider, "closed_hosts", {})
        for url in (request.url, *request.meta.get("redirect_urls", ())):
            closed[urlsplit(url).netloc] = kind
        return TextResponse(request.url, body=_CLOSED, request=request)


def _is_robots(request: Request) -> bool:
    """Whether Scrapy asks for robots.txt; redirects of it keep the mark."""
    return bool(request.meta.get("dont_obey_robotstxt"))

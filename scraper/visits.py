"""What a recipe says about visits to its site, in Scrapy's words, and what an answer says about itself."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from scrapy.http import Response

from pipeline.errors import UsageError
from pipeline.recipes import Recipe
from pipeline.records import Media
from scraper.targets import Validators

_MEDIA = {"": Media.HTML, "text/html": Media.HTML, "application/xhtml+xml": Media.HTML, "text/plain": Media.TEXT}


def settings_of(recipe: Recipe, contact: str) -> dict[str, Any]:
    """The settings of a site's own crawl; `contact` tells the site whom to ask about it."""
    fetch = recipe.fetch
    # Without jitter, in the words of old and new versions: a delay is a promise, not a mean.
    slot = {"concurrency": fetch.concurrency, "delay": fetch.delay, "jitter": 0.0, "randomize_delay": False}
    return {
        # As many requests as the site may have open: one that waits in a queue could not be held back any more.
        "CONCURRENT_REQUESTS": fetch.concurrency,
        "CONCURRENT_REQUESTS_PER_DOMAIN": fetch.concurrency,
        "DOWNLOAD_DELAY": fetch.delay,
        "DOWNLOAD_SLOTS": {recipe.name: slot},
        "AUTOTHROTTLE_ENABLED": fetch.delay > 0,
        "AUTOTHROTTLE_START_DELAY": fetch.delay,
        "USER_AGENT": f"Yuqi (+{contact})" if contact else "Yuqi",
    }


def parse_time(text: str) -> datetime:
    """An ISO instant, UTC where it names no zone; UsageError for anything else."""
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{text!r} is no time", todo="type one like 2026-03-01T08:00:00+00:00") from None
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)


def header_of(response: Response, name: str) -> str:
    """A header field, empty where there is none."""
    return (response.headers.get(name) or b"").decode("latin-1").strip()


def media_of(response: Response) -> Media | None:
    """What kind of page an answer says it is; None for what is no page."""
    return _MEDIA.get(header_of(response, "Content-Type").partition(";")[0].strip().lower())


def charset_of(response: Response) -> str:
    """The charset that the header declares, empty where it declares none; the page's own declaration is in its bytes."""
    found = header_of(response, "Content-Type").lower().partition("charset=")[2]
    return found.partition(";")[0].strip(" \"'")[:40]


def validators_of(response: Response) -> Validators:
    """What the server says about the version of the page."""
    return Validators(header_of(response, "ETag"), header_of(response, "Last-Modified"))

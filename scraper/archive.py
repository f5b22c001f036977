"""The Scrapy side of the archive: a page's record is made durable first, then its row, and nothing is kept twice.

`PageKeeper` is an extension, so that every crawl has it, whoever starts it. It takes the workspace's crawl lock, opens
archive and state, adopts records that a killed run left without a row, and closes all of it in the end.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import logging
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Self
from urllib.parse import unquote

from scrapy import signals
from scrapy.exceptions import NotConfigured
from scrapy.http import Response
from warcio.archiveiterator import ArchiveIterator

from pipeline.errors import ResourceError, YuqiError
from pipeline.identity import normalise_url
from pipeline.lock import hold_lock
from pipeline.parts import find_parts
from pipeline.records import Media, RawPage
from pipeline.warc import Archive, HttpHead
from scraper.frontier import Frontier
from scraper.frontier.database import LOCK_NAME, STATE_NAME
from scraper.targets import ArchivedPage, Kind, Target
from scraper.visits import charset_of

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

MAX_FILE_BYTES = 8 * 1024 * 1024  # a file is the piece of work that a build repeats when a page joins it
BATCH_PAGES = 20
BATCH_SECONDS = 2.0
_GZIP = 31  # zlib's window bits for a gzip member

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Clock:
    """The time of a run: the machine's, or one that begins at `seed` and moves a second a page, for repeatable runs."""

    seed: datetime | None = None

    def now(self, n_pages: int = 0) -> datetime:
        """The present instant; `n_pages` is how many pages the site's run has archived."""
        return datetime.now(UTC) if self.seed is None else self.seed + timedelta(seconds=n_pages)


@dataclass(frozen=True, slots=True)
class _Record:
    """A record found in the archive."""

    get_header: Callable[[str], str | None]
    body: bytes
    warc_file: str
    warc_offset: int


class PageArchive:
    """The archive of one site and the rows of its records.

    A record is written at once; after `BATCH_PAGES` of them, or `BATCH_SECONDS`, they are made durable and then noted in
    one transaction. A crash in between leaves records without rows, which the next opening adopts.
    """

    def __init__(self, folder: Path, frontier: Frontier, drop_params: tuple[str, ...], clock: Clock) -> None:
        self._frontier, self._drop_params, self._clock = frontier, drop_params, clock
        self._pending: list[ArchivedPage] = []
        self._flushed_at = monotonic()
        self._archive = Archive(folder, frontier.site, max_bytes=MAX_FILE_BYTES)
        self.n_pages = 0
        self.n_adopted = self._adopt(folder)

    def keep(self, response: Response, target: Target, media: Media) -> ArchivedPage:
        """Archive an answer as it was served, transport decoding undone; its row follows with the batch."""
        declared = charset_of(response)
        page = RawPage(
            url=response.url,
            site=self._frontier.site,
            body=response.body,
            media=media,
            fetched_at=self._clock.now(self.n_pages),
            raw_ref="",
            charset_declared=declared,
        )
        notes = [("Requested-URL", target.url)] if target.url != response.url else []
        if target.kind is Kind.PART:
            notes.append(("Part-Of", target.via))
        fields = tuple(
            (name.decode("latin-1"), value.decode("latin-1"))
            for name, values in response.headers.items()
            for value in values
        )
        raw_ref = self._archive.write(page, HttpHead(f"{response.status} OK", fields), notes)
        parts = self._find_parts(page.body, page.url, target)
        archived = ArchivedPage(
            *(target, page.url, self.key_of(page.url), page.fetched_at, page.sha256, raw_ref),
            *(*self._archive.place, parts),
        )
        self._pending.append(archived)
        self.n_pages += 1
        if len(self._pending) >= BATCH_PAGES or monotonic() - self._flushed_at >= BATCH_SECONDS:
            self.flush()
        return archived

    def flush(self) -> None:
        """Everything kept so far survives a power loss, and is noted."""
        self._flushed_at = monotonic()
        if self._pending:
            try:
                self._archive.sync()
            except OSError as error:
                todo = "free disk space, then type the same command again; what was archived is kept"
                raise ResourceError(
                    f"the archive cannot grow: {error}", where=str(self._archive.path), todo=todo
                ) from error
            self._frontier.record_pages(self._pending)
            self._pending.clear()

    def has_page(self, key: str) -> bool:
        """Whether the page at the address is archived."""
        if any(key in (page.final_key, page.target.url_key) for page in self._pending):
            self.flush()
        return self._frontier.has_page(key)

    def close(self) -> None:
        """Let go of the file; records that were not noted yet are adopted by the next run."""
        self._archive.close()

    def key_of(self, url: str) -> str:
        """What an address is known by in the state."""
        return normalise_url(url, self._drop_params)

    def _find_parts(self, body: bytes, url: str, target: Target) -> tuple[tuple[str, str], ...]:
        first = target.via if target.kind is Kind.PART else ""
        return tuple((self.key_of(part), part) for part in find_parts(body, url, first))

    def _adopt(self, folder: Path) -> int:
        """Note the records behind the last noted one; how many there were."""
        last_file, last_offset = self._frontier.last_place()
        adopted = []
        for path in sorted(folder.glob(f"{self._frontier.site}-{'[0-9]' * 5}.warc.gz")):
            if path.name < last_file:
                continue
            after = last_offset if path.name == last_file else -1
            adopted += [self._describe(record) for record in _read_records(path, after)]
        self._frontier.record_pages(adopted)
        if adopted:
            logger.info("%s: %d archived pages of a killed run were taken over", self._frontier.site, len(adopted))
        return len(adopted)

    def _describe(self, record: _Record) -> ArchivedPage:
        """What is noted of a record that was found in the archive."""
        get, body = record.get_header, record.body
        url = unquote(get("X-Yuqi-URL") or "") or get("WARC-Target-URI") or ""
        requested, first = get("X-Yuqi-Requested-URL") or url, get("X-Yuqi-Part-Of") or ""
        target = Target(self.key_of(requested), requested, Kind.PART if first else Kind.ARTICLE, first)
        fetched_at = datetime.fromisoformat(get("WARC-Date") or "")
        return ArchivedPage(
            *(target, url, self.key_of(url), fetched_at, hashlib.sha256(body).hexdigest()),
            *(get("WARC-Record-ID") or "", record.warc_file, record.warc_offset),
            self._find_parts(body, url, target),
        )


class PageKeeper:
    """Holds lock, state and archive of a crawl; the spider finds it as its `keeper`."""

    def __init__(self, crawler: Crawler) -> None:
        from scraper.spiders.site import SiteSpider

        if not isinstance(crawler.spider, SiteSpider):
            raise NotConfigured
        spider = crawler.spider
        self._spider, self._resources = spider, contextlib.ExitStack()
        self.clock = Clock(spider.seed_time)
        data = spider.data
        with contextlib.ExitStack() as resources:
            if not crawler.settings.getbool("YUQI_LOCK_HELD"):
                resources.enter_context(hold_lock(data / "state" / LOCK_NAME, f"scrapy crawl of {spider.site}"))
            self.started = self.clock.now()
            self.frontier = Frontier(data / "state" / STATE_NAME, spider.site, self.started, spider.discover_digest)
            resources.callback(self.frontier.close)
            self.pages = PageArchive(data / "raw", self.frontier, spider.recipe.discover.drop_params, self.clock)
            resources.callback(self.pages.close)
            self._resources = resources.pop_all()
        spider.keeper = self
        crawler.signals.connect(self._close, signal=signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """How Scrapy makes it."""
        return cls(crawler)

    def now(self) -> datetime:
        """The time of the run."""
        return self.clock.now(self.pages.n_pages)

    def _close(self, reason: str) -> None:
        with self._resources:
            try:
                self.pages.flush()
                self._spider.finish(reason)
            except YuqiError as error:  # the disk is full: the records stay, and the next run adopts them
                self._spider.fatal = self._spider.fatal or error
                self._spider.finish(reason, is_noted=False)


def _read_records(path: Path, after: int) -> Iterator[_Record]:
    """The pages in a file of ours whose records begin behind the byte `after`."""
    data = path.read_bytes()
    at = max(after, 0)
    while at < len(data):
        inflater = zlib.decompressobj(_GZIP)
        try:
            plain = inflater.decompress(data[at:])
        except zlib.error:
            logger.warning("%s is damaged at byte %d; what stands behind it is not taken over", path, at)
            return
        start, at = at, len(data) - len(inflater.unused_data)
        if start > after and inflater.eof:
            for record in ArchiveIterator(io.BytesIO(plain)):
                if record.rec_type == "response":
                    yield _Record(record.rec_headers.get_header, record.content_stream().read(), path.name, start)

"""The spider of all sites: a recipe says where links are found and which of them are articles."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from typing import Any

from scrapy import Request
from scrapy.exceptions import DontCloseSpider
from scrapy.http import Response

from pipeline.errors import YuqiError
from pipeline.recipes import ListPages
from scraper.discovery import MAX_SITEMAP_BYTES, find_next, read_feed, read_list, read_sitemap, refuse_list
from scraper.guards.traps import MAX_BARREN_LEAVES, TrapGuard
from scraper.spiders.site import SiteSpider
from scraper.targets import Kind, Target, Validators
from scraper.visits import charset_of, media_of, validators_of

MAX_NESTING = 3  # sitemap indexes in sitemap indexes
MAX_SITEMAPS = 500  # of a run
_TAKEN_AT_ONCE = 100
_OFFERED_AT_ONCE = 1000
_PRIORITIES = {Kind.SITEMAP: 30, Kind.FEED: 20, Kind.LIST: 10, Kind.PART: 5, Kind.ARTICLE: 0}


class ArticlesSpider(SiteSpider):
    """`scrapy crawl articles -a site=NAME`: reads the sources of a site first, then fetches what is due."""

    name = "articles"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._n_taken = self._n_sitemaps = 0
        self._walks: dict[str, int] = {}  # list: the last run that read it to its end
        self._seen_sources: set[str] = set()
        self._traps = TrapGuard()

    async def start(self) -> AsyncIterator[Request]:
        """The sources of the site; its articles follow when the sources are read."""
        self.tally.adopted = self.keeper.pages.n_adopted
        discover = self.recipe.discover
        for link in discover.sitemaps:
            yield self._ask_source(self.recipe.resolve(link), Kind.SITEMAP, self.parse_sitemap, depth=0)
        for link in discover.feeds:
            yield self._ask_source(self.recipe.resolve(link), Kind.FEED, self.parse_feed)
        for pages in discover.lists:
            start = self.recipe.resolve(pages.start)
            self._walks[start] = self.keeper.frontier.last_walk(self._key(start))
            yield self._ask_source(
                start, Kind.LIST, self.parse_list, pages=pages, start=start, n_leaf=1, n_known=0, n_barren=0
            )

    def take_articles(self) -> None:
        """Go on with articles that are due whenever nothing is left to do; Scrapy closes the spider otherwise."""
        n_left = self.recipe.fetch.max_pages - self._n_taken
        if self.stopped or self.fatal or n_left <= 0:
            return
        try:
            self.keeper.pages.flush()
            targets = self.keeper.frontier.take(min(n_left, _TAKEN_AT_ONCE), self.keeper.now())
        except YuqiError as error:
            self._give_up(error)
            return
        for target in targets:
            self._n_taken += 1
            self.crawler.engine.crawl(self._ask(target, self.parse_article))
        if targets:
            raise DontCloseSpider

    async def parse_source(self, response: Response, read: Callable[..., Any], **kwargs: Any) -> list[Request]:
        """Read a source by its kind; what makes a person act ends the crawl."""
        try:
            requests: list[Request] = await read(response, **kwargs)
        except YuqiError as error:
            self._give_up(error)
            return []
        return requests

    async def parse_sitemap(self, response: Response, target: Target, depth: int) -> list[Request]:
        """The articles of a sitemap, and requests for the sitemaps that an index names."""
        sitemap = read_sitemap(response.body, response.url)
        await self._offer(sitemap.pages, target.url)
        validators = validators_of(response) if sitemap.pages and not sitemap.sitemaps else Validators()
        self._end_source(target, validators, 200)
        requests = []
        for link in sitemap.sitemaps if depth < MAX_NESTING else ():
            if not self._is_on_site(link) or self._key(link) in self._seen_sources:
                continue
            if self._n_sitemaps >= MAX_SITEMAPS:
                self.tally.note(f"more than {MAX_SITEMAPS} sitemaps; the rest of {target.url} is not read")
                break
            requests.append(self._ask_source(link, Kind.SITEMAP, self.parse_sitemap, depth=depth + 1))
        return requests

    async def parse_feed(self, response: Response, target: Target) -> list[Request]:
        """The articles of a feed."""
        await self._offer(read_feed(response.body, response.url), target.url)
        self._end_source(target, validators_of(response), 200)
        return []

    async def parse_list(
        self, response: Response, target: Target, pages: ListPages, start: str, n_leaf: int, n_known: int, n_barren: int
    ) -> list[Request]:
        """The articles of one leaf of a list, and a request for the next one, unless the list is known from here on."""
        charset = self.recipe.fetch.charset or charset_of(response)
        if refusal := refuse_list(response.body, charset):
            self._note_failure(target, refusal, response.status)
            return []
        links = read_list(response.body, response.url, charset)
        first_runs = await self._offer(links, target.url)
        n_barren = 0 if first_runs else n_barren + 1
        for first_run in first_runs:
            # What a walk that was cut off has found does not count: behind it may stand what nobody has seen.
            n_known = n_known + 1 if 0 < first_run <= self._walks[start] else 0
            if n_known >= self.recipe.discover.stop_after_known:
                break
        self._end_source(target, Validators(), 200)
        is_trap = n_barren >= MAX_BARREN_LEAVES
        if is_trap:
            self.tally.note(f"{start}: {n_barren} leaves in a row without a link to an article; the list is left")
            self.tally.failed["trap"] += 1
        link = ""
        if n_known < self.recipe.discover.stop_after_known and n_leaf < pages.pages and pages.next and not is_trap:
            link = find_next(response.body, response.url, pages.next, charset)
        if link and self._is_on_site(link) and self._key(link) not in self._seen_sources:
            counts = {"n_leaf": n_leaf + 1, "n_known": n_known, "n_barren": n_barren}
            return [self._ask_source(link, Kind.LIST, self.parse_list, pages=pages, start=start, **counts)]
        self.keeper.frontier.record_walk(self._key(start))
        return []

    async def parse_article(self, response: Response, target: Target) -> None:
        """Archive an article's page."""
        self._n_failures_in_row = 0
        frontier, pages = self.keeper.frontier, self.keeper.pages
        media, final_key = media_of(response), self._key(response.url)
        failure = ""
        if response.status != 200:
            failure = f"http_{response.status}"
        elif media is None:
            failure = "not_a_page"
        elif not response.body.strip():
            failure = "empty"
        elif final_key != target.url_key:
            failure = self._judge_redirect(response.url, target)
        try:
            if failure:
                self._note_failure(target, failure, response.status)
            elif pages.has_page(final_key):
                self.tally.known += 1
                frontier.record_copy(target, final_key, self.keeper.now())
            elif media is not None:
                pages.keep(response, target, media)
                self.tally.fetched += 1
        except YuqiError as error:
            self._give_up(error)

    def _ask(self, target: Target, callback: Any, **kwargs: Any) -> Request:
        """A request for a target; one of the frontier is asked for once, so that Scrapy need not remember it."""
        return Request(
            target.url,
            callback=callback,
            errback=self.handle_failure,
            cb_kwargs={"target": target, **kwargs},
            dont_filter=True,
            priority=_PRIORITIES[target.kind],
        )

    def _ask_source(self, url: str, kind: Kind, read: Callable[..., Any], **kwargs: Any) -> Request:
        key = self._key(url)
        self._seen_sources.add(key)
        request = self._ask(Target(key, url, kind, ""), self.parse_source, read=read, **kwargs)
        if kind is Kind.SITEMAP:
            self._n_sitemaps += 1
            request.meta["download_maxsize"] = MAX_SITEMAP_BYTES
        if kind in (Kind.SITEMAP, Kind.FEED):
            validators = self.keeper.frontier.validators(key)
            if validators.etag:
                request.headers["If-None-Match"] = validators.etag
            if validators.last_modified:
                request.headers["If-Modified-Since"] = validators.last_modified
        return request

    async def _offer(self, links: Sequence[str], via: str) -> list[int]:
        """Remember those links that are articles; of each the run that saw it first, 0 for new ones."""
        frontier, found = self.keeper.frontier, list[int]()
        for at in range(0, len(links), _OFFERED_AT_ONCE):
            batch = links[at : at + _OFFERED_AT_ONCE]
            keys = {self._key(link): link for link in batch if self.recipe.is_article(link)}
            pairs = [(key, link) for key, link in keys.items() if not self._traps.is_trap(key)]
            if len(pairs) < len(keys):
                self.tally.failed["trap"] += len(keys) - len(pairs)
            found += frontier.offer(pairs, Kind.ARTICLE, via, self.keeper.now())
            await asyncio.sleep(0)  # other sites go on meanwhile
        self.tally.new += found.count(0)
        self.tally.known += sum(0 < first_run < frontier.run_id for first_run in found)
        return found

    def _judge_redirect(self, url: str, target: Target) -> str:
        """Why the page that an article redirects to is not that article; empty when it may be."""
        if not self._is_on_site(url):
            return "off_site"
        return "" if target.kind is Kind.PART or self.recipe.is_article(url) else "no_article"

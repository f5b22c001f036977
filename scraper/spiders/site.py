"""What every spider of a site needs: its recipe, what the run has done so far, and what becomes of failures."""

from __future__ import annotations

import hashlib
import os
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlsplit

from scrapy import Request, Spider, signals
from twisted.python.failure import Failure

from pipeline.config import load_config
from pipeline.errors import UsageError, YuqiError
from pipeline.identity import is_site_name, normalise_url
from pipeline.recipes import Recipe, load_recipe
from scraper.guards.refusals import ROBOTS, SITE_KINDS, STOPPED, is_final, kind_of
from scraper.schedule import next_visit
from scraper.tally import Tally
from scraper.targets import Kind, Target, Validators
from scraper.visits import parse_time, settings_of

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from scraper.archive import PageKeeper
    from scraper.guards.politeness import Politeness

MAX_SITE_FAILURES = 8  # in a row; then the site is left to the next run


class SiteSpider(Spider):
    """A spider of one site; a site that no recipe can describe has a subclass of its own."""

    keeper: PageKeeper  # set by the extension that holds lock, state and archive
    politeness: Politeness | None = None

    def __init__(self, site: str, recipe: Recipe, data: Path, seed_time: datetime | None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.site, self.recipe, self.data, self.seed_time = site, recipe, data, seed_time
        self.discover_digest = hashlib.sha256(repr(recipe.discover).encode()).hexdigest()[:16]
        self.tally = Tally()
        self.stopped = ""  # why the site is left alone for the rest of the run
        self.fatal: YuqiError | None = None  # what ends the whole crawl
        self.outcome = "running"
        self.closed_hosts: dict[str, str] = {}  # whose robots.txt cannot be had, and why
        self.seconds = 0.0
        self.rest = 0.0  # seconds for which the site asked to be left alone
        self._began = monotonic()
        self._n_failures_in_row = 0

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, site: str = "", **kwargs: Any) -> Self:
        """The spider of one site of the workspace that `YUQI_WORKSPACE` names (default: here)."""
        root = Path(crawler.settings.get("YUQI_WORKSPACE") or os.environ.get("YUQI_WORKSPACE") or ".")
        if not is_site_name(site):
            raise UsageError(f"no site named {site!r}", where=str(root), todo="scrapy crawl articles -a site=NAME")
        config, recipe = load_config(root), load_recipe(root / "sites" / f"{site}.toml")
        for name, value in settings_of(recipe, config.corpus.contact).items():
            crawler.settings.set(name, value, priority="spider")
        seed = crawler.settings.get("YUQI_SEED_TIME")
        seed_time = parse_time(seed) if seed else None
        spider = super().from_crawler(
            crawler, *args, site=site, recipe=recipe, data=root / config.corpus.data, seed_time=seed_time, **kwargs
        )
        crawler.signals.connect(spider.take_articles, signal=signals.spider_idle)
        crawler.signals.connect(spider.count_error, signal=signals.spider_error)
        return spider

    def take_articles(self) -> None:
        """Called when nothing is left to do; DontCloseSpider from it keeps the spider open."""

    def count_error(self, failure: Failure) -> None:
        """Count an exception that nobody foresaw; Scrapy logs it, the page waits for the next run."""
        self.tally.failed[kind_of(failure.value or RuntimeError())] += 1

    def handle_failure(self, failure: Failure) -> None:
        """Count a request that came to nothing, and note it in the state."""
        error: Any = failure.value
        request: Request = failure.request  # type: ignore[attr-defined]
        target: Target = request.cb_kwargs["target"]
        status = error.response.status if getattr(error, "response", None) is not None else 0
        kind = kind_of(error)
        if kind == STOPPED:
            return  # it was never asked, and waits for the next run
        try:
            if status == 304:
                self._end_source(target, Validators(), 304)
            elif kind == ROBOTS and (cause := self._closed_because(request.url)):
                self.stop(f"robots.txt of {urlsplit(request.url).netloc} cannot be had ({cause})")
                self.tally.failed[cause] += 1
            elif kind == ROBOTS:
                self.tally.forbidden += 1
                self.keeper.frontier.record_forbidden(target, self.keeper.now())
            else:
                self._note_failure(target, kind, status)
                self._n_failures_in_row = self._n_failures_in_row + 1 if kind in SITE_KINDS else 0
                if self._n_failures_in_row >= MAX_SITE_FAILURES:
                    self.stop(f"{self._n_failures_in_row} requests in a row failed, the last with {kind}")
        except YuqiError as raised:
            self._give_up(raised)

    def stop(self, why: str) -> None:
        """Leave the site alone for the rest of this run; what is known and not fetched waits for the next."""
        if not self.stopped:
            self.stopped = why
            self.tally.note(why)

    def finish(self, reason: str, *, is_noted: bool = True) -> None:
        """Note how the run ended; called once, when the spider is closed."""
        self.seconds = round(monotonic() - self._began, 3)
        tally = self.tally
        is_cut = reason == "shutdown"
        self.outcome = "failed" if self.fatal else "interrupted" if is_cut else "stopped" if self.stopped else reason
        if not is_cut and not self.stopped and not self.fatal:
            if tally.forbidden and not tally.sources and not tally.fetched:
                tally.note("robots.txt forbids every page that the recipe begins with")
            elif tally.sources > tally.unchanged and not tally.new and not tally.known:
                tally.note("its sources were read, and no link in them is an article: see article_url and deny")
        if self.fatal:
            tally.note(self.fatal.what)
        if is_noted and not is_cut and not self.fatal:  # else the site is due at once
            now = self.keeper.now()
            due = max(next_visit(self.recipe.fetch, self.keeper.started), now + timedelta(seconds=self.rest))
            self.keeper.frontier.finish(self.outcome, tally.as_dict(), due, now)

    def _end_source(self, target: Target, validators: Validators, status: int) -> None:
        self._n_failures_in_row = 0
        self.tally.sources += 1
        self.tally.unchanged += status == 304
        self.keeper.frontier.record_source(target, validators, self.keeper.now(), status)

    def _note_failure(self, target: Target, kind: str, status: int) -> None:
        self.tally.failed[kind] += 1
        if target.kind not in (Kind.ARTICLE, Kind.PART):
            self.tally.note(f"{target.kind} {target.url} cannot be read ({kind})")
        self.keeper.frontier.record_failure(target, kind, status, self.keeper.now(), is_final=is_final(kind))

    def _closed_because(self, url: str) -> str:
        return self.closed_hosts.get(urlsplit(url).netloc, "")

    def _give_up(self, error: YuqiError) -> None:
        """End the crawl: a person must act."""
        self.fatal = self.fatal or error
        self.stop(error.what)

    def _is_on_site(self, url: str) -> bool:
        host, home = urlsplit(url).hostname or "", urlsplit(self.recipe.home).hostname or ""
        return host.removeprefix("www.") == home.removeprefix("www.")

    def _key(self, url: str) -> str:
        return normalise_url(url, self.recipe.discover.drop_params)

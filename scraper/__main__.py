"""One crawl as a process of its own: `python -m scraper --workspace DIR [--site NAME ...]`.

A line of JSON a site goes to stdout when all is done, progress to stderr. A site that fails is a line with its problems
and not an error: the exit code is 0 even when no site could be reached. Otherwise: 2 usage, 3 configuration, 6 another
crawl holds the workspace, 7 disk full (what was archived is kept), 130 interrupted.
"""

from __future__ import annotations

import argparse
import json
import logging
import sys
from collections import deque
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scrapy.crawler import CrawlerProcess
from scrapy.settings import Settings
from scrapy.utils.reactor import install_reactor

from pipeline.config import load_config
from pipeline.errors import ConfigError, YuqiError
from pipeline.lock import hold_lock
from pipeline.recipes import Recipe, load_recipe
from scraper.frontier.database import LOCK_NAME, STATE_NAME, is_due
from scraper.schedule import is_open
from scraper.spiders.articles import ArticlesSpider
from scraper.visits import parse_time

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from twisted.python.failure import Failure

SITES_AT_ONCE = 32  # a site waits for its delay most of the time
PROGRESS_SECONDS = 5.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Crawl, and give the exit code."""
    options = _parse_arguments(arguments)
    try:
        return _crawl_sites(options)
    except YuqiError as error:
        _narrate(f"yuqi: {error}")
        return error.exit_code
    except KeyboardInterrupt:
        _narrate("interrupted; everything archived is kept, the same command goes on from here")
        return 130


def _crawl_sites(options: argparse.Namespace) -> int:
    config = load_config(options.workspace)
    state = options.workspace / config.corpus.data / "state"
    now = parse_time(options.seed_time) if options.seed_time else datetime.now(UTC)
    recipes, wrong = _load_recipes(options.workspace / "sites", options.site)
    with hold_lock(state / LOCK_NAME, "yuqi crawl"):
        if options.due:
            recipes = [
                recipe for recipe in recipes
                if is_open(recipe.fetch, now) and is_due(state / STATE_NAME, recipe.name, now)
            ]  # fmt: skip
        crawl = _Crawl(options.workspace, options.seed_time, is_quiet=options.json)
        if not recipes:
            _narrate("no site is due" if options.due else f"no recipe in {options.workspace / 'sites'} can be crawled")
        crawl.run([recipe.name for recipe in recipes])
    for name, error in wrong.items():
        _narrate(f"{name}: {error.what}")
    broken = [{"site": name, "outcome": "failed", "notes": [error.what]} for name, error in wrong.items()]
    for line in sorted([*crawl.lines(), *broken], key=lambda line: str(line["site"])):
        sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    if crawl.fatal:
        raise crawl.fatal
    if crawl.is_interrupted:
        raise KeyboardInterrupt
    if wrong and not recipes and not options.due:
        raise next(iter(wrong.values()))
    return 0


class _Crawl:
    """The crawls of several sites in one process, each with its own engine, so that none ends another."""

    def __init__(self, workspace: Path, seed_time: str, *, is_quiet: bool) -> None:
        settings = Settings()
        settings.setmodule("scraper.settings", priority="project")
        for name, value in {
            "YUQI_WORKSPACE": str(workspace),
            "YUQI_LOCK_HELD": True,
            "YUQI_SEED_TIME": seed_time,
            "LOG_LEVEL": "WARNING",  # what happens to sites is told in our own lines
            "RETRY_GIVE_UP_LOG_LEVEL": logging.INFO,
            "STATS_DUMP": False,
        }.items():
            settings.set(name, value, priority="cmdline")
        install_reactor(settings["TWISTED_REACTOR"])
        self._process, self._is_quiet = CrawlerProcess(settings), is_quiet
        self._waiting: deque[str] = deque()
        self._crawlers: dict[str, Crawler] = {}
        self._errors: dict[str, str] = {}
        self.fatal: YuqiError | None = None

    @property
    def is_interrupted(self) -> bool:
        """Whether a signal ended it."""
        return any(spider.outcome == "interrupted" for _, spider in self._spiders())

    def run(self, sites: Sequence[str]) -> None:
        """Crawl all sites, `SITES_AT_ONCE` at a time."""
        if not sites:
            return
        from twisted.internet.task import LoopingCall

        self._waiting.extend(sites)
        for _ in range(min(SITES_AT_ONCE, len(sites))):
            self._start_next()
        if not self._is_quiet:
            LoopingCall(self._show_progress).start(PROGRESS_SECONDS, now=False)
        self._process.start()

    def lines(self) -> list[dict[str, Any]]:
        """One record a site."""
        done = [
            {"site": name, "outcome": spider.outcome, "seconds": spider.seconds, **spider.tally.as_dict()}
            for name, spider in self._spiders()
        ]
        return done + [{"site": name, "outcome": "failed", "notes": [what]} for name, what in self._errors.items()]

    def _spiders(self) -> list[tuple[str, ArticlesSpider]]:
        found = ((name, crawler.spider) for name, crawler in self._crawlers.items())
        return [(name, spider) for name, spider in found if isinstance(spider, ArticlesSpider)]

    def _start_next(self) -> None:
        if not self._waiting or self.fatal:
            return
        name = self._waiting.popleft()
        crawler = self._process.create_crawler(ArticlesSpider)
        self._crawlers[name] = crawler
        deferred = self._process.crawl(crawler, site=name)
        deferred.addCallbacks(lambda _: None, lambda failure: self._note_error(name, failure))
        deferred.addCallback(lambda _: self._end_site(name))

    def _end_site(self, name: str) -> None:
        spider = self._crawlers[name].spider
        if isinstance(spider, ArticlesSpider) and name not in self._errors:
            if not self._is_quiet:
                _narrate(describe(name, spider))
            if spider.fatal and not self.fatal:
                self.fatal = spider.fatal
                for _, other in self._spiders():
                    other.stop("the crawl ends: " + spider.fatal.what)
        self._start_next()

    def _note_error(self, name: str, failure: Failure) -> None:
        self._errors[name] = failure.getErrorMessage()
        self._crawlers.pop(name, None)
        _narrate(f"{name}: {failure.getErrorMessage()}")

    def _show_progress(self) -> None:
        for name, spider in self._spiders():
            if spider.outcome == "running":
                _narrate(describe(name, spider))


def describe(name: str, spider: ArticlesSpider) -> str:
    """One line about a site, for people."""
    tally = spider.tally
    failed = ", ".join(f"{n} {kind}" for kind, n in sorted(tally.failed.items()))
    parts = [f"{tally.fetched} fetched", f"{tally.new} new", f"{tally.known} known"]
    parts += [f"{tally.forbidden} forbidden by robots.txt"] if tally.forbidden else []
    parts += [f"failed: {failed}"] if failed else []
    parts += tally.notes if spider.outcome != "running" else []
    return f"{name}: {'; '.join(parts)}"


def _load_recipes(folder: Path, names: Sequence[str]) -> tuple[list[Recipe], dict[str, ConfigError]]:
    """The recipes of these sites, or of all, and what is wrong with those that cannot be used."""
    recipes, wrong = [], {}
    for path in [folder / f"{name}.toml" for name in names] or sorted(folder.glob("*.toml")):
        try:
            recipes.append(load_recipe(path))
        except ConfigError as error:
            wrong[path.stem] = error
    return recipes, wrong


def _parse_arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m scraper", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "--workspace", type=Path, default=Path(), metavar="DIR", help="folder with corpus.toml and sites/"
    )
    parser.add_argument("--site", action="append", default=[], metavar="NAME", help="only this site; may be repeated")
    parser.add_argument("--due", action="store_true", help="only sites whose time has come")
    parser.add_argument("--json", action="store_true", help="no progress on stderr")
    parser.add_argument("--seed-time", default="", metavar="ISO", help="the time of the run, for repeatable archives")
    return parser.parse_args(arguments)


def _narrate(line: str) -> None:
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())

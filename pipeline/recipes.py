"""`sites/NAME.toml` as frozen records: where a site's articles are found, how politely, how read, what to expect."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import time, timedelta
from pathlib import Path
from typing import Annotated, ClassVar
from urllib.parse import urljoin, urlsplit

from annotated_types import Ge, Le, MaxLen, MinLen

from pipeline.errors import ConfigError
from pipeline.recipe_values import (
    MAX_URL_CHARS,
    Hours,
    is_private,
    parse_charset,
    parse_duration,
    parse_home,
    parse_hours,
    parse_name,
    parse_pattern,
    parse_reader,
    parse_selector,
    parse_time,
    site_of,
    split_url,
)
from pipeline.toml_records import STRICT, ContradictionError, Parsed, read_record

MIN_DELAY = 1.0  # seconds

Pattern = Annotated[re.Pattern[str], Parsed(parse_pattern)]
Selector = Annotated[str, Parsed(parse_selector)]
Link = Annotated[str, MinLen(1), MaxLen(MAX_URL_CHARS)]


@dataclass(frozen=True, slots=True)
class ListPages:
    """A list or tag page, and how to turn its leaves."""

    __pydantic_config__: ClassVar = STRICT
    start: Link
    next: Selector | None = None  # the link to the next leaf
    pages: Annotated[int, Ge(1), Le(10_000)] = 50  # leaves of a run, at most


@dataclass(frozen=True, slots=True)
class Discover:
    """Where links to articles are found, and which links are articles; addresses are relative to `home`."""

    __pydantic_config__: ClassVar = STRICT
    sitemaps: tuple[Link, ...] = ()
    feeds: tuple[Link, ...] = ()
    lists: tuple[ListPages, ...] = ()
    article_url: Pattern | None = None  # None: every page of the site
    deny: tuple[Pattern, ...] = ()
    drop_params: tuple[Annotated[str, MinLen(1), MaxLen(100)], ...] = ()
    stop_after_known: Annotated[int, Ge(1)] = 30  # known articles in a row that end a list

    def __post_init__(self) -> None:
        if not (self.sitemaps or self.feeds or self.lists):
            raise ContradictionError(
                "lists", "is empty, and so are sitemaps and feeds: one of the three must name a page"
            )


@dataclass(frozen=True, slots=True)
class Fetch:
    """When and how politely the site is visited."""

    __pydantic_config__: ClassVar = STRICT
    every: Annotated[timedelta, Parsed(parse_duration)] | None = None
    at: Annotated[time, Parsed(parse_time)] | None = None  # in Asia/Shanghai
    hours: Annotated[Hours, Parsed(parse_hours)] | None = None
    delay: Annotated[float, Ge(0.0), Le(3600.0)] = 2.0  # seconds between requests to the site
    concurrency: Annotated[int, Ge(1), Le(16)] = 1
    max_pages: Annotated[int, Ge(1), Le(1_000_000)] = 2000  # a run
    charset: Annotated[str, Parsed(parse_charset)] | None = None
    allow_private: bool = False

    def __post_init__(self) -> None:
        if self.every is not None and self.at is not None:
            raise ContradictionError("at", "contradicts every: give one of the two")
        if self.delay < MIN_DELAY and not self.allow_private:
            raise ContradictionError(
                "delay", f"must be {MIN_DELAY} or more (seconds between requests to somebody's site)"
            )

    @property
    def interval(self) -> timedelta:
        """How long after one visit the next is due: `every`, else a day."""
        return self.every or timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Extract:
    """Selectors and a reader for what automatic extraction gets wrong."""

    __pydantic_config__: ClassVar = STRICT
    title: Selector | None = None
    body: Selector | None = None
    author: Selector | None = None
    published: Selector | None = None
    reader: Annotated[Path, Parsed(parse_reader)] | None = None  # `load_recipes` joins it to the recipe's folder


@dataclass(frozen=True, slots=True)
class Expect:
    """Outside of these the report raises an alarm."""

    __pydantic_config__: ClassVar = STRICT
    new_per_run: tuple[Annotated[int, Ge(0)], Annotated[int, Ge(0)]] | None = None
    median_chars: Annotated[int, Ge(1)] | None = None

    def __post_init__(self) -> None:
        if self.new_per_run is not None and self.new_per_run[0] > self.new_per_run[1]:
            raise ContradictionError("new_per_run", "must be [least, most]")


@dataclass(frozen=True, slots=True)
class Recipe:
    """One site."""

    __pydantic_config__: ClassVar = STRICT
    name: Annotated[str, Parsed(parse_name)]
    home: Annotated[str, Parsed(parse_home)]
    discover: Discover
    fetch: Fetch = field(default_factory=Fetch)
    extract: Extract = field(default_factory=Extract)
    expect: Expect = field(default_factory=Expect)

    def __post_init__(self) -> None:
        if not self.fetch.allow_private and is_private(urlsplit(self.home).hostname or ""):
            raise ContradictionError("home", "is a private address; tests on loopback set fetch.allow_private = true")
        for key, links in (
            ("sitemaps", self.discover.sitemaps),
            ("feeds", self.discover.feeds),
            ("lists", tuple(pages.start for pages in self.discover.lists)),
        ):
            for link in links:
                if split_url(self.resolve(link)) is None:
                    raise ContradictionError(f"discover.{key}", f"holds {link!r}, which leads to no web address")

    def resolve(self, link: str) -> str:
        """`link` made absolute, relative to the site's home; empty where that makes no sense."""
        try:
            return urljoin(self.home, link)
        except ValueError:
            return ""

    def is_article(self, url: str) -> bool:
        """Whether an absolute `url` lies on the site and its path, with or without the query, is an article's.

        The host is compared without a leading `www.`; a match of `deny` wins over one of `article_url`.
        """
        parts, home = split_url(url), urlsplit(self.home)
        if parts is None or site_of(parts) != site_of(home):
            return False
        path = parts.path or "/"
        paths = (path, f"{path}?{parts.query}") if parts.query else (path,)
        if any(pattern.search(path) for pattern in self.discover.deny for path in paths):
            return False
        wanted = self.discover.article_url
        return wanted is None or any(wanted.search(path) for path in paths)


def load_recipes(folder: Path) -> tuple[Recipe, ...]:
    """All recipes in `folder`, sorted by name; none where there is no such folder.

    Raises:
        ConfigError: a recipe is wrong, or not named like its file; the mistakes of all files are named at once.
    """
    recipes: list[Recipe] = []
    errors: list[ConfigError] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            recipes.append(load_recipe(path))
        except ConfigError as error:
            errors.append(error)
    if len(errors) == 1:
        raise errors[0]
    if errors:
        raise ConfigError("\n".join(error.what for error in errors), where=str(folder), todo=errors[0].todo)
    return tuple(sorted(recipes, key=lambda recipe: recipe.name))


def load_recipe(path: Path) -> Recipe:
    """The recipe at `path`; its reader, if it names one, is joined to the folder and must be there."""
    todo = "correct the recipe, then type the command again"
    recipe = read_record(path, Recipe, todo_missing=f"write {path.name}, then type the command again", todo_wrong=todo)
    if recipe.name != path.stem:
        what = f'{path.name}: name is "{recipe.name}", but the file is called {path.name}'
        raise ConfigError(
            what, where=str(path), todo=f'type name = "{path.stem}" or rename the file to {recipe.name}.toml'
        )
    reader = recipe.extract.reader
    if reader is None:
        return recipe
    if not (path.parent / reader).is_file():
        raise ConfigError(f"{path.name}: extract.reader names {reader}, which is not there", where=str(path), todo=todo)
    return replace(recipe, extract=replace(recipe.extract, reader=path.parent / reader))


def example_recipe_text() -> str:
    """A commented recipe with every key, for an invented site."""
    return _EXAMPLE_TEXT


_EXAMPLE_TEXT = """\
# One site. The file's name is the site's name: example.toml describes "example".
name = "example"
home = "https://www.example.cn/"

[discover]                                  # where links come from; any of the three, relative to home
sitemaps = ["/sitemap.xml"]
feeds = ["/feed.xml"]
lists = [{ start = "/list/1.html", next = "a.next", pages = 50 }]
article_url = '^/news/\\d+/\\d+\\.html$'       # a pattern on the path (and query): what is an article
deny = ['^/tag/']                           # and what never is
drop_params = ["from"]                      # query parameters that change nothing, beside the usual utm_*
stop_after_known = 30                       # known articles in a row end a list

[fetch]
every = "6h"                                # or at = "03:00", Asia/Shanghai
# hours = "22-07"                           # only in these hours, Asia/Shanghai
delay = 2.0                                 # seconds between requests; 1.0 or more
concurrency = 1
max_pages = 2000                            # a run
# charset = "gb18030"                       # only where detection fails

[extract]                                   # only what automatic extraction gets wrong; CSS selectors
# title = "h1"
# body = "#article"
# author = ".author"
# published = "time::attr(datetime)"
# reader = "example_reader.py"              # a reader beside the recipe, with BeautifulSoup

[expect]                                    # outside of these the report raises an alarm
new_per_run = [1, 500]
median_chars = 400
"""

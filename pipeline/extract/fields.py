"""Author, category and date, each chosen from the places that state it, in the order in which they are believed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from pipeline.extract.bylines import read_name
from pipeline.extract.dates import Stamp, choose_published, find_in_url, find_stamps
from pipeline.extract.head import Head
from pipeline.extract.strip import Strip
from pipeline.extract.titles import Title
from pipeline.records import Field, Published


@dataclass(frozen=True, slots=True)
class Statements:
    """Everything that a page, its address and its recipe state about the article."""

    strip: Strip
    head: Head
    url: str
    fetched_at: datetime
    title: Title | None = None
    ruled_author: str = ""  # as the recipe's selector found it
    ruled_dates: tuple[str, ...] = ()
    is_date_attribute: bool = False


def choose_author(said: Statements) -> Field | None:
    """Who wrote the article: as the recipe, the strip, the structured data say."""
    if said.ruled_author:
        byline = said.ruled_author.rpartition("：")[2].rpartition(":")[2]
        return Field(read_name(byline) or said.ruled_author, "recipe")
    if said.strip.byline.author:
        return Field(said.strip.byline.author, "byline")
    return Field(said.head.author, said.head.author_evidence) if said.head.author else None


def choose_category(said: Statements) -> Field | None:
    """The section of the site: as the strip, the breadcrumb, the metadata say."""
    if said.strip.byline.category:
        return Field(said.strip.byline.category, "byline")
    if said.strip.places and len(said.strip.places[-1]) <= 16:
        return Field(said.strip.places[-1], "breadcrumb")
    return Field(said.head.category, "meta") if said.head.category else None


def choose_date(said: Statements) -> Published:
    """When the article was published, with evidence `byline`, `json_ld`, `meta`, `url` or `none`.

    A recipe only points at a place of the page, so its date counts as `byline`, or as `meta` where it is an attribute.
    """
    return choose_published(_claims(said), said.fetched_at)


def _claims(said: Statements) -> Iterator[tuple[Stamp, str]]:
    for text in said.ruled_dates:
        yield from ((stamp, "meta" if said.is_date_attribute else "byline") for stamp in find_stamps(text[:400]))
    yield from ((stamp, "byline") for stamp in said.strip.byline.stamps)
    yield from ((stamp, "json_ld") for stamp in said.head.json_stamps)
    yield from ((stamp, "meta") for stamp in said.head.meta_stamps)
    if stamp := find_in_url(said.url):
        yield stamp, "url"

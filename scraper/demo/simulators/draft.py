"""The records of a page in the making: article, site, draft, damage, truth."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from random import Random

from pipeline.records import DropReason, Relation

from .deletions import Deletion
from .furniture import Comment, Teaser


@dataclass(frozen=True, slots=True)
class Source:
    """An article as its writer left it; `text` is its paragraphs, headings and items, one a line."""

    key: str
    title: str
    text: str
    author: str = ""
    published: date | None = None
    category: str = "逾期资讯"
    script: str = "hans"

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of the text."""
        return tuple(self.text.split("\n"))


@dataclass(frozen=True, slots=True)
class Site:
    """A host, the name it shows, and the layout of its pages (a name in `layouts.LAYOUTS`)."""

    host: str
    name: str
    layout: str


class Stage(IntEnum):
    """When a damage happens on the way from the writer to the stored bytes."""

    WORDS = 1  # the farm's filter and its editors
    FURNITURE = 2  # the farm's template
    SCRIPT = 3  # the mirror's converter
    INJECTION = 4  # the intruder
    MARKUP = 5  # tools that run over the whole page
    BYTES = 6  # the server


@dataclass(frozen=True, slots=True)
class Draft:
    """A page before it is written out; damages turn one draft into the next."""

    source: Source
    site: Site
    title: str
    lines: tuple[str, ...]
    true_lines: tuple[str, ...]  # what cleaning should give; editing and cutting change it, damage does not
    head_title: str = ""
    breadcrumb: str = ""
    byline: tuple[str, ...] = ()
    shown_author: str = ""
    shown_date: date | None = None
    inserts: tuple[tuple[int, str], ...] = ()  # HTML before the line of that number
    closing: tuple[str, ...] = ()  # text lines after the article, inside its box
    comments: tuple[Comment, ...] = ()
    teasers: tuple[Teaser, ...] = ()
    related: tuple[str, ...] = ()
    top: tuple[str, ...] = ()  # HTML directly after <body>
    below: tuple[str, ...] = ()  # HTML after the article's box
    bottom: tuple[str, ...] = ()  # HTML directly before </body>
    css: tuple[str, ...] = ()
    lang: str = "zh-CN"
    convert: Callable[[str], str] | None = None  # applied to the template's own words as well
    markup: tuple[Callable[[str], str], ...] = ()
    charset: str = "utf-8"
    declared: str | None = "utf-8"
    bytewise: tuple[Callable[[bytes], bytes], ...] = ()
    deletions: tuple[Deletion, ...] = ()
    spam: tuple[str, ...] = ()  # foreign lines, phrases and paragraphs that were put in


@dataclass(frozen=True, slots=True)
class Damage:
    """One named thing that happens to a draft."""

    name: str
    stage: Stage
    apply: Callable[[Draft, Random], Draft] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Truth:
    """What a perfect cleaner would make of a page; `reason` is set exactly for pages to be dropped.

    `text` holds the deleted words too; `deletions` says which of them are gone and which the page itself proves.
    """

    title: str
    author: str | None = None
    published_date: date | None = None
    text: str = ""
    reason: DropReason | None = None
    copy_of: str | None = None
    relation: Relation | None = None
    deletions: tuple[Deletion, ...] = ()
    damages: tuple[str, ...] = ()
    spam: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """The bytes of a page and what is true about it."""

    body: bytes
    truth: Truth

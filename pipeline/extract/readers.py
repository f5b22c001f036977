"""Readers: what a site needs beyond selectors, as a small function that uses BeautifulSoup.

To read a new site, copy one of the two below into a file beside the recipe, and name that file in the recipe:

1. give `site` the host (or the recipe's name), and `version` 1;
2. write `read`: it gets a `Chosen`, whose `block` is the soup of the block that automatic extraction chose and whose `page` is
   the soup of the whole page, built only when asked for (it costs twenty times as much as everything else together);
3. return the lines of the article in a `ReaderResult`, and leave empty what automatic extraction reads well enough;
4. when the site is redesigned, set `valid_until` to the last day of the old design and add a second reader, version 2: pages
   fetched before keep their reader.

A reader that returns no line has not found its page, and automatic extraction takes over; the column `extractor` says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bs4 import BeautifulSoup


class Chosen:
    """The block that automatic extraction chose and its page, as soups that are built when first asked for."""

    def __init__(self, block_html: str, page_html: str, url: str = "") -> None:
        self.url = url
        self._block_html = block_html
        self._page_html = page_html

    @cached_property
    def block(self) -> BeautifulSoup:
        """The chosen block."""
        return _make_soup(self._block_html)

    @cached_property
    def page(self) -> BeautifulSoup:
        """The whole page; twenty milliseconds for one of 60 KB."""
        return _make_soup(self._page_html)


@dataclass(frozen=True, slots=True)
class ReaderResult:
    """What a reader found; an empty field is left to automatic extraction."""

    lines: tuple[str, ...] = ()
    title: str = ""
    author: str = ""
    category: str = ""
    published: str = ""  # as the page writes it
    comments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """How to read one site, in one of its designs."""

    site: str  # host, or name of the recipe
    version: int  # raised whenever its output may change
    valid_until: date | None  # the last day of this design; None for today's
    read: Callable[[Chosen], ReaderResult] = field(repr=False)

    @property
    def name(self) -> str:
        """The reader as the column `extractor` names it: `reader:SITE/VERSION`."""
        return f"reader:{self.site}/{self.version}"


def find_reader(host: str, fetched_on: date, readers: Iterable[Reader] | None = None) -> Reader | None:
    """The reader of a host for pages fetched on a day: of those still valid the one that ends first; None without any.

    Subdomains count as the host. `readers` are the bundled ones unless told otherwise.
    """
    host = host.lower().rpartition("@")[2].partition(":")[0]
    valid = [
        reader
        for reader in (READERS if readers is None else readers)
        if (host == reader.site or host.endswith("." + reader.site))
        and (reader.valid_until is None or fetched_on <= reader.valid_until)
    ]
    return min(valid, key=lambda reader: (reader.valid_until or date.max, -reader.version), default=None)


def _make_soup(html: str) -> BeautifulSoup:
    from bs4 import BeautifulSoup

    return BeautifulSoup(html, "lxml")


def read_answers(chosen: Chosen) -> ReaderResult:
    """Question and answers of `wenda.example.cn`: the answers stand in boxes of their own, the best one not always first."""
    question = chosen.page.select_one(".question-title")
    answers = chosen.page.select(".answer.best .answer-text") + chosen.page.select(".answer:not(.best) .answer-text")
    if question is None or not answers:
        return ReaderResult()
    asker = chosen.page.select_one(".question-meta .user")
    asked_at = chosen.page.select_one(".question-meta time")
    lines: list[str] = []
    for answer in answers:
        lines += answer.get_text("\n").splitlines()
    return ReaderResult(
        lines=tuple(lines),
        title=question.get_text(" ", strip=True),
        author=asker.get_text(strip=True) if asker else "",
        published=str(asked_at.get("datetime") or asked_at.get_text(strip=True)) if asked_at else "",
    )


_PAGE_MARK = re.compile(r"\s*[【\[]?第\s?\d{1,4}\s?页(?:\s?/?\s?共\s?\d{1,4}\s?页)?[】\]]?\s*")


def read_document(chosen: Chosen) -> ReaderResult:
    """A document of `doc.example.cn`: its pages joined, without the marks between them and the invitation to pay."""

    def read_lines() -> Iterator[str]:
        for page in chosen.block.select(".doc-page"):
            for line in page.get_text("\n").splitlines():
                if not _PAGE_MARK.fullmatch(line) and "未读" not in line and "继续免费阅读" not in line:
                    yield line

    return ReaderResult(lines=tuple(read_lines()))


READERS: tuple[Reader, ...] = (
    Reader("wenda.example.cn", 1, None, read_answers),
    Reader("doc.example.cn", 1, None, read_document),
)

"""Every family draws pages that hold their truth, and the same page for the same seed."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, timedelta
from functools import cache
from random import Random
from typing import Any

import pytest
from lxml import html as markup

from pipeline.records import Precision
from tests.simulators.families import FAMILIES
from tests.simulators.pages import SimulatedPage

DRAWS = 4
_BLANK = re.compile(r"\s+")


def read_text(html: str) -> str:
    """What stands in the elements of the page, without blanks and without scripts and styles."""
    tree: Any = markup.fromstring(html)
    for node in list(tree.iter("script", "style")):
        node.drop_tree()
    return _BLANK.sub("", tree.text_content())


@cache
def draw(family: str, seed: int) -> SimulatedPage:
    return FAMILIES[family](Random(f"test/{seed}"))


def each_page(family: str, check: Callable[[SimulatedPage], None]) -> None:
    for seed in range(DRAWS):
        check(draw(family, seed))


@pytest.mark.parametrize("family", FAMILIES)
def test_page_holds_its_truth(family: str) -> None:
    def check(page: SimulatedPage) -> None:
        text = "".join(read_text(html) for html in (page.html, *(html for _, html in page.parts)))
        cells = [cell for line in page.lines for cell in line.split(" | ")]
        said = [page.title, *cells, *page.comments, page.author or "", page.source or "", page.category or ""]
        assert [words for words in said if _BLANK.sub("", words) not in text] == []

    each_page(family, check)


@pytest.mark.parametrize("family", FAMILIES)
def test_lines_stand_in_their_order(family: str) -> None:
    def check(page: SimulatedPage) -> None:
        text = "".join(read_text(html) for html in (page.html, *(html for _, html in page.parts)))
        place = 0
        for line in page.lines:
            place = text.find(_BLANK.sub("", line.split(" | ")[0]), place)
            assert place >= 0, line

    each_page(family, check)


@pytest.mark.parametrize("family", FAMILIES)
def test_same_seed_draws_the_same_page(family: str) -> None:
    assert draw(family, 1) == draw.__wrapped__(family, 1)
    assert draw(family, 1).html != draw(family, 2).html


@pytest.mark.parametrize("family", FAMILIES)
def test_record_keeps_its_promises(family: str) -> None:
    def check(page: SimulatedPage) -> None:
        assert page.family == family
        assert page.url.startswith("http")
        assert page.title
        assert page.lines
        assert all(line == line.strip() and line and "\n" not in line for line in (page.title, *page.lines))
        assert (page.published is None) == (page.precision is Precision.NONE)
        assert page.fetched_at.utcoffset() is not None
        if page.published:
            assert page.published.utcoffset() == timedelta(hours=8)
            assert page.fetched_at.astimezone(UTC) > page.published
            if page.precision is Precision.DAY:
                assert (page.published.hour, page.published.minute, page.published.second) == (0, 0, 0)
        assert not set(page.neutral) & set(page.lines)

    each_page(family, check)


def test_some_pages_have_no_author_and_some_have_one() -> None:
    authors = [draw(family, seed).author for family in FAMILIES for seed in range(DRAWS)]
    assert 0.2 < sum(author is None for author in authors) / len(authors) < 0.8


def test_pages_are_as_large_as_pages_are() -> None:
    sizes = [len(draw(family, seed).html.encode()) for family in FAMILIES for seed in range(DRAWS)]
    assert min(sizes) > 1500
    assert max(sizes) < 200_000
    assert sum(sizes) / len(sizes) > 12_000

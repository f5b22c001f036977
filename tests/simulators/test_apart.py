"""The sets kept apart are what they say: the same pages for the same seed, and their truth is what a reader sees."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from random import Random

import pytest
from selectolax.lexbor import LexborHTMLParser

from pipeline.records import Precision
from tests.simulators import field, fresh, unseen
from tests.simulators.charset_faults import serve
from tests.simulators.pages import SimulatedPage

INVISIBLE = "script, style, noscript, noframes, head, select, textarea, [style*='display:none']"
MAX_BYTES = 110_000


@dataclass(frozen=True, slots=True)
class PageSet:
    """A set of families, how many pages of each are drawn, and the least that an article and a page hold."""

    families: Mapping[str, Callable[[Random], SimulatedPage]]
    n_pages: int
    min_article: int
    min_around: int
    min_bytes: int

    def draw(self, family: str) -> list[SimulatedPage]:
        return [self.families[family](Random(f"{family}/{seed}")) for seed in range(self.n_pages)]


SETS = {
    "unseen": PageSet(unseen.FAMILIES, n_pages=12, min_article=20, min_around=40, min_bytes=500),
    "fresh": PageSet(fresh.FAMILIES, n_pages=8, min_article=12, min_around=100, min_bytes=4_000),
    "field": PageSet(field.FAMILIES, n_pages=8, min_article=40, min_around=80, min_bytes=4_000),
}


@lru_cache(maxsize=16)
def drawn(name: str, family: str) -> list[SimulatedPage]:
    return SETS[name].draw(family)


def squeeze(text: str) -> str:
    return re.sub(r"[\s|]+", "", text)


def visible_text(html: str) -> str:
    tree = LexborHTMLParser(html)
    for node in tree.css(INVISIBLE):
        node.decompose()
    assert tree.body is not None
    return squeeze(tree.body.text())


def visible_pages(page: SimulatedPage) -> str:
    return visible_text(page.html) + "".join(visible_text(html) for _, html in page.parts)


@pytest.mark.parametrize(
    ("name", "family"), [(name, family) for name, set_ in SETS.items() for family in set_.families]
)
class TestFamily:
    def test_the_same_seed_gives_the_same_page(self, name: str, family: str) -> None:
        assert SETS[name].draw(family) == drawn(name, family)

    def test_pages_differ_and_their_sizes_are_those_of_the_web(self, name: str, family: str) -> None:
        pages = drawn(name, family)
        assert len({page.html for page in pages}) == len(pages)
        sizes = [len(serve(page).body) for page in pages]
        assert min(sizes) > SETS[name].min_bytes
        assert max(sizes) < MAX_BYTES

    def test_the_truth_is_what_a_reader_sees(self, name: str, family: str) -> None:
        for page in drawn(name, family):
            seen = visible_pages(page)
            at = 0
            for line in page.lines:
                assert line == line.strip()
                at = seen.find(squeeze(line), at)
                assert at >= 0, line
                at += len(squeeze(line))
            names = re.split("[、 ]", page.author or "")
            fields = [page.title, *names, page.source, page.category, *page.comments, *page.neutral]
            assert [field for field in fields if field and squeeze(field) not in seen] == []

    def test_there_is_more_on_the_page_than_the_article(self, name: str, family: str) -> None:
        for page in drawn(name, family):
            article = sum(len(squeeze(line)) for line in page.lines)
            assert article >= SETS[name].min_article
            assert len(visible_pages(page)) > article + SETS[name].min_around

    def test_times_are_those_of_the_precision(self, name: str, family: str) -> None:
        for page in drawn(name, family):
            assert page.family == family
            assert (page.published is None) == (page.precision is Precision.NONE)
            if page.published is None:
                continue
            assert str(page.published.tzinfo) == "Asia/Shanghai"
            assert page.fetched_at > page.published
            below_the_day = (page.published.hour, page.published.minute, page.published.second)
            assert page.precision is not Precision.DAY or below_the_day == (0, 0, 0)
            assert page.precision is not Precision.MINUTE or page.published.second == 0

    def test_what_is_no_article_is_no_line(self, name: str, family: str) -> None:
        for page in drawn(name, family):
            assert not set(page.lines) & {*page.comments, *page.neutral, page.title}


@pytest.mark.parametrize("name", SETS)
def test_families_are_many_and_their_truth_is_varied(name: str) -> None:
    pages = [page for family in SETS[name].families for page in drawn(name, family)]
    assert len(SETS[name].families) >= 18
    assert {page.precision for page in pages} == set(Precision)
    for field_name in ("author", "source", "category"):
        missing = sum(getattr(page, field_name) is None for page in pages)
        assert len(pages) / 20 < missing < len(pages) * 19 / 20, field_name
    assert sum(bool(page.comments) for page in pages) > len(pages) / 10
    assert len({page.title for page in pages}) >= 50

"""The last sites kept apart: the same pages for the same seed, and their truth is what a reader sees."""

from __future__ import annotations

import re
from random import Random

import pytest
from selectolax.lexbor import LexborHTMLParser

from pipeline.records import Precision
from tests.simulators.charset_faults import serve
from tests.simulators.fresh import FAMILIES
from tests.simulators.fresh.texts import TEXTS, THEMES
from tests.simulators.pages import SimulatedPage

N_PAGES = 12  # of each family
UNSEEN_TAGS = ["script", "style", "noscript", "head", "select", "textarea"]


def draw(family: str, seed: int) -> SimulatedPage:
    return FAMILIES[family](Random(f"{family}/{seed}"))


def squeeze(text: str) -> str:
    return re.sub(r"[\s|]+", "", text)


def visible_text(html: str) -> str:
    tree = LexborHTMLParser(html)
    for node in tree.css(",".join(UNSEEN_TAGS)):
        node.decompose()
    assert tree.body is not None
    return squeeze(tree.body.text())


def visible_pages(page: SimulatedPage) -> str:
    return visible_text(page.html) + "".join(visible_text(html) for _, html in page.parts)


@pytest.mark.parametrize("family", sorted(FAMILIES))
class TestFamily:
    def test_the_same_seed_gives_the_same_page(self, family: str) -> None:
        assert [draw(family, seed) for seed in range(3)] == [draw(family, seed) for seed in range(3)]

    def test_pages_differ_and_their_sizes_are_those_of_the_web(self, family: str) -> None:
        pages = [draw(family, seed) for seed in range(N_PAGES)]
        assert len({page.html for page in pages}) == N_PAGES
        sizes = [len(serve(page).body) for page in pages]
        assert min(sizes) > 4_000
        assert max(sizes) < 110_000

    def test_all_lines_stand_in_what_a_reader_sees_in_their_order(self, family: str) -> None:
        for seed in range(N_PAGES):
            page = draw(family, seed)
            seen = visible_pages(page)
            at = 0
            for line in page.lines:
                assert line == line.strip()
                at = seen.find(squeeze(line), at)
                assert at >= 0, (seed, line)
                at += len(squeeze(line))

    def test_fields_comments_and_neutral_lines_stand_in_what_a_reader_sees(self, family: str) -> None:
        for seed in range(N_PAGES):
            page = draw(family, seed)
            seen = visible_pages(page)
            names = (page.author or "").split()
            fields = [page.title, *names, page.source, page.category, *page.comments, *page.neutral]
            assert [(seed, field) for field in fields if field and squeeze(field) not in seen] == []

    def test_there_is_more_on_the_page_than_the_article(self, family: str) -> None:
        for seed in range(N_PAGES):
            page = draw(family, seed)
            article = sum(len(squeeze(line)) for line in page.lines)
            assert article >= 12
            assert len(visible_pages(page)) > article + 100

    def test_times_are_those_of_the_precision(self, family: str) -> None:
        for seed in range(N_PAGES):
            page = draw(family, seed)
            assert page.family == family
            assert (page.published is None) == (page.precision is Precision.NONE)
            if page.published is None:
                continue
            assert str(page.published.tzinfo) == "Asia/Shanghai"
            assert page.fetched_at > page.published
            below_the_day = (page.published.hour, page.published.minute, page.published.second)
            assert page.precision is not Precision.DAY or below_the_day == (0, 0, 0)
            assert page.precision is not Precision.MINUTE or page.published.second == 0

    def test_what_is_no_article_is_no_line(self, family: str) -> None:
        for seed in range(N_PAGES):
            page = draw(family, seed)
            assert not set(page.lines) & {*page.comments, *page.neutral, page.title}


def test_families_are_many_and_their_truth_is_varied() -> None:
    pages = [draw(family, seed) for family in FAMILIES for seed in range(N_PAGES)]
    assert len(FAMILIES) >= 20
    assert {page.precision for page in pages} == set(Precision)
    for field in ("author", "source", "category"):
        missing = sum(getattr(page, field) is None for page in pages)
        assert len(pages) / 20 < missing < len(pages) * 19 / 20, field
    assert sum(bool(page.comments) for page in pages) > len(pages) / 4
    assert any(page.parts for page in pages)
    assert len({page.title for page in pages}) >= 60
    assert sum(len(TEXTS[theme]["titles"]) for theme in THEMES) >= 80

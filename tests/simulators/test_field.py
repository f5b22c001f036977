"""The sites of the field: the same pages for the same seed, and their truth is what a reader sees."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest
from selectolax.lexbor import LexborHTMLParser

from pipeline.records import Precision
from tests.simulators.charset_faults import serve
from tests.simulators.field import FAMILIES
from tests.simulators.field.injections import CLASSES, PARTIAL, SPAM, WHOLE, draw_injected, glue_title, honest_lines
from tests.simulators.pages import SimulatedPage

ROOT = Path(__file__).parents[2]
N_PAGES = 8  # of each family
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
            names = re.split("[、 ]", page.author or "")
            fields = [page.title, *names, page.source, page.category, *page.comments, *page.neutral]
            assert [(seed, field) for field in fields if field and squeeze(field) not in seen] == []

    def test_there_is_more_on_the_page_than_the_article(self, family: str) -> None:
        for seed in range(N_PAGES):
            page = draw(family, seed)
            article = sum(len(squeeze(line)) for line in page.lines)
            assert article >= 40
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
    assert len(FAMILIES) >= 30
    assert {page.precision for page in pages} == set(Precision)
    for field in ("author", "source", "category"):
        missing = sum(getattr(page, field) is None for page in pages)
        assert len(pages) / 20 < missing < len(pages) * 19 / 20, field
    assert sum(bool(page.comments) for page in pages) > len(pages) / 10
    assert len({page.title for page in pages}) >= 50


class TestInjections:
    def test_no_phrase_stands_in_another_file_of_the_simulators_or_the_demo(self) -> None:
        folders = (ROOT / "tests" / "simulators", ROOT / "scraper" / "demo")
        files = [path for folder in folders for path in folder.rglob("*") if path.suffix in (".toml", ".py", ".txt")]
        others = "".join(path.read_text(encoding="utf-8") for path in files if path.parent.name != "field")
        phrases = [phrase for cls in CLASSES for phrase in SPAM[cls]["phrases"]]
        assert [phrase for phrase in phrases if phrase in others] == []
        assert len(phrases) == len(set(phrases))

    def test_classes_and_lines_are_many_and_marked(self) -> None:
        drawn = list(draw_injected(1, 5))
        assert len(CLASSES) >= 9
        assert len(drawn) >= 800
        assert {(one.cls, one.form) for one in drawn} == {(c, f) for c in CLASSES for f in (*WHOLE, *PARTIAL)}
        assert drawn == list(draw_injected(1, 5))
        for one in drawn:
            assert all(line.strip() for line in one.text.split("\n"))
            assert not one.honest or set(one.honest) <= set(one.text)

    def test_honest_lines_are_many_and_differ(self) -> None:
        lines = [line for kind in honest_lines().values() for line in kind]
        assert len(lines) >= 150
        assert len(lines) == len(set(lines))

    @pytest.mark.parametrize("cls", CLASSES)
    def test_a_glued_title_keeps_its_own(self, cls: str) -> None:
        assert all("还清最后一笔" in glue_title(Random(seed), cls, "还清最后一笔") for seed in range(20))

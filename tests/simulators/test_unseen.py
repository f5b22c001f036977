"""The sites kept apart are what they say: the same pages for the same seed, and their truth is what a reader sees."""

from __future__ import annotations

import re
from random import Random

import pytest
from selectolax.lexbor import LexborHTMLParser

from pipeline.records import Precision
from tests.simulators.pages import SimulatedPage
from tests.simulators.unseen import FAMILIES
from tests.simulators.unseen.injections import CLASSES, SPAM, WHOLE, draw_phrases, injected_lines, mixed_lines
from tests.simulators.unseen.writing import TEXTS, THEMES, draw_titles

N_PAGES = 24  # of each family; the choices of a family are two to four ways each
UNSEEN_TAGS = ["script", "style", "noscript", "noframes", "head", "select"]
HIDDEN = '[style*="display:none"]'


def draw(family: str, seed: int) -> SimulatedPage:
    return FAMILIES[family](Random(f"{family}/{seed}"))


def squeeze(text: str) -> str:
    return re.sub(r"[\s|]+", "", text)


def visible_text(html: str) -> str:
    tree = LexborHTMLParser(html)
    for node in tree.css(",".join([*UNSEEN_TAGS, HIDDEN])):
        node.decompose()
    assert tree.body is not None
    return squeeze(tree.body.text())


@pytest.mark.parametrize("family", sorted(FAMILIES))
class TestFamily:
    def test_the_same_seed_gives_the_same_page(self, family: str) -> None:
        assert [draw(family, seed) for seed in range(3)] == [draw(family, seed) for seed in range(3)]

    def test_pages_differ(self, family: str) -> None:
        assert len({draw(family, seed).html for seed in range(N_PAGES)}) == N_PAGES

    def test_all_lines_stand_in_what_a_reader_sees_in_their_order(self, family: str) -> None:
        for seed in range(N_PAGES):
            page = draw(family, seed)
            seen = visible_text(page.html) + "".join(visible_text(html) for _, html in page.parts)
            at = 0
            for line in page.lines:
                assert line == line.strip()
                at = seen.find(squeeze(line), at)
                assert at >= 0, (seed, line)
                at += len(squeeze(line))

    def test_fields_and_comments_stand_in_what_a_reader_sees(self, family: str) -> None:
        for seed in range(N_PAGES):
            page = draw(family, seed)
            seen = visible_text(page.html)
            fields = [page.title, page.author, page.source, page.category, *page.comments, *page.neutral]
            assert [field for field in fields if field and squeeze(field) not in seen] == []

    def test_there_is_more_on_the_page_than_the_article(self, family: str) -> None:
        for seed in range(N_PAGES):
            page = draw(family, seed)
            article = sum(len(squeeze(line)) for line in page.lines)
            seen = visible_text(page.html) + "".join(visible_text(html) for _, html in page.parts)
            assert article >= 20
            assert len(seen) > article + 40

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
    assert len(FAMILIES) >= 18
    assert {page.precision for page in pages} == set(Precision)
    for field in ("author", "source", "category", "published"):
        missing = sum(getattr(page, field) is None for page in pages)
        assert len(pages) / 20 < missing < len(pages) * 19 / 20, field
    assert any(page.parts for page in pages)
    assert len({page.title for page in pages}) >= 60


def test_titles_and_sentences_are_enough() -> None:
    assert sum(len(TEXTS[theme]["titles"]) for theme in THEMES) >= 60
    assert sum(len(TEXTS[theme]["sentences"]) for theme in THEMES) >= 150


def test_links_never_say_the_title_of_their_own_page() -> None:
    for seed in range(50):
        rng = Random(seed)
        title = draw_titles(rng, 1)[0]
        assert title not in draw_titles(rng, 20, besides=title)


class TestInjections:
    def test_classes_are_nine_of_forty_phrases_and_share_none(self) -> None:
        phrases = [phrase for cls in CLASSES for phrase in SPAM[cls]["phrases"]]
        assert len(CLASSES) >= 8
        assert min(len(SPAM[cls]["phrases"]) for cls in CLASSES) >= 40
        assert len(phrases) == len(set(phrases))

    @pytest.mark.parametrize("cls", CLASSES)
    def test_lines_are_the_same_for_the_same_seed_and_no_line_is_empty(self, cls: str) -> None:
        lines = [injected_lines(Random(seed), cls) for seed in range(50)]
        assert lines == [injected_lines(Random(seed), cls) for seed in range(50)]
        assert all(line.strip() for block in lines for line in block.split("\n"))
        assert len(set(lines)) == len(lines)

    @pytest.mark.parametrize("form", sorted(WHOLE))
    def test_a_line_of_any_form_carries_its_class_or_places(self, form: str) -> None:
        for seed in range(50):
            line = WHOLE[form](Random(seed), "pharma")
            assert "\n" not in line
            assert len(line) >= 12

    def test_a_mixed_line_keeps_its_honest_part(self) -> None:
        for seed in range(50):
            line = mixed_lines(Random(seed), "clinics")
            assert any(phrase in line for phrase in draw_phrases(Random(0), "clinics", len(SPAM["clinics"]["phrases"])))

"""What is injected into the pages kept apart: phrases of their own, the same lines for the same seed, all marked."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.simulators.field import injections as field
from tests.simulators.field.injections import PARTIAL, draw_injected, glue_title, honest_lines
from tests.simulators.unseen import injections as unseen
from tests.simulators.unseen.injections import draw_phrases, injected_lines, mixed_lines
from tests.simulators.unseen.writing import draw_titles

ROOT = Path(__file__).parents[2]


def test_links_never_say_the_title_of_their_own_page() -> None:
    for seed in range(50):
        rng = Random(seed)
        title = draw_titles(rng, 1)[0]
        assert title not in draw_titles(rng, 20, besides=title)


class TestUnseen:
    def test_classes_are_nine_of_forty_phrases_and_share_none(self) -> None:
        phrases = [phrase for cls in unseen.CLASSES for phrase in unseen.SPAM[cls]["phrases"]]
        assert len(unseen.CLASSES) >= 8
        assert min(len(unseen.SPAM[cls]["phrases"]) for cls in unseen.CLASSES) >= 40
        assert len(phrases) == len(set(phrases))

    @pytest.mark.parametrize("cls", unseen.CLASSES)
    def test_lines_are_the_same_for_the_same_seed_and_no_line_is_empty(self, cls: str) -> None:
        lines = [injected_lines(Random(seed), cls) for seed in range(50)]
        assert lines == [injected_lines(Random(seed), cls) for seed in range(50)]
        assert all(line.strip() for block in lines for line in block.split("\n"))
        assert len(set(lines)) == len(lines)

    @pytest.mark.parametrize("form", sorted(unseen.WHOLE))
    def test_a_line_of_any_form_carries_its_class_or_places(self, form: str) -> None:
        for seed in range(50):
            line = unseen.WHOLE[form](Random(seed), "pharma")
            assert "\n" not in line
            assert len(line) >= 12

    def test_a_mixed_line_keeps_its_honest_part(self) -> None:
        for seed in range(50):
            line = mixed_lines(Random(seed), "clinics")
            assert any(
                phrase in line for phrase in draw_phrases(Random(0), "clinics", len(unseen.SPAM["clinics"]["phrases"]))
            )


class TestField:
    def test_no_phrase_stands_in_another_file_of_the_simulators_or_the_demo(self) -> None:
        folders = (ROOT / "tests" / "simulators", ROOT / "scraper" / "demo")
        files = [path for folder in folders for path in folder.rglob("*") if path.suffix in (".toml", ".py", ".txt")]
        others = "".join(path.read_text(encoding="utf-8") for path in files if path.parent.name != "field")
        phrases = [phrase for cls in field.CLASSES for phrase in field.SPAM[cls]["phrases"]]
        assert [phrase for phrase in phrases if phrase in others] == []
        assert len(phrases) == len(set(phrases))

    def test_classes_and_lines_are_many_and_marked(self) -> None:
        drawn = list(draw_injected(1, 5))
        assert len(field.CLASSES) >= 9
        assert len(drawn) >= 800
        assert {(one.cls, one.form) for one in drawn} == {
            (c, f) for c in field.CLASSES for f in (*field.WHOLE, *PARTIAL)
        }
        assert drawn == list(draw_injected(1, 5))
        for one in drawn:
            assert all(line.strip() for line in one.text.split("\n"))
            assert not one.honest or set(one.honest) <= set(one.text)

    def test_honest_lines_are_many_and_differ(self) -> None:
        lines = [line for kind in honest_lines().values() for line in kind]
        assert len(lines) >= 150
        assert len(lines) == len(set(lines))

    @pytest.mark.parametrize("cls", field.CLASSES)
    def test_a_glued_title_keeps_its_own(self, cls: str) -> None:
        assert all("还清最后一笔" in glue_title(Random(seed), cls, "还清最后一笔") for seed in range(20))

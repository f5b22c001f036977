from __future__ import annotations

import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language import CharModel, Readings, fold_syllable
from pipeline.language_build import count_ngrams, is_held_out, pack, read_texts

LANGUAGE = Path(__file__).parents[1] / "data/language"
READINGS = Readings.from_bytes((LANGUAGE / "readings.bin").read_bytes())
MODEL = CharModel((LANGUAGE / "ngrams.bin").read_bytes())


@pytest.mark.parametrize(
    ("char", "syllable", "expected"),
    [
        ("網", "wǎng", True),
        ("網", "wāng", False),
        ("網", "wang", True),
        ("長", "zhǎng", True),
        ("長", "cháng", True),
        ("綠", "lǜ", True),
        ("綠", "lv", True),
        ("略", "lüè", True),
        ("網", "abc", False),
        ("", "wǎng", False),
        ("a", "wǎng", False),
        ("網", "wɑng", True),
    ],
)
def test_toned_readings_are_exact_and_toneless_ones_folded(char: str, syllable: str, expected: bool) -> None:
    assert READINGS.reads(char, syllable) is expected


def test_every_hanzi_of_gbk_has_a_reading() -> None:
    hanzi = {char for lead in range(0x81, 0xFF) for char in _row(lead) if "一" <= char <= "龥"}
    read = frozenset().union(*READINGS._toned.values())
    assert len(hanzi) == 20902
    assert len(hanzi - read) <= 12  # a handful of Japanese characters have no Chinese reading


def _row(lead: int) -> str:
    return "".join(bytes((lead, trail)).decode("gbk", "ignore") for trail in range(0x40, 0xFF))


def test_completions_begin_with_the_lead_byte_and_have_the_reading() -> None:
    assert READINGS.completions(0x94, "shù") == (("數", 0xB5),)
    for char, trail in READINGS.completions(0xB9, "gong"):
        assert char.encode("gbk") == bytes((0xB9, trail))
        assert READINGS.reads(char, "gong")
    assert READINGS.completions(0x94, "xyz") == ()


@pytest.mark.parametrize(
    ("syllable", "expected"), [("shù", True), ("shu", True), ("nǚ", True), ("app", False), ("", False)]
)
def test_syllables_are_told_from_words(syllable: str, expected: bool) -> None:
    assert READINGS.is_syllable(syllable) is expected


def test_sound_text_is_likelier_than_shifted_text() -> None:
    assert MODEL.score("适当的宽限期或分期还款") > MODEL.score("适当膶捪奁诨蚍制谶款") + 20


def test_scripts_and_widths_score_alike() -> None:
    assert MODEL.score("應當還款，") == MODEL.score("应当还款,")
    assert MODEL.log_p("1", "5") == MODEL.log_p("９", "0")


def build_model(texts: list[tuple[str, int]], words: list[tuple[str, int]] | None = None) -> CharModel:
    fold = {"A": "a"}
    return CharModel(pack(*count_ngrams(texts, words or [], fold), fold))


def test_packed_counts_are_those_of_the_text() -> None:
    model = build_model([("还款还款", 1), ("还款人", 4)], [("款项", 100)])
    assert model.count("还") == pytest.approx(6, rel=0.03)
    assert model.count("款") == pytest.approx(9, rel=0.03)
    assert model.count("还款人") == pytest.approx(4, rel=0.03)
    assert model.count("款项") == pytest.approx(3, rel=0.04)
    assert model.count("还款还款") == 0  # the longest are kept from two on
    assert model.count("还款人\n") == pytest.approx(4, rel=0.03)
    assert model.count("人还") == model.count("字") == 0


def test_a_longer_context_that_was_counted_decides() -> None:
    model = build_model([("甲乙丙丁", 40), ("子乙丙卯", 40)])
    assert model.log_p("甲乙丙", "丁") > model.log_p("子乙丙", "丁")
    assert model.log_p("没见过乙丙", "丁") == model.log_p("乙丙", "丁")
    assert model.log_p("丙", "字") < model.log_p("丙", "\n")


def test_probabilities_of_all_characters_sum_to_one() -> None:
    model = build_model([("甲乙丙丁", 40), ("子乙丙卯", 40)])
    total = sum(math.exp(model.log_p("甲乙", char)) for char in model.chars)
    assert total == pytest.approx(1.0, abs=0.05)  # counts are rounded to 3 %


@pytest.mark.parametrize("line", ["应当按期还款。", "甲", ""])
def test_a_held_out_line_is_so_for_good(line: str, tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text("\n".join([line] * 3), encoding="utf-8")
    read = [text for text, _ in read_texts([str(path)])]
    assert read == ([] if is_held_out(line) or not line else [line] * 3)


def test_one_line_in_ten_is_held_out() -> None:
    assert 800 < sum(is_held_out(f"第{number}句") for number in range(10_000)) < 1200


def test_texts_carry_weights(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text("\n".join(f"第{number}句" for number in range(50)), encoding="utf-8")
    assert {weight for _, weight in read_texts([f"{path}*4"])} == {4}
    assert {weight for _, weight in read_texts([str(path)])} == {1}


@given(st.text(max_size=40))
def test_any_text_has_a_finite_score(text: str) -> None:
    assert float("-inf") < MODEL.score(text) <= 0.0
    fold_syllable(text)
    READINGS.is_syllable(text)

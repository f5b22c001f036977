from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language import CharModel, Readings, fold_syllable

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


@given(st.text(max_size=40))
def test_any_text_has_a_finite_score(text: str) -> None:
    assert float("-inf") < MODEL.score(text) <= 0.0
    fold_syllable(text)
    READINGS.is_syllable(text)

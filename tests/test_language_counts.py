"""Counts of n-grams: what is counted, how tables add up, and what a damaged one does."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import language_counts
from pipeline.errors import DataError
from pipeline.language import ORDER, CharModel
from pipeline.language_counts import count_ngrams, pack

FOLD = {"A": "a"}
Lines = list[tuple[str, int]]


def build_table(texts: Lines, words: Lines | None = None, known: str = "") -> bytes:
    return pack(*count_ngrams(texts, words or [], FOLD, known), FOLD)


def build_model(texts: Lines, words: Lines | None = None) -> CharModel:
    return CharModel(build_table(texts, words))


def add_up(base: Lines, own: Lines) -> CharModel:
    table = build_table(base)
    return CharModel(table, build_table(own, known=CharModel(table).chars))


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


def test_batches_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [(f"第{number}条款应当按期还款。", number % 3 + 1) for number in range(200)]
    whole = build_table(texts, [("还款", 30)])
    monkeypatch.setattr(language_counts, "_BATCH_CHARS", 50)
    assert build_table(texts, [("还款", 30)]) == whole


def test_a_table_on_top_of_another_numbers_new_characters_behind_it() -> None:
    base = build_table([("甲乙丙", 2)])
    model = CharModel(base, build_table([("丁甲", 2), ("戊", 1)], known=CharModel(base).chars))
    assert model.chars == CharModel(base).chars + "丁"  # what was seen once is as good as unseen
    assert (model.count("丁甲"), model.count("甲乙")) == (2.0, 2.0)
    assert model.is_known("丁")
    assert not CharModel(base).is_known("丁")


def test_the_digest_of_one_table_is_its_own_and_of_two_that_of_both() -> None:
    base, own = [("甲乙", 2)], [("丁甲", 2)]
    assert add_up(base, own).digest.startswith(build_model(base).digest)
    assert len({build_model(base).digest, add_up(base, own).digest, add_up(base, base).digest}) == 3


def test_two_tables_score_as_one_of_both_texts_would() -> None:
    base, own = [("借款人应当按期还款", 16), ("债务人", 8)], [("借款人应当协商", 16), ("逾期还款", 4)]
    both, one = add_up(base, own), build_model(base + own)
    for text in ("借款人应当协商", "逾期还款", "债务人逾期", "没见过"):
        assert both.score(text) == pytest.approx(one.score(text), abs=0.03 * (len(text) + 1))


@settings(max_examples=40, deadline=None)
@given(*[st.lists(st.tuples(st.text("甲乙丙丁A,。", max_size=8), st.integers(1, 9)), min_size=1, max_size=6)] * 2)
def test_the_counts_of_two_tables_are_the_sums_of_theirs(base: Lines, own: Lines) -> None:
    first = CharModel(build_table(base))
    second = CharModel(build_table(own, known=first.chars))
    both = add_up(base, own)
    for text, _ in base + own:
        for start in range(len(text)):
            for end in range(start + 1, min(len(text), start + ORDER) + 1):
                piece = text[start:end]
                assert both.count(piece) == pytest.approx(first.count(piece) + second.count(piece))
    for text, _ in base + own:
        assert float("-inf") < both.score(text) <= 0.0


def test_characters_in_excess_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language_counts, "KEY_BITS", 3)
    with pytest.raises(DataError, match="different characters") as caught:
        build_table([("甲乙丙丁戊己庚辛", 2)])
    assert caught.value.todo


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda table: b"", "damaged"),
        (lambda table: b"no table at all", "damaged"),
        (lambda table: table[:40], "damaged"),
        (lambda table: table[:-16_401], "damaged"),
        (lambda table: table[:-16_400], "end is missing"),
        (lambda table: (2).to_bytes(4, "little") + b"[]  ", "damaged"),
        (lambda table: build_table([("丙丙", 2)]), "other language data"),
        (lambda table: pack(*count_ngrams([("甲乙", 2)], [], {}), {}), "other language data"),
    ],
)
def test_a_damaged_or_foreign_table_is_refused(damage: Callable[[bytes], bytes], said: str) -> None:
    base = build_table([("甲乙丙丁", 2)])
    own = build_table(
        [(f"{first}{second}", 2) for first in "甲乙丙丁戊己" for second in "甲乙丙丁戊己"], known=CharModel(base).chars
    )
    with pytest.raises(ValueError, match=said):
        CharModel(base, damage(own))

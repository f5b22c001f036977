from __future__ import annotations

from types import ModuleType

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.group.signatures import LONGEST, SHORTEST, VERIFIED_GRAM, Signatures, compute_signatures, keep_letters

TEXTS = st.text(st.characters(codec="utf-8"), max_size=200)


def sign(texts: list[str], rows: list[int] | None = None) -> Signatures:
    return compute_signatures(pa.chunked_array([pa.array(texts, pa.string())]), np.array(rows or range(len(texts))))


def read_samples(signatures: Signatures, number: int) -> set[int]:
    return set(signatures.samples[signatures.sampled_classes == number].tolist())


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("《民法典》第680条：禁止高利放贷。", "民法典第680条禁止高利放贷"),
        ("ＡＰＰ Ⅳ ②", "ａｐｐⅳ②"),
        ("İstanbul ǅ", "İstanbulǆ"),  # a letter whose lower case is two characters stays
        ("\ue000\u200b\U0001f600\0", ""),
        ("𠮷野家", "𠮷野家"),
    ],
)
def test_letters_digits_and_han_characters_are_kept(text: str, kept: str) -> None:
    assert keep_letters(text) == kept


@given(text=TEXTS)
def test_keeping_letters_twice_changes_nothing(text: str) -> None:
    assert keep_letters(keep_letters(text)) == keep_letters(text)


@given(texts=st.lists(TEXTS, min_size=1, max_size=12))
def test_texts_share_a_class_exactly_when_their_letters_agree(texts: list[str]) -> None:
    classes = sign(texts).classes.tolist()
    for a, first in enumerate(texts):
        for b, second in enumerate(texts):
            alike = keep_letters(first) == keep_letters(second) != ""
            assert (classes[a] == classes[b]) == (alike or a == b)


def test_classes_are_numbered_by_their_smallest_row_whatever_the_order_of_reading() -> None:
    texts = ["甲", "乙", "甲", "丙"]
    assert sign(texts).classes.tolist() == [0, 1, 0, 2]
    assert sign(texts, rows=[3, 1, 2, 0]).classes.tolist() == [0, 1, 2, 2]


def test_short_texts_have_no_grams(bench: ModuleType) -> None:
    text = keep_letters("".join(bench.Inventor(1).paragraph(200)))
    signatures = sign([text[: SHORTEST - 1], text[:SHORTEST]])
    assert signatures.n_grams.tolist() == [0, SHORTEST - VERIFIED_GRAM + 1]
    assert signatures.n_samples[0] == 0
    assert signatures.n_samples[1] >= 4


def test_the_grams_of_a_piece_are_a_piece_of_the_grams(bench: ModuleType) -> None:
    text = keep_letters("".join(bench.Inventor(2).paragraph(3000)))
    signatures = sign([text, text[1000:1300]])
    whole = signatures.grams[signatures.starts[0] :][: signatures.n_grams[0]]
    piece = signatures.grams[signatures.starts[1] :][: signatures.n_grams[1]]
    assert np.array_equal(whole[1000 : 1000 + len(piece)], piece)


def test_the_sample_of_a_short_text_holds_that_of_the_long_one_around_it(bench: ModuleType) -> None:
    text = keep_letters("".join(bench.Inventor(3).paragraph(4000)))
    signatures = sign([text, text[:600], text[600:]])
    shared = read_samples(signatures, 0) - read_samples(signatures, 2)
    assert len(shared - read_samples(signatures, 1)) <= 7  # grams across the cut
    assert signatures.n_samples[1] > len(text[:600]) / 32


def test_no_sampled_gram_crosses_from_one_text_to_the_next(bench: ModuleType) -> None:
    texts = [keep_letters("".join(bench.Inventor(k).paragraph(300))) for k in range(20)]
    together = sign(texts)
    for number, text in enumerate(texts):
        assert read_samples(together, number) == read_samples(sign([text]), 0)


def test_what_lies_beyond_the_longest_is_not_compared_but_decides_equality(bench: ModuleType) -> None:
    text = "".join(bench.Inventor(4).paragraph(LONGEST * 2))
    signatures = sign([text, text + "完", text])
    assert signatures.classes.tolist() == [0, 1, 0]
    assert signatures.n_grams.tolist() == [LONGEST - VERIFIED_GRAM + 1] * 2


def test_chunks_nulls_and_large_strings_are_read_alike() -> None:
    texts = ["甲乙", None, "丙", "甲乙"]
    chunked = pa.chunked_array([pa.array(texts[:1]), pa.array([], pa.string()), pa.array(texts[1:])])
    large = pa.chunked_array([pa.array(texts, pa.large_string())])
    for column in (chunked, large):
        assert compute_signatures(column, np.arange(4)).classes.tolist() == [0, 1, 2, 0]

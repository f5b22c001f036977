"""The simulator of the benchmark agrees with that of the demo farm, and knows where every character came from."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.demo.simulators import annotate as farm
from tests.simulators.annotator import (
    FOLD,
    Decoder,
    Entry,
    annotate,
    can_be_listed,
    convert_naively,
    decode,
    draw_list,
    read_aloud,
    simulate_page,
)

LISTED = tuple(Entry(char, read_aloud(char)) for char in "數驗內冊優購驅網會門過對發當應經")
TRUTH = st.lists(
    st.sampled_from([*"適當的因為忘了網貸生意逾期我們如何再從銀行向學生對方，。：（）“”是不在有", "1期", "APP", " "]),
    max_size=30,
).map("".join)
FARM = {
    Decoder.PHP: farm.Decoder.PHP,
    Decoder.BROWSER: farm.Decoder.BROWSER,
    Decoder.IGNORING: farm.Decoder.DROPPING,
}


@given(TRUTH, st.permutations(LISTED), st.sampled_from(Decoder), st.booleans())
def test_two_simulators_written_apart_agree(
    truth: str, entries: list[Entry], decoder: Decoder, keep_private: bool
) -> None:
    seen = decode(annotate(f"<p>{truth}</p>\n", entries), decoder, keep_private=keep_private)
    bytes_of_farm = farm.annotate_bytes(f"<p>{truth}</p>\n".encode("gbk"), entries)
    assert seen == farm.decode(bytes_of_farm, FARM[decoder], keep_private=keep_private)


@given(TRUTH, st.permutations(LISTED), st.sampled_from(Decoder), st.booleans(), st.booleans())
def test_every_region_is_part_of_the_truth(
    truth: str, entries: list[Entry], decoder: Decoder, keep_private: bool, folded: bool
) -> None:
    (line,) = simulate_page([truth], entries, decoder, keep_private=keep_private, folded=folded)
    whole = {region.translate(FOLD if folded else {}) for region in line.regions(0, len(line.observed))}
    assert whole == {line.truth}
    if not line.is_damaged and not folded:
        place = 0
        for char in line.truth:
            assert char in line.regions(place, place + 1)
            place += 1 + (len(read_aloud(char)) + 2) * (char in dict(entries))


@given(TRUTH)
def test_line_without_a_listed_character_is_sound(truth: str) -> None:
    (line,) = simulate_page([truth], (), Decoder.PHP)
    assert line.observed == line.truth
    assert not line.is_annotated
    assert not line.is_damaged


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("逾期之后采取的措施", "逾期之后采取的措施"),
        ("因为账户里没有余额", "因為賬戶里沒有余額"),
        ("对于平台的关系", "對于平臺的關系"),
        ("签订合同", "簽訂合同"),
    ],
)
def test_conversion_is_that_of_the_farms(simplified: str, traditional: str) -> None:
    assert convert_naively(simplified) == traditional


def test_list_holds_frequent_characters_outside_gb2312() -> None:
    frequency = Counter("網" * 500 + "貸" * 300 + "逾期的銀行" * 200 + "驪")
    drawn = [draw_list(frequency, 3, random.Random(seed)) for seed in range(20)]
    assert all({entry.char for entry in entries} <= set("網貸銀驪") for entries in drawn)
    assert sum(entry.char == "網" for entries in drawn for entry in entries) == 20
    assert Entry("網", "wǎng") in drawn[0]
    assert not can_be_listed("的")

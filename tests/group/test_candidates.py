from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipeline.group import candidates
from pipeline.group.candidates import LEAST_SHARED, MOST_HOLDERS, find_candidates


def search(sets: list[set[int]]) -> tuple[list[tuple[int, ...]], list[bool]]:
    holders = np.array([k for k, hashes in enumerate(sets) for _ in hashes], dtype=np.int64)
    hashes = np.array([value for found in sets for value in sorted(found)], dtype=np.uint64)
    pairs, common = find_candidates(hashes, holders, np.array([len(found) for found in sets], dtype=np.int64))
    return [tuple(pair) for pair in pairs.tolist()], common.tolist()


def test_nothing_gives_no_pairs() -> None:
    assert search([]) == ([], [])
    assert search([{1, 2}]) == ([], [])


@given(sets=st.lists(st.sets(st.integers(0, 15), max_size=8), max_size=MOST_HOLDERS))
def test_up_to_the_cap_exactly_the_pairs_that_share_enough_are_found(sets: list[set[int]]) -> None:
    wanted = [(a, b) for a, b in combinations(range(len(sets)), 2) if len(sets[a] & sets[b]) >= LEAST_SHARED]
    assert search(sets) == (wanted, [False] * len(wanted))


@given(sets=st.lists(st.sets(st.integers(0, 15), max_size=8), max_size=12))
def test_counting_in_blocks_gives_the_same(sets: list[set[int]]) -> None:
    whole = search(sets)
    full, candidates._BLOCK = candidates._BLOCK, 3
    try:
        assert search(sets) == whole
    finally:
        candidates._BLOCK = full


def test_holders_of_common_hashes_are_chained_and_marked() -> None:
    n = MOST_HOLDERS + 5
    pairs, common = search([{1, 2, 3}] * n)
    assert pairs == [(k, k + 1) for k in range(n - 1)]
    assert all(common)


def test_a_common_hash_that_is_little_of_both_says_nothing() -> None:
    sets = [{1, 2, *range(100 * k, 100 * k + 10)} for k in range(1, MOST_HOLDERS + 5)]
    assert search(sets) == ([], [])


def test_a_pair_that_also_shares_rare_hashes_is_not_marked() -> None:
    sets = [{1, 2, 3} for _ in range(MOST_HOLDERS + 5)]
    sets[4] |= {77, 78}
    sets[9] |= {77, 78}
    pairs, common = search(sets)
    assert not common[pairs.index((4, 9))]
    assert common[pairs.index((4, 5))]

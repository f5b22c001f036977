from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipeline.group.families import LEAST_ARTICLES, find_families


def test_nothing_is_no_family() -> None:
    assert find_families(np.empty((0, 2), dtype=np.int64), np.empty(0, dtype=np.int64)).tolist() == []


def test_pages_of_one_group_count_once() -> None:
    groups = np.array([0, 0, 0, 3])
    assert find_families(np.array([[0, 1], [1, 2], [2, 3]]), groups).tolist() == [-1] * 4


@given(data=st.data(), n=st.integers(1, 12))
def test_a_family_is_a_component_of_enough_groups(data: st.DataObject, n: int) -> None:
    number = st.integers(0, n - 1)
    pairs = data.draw(st.lists(st.tuples(number, number), max_size=12))
    families = find_families(np.array(pairs, dtype=np.int64).reshape(-1, 2), np.arange(n)).tolist()
    reached = [{k} for k in range(n)]
    for _ in range(n):
        for left, right in pairs:
            reached[left] |= reached[right]
            reached[right] |= reached[left]
    assert families == [min(found) if len(found) >= LEAST_ARTICLES else -1 for found in reached]

"""Families of different articles that were poured into one frame."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from pipeline.group.candidates import Pairs
from pipeline.group.signatures import Numbers

LEAST_ARTICLES = 3


def find_families(pairs: Pairs, groups: Numbers) -> npt.NDArray[np.int64]:
    """Return for every group the smallest group of its family, -1 without.

    `pairs` are related classes, `groups` gives each class its group; a family ties at least three groups.

    >>> find_families(np.array([[0, 1], [1, 2], [3, 4]]), np.array([0, 1, 2, 3, 4])).tolist()
    [0, 0, 0, -1, -1]
    """
    n = int(groups.max(initial=-1)) + 1
    parents = list(range(n))

    def find(item: int) -> int:
        while parents[item] != item:
            parents[item] = parents[parents[item]]
            item = parents[item]
        return item

    for left, right in groups[pairs].tolist():
        a, b = find(left), find(right)
        if a != b:
            parents[max(a, b)] = min(a, b)
    roots = np.array([find(item) for item in range(n)], dtype=np.int64)
    present = np.zeros(n, dtype=bool)
    present[groups] = True
    sizes = np.bincount(roots[present], minlength=n)
    return np.where(sizes[roots] >= LEAST_ARTICLES, roots, -1)

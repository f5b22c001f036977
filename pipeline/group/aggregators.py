"""Pages that hold several separate articles, which must not tie those articles together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pipeline.group.signatures import Signatures, keep_letters
from pipeline.group.verification import Coverage, is_inside, smaller_side

LEAST_ARTICLES = 3
_LEAST_EXTENT = 0.5  # share of an aggregator that its known articles make up; below, it is an article that quotes
_MOST_OVERLAP = 0.3  # of the smaller of two parts, in windows; above, both are the same part


@dataclass(frozen=True, slots=True)
class Holders:
    """Classes of equal texts that hold others.

    An aggregator has no copies but its exact ones. A bridge holds too little to be one, and yet pieces of different
    articles: it may have near copies, but no piece of it joins its group.
    """

    aggregators: frozenset[int]
    bridges: frozenset[int]


def find_holders(signatures: Signatures, coverage: Coverage, titles: Sequence[str | None]) -> Holders:
    """Return the classes that hold at least three separate articles, or two with different titles.

    Two parts are separate when they cover different windows of the holder; parts with one and the same title are one
    article (its pages, its shuffled excerpts). `titles` has one title a class, empty or None where unknown.
    """
    rows = np.flatnonzero(is_inside(signatures, coverage))
    side = smaller_side(signatures, coverage.pairs[rows])
    parts, wholes = coverage.pairs[rows, side], coverage.pairs[rows, 1 - side]
    starts, sizes = coverage.mask_starts[rows, 1 - side], coverage.n_windows[rows, 1 - side]
    order = np.lexsort((parts, signatures.n_kept[parts], wholes))
    bounds = np.flatnonzero(np.concatenate(([True], wholes[order][1:] != wholes[order][:-1], [True])))
    aggregators: set[int] = set()
    bridges: set[int] = set()
    for a, b in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
        if b - a < 2:
            continue
        held: list[npt.NDArray[np.bool_]] = []
        seen: set[str] = set()
        for row in order[a:b].tolist():
            mask = coverage.masks[starts[row] : starts[row] + sizes[row]]
            title = keep_letters(titles[parts[row]] or "")
            if (title and title in seen) or any(_overlap(mask, other) > _MOST_OVERLAP for other in held):
                continue
            held.append(mask)
            seen.add(title)
        if len(held) >= LEAST_ARTICLES and np.logical_or.reduce(held).mean() >= _LEAST_EXTENT:
            aggregators.add(int(wholes[order[a]]))
        elif len(held) >= LEAST_ARTICLES or (len(held) > 1 and len(seen - {""}) > 1):
            bridges.add(int(wholes[order[a]]))
    return Holders(frozenset(aggregators), frozenset(bridges))


def _overlap(a: npt.NDArray[np.bool_], b: npt.NDArray[np.bool_]) -> float:
    """Share of the smaller of two masks that the other covers too."""
    smaller = min(np.count_nonzero(a), np.count_nonzero(b))
    return float(np.count_nonzero(a & b) / smaller) if smaller else 0.0

"""Pairs of texts that are worth verifying: those that share sampled 8-grams which few other texts hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Pairs: TypeAlias = npt.NDArray[np.int64]  # shape (n, 2), left < right, sorted, distinct

# Defaults of the measurements on 10,000 to 100,000 generated pages: 0.999 of the copies found, 2.6 candidates a page.
MOST_HOLDERS = 30
LEAST_SHARED = 2
# A gram that more pages hold is boilerplate, a frame, or an article with very many copies. Its holders are chained one
# to the next, which costs a pair a page; a chained pair counts only if it shares this much of the smaller sample.
CHAINED_SHARE = 0.3
_BLOCK = 8_000_000  # pairs counted at once
_PACK = np.uint64(32)
_LOW = np.uint64(0xFFFFFFFF)


def find_candidates(
    hashes: npt.NDArray[np.uint64], holders: npt.NDArray[np.int64], n_samples: npt.NDArray[np.int64]
) -> tuple[Pairs, npt.NDArray[np.bool_]]:
    """Return the pairs of holders that share enough of their hashes, and which of them share only common ones.

    `hashes[i]` is held by `holders[i]`; no combination occurs twice. `n_samples[h]` counts the hashes of holder `h`.

    >>> pairs, _ = find_candidates(np.array([5, 9, 5, 9, 7], "u8"), np.array([0, 0, 3, 3, 3]), np.array([2, 0, 0, 3]))
    >>> pairs.tolist()
    [[0, 3]]
    """
    order = np.lexsort((holders, hashes))
    hashes, holders = hashes[order], holders[order]
    del order
    starts = np.flatnonzero(np.concatenate((np.ones(min(len(hashes), 1), dtype=bool), hashes[1:] != hashes[:-1])))
    sizes = np.diff(np.concatenate((starts, [len(hashes)])))
    rare, n_rare = _count(_pair_holders(holders, starts, sizes))
    common = np.repeat(sizes > MOST_HOLDERS, sizes)
    linked = np.flatnonzero(common[1:] & (hashes[1:] == hashes[:-1]))
    chained, n_chained = _count([_pack(holders[linked], holders[linked + 1])])
    left, right = _unpack(chained)
    smaller = np.minimum(n_samples[left], n_samples[right])
    rare = rare[n_rare >= LEAST_SHARED]
    chained = chained[(n_chained >= LEAST_SHARED) & (n_chained >= CHAINED_SHARE * smaller)]
    found = np.union1d(rare, chained)
    return np.stack(_unpack(found), axis=1), ~np.isin(found, rare)


def _pack(left: npt.NDArray[np.int64], right: npt.NDArray[np.int64]) -> npt.NDArray[np.uint64]:
    return (left.astype(np.uint64) << _PACK) | right.astype(np.uint64)


def _unpack(packed: npt.NDArray[np.uint64]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    return (packed >> _PACK).astype(np.int64), (packed & _LOW).astype(np.int64)


def _pair_holders(
    holders: npt.NDArray[np.int64], starts: npt.NDArray[np.int64], sizes: npt.NDArray[np.int64]
) -> Iterator[npt.NDArray[np.uint64]]:
    """Yield all pairs of holders of one hash, for hashes with few holders, in blocks."""
    for size in range(2, MOST_HOLDERS + 1):
        left, right = np.triu_indices(size, 1)
        found = starts[sizes == size]
        step = max(1, _BLOCK // len(left))
        for at in range(0, len(found), step):
            table = holders[found[at : at + step, None] + np.arange(size)]
            yield _pack(table[:, left].ravel(), table[:, right].ravel())


def _count(blocks: Iterable[npt.NDArray[np.uint64]]) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.int64]]:
    """Return the distinct numbers and how often each occurs, holding little more than the distinct ones."""
    keys, counts = np.empty(0, dtype=np.uint64), np.empty(0, dtype=np.int64)
    waiting: list[npt.NDArray[np.uint64]] = []
    for block in chain(blocks, (None,)):
        if block is not None:
            waiting.append(block)
        if block is None or sum(map(len, waiting)) >= _BLOCK:
            more = np.concatenate([*waiting, np.empty(0, dtype=np.uint64)])
            waiting.clear()
            keys, counts = _add_counts(keys, counts, more)
    return keys, counts


def _add_counts(
    keys: npt.NDArray[np.uint64], counts: npt.NDArray[np.int64], more: npt.NDArray[np.uint64]
) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.int64]]:
    more.sort()  # in place: this array is the largest of the whole search
    starts = np.flatnonzero(np.concatenate((np.ones(min(len(more), 1), dtype=bool), more[1:] != more[:-1])))
    fresh, n_fresh = more[starts], np.diff(starts, append=len(more))
    if not len(keys):
        return fresh, n_fresh
    merged, place = np.unique(np.concatenate((keys, fresh)), return_inverse=True)
    total = np.bincount(place, weights=np.concatenate((counts, n_fresh)), minlength=len(merged))
    return merged, total.astype(np.int64)

"""Texts as flat arrays of character-gram hashes; one entry a class of exactly equal texts, none a Python object."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Hashes: TypeAlias = npt.NDArray[np.uint64]
Grams: TypeAlias = npt.NDArray[np.uint16]
Numbers: TypeAlias = npt.NDArray[np.int64]

SAMPLED_GRAM = 8  # characters; long grams keep the number of chance pairs flat as the corpus grows
VERIFIED_GRAM = 4  # characters; short enough to survive a replaced word, long enough to be rare
SHORTEST = 64  # kept characters; below, two samples are too small to compare and only equality counts
# A bitmap of 65,536 says nothing once most of it is set: 24,000 grams set 31 %. What lies beyond is not compared.
LONGEST = 24_000
# One gram in 32 is kept (51 a page of 1,800 characters; 0.999 of the copies share two of them, measured on 100,000
# generated pages). A shorter page keeps more of its grams, so that it too has about 24.
_RATE = 32
_SHORT_SAMPLE = 24
_LAST_LETTER = 0x33480  # no letter, digit or Han character is assigned beyond (Unicode 16)
_BLOCK_BYTES = 400_000  # of UTF-8 at once: the working arrays stay in the processor's cache
_MULTIPLIER = 0x9E3779B97F4A7C15  # odd; 2**64 divided by the golden ratio


@dataclass(frozen=True, slots=True)
class Signatures:
    """What is compared of every class of equal texts, classes in order of their smallest row.

    `grams[starts[c] : starts[c] + n_grams[c]]` are the hashes of the 4-grams of class `c` in text order;
    `samples` and `sampled_classes` are its sampled 8-grams, in no promised order.
    """

    classes: Numbers  # one a row: the class of its text; a text without kept characters is a class of its own
    n_kept: Numbers  # one a class: letters, digits and Han characters
    starts: Numbers
    n_grams: Numbers  # zero for texts shorter than SHORTEST
    grams: Grams
    samples: Hashes
    sampled_classes: Numbers
    n_samples: Numbers


@cache
def _letter_table() -> npt.NDArray[np.uint32]:
    """Code point to the code point it is compared as, 0 for what is not compared; letters are lower-cased."""
    chars = list(map(chr, range(_LAST_LETTER)))
    lower = [small if len(small) == 1 else char for char, small in zip(chars, map(str.lower, chars), strict=True)]
    points = np.fromiter(map(ord, lower), np.uint32, _LAST_LETTER)
    points[~np.fromiter(map(str.isalnum, chars), bool, _LAST_LETTER)] = 0
    return points


@cache
def _hash_table() -> Hashes:
    """Code point to a 64-bit number without pattern (splitmix64), so that sums of products hash well."""
    x = np.arange(1, _LAST_LETTER + 1, dtype=np.uint64) * np.uint64(_MULTIPLIER)
    x ^= x >> np.uint64(30)
    x *= np.uint64(0xBF58476D1CE4E5B9)
    x ^= x >> np.uint64(27)
    x *= np.uint64(0x94D049BB133111EB)
    x ^= x >> np.uint64(31)
    return x


def keep_letters(text: str) -> str:
    """Return what of a text is compared: letters (lower case), digits and Han characters.

    >>> keep_letters("逾期 3 天，APP 还能用吗？")
    '逾期3天app还能用吗'
    """
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    letters = _letter_table()[np.minimum(points, _LAST_LETTER - 1)]
    return str(letters[letters != 0].tobytes(), "utf-32-le")


def _iterate_blocks(texts: pa.ChunkedArray) -> Iterator[tuple[npt.NDArray[np.uint32], Numbers]]:
    """Yield code points of some consecutive texts joined, and the offsets of the texts in them."""
    for chunk in texts.cast(pa.large_string()).chunks:
        sizes = np.cumsum(pc.fill_null(pc.binary_length(chunk), 0).to_numpy(zero_copy_only=False)) // _BLOCK_BYTES
        cuts = [0, *(np.flatnonzero(np.diff(sizes)) + 1).tolist(), len(chunk)]
        for start, end in pairwise(cuts):
            if start == end:
                continue
            block = pc.fill_null(chunk.slice(start, end - start), "")
            lengths = pc.utf8_length(block).to_numpy(zero_copy_only=False)
            joined = "".join(block.to_pylist()).encode("utf-32-le")
            yield np.frombuffer(joined, dtype=np.uint32), np.concatenate(([0], np.cumsum(lengths)))


def _extend_hashes(hashes: Hashes, n: int) -> Hashes:
    """Hashes of grams of `n` characters -> hashes of grams of `2 * n` at the same positions."""
    factor = np.uint64(pow(_MULTIPLIER, n, 1 << 64))
    longer: Hashes = hashes[:-n] * factor
    longer += hashes[n:]
    return longer


def compute_signatures(texts: pa.ChunkedArray, rows: Numbers) -> Signatures:
    """Return the signatures of texts; `rows` gives each text its row (a permutation), which alone decides the order.

    Texts with the same letters, digits and Han characters are one class (compared by 128-bit BLAKE2b).
    """
    n_chars = int(pc.sum(pc.utf8_length(texts)).as_py() or 0)
    grams: Grams = np.empty(n_chars, dtype=np.uint16)  # too large by what is not kept: those pages are never touched
    seen: dict[bytes, int] = {}
    classes = np.empty(len(rows), dtype=np.int64)
    kept_of: list[int] = []
    start_of: list[int] = []
    samples: list[Hashes] = []
    sampled: list[Numbers] = []
    used = position = 0
    for points, offsets in _iterate_blocks(texts):
        letters = _letter_table()[np.minimum(points, _LAST_LETTER - 1)]
        mask = letters != 0
        bounds = np.concatenate(([0], np.cumsum(mask)))[offsets]
        letters = letters[mask]
        fresh: list[tuple[int, int]] = []
        for start, end in pairwise(bounds.tolist()):
            key = hashlib.blake2b(letters[start:end], digest_size=16).digest() if start < end else b"%d" % position
            number = seen.setdefault(key, len(kept_of))
            if number == len(kept_of):
                kept_of.append(end - start)
                start_of.append(0)
                if end - start >= SHORTEST:
                    fresh.append((number, start))
            classes[position] = number
            position += 1
        if not fresh:
            continue
        fours = _extend_hashes(_extend_hashes(_hash_table()[letters], 1), 2)
        eights = _extend_hashes(fours, 4)
        short = (fours >> np.uint64(48)).astype(np.uint16)
        for number, start in fresh:
            n_seen = min(kept_of[number], LONGEST)
            n_grams = n_seen - VERIFIED_GRAM + 1
            grams[used : used + n_grams] = short[start : start + n_grams]
            start_of[number] = used
            used += n_grams
        found, owners = _sample_grams(eights, fresh, kept_of)
        samples.append(found)
        sampled.append(owners)
    n_kept = np.array(kept_of, dtype=np.int64)
    owners = np.concatenate([*sampled, np.empty(0, dtype=np.int64)])
    unordered = Signatures(
        classes=classes,
        n_kept=n_kept,
        starts=np.array(start_of, dtype=np.int64),
        n_grams=np.where(n_kept >= SHORTEST, np.minimum(n_kept, LONGEST) - VERIFIED_GRAM + 1, 0),
        grams=grams[:used],
        samples=np.concatenate([*samples, np.empty(0, dtype=np.uint64)]),
        sampled_classes=owners,
        n_samples=np.bincount(owners, minlength=len(n_kept)),
    )
    return _order_classes(unordered, rows)


def _sample_grams(eights: Hashes, fresh: list[tuple[int, int]], kept_of: list[int]) -> tuple[Hashes, Numbers]:
    """Return the distinct sampled grams of some texts and the class each belongs to."""
    numbers = np.array([number for number, _ in fresh])
    starts = np.array([start for _, start in fresh])
    n_grams = np.minimum(np.array([kept_of[number] for number, _ in fresh]), LONGEST) - SAMPLED_GRAM + 1
    # powers of two: what a page keeps is a subset of what a shorter one would keep of the same text
    wanted = np.maximum(_SHORT_SAMPLE * _RATE // np.maximum(n_grams, _SHORT_SAMPLE), 1)
    rates = 2.0 ** np.floor(np.log2(wanted)) / _RATE
    limits = np.minimum(rates * 2.0**64, float(np.nextafter(2.0**64, 0))).astype(np.uint64)
    places = np.flatnonzero(eights < limits.max())
    owner = np.searchsorted(starts, places, side="right") - 1
    found = eights[places]
    valid = (owner >= 0) & (places < (starts + n_grams)[owner]) & (found < limits[owner])
    found, owner = found[valid], owner[valid]
    order = np.lexsort((found, owner))
    found, owner = found[order], owner[order]
    distinct = np.ones(len(found), dtype=bool)
    distinct[1:] = (found[1:] != found[:-1]) | (owner[1:] != owner[:-1])
    return found[distinct], numbers[owner[distinct]]


def _order_classes(found: Signatures, rows: Numbers) -> Signatures:
    """Renumber rows and classes, these by their smallest row, so that nothing depends on the order of reading."""
    n = len(found.n_kept)
    first = np.full(n, len(rows), dtype=np.int64)
    np.minimum.at(first, found.classes, rows)
    order = np.argsort(first)
    rank = np.empty(n, dtype=np.int64)
    rank[order] = np.arange(n)
    classes = np.empty(len(rows), dtype=np.int64)
    classes[rows] = rank[found.classes]
    return Signatures(
        classes=classes,
        n_kept=found.n_kept[order],
        starts=found.starts[order],
        n_grams=found.n_grams[order],
        grams=found.grams,
        samples=found.samples,
        sampled_classes=rank[found.sampled_classes],
        n_samples=found.n_samples[order],
    )

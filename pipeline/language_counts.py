"""Counts of n-grams, and the packed form in which `pipeline.language.CharModel` reads them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping

import numpy as np

from pipeline.errors import DataError
from pipeline.language import COUNT_STEPS, KEY_BITS, KEY_SHIFT, MULTIPLIER, ORDER

_SENTENCE_ENDS = ("。", "！", "？")
_MIN_CHAR_COUNT = 2  # a character seen once is as good as unseen
_MIN_LONGEST_COUNT = 2  # of the longest n-grams: two thirds of them occur once, and say little
_LOAD = 0.8  # of the slots; beyond it the probes get long
_SPARE_SLOTS = 4096  # behind the last one, so that no probe has to wrap around
_BATCH_CHARS = 2_000_000  # counted at once: about 200 MB
_POINTS = 0x110000  # of Unicode

Keys = np.ndarray[tuple[int], np.dtype[np.uint64]]
Counts = np.ndarray[tuple[int], np.dtype[np.float64]]
Narrate = Callable[[str], None]


def is_character(keys: Keys) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Which of the keys stand for one character alone."""
    return keys < 1 << KEY_BITS


def count_ngrams(
    texts: Iterable[tuple[str, int]],
    words: Iterable[tuple[str, int]],
    fold: Mapping[str, str],
    known: str = "",
    narrate: Narrate = lambda line: None,
) -> tuple[str, Keys, Counts]:
    """The characters, and keys and counts of all n-grams, by length and key.

    `texts` are lines with a weight each, and are gone through twice. The characters begin with those that are `known`,
    so that two tables number them alike. A word of a list counts three tenths of the square root of its frequency, for
    the n-grams inside it: that fits unseen text better than its frequency does (perplexity 265 against 325 to 407).

    Raises:
        DataError: there are more different characters than a key can tell apart.
    """
    folded = np.arange(_POINTS)
    for old, new in fold.items():
        folded[ord(old)] = ord(new)
    words = list(words)
    seen = np.zeros(_POINTS)
    for codes, weights in _batches(_runs(texts, words, fold)):
        seen += np.bincount(folded[codes], weights=weights, minlength=_POINTS)
        narrate(f"characters: {int(seen[1:].sum()):,} read")
    seen[[0, *map(ord, known)]] = 0  # zero ends a run
    chars = known + "".join(map(chr, np.flatnonzero(seen >= _MIN_CHAR_COUNT)))
    if len(chars) >= 1 << KEY_BITS:
        raise DataError(
            f"{len(chars):,} different characters are more than the {(1 << KEY_BITS) - 1:,} that keys tell apart",
            where=f"{len(chars) - len(known):,} of them are in none of the tables that are there",
            todo="leave out texts that are not Chinese, or whose encoding is damaged",
        )
    numbers = np.zeros(_POINTS, dtype=np.uint64)
    numbers[[ord(char) for char in chars]] = np.arange(1, len(chars) + 1, dtype=np.uint64)
    numbers = numbers[folded]
    tallies = [_Tally() for _ in range(ORDER)]
    n_done = 0
    for codes, weights in _batches(_runs(texts, words, fold)):
        _count_batch(numbers[codes], weights, tallies)
        n_done += len(codes)
        narrate(f"n-grams: {n_done:,} characters counted")
    totals = [tally.total() for tally in tallies]
    kept = [counts >= (_MIN_LONGEST_COUNT if order == ORDER else 1) for order, (_, counts) in enumerate(totals, 1)]
    return (
        chars,
        np.concatenate([keys[sound] for (keys, _), sound in zip(totals, kept, strict=True)]),
        np.concatenate([counts[sound] for (_, counts), sound in zip(totals, kept, strict=True)]),
    )


def _runs(
    texts: Iterable[tuple[str, int]], words: Iterable[tuple[str, int]], fold: Mapping[str, str]
) -> Iterator[tuple[str, float]]:
    """What is counted, piece by piece, before folding; a line has its edges at both ends, a word has none."""
    end, weight = "", 0
    for text, following in texts:
        line = text.strip()
        # The texts have one sentence a line, running text has the next one behind the full stop.
        if line and fold.get(end, end) in _SENTENCE_ENDS:
            yield end + line[0], float(weight)
        yield f"\n{line}\n", float(following)
        end, weight = line[-1:], following
    for word, frequency in words:
        yield word, max(1.0, round(0.3 * frequency**0.5))


def _batches(runs: Iterable[tuple[str, float]]) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Code points and their weights, many runs at a time; a zero stands behind each."""
    texts: list[str] = []
    weights: list[float] = []
    n_chars = 0
    for text, weight in runs:
        texts.append(text)
        weights.append(weight)
        n_chars += len(text)
        if n_chars >= _BATCH_CHARS:
            yield _join(texts, weights)
            texts, weights, n_chars = [], [], 0
    if texts:
        yield _join(texts, weights)


def _join(texts: list[str], weights: list[float]) -> tuple[np.ndarray, np.ndarray]:
    stream = "\0".join((*texts, ""))
    codes = np.frombuffer(stream.encode("utf-32-le"), dtype=np.uint32)
    return codes, np.repeat(np.array(weights), np.array([len(text) + 1 for text in texts]))


class _Tally:
    """Keys and their counts, merged now and then, so that memory grows with different n-grams and not with text."""

    def __init__(self) -> None:
        self._parts: list[tuple[Keys, Counts]] = [(np.empty(0, np.uint64), np.empty(0))]

    def add(self, keys: Keys, counts: Counts) -> None:
        self._parts.append((keys, counts))
        if sum(len(part) for part, _ in self._parts[1:]) > len(self._parts[0][0]):
            self.total()

    def total(self) -> tuple[Keys, Counts]:
        keys, places = np.unique(np.concatenate([part for part, _ in self._parts]), return_inverse=True)
        counts = np.bincount(places, weights=np.concatenate([part for _, part in self._parts]), minlength=len(keys))
        self._parts = [(keys, counts.astype(np.float64))]
        return self._parts[0]


def _count_batch(codes: np.ndarray, weights: np.ndarray, tallies: list[_Tally]) -> None:
    """Add the n-grams of numbered characters to the tally of their length; a key with a zero in it is none."""
    key, sound = codes, codes > 0
    for order, tally in enumerate(tallies):
        if order:
            key = key[:-1] << np.uint64(KEY_BITS) | codes[order:]
            sound = sound[:-1] & (codes[order:] > 0)
        keys, places = np.unique(key[sound], return_inverse=True)
        counts = np.bincount(places, weights=weights[: len(key)][sound], minlength=len(keys))
        tally.add(keys, counts.astype(np.float64))


def pack(chars: str, keys: Keys, counts: Counts, fold: Mapping[str, str]) -> bytes:
    """The form that `CharModel` reads. The layout is that of linear probing, in order of the slots that hashes name."""
    n_slots = int(len(keys) / _LOAD) + 1
    mixed = (keys ^ keys >> np.uint64(KEY_SHIFT)) * np.uint64(MULTIPLIER)
    home = ((mixed >> np.uint64(40)) * np.uint64(n_slots)) >> np.uint64(24)
    order = np.lexsort((keys, home))
    steps = np.arange(len(keys))
    places = np.maximum.accumulate(home[order].astype(np.int64) - steps) + steps
    marks = np.maximum((mixed >> np.uint64(16)) & np.uint64(0xFFFFFF), np.uint64(1))
    sizes = np.minimum(np.rint(COUNT_STEPS * np.log2(counts)), 255).astype(np.uint64)  # 9.5 million and more are one
    last = int(places[-1]) if len(places) else 0
    slots = np.zeros(max(n_slots + _SPARE_SLOTS, last + 2), dtype="<u4")  # the last one is free: there a probe ends
    slots[places] = (marks << np.uint64(8) | sizes)[order].astype(np.uint32)
    body = slots.tobytes()
    header = {
        "digest": hashlib.sha256(body + repr((chars, sorted(fold.items()))).encode()).hexdigest()[:16],
        "n_slots": n_slots,
        "n_ngrams": len(keys),
        "n_chars": round(float(counts[is_character(keys)].sum())),
        "chars": chars,
        "fold_from": "".join(fold),
        "fold_to": "".join(fold.values()),
    }
    text = json.dumps(header, ensure_ascii=False).encode("utf-8")
    text += b" " * (-len(text) % 4)  # the slots begin at a multiple of their size
    return len(text).to_bytes(4, "little") + text + body

"""Language data read from bytes: the readings of hanzi, and a character bigram model.

Both are built by `pipeline.language_build`; nothing here touches the disk, and nothing outside the standard library
is imported, so a process that never meets a damaged page pays only for decompressing two small files.
"""

from __future__ import annotations

import gzip
import json
import math
import sys
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Mapping, Sequence

TONE_LETTERS = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿế"
"""Letters that carry a tone mark in pinyin; a syllable without any of them is toneless."""

# GBK row 8 offers a script a and a script g beside the Latin ones, and some tools print them.
_LETTERS = str.maketrans({"ɑ": "a", "ɡ": "g"})
_WEIGHT_STEPS = 12  # a bigram count is stored as round(12 * log2(count)) in one byte: at most 3 % off
_CACHE_LIMIT = 200_000


def normalize_syllable(syllable: str) -> str:
    """The syllable in NFC with Latin a and g.

    >>> normalize_syllable("wɑng")
    'wang'
    """
    return syllable if syllable.isascii() else unicodedata.normalize("NFC", syllable.translate(_LETTERS))


def fold_syllable(syllable: str) -> str:
    """The syllable without tone, with v for ü.

    >>> fold_syllable("lǜ"), fold_syllable("shù")
    ('lv', 'shu')
    """
    if syllable.isascii():
        return syllable
    decomposed = unicodedata.normalize("NFD", syllable.translate(_LETTERS)).replace("u\u0308", "v")
    return "".join(letter for letter in decomposed if letter.isascii())


class Readings:
    """The pinyin readings of every hanzi that GBK can encode."""

    __slots__ = ("_completions", "_folded", "_toned")

    def __init__(self, characters: Mapping[str, str]) -> None:
        """Take the characters of each toned syllable, `{"shù": "數树…"}`."""
        folded: dict[str, set[str]] = {}
        for syllable, members in characters.items():
            folded.setdefault(fold_syllable(syllable), set()).update(members)
        self._toned = {syllable: frozenset(members) for syllable, members in characters.items()}
        self._folded = {syllable: frozenset(members) for syllable, members in folded.items()}
        self._completions: dict[tuple[int, str], tuple[tuple[str, int], ...]] = {}

    @classmethod
    def from_bytes(cls, data: bytes) -> Readings:
        """Read a gzipped table, one `syllable TAB characters` a line, UTF-8."""
        lines = gzip.decompress(data).decode("utf-8").splitlines()
        return cls(dict(line.split("\t", 1) for line in lines if line))

    def characters(self, syllable: str) -> frozenset[str]:
        """All characters with that reading: the exact tone where one is written, any tone where none is."""
        known = self._toned.get(syllable) or self._folded.get(syllable)
        if known is None and not syllable.isascii():
            normal = normalize_syllable(syllable)
            known = self._toned.get(normal) or (None if _has_tone(normal) else self._folded.get(fold_syllable(normal)))
        return known or frozenset()

    def reads(self, char: str, syllable: str) -> bool:
        """Whether `char` can be read as `syllable`."""
        if char in self._toned.get(syllable, ()):
            return True
        if syllable in self._folded:  # a neutral tone is written like no tone at all
            return char in self._folded[syllable]
        return char in self.characters(syllable)

    def is_syllable(self, syllable: str) -> bool:
        """Whether any hanzi is read so."""
        return bool(self.characters(syllable))

    def completions(self, lead: int, syllable: str) -> Sequence[tuple[str, int]]:
        """The characters read `syllable` whose GBK code begins with the byte `lead`, each with its trail byte."""
        key = (lead, syllable)
        found = self._completions.get(key)
        if found is None:
            members = self._toned.get(syllable, frozenset()) if _has_tone(syllable) else frozenset()
            codes = ((char, char.encode("gbk")) for char in sorted(members or self._every_tone(syllable)))
            found = tuple((char, code[1]) for char, code in codes if code[0] == lead)
            if len(self._completions) >= _CACHE_LIMIT:
                self._completions.clear()
            self._completions[key] = found
        return found

    def _every_tone(self, syllable: str) -> frozenset[str]:
        return self._folded.get(syllable) or self.characters(syllable)


def _has_tone(syllable: str) -> bool:
    return not syllable.isascii() and any(letter in TONE_LETTERS for letter in syllable)


class CharModel:
    """How likely a character is after another: a Witten-Bell bigram model of simplified Chinese.

    Traditional characters, full-width forms, digits and Latin letters are folded before they are looked up, so that
    text of either script can be scored. A line feed stands for the edge of a line.
    """

    __slots__ = (
        "_cache",
        "_fold",
        "_followers",
        "_index",
        "_kinds",
        "_offsets",
        "_total",
        "_totals",
        "_unigram",
        "_weights",
    )

    def __init__(
        self,
        chars: str,
        fold: Mapping[int, str],
        counts: Sequence[int],
        kinds: Sequence[int],
        offsets: Sequence[int],
        followers: Sequence[int],
        weights: Sequence[int],
    ) -> None:
        """Take the vocabulary and, a character, its count, its number of distinct followers and its row of bigrams."""
        total = sum(counts) or 1
        self._fold = dict(fold)
        self._index = {char: number for number, char in enumerate(chars)}
        self._totals, self._kinds, self._offsets = counts, kinds, offsets
        self._followers, self._weights = followers, weights
        self._total = total
        self._unigram = [count / total for count in counts]
        self._cache: dict[str, float] = {}

    @classmethod
    def from_bytes(cls, data: bytes) -> CharModel:
        """Read what `pack` wrote."""
        header, _, body = gzip.decompress(data).partition(b"\n")
        fields = json.loads(header)
        n_chars, n_bigrams = len(fields["chars"]), fields["n_bigrams"]
        parts: list[array[int]] = []
        start = 0
        for code, length in (("I", n_chars), ("H", n_chars), ("I", n_chars + 1), ("H", n_bigrams), ("B", n_bigrams)):
            part = array(code)
            end = start + length * part.itemsize
            part.frombytes(body[start:end])
            if sys.byteorder == "big":
                part.byteswap()
            parts.append(part)
            start = end
        fold = {ord(old): new for old, new in zip(fields["fold_from"], fields["fold_to"], strict=True)}
        return cls(fields["chars"], fold, *parts)

    def fold(self, text: str) -> str:
        """The text as the model sees it: simplified, full-width marks, one digit, one letter."""
        return text.translate(self._fold)

    def is_known(self, char: str) -> bool:
        """Whether the character occurs in the text that was counted."""
        return self.fold(char) in self._index

    def log_p(self, previous: str, char: str) -> float:
        """Natural logarithm of the probability of `char` after `previous` (both one character)."""
        key = previous + char
        value = self._cache.get(key)
        if value is None:
            value = math.log(self._probability(self.fold(previous), self.fold(char)))
            if len(self._cache) >= _CACHE_LIMIT:
                self._cache.clear()
            self._cache[key] = value
        return value

    def score(self, text: str) -> float:
        """Sum of `log_p` over the text, which is taken to begin a line."""
        return sum(map(self.log_p, "\n" + text, text))

    def _probability(self, previous: str, char: str) -> float:
        second = self._index.get(char, -1)
        unigram = _unseen_count(char) / self._total if second < 0 else self._unigram[second]
        first = self._index.get(previous, -1)
        if first < 0:
            return unigram
        count = 0.0
        low, high = self._offsets[first], self._offsets[first + 1]
        place = bisect_left(self._followers, second, low, high) if second >= 0 else high
        if place < high and self._followers[place] == second:
            count = 2.0 ** (self._weights[place] / _WEIGHT_STEPS)
        kinds = self._kinds[first] + 1  # a character without followers backs off wholly
        return (count + kinds * unigram) / (self._totals[first] + kinds)


def _unseen_count(char: str) -> float:
    """A fraction of one occurrence, by the frequency class that GB2312 gives away: its first level is common use."""
    code = char.encode("gb2312", "ignore")
    if len(code) < 2:
        return 0.02
    return 0.5 if code[0] < 0xD8 else 0.1


def pack(
    counts: Mapping[str, int],
    bigrams: Mapping[str, int],
    kinds: Mapping[str, int],
    fold: Mapping[str, str],
) -> bytes:
    """The gzipped form that `CharModel.from_bytes` reads.

    `counts` and `kinds` are keyed by character (occurrences as a first character, distinct followers before any
    cut-off), `bigrams` by two characters, `fold` maps single characters to single characters.
    """
    chars = "".join(sorted(counts))
    index = {char: number for number, char in enumerate(chars)}
    rows = sorted((index[pair[0]], index[pair[1]], count) for pair, count in bigrams.items())
    offsets = [0] * (len(chars) + 1)
    for first, _, _ in rows:
        offsets[first + 1] += 1
    for number in range(len(chars)):
        offsets[number + 1] += offsets[number]
    header = {
        "chars": chars,
        "n_bigrams": len(rows),
        "fold_from": "".join(fold),
        "fold_to": "".join(fold.values()),
    }
    parts = (
        array("I", [counts[char] for char in chars]),
        array("H", [min(kinds.get(char, 0), 65_535) for char in chars]),
        array("I", offsets),
        array("H", [second for _, second, _ in rows]),
        array("B", [min(255, round(_WEIGHT_STEPS * math.log2(count))) for _, _, count in rows]),
    )
    if sys.byteorder == "big":
        for part in parts:
            part.byteswap()
    body = json.dumps(header, ensure_ascii=False).encode("utf-8") + b"\n" + b"".join(part.tobytes() for part in parts)
    return gzip.compress(body, 9, mtime=0)

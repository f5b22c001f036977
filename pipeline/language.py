"""Language data read from bytes: the readings of hanzi, and a model of which character follows which.

Both are built by `pipeline.language_build`; nothing here touches the disk, and nothing outside the standard library is
imported. The counts of the model stay where they are, in a memory map, so a process that never meets a damaged page
pays for one header. `pipeline.repair.ranking` weighs many characters at once, over the same counts.
"""

from __future__ import annotations

import gzip
import math
import unicodedata
from collections.abc import Mapping, Sequence
from itertools import pairwise

from pipeline.count_table import read_table

TONE_LETTERS = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿế"
"""Letters that carry a tone mark in pinyin; a syllable without any of them is toneless."""

# GBK row 8 offers a script a and a script g beside the Latin ones, and some tools print them.
_LETTERS = str.maketrans({"ɑ": "a", "ɡ": "g"})
_CACHE_LIMIT = 200_000

# The layout of a table of counts; `language_build` writes it.
ORDER = 4  # characters of the longest n-grams
KEY_BITS = 14  # of a character's number in the key of an n-gram; number 0 is no character
KEY_SHIFT = 29  # brings the first characters down to where a product spreads them over all bits of the hash
MULTIPLIER = 0x9E3779B97F4A7C15  # 2**64 divided by the golden ratio: spreads keys that differ in few bits
COUNT_STEPS = 11  # a count is stored as round(11 * log2(count)) in one byte: at most 3 % off
COUNTS: list[float] = [2.0 ** (step / COUNT_STEPS) for step in range(256)]
_MASK = (1 << 64) - 1
_ROUNDING = 1e-9  # more than all errors of floating point in a logarithm of a probability

# How much a context of n occurrences leaves to the shorter context: (6 n**0.7) / (n + 6 n**0.7). Witten-Bell and small
# constants fit the statutes that were counted (perplexity 13), and mislead on other text (400 to 600 on our own
# sentences about loans, against 210 with these); set on sentences of both kinds that were not counted.
_BACKOFF, _BACKOFF_POWER = 6.0, 0.7

Context = tuple[int, float, float]
"""A known context: its key before one more character, its total, and what of that is the shorter context's."""


def weigh_rest(count: float) -> float:
    """What a context that occurs `count` times leaves to the shorter one, in occurrences."""
    return float(_BACKOFF * count**_BACKOFF_POWER)


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
    """How likely a character is after up to three others: interpolated n-gram counts of simplified Chinese.

    Traditional characters, full-width forms, digits and Latin letters are folded before they are looked up, so that
    text of either script can be scored. A line feed stands for the edge of a line.
    """

    __slots__ = ("_cache", "_chars", "_contexts", "_numbers", "_pairs", "_total", "chars", "digest", "folds", "tables")

    def __init__(self, *tables: bytes | memoryview) -> None:
        """Read tables that `language_build` wrote: a line of JSON, then slots of 32 bits, best left in a memory map.

        An n-gram lies at or shortly after the slot that its hash names; a slot holds 24 further bits of the hash and
        eight of the count. One look-up in three million takes an n-gram for another. The counts of several tables are
        added up; each goes on numbering characters where the one before it ends.

        Raises:
            ValueError: a table is damaged, or does not go on from the one before it.
        """
        found = [read_table(memoryview(data)) for data in tables]
        for table, following in pairwise(found):
            if not following.chars.startswith(table.chars) or following.folds != table.folds:
                raise ValueError("it was made for other language data than this Yuqi's")
        self.tables = tuple((table.slots, table.n_slots) for table in found)
        self._total = sum(table.n_chars for table in found)
        self.chars = found[-1].chars
        self.digest = "+".join(table.digest for table in found)
        self.folds = found[-1].folds  # by code point, for str.translate
        self._numbers = {char: number for number, char in enumerate(self.chars, 1)}
        self._chars: dict[str, tuple[int | None, float]] = {}
        self._contexts: dict[str, tuple[Context, ...]] = {"": ()}
        self._cache: dict[str, float] = {}
        self._pairs: dict[str, tuple[float, float]] = {}

    def fold(self, text: str) -> str:
        """The text as the model sees it: simplified, full-width marks, one digit, one letter."""
        return text.translate(self.folds)

    def is_known(self, char: str) -> bool:
        """Whether the character occurs in the text that was counted."""
        return self.fold(char) in self._numbers

    def count(self, text: str) -> float:
        """How often up to four characters stand together in what was counted, to 3 %; 0 where never or too rarely."""
        key = 0
        for char in self.fold(text):
            number = self._numbers.get(char)
            if number is None:
                return 0.0
            key = key << KEY_BITS | number
        return self._look_up(key)

    def log_p(self, left: str, char: str) -> float:
        """Natural logarithm of the probability of one character after others, of which the last three matter."""
        left = left[1 - ORDER :]
        key = left + char
        value = self._cache.get(key)
        if value is None:
            if len(self._cache) >= _CACHE_LIMIT:
                self._cache.clear()
                self._contexts = {"": ()}
            number, value = self._chars.get(char) or self.read_char(char)
            for prefix, total, rest in self._contexts.get(left) or self.contexts(left):
                count = self._look_up(prefix | number) if number else 0.0
                value = (count + rest * value) / total
                if not count:
                    number = None  # nor is there any with more before it
            value = self._cache[key] = math.log(min(value, 1.0))  # rounded counts may pass it
        return value

    def ceiling(self, left: str, char: str) -> float:
        """What `log_p` is at most, by the count of the last pair alone: no more of them stand behind any longer text.

        Where it is wrong, for one look-up in three million, the table has taken an n-gram for another.
        """
        count, value = self._pairs.get(left[-1:] + char) or self._read_pair(left[-1:] + char)
        for _, total, rest in self.contexts(left[1 - ORDER :])[1:]:
            value = (min(count, total - rest) + rest * value) / total
        return math.log(min(value, 1.0)) + _ROUNDING

    def ceiling_anywhere(self, last: str, char: str) -> float:
        """What `log_p` is at most after any text that ends with the character `last`; 0.0 if the pair was counted."""
        count, value = self._pairs.get(last + char) or self._read_pair(last + char)
        return 0.0 if count else math.log(value) + _ROUNDING

    def is_counted(self, pair: str) -> bool:
        """Whether two characters stand together in what was counted."""
        return (self._pairs.get(pair) or self._read_pair(pair))[0] > 0.0

    def _read_pair(self, pair: str) -> tuple[float, float]:
        """The count of a pair, and the probability of its second character after the first, remembered."""
        if len(self._pairs) >= _CACHE_LIMIT:
            self._pairs.clear()
        count = 0.0
        number, value = self.read_char(pair[-1])
        for prefix, total, rest in self.contexts(pair[:-1]):
            count = self._look_up(prefix | number) if number else 0.0
            value = (count + rest * value) / total
        self._pairs[pair] = (count, value)
        return count, value

    def score(self, text: str, left: str = "\n") -> float:
        """Sum of `log_p` over a text that follows `left`."""
        whole = left[1 - ORDER :] + text
        first = len(whole) - len(text)
        return sum(self.log_p(whole[max(0, place + 1 - ORDER) : place], whole[place])
                   for place in range(first, len(whole)))  # fmt: skip

    def contexts(self, left: str) -> tuple[Context, ...]:
        """Every known context that `left` ends with, shortest first; each is remembered for what else ends with it."""
        found = self._contexts.get(left)
        if found is None:
            found = self.contexts(left[1:])
            if len(found) == len(left) - 1 and (number := self.read_char(left[0])[0]):
                key = number << KEY_BITS * len(found) | (found[-1][0] >> KEY_BITS if found else 0)
                if count := self._look_up(key):
                    rest = weigh_rest(count)
                    found = (*found, (key << KEY_BITS, count + rest, rest))
            self._contexts[left] = found
        return found

    def read_char(self, char: str) -> tuple[int | None, float]:
        """The number of a character, None if it was never counted, and its share of all that was."""
        found = self._chars.get(char)
        if found is None:
            folded = self.fold(char)
            number = self._numbers.get(folded)
            count = self._look_up(number) if number else _unseen_count(folded)
            found = self._chars[char] = (number, count / self._total)
        return found

    def _look_up(self, key: int) -> float:
        mixed = (key ^ key >> KEY_SHIFT) * MULTIPLIER & _MASK
        wanted = (mixed >> 16 & 0xFFFFFF) or 1
        home, total = mixed >> 40, 0.0
        for slots, n_slots in self.tables:
            place = home * n_slots >> 24
            while slot := slots[place]:
                if slot >> 8 == wanted:
                    total += COUNTS[slot & 0xFF]
                    break
                place += 1
        return total


def _unseen_count(char: str) -> float:
    """A fraction of one occurrence, by the frequency class that GB2312 gives away: its first level is common use."""
    code = char.encode("gb2312", "ignore")
    if len(code) < 2:
        return 0.02
    return 0.5 if code[0] < 0xD8 else 0.1

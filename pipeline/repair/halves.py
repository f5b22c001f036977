"""Fixed words of two characters that lost one: 采取有效施 for 采取有效措施.

A character that is bound to a few neighbours and stands beside a stranger is odd; a page of living prose has dozens of
such places. They prove a deletion only together: two or more of them, in different surroundings, must ask for the same
character to make the same word, the word must never stand intact on the page, and the language model must gain much.
"""

from __future__ import annotations

import functools
import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from pipeline.language import CharModel
from pipeline.lines import han_count
from pipeline.repair.chances import Place, left_of, measure_gain, right_of, weigh
from pipeline.repair.tables import Words, read_words

if TYPE_CHECKING:
    pass

MARGIN = 1.0  # of weights, between two words that a half may be left of
MAX_OTHERS = 50  # further places of a word that are looked at
MIN_CHARS, MAX_CHARS = 120, 60_000  # of a text in which anything can recur, and of one that is still an article
STRONGEST_BOND = 3.0
SURE_WEIGHT = 2.0  # of the best odd place, and of any that is not odd by itself
HOPE = 1.0  # of gain, that the characters after the next one may add
UNUSUAL = -6.5  # log probability of the character behind a gap; most of running text is likelier
EVEN_GAIN, SLOPE = 0.5, 0.8
_CACHE_LIMIT = 100_000  # places that are remembered


class Half(NamedTuple):
    """One kind of loss: the word, which character is gone (0 or 1), and the places."""

    word: str
    lost: int
    places: tuple[Place, ...]


class _Strangers:
    """Finds pairs of characters of which one is bound and the other is no neighbour of it, at the speed of numpy."""

    def __init__(self, words: Words) -> None:
        import numpy as np

        chars = sorted(set("".join((*words.follow, *words.precede, *words.follow.values(), *words.precede.values()))))
        self.numbers = np.zeros(1 << 16, dtype=np.int32)
        self.numbers[0x4E00:0xA000] = 1  # Han, and never seen beside a bound character
        for number, char in enumerate(chars, 2):
            self.numbers[ord(char)] = number
        self.sides = []
        for bound in (words.follow, words.precede):
            rows = np.zeros(len(chars) + 2, dtype=np.int32)
            strange = np.zeros((len(bound) + 1, len(chars) + 2), dtype=bool)  # its first row is for what is not bound
            for row, (char, neighbours) in enumerate(bound.items(), 1):
                rows[self.numbers[ord(char)]] = row
                strange[row, 1:] = True
                strange[row, self.numbers[[ord(neighbour) for neighbour in neighbours]]] = False
            self.sides.append((rows, rows * strange.shape[1], strange.ravel()))

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Offsets of gaps, each with the half (0 or 1) that still stands beside it; of halves that occur so twice."""
        import numpy as np

        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.int32)
        numbers = self.numbers.take(codes, mode="clip")  # the last of them is no character
        before, behind = numbers[:-1], numbers[1:]
        for half, (rows, offsets, strange) in enumerate(self.sides):
            bound, other = (before, behind) if half == 0 else (behind, before)
            places = strange.take(offsets.take(bound) + other).nonzero()[0]
            found = rows.take(bound[places])
            again = np.bincount(found)[found] > 1
            for place in places[again].tolist():
                yield place + 1, half


class _Table:
    """The fixed words by the half that is left, and what was found out about places; remembered over pages."""

    def __init__(self, bound: str, light: frozenset[str], model: CharModel) -> None:
        words = read_words(bound)
        self.model = model
        self.strangers = _Strangers(words)
        self.words = frozenset(word for members in words.by_first.values() for word in members)
        self.members = [
            {char: [word for word in members if word not in light] for char, members in side.items()}
            for side in (words.by_first, words.by_second)
        ]
        self._hopes: dict[tuple[str, str, int], tuple[str, ...] | None] = {}

    def list_hopeful(self, left: str, char: str, half: int) -> tuple[str, ...] | None:
        """The words that a gap between `left` and `char` leaves hope for; None where `char` is usual there.

        Copied and common phrases come again on other pages, and cost the question once.
        """
        key = (left, char, half)
        if key not in self._hopes:
            if len(self._hopes) >= _CACHE_LIMIT:
                self._hopes.clear()
            self._hopes[key] = self._find_hopeful(left, char, half)
        return self._hopes[key]

    def _find_hopeful(self, left: str, char: str, half: int) -> tuple[str, ...] | None:
        model = self.model
        # most characters are unlikely behind any text that ends like this one
        if model.ceiling_anywhere(left[-1:], char) >= UNUSUAL and model.log_p(left, char) >= UNUSUAL:
            return None
        seen = model.log_p(left, char)
        members = self.members[half].get((left[-1:], char)[half], ())
        return tuple(
            word for word in members if _is_hopeful(left, char, word[1 - half], _bond(word, half, model), seen, model)
        )


@functools.lru_cache(maxsize=4)
def _table(bound: str, light: frozenset[str], model: CharModel) -> _Table:
    return _Table(bound, light, model)


def find_halves(text: str, bound: str, light: frozenset[str], model: CharModel) -> list[Half]:
    """Words that `text` seems to have lost a half of, at two or more places each, by the table `bound`.

    `light` words are none: 按照 and 需要 are often said as 按 and 需.
    """
    if not MIN_CHARS <= len(text) <= MAX_CHARS:
        return []
    table = _table(bound, light, model)
    groups: dict[tuple[str, int], list[int]] = defaultdict(list)
    free: dict[tuple[str, int], list[int]] = defaultdict(list)  # of them the halves that are in no other word
    for place, half in table.strangers.find(text):
        key = (text[place - 1 + half], half)
        groups[key].append(place)
        if text[place - 2 + 2 * half : place + 2 * half] not in table.words:
            free[key].append(place)
    found: dict[str, list[Half]] = defaultdict(list)  # by the character that is left
    for (char, half), places in free.items():  # a page has dozens; the cheap questions come first
        members, everywhere = table.members[half].get(char), groups[char, half]
        if len(places) < 2 or not members or len({text[place - half] for place in everywhere}) < 2:
            continue
        dangling = _dangling(text, places, half, table.words)
        if len(dangling) < 2:
            continue
        hopes = {place: table.list_hopeful(left_of(text, place), text[place], half) for place in dangling}
        unusual = [place for place, hopeful in hopes.items() if hopeful is not None]
        hopeful = {word for words in hopes.values() for word in words or ()}
        if len(unusual) < 2 or not hopeful:
            continue
        for word in members:
            if word in hopeful and word not in text:
                weighed = [_weigh(text, place, word, half, model) for place in unusual]
                if max(place.weight for place in weighed) >= SURE_WEIGHT:
                    others = _dangling(text, _find_others(text, char, half, set(everywhere)), half, table.words)
                    further = (_weigh(text, place, word, half, model) for place in others)
                    weighed += [place for place in further if place.weight >= SURE_WEIGHT]
                if sum(place.weight > 0 for place in weighed) >= 2:
                    found[char].append(Half(word, 1 - half, tuple(sorted(weighed, key=lambda place: place.start))))
    return [best for rivals in found.values() if (best := _choose(rivals))]


def _is_hopeful(left: str, char: str, lost: str, bond: float, seen: float, model: CharModel) -> bool:
    """Whether a look at one character, likely by `seen` as it stands, leaves hope for the longer look."""
    needed = seen + EVEN_GAIN - HOPE - bond / SLOPE  # of both log probabilities together
    most = model.ceiling_anywhere(lost, char) if model.is_counted(left[-1:] + lost) else model.log_p(lost, char)
    if most < needed or model.ceiling(left, lost) + most < needed:  # so it is nearly always
        return False
    gain = model.log_p(left, lost) + model.log_p(left + lost, char) - seen
    return SLOPE * (gain - EVEN_GAIN + HOPE) + bond > 0.0


def _choose(rivals: list[Half]) -> Half | None:
    """The word that fits a dangling half best, of 法律 and 律师; None where two fit about as well."""

    def fit(half: Half) -> float:
        return sum(place.weight for place in half.places if place.weight > 0.0)

    ranked = sorted(rivals, key=lambda half: (-fit(half), half.word))
    return None if len(ranked) > 1 and fit(ranked[0]) - fit(ranked[1]) < MARGIN else ranked[0]


def _dangling(text: str, places: Sequence[int], half: int, words: frozenset[str]) -> list[int]:
    """The places whose half is no part of another word on its other side.

    What is on the list is a word, and so is what stands beside different strangers: 网贷逾期, 网贷平台 speak of 网贷.
    """
    by_pair: dict[str, list[int]] = {}
    for place in places:
        pair = text[place - 2 + 2 * half : place + 2 * half]
        if pair not in words:
            by_pair.setdefault(pair, []).append(place)
    return [
        place
        for pair, found in by_pair.items()
        if len(found) == 1 or len({text[place - half] for place in found}) == 1 or han_count(pair) < 2
        for place in found
    ]


def _find_others(text: str, char: str, half: int, known: set[int]) -> list[int]:
    """Gaps beside `char` where what is left side by side happens to be usual."""
    places: list[int] = []
    at = text.find(char)
    while at >= 0 and len(places) < MAX_OTHERS:
        if (place := at + 1 - half) not in known and 0 < place < len(text):
            places.append(place)
        at = text.find(char, at + 1)
    return places


def _weigh(text: str, place: int, word: str, half: int, model: CharModel) -> Place:
    lost, bond = word[1 - half], _bond(word, half, model)
    gain = measure_gain(model, left_of(text, place), lost, right_of(text, place))
    context = text[max(place - 2, 0) : place + 2]
    return Place(place, place, lost, f"half of {word}", weigh(gain, EVEN_GAIN, SLOPE, bond), context)


@functools.lru_cache(maxsize=50_000)
def _bond(word: str, half: int, model: CharModel) -> float:
    """Logarithm of the odds that the half stands in this word: 朋 hardly ever stands in another than 朋友."""
    together, alone = model.count(word), model.count(word[half])
    odds = (together + 0.1) / (max(alone - together, 0.0) + 1.0)
    return min(max(math.log(odds), 0.0), STRONGEST_BOND)

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
    import numpy as np

MARGIN = 1.0  # of weights, between two words that a half may be left of
MAX_OTHERS = 50  # further places of a word that are looked at
MIN_CHARS, MAX_CHARS = 120, 60_000  # of a text in which anything can recur, and of one that is still an article
STRONGEST_BOND = 3.0
SURE_WEIGHT = 2.0  # of the best odd place, and of any that is not odd by itself
HOPE = 1.0  # of gain, that the characters after the next one may add
UNUSUAL = -6.5  # log probability of the character behind a gap; most of running text is likelier
EVEN_GAIN, SLOPE = 0.5, 0.8


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
        self.numbers = np.zeros(1 << 16, dtype=np.uint16)
        self.numbers[0x4E00:0xA000] = 1  # Han, and never seen beside a bound character
        for number, char in enumerate(chars, 2):
            self.numbers[ord(char)] = number
        self.sides = []
        for bound in (words.follow, words.precede):
            rows = np.zeros(len(chars) + 2, dtype=np.uint16)
            strange = np.zeros((len(bound) + 1, len(chars) + 2), dtype=bool)
            for row, (char, neighbours) in enumerate(bound.items(), 1):
                rows[self.numbers[ord(char)]] = row
                strange[row, 1:] = True
                strange[row, self.numbers[[ord(neighbour) for neighbour in neighbours]]] = False
            self.sides.append((rows, strange))

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Offsets of gaps, each with the half (0 or 1) that still stands beside it; of halves that occur so twice."""
        import numpy as np

        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        numbers = self.numbers[np.minimum(codes, 0xFFFF)]
        before, behind = numbers[:-1], numbers[1:]
        for half, (rows, strange) in enumerate(self.sides):
            pair: tuple[np.ndarray, np.ndarray] = (before, behind) if half == 0 else (behind, before)
            bound = rows[pair[0]]
            places = np.flatnonzero(strange[bound, pair[1]])
            again = np.bincount(bound[places], minlength=len(strange)) > 1
            for place in places[again[bound[places]]].tolist():
                yield place + 1, half


@functools.lru_cache(maxsize=4)
def _strangers(text: str) -> _Strangers:
    return _Strangers(read_words(text))


def find_halves(text: str, bound: str, light: frozenset[str], model: CharModel) -> list[Half]:
    """Words that `text` seems to have lost a half of, at two or more places each, by the table `bound`.

    `light` words are none: 按照 and 需要 are often said as 按 and 需.
    """
    if not MIN_CHARS <= len(text) <= MAX_CHARS:
        return []
    groups: dict[tuple[str, int], list[int]] = defaultdict(list)
    for place, half in _strangers(bound).find(text):
        groups[text[place - 1 + half], half].append(place)
    words = read_words(bound)
    found: dict[str, list[Half]] = defaultdict(list)  # by the character that is left
    for (char, half), everywhere in groups.items():  # a page has dozens; the cheap questions come first
        if len({text[place - half] for place in everywhere}) < 2:
            continue
        dangling = _dangling(text, everywhere, half, words)
        if len(dangling) < 2:
            continue
        members = (words.by_first, words.by_second)[half].get(char, ())
        missing = [word for word in members if word not in light and word not in text]
        if not missing:
            continue
        seen = {place: model.log_p(left_of(text, place), text[place]) for place in dangling}
        unusual = {place: likelihood for place, likelihood in seen.items() if likelihood < UNUSUAL}
        if len(unusual) < 2:
            continue
        for word in missing:
            bond = _bond(word, half, model)
            if any(_is_hopeful(text, place, word[1 - half], bond, seen[place], model) for place in unusual):
                weighed = [_weigh(text, place, word, half, bond, model) for place in unusual]
                if max(place.weight for place in weighed) >= SURE_WEIGHT:
                    others = _dangling(text, _find_others(text, char, half, set(everywhere)), half, words)
                    further = (_weigh(text, place, word, half, bond, model) for place in others)
                    weighed += [place for place in further if place.weight >= SURE_WEIGHT]
                if sum(place.weight > 0 for place in weighed) >= 2:
                    found[char].append(Half(word, 1 - half, tuple(sorted(weighed, key=lambda place: place.start))))
    return [best for rivals in found.values() if (best := _choose(rivals))]


def _is_hopeful(text: str, place: int, lost: str, bond: float, seen: float, model: CharModel) -> bool:
    """Whether a look at one character, likely by `seen` as it stands, leaves hope for the longer look."""
    left = left_of(text, place)
    gain = model.log_p(left, lost) + model.log_p(left + lost, text[place]) - seen
    return SLOPE * (gain - EVEN_GAIN + HOPE) + bond > 0.0


def _choose(rivals: list[Half]) -> Half | None:
    """The word that fits a dangling half best, of 法律 and 律师; None where two fit about as well."""

    def fit(half: Half) -> float:
        return sum(place.weight for place in half.places if place.weight > 0.0)

    ranked = sorted(rivals, key=lambda half: (-fit(half), half.word))
    return None if len(ranked) > 1 and fit(ranked[0]) - fit(ranked[1]) < MARGIN else ranked[0]


def _dangling(text: str, places: Sequence[int], half: int, words: Words) -> list[int]:
    """The places whose half is no part of another word on its other side.

    What is on the list is a word, and so is what stands beside different strangers: 网贷逾期, 网贷平台 speak of 网贷.
    """
    pairs = {place: text[place - 2 + 2 * half : place + 2 * half] for place in places}
    strangers: dict[str, set[str]] = defaultdict(set)
    for place, pair in pairs.items():
        strangers[pair].add(text[place - half])
    return [
        place
        for place, pair in pairs.items()
        if pair not in words.by_first.get(pair[:1], ()) and (han_count(pair) < 2 or len(strangers[pair]) == 1)
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


def _weigh(text: str, place: int, word: str, half: int, bond: float, model: CharModel) -> Place:
    lost = word[1 - half]
    gain = measure_gain(model, left_of(text, place), lost, right_of(text, place))
    context = text[max(place - 2, 0) : place + 2]
    return Place(place, place, lost, f"half of {word}", weigh(gain, EVEN_GAIN, SLOPE, bond), context)


def _bond(word: str, half: int, model: CharModel) -> float:
    """Logarithm of the odds that the half stands in this word: 朋 hardly ever stands in another than 朋友."""
    together, alone = model.count(word), model.count(word[half])
    odds = (together + 0.1) / (max(alone - together, 0.0) + 1.0)
    return min(max(math.log(odds), 0.0), STRONGEST_BOND)

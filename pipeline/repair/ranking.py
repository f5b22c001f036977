"""Many characters weighed by the model at once, at the speed of numpy: the values of `CharModel.log_p`, to the last bit.

A choice among thousands of characters looks at each of them once and at a handful closely. numpy is imported when the
first such choice is made.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from pipeline.language import COUNTS, KEY_BITS, KEY_SHIFT, MULTIPLIER, ORDER, CharModel, Context, weigh_rest

if TYPE_CHECKING:
    import numpy as np

_NEVER = len(COUNTS)  # stands behind the steps of counts, for an n-gram that was not counted
_WINDOW, _GROWTH = 8, 8  # slots that are read at once, and by how much more where they end no search
_SLACK = 1e-9  # by so much a logarithm of numpy may differ from the one of `math`, and much more
_UNKNOWN: Context = (0, 1.0, 1.0)  # leaves all to the shorter context


class Characters(NamedTuple):
    """Characters as the model knows them: numbers (0 for none), and shares of all text or after what they have met."""

    numbers: np.ndarray
    shares: np.ndarray

    def choose(self, at: np.ndarray | Sequence[int]) -> Characters:
        """Those at some places."""
        return Characters(self.numbers[at], self.shares[at])


class _Level(NamedTuple):
    """Contexts of one length: the key before one more character, total, the shorter's share, whether it was counted."""

    prefix: np.ndarray
    total: np.ndarray
    rest: np.ndarray
    known: np.ndarray


class Ranking:
    """Probabilities of many characters after one context, or each after one of its own."""

    def __init__(self, model: CharModel) -> None:
        import numpy as np

        self.model = model
        self._tables = [(np.asarray(slots), n_slots) for slots, n_slots in model.tables]
        self._counts = np.array([*COUNTS, 0.0])

    def read(self, chars: Iterable[str]) -> Characters:
        """The characters in the form that the other methods take."""
        import numpy as np

        known = [self.model.read_char(char) for char in chars]
        numbers = np.array([number or 0 for number, _ in known], dtype=np.uint64)
        return Characters(numbers, np.array([share for _, share in known]))

    def after(self, left: str, chars: Characters, begun: int = 0) -> np.ndarray:
        """The probability of each of the characters after `left`, of which they have met the last `begun` already."""
        for context in self.model.contexts(left[1 - ORDER :])[begun:]:
            chars = self._meet(chars, *context)
        return chars.shares.clip(max=1.0)

    def begin(self, last: str, chars: Characters) -> Characters:
        """The characters after one other: their shares there, and no number for what never stood there."""
        for context in self.model.contexts(last):
            chars = self._meet(chars, *context)
        return chars

    def after_singles(self, lasts: Sequence[str], chars: Characters) -> np.ndarray:
        """The probability of each of the characters, by column, after each of some single ones, by row."""
        import numpy as np

        contexts = [(self.model.contexts(last) or (_UNKNOWN,))[0] for last in lasts]
        prefix, total, rest = (np.array(column)[:, None] for column in zip(*contexts, strict=True))
        keys = chars.numbers | prefix.astype(np.uint64)
        among = (chars.numbers > 0) & (prefix > 0)
        counts = self._look_up(keys.ravel(), among.ravel()).reshape(keys.shape)
        probabilities: np.ndarray = (counts + rest * chars.shares) / total
        return probabilities.clip(max=1.0)

    def after_each(self, left: str, seconds: Characters, firsts: Characters, owners: np.ndarray) -> np.ndarray:
        """The probability of each of `seconds` after `left` and the one of `firsts`, by `owners`, that it has met."""
        for level in islice(self._extend(left[2 - ORDER :], firsts), 1, None):
            seconds = self._meet(seconds, *(column[owners] for column in level))
        return seconds.shares.clip(max=1.0)

    def begin_each(self, seconds: Characters, firsts: Characters, owners: np.ndarray) -> Characters:
        """Each of `seconds` after one of `firsts`, the one that `owners` numbers, as `begin` has it."""
        for level in self._extend("", firsts):
            seconds = self._meet(seconds, *(column[owners] for column in level))
        return seconds

    def _meet(
        self,
        chars: Characters,
        prefix: int | np.ndarray,
        total: float | np.ndarray,
        rest: float | np.ndarray,
        known: bool | np.ndarray = True,
    ) -> Characters:
        """The characters after a context that is one longer than those they have met."""
        import numpy as np

        counts = self._look_up(chars.numbers | prefix, (chars.numbers > 0) & known)
        return Characters(np.where(counts > 0.0, chars.numbers, 0), (counts + rest * chars.shares) / total)

    def _extend(self, left: str, chars: Characters) -> Iterator[_Level]:
        """The contexts `left` + char of every length, shortest first."""
        import numpy as np

        keys, known = chars.numbers, chars.numbers > 0
        for length in range(len(left) + 1):
            if length:
                number = self.model.read_char(left[-length])[0]
                if not number:
                    return
                keys = keys | number << KEY_BITS * length
            counts = self._look_up(keys, known)
            known = counts > 0.0
            # Few counts are different. An unknown context leaves all to the shorter one: a rest of 1 in a total of 1.
            different, places = np.unique(counts, return_inverse=True)
            rests = np.array([weigh_rest(count) if count else 1.0 for count in different.tolist()])[places]
            yield _Level(keys << KEY_BITS, np.where(known, counts + rests, 1.0), rests, known)

    def _look_up(self, keys: np.ndarray, among: np.ndarray) -> np.ndarray:
        """The count of every key; 0.0 where it has none, or is not `among` those to look up."""
        import numpy as np

        counts = np.zeros(len(keys))
        at = np.flatnonzero(among)
        mixed = keys[at]
        mixed = (mixed ^ mixed >> KEY_SHIFT) * MULTIPLIER
        wanted = np.maximum(mixed >> 16 & 0xFFFFFF, 1).astype(np.uint32)
        for slots, n_slots in self._tables:
            places = ((mixed >> 40) * n_slots >> 24).astype(np.intp)
            counts[at] += self._counts[_probe(slots, wanted, places)]
        return counts


def _probe(slots: np.ndarray, wanted: np.ndarray, places: np.ndarray) -> np.ndarray:
    """The step of the count of what is `wanted` from some places on, `_NEVER` where it has none."""
    import numpy as np

    found = np.full(len(wanted), _NEVER)
    at = np.arange(len(wanted))
    width = _WINDOW
    while at.size:  # as `CharModel` does, but a window of slots at a time
        window = slots.take(places[:, None] + np.arange(width), mode="clip")
        ends = (window == 0) | (window >> 8 == wanted[:, None])
        first = ends.argmax(axis=1)
        rows = np.arange(len(at))
        ending = window[rows, first]
        is_hit = ending >> 8 == wanted
        found[at[is_hit]] = ending[is_hit] & 0xFF
        is_open = ~ends[rows, first]
        at, wanted, places = at[is_open], wanted[is_open], places[is_open] + width
        width *= _GROWTH
    return found


@functools.cache
def rank(model: CharModel) -> Ranking:
    """The ranking over the counts of `model`, made once."""
    return Ranking(model)


def list_likeliest(scores: np.ndarray, limit: int) -> list[int]:
    """Where the `limit` highest scores stand (logarithms, by numpy), and all that come as close as its rounding."""
    import numpy as np

    if len(scores) <= limit:
        return list(range(len(scores)))
    floor = np.partition(scores, len(scores) - limit)[len(scores) - limit]
    return np.flatnonzero(scores >= floor - _SLACK).tolist()


def logarithms(probabilities: np.ndarray, at: Sequence[int]) -> list[float]:
    """The natural logarithms of some probabilities, as `CharModel.log_p` has them."""
    return [math.log(value) for value in probabilities[at].tolist()]


def list_likeliest_of_rows(probabilities: np.ndarray, limit: int) -> list[list[tuple[int, float]]]:
    """Where the `limit` highest of each row stand, and all that come as close, each with its natural logarithm."""
    import numpy as np

    n_rows, n_columns = probabilities.shape
    is_likely = np.ones(probabilities.shape, dtype=bool)
    if n_columns > limit:
        floors = np.partition(probabilities, n_columns - limit, axis=1)[:, n_columns - limit]
        is_likely = probabilities >= floors[:, None] * (1 - _SLACK)
    rows: list[list[tuple[int, float]]] = [[] for _ in range(n_rows)]
    numbers, places = np.nonzero(is_likely)
    for number, place, value in zip(numbers.tolist(), places.tolist(), probabilities[is_likely].tolist(), strict=True):
        rows[number].append((place, math.log(value)))
    return rows

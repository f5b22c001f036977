"""Where in a text one of many words may begin: all words, and all lists of words, in one pass of numpy over its pairs.

A pair of characters is a number of 16 bits, so that others may share it: what is found has to be looked at once more.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Numbers = npt.NDArray[np.uint16]

MAX_LISTS = 16  # one bit each
_MULTIPLIER = 40503  # 2**16 divided by the golden ratio: spreads neighbouring code points


class Numbered(NamedTuple):
    """A text as numbers, one of each a character."""

    chars: Numbers
    pairs: Numbers  # of the character and the next one; of the last one and none


def read_numbers(text: str) -> Numbered:
    """The numbers of `text`."""
    import numpy as np

    chars = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint16)
    pairs = chars * np.uint16(_MULTIPLIER)
    pairs[:-1] += chars[1:]
    return Numbered(chars, pairs)


def _join(pairs: Numbers, chars: Numbers) -> Numbers:
    """The numbers of pairs with a third character behind them."""
    import numpy as np

    return pairs * np.uint16(_MULTIPLIER) + chars


def count_pairs(text: Numbered) -> int:
    """How many different pairs of characters a text has."""
    import numpy as np

    ordered = np.sort(text.pairs, kind="stable")  # by radix: of numbers of 16 bits, four times as fast
    return int(np.count_nonzero(ordered[1:] != ordered[:-1])) + 1


class Beginnings:
    """How the words of up to 16 lists begin: their first three characters, or the two or the one that they are."""

    def __init__(self, lists: Sequence[Iterable[str]]) -> None:
        self._lists = lists

    @functools.cached_property
    def _tables(self) -> tuple[Numbers, npt.NDArray[np.uint32], Numbers]:
        """The lists that hold such a word, by the number of a character, of a pair and of the first three of more.

        With a pair, the upper half says which lists hold a longer word that begins so.
        """
        import numpy as np

        singles, triples = np.zeros(1 << 16, dtype=np.uint16), np.zeros(1 << 16, dtype=np.uint16)
        pairs = np.zeros(1 << 16, dtype=np.uint32)
        for place, words in enumerate(self._lists):
            bit = 1 << place
            singles[read_numbers("".join(word for word in words if len(word) == 1)).chars] |= bit
            pairs[read_numbers("".join(word for word in words if len(word) == 2)).pairs[::2]] |= bit
            longer = read_numbers("".join(word[:3] for word in words if len(word) > 2))
            pairs[longer.pairs[::3]] |= bit << MAX_LISTS
            triples[_join(longer.pairs[::3], longer.chars[2::3])] |= bit
        return singles, pairs, triples

    def find(self, text: Numbered) -> Places:
        """Where words of any list may begin."""
        import numpy as np

        singles, pairs, triples = self._tables
        lists = pairs.take(text.pairs)
        lists |= singles.take(text.chars)
        starts = lists.nonzero()[0]
        lists = lists[starts]
        longer = lists >> np.uint32(MAX_LISTS)
        longer &= triples.take(_join(text.pairs[starts], text.chars.take(starts + 2, mode="clip")))
        lists &= np.uint32((1 << MAX_LISTS) - 1)
        lists |= longer
        kept = lists.nonzero()[0]
        return Places(starts[kept], lists[kept])


class Places:
    """Places of a text with the lists of which a word may begin there."""

    def __init__(self, starts: npt.NDArray[np.intp], lists: npt.NDArray[np.uint32]) -> None:
        self._starts, self._lists = starts, lists

    def of(self, number: int) -> list[int]:
        """The places of one list, ascending."""
        starts: list[int] = self._starts[(self._lists & (1 << number)).nonzero()[0]].tolist()
        return starts

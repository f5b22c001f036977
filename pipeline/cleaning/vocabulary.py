"""Words of Taiwan in the words of the mainland (OpenCC tw2sp), for workspaces that ask for it."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher

from pipeline.cleaning.variants import CONTESTED

_HAN_RUN = re.compile("[㐀-鿿豈-﫿]{2,}")
_COMPARED = 300  # characters of a run that are compared at once: comparing may cost their square
_NEAR = 2  # what lies between two differences of one word: 品質 and 质量 share a character
_DECIDED = (("著", "着"), ("么", "幺"))  # what tw2s makes of characters that other rules decide


@functools.cache
def _converter() -> Callable[[str], str]:
    import opencc

    convert: Callable[[str], str] = opencc.OpenCC("tw2sp").convert
    return convert


def find_words(text: str, simplified: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and mainland word of what tw2sp turns in traditional `text`; `simplified` is its plain conversion.

    Where `simplified` was decided by its word (乾, 著, 么), it stays.
    """
    for match in _HAN_RUN.finditer(text):
        for start in range(match.start(), match.end(), _COMPARED):
            end = min(start + _COMPARED, match.end())
            plain, worded = simplified[start:end], _converter()(text[start:end])
            for kept, made in _DECIDED:
                if kept in plain and made not in plain:
                    worded = worded.replace(made, kept)
            if plain != worded:
                yield from ((start + low, start + high, after) for low, high, after in _compare(plain, worded))


def _compare(plain: str, worded: str) -> Iterator[tuple[int, int, str]]:
    """Where `plain` must be replaced, and by what, to give `worded`."""
    held: tuple[int, int, int, int] | None = None
    for kind, low, high, left, right in SequenceMatcher(None, plain, worded, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        if held and low - held[1] <= _NEAR:
            held = (held[0], high, held[2], right)
            continue
        if held:
            yield from _word(plain, worded, *held)
        held = (low, high, left, right)
    if held:
        yield from _word(plain, worded, *held)


def _word(plain: str, worded: str, low: int, high: int, left: int, right: int) -> Iterator[tuple[int, int, str]]:
    if low == high:  # an insertion takes its neighbour along, so that what is replaced is never empty
        low, left = (low - 1, left - 1) if low else (low, left)
        high, right = (high, right) if high > low else (high + 1, right + 1)
    if not CONTESTED.search(plain, low, high):
        yield low, high, worded[left:right]

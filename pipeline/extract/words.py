"""Whether a short text is a word of the language: what begins with a family name's character is mostly none of a person."""

from __future__ import annotations

from functools import cache, lru_cache

from pipeline.knowledge import load_model
from pipeline.language import CharModel

# Natural log of P(second character | first character at the start of a line). Set on a list of our own, where it calls 64 of
# 81 words that begin with a family name's character words, and 10 of 57 names of two characters, half of them words as well;
# of 867 drawn names of two characters, on which it was not set, 99.
COMMON = -6.5


@cache
def _model() -> CharModel:
    return load_model()


@lru_cache(maxsize=1024)  # the same captions stand on every page of a site
def is_word(folded: str) -> bool:
    """Whether the language has a text of two characters as a word: `管理`; `林晚` is none.

    Longer ones are not asked about: the counts know many people's names of three characters.

    >>> is_word("管理"), is_word("高考"), is_word("林晚"), is_word("卫倩")
    (True, True, False, False)
    """
    return len(folded) == 2 and _model().log_p("\n" + folded[0], folded[1]) > COMMON

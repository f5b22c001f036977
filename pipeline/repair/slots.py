"""Slots: places that show a gap without saying of which word. A lone blank, doubled marks, empty quotation marks.

The word is chosen for all slots of a page together: a site deletes few words and each of them everywhere, so the slots
vote, and a word that stands intact in the prose of the page is no candidate.
"""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nlargest
from itertools import islice
from typing import TYPE_CHECKING

from pipeline.language import CharModel
from pipeline.lines import is_prose_line
from pipeline.repair.chances import LEFT, RIGHT, left_of, right_of
from pipeline.repair.ranking import Characters, list_likeliest, logarithms, rank
from pipeline.repair.tables import read_words

if TYPE_CHECKING:
    import numpy as np

# A blank between Han characters or marks that is neither an indent nor the gap after a sentence.
_BLANK = re.compile(" (?<=[㐀-鿿、，,] )(?=[㐀-鿿、，,])| (?<=[㐀-鿿] )(?=[。；;？?！!])")
_DOUBLED = re.compile("(?<=、)(?=、)|(?<=“)(?=”)|(?<=《)(?=》)")
_NUMBER = re.compile(
    "第[一二三四五六七八九十百千零〇两]+[条章节编款项步点](?:之[一二三四五六七八九十]+)?$|(?:^|[\n（(》 ])[一二三四五六七八九十]+、?$"
)
NUMBERED = 20  # characters before a blank that may be the number of an article
PAIRED = 8  # characters between the blanks on both sides of a short word: a link's or an author's
_SPACED = re.compile("(?<![0-9一二三四五六七八九十][.．、)）]) ")  # the blank behind a number sets nothing apart
LONG_LINE = 400  # characters that tell a paragraph from a heading
MAX_FOUND = 200  # of any kind; a page with more is a table
MAX_SLOTS = 24  # that vote; a line of keywords has more
FLOOR = math.exp(-3.7)  # what a slot of another word leaves to a candidate
_CACHE_LIMIT = 500  # characters before a slot that are remembered, some 30 KB each
N_FIRSTS, N_WORDS = 150, 60  # candidates at a slot that are looked at more closely, by what stands before it


@dataclass(frozen=True, slots=True)
class Slot:
    """A gap of an unknown word."""

    start: int
    end: int
    left: str
    right: str
    is_prose: bool  # within a paragraph


# An item of a list that lost its first word: 催收： beside 短信催收： and 上门催收：
_ITEM = re.compile("^[ 　]*(?:[0-9一二三四五六七八九十]{1,2}[.．、）)] ?)?([㐀-鿿]{2,8})(?=[：:])", re.MULTILINE)
MIN_SIBLINGS = 2


def find_items(text: str) -> list[Slot]:
    """Empty slots at the beginning of labels whose sibling items have the same label with another word before it."""
    if "：" not in text and ":" not in text:
        return []
    labels = [(match.start(1), match[1]) for match in islice(_ITEM.finditer(text), MAX_FOUND)]
    return [
        _slot(text, start, start)
        for start, label in labels
        if len({other for _, other in labels if other != label and other.endswith(label)}) >= MIN_SIBLINGS
    ]


@dataclass(frozen=True, slots=True)
class Choice:
    """The word that fits most slots, by how much better than the next, and its gain at each slot it fits."""

    word: str
    margin: float
    gains: Mapping[Slot, float]


def find_slots(text: str) -> list[Slot]:
    """The slots of a text in their order.

    >>> [slot.start for slot in find_slots("通过 、短信等方式联系，张 三 来了")]
    [2]
    """
    found = list(islice(_find_blanks(text), MAX_FOUND)) if " " in text else []
    if "、、" in text or "“”" in text or "《》" in text:
        found += [_slot(text, *match.span()) for match in islice(_DOUBLED.finditer(text), MAX_FOUND)]
    return sorted(found, key=lambda slot: slot.start)


def find_paired(text: str) -> list[Slot]:
    """Blanks so near each other that they may set a word apart: they prove nothing, but a proven word fills them."""
    return list(islice(_find_blanks(text, paired=True), MAX_FOUND))


def _find_blanks(text: str, *, paired: bool = False) -> Iterator[Slot]:
    for match in _BLANK.finditer(text):
        start, end = match.span()
        if _NUMBER.search(text[max(start - NUMBERED, 0) : start]):
            continue
        line = max(start - PAIRED, text.rfind("\n", max(start - PAIRED, 0), start) + 1)
        right = text[end : end + PAIRED].partition("\n")[0]
        if paired == (" " in right or _SPACED.search(text, line, start) is not None):
            yield _slot(text, start, end)


def _slot(text: str, start: int, end: int) -> Slot:
    first = text.rfind("\n", max(start - LONG_LINE, 0), start) + 1 or max(start - LONG_LINE, 0)
    line = text[first : first + LONG_LINE].partition("\n")[0]
    return Slot(start, end, left_of(text, start), right_of(text, end), is_prose_line(line))


@dataclass(frozen=True, slots=True)
class Candidates:
    """Words of two characters, those with the same first one together."""

    firsts: str
    words: tuple[str, ...]
    owners: np.ndarray  # where the first character of each word stands in `firsts`
    numbers: Mapping[str, int]  # of the words
    first_chars: Characters
    second_chars: Characters  # each after the first one
    after: dict[str, Characters] = field(default_factory=dict)  # the first ones after a character, filled on use


@functools.lru_cache(maxsize=4)
def list_candidates(bound: str, light: frozenset[str], model: CharModel) -> Candidates:
    """The words of the table `bound` that are not `light`, ready to be weighed."""
    import numpy as np

    by_first = read_words(bound).by_first
    words = tuple(word for members in by_first.values() for word in members if word not in light)
    numbers = {char: number for number, char in enumerate(by_first)}
    ranking = rank(model)
    firsts, owners = ranking.read(by_first), np.array([numbers[word[0]] for word in words])
    return Candidates(
        firsts="".join(by_first),
        words=words,
        owners=owners,
        numbers={word: number for number, word in enumerate(words)},
        first_chars=firsts,
        second_chars=ranking.begin_each(ranking.read(word[1] for word in words), firsts, owners),
    )


def choose_word(
    slots: Sequence[Slot], candidates: Candidates, intact: str, model: CharModel, bonus: Mapping[str, float]
) -> Choice | None:
    """The word of `candidates` that the slots agree on; None where no two of them do.

    A word that occurs in `intact` is out; `bonus` is added to the vote of single words.
    """
    import numpy as np

    said = candidates.numbers.keys() & set(map(str.__add__, intact, intact[1:]))
    is_open = np.ones(len(candidates.words), dtype=bool)
    is_open[[candidates.numbers[word] for word in said]] = False
    votes: dict[str, float] = {}
    fits: dict[str, dict[Slot, float]] = {}
    base = math.log(FLOOR)
    for slot in slots[:MAX_SLOTS]:
        gains = dict(_measure(slot, candidates, is_open, model))
        best = max(gains.values(), default=0.0)
        for word, gain in gains.items():
            votes[word] = votes.get(word, 0.0) + math.log(math.exp(gain - best) + FLOOR) - base
            if gain > best - 3.0:
                fits.setdefault(word, {})[slot] = gain
    for word in votes:
        votes[word] += bonus.get(word, 0.0)
    ranked = sorted(votes, key=lambda word: (-votes[word], word))
    if not ranked:
        return None
    second = votes[ranked[1]] if len(ranked) > 1 else 0.0
    return Choice(ranked[0], votes[ranked[0]] - second, fits.get(ranked[0], {}))


def _measure(slot: Slot, candidates: Candidates, is_open: np.ndarray, model: CharModel) -> Iterator[tuple[str, float]]:
    """Gains of the candidates that fit best behind the left side."""
    behind = model.score(slot.right, slot.left)
    for likelihood, word in _rank_words(slot.left, candidates, is_open, model):
        left = (slot.left + word)[-LEFT:]
        yield word, likelihood + model.score(slot.right[: RIGHT - 1], left) - behind


def _rank_words(left: str, candidates: Candidates, is_open: np.ndarray, model: CharModel) -> list[tuple[float, str]]:
    """The likeliest words after `left` among those that begin with one of the likeliest characters."""
    import numpy as np

    ranking = rank(model)
    begun = candidates.after.get(left[-1:])
    if begun is None:
        if len(candidates.after) >= _CACHE_LIMIT:
            candidates.after.clear()
        begun = candidates.after[left[-1:]] = ranking.begin(left[-1:], candidates.first_chars)
    chances = ranking.after(left, begun, 1)
    at = list_likeliest(np.log(chances), N_FIRSTS)
    named = zip(logarithms(chances, at), (candidates.firsts[place] for place in at), at, strict=True)
    firsts = nlargest(N_FIRSTS, named)
    numbers = np.full(len(candidates.firsts), -1)  # of the likeliest characters, by their places
    numbers[[place for _, _, place in firsts]] = range(len(firsts))
    rows = np.flatnonzero((numbers[candidates.owners] >= 0) & is_open)
    owners = numbers[candidates.owners[rows]]
    seconds = candidates.second_chars.choose(rows)
    chances = ranking.after_each(
        left, seconds, candidates.first_chars.choose([place for _, _, place in firsts]), owners
    )
    likelihoods = np.array([likelihood for likelihood, _, _ in firsts])[owners]
    at = list_likeliest(likelihoods + np.log(chances), N_WORDS)
    ends = zip(likelihoods[at].tolist(), logarithms(chances, at), rows[at].tolist(), strict=True)
    return nlargest(N_WORDS, ((first + second, candidates.words[row]) for first, second, row in ends))

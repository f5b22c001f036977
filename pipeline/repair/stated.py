"""What a page states beside its body against the body: a description that kept the word which the body lost.

Filters go over the body of an article, often over its headings, seldom over its description, title, captions and
structured data. Where the body is one of those texts but for a few characters, they are known; where the page also never
says them, the filter took them. A title that merely words the same matter otherwise is kept apart from an extract of the
article by how much of it stands in the body side by side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.language import CharModel
from pipeline.lines import han_count
from pipeline.records import Field
from pipeline.repair.chances import left_of, measure_gain, right_of
from pipeline.repair.tables import Words

ANCHOR, RIGHT = 4, 4  # characters that must be the same before and behind a gap
MAX_LOST = 4
EXTRACT = 20  # characters on both sides together that no two wordings share by chance
WORDING = 10  # the same for a gap that no blank shows, in a text of another wording
STRIDE = 2  # characters between the places where an alignment is begun
MAX_PIECE, MAX_HOLDERS = 400, 8  # characters of a text that are compared, places where an anchor stands
MIN_CHARS, MAX_CHARS = 120, 200_000  # of a body that can show by silence that it lost a word, and of an article
BLANK_GAIN, EXTRACT_GAIN, WORDING_GAIN = -4.0, -3.0, 4.0  # by which the word reads better than nothing
ABRUPT = -6.0  # log probability of what stands behind a gap that only another wording shows
SURE, LIKELY = 0.96, 0.95
_BREAKS = re.compile(r"[\s…|_—–]+|\.{3}|-")
_WORD = re.compile("[㐀-鿿]{1,4}[，,]?")
_WIDEN = str.maketrans(",:;?!()", "，：；？！（）")
_NARROW = str.maketrans("，：；？！（）", ",:;?!()")


@dataclass(frozen=True, slots=True)
class Attested:
    """What the page itself says belongs instead of `start:end` (a blank or nothing), and where it says so."""

    start: int
    end: int
    word: str
    evidence: str
    n_same: int  # characters on both sides that the body shares with the text

    @property
    def confidence(self) -> float:
        """An extract of the article bears better witness than another wording."""
        return SURE if self.n_same >= EXTRACT else LIKELY


def find_attested(
    text: str, stated: Sequence[Field], light: frozenset[str], words: Words, model: CharModel
) -> list[Attested]:
    """Words that `text` lacks where one of the `stated` texts has them, in their order and disjoint.

    `light` words and single characters come and go between wordings: without a blank in their place the former are not
    believed, the latter only as halves of fixed `words`. What the text says all the same was not taken from it.
    """
    if not ANCHOR + RIGHT <= len(text) <= MAX_CHARS:
        return []
    best: dict[int, Attested] = {}
    for field in stated:
        for piece in _BREAKS.split(_as_body(field.value[:MAX_PIECE], text)):
            if len(piece) > ANCHOR + RIGHT and piece not in text and han_count(piece) > ANCHOR:
                for found in _align(piece, text, field.evidence):
                    known = best.get(found.start)
                    if known is None or known.n_same < found.n_same:
                        best[found.start] = found
    kept: list[Attested] = []
    for _, found in sorted(best.items()):
        if (not kept or kept[-1].end < found.start) and _is_missed(found, text, light, words, model):
            kept.append(found)
    return kept


def _as_body(stated: str, text: str) -> str:
    """The text with marks as wide as those of the body."""
    return stated.translate(_WIDEN if "，" in text or "：" in text else _NARROW)


def _align(piece: str, text: str, evidence: str) -> Iterator[Attested]:
    """All places of `text` that are `piece` but for up to `MAX_LOST` characters, at any of its occurrences."""
    at = 0
    while at + ANCHOR + RIGHT < len(piece):
        anchor = piece[at : at + ANCHOR]
        reach, place = 0, text.find(anchor)
        for _ in range(MAX_HOLDERS):
            if place < 0:
                break
            length = ANCHOR
            same = _count_same(piece, at + ANCHOR, text, place + ANCHOR)
            while True:
                length += same
                end, low = place + length, at + length
                if low >= len(piece) or (found := _find_gap(piece, low, text, end)) is None:
                    break
                blank, n_lost = found
                behind = _count_same(piece, low + n_lost, text, end + blank)
                yield Attested(end, end + blank, piece[low : low + n_lost], _say(evidence, piece, low, n_lost),
                               length + behind)  # fmt: skip
                place, length, same = place + blank - n_lost, length + n_lost, behind
            reach = max(reach, length)
            place = text.find(anchor, place + ANCHOR)
        at += max(reach - ANCHOR, STRIDE)


def _count_same(piece: str, at: int, text: str, place: int) -> int:
    """How many characters are the same from two offsets on, by halving: slices are compared at the speed of C."""
    same, other = 0, len(piece) - at + 1  # so many are the same, and so many are not
    while other - same > 1:
        middle = (same + other) // 2
        if text.startswith(piece[at + same : at + middle], place + same):
            same = middle
        else:
            other = middle
    return same


def _find_gap(piece: str, at: int, text: str, place: int) -> tuple[int, int] | None:
    """The length of the blank that is left, and of what is lost, where the body goes on like the text behind it."""
    blank = int(text.startswith(" ", place))
    behind = text[place + blank : place + blank + RIGHT]
    if len(behind) == RIGHT:
        for n_lost in range(1, MAX_LOST + 1):
            if piece.startswith(behind, at + n_lost):
                return (blank, n_lost) if _WORD.fullmatch(piece, at, at + n_lost) else None
    return None


def _say(evidence: str, piece: str, at: int, n_lost: int) -> str:
    return f"{evidence} says {piece[at - 2 : at + n_lost + 2]}"


def _is_missed(found: Attested, text: str, light: frozenset[str], words: Words, model: CharModel) -> bool:
    """Whether the body lost the word, rather than the text was worded with one more."""
    word, before, behind = found.word.rstrip("，,"), text[found.start - 1], text[found.end]
    if len(word) > 1:
        if word in text:
            return False
    elif re.search(f"{re.escape(before + word)}[㐀-鿿]", text):  # 题 stays at the end of a paragraph
        return False
    left, right = left_of(text, found.start), right_of(text, found.end)
    gain = measure_gain(model, left, found.word, right)
    if found.end > found.start:
        return gain >= BLANK_GAIN
    if len(text) < MIN_CHARS or (word in light and word == found.word):
        return False
    if len(word) == 1 and not (
        before + word in words.by_first.get(before, ()) or word + behind in words.by_first.get(word, ())
    ):
        return False
    if found.n_same >= EXTRACT:
        return gain >= EXTRACT_GAIN
    return found.n_same >= WORDING and gain >= WORDING_GAIN and model.log_p(left, right[0]) < ABRUPT

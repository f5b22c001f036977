"""What aligned copies say of each other: the words that one copy lost and another kept.

Sentences of different texts that share rare runs of characters are aligned. Where one has a word more, the other may
have lost it, or the first may have been edited; what decides is whether the text that lacks the word ever says it.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.records import Edit, Reason, Step

# Its edits come from a group of copies, not from a page.
CONSENSUS = Step(
    "consensus", 1, "Words that aligned copies kept and this copy never says.", lambda draft, knowledge: ()
)

MAX_WORD, MIN_SENTENCE, MAX_SENTENCE = 6, 8, 300
ANCHOR = 6  # characters of a run that two sentences must share
MAX_HOLDERS = 12  # sentences that hold a run; a commoner one is boilerplate
MIN_SAME, MAX_OTHER = 0.75, 0.25  # shares of a sentence, for two to be one
MIN_GAPS = 2  # places of a text that lack a word for the text to be one that loses it
MIN_CHAR_GAPS = 3  # that lack a single character: writers say 已 for 已经 and 可 for 可以
BESIDE = 2  # characters between two changes of one word for another
MAX_SAID = 0.15  # of the gaps; a text that says the word more often than that was not rid of it
ATTESTED, SUREST = 0.95, 0.98
_SENTENCE = re.compile("[^。！？!?\n]+[。！？!?]?")
_WORD = re.compile("[㐀-鿿]{1,6}[，,]?")


@dataclass(frozen=True, slots=True)
class Loss:
    """At `start:end` of the text number `text` (a blank or nothing) another text has `word`."""

    text: int
    start: int
    end: int
    word: str
    left: str  # the character before the gap
    witnesses: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence without its blanks, and the offset in its text of every character that is left."""

    plain: str
    offsets: Sequence[int]
    text: int


def restore(
    texts: Sequence[str], lost: Sequence[frozenset[str]] = (), light: frozenset[str] = frozenset()
) -> list[list[Edit]]:
    """Edits for each of the copies of one article: words that other copies kept and this one never says.

    `lost` are words, or `left|word`, that the site of each text is known to delete; `light` are never restored. The
    offsets are those of the texts as they are given, the edits of a text sorted and disjoint.
    """
    edits: list[list[Edit]] = [[] for _ in texts]
    by_word: dict[tuple[int, str], list[Loss]] = defaultdict(list)
    for loss in find_losses(texts):
        if loss.word.rstrip("，,") not in light:
            by_word[loss.text, loss.word].append(loss)
    for (text, word), losses in sorted(by_word.items(), key=lambda item: (item[0][0], -len(item[1]), item[0][1])):
        known = lost[text] if text < len(lost) else frozenset()
        for loss in losses:
            if _is_lost(texts[text], loss, losses, known) and not _overlaps(loss, edits[text]):
                sure = min(ATTESTED + 0.01 * (len(loss.witnesses) - 1), SUREST)
                evidence = f"{len(loss.witnesses)} copies say {word} here; {len(losses)} such places, {texts[text].count(word)} intact"
                edits[text].append(
                    Edit(
                        loss.start,
                        loss.end,
                        texts[text][loss.start : loss.end],
                        word,
                        Reason.DROPPED_WORD,
                        sure,
                        evidence,
                    )
                )
    return [sorted(found, key=lambda edit: edit.start) for found in edits]


def _is_lost(text: str, loss: Loss, losses: Sequence[Loss], known: frozenset[str]) -> bool:
    """Whether the text was rid of the word, rather than the copies given it."""
    if loss.word in known or f"{loss.left}|{loss.word}" in known:
        return True
    needed = MIN_GAPS if len(loss.word) > 1 else MIN_CHAR_GAPS
    if len(losses) >= needed and text.count(loss.word) <= MAX_SAID * len(losses):
        return True
    beside = [other for other in losses if other.left == loss.left]
    if len(beside) >= needed and text.count(loss.left + loss.word) <= MAX_SAID * len(beside):
        return True
    return loss.end > loss.start and len(loss.witnesses) >= MIN_GAPS and loss.word not in text


def _overlaps(loss: Loss, edits: Iterable[Edit]) -> bool:
    return any(loss.start <= edit.end and edit.start <= loss.end for edit in edits)


def find_losses(texts: Sequence[str], groups: Sequence[str] | None = None) -> list[Loss]:
    """All places where a text lacks what an aligned sentence of another has, in their order.

    Texts of one group (a site) do not bear witness against each other. Equal readings of one gap (资金问[题]题 or
    资金问题[题]) are reported once, with the word that a fixed word ends or begins with left to the caller.
    """
    sentences = [sentence for number, text in enumerate(texts) for sentence in _split(text, number)]
    found: dict[tuple[int, int, int, str, str], set[int]] = defaultdict(set)
    for one, other in _pair(sentences):
        if groups and groups[one.text] == groups[other.text]:
            continue
        for poor, rich in ((one, other), (other, one)):
            for at, word in _align(poor.plain, rich.plain):
                start = poor.offsets[at - 1] + 1
                end = poor.offsets[at] if at < len(poor.offsets) else start
                left = poor.plain[at - 1]
                found[poor.text, start, max(start, end), word, left].add(rich.text)
    losses = (Loss(*key, frozenset(witnesses)) for key, witnesses in found.items())
    return sorted(losses, key=lambda loss: (loss.text, loss.start, loss.word))


def _split(text: str, number: int) -> Iterator[_Sentence]:
    for match in _SENTENCE.finditer(text):
        sentence = match[0]
        if MIN_SENTENCE <= len(sentence) <= MAX_SENTENCE:
            plain, offsets = "".join(sentence.split()), range(*match.span())
            if len(plain) < len(sentence):
                yield _Sentence(plain, [offsets[at] for at, char in enumerate(sentence) if not char.isspace()], number)
            else:
                yield _Sentence(plain, offsets, number)


def _pair(sentences: Sequence[_Sentence]) -> Iterator[tuple[_Sentence, _Sentence]]:
    """Pairs of different sentences of different texts that share two or more rare runs; equal ones teach nothing."""
    holders: dict[str, dict[str, int]] = defaultdict(dict)  # run -> sentences as written, each by its first holder
    written: dict[str, list[int]] = defaultdict(list)
    for number, sentence in enumerate(sentences):
        if sentence.plain not in written:
            for run in _runs(sentence.plain):
                holders[run].setdefault(sentence.plain, number)
        written[sentence.plain].append(number)
    shared: Counter[tuple[str, str]] = Counter()
    for held in holders.values():
        if 2 <= len(held) <= MAX_HOLDERS:
            plains = sorted(held)
            shared.update((one, other) for at, one in enumerate(plains) for other in plains[at + 1 :])
    for (one, other), count in shared.items():
        if count >= MIN_GAPS:
            for first in written[one]:
                for second in written[other][:MAX_HOLDERS]:
                    if sentences[first].text != sentences[second].text:
                        yield sentences[first], sentences[second]


def _runs(plain: str) -> Iterator[str]:
    return (plain[at : at + ANCHOR] for at in range(max(len(plain) - ANCHOR + 1, 0)))


@lru_cache(maxsize=64)  # the copies of a pair of sentences come one after the other
def _align(poor: str, rich: str) -> tuple[tuple[int, str], ...]:
    """Offsets in `poor`, above 0, with the words that `rich` has more there; nothing where they are no one sentence.

    >>> _align("平台通常会通过、短信等方式提醒", "平台通常会通过电话、短信等方式提醒")
    ((7, '电话'),)
    """
    if sum(min(poor.count(char), rich.count(char)) for char in set(poor)) < MIN_SAME * len(poor):
        return ()
    same = other = 0
    found = []
    steps = difflib.SequenceMatcher(None, poor, rich, autojunk=False).get_opcodes()
    for number, (kind, low, high, start, end) in enumerate(steps):
        if kind == "equal":
            same += high - low
        elif kind == "insert" and low > 0 and end - start <= MAX_WORD and not _is_rewritten(steps, number):
            found.append((low, rich[start:end]))
        else:
            other += high - low + end - start
    if same < MIN_SAME * len(poor) or other > MAX_OTHER * len(poor):
        return ()
    return tuple((at, word) for gap in found for at, word in _readings(poor, *gap) if _WORD.fullmatch(word))


def _is_rewritten(steps: Sequence[tuple[str, int, int, int, int]], number: int) -> bool:
    """Whether another change stands beside an insertion: 疑问 for 问题 is a word for a word."""
    return any(
        0 < abs(place - number) <= 2
        and kind != "equal"
        and min(abs(low - steps[number][1]), abs(high - steps[number][1])) <= BESIDE
        for place, (kind, low, high, _, _) in enumerate(steps)
    )


def _readings(poor: str, at: int, word: str) -> Iterator[tuple[int, str]]:
    """All offsets and words that say the same insertion, from left to right."""
    while at > 1 and poor[at - 1] == word[-1]:
        at, word = at - 1, word[-1] + word[:-1]
    yield at, word
    while at < len(poor) and poor[at] == word[0]:
        at, word = at + 1, word[1:] + word[0]
        yield at, word


def count_said(texts: Iterable[str], words: Iterable[str]) -> Mapping[str, int]:
    """How often all texts together say each word."""
    joined = "\n".join(texts)
    return {word: joined.count(word) for word in words}

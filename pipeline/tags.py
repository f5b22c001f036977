"""Platforms, topics and laws that a page speaks of, and flags that only its wording tells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.lexicon import Folded, Lexicon, Vocabulary, fold
from pipeline.records import Flag

MIN_MENTIONS = 2  # of a topic's keywords in the text; one in the title is enough
# Twice the highest rate of telling ones in 16,000 pieces of statutes and of finance and law answers (at most 2.0);
# the survey's spun page of 2,000 characters has 10.8.
MIN_SPUN = 4.0
SPUN_GROWTH = 0.7  # different words grow with about this power of the length (Heaps' law)
# What an ordinary word of the engines' tables adds: with it 771 pieces of statutes and answers have at most 2.7.
ORDINARY_WEIGHT = 0.2
BROKEN_WEIGHT = 2  # a closed-form error (之一百零七条) tells as much as two synonyms
# Different words of a voice, by length as above. Of 4,000 pieces of statutes and answers none has one of either voice in a
# measure above 1.0; of 600 pieces of our own everyday sentences the highest has 2.0.
MIN_VOICE = 3.0
MAX_TEASER_CHARS = 400  # an article that breaks off later has told most of what it has to say
MIN_BROKER_WORDS = 2  # different ones: a warning about brokers seldom has two of their own phrases
_LABEL_END = re.compile(r"\s?[0-9一二三四五六七八九十]{0,3}[】\])）\s]{0,2}[:：]")
# The end of a teaser: cut with dots, or by the link to the rest.
_BROKEN_OFF = re.compile(
    r"(?:\.{3,}|…+|[【\[(（]?(?:阅读|閱讀|查看|展开|展開|点击|點擊)(?:全文|原文|更多|详情|詳情|剩余)[】\])）]?)[\s>»›]*$"
)
# A word that the site covered where it stood in running text; a covered name has no blanks around it.
_COVERED = re.compile(r"(?<=[㐀-鿿、，,:：] )\*{3}(?= [㐀-鿿、，,。])")
_DECORATION = " \t\u3000*#>·•【[(（-—"


@dataclass(frozen=True, slots=True)
class Tags:
    """Canonical names, each list sorted and without repetition."""

    platforms: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    laws: tuple[str, ...] = ()


def tag(text: str, title: str, lexicon: Lexicon) -> Tags:
    """What `title` and `text` mention; an ambiguous alias counts only on a page with a loan word."""
    body, head = fold(text), fold(title)
    has_context = lexicon.loan_words.occurs(head) or lexicon.loan_words.occurs(body)
    platforms = {
        term.name
        for place in (head, body)
        for _, _, term in lexicon.platforms.find(place)
        if has_context or not term.weak
    }
    laws = {term.name for place in (head, body) for _, _, term in lexicon.laws.find(place)}
    return Tags(_sorted(platforms), _sorted(set(_find_topics(body, head, lexicon))), _sorted(laws))


def _sorted(names: set[str]) -> tuple[str, ...]:
    return tuple(sorted(names))


def _find_topics(body: Folded, head: Folded, lexicon: Lexicon) -> Iterator[str]:
    """Topics with a keyword in the title, or with enough mentions of which one at least is no ambiguous word."""
    yield from (term.name for _, _, term in lexicon.topics.find(head) if not term.weak)
    mentions, firm = Counter[str](), set[str]()
    for _, _, term in lexicon.topics.find(body):
        mentions[term.name] += 1
        if not term.weak:
            firm.add(term.name)
    yield from (name for name in firm if mentions[name] >= MIN_MENTIONS)


def find_flags(text: str, lexicon: Lexicon) -> tuple[Flag, ...]:
    """Flags that the wording tells: of its writer, of a dialogue or a teaser, and of words that are covered (`***`).

    For `broker`, `text` must be the one before boilerplate was removed.
    """
    folded = fold(text)
    flags = []
    if measure_spun(folded, lexicon) >= MIN_SPUN:
        flags.append(Flag.SPUN)
    if has_broker_words(text, lexicon):
        flags.append(Flag.BROKER)
    flags += [Flag(voice) for voice, words_of in lexicon.voices.items() if _measure(words_of, folded) >= MIN_VOICE]
    if _is_dialogue(folded, lexicon):
        flags.append(Flag.QA)
    if " ***" in text and _COVERED.search(text):
        flags.append(Flag.SUSPECTED_GAPS)
    if len(text) <= MAX_TEASER_CHARS and _BROKEN_OFF.search(text):
        flags.append(Flag.TEASER_ONLY)
    return tuple(flags)


def has_broker_words(text: str, lexicon: Lexicon) -> bool:
    """Whether `text` says what debt brokers say, more than a warning about them does."""
    return len({term.text for _, _, term in lexicon.broker.find(fold(text)) if not term.weak}) >= MIN_BROKER_WORDS


def measure_spun(folded: Folded, lexicon: Lexicon) -> float:
    """Different synonyms of rewriting engines, errors of closed form among them, a 1,000 characters."""
    words = {term.text: term.weak for _, _, term in lexicon.spun.find(folded)}
    n_ordinary = sum(words.values())
    broken = {term.text for _, _, term in lexicon.spun_broken.find(folded)}
    found = len(words) - n_ordinary + ORDINARY_WEIGHT * n_ordinary + BROKEN_WEIGHT * len(broken)
    return found / _grow(folded)


def _measure(voice: Vocabulary, folded: Folded) -> float:
    """Different telling words of a voice a 1,000 characters."""
    return len({term.text for _, _, term in voice.find(folded)}) / _grow(folded)


def _grow(folded: Folded) -> float:
    """How many different words a text has beside one of 1,000 characters or less."""
    return float(max(1.0, len(folded.text) / 1000) ** SPUN_GROWTH)


def _is_dialogue(folded: Folded, lexicon: Lexicon) -> bool:
    """Whether lines are labelled as questions and as answers (`问：`, `问题1：`, `律师解答：`)."""
    found = {"question": 0, "answer": 0}
    for line in folded.text.split("\n"):
        if ":" not in line and "：" not in line:
            continue
        start = line.lstrip(_DECORATION)
        for kind in found:
            term = lexicon.labels[kind].at_start(start)
            if term and _LABEL_END.match(start, len(term.text)):
                found[kind] += 1
    return all(found.values())

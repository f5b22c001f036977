"""Spam: keyword lists, phrases on lines of their own, and advertisements hung into sentences.

A line goes on joint evidence, never on one word: its shape, what it tells that neither the page nor the language leads to
expect, its vocabulary, its script, its place, and what is proven elsewhere on the page. Most of it works on vocabulary that
nobody listed (`spam_lists`, `page_words`). Sentences that quote such words stay untouched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.cleaning.anchors import find_anchors
from pipeline.cleaning.brand_lines import find_brands
from pipeline.cleaning.layout import drop_lines, find_edges, line_spans
from pipeline.cleaning.page_words import PageWords, find_pairs
from pipeline.cleaning.place_rows import find_places
from pipeline.cleaning.spam_lists import (
    CELLS,
    INTRODUCTION,
    LEAST,
    Candidate,
    find_candidates,
    find_rows,
    find_tables,
    is_phrase,
    strip_bullet,
    weigh_list,
)
from pipeline.knowledge import Knowledge
from pipeline.lexicon import fold
from pipeline.records import Draft, Edit, Reason

# On pages with proven spam less evidence will do. Set with the fit of `weigh_list`.
LEAST_PROVEN = -0.5
MIN_LONE_CHARS = 5  # of a phrase on a line of its own; half of them must belong to words that hardly occur outside spam
LINK_INFORMATION = 25.0  # natural logarithms; a name (新浪财经) has less


def propose(draft: Draft, knowledge: Knowledge) -> Iterator[Edit]:
    """Deletions of spam lines and of phrases inside lines, each with what spoke against it as evidence."""
    spans = line_spans(draft.text)
    lines = [draft.text[start:end] for start, end in spans]
    tables = find_tables(lines, knowledge) if CELLS in draft.text else ()
    listed = ["" if number in tables else line for number, line in enumerate(lines)] if tables else lines
    rows = find_rows(listed)
    brands = dict(find_brands(lines, PageWords(lines, knowledge, draft.title)))
    page = PageWords(lines, knowledge, draft.title, {*rows, *brands})
    dropped: dict[int, tuple[Reason, str]] = {}

    def drop(found: Iterable[tuple[int, str]]) -> None:
        for number, evidence in found:
            dropped.setdefault(number, (Reason.SPAM, evidence))

    edges = find_edges(lines)
    drop(_find_labelled(lines, knowledge))
    drop(find_places(lines, page, edges))
    drop(brands.items())
    candidates = list(find_candidates(listed, page, rows))
    away = draft.links_away
    drop(_find_lists(lines, candidates, page, edges, away, LEAST))
    drop(_find_lone(lines, page, away, dropped))
    anchors = {number: find_anchors(line, page, away) for number, line in enumerate(lines) if number not in dropped}
    said = (lines[number][start:end] for number, found in anchors.items() for start, end in found)
    spam = find_pairs([*said, *(lines[number] for number in dropped)])
    if spam:  # what is proven now speaks against what was doubtful
        more = [*candidates, *find_candidates(listed, page, rows, 2)]
        drop(_find_lists(lines, more, page, edges, away, LEAST_PROVEN))
        drop(_find_like(lines, page, dropped, spam))
        anchors = {
            number: find_anchors(line, page, away, spam) for number, line in enumerate(lines) if number not in dropped
        }
    yield from drop_lines(draft.text, dropped)
    for number, found in anchors.items():
        first = spans[number][0]
        for start, end in found:
            evidence = "an advertising phrase inside a paragraph"
            yield Edit(first + start, first + end, lines[number][start:end], "", Reason.SPAM, 0.95, evidence)


def _find_labelled(lines: Sequence[str], knowledge: Knowledge) -> Iterator[tuple[int, str]]:
    """Lines behind the label of an injecting tool."""
    labels = knowledge.lexicon.labels["spam_head"]
    for number, line in enumerate(lines):
        term = labels.at_start(fold(line[:40]).text)
        if term:
            yield number, f"label {term.text}"


def _find_lists(
    lines: Sequence[str],
    candidates: Iterable[Candidate],
    page: PageWords,
    edges: frozenset[int],
    away: frozenset[str],
    least: float,
) -> Iterator[tuple[int, str]]:
    """Lists with evidence of `least` and more."""
    for candidate in candidates:
        phrases = [page.read(phrase) for phrase in candidate.phrases]
        traits = page.describe(phrases)
        before = lines[candidate.lines[0] - 1] if candidate.lines[0] else ""
        weight = weigh_list(
            traits,
            candidate.sign,
            is_contrast=page.is_contrast("".join(candidate.phrases)),
            is_introduced=INTRODUCTION.search(before[-40:]) is not None,
            at_edge=candidate.lines[0] in edges,
            is_signed=candidate.is_signed,
            is_linked=2 * sum(phrase in away for phrase in candidate.phrases) > traits.n,
        )
        if weight >= least:
            evidence = f"{traits.n} phrases that neither the page nor the language leads to expect"
            yield from ((number, evidence) for number in candidate.lines)


def _find_lone(
    lines: Sequence[str], page: PageWords, away: frozenset[str], dropped: Iterable[int]
) -> Iterator[tuple[int, str]]:
    """Single phrases of which the page does not speak: made of listed words, or a link that leaves the site."""
    for number, line in enumerate(lines):
        bare = strip_bullet(line)
        if number in dropped or not is_phrase(bare):
            continue
        phrase = page.read(bare)
        if phrase.is_clause or not (bare in away or phrase.n_strong) or not phrase.is_foreign:
            continue
        if bare in away and phrase.information >= LINK_INFORMATION:
            yield number, "a link that leaves the site, to something of which the page does not speak"
        elif 2 * phrase.n_strong >= len(phrase.text) >= MIN_LONE_CHARS and not page.speaks_of_spam:
            yield number, "a phrase of listed words on a line of its own"


def _find_like(
    lines: Sequence[str], page: PageWords, dropped: Iterable[int], spam: frozenset[str]
) -> Iterator[tuple[int, str]]:
    """Phrases that share words with what is proven, stand between lines of it, or go on a list of it."""
    gone = set(dropped)
    for number in (*range(len(lines)), *reversed(range(len(lines)))):
        bare = strip_bullet(lines[number])
        if number in gone or not is_phrase(bare):
            continue
        phrase = page.read(bare)
        beside = [at for at in (number - 1, number + 1) if at in gone]
        if phrase.is_related:
            continue
        is_item = bare != lines[number] and any(lines[at][0] == lines[number][0] for at in beside)
        is_own = not (phrase.is_clause or phrase.is_at_home)
        is_next = bool(beside) and phrase.n_listed and phrase.shared == 0.0
        if len(beside) == 2 or is_item or (is_own and (is_next or phrase.is_like(spam))):
            gone.add(number)
            yield number, "a phrase like the spam lines of the page"

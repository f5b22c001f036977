"""Spam: keyword lists, phrases on lines of their own, and advertisements hung into sentences.

A line goes on joint evidence, never on one word: its shape, what it tells that neither the page nor the language leads to
expect, its vocabulary, its script, its place, and what is proven elsewhere on the page. Most of it works on vocabulary that
nobody listed (`phrase_rows`, `phrase_weights`). Sentences that quote such words stay untouched.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

from pipeline.cleaning.anchors import find_anchors
from pipeline.cleaning.glued_rows import cut_lines, drop_parts, find_parts
from pipeline.cleaning.hung_phrases import find_hung
from pipeline.cleaning.page_lists import PageLists, as_run
from pipeline.cleaning.page_words import PageWords, find_pairs
from pipeline.cleaning.phrase_rows import Candidate, is_phrase, strip_bullet
from pipeline.cleaning.phrase_weights import name_evidence
from pipeline.cleaning.place_rows import find_places
from pipeline.knowledge import Knowledge
from pipeline.lexicon import fold
from pipeline.records import Draft, Edit, Reason

# Evidence from which on a list is spam; set on the clean pages of bench_spam.py, of which it changes 0.01 to 0.06 % of the lines:
# lists of goods that have nothing to do with their page.
LEAST = 2.5
MIN_LONE_CHARS = 5  # of a phrase on a line of its own; half of them must belong to words that hardly occur outside spam
LINK_INFORMATION = 25.0  # natural logarithms; a name (新浪财经) has less
# What proven spam adds to a list that touches it and to one made of its words; a heading may touch it too, so that a single
# line must be between two, made of its words or an offer.
BESIDE, LIKE = 1.5, 2.5
ITEM = 3.0  # goes on a list of it, behind the same bullet
GLUED = 1.5  # what speaks against a row at the end of a sentence: writers announce a list, or give it a line
ROUNDS = 3  # as often as what was found may prove more


def propose(draft: Draft, knowledge: Knowledge) -> Iterator[Edit]:
    """Deletions of spam lines and of phrases inside lines, each with what spoke against it as evidence."""
    spans = cut_lines(draft.text)  # a row glued to a sentence counts as a line
    lines = [draft.text[start:end] for start, end in spans]
    glued = find_parts(draft.text, spans)
    away = draft.links_away
    page = PageLists(lines, knowledge, draft.title, away)
    dropped: dict[int, tuple[Reason, str]] = {}

    def drop(found: Iterable[tuple[int, str]]) -> None:
        for number, evidence in found:
            dropped.setdefault(number, (Reason.SPAM, evidence))

    if knowledge.lexicon.labels["spam_head"].occurs(fold(draft.text)):
        drop(_find_labelled(lines, knowledge))
    drop(find_places(lines, page.words, page.edges))
    candidates = list(page.candidates())
    for candidate in candidates:
        least = LEAST - GLUED * (candidate.lines[0] in glued and candidate.sign != "\n")
        if (candidate.sign != "\n" or len(candidate.phrases) > 1) and (traits := page.weigh(candidate, least)):
            evidence = f"{len(candidate.phrases)} phrases: {name_evidence(traits)}"
            drop((number, evidence) for number in candidate.lines)
    drop(_find_lone(lines, page.words, away, dropped))
    anchors: dict[int, list[tuple[int, int]]] = {}
    strange = list(find_hung(lines, page.words))
    if strange or away or page.words.listed_openings:
        anchors = _find_inside(page, dropped, away, strange)
    said = (lines[number][start:end] for number, found in anchors.items() for start, end in found)
    spam = find_pairs([*said, *(lines[number] for number in dropped)])
    if spam:  # what is proven now speaks against what was doubtful
        drop(_find_more(page, candidates, dropped, spam))
        anchors = _find_inside(page, dropped, away, strange, spam)
    yield from drop_parts(draft.text, spans, dropped)
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


def _find_inside(
    page: PageLists,
    dropped: Container[int],
    away: frozenset[str],
    strange: Iterable[tuple[int, int, int]],
    spam: frozenset[str] = frozenset(),
) -> dict[int, list[tuple[int, int]]]:
    """Advertisements inside of the lines that stay, by the number of the line; `strange` are those that need no link."""
    found = {
        number: find_anchors(line, page.words, away, spam)
        for number, line in enumerate(page.lines)
        if number not in dropped
    }
    for number, start, end in strange:
        if number in found and all(end <= first or last <= start for first, last in found[number]):
            found[number].append((start, end))
    return {number: spots for number, spots in found.items() if spots}


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


def _find_more(
    page: PageLists, candidates: Sequence[Candidate], dropped: Iterable[int], spam: frozenset[str]
) -> Iterator[tuple[int, str]]:
    """Lists and single lines against which the proven spam of the page speaks too."""
    gone = set(dropped)
    lines = page.lines
    singles = [as_run(number, lines) for number, line in enumerate(lines) if is_phrase(strip_bullet(line))]
    for _ in range(ROUNDS):
        before = len(gone)
        for candidate in (*candidates, *singles, *reversed(singles)):
            if gone.issuperset(candidate.lines):
                continue
            beside = [at for at in (candidate.lines[0] - 1, candidate.lines[-1] + 1) if at in gone]
            first = lines[candidate.lines[0]]
            is_item = first != candidate.phrases[0] and any(lines[at][:1] == first[:1] for at in beside)
            phrases = page.read(candidate)
            like = sum(phrase.is_like(spam) for phrase in phrases) / len(phrases)
            is_doubtful = len(phrases) > 1 or len(beside) > 1 or is_item or like or phrases[0].n_listed
            if not is_doubtful or all(phrase.is_related for phrase in phrases):
                continue
            bonus = BESIDE * len(beside) + LIKE * like + ITEM * is_item
            if page.weigh(candidate, LEAST - bonus):
                gone.update(candidate.lines)
                yield from ((number, "like or beside the spam lines of the page") for number in candidate.lines)
        if len(gone) == before:
            return

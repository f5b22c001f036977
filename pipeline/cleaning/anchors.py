"""Advertising that was hung into a paragraph as the text of a link: the phrase goes, and the comma that came with it."""

from __future__ import annotations

import re

from pipeline.cleaning.hung_phrases import strip_address
from pipeline.cleaning.page_words import OPENING, OPENING_INFORMATION, PageWords
from pipeline.cleaning.phrase_forms import is_amount, is_institution
from pipeline.lines import is_prose_line

_STOPS = "。！？；!?;"
_COMMAS = "，,"
_MARK = re.compile("[。！？；，!?;,]")
LINK_INFORMATION, LINK_SURPRISE = 25.0, 5.0  # natural logarithms, of a linked phrase and of a character
# Natural logarithms a character behind a phrase: how much better the sentence must read without it, where a clause begins
# with it and inside of one, where most links of writers are.
MIN_FLUENT, MIN_INNER_FLUENT = -0.3, 1.0
MIN_GAIN = 4.0  # natural logarithms: how much better it must read without a phrase that may be the page's
MIN_LINK_CHARS = 4
COMPARED = 3  # characters behind the phrase


def find_anchors(
    line: str, page: PageWords, away: frozenset[str], spam: frozenset[str] = frozenset()
) -> list[tuple[int, int]]:
    """Start and end of every such phrase, sorted and disjoint.

    `away` are the texts of links that leave the site, `spam` the pairs of characters of what is proven on the page.
    """
    found = [match.span() for match in OPENING.finditer(line) if _is_hung(match[1], page, spam)]
    if not (found or away):
        return []
    if not is_prose_line(line):
        found = []
    for text in away if _MARK.search(line) else ():
        start = line.find(text)
        if start >= 0 and len(text) < len(line) and _is_strange_link(line, start, text, page):
            end = start + len(text)
            is_opening = start == 0 or line[start - 1] in _STOPS
            end += is_opening and line[end : end + 1] != "" and line[end] in _COMMAS
            found.append((start, end))
    disjoint: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if not disjoint or start >= disjoint[-1][1]:
            disjoint.append((start, end))
    return disjoint


def _is_hung(text: str, page: PageWords, spam: frozenset[str]) -> bool:
    """Whether what stands between a stop and a comma is an advertisement."""
    if not (spam or text in page.listed_openings):
        return False
    phrase = page.read(text)
    if phrase.is_clause or phrase.is_at_home:
        return False
    if phrase.information < OPENING_INFORMATION:
        return False
    if phrase.is_listed or (phrase.n_strong and not phrase.shared):
        return True
    return phrase.is_like(spam) or (phrase.n_listed > 0 and page.is_strange_opening(text))


def _is_strange_link(line: str, start: int, text: str, page: PageWords) -> bool:
    """Whether a link that leaves the site says what the page does not, and is not missed where it stands."""
    name = strip_address(text)
    phrase = page.read(name)
    if len(name) < MIN_LINK_CHARS or phrase.information < max(LINK_INFORMATION, LINK_SURPRISE * len(name)):
        return False
    left, right = line[:start], line[start + len(text) :].lstrip(_COMMAS)[:COMPARED]
    gain = page.surprise_after(right, left + name) - page.surprise_after(right, left or "\n")
    least = MIN_INNER_FLUENT if left[-1:].isalnum() else MIN_FLUENT
    if phrase.is_clause or phrase.is_at_home:  # a subject of the page, or the sentence goes on with it
        return gain >= MIN_GAIN and not (is_institution(name) or is_amount(name))
    return phrase.is_listed or phrase.n_strong > 0 or (right != "" and gain >= least * len(right))

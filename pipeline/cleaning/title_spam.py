"""Advertising that was glued to a title: `某某官网入口-信用卡逾期怎么办`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.cleaning.page_words import PageWords, Phrase, find_pairs
from pipeline.knowledge import Knowledge
from pipeline.records import Draft, Edit, Reason

_SIGN = re.compile(r"\s*[-_|｜·,—–]+\s*|\s+I\s+")
MAX_TITLE_CHARS = 300
MIN_SEGMENT_CHARS, MAX_SEGMENT_CHARS = 4, 24
MIN_INFORMATION = 28.0  # natural logarithms; the names of sites and columns have less, or stand alone
MAX_SHARED = 0.15  # of a segment's pairs of characters stand in the text, where others of the title have more
MIN_SEGMENTS = 2  # of unlisted words: one may be the site's name


def propose(draft: Draft, knowledge: Knowledge) -> Iterator[Edit]:
    """Deletions of the segments of a title of which the page does not speak, with the sign between them and the rest.

    A segment goes when it is made of words that spam uses, or with another one like it beside it; something that the
    page does speak of must be left.
    """
    title = draft.text
    if len(title) > MAX_TITLE_CHARS:
        return
    signs = [match.span() for match in _SIGN.finditer(title)]
    if not signs or not draft.page_text:
        return
    starts, ends = [0, *(end for _, end in signs)], [*(start for start, _ in signs), len(title)]
    texts = [title[start:end] for start, end in zip(starts, ends, strict=True)]
    lines = draft.page_text.split("\n")
    page = PageWords(lines, knowledge)
    phrases = [page.read(text) for text in texts]
    said = find_pairs(line for line in lines if not any(text and text in line for text in texts))
    shared = [len(phrase.pairs & said) / max(len(phrase.pairs), 1) for phrase in phrases]
    limit = min(max(shared), MAX_SHARED)
    foreign = [at for at, phrase in enumerate(phrases) if shared[at] < limit and _is_foreign(phrase)]
    is_listed = any(phrases[at].is_listed or phrases[at].n_strong > 0 for at in foreign)
    if not is_listed and len(foreign) < MIN_SEGMENTS:
        return
    wanted = {at for at, text in enumerate(texts) if len(text) <= MAX_SEGMENT_CHARS and shared[at] < limit}
    for at in sorted(wanted):
        if at + 1 < len(phrases) and not set(range(at, len(phrases))) <= wanted:
            start, end = starts[at], starts[at + 1]
        else:
            start, end = ends[at - 1], ends[at]
        yield Edit(start, end, title[start:end], "", Reason.SPAM, 0.95, "of something of which the page does not speak")


def _is_foreign(phrase: Phrase) -> bool:
    is_phrase = MIN_SEGMENT_CHARS <= len(phrase.text) <= MAX_SEGMENT_CHARS
    return is_phrase and not (phrase.is_clause or phrase.is_at_home) and phrase.information >= MIN_INFORMATION

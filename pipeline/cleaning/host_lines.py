"""Lines that a host puts on pages which have nothing else in common: learnt from its pages, taken out of each of them.

No label and no vocabulary is needed. What siblings share (copies, an article poured into a frame, a series) is theirs and
no boilerplate: lines count once for all pages that are related.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.cleaning.layout import drop_lines, line_spans
from pipeline.knowledge import Knowledge
from pipeline.lines import PROSE_CHARS
from pipeline.records import Draft, Edit, Reason

MIN_HOLDERS = 4  # unrelated pages that say a line, of at least eight
MOST = 0.5  # of the unrelated pages: a line that so many say is the host's wherever it stands
SOME = 0.08  # of them, for a line below the article: a section's notice, an editor's signature
TAIL_LINES = 8  # below the article; the longest tails of the survey's hosts have six
MIN_INNER_CHARS = 10  # between paragraphs: shorter ones (总结, 律师解答) are headings that many articles choose alike
MIN_OWN_CHARS = 60  # that a page must say for itself before it proves anything
RELATED = 0.5  # of what the smaller of two pages says for itself, from where they are siblings
_DIGITS = re.compile(r"\d+")
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class HostLine:
    """How often a host says a line."""

    n_holders: int  # unrelated pages that say it
    n_pages: int  # unrelated pages that were looked at
    is_tail: bool  # it counts below the article alone


def read_key(line: str) -> str:
    """A line as lines are compared: blanks are nothing, and the numbers of a short one, which count something, are equal.

    >>> read_key("阅读 1024 次")
    '阅读0次'
    """
    key = _BLANKS.sub("", line)
    return key if len(key) >= PROSE_CHARS else _DIGITS.sub("0", key)


def learn_lines(texts: Sequence[str]) -> dict[str, HostLine]:
    """The host's lines, by key, from the cleaned texts of its pages; a pure function of them, whatever their order.

    Shares were set on generated hosts of eight to 256 pages with siblings among them; no page of the survey taught them.
    """
    pages = [[key for line in text.split("\n") if (key := read_key(line))] for text in texts]
    holders = Counter(key for page in pages for key in set(page))
    recurring = {key for key, count in holders.items() if count >= MIN_HOLDERS}
    if not recurring:
        return {}
    own = [_find_own(page, recurring) for page in pages]
    telling = [number for number, said in enumerate(own) if sum(map(len, said)) >= MIN_OWN_CHARS]
    families = _find_families([own[number] for number in telling])
    n_families = len(set(families))
    anywhere: dict[str, set[int]] = {key: set() for key in recurring}
    below: dict[str, set[int]] = {key: set() for key in recurring}
    for number, family in zip(telling, families, strict=True):
        for key in recurring.intersection(pages[number]):
            anywhere[key].add(family)
        for key in pages[number][_tail_start(pages[number], recurring) :]:
            below[key].add(family)
    learnt = {}
    for key in sorted(recurring):
        if len(anywhere[key]) >= max(MIN_HOLDERS, MOST * n_families):
            learnt[key] = HostLine(len(anywhere[key]), n_families, is_tail=False)
        elif len(below[key]) >= max(MIN_HOLDERS, SOME * n_families):
            learnt[key] = HostLine(len(below[key]), n_families, is_tail=True)
    return learnt


def _tail_start(page: Sequence[str], recurring: set[str] | Mapping[str, HostLine]) -> int:
    """Index of the first of the recurring lines that end a page, at most `TAIL_LINES` of them."""
    start = len(page)
    while start and len(page) - start < TAIL_LINES and page[start - 1] in recurring:
        start -= 1
    return start


def _find_own(page: Sequence[str], recurring: set[str]) -> set[str]:
    """What a page says between the recurring lines at its head and at its tail; a frame's lines in its middle included."""
    start, end = 0, len(page)
    while start < end and page[start] in recurring:
        start += 1
    while start < end and page[end - 1] in recurring:
        end -= 1
    return set(page[start:end])


def _find_families(own: Sequence[set[str]]) -> list[int]:
    """For each page the number of its first relative; pages are related that share half of what they say themselves."""
    columns = {key: number for number, key in enumerate(sorted({key for said in own for key in said}))}
    holds = np.zeros((len(own), len(columns)), np.float32)
    for row, said in enumerate(own):
        holds[row, [columns[key] for key in said]] = 1.0
    lengths = np.fromiter(map(len, columns), np.float32, len(columns))
    sizes = holds @ lengths
    related = (holds * lengths) @ holds.T >= RELATED * np.minimum.outer(sizes, sizes)
    families = list(range(len(own)))
    for row in range(len(own)):
        for other in np.flatnonzero(related[row, :row]):
            old, new = sorted((families[row], families[other]), reverse=True)
            families = [new if family == old else family for family in families]
    return families


def propose(draft: Draft, knowledge: Knowledge, lines: Mapping[str, HostLine] | None = None) -> Iterator[Edit]:
    """Deletions of the lines that the page's host says on unrelated pages; none where nothing is known of it."""
    if not lines:
        return
    keys = [read_key(draft.text[start:end]) for start, end in line_spans(draft.text)]
    known = [number for number, key in enumerate(keys) if key in lines]
    if not known:
        return
    said = [number for number, key in enumerate(keys) if key]
    first = next((number for number in said if keys[number] not in lines), len(keys))
    tail_start = _tail_start([keys[number] for number in said], lines)
    tail = said[tail_start] if tail_start < len(said) else len(keys)
    dropped = {}
    for number in known:
        line = lines[keys[number]]
        is_edge = number < first or number >= tail
        if number >= tail or (not line.is_tail and (is_edge or len(keys[number]) >= MIN_INNER_CHARS)):
            evidence = f"on {line.n_holders} of {line.n_pages} unrelated pages of the host"
            dropped[number] = (Reason.BOILERPLATE, evidence)
    yield from drop_lines(draft.text, dropped, CONFIDENCE)


CONFIDENCE = 0.95  # attested by other pages, as DESIGN says of copies


def may_concern(text: str, lines: Mapping[str, HostLine]) -> bool:
    """Whether `propose` could find one of the lines in `text`."""
    return any(read_key(line) in lines for line in text.split("\n"))

"""The rows and runs of a page, each weighed as what it is and by where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.cleaning.layout import find_edges
from pipeline.cleaning.page_words import PageWords, Phrase
from pipeline.cleaning.phrase_rows import (
    INTRODUCTION,
    Candidate,
    find_rows,
    find_runs,
    find_texts,
    split_run,
    strip_bullet,
)
from pipeline.cleaning.phrase_weights import describe, describe_on_page, most_on_page, weigh
from pipeline.knowledge import Knowledge
from pipeline.lexicon import fold

CELLS = " | "  # extraction puts it between the cells of a row of data
MIN_TABLE_ROWS, MAX_CELLS = 3, 7


class PageLists:
    """What is list-like on a page, and the evidence that it was put in."""

    def __init__(
        self, lines: Sequence[str], knowledge: Knowledge, title: str = "", away: frozenset[str] = frozenset()
    ) -> None:
        """`away` are the texts of links that leave the site."""
        self.lines = lines
        tables = _find_tables(lines, knowledge)
        self.rows = {number: row for number, row in find_rows(lines).items() if number not in tables}
        self.texts = find_texts(self.rows, PageWords(lines, knowledge))
        self.words = PageWords(lines, knowledge, title, frozenset(self.rows) - self.texts)
        self.edges = find_edges(lines)
        self._away = away

    def candidates(self) -> Iterator[Candidate]:
        """All rows, and all runs between lines of which the paragraphs speak."""
        yield from self.rows.values()
        for run in find_runs(self.lines, self.rows):
            yield from split_run(run, self.lines, self.words)

    def read(self, candidate: Candidate) -> list[Phrase]:
        """The phrases of a candidate as this page knows them."""
        return [self.words.read(phrase) for phrase in candidate.phrases]

    def describe(self, candidate: Candidate) -> dict[str, float]:
        """All traits of a candidate."""
        phrases = self.read(candidate)
        return self._describe(candidate, phrases) | describe_on_page(candidate, phrases, self.words)

    def weigh(self, candidate: Candidate, least: float) -> dict[str, float]:
        """The traits of a candidate with evidence of `least` and more, empty for others.

        The page is looked at only where that could change something.
        """
        phrases = self.read(candidate)
        traits = self._describe(candidate, phrases)
        if weigh(traits) + most_on_page() < least:
            return {}
        traits |= describe_on_page(candidate, phrases, self.words)
        return traits if weigh(traits) >= least else {}

    def _describe(self, candidate: Candidate, phrases: Sequence[Phrase]) -> dict[str, float]:
        first = candidate.lines[0]
        before = self.lines[first - 1] if first else ""
        n_linked = sum(phrase in self._away for phrase in candidate.phrases)
        return describe(candidate, phrases) | {
            "edge": float(first in self.edges),
            "introduced": float(INTRODUCTION.search(before[-40:]) is not None),
            "linked": float(2 * n_linked > len(phrases)),
        }


def as_run(number: int, lines: Sequence[str]) -> Candidate:
    """A single line as a run of one."""
    return Candidate((number,), (strip_bullet(lines[number]),), "\n")


def _find_tables(lines: Sequence[str], knowledge: Knowledge) -> frozenset[int]:
    """The lines of tables of data: rows of as many cells each, without a word that hardly occurs outside spam."""
    if not any(CELLS in line for line in lines):
        return frozenset()
    found: set[int] = set()
    first, cells = 0, 0
    for number, line in enumerate([*lines, ""]):
        n_cells = line.count(CELLS)
        if n_cells != cells:
            is_table = 0 < cells <= MAX_CELLS and number - first >= MIN_TABLE_ROWS
            words = knowledge.lexicon.spam.scan(fold("\n".join(lines[first:number]))) if is_table else ()
            if is_table and all(term.weak for _, _, term in words):
                found.update(range(first, number))
            first, cells = number, n_cells
    return frozenset(found)

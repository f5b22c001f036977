"""Whole lines out of the text: blocks that extraction set apart, and the spans that drop lines cleanly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from pipeline.knowledge import Knowledge
from pipeline.lines import is_prose_line
from pipeline.records import Draft, Edit, Reason


def line_spans(text: str) -> list[tuple[int, int]]:
    r"""Start and end of every line, without its newline.

    >>> line_spans("甲\n乙丙")
    [(0, 1), (2, 4)]
    """
    ends = [-1]
    position = text.find("\n")
    while position >= 0:
        ends.append(position)
        position = text.find("\n", position + 1)
    ends.append(len(text))
    return [(left + 1, right) for left, right in pairwise(ends)]


def drop_lines(text: str, dropped: Mapping[int, tuple[Reason, str]], confidence: float = 1.0) -> Iterator[Edit]:
    r"""One edit a line of `dropped` (line number -> reason, evidence), each with the newline that would dangle.

    >>> [(e.start, e.end) for e in drop_lines("甲\n乙\n丙", {0: (Reason.SPAM, ""), 2: (Reason.SPAM, "")})]
    [(0, 2), (3, 5)]
    """
    lines = line_spans(text)
    tail = len(lines)  # from here to the end everything goes, so the newline before a line goes with it
    while tail and tail - 1 in dropped:
        tail -= 1
    for number in sorted(dropped):
        start, end = lines[number]
        if number >= tail:
            start = max(start - 1, 0)
        else:
            end += 1
        reason, evidence = dropped[number]
        yield Edit(start, end, text[start:end], "", reason, confidence, evidence)


def find_edges(lines: Sequence[str]) -> frozenset[int]:
    """Numbers of the lines before the first and after the last prose; all lines of a page without prose."""
    prose = [number for number, line in enumerate(lines) if is_prose_line(line)]
    if not prose:
        return frozenset(range(len(lines)))
    return frozenset(range(prose[0])) | frozenset(range(prose[-1] + 1, len(lines)))


def propose_blocks(draft: Draft, knowledge: Knowledge) -> Iterator[Edit]:
    """Deletions of the blocks that extraction set apart: title line, byline, breadcrumb, comments, teasers."""
    if all(block.kept for block in draft.blocks):
        return
    text = draft.text
    number_at = {start: number for number, (start, _) in enumerate(line_spans(text))}
    dropped: dict[int, tuple[Reason, str]] = {}
    for block in draft.blocks:
        if not block.kept:
            reason = Reason(block.reason)
            first = number_at[block.start]
            for number in range(first, first + text.count("\n", block.start, block.end) + 1):
                dropped[number] = (reason, f"{block.role} block of the page")
    yield from drop_lines(text, dropped)

"""The parts of an article that its own structure names: sections under headings of one rank, answers to one question."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.extract.outline import Outline
from pipeline.extract.siblings import Posts

MAX_HEADING_CHARS = 20  # of a line that is a heading by the name of its box alone
_STOP = re.compile("[。，！？；]")
Rank = tuple[int, str]  # the container of the headings, and their tag, or the tag and name of the box around each


def take_sections(outline: Outline, start: int, end: int, worth: Sequence[float]) -> tuple[int, int]:
    """The lines `start` to `end` with the sections before and behind them whose headings are of the same rank.

    Headings of one rank in one box head the sections of one text, whatever stands in these: paragraphs, tools needed,
    items. A section with links or furniture in it is none.
    """
    first = max(start - 1, 0)
    ranks = {rank for n in range(first, end) if (rank := _rank(outline, n)) is not None}
    ranks = _leave_lone(outline, ranks)
    if not ranks:
        return start, end
    while (behind := _end_section(outline, end, ranks, worth)) > end:
        end = behind
    heading = first if _rank(outline, first) in ranks else start
    for number in range(heading - 1, outline.spans[min(ranks)[0]].start - 1, -1):
        if worth[number] <= 0:
            break
        if _rank(outline, number) in ranks:
            if _end_section(outline, number, ranks, worth) < heading:
                break
            heading = number
    return min(start, heading), end


def _rank(outline: Outline, number: int) -> Rank | None:
    """The rank of a heading, by its tag or by the name of the box that holds nothing else; None for any other line."""
    line, box = outline.lines[number], outline.boxes[number]
    if line.level:
        return (box, f"h{line.level}") if line.level > 1 else None
    span = outline.spans[box]
    is_short = len(line.text) <= MAX_HEADING_CHARS and not line.link_chars and not _STOP.search(line.text)
    if span.opening.name and is_short and span.end == span.start + 1:
        return span.parent, f"{span.opening.tag} {span.opening.name}"
    return None


def _leave_lone(outline: Outline, ranks: set[Rank]) -> set[Rank]:
    """The ranks without those by name that one box alone has, or a box with a paragraph."""
    counts = Counter[Rank]()
    for span in outline.spans if any(" " in name for _, name in ranks) else ():
        rank = span.parent, f"{span.opening.tag} {span.opening.name}"
        if rank in ranks:
            is_short = span.end == span.start + 1 and len(outline.lines[span.start].text) <= MAX_HEADING_CHARS
            counts[rank] += 1 if is_short else -len(outline.spans)
    return {rank for rank in ranks if " " not in rank[1] or counts[rank] > 1}


def _end_section(outline: Outline, heading: int, ranks: set[Rank], worth: Sequence[float]) -> int:
    """The end of the section that the line `heading` opens; the line itself when it opens none.

    Behind the last heading it is as much as stands directly in the box, or the one box that follows.
    """
    boxes, spans = outline.boxes, outline.spans
    rank = _rank(outline, heading) if heading < len(outline.lines) else None
    if rank is None or rank not in ranks:
        return heading
    around = rank[0]
    end = heading + 1
    while end < spans[around].end and worth[end] > 0 and _rank(outline, end) not in ranks:
        box = boxes[end]
        while box != around and spans[box].parent != around:
            box = spans[box].parent
        if box != around:
            if end == heading + 1 and all(worth[n] > 0 for n in range(end, spans[box].end)):
                end = spans[box].end
            break
        end += 1
    return end if end > heading + 1 else heading


def take_answers(posts: Sequence[Posts], start: int, end: int) -> tuple[int, int]:
    """The lines `start` to `end` with all answers of the row of answers that they stand in."""
    for row in posts:
        if row.is_answers and row.start < end and start < row.end:
            return min(start, row.start), max(end, row.end)
    return start, end

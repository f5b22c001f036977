"""Rows of the benchmark of the repair: simulated pages of one setting, repaired and judged edit by edit."""

from __future__ import annotations

import re
import time
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from random import Random
from typing import Any

from pipeline.knowledge import Knowledge
from pipeline.records import Draft, Edit, Reason
from pipeline.repair.annotations import propose
from pipeline.repair.certainty import LOST
from tests.simulators.annotator import FOLD, Decoder, Line, can_be_listed, draw_list, simulate_page
from tests.simulators.fragments import read_fragments, simulate_fragment

FLOOR = 0.9  # edits below it are suggestions and do not change the text
PAGE_LINES = 40
CUT_SHARE = 0.5  # of the places that look like a mark, on pages with torn marks
BINS = (0.0, 0.5, 0.7, 0.85, 0.9, 0.95, 0.99, 1.0)


@dataclass(frozen=True, slots=True)
class Setting:
    """What a row simulates."""

    size: int  # of the annotator's list
    decoder: Decoder
    keep_private: bool
    marks: str  # as the annotator left them: "raw"; "folded" to ASCII after the damage; "torn": lines cut before them


@dataclass(slots=True)
class Row:
    """What came out of the pages of one setting; pairs are right ones and all."""

    setting: Setting
    n_lines: int = 0
    n_changed: int = 0  # of the lines without annotation or damage
    undamaged: Counter[bool] = field(default_factory=Counter)  # annotated ones, by whether they came out exact
    damaged: Counter[bool] = field(default_factory=Counter)
    damaged_with_suggestions: Counter[bool] = field(default_factory=Counter)
    undamaged_with_suggestions: Counter[bool] = field(default_factory=Counter)
    applied: Counter[bool] = field(default_factory=Counter)  # repairs of broken framing at 0.9 and more
    suggested: Counter[bool] = field(default_factory=Counter)
    bins: Counter[tuple[float, bool]] = field(default_factory=Counter)  # edits of every kind by confidence
    wrong: list[dict[str, Any]] = field(default_factory=list)
    seconds: float = 0.0


def repair_line(line: Line, edits: Sequence[Edit], offset: int, floor: float) -> str:
    """The line after the edits of that confidence; `offset` is where it stands in the page."""
    parts, done = [], 0
    for edit in edits:
        if edit.confidence >= floor:
            parts += [line.observed[done : edit.start - offset], edit.after]
            done = edit.end - offset
    return "".join(parts) + line.observed[done:]


def measure_page(row: Row, lines: Sequence[Line], knowledge: Knowledge, n_wrong: int) -> None:
    """Repair one page and enter it in the row."""
    page = "\n".join(line.observed for line in lines)
    begun = time.process_time()
    edits = list(propose(Draft(text=page), knowledge))
    row.seconds += time.process_time() - begun
    offsets = [0, *accumulate(len(line.observed) + 1 for line in lines)]
    by_line: dict[int, list[Edit]] = {}
    for edit in edits:
        number = bisect_right(offsets, edit.start) - 1
        if edit.end >= offsets[number + 1]:
            raise AssertionError(f"an edit goes over the end of a line: {edit}")
        by_line.setdefault(number, []).append(edit)
    for number, line in enumerate(lines):
        _measure_line(row, line, by_line.get(number, []), offsets[number], n_wrong)


def _measure_line(row: Row, line: Line, edits: Sequence[Edit], offset: int, n_wrong: int) -> None:
    folding = FOLD if row.setting.marks == "folded" else {}
    got = repair_line(line, edits, offset, FLOOR).translate(folding)
    bold = repair_line(line, edits, offset, 0.0).translate(folding)
    row.n_lines += 1
    if line.is_damaged:
        row.damaged[got == line.truth] += 1
        row.damaged_with_suggestions[bold == line.truth] += 1
    elif line.is_annotated:
        row.undamaged[got == line.truth] += 1
        row.undamaged_with_suggestions[bold == line.truth] += 1
    else:
        row.n_changed += got != line.truth
    for edit in edits:
        surely = bold == line.truth or (edit.confidence >= FLOOR and got == line.truth)
        is_right = surely or _is_right(line, edit, offset, folding)
        row.bins[max(low for low in BINS if low <= edit.confidence), is_right] += 1
        if edit.reason is not Reason.ANNOTATION:
            (row.applied if edit.confidence >= FLOOR else row.suggested)[is_right] += 1
    if got != line.truth and len(row.wrong) < n_wrong:
        repairs = [edit for edit in edits if edit.confidence < 1.0 or len(edits) == 1]
        row.wrong.append(
            {
                "kind": "damaged" if line.is_damaged else "undamaged",
                "observed": line.observed,
                "truth": line.truth,
                "got": got,
                "edits": [(edit.before, edit.after, edit.confidence, edit.evidence) for edit in repairs],
            }
        )


def _is_right(line: Line, edit: Edit, offset: int, folding: dict[int, int]) -> bool:
    """A character marked as lost is neither right nor wrong; what stands around it must be right."""
    claim = re.escape(edit.after.translate(folding)).replace(LOST, ".")
    regions = line.regions(edit.start - offset, edit.end - offset)
    return any(re.fullmatch(claim, region.translate(folding)) for region in regions)


def measure(
    setting: Setting, sentences: Sequence[str], n_lines: int, knowledge: Knowledge, seed: int, n_wrong: int
) -> Row:
    """One row; equal seeds give equal pages and lists for all decoders."""
    rng = Random(f"{seed} {setting.size}")
    frequency = count_listable(sentences)
    row = Row(setting)
    while row.n_lines < n_lines:
        page = rng.sample(sentences, min(PAGE_LINES, len(sentences), n_lines - row.n_lines))
        entries = draw_list(frequency, setting.size, rng)
        lines = simulate_page(
            page,
            entries,
            setting.decoder,
            keep_private=setting.keep_private,
            folded=setting.marks == "folded",
            cut_share=CUT_SHARE if setting.marks == "torn" else 0.0,
            rng=rng,
        )
        measure_page(row, lines, knowledge, n_wrong)
    return row


def measure_fragments(knowledge: Knowledge, n_wrong: int) -> tuple[Row, int]:
    """The 26 broken runs of the survey, each in a page of its own; the other lines of these pages are counted too.

    With the number of sure edits of broken framing that are wrong.
    """
    row = Row(Setting(136, Decoder.PHP, keep_private=False, marks="raw"))
    for case in read_fragments():
        measure_page(row, simulate_fragment(case), knowledge, n_wrong)
    return row, row.applied[False]


def count_listable(sentences: Iterable[str]) -> Counter[str]:
    """How often each character occurs that an annotator may list."""
    counts = Counter("".join(sentences))
    return Counter({char: count for char, count in counts.items() if can_be_listed(char)})


def as_json(row: Row) -> dict[str, Any]:
    """The row for machines."""
    setting = row.setting
    pairs = ("undamaged", "damaged", "damaged_with_suggestions", "undamaged_with_suggestions", "applied", "suggested")
    counted = {name: [getattr(row, name)[True], getattr(row, name).total()] for name in pairs}
    return {
        "list": setting.size,
        "decoder": setting.decoder,
        "private_kept": setting.keep_private,
        "marks": setting.marks,
        "lines": row.n_lines,
        "changed_without_annotation": row.n_changed,
        **counted,
        "bins": [[low, row.bins[low, True], row.bins[low, True] + row.bins[low, False]] for low in BINS],
        "seconds": round(row.seconds, 2),
        "wrong": row.wrong,
    }

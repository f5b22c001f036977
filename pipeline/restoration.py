"""Words that the copies of one article give each other back, composed after the edits of their pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.cleaning.edits import Trail
from pipeline.page_rows import Row, edit_row, read_edit
from pipeline.records import Applied, Edit, Flag, Phase
from pipeline.repair.consensus import CONSENSUS, restore

MAX_TEXTS = 12  # different texts of a group that are compared; more witnesses prove nothing further


def restore_groups(kept: pa.Table, light: frozenset[str]) -> pa.Table:
    """`kept` (one row a page, with `group_id`) after consensus, in the order of doc_id; groups stay as they are.

    `light` are words that no copy is given, such as connectives: an editor adds and drops them.
    """
    groups: dict[str, list[int]] = defaultdict(list)
    for row, (group, flags) in enumerate(zip(kept["group_id"].to_pylist(), kept["flags"].to_pylist(), strict=True)):
        if Flag.SPUN not in flags:  # its words are not those of the article
            groups[group].append(row)
    found: dict[int, list[Edit]] = {}
    for rows in groups.values():
        if len(rows) > 1:
            found |= _compare([(row, kept["text"][row].as_py()) for row in rows], light)
    if not found:
        return kept
    changed = sorted(found)
    rows = kept.take(pa.array(changed)).to_pylist()
    for row, number in zip(rows, changed, strict=True):
        _apply(row, found[number])
    is_changed = pc.is_in(pa.array(range(len(kept))), pa.array(changed))
    table = pa.concat_tables([kept.filter(pc.invert(is_changed)), pa.Table.from_pylist(rows, schema=kept.schema)])
    return table.sort_by("doc_id")


def _compare(rows: Sequence[tuple[int, str]], light: frozenset[str]) -> dict[int, list[Edit]]:
    """Edits by row for the copies of one article; equal texts are one witness, and share what is found."""
    texts = sorted({text for _, text in rows})
    if len(texts) == 1:
        return {}
    edits = dict(zip(texts[:MAX_TEXTS], restore(texts[:MAX_TEXTS], light=light), strict=True))
    return {row: edits[text] for row, text in rows if edits.get(text)}


def _apply(row: Row, edits: Sequence[Edit]) -> None:
    """Bring the row of a page up to date with `edits` to its text."""
    trail = Trail.resume(row["extracted"], [_read(item) for item in row["edits"] if item["phase"] == Phase.TEXT])
    row["n_edits"] += trail.extend(CONSENSUS, edits)
    row["text"], row["n_chars"] = trail.text, len(trail.text)
    row["min_confidence"] = min(row["min_confidence"], *(edit.confidence for edit in edits))
    others = [item for item in row["edits"] if item["phase"] != Phase.TEXT]
    row["edits"] = [*others, *(edit_row(applied) for applied in trail.composed(Phase.TEXT))]


def _read(item: Row) -> Applied:
    return Applied(Phase(item["phase"]), item["step"], item["step_version"], read_edit(item), item["applied"])

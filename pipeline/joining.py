"""Articles that a site split over pages, as one document: the first page's fields, every page's text once."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

Row = dict[str, Any]

_TEXTS = ("extracted", "text", "fingerprint_text")
MIN_REPEATED = 0.7  # of a page's characters, in lines of the longest page; parts share a notice at most
_FIRST_PAGE_PHASES = ("title", "author")  # of fields that only the first page gives


def join_parts(pages: pa.Table, firsts: list[int], parts: list[list[int]]) -> pa.Table:
    """The rows `firsts` of cleaned pages, each with the rows of its `parts` joined to it; order is kept."""
    table = pages.take(pa.array(firsts, pa.int64()))
    for number, continuing in enumerate(parts):
        if continuing:
            rows = pages.take(pa.array([firsts[number], *continuing], pa.int64())).to_pylist()
            joined = pa.Table.from_pylist([join_rows(rows)], schema=table.schema)
            table = pa.concat_tables([table.slice(0, number), joined, table.slice(number + 1)])
    return table.combine_chunks()


def join_rows(rows: list[Row]) -> Row:
    """One row of the cleaned pages of one article; offsets of later pages move behind the earlier ones.

    A page without text, or whose text another page says, adds only its record. The article is kept when any of its pages
    is: a last page of two sentences is no stub of its own. Edits of phase `markup` have offsets in the decoded page of their part, which they name.
    """
    said = _leave_repeated([row for row in rows if row["text"]]) or rows[:1]
    result = rows[0] | {name: "\n".join(row[name] or "" for row in said) for name in _TEXTS}
    result["blocks"], result["edits"] = [], []
    offset = 0
    for number, row in enumerate(rows, 1):
        if not any(row is other for other in said):
            result["edits"] += [
                edit | {"evidence": f"{edit['evidence']}; page {number}"}
                for edit in row["edits"]
                if number == 1 and edit["phase"] in _FIRST_PAGE_PHASES
            ]
            continue
        result["blocks"] += [_shift(block, offset) for block in row["blocks"]]
        result["edits"] += [
            _shift(edit, offset)
            if edit["phase"] == "text"
            else edit | {"evidence": f"{edit['evidence']}; page {number}"}
            for edit in row["edits"]
            if number == 1 or edit["phase"] not in _FIRST_PAGE_PHASES
        ]
        offset += len(row["extracted"]) + 1
    for name in ("platforms", "topics", "laws", "flags"):
        result[name] = sorted({value for row in said for value in row[name] or ()})
    result["comments"] = [line for row in said for line in row["comments"] or ()]
    for name in ("chars_removed", "n_masked"):
        result[name] = sum(row[name] or 0 for row in said)
    applied = [edit for edit in result["edits"] if edit["applied"]]
    result["n_edits"], result["n_chars"] = len(applied), len(result["text"])
    result["min_confidence"] = min((edit["confidence"] for edit in applied), default=1.0)
    sound = next((row for row in said if row["keep"]), rows[0])
    return result | {name: sound[name] for name in ("keep", "stage", "reason", "detail")}


def _leave_repeated(rows: list[Row]) -> list[Row]:
    """The rows without those that the longest one says again: parts beside the page that shows all of the article."""
    if len(rows) < 2:
        return rows
    longest = max(rows, key=lambda row: len(row["text"]))
    lines = set(longest["text"].split("\n"))

    def is_repeated(row: Row) -> bool:
        n_repeated = sum(len(line) for line in row["text"].split("\n") if line in lines)
        return n_repeated >= MIN_REPEATED * len(row["text"])

    return [row for row in rows if row is longest or not is_repeated(row)]


def _shift(row: Row, offset: int) -> Row:
    """A block or an edit that stands `offset` characters further on."""
    return row | {"start": row["start"] + offset, "end": row["end"] + offset}

"""The score of a corpus as tables for people."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

_COLUMNS = (
    ("site", "site"), ("pages", "pages"), ("missing", "lost!"), ("kept", "kept"), ("wrongly_kept", "kept!"),
    ("dropped", "drop"), ("wrongly_dropped", "drop!"), ("copies", "copies"), ("texts_exact", "exact"),
    ("char_precision", "prec"), ("char_recall", "recall"), ("titles_right", "title"), ("dates_right", "date"),
    ("authors_right", "author"), ("spam_put", "spam"), ("spam_left", "left!"), ("annotations_put", "notes"),
    ("annotations_left", "left!"), ("words_deleted", "gone"), ("words_restored", "back"), ("pair_precision", "pair-p"),
    ("pair_recall", "pair-r"),
)  # fmt: skip
_LEGEND = """\
pages: that the farm knows the truth of; lost!: in no table; kept, drop: rightly kept and dropped; kept!, drop!: wrongly
copies: pages that copy another page; exact: texts that equal the true one; prec, recall: of the characters of kept texts
title, date, author: right ones of the kept; spam: foreign lines put in; notes: pinyin annotations put in; left!: not removed
gone: words that the site deleted; back: restored ones, and a word that left no proof on its page cannot come back
pair-p, pair-r: precision and recall of the pairs of copies; columns with ! should be 0, ratios 1; an empty cell says nothing
"""


def write_table(records: Sequence[Mapping[str, Any]]) -> str:
    """The records as tables for people: the counts, what they mean, and what was dropped by reason."""
    rows = [[head for _, head in _COLUMNS]]
    rows += [[_show(record[name]) for name, _ in _COLUMNS] for record in records]
    dropped = [["dropped", "pages by reason; ! marks wrong ones"]]
    dropped += [[record["site"], _list_drops(record)] for record in records if record["drops"]]
    return "\n".join([*_align_cells(rows, str.rjust), "", _LEGEND, *_align_cells(dropped, str.ljust)]) + "\n"


def _align_cells(rows: Sequence[Sequence[str]], justify: Callable[[str, int], str]) -> list[str]:
    """One line a row: the first column to the left, the others as told."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        " ".join(
            (justify if n else str.ljust)(cell, w) for n, (cell, w) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]


def _list_drops(record: Mapping[str, Any]) -> str:
    wrong = record["wrong_drops"]
    parts = []
    for reason, count in sorted(record["drops"].items()):
        right = count - wrong.get(reason, 0)
        parts += [f"{reason} {right}"] * bool(right) + [f"{reason} {wrong.get(reason)}!"] * (right < count)
    return ", ".join(parts)


def _show(value: object) -> str:
    if value is None:
        return ""
    return f"{value:.3f}" if isinstance(value, float) else str(value)

"""One page's story: the extracted text with every edit in place, its reason beside it."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

_CONTEXT = 12  # characters shown on each side of an edit
_LONG = 60  # characters of a deleted line that are shown


@dataclass(frozen=True, slots=True)
class Explanation:
    """What became of a page; prints as text, and renders as HTML in a notebook."""

    doc_id: str
    url: str
    title: str
    outcome: str
    facts: tuple[tuple[str, str], ...]
    extracted: str
    edits: tuple[dict[str, Any], ...]

    def __str__(self) -> str:
        return "\n".join(self.lines())

    def lines(self) -> Iterator[str]:
        """The story line by line: outcome, facts, then the edits of each phase in order."""
        yield f"{self.doc_id}  {self.title}"
        yield f"  {self.outcome}"
        for name, value in self.facts:
            yield f"  {name}: {value}"
        for phase in dict.fromkeys(edit["phase"] for edit in self.edits):
            edits = [edit for edit in self.edits if edit["phase"] == phase]
            n_applied = sum(edit["applied"] for edit in edits)
            yield f"\n{phase}: {n_applied} changes, {len(edits) - n_applied} suggestions"
            for edit in edits:
                yield "  " + self._line(edit)

    def as_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {
            "doc_id": self.doc_id,
            "url": self.url,
            "title": self.title,
            "outcome": self.outcome,
            **dict(self.facts),
            "extracted": self.extracted,
            "edits": list(self.edits),
        }

    def _repr_html_(self) -> str:
        """The extracted text with deletions struck out and insertions underlined, reasons as tooltips."""
        out, position = [], 0
        shown = [e for e in self.edits if e["phase"] == "text" and e["applied"] and e["reason"] != "script"]
        for edit in shown:
            out.append(html.escape(self.extracted[position : edit["start"]]))
            why = html.escape(
                f"{edit['step']}: {edit['reason']}, {edit['evidence']} ({edit['confidence']:.2f})", quote=True
            )
            out.append(f'<span title="{why}">')
            out.append(f"<del style='background:#fdd'>{html.escape(edit['before'])}</del>" if edit["before"] else "")
            out.append(f"<ins style='background:#dfd'>{html.escape(edit['after'])}</ins>" if edit["after"] else "")
            out.append("</span>")
            position = edit["end"]
        out.append(html.escape(self.extracted[position:]))
        head = f"<b>{html.escape(self.title)}</b><br>{html.escape(self.outcome)}"
        return f"<div>{head}<pre style='white-space:pre-wrap'>{''.join(out)}</pre></div>"

    def _line(self, edit: dict[str, Any]) -> str:
        """One edit in its context: `…通过[ →电话]、短信…  dropped_word 0.95 gaps/1: why`."""
        before, after = _shown(edit["before"]), _shown(edit["after"])
        if edit["reason"] == "script":
            change = f"[{before} → {after}] in {edit['start']}:{edit['end']}"
        elif edit["phase"] == "text":
            left = _shown(self.extracted[max(edit["start"] - _CONTEXT, 0) : edit["start"]])
            right = _shown(self.extracted[edit["end"] : edit["end"] + _CONTEXT])
            change = f"…{left}[{before}→{after}]{right}…"
        else:
            change = f"at {edit['start']}: [{before}→{after}]"
        mark = "" if edit["applied"] else "suggested, not made: "
        return f"{mark}{change}  {edit['reason']} {edit['confidence']:.2f}  {edit['step']}/{edit['step_version']}: {edit['evidence']}"


def explain_rows(
    table: str, row: dict[str, Any], extracted: dict[str, Any], edits: Sequence[dict[str, Any]]
) -> Explanation:
    """The explanation of a page from its rows in the published tables."""
    if table == "articles":
        outcome = f"kept; {row['n_copies']} copies elsewhere"
    elif table == "copies":
        outcome = f"a {row['relation']} copy of {row['canonical_id']} (similarity {row['similarity']:.2f})"
    else:
        outcome = f"dropped by {row['stage']}: {row['reason']} ({row['detail']})"
    names = ("url", "site", "revision", "author", "published_date", "published_evidence", "script_original", "extractor",
             "flags", "n_masked", "run_id")  # fmt: skip
    facts = [(name, _fact(row[name])) for name in names if row.get(name) not in (None, [], 0)]
    facts.append(("charset", f"{extracted['charset']} ({extracted['charset_evidence']})"))
    order = {"markup": 0, "text": 1}
    return Explanation(
        doc_id=row["doc_id"],
        url=row["url"],
        title=row.get("title") or "(no title)",
        outcome=outcome,
        facts=tuple(facts),
        extracted=extracted["extracted"],
        edits=tuple(
            sorted(edits, key=lambda edit: (order.get(edit["phase"], 2), edit["phase"], edit["start"], edit["end"]))
        ),
    )


def _fact(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _shown(text: str) -> str:
    """A piece of text on one line, the middle of a long one left out."""
    text = text.replace("\n", "⏎")
    return text if len(text) <= _LONG else f"{text[: _LONG // 2]}…({len(text)} characters)…{text[-_LONG // 4 :]}"

"""Pages as rows: what a cleaned piece of the archive holds before copies are grouped."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pyarrow as pa

from pipeline.identity import document_id
from pipeline.parts import find_parts
from pipeline.records import Applied, Article, DropReason, Edit, Flag, Media, Phase, RawPage, Reason
from pipeline.repair.glosses import read_evidence
from pipeline.schema import SCHEMAS
from pipeline.site_knowledge import name_host

Row = dict[str, Any]

_BUILD_MAKES = {  # columns of `articles` that only the whole corpus can tell
    "revision", "first_seen_at", "last_seen_at", "gone_at", "group_id", "n_copies", "template_id", "run_id", "raw_refs",
    "cleaner_version", "schema_version",
}  # fmt: skip
_EDIT = pa.struct([field for field in SCHEMAS["edits"] if field.name != "doc_id"])
PIECE_SCHEMA = pa.schema(
    [
        *[field for field in SCHEMAS["articles"] if field.name not in _BUILD_MAKES],
        pa.field("raw_ref", pa.string()),
        pa.field("part_of", pa.string()),  # doc_id of the page that this one continues, as the crawl knows it
        pa.field("parts", pa.list_(pa.string())),  # doc_ids of the pages that it names as its own continuation
        pa.field("fingerprint_text", pa.string()),
        pa.field("host", pa.string()),
        pa.field("proven", pa.list_(pa.string())),  # characters with readings that an annotator has put on this page
        pa.field("body_path", pa.string()),  # where the page has its article
        pa.field("in_doubt", pa.bool_()),  # some of what he broke is not restored, or only suggested
        pa.field("keep", pa.bool_()),
        pa.field("stage", pa.string()),
        pa.field("reason", pa.string()),
        pa.field("detail", pa.string()),
        *[field for field in SCHEMAS["extracted"] if field.name != "doc_id"],
        pa.field("edits", pa.list_(_EDIT)),
    ]
)


def page_row(article: Article) -> Row:
    """The row of a page that went through all per-page stages, kept or not."""
    extraction, verdict = article.extraction, article.verdict
    applied = [row for row in article.edits if row.applied]
    return {
        "doc_id": article.doc_id,
        "url": article.url,
        "site": article.site,
        "title": article.title,
        "author": article.author or None,
        "category": article.category or None,
        "published_at": extraction.published.at,
        "published_date": extraction.published.day,
        "published_precision": extraction.published.precision.value,
        "published_evidence": extraction.published.evidence,
        "fetched_at": article.raw.fetched_at,
        "text": article.text,
        "script_original": article.script_original.value,
        "n_chars": len(article.text),
        "platforms": list(article.platforms),
        "topics": list(article.topics),
        "laws": list(article.laws),
        "flags": [flag.value for flag in article.flags],
        "comments": list(article.comments),
        "n_edits": len(applied),
        "chars_removed": sum(map(_n_removed, applied)),
        "n_masked": article.n_masked,
        "min_confidence": min((row.edit.confidence for row in applied), default=1.0),
        "raw_ref": article.raw.raw_ref,
        "part_of": part_of(article.raw),
        "parts": find_continuations(article.raw),
        "raw_sha256": article.raw.sha256,
        "extractor": extraction.extractor,
        "fingerprint_text": article.fingerprint_text,
        "host": name_host(article.url),
        "proven": find_proven(article.edits),
        "body_path": extraction.body_path,
        "in_doubt": Flag.UNRESOLVED_DAMAGE in article.flags
        or any(row.edit.reason is Reason.BROKEN_FRAMING and not row.applied for row in article.edits),
        "keep": verdict.keep,
        "stage": "" if verdict.keep else "judge",
        "reason": verdict.reason.value if verdict.reason else "",
        "detail": verdict.detail,
        "charset": article.charset,
        "charset_evidence": article.charset_evidence,
        "extracted": article.masked_extracted,
        "blocks": [
            {
                "start": block.start,
                "end": block.end,
                "role": block.role.value,
                "kept": block.kept,
                "reason": block.reason,
            }
            for block in extraction.blocks
        ],
        "edits": [edit_row(row) for row in article.edits],
    }


def part_of(raw: RawPage) -> str | None:
    """doc_id of the page that `raw` continues, None for a page of its own."""
    return document_id(raw.part_of, b"") if raw.part_of else None


def find_continuations(raw: RawPage) -> list[str]:
    """doc_ids of the pages that an article goes on on, for archives whose crawl did not follow them as such."""
    return [document_id(url, b"") for url in find_parts(raw.body, raw.url)] if raw.media is Media.HTML else []


def find_proven(edits: Iterable[Applied]) -> list[str]:
    """The characters with their readings, `網wǎng`, whose annotations the page itself proves; sorted."""
    said = {row.edit.evidence for row in edits if row.edit.reason is Reason.ANNOTATION}
    return sorted(key for evidence in said if (key := read_evidence(evidence)))


def edit_row(row: Applied) -> Row:
    """One row of the edits table, without its doc_id."""
    edit = row.edit
    return {
        "phase": row.phase.value,
        "step": row.step,
        "step_version": row.step_version,
        "start": edit.start,
        "end": edit.end,
        "before": edit.before,
        "after": edit.after,
        "reason": edit.reason.value,
        "evidence": edit.evidence,
        "confidence": edit.confidence,
        "applied": row.applied,
    }


def read_edit(row: Row) -> Edit:
    """The edit of a row of the edits table."""
    return Edit(
        row["start"], row["end"], row["before"], row["after"], Reason(row["reason"]), row["confidence"], row["evidence"]
    )


def failure_row(raw: RawPage, doc_id: str, detail: str) -> Row:
    """The row of a page on which a stage failed: nothing is known of it but where it came from."""
    row: Row = dict.fromkeys(PIECE_SCHEMA.names)
    return row | {
        "doc_id": doc_id,
        "url": raw.url,
        "site": raw.site,
        "fetched_at": raw.fetched_at,
        "raw_ref": raw.raw_ref,
        "part_of": part_of(raw),
        "parts": [],
        "host": name_host(raw.url),
        "proven": [],
        "body_path": "",
        "in_doubt": False,
        "raw_sha256": raw.sha256,
        "keep": False,
        "stage": "page",
        "reason": DropReason.ERROR.value,
        "detail": detail,
        "n_chars": 0,
        "charset": "",
        "charset_evidence": "",
        "extracted": "",
        "blocks": [],
        "edits": [],
    }


def rows_to_table(rows: Iterable[Row]) -> pa.Table:
    """Rows as one Arrow table of `PIECE_SCHEMA`."""
    return pa.Table.from_pylist(list(rows), schema=PIECE_SCHEMA)


def _n_removed(row: Applied) -> int:
    """Characters that a change to the text took out."""
    if row.phase is not Phase.TEXT or row.step == "script":
        return 0
    return max(row.edit.end - row.edit.start - len(row.edit.after), 0)

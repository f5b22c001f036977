"""The laws of a published corpus, checked against the archive it was made from."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline import assemble
from pipeline.cleaning.edits import APPLY_FLOOR, replay
from pipeline.cleaning.mask import find_personal
from pipeline.identity import document_id
from pipeline.page_rows import PIECE_SCHEMA, find_continuations, part_of, read_edit
from pipeline.records import Reason
from pipeline.schema import SCHEMAS
from pipeline.store import read_schema, read_table, table_parts
from pipeline.warc_reader import Problem, read_archive

_PAGE_TABLES = ("articles", "copies", "dropped")


@dataclass(slots=True)
class Law:
    """One law: what must hold, on how many rows it was checked, and where it does not."""

    name: str
    why: str
    n_checked: int = 0
    violations: list[str] = field(default_factory=list)

    def check(self, holds: bool, where: str) -> None:
        """Count one row, and note `where` when the law does not hold there."""
        self.n_checked += 1
        if not holds:
            self.violations.append(where)


def verify_corpus(corpus: Path, archive: list[Path], kinds: frozenset[str]) -> list[Law]:
    """Every law with its violations; an empty list of violations in all of them is a sound corpus."""
    laws = [_check_schemas(corpus)]
    if laws[0].violations:
        return laws
    return [
        *laws,
        *_check_edits(corpus),
        *_check_archive(corpus, archive),
        *_check_groups(corpus),
        _check_masks(corpus, kinds),
    ]


def _check_schemas(corpus: Path) -> Law:
    law = Law("schema", "every part has the declared columns and types")
    for name, schema in SCHEMAS.items():
        for part in table_parts(corpus, name):
            law.check(read_schema(part).equals(schema), str(part))
    return law


def _check_edits(corpus: Path) -> list[Law]:
    replayed = Law("replay", "applying the applied text edits to `extracted` gives `text`")
    placed = Law("edits", "text edits say what stood there, are disjoint, and are applied exactly from 0.9 upwards")
    texts = {
        row["doc_id"]: row["text"]
        for table in ("articles", "copies")
        for row in read_table(corpus, table, ["doc_id", "text"]).to_pylist()
    }
    for doc_id, extracted, rows in _documents(corpus):
        text_rows = [row for row in rows if row["phase"] == "text"]
        applied = [read_edit(row) for row in text_rows if row["applied"]]
        position = 0
        for edit in applied:
            if edit.reason is not Reason.SCRIPT:
                placed.check(
                    position <= edit.start <= edit.end and extracted[edit.start : edit.end] == edit.before,
                    f"{doc_id} {edit.start}:{edit.end}",
                )
                position = edit.end
        for row in rows:
            placed.check(row["applied"] == (row["confidence"] >= APPLY_FLOOR), f"{doc_id} {row['step']} {row['start']}")
        if doc_id in texts:
            replayed.check(replay(extracted, applied) == texts[doc_id], doc_id)
    return [replayed, placed]


def _check_archive(corpus: Path, archive: list[Path]) -> list[Law]:
    once = Law(
        "nothing lost", "every archived page is in exactly one of articles, copies and dropped, or an older revision"
    )
    bytes_ = Law("raw bytes", "raw_sha256 and raw_refs are those of the archived bytes")
    problems: list[Problem] = []
    archived = [
        {
            "doc_id": document_id(page.url, page.body),
            "fetched_at": page.fetched_at,
            "raw_ref": page.raw_ref,
            "raw_sha256": page.sha256,
            "part_of": part_of(page),
            "parts": find_continuations(page),
        }
        for path in archive
        for page in read_archive(path, problems.append)
    ]
    columns = ["doc_id", "fetched_at", "raw_ref", "raw_sha256", "part_of", "parts"]
    pages = pa.Table.from_pylist(archived, schema=pa.schema([PIECE_SCHEMA.field(name) for name in columns]))
    expected = assemble.current_revisions(pages)
    hashes = {row["raw_ref"]: row["raw_sha256"] for row in archived}
    published: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for table in _PAGE_TABLES:
        names = ["doc_id", "revision", "raw_refs"] + (["raw_sha256"] if table != "dropped" else [])
        for row in read_table(corpus, table, names).to_pylist():
            published[row["doc_id"]].append(row)
    for row in expected.to_dict("records"):
        rows = published.pop(row["doc_id"], [])
        once.check(len(rows) == 1, f"{row['doc_id']} is in {len(rows)} tables")
        if len(rows) == 1:
            found = rows[0]
            same = found["revision"] == row["revision"] and found["raw_refs"] == row["raw_refs"]
            body = found.get("raw_sha256", hashes[row["raw_refs"][0]])
            bytes_.check(same and body == hashes[row["raw_refs"][0]], row["doc_id"])
    for doc_id in published:
        once.check(False, f"{doc_id} is in no archive")
    return [once, bytes_]


def _check_groups(corpus: Path) -> list[Law]:
    law = Law("groups", "a group has one article, is named by its smallest doc_id, and counts its copies")
    canonical = {
        row["group_id"]: row for row in read_table(corpus, "articles", ["doc_id", "group_id", "n_copies"]).to_pylist()
    }
    copies = read_table(corpus, "copies", ["doc_id", "group_id", "canonical_id", "similarity"]).to_pylist()
    members: dict[str, list[str]] = {group: [row["doc_id"]] for group, row in canonical.items()}
    for row in copies:
        article = canonical.get(row["group_id"])
        holds = article is not None and article["doc_id"] == row["canonical_id"] and 0.0 < row["similarity"] <= 1.0
        law.check(holds, row["doc_id"])
        members.setdefault(row["group_id"], []).append(row["doc_id"])
    counts = Counter(row["group_id"] for row in copies)
    for group, row in canonical.items():
        law.check(row["n_copies"] == counts[group] and group == min(members[group]), row["doc_id"])
    return [law]


def _check_masks(corpus: Path, kinds: frozenset[str]) -> Law:
    law = Law("masks", "nothing personal stands in any text that is written")
    written = {
        "articles": ("title", "author", "category", "text", "comments"),
        "copies": ("title", "author", "category", "text", "comments"),
        "dropped": ("detail",),
        "edits": ("before", "after", "evidence"),
        "extracted": ("extracted",),
    }
    for table, names in written.items():
        for row in read_table(corpus, table, ["doc_id", *names]).to_pylist():
            for name in names:
                values = row[name] if isinstance(row[name], list) else [row[name] or ""]
                law.check(
                    not any(find_personal(value, kinds) for value in values), f"{table}.{name} of {row['doc_id']}"
                )
    return law


def _documents(corpus: Path) -> Iterator[tuple[str, str, list[dict[str, Any]]]]:
    """doc_id, extracted text and rows of the edits table, document by document."""
    edits: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in read_table(corpus, "edits").to_pylist():
        edits[row["doc_id"]].append(row)
    for row in read_table(corpus, "extracted", ["doc_id", "extracted"]).to_pylist():
        yield row["doc_id"], row["extracted"], edits.pop(row["doc_id"], [])

"""From cleaned pages to the tables of a corpus: revisions, groups of copies, and the split into tables."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.group import group_copies
from pipeline.joining import join_parts
from pipeline.restoration import restore_groups
from pipeline.schema import SCHEMA_VERSION, SCHEMAS

if TYPE_CHECKING:
    import pandas as pd  # importing it takes a third of a second, which a process that only cleans can spare


def current_revisions(pages: pa.Table) -> pd.DataFrame:
    """One row a document: index of its current page, revision, times, the pages that continue it, and all its records.

    A document is all pages of one doc_id in order of (fetched_at, raw_ref); a revision begins where the body changes.
    A page that continues another belongs to that one's document, in the order of the chain.
    """
    frame = pages.select(["doc_id", "fetched_at", "raw_ref", "raw_sha256", "part_of", "parts"]).to_pandas()
    frame["page"] = np.arange(len(frame))
    frame = frame.drop_duplicates("raw_ref").sort_values(["doc_id", "fetched_at", "raw_ref"], kind="stable")
    changed = (frame["raw_sha256"] != frame["raw_sha256"].shift()) | (frame["doc_id"] != frame["doc_id"].shift())
    frame["revision"] = changed.groupby(frame["doc_id"]).cumsum().astype("int32")
    seen = frame.groupby("doc_id")["fetched_at"].agg(first_seen_at="min", last_seen_at="max")
    last = frame.groupby("doc_id")["revision"].transform("max")
    current = frame[frame["revision"] == last].groupby("doc_id", sort=True)
    result = current.agg(
        page=("page", "first"),
        revision=("revision", "first"),
        raw_refs=("raw_ref", list),
        part_of=("part_of", "first"),
        named=("parts", "first"),
    ).join(seen)
    known = set(result.index)
    continued = _chain_parts(_link_named(result["named"], known) | result["part_of"].dropna().to_dict(), known)
    joined = {doc_id for parts in continued.values() for doc_id in parts}
    result["parts"] = [[int(result.loc[part, "page"]) for part in continued.get(doc, ())] for doc in result.index]
    result["raw_refs"] = [
        [ref for each in (doc, *continued.get(doc, ())) for ref in result.loc[each, "raw_refs"]] for doc in result.index
    ]
    documents: pd.DataFrame = result[~result.index.isin(joined)].drop(columns=["part_of", "named"]).reset_index()
    return documents


def _link_named(named: pd.Series, known: set[str]) -> dict[str, str]:
    """For each page that another one names as its continuation, the page before it: the last one named that is there."""
    before: dict[str, str] = {}
    for first, parts in named.items():
        previous = str(first)
        for part in parts:
            if part in known and part != previous:
                before.setdefault(part, previous)
                previous = part
    return before


def _chain_parts(part_of: dict[str, str], known: set[str]) -> dict[str, list[str]]:
    """First page -> the pages that continue it, in order; a page whose predecessor is unknown stands for itself."""
    following: dict[str, list[str]] = {}
    for part in sorted(part_of):
        if part_of[part] in known and part_of[part] != part:
            following.setdefault(part_of[part], []).append(part)
    chains: dict[str, list[str]] = {}
    for first in sorted(following):
        if part_of.get(first) in known and part_of[first] != first:
            continue
        chain, waiting = [], list(following[first])
        while waiting:
            part = waiting.pop(0)
            if part not in chain and part != first:
                chain.append(part)
                waiting = following.get(part, []) + waiting
        chains[first] = chain
    return chains


def assemble_tables(
    pages: pa.Table, run_id: str, cleaner_version: str, light: frozenset[str] = frozenset()
) -> dict[str, pa.Table]:
    """The tables `articles`, `copies`, `dropped`, `edits` and `extracted` for all current revisions of `pages`.

    `light` are words that copies never give each other back.
    """
    revisions = current_revisions(pages)
    table = join_parts(pages, revisions["page"].tolist(), revisions["parts"].tolist())
    size = len(table)
    table = _with(table, "revision", pa.array(revisions["revision"], pa.int32()))
    table = _with(table, "raw_refs", pa.array(revisions["raw_refs"].tolist(), pa.list_(pa.string())))
    for name in ("first_seen_at", "last_seen_at"):
        table = _with(table, name, pa.Array.from_pandas(revisions[name], type=pa.timestamp("us", tz="UTC")))
    table = _with(table, "gone_at", pa.nulls(size, pa.timestamp("us", tz="UTC")))
    table = _with(table, "run_id", pa.repeat(run_id, size))
    table = _with(table, "cleaner_version", pa.repeat(cleaner_version, size))
    table = _with(table, "schema_version", pa.array(np.full(size, SCHEMA_VERSION, np.int32)))

    kept = restore_groups(_with_groups(table.filter(table["keep"])), light)
    dropped = table.filter(pc.invert(table["keep"]))
    is_canonical = pc.equal(kept["doc_id"], kept["canonical_id"])
    return {
        "articles": kept.filter(is_canonical).select(SCHEMAS["articles"].names),
        "copies": kept.filter(pc.invert(is_canonical)).select(SCHEMAS["copies"].names),
        "dropped": dropped.select(SCHEMAS["dropped"].names),
        "edits": pa.concat_tables([_exploded_edits(kept), _exploded_edits(dropped)]),
        "extracted": table.select(SCHEMAS["extracted"].names),
    }


def count_funnel(tables: dict[str, pa.Table], pages: pa.Table) -> list[dict[str, object]]:
    """Pages by site, stage and reason: archived, older revisions, dropped, copies, articles."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for site in pages["site"].to_pylist():
        counts[site, "archived", ""] += 1
    for site, reason in zip(
        tables["dropped"]["site"].to_pylist(), tables["dropped"]["reason"].to_pylist(), strict=True
    ):
        counts[site, "dropped", reason] += 1
    for site, relation in zip(
        tables["copies"]["site"].to_pylist(), tables["copies"]["relation"].to_pylist(), strict=True
    ):
        counts[site, "copy", relation] += 1
    for site in tables["articles"]["site"].to_pylist():
        counts[site, "article", ""] += 1
    return [
        {"site": site, "stage": stage, "reason": reason, "n": n} for (site, stage, reason), n in sorted(counts.items())
    ]


def run_row(
    *, run_id: str, started_at: datetime, finished_at: datetime, version: str, cleaner_version: str, config_hash: str,
    inputs_hash: str, tables: dict[str, pa.Table], pages: pa.Table,
) -> pa.Table:  # fmt: skip
    """The row of this run in the table `runs`."""
    row = {
        "run_id": run_id,
        "started_at": started_at,
        "finished_at": finished_at,
        "version": version,
        "cleaner_version": cleaner_version,
        "config_hash": config_hash,
        "inputs_hash": inputs_hash,
        "n_pages": len(pages),
        **{f"n_{name}": len(tables[name]) for name in ("articles", "copies", "dropped")},
        "funnel": count_funnel(tables, pages),
    }
    return pa.Table.from_pylist([row], schema=SCHEMAS["runs"])


def _with_groups(kept: pa.Table) -> pa.Table:
    """`kept` with the columns that grouping gives; rows in the order of doc_id."""
    asked = kept.select(["doc_id", "title", "n_chars", "n_edits", "published_at", "first_seen_at"])
    groups = group_copies(_with(asked, "text", kept["fingerprint_text"]))
    kept, groups = kept.sort_by("doc_id"), groups.sort_by("doc_id")
    if not kept["doc_id"].equals(groups["doc_id"]):
        raise AssertionError("grouping lost or invented a page")
    for name in groups.column_names:
        if name != "doc_id":
            kept = _with(kept, name, groups[name])
    return kept


def _exploded_edits(table: pa.Table) -> pa.Table:
    """One row an edit from the list column `edits`."""
    edits = table["edits"].combine_chunks()
    parents = pc.list_parent_indices(edits)
    flat = pc.list_flatten(edits)
    columns = {"doc_id": table["doc_id"].combine_chunks().take(parents)}
    for index, field in enumerate(flat.type):
        columns[field.name] = pc.struct_field(flat, index)
    return pa.table(columns).select(SCHEMAS["edits"].names)


def _with(table: pa.Table, name: str, values: pa.Array | pa.ChunkedArray) -> pa.Table:
    index = table.schema.get_field_index(name)
    return table.append_column(name, values) if index < 0 else table.set_column(index, name, values)

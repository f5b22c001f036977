"""The published corpus for analysts: plain pandas frames with named filters, and every change explained."""

from __future__ import annotations

import difflib
import functools
import operator
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pyarrow.compute as pc

from pipeline.errors import DataError, UsageError
from pipeline.explanation import Explanation, explain_rows
from pipeline.identity import document_id
from pipeline.schema import META_COLUMNS, SCHEMAS
from pipeline.store import read_table, table_parts

if TYPE_CHECKING:
    import pandas as pd

DEFAULT_CORPUS = Path("data/corpus")
Day = str | date | datetime
Columns = Sequence[str] | Literal["all", "meta"]


def load_corpus(
    path: str | Path = DEFAULT_CORPUS,
    *,
    columns: Columns = "all",
    since: Day | None = None,
    until: Day | None = None,
    sites: Iterable[str] | None = None,
    platforms: Iterable[str] | None = None,
    topics: Iterable[str] | None = None,
    where: pc.Expression | None = None,
    limit: int | None = None,
) -> pd.DataFrame:
    """The articles, one row each, in order of `published_date`; filters are pushed down to the files.

    Args:
        path: the folder `data/corpus` of a workspace.
        columns: names, "all", or "meta" (everything but text, comments and raw_refs).
        since: first day (Asia/Shanghai), inclusive; undated articles are left out by it.
        until: last day, inclusive.
        sites: names of sites.
        platforms: articles that name at least one of these platforms.
        topics: articles on at least one of these topics.
        where: a further pyarrow expression.
        limit: at most so many rows.

    Raises:
        DataError: there is no corpus at `path`.
        UsageError: an unknown column, site, platform or topic; the message names the nearest known one.
    """
    folder = Path(path)
    conditions = [] if where is None else [where]
    if since is not None:
        conditions.append(pc.field("published_date") >= pc.scalar(_day(since)))
    if until is not None:
        conditions.append(pc.field("published_date") <= pc.scalar(_day(until)))
    if sites is not None:
        known = read_table(folder, "articles", ["site"])["site"].unique().to_pylist()
        conditions.append(pc.field("site").isin(_known("site", sites, known)))
    for name, wanted in (("platforms", platforms), ("topics", topics)):
        if wanted is not None:
            conditions.append(pc.field("doc_id").isin(_having(folder, name, wanted)))
    return _load(
        "articles", folder, columns, functools.reduce(operator.and_, conditions) if conditions else None, limit
    )


def load_copies(
    path: str | Path = DEFAULT_CORPUS, *, columns: Columns = "all", where: pc.Expression | None = None
) -> pd.DataFrame:
    """Pages whose article is in `load_corpus` under `canonical_id`, with relation and similarity."""
    return _load("copies", path, columns, where)


def load_dropped(path: str | Path = DEFAULT_CORPUS, *, where: pc.Expression | None = None) -> pd.DataFrame:
    """Pages that are in neither table, each with stage, reason and detail."""
    return _load("dropped", path, "all", where)


def load_edits(
    path: str | Path = DEFAULT_CORPUS, *, doc_id: str | None = None, where: pc.Expression | None = None
) -> pd.DataFrame:
    """Every change and suggestion, one row each, of one document or of all."""
    if doc_id is not None:
        one = pc.field("doc_id") == doc_id
        where = one if where is None else where & one
    return _load("edits", path, "all", where)


def load_extracted(path: str | Path = DEFAULT_CORPUS, *, where: pc.Expression | None = None) -> pd.DataFrame:
    """The texts that cleaning began from, with their blocks."""
    return _load("extracted", path, "all", where)


def load_runs(path: str | Path = DEFAULT_CORPUS) -> pd.DataFrame:
    """The builds of this corpus and their funnels, oldest first."""
    return _load("runs", path)


def corpus_files(path: str | Path = DEFAULT_CORPUS, table: str = "articles") -> list[Path]:
    """The Parquet files of a table, for DuckDB, polars and other readers."""
    _known("table", [table], SCHEMAS)
    return table_parts(Path(path), table)


def explain(doc: str, path: str | Path = DEFAULT_CORPUS) -> Explanation:
    """Why a page reads as it does: every edit in place with its reason; `doc` is a doc_id or a URL.

    Raises:
        DataError: the corpus has no such page; the message names the nearest known ones.
    """
    folder = Path(path)
    for key in dict.fromkeys((doc, document_id(doc, b""))):
        for table in ("articles", "copies", "dropped"):
            found = read_table(folder, table, where=(pc.field("doc_id") == key) | (pc.field("url") == doc)).to_pylist()
            if found:
                one = pc.field("doc_id") == found[0]["doc_id"]
                extracted = read_table(folder, "extracted", where=one).to_pylist()[0]
                edits = read_table(folder, "edits", where=one).to_pylist()
                return explain_rows(table, found[0], extracted, edits)
    known = [value for table in ("articles", "copies", "dropped")
             for row in read_table(folder, table, ["doc_id", "url"]).to_pylist() for value in row.values()]  # fmt: skip
    near = difflib.get_close_matches(doc, known, 3, 0.5)
    raise DataError(
        f"no page {doc!r} in this corpus" + (f"; near it: {', '.join(near)}" if near else ""),
        where=str(folder),
        todo="yuqi status, or load_corpus(columns='meta') lists what there is",
    )


def _load(
    table: str,
    path: str | Path,
    columns: Columns = "all",
    where: pc.Expression | None = None,
    limit: int | None = None,
) -> pd.DataFrame:
    """Rows of a table as a frame that carries where they come from."""
    folder = Path(path)
    frame: pd.DataFrame = read_table(folder, table, _columns(table, columns), where).slice(0, limit).to_pandas()
    last = read_table(folder, "runs").to_pylist()[-1]
    frame.attrs.update(
        run_id=last["run_id"], cleaner_version=last["cleaner_version"], corpus=str(folder), rows=len(frame)
    )
    return frame


def _having(folder: Path, name: str, wanted: Iterable[str]) -> list[str]:
    """The doc_ids of articles whose list `name` holds at least one of `wanted`."""
    found = read_table(folder, "articles", ["doc_id", name])
    asked = set(_known(name.removesuffix("s"), wanted, pc.unique(pc.list_flatten(found[name])).to_pylist()))
    pairs = zip(found["doc_id"].to_pylist(), found[name].to_pylist(), strict=True)
    return [doc_id for doc_id, values in pairs if asked.intersection(values or ())]


def _columns(table: str, columns: Columns) -> list[str]:
    schema = SCHEMAS[table].names
    if columns == "all":
        return list(schema)
    if columns == "meta":
        return [name for name in schema if name in META_COLUMNS or name not in SCHEMAS["articles"].names]
    return _known("column", [columns] if isinstance(columns, str) else columns, schema)


def _known(kind: str, wanted: Iterable[str], known: Iterable[str]) -> list[str]:
    """`wanted` as a list, or an error that names the nearest known value."""
    asked, names = list(wanted), sorted(known)
    for name in asked:
        if name not in names:
            near = difflib.get_close_matches(name, names, 1, 0.0)
            raise UsageError(
                f"unknown {kind} {name!r}" + (f"; did you mean {near[0]!r}?" if near else ""),
                todo=f"known: {', '.join(names[:12])}{' ...' if len(names) > 12 else ''}",
            )
    return asked


def _day(value: Day) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise UsageError(f"{value!r} is no day", todo="write it as 2024-01-31") from None

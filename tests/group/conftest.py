"""The generator of the benchmark, for the tests of grouping."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pyarrow as pa
import pytest

from pipeline.group import group_copies

_BENCH = Path(__file__).parents[1] / "bench" / "bench_group.py"


@pytest.fixture(scope="session")
def bench() -> ModuleType:
    """The benchmark's module: invented articles, copies of every kind, scores."""
    spec = importlib.util.spec_from_file_location("bench_group", _BENCH)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


class Grouped:
    """The result of grouping a few texts, addressed by their position."""

    def __init__(self, texts: Sequence[str | None], **columns: Sequence[Any]) -> None:
        """Group texts whose doc_ids are d0000, d0001 ..., in this order."""
        n = len(texts)
        instant = pa.timestamp("us", tz="UTC")
        table = pa.table(
            {
                "doc_id": pa.array(columns.get("doc_id", [f"d{k:04}" for k in range(n)]), pa.string()),
                "text": pa.array(texts, pa.string()),
                "title": pa.array(columns.get("title", [""] * n), pa.string()),
                "n_chars": pa.array([len(text or "") for text in texts], pa.int32()),
                "n_edits": pa.array(columns.get("n_edits", [0] * n), pa.int32()),
                "published_at": pa.array(columns.get("published_at", [None] * n), instant),
                "first_seen_at": pa.array([0] * n, instant),
            }
        )
        self.table = table
        self.result = group_copies(table)
        rows = {row["doc_id"]: row for row in self.result.to_pylist()}
        self.rows = [rows[doc_id] for doc_id in table["doc_id"].to_pylist()]
        self.relations = [row["relation"] for row in self.rows]
        self.similarities = [row["similarity"] for row in self.rows]
        self.templates = [row["template_id"] for row in self.rows]
        position = {doc_id: k for k, doc_id in enumerate(table["doc_id"].to_pylist())}
        self.canonicals = [position[row["canonical_id"]] for row in self.rows]
        groups: dict[str, list[int]] = {}
        for k, row in enumerate(self.rows):
            groups.setdefault(row["group_id"], []).append(k)
        self.groups = sorted(groups.values())


@pytest.fixture(scope="session")
def group() -> type[Grouped]:
    """Group texts and look at the result by position."""
    return Grouped

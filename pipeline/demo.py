"""The whole job on the demo farm: crawl, build, and a score against the truth that the farm knows of itself."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from pipeline.build import BuildResult, Progress, build_corpus
from pipeline.errors import YuqiError
from pipeline.run import Narrate, crawl_sites
from pipeline.store import read_table
from pipeline.workspace import EXAMPLE_RECIPE, create_workspace, open_workspace

DEMO_SEED = 1
_SCORED = {
    "articles": ("site", "url", "title", "author", "published_date", "text", "group_id"),
    "copies": ("site", "url", "title", "author", "published_date", "text", "group_id"),
    "dropped": ("site", "url", "reason"),
}


@dataclass(frozen=True, slots=True)
class DemoResult:
    """What the demo made: the build, and the score as a table for people and as records by site."""

    folder: Path
    build: BuildResult
    table: str
    records: tuple[dict[str, Any], ...]


def run_demo(
    folder: Path, *, seed: int = DEMO_SEED, articles: int = 420, narrate: Narrate, on_progress: Progress
) -> DemoResult:
    """Serve the farm, crawl it into the workspace `folder`, build the corpus, and score it.

    A second call goes on where the first one was killed, and fetches nothing that is there.
    """
    create_workspace(folder)
    (folder / "sites" / EXAMPLE_RECIPE).unlink(missing_ok=True)
    workspace = open_workspace(folder)
    state = workspace.data / "state"
    state.mkdir(parents=True, exist_ok=True)
    with serve_farm(folder, state, seed, articles):
        narrate("the farm stands on loopback; its recipes are in " + str(folder / "sites"))
        crawl_sites(workspace, narrate=narrate)
    build = build_corpus(workspace, on_progress=on_progress)
    rows = state / "demo-rows.jsonl"
    with rows.open("w", encoding="utf-8") as file:
        for table, columns in _SCORED.items():
            for row in read_table(workspace.corpus, table, columns).to_pylist():
                file.write(json.dumps(row | {"table": table}, ensure_ascii=False, default=_as_text) + "\n")
    command = [sys.executable, "-m", "scraper.demo.score", "--json", str(state / "demo-truth.jsonl"), str(rows)]
    found = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)  # noqa: S603 - our own module
    return DemoResult(folder, build, found["table"], tuple(found["records"]))


@contextlib.contextmanager
def serve_farm(folder: Path, state: Path, seed: int, articles: int) -> Iterator[None]:
    """The farm as a process of its own, on the ports of the last time; it ends with its standard input."""
    command = [
        *(sys.executable, "-m", "scraper.demo.server", "--seed", str(seed), "--articles", str(articles)),
        *("--recipes", str(folder / "sites"), "--truth", str(state / "demo-truth.jsonl")),
        *("--log", str(state / "demo-requests.jsonl"), "--ports", str(state / "demo-ports.json")),
    ]
    farm = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)  # noqa: S603
    try:
        if farm.stdout is None or not farm.stdout.readline():
            _, said = farm.communicate()
            raise YuqiError(
                f"the demo farm did not start: {said.strip().splitlines()[-1] if said.strip() else 'it said nothing'}",
                where=str(state / "demo-ports.json"),
                todo="remove that file if another program holds its ports, and the folder if nothing in it is wanted",
            )
        yield
    finally:
        farm.terminate()
        farm.communicate()


def _as_text(value: object) -> str:
    return value.isoformat() if isinstance(value, (date, datetime)) else str(value)

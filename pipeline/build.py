"""The only composer of the corpus: archive -> cleaned pieces -> groups -> tables -> publication.

A piece is one file of the archive. Its cleaned form is kept under a name made of its size and of everything that decides
the result, so a killed build goes on where it was and a second build cleans only what is new. What the cleaned pages of
a host tell of each other (`pipeline.site_knowledge`) is learnt from all pieces; the pages of a piece that this concerns
are cleaned again, into a second file whose name says what was known.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline import assemble, page_rows, site_rows, store
from pipeline.alarms import find_alarms
from pipeline.cleaning.mask import blot
from pipeline.config import Config
from pipeline.engine import count_workers, map_tasks
from pipeline.errors import DataError
from pipeline.extract import ExtractRules
from pipeline.identity import document_id
from pipeline.knowledge import Knowledge, load_knowledge
from pipeline.page import SiteRules, clean_page, cleaner_version
from pipeline.reader_files import load_readers
from pipeline.recipes import Recipe, load_recipes
from pipeline.records import RawPage
from pipeline.repair.tables import read_light_words
from pipeline.schema import SCHEMAS
from pipeline.site_knowledge import SiteKnowledge
from pipeline.warc_reader import Problem, read_archive
from pipeline.workspace import Workspace

BATCH_PAGES = 200  # whose rows are in memory at once, as Python objects
Narrate = Callable[[str], None]
Progress = Callable[[int, int], None]  # pieces done, pieces in all


@dataclass(frozen=True, slots=True)
class BuildResult:
    """A finished build; `is_new` is false when nothing had changed since the last one."""

    run_id: str
    is_new: bool
    n_pages: int
    n_articles: int
    n_copies: int
    n_dropped: int
    n_cleaned_pieces: int
    n_reused_pieces: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class PieceTask:
    """One archive file to clean, and where its rows go; with `known`, only the pages of these `raw_ref`s."""

    source: Path
    target: Path
    config: Config
    recipes: tuple[Recipe, ...]
    own_counts: Path
    known: Mapping[str, SiteKnowledge] | None = None  # of their hosts


def build_corpus(
    workspace: Workspace, *, full: bool = False, workers: int | None = None, on_progress: Progress = lambda *_: None
) -> BuildResult:
    """Clean what is new, group everything, and publish the tables at once."""
    with workspace.lock("build"):
        return _build(workspace, full=full, workers=workers, on_progress=on_progress)


def _build(workspace: Workspace, *, full: bool, workers: int | None, on_progress: Progress) -> BuildResult:
    started_at = datetime.now(UTC)
    knowledge = load_knowledge(workspace.config, workspace.own_counts)
    recipes = load_recipes(workspace.sites)
    version = cleaner_version(knowledge)
    key = hashlib.sha256("\n".join([version, _code_hash(), repr(recipes)]).encode()).hexdigest()[:16]
    folder = workspace.cleaned / key
    config = replace(workspace.config, corpus=replace(workspace.config.corpus, data=Path()))
    tasks = [
        PieceTask(path, folder / f"{path.name}-{path.stat().st_size}.parquet", config, recipes, workspace.own_counts)
        for path in workspace.archive_files
    ]
    inputs_hash = hashlib.sha256(
        "\n".join([key, *sorted(task.target.name for task in tasks)]).encode()
    ).hexdigest()[:16]  # fmt: skip
    previous = _sound(workspace.corpus)
    if previous and not full and (result := _unchanged(previous, inputs_hash, len(tasks))):
        return result
    n_workers = _workers(workspace, workers)
    missing = [task for task in tasks if full or not task.target.exists()]
    problems = _clean_pieces(missing, n_workers, on_progress)
    pieces = [pq.read_table(task.target) for task in tasks]
    hosts = site_rows.learn_hosts(pieces)
    again = _revise(tasks, pieces, hosts)
    missing_again = [task for task in again.values() if full or not task.target.exists()]
    n_again = sum(len(task.known or ()) for task in missing_again)  # starting processes takes as long as a batch
    _clean_pieces(missing_again, min(n_workers, 1 + n_again // BATCH_PAGES), on_progress, n_done=len(missing))
    _remove_stale(workspace.cleaned, {task.target for task in [*tasks, *again.values()]})
    for number, task in again.items():
        pieces[number] = site_rows.replace_rows(pieces[number], pq.read_table(task.target))

    pages = pa.concat_tables(pieces or [page_rows.PIECE_SCHEMA.empty_table()])
    run_id = f"{started_at:%Y%m%dT%H%M%SZ}-{uuid.uuid4().hex[:6]}"
    problems += find_alarms(pages)
    tables = assemble.assemble_tables(pages, run_id, version, read_light_words(knowledge.deletions[0]))
    run = assemble.run_row(
        run_id=run_id, started_at=started_at, finished_at=datetime.now(UTC),
        version=importlib.metadata.version("yuqi-corpus"), cleaner_version=version,
        config_hash=workspace.config.digest, inputs_hash=inputs_hash, tables=tables, pages=pages,
    )  # fmt: skip
    tables["runs"] = pa.concat_tables([store.read_table(previous, "runs"), run]) if previous else run
    unfinished = workspace.builds / f".{run_id}"
    store.write_corpus(tables, unfinished, previous)
    store.write_hosts(_describe(hosts, workspace.config), unfinished)
    unfinished.rename(workspace.builds / run_id)
    store.publish(workspace.builds / run_id, workspace.corpus)
    store.remove_old_builds(workspace.builds, run_id)
    counts = {f"n_{name}": len(tables[name]) for name in ("articles", "copies", "dropped")}
    n_cleaned = len({task.source for task in [*missing, *missing_again]})
    return BuildResult(
        run_id=run_id, is_new=True, n_pages=len(pages), n_cleaned_pieces=n_cleaned,
        n_reused_pieces=len(tasks) - n_cleaned, problems=tuple(problems), **counts,
    )  # fmt: skip


def _clean_pieces(tasks: Sequence[PieceTask], n_workers: int, on_progress: Progress, n_done: int = 0) -> list[Problem]:
    """Clean the pieces, in any order; `n_done` others have been."""
    problems: list[Problem] = []
    n_all = n_done + len(tasks)
    if tasks or not n_done:
        on_progress(n_done, n_all)
    for done, found in enumerate(map_tasks(clean_piece, tasks, n_workers), n_done + 1):
        problems += found
        on_progress(done, n_all)
    return problems


def _revise(
    tasks: Sequence[PieceTask], pieces: Sequence[pa.Table], hosts: Mapping[str, SiteKnowledge]
) -> dict[int, PieceTask]:
    """For the number of each piece that knowledge of its hosts concerns, the task that cleans those pages again."""
    again = {}
    for number, (task, piece) in enumerate(zip(tasks, pieces, strict=True)):
        if concerned := site_rows.find_concerned(piece, hosts):
            target = task.target.with_suffix(f".{site_rows.digest_concerned(concerned)}.parquet")
            again[number] = replace(task, target=target, known=concerned)
    return again


def _describe(hosts: Mapping[str, SiteKnowledge], config: Config) -> dict[str, object]:
    """What is known of the hosts as it may be written: nothing personal in it."""
    kinds = frozenset(config.mask.kinds)
    return {
        host: {
            subject: {blot(key, kinds): said for key, said in found.items()}
            for subject, found in known.describe().items()
            if found
        }
        for host, known in sorted(hosts.items())
    }


def clean_piece(task: PieceTask) -> list[Problem]:
    """Clean the pages of one archive file into one Parquet file; what could not be read of the archive."""
    knowledge = load_knowledge(task.config, task.own_counts)
    sites = {recipe.name: site_rules(recipe) for recipe in task.recipes}
    problems: list[Problem] = []
    pages = (
        page for page in read_archive(task.source, problems.append) if task.known is None or page.raw_ref in task.known
    )
    batches = iter(lambda: list(islice(pages, BATCH_PAGES)), [])
    tables = (
        page_rows.rows_to_table(page_to_row(page, knowledge, _rules_of(page, task, sites)) for page in batch)
        for batch in batches
    )
    store.write_file(tables, page_rows.PIECE_SCHEMA, task.target)
    return problems


def _rules_of(page: RawPage, task: PieceTask, sites: Mapping[str, SiteRules]) -> SiteRules:
    """What the recipe of the page's site says, and what is known of its host."""
    rules = sites.get(page.site, SiteRules())
    return replace(rules, knowledge=task.known[page.raw_ref]) if task.known else rules


def page_to_row(page: RawPage, knowledge: Knowledge, site: SiteRules) -> page_rows.Row:
    """The row of one page; a stage that fails makes a row with its error, and the build goes on."""
    try:
        return page_rows.page_row(clean_page(page, knowledge, site))
    except Exception as error:  # noqa: BLE001 - a bug on one page of thousands must cost one page, and be seen
        detail = blot(f"{type(error).__name__}: {error}", frozenset(knowledge.config.mask.kinds))
        return page_rows.failure_row(page, document_id(page.url, page.body), detail[:500])


def site_rules(recipe: Recipe) -> SiteRules:
    """What a recipe says about decoding and extraction."""
    asked = recipe.extract
    rules = ExtractRules(
        title=asked.title or "", body=asked.body or "", author=asked.author or "", published=asked.published or ""
    )
    return SiteRules(recipe.fetch.charset or "", rules, load_readers(asked.reader) if asked.reader else ())


def _workers(workspace: Workspace, workers: int | None) -> int:
    return count_workers(workspace.config.build.workers if workers is None else workers, 1 << 16)


def _sound(corpus: Path) -> Path | None:
    """The last build when all its parts can be opened; a damaged one is no reason not to build."""
    if not (corpus.is_symlink() and corpus.exists()):
        return None
    try:
        for name in SCHEMAS:
            for part in store.table_parts(corpus, name):
                store.read_schema(part)
        store.read_table(corpus, "runs")
    except DataError:
        return None
    return corpus.resolve()


def _unchanged(previous: Path, inputs_hash: str, n_pieces: int) -> BuildResult | None:
    """The last build as a result when it was made from the same inputs."""
    last = store.read_table(previous, "runs").to_pylist()[-1]
    if last["inputs_hash"] != inputs_hash:
        return None
    counts = {name: last[name] for name in ("run_id", "n_pages", "n_articles", "n_copies", "n_dropped")}
    return BuildResult(is_new=False, n_cleaned_pieces=0, n_reused_pieces=n_pieces, problems=(), **counts)


def _remove_stale(cleaned: Path, wanted: set[Path]) -> None:
    """Remove cleaned pieces that no build will ask for again."""
    for path in sorted(cleaned.glob("*/*"), reverse=True):
        if path not in wanted:
            path.unlink()
    for folder in cleaned.glob("*"):
        if not any(folder.iterdir()):
            folder.rmdir()


@cache
def _code_hash() -> str:
    """Hash of the package's own source: a changed rule whose version was forgotten must not reuse old pieces."""
    total = hashlib.sha256()
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        total.update(path.read_bytes())
    return total.hexdigest()[:16]

"""Pages from files into the archive: what `yuqi import` does."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.identity import record_id
from pipeline.sources import read_pages
from pipeline.warc import Archive
from pipeline.warc_reader import Problem, read_archive
from pipeline.workspace import Workspace

PIECE_BYTES = 8 * 1024 * 1024  # of an archive file: about 700 pages, a few seconds of cleaning
IMPORT_PREFIX = "import"


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did: pages archived, pages that were there already, and what could not be read."""

    n_new: int
    n_known: int
    problems: tuple[Problem, ...]


def import_pages(workspace: Workspace, paths: list[Path], *, site: str = "import") -> ImportResult:
    """Archive every page found under `paths`; pages already archived are recognised and left alone."""
    problems: list[Problem] = []
    n_new = n_known = 0
    _refuse_own_data(workspace, paths)
    with workspace.lock("import"):
        known = {
            page.raw_ref: page.sha256
            for path in workspace.archive_files
            for page in read_archive(path, problems.append)
        }
        with Archive(workspace.raw, IMPORT_PREFIX, max_bytes=PIECE_BYTES) as archive:
            for path in paths:
                for page in read_pages(path, site=site, on_problem=problems.append):
                    if known.get(page.raw_ref, page.sha256) != page.sha256:  # another body under a foreign id
                        page = replace(page, raw_ref=record_id(page.url, page.fetched_at, page.sha256))  # noqa: PLW2901
                    if page.raw_ref in known:
                        n_known += 1
                        continue
                    known[archive.write(page)] = page.sha256
                    n_new += 1
    return ImportResult(n_new, n_known, tuple(problems))


def _refuse_own_data(workspace: Workspace, paths: list[Path]) -> None:
    """Raise UsageError for a path that is empty, or that holds what this workspace itself has written."""
    own = workspace.data.resolve()
    for path in paths:
        there = path.resolve()
        if there == own or own.is_relative_to(there) or there.is_relative_to(own):
            raise UsageError(
                "that path holds the workspace's own data, which would be archived again as pages",
                where=str(there),
                todo="name the folder or files of the pages alone",
            )

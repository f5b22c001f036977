"""What a workspace holds, in one look."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.recipes import load_recipes
from pipeline.store import read_table
from pipeline.workspace import Workspace


@dataclass(frozen=True, slots=True)
class WorkspaceState:
    """Archive, recipes, published corpus and its last builds."""

    folder: str
    n_archive_files: int
    archive_bytes: int
    sites: tuple[str, ...]
    runs: tuple[dict[str, Any], ...]  # oldest first

    def as_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {
            "workspace": self.folder,
            "archive": {"files": self.n_archive_files, "bytes": self.archive_bytes},
            "sites": list(self.sites),
            "runs": list(self.runs),
        }

    def lines(self) -> Iterator[str]:
        """The state for people."""
        yield f"workspace {self.folder}"
        yield f"archive   {self.n_archive_files} files, {self.archive_bytes / 1e6:.1f} MB"
        yield f"sites     {', '.join(self.sites) or 'none; a recipe is sites/NAME.toml'}"
        if not self.runs:
            yield "corpus    none yet; next: yuqi import PATH ..., then yuqi build"
            return
        last = self.runs[-1]
        yield f"corpus    {last['n_articles']} articles, {last['n_copies']} copies, {last['n_dropped']} dropped"
        yield f"          of {last['n_pages']} archived pages; run {last['run_id']}, {last['finished_at']:%Y-%m-%d %H:%M} UTC"
        for row in last["funnel"]:
            yield f"          {row['site']:<16} {row['stage']:<9} {row['reason']:<12} {row['n']:>7}"
        yield f"runs      {len(self.runs)}"


def describe_workspace(workspace: Workspace) -> WorkspaceState:
    """The state of `workspace`; it reads, and locks nothing."""
    files = workspace.archive_files
    runs = read_table(workspace.corpus, "runs").to_pylist() if workspace.corpus.exists() else []
    return WorkspaceState(
        folder=str(workspace.root.resolve()),
        n_archive_files=len(files),
        archive_bytes=sum(path.stat().st_size for path in files),
        sites=tuple(recipe.name for recipe in load_recipes(workspace.sites)),
        runs=tuple(runs),
    )

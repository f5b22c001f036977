"""A workspace on disk: where its files lie, and the lock that keeps two runs apart."""

from __future__ import annotations

import errno
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from pipeline.config import Config, default_config_text, load_config
from pipeline.errors import ResourceError, YuqiError
from pipeline.lock import hold_lock
from pipeline.recipes import example_recipe_text

EXAMPLE_RECIPE = "example.toml.off"  # an ending that `load_recipes` does not read: nothing is crawled by surprise


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder with `corpus.toml` and `sites/`; what runs write lies under `data`."""

    root: Path
    config: Config

    @property
    def data(self) -> Path:
        """Everything that runs write."""
        return self.root / self.config.corpus.data

    @property
    def sites(self) -> Path:
        """Recipes."""
        return self.root / "sites"

    @property
    def raw(self) -> Path:
        """WARC files, append-only."""
        return self.data / "raw"

    @property
    def archive_files(self) -> list[Path]:
        """The files of the archive in the order of their names."""
        return sorted(self.raw.glob("*.warc.gz"))

    @property
    def cleaned(self) -> Path:
        """Cleaned pieces of the archive: a cache that a killed build resumes from."""
        return self.data / "state" / "cleaned"

    @property
    def builds(self) -> Path:
        """Published builds, the newest few; names that begin with a dot are unfinished."""
        return self.data / "builds"

    @property
    def corpus(self) -> Path:
        """The published corpus, a link into `builds`."""
        return self.data / "corpus"

    @property
    def own_counts(self) -> Path:
        """What `yuqi language build` counted; knowledge takes it in when it is there."""
        return self.data / "language" / "own.bin"

    def lock(self, purpose: str) -> AbstractContextManager[None]:
        """Hold the workspace for `yuqi PURPOSE`; LockedError when another process does."""
        return hold_lock(self.data / "state" / "lock", f"yuqi {purpose}")

    def lock_runs(self) -> AbstractContextManager[None]:
        """Keep other scheduled runs away; crawl and build hold their own locks inside."""
        return hold_lock(self.data / "state" / "run.lock", "yuqi run")


def open_workspace(root: Path) -> Workspace:
    """The workspace at `root`; ConfigError when it is none, or its configuration is wrong."""
    return Workspace(root, load_config(root))


def create_workspace(root: Path) -> list[Path]:
    """Write what a workspace needs and lacks; the paths that were written, none when it was complete."""
    written = []
    for path, text in (
        (root / "corpus.toml", default_config_text()),
        (root / "sites" / EXAMPLE_RECIPE, example_recipe_text()),
    ):
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            written.append(path)
    return written


_RESOURCES = {
    errno.ENOSPC: ("the disk is full", "free some space"),
    errno.EFBIG: ("a file may not grow any further (file size limit)", "raise the limit (`ulimit -f`) or the quota"),
    errno.EDQUOT: ("the disk quota is used up", "free some space"),
    errno.EACCES: ("permission denied", "choose a folder that you may write, or ask its owner"),
    errno.EPERM: ("operation not permitted", "choose a folder that you may write, or ask its owner"),
    errno.ENOENT: ("there is no such file or folder", "check the path"),
    errno.ENOTDIR: ("a part of the path is no folder", "check the path"),
    errno.EISDIR: ("that is a folder and no file", "check the path"),
    errno.EEXIST: ("something else is in its place", "move it away"),
    errno.ENAMETOOLONG: ("the path is too long", "choose a shorter one"),
    errno.EROFS: ("the file system is read-only", "choose a folder that you may write"),
    errno.ENOMEM: ("memory ran out", "use fewer workers: `yuqi build --workers 1`"),
    errno.EMFILE: ("too many open files", "raise the limit (`ulimit -n`)"),
}


def explain_os_error(error: OSError, kept: str) -> YuqiError | None:
    """The message for an error of the operating system that a person can mend, None for any other."""
    known = _RESOURCES.get(error.errno or 0)
    if known is None:
        return None
    what, todo = known
    where = str(error.filename or error.args[-1])
    return ResourceError(what, where=where, todo=f"{todo}, then type the same command again; {kept}")

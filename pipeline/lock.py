"""A lock file that one process holds at a time; the kernel frees it however the process ends."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from pipeline.errors import LockedError


@contextlib.contextmanager
def hold_lock(path: Path, purpose: str) -> Iterator[None]:
    """Hold the lock file `path` for `purpose`, which is what a second process is told.

    Raises:
        LockedError: another process holds it; says which, since when and for what.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise LockedError(
                f"another run holds this workspace: {_holder(descriptor)}",
                where=str(path),
                todo="wait for it to end, or look at it with `yuqi status`",
            ) from None
        note = {"pid": os.getpid(), "since": datetime.now(UTC).isoformat(timespec="seconds"), "purpose": purpose}
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, json.dumps(note).encode(), 0)
        yield
    finally:
        os.close(descriptor)


def _holder(descriptor: int) -> str:
    """What the holder of a lock wrote about itself."""
    try:
        note = json.loads(os.pread(descriptor, 4096, 0))
        return f"`{note['purpose']}`, process {note['pid']}, since {note['since']}"
    except (ValueError, KeyError, TypeError):
        return "it has not said what it does yet"

"""One scheduled run: crawl what is due in a process of its own, then build. Safe to call at any time."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import IO, Any

from pipeline import errors
from pipeline.build import BuildResult, Progress, build_corpus
from pipeline.engine import die_with_parent
from pipeline.errors import YuqiError
from pipeline.workspace import Workspace

Narrate = Callable[[str], None]
_TAIL_LINES = 6  # of the narration of a crawl that failed, for its message


@dataclass(frozen=True, slots=True)
class RunResult:
    """What a run did: a record a site from the crawl, and the build."""

    sites: tuple[dict[str, Any], ...]
    build: BuildResult


def crawl_sites(
    workspace: Workspace, sites: Sequence[str] = (), *, due: bool = False, narrate: Narrate = lambda _: None
) -> tuple[dict[str, Any], ...]:
    """Fetch the named sites, or all, or what is due; one record a site, the order is theirs.

    The crawler is a process of its own: its event loop cannot be started twice, and what it leaks dies with it.

    Raises:
        YuqiError: the crawl could not be made; the class says the exit code. A site that fails is a record.
    """
    arguments = [f"--site={site}" for site in sites] + ["--due"] * due
    command = [sys.executable, "-m", "scraper", "--workspace", str(workspace.root), *arguments]
    tail: deque[str] = deque(maxlen=_TAIL_LINES)
    with subprocess.Popen(  # noqa: S603 - our own interpreter and module
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        preexec_fn=die_with_parent,  # noqa: PLW1509 - no other thread runs yet
    ) as process:
        listener = threading.Thread(target=_listen, args=(process.stderr, narrate, tail))
        listener.start()
        try:
            records = [json.loads(line) for line in process.stdout or () if line.startswith("{")]
            code = process.wait()
        except BaseException:
            process.terminate()  # it writes what it holds, and ends
            raise
        finally:
            listener.join()
    if code == _INTERRUPTED:
        raise KeyboardInterrupt
    if code:
        raise _error_of(code, tail)
    return tuple(records)


def run_once(workspace: Workspace, *, narrate: Narrate = lambda _: None, on_progress: Progress) -> RunResult:
    """Crawl what is due and build what is new; after a kill, the next call goes on."""
    with workspace.lock_runs():
        sites = crawl_sites(workspace, due=True, narrate=narrate)
        return RunResult(sites, build_corpus(workspace, on_progress=on_progress))


_INTERRUPTED = 130


def _listen(stream: IO[str] | None, narrate: Narrate, tail: deque[str]) -> None:
    for line in stream or ():
        narrate(line.rstrip("\n"))
        tail.append(line.rstrip("\n"))


def _error_of(code: int, tail: Iterable[str]) -> YuqiError:
    """The error that a crawl ended with; it has told the details already."""
    kinds = (kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, YuqiError))
    kind = next((kind for kind in kinds if kind.exit_code == code and kind is not YuqiError), YuqiError)
    said = [line for line in tail if line.strip()]
    return kind(f"the crawl ended with {code}", where=said[-1].strip() if said else "", todo="mend what it says above")

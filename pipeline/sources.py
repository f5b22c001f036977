"""Files of other people as raw pages: text, HTML, WARC, JSON lines and Parquet, alone or in folders."""

from __future__ import annotations

import hashlib
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from pipeline.decode import find_utf16
from pipeline.errors import SourceError
from pipeline.identity import record_id
from pipeline.records import Media, RawPage
from pipeline.warc_reader import MAX_PAGE_BYTES, Problem, read_archive, read_modified_at

__all__ = ["MAX_PAGE_BYTES", "Problem", "read_pages"]

_KNOWN = ".txt .html .htm .shtml .warc .warc.gz .jsonl .ndjson .jsonl.gz .ndjson.gz .parquet"
_ENDING = re.compile(r"\.(txt|html?|shtml|warc|warc\.gz|jsonl|ndjson|jsonl\.gz|ndjson\.gz|parquet)$", re.IGNORECASE)
# First bytes of files that are often saved under the name of a page.
_MAGIC_NUMBERS = re.compile(
    rb"(?P<image>\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|RIFF....WEBP)|(?P<document>%PDF-|PK\x03\x04|\xd0\xcf\x11\xe0)"
    rb"|(?P<compressed>\x1f\x8b\x08|BZh[1-9]1AY|\xfd7zXZ|\x28\xb5\x2f\xfd|7z\xbc\xaf|Rar!\x1a)"
    rb"|(?P<program>\x7fELF|MZ[\x00-\xff]\x00)|(?P<table>PAR1|SQLite format 3\x00)",
    re.DOTALL,
)
_HEAD_BYTES = 8192
_MAX_CONTROL_RATIO = 0.05  # random and compressed bytes hold 11 % of them, text none
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_CONTROLS = bytes([*range(9), 0x0B, *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F])


def read_pages(
    path: Path,
    *,
    on_problem: Callable[[Problem], None],
    site: str = "import",
    fetched_at: datetime | None = None,
) -> Iterator[RawPage]:
    """The pages of a file, or of all files below a folder in sorted order.

    A page that brings no URL is `file:NAME`; one that brings no site is of `site`; one that brings no time has
    `fetched_at`, or else the time of its file. `raw_ref` is the WARC record id it has or will have.
    Whatever cannot be read goes to `on_problem`, and the rest is read. Raises SourceError when `path` does not exist.
    """
    try:
        is_there = path.exists()
    except OSError:  # a name too long, a folder that may not be entered
        is_there = False
    if not is_there:
        raise SourceError("there is no such file or folder", where=_show(path), todo="check the path")
    read = _read_folder if path.is_dir() else _read_file
    return read(path, site, fetched_at, on_problem)


def _read_folder(
    folder: Path, site: str, fetched_at: datetime | None, on_problem: Callable[[Problem], None]
) -> Iterator[RawPage]:
    def report(error: OSError) -> None:
        on_problem(Problem(_show(Path(error.filename)), f"cannot be read: {error.strerror}", "check its permissions"))

    found: list[Path] = []
    others: Counter[str] = Counter()
    for parent, folders, names in os.walk(folder, onerror=report):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if _ENDING.search(name):
                found.append(Path(parent, name))
            elif not name.startswith("."):
                others[Path(name).suffix.lower() or "no ending"] += 1
    if others:
        kinds = ", ".join(f"{n} {_clean(ending)}" for ending, n in sorted(others.items()))
        on_problem(Problem(_show(folder), f"other files were left out: {kinds}", "rename those that are pages"))
    for path in sorted(found):
        yield from _read_file(path, site, fetched_at, on_problem)


def _read_file(
    path: Path, site: str, fetched_at: datetime | None, on_problem: Callable[[Problem], None]
) -> Iterator[RawPage]:
    match = _ENDING.search(path.name)
    try:
        status = path.stat()
        if not match:
            on_problem(Problem(_show(path), "its ending is not known", f"rename it; known are {_KNOWN}"))
        elif not path.is_file():
            on_problem(Problem(_show(path), "not an ordinary file", "give a file or a folder"))
        elif not status.st_size:
            on_problem(Problem(_show(path), "empty file", "get it again, or remove it"))
        else:
            at = fetched_at or read_modified_at(status)
            for found in _read_kind(path, match.group(1).lower(), site, at, on_problem):
                if isinstance(found, Problem):
                    on_problem(found)
                else:
                    is_visit = found.is_visit and (fetched_at is not None or found.fetched_at != at)
                    yield found if is_visit else replace(found, is_visit=False)
    except OSError as error:
        on_problem(Problem(_show(path), f"cannot be read: {error.strerror}", "check the file and its permissions"))


def _read_kind(
    path: Path, ending: str, site: str, at: datetime, on_problem: Callable[[Problem], None]
) -> Iterator[RawPage | Problem]:
    if ending.startswith("warc"):
        yield from read_archive(path, on_problem, site=site)
    elif ending == "parquet":
        from pipeline.row_reader import read_parquet

        yield from read_parquet(path, site, at)
    elif ending.startswith(("json", "ndjson")):
        from pipeline.row_reader import read_json_lines

        yield from read_json_lines(path, site, at, is_gzip=ending.endswith(".gz"))
    else:
        yield _read_single(path, Media.TEXT if ending == "txt" else Media.HTML, site, at)


def _read_single(path: Path, media: Media, site: str, at: datetime) -> RawPage | Problem:
    """The file as one page, unless its bytes cannot be one."""
    with path.open("rb") as file:
        body = file.read(MAX_PAGE_BYTES + 1)
    if len(body) > MAX_PAGE_BYTES:
        return Problem(_show(path), f"longer than {MAX_PAGE_BYTES} bytes", "nothing: no article is so long")
    head = body[:_HEAD_BYTES]
    if magic := _MAGIC_NUMBERS.match(head):
        return Problem(_show(path), f"holds a {magic.lastgroup} file, not a page", "rename or remove it")
    n_controls = len(head) - len(head.translate(None, delete=_CONTROLS))
    if n_controls > _MAX_CONTROL_RATIO * len(head) and not head.startswith(_UTF16_MARKS) and not find_utf16(head):
        return Problem(_show(path), "holds binary data, hardly any text", "get the page again, or remove the file")
    if not body.strip():
        return Problem(_show(path), "holds nothing but blanks", "get it again, or remove it")
    url = f"file:{_clean(path.name)}"
    return RawPage(url, site, body, media, at, record_id(url, at, hashlib.sha256(body).hexdigest()))


def _show(path: Path) -> str:
    return _clean(str(path))


def _clean(name: str) -> str:
    """A name that can be printed and stored, also where its bytes are no UTF-8."""
    return os.fsencode(name).decode("utf-8", "replace")

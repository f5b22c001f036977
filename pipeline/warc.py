"""The archive of raw pages: WARC 1.1, one gzip member a record, written by us and read from anyone.

Our own facts ride in header fields that other tools ignore: `X-Yuqi-Site`, `X-Yuqi-Media` and, where the URL is not
plain ASCII, `X-Yuqi-URL` (percent-encoded UTF-8), beside the percent-encoded `WARC-Target-URI`.
"""

from __future__ import annotations

import fcntl
import gzip
import io
import logging
import mmap
import os
import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pipeline.errors import DataError, LockedError, ResourceError
from pipeline.identity import record_id
from pipeline.inflate import GZIP, MAGIC
from pipeline.records import Media, RawPage
from pipeline.warc_reader import MAX_PAGE_BYTES, Problem, read_archive

_BLOCK_BYTES = 64 * 1024
_PRINTABLE = "".join(map(chr, range(0x21, 0x7F)))
_CONTENT_TYPES = {Media.HTML: "text/html", Media.TEXT: "text/plain"}
_TRANSFER_FIELDS = frozenset({"content-encoding", "content-length", "transfer-encoding"})

__all__ = [
    "MAX_PAGE_BYTES",
    "Archive",
    "HttpHead",
    "Problem",
    "find_whole_end",
    "read_archive",
    "record_id",
    "serialise_record",
]

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class HttpHead:
    """The status line (`200 OK`) and header fields of a crawled response, in the order of the server."""

    status: str
    fields: tuple[tuple[str, str], ...] = ()


def serialise_record(page: RawPage, http: HttpHead | None = None, notes: Iterable[tuple[str, str]] = ()) -> bytes:
    """One WARC record as one gzip member: `response` with an HTTP head, `resource` without.

    `page.raw_ref` is the record id, and computed when empty. The body must be as it is after transport decoding; the
    fields that described the transport are renamed to `X-Crawler-*`, as Common Crawl does. `notes` become `X-Yuqi-*`
    header fields.
    """
    content_type = _CONTENT_TYPES[page.media] + (f"; charset={page.charset_declared}" if page.charset_declared else "")
    uri = quote(page.url, safe=_PRINTABLE, errors="replace")
    fields = {
        "WARC-Record-ID": _to_line(page.raw_ref) or record_id(page.url, page.fetched_at, page.sha256),
        "WARC-Date": page.fetched_at.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z",
        "X-Yuqi-Site": quote(page.site, safe="", errors="replace"),
        "X-Yuqi-Media": page.media.value,
        **({} if page.is_visit else {"X-Yuqi-Visit": "unknown"}),
        **({"X-Yuqi-URL": quote(page.url, safe="", errors="replace")} if uri != page.url else {}),
        **{f"X-Yuqi-{_to_line(name)}": _to_line(value) for name, value in notes},
    }
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=False, warc_version="WARC/1.1")
    head = http and StatusAndHeaders(_to_line(http.status), _rename_transfer_fields(http, page.body), "HTTP/1.1")
    record = writer.create_warc_record(
        uri,
        "response" if http else "resource",
        payload=io.BytesIO(page.body),
        length=len(page.body),
        warc_content_type="" if http else _to_line(content_type),
        warc_headers_dict=fields,
        http_headers=head,
    )
    writer.write_record(record)
    return gzip.compress(out.getvalue(), 6, mtime=0)


class Archive:
    """An append-only series of files `PREFIX-00001.warc.gz`, held by one writer at a time.

    Opening takes up the newest file and cuts what a killed process or a power loss left of a torn last record
    (`n_bytes_cut`): a record appended behind a torn one is lost to every reader. A record is one `write` of one gzip
    member. Raises LockedError when another process writes the same series, ResourceError when the disk is full.
    """

    def __init__(self, folder: Path, prefix: str, *, max_bytes: int = 512 * 1024 * 1024) -> None:
        if not re.fullmatch(r"[\w.-]+", prefix):
            raise DataError(
                f"{prefix!r} cannot begin a file name", where=str(folder), todo="use letters, digits, - and _"
            )
        self._folder, self._prefix, self._max_bytes = folder, prefix, max_bytes
        folder.mkdir(parents=True, exist_ok=True)
        numbers = [
            int(path.name.removesuffix(".warc.gz")[-5:]) for path in folder.glob(f"{prefix}-{'[0-9]' * 5}.warc.gz")
        ]
        self._number = max(numbers, default=1)
        self.n_bytes_cut = 0
        self._place = "", -1
        self._open()

    @property
    def path(self) -> Path:
        """The file that is being written."""
        return self._folder / f"{self._prefix}-{self._number:05d}.warc.gz"

    @property
    def place(self) -> tuple[str, int]:
        """The file name of the last record of this writer, and the byte it begins at."""
        return self._place

    def write(self, page: RawPage, http: HttpHead | None = None, notes: Iterable[tuple[str, str]] = ()) -> str:
        """Append one record and give its id; see `serialise_record`. Durable after `sync`."""
        data = serialise_record(page, http, notes)
        if self._size and self._size + len(data) > self._max_bytes:
            self.close()
            self._number += 1
            self._open()
        try:
            n_written = self._file.write(data)
        except OSError as error:
            n_written, cause = 0, error
        else:
            cause = OSError("short write")
        if n_written != len(data):
            os.ftruncate(self._file.fileno(), self._size)
            raise ResourceError(
                f"the archive cannot grow: {cause}", where=str(self.path), todo="free disk space, then run again"
            ) from cause
        self._place = self.path.name, self._size
        self._size += len(data)
        return page.raw_ref or record_id(page.url, page.fetched_at, page.sha256)

    def sync(self) -> None:
        """Everything written so far survives a power loss."""
        os.fsync(self._file.fileno())

    def close(self) -> None:
        """Sync and let go of the file; a second call does nothing."""
        if not self._file.closed:
            self.sync()
            self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _open(self) -> None:
        while True:
            self._file = self.path.open("ab", buffering=0)
            try:
                fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                self._file.close()
                raise LockedError(
                    "another process is writing this archive", where=str(self.path), todo="wait until it has ended"
                ) from error
            whole, size = find_whole_end(self.path), self.path.stat().st_size
            if whole is not None:
                break
            logger.warning("%s is no archive of ours; it stays as it is, and the next number is used", self.path)
            self._file.close()
            self._number += 1
        if whole < size:
            os.ftruncate(self._file.fileno(), whole)
            self.n_bytes_cut += size - whole
            logger.warning("%s ended in a torn record; %d bytes were cut", self.path, size - whole)
        self._size = whole
        folder = os.open(self._folder, os.O_RDONLY)
        try:
            os.fsync(folder)  # a new name in the folder survives a power loss too
        finally:
            os.close(folder)


def find_whole_end(path: Path) -> int | None:
    """Bytes up to the end of the last whole record; None when the file does not begin like an archive of ours.

    Looks from the end, so that the cost is that of the last records and not of the file.
    """
    if not (size := path.stat().st_size):
        return 0
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        if data[:3] != MAGIC[:size]:
            return None
        at = data.rfind(MAGIC)
        while at >= 0:
            if end := _find_member_end(data, at):
                return end
            at = data.rfind(MAGIC, 0, at + 2)
    return 0


def _find_member_end(data: mmap.mmap, start: int) -> int:
    """Where the record's gzip member that begins at `start` ends; 0 when it is torn or none."""
    inflater = zlib.decompressobj(GZIP)
    at, is_record = start, False
    try:
        while not inflater.eof and at < len(data):
            out = inflater.decompress(data[at : at + _BLOCK_BYTES])
            if out and not is_record:
                if not out.startswith(b"WARC/"[: len(out)]):
                    return 0
                is_record = True
            at += _BLOCK_BYTES
    except zlib.error:
        return 0
    return min(at, len(data)) - len(inflater.unused_data) if inflater.eof and is_record else 0


def _rename_transfer_fields(http: HttpHead, body: bytes) -> list[tuple[str, str]]:
    """The header fields of the server, those about the transport set aside, and the true length."""
    fields = [(f"X-Crawler-{name}" if name.lower() in _TRANSFER_FIELDS else name, value) for name, value in http.fields]
    return [(_to_line(name), _to_line(value)) for name, value in fields] + [("Content-Length", str(len(body)))]


def _to_line(text: str) -> str:
    """Printable ASCII on one line; anything else percent-encoded."""
    return quote(text, safe=_PRINTABLE + " ", errors="replace")

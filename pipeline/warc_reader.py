"""Pages out of WARC files, our own or anybody's, damaged ones included."""

from __future__ import annotations

import hashlib
import io
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import unquote

from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeadersParser

from pipeline.identity import is_site_name, record_id
from pipeline.inflate import MAGIC, Members, undo_transfer
from pipeline.records import Media, RawPage

MAX_PAGE_BYTES = 5 * 1024 * 1024  # what Common Crawl's news crawler keeps of a page
_MAX_HEAD_BYTES = 64 * 1024
_MAX_LINE_BYTES = 1024 * 1024
_BLOCK_BYTES = 64 * 1024
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]{1,40})""", re.IGNORECASE)
_CHECK_WRITER = "check what wrote the file"
_MEDIA = {"text/html": Media.HTML, "application/xhtml+xml": Media.HTML, "text/plain": Media.TEXT}


@dataclass(frozen=True, slots=True)
class Problem:
    """Something bad in a source: where, what is wrong, and what a person can do about it."""

    where: str
    what: str
    todo: str


def read_archive(path: Path, on_problem: Callable[[Problem], None], *, site: str = "import") -> Iterator[RawPage]:
    """The whole pages of a WARC file, of ours or anybody's: responses with status 200 and resources, HTML or text.

    `site` is for records that name none. Of a damaged file all whole records are read, those behind the damage too
    where each record is a gzip member; each damaged place, and each page that is too long or cannot be decoded, goes to
    `on_problem`. Never raises for bad data.
    """
    try:
        with path.open("rb") as file:
            modified_at = read_modified_at(os.fstat(file.fileno()))
            is_gzip = file.read(len(MAGIC)) == MAGIC
            file.seek(0)
            members = Members(file) if is_gzip else None
            # One reader for the whole file: it may go on behind its end once `members` resumes.
            reader = _CappedReader(io.BufferedReader(members, _BLOCK_BYTES) if members else file)
            while True:
                for record in _read_records(reader, members, str(path)):
                    page = record if isinstance(record, Problem) else _build_page(record, site, modified_at, str(path))
                    if isinstance(page, Problem):
                        on_problem(page)
                    elif page:
                        yield page
                if not members or not members.resume(b"WARC/"):
                    return
    except OSError as error:
        on_problem(
            Problem(str(path), f"cannot be read: {error.strerror or error}", "check the file and its permissions")
        )


def read_modified_at(status: os.stat_result) -> datetime:
    """When a file was last written; the epoch for a time that no calendar holds."""
    try:
        return datetime.fromtimestamp(status.st_mtime, UTC)
    except (ValueError, OverflowError):
        return datetime.fromtimestamp(0, UTC)


@dataclass(frozen=True, slots=True)
class _Record:
    """A whole record of a kind that can hold a page; `content` stops behind the longest page that is allowed."""

    kind: str
    fields: Any  # warcio's StatusAndHeaders
    content: bytes
    length: int


class _CappedReader:
    """A binary file whose lines end at `_MAX_LINE_BYTES`: a line of gigabytes must not be held in memory."""

    def __init__(self, file: BinaryIO | io.BufferedReader) -> None:
        self._file = file

    def read(self, size: int) -> bytes:
        return self._file.read(size)

    def readline(self, size: int | None = None) -> bytes:
        return self._file.readline(_MAX_LINE_BYTES if size is None else min(size, _MAX_LINE_BYTES))


def _read_records(reader: _CappedReader, members: Members | None, where: str) -> Iterator[_Record | Problem]:
    """Whole records up to the end or the first damage, and a problem for whatever is in between or cut off."""
    loader, is_lost, is_cut = ArcWarcRecordLoader(), False, False
    line = reader.readline()
    while line and not is_cut:
        if not line.startswith(b"WARC/"):
            if line.strip() and not is_lost:
                is_lost = True
                yield Problem(where, "no WARC record where one should begin", _CHECK_WRITER)
            line = reader.readline()
            continue
        is_lost = False
        try:
            record = loader.parse_record_stream(reader, line, "warc", no_record_parse=True)
        except (ArchiveLoadFailed, EOFError):
            yield Problem(where, "a record of an unknown WARC version", _CHECK_WRITER)
            line = reader.readline()
            continue
        length = str(record.rec_headers.get_header("Content-Length"))
        if not re.fullmatch(r"[0-9]{1,18}", length):
            line = reader.readline()
            is_cut = not line
            if line:
                yield Problem(where, "a record without a length", _CHECK_WRITER)
            continue
        n_left = int(length)
        is_page = record.rec_type in ("response", "resource")
        content = reader.read(min(n_left, MAX_PAGE_BYTES + _MAX_HEAD_BYTES)) if is_page else b""
        n_left -= len(content)
        while n_left and (block := reader.read(min(n_left, _BLOCK_BYTES))):
            n_left -= len(block)
        n_blank, line = 0, reader.readline()
        while line in (b"\r\n", b"\n"):
            n_blank, line = n_blank + 1, reader.readline()
        is_cut = n_left > 0 or bool(members and members.damaged_at is not None and not line and n_blank < 2)
        if is_page and not is_cut:
            yield _Record(record.rec_type, record.rec_headers, content, int(length))
    damaged_at = members.damaged_at if members else None
    if is_cut or damaged_at is not None:
        at = "" if damaged_at is None else f" at byte {damaged_at}"
        yield Problem(
            where, f"cut off or damaged{at}", "the whole records were read; get the file again for the others"
        )


def _build_page(record: _Record, site: str, modified_at: datetime, path: str) -> RawPage | Problem | None:
    """The page of a record; None when it holds another kind of thing."""
    fields, body = record.fields, record.content
    own_id = (fields.get_header("WARC-Record-ID") or "").strip()
    where = f"{path}, record {own_id}" if own_id else path
    content_type = fields.get_header("Content-Type") or ""
    chunked, encodings = False, ""
    if record.kind == "response":
        if not (fields.get_header("WARC-Target-URI") or "http").lstrip("< ").lower().startswith("http"):
            return None  # what other protocols answer, as of the name servers that a crawl asked
        stream = io.BytesIO(body)
        head = StatusAndHeadersParser([], verify=False).parse(stream) if body.startswith(b"HTTP/") else None
        status = head.get_statuscode() if head else ""
        if not head or not re.fullmatch("[0-9]{3}", status):
            return Problem(where, "a response that does not begin as HTTP does", _CHECK_WRITER)
        if status != "200":
            return None
        content_type, body = head.get_header("Content-Type") or "", stream.read()
        chunked = (head.get_header("Transfer-Encoding") or "").strip().lower() == "chunked"
        encodings = head.get_header("Content-Encoding") or ""
    own_media = fields.get_header("X-Yuqi-Media") or ""
    mime = content_type.partition(";")[0].strip().lower()
    media = Media(own_media) if own_media in tuple(Media) else _MEDIA.get(mime)
    if not media and not mime and b"<html" in body[:1024].lower():
        media = Media.HTML
    if not media:
        return None
    url = unquote(fields.get_header("X-Yuqi-URL") or "") or (fields.get_header("WARC-Target-URI") or "").strip()
    if not url:
        return Problem(where, "a page without WARC-Target-URI", "add the address to the record")
    if record.length <= MAX_PAGE_BYTES + _MAX_HEAD_BYTES:
        undone = undo_transfer(body, chunked=chunked, encodings=encodings, limit=MAX_PAGE_BYTES)
        if undone is None:
            return Problem(
                where, f"content encoding {encodings[:40]!r} is unknown here", "install brotli>=1.2 if it is br"
            )
        body = undone
    if max(len(body), record.length - _MAX_HEAD_BYTES) > MAX_PAGE_BYTES:
        return Problem(
            where, f"{url[:200]} is longer than {MAX_PAGE_BYTES} bytes", "nothing to do: no article is so long"
        )
    own_site = unquote(fields.get_header("X-Yuqi-Site") or "")
    fetched_at = _parse_date(fields.get_header("WARC-Date") or "", modified_at)
    charset = _CHARSET.search(content_type)
    return RawPage(
        url=url,
        site=own_site if is_site_name(own_site) else site,
        body=body,
        media=media,
        fetched_at=fetched_at,
        raw_ref=own_id or record_id(url, fetched_at, hashlib.sha256(body).hexdigest()),
        charset_declared=charset.group(1) if charset else "",
        part_of=(fields.get_header("X-Yuqi-Part-Of") or "").strip(),
        is_visit=(fields.get_header("X-Yuqi-Visit") or "").strip() != "unknown",
    )


def _parse_date(text: str, default: datetime) -> datetime:
    try:
        date = datetime.fromisoformat(text.strip())
        return date.replace(tzinfo=UTC) if date.tzinfo is None else date.astimezone(UTC)
    except (ValueError, OverflowError):
        return default

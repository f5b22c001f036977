"""Bounded decompression: the gzip members of an archive as one stream, and the encodings of HTTP bodies."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from importlib import import_module
from typing import BinaryIO

from warcio.bufferedreaders import ChunkedDataReader

MAGIC = b"\x1f\x8b\x08"
GZIP = 31  # zlib's window bits for gzip framing
_GZIP_OR_ZLIB, _RAW_DEFLATE = 47, -15
_BLOCK_BYTES = 16 * 1024  # inflates to 16 MiB at the very most
_SEARCH_BYTES = 1024 * 1024
_HEAD_BYTES = 512  # of a member, more than enough to see its first letters


class Members(io.RawIOBase):
    """Concatenated gzip members as one stream that ends, instead of raising, where the data is damaged.

    The last piece of a member is handed out only when its check sum is right, so that what ends a torn member never
    looks whole. `damaged_at` is the file offset of a member that broke, None while all is well; `resume` goes on
    behind it.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._pieces = self._inflate()
        self._piece = b""
        self.damaged_at: int | None = None

    def readable(self) -> bool:
        """True, as io.BufferedReader wants to know."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """The next bytes; 0 at the end and where the data is damaged."""
        if not self._piece:
            self._piece = next(self._pieces, b"")
        n = min(len(buffer), len(self._piece))
        buffer[:n] = self._piece[:n]
        self._piece = self._piece[n:]
        return n

    def resume(self, begins_with: bytes) -> bool:
        """Go on at the next member whose data begins so; False when there is none."""
        if self.damaged_at is None:
            return False
        at = self.damaged_at + 1
        while True:
            self._file.seek(at)
            block = self._file.read(_SEARCH_BYTES)
            found = block.find(MAGIC)
            while found >= 0:
                self._file.seek(at + found)
                if _begins(self._file.read(_HEAD_BYTES), begins_with):
                    self._file.seek(at + found)
                    self.damaged_at, self._pieces, self._piece = None, self._inflate(), b""
                    return True
                found = block.find(MAGIC, found + 1)
            if len(block) < _SEARCH_BYTES:
                return False
            at += len(block) - len(MAGIC) + 1

    def _inflate(self) -> Iterator[bytes]:
        data = b""
        while True:
            start = self._file.tell() - len(data)
            inflater, held = zlib.decompressobj(GZIP), b""
            while not inflater.eof:
                data = data or self._file.read(_BLOCK_BYTES)
                if not data and self._file.tell() == start:
                    return
                try:
                    piece = inflater.decompress(data)
                except zlib.error:
                    piece, data = b"", b""
                if not data:
                    self.damaged_at = start
                    return
                data = inflater.unused_data
                if piece:
                    if held:
                        yield held
                    held = piece
            if held:
                yield held


def undo_transfer(body: bytes, *, chunked: bool, encodings: str, limit: int) -> bytes | None:
    """The body without chunks and content encodings, cut behind `limit` + 1 bytes; None for an unknown encoding.

    A body that does not keep what its header promises comes back as it is, a truncated one as far as it goes.
    """
    if chunked:
        body = ChunkedDataReader(io.BytesIO(body)).read()
    names = [name.strip().lower() for name in encodings.split(",")]
    for name in reversed(names[-3:]):  # more than three is an attack
        if name in ("gzip", "x-gzip"):
            body = _inflate_zlib(body, _GZIP_OR_ZLIB, limit)
        elif name == "deflate":
            inflated = _inflate_zlib(body, _GZIP_OR_ZLIB, limit)
            body = inflated if inflated is not body else _inflate_zlib(body, _RAW_DEFLATE, limit)
        elif name == "br":
            inflated_or_none = _inflate_brotli(body, limit)
            if inflated_or_none is None:
                return None
            body = inflated_or_none
        elif name not in ("", "identity"):
            return None
    return body


def _begins(data: bytes, expected: bytes) -> bool:
    try:
        return zlib.decompressobj(GZIP).decompress(data, len(expected)) == expected
    except zlib.error:
        return False


def _inflate_zlib(data: bytes, window: int, limit: int) -> bytes:
    inflater = zlib.decompressobj(window)
    try:
        return inflater.decompress(data, limit + 1) or data
    except zlib.error:
        pass
    # Damaged: everything in front of the damage, byte by byte of the input so that none of it is lost.
    inflater, out = zlib.decompressobj(window), bytearray()
    try:
        for at in range(0, len(data), 64):
            out += inflater.decompress(data[at : at + 64], limit + 1 - len(out))
            if len(out) > limit:
                break
    except zlib.error:
        pass
    return bytes(out) or data


def _inflate_brotli(data: bytes, limit: int) -> bytes | None:
    try:
        brotli = import_module("brotli")
    except ImportError:
        return None
    inflater = brotli.Decompressor()
    try:
        out: bytes = inflater.process(data, output_buffer_limit=limit + 1)
        while len(out) <= limit and (more := inflater.process(b"", output_buffer_limit=limit + 1)):
            out += more
    except TypeError:  # before 1.2 brotli had no limit, and a bomb would take all memory
        return None
    except brotli.error:
        return data
    return out or data

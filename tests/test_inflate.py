from __future__ import annotations

import gzip
import io
import zlib

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.inflate import Members, undo_transfer

LIMIT = 100_000
PAGE = "<p>逾期以后，先与平台协商。</p>".encode() * 50


def undo(body: bytes, encodings: str = "", *, chunked: bool = False) -> bytes | None:
    return undo_transfer(body, chunked=chunked, encodings=encodings, limit=LIMIT)


def compress_raw(data: bytes) -> bytes:
    deflater = zlib.compressobj(wbits=-15)
    return deflater.compress(data) + deflater.flush()


@pytest.mark.parametrize(
    ("encodings", "body"),
    [
        ("", PAGE),
        ("identity", PAGE),
        ("gzip", gzip.compress(PAGE)),
        ("X-GZIP", gzip.compress(PAGE)),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", compress_raw(PAGE)),
        ("br", brotli.compress(PAGE)),
        ("gzip, br", brotli.compress(gzip.compress(PAGE))),
        ("gzip", PAGE),
        ("br", PAGE),
        ("deflate", PAGE),
    ],
)
def test_bodies_come_out_of_their_encodings_and_of_none(encodings: str, body: bytes) -> None:
    assert undo(body, encodings) == PAGE


def test_chunks_are_joined_also_where_there_are_none() -> None:
    chunked = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (PAGE[:100], PAGE[100:])) + b"0\r\n\r\n"
    assert undo(chunked, chunked=True) == PAGE
    assert undo(PAGE, chunked=True) == PAGE
    packed = gzip.compress(PAGE)
    assert undo(b"%x\r\n%s\r\n0\r\n\r\n" % (len(packed), packed), "gzip", chunked=True) == PAGE


def test_a_bomb_stops_behind_the_limit() -> None:
    zeros = bytes(50 * LIMIT)
    for name, bomb in (
        ("gzip", gzip.compress(zeros)),
        ("deflate", compress_raw(zeros)),
        ("br", brotli.compress(zeros)),
    ):
        found = undo(bomb, name)
        assert found is not None
        assert LIMIT < len(found) < 5 * LIMIT


def test_a_cut_body_comes_as_far_as_it_goes() -> None:
    cut = gzip.compress(PAGE)[:-9]
    found = undo(cut, "gzip")
    assert found
    assert PAGE.startswith(found)


def test_an_unknown_encoding_is_told() -> None:
    assert undo(PAGE, "zstd") is None


@given(st.binary(max_size=300), st.sampled_from(["", "gzip", "deflate", "br", "gzip, br", "zstd"]), st.booleans())
def test_any_body_ends_in_bytes(body: bytes, encodings: str, chunked: bool) -> None:
    found = undo(body, encodings, chunked=chunked)
    assert found is None or isinstance(found, bytes)


def test_members_end_at_damage_and_resume_behind_it() -> None:
    members = [gzip.compress(b"WARC/%d" % number * 100) for number in range(4)]
    torn = members[0] + members[1][:-3] + members[2] + b"\x1f\x8b\x08garbage" + members[3]
    stream = Members(io.BytesIO(torn))
    reader = io.BufferedReader(stream)
    assert reader.read() == b"WARC/0" * 100
    assert stream.damaged_at == len(members[0])
    assert stream.resume(b"WARC/")
    assert reader.read() == b"WARC/2" * 100
    assert stream.resume(b"WARC/")
    assert reader.read() == b"WARC/3" * 100
    assert stream.damaged_at is None
    assert not stream.resume(b"WARC/")

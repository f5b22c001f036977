"""Charset faults: the bytes say one thing, the declaration another or nothing, and now and then a byte is broken."""

from __future__ import annotations

from random import Random


def encode(text: str, charset: str) -> bytes:
    """`text` in the charset, `?` for what it lacks; UTF-16 begins with its mark."""
    return text.encode(charset, errors="replace")


def break_byte(data: bytes, rng: Random, count: int = 1) -> bytes:
    """`data` with `count` bytes of its middle half beyond ASCII replaced by FF, which no charset here assigns."""
    quarter = len(data) // 4
    places = [at for at in range(quarter, len(data) - quarter) if data[at] >= 0x80]
    broken = bytearray(data)
    for at in rng.sample(places, min(count, len(places))):
        broken[at] = 0xFF
    return bytes(broken)

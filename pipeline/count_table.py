"""The file form of n-gram counts: a line of JSON and slots of 32 bits, which stay where they are."""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Sequence
from typing import NamedTuple


class CountTable(NamedTuple):
    """Hashed counts of n-grams, and the characters that they are made of."""

    slots: Sequence[int]
    n_slots: int  # that hashes name; a few spare ones follow
    n_chars: int
    chars: str
    digest: str
    folds: dict[int, str]


def read_table(view: memoryview) -> CountTable:
    """The table in a file's bytes; ValueError says what is wrong with it."""
    length = int.from_bytes(view[:4], "little")
    try:
        header = json.loads(bytes(view[4 : 4 + length]))
        slots = _read_slots(view[4 + length :])
        folds = {ord(old): new for old, new in zip(header["fold_from"], header["fold_to"], strict=True)}
        table = CountTable(slots, header["n_slots"], header["n_chars"], header["chars"], header["digest"], folds)
        is_whole = len(slots) > table.n_slots and not slots[-1]  # at a free slot a probe ends
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError("it is damaged or no table of counts") from error
    if not is_whole:
        raise ValueError("its end is missing")
    return table


def _read_slots(view: memoryview) -> Sequence[int]:
    if sys.byteorder == "little":
        return view.cast("I")
    slots = array("I", view.tobytes())
    slots.byteswap()
    return slots

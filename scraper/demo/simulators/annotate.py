"""A replacement tool that glosses traditional characters with pinyin, blind to where a character begins.

The tool holds a list of two-byte GBK codes and replaces each one by itself and a reading in brackets, code after code,
on the bytes of the whole HTML page. A code also matches where the second byte of one character and the first byte of
the next happen to spell it; then a lone lead byte stands before the bracket and all that follows is read one byte late
until something realigns it. Nothing here breaks a character on purpose: the damage follows from the replacement and
from how the next program decodes the result. (Mechanism and decoders as measured on the survey of 400 pages.)
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import cache
from pathlib import Path
from random import Random
from typing import TypeAlias

import opencc

Entry: TypeAlias = tuple[str, str]  # a character and its reading with tone marks

# Frequent characters that no surveyed page glosses, even where 60 others are.
NEVER_LISTED = frozenset("貸還為員這體資題從將與決況溝種確際響額顯隨雖難總銷論擊訪")

# Full-width stop, exclamation mark, question mark and comma: the marks in front of which a second tool cuts.
_MARKS = re.compile(rb"\xa1\xa3|\xa3[\xa1\xbf\xac]")
_PRIVATE = re.compile("[\ue000-\uf8ff]+")


class Decoder(StrEnum):
    """How the program after the tool reads a lead byte that no trail byte follows."""

    PHP = "php"  # `?`, and the next byte is swallowed
    BROWSER = "browser"  # U+FFFD, and the next byte is kept
    DROPPING = "dropping"  # nothing, and the next byte is kept


@cache
def _readings() -> dict[str, str]:
    """The reading of every character that `script` makes, as `readings.txt` gives it.

    The file was written from pypinyin 0.54 (a line is a reading and the characters it belongs to), so that the farm
    runs without it and shares no table with the pipeline that repairs the damage.
    """
    lines = (Path(__file__).parent / "readings.txt").read_text(encoding="utf-8").splitlines()
    return {char: reading for reading, chars in map(str.split, lines) for char in chars}


def read_aloud(char: str) -> str:
    """The one reading the tool knows for a character, whatever the context: `當` gives `dāng`; empty where it has none."""
    return _readings().get(char, "")


@cache
def _to_simplified() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


@cache
def can_be_listed(char: str) -> bool:
    """True for a traditional character outside GB2312 that GBK holds and whose reading GBK can spell."""
    if not "\u4e00" <= char <= "\u9fff" or char in NEVER_LISTED or _to_simplified().convert(char) == char:
        return False
    if not read_aloud(char):
        return False
    try:
        (char + read_aloud(char)).encode("gbk")
    except UnicodeEncodeError:
        return False
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return False


def choose_list(texts: Iterable[str], size: int, rng: Random) -> tuple[Entry, ...]:
    """At most `size` entries in random order, characters drawn by their frequency in the traditional `texts`."""
    counts = Counter(char for text in texts for char in text)
    listable = sorted(char for char in counts if can_be_listed(char))
    # Weighted sampling without replacement (Efraimidis and Spirakis): the largest u^(1/w) win.
    keys = {char: rng.random() ** (1.0 / counts[char]) for char in listable}
    chosen = sorted(listable, key=lambda char: keys[char], reverse=True)[:size]
    rng.shuffle(chosen)
    return tuple((char, read_aloud(char)) for char in chosen)


def annotate_bytes(data: bytes, entries: Sequence[Entry]) -> bytes:
    """`data` in GBK after the tool has replaced every entry in turn, aligned or not."""
    for char, reading in entries:
        code = char.encode("gbk")
        data = data.replace(code, code + b"(" + reading.encode("gbk") + b")")
    return data


def cut_before_marks(data: bytes, share: float, rng: Random) -> list[bytes]:
    """`data` cut in front of a `share` of the byte pairs that spell `。！？，`, aligned or not.

    Models a tool that treats text between punctuation marks piece by piece; each piece is then decoded alone.
    """
    cuts: list[int] = []
    match = _MARKS.search(data)
    while match:
        cut = rng.random() < share
        if cut:
            cuts.append(match.start())
        match = _MARKS.search(data, match.start() + (2 if cut else 1))  # a mark that was hit is not looked into
    return [data[start:end] for start, end in zip([0, *cuts], [*cuts, len(data)], strict=True)]


def decode(data: bytes, decoder: Decoder, *, keep_private: bool = True) -> str:
    """`data` as the decoder shows it; without `keep_private` a later store has stripped private-use characters."""
    charset = "gb18030" if decoder is Decoder.BROWSER else "gbk"
    text = data.decode(charset, errors=f"simulated-{decoder}")
    return text if keep_private else _PRIVATE.sub("", text)


def annotate_text(
    text: str,
    entries: Sequence[Entry],
    decoder: Decoder,
    *,
    keep_private: bool = True,
    cut_share: float = 0.0,
    rng: Random | None = None,
) -> str:
    """A whole page after encoding to GBK, the replacement, and decoding; `cut_share` needs `rng`."""
    data = annotate_bytes(text.encode("gbk", errors="replace"), entries)
    pieces = cut_before_marks(data, cut_share, rng) if cut_share and rng is not None else [data]
    return "".join(decode(piece, decoder, keep_private=keep_private) for piece in pieces)


def _read_private(pair: bytes) -> str:
    """The character of a pair that GBK leaves to the user (gb18030 has the same rows), or nothing."""
    try:
        return pair.decode("gb18030")
    except UnicodeDecodeError:
        return ""


def _read_like_php(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    data, start = error.object, error.start
    if data[start] == 0x80:
        return "€", start + 1
    pair = data[start : start + 2]
    if len(pair) < 2 or data[start] == 0xFF:
        return "?", start + 1
    if pair[1] < 0x21 or pair[1] == 0x7F:
        return "", start + 1  # control bytes and the blank survive, the lead byte vanishes
    return _read_private(pair) or "?", start + 2


def _read_like_browser(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return ("€" if error.object[error.start] == 0x80 else "\ufffd"), error.start + 1


def _read_dropping(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    data, start = error.object, error.start
    if data[start] == 0x80:
        return "€", start + 1
    private = _read_private(data[start : start + 2]) if start + 1 < len(data) else ""
    return (private, start + 2) if private else ("", start + 1)


codecs.register_error("simulated-php", _read_like_php)
codecs.register_error("simulated-browser", _read_like_browser)
codecs.register_error("simulated-dropping", _read_dropping)

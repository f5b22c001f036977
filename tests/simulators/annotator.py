"""The damage of annotated pages, made from its mechanism: a byte replacement over GBK, and a decoder behind it.

Shares no table with `pipeline.repair`, which has to undo it: characters come from OpenCC, readings from pypinyin, codes
from Python. For each listed two-byte code the annotator writes the code and a reading in brackets, one code after the
other, wherever the two bytes stand, also across two characters. What a decoder makes of the rest follows by itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise
from random import Random
from types import MappingProxyType
from typing import NamedTuple

import opencc
from pypinyin import Style, pinyin

FOLD = str.maketrans("，：；？！（）", ",:;?!()")  # what extractors and normalisers do after the damage
# Inserted brackets are control bytes until the page is decoded: like brackets they are never part of a code, and they
# say where every byte came from.
_OPEN, _CLOSE, _CUT = b"\x01", b"\x02", b"\x03"
_AS_BRACKETS = bytes.maketrans(_OPEN + _CLOSE, b"()")
_MARKS = re.compile(rb"\xa1\xa3|\xa3[\xa1\xbf\xac]")  # 。！？，: the marks before which pages were seen to be cut
_PRIVATE = re.compile("[\ue000-\uf8ff]")


class Decoder(StrEnum):
    """What a decoder makes of a lead byte that no trail byte follows."""

    PHP = "php"  # `?`, and the next byte is swallowed unless it is a control byte or a blank
    BROWSER = "browser"  # U+FFFD, and an ASCII byte is kept
    IGNORING = "ignoring"  # nothing


class Entry(NamedTuple):
    """A line of an annotator's list."""

    char: str
    reading: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page: what it said, how it reads now, and the bytes in between."""

    truth: str
    observed: str
    data: bytes  # with control bytes for inserted brackets
    is_annotated: bool
    is_damaged: bool  # taking the annotations away does not give the line back
    decoder: Decoder
    keep_private: bool

    def regions(self, start: int, end: int) -> set[str]:
        """What `observed[start:end]` may have been: more than one where bytes beside it left no character.

        Marks are as they were before any folding.
        """
        spans = list(_decode_spans(self.data, self.decoder, keep_private=self.keep_private))
        ends = [0, *(span.end for span in spans)]
        begins = [*(span.start for span in spans), len(self.data)]
        sound = _count_sound_bytes(self.data)
        truth = bytes(byte for byte, (one, other) in zip(self.data, pairwise(sound), strict=True) if one < other)
        places, offset = {}, 0
        for number, char in enumerate([*truth.decode("gbk"), ""]):
            places[offset] = number
            offset += len(char.encode("gbk"))
        firsts, lasts = (
            {places[sound[byte]] for byte in range(ends[at], begins[at] + 1) if sound[byte] in places}
            for at in (start, end)
        )
        return {truth.decode("gbk")[first:last] for first in firsts for last in lasts if first <= last}


# Converters of the survey left what Big5 holds as common characters (后 里 于 采 系), these excepted.
_TURNED_ALL_THE_SAME = "台准几划听荐坏筑"
_BIG5_COMMON = b"\xc6\x7e"
_USUAL = {"签": "簽"}  # where OpenCC puts a rarer character first


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("s2tw")  # the variants that Big5 has, as the farms do: 為 and 眾, not 爲 and 衆


@cache
def _convert_char(char: str) -> str:
    if b"" < char.encode("big5", "ignore") <= _BIG5_COMMON and char not in _TURNED_ALL_THE_SAME:
        return char
    return _USUAL.get(char) or str(_converter().convert(char))[:1]


def convert_naively(text: str) -> str:
    """Traditional text as the farms make it, character by character: 因为 gives 因為, but 以后 and 家里 stay."""
    return "".join(map(_convert_char, text))


@cache
def read_aloud(char: str) -> str:
    """The one reading of a character in the annotator's table, whatever stands around it; empty where GBK lacks it."""
    reading = str(pinyin(char, style=Style.TONE)[0][0])
    return reading if reading != char and len(reading.encode("gbk", "replace").split(b"?")) == 1 else ""


@cache
def can_be_listed(char: str) -> bool:
    """Whether annotators of the survey list characters of this kind: traditional ones outside GB2312."""
    if not "一" <= char <= "鿿" or char.encode("gb2312", "ignore") or not char.encode("gbk", "ignore"):
        return False
    return bool(read_aloud(char))


def draw_list(frequency: Counter[str], size: int, rng: Random) -> tuple[Entry, ...]:
    """At most `size` entries in random order; frequent characters are drawn first (Efraimidis and Spirakis)."""
    chars = sorted(filter(can_be_listed, frequency))
    chars.sort(key=lambda char: rng.random() ** (1 / frequency[char]), reverse=True)
    drawn = rng.sample(chars[:size], min(size, len(chars)))
    return tuple(Entry(char, read_aloud(char)) for char in drawn)


def annotate(text: str, entries: Iterable[Entry]) -> bytes:
    """The page in GBK after every entry was replaced in turn, with control bytes for the inserted brackets."""
    data = text.encode("gbk")
    for char, reading in entries:
        code = char.encode("gbk")
        data = data.replace(code, code + _OPEN + reading.encode("gbk") + _CLOSE)
    return data


def cut_before_mark(data: bytes, mark: str, number: int = 0) -> bytes:
    """The page cut before a match of a full-width mark's two bytes, wherever they stand.

    The second fault of the survey: pieces between marks were decoded each alone, so that a lead byte lost its trail.
    """
    code = mark.encode("gbk")
    place = -1
    for _ in range(number + 1):
        place = data.index(code, place + 1)
    return data[:place] + _CUT + data[place:]


def cut_before_marks(data: bytes, share: float, rng: Random) -> bytes:
    """The page cut before a share of the byte pairs that spell `。！？，`, whether they stand for a mark or not."""
    parts, done = [], 0
    match = _MARKS.search(data)
    while match:
        is_hit = rng.random() < share
        if is_hit:
            parts += [data[done : match.start()], _CUT]
            done = match.start()
        match = _MARKS.search(data, match.start() + (2 if is_hit else 1))  # a mark that was hit is not looked into
    return b"".join(parts) + data[done:]


def decode(data: bytes, decoder: Decoder, *, keep_private: bool = True) -> str:
    """The page as the decoder prints it; without `keep_private` somebody has dropped private-use characters since."""
    pieces = data.translate(_AS_BRACKETS).split(_CUT)
    try:
        return "".join(piece.decode("gbk") for piece in pieces)  # the same for all decoders where nothing is broken
    except UnicodeDecodeError:
        return "".join(span.char for span in _decode_spans(data, decoder, keep_private=keep_private))


class _Span(NamedTuple):
    start: int
    end: int
    char: str


def _decode_spans(data: bytes, decoder: Decoder, *, keep_private: bool) -> Iterator[_Span]:
    """The characters that are printed, and the bytes they were printed for."""
    data = data.translate(_AS_BRACKETS)
    place = 0
    while place < len(data):
        step, char = _decode_one(data[place : place + 2], decoder)
        if char and (keep_private or not _PRIVATE.match(char)):
            yield _Span(place, place + step, char)
        place += step


def _decode_one(pair: bytes, decoder: Decoder) -> tuple[int, str]:
    lead, trail = pair[0], pair[1] if len(pair) == 2 else 0
    if lead == _CUT[0]:
        return 1, ""
    if trail == _CUT[0] and lead > 0x80:
        return 1, {Decoder.PHP: "?", Decoder.BROWSER: "\ufffd", Decoder.IGNORING: ""}[decoder]
    if lead <= 0x80:
        return 1, "€" if lead == 0x80 else chr(lead)
    is_pair = lead < 0xFF and 0x40 <= trail < 0xFF and trail != 0x7F
    if is_pair and (char := pair.decode("gbk", "ignore")):
        return 2, char
    is_user_defined = (0xAA <= lead <= 0xAF or lead >= 0xF8) if trail >= 0xA1 else 0xA1 <= lead <= 0xA7
    # PHP and browsers have private-use characters for the other gaps too: A7D0 vanished like FBD9 in the survey.
    if is_pair and (is_user_defined or decoder is not Decoder.IGNORING):
        return 2, pair.decode("gb18030")
    if decoder is Decoder.PHP:
        return (1, "") if trail <= 0x20 or trail == 0x7F else (2, "?")
    mark = "\ufffd" if decoder is Decoder.BROWSER else ""
    return (2 if mark and trail >= 0x80 else 1), mark


def _count_sound_bytes(data: bytes) -> list[int]:
    """How many bytes of the page as it was stand before each byte, and before the end."""
    counts, depth = [0], 0
    for byte in data:
        depth += byte == _OPEN[0]
        counts.append(counts[-1] + (depth == 0 and byte != _CUT[0]))
        depth -= byte == _CLOSE[0]
    return counts


def simulate_page(
    sentences: Sequence[str],
    entries: Sequence[Entry],
    decoder: Decoder,
    *,
    keep_private: bool = True,
    folded: bool = False,
    cuts: Mapping[int, tuple[str, int]] = MappingProxyType({}),
    cut_share: float = 0.0,
    rng: Random | None = None,
) -> list[Line]:
    """The sentences as lines of an annotated page; `folded` turns its marks into ASCII after the damage.

    `cuts` names for a sentence the mark, and which of its matches, before which the line is cut; with `cut_share`,
    which needs `rng`, all lines are cut before such a share of all marks.
    """
    truths = [f"<p>{sentence}</p>" for sentence in sentences]
    lines = []
    listed = dict(entries)
    gloss = re.compile(rf"([{''.join(listed)}])\(([^()]+)\)") if listed else re.compile("(?!)")
    annotated = annotate("\n".join(truths), entries).split(b"\n")
    for number, (truth, data) in enumerate(zip(truths, annotated, strict=True)):
        if number in cuts:
            data = cut_before_mark(data, *cuts[number])  # noqa: PLW2901
        if cut_share and rng is not None:
            data = cut_before_marks(data, cut_share, rng)  # noqa: PLW2901
        seen = decode(data + b"\n", decoder, keep_private=keep_private)[:-1]
        bare = gloss.sub(lambda match: match[1] if listed[match[1]] == match[2] else match[0], seen)
        lines.append(
            Line(
                truth=truth.translate(FOLD) if folded else truth,
                observed=seen.translate(FOLD) if folded else seen,
                data=data,
                is_annotated=_OPEN in data,
                is_damaged=bare != truth,
                decoder=decoder,
                keep_private=keep_private,
            )
        )
    return lines

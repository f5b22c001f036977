"""Pages that somebody read in the wrong charset and stored as UTF-8: `²úÆ·` is 产品, `閫炬湡` is 逾期.

The bytes are taken back by writing the text in the charset that it was mistaken for, and read again in the right one.
Done only where the result reads as Chinese and the page as it stands does not. Bytes that the mistake cost stay lost:
each character that had one is U+FFFD, and counted.
"""

from __future__ import annotations

import codecs
import re
from itertools import repeat
from typing import NamedTuple

from pipeline.decode.chinese import CONVINCING, ERRORS, WEIGHTS, read_as, take_sample
from pipeline.lines import han_count

# What ， 。 and 的 of UTF-8 become in GBK, each in one of two cases; no sound page has them often.
_GBK_SIGNS = ("锛", "銆", "鐨")
_FEW_SIGNS = 2
_FEW_LATIN = 12  # bytes C2 and C3, which stand before every Latin letter with an accent
_SOUND = 0.25  # what a page's own reading may score, see `CONVINCING`
_FEW_HAN = 8  # less proves nothing
_MAX_LOST = 0.25  # of the characters beyond ASCII
_STRETCH, _POOR, _OTHER_HAN = 12, 0.3, -1.0  # Han; mean weight, of which prose has 0.5 to 0.9; weight of rare Han
_PAIRS = (
    ("Latin-1", ("utf-8", "gb18030", "big5hkscs")),
    ("gb18030", ("utf-8", "big5hkscs")),
    ("big5hkscs", ("gb18030",)),
)
_SAMPLE = 1_500  # characters, beyond ASCII and what stands between them, that decide for the page
_ROUNDS = 3  # some pages were misread more than once

_LATIN_BYTES = {ord(bytes([byte]).decode("cp1252", "ignore") or chr(byte)): byte for byte in range(256)} | {
    **{byte: byte for byte in range(256)},
    0xFFFD: 0xFF,
}
# Lost bytes are written as FF, which no charset has. In UTF-8 what is left of a character around one or more of them:
_LOST = re.compile(rb"[\xe0-\xef][\x80-\xbf]?\xff+[\x80-\xbf]{0,2}|\xff+[\x80-\xbf]{0,2}")
_LOST_AS_MARK = re.compile(rb"([\xe0-\xef])\?{1,2}|([\xe0-\xef][\x80-\xbf])\?|\?(?=[\x80-\xbf])")
# GBK readers give the euro sign for a lone 80 and for A2 E3; until the bytes around it decide, it is written as FE.
_EURO = re.compile(rb"(?<=[\xe0-\xef][\x80-\xbf])\xfe(?=[\x80-\xbf\xfe\xff]{2})")
# The bytes that Windows-1252 leaves unassigned, and the one that GBK knows neither as a first byte nor alone.
_UNREAD = {"Latin-1": b"\x81\x8d\x8f\x90\x9d", "gb18030": b"\x80"}
_ONE_LOST = {
    "Latin-1": re.compile(rb"[\xe0-\xef](?:[\x80-\xbf]\xff|\xff[\x80-\xbf])(?![\x80-\xbf\xff])"),
    "gb18030": re.compile(rb"[\xe0-\xef](?:\xff[\x80-\xbf]|[\x80-\xbf]\xff(?=[\xe0-\xef]))"),
}
# A stop at the end of a paragraph, of which GBK readers lose the last byte; not where a quotation may end instead.
_LAST_STOP = re.compile(rb"\xe3(?:\x80\xff|\xff\xff)(?=</p|<br|</div|</li|</td|\r?\n|\Z)")
_PARAGRAPH = 4000  # bytes that are looked through for an opened quotation
_HAN = re.compile("[\u3400-\u9fff]+")
_BEYOND_ASCII = re.compile("[^\x00-\x7f][^\x00-\x2f<=>]*")
_PRIVATE_USE = re.compile("[\ue000-\uf8ff]")
_OPENING = tuple(mark.encode() for mark in "《〈「『【〔")


class Undone(NamedTuple):
    """A page brought back."""

    text: str
    codec: str
    evidence: str
    n_lost: int  # characters


def undo_misreading(text: str, body: bytes) -> Undone | None:
    """The page that `text`, stored as the valid UTF-8 `body`, was before somebody misread it; None for sound pages."""
    if not _is_suspect(text, body) or read_as(take_sample(body), "utf-8").score >= _SOUND:
        return None
    found, story, score = None, "", 0.0
    for _ in range(_ROUNDS):
        undone = _undo_once(text)
        if undone is None:
            break
        text, story = undone.text, f"{undone.evidence}{', ' if story else ''}{story}"
        found = undone._replace(evidence=f"{story} and stored as UTF-8")
        score = _score(text)
        if score >= CONVINCING:
            break
    if found is None or score < CONVINCING:
        return None
    found = found._replace(n_lost=found.n_lost or _count_strange(text))
    n_beyond = len(text) - len(text.encode("ascii", "ignore"))
    return found if han_count(text) >= _FEW_HAN and found.n_lost <= _MAX_LOST * n_beyond else None


def _is_suspect(text: str, body: bytes) -> bool:
    """A few searches in C that hardly any sound Chinese page survives."""
    # To look for a sign takes a tenth of the time that it takes to count what is not there.
    if sum([body.count(lead) for lead in (b"\xc2", b"\xc3") if lead in body]) >= _FEW_LATIN:
        return True
    if sum([text.count(sign) for sign in _GBK_SIGNS if sign in text]) >= _FEW_SIGNS:
        return True
    return not any(sign in text for sign in "的，。") and not body.isascii()


def _undo_once(text: str) -> Undone | None:
    """The best of all pairs of a mistaken and a right charset; None where no sample of the page comes back as Chinese."""
    best: tuple[float, str, str] | None = None
    sample = _take_sample(text)
    for mistaken, rights in _PAIRS:
        raw = _take_back(sample, mistaken)
        if raw is None:
            continue
        if _is_utf8(raw):  # other bytes hardly ever are; the page may have been misread twice, and not be Chinese yet
            best = CONVINCING, mistaken, "utf-8"
            break
        for right in rights:
            score = _score(_read_again(raw, right, mistaken, sample).text)
            if best is None or score > best[0]:
                best = score, mistaken, right
    if best is None or best[0] < CONVINCING or (raw := _take_back(text, best[1])) is None:
        return None
    return _read_again(raw, best[2], best[1], text)


def _take_sample(text: str) -> str:
    """The runs of the page beyond ASCII, up to `_SAMPLE` characters of them."""
    runs, size = [], 0
    for match in _BEYOND_ASCII.finditer(text):
        runs.append(match.group())
        size += len(runs[-1]) + 1
        if size >= _SAMPLE:
            break
    return " ".join(runs)[:_SAMPLE]


def _is_utf8(raw: bytes) -> bool:
    try:
        return not raw.isascii() and bool(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        return (
            error.end == len(raw) and error.start > len(raw) - 4 > _SAMPLE // 2
        )  # the sample was cut inside a character


def _score(text: str) -> float:
    return read_as(take_sample(text.encode("utf-8", "replace")), "utf-8").score


def _take_back(text: str, mistaken: str) -> bytes | None:
    """The bytes that gave `text` in the charset they were mistaken for, FF for lost ones; None if they cannot have."""
    try:
        if mistaken == "Latin-1":
            return codecs.charmap_encode(text, "strict", _LATIN_BYTES)[0]
        if mistaken == "gb18030":
            text = text.replace("€", "\udcfe")
        return b"\xff".join(part.encode(mistaken, "surrogateescape") for part in text.split("\ufffd"))
    except UnicodeEncodeError:
        return None


def _read_again(raw: bytes, right: str, mistaken: str, text: str) -> Undone:
    """`raw`, which was taken back from `text`, in the right charset."""
    n_written = 0
    if right == "utf-8":
        raw = _EURO.sub(b"\xa2\xe3", raw).replace(b"\xfe", b"\x80")
        n_written = raw.count(b"\xef\xbf\xbd")
        if "\ufffd" not in text:  # a reader that writes ? for what it cannot read
            raw = _LOST_AS_MARK.sub(lambda match: (match[1] or match[2] or b"") + b"\xff", raw)
        if b"\xff" in raw:
            # A reader that knows the private-use pairs of GBK misses nothing but the byte 80.
            is_known = mistaken == "Latin-1" or _PRIVATE_USE.search(text) is not None
            raw = _LOST.sub(b"\xef\xbf\xbd", _complete(raw, mistaken if is_known else ""))
    read = raw.decode(right, ERRORS.get(right, "replace"))
    n_lost = max(read.count("\ufffd") - n_written, 0)
    return Undone(read, right, f"{right} taken for {mistaken}", n_lost)


def _complete(raw: bytes, mistaken: str) -> bytes:
    """UTF-8 with those lost bytes filled in that can only have been one."""

    def fill(match: re.Match[bytes]) -> bytes:
        options = {match[0].replace(b"\xff", bytes([byte])) for byte in _UNREAD[mistaken]}
        known = [option for option in options if option.decode("utf-8", "replace").encode("gb2312", "ignore")]
        return known[0] if len(known) == 1 else match[0]

    def stop(match: re.Match[bytes]) -> bytes:
        start = max(raw.rfind(b"\n", 0, match.start()), raw.rfind(b">", 0, match.start())) + 1
        paragraph = raw[max(start, match.start() - _PARAGRAPH) : match.start()]
        return match[0] if any(mark in paragraph for mark in _OPENING) else "。".encode()

    if mistaken in _ONE_LOST:
        raw = _ONE_LOST[mistaken].sub(fill, raw)
    return raw if mistaken == "Latin-1" else _LAST_STOP.sub(stop, raw)


def _count_strange(text: str) -> int:
    """How many Han stand in stretches that do not read as Chinese: bytes went missing there that nothing marks."""
    han = "".join(_HAN.findall(text))
    stretches = (han[at : at + _STRETCH] for at in range(0, len(han), _STRETCH))
    return sum(
        len(stretch)
        for stretch in stretches
        if sum(map(WEIGHTS.get, stretch, repeat(_OTHER_HAN))) < _POOR * len(stretch)
    )

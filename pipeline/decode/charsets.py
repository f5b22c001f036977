"""Bytes to text, decided by the bytes.

The order of the evidence: an override, a byte order mark, UTF-16 by the place of its zero bytes, valid UTF-8, and then
whichever of UTF-8, gb18030 and Big5 reads as Chinese. What a page or a server declares is a hint between readings that
are nearly equal, because declarations are wrong too often: in a comparison of seven extractors on pages with false or
missing declarations and with broken bytes, every one that believed the declaration, decoded strictly or fell back to
Latin-1 lost whole pages.
"""

from __future__ import annotations

import re

from w3lib.encoding import html_body_declared_encoding, read_bom, resolve_encoding

from pipeline.decode.chinese import (
    ASCII,
    BETWEEN,
    CANDIDATES,
    CONVINCING,
    ERRORS,
    WRITTEN,
    Reading,
    read_as,
    take_sample,
)
from pipeline.decode.misreadings import undo_misreading
from pipeline.decode.passages import read_passages
from pipeline.records import Decoded

_HOPELESS = 0.1
_PRIOR = 0.15  # what a declaration is worth
_N_WINDOWS, _WINDOW_BYTES = 8, 256
_FEW_UTF8_BYTES = 12  # so many that are valid by chance are not met with
_FEW_BYTES = 200  # a quick sample below this settles nothing

_NEIGHBOURS = re.compile("[\u3041-\u30fa\uac00-\ud7a3]")  # kana and Hangul
_NEIGHBOUR_SHARE = 0.25  # Japanese prose has 0.5 and more of kana, Korean 0.9 of Hangul

_NOT_CHARSETS = frozenset(
    {"unicode-escape", "unicode_escape", "raw-unicode-escape", "raw_unicode_escape", "idna", "punycode"}
)
_WESTERN = frozenset({"cp1252", "latin_1", "iso8859-1", "iso8859-15", "ascii"})
_MANY_SIGNS, _SIGN_SHARE = 10, 0.05  # U+FFFD in the page itself, and of its bytes beyond ASCII: characters were lost


def decode(body: bytes, *, declared: str = "", override: str = "") -> Decoded:
    r"""The text of a page, the charset that gave it, and why.

    `declared` is the label of the server or the archive; the page's own `<meta>` is read here. `override` wins over
    all evidence, unless it names no charset. Line ends become `\n` and a byte order mark goes. Undecodable bytes become
    U+FFFD and decoding resumes where a browser would; private-use characters and the euro sign of a lone 0x80 stay,
    since later repair needs them. Empty input gives empty text. Never raises.

    >>> decode("逾期还款".encode("gbk"), declared="utf-8").text
    '逾期还款'
    """
    if not body:
        return Decoded("", "utf-8", "empty")
    if override and (codec := _find_codec(override)):
        return _finish(body, codec, f"override {override}")
    mark_codec, mark = read_bom(body)
    if mark_codec and mark and mark_codec != "utf-8":
        return _finish(body[len(mark) :], mark_codec, f"{mark_codec.upper()} byte order mark")
    if utf16 := find_utf16(body):
        return _finish(body, utf16, f"{utf16.upper()} by its zero bytes")
    try:
        return _keep_utf8(body.decode("utf-8"), body, declared)
    except UnicodeDecodeError as error:
        whole = body[: error.start]
        is_cut = error.end == len(body) and error.reason == "unexpected end of data"
    if not is_cut or len(whole.translate(None, delete=ASCII)) < _FEW_UTF8_BYTES:
        return _choose(body, declared)
    kept = _keep_utf8(whole.decode("utf-8"), whole, declared)
    evidence = f"{kept.evidence}; cut inside of a character"
    return Decoded(kept.text + "\ufffd", kept.charset, evidence, kept.n_replaced + 1)


def _keep_utf8(text: str, body: bytes, declared: str) -> Decoded:
    """Valid UTF-8 as it is, or as it was before somebody misread it."""
    if body.isascii():
        return Decoded(_tidy(text), "utf-8", "ASCII only")
    if undone := undo_misreading(text, body):
        lost = f", {undone.n_lost} characters lost" if undone.n_lost else ""
        return Decoded(_tidy(undone.text), undone.codec, undone.evidence + lost, undone.n_lost)
    evidence = f"valid UTF-8{_contradict('utf-8', (declared,))}"
    n_signs = text.count("\ufffd") if "\ufffd" in text else 0
    if n_signs >= _MANY_SIGNS and 3 * n_signs >= _SIGN_SHARE * len(body.translate(None, delete=ASCII)):
        return Decoded(_tidy(text), "utf-8", f"{evidence}; {n_signs} characters were lost before", n_signs)
    return Decoded(_tidy(text), "utf-8", evidence)


def find_utf16(body: bytes) -> str | None:
    """`utf-16-le`, `utf-16-be` or None for bytes without a mark: ASCII in UTF-16 has its zero bytes on one side.

    The few on the other side are of characters such as 一 and the full-width blank, U+4E00 and U+3000.
    """
    head = body[:4096]
    if head.count(0) * 50 < len(head) or len(head) < 4:
        return None
    n_even, n_odd = head[::2].count(0), head[1::2].count(0)
    if max(n_even, n_odd) < 3 * min(n_even, n_odd) or max(n_even, n_odd) < 2:
        return None
    codec = "utf-16-le" if n_odd > n_even else "utf-16-be"
    text = head[: len(head) // 2 * 2].decode(codec, "replace")
    return codec if text.count("\ufffd") * 50 <= len(text) else None


def _choose(body: bytes, declared: str) -> Decoded:
    """The best reading of bytes that are not valid UTF-8."""
    labels = (declared, html_body_declared_encoding(body) or "")
    best = _read_quickly(body) or _read_fully(body, {_find_codec(label) for label in labels})
    if best.score < CONVINCING:
        for codec in map(_find_codec, labels):
            if not codec or codec in CANDIDATES | _WESTERN:
                continue
            if best.score < _HOPELESS or _reads_as_neighbour(body, codec):
                return _finish(body, codec, f"declared {codec}, and it does not read as Chinese")
    read = read_passages(body, best.codec)
    evidence = f"{best.codec}: {read.n_replaced} errors, {best.common_ratio:.0%} common Han"
    evidence += "".join(f", {n} passages in {other}" for other, n in read.others.items())
    return Decoded(_tidy(read.text), best.codec, evidence + _contradict(best.codec, labels), read.n_replaced)


def _reads_as_neighbour(body: bytes, codec: str) -> bool:
    """Whether the page is sound Japanese or Korean, whose bytes may stand for common Han in gb18030."""
    text = take_sample(body).decode(codec, "replace")
    n_beyond = len(text) - len(text.encode("ascii", "ignore"))
    return len(_NEIGHBOURS.findall(text)) >= _NEIGHBOUR_SHARE * n_beyond and text.count("\ufffd") * 50 <= n_beyond


def _read_quickly(body: bytes) -> Reading | None:
    """A convincing reading of a few windows spread over the page, None when they do not settle it."""
    windows = []
    for at in range(0, len(body), max(len(body) // _N_WINDOWS, _WINDOW_BYTES)):
        window = body[at : at + _WINDOW_BYTES]
        if cut := BETWEEN.search(window):
            windows.append(window[cut.end() :])
    sample = take_sample(b"\n".join(windows))
    if len(sample) < _FEW_BYTES:
        return None
    is_damaged_utf8 = sample.decode("utf-8", "replace").count("\ufffd") * 20 < len(sample)
    candidates = ("utf-8",) if is_damaged_utf8 else ("gb18030", "big5hkscs")
    readings = (read_as(sample, codec) for codec in candidates)
    return next((reading for reading in readings if reading.score >= CONVINCING), None)


def _read_fully(body: bytes, named: set[str | None]) -> Reading:
    """The best reading of the whole page; what is declared decides between nearly equal ones."""
    sample = take_sample(body)
    readings = [read_as(sample, codec) for codec in ("utf-8", "gb18030", "big5hkscs")]
    return max(readings, key=lambda reading: reading.score + _PRIOR * (reading.codec in named))


def _find_codec(label: str) -> str | None:
    """The Python codec of a charset label, None when there is none; all GB labels are gb18030, as in browsers."""
    name = label.strip().strip("\"'").lower()
    if name.startswith(("gb", "x-gb", "cn-gb", "chinese", "cp936", "ms936", "windows-936")):
        return "gb18030"
    if "big5" in name or name in ("cp950", "ms950", "windows-950"):
        return "big5hkscs"
    try:
        codec = resolve_encoding(name)
        return codec if codec and codec not in _NOT_CHARSETS and b"a".decode(codec, "replace") else None
    except (LookupError, ValueError):
        return None


def _contradict(codec: str, labels: tuple[str, ...]) -> str:
    for label in labels:
        if label and _find_codec(label) not in (codec, None):
            return f"; declared {label[:40]} was wrong"
    return ""


def _finish(body: bytes, codec: str, evidence: str) -> Decoded:
    text = body.decode(codec, ERRORS.get(codec, "replace"))
    n_replaced = text.count("\ufffd") - body.count(WRITTEN.get(codec, b"\xef\xbf\xbd"))
    return Decoded(_tidy(text), codec, evidence, max(n_replaced, 0))


def _tidy(text: str) -> str:
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.lstrip("\ufeff").removeprefix("ï»¿")  # the mark, and the mark that somebody read as Latin-1

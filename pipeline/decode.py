"""Bytes to text, decided by the bytes.

The order of the evidence: an override, a byte order mark, UTF-16 by the place of its zero bytes, valid UTF-8, and then
whichever of UTF-8, gb18030 and Big5 reads as Chinese. What a page or a server declares is a hint between readings that
are nearly equal, because declarations are wrong too often: in a comparison of seven extractors on pages with false or
missing declarations and with broken bytes, every one that believed the declaration, decoded strictly or fell back to
Latin-1 lost whole pages.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from dataclasses import replace
from typing import NamedTuple, cast

from w3lib.encoding import html_body_declared_encoding, read_bom, resolve_encoding

from pipeline.records import Decoded

# The most frequent characters of modern Chinese (after Jun Da's character statistics of 2004) and their traditional
# forms: two thirds of all Han in prose. A wrong reading hits them by chance only, a few times in a hundred.
_FREQUENT = (
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如"
    "都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间"
    "由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真"
    "论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决"
    "治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导"
    "争运這個們來爲為國說時會對於過發後裏裡種經麼學現當沒動還進樣開從實軍無與長機關點業將兩間問並應戰頭體見產話內給門兒東聲員論處義幾認條氣題"
    "爾別變總電數報結務場計資許統區隊決馬書則聽卻達強難權設記類據邊張該規萬覺術領確傳師觀讓識帶導爭運"
)
_PUNCTUATION = "，。、；：？！“”‘’《》（）【】「」『』—…·\u3000"

# The scale of `_read`: a frequent character counts 1, a common one, a mark and anything else as below.
_COMMON, _MARK, _STRANGE = 0.35, 0.5, -0.2
_CONVINCING = 0.45  # from 30 characters up prose scores 0.6 to 1.3, wrong readings below 0.25 (legal answers, 2026-11)
_HOPELESS = 0.1
_PRIOR = 0.15  # what a declaration is worth
_SAMPLE_BYTES = 16_384
_N_WINDOWS, _WINDOW_BYTES = 8, 512
_FEW_BYTES = 200  # a quick sample below this settles nothing

_ASCII = bytes(range(128))
# A run begins at a high byte and ends before a byte that is no trail byte in any of the three charsets: it is cut
# between characters, and the same bytes are read by every candidate.
_BETWEEN = re.compile(rb"[\x00-\x2f<=>]")
_HIGH_RUN = re.compile(rb"[\x80-\xff][^\x00-\x2f<=>]*")
_SAME_BYTES = re.compile(rb"\x80+|\xff+")
_NOT_CHARSETS = frozenset(
    {"unicode-escape", "unicode_escape", "raw-unicode-escape", "raw_unicode_escape", "idna", "punycode"}
)
_WESTERN = frozenset({"cp1252", "latin_1", "iso8859-1", "iso8859-15", "ascii"})
_LATIN_BYTES = {ord(bytes([byte]).decode("cp1252", "ignore") or chr(byte)): byte for byte in range(256)} | {
    byte: byte for byte in range(256)
}


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
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return _choose(body, declared)
    if mistaken := _undo_latin1(text, body):
        return mistaken
    evidence = "ASCII only" if body.isascii() else f"valid UTF-8{_contradict('utf-8', (declared,))}"
    return Decoded(_tidy(text), "utf-8", evidence)


def find_utf16(body: bytes) -> str | None:
    """`utf-16-le`, `utf-16-be` or None for bytes without a mark: ASCII in UTF-16 has all its zero bytes on one side."""
    head = body[:4096]
    if head.count(0) * 50 < len(head) or len(head) < 4:
        return None
    n_even, n_odd = head[::2].count(0), head[1::2].count(0)
    if max(n_even, n_odd) < 10 * min(n_even, n_odd) or max(n_even, n_odd) < 2:
        return None
    codec = "utf-16-le" if n_odd > n_even else "utf-16-be"
    text = head[: len(head) // 2 * 2].decode(codec, "replace")
    return codec if text.count("\ufffd") * 50 <= len(text) else None


class _Reading(NamedTuple):
    """How well a sample reads in one charset."""

    codec: str
    score: float  # see `_COMMON`
    common_ratio: float  # share of the Han that are common


def _choose(body: bytes, declared: str) -> Decoded:
    """The best reading of bytes that are not valid UTF-8."""
    labels = (declared, html_body_declared_encoding(body) or "")
    best = _read_quickly(body) or _read_fully(body, {_find_codec(label) for label in labels})
    if best.score < _HOPELESS:
        for codec in map(_find_codec, labels):
            if codec and codec not in _CANDIDATES | _WESTERN:
                return _finish(body, codec, f"declared {codec}, and it does not read as Chinese")
    decoded = _finish(body, best.codec, "")
    evidence = f"{best.codec}: {decoded.n_replaced} errors, {best.common_ratio:.0%} common Han"
    return replace(decoded, evidence=evidence + _contradict(best.codec, labels))


def _read_quickly(body: bytes) -> _Reading | None:
    """A convincing reading of a few windows spread over the page, None when they do not settle it."""
    windows = []
    for at in range(0, len(body), max(len(body) // _N_WINDOWS, _WINDOW_BYTES)):
        window = body[at : at + _WINDOW_BYTES]
        if cut := _BETWEEN.search(window):
            windows.append(window[cut.end() :])
    sample = _take_sample(b"\n".join(windows))
    if len(sample) < _FEW_BYTES:
        return None
    is_damaged_utf8 = sample.decode("utf-8", "replace").count("\ufffd") * 20 < len(sample)
    candidates = ("utf-8",) if is_damaged_utf8 else ("gb18030", "big5hkscs")
    readings = (_read(sample, codec) for codec in candidates)
    return next((reading for reading in readings if reading.score >= _CONVINCING), None)


def _read_fully(body: bytes, named: set[str | None]) -> _Reading:
    """The best reading of the whole page; what is declared decides between nearly equal ones."""
    sample = _take_sample(body)
    readings = [_read(sample, codec) for codec in ("utf-8", "gb18030", "big5hkscs")]
    return max(readings, key=lambda reading: reading.score + _PRIOR * (reading.codec in named))


def _take_sample(body: bytes) -> bytes:
    """The runs of the page that hold high bytes, at most `_SAMPLE_BYTES` of them."""
    runs, size = [], 0
    for match in _HIGH_RUN.finditer(body):
        runs.append(match.group())
        size += len(runs[-1])
        if size >= _SAMPLE_BYTES:
            break
    return b" ".join(runs)[:_SAMPLE_BYTES]


def _read(sample: bytes, codec: str) -> _Reading:
    """How much of the sample's bytes make sense as Chinese in one charset.

    Weights are given a byte, not a character: of a page with two charsets in it, the one that explains more wins.
    """
    points, n_han, n_common = 0.0, 0, 0
    width = 3 if codec == "utf-8" else 2
    for char, n in Counter(sample.decode(codec, _ERRORS.get(codec, "replace"))).items():
        if char >= "\x80":
            weight = _WEIGHTS.get(char, _STRANGE)
            points += weight * n * (width if char != "\ufffd" else 1)
            if "\u3400" <= char <= "\u9fff":
                n_han += n
                n_common += n * (weight > 0)
    n_bytes = len(sample.translate(None, delete=_ASCII))
    return _Reading(codec, points / (n_bytes or 1), n_common / (n_han or 1))


def _undo_latin1(text: str, body: bytes) -> Decoded | None:
    """The page below valid UTF-8 that somebody made of Chinese bytes taken for Latin-1: `²úÆ·` is 产品.

    Seen on one of 400 surveyed pages. Reversed only when the whole page can be turned back and reads as Chinese.
    """
    if body.count(b"\xc2") + body.count(b"\xc3") < 24:
        return None
    try:
        raw, _ = codecs.charmap_encode(text, "strict", _LATIN_BYTES)
    except UnicodeEncodeError:
        return None
    sample = _take_sample(raw)
    best = max((_read(sample, codec) for codec in sorted(_CANDIDATES)), key=lambda reading: reading.score)
    if best.score < _CONVINCING:
        return None
    return _finish(raw, best.codec, f"{best.codec} taken for Latin-1 and stored as UTF-8")


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
    text = body.decode(codec, _ERRORS.get(codec, "replace"))
    n_replaced = text.count("\ufffd") - body.count(_WRITTEN.get(codec, b"\xef\xbf\xbd"))
    return Decoded(_tidy(text), codec, evidence, max(n_replaced, 0))


def _tidy(text: str) -> str:
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.lstrip("\ufeff")


def _resume(error: UnicodeError) -> tuple[str, int]:
    """What stands for undecodable bytes and where decoding resumes, as the decoders of the Encoding Standard do it.

    A broken pair is one U+FFFD; an ASCII byte is never swallowed; 0x80 is the euro sign in GBK.
    """
    broken = cast("UnicodeDecodeError", error)
    data, start = broken.object, broken.start
    if run := _SAME_BYTES.match(data, start):  # one call for a run: a page of them stays linear and fast
        if data[start] == 0xFF and run.end() == start + 1 and _reads_better_after_two(data, start, broken.encoding):
            return "\ufffd", start + 2
        sign = "\u20ac" if data[start] == 0x80 and broken.encoding == "gb18030" else "\ufffd"
        return sign * (run.end() - start), run.end()
    if data[start : start + 2] == b"\xa3\xe1":  # the euro sign of Big5, which Python's Big5-HKSCS lacks
        return "\u20ac", start + 2
    return "\ufffd", start + (2 if data[start + 1 : start + 2] >= b"\x80" else 1)


def _reads_better_after_two(data: bytes, start: int, codec: str) -> bool:
    """Whether a byte that no charset assigns stands for the first half of a pair, and not between two pairs.

    A wrong answer shifts everything up to the next ASCII byte; the dozen characters that follow tell.
    """
    if data[start + 1 : start + 2] < b"\x80":
        return False

    def weigh(begin: int) -> float:
        text = data[begin : begin + 24].decode(codec, "ignore")
        return sum(_WEIGHTS.get(character, _STRANGE) for character in text)

    return weigh(start + 2) > weigh(start + 1) + 1.0


def _weigh_characters() -> dict[str, float]:
    """Weight of every character that Chinese prose is made of.

    Common are the first levels of GB 2312 and Big5, which both standards chose by frequency of use.
    """
    gb_level_1 = bytes(byte for lead in range(0xB0, 0xD8) for trail in range(0xA1, 0xFF) for byte in (lead, trail))
    big5_trails = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    big5_level_1 = bytes(byte for lead in range(0xA4, 0xC7) for trail in big5_trails for byte in (lead, trail))
    common = gb_level_1.decode("gb2312", "ignore") + big5_level_1.decode("big5", "ignore")
    weights = dict.fromkeys(common, _COMMON)
    # Pinyin and full-width letters are neutral: annotated pages are full of the former.
    weights |= dict.fromkeys("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüêɑńňǹɡ·×€", 0.0)
    weights |= dict.fromkeys(map(chr, range(0xFF01, 0xFF5F)), 0.0)
    return weights | dict.fromkeys(_PUNCTUATION, _MARK) | dict.fromkeys(_FREQUENT, 1.0)


codecs.register_error("yuqi.resume", _resume)
_CANDIDATES = frozenset({"utf-8", "gb18030", "big5hkscs"})
_ERRORS = {"gb18030": "yuqi.resume", "big5hkscs": "yuqi.resume"}
_WRITTEN = {  # how a page itself writes U+FFFD; such a character is not our replacement
    "gb18030": b"\x84\x31\xa4\x37",
    "utf-16-le": b"\xfd\xff",
    "utf-16-be": b"\xff\xfd",
}
_WEIGHTS = _weigh_characters()

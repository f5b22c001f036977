"""A page whose bytes are broken in places, or not all in one charset, read passage by passage.

A passage is a run of bytes that begins beyond ASCII and ends before a byte that is no second byte in any of the three
charsets, so that no mistake in one reaches the next. Templates, footers and comments of another charset are found by
what they read as; of GBK and Big5, where a lost byte shifts all that follow, the best division into pairs is sought.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from pipeline.decode.alignment import align
from pipeline.decode.chinese import BETWEEN, CONVINCING, ERRORS, HIGH_RUN, WEIGHTS, WRITTEN, read_as, read_strictly

# Bytes by their place in the three bytes of a Han in UTF-8; GBK prose hardly ever has two such triples in a row.
_PLACES = bytes(
    0x4C if byte in (*range(0xE2, 0xEA), 0xEF) else 0x63 if 0x80 <= byte < 0xC0 else 0x2E for byte in range(256)
)
_TWO_UTF8 = b"LccLcc"
# Pairs that are read half by half often end with a second half that looks like ASCII: one such sign alone among Han.
_SIGNS = frozenset(range(0x40, 0x7E)) - {*b"_|"}
_KINDS = bytes(
    0x4C if byte >= 0xC0 else 0x63 if byte >= 0x80 else 0x61 if byte in _SIGNS else 0x2E for byte in range(256)
)
_STRAY = b"caL"
_MAX_STRAYS = 1_000  # of a page; more are its style
_MIN_BYTES = 6  # less is too little to judge by itself
_MARK = b"\xef\xbb\xbf"  # a template's own byte order mark, in a page of GBK
_MARGIN = 0.3  # by which another charset must explain a passage better than the page's own
_MAX_BROKEN, _MAX_JUDGED = 4_000, 400  # passages; bounds the time of pages that are broken everywhere
_MAX_ALIGNED_BYTES, _MAX_PASSAGE_BYTES = 12_000, 4_000  # of a page; of a passage
_MAX_USUAL_BYTES = 60_000  # of a passage; no paragraph is so long
_CHUNK_BYTES = 1_000
# Single bytes of Windows-1252 that editors leave in pages of UTF-8 and GBK, where no Han begins with them.
_LATIN_SIGNS = {b"\xa9": "\u00a9", b"\xae": "\u00ae", b"\xa0": "\u00a0"}


@dataclass(slots=True)
class Passages:
    """A page as text, how many U+FFFD reading put in, and the passages that were in another charset than the page."""

    text: str
    n_replaced: int = 0
    others: Counter[str] = field(default_factory=Counter)


def read_passages(body: bytes, codec: str) -> Passages:
    """`body` as text, each passage in the charset that explains it; `codec` is that of the page as a whole.

    Linear in the length of the page: what is judged and aligned is bounded, the rest is read as browsers do.
    """
    text = read_strictly(body, codec)
    if text is not None and _is_sound(text, body, codec):
        return Passages(text)
    reader = _Reader(codec)
    passages = reader.read(body)
    if reader.n_undecided and passages.others:  # short passages before the one that told what they are in
        reader = _Reader(codec, known=passages.others.most_common(1)[0][0])
        passages = reader.read(body)
    return passages


def _is_sound(text: str, body: bytes, codec: str) -> bool:
    """Whether what was read without an error shows no sign of another charset or of pairs read half by half."""
    return codec == "utf-8" or (_TWO_UTF8 not in body.translate(_PLACES) and not _has_stray(text))


def _has_stray(text: str) -> bool:
    """Whether a letter or sign stands alone among Han, and one of the three before it is rare."""
    encoded = text.encode("utf-8")
    kinds, at = encoded.translate(_KINDS), -1
    for _ in range(_MAX_STRAYS):
        at = kinds.find(_STRAY, at + 1)
        if at < 0:
            break
        before = encoded[max(at - 8, 0) : at + 1].decode("utf-8", "ignore")
        if any(char >= "\x80" and char not in WEIGHTS for char in before):
            return True
    return False


class _Reader:
    """The passages of one page, with what is left of the budgets."""

    def __init__(self, codec: str, known: str = "") -> None:
        self.codec, self.known = codec, known
        self.others: Counter[str] = Counter()
        self.n_replaced = 0
        self.n_broken, self.n_judged, self.n_undecided, self.n_aligned = 0, 0, 0, 0

    def read(self, body: bytes) -> Passages:
        parts, at = [], 0
        while at < len(body):
            cut = BETWEEN.search(body, at + _CHUNK_BYTES)
            end = cut.end() if cut else len(body)
            parts.append(self._read_chunk(body[at:end]))
            at = end
        return Passages("".join(parts), self.n_replaced, self.others)

    def _read_chunk(self, chunk: bytes) -> str:
        """A piece of the page: as it is where nothing is strange in it, else passage by passage."""
        text = read_strictly(chunk, self.codec)
        if text is not None and _is_sound(text, chunk, self.codec):
            return text
        if self.n_broken >= _MAX_BROKEN:
            return self._read_as_usual(chunk)
        parts: list[str] = []
        at = 0
        for match in HIGH_RUN.finditer(chunk):
            parts += chunk[at : match.start()].decode("ascii"), self._read_passage(match.group())
            at = match.end()
        return "".join(parts) + chunk[at:].decode("ascii")

    def _read_passage(self, run: bytes) -> str:
        text = read_strictly(run, self.codec)
        if self.codec == "utf-8":
            if text is not None:
                return text
        elif text is not None and read_strictly(run, "utf-8") is None:
            return self._mend(run, text) if _has_stray(text) else text
        self.n_broken += text is None
        if run in _LATIN_SIGNS and self.codec != "big5hkscs":
            return _LATIN_SIGNS[run]
        other = self._find_other(run, is_readable=text is not None)
        if other:
            self.others[other] += 1
            return run.decode(other)
        return text if text is not None else self._mend(run, "")

    def _find_other(self, run: bytes, *, is_readable: bool) -> str:
        """The charset, not the page's, that explains a passage: by itself, or a short one as others before it."""
        candidates = ("gb18030", "big5hkscs") if self.codec == "utf-8" else ("utf-8",)
        rivals = [codec for codec in candidates if read_strictly(run, codec) is not None]
        if not rivals:
            return ""
        if len(run) < _MIN_BYTES or self.n_judged >= _MAX_JUDGED:
            if is_readable:
                return ""
            if self.known in rivals or run == _MARK:
                return "utf-8" if run == _MARK else self.known
            self.n_undecided += 1
            return ""
        self.n_judged += 1
        own = read_as(run, self.codec).score
        best = max((read_as(run, rival) for rival in rivals), key=lambda reading: reading.score)
        return best.codec if best.score >= max(CONVINCING, own + _MARGIN) else ""

    def _mend(self, run: bytes, text: str) -> str:
        """A broken passage; `text` where all its bytes can be read, but hardly rightly."""
        if self.codec not in ERRORS or len(run) > _MAX_PASSAGE_BYTES or self.n_aligned >= _MAX_ALIGNED_BYTES:
            return text or self._read_as_usual(run)
        self.n_aligned += len(run)
        return self._count(align(run, self.codec, text or run.decode(self.codec, ERRORS[self.codec])), run)

    def _read_as_usual(self, run: bytes) -> str:
        is_hopeless = len(run) > _MAX_USUAL_BYTES or self.n_broken >= _MAX_BROKEN
        return self._count(run.decode(self.codec, "replace" if is_hopeless else ERRORS.get(self.codec, "replace")), run)

    def _count(self, text: str, run: bytes) -> str:
        self.n_replaced += max(text.count("\ufffd") - run.count(WRITTEN.get(self.codec, b"\xef\xbf\xbd")), 0)
        return text

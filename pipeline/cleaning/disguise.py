"""A text with its disguises taken off: digits, letters and signs as ASCII, invisible characters left out.

Who evades filters writes ①③⑧, １３８, 1️⃣3️⃣8️⃣ or puts zero-width blanks between digits. All searches for personal data
read this view; its offsets lead back to the text.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

_UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufe0e\ufe0f\u20e3\ufeff"
_INVISIBLE = re.compile(f"[{_UNSEEN}]+")
_KEYCAP = re.compile("[\ufe0e\ufe0f\u20e3]*")  # belongs to the digit in front of it
_BLANKS = "\u00a0\u2000-\u200a\u202f\u3000"
_DASHES = "\u2010-\u2015\u2212\ufe63\uff0d"
# Every class of characters that Unicode calls a digit and fonts show as one, and the full-width signs of addresses.
# Full-width punctuation stays: every Chinese page has it, and folding it would cost more than all searches.
_STRANGE = (
    f"{_BLANKS}{_DASHES}０-９Ａ-Ｚａ-ｚ＠＃＋＿．＊／～＝＆Ⅴⅴ﹟﹫²³¹⁰⁴-⁹₀-₉①-⑨⑴-⑼⒈-⒐⓪⓵-⓽⓿❶-❾➀-➈➊-➒"
    "\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\U0001d400-\U0001d7ff\U0001f100-\U0001f10a"
)
_DISGUISED, _ANY = re.compile(f"[{_STRANGE}]"), re.compile(f"[{_STRANGE}{_UNSEEN}]")


@dataclass(frozen=True, slots=True)
class PlainText:
    """The view, and from where on it lies how far behind the text: parallel, ascending."""

    text: str
    places: tuple[int, ...] = (0,)
    shifts: tuple[int, ...] = (0,)

    def locate(self, start: int, end: int, original: str) -> tuple[int, int]:
        """The place in `original` of a piece of the view, which is not empty; a keycap goes with its digit."""
        if self.shifts == (0,):
            return start, end
        last = self._shift(end - 1) + end
        tail = _KEYCAP.match(original, last)
        return start + self._shift(start), tail.end() if tail else last

    def _shift(self, place: int) -> int:
        return self.shifts[bisect_right(self.places, place) - 1]


def undisguise(text: str) -> PlainText:
    """The plain view of `text`; the same string where nothing is disguised.

    >>> undisguise("①３𝟖\u200b0").text
    '1380'
    """
    if not _ANY.search(text):
        return PlainText(text)
    places, shifts = [0], [0]
    if _INVISIBLE.search(text):
        parts: list[str] = []
        at = n_kept = 0
        for match in _INVISIBLE.finditer(text):
            parts.append(text[at : match.start()])
            n_kept += match.start() - at
            at = match.end()
            if n_kept == places[-1]:
                shifts[-1] = at - n_kept
            else:
                places.append(n_kept)
                shifts.append(at - n_kept)
        text = "".join((*parts, text[at:]))
    return PlainText(_DISGUISED.sub(_show, text), tuple(places), tuple(shifts))


def _show(match: re.Match[str]) -> str:
    """One ASCII character for the disguised one; the character itself where Unicode knows none."""
    char = match[0]
    digit = unicodedata.digit(char, -1)
    if digit >= 0:
        return str(digit)
    plain = unicodedata.normalize("NFKC", char)
    if len(plain) == 1 and plain.isascii():
        return plain
    return " " if char.isspace() else "-" if unicodedata.category(char) in ("Pd", "Sm") else char

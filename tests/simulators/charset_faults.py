"""A page as bytes, in the charsets and with the false declarations and broken bytes of the Chinese web."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from html import escape
from random import Random

from tests.simulators.pages import SimulatedPage

_CHARSET = re.compile(r"""(charset\s*=\s*["']?)([\w-]+)""", re.IGNORECASE)
_META = re.compile(r"<meta[^>]*charset[^>]*>\n?", re.IGNORECASE)
MAINLAND_NAMES = "方喆、陶堃、朱镕"  # characters that GBK has and GB2312 has not
_PYTHON_NAMES = {"gb_2312-80": "gb2312"}  # of charsets that pages name otherwise
HONG_KONG_WORDS = "（佢哋話：嗰啲數係咁計，我喺度睇咗好耐。）"  # characters that Big5-HKSCS has and Big5 has not


@dataclass(frozen=True, slots=True)
class Served:
    """The body of a page, and the charset that the server's header names ("" for none)."""

    body: bytes
    declared: str


def serve(page: SimulatedPage, html: str = "") -> Served:
    """The page (or other `html` of it) as its own declaration says; what the charset lacks becomes references."""
    html = html or page.html
    match = _CHARSET.search(html)
    charset = match[2].lower() if match else "utf-8"
    charset = _PYTHON_NAMES.get(charset, charset)
    return Served(html.encode(charset, "xmlcharrefreplace"), "")


def sign(page: SimulatedPage, addition: str) -> SimulatedPage:
    """The page with `addition` at the end of its last line that stands in one piece in the markup."""
    for number in range(len(page.lines) - 1, -1, -1):
        line = page.lines[number]
        marked = escape(line, quote=False)
        if page.html.count(marked) == 1:
            lines = (*page.lines[:number], line + addition, *page.lines[number + 1 :])
            return replace(page, html=page.html.replace(marked, marked + addition), lines=lines)
    return page


def _encode(charset: str, declared: str | None, *, header: str = "", bad_bytes: int = 0, bom: bytes = b"") -> Fault:
    """`declared` in <meta> (None: no <meta>), `header` in the server's header, `bad_bytes` broken ones in the body."""

    def make(page: SimulatedPage, rng: Random) -> Served:
        html = _META.sub("", page.html) if declared is None else _CHARSET.sub(rf"\g<1>{declared}", page.html)
        body = bom + html.encode(charset, "xmlcharrefreplace")
        for _ in range(bad_bytes):
            body = _break(body, rng)
        return Served(body, header)

    return make


def _break(body: bytes, rng: Random) -> bytes:
    """One byte above 0x7F taken out, or one that is in no charset put between two of them."""
    places = [place for place in range(len(body) // 4, len(body)) if body[place] > 0x7F]
    if not places:
        return body
    place = rng.choice(places)
    return body[:place] + rng.choice((b"", b"\xff")) + body[place + (rng.random() < 0.5) :]


Fault = Callable[[SimulatedPage, Random], Served]
MAINLAND: Mapping[str, Fault] = {
    "base": _encode("utf-8", "utf-8"),
    "gbk": _encode("gb18030", "gbk"),
    "gbk_as_utf8": _encode("gb18030", "utf-8"),
    "utf8_as_gbk": _encode("utf-8", "gbk", header="gbk"),
    "utf8_as_gb2312": _encode("utf-8", "gb2312"),
    "gb2312_with_gbk": _encode("gb18030", "gb2312", header="gb2312"),
    "gbk_undeclared": _encode("gb18030", None),
    "utf8_undeclared": _encode("utf-8", None),
    "gbk_header_latin1": _encode("gb18030", None, header="iso-8859-1"),
    "utf8_one_bad_byte": _encode("utf-8", "utf-8", bad_bytes=1),
    "utf8_bad_bytes": _encode("utf-8", "utf-8", bad_bytes=3),
    "gbk_one_bad_byte": _encode("gb18030", "gbk", bad_bytes=1),
    "gbk_bad_bytes": _encode("gb18030", "gbk", bad_bytes=3),
    "gbk_bad_undeclared": _encode("gb18030", None, bad_bytes=3),
    "utf8_bom_as_gbk": _encode("utf-8", "gbk", bom=b"\xef\xbb\xbf"),
    "utf16le_bom": _encode("utf-16-le", "utf-8", bom=b"\xff\xfe"),
    "utf16be_bom": _encode("utf-16-be", "utf-16", bom=b"\xfe\xff"),
    "utf16le_no_bom": _encode("utf-16-le", "utf-8", header="utf-16le"),
    "utf16le_unnamed": _encode("utf-16-le", "utf-8"),
    "utf16be_unnamed": _encode("utf-16-be", "utf-8"),
}
TRADITIONAL: Mapping[str, Fault] = {
    "base": _encode("utf-8", "utf-8"),
    "big5": _encode("big5", "big5"),
    "big5_as_gb2312": _encode("big5", "gb2312"),
    "big5_as_utf8": _encode("big5", "utf-8", header="utf-8"),
    "big5_undeclared": _encode("big5", None),
    "big5hkscs_as_big5": _encode("big5hkscs", "big5"),
    "big5hkscs": _encode("big5hkscs", "big5-hkscs"),
    "big5_one_bad_byte": _encode("big5", "big5", bad_bytes=1),
    "big5_bad_undeclared": _encode("big5", None, bad_bytes=3),
    "utf8_as_big5": _encode("utf-8", "big5", header="big5"),
    "gbk_traditional": _encode("gb18030", "gbk"),
    "gbk_trad_undeclared": _encode("gb18030", None),
}

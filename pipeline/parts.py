"""Articles that a site splits over pages: which addresses a page names as its continuation."""

from __future__ import annotations

import html
import re
from itertools import islice
from urllib.parse import urljoin, urlsplit

from w3lib.url import safe_url_string

MAX_LINKS = 5_000  # of a page
MAX_PARTS = 50  # pages of one article
_HREF = re.compile(rb"""href\s*=\s*(?:"([^"<>]{1,2083})"|'([^'<>]{1,2083})'|([^\s"'<>]{1,2083}))""", re.IGNORECASE)
_ENDING = re.compile(r"\.(?:s?html?|php|aspx?|jsp)$", re.IGNORECASE)
_PART_PARAMS = frozenset({"page", "p", "pn", "pageno", "pageindex", "currentpage"})
_WHOLE = frozenset({"all", "full", "viewall", "showall", "0"})  # the article on one page, in place of a part's number
WHOLE = MAX_PARTS + 1  # the place of that page: behind all parts, whose text it says again


def find_parts(body: bytes, url: str, first: str = "") -> tuple[str, ...]:
    """The further pages of an article that its page at `url` links to, in their order, however the links are worded.

    `first` is the article's first page where `url` is a further one. `12.html` goes on in `12_2.html`, `12-2.html`,
    `12/2.html` or `12.html?page=2` (measured on the survey of 400 pages); 下一篇 leads to another number and is none.
    The page that shows all of it at once, `12_all.html`, `12.html?all`, comes last.

    >>> find_parts(b'<a href="12_2.html">2</a> <a href="13.html">next</a>', "http://example.cn/a/12.html")
    ('http://example.cn/a/12_2.html',)
    """
    first = first or url
    stem, path_ending = _stem_of(first)
    name = stem.rpartition("/")[2].encode("ascii", "ignore")
    if not name or (name not in body and b"?" not in body):
        return ()
    parts: dict[int, str] = {}
    for match in islice(_HREF.finditer(body), MAX_LINKS):
        href = match[1] or match[2] or match[3]
        if name not in href and not href.startswith(b"?"):
            continue
        link = absolute_url(url, html.unescape(href.decode("utf-8", "replace")), "utf-8")
        number = _part_number(link, first, stem, path_ending)
        if 2 <= number <= WHOLE:
            parts.setdefault(number, link)
    return tuple(parts[number] for number in sorted(parts))


def _stem_of(url: str) -> tuple[str, str]:
    """The path of an article's first page without its ending, and the ending: `/a/12_2.html` belongs to `/a/12`."""
    path = urlsplit(url).path
    ending = _ENDING.search(path)
    return (path[: ending.start()], ending[0]) if ending else (path.rstrip("/"), "")


def _part_number(link: str, url: str, stem: str, ending: str) -> int:
    """Which page of the article at `url` the address `link` is, `WHOLE` for all of it; 0 when it is none."""
    try:
        parts, own = urlsplit(link), urlsplit(url)
    except ValueError:
        return 0
    if parts.netloc != own.netloc:
        return 0
    if parts.path == own.path:
        known = set(own.query.split("&"))
        added = [pair.partition("=") for pair in parts.query.split("&") if pair not in known]
        if len(added) != 1:
            return 0
        name, value = added[0][0].lower(), added[0][2].lower()
        if name in _PART_PARAMS:
            return _read_number(value)
        return WHOLE if name in _WHOLE and value in ("", "1", "true") else 0
    if not parts.path.startswith(stem) or parts.query != own.query:
        return 0
    found = re.fullmatch(rf"[_/-](\w{{1,7}})/?(?:{re.escape(ending)})?", parts.path[len(stem) :])
    return _read_number(found[1].lower()) if found else 0


def _read_number(text: str) -> int:
    """The number of a part, `WHOLE` for a word that names all of them, 0 for anything else."""
    if text in _WHOLE:
        return WHOLE
    return int(text) if re.fullmatch(r"[0-9]{1,2}", text) and int(text) <= MAX_PARTS else 0


def absolute_url(base: str, link: str | None, charset: str) -> str:
    """`link` as an absolute web address without its fragment; empty where that makes no sense."""
    link = (link or "").strip()
    if not link or link.startswith(("#", "javascript:", "mailto:", "tel:", "data:")) or len(link) > 2083:
        return ""
    try:
        joined = urljoin(base, link).partition("#")[0]
        if not joined.startswith(("http://", "https://")):
            return ""
        return joined if joined.isascii() and " " not in joined else safe_url_string(joined, encoding=charset)
    except (ValueError, LookupError):
        return ""

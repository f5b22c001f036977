"""Where articles are: links out of sitemaps, feeds, list pages and articles that are split over pages. Pure functions.

Sites declare charsets wrongly or not at all, so everything begins with bytes. Whatever the bytes are, the answer is a
list of absolute web addresses, often an empty one; nothing is ever raised.
"""

from __future__ import annotations

import html
import io
import re
import warnings
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup, Tag
from lxml import etree
from selectolax.lexbor import LexborHTMLParser
from w3lib.url import safe_url_string

MAX_SITEMAP_BYTES = 20 * 1024 * 1024  # unpacked; the protocol allows 50 MB and 50,000 addresses
MAX_SITEMAP_LINKS = 50_000
MAX_LINKS = 5_000  # of a page or feed
MAX_PARTS = 50  # pages of one article

_GZIP_MAGIC = b"\x1f\x8b"
_GZIP = 31  # zlib's window bits for a gzip member
_DECLARED = re.compile(rb"""(?:encoding|charset)\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_XML_HEAD = re.compile(r"^<\?xml[^>]{0,200}\?>")
# After its first error the parser drops `&amp;` and bare ampersands, but keeps numbers.
_AMPERSAND = re.compile(r"&(?:amp;|(?!#\w{1,8};|\w{1,8};))")
_HEAD_BYTES = 2048
_HREF = re.compile(rb"""href\s*=\s*(?:"([^"<>]{1,2083})"|'([^'<>]{1,2083})'|([^\s"'<>]{1,2083}))""", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"::(text|attr\(([\w:.-]+)\))$")
_ENDING = re.compile(r"\.(?:s?html?|php|aspx?|jsp)$", re.IGNORECASE)
_PART_PARAMS = frozenset({"page", "p", "pn", "pageno", "pageindex", "currentpage"})


@dataclass(frozen=True, slots=True)
class Sitemap:
    """What a sitemap names: pages, and further sitemaps where it is an index."""

    pages: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()


def read_sitemap(body: bytes, url: str) -> Sitemap:
    """The addresses in a sitemap or sitemap index: XML or plain text, gzipped or not, in any charset.

    External entities are never resolved, and a damaged file gives what stands before the damage.
    """
    body = _unpack(body)
    if b"<" not in body[:_HEAD_BYTES]:
        lines = _decode(body).splitlines()[:MAX_SITEMAP_LINKS]
        return Sitemap(tuple(_absolute(url, line, "utf-8") for line in lines if line.strip().startswith("http")))
    pages: dict[str, None] = {}
    sitemaps: dict[str, None] = {}
    for element in _iterate_xml(body, "{*}loc"):
        parent = element.getparent()
        kind = "" if parent is None else etree.QName(parent).localname
        target = {"url": pages, "sitemap": sitemaps}.get(kind)
        if (
            target is not None
            and len(target) < MAX_SITEMAP_LINKS
            and (link := _absolute(url, _text_of(element), "utf-8"))
        ):
            target[link] = None
        if parent is not None and (above := parent.getparent()) is not None:
            del above[: above.index(parent)]  # what was read is let go of
    return Sitemap(tuple(pages), tuple(sitemaps))


def read_feed(body: bytes, url: str) -> tuple[str, ...]:
    """The addresses of the entries of an RSS, RDF or Atom feed, in its order.

    >>> read_feed(b"<rss><item><link>/a/1.html</link></item></rss>", "http://example.cn/feed")
    ('http://example.cn/a/1.html',)
    """
    links: dict[str, None] = {}
    for element in _iterate_xml(_unpack(body), "{*}item", "{*}entry"):
        found: dict[str, str] = {}
        for child in element.iterchildren("{*}link", "{*}guid"):
            name = etree.QName(child).localname
            target = child.get("href") or _text_of(child)
            is_page = child.get("rel", "alternate") == "alternate" and child.get("isPermaLink") != "false"
            if target and is_page and (name == "link" or target.strip().startswith("http")):
                found.setdefault(name, target)
        if link := _absolute(url, found.get("link") or found.get("guid"), "utf-8"):
            links[link] = None
        element.clear()
    return tuple(links)[:MAX_LINKS]


def read_list(body: bytes, url: str, charset: str | None = None) -> tuple[str, ...]:
    """The addresses that a page links to, in its order, each once; `charset` is what its header or recipe says."""
    text, charset = _decode_page(body, charset)
    tree = LexborHTMLParser(text)
    base = tree.css_first("base[href]")
    origin = _absolute(url, base.attributes.get("href"), charset) if base else ""
    links = (
        _absolute(origin or url, node.attributes.get("href"), charset) for node in tree.css("a[href]")[: 4 * MAX_LINKS]
    )
    return tuple(dict.fromkeys(link for link in links if link))[:MAX_LINKS]


def find_next(body: bytes, url: str, selector: str, charset: str | None = None) -> str:
    """The address that `selector` leads to: of the link it selects, or of its `::attr(name)`; empty when none."""
    text, charset = _decode_page(body, charset)
    attribute = _ATTRIBUTE.search(selector)
    # Recipes are checked by soupsieve, so soupsieve reads them: other engines know other selectors.
    with warnings.catch_warnings(action="ignore"):  # that the page looks like a file name, or like XML
        node = BeautifulSoup(text, "lxml").select_one(_ATTRIBUTE.sub("", selector))
    if node is None:
        return ""
    if attribute:
        value = node.get_text() if attribute[1] == "text" else node.get(attribute[2])
    else:
        link = node if node.name == "a" else node.find("a", href=True) or node.find_parent("a", href=True)
        value = link.get("href") if isinstance(link, Tag) else None
    return _absolute(url, value if isinstance(value, str) else None, charset)


def find_parts(body: bytes, url: str, first: str = "") -> tuple[str, ...]:
    """The further pages of an article that its page at `url` links to, in their order, however the links are worded.

    `first` is the article's first page where `url` is a further one. `12.html` goes on in `12_2.html`, `12-2.html`,
    `12/2.html` or `12.html?page=2` (measured on the survey of 400 pages); 下一篇 leads to another number and is none.

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
        link = _absolute(url, html.unescape(href.decode("utf-8", "replace")), "utf-8")
        number = _part_number(link, first, stem, path_ending)
        if 2 <= number <= MAX_PARTS:
            parts.setdefault(number, link)
    return tuple(parts[number] for number in sorted(parts))


def _stem_of(url: str) -> tuple[str, str]:
    """The path of an article's first page without its ending, and the ending: `/a/12_2.html` belongs to `/a/12`."""
    path = urlsplit(url).path
    ending = _ENDING.search(path)
    return (path[: ending.start()], ending[0]) if ending else (path.rstrip("/"), "")


def _part_number(link: str, url: str, stem: str, ending: str) -> int:
    """Which page of the article at `url` the address `link` is; 0 when it is none."""
    try:
        parts, own = urlsplit(link), urlsplit(url)
    except ValueError:
        return 0
    if parts.netloc != own.netloc:
        return 0
    if parts.path == own.path:
        known = set(own.query.split("&"))
        added = [pair.partition("=") for pair in parts.query.split("&") if pair not in known]
        if len(added) == 1 and added[0][0].lower() in _PART_PARAMS and re.fullmatch(r"\d{1,3}", added[0][2]):
            return int(added[0][2])
        return 0
    if not parts.path.startswith(stem) or parts.query != own.query:
        return 0
    found = re.fullmatch(rf"[_/-](\d{{1,3}})/?(?:{re.escape(ending)})?", parts.path[len(stem) :])
    return int(found[1]) if found else 0


def _iterate_xml(body: bytes, *tags: str) -> Iterator[etree._Element]:
    """The elements of these names; none of a body that is no XML, and those before the damage of a broken one."""
    text = _AMPERSAND.sub("&#38;", _XML_HEAD.sub("", _decode(body).lstrip(), count=1))
    try:
        parse = etree.iterparse(
            io.BytesIO(text.encode("utf-8", "replace")),
            events=("end",),
            tag=tags,
            recover=True,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            encoding="utf-8",
        )
        for _, element in parse:
            yield element
    except (etree.XMLSyntaxError, LookupError, ValueError):
        return


def _text_of(element: etree._Element) -> str:
    return (element.text or "").replace("&#38;", "&")  # in CDATA it is still there


def _sniff(body: bytes) -> str | None:
    """`utf-8`, or the declared charset that the bytes are valid in; None when they are in neither."""
    declared = _DECLARED.search(body[:_HEAD_BYTES])
    for charset in ("utf-8", declared[1].decode("ascii").lower() if declared else "", "utf-16"):
        if charset == "utf-16" and body[:2] not in (b"\xff\xfe", b"\xfe\xff"):
            continue
        try:
            body.decode(charset)
        except (LookupError, ValueError):
            continue
        return charset
    return None


def _decode(body: bytes) -> str:
    """The body as text; what is not valid as it says it is, is most likely Chinese in the usual charset."""
    return body.decode(_sniff(body) or "gb18030", "replace").lstrip("\ufeff")


def _decode_page(body: bytes, charset: str | None) -> tuple[str, str]:
    """A page as text, and the charset that its addresses are written in."""
    charset = _sniff(body) or charset or "gb18030"
    try:
        return body.decode(charset, "replace"), charset
    except LookupError:
        return body.decode("gb18030", "replace"), "gb18030"


def _unpack(body: bytes) -> bytes:
    """The body without gzip; of a torn file what stands before the tear, of a bomb its beginning."""
    if not body.startswith(_GZIP_MAGIC):
        return body
    inflater, out = zlib.decompressobj(_GZIP), bytearray()
    try:
        while body and len(out) < MAX_SITEMAP_BYTES:
            out += inflater.decompress(body, MAX_SITEMAP_BYTES - len(out))
            if inflater.eof:
                body, inflater = inflater.unused_data, zlib.decompressobj(_GZIP)
            else:
                body = inflater.unconsumed_tail
    except zlib.error:
        pass
    return bytes(out)


def _absolute(base: str, link: str | None, charset: str) -> str:
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

"""Where articles are: links out of sitemaps, feeds, list pages and articles that are split over pages. Pure functions.

Sites declare charsets wrongly or not at all, so everything begins with bytes. Whatever the bytes are, the answer is a
list of absolute web addresses, often an empty one; nothing is ever raised.
"""

from __future__ import annotations

import io
import re
import warnings
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from pipeline.bounds import find_excess, limit
from pipeline.parts import absolute_url

MAX_SITEMAP_BYTES = 20 * 1024 * 1024  # unpacked; the protocol allows 50 MB and 50,000 addresses
MAX_SITEMAP_LINKS = 50_000
MAX_LINKS = 5_000  # of a page or feed
MAX_LIST_CHARS = 4_000_000  # of a list page; one of 5,000 links has a fifth of it

_GZIP_MAGIC = b"\x1f\x8b"
_GZIP = 31  # zlib's window bits for a gzip member
_DECLARED = re.compile(rb"""(?:encoding|charset)\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_XML_HEAD = re.compile(r"^<\?xml[^>]{0,200}\?>")
# After its first error the parser drops `&amp;` and bare ampersands, but keeps numbers.
_AMPERSAND = re.compile(r"&(?:amp;|(?!#\w{1,8};|\w{1,8};))")
_HEAD_BYTES = 2048
_ATTRIBUTE = re.compile(r"::(text|attr\(([\w:.-]+)\))$")


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
        return Sitemap(tuple(absolute_url(url, line, "utf-8") for line in lines if line.strip().startswith("http")))
    pages: dict[str, None] = {}
    sitemaps: dict[str, None] = {}
    for element in _iterate_xml(body, "{*}loc"):
        parent = element.getparent()
        kind = "" if parent is None else etree.QName(parent).localname
        target = {"url": pages, "sitemap": sitemaps}.get(kind)
        if (
            target is not None
            and len(target) < MAX_SITEMAP_LINKS
            and (link := absolute_url(url, _text_of(element), "utf-8"))
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
        if link := absolute_url(url, found.get("link") or found.get("guid"), "utf-8"):
            links[link] = None
        element.clear()
    return tuple(links)[:MAX_LINKS]


def refuse_list(body: bytes, charset: str | None = None) -> str:
    """Why a list page is left unread, as one word; empty when it may be read.

    `too_large` is a page without end, `too_complex` one whose tags, attributes or nesting would keep a parser busy for
    minutes. Its links are worth nothing: such pages are traps, or broken beyond use.
    """
    text, _ = _decode_page(body, charset)
    if len(text) > MAX_LIST_CHARS:
        return "too_large"
    return "too_complex" if find_excess(text) else ""


def read_list(body: bytes, url: str, charset: str | None = None) -> tuple[str, ...]:
    """The addresses that a page links to, in its order, each once; `charset` is what its header or recipe says.

    How much of a page a parser can bear is the question of `refuse_list`.
    """
    text, charset = _decode_page(body, charset)
    tree = LexborHTMLParser(limit(text))
    base = tree.css_first("base[href]")
    origin = absolute_url(url, base.attributes.get("href"), charset) if base else ""
    links = (
        absolute_url(origin or url, node.attributes.get("href"), charset)
        for node in tree.css("a[href]")[: 4 * MAX_LINKS]
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
    return absolute_url(url, value if isinstance(value, str) else None, charset)


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

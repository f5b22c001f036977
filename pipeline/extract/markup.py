"""Markup to a tree and to its tags, in time and memory that grow with its length whatever the markup is."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from pipeline import bounds

MAX_CHARS = 4_000_000  # of a page; the longest of the survey has 0.4 million
# Images written into the page would count as its text otherwise.
_EMBEDDED = re.compile(r"data:[\w/+.-]{1,60};base64,[A-Za-z0-9+/=]+")

VOID_TAGS = frozenset(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr".split()
)
"""Elements that have no closing tag."""

Token = tuple[str, str, str, str]
"""`/` of a closing tag, name, attributes, and the text up to the next tag; a comment has no name."""

# The tree writes its attributes as ` name="value"`, every time. A name may begin with `=` and holds none after that.
_TOKEN = re.compile(r'<(?:(/?)([^\s/>!]++)((?: =?[^=\s]*+="[^"]*+")*+)>|!--.*?-->)([^<]*+)', re.DOTALL)
_RAW = "script,style,iframe,noframes,noembed,template,title"  # their text is written without escapes
_SHOWN_RAW = "xmp,plaintext"


def parse(markup: str) -> LexborHTMLParser:
    """The tree of a page; nothing in the markup can make it fail or take more than linear time.

    What is behind `MAX_CHARS` or `bounds.MAX_TAGS` is not read.
    """
    if len(markup) > MAX_CHARS:
        markup = _EMBEDDED.sub("", markup)[:MAX_CHARS]
    encoded = markup.encode("utf-8", "ignore")
    return LexborHTMLParser(bounds.limit(markup) if bounds.may_exceed(encoded) else encoded)


def is_cut(markup: str) -> bool:
    """Whether `parse` leaves the end of the page unread."""
    if len(markup) <= bounds.MAX_TAGS:
        return False
    is_long = len(markup) > MAX_CHARS and len(_EMBEDDED.sub("", markup)) > MAX_CHARS
    return is_long or markup.count("<") > bounds.MAX_TAGS


def read_tokens(tree: LexborHTMLParser) -> list[Token]:
    """The tags of the body in order, every element closed; scripts and the like are taken out of the tree.

    >>> read_tokens(LexborHTMLParser("<p>一<b>二"))[1:4]
    [('', 'p', '', '一'), ('', 'b', '', '二'), ('/', 'b', '', '')]
    """
    root = tree.body or tree.root
    if root is None:
        return []
    for node in root.css(_RAW):
        node.decompose()
    markup = root.html or ""
    if "<xmp" in markup or "<plaintext" in markup:
        for node in root.css(_SHOWN_RAW):
            node.replace_with(node.text())
        markup = root.html or ""
    return _TOKEN.findall(markup)


def unescape(text: str) -> str:
    """The text of a token without the four escapes that the tree writes."""
    return text.replace("&nbsp;", "\xa0").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")

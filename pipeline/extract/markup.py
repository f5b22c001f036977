"""Markup to a tree and to its tags, in time and memory that grow with its length whatever the markup is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

MAX_CHARS = 4_000_000  # of a page; the longest of the survey has 0.4 million
MAX_TAGS = 320_000  # of a page; the longest of the survey has 9,000
MAX_DEPTH = 512  # browsers nest no deeper; the parser's time grows with the square of the depth
_MANY_TAGS = 8_000
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})(?=[\s/>])[^<>]*>?")
MAX_TAG_CHARS, MAX_PARTS = 4_000, 500  # of a tag, and its attributes: the parser compares each with all before it
_LONG_TAG = re.compile(rf"(<[a-zA-Z][a-zA-Z0-9]{{0,20}})([^<>]{{{MAX_TAG_CHARS},}})")
_FLAT_TAGS = frozenset(
    "br hr img input meta link area base col embed param source track wbr p li td tr th dt dd option".split()
)
_INLINE = frozenset(
    "a b i u s em strong span font small big sub sup tt code abbr cite q label ins del mark bdo var kbd".split()
)
# Images written into the page would count as its text otherwise.
_EMBEDDED = re.compile(r"data:[\w/+.-]{1,60};base64,[A-Za-z0-9+/=]+")

VOID_TAGS = frozenset(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr".split()
)
"""Elements that have no closing tag."""

Token = tuple[str, str, str, str]
"""`/` of a closing tag, name, attributes, and the text up to the next tag; a comment has no name."""

# The tree writes its attributes as ` name="value"`, every time. A name may begin with `=` and holds none after that.
_TOKEN = re.compile(r'<(?:!--.*?-->|(/?)([^\s/>!]+)((?: =?[^=\s]*="[^"]*")*)>)([^<]*)', re.DOTALL)
_RAW = "script,style,iframe,noframes,noembed,template,title"  # their text is written without escapes
_SHOWN_RAW = "xmp,plaintext"


def parse(markup: str) -> LexborHTMLParser:
    """The tree of a page; nothing in the markup can make it fail or take more than linear time.

    What is behind `MAX_CHARS` or `MAX_TAGS` is not read.
    """
    if len(markup) > MAX_CHARS:
        markup = _EMBEDDED.sub("", markup)[:MAX_CHARS]
    if max(map(len, markup.split(">"))) > MAX_TAG_CHARS:
        markup = _LONG_TAG.sub(_limit_attributes, markup)
    n_tags = markup.count("<")
    if n_tags > MAX_TAGS:
        markup = markup[: -len(markup.split("<", MAX_TAGS)[-1]) - 1]
    if n_tags > _MANY_TAGS:
        markup = "".join(_limit_depth(markup))
    return LexborHTMLParser(markup)


def is_cut(markup: str) -> bool:
    """Whether `parse` leaves the end of the page unread."""
    return (len(markup) > MAX_CHARS and len(_EMBEDDED.sub("", markup)) > MAX_CHARS) or markup.count("<") > MAX_TAGS


def _limit_attributes(tag: re.Match[str]) -> str:
    """A tag without its attributes where it has more than a page of people has."""
    return tag[1] if sum(map(tag[2].count, "= \t\n\f\r/")) > MAX_PARTS else tag[0]


def _limit_depth(markup: str) -> Iterator[str]:
    """The markup without the tags that would nest too deeply, and without those that close nothing."""
    depth = position = 0
    n_open: Counter[str] = Counter()
    for tag in _TAG.finditer(markup):
        name = tag[2].lower()
        if name in _FLAT_TAGS:
            continue
        if not tag[1]:
            is_kept = depth < MAX_DEPTH
            n_open[name] += 1
            depth += 1
        elif n_open[name]:
            is_kept = depth <= MAX_DEPTH
            n_open[name] -= 1
            depth -= 1
        else:
            is_kept = False
        if not is_kept:
            yield markup[position : tag.start()]
            yield "" if name in _INLINE else "<br>"
            position = tag.end()
    yield markup[position:]


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
    for node in root.css(_SHOWN_RAW):
        node.replace_with(node.text())
    return _TOKEN.findall(root.html or "")


def unescape(text: str) -> str:
    """The text of a token without the four escapes that the tree writes."""
    return text.replace("&nbsp;", "\xa0").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")

"""What makes a parser of markup take minutes, found and taken out in time and memory that grow with its length alone.

Parsers compare each attribute of a tag with all before it, and walk up the whole nest at many tags.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator

MAX_TAGS = 320_000  # of a page; the longest of the survey has 9,000
MAX_DEPTH = 512  # browsers nest no deeper; the parser's time grows with the square of the depth
MAX_PARTS = 500  # attributes of a tag
_SIGNS = b"<=/ \t\n\f\r"  # one stands before every tag and every attribute
_MANY_SIGNS = 8_000  # of a page: with fewer, neither its tags nor the attributes of one can be too many
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})(?=[\s/>])[^<>]*>?")
_PART = r"""(?=[^>])[\s/]*+=?[^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'>][^\s>]*+)?+)?+"""
_SCRIPTS = "|".join(  # one for each name, as groups cannot be referred to inside of what is possessive
    rf"<(?i:{name})(?=[\s/>])(?:{_PART}){{0,{MAX_PARTS}}}+>(?:[^<]++|<(?!/(?i:{name})))*+"
    for name in ("script", "style")
)
# All up to a tag of more parts, or up to the end, in one pass: the text of scripts and comments is none of tags, and a
# quoted value may hold both brackets.
_LONG_TAG = re.compile(
    rf"(?:[^<]++|<!--(?:-?>|(?:[^-]++|-(?!-!?>))*+)|<(?![a-zA-Z/])|</(?![a-zA-Z])|{_SCRIPTS}"
    rf"|</?[a-zA-Z][^\s/>]*+(?:{_PART}){{0,{MAX_PARTS}}}+(?=>|\Z))*+"
    rf"(?:(</?[a-zA-Z][^\s/>]*+)(?:{_PART})*+|\Z)"
)
_FLAT_TAGS = frozenset(
    "br hr img input meta link area base col embed param source track wbr p li td tr th dt dd option".split()
)
_INLINE = frozenset(
    "a b i u s em strong span font small big sub sup tt code abbr cite q label ins del mark bdo var kbd".split()
)


def may_exceed(encoded: bytes) -> bool:
    """Whether a page in UTF-8 has signs enough for too many tags, or for a tag with too many attributes."""
    return len(encoded) - len(encoded.translate(None, delete=_SIGNS)) > _MANY_SIGNS


def find_excess(markup: str) -> str:
    """What the markup has too much of: `tags`, `attributes`, `depth`; empty where it is like a page of people.

    Inline elements that nobody closed are no nest.

    >>> find_excess("<p><b>" * 9_000), find_excess("<div>" * 9_000)
    ('', 'depth')
    """
    if not may_exceed(markup.encode("utf-8", "ignore")):
        return ""
    if markup.count("<") > MAX_TAGS:
        return "tags"
    if any(found[1] is not None for found in _LONG_TAG.finditer(markup)):
        return "attributes"
    return "depth" if any(depth > MAX_DEPTH for _, depth in _read_nest(markup, _FLAT_TAGS | _INLINE)) else ""


def limit(markup: str) -> str:
    """The markup without what is too much; of tags those at the end are left out."""
    markup = _LONG_TAG.sub(lambda found: found[0] if found[1] is None else markup[found.start() : found.end(1)], markup)
    n_tags = markup.count("<")
    if n_tags > MAX_TAGS:
        markup = markup[: -len(markup.split("<", MAX_TAGS)[-1]) - 1]
    return "".join(_limit_depth(markup)) if n_tags > _MANY_SIGNS else markup


def _limit_depth(markup: str) -> Iterator[str]:
    """The markup without the tags that would nest too deeply, and without those that close nothing."""
    position = 0
    for tag, depth in _read_nest(markup, _FLAT_TAGS):
        if not 0 < depth <= MAX_DEPTH:
            yield markup[position : tag.start()]
            yield "" if tag[2].lower() in _INLINE else "<br>"
            position = tag.end()
    yield markup[position:]


def _read_nest(markup: str, flat: Collection[str]) -> Iterator[tuple[re.Match[str], int]]:
    """The tags that are not `flat`, each with the depth of its element; 0 for one that closes nothing."""
    depth = 0
    n_open: Counter[str] = Counter()
    for tag in _TAG.finditer(markup):
        name = tag[2].lower()
        if name in flat:
            continue
        if not tag[1]:
            n_open[name] += 1
            depth += 1
            yield tag, depth
        elif n_open[name]:
            yield tag, depth
            n_open[name] -= 1
            depth -= 1
        else:
            yield tag, 0

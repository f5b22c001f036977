"""Markup to a tree, in time that grows with its length whatever the markup is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

MAX_DEPTH = 512  # browsers nest no deeper; the parser's time grows with the square of the depth
_MANY_TAGS = 8_000
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})(?=[\s/>])[^<>]*>?")
_FLAT_TAGS = frozenset(
    "br hr img input meta link area base col embed param source track wbr p li td tr th dt dd option".split()
)
_INLINE = frozenset(
    "a b i u s em strong span font small big sub sup tt code abbr cite q label ins del mark bdo var kbd".split()
)


def parse(markup: str) -> LexborHTMLParser:
    """The tree of a page; nothing in the markup can make it fail or take more than linear time."""
    if markup.count("<") > _MANY_TAGS:
        markup = "".join(_limit_depth(markup))
    return LexborHTMLParser(markup)


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

"""What the names of a box, its class and id, say about the part of the page in it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.records import Role

# Class and id words by the part of a page they name; farms misname their boxes often, so this only lowers a weight.
_ASIDE_NAME = re.compile(
    r"(?:^|[\s_-])(?:foot(?:er)?|copyright|side(?:bar)?|aside|nav(?:bar)?|menu|bread(?:crumb)?s?|crumbs?|friend(?:link)?s?|links?"
    r"|login|search|toolbar|topbar|header|rank(?:ing)?|banner|advert|gg|ad)(?:$|[\s_-])",
    re.IGNORECASE,
)
_COMMENT_NAME = re.compile(
    r"comment|pinglun|(?:^|[\s_-])(?:cmt|reply-?list|respond|liuyan|guestbook)(?:$|[\s_-])", re.IGNORECASE
)
_TEASER_NAME = re.compile(
    r"relat(?:ed|ion)|xiangguan|recommend|tuijian|guess|(?:^|[\s_-])(?:hot|xg|tj|pager|pages(?![_-](?:con|title|text|main|body))|page-?(?:bar|nav|list)"
    r"|pagination|prev(?:ious)?-?next|prenext|next-?prev|more-?(?:list|news)|rand(?:om)?|latest)(?:$|[\s_-])",
    re.IGNORECASE,
)
_ARTICLE_NAME = re.compile(r"arti|content|text|detail|entry|zhengwen|neirong|wenzhang|zoom", re.IGNORECASE)
_ASIDE_TAGS = frozenset(("nav", "aside", "footer", "form"))
_DAMP = 0.25  # the weight of text in a box that is named like furniture of the page
_NAME = re.compile(r' (?:class|id)="([^"]*)"')
_MAX_REMEMBERED_CHARS = 120  # of attributes; pages repeat those of their boxes


class Opening(NamedTuple):
    """What the opening tag of a container says; they are remembered, as pages are made of few."""

    tag: str
    name: str = ""  # its class and id
    kind: str = ""  # its first class without numbers: what the boxes of a row have in common
    hint: Role | None = None
    factor: float = 1.0  # the weight of text in it, less where it is named like furniture


def read_name(attributes: str) -> str:
    """The names of an element, with its attributes as the tree writes them."""
    return " ".join(_NAME.findall(attributes)) if attributes else ""


def read_opening(tag: str, attributes: str) -> Opening:
    """What the opening tag of a container says, with its attributes as the tree writes them."""
    return (_remember if len(attributes) <= _MAX_REMEMBERED_CHARS else _read_opening)(tag, attributes)


def _read_opening(tag: str, attributes: str) -> Opening:
    name = read_name(attributes)
    return Opening(tag, name, name.split(" ", 1)[0].rstrip("0123456789_-"), *read_hint(tag, name))


_remember = lru_cache(maxsize=4096)(_read_opening)


def read_hint(tag: str, name: str) -> tuple[Role | None, float]:
    """What the names of a container say it is, and the weight of the text in it.

    >>> read_hint("div", "comment-list c1")
    (<Role.COMMENT: 'comment'>, 0.25)
    """
    if tag in _ASIDE_TAGS:
        return None, _DAMP
    if not name or tag == "body":
        return None, 1.0
    if _COMMENT_NAME.search(name):
        return Role.COMMENT, _DAMP
    if _TEASER_NAME.search(name):
        return Role.TEASER, _DAMP
    return None, _DAMP if _ASIDE_NAME.search(name) and not _ARTICLE_NAME.search(name) else 1.0

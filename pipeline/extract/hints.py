"""What the names of a box, its class and id, say about the part of the page in it."""

from __future__ import annotations

import re

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
    r"relat(?:ed|ion)|xiangguan|recommend|tuijian|guess|(?:^|[\s_-])(?:hot|xg|tj|pager|pages|page-?(?:bar|nav|list)|pagination|prev(?:ious)?-?next|prenext"
    r"|next-?prev|more-?(?:list|news)|rand(?:om)?|latest)(?:$|[\s_-])",
    re.IGNORECASE,
)
_ARTICLE_NAME = re.compile(r"arti|content|text|detail|entry|zhengwen|neirong|wenzhang|zoom", re.IGNORECASE)
_ASIDE_TAGS = frozenset(("nav", "aside", "footer", "form"))
_DAMP = 0.25  # the weight of text in a box that is named like furniture of the page
_NAME = re.compile(r' (?:class|id)="([^"]*)"')


def read_name(attributes: str) -> str:
    """The names of an element, with its attributes as the tree writes them."""
    return " ".join(_NAME.findall(attributes)) if attributes else ""


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

"""What a recipe says about reading its site's pages: CSS selectors, each optional."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

_ATTRIBUTE = re.compile(r"(?P<selector>.*)::(?:attr\((?P<name>[\w:-]+)\)|text)\s*$", re.DOTALL)
MATCHED_NOTHING = "matched nothing"  # how the column `extractor` says that automatic extraction had to help


@dataclass(frozen=True, slots=True)
class ExtractRules:
    """Selectors for title, body, author and publication; "" means automatic. `time::attr(datetime)` reads an attribute."""

    title: str = ""
    body: str = ""
    author: str = ""
    published: str = ""


def select(tree: LexborHTMLParser, rule: str) -> list[LexborNode]:
    """The nodes a rule chooses, in order; none for an empty rule or one that is no selector."""
    found = _ATTRIBUTE.match(rule)
    selector = (found["selector"] if found else rule).strip()
    if not selector:
        return []
    try:
        return list(tree.css(selector))
    except (SelectolaxError, ValueError, RuntimeError):  # the check of recipes reports it; a page must still come out
        return []


def read_values(tree: LexborHTMLParser, rule: str) -> Iterator[str]:
    """The texts, or the values of the attribute, that a rule chooses, without those that are blank."""
    found = _ATTRIBUTE.match(rule)
    name = found["name"] if found else None
    for node in select(tree, rule):
        value = (node.attributes.get(name) or "") if name else node.text()
        if value := " ".join(value.split("\n")).strip():
            yield value

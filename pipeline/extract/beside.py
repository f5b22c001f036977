"""Texts outside the visible page that sites fill from the article, before their filters go over its body."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from selectolax.lexbor import LexborHTMLParser

from pipeline.records import Field

_NAMES = ("description", "og:description", "og:title", "twitter:description", "keywords")
_JSON_TEXT = re.compile(r'"(headline|description|articleBody)"\s*:\s*("(?:[^"\\]|\\.){8,8000}")')
MIN_CHARS, MAX_CHARS = 6, 2000  # of a text
MAX_TEXTS, MAX_IMAGES = 16, 12
MAX_SCRIPT_CHARS = 100_000


def read_beside(
    tree: LexborHTMLParser, title: str, metas: Mapping[str, str], scripts: Sequence[str]
) -> tuple[Field, ...]:
    """Descriptions, keywords, titles and captions of a page, each with where it stands, without repetition."""
    return tuple(dict.fromkeys(_read_all(tree, title, metas, "\n".join(scripts)[:MAX_SCRIPT_CHARS])))[:MAX_TEXTS]


def _read_all(tree: LexborHTMLParser, title: str, metas: Mapping[str, str], scripts: str) -> Iterator[Field]:
    found = [(metas.get(name, ""), f"meta {name}") for name in _NAMES]
    for match in _JSON_TEXT.finditer(scripts) if scripts else ():
        try:
            found.append((join_blanks(str(json.loads(match[2], strict=False))), f"json_ld {match[1]}"))
        except ValueError:
            continue
    found.append((title, "title"))
    images = tree.css("img[alt]")[:MAX_IMAGES]
    found += [(join_blanks(image.attributes.get("alt") or ""), "img alt") for image in images]
    yield from (Field(text, evidence) for text, evidence in found if len(text) >= MIN_CHARS)


def join_blanks(text: str) -> str:
    """The text, as far as it is read, with single blanks."""
    return " ".join(text[:MAX_CHARS].split())

"""The structured data of a page, JSON-LD: what it says about the article, and the way to it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

MAX_SCRIPT_CHARS = 100_000
MAX_OBJECTS = 500
_ARTICLES = ("Article", "Posting", "Report", "Blog")  # NewsArticle, BlogPosting, SocialMediaPosting
_PAGES = ("WebPage", "ItemPage", "QAPage", "Question", "AboutPage", "")
# Below these keys stand other things than the article.
_OTHERS = frozenset(
    "comment review itemListElement hasPart mentions isPartOf publisher image logo potentialAction suggestedAnswer acceptedAnswer".split()
)
# For data that is no valid JSON; a name may stand in an object or in a list of them.
_DATE = re.compile(r'"(?:datePublished|pubDate|uploadDate)"\s*:\s*"([^"]{8,40})"')
_AUTHOR = re.compile(r'"author"\s*:\s*(?:\[\s*)?(?:\{[^{}]{0,300}?"name"\s*:\s*)?("(?:[^"\\]|\\.){1,60}")')


@dataclass(frozen=True, slots=True)
class Structured:
    """Statements of the structured data; empty where it makes none."""

    headline: str = ""
    published: str = ""
    author: str = ""
    is_person: bool = False  # the author is not said to be an organisation
    publisher: str = ""
    section: str = ""
    places: tuple[str, ...] = ()  # of the breadcrumb, home first


def read_json_ld(scripts: Sequence[str]) -> Structured:
    """What the JSON-LD scripts of a page say, the object most like an article first."""
    objects: list[dict[str, Any]] = []
    broken: list[str] = []
    for script in scripts:
        text = script[:MAX_SCRIPT_CHARS].strip()
        try:
            objects += _objects(json.loads(text, strict=False))
        except (ValueError, RecursionError):
            broken.append(text)
    named = {str(item["@id"]): item for item in objects if "@id" in item and "name" in item}
    ranked = sorted((rank, n) for n, item in enumerate(objects) if (rank := _rank(item)) is not None)
    fields: dict[str, Any] = {}
    for _, number in ranked[:4]:
        for key, value in objects[number].items():
            if value and (key not in fields):
                fields[key] = value
    author, is_person = _names(fields.get("author") or fields.get("creator"), named)
    publisher, _ = _names(fields.get("publisher"), named)
    published = _text(fields.get("datePublished")) or _text(fields.get("pubDate")) or _text(fields.get("dateCreated"))
    if broken and not published:
        found = _DATE.search("\n".join(broken))
        published = found[1] if found else ""
    if broken and not author and (found := _AUTHOR.search("\n".join(broken))):
        try:
            author, is_person = str(json.loads(found[1], strict=False)), True
        except ValueError:
            author = ""
    section = fields.get("articleSection")
    return Structured(
        headline=_text(fields.get("headline")) or _text(fields.get("title")),
        published=published,
        author=author,
        is_person=is_person,
        publisher=publisher,
        section=_text(section[0] if isinstance(section, list) and section else section),
        places=tuple(_places(objects)),
    )


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    """The objects of the data in order, without those that stand below another subject."""
    stack = [data]
    n_seen = 0
    while stack and n_seen < MAX_OBJECTS:
        item = stack.pop()
        n_seen += 1
        if isinstance(item, dict):
            yield item
            stack += [value for key, value in item.items() if key not in _OTHERS and isinstance(value, dict | list)][
                ::-1
            ]
        elif isinstance(item, list):
            stack += item[:MAX_OBJECTS][::-1]


def _rank(item: dict[str, Any]) -> int | None:
    """0 for an article, 1 for a page or an object of no type; None for another subject."""
    types = item.get("@type", "")
    names = [str(name) for name in types] if isinstance(types, list) else [str(types)]
    if any(mark in name for name in names for mark in _ARTICLES):
        return 0
    is_page = any(name in _PAGES for name in names)
    return 1 if is_page and ("datePublished" in item or "pubDate" in item or "headline" in item) else None


def _text(value: Any) -> str:
    return " ".join(str(value)[:2000].split()) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _names(value: Any, named: dict[str, dict[str, Any]]) -> tuple[str, bool]:
    """The names in a field, and whether they are not said to be an organisation's."""
    found: list[str] = []
    is_person = True
    for item in (value if isinstance(value, list) else [value])[:4]:
        stated = item
        if isinstance(item, dict):
            owner = item if "name" in item else named.get(str(item.get("@id", "")), {})
            is_person = is_person and "Organization" not in str(owner.get("@type", ""))
            stated = owner.get("name")
        if isinstance(stated, list) and stated:
            stated = stated[0]
        if (name := _text(stated)) and name not in found:
            found.append(name)
    return "、".join(found), is_person


def _places(objects: Sequence[dict[str, Any]]) -> Iterator[str]:
    crumbs = next((item for item in objects if item.get("@type") == "BreadcrumbList"), {})
    items = crumbs.get("itemListElement")
    for entry in items[:12] if isinstance(items, list) else ():
        if isinstance(entry, dict):
            item = entry.get("item")
            name = entry.get("name") or (item.get("name") if isinstance(item, dict) else "")
            if text := _text(name):
                yield text

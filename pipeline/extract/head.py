"""What a page's head and its structured data say about the article: titles, dates, author."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from pipeline.extract.dates import Stamp, find_stamps

_PUBLISHED_NAMES = (
    "article:published_time", "og:article:published_time", "bytedance:published_time", "datepublished", "publishdate",
    "pubdate", "publish_time", "publish-date", "publishtime", "article:create_at", "og:release_date", "dc.date.issued",
    "dc.date", "date", "weibo:article:create_at", "sailthru.date", "contentdate", "apub:time",
)  # fmt: skip
_AUTHOR_NAMES = ("article:author", "author", "og:author", "mediaid")
_CATEGORY_NAMES = ("article:section", "og:article:section", "catalogs")
# Names that a template writes, not a person.
_TEMPLATE_AUTHORS = re.compile(
    r"dede|discuz|comsenz|wordpress|phpcms|empirecms|z-?blog|admin|http|www\.|\.com|\.cn|团队|公司", re.IGNORECASE
)
_JSON_DATE = re.compile(r'"(?:datePublished|pubDate|uploadDate)"\s*:\s*"([^"]{8,40})"')
_JSON_AUTHOR = re.compile(r'"author"\s*:\s*(?:\[\s*)?(?:\{[^{}]{0,300}?"name"\s*:\s*)?("(?:[^"\\]|\\.){1,60}")')
_MAX_SCRIPT_CHARS = 100_000


@dataclass(frozen=True, slots=True)
class Head:
    """Statements beside the visible page; empty where it makes none."""

    title: str = ""
    og_title: str = ""
    json_stamps: tuple[Stamp, ...] = ()
    meta_stamps: tuple[Stamp, ...] = ()
    author: str = ""
    author_evidence: str = ""
    category: str = ""


def read_head(tree: LexborHTMLParser) -> Head:
    """The statements of a page's `<title>`, `<meta>`, `<time>` and JSON-LD."""
    node = tree.css_first("title")
    title = _join_blanks(node.text()) if node is not None else ""
    metas: dict[str, str] = {}
    for meta in tree.css("meta[content]"):
        attributes = meta.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        if content := _join_blanks(attributes.get("content") or ""):
            metas.setdefault(name.lower(), content)
    scripts = "\n".join(s.text()[:_MAX_SCRIPT_CHARS] for s in tree.css('script[type="application/ld+json"]'))
    author, evidence = _read_author(scripts, metas)
    return Head(
        title=title,
        og_title=metas.get("og:title", ""),
        json_stamps=tuple(stamp for found in _JSON_DATE.finditer(scripts) for stamp in find_stamps(found[1])[:1]),
        meta_stamps=tuple(_read_stamps(tree, metas)),
        author=author,
        author_evidence=evidence,
        category=next((metas[name] for name in _CATEGORY_NAMES if len(metas.get(name, "")) in range(2, 13)), ""),
    )


def _join_blanks(text: str) -> str:
    return " ".join(text[:2000].split())


def _read_stamps(tree: LexborHTMLParser, metas: dict[str, str]) -> Iterator[Stamp]:
    """Dates of the metas in order of their reliability, then of the first `<time>`."""
    for name in _PUBLISHED_NAMES:
        yield from find_stamps(metas.get(name, ""))[:1]
    time = tree.css_first("time[datetime]")
    if time is not None:
        yield from find_stamps(time.attributes.get("datetime") or "")[:1]


def _read_author(scripts: str, metas: dict[str, str]) -> tuple[str, str]:
    """The author and where he is named; what a template or a company writes there is nobody."""
    claims: list[tuple[str, str]] = []
    if found := _JSON_AUTHOR.search(scripts):
        try:
            claims.append((str(json.loads(found[1], strict=False)), "json_ld"))
        except ValueError:
            claims = []
    claims += [(metas[name], "meta") for name in _AUTHOR_NAMES if name in metas]
    for claim, evidence in claims:
        name = claim.strip()
        if 2 <= len(name) <= 12 and not name.isdigit() and not _TEMPLATE_AUTHORS.search(name):
            return name, evidence
    return "", ""

"""What a page's head and its structured data say about the article: titles, dates, author, section."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipeline.extract.beside import join_blanks, read_beside
from pipeline.extract.breadcrumbs import is_home
from pipeline.extract.dates import Stamp, read_stated
from pipeline.extract.hints import read_hint
from pipeline.extract.json_ld import Structured, read_json_ld
from pipeline.extract.labels import fold
from pipeline.extract.names import EDGES, is_house, is_nobody
from pipeline.extract.prominence import read_prominence
from pipeline.extract.statements import plain
from pipeline.records import Field

_PUBLISHED_NAMES = (
    "article:published_time", "og:article:published_time", "bytedance:published_time", "datepublished", "publishdate",
    "pubdate", "publish_time", "publish-date", "publish_date", "publishtime", "pubtime", "published_time", "og:published_time", "article:create_at",
    "og:release_date", "og:pubdate", "parsely-pub-date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created",
    "dc.date", "weibo:article:create_at", "weibo: article:create_at", "sailthru.date", "contentdate", "apub:time", "date",
)  # fmt: skip
_ARTICLE_AUTHOR_NAMES = ("article:author", "og:article:author", "dable:author", "parsely-author", "byl")
_AUTHOR_NAMES = (*_ARTICLE_AUTHOR_NAMES, "author", "og:author", "dc.creator")
_CATEGORY_NAMES = ("article:section", "og:article:section", "columnname", "catalogs")
_TITLE_NAMES = ("og:title", "articletitle", "twitter:title")
_SITE_NAMES = ("og:site_name", "sitename", "application-name", "apple-mobile-web-app-title", "copyright")
# Names that a template writes, not a person.
_TEMPLATE_AUTHORS = re.compile(
    r"dede|discuz|comsenz|wordpress|phpcms|empirecms|z-?blog|admin|http|www\.|\.com|\.cn|团队|公司|版权|copyright|design",
    re.IGNORECASE,
)
# What a blog is called behind its owner's name: X的生活札记.
_OWNED = re.compile("的|博客|部落格|blog|专栏|空间|日[记志]|笔记")
_MONTH_FIRST = re.compile(r"^(\d{1,2})/(\d{1,2})/(\d{4})")
_TITLE_PARTS = re.compile(r"\s*(?:[_|｜–—-]+|::|\s@\s)\s*")
MAX_AUTHOR_CHARS = 40
MAX_NAMED, MAX_NAMED_CHARS, MAX_PIECES = 12, 200, 3
_AUTHOR_SELECTOR = '[rel~="author"],[itemprop~="author"],[class*="author"],[class*="Author"],[class*="authi"],[class*="writer"],[id*="author"]'
_BOX = re.compile(
    r"(?i)(?:^|[\s_-])(?:about[-_]?author|author[-_]?(?:box|bio|about|desc\w*|intro\w*))(?:$|[\s_-])"
)  # below a text
_ACCOUNT_SELECTOR = '[class*="nick" i],[class*="user" i],[class~="name"],[id*="nick" i]'
MAX_HEADINGS, MIN_HEADING_CHARS, MAX_HEADING_CHARS = 12, 8, 120
MAX_FILED, MAX_PLACE_CHARS = 3, 12  # sections that one article is filed under, and letters of each
MAX_TIMES = 12  # `<time>` elements that are looked at


@dataclass(frozen=True, slots=True)
class Head:
    """Statements beside the visible page; empty where it makes none."""

    title: str = ""
    og_title: str = ""
    headline: str = ""
    site: str = ""
    json_stamps: tuple[Stamp, ...] = ()
    meta_stamps: tuple[Stamp, ...] = ()
    author: str = ""
    author_evidence: str = ""
    filed: str = ""  # the section in the link that the markup relates as a category
    is_articles: bool = False  # the author is said to be the article's, not the page's, as whom a clerk's system writes
    category: str = ""
    category_evidence: str = ""
    houses: frozenset[str] = frozenset()  # folded names of the site and its publisher, which are no author's
    owners: frozenset[str] = frozenset()  # those of them that the site states itself, not only behind the title
    prominent: Mapping[str, float] = field(default_factory=dict)  # how much a plain text stands out
    named: tuple[str, ...] = ()  # texts of the elements that the markup calls author, in order
    account: str = ""  # whose page it is, on the platform of accounts that names him in elements of its own
    accounts: tuple[str, ...] = ()  # and of those that it calls a user, who may be a reader as well
    beside: tuple[Field, ...] = ()  # texts that may repeat the body, each with where it stands


def read_head(tree: LexborHTMLParser) -> Head:
    """The statements of a page's `<title>`, `<meta>`, `<time>` and JSON-LD."""
    node = tree.css_first("title")
    title = join_blanks(node.text()) if node is not None else ""
    metas: dict[str, str] = {}
    for meta in tree.css("meta[content]"):
        attributes = meta.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        if content := join_blanks(attributes.get("content") or ""):
            metas.setdefault(name.lower(), content)
    scripts = [script.text() for script in tree.css('script[type="application/ld+json"]')]
    structured = read_json_ld(scripts) if scripts else Structured()
    site = _first(metas, _SITE_NAMES) or structured.publisher
    account = _read_subscription(tree)
    houses = frozenset(_read_houses(structured, title, site, account))
    author, evidence, is_articles = _read_author(structured, metas, houses)
    category, category_evidence = _read_category(structured, metas)
    stamp = read_stated(structured.published) if structured.published else None
    return Head(
        title=title,
        og_title=_first(metas, _TITLE_NAMES),
        headline=structured.headline,
        site=site,
        json_stamps=(stamp,) if stamp else (),
        meta_stamps=tuple(_read_stamps(tree, metas)),
        author=author,
        author_evidence=evidence,
        filed=_read_filed(tree),
        is_articles=is_articles,
        category=category,
        category_evidence=category_evidence,
        houses=houses,
        owners=frozenset(fold(name) for name in (site, structured.publisher, account) if name),
        beside=read_beside(tree, title, metas, scripts),
        prominent={} if _has_heading(tree, title) else read_prominence(tree),
        named=tuple(_read_named(tree, _AUTHOR_SELECTOR)),
        account=account,
        accounts=tuple(_read_named(tree, _ACCOUNT_SELECTOR)),
    )


def _has_heading(tree: LexborHTMLParser, title: str) -> bool:
    """Whether a heading says what `<title>` begins with: then no other line has to stand out."""
    begun = plain(title)
    headings = (plain(node.text()[:MAX_HEADING_CHARS]) for node in tree.css("h1,h2")[:MAX_HEADINGS])
    return any(len(said) >= MIN_HEADING_CHARS and begun.startswith(said) and said != begun for said in headings)


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str:
    return next((metas[name] for name in names if name in metas), "")


def _read_stamps(tree: LexborHTMLParser, metas: dict[str, str]) -> Iterator[Stamp]:
    """Dates of the metas in order of their reliability, then of the first `<time>`, or its like, that is the article's."""
    for name in _PUBLISHED_NAMES:
        # Tencent's own tag has the month first.
        content = (
            _MONTH_FIRST.sub(r"\3-\1-\2", metas[name]) if name == "apub:time" and name in metas else metas.get(name)
        )
        if content and (stamp := read_stated(content)):
            yield stamp
    times = tree.css('time[datetime],abbr[title],[itemprop="datePublished"]')[:MAX_TIMES]
    times.sort(key=lambda time: not _is_publication(time))
    for time in times:
        attributes = time.attributes
        said = attributes.get("datetime") or attributes.get("content") or attributes.get("title") or ""
        if said and not _stands_aside(time) and (stamp := read_stated(said)):
            yield stamp
            return


def _is_publication(time: LexborNode) -> bool:
    attributes = time.attributes
    names = f"{attributes.get('itemprop') or ''} {attributes.get('class') or ''}".lower()
    return "pubdate" in attributes or "publi" in names or "entry-date" in names


def _stands_aside(node: LexborNode) -> bool:
    """Whether the node stands in a box of comments, of other articles, or of furniture."""
    parent = node.parent
    for _ in range(12):
        if parent is None or parent.tag in ("body", "article", "main"):
            return False
        attributes = parent.attributes
        names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".strip()
        role, weight = read_hint(parent.tag or "", names)
        if role is not None or weight < 1.0:
            return True
        parent = parent.parent
    return False


def _read_author(said: Structured, metas: dict[str, str], houses: frozenset[str]) -> tuple[str, str, bool]:
    """The author, where he is named, and whether it is for the article; what a template, a company or the site writes there is nobody."""
    claims = [(said.author, "json_ld", said.is_person, True)] if said.author else []
    claims += [(metas[name], "meta", False, name in _ARTICLE_AUTHOR_NAMES) for name in _AUTHOR_NAMES if name in metas]
    for claim, evidence, is_person, is_articles in claims:
        name = claim.strip()
        folded = fold(name)
        if not 2 <= len(name) <= MAX_AUTHOR_CHARS or name.isdigit() or is_nobody(folded):
            continue
        if evidence == "meta" and is_house(folded):
            continue
        if not is_person and any(folded in house and not _OWNED.match(house, len(folded)) for house in houses):
            continue
        if not _TEMPLATE_AUTHORS.search(folded) or (is_person and folded not in houses and "团队" in folded):
            return name, evidence, is_articles
    return "", "", False


def _read_houses(said: Structured, title: str, site: str, account: str) -> Iterator[str]:
    """The folded names of the site: as it states them, behind the title, and the account that a WeChat page belongs to."""
    yield from (fold(name) for name in (site, said.publisher, account) if name)
    yield from (fold(part) for part in _TITLE_PARTS.split(title)[1:] if part)


def _read_subscription(tree: LexborHTMLParser) -> str:
    """The account that a WeChat page belongs to, which is its publisher."""
    # The last holds the account's card too.
    found = map(tree.css_first, ("#js_name", ".profile_nickname", ".rich_media_meta_nickname"))
    account = next((node for node in found if node is not None), None)
    return join_blanks(account.text()[:MAX_NAMED_CHARS]).rpartition("：")[2] if account is not None else ""


def _read_named(tree: LexborHTMLParser, selector: str) -> Iterator[str]:
    """The first words of each element that is named an author's, by the name of its class, its relation or property."""
    for node in tree.css(selector)[:MAX_NAMED]:
        if node.tag in ("body", "html", "script", "style", "meta", "link", "img"):
            continue
        if _BOX.search(node.attributes.get("class") or ""):
            yield "作者介绍"
        pieces = [piece for piece in node.text(separator="\n")[:MAX_NAMED_CHARS].split("\n") if piece.strip(EDGES)]
        yield from (" ".join(piece.split()) for piece in pieces[:MAX_PIECES])


def _read_filed(tree: LexborHTMLParser) -> str:
    """The text of the first link `rel="category"`; "" where the links of several articles are related so."""
    names = [join_blanks(node.text()[:MAX_NAMED_CHARS]) for node in tree.css('a[rel~="category"]')[:MAX_NAMED]]
    return names[0] if names and len(set(names)) <= MAX_FILED and 2 <= len(names[0]) <= MAX_PLACE_CHARS else ""


def _read_category(said: Structured, metas: dict[str, str]) -> tuple[str, str]:
    """The section of the site, and where it is stated."""
    places = [place for place in said.places if not is_home(fold(place)) and len(place) <= MAX_PLACE_CHARS]
    if said.section and len(said.section) in range(2, MAX_PLACE_CHARS + 1):
        return said.section, "json_ld"
    if places:
        return places[-1], "json_ld"
    name = next(
        (metas[name] for name in _CATEGORY_NAMES if len(metas.get(name, "")) in range(2, MAX_PLACE_CHARS + 1)), ""
    )
    return name, "meta" if name else ""

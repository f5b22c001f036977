"""Category and date, each chosen from the places that state it, in the order in which they are believed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, time

from pipeline.extract.dates import SHANGHAI, Stamp, choose_published, find_in_url, find_stamps
from pipeline.extract.head import Head
from pipeline.extract.labels import fold
from pipeline.extract.relative_dates import date_yearless, read_ago, read_yearless
from pipeline.extract.source_dates import Source, find_named, find_tooltip, shows_older
from pipeline.extract.statements import SEPARATOR as TITLE_GAP
from pipeline.extract.strip import Strip
from pipeline.extract.titles import Title, plain
from pipeline.records import Field, Precision, Published

MAX_CATEGORY_CHARS = 16
MAX_SECTION_CHARS = 8  # of a section's name in `<title>`
_KINDS = frozenset("新闻 资讯 文章 内容 信息 列表".split())
_MIDNIGHT = time()  # what a field of metadata holds whose system knows the day only


@dataclass(frozen=True, slots=True)
class Statements:
    """Everything that a page, its address and its recipe state about the article."""

    strip: Strip
    head: Head
    url: str
    fetched_at: datetime
    title: Title | None = None
    ruled_author: str = ""  # as the recipe's selector found it
    ruled_dates: tuple[str, ...] = ()
    is_date_attribute: bool = False
    is_visit: bool = True  # `fetched_at` is when a crawler was there, not the time of a file
    source: Source = field(default_factory=Source)


def choose_category(said: Statements) -> Field | None:
    """The section of the site: as the strip, the breadcrumb, a link beside the title, the structured data say."""
    byline, signed, head = said.strip.byline, said.strip.signed, said.head
    places = [place for place in said.strip.places if len(place) <= MAX_CATEGORY_CHARS]
    # 禾木报 > 社会 > 新闻: the kind of the page, which every section has.
    place = next((place for place in reversed(places) if fold(place) not in _KINDS), places[-1] if places else "")
    claims = (
        (byline.category if byline.is_filed or byline.category == place else "", "byline"),
        (place, "breadcrumb"),
        (said.strip.section or head.filed, "section"),
        (signed.category if signed.is_filed else "", "byline"),
        (_find_titled(said), "title"),
        (byline.category if byline.category not in head.accounts else "", "byline"),
        (head.category, head.category_evidence),
    )
    return next((Field(category, evidence) for category, evidence in claims if category), None)


def _find_titled(said: Statements) -> str:
    """The section that `<title>` names between the article and the site, where a link of the page is called so too."""
    parts = TITLE_GAP.split(said.head.title)
    if len(parts) < 2 or said.title is None or not plain(said.title.value).startswith(plain(parts[0])):
        return ""
    for part in parts[1:3]:
        name = part.removesuffix("频道").removesuffix("頻道").strip()
        if not 2 <= len(name) <= MAX_SECTION_CHARS or fold(part) == fold(said.head.site):
            continue
        if name != part.strip() or (len(parts) > 2 and part is not parts[-1] and _is_linked(name, said.source)):
            return name
    return ""


def _is_linked(name: str, source: Source) -> bool:
    return any(line.link_chars and name in (line.parted.split() or (line.text,)) for line in source.around)


def choose_date(said: Statements) -> Published:
    """When the article was published, with evidence `byline`, `json_ld`, `meta`, `source`, `url`, `visit` or `none`.

    A recipe only points at a place of the page, so its date counts as `byline`, or as `meta` where it is an attribute.
    Where only the day is shown and the structured data know the minute of it, that is taken.
    """
    chosen = choose_published(_claims(said), said.fetched_at)
    if chosen.precision is not Precision.DAY or chosen.evidence == "visit":
        return chosen
    exact = (
        (s, e)
        for s, e in _stated(said)
        if s.precision is not Precision.DAY and s.at.astimezone(SHANGHAI).date() == chosen.day
    )
    finer = choose_published(exact, said.fetched_at)
    return finer if finer.at and finer.at.astimezone(SHANGHAI).time() != _MIDNIGHT else chosen


def _claims(said: Statements) -> Iterator[tuple[Stamp, str]]:
    byline = said.strip.byline
    for text in said.ruled_dates:
        yield from ((stamp, "meta" if said.is_date_attribute else "byline") for stamp in find_stamps(text[:400]))
    yield from ((stamp, "byline") for stamp in byline.published + byline.plain)
    shown = fold(byline.relative)
    if shown and (whole := find_tooltip(said.source, byline.relative)):
        yield whole, "byline"
    yearless = read_yearless(shown) if shown else None
    others = _stated_elsewhere(said)
    if yearless is None or not yearless.has_clock:
        yield from others
    else:
        yield from ((yearless.complete(s), "byline") if yearless.agrees(s) else (s, e) for s, e in others)
    yield from _from_visit(said, shown)


def _stated_elsewhere(said: Statements) -> Iterator[tuple[Stamp, str]]:
    """The dates that stand outside the strip, or that the strip says of something else, the surest first."""
    byline, signed = said.strip.byline, said.strip.signed
    yield from _stated(said)
    # A date of writing or of change comes before the address only where it is not later.
    in_url = find_in_url(said.url)
    late = [
        (written, "byline")
        for written in byline.dated + signed.published + signed.plain + byline.updated + signed.updated
    ]
    named = find_named(said.source, said.title.value if said.title else "")
    if in_url:
        yield from ((stamp, "source") for stamp in named if stamp.at.astimezone(SHANGHAI).date() == in_url.at.date())
        yield from (claim for claim in late if claim[0].at.date() == in_url.at.date())
        yield in_url, "url"
    yield from ((stamp, "source") for stamp in named)
    yield from late
    yield from ((written, "byline") for written in signed.dated)
    visited = said.fetched_at.astimezone(SHANGHAI).date()
    yield from ((seen, "byline") for seen in said.strip.clocks if seen.at.astimezone(SHANGHAI).date() != visited)


def _from_visit(said: Statements, shown: str) -> Iterator[tuple[Stamp, str]]:
    """The day that the strip tells to who knows when the page was visited."""
    if not shown or not said.is_visit:
        return
    yearless = read_yearless(shown)
    stamp = read_ago(shown, said.fetched_at) or (date_yearless(yearless, said.fetched_at) if yearless else None)
    if stamp and not (yearless and shows_older(said.source, stamp.at.year)):
        yield stamp, "visit"


def _stated(said: Statements) -> Iterator[tuple[Stamp, str]]:
    yield from ((stamp, "json_ld") for stamp in said.head.json_stamps)
    yield from ((stamp, "meta") for stamp in said.head.meta_stamps)

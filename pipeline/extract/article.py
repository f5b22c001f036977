"""One page to one `Extraction`: the composition of everything in this package."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from selectolax.lexbor import LexborHTMLParser

from pipeline.extract.authors import choose_author
from pipeline.extract.blocks import Run, choose_body
from pipeline.extract.breadcrumbs import read_breadcrumb
from pipeline.extract.comments import mark_sections
from pipeline.extract.datelines import read_apart
from pipeline.extract.dates import SHANGHAI, find_stamps
from pipeline.extract.fields import Statements, choose_category, choose_date
from pipeline.extract.head import Head, read_head
from pipeline.extract.links import host_of
from pipeline.extract.margins import find_margins, is_repeated_lead
from pipeline.extract.markup import is_cut, parse
from pipeline.extract.next_articles import find_next
from pipeline.extract.outline import Outline, read_outline
from pipeline.extract.readers import Chosen, Reader, ReaderResult, find_reader
from pipeline.extract.regions import Region, hinted_roles, widen
from pipeline.extract.rules import MATCHED_NOTHING, ExtractRules, read_values, select
from pipeline.extract.source_dates import Source
from pipeline.extract.strip import Strip, read_beyond, read_end, read_strip
from pipeline.extract.text import EDGES, Line, read_text_lines, weigh_line
from pipeline.extract.titles import Title, choose_text_title, choose_title, find_head_navigation, is_masthead, plain
from pipeline.extract.values import Values, is_control, is_signature, value_lines
from pipeline.extract.ways import find_section, find_way
from pipeline.lines import is_prose_line
from pipeline.records import Block, Extraction, Field, Media, Reason, Role

EXTRACT_VERSION = 5
"""Raised whenever the output for some page may change."""

_AUTO = f"auto/{EXTRACT_VERSION}"
_RULES = f"rules/{EXTRACT_VERSION}"
_REASONS = {
    Role.TITLE: Reason.TITLE_LINE,
    Role.BYLINE: Reason.BYLINE,
    Role.BREADCRUMB: Reason.BREADCRUMB,
    Role.COMMENT: Reason.COMMENT,
    Role.TEASER: Reason.TEASER,
    Role.NAVIGATION: Reason.NAVIGATION,
}


def extract(
    markup: str,
    *,
    media: Media,
    url: str,
    fetched_at: datetime,
    rules: ExtractRules | None = None,
    reader: Reader | None = None,
    usual_path: str = "",
    is_visit: bool = True,
) -> Extraction:
    """The article of a decoded page, its fields, and every line around it that is not kept, with the reason.

    `reader` is the recipe's; without one the bundled readers are asked by host. `usual_path` is where the host's other
    pages have their article. Without `is_visit`, `fetched_at` is only the time of a file, by which no date without a year is
    completed. Any string ends in an Extraction, perhaps an empty one.
    """
    if media is Media.TEXT:
        return _extract_text(markup, url, fetched_at, is_visit=is_visit)
    tree = parse(markup)
    rules = rules or ExtractRules()
    head = read_head(tree)
    outline = read_outline(tree, select(tree, rules.body))
    ruled = [index for index, span in enumerate(outline.spans) if span.is_ruled and span.end > span.start]
    if not outline.lines:
        extractor = _AUTO + _report(markup, outline)
        return _compose(
            [],
            {},
            Statements(Strip(), head, url, fetched_at, is_visit=is_visit, source=Source(markup)),
            extractor,
            outline.n_invisible,
        )

    values = value_lines(outline)
    if (after := find_next(outline, values, head.title)) < len(outline.lines):
        values.worth[after:] = [min(worth, 0.0) for worth in values.worth[after:]]
    body = (
        Run(ruled[0], outline.spans[ruled[0]].start, outline.spans[ruled[0]].end)
        if ruled
        else choose_body(outline, values, usual_path)
    )
    title = _choose_title(tree, outline, body, head, rules)
    region = _choose_region(outline, body, title, ruled, values)
    strip, roles, title = _mark(outline, region, title, values, head)
    if ruled:
        inside = {
            n - region.start for index in ruled for n in range(outline.spans[index].start, outline.spans[index].end)
        }
        for number in range(region.body_start - region.start, region.body_end - region.start):
            if number not in inside:
                roles.setdefault(number, Role.NAVIGATION)
    source = Source(markup, outline.tokens, [*outline.lines[: region.start], *outline.lines[region.end :]])
    said = Statements(strip, head, url, fetched_at, title, *_read_ruled(tree, rules), is_visit, source)
    extractor = _RULES if ruled else f"{_AUTO} ({_RULES} {MATCHED_NOTHING})" if rules.body else _AUTO
    extractor += _report(markup, outline)
    lines = outline.lines[region.start : region.end]

    reader = reader or find_reader(host_of(url), fetched_at.astimezone(SHANGHAI).date())
    if reader is not None:
        result = _run_reader(reader, outline.read_markup(outline.spans[body.span]), markup, url)
        if result.lines:
            return _compose_read(result, said, reader.name, outline.n_invisible)
        extractor = f"{_RULES if ruled else _AUTO} ({reader.name} {MATCHED_NOTHING})"
    extraction = _compose(lines, roles, said, extractor, outline.n_invisible)
    return replace(extraction, body_path=outline.name_path(body.span))


def _report(markup: str, outline: Outline) -> str:
    """What an operator should know of how the page was read, to be put behind the name of the extractor."""
    report = f" (hidden by a style, kept: {outline.n_revealed} characters)" if outline.n_revealed else ""
    return report + (" (cut: too long)" if outline.is_cut or is_cut(markup) else "")


def _extract_text(text: str, url: str, fetched_at: datetime, *, is_visit: bool) -> Extraction:
    lines = read_text_lines(text)
    navigation = find_head_navigation(lines)
    title = choose_text_title(lines, navigation)
    strip = read_strip(lines, title.line if title else None, title.value if title else "")
    roles = dict.fromkeys(navigation, Role.NAVIGATION) | _mark_lines(lines, strip, title, {})
    for number in range(title.line if title and title.line is not None else 0):
        if is_masthead(lines[number].text):
            roles.setdefault(number, Role.NAVIGATION)
    return _compose(lines, roles, Statements(strip, Head(), url, fetched_at, title, is_visit=is_visit), _AUTO, 0)


def _choose_title(tree: LexborHTMLParser, outline: Outline, body: Run, head: Head, rules: ExtractRules) -> Title | None:
    ruled = next(read_values(tree, rules.title), "")
    if not ruled:
        return choose_title(outline.lines, _first_prose(outline, body), body.end, head)
    wanted = plain(ruled)
    line = next((n for n in range(body.end) if plain(outline.lines[n].text[:400]) == wanted), None)
    return Title(ruled, "recipe", line)


def _first_prose(outline: Outline, body: Run) -> int:
    """The first line of the body that is a paragraph: its title, its date may stand in the body above that."""
    return next((n for n in range(body.start, body.end) if outline.lines[n].is_prose), body.start)


def _choose_region(outline: Outline, body: Run, title: Title | None, ruled: Sequence[int], values: Values) -> Region:
    """The region of the article, with the breadcrumb above its title, and with all bodies that a recipe chose."""
    title_at = title.line if title else None
    region = widen(outline, body, title_at, values)
    start = region.start
    if title_at is not None and not ruled and body.start <= title_at < _first_prose(outline, body):
        start = title_at
    if body.span == 0 and title_at is not None and not ruled and values.has_article:
        start = title_at  # nothing but the page holds the article: what stands above its title is the page's
    if title_at is not None and start == title_at:
        above = [n for n in range(max(start - 3, 0), start) if read_breadcrumb(outline.lines[n].text) is not None]
        start = min(above, default=start)
    end = max((outline.spans[index].end for index in ruled), default=region.body_end)
    return replace(
        region, start=start, body_start=max(region.body_start, start), body_end=end, end=max(region.end, end)
    )


def _mark(
    outline: Outline, region: Region, title: Title | None, values: Values, head: Head
) -> tuple[Strip, dict[int, Role], Title | None]:
    """Strip and roles of the region's lines, numbered from its start, and the title with its line so numbered."""
    lines = outline.lines[region.start : region.end]
    limit = title.line if title and title.line is not None else region.body_start
    prose = next((n for n in range(limit + 1, region.end) if outline.lines[n].is_prose), region.end)
    places = find_way(outline, limit, prose, title.value if title else "", head.houses)
    section = "" if places else find_section(outline, limit, prose)
    if title and title.line is not None:
        title = replace(title, line=title.line - region.start if title.line >= region.start else None)
    hints = {number - region.start: role for number, role in hinted_roles(outline, region, values).items()}
    strip = read_strip(lines, title.line if title else None, title.value if title else "", places, section)
    read_beyond(outline.lines, region.start, region.end, strip)
    if title and title.line is not None and not (strip.byline.published or strip.byline.plain):
        strip.byline.plain += read_apart(outline.lines, region.start + title.line, title.value)
    roles = _mark_lines(lines, strip, title, hints)
    body = range(region.body_start - region.start, region.body_end - region.start)
    first = next((n for n in body if n not in roles and is_prose_line(lines[n].text)), 0)
    last = next((n for n in reversed(body) if n not in roles and is_prose_line(lines[n].text)), 0)
    paths = {outline.path_of(n) for n in range(region.body_start, region.body_end) if outline.lines[n].is_prose}
    opening = "\n".join(line.text for line in lines[body.start : body.start + 4])
    for number, line in enumerate(lines):
        if number in roles:
            continue
        is_lead = number < body.start and line.is_prose and not is_repeated_lead(line.text, opening)
        if (
            (number not in body and not is_lead)
            or (line.link_ratio > 0.8 and number < first)
            or (values.has_article and line.link_ratio > 0.7 and outline.path_of(number + region.start) not in paths)
            or is_control(line.text)
        ):
            roles[number] = Role.NAVIGATION
        elif number > last and is_signature(line.text):
            roles[number] = Role.BYLINE
    if values.has_article:
        known = {number + region.start: role for number, role in roles.items()}
        at = title.line + region.start if title and title.line is not None else None
        for number, role in find_margins(outline, region.body_start, region.body_end, known, at):
            roles.setdefault(number - region.start, role)
    return strip, roles, title


def _mark_lines(lines: Sequence[Line], strip: Strip, title: Title | None, hints: Mapping[int, Role]) -> dict[int, Role]:
    """The role of every line that is not the body's."""
    title_at = title.line if title and title.line is not None else -1
    first = 1 + max([title_at, *strip.roles])
    roles = mark_sections(lines, first, {number: role for number, role in hints.items() if number >= first})
    roles = {number: role for number, role in hints.items() if role is Role.NAVIGATION} | roles
    read_end(lines, roles, strip)
    roles.update(strip.roles)
    if title_at >= 0:
        roles[title_at] = Role.TITLE
    return roles


def _read_ruled(tree: LexborHTMLParser, rules: ExtractRules) -> tuple[str, tuple[str, ...], bool]:
    """Author and dates that a recipe points at, and whether the date stands in an attribute."""
    author = next(read_values(tree, rules.author), "")
    return author, tuple(read_values(tree, rules.published)), "::attr(" in rules.published


def _run_reader(reader: Reader, block: str, markup: str, url: str) -> ReaderResult:
    """What the reader finds, with lines stripped and blank ones left out; nothing when it stumbles over the page."""
    try:
        result = reader.read(Chosen(block, markup, url))
    except Exception:  # noqa: BLE001 - a reader is somebody's code on a page it was not written for
        return ReaderResult()
    return replace(result, lines=tuple(_stripped(result.lines)), comments=tuple(_stripped(result.comments)))


def _stripped(lines: Sequence[str]) -> Iterator[str]:
    for text in lines:
        for line in text.splitlines():
            if line := line.strip(EDGES):
                yield line


def _compose_read(result: ReaderResult, said: Statements, name: str, n_invisible: int) -> Extraction:
    """The Extraction of a reader's result; what it leaves empty is as extraction found it."""
    title = Title(result.title, name) if result.title else said.title
    lines = [weigh_line(line) for line in (*result.lines, *result.comments)]
    roles = dict.fromkeys(range(len(result.lines), len(lines)), Role.COMMENT)
    if title and plain(lines[0].text[:400]) == plain(title.value):
        roles[0] = Role.TITLE
    said = replace(said, title=title)
    if result.published and find_stamps(result.published[:200]):
        said = replace(said, ruled_dates=(result.published,))
    extraction = _compose(lines, roles, said, name, n_invisible)
    return replace(
        extraction,
        author=Field(result.author.strip(EDGES), name) if result.author else extraction.author,
        category=Field(result.category.strip(EDGES), name) if result.category else extraction.category,
    )


def _compose(
    lines: Sequence[Line], roles: Mapping[int, Role], said: Statements, extractor: str, n_invisible: int
) -> Extraction:
    """The Extraction of marked lines."""
    blocks: list[Block] = []
    position = 0
    for number, line in enumerate(lines):
        end = position + len(line.text)
        role = roles.get(number, Role.BODY)
        kept = role is Role.BODY
        blocks.append(Block(position, end, role, kept, "" if kept else _REASONS[role]))
        position = end + 1
    return Extraction(
        text="\n".join(line.text for line in lines),
        blocks=tuple(blocks),
        title=Field(said.title.value, said.title.evidence) if said.title else None,
        author=choose_author(said),
        category=choose_category(said),
        published=choose_date(said),
        extractor=extractor,
        n_invisible=n_invisible,
        stated=said.head.beside,
    )

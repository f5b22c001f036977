"""The way to an article as the page builds it: boxes called a breadcrumb, lines with arrows, and the section's link at the title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from pipeline.extract.breadcrumbs import GAP, START, cut_way, is_home, read_breadcrumb
from pipeline.extract.labels import fold, label_role
from pipeline.extract.markup import unescape
from pipeline.extract.outline import Outline, Span
from pipeline.extract.remarks import is_caption, is_remark
from pipeline.extract.text import EDGES
from pipeline.lines import han_count

MAX_BOX_LINES, MAX_BOX_CHARS = (
    10,
    200,
)  # of a breadcrumb whose places stand in items of a list; others are columns of the page
MAX_LINES_ABOVE = 30  # of the title
MAX_SECTION_CHARS = 8  # of the section's name in a link beside the title
MAX_LINES_BESIDE = 3  # between that link and the title
MAX_PLACES = 3  # of a way without an arrow; a menu has more
MAX_TOKENS = 80  # of a box that are looked at
# What people who write templates call the box, in English, Pinyin and its initials; "position" alone may be a style's.
_BOX = re.compile(
    r"weizhi|lujing|(?:^|[\s_-])(?:(?:cur|current|now|your|my|site|page|sub|art|article|news|con|content|mirror|the)?[_-]?"
    r"(?:position|location|path|place|pos|local|guide|where)|mbx|mianbao|dqwz|wz|snav|pt|daohang|bread)(?:$|[\s_-])",
    re.IGNORECASE,
)
_SIGN = re.compile("[>»›＞→≫/]|位置|首[页頁]|主[页頁]")  # of a way; such a box may also be a guide or a place
_SECTION = re.compile(
    r"(?:^|[\s\"_-])(?:cats?|cat-?links?|categor(?:y|ies)|channel|columns?|section|lanmu|fenlei|kicker|zone|tag-?cat)(?:$|[\s\"_-])|category",
    re.IGNORECASE,
)
_NAMES = re.compile(r' (?:class|id)="[^"]*"')


def find_way(outline: Outline, limit: int, first_prose: int, title: str, houses: AbstractSet[str]) -> list[str]:
    """The places on the way from the home page down to the article, as a box before the first paragraph or a line above says.

    `limit` is the number of the line that is the title, or of the body's first: what stands above it is asked first. `houses`
    are folded names of the site, which stand for its home page. Empty where no way is shown.
    """
    first = max(limit - MAX_LINES_ABOVE, 0)
    found: list[str] = []
    for span in outline.spans:
        if span.start > limit and (found or span.start >= first_prose):
            break
        if span.end <= max(limit + 1, first_prose) and _is_way_box(outline, span, first):
            found = list(cut_way(_read_pieces(outline, span), title, houses)) or found
    if found:
        return found
    for number in range(min(limit, len(outline.lines)) - 1, first - 1, -1):
        line = outline.lines[number]
        places = read_breadcrumb(line.parted or line.text, title, houses)
        if places:
            return places
    return _read_row(outline, limit, houses)


def _read_row(outline: Outline, title_at: int, houses: AbstractSet[str]) -> list[str]:
    """The links that stand alone in a <nav> right above the title: applications draw the way so, without an arrow."""
    line = outline.lines[title_at - 1] if 0 < title_at <= len(outline.lines) else None
    if line is None or line.link_ratio <= 0.8 or outline.spans[outline.boxes[title_at - 1]].opening.tag != "nav":
        return []
    links = (line.parted or line.text).split()
    is_way = 2 <= len(links) <= MAX_PLACES and all(map(_may_be_section, links))
    return links if is_way and not any(fold(link) in houses or is_remark(fold(link)) for link in links) else []


def _is_way_box(outline: Outline, span: Span, first: int) -> bool:
    """Whether the box is short, stands near the title, and is called as a breadcrumb is."""
    if span.end <= max(span.start, first) or span.end - span.start > MAX_BOX_LINES:
        return False
    is_crumb = "crumb" in outline.tokens[span.first_token][2].lower()
    if not is_crumb and not (span.opening.name and _BOX.search(span.opening.name)):
        return False
    texts = [line.text for line in outline.lines[span.start : span.end]]
    return sum(map(len, texts)) <= MAX_BOX_CHARS and (is_crumb or any(map(_SIGN.search, texts)))


def _read_pieces(outline: Outline, span: Span) -> Iterator[str]:
    """The texts of the box, each link and each place between two arrows one of them."""
    for _, _, _, text in outline.tokens[span.first_token : min(span.last_token, span.first_token + MAX_TOKENS)]:
        if text and not text.isspace():
            if len(text) > MAX_BOX_CHARS:  # not all of it is shown
                return
            yield from GAP.split(unescape(text).strip(EDGES))


def _find_called(outline: Outline, number: int) -> str:
    """The text of a link inside the line that an element around it calls a category; "" for none."""
    span = outline.spans[outline.boxes[number]]
    pieces = outline.lines[number].parted.split()
    around: list[tuple[str, bool]] = []  # the elements that are open, and whether they are called so
    for close, tag, attributes, text in outline.tokens[
        span.first_token : min(span.last_token, span.first_token + MAX_TOKENS)
    ]:
        if close:
            while around and around.pop()[0] != tag:
                pass
        elif tag:
            around.append((tag, bool(attributes) and _SECTION.search("".join(_NAMES.findall(attributes))) is not None))
        said = text.strip(EDGES)
        is_link = said in pieces and any(tag == "a" for tag, _ in around)
        if is_link and any(is_called for _, is_called in around) and _may_be_section(said):
            return said
    return ""


def _may_be_section(text: str) -> bool:
    """Whether a link's text is short enough for a section's name and is neither a label nor the way home."""
    folded = fold(text)
    return (
        2 <= len(text) <= MAX_SECTION_CHARS
        and han_count(text) >= 2
        and not (is_home(folded) or label_role(text) or START.match(folded) or is_caption(folded))
    )


def find_section(outline: Outline, title_at: int, first_prose: int) -> str:
    """The section that a link beside the title names, in a box or an element that is called a category; "" for none.

    Magazines and systems of the last ten years print it above the title or below it, without an arrow.
    """
    start = max(title_at - MAX_LINES_BESIDE, 0)
    for number in [
        *range(title_at - 1, start - 1, -1),
        *range(title_at + 1, min(first_prose, title_at + MAX_LINES_ABOVE)),
    ]:
        line = outline.lines[number]
        if 0 < line.link_ratio <= 0.8 and line.parted and number > title_at and (said := _find_called(outline, number)):
            return said
        text: str = line.text.strip(EDGES + ">›»·[]【】#/|")
        is_single = sum(len(piece) > 1 for piece in line.parted.split()) < 2
        if line.link_ratio <= 0.8 or not is_single or not _may_be_section(text):
            continue
        span = outline.spans[outline.boxes[number]]
        names = [span.opening.name, outline.spans[span.parent].opening.name if span.parent > 0 else ""]
        for _, tag, attributes, said in outline.tokens[
            span.first_token : min(span.last_token, span.first_token + MAX_TOKENS)
        ]:
            if tag in ("a", "span", "p", "em", "i", "b", "strong") and attributes:
                names.append(attributes if "rel=" in attributes else "".join(_NAMES.findall(attributes)))
            if said.strip(EDGES) == line.text:
                break
        if any(_SECTION.search(name) for name in names if name):
            return text
    return ""

"""Which container of a page is the article, and how far around it its title and its comments reach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from pipeline.extract.labels import label_role
from pipeline.extract.outline import Outline
from pipeline.extract.text import Line
from pipeline.records import Role

# Measured on invented pages of the families of the survey: a child that holds half of the weight is followed, unless
# what stays behind reads like the article's other half and is an eighth of the weight, or as many lines as the child has.
MIN_SHARE = 0.5
MAX_LOST_SHARE = 0.12
LOST_PROSE_RATIO = 0.5
MAX_TAIL_LINES = 400  # of comments and teasers behind the article
MAX_COMMENT_DISTANCE = 60  # lines between the article and its comments


@dataclass(frozen=True, slots=True)
class Region:
    """Lines of a page, half-open: the article with its title and what is fixed to it, and the body in it."""

    start: int
    body_start: int
    body_end: int
    end: int


def choose_body(outline: Outline) -> int:
    """The index of the container that holds the article; 0, the whole page, where none stands out.

    Descends from the page into the child that holds most of the Han text outside links, as long as no prose is lost.
    """
    weights = [0.0, *accumulate(line.weight for line in outline.lines)]
    proses = [0, *accumulate(int(line.is_prose) for line in outline.lines)]
    chosen = 0
    for index, span in enumerate(outline.spans):
        if index == 0 or span.parent != chosen:
            continue
        around = outline.spans[chosen]
        total = weights[around.end] - weights[around.start]
        weight = weights[span.end] - weights[span.start]
        if total <= 0 or weight < MIN_SHARE * total:
            continue
        n_lost = (around.end - around.start) - (span.end - span.start)
        n_prose = (proses[around.end] - proses[around.start]) - (proses[span.end] - proses[span.start])
        is_much = total - weight > MAX_LOST_SHARE * total or span.end - span.start <= n_lost
        if is_much and n_prose >= LOST_PROSE_RATIO * max(n_lost, 1):
            continue
        chosen = index
    return chosen


def widen(outline: Outline, body: int, title_at: int | None) -> Region:
    """The body with everything of the article around it.

    The region reaches from the title, where that stands above the body, to the end of the smallest container of both.
    Where only the page itself holds both, furniture follows, and only boxes of comments are taken along.
    """
    span = outline.spans[body]
    start, end = span.start, span.end
    if title_at is None or title_at >= start:
        return Region(start, start, span.end, _comments_end(outline, end, len(outline.lines)))
    around = body
    while around > 0 and outline.spans[around].start > title_at:
        around = outline.spans[around].parent
    limit = outline.spans[around].end if around > 0 else _comments_end(outline, end, len(outline.lines))
    return Region(title_at, start, end, min(max(limit, end), end + MAX_TAIL_LINES))


def _comments_end(outline: Outline, start: int, limit: int) -> int:
    """The end of the comment boxes that begin behind `start`, by their name or by a label; `start` without any."""
    near = range(start, min(start + MAX_COMMENT_DISTANCE, limit))
    labels = [number for number in near if label_role(outline.lines[number].text) is Role.COMMENT]
    ends = [
        span.end
        for span in outline.spans
        if start <= span.start < near.stop
        and (
            span.hint is Role.COMMENT or (span.end - span.start > 1 and any(span.start <= n < span.end for n in labels))
        )
    ]
    return max(ends, default=start)


def hinted_roles(outline: Outline, region: Region) -> dict[int, Role]:
    """Lines in boxes that are named like comments or teasers, by line number.

    A box that holds most of the body is the body, whatever its name.
    """
    weight = sum(line.weight for line in outline.lines[region.body_start : region.body_end])
    roles: dict[int, Role] = {}
    end = region.start
    for span in outline.spans:
        if span.hint is None or span.start < max(region.start, end) or span.end > region.end or span.start == span.end:
            continue
        lines = outline.lines[span.start : span.end]
        inside = max(span.start, region.body_start) < min(span.end, region.body_end)
        if inside and sum(line.weight for line in lines) > 0.5 * weight:
            continue
        if span.hint is Role.TEASER and _has_prose(lines):
            continue
        roles.update(dict.fromkeys(range(span.start, span.end), span.hint))
        end = span.end
    return roles


def _has_prose(lines: Sequence[Line]) -> bool:
    """Whether a paragraph stands among the lines, outside links and not cut off."""
    return any(
        len(line.text) >= 60 and line.link_ratio < 0.5 and line.text.endswith(("。", "！", "？")) for line in lines
    )

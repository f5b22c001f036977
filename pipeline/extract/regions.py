"""How far around the body of an article its title and its comments reach, and which lines in between are neither."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.blocks import Run
from pipeline.extract.labels import label_role
from pipeline.extract.outline import Outline
from pipeline.extract.text import Line
from pipeline.extract.values import Values
from pipeline.records import Role

MAX_TAIL_LINES = 400  # of comments and teasers behind the article
MAX_COMMENT_DISTANCE = 60  # lines between the article and its comments


@dataclass(frozen=True, slots=True)
class Region:
    """Lines of a page, half-open: the article with its title and what is fixed to it, and the body in it."""

    start: int
    body_start: int
    body_end: int
    end: int


def widen(outline: Outline, body: Run, title_at: int | None, values: Values) -> Region:
    """The body with everything of the article around it.

    The region reaches from the title, where that stands above the body, to the end of the smallest container of both.
    Where only the page itself holds both, furniture follows, and only boxes of comments are taken along.
    """
    comments_end = _comments_end(outline, body.end, values)
    if title_at is None or title_at >= body.start:
        return Region(body.start, body.start, body.end, comments_end)
    around = body.span
    while around > 0 and outline.spans[around].start > title_at:
        around = outline.spans[around].parent
    limit = outline.spans[around].end if around > 0 else comments_end
    return Region(title_at, body.start, body.end, max(min(limit, body.end + MAX_TAIL_LINES), comments_end))


def _comments_end(outline: Outline, start: int, values: Values) -> int:
    """The end of the comments that begin behind `start`, by structure, by name or by a label; `start` without any."""
    near = range(start, min(start + MAX_COMMENT_DISTANCE, len(outline.lines)))
    ends = [
        posts.end for posts in values.posts if posts.start < near.stop and posts.end > start and not posts.is_answers
    ]
    ends += [
        span.end
        for span in outline.spans
        if start <= span.start < near.stop
        and (
            span.opening.hint is Role.COMMENT
            or (span.end > span.start + 1 and label_role(outline.lines[span.start].text) is Role.COMMENT)
        )
    ]
    return max(ends, default=start)


def hinted_roles(outline: Outline, region: Region, values: Values) -> dict[int, Role]:
    """Lines that are comments or teasers by their structure, and those in boxes that are named so, by line number.

    A box that holds most of the body is the body, whatever its name.
    """
    weight = sum(line.weight for line in outline.lines[region.body_start : region.body_end])
    roles = {number: role for number, role in values.roles.items() if region.start <= number < region.end}
    end = region.start
    for span in outline.spans:
        if (
            span.opening.hint is None
            or span.start < max(region.start, end)
            or span.end > region.end
            or span.start == span.end
        ):
            continue
        lines = outline.lines[span.start : span.end]
        inside = max(span.start, region.body_start) < min(span.end, region.body_end)
        if inside and sum(line.weight for line in lines) > 0.5 * weight:
            continue
        if span.opening.hint is Role.TEASER and _has_prose(lines):
            continue
        roles.update(dict.fromkeys(range(span.start, span.end), span.opening.hint))
        end = span.end
    return roles


def _has_prose(lines: Sequence[Line]) -> bool:
    """Whether a paragraph stands among the lines, outside links and not cut off."""
    return any(
        len(line.text) >= 60 and line.link_ratio < 0.5 and line.text.endswith(("。", "！", "？")) for line in lines
    )

"""The page and its truth put together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from tests.simulators.families.writing import Byline, Dated, Writing
from tests.simulators.pages import SimulatedPage


def as_page(
    family: str,
    url: str,
    html: str,
    writing: Writing,
    byline: Byline,
    dated: Dated,
    *,
    comments: Sequence[str] = (),
    parts: Sequence[tuple[str, str]] = (),
    neutral: Sequence[str] = (),
    shows_category: bool = True,
) -> SimulatedPage:
    """What a family drew, as the record that judges read; `neutral` comes on top of the captions."""
    return SimulatedPage(
        family=family,
        url=url,
        html=html,
        title=writing.title,
        author=byline.author,
        source=byline.source,
        published=dated.moment,
        precision=dated.precision,
        category=writing.category if shows_category else None,
        lines=writing.lines,
        comments=tuple(comments),
        fetched_at=max(byline.fetched_at, dated.moment + timedelta(hours=1)),
        parts=tuple(parts),
        neutral=(*writing.captions, *neutral),
    )

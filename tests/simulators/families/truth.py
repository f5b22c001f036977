"""The page and its truth put together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from tests.simulators.families.writing import Byline, Dated, Writing
from tests.simulators.pages import SimulatedPage

_REPORTER = re.compile("（[记記]者 (?P<name>[^）]+)）")  # as `draw_general_article` opens


def _find_author(writing: Writing, byline: Byline) -> str | None:
    """Who wrote the article: whom the byline names, without one the reporter whom the first sentence names."""
    found = _REPORTER.search(writing.lines[0]) if writing.lines and not byline.author else None
    return found["name"] if found else byline.author


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
        author=_find_author(writing, byline),
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

"""Where a host puts its articles: the path of tags and names to their container, learnt from its pages.

Sites generate their pages from few templates, so the path that most pages agree on is right also where a page of little
text, or with long comments, would mislead a measure of weight. A path is readable: `div.main>div.content`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

MIN_SHARE = 0.6  # of a host's newer pages that agree, before others are read by their path
MAX_STEPS = 4  # of a path, innermost last; more of them break with every banner
_OWN = re.compile(
    r"\d{3,}|[0-9a-f]{8,}", re.IGNORECASE
)  # in names that belong to one page: article_20331, css-1x2f3a9b
_NAME = re.compile(r"[A-Za-z][\w-]{0,40}")


@dataclass(frozen=True, slots=True)
class HostBody:
    """The usual path of a host's articles, and how many of its pages have it."""

    path: str
    n_pages: int
    n_looked: int
    before: str = ""  # the usual path of the older half of the pages, where the host has changed it since


def name_step(tag: str, names: str) -> str:
    """A container as a step of a path: its tag with those of its names that are not one page's own.

    >>> name_step("div", "content article_20331")
    'div.content'
    """
    known = [name for name in _NAME.findall(names) if not _OWN.search(name)]
    return ".".join([tag, *known[:3]])


def learn_body(paths: Sequence[str]) -> HostBody | None:
    """The usual path, from those of a host's pages, oldest first; None where its newer half does not agree.

    The older half tells of a redesign, and decides nothing.
    """
    half = len(paths) // 2
    usual, count = _find_usual(paths[half:])
    if not usual or count < MIN_SHARE * (len(paths) - half):
        return None
    before, n_before = _find_usual(paths[:half])
    is_changed = before != usual and n_before >= MIN_SHARE * half
    return HostBody(usual, paths.count(usual), len(paths), before if is_changed else "")


def _find_usual(paths: Sequence[str]) -> tuple[str, int]:
    """The path of most pages and their number; of equally frequent ones the first by name."""
    counts = Counter(path for path in paths if path)
    return min(counts.items(), key=lambda item: (-item[1], item[0]), default=("", 0))

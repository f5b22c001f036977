"""A page whose truth is known: what every family of simulated sites returns.

A package of families (`tests.simulators.families`, `tests.simulators.unseen`) has one public name, `FAMILIES`: the name
of each family and the function that draws one page of it. A function takes nothing but a seeded `Random` and returns the
same page for the same state of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from random import Random

from pipeline.records import Precision


@dataclass(frozen=True, slots=True)
class SimulatedPage:
    """One page as text, in the script its site writes, and what a reader would say that it holds.

    `lines` are the article and nothing else, in the order of reading and without its title: paragraphs, headings, items,
    rows of tables (cells joined by " | "), the question and all answers of a question-and-answer page, the first post of
    a thread. All lines, also those of `parts`. Text is unescaped and has no blanks at its ends.
    """

    family: str
    url: str
    html: str
    title: str  # as the article has it, without the name of the site
    author: str | None  # a person or team that signs; None: nobody does, and 来源 or 责任编辑 is no author
    source: str | None  # 来源: the paper or site it was taken from
    published: datetime | None  # aware, in Asia/Shanghai; at midnight when only the day is known
    precision: Precision  # NONE exactly when `published` is None
    category: str | None
    lines: tuple[str, ...]
    comments: tuple[str, ...]  # what readers wrote, without their names and times
    fetched_at: datetime  # aware; later than `published`
    parts: tuple[tuple[str, str], ...] = ()  # (address, html) of the pages that continue this one, in order
    neutral: tuple[str, ...] = ()  # lines that a fair judge counts neither as article nor as junk: captions of pictures


Family = Callable[[Random], SimulatedPage]
Families = Mapping[str, Family]

"""Pages that list what other pages say."""

from __future__ import annotations

import re

from pipeline.judge.facts import Facts, Thresholds, count_visible
from pipeline.judge.substance import is_tag_page
from pipeline.lexicon import Lexicon
from pipeline.lines import find_wrapped
from pipeline.records import Role

_LABELLED = re.compile(r"\D{1,8}[：:]\s*\S")  # 问题：…, a line of an interview and no title
_TEASER_END = re.compile(r"(?:\.{3,}|…+|。{3,})\W{0,3}$")
_CELLS = " | "  # extraction puts it between the cells of a row of data
MIN_LINES = 6  # below it a page is no list
MAX_TITLE_CHARS, TEASER_END_CHARS = 40, 12
MIN_LISTED_CHARS = 0.5  # headings are many lines of an article and few of its characters
MAX_LEFT = 300  # visible characters left beside teasers that extraction set apart
_LISTED_ROLES = frozenset({Role.TEASER, Role.NAVIGATION})


def judge_list_page(facts: Facts, thresholds: Thresholds, lexicon: Lexicon) -> str:
    """The share of lines that are titles or teasers, or the teasers that extraction set apart."""
    limit = thresholds.list_page or 1.0
    listed = [line for line in facts.lines if _is_listed(line)]
    n_lines, n_chars = len(facts.lines), sum(map(count_visible, listed))
    if listed and len(listed) == n_lines and is_tag_page(facts.page.url):
        return f"a tag or search page of {n_lines} titles or teasers"
    if len(listed) >= limit * n_lines and (wrapped := find_wrapped(facts.lines)):  # prose that a margin cut into lines
        broken = {n + step for n in wrapped for step in (0, 1)}
        listed = [line for n, line in enumerate(facts.lines) if n not in broken and _is_listed(line)]
        n_chars = sum(map(count_visible, listed))
    if n_lines >= MIN_LINES and len(listed) >= limit * n_lines and n_chars >= MIN_LISTED_CHARS * facts.visible:
        return f"{len(listed)} of {n_lines} lines are titles or teasers"
    if facts.visible >= MAX_LEFT or _is_article(facts):
        return ""
    apart = sum(block.end - block.start for block in facts.page.blocks if block.role in _LISTED_ROLES)
    total = sum(block.end - block.start for block in facts.page.blocks)
    n_apart = sum(block.role in _LISTED_ROLES for block in facts.page.blocks)
    if n_apart >= MIN_LINES and apart >= limit * total:
        return f"{n_apart} teasers or links, {facts.visible} characters beside them"
    return ""


def _is_article(facts: Facts) -> bool:
    """Whether what stands beside the teasers is a short article: two paragraphs, or one below a byline.

    What a list says of itself is one paragraph without a byline; pages of short answers link more than they say.
    """
    n_said = sum("。" in line for line in facts.lines)
    return n_said > 1 or (n_said > 0 and any(block.role is Role.BYLINE for block in facts.page.blocks))


def _is_listed(line: str) -> bool:
    """Whether a line is a title, a link or a teaser that breaks off."""
    if _CELLS in line:
        return False
    if len(line) <= MAX_TITLE_CHARS and line[-1] not in "。；;：:，,、":
        return not _LABELLED.match(line)
    end = line[-TEASER_END_CHARS:]
    return ("..." in end or "…" in end or "。。。" in end) and _TEASER_END.search(end) is not None

"""The title of an article by agreement: headings near the body, `<title>`, og:title, lines that say it again.

A heading alone may be a site's logo, `<title>` alone may carry injected keywords or the name of a section: what two places
say, and the body speaks about, is the title.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

from pipeline.extract.bylines import is_home, read_breadcrumb, read_byline
from pipeline.extract.head import Head
from pipeline.extract.labels import fold, is_lead, is_neighbour_link, label_role
from pipeline.extract.text import Line
from pipeline.lines import han_count, has_sentence_punctuation, is_keyword_line, is_numbered, is_prose_line

MAX_TITLE_CHARS = 90
MAX_TITLE_DISTANCE = 30  # lines above the body
MAX_LINES_BEFORE_HOME = 3
MIN_NAVIGATION_LINES, MAX_NAVIGATION_LINES = 3, 40
MAX_NAVIGATION_CHARS = 8  # 信用卡逾期, 关于我们
MIN_SENTENCE_CHARS = 18  # of a question that is no title; titles of the survey end without a mark, or say more
MAX_HEAD_LINES = 14  # of a text page, among which the title is looked for
MIN_SHARED = 0.2  # of the title's character pairs stand in the body; injected titles of the survey share none
_SAMPLE_CHARS = 4_000
_NO_LETTER = re.compile(r"[\W_]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_PARTS = re.compile(r"\s*(?:[_|｜]|\s[-–—]\s|——|--|(?<=[一-鿿？?！!）)])[-–—](?=[一-鿿A-Za-z]))\s*")


@dataclass(frozen=True, slots=True)
class Title:
    """A title, the place that gave it, and the number of the line that is it."""

    value: str
    evidence: str
    line: int | None = None


def plain(text: str) -> str:
    """Letters and digits only, simplified and in lower case: what two statements of a title are compared by."""
    return _NO_LETTER.sub("", fold(text))


def choose_title(lines: Sequence[Line], body_start: int, body_end: int, head: Head) -> Title | None:
    """The title of an HTML page, None when nothing on it can be one."""
    sample = _Sample(lines[body_start:body_end])
    claims = {"og:title": _best_part(head.og_title, sample), "title": _best_part(head.title, sample)}
    stated = [plain(claim) for claim in (head.og_title, head.title) if claim and not is_keyword_line(claim)]
    repeated = Counter(line.text for line in lines[body_start:body_end])
    best: tuple[float, Title] | None = None
    for number in range(max(body_start - MAX_TITLE_DISTANCE, 0), body_end):
        line = lines[number]
        is_below = number >= body_start
        if is_below and line.is_prose and not line.level:
            break
        if not line.level and line.link_ratio > 0.8:
            continue
        agreement = _agreement(plain(line.text), stated)
        is_headed = not is_below and _stands_above_byline(lines, number)
        if not (1 <= line.level <= 3 or agreement or is_headed) or not _may_be_title(line.text):
            continue
        shared = sample.share(line.text)
        if shared < MIN_SHARED and not agreement and (stated or line.level > 1 or not shared):
            continue  # a site's logo; but where nothing else states a title, the h1 does
        score = {1: 6.0, 2: 4.0, 3: 3.0}.get(line.level, 1.0) + agreement + 2 * shared + 2.5 * is_headed
        score += 2.0 * (repeated[line.text] > is_below) - 0.1 * max(body_start - number, 0)
        score -= 4.0 * (line.link_ratio > 0.8) + 4.0 * is_numbered(line.text)
        if best is None or score > best[0]:
            best = score, Title(line.text, f"h{line.level}" if line.level else "line", number)
    for evidence, claim in claims.items():
        score = 3.0 + 2 * sample.share(claim) if claim else 0.0
        if claim and (best is None or score > best[0]):
            best = score, Title(claim, evidence, _find_line(claim, lines, body_start, body_end))
    return best[1] if best else None


def _stands_above_byline(lines: Sequence[Line], number: int) -> bool:
    """Whether a dated byline follows the line: where an old page without headings has its title."""
    if number + 1 >= len(lines) or lines[number].link_ratio > 0.5 or len(lines[number].text) < 5:
        return False
    if not _YEAR.search(lines[number + 1].text):
        return False
    byline = read_byline(lines[number + 1].text)
    return byline is not None and bool(byline.stamps)


def _find_line(title: str, lines: Sequence[Line], body_start: int, body_end: int) -> int | None:
    """The first line that is the title, above the body or near its head."""
    wanted = plain(title)
    window = range(max(body_start - MAX_TITLE_DISTANCE, 0), min(body_start + MAX_HEAD_LINES, body_end))
    return next(
        (n for n in window if len(lines[n].text) <= MAX_TITLE_CHARS + 20 and plain(lines[n].text) == wanted), None
    )


def _agreement(wanted: str, stated: Sequence[str]) -> float:
    """How well a line agrees with the other statements: 5 for one that begins with it, 3 for one that holds it."""
    if len(wanted) < 4:
        return 0.0
    return max(
        (5.0 if s.startswith(wanted) else 3.0 if len(wanted) >= 6 and wanted in s else 0.0 for s in stated), default=0.0
    )


def _may_be_title(text: str) -> bool:
    """Whether the line is no label, byline, breadcrumb, keyword line or paragraph."""
    if not 2 <= len(text) <= MAX_TITLE_CHARS or text.endswith(("。", "，", ",", "；", "…", "...")):
        return False
    if label_role(text) or is_lead(text) or is_neighbour_link(text) or is_keyword_line(text):
        return False
    return read_breadcrumb(text) is None and read_byline(text) is None and any(map(str.isalpha, text))


class _Sample:
    """The beginning of the body, to see whether a statement speaks about it."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._body: str | None = None

    def share(self, text: str) -> float:
        """Share of the statement's pairs of characters that the body has too; 1.0 for a statement without Han text."""
        wanted = plain(text)
        if han_count(wanted) < 2:
            return 1.0
        if self._body is None:
            # A line must not vouch for itself, so only paragraphs count where there are any.
            prose = [line.text for line in self._lines if line.is_prose] or [line.text for line in self._lines]
            self._body = fold("\n".join(prose)[:_SAMPLE_CHARS])
        body = self._body
        return sum(wanted[n : n + 2] in body for n in range(len(wanted) - 1)) / (len(wanted) - 1)


def _best_part(statement: str, sample: _Sample) -> str:
    """The part of `title_section-site` that speaks about the body; "" when none does."""
    if not statement or len(statement) > 400 or is_keyword_line(statement):
        return ""
    parts = [part for part in _PARTS.split(statement) if _may_be_title(part)]
    best = (0.0, "")
    for number, part in enumerate(parts):
        share = sample.share(part)
        if share >= MIN_SHARED:
            best = max(best, (share * min(len(part), 30) - 0.1 * number, part), key=itemgetter(0))
    return best[1]


def find_head_navigation(lines: Sequence[Line]) -> range:
    """The numbers of the lines of a navigation bar at the head of a text page: `首页` and the short lines behind it."""
    start = next((n for n, line in enumerate(lines[:MAX_LINES_BEFORE_HOME]) if is_home(fold(line.text))), None)
    if start is None:
        return range(0)
    end = start + 1
    while end < min(len(lines), start + MAX_NAVIGATION_LINES) and _is_navigation(lines[end].text):
        end += 1
    while end > start and (_stands_above_byline(lines, end - 1) or is_numbered(lines[end - 1].text)):
        end -= 1
    return range(start, end) if end - start >= MIN_NAVIGATION_LINES else range(0)


def _is_navigation(text: str) -> bool:
    return len(text) <= MAX_NAVIGATION_CHARS and not has_sentence_punctuation(text) and not is_lead(text)


def _is_sentence(text: str) -> bool:
    """Whether a line that nothing supports reads like the first sentence of a page: numbered, or a question in clauses.

    Measured on 3,900 pages that begin with any sentence of a law or an answer: 23 of them began with such a question.
    """
    return is_numbered(text) or (len(text) >= MIN_SENTENCE_CHARS and text[-1] in "？?")


def choose_text_title(lines: Sequence[Line], navigation: range) -> Title | None:
    """The title of a text page: the first line that can be one, or one near it that the page says again.

    None when the page begins with a paragraph.
    """
    repeated = Counter(line.text for line in lines)
    best: tuple[float, Title] | None = None
    n_seen = 0
    for number, line in enumerate(lines[: MAX_HEAD_LINES + len(navigation)]):
        if number in navigation:
            continue
        if is_prose_line(line.text) and not (best is None and len(line.text) <= 60 and "。" not in line.text):
            break
        if not _may_be_title(line.text):
            continue
        is_repeated = repeated[line.text] > 1
        if not is_repeated and _is_sentence(line.text) and not _stands_above_byline(lines, number):
            break
        score = 4.0 * is_repeated + min(len(line.text), 8) / 4 - n_seen - 3.0 * is_numbered(line.text)
        score += 3.0 * _stands_above_byline(lines, number) - 2.0 * (len(line.text) < 5)
        n_seen += 1
        if best is None or score > best[0]:
            best = score, Title(line.text, "repeated_line" if is_repeated else "first_line", number)
    return best[1] if best else None

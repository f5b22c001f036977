"""The title of an article by agreement: headings near the body, `<title>`, og:title, lines that say it again.

A heading alone may be a site's logo, `<title>` alone may carry injected keywords or the name of a section: what two places
say, and the body speaks about, is the title.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.extract.breadcrumbs import is_home, read_breadcrumb
from pipeline.extract.bylines import read_byline
from pipeline.extract.head import Head
from pipeline.extract.labels import fold, is_lead, is_neighbour_link, label_role
from pipeline.extract.statements import (
    MIN_FOREIGN_SHARE,
    MIN_SHARED,
    Sample,
    Statement,
    best_part,
    is_site,
    plain,
    read_statements,
    without_site,
)
from pipeline.extract.text import Line
from pipeline.lines import han_count, has_sentence_punctuation, is_keyword_line, is_numbered, is_prose_line

__all__ = ["Title", "choose_text_title", "choose_title", "find_head_navigation", "plain"]

MAX_TITLE_CHARS = 90
MAX_TITLE_DISTANCE = 30  # lines above the body; a heading may stand farther away, above the boxes of a forum
MAX_HEADINGS = 40  # above that distance
MAX_LINES_BEFORE_HOME = 3
MIN_NAVIGATION_LINES, MAX_NAVIGATION_LINES = 3, 40
MAX_NAVIGATION_CHARS = 8  # 信用卡逾期, 关于我们
MIN_SENTENCE_CHARS = 18  # of a question that is no title; titles of the survey end without a mark, or say more
MIN_SAMPLE_CHARS = 60  # of paragraphs, to say what a text page speaks about
MIN_FOREIGN_HAN = 6
MIN_TITLE_HAN = 5  # shorter ones are sections, unless `<title>` begins with them
MAX_HEAD_LINES = 14  # of a text page, among which the title is looked for
MAX_BROKEN_LINES = 3  # over which a title is broken
MIN_CLOSE_SHARE = 0.4  # of a line that nothing but its place makes a title
LOST = "\ufffd"
# How a page begins that was cut out of a talk, or of a chapter.
_SPOKEN = re.compile(r"^\s?(?:问|答|問|記者|记者|主持人|[QAqa])\s?[:：]|.{6}[:：]$")
_YEAR = re.compile(r"(?:19|20)\d\d|民[国國]")
_BRACKETED = re.compile(r"\s*[\[【［(（][^\]】］)）]{1,10}[\]】］)）]\s*")


@dataclass(frozen=True, slots=True)
class Title:
    """A title, the place that gave it, and the number of the line that is it."""

    value: str
    evidence: str
    line: int | None = None


def choose_title(lines: Sequence[Line], body_start: int, body_end: int, head: Head) -> Title | None:
    """The title of an HTML page, None when nothing on it can be one."""
    sample = Sample(lines[body_start:body_end])
    stated = [(head.og_title, "og:title"), (head.headline, "json_ld"), (head.title, "title")]
    statements = list(read_statements(stated, head.site, sample))
    best: tuple[float, Title] | None = None
    for score, title in _line_titles(lines, body_start, body_end, head, statements, sample):
        if best is None or score > best[0]:
            best = score, title
    for statement in statements:
        claim = best_part(statement, sample, head.site)
        share = sample.share(claim) if claim and _may_be_title(claim) and not sample.is_row(claim) else 0.0
        if share < MIN_SHARED and not (best is None and share >= MIN_FOREIGN_SHARE):
            continue
        if (han_count(claim) < 2 and han_count(statement.text)) or is_site(claim, head.site):
            continue
        score = 3.0 + 2 * share - 2.5 * (len(plain(claim)) < 6) - 2.5 * _is_section(claim, lines, body_start)
        if best is None or score > best[0]:
            best = score, Title(claim, statement.evidence, _find_line(claim, lines, body_start, body_end))
    return best[1] if best else None


def _line_titles(
    lines: Sequence[Line], body_start: int, body_end: int, head: Head, statements: Sequence[Statement], sample: Sample
) -> Iterator[tuple[float, Title]]:
    """The visible lines that can be the title, with their scores."""
    repeated = Counter(line.text for line in lines[body_start:body_end])
    near = max(body_start - MAX_TITLE_DISTANCE, 0)
    heads = [n for n in range(near) if 1 <= lines[n].level <= 3][-MAX_HEADINGS:]
    for number in [*heads, *range(near, min(body_end, body_start + MAX_TITLE_DISTANCE))]:
        line = _mend(lines[number], head)
        is_below = number >= body_start
        is_headed = number < body_start + MAX_LINES_BEFORE_HOME and _stands_above_byline(lines, number)
        if is_below and line.is_prose and not line.level and not is_headed:
            break
        if not line.level and line.link_ratio > 0.8:
            continue
        wanted = plain(line.text) if len(line.text) <= 2 * MAX_TITLE_CHARS else ""
        if whole := _join_broken(lines, number, wanted, statements):
            yield 8.0 + 2 * sample.share(whole.value), whole
        agreement = max((statement.agreement(wanted) for statement in statements), default=0.0)
        is_stated = agreement >= 5.0 and _stands_above_byline(lines, number, is_dated=False)
        is_clear = (is_headed or is_stated) and sample.has_clauses(line.text)  # no logo speaks in clauses
        is_marked = 1 <= line.level <= 3 or agreement > 1 or is_headed or is_clear
        is_close = not is_marked and number >= body_start - 2 and not line.link_chars and 6 <= len(line.text) <= 40
        if not (is_marked or is_close) or not _may_be_title(line.text):
            continue
        if sample.is_row(line.text) and not is_clear:
            continue
        shared = sample.share(line.text)
        if is_close and (shared < MIN_SHARED or has_sentence_punctuation(line.text)):
            continue
        is_first = any(s.plains and s.plains[0] == wanted for s in statements)
        is_foreign = shared < MIN_FOREIGN_SHARE and han_count(wanted) >= MIN_FOREIGN_HAN
        is_doubtful = shared < MIN_SHARED and not (agreement > 1 or is_clear or is_headed)
        if is_doubtful and (line.level > 1 or line.link_ratio > 0.8 or is_site(line.text, head.site)):
            continue  # a site's logo; but where nothing else states a title, the h1 does
        score = {1: 6.0, 2: 4.0, 3: 3.0}.get(line.level, 1.0) + agreement + 2 * shared + 2.5 * is_headed
        score += 2.0 * (repeated[line.text] > is_below) - 0.1 * min(max(body_start - number, 0), MAX_TITLE_DISTANCE)
        score -= (
            4.0 * (line.link_ratio > 0.8)
            + 4.0 * is_numbered(line.text)
            + (2.0 if is_headed or is_first else 5.0) * is_foreign
        )
        score -= 5.0 * (agreement < 5 and is_site(line.text, head.site)) + 4.0 * is_doubtful
        score -= 4.0 * (is_close and shared < MIN_CLOSE_SHARE)  # only where nothing else can be the title
        score -= 4.0 * any(statement.is_behind(wanted) for statement in statements)
        score -= 3.0 * (agreement < 5 and len(wanted) < MIN_TITLE_HAN)
        value = without_site(_without_brackets(line.text, statements), head.site)
        yield score, Title(value, f"h{line.level}" if line.level else "line", number)


def _join_broken(lines: Sequence[Line], number: int, wanted: str, statements: Sequence[Statement]) -> Title | None:
    """The title that is broken over this line and the next ones, as a statement says it whole; its last line counts."""
    if len(wanted) < MIN_TITLE_HAN:
        return None
    for statement in statements:
        if not statement.whole.startswith(wanted, len("".join(statement.plains[: statement.n_sites]))):
            continue
        joined = wanted
        for last in range(number + 1, min(number + MAX_BROKEN_LINES, len(lines))):
            joined += plain(lines[last].text[:MAX_TITLE_CHARS])
            if joined == statement.plains[statement.n_sites]:
                return Title(statement.parts[statement.n_sites], statement.evidence, last)
    return None


def _without_brackets(text: str, statements: Sequence[Statement]) -> str:
    """The line without the section in brackets that a forum puts before the title, where a statement lacks it."""
    found = _BRACKETED.match(text)
    if not found or found.end() == len(text):
        return text
    bare = plain(text[found.end() :])
    is_bare = len(bare) >= MIN_TITLE_HAN and any(statement.whole.startswith(bare) for statement in statements)
    return text[found.end() :] if is_bare else text


def _is_section(claim: str, lines: Sequence[Line], body_start: int) -> bool:
    """Whether the claim is only the name of a section or the source: a link of the navigation is called so."""
    return any(
        claim in line.text and line.link_ratio > 0.3 and len(line.text) < 3 * len(claim) + 8
        for line in lines[:body_start]
    )


def _mend(line: Line, head: Head) -> Line:
    """The line with the characters that decoding lost, where a statement of the title has them."""
    if LOST not in line.text or len(line.text) > MAX_TITLE_CHARS:
        return line
    wanted = re.compile(".{1,2}".join(map(re.escape, re.split(f"{LOST}+", line.text))))
    found = next(filter(None, map(wanted.search, (head.og_title, head.title))), None)
    return line._replace(text=found[0]) if found else line


def _stands_above_byline(lines: Sequence[Line], number: int, *, is_dated: bool = True) -> bool:
    """Whether a byline, dated unless told otherwise, follows the line: where an old page without headings has its title."""
    if number + 1 >= len(lines) or lines[number].link_ratio > 0.5 or len(lines[number].text) < 5:
        return False
    below = lines[number + 1]
    if is_dated and not _YEAR.search(below.text):
        return False
    byline = read_byline(below.parted or below.text) or (read_byline(below.text) if below.parted else None)
    return byline is not None and (bool(byline.stamps) or not is_dated)


def _find_line(title: str, lines: Sequence[Line], body_start: int, body_end: int) -> int | None:
    """The first line that is the title, above the body or near its head."""
    wanted = plain(title)
    window = range(max(body_start - MAX_TITLE_DISTANCE, 0), min(body_start + MAX_HEAD_LINES, body_end))
    return next(
        (n for n in window if len(lines[n].text) <= MAX_TITLE_CHARS + 20 and plain(lines[n].text) == wanted), None
    )


def _may_be_title(text: str) -> bool:
    """Whether the line is no label, byline, breadcrumb or paragraph."""
    if not 2 <= len(text) <= MAX_TITLE_CHARS or text.endswith(("。", "，", ",", "；", "…", "...")):
        return False
    if label_role(text) or is_lead(text) or is_neighbour_link(text):
        return False
    return read_breadcrumb(text) is None and read_byline(text) is None and any(map(str.isalpha, text))


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
    paragraphs = [line for line in lines if "。" in line.text and len(line.text) >= MIN_SENTENCE_CHARS]
    sample = Sample(paragraphs)
    is_known = sum(len(line.text) for line in paragraphs) >= MIN_SAMPLE_CHARS
    best: tuple[float, Title] | None = None
    foreign: Title | None = None
    n_seen = 0
    for number, line in enumerate(lines[: MAX_HEAD_LINES + len(navigation)]):
        if number in navigation:
            continue
        if is_prose_line(line.text) and not (best is None and len(line.text) <= 60 and "。" not in line.text):
            break
        is_spoken = best is None and foreign is None and _SPOKEN.search(line.text) is not None
        if is_spoken and line.text[-1] not in ":：":
            break
        if not _may_be_title(line.text):
            continue
        if is_spoken:
            break
        is_above_byline = _stands_above_byline(lines, number)
        shared = sample.share(line.text) if is_known else 1.0
        is_repeated = repeated[line.text] > 1
        is_clear = "，" in line.text and (is_repeated or _stands_above_byline(lines, number, is_dated=False))
        if not is_clear and is_keyword_line(line.text):
            continue
        if not (shared or is_above_byline or is_clear) and han_count(line.text) >= MIN_FOREIGN_HAN:
            foreign = foreign or Title(line.text, "first_line", number)
            continue  # most likely a phrase that was put in; the prose never comes back to it
        if not is_repeated and _is_sentence(line.text) and not is_above_byline:
            break
        score = 4.0 * is_repeated + min(len(line.text), 8) / 4 - n_seen - 3.0 * is_numbered(line.text)
        score += 3.0 * is_above_byline - 2.0 * (len(line.text) < 5) + 2.0 * min(shared, 0.5)
        n_seen += 1
        if best is None or score > best[0]:
            best = score, Title(line.text, "repeated_line" if is_repeated else "first_line", number)
    if best and not (foreign and (is_numbered(best[1].value) or sample.share(best[1].value) < MIN_SHARED)):
        return best[1]
    return foreign

"""The title of an article by agreement: headings near the body, `<title>`, og:title, lines that say it again.

A heading alone may be a site's logo, `<title>` alone may carry injected keywords or the name of a section: what two places
say, and the body speaks about, is the title.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from pipeline.extract.head import Head
from pipeline.extract.labels import label_role
from pipeline.extract.mending import (
    LOST,
    MAX_TITLE_CHARS,
    MIN_TITLE_HAN,
    may_end_in_date,
    mend,
    without_brackets,
    without_label,
)
from pipeline.extract.prominence import NAMED
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
from pipeline.extract.text_titles import choose_text_title, find_head_navigation, is_masthead
from pipeline.extract.title_lines import Title, may_be_title, stands_above_byline
from pipeline.lines import han_count, has_sentence_punctuation, is_numbered

__all__ = ["Title", "choose_text_title", "choose_title", "find_head_navigation", "is_masthead", "plain"]

MAX_TITLE_DISTANCE = 30  # lines above the body; a heading may stand farther away, above the boxes of a forum
MAX_HEADINGS = 40  # above that distance
MAX_LINES_BEFORE_HOME = 3
MIN_FOREIGN_HAN = 6
MAX_HEAD_LINES = 14  # of a text page, among which the title is looked for
MAX_OPEN_CHARS = 40  # of a title that nothing but its place tells
MAX_BROKEN_LINES = 3  # over which a title is broken
_LOOK_OF_BROKEN = 2.0  # large, or bold and in the middle, or called a title
MIN_CLOSE_SHARE = 0.4  # of a line that nothing but its place makes a title


def choose_title(lines: Sequence[Line], body_start: int, body_end: int, head: Head) -> Title | None:
    """The title of an HTML page, None when nothing on it can be one."""
    sample = Sample(lines[body_start:body_end])
    stated = [(head.og_title, "og:title"), (head.headline, "json_ld"), (head.title, "title")]
    near = _near(lines, body_start, body_end)
    statements = list(read_statements(stated, head.site, sample, near))
    best: tuple[float, Title] | None = None
    for score, title in _line_titles(lines, body_start, body_end, head, statements, sample):
        if best is None or score > best[0]:
            best = score, title
    for statement in statements:
        claim = best_part(statement, sample, head.site)
        share = sample.share(claim) if claim and may_be_title(claim) and not sample.is_row(claim) else 0.0
        if share < MIN_SHARED and not (best is None and share >= MIN_FOREIGN_SHARE):
            continue
        if (han_count(claim) < 2 and han_count(statement.text)) or is_site(claim, head.site):
            continue
        score = 3.0 + 2 * share - 2.5 * (len(plain(claim)) < 6) - 2.5 * _is_section(claim, lines, body_start)
        if best is None or score > best[0]:
            best = score, Title(claim, statement.evidence, _find_line(claim, lines, body_start, body_end))
    return best[1] if best else _open_line(lines, body_start)


def _open_line(lines: Sequence[Line], body_start: int) -> Title | None:
    """The line above the first paragraph, where nothing is stated or stands out: short, without a stop, and no link."""
    number = body_start - 1
    if number < 0 or body_start >= len(lines) or not lines[body_start].is_prose:
        return None
    text = lines[number].text
    is_open = MIN_TITLE_HAN <= len(text) <= MAX_OPEN_CHARS and not lines[number].link_chars
    is_open = is_open and not has_sentence_punctuation(text) and not is_numbered(text) and text[-1] not in ":："
    return Title(text, "line", number) if is_open and may_be_title(text) else None


def _near(lines: Sequence[Line], body_start: int, body_end: int) -> Mapping[str, int]:
    """The plain lines beside the body that are no links, and its headings, with their numbers: one may be the title."""
    window = range(max(body_start - MAX_TITLE_DISTANCE, 0), min(body_end, body_start + MAX_LINES_BEFORE_HOME))
    return {
        plain(without_label(lines[number])): number
        for number in window
        if MIN_TITLE_HAN <= len(lines[number].text) <= MAX_TITLE_CHARS
        and (lines[number].level or lines[number].link_ratio <= 0.5)
    }


def _line_titles(
    lines: Sequence[Line], body_start: int, body_end: int, head: Head, statements: Sequence[Statement], sample: Sample
) -> Iterator[tuple[float, Title]]:
    """The visible lines that can be the title, with their scores."""
    repeated = Counter(line.text for line in lines[body_start:body_end])
    near = max(body_start - MAX_TITLE_DISTANCE, 0)
    is_stated_else = any(s.is_told(sample) for s in statements)
    heads = [n for n in range(near) if 1 <= lines[n].level <= 3][-MAX_HEADINGS:]
    for number in [*heads, *range(near, min(body_end, body_start + MAX_TITLE_DISTANCE))]:
        line = lines[number]
        is_below = number >= body_start
        whole_line = wanted = plain(line.text) if len(line.text) <= 2 * MAX_TITLE_CHARS else ""
        is_labelled = without_label(line) != line.text
        if (
            LOST in line.text
            or is_labelled
            or may_end_in_date(line.text)
            or (line.parted and (line.level or any(s.is_in(wanted) for s in statements)))
        ):
            line = mend(line, head, statements)
            wanted = plain(line.text)
        look = 0.0 if line.level else NAMED if is_labelled else _look(wanted, number, lines, head)
        look = look or (0.0 if line.level or whole_line == wanted else _look(whole_line, number, lines, head))
        if look < 0:
            continue
        is_headed = number < body_start + MAX_LINES_BEFORE_HOME and stands_above_byline(lines, number)
        is_text = is_below and line.is_prose and not line.level and not is_headed
        if is_text and not (look and may_be_title(line.text)) and not _is_said(wanted, statements):
            break
        is_link = line.link_ratio > 0.8
        if not line.level and is_link and not (look >= NAMED and sample.share(line.text) >= MIN_SHARED):
            continue
        if whole := _join_broken(lines, number, wanted, statements):
            yield 8.0 + 2 * sample.share(whole.value), whole
        elif not look and (shown := _join_shown(lines, number, wanted, head)):
            yield 1.0 + NAMED + 2 * sample.share(shown.value), shown
        agreement = max((statement.agreement(wanted) for statement in statements), default=0.0)
        is_stated = agreement >= 5.0 and stands_above_byline(lines, number, is_dated=False)
        is_clear = (is_headed or is_stated) and sample.has_clauses(line.text)  # no logo speaks in clauses
        is_marked = 1 <= line.level <= 3 or agreement > 1 or is_headed or is_clear or look >= NAMED
        is_close = not is_marked and number >= body_start - 2 and not line.link_chars and 6 <= len(line.text) <= 40
        if not (is_marked or is_close) or not may_be_title(line.text):
            continue
        if sample.is_row(line.text) and not is_clear:
            continue
        shared = sample.share(line.text)
        if is_close and (shared < MIN_SHARED or (has_sentence_punctuation(line.text) and not look)):
            continue
        is_first = any(s.plains and s.plains[s.n_sites] == wanted for s in statements)
        is_foreign = shared < MIN_FOREIGN_SHARE and han_count(wanted) >= MIN_FOREIGN_HAN
        is_doubtful = shared < MIN_SHARED and not (agreement > 1 or is_clear or is_headed or look >= NAMED)
        if is_doubtful and (line.level > 1 or is_link or is_site(line.text, head.site)):
            continue  # a site's logo; but where nothing else states a title, the h1 does
        score = {1: 6.0, 2: 4.0, 3: 3.0}.get(line.level, 1.0 + look) + agreement + 2 * shared + 2.5 * is_headed
        score += 2.0 * (repeated[line.text] > is_below) - 0.1 * min(max(body_start - number, 0), MAX_TITLE_DISTANCE)
        score -= (
            4.0 * is_link
            + 4.0 * is_numbered(line.text)
            + (2.0 if is_headed or is_first or look >= NAMED else 5.0) * is_foreign
        )
        score -= 5.0 * (agreement < 5 and is_site(line.text, head.site)) + 4.0 * is_doubtful
        score -= (3.0 if look else 2.0) * (is_stated_else and not agreement and line.level != 1)
        is_short = len(wanted) < MIN_TITLE_HAN
        is_first_of_several = is_first and not is_short and any(len(s.parts) > 1 for s in statements)
        if line.level == 1 and shared < MIN_SHARED and not is_first_of_several:
            score -= 8.0 * _is_above_post(lines, number, body_end, sample, head)
        score -= 4.0 * (is_close and not look and shared < MIN_CLOSE_SHARE)  # only where nothing else can be the title
        score -= 4.0 * any(statement.is_behind(wanted) for statement in statements)
        score -= 3.0 * (agreement < 5 and is_short)
        value = without_site(without_brackets(line.text, statements), head.site)
        yield score, Title(value, f"h{line.level}" if line.level else "line", number)


def _is_said(wanted: str, statements: Sequence[Statement]) -> bool:
    return any(statement.agreement(wanted) >= 5.0 for statement in statements)


def _look(wanted: str, number: int, lines: Sequence[Line], head: Head) -> float:
    """How much a line that is no heading stands out; nothing for the name of a box, below which links follow."""
    look = head.prominent.get(wanted, 0.0)
    below = lines[number + 1] if number + 1 < len(lines) else None
    is_box = below is not None and below.link_ratio > 0.8 and len(below.text) >= MIN_TITLE_HAN
    return 0.0 if is_box or len(wanted) < MIN_TITLE_HAN else look


def _is_above_post(lines: Sequence[Line], number: int, body_end: int, sample: Sample, head: Head) -> bool:
    """Whether another heading follows that the body speaks about, before the body does: the upper one is a blog's name."""
    for below in lines[number + 1 : min(number + MAX_TITLE_DISTANCE, body_end)]:
        if below.is_prose and not below.level:
            return False
        is_heading = 2 <= below.level <= 3 or head.prominent.get(plain(below.text[:MAX_TITLE_CHARS]), 0.0) >= NAMED
        if is_heading and len(below.text) >= MIN_TITLE_HAN and sample.share(below.text) >= MIN_SHARED:
            return not label_role(below.text) and not is_numbered(below.text)
    return False


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


def _join_shown(lines: Sequence[Line], number: int, wanted: str, head: Head) -> Title | None:
    """The title that is broken over this line and the next one or two, as one element that stands out holds them all."""
    if len(wanted) < MIN_TITLE_HAN or not any(key.startswith(wanted) for key in head.prominent):
        return None
    joined = lines[number].text
    for last in range(number + 1, min(number + MAX_BROKEN_LINES, len(lines))):
        if len(joined := joined + lines[last].text) > MAX_TITLE_CHARS:
            return None
        if head.prominent.get(plain(joined), 0.0) >= _LOOK_OF_BROKEN and may_be_title(joined):
            return Title(joined, "line", last)
    return None


def _is_section(claim: str, lines: Sequence[Line], body_start: int) -> bool:
    """Whether the claim is only the name of a section or the source: a link of the navigation is called so."""
    return any(
        claim in line.text and line.link_ratio > 0.3 and len(line.text) < 3 * len(claim) + 8
        for line in lines[:body_start]
    )


def _find_line(title: str, lines: Sequence[Line], body_start: int, body_end: int) -> int | None:
    """The first line that is the title, above the body or near its head."""
    wanted = plain(title)
    window = range(max(body_start - MAX_TITLE_DISTANCE, 0), min(body_start + MAX_HEAD_LINES, body_end))
    return next(
        (n for n in window if len(lines[n].text) <= MAX_TITLE_CHARS + 20 and plain(lines[n].text) == wanted), None
    )

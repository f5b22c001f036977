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

from pipeline.extract.breadcrumbs import is_home, read_breadcrumb
from pipeline.extract.bylines import read_byline
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
MIN_SAMPLE_CHARS = 60  # of paragraphs, to say what a text page speaks about
MIN_FOREIGN_HAN = 6
MAX_HEAD_LINES = 14  # of a text page, among which the title is looked for
MIN_SHARED = 0.2  # of the title's character pairs stand in the body; injected titles of the survey share none
_SAMPLE_CHARS = 4_000
LOST = "\ufffd"
# How a page begins that was cut out of a talk, or of a chapter.
_SPOKEN = re.compile(r"^\s?(?:问|答|問|記者|记者|主持人|[QAqa])\s?[:：]|.{6}[:：]$")
_NO_LETTER = re.compile(r"[\W_]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
MIN_TITLE_BEFORE_SITE = 6
_SITE = re.compile(
    r"[\w·]{0,10}(?:网|网站|官网|频道|资讯|咨询|在线|论坛|之家|门户|博客|新闻中心|问答|知道|百科)(?:[(（][\w./:-]{4,40}[)）])?"
    r"|(?:https?://)?(?:[\w-]{1,30}\.){1,4}(?:cn|com|net|org|cc|top|vip|info)/?",
    re.IGNORECASE,
)
_NARROW_COMMA = re.compile("[㐀-鿿],[㐀-鿿]")
MIN_NARROW_COMMAS = 3  # of a page whose full-width marks were folded; others have some between names and numbers
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
    stated = [plain(claim) for claim in (head.og_title, head.title) if claim and not _is_row(claim, sample)]
    repeated = Counter(line.text for line in lines[body_start:body_end])
    best: tuple[float, Title] | None = None
    for number in range(max(body_start - MAX_TITLE_DISTANCE, 0), body_end):
        line = _mend(lines[number], head)
        is_below = number >= body_start
        is_headed = number < body_start + MAX_LINES_BEFORE_HOME and _stands_above_byline(lines, number)
        if is_below and line.is_prose and not line.level and not is_headed:
            break
        if not line.level and line.link_ratio > 0.8:
            continue
        agreement = _agreement(plain(line.text), stated)
        is_stated = plain(head.title).startswith(plain(line.text)) and _stands_above_byline(
            lines, number, is_dated=False
        )
        is_clear = (is_headed or is_stated) and sample.has_clauses(line.text)  # no logo speaks in clauses
        if not (1 <= line.level <= 3 or agreement or is_headed or is_clear) or not _may_be_title(line.text):
            continue
        if _is_row(line.text, sample) and not is_clear:
            continue
        shared = sample.share(line.text)
        if shared < MIN_SHARED and not (agreement or is_clear) and (stated or line.level > 1 or not shared):
            continue  # a site's logo; but where nothing else states a title, the h1 does
        score = {1: 6.0, 2: 4.0, 3: 3.0}.get(line.level, 1.0) + agreement + 2 * shared + 2.5 * is_headed
        score += 2.0 * (repeated[line.text] > is_below) - 0.1 * max(body_start - number, 0)
        score -= 4.0 * (line.link_ratio > 0.8) + 4.0 * is_numbered(line.text)
        if best is None or score > best[0]:
            best = score, Title(_without_site(line.text), f"h{line.level}" if line.level else "line", number)
    for evidence, claim in claims.items():
        score = 3.0 + 2 * sample.share(claim) if claim else 0.0
        if claim and (best is None or score > best[0]):
            best = score, Title(claim, evidence, _find_line(claim, lines, body_start, body_end))
    return best[1] if best else None


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
    if is_dated and not _YEAR.search(lines[number + 1].text):
        return False
    byline = read_byline(lines[number + 1].text)
    return byline is not None and (bool(byline.stamps) or not is_dated)


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
    """Whether the line is no label, byline, breadcrumb or paragraph."""
    if not 2 <= len(text) <= MAX_TITLE_CHARS or text.endswith(("。", "，", ",", "；", "…", "...")):
        return False
    if label_role(text) or is_lead(text) or is_neighbour_link(text):
        return False
    return read_breadcrumb(text) is None and read_byline(text) is None and any(map(str.isalpha, text))


def _without_site(text: str) -> str:
    """The title without the names of section and site behind it."""
    parts = _PARTS.split(text)
    n_kept = len(parts)
    while n_kept > 1 and _SITE.fullmatch(parts[n_kept - 1]):
        n_kept -= 1
    if n_kept == len(parts) or len("".join(parts[:n_kept])) < MIN_TITLE_BEFORE_SITE:
        return text
    end = 0
    for part in parts[:n_kept]:
        end = text.index(part, end) + len(part)
    return text[:end]


def _is_row(text: str, sample: _Sample) -> bool:
    """Whether the text is a row of keywords that the body does not speak about; a Chinese comma parts clauses."""
    return is_keyword_line(text) and "，" not in text and sample.share(text) < MIN_SHARED


class _Sample:
    """The beginning of the body, to see whether a statement speaks about it."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._body: str | None = None

    def has_clauses(self, text: str) -> bool:
        """Whether a comma parts clauses in the text: a Chinese one, or an ASCII one where the paragraphs have no other."""
        if "," not in text or "，" in text:
            return "，" in text
        prose = "\n".join(line.text for line in self._lines if line.is_prose)
        return "，" not in prose and len(_NARROW_COMMA.findall(prose)) >= MIN_NARROW_COMMAS

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
    if not statement or len(statement) > 400 or _is_row(statement, sample):
        return ""
    parts = [part for part in _PARTS.split(statement) if _may_be_title(part)]
    best = (0.0, "")
    for number, part in enumerate(parts):
        share = sample.share(part)
        if share >= MIN_SHARED and not (len(parts) > 1 and _SITE.fullmatch(part)):
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
    paragraphs = [line for line in lines if "。" in line.text and len(line.text) >= MIN_SENTENCE_CHARS]
    sample = _Sample(paragraphs)
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

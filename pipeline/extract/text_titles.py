"""The title of a text page: the first line that can be one, or one near it that the page says again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.extract.breadcrumbs import is_home
from pipeline.extract.labels import fold, is_lead
from pipeline.extract.statements import MIN_SHARED, Sample
from pipeline.extract.text import Line
from pipeline.extract.title_lines import Title, may_be_title, stands_above_byline
from pipeline.lines import han_count, has_sentence_punctuation, is_keyword_line, is_numbered, is_prose_line

MAX_LINES_BEFORE_HOME = 3
MIN_NAVIGATION_LINES, MAX_NAVIGATION_LINES = 3, 40
MAX_NAVIGATION_CHARS = 8  # 信用卡逾期, 关于我们
MIN_SENTENCE_CHARS = 18  # of a question that is no title; titles of the survey end without a mark, or say more
MIN_SAMPLE_CHARS = 60  # of paragraphs, to say what a text page speaks about
MAX_HEAD_LINES = 14  # of a text page, among which the title is looked for
MIN_FOREIGN_HAN = 6
MAX_LABEL_CHARS = 5  # of a section's name, which navigation repeats: 信息查询：
MAX_MASTHEAD_CHARS = 80
_FUNCTIONS = re.compile(
    "登录|注册|首页|会员|站点地图|网站地图|联系我们|关于我们|加入收藏|购物车|搜索|客户端|手机版|导航"
)
# How a page begins that was cut out of a talk, or of a chapter.
_SPOKEN = re.compile(r"^\s?(?:问|答|問|記者|记者|主持人|[QAqa])\s?[:：]|.{6}[:：]$")


def find_head_navigation(lines: Sequence[Line]) -> range:
    """The numbers of the lines of a navigation bar at the head of a text page: `首页` and the short lines behind it."""
    start = next((n for n, line in enumerate(lines[:MAX_LINES_BEFORE_HOME]) if is_home(fold(line.text))), None)
    if start is None:
        return range(0)
    end = start + 1
    while end < min(len(lines), start + MAX_NAVIGATION_LINES) and _is_navigation(lines[end].text):
        end += 1
    while end > start and (stands_above_byline(lines, end - 1) or is_numbered(lines[end - 1].text)):
        end -= 1
    return range(start, end) if end - start >= MIN_NAVIGATION_LINES else range(0)


def is_masthead(text: str) -> bool:
    """Whether a line above the title of a text page is the site's: its name, a section, a row of its functions.

    A longer line is left for the steps that know what is injected.
    """
    if len(text) > MAX_MASTHEAD_CHARS or has_sentence_punctuation(text.rstrip("：:")):
        return False
    return han_count(text) < MIN_FOREIGN_HAN or _is_row_of_functions(text)


def _is_row_of_functions(text: str) -> bool:
    return len(text) <= MAX_MASTHEAD_CHARS and len(set(_FUNCTIONS.findall(fold(text)))) > 1


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
        if number in navigation or _is_row_of_functions(line.text):
            continue
        if is_prose_line(line.text) and not (best is None and len(line.text) <= 60 and "。" not in line.text):
            break
        is_spoken = best is None and foreign is None and _SPOKEN.search(line.text) is not None
        if is_spoken and line.text[-1] not in ":：":
            break
        if not may_be_title(line.text) or (len(line.text) <= MAX_LABEL_CHARS and line.text[-1] in ":："):
            continue
        if is_spoken:
            break
        is_above_byline = stands_above_byline(lines, number)
        shared = sample.share(line.text) if is_known else 1.0
        is_repeated = repeated[line.text] > 1
        is_clear = "，" in line.text and (is_repeated or stands_above_byline(lines, number, is_dated=False))
        if not is_clear and is_keyword_line(line.text):
            continue
        if not (shared or is_above_byline or is_clear) and han_count(line.text) >= MIN_FOREIGN_HAN:
            foreign = foreign or Title(line.text, "first_line", number)
            continue  # most likely a phrase that was put in; the prose never comes back to it
        if not is_repeated and _is_sentence(line.text) and not is_above_byline:
            break
        score = (
            (4.0 if len(line.text) > MAX_LABEL_CHARS else 1.0) * is_repeated
            + min(len(line.text), 8) / 4
            - n_seen
            - 3.0 * is_numbered(line.text)
        )
        score += 3.0 * is_above_byline - 2.0 * (len(line.text) < 5) + 2.0 * min(shared, 0.5)
        n_seen += 1
        if best is None or score > best[0]:
            best = score, Title(line.text, "repeated_line" if is_repeated else "first_line", number)
    if best and not (foreign and (is_numbered(best[1].value) or sample.share(best[1].value) < MIN_SHARED)):
        return best[1]
    return foreign

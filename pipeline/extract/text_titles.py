"""The title of a text page: the first line that can be one, or one near it that the page says again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.extract.breadcrumbs import is_home
from pipeline.extract.labels import fold, is_lead
from pipeline.extract.names import is_person
from pipeline.extract.statements import MIN_SHARED, Sample
from pipeline.extract.text import Line
from pipeline.extract.title_lines import Title, may_be_title, stands_above_byline
from pipeline.lines import han_count, has_sentence_punctuation, is_keyword_line, is_numbered, is_prose_line

MAX_LINES_BEFORE_HOME = 3
MIN_NAVIGATION_LINES, MAX_NAVIGATION_LINES = 3, 40
MAX_NAVIGATION_CHARS = 8  # 信用卡逾期, 关于我们
MIN_CHANNELS, MAX_CHANNEL_CHARS = 4, 4  # of a menu without a home page at the very top: 汽车, 游戏, 旅游, 财经
MIN_SENTENCE_CHARS = 18  # of a question that is no title; titles of the survey end without a mark, or say more
MIN_SAMPLE_CHARS = 60  # of paragraphs, to say what a text page speaks about
MAX_HEAD_LINES = 14  # of a text page, among which the title is looked for
MIN_FOREIGN_HAN = 6
MAX_LABEL_CHARS = 5  # of a section's name, which navigation repeats: 信息查询：
MAX_MASTHEAD_CHARS = 80
MIN_SAID_CHARS = 8  # of a line that others begin or end with
MAX_NAME_CHARS, MAX_NAMES = 4, 6  # of a line of names above a paper
_FUNCTIONS = re.compile(
    "登录|注册|首页|会员|站点地图|网站地图|联系我们|关于我们|加入收藏|购物车|搜索|客户端|手机版|导航"
)
# The end of `<meta content="…" />` whose content held a quotation mark.
_LEAK = re.compile(r"[\"“”]\s?/>$")
_SITE = re.compile("(?:\\S{2,6} )?[^\\W_]{1,6}(?:网|网站|日报|晚报|时报|早报|在线|论坛|频道|新闻)")
_QUESTIONS = re.compile("[？?](?=[^？?]|$)")
# How a page begins that was cut out of a talk, or of a chapter.
_SPOKEN = re.compile(r"^\s?(?:问|答|問|記者|记者|主持人|[QAqa])\s?[:：]|.{6}[:：]$")


def find_head_navigation(lines: Sequence[Line]) -> range:
    """The numbers of the lines of a navigation bar at the head of a text page: `首页` and the short lines behind it.

    Without `首页`, four channels or more of at most four characters each: nothing else begins a page so. What an
    attribute lost to the text, up to the `" />` that closed its tag, is no more than a bar.
    """
    if n_leaked := 1 + max((n for n, line in enumerate(lines[:MAX_HEAD_LINES]) if _LEAK.search(line.text)), default=-1):
        return range(n_leaked)
    n_channels = next((n for n, line in enumerate(lines) if not _is_channel(line.text)), len(lines))
    if MIN_CHANNELS <= n_channels < min(len(lines), MAX_NAVIGATION_LINES):
        return range(n_channels)
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


def _is_channel(text: str) -> bool:
    return han_count(text) == len(text) <= MAX_CHANNEL_CHARS and not is_lead(text)


def _is_navigation(text: str) -> bool:
    return len(text) <= MAX_NAVIGATION_CHARS and not has_sentence_punctuation(text) and not is_lead(text)


def _names_people(folded: str) -> bool:
    """Whether the line is names and nothing else, as authors stand above a paper: `张三 李四`, `张 三`."""
    parts = folded.split()
    names = ["".join(parts)] if all(len(part) == 1 for part in parts) else parts
    return 1 < len(parts) <= MAX_NAMES and all(len(name) <= MAX_NAME_CHARS and is_person(name) for name in names)


def _is_said(text: str, others: Sequence[str]) -> bool:
    """Whether a longer line begins or ends with the line: a description with the title in front, a way that leads to it."""
    return len(text) >= MIN_SAID_CHARS and any(
        len(other) > len(text) and (other.startswith(text) or other.endswith(text)) for other in others
    )


def _is_sentence(text: str) -> bool:
    """Whether a line that nothing supports reads like the first sentence of a page: numbered, or one question in clauses.

    Two questions are a title that is to be found by either.

    Measured on 3,900 pages that begin with any sentence of a law or an answer: 23 of them began with such a question.
    """
    is_question = len(text) >= MIN_SENTENCE_CHARS and text[-1] in "？?"
    return is_numbered(text) or (is_question and len(_QUESTIONS.findall(text)) < 2)


def choose_text_title(lines: Sequence[Line], navigation: range) -> Title | None:
    """The title of a text page: the first line that can be one, or one near it that the page says again.

    None when the page begins with a paragraph.
    """
    repeated = Counter(line.text for line in lines)
    head = [line.text for line in lines[: MAX_HEAD_LINES + len(navigation)]]
    paragraphs = [line for line in lines if "。" in line.text and len(line.text) >= MIN_SENTENCE_CHARS]
    sample = Sample(paragraphs)
    is_known = sum(len(line.text) for line in paragraphs) >= MIN_SAMPLE_CHARS
    best: tuple[float, Title] | None = None
    foreign: Title | None = None
    n_seen = 0
    for number, line in enumerate(lines[: len(head)]):
        is_said_again = number < len(head) - 1 and _is_said(head[number + 1], head[number : number + 1])
        if number in navigation or is_said_again or _is_row_of_functions(line.text):
            continue
        if is_prose_line(line.text) and not (best is None and len(line.text) <= 60 and "。" not in line.text):
            break
        is_spoken = best is None and foreign is None and _SPOKEN.search(line.text) is not None
        if is_spoken and line.text[-1] not in ":：":
            break
        folded = fold(line.text)
        is_label = len(line.text) <= MAX_LABEL_CHARS and line.text[-1] in ":："
        if not may_be_title(line.text) or is_label or _SITE.fullmatch(folded) or _names_people(folded):
            continue
        if is_spoken:
            break
        is_above_byline = stands_above_byline(lines, number)
        shared = sample.share(line.text) if is_known else 1.0
        is_repeated = repeated[line.text] > 1 or _is_said(line.text, head[:number])
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

"""Measures of one line of text, shared by the stages: Han count, segments, sentence punctuation.

Nothing here knows a vocabulary. The thresholds were set on the survey of 400 pages of loan farms and hacked mirrors.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

# Lead bytes of U+4000 to U+9FFF in UTF-8. Counting bytes runs at C speed, counting matches of a class does not.
_HAN_LEADS = bytes(range(0xE4, 0xEA))

# Separators of injected keyword lines as seen in the survey: commas, capital I used as a pipe, hyphen, underscore,
# pipe, slash, and what is to be expected beside them.
_SEPARATORS = re.compile(r"[,，、|｜/_·•\t-]|\sI(?=\s)")
_SENTENCE_PUNCTUATION = re.compile(r"[。；;！!：:…？?]|\.{3}")
_FUNCTION_WORDS = re.compile(
    "的|了|应|應|吗|嗎|呢|可以|如果|因为|因為|怎么|怎麼|如何|什么|什麼|是否|需要|通过|通過|进行|進行|以及|或者|会被|會被|自己|我们|我們|他们|他們"
    "|没有|沒有|不能|不会|不會|不是|就是|还是|還是|要么|要麼|那么|那麼|这样|這樣|虽然|雖然|但是|所以|已经|已經|起来|起來"
)
_NUMBERED = re.compile(r"\s*(?:第?[一二三四五六七八九十百]+[、.．章节節]|\d+(?:[.．]\d+)*[、.．)）\s])")
_SPACED_OUT = re.compile(r"(?<=[一-鿿]) (?=[一-鿿](?: |$))")
_SYMBOL_LOST = " ?.♥"  # what stands at the end of injected lines; a heart that no charset had became `?`

MAX_KEYWORD_CHARS = 2000  # head lines of the survey run to 900
PROSE_CHARS = 30

# Text that was broken at the margin of a page, as copies of PDF files are. Widths in columns, two for a character that is
# not ASCII. Set by hand: titles in a list vary in length by a half, and few of them have a comma.
_OPEN_END = re.compile(r"[^\W_]$|[，,、]$")
_INNER_STOP = re.compile("[，。；、,;](?=.)")
_NEW_ITEM = re.compile(r"[（(]?[\d一二三四五六七八九十]{1,3}[)）、.．]|第.{1,4}[条條章节節]|[•·●■◆※\-—]")
MIN_WRAPPED, MIN_WIDTH, MAX_WIDTH = 4, 28, 120
MARGIN = (0.82, 1.12)  # of the width that three of four open lines keep below
MIN_FULL_SHARE, MIN_CLAUSE_SHARE = 0.7, 0.5
MAX_WIDE_SHARE = 0.15  # of the lines, that go beyond the margin: the page's own words around such a text


def han_count(text: str) -> int:
    """Number of Han characters of the basic block.

    >>> han_count("逾期30天, overdue")
    3
    """
    data = text.encode("utf-8", "surrogatepass")
    return len(data) - len(data.translate(None, _HAN_LEADS))


def split_segments(line: str) -> list[str]:
    """Parts of the line that hold Han characters, cut at the separators seen in injected keyword lines.

    >>> split_segments("网贷逾期 I 债务协商 I 2024 I 上门核实")
    ['网贷逾期', '债务协商', '上门核实']
    """
    return _clean_segments(_SEPARATORS.split(line))


def _clean_segments(parts: Iterable[str]) -> list[str]:
    stripped = (part.strip(_SYMBOL_LOST) for part in parts)
    segments = (_SPACED_OUT.sub("", part) if " " in part else part for part in stripped)
    return [segment for segment in segments if han_count(segment)]


def has_sentence_punctuation(line: str) -> bool:
    """Whether the line holds a stop, semicolon, colon, exclamation or question mark; commas do not count.

    >>> has_sentence_punctuation("逾期怎么办?"), has_sentence_punctuation("逾期,协商,还款")
    (True, False)
    """
    return _SENTENCE_PUNCTUATION.search(line) is not None


def is_numbered(line: str) -> bool:
    """Whether the line begins like a heading or an item of a list: `一、`, `1.2 `, `3.`, `第二章`.

    >>> is_numbered("1.2 逾期的原因"), is_numbered("一旦逾期")
    (True, False)
    """
    return _NUMBERED.match(line) is not None


def is_keyword_line(line: str) -> bool:
    """Whether the line is a row of short phrases instead of a sentence, judged without any vocabulary.

    Three or more segments of 4 to 20 characters on average, no sentence punctuation, hardly any function word, no number
    in front. Necessary for an injected keyword line and not sufficient for one: a list of documents looks the same.

    >>> is_keyword_line("免费资源在线,高清视频大全,热门影院推荐,最新电影下载")
    True
    >>> is_keyword_line("信用卡逾期了,应该如何与银行协商,才可以分期")
    False
    """
    if not 12 <= len(line) <= MAX_KEYWORD_CHARS:
        return False
    trimmed = line.strip(_SYMBOL_LOST)
    if has_sentence_punctuation(trimmed) or is_numbered(trimmed):
        return False
    parts = _SEPARATORS.split(trimmed)
    lengths = [len(segment) for segment in _clean_segments(parts)] if len(parts) >= 3 else []
    if len(lengths) < 3 or not 4 * len(lengths) <= sum(lengths) <= 20 * len(lengths) or max(lengths) > 40:
        return False
    return 4 * len(_FUNCTION_WORDS.findall(trimmed)) <= len(lengths)


def is_prose_line(line: str) -> bool:
    """Whether the line reads like a paragraph: thirty characters or more with a stop, or with a comma and no keywords.

    >>> is_prose_line("借款人应当先核对欠款的本金与利息,再与平台协商一份自己能够承担的还款计划。")
    True
    """
    if len(line) < PROSE_CHARS:
        return False
    if "。" in line or "；" in line or "！" in line or "!" in line or ";" in line:
        return True
    return ("，" in line or "," in line) and not is_keyword_line(line)


def find_wrapped(lines: Sequence[str]) -> list[int]:
    """The numbers of the lines that the margin of a page cut off, so that the next one goes on with them.

    Most lines that end in the middle of a clause are of one width, and have clauses, and hardly any is wider: else none is.

    >>> find_wrapped(["借款人应当先核对欠款的本金与利息，再与平台协"] * 4 + ["商。"])
    [0, 1, 2, 3]
    """
    widths = {n: _width(line) for n, line in enumerate(lines) if len(line) <= MAX_WIDTH and _OPEN_END.search(line)}
    widths = {n: width for n, width in widths.items() if width >= MIN_WIDTH}
    if len(widths) < MIN_WRAPPED:
        return []
    usual = sorted(widths.values())[len(widths) * 3 // 4]
    full = [n for n, width in widths.items() if MARGIN[0] * usual <= width <= MARGIN[1] * usual]
    n_clauses = sum(_INNER_STOP.search(lines[n]) is not None for n in full)
    if usual > MAX_WIDTH or len(full) < max(MIN_WRAPPED, MIN_FULL_SHARE * len(widths)):
        return []
    if n_clauses < MIN_CLAUSE_SHARE * len(full) or not any("。" in line for line in lines):
        return []
    wide = {n for n, line in enumerate(lines) if _width(line) > MARGIN[1] * usual}
    if len(wide) > MAX_WIDE_SHARE * len(lines):
        return []
    return [n for n in full if n + 1 < len(lines) and n + 1 not in wide and not _NEW_ITEM.match(lines[n + 1])]


def _width(line: str) -> int:
    return 2 * len(line) - len(line.encode("ascii", "ignore"))

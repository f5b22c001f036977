"""What stands beside a number in a plain view of text: units, signs, parts of web addresses, words of its clause."""

from __future__ import annotations

import re
from bisect import bisect_right

NUMERAL = "零〇○一二三四五六七八九幺壹贰貳叁參叄肆伍陆陸柒捌玖"
DAY = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")

# What counts or costs something is nobody's number. Words that only begin like a unit (户名, 个人) are none.
_UNIT_AFTER = re.compile(
    r"\s?(?:[.．]\d|\.s?html?|[(（]?[元圆圓](?![A-Za-z])|[亿億块塊吨噸％%‰亩畝]|[万萬](?![先女某])|股(?![东東])|年(?!级)|[个個](?![人体體])"
    r"|名(?![字称稱叫片])|位(?![于於置])|[户戶](?![名主])|家(?![人里属屬])|[笔筆条條]|次(?!日)|件|平[方米]|公[里斤顷頃]|人(?![工员員事力民])"
    r"|人民[币幣]|美[元金]|港[元币幣]|[欧歐日]元|積分|积分|[×÷=]|[*] ?\d)"
)
# What is blotted counts as part of a web address: a masked text must read like the text.
_SIGN_BEFORE = re.compile(
    r"(?:[¥￥$€£第×÷]|\d[.．]|人民[币幣]|(?i:rmb|cny|hkd?)\$?)\s?$|(?:://|(?<![A-Za-z0-9])www\.)[!-~●]{0,200}/(?<!wa.me/)$"
)
_SIGN_CHARS = 220
# Letters from a to f on both sides, or among six characters on one: a hash, not a telephone number.
_HEX_BEFORE, _HEX_AFTER = re.compile("(?<![G-Zg-z])[A-Fa-f]$"), re.compile("[A-Fa-f]")
_HASH_BEFORE = re.compile(r"(?=[0-9]*[A-Fa-f])(?=[A-Fa-f]*[0-9])[0-9A-Fa-f]{6,32}$")
_HASH_AFTER = re.compile(r"(?=[0-9]*[A-Fa-f])(?=[A-Fa-f]*[0-9])[0-9A-Fa-f]{6}")
_CLAUSE_END = r"[。！？!?]|(?<![:：])\n"


def counts(text: str, end: int) -> bool:
    """Whether the number that ends at `end` counts or costs something."""
    return _UNIT_AFTER.match(text, end) is not None


def is_personal_place(text: str, start: int, end: int) -> bool:
    """Whether the neighbours of a number leave it one: no amount, no ordinal, no part of an address or of a hash."""
    if counts(text, end) or _SIGN_BEFORE.search(text, max(0, start - _SIGN_CHARS), start):
        return False
    before = text[max(0, start - 33) : start]
    if _HEX_AFTER.match(text, end) and _HEX_BEFORE.search(before):
        return False
    return not (_HASH_BEFORE.search(before) or _HASH_AFTER.match(text, end))


class Context:
    """Whether a word stands in front of a place, in the same clause; one pass over the text, at the first question.

    Clauses and not distances: masking changes distances, and a masked text must not be masked again.
    """

    def __init__(self, text: str, word: str) -> None:
        self._text, self._word = text, word
        self._marks: list[tuple[int, bool]] | None = None

    def holds(self, start: int) -> bool:
        """Whether the last mark before `start` is the word and not the end of a clause."""
        if self._marks is None:
            both = re.compile(f"({self._word})|{_CLAUSE_END}")
            self._marks = [(match.start(), match[1] is not None) for match in both.finditer(self._text)]
        at = bisect_right(self._marks, (start, False))
        return at > 0 and self._marks[at - 1][1]

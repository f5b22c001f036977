"""Punctuation: full-width marks given back to pages whose extraction folded them to ASCII.

An explicit table, never NFKC: NFKC also turns ① into 1 and ℃ into °C, and loses the full-width marks themselves. The
step is reversible: every edit replaces one mark by its twin, and says where.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.knowledge import Knowledge
from pipeline.records import Draft, Edit, Reason

TABLE = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！", "(": "（", ")": "）"}
_HAN = "㐀-鿿豈-﫿"
_C = _HAN + "、。《》〈〉“”‘’「」『』【】〔〕…—％，：；？！（）"  # Chinese context: Han and full-width marks
# A mark is Chinese where its left neighbour is, or where a number or a Latin word ends and Chinese goes on: of 26,699
# commas of clean text 99 in 100 were full-width behind Chinese. `1,000`, `10:30`, addresses and Latin passages have
# neither. The patterns begin with a set, so that they are searched for at C speed.
_MARK = re.compile(
    rf"[,:;?!](?:(?<=[{_C}].)|(?<=[{_C}][ \u00a0].))(?!//)"
    rf"|[,:;?!](?<=[0-9A-Za-z%‰℃)\]}}>\"'°㎡].)(?=[{_C}])"
    rf"|[,;](?<=[%‰℃].)(?=[A-Z])|;(?<=[0-9%‰].)(?=\n|\Z)"
)
_MARKS = frozenset(",:;?!")
_ADDRESS = re.compile(rf"(?:https?://|www\.)(?:[!-~]*[0-9A-Za-z/=](?:[{_HAN}]+(?=[/?=&#][!-~]))?)+")
_BRACKET = re.compile(r"[()\n]")
_CHINESE = re.compile(f"[{_C}]")
_INSIDE = 300  # characters of a bracket that are looked through
_NARROW = re.compile(rf"[,:;?!(](?<=[{_C}].)")
# A page is folded when hardly any full-width mark is left; a page that mixes both is its author's own style.
MIN_NARROW, MAX_WIDE_RATIO = 3, 0.1


def propose(draft: Draft, knowledge: Knowledge) -> Iterator[Edit]:
    """Full-width marks in Chinese context, on a page whose marks were folded; nothing elsewhere."""
    text = draft.text
    if not draft.is_folded and not _is_folded(text):
        return
    places = {match.start() for match in _MARK.finditer(text)}
    if "(" in text or ")" in text:
        places |= _find_brackets(text)
    if "://" in text or "www." in text:
        for match in _ADDRESS.finditer(text):
            places.difference_update(range(*match.span()))
    for at in sorted(places | _find_followers(text, places)):
        yield Edit(at, at + 1, text[at], TABLE[text[at]], Reason.PUNCTUATION, 0.99, "the page has ASCII marks only")


def _is_folded(text: str) -> bool:
    """Whether hardly any full-width mark is left; counting single characters first, which costs a clean page nothing."""
    n_ascii = sum(map(text.count, ",:;?!("))
    if n_ascii < MIN_NARROW:
        return False
    n_wide = 0
    for mark in "，：？（；！":
        n_wide += text.count(mark)
        if n_wide > MAX_WIDE_RATIO * n_ascii:
            return False
    n_narrow = len(_NARROW.findall(text))
    return n_narrow >= MIN_NARROW and n_wide <= MAX_WIDE_RATIO * n_narrow


def _find_brackets(text: str) -> set[int]:
    """Brackets around Chinese, or between Chinese; single ones that touch Chinese."""
    places: set[int] = set()
    opened: list[int] = []
    for match in _BRACKET.finditer(text):
        at = match.start()
        if text[at] == "(":
            opened.append(at)
        elif text[at] == ")" and opened:
            start = opened.pop()
            if _is_chinese_pair(text, start, at):
                places.update((start, at))
        elif text[at] == ")" and (_touches(text, at - 1) or _touches(text, at + 1)):
            places.add(at)
        elif text[at] == "\n" and opened:
            places.update(start for start in opened if _touches(text, start - 1) or _touches(text, start + 1))
            opened.clear()
    places.update(start for start in opened if _touches(text, start - 1) or _touches(text, start + 1))
    return places


def _is_chinese_pair(text: str, start: int, end: int) -> bool:
    if _CHINESE.search(text, start + 1, min(end, start + _INSIDE)):
        return True
    left, right = _touches(text, start - 1), _touches(text, end + 1)
    before, after = text[max(start - 1, 0) : start], text[end + 1 : end + 2]
    return (left or before in "\n;)") and (right or after == "\n" or after in _MARKS or not after) and (left or right)


def _touches(text: str, at: int) -> bool:
    return at >= 0 and _CHINESE.match(text, at) is not None


def _find_followers(text: str, places: set[int]) -> set[int]:
    """Marks behind one that becomes full-width: `(网贷),` and `真的吗?!`."""
    found = set()
    for at in places:
        follower = at + 1
        while text[follower : follower + 1] in _MARKS and follower not in places and follower not in found:
            found.add(follower)
            follower += 1
    return found

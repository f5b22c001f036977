"""Personal data in text: telephone numbers, mail addresses, QQ and WeChat ids, identity and bank card numbers.

Everything that is written passes here. Service numbers of firms and authorities are not personal and stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from pipeline.cleaning.accounts import find_addresses, find_qq_numbers, find_wechat_ids
from pipeline.cleaning.disguise import undisguise
from pipeline.cleaning.neighbours import NUMERAL
from pipeline.cleaning.numbers import find_numbers
from pipeline.records import Draft, Edit, Reason

if TYPE_CHECKING:
    from pipeline.knowledge import Knowledge

MARKS = {
    "email": "[邮箱]",
    "id_card": "[身份证号]",
    "bank_card": "[银行卡号]",
    "mobile": "[手机号]",
    "landline": "[座机]",
    "wechat": "[微信号]",
    "qq": "[QQ]",
}
ALL_KINDS = frozenset(MARKS)
BLOT = "●"
_MARK = re.compile("|".join(map(re.escape, MARKS.values())))
# Whatever is personal has five letters, digits or numerals in a row, with no word between them; clean pages have little.
_HOLDS_ANY = re.compile(
    rf"[0-9A-Za-z{NUMERAL}*艾](?:(?<![*艾])(?:[^0-9A-Za-z\u3400-\u9fff\n]{{0,3}}[0-9A-Za-z{NUMERAL}]){{4}}|(?<=[*])[*]{{3}}|(?<=艾)特)"
)
_ROUNDS = 5  # two are enough for every page seen; the bound is for hostile ones
_SEARCHES = (find_addresses, find_numbers, find_wechat_ids, find_qq_numbers)


@dataclass(frozen=True, slots=True)
class PersonalSpan:
    """A piece of text that is personal data, half-open code point offsets."""

    start: int
    end: int
    kind: str


def find_personal(text: str, kinds: frozenset[str] = ALL_KINDS) -> list[PersonalSpan]:
    """The personal data of `text`: sorted, disjoint.

    What one search found is hidden from the next, and the searches are repeated until they find nothing: what they
    would find in the masked text, they find now.

    >>> find_personal("请拨打138-0000-0000或12378")
    [PersonalSpan(start=3, end=16, kind='mobile')]
    """
    return list(_find_personal(text, kinds))


@lru_cache(maxsize=8)  # the text of a page is searched to be masked, and again to be written
def _find_personal(text: str, kinds: frozenset[str]) -> tuple[PersonalSpan, ...]:
    plain = undisguise(text)
    if not _HOLDS_ANY.search(plain.text):
        return ()
    view = _MARK.sub(_blot_mark, plain.text) if "[" in plain.text else plain.text
    spans: list[PersonalSpan] = []
    for _ in range(_ROUNDS):
        n_before = len(spans)
        for search in _SEARCHES:
            found = _choose(PersonalSpan(*place) for place in search(view) if place[2] in kinds)
            if found:
                view = _cover(view, found)
                spans += found
        if len(spans) == n_before:
            break
    return tuple(
        PersonalSpan(*plain.locate(span.start, span.end, text), span.kind) for span in sorted(spans, key=_start)
    )


def propose(draft: Draft, knowledge: Knowledge) -> Iterator[Edit]:
    """A typed mark in place of each piece of personal data; the evidence gives kind and length, never the data."""
    for span in find_personal(draft.text, frozenset(knowledge.config.mask.kinds)):
        before, after = draft.text[span.start : span.end], MARKS[span.kind]
        evidence = f"{span.kind}, {len(before)} characters"
        yield Edit(span.start, span.end, before, after, Reason.PERSONAL_DATA, evidence=evidence)


def blot(text: str, kinds: frozenset[str] = ALL_KINDS) -> str:
    """`text` with every character of personal data replaced by ●: as long as before, so that offsets stay valid."""
    return _cover(text, find_personal(text, kinds))


def _blot_mark(mark: re.Match[str]) -> str:
    """A mark as blots: its words are none of the page's, and lead to no number."""
    return BLOT * len(mark[0])


def _cover(text: str, spans: Iterable[PersonalSpan]) -> str:
    parts: list[str] = []
    at = 0
    for span in spans:
        parts += (text[at : span.start], BLOT * (span.end - span.start))
        at = span.end
    return "".join((*parts, text[at:])) if parts else text


def _start(span: PersonalSpan) -> int:
    return span.start


def _choose(found: Iterable[PersonalSpan]) -> list[PersonalSpan]:
    """Sorted spans without those that begin inside an earlier one; of two at one place the longer."""
    kept: list[PersonalSpan] = []
    for span in sorted(found, key=lambda span: (span.start, -span.end)):
        if not kept or kept[-1].end <= span.start:
            kept.append(span)
    return kept

"""Personal data in text: telephone numbers, mail addresses, QQ and WeChat ids, identity and bank card numbers.

Everything that is written passes here. Service numbers of firms and authorities are not personal and stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.cleaning.numbers import counts, find_numbers
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

_BLANK = r"[ \t\u00a0\u3000]"
_LETTER = "A-Za-zＡ-Ｚａ-ｚ"
_AT_WORD = rf"[(\[（【]{_BLANK}?(?:at|AT|At|艾特){_BLANK}?[)\]）】]|艾特"
_POPULAR = r"(?:[QqＱｑ]{2}|163|126|139|189|(?i:gmail|foxmail|sina|hotmail|outlook|sohu|yeah|aliyun|icloud))"
_SIGNS = ("@", "＠", "#", "＃", "艾特", "at", "AT", "At")  # without one of these there is no address
_NAME = rf"[{_LETTER}\d][{_LETTER}\d._%+\-＿．－]{{0,63}}{_BLANK}{{0,2}}"
_DOT = rf"{_BLANK}?(?:[.．。·]|点|[(\[（【]{_BLANK}?(?:dot|DOT|点){_BLANK}?[)\]）】]){_BLANK}?"
_FILE = r"(?!(?:png|jpe?g|gif|webp|svg|js|css|html?)(?![A-Za-z]))"
_MAIL = (
    rf"{_NAME}(?:"
    rf"(?:[@＠]|{_AT_WORD}){_BLANK}{{0,2}}(?:[{_LETTER}\d][{_LETTER}\d－\-]{{0,62}}[.．]){{1,4}}{_FILE}[{_LETTER}]{{2,10}}"
    rf"(?![{_LETTER}])"
    rf"|(?:[@＠#＃]|{_AT_WORD}){_BLANK}{{0,2}}{_POPULAR}{_DOT}(?:com|cn|net|COM|ｃｏｍ)"
    rf"|(?<!\s)[@＠](?:[Qq]{{2}}|163|126|139)(?![A-Za-z0-9]))"
)
_MAIL_HERE, _FIRST_MAIL = re.compile(_MAIL), re.compile(rf"(?<![{_LETTER}\d]){_MAIL}")

_OR = rf"{_BLANK}?[/、,，或和;；|]{_BLANK}?"
# Both searches begin with a class of characters, which re looks for at C speed, and say the rest by looking back.
_ALONE = "(?<![A-Za-z].)"
_QQ = re.compile(
    rf"[QqＱｑ扣叩球企加➕+](?:(?<=[QqＱｑ]){_ALONE}(?:[QqＱｑ]|(?=\s?[:：]))|(?<=扣)扣|(?<=叩)叩|(?<=球)球|(?<=企)[鹅鵝]"
    r"|(?<=[加➕+])\s?[QqＱｑ扣])"
    rf"(?:群|客服|[帐账賬帳][号號]|[号號][码碼]?|同[号號])?{_BLANK}{{0,2}}([:：是为為]?){_BLANK}{{0,2}}(?=[1-9１-９])"
)
_QQ_NUMBER = re.compile(rf"([1-9１-９](?:\d{{4,10}}|(?: \d){{4,10}}))(?!\d|-\d)({_OR}(?=[1-9]\d{{4}}))?")
_WECHAT = re.compile(
    rf"([微薇威VvＶWw加➕+](?:(?<=[微薇威])[信❤]|(?<=[VvＶ])信|(?<=[VvWw]){_ALONE}[Xx]|(?<=[Ww]){_ALONE}(?i:echat|eixin)"
    rf"|(?<=[加➕+])\s?我?\s?(?:[VvＶ](?![A-Za-z0-9])|[薇威])))"
    rf"{_BLANK}?((?:客服)?(?:[账帐賬帳][号號]|[号號][码碼]|同[号號]|[号號]|(?i:id))?){_BLANK}{{0,2}}([:：是为為]?){_BLANK}{{0,2}}"
    r"[\[【(（「“\"]?([A-Za-z][-_A-Za-z0-9]{5,19}|[1-9]\d{5,10})(?![-_A-Za-z0-9])"
)
_DAY = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_NO_ID = re.compile(
    r"(?i)(?:android|windows|iphone|ipad|ios|mac(?:os|book)?|wechat|weixin|official|version|harmony(?:os)?|app|store|https?)[\d_-]*"
)


@dataclass(frozen=True, slots=True)
class PersonalSpan:
    """A piece of text that is personal data, half-open code point offsets."""

    start: int
    end: int
    kind: str


def find_personal(text: str, kinds: frozenset[str] = ALL_KINDS) -> list[PersonalSpan]:
    """The personal data of `text`: sorted, disjoint.

    What one search found is hidden from the next, so that they find the same in a text that is masked already.

    >>> find_personal("请拨打138-0000-0000或12378")
    [PersonalSpan(start=3, end=16, kind='mobile')]
    """
    spans: list[PersonalSpan] = []
    for search in (_find_addresses, find_numbers, _find_wechat_ids, _find_qq_numbers):
        found = [PersonalSpan(*place) for place in search(text) if place[2] in kinds]
        if found:
            found = _choose(found)
            text = _cover(text, found)
            spans += found
    return sorted(spans, key=_start)


def propose(draft: Draft, knowledge: Knowledge) -> Iterator[Edit]:
    """A typed mark in place of each piece of personal data; the evidence gives kind and length, never the data."""
    for span in find_personal(draft.text, frozenset(knowledge.config.mask.kinds)):
        before, after = draft.text[span.start : span.end], MARKS[span.kind]
        evidence = f"{span.kind}, {len(before)} characters"
        yield Edit(span.start, span.end, before, after, Reason.PERSONAL_DATA, evidence=evidence)


def blot(text: str, kinds: frozenset[str] = ALL_KINDS) -> str:
    """`text` with every character of personal data replaced by ●: as long as before, so that offsets stay valid."""
    return _cover(text, find_personal(text, kinds))


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
    """Sorted spans without those that begin inside an earlier one."""
    kept: list[PersonalSpan] = []
    for span in sorted(found, key=_start):
        if not kept or kept[-1].end <= span.start:
            kept.append(span)
    return kept


def _find_addresses(text: str) -> Iterator[tuple[int, int, str]]:
    """Mail addresses; one may begin where another ends, else only behind what is no letter."""
    match = _FIRST_MAIL.search(text) if any(sign in text for sign in _SIGNS) else None
    while match:
        yield *match.span(), "email"
        match = _MAIL_HERE.match(text, match.end()) or _FIRST_MAIL.search(text, match.end())


def _find_qq_numbers(text: str) -> Iterator[tuple[int, int, str]]:
    """Numbers behind a word for QQ, lists of them included."""
    for word in _QQ.finditer(text):
        at = word.end()
        while match := _QQ_NUMBER.match(text, at):
            start, end = match.span(1)
            if not counts(text, end) and (word[1] or not _DAY.fullmatch(match[1])):
                yield start, end, "qq"
            if match[2] is None:
                break
            at = match.end()


def _find_wechat_ids(text: str) -> Iterator[tuple[int, int, str]]:
    """Ids behind a word for WeChat; behind the bare name of the product only what can hardly be a word itself."""
    for match in _WECHAT.finditer(text):
        word, number, colon, name = match.groups()
        is_bare = word == "微信" and not number and not colon
        is_word = name.isdecimal() or not any(char.isdecimal() or char in "-_" for char in name)
        if (is_bare and is_word) or _NO_ID.fullmatch(name) or _DAY.fullmatch(name) or counts(text, match.end()):
            continue
        yield *match.span(4), "wechat"

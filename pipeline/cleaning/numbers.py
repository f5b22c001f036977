"""Telephone, identity and bank card numbers in text, however their digits are grouped.

Digits are first joined to chains over blanks, dashes and brackets, then judged by the shape of their groups. Service
numbers (12378, 95588, 400-…, 1068…), dates, amounts, case numbers and ordinals have no such shape or another neighbour.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

# Two digits belong to one chain when at most this stands between them; seven digits are the shortest number.
_BETWEEN = r"(?: ?[-‐–—―－.·•] ?|[ \u00a0\u2009\u3000]|[)）] ?-?)"
_CHAIN = re.compile(rf"\d(?:{_BETWEEN}?\d){{6,}}[Xx]?")
_GROUP = re.compile(r"(?:\d{17}|\d{3})[Xx](?![A-Za-z0-9])|\d+")
_DASH = re.compile(r" ?[-‐–—―－] ?")
_NUMERAL = "零〇○一二三四五六七八九幺壹贰叁肆伍陆柒捌玖"
# Eleven numerals in a row (一三八零零…) are neither a year nor an amount.
_SPOKEN_MOBILE = re.compile(rf"[一幺壹][三四五六七八九叁肆伍陆柒捌玖][{_NUMERAL}]{{9}}(?![{_NUMERAL}])")

# What counts or costs something is nobody's number. Words that only begin like a unit (户名, 个人) are none.
_UNIT_AFTER = re.compile(
    r"\s?(?:[.．]\d|\.s?html?|[元亿億块塊吨噸％%‰亩畝]|[万萬](?![先女某])|股(?![东東])|年(?!级)|[个個](?![人体體])|名(?![字称稱叫片])"
    r"|位(?![于於置])|[户戶](?![名主])|家(?![人里属屬])|[笔筆条條]|次(?!日)|件|平[方米]|公[里斤顷頃]|人(?![工员員事力民])"
    r"|人民[币幣]|美[元金]|港[元币幣]|[欧歐日]元)"
)
# The text may be masked already, so the marks count as part of a web address.
_SIGN_BEFORE = re.compile(
    r"(?:[¥￥$€£第]|\d[.．])\s?$|(?:://|(?<![A-Za-z0-9])www\.)[!-~手机号座邮箱微信身份证银行卡]{0,200}/$"
)
_SIGN_CHARS = 220
_COUNTRY = re.compile(r"(?:[+＋] ?|(?<!\d)00|(?<!\d))[8８][6６][\s\-–—)）]{0,2}$|[+＋] ?$")

_LOCAL = re.compile(
    r"[座固电電传傳热熱TtPp](?:(?<=座)[机機]|(?<=固)[话話]|(?<=[电電])[话話]|(?<=[传傳])真|(?<=[热熱])[线線]|(?<=[Tt])(?i:el)"
    r"|(?<=[Pp])(?i:hone))(?:[号號][码碼]?)?[ \u3000]{0,2}[.:：][ \u3000]{0,2}([2-8]\d{2,3}[- －]?\d{4})(?![-\d])"
)
_OPEN_AREA = re.compile(r"[(（]\d+[)）]")
_CARD_WORD = (
    r"(?:[银銀]行卡|[储儲]蓄卡|借[记記]卡|信用卡|[卡账帐][号户]|卡號|[賬帳][號戶]|[户戶]名|[开開][户戶]|收款|[汇匯]款|打款|[转轉][账賬])"
    r"(?![^\s\[\]]{0,2}\])"
)
_ID_WORD = r"身[份分][证證](?![^\s\[\]]?\])"
_CLAUSE_END = "[。！？!?\\n]"

_YEAR = re.compile(r"(?:19|20)\d\d")
_AREA = re.compile(r"0(?:10|2[0-57-9]|[3-9]\d\d)")
_MOBILE = re.compile(r"1[3-9]\d{9}")
_ID_18 = re.compile(r"[1-8]\d{5}(?:18|19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]")
_ID_15 = re.compile(r"[1-8]\d{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}")
_LONGEST = 19  # digits of a bank card number, the longest thing known here

_MOBILE_SHAPES = frozenset({(11,), (3, 4, 4), (3, 8), (7, 4), (4, 7), (4, 3, 4), (3, 3, 5), (5, 6), (1,) * 11})
_LOCAL_SHAPES = ((7,), (8,), (4, 4), (3, 4))
_LANDLINE_SHAPES = frozenset({(11,), (12,), *((area, *rest) for area in (3, 4) for rest in _LOCAL_SHAPES)})
_ID_SHAPES = frozenset({(18,), (6, 8, 4), (6, 4, 4, 4), (14, 4), (6, 12), (3, 3, 4, 4, 4), (4, 4, 4, 4, 2)})
_CARD_SHAPES = frozenset((4, 4, 4, 4, *rest) for rest in ((), (1,), (2,), (3,)))
# With 86 or 0086 glued to the first group, and without the 0 of an area code after +86.
_ABROAD_SHAPES = frozenset(
    (first + more, *rest)
    for shapes, change in ((_MOBILE_SHAPES | _LANDLINE_SHAPES, (2, 4)), (_LANDLINE_SHAPES, (-1,)))
    for first, *rest in shapes
    for more in change
)
_SHAPE_BEGINNINGS = frozenset(
    shape[:n]
    for shape in _MOBILE_SHAPES | _LANDLINE_SHAPES | _ID_SHAPES | _CARD_SHAPES | _ABROAD_SHAPES
    for n in range(1, len(shape) + 1)
)


@dataclass(frozen=True, slots=True)
class _Group:
    """A run of digits in a chain, as ASCII."""

    start: int
    end: int
    digits: str


def find_numbers(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and kind (`mobile`, `landline`, `id_card`, `bank_card`) of personal numbers; they may overlap."""
    for match in _SPOKEN_MOBILE.finditer(text):
        yield *match.span(), "mobile"
    chains = list(_CHAIN.finditer(text))
    if not chains:
        return
    for match in _LOCAL.finditer(text):
        if not counts(text, match.end()):
            yield *match.span(1), "landline"
    reader = _Reader(text, _Context(text, _CARD_WORD), _Context(text, _ID_WORD))
    for chain in chains:
        yield from reader.read([
            _Group(chain.start() + match.start(), chain.start() + match.end(), _to_ascii(match[0]))
            for match in _GROUP.finditer(chain[0])
        ])  # fmt: skip


def counts(text: str, end: int) -> bool:
    """Whether the number that ends at `end` counts or costs something."""
    return _UNIT_AFTER.match(text, end) is not None


def _to_ascii(digits: str) -> str:
    """Digits of any script as ASCII; what is longer than any number known here comes back as it is."""
    if digits.isascii() or len(digits) > _LONGEST:
        return digits
    return "".join(char if char in "Xx" else str(int(char)) for char in digits)


class _Context:
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


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads chains of digit groups of one text."""

    text: str
    cards: _Context
    identities: _Context

    def read(self, groups: list[_Group]) -> Iterator[tuple[int, int, str]]:
        """The numbers of one chain, from left to right.

        A number in one piece counts wherever it stands; one in several pieces only when no unknown group stands beside
        it, because then it may be a row of a table. Dates are known.
        """
        at, beside_unknown, abroad = 0, False, False
        while at < len(groups):
            kind, taken = self._recognise(groups, at, abroad)
            abroad = kind == "country"
            after = at + taken
            if kind in ("mobile", "landline", "id_card", "bank_card"):
                if kind == "landline" and after < len(groups) and self._is_extension(groups[after - 1], groups[after]):
                    after += 1
                known_after = after == len(groups) or self._recognise(groups, after, False)[0] != ""
                if taken == 1 or (known_after and not beside_unknown):
                    yield from self._check(groups[at].start, groups[after - 1].end, kind)
            beside_unknown, at = not kind, after

    def _check(self, start: int, end: int, kind: str) -> Iterator[tuple[int, int, str]]:
        """The number with +86 in front, unless its neighbours make it an amount, an ordinal or part of an address."""
        if kind in ("mobile", "landline") and (country := _COUNTRY.search(self.text, max(0, start - 8), start)):
            start = country.start()
        if kind == "landline" and _OPEN_AREA.match(self.text, max(0, start - 1)):
            start -= 1
        if not _SIGN_BEFORE.search(self.text, max(0, start - _SIGN_CHARS), start) and not counts(self.text, end):
            yield start, end, kind

    def _is_extension(self, number: _Group, group: _Group) -> bool:
        return len(group.digits) <= 5 and _DASH.fullmatch(self.text, number.end, group.start) is not None

    def _recognise(self, groups: list[_Group], at: int, abroad: bool) -> tuple[str, int]:
        """Kind of what begins at group `at` and its number of groups; an empty kind for an unknown group."""
        digits = ""
        shape: tuple[int, ...] = ()
        for taken in range(1, min(_LONGEST, len(groups) - at) + 1):
            group = groups[at + taken - 1]
            if len(digits) + len(group.digits) > _LONGEST:
                break
            digits, shape = digits + group.digits, (*shape, len(group.digits))
            # Cards are written in any two pieces; a row of single digits is a mobile number or nothing.
            if (taken > 2 and shape not in _SHAPE_BEGINNINGS) or (shape == (1, 1) and digits[1] < "3"):
                break
            if kind := self._classify(digits, shape, group.start, abroad):
                return kind, taken
        parts = [group.digits for group in groups[at : at + 3]]
        if len(parts) == 3 and _YEAR.fullmatch(parts[0]) and len(parts[1]) <= 2 and len(parts[2]) <= 2:
            return "date", 3
        return ("country", 1) if parts[0] in ("86", "0086") else ("", 1)

    def _classify(self, digits: str, shape: tuple[int, ...], start: int, abroad: bool) -> str:
        """The kind of number that `digits`, grouped like `shape`, are; empty for none."""
        if abroad and digits[0] != "0" and _is_landline("0" + digits, (shape[0] + 1, *shape[1:])):
            return "landline"
        for country in ("86", "0086"):
            if len(digits) == 11 + len(country) and shape[0] > len(country) and digits.startswith(country):
                digits, shape = digits.removeprefix(country), (shape[0] - len(country), *shape[1:])
        length = len(digits)
        if length == 11 and shape in _MOBILE_SHAPES and _MOBILE.fullmatch(digits):
            return "mobile"
        if length in (11, 12) and _is_landline(digits, shape):
            return "landline"
        if length == 18 and shape in _ID_SHAPES and _ID_18.fullmatch(digits):
            return "id_card" if _has_check_digit(digits) or self.identities.holds(start) else ""
        if length == 15 and len(shape) == 1 and _ID_15.fullmatch(digits):
            return "id_card" if self.identities.holds(start) else ""
        if 16 <= length <= _LONGEST and digits.isdecimal() and digits[0] in "34569" and _is_luhn(digits):
            return "bank_card" if shape in _CARD_SHAPES or (len(shape) <= 2 and self.cards.holds(start)) else ""
        return ""


def _is_landline(digits: str, shape: Iterable[int]) -> bool:
    """An area code of China and a local number that begins with 2 to 8 (0, 1 and 9 begin services)."""
    area = 3 if digits[1] in "12" else 4
    sizes = (8,) if area == 3 else (7, 8)
    fits = tuple(shape) in _LANDLINE_SHAPES and len(digits) - area in sizes
    return fits and _AREA.fullmatch(digits[:area]) is not None and digits[area] in "2345678"


def _has_check_digit(digits: str) -> bool:
    """GB 11643: weights are powers of two modulo 11, the last character is the check character."""
    total = sum(int(digit) * pow(2, 17 - place, 11) for place, digit in enumerate(digits[:17]))
    return "10X98765432"[total % 11] == digits[17].upper()


def _is_luhn(digits: str) -> bool:
    """ISO/IEC 7812: every second digit from the right doubled, the cross sum divisible by ten."""
    total = sum(sum(divmod(int(digit) * (1 + place % 2), 10)) for place, digit in enumerate(reversed(digits)))
    return total % 10 == 0

"""Telephone, identity and bank card numbers in a plain view of text, however their digits are grouped.

Digits are first joined to chains over blanks, dashes and brackets, then judged by the shape of their groups. Service
numbers (12378, 95588, 400-…, 1068…), dates, amounts, case numbers and ordinals have no such shape or another neighbour.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.cleaning.neighbours import NUMERAL, Context, is_personal_place
from pipeline.cleaning.phones import (
    ABROAD_SHAPES,
    CONTACT_WORD,
    LANDLINE_SHAPES,
    MOBILE,
    MOBILE_SHAPES,
    find_country,
    find_evasive_phones,
    find_phones_by_word,
    find_phones_of_regions,
    is_landline,
    read_behind_landline,
)

# Two digits belong to one chain when at most this stands between them; seven digits are the shortest number.
_BETWEEN = r"(?: ?[-.·•]{1,2} ?| {1,3}|[)）\]】] ?-?[(（\[【]?)"
_CHECK = r"(?:[-. ]?[Xx×](?![A-Za-z0-9]))?"
_CHAIN = re.compile(rf"[0-9](?:{_BETWEEN}?[0-9]){{6,}}{_CHECK}")
# Numerals may be part of a name (张三138…), so that chains with and without them are read apart.
_SPOKEN_CHAIN = re.compile(rf"[0-9{NUMERAL}](?:{_BETWEEN}?[0-9{NUMERAL}]){{6,}}{_CHECK}")
_SPOKEN = re.compile(f"[{NUMERAL}]")
# All that is read here has seven digits, or what passes for one, close together, or is starred out.
_HOLDS_ANY = re.compile(
    rf"[0-9OoIl*Xx{NUMERAL}](?:(?<![*Xx])(?:[^0-9A-Za-z\u3400-\u9fff\n]{{0,3}}[0-9AOoIl{NUMERAL}]){{6}}|(?<=[*Xx])[*Xx]{{3}})"
)
_GROUP = re.compile(
    rf"(?:[0-9{NUMERAL}]{{17}}|[0-9{NUMERAL}]{{3}})[Xx×](?![A-Za-z0-9])|[0-9{NUMERAL}]+|(?<=[-. ])[Xx×]$"
)
_TO_ASCII = str.maketrans(NUMERAL + "x×", "00012345678911223334566789XX")
_DASH = re.compile(r" ?- ?")
_OPEN_HEAD = re.compile(r"[(（\[【]\d{2,4}[)）\]】]")
_CARD_WORD = (
    r"[银銀]行卡|[储儲]蓄卡|借[记記]卡|信用卡|[卡账帐][号户]|卡號|[賬帳][號戶]|[户戶]名|[开開][户戶]|收款|[汇匯]款|打款|[转轉][账賬]"
    r"|(?<![A-Za-z])(?i:bank|card)"
)
_ID_WORD = r"身[份分][证證]|身份号|[证證]件[号號]|(?i:sfz|id ?card)"
# Sixteen or nineteen digits that begin with UnionPay's 62 and sum up are a card, unless the page calls them otherwise.
_SERIAL_WORD = r"[单單编編批文同案档][号號]|[编編代][码碼号號]|流水|[订訂][单單]|合同|交易|序列|条[码碼]|[发發]票|批次"

_YEAR = re.compile(r"(?:19|20)\d\d")
_ID_18 = re.compile(r"[1-8]\d{5}(?:18|19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]")
_ID_15 = re.compile(r"[1-8]\d{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}")
_HIDDEN_ID = re.compile(r"(?<![0-9A-Za-z*])[1-8][0-9]{3,13}(?:\*{4,14}|[xX]{4,14})[0-9]{0,4}[0-9Xx]?(?![0-9A-Za-z*])")
_HONG_KONG_ID = re.compile(r"([A-Z](?<![A-Za-z0-9].)[A-Z]?)(\d{6})[(（]([0-9A])[)）]")
_TAIWAN_ID = re.compile(r"身[份分][证證][^0-9A-Za-z\n。]{0,8}([A-Z][12]\d{8})(?!\d)")
_LONGEST = 19  # digits of a bank card number, the longest thing known here

_ID_SHAPES = frozenset({(18,), (6, 8, 4), (6, 4, 4, 4), (14, 4), (6, 12), (3, 3, 4, 4, 4), (4, 4, 4, 4, 2)})
_CARD_SHAPES = frozenset((4, 4, 4, 4, *rest) for rest in ((), (1,), (2,), (3,)))
_ROUND = re.compile(r"(?:\d\d00){4}\d{0,3}")  # a row of four round amounts
_SHAPE_BEGINNINGS = frozenset(
    shape[:n]
    for shape in MOBILE_SHAPES | LANDLINE_SHAPES | _ID_SHAPES | _CARD_SHAPES | ABROAD_SHAPES
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
    if not _HOLDS_ANY.search(text):
        return
    contact = Context(text, CONTACT_WORD)
    yield from find_evasive_phones(text, contact)
    identities = Context(text, _ID_WORD)
    yield from _find_identities(text, identities)
    chains = [*_CHAIN.finditer(text), *(chain for chain in _SPOKEN_CHAIN.finditer(text) if _SPOKEN.search(chain[0]))]
    if not chains:
        return
    yield from find_phones_by_word(text)
    yield from find_phones_of_regions(text, contact)
    reader = _Reader(text, contact, identities, Context(text, _CARD_WORD), Context(text, _SERIAL_WORD))
    for chain in chains:
        found = list(reader.read(_split(chain[0], chain.start())))
        if not found and chain[0][0] in NUMERAL:  # the end of a name: 张三一三八…
            found = list(reader.read(_split(chain[0][1:], chain.start() + 1)))
        yield from found


def _split(chain: str, start: int) -> list[_Group]:
    """The groups of digits of a chain that begins at `start`."""
    groups = [_Group(start + m.start(), start + m.end(), _to_ascii(m[0])) for m in _GROUP.finditer(chain)]
    if groups and groups[-1].digits == "X" and len(groups) != 18:
        groups.pop()  # a letter that happens to follow
    return groups


def _find_identities(text: str, identities: Context) -> Iterator[tuple[int, int, str]]:
    """Identity numbers of Hong Kong and Taiwan, and those of the mainland with a part starred out: few are left."""
    if "**" in text or "xxx" in text or "XXX" in text:
        for match in _HIDDEN_ID.finditer(text):
            is_whole = len(match[0]) == 18 and match[0][:6].isdigit() and not match[0].startswith("62")
            if (is_whole or identities.holds(match.start())) and 15 <= len(match[0]) <= 19:
                yield *match.span(), "id_card"
    for match in _HONG_KONG_ID.finditer(text):
        if _has_hong_kong_check(*match.groups()):
            yield *match.span(), "id_card"
    for match in _TAIWAN_ID.finditer(text):
        yield *match.span(1), "id_card"


def _to_ascii(digits: str) -> str:
    """Digits and numerals as ASCII; what is longer than any number known here comes back as it is."""
    return digits.translate(_TO_ASCII) if len(digits) <= _LONGEST else digits


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads chains of digit groups of one text."""

    text: str
    contact: Context
    identities: Context
    cards: Context
    serials: Context

    def read(self, groups: list[_Group]) -> Iterator[tuple[int, int, str]]:
        """The numbers of one chain, from left to right.

        A number in one piece counts wherever it stands; one in several pieces only when no unknown group stands beside
        it, because then it may be a row of a table. Dates are known.
        """
        n_single = next((n for n, group in enumerate(groups) if len(group.digits) > 1), len(groups))
        whole = groups[:n_single] if n_single > 2 else groups
        if 2 < len(whole) <= _LONGEST and (kind := self._recognise_spelt(whole)):
            yield from self._check(whole[0].start, whole[-1].end, kind)
            groups = groups[len(whole) :]
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
            elif len(groups[at].digits) == 22 and self.contact.holds(groups[at].start):
                yield from self._read_two_mobiles(groups[at])
            beside_unknown, at = not kind, after

    def _read_two_mobiles(self, group: _Group) -> Iterator[tuple[int, int, str]]:
        """Two mobile numbers that lost what stood between them."""
        if MOBILE.fullmatch(group.digits[:11]) and MOBILE.fullmatch(group.digits[11:]):
            yield group.start, group.start + 11, "mobile"
            yield group.start + 11, group.end, "mobile"

    def _recognise_spelt(self, groups: list[_Group]) -> str:
        """The kind of a whole chain in unusual pieces, behind a word for its kind; empty for none."""
        digits = "".join(group.digits for group in groups)
        if len(digits) > _LONGEST:
            return ""
        start, is_spelt = groups[0].start, len(groups) == len(digits)
        is_pieces = len(groups) <= 5 and all(len(group.digits) > 1 for group in groups)
        if MOBILE.fullmatch(digits) and (is_spelt or is_pieces) and self.contact.holds(start):
            return "mobile"
        if not is_spelt:
            return ""
        if is_landline(digits, (len(digits),)) and self.contact.holds(start):
            return "landline"
        if _ID_18.fullmatch(digits) and (_has_check_digit(digits) or self.identities.holds(start)):
            return "id_card"
        return "bank_card" if _is_card(digits) and self.cards.holds(start) else ""

    def _check(self, start: int, end: int, kind: str) -> Iterator[tuple[int, int, str]]:
        """The number with +86 in front and its extension, unless its neighbours make it something else."""
        if kind in ("mobile", "landline"):
            before = start
            start = find_country(self.text, start)
            if start == before and _OPEN_HEAD.match(self.text, max(0, start - 1)):
                start -= 1
                end += self.text[end : end + 1] in ("]", "】") and self.text[start] in "[【"
        if is_personal_place(self.text, start, end):
            more = read_behind_landline(self.text, end) if kind == "landline" else []
            yield start, more[0][1] if more else end, kind
            yield from ((*place, kind) for place in more[1:])

    def _is_announced(self, start: int) -> bool:
        """Whether a word or the code of the country says that a telephone number begins at `start`."""
        return self.contact.holds(start) or find_country(self.text, start) < start

    def _is_extension(self, number: _Group, group: _Group) -> bool:
        return len(group.digits) <= 5 and _DASH.fullmatch(self.text, number.end, group.start) is not None

    def _recognise(self, groups: list[_Group], at: int, abroad: bool) -> tuple[str, int]:
        """Kind of what begins at group `at` and its number of groups; an empty kind for an unknown group."""
        digits, card = "", 0
        shape: tuple[int, ...] = ()
        for taken in range(1, min(_LONGEST, len(groups) - at) + 1):
            group = groups[at + taken - 1]
            if len(digits) + len(group.digits) > _LONGEST:
                break
            digits, shape = digits + group.digits, (*shape, len(group.digits))
            # Cards are written in any two pieces; a row of single digits is a mobile number or nothing.
            if (taken > 2 and shape not in _SHAPE_BEGINNINGS) or (shape == (1, 1) and digits[1] < "3"):
                break
            if (kind := self._classify(digits, shape, groups[at].start, abroad)) == "bank_card":
                card = taken  # one of ten cards of 19 digits sums up after 16 of them already
            elif kind:
                return kind, taken
        if card:
            return "bank_card", card
        parts = [group.digits for group in groups[at : at + 3]]
        if len(parts) == 3 and _YEAR.fullmatch(parts[0]) and len(parts[1]) <= 2 and len(parts[2]) <= 2:
            return "date", 3
        return ("country", 1) if parts[0] in ("86", "0086") else ("", 1)

    def _classify(self, digits: str, shape: tuple[int, ...], start: int, abroad: bool) -> str:
        """The kind of number that `digits`, grouped like `shape`, are; empty for none."""
        if abroad and digits[0] != "0" and is_landline("0" + digits, (shape[0] + 1, *shape[1:])):
            return "landline"
        for country in ("86", "0086", "0"):
            if len(digits) == 11 + len(country) and shape[0] > len(country) and digits.startswith(country):
                inside, inner = digits.removeprefix(country), (shape[0] - len(country), *shape[1:])
                if MOBILE.fullmatch(inside) or country != "0":
                    digits, shape = inside, inner
        length = len(digits)
        if length == 11 and shape in MOBILE_SHAPES and MOBILE.fullmatch(digits):
            is_decimal = (
                len(shape) == 2 and self.text.startswith(".", start + shape[0]) and not self._is_announced(start)
            )
            return "" if is_decimal else "mobile"
        if length in (11, 12) and is_landline(digits, shape):
            return "landline"
        if length == 18 and shape in _ID_SHAPES and _ID_18.fullmatch(digits):
            return "id_card" if _has_check_digit(digits) or self.identities.holds(start) else ""
        if length == 15 and len(shape) == 1 and _ID_15.fullmatch(digits):
            return "id_card" if self.identities.holds(start) else ""
        if _is_card(digits):
            is_grouped = shape in _CARD_SHAPES and not _ROUND.fullmatch(digits)
            if is_grouped or (len(shape) <= 2 and self.cards.holds(start)):
                return "bank_card"
            is_union_pay = len(shape) == 1 and length in (16, 19) and digits.startswith("62")
            return "bank_card" if is_union_pay and not self.serials.holds(start) else ""
        return ""


def _has_check_digit(digits: str) -> bool:
    """GB 11643: weights are powers of two modulo 11, the last character is the check character."""
    total = sum(int(digit) * pow(2, 17 - place, 11) for place, digit in enumerate(digits[:17]))
    return "10X98765432"[total % 11] == digits[17]


def _has_hong_kong_check(letters: str, digits: str, check: str) -> bool:
    """Hong Kong's identity card: letters count 10 to 35, a missing one 36; weights 9 down to 1, divisible by 11."""
    values = [36] * (2 - len(letters)) + [int(char, 36) for char in letters + digits + check]
    return sum(value * (9 - place) for place, value in enumerate(values)) % 11 == 0


def _is_card(digits: str) -> bool:
    """ISO/IEC 7812: every second digit from the right doubled, the cross sum divisible by ten; no government's range."""
    if not (16 <= len(digits) <= _LONGEST and digits.isdecimal() and digits[0] in "34569"):
        return False
    total = sum(sum(divmod(int(digit) * (1 + place % 2), 10)) for place, digit in enumerate(reversed(digits)))
    return total % 10 == 0

"""Telephone numbers in a plain view of text that their shape alone does not tell: evasions, regions, local numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.cleaning.neighbours import DAY, NUMERAL, Context, counts, is_personal_place

MOBILE = re.compile(r"1[3-9]\d{9}")
MOBILE_SHAPES = frozenset({(11,), (3, 4, 4), (3, 8), (7, 4), (4, 7), (4, 3, 4), (3, 3, 5), (5, 6), (1,) * 11})
_LOCAL_SHAPES = ((7,), (8,), (4, 4), (3, 4))
LANDLINE_SHAPES = frozenset({(11,), (12,), *((area, *rest) for area in (3, 4) for rest in _LOCAL_SHAPES)})
# With 86 or 0086 glued to the first group, and without the 0 of an area code after +86.
ABROAD_SHAPES = frozenset(
    (first + more, *rest)
    for shapes, change in ((MOBILE_SHAPES | LANDLINE_SHAPES, (2, 4)), (LANDLINE_SHAPES, (-1,)))
    for first, *rest in shapes
    for more in change
)
# Behind one of these in its clause a number may be written in ways that elsewhere would be a table or a formula.
CONTACT_WORD = (
    r"[电電][话話]|手[机機]|[联聯][系繫络絡]|[座固][机機话話]|致[电電]|[来來][电電]|[热熱][线線]|[传傳]真|咨[询詢]|[详詳][询詢]|[拨撥]打|微信|[专專][线線]|手提"
    r"|[加➕+][我微薇vV]|[号號][码碼]|☎|☏|📞|📱|(?i:tel|phone|mobile|call|whats ?app|fax)"
)
_AREA = re.compile(r"0(?:10|2[0-57-9]|[3-9]\d\d)")

# One of the digits is a letter that looks like it, or all of them stand between signs that elsewhere divide numbers.
_X = f"[0-9OoIl{NUMERAL}]"
_LETTERED = re.compile(
    rf"[1Il一幺](?:(?<![A-Za-z0-9].)|(?<=86.))[3-9](?:{_X}{{9}}|{_X}([- .]){_X}{{4}}\1{_X}{{4}})(?![A-Za-z0-9])"
)
_LOOKS_LIKE = re.compile("[OoIl]")
_DIVIDED = re.compile(
    r"1(?<!\d.)(?:[3-9]\d([/_*~,，、|])\d{4}\1\d{4}|([/_*~,，、|])[3-9](?:\2\d){9})(?!\d|[/_*~,，、|]\d)"
)

# The searches begin with literals or classes, which re looks for at C speed, and say the rest by looking back.
_BY_WORD = re.compile(
    r"[机機话話真线線提LlEePp](?:(?<=手提)|(?<=[座手][机機])|(?<=[固电電][话話])|(?<=[传傳]真)|(?<=[热熱][线線])|(?<=(?i:tel))|(?<=(?i:phone))|(?<=(?i:whatsapp)))"
    r"(?:[号號][码碼]?)?(?: {0,2}[.:：] {0,2}|(?<=(?i:app)) )([2-9]\d{2,3}[- ]?\d{4})(?![-\d])"
)
_HANDSET = re.compile(r"手[机機提]|(?i:whatsapp)")
_HONG_KONG = re.compile(r"85[23][)） -]{0,2}([2-9])\d{3}[ -]?\d{4}(?![-\d])")
_TAIWAN_MOBILE = re.compile(r"9\d\d([- ]?)\d{3}[- ]?\d{3}(?![-\d])")
_TAIWAN_LANDLINE = re.compile(r"0(?<![\d.+-].)[2-8](?:\d(?=[)）-]))?[)） -]{1,2}\d{3,4}[- ]?\d{4}(?![-\d])")
_TAIWAN_FROM_ABROAD = re.compile(r"886[ -]?(?:\(0\))?[2-8][ -]?\d{3,4}[- ]?\d{4}(?![-\d])")
_PREFIX = re.compile(r"(?:\+ ?|[(（]\+? ?|(?<!\d)00|wa\.me/)$")
_TAIWAN_PREFIX = re.compile(r"(?:((?:\+ ?|(?<!\d)00))?(?<!\d\d)886[ -]?(?:\(0\))?0?|(?<![\d.+-])0)$")
_ABROAD = re.compile(
    r"(?:\+|00(?<!\d00)) ?86[ -]?(?:[(（]0[)）] ?|[(（])?([1-9]\d{1,2})[)）]?[ -]?(\d{3,4})[ -]?(\d{4})(?!\d)"
)
_COUNTRY = re.compile(r"(?:[(（]\+? ?86[)）]|(?:\+ ?|(?<!\d)00|(?<!\d))86)[ \-)）]{0,2}$|\+ ?$")
_EXTENSION = re.compile(r"(?: ?(?:[转轉]|(?i:ext)\.?|分[机機]|#) ?(?:分[机機])?[:：]? ?\d{1,5})?(?!\d)")
_NEXT_LOCAL = re.compile(r" ?[/、,，或] ?([2-8]\d{2,3}[- ]?\d{4})(?![-\d])")


def is_landline(digits: str, shape: Iterable[int]) -> bool:
    """An area code of China and a local number that begins with 2 to 8 (0, 1 and 9 begin services)."""
    area = 3 if digits[1] in "12" else 4
    sizes = (8,) if area == 3 else (7, 8)
    fits = tuple(shape) in LANDLINE_SHAPES and len(digits) - area in sizes
    return fits and _AREA.fullmatch(digits[:area]) is not None and digits[area] in "2345678"


def find_country(text: str, start: int) -> int:
    """Where +86 begins in front of the number at `start`; `start` where there is none."""
    match = _COUNTRY.search(text, max(0, start - 8), start)
    return match.start() if match else start


def read_behind_landline(text: str, end: int) -> list[tuple[int, int]]:
    """What belongs to the landline that ends at `end`: its extension, which may be empty, and further local numbers."""
    match = _EXTENSION.match(text, end)
    places = [match.span() if match else (end, end)]
    while (
        (more := _NEXT_LOCAL.match(text, places[-1][1])) and not DAY.fullmatch(more[1]) and not counts(text, more.end())
    ):
        places.append(more.span(1))
    return places


def find_evasive_phones(text: str, contact: Context) -> Iterator[tuple[int, int, str]]:
    """Mobile numbers with letters for digits, and behind a contact word such with signs between the digits."""
    for match in _LETTERED.finditer(text):
        if (
            _LOOKS_LIKE.search(match[0])
            and sum(map(str.isdigit, match[0])) >= 4
            and is_personal_place(text, *match.span())
        ):
            yield find_country(text, match.start()), match.end(), "mobile"
    for match in _DIVIDED.finditer(text):
        if contact.holds(match.start()) and is_personal_place(text, *match.span()):
            yield *match.span(), "mobile"


def find_phones_by_word(text: str) -> Iterator[tuple[int, int, str]]:
    """Local numbers, without area code, right behind a word for telephone and a colon."""
    for match in _BY_WORD.finditer(text):
        is_mobile = _HANDSET.search(text, max(0, match.start() - 7), match.start() + 1) is not None
        if (is_mobile or match[1][0] != "9") and not counts(text, match.end()):
            yield *match.span(1), "mobile" if is_mobile else "landline"


def find_phones_of_regions(text: str, contact: Context) -> Iterator[tuple[int, int, str]]:
    """Numbers of Hong Kong, Macau and Taiwan, and landlines of the mainland as they are called from abroad."""

    def begin(match: re.Match[str], prefix: re.Pattern[str]) -> re.Match[str] | None:
        return prefix.search(text, max(0, match.start() - 9), match.start())

    found: list[tuple[int, int, str]] = []
    for match in _HONG_KONG.finditer(text):
        before = begin(match, _PREFIX)
        if before or (contact.holds(match.start()) and not text[max(0, match.start() - 1)].isdigit()):
            kind = "landline" if match[1] in "238" else "mobile"
            found.append((before.start() if before else match.start(), match.end(), kind))
    for match in _TAIWAN_MOBILE.finditer(text):
        before = begin(match, _TAIWAN_PREFIX)
        if before and (before[1] or match[1] or contact.holds(match.start())):
            found.append((before.start(), match.end(), "mobile"))
    for match in _TAIWAN_LANDLINE.finditer(text):
        if contact.holds(match.start()):
            opens = text[match.start() - 1 : match.start()] in ("(", "（")
            found.append((match.start() - opens, match.end(), "landline"))
    found += [
        (before.start(), match.end(), "landline")
        for match in _TAIWAN_FROM_ABROAD.finditer(text)
        if (before := begin(match, _PREFIX))
    ]
    yield from (place for place in found if is_personal_place(text, place[0], place[1]))
    if "86" in text:
        for match in _ABROAD.finditer(text):
            area, *local = match.groups()
            if is_landline(f"0{area}{''.join(local)}", (len(area) + 1, *map(len, local))):
                yield *match.span(), "landline"

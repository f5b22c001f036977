"""GBK codes of single characters, as the decoders of the web print them.

Code page 936 with 0x80 for the euro sign, and the private-use characters that stand for its user-defined rows: bytes
that were read one position late show up as such characters, and only with them is the byte string complete.
"""

from __future__ import annotations

from functools import cache
from types import MappingProxyType

EURO = 0x80
_LEADS = range(0x81, 0xFF)
_TRAILS = (*range(0x40, 0x7F), *range(0x80, 0xFF))
# Other spellings of a code, from decoders with tables of their own.
_ALIASES = {"・": 0xA1A4, "〜": 0xA1AB, "﹣": 0xA1AA, "￦": 0xA3A4, "¥": 0xA3A4, "∥": 0xA1AC}


@cache
def _codes() -> tuple[int, ...]:
    return tuple(lead << 8 | trail for lead in _LEADS for trail in _TRAILS)


@cache
def _decode_codes(charset: str) -> list[str]:
    """What `charset` makes of every two-byte code, empty where it knows none; one call for all is ten times faster."""
    pairs = b"\n".join(code.to_bytes(2, "big") for code in _codes())
    return pairs.decode(charset, "ignore").split("\n")


@cache
def chars_by_code() -> MappingProxyType[int, str]:
    """The character of every two-byte code, private use included."""
    decoded = zip(_codes(), _decode_codes("gbk"), _decode_codes("gb18030"), strict=True)
    return MappingProxyType({code: char or other for code, char, other in decoded if len(char or other) == 1})


@cache
def codes_by_char() -> MappingProxyType[str, int]:
    """The two-byte code of every character that has one."""
    table = dict(_ALIASES)
    chars = chars_by_code()
    for code, other in zip(_codes(), _decode_codes("gb18030"), strict=True):
        if char := chars.get(code):
            table[other or char] = code
            table[char] = code
    return MappingProxyType(table)


@cache
def chars_by_lead() -> MappingProxyType[int, tuple[tuple[str, int], ...]]:
    """The characters in use (no private ones) whose code begins with a byte, each with its trail byte."""
    rows: dict[int, list[tuple[str, int]]] = {}
    assigned = _assigned_codes()
    for code, char in chars_by_code().items():
        if code in assigned:
            rows.setdefault(code >> 8, []).append((char, code & 0xFF))
    return MappingProxyType({lead: tuple(row) for lead, row in rows.items()})


def is_assigned(code: int) -> bool:
    """Whether code page 936 gives the code a character that is not for private use."""
    return code in _assigned_codes()


@cache
def _assigned_codes() -> frozenset[int]:
    chars = chars_by_code()
    encoded = "\n".join(chars.values()).encode("gbk", "ignore").split(b"\n")  # strict GBK
    return frozenset(
        code
        for (code, char), pair in zip(chars.items(), encoded, strict=True)
        if len(pair) == 2 and not "\ue000" <= char <= "\uf8ff"
    )


def is_user_defined(code: int) -> bool:
    """Whether the code lies in the three blocks that code page 936 leaves to its users."""
    lead, trail = code >> 8, code & 0xFF
    return ((0xAA <= lead <= 0xAF or lead >= 0xF8) and trail >= 0xA1) or (0xA1 <= lead <= 0xA7 and trail <= 0xA0)


def is_in_gb2312(code: int) -> bool:
    """Whether the code lies in the part that GBK took over from GB2312, where no traditional-only form is."""
    return 0xB0 <= code >> 8 <= 0xF7 and code & 0xFF >= 0xA1


def encode_char(char: str) -> bytes | None:
    """The bytes of one character, None where code page 936 has none.

    >>> encode_char("數").hex(), encode_char("€").hex(), encode_char("u").hex()
    ('94b5', '80', '75')
    """
    if char < "\x80":
        return char.encode("ascii")
    if char == "€":
        return bytes((EURO,))
    code = codes_by_char().get(char)
    return None if code is None else bytes((code >> 8, code & 0xFF))

"""The ways mainland text becomes traditional: pair by pair, with a fancy table, or with a dictionary.

Genuine Hong Kong and Taiwan text is not made here: it is written by hand (data/sample/articles.toml).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import opencc

# Characters of the first Big5 level are traditional already and stay, so 后 采 于 里 面 系 are left alone; these
# are the ones that the surveyed converters turn all the same.
_TURNED_ALL_THE_SAME = frozenset("台准几划听荐坏筑")
# Where several traditional characters share a simplified one: the one met on such pages. Otherwise the first in Big5.
_USUAL = {"历": "歷", "证": "證", "术": "術", "纤": "纖", "鉴": "鑒", "钥": "鑰", "别": "別"}
_VARIANTS = str.maketrans({"一": "壹", "你": "妳", "么": "麽", "于": "於", "后": "後", "里": "裏"})


def _code(char: str, charset: str) -> bytes:
    """The bytes of `char`, empty when the charset lacks it."""
    return char.encode(charset, errors="ignore")


def _gbk_hanzi() -> Iterator[str]:
    for lead in range(0x81, 0xFF):
        row = bytes(byte for trail in range(0x40, 0xFF) if trail != 0x7F for byte in (lead, trail))
        yield from (char for char in row.decode("gbk", errors="ignore") if "\u4e00" <= char <= "\u9fff")


@cache
def _converter(config: str) -> opencc.OpenCC:
    return opencc.OpenCC(config)


@cache
def _pairs() -> dict[int, str]:
    """One traditional GBK character for each simplified one, as a translation table."""
    found: dict[str, list[str]] = {}
    for char in _gbk_hanzi():
        simplified = simplify(char)
        if simplified != char and _code(simplified, "gb2312") and not _code(char, "gb2312"):
            found.setdefault(simplified, []).append(char)
    pairs: dict[int, str] = {}
    for simplified, candidates in found.items():
        if b"" < _code(simplified, "big5") <= b"\xc6\x7e" and simplified not in _TURNED_ALL_THE_SAME:
            continue
        pairs[ord(simplified)] = _USUAL.get(simplified) or min(candidates, key=lambda c: _code(c, "big5") or b"\xff")
    return pairs


def convert_naively(text: str, *, particle: str = "著") -> str:
    """`text` character by character: 逾期后采取 keeps 后 and 采; 着 becomes `particle` (some tables leave it)."""
    return text.translate(_pairs()).replace("着", particle)


def convert_with_variants(text: str) -> str:
    """`text` character by character with rare variants as well: 一 你 么 become 壹 妳 麽."""
    return convert_naively(text.translate(_VARIANTS))


def convert_with_dictionary(text: str, config: str = "s2t") -> str:
    """`text` by OpenCC, phrases before characters: 逾期后采取 becomes 逾期後採取."""
    return str(_converter(config).convert(text))


def simplify(text: str) -> str:
    """The simplified form of genuine traditional text: its truth."""
    return str(_converter("t2s").convert(text))

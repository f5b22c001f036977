"""Which characters tell the two scripts apart."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import opencc

# Characters that t2s changes although simplified text has them too: the standard list of 2013 (通用规范汉字表) keeps them
# for names, terms and senses that the simple form does not cover, or GB 2312 lists them. On a simplified page they are
# right as they stand: 乾照光电, 宫商角徵羽, 釐定, 谿谷, 毕昇.
IN_BOTH = frozenset("乾劄吒夥徵扞拚捱摺於昇榘氾爇祕脩苧蒐薳薹袷谿醣釐陞麴麽")

# What t2s leaves although simplified text writes another character: Hong Kong and Taiwan forms, and variants that older
# converters prefer. Found by asking, for every conversion that OpenCC knows in the other direction (s2t, s2tw, s2hk),
# whether t2s leads back; only forms that have no use of their own in traditional text are listed.
LEFT_OVER: Mapping[str, str] = MappingProxyType(
    {
        pair[0]: pair[1]
        for pair in (
            "揹背 籐藤 荳豆 衞卫 敍叙 衹只 枱台 牠它 伕夫 粧妆 隄堤 礆碱 燄焰 菓果 鎗枪 拏拿 觔斤 斲斫 暱昵 蘗檗 痺痹 簷檐 睪睾"
        ).split()
    }
)
# Characters that t2s changes in certain words only: 沈重, 反覆, 瞭解, 藉口, 甦醒, 海哩, and one that `variants` decides.
IN_PHRASES = "沈覆瞭藉甦哩祇"

_BLOCKS = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFAFF))


@dataclass(frozen=True, slots=True)
class Hanzi:
    """Patterns of one character each, all of the basic plane (wider sets cost the search its speed), and a table."""

    changeable: re.Pattern[str]  # t2s, or the table of what it leaves, may change it
    traditional: re.Pattern[str]  # no simplified text has it
    simplified: re.Pattern[str]  # no traditional text has it: its traditional form differs, and Big5 lacks it
    table: Mapping[int, str]  # what becomes of a character that no word around it decides


@functools.cache
def read_hanzi() -> Hanzi:
    """The characters by what OpenCC makes of each; some 40 ms, once a process."""
    chars = [chr(code) for low, high in _BLOCKS for code in range(low, high)]
    simple = dict(zip(chars, opencc.OpenCC("t2s").convert("\n".join(chars)).split("\n"), strict=True))
    pairs = {char: after for char, after in simple.items() if char != after}
    table = {ord(char): after for char, after in (pairs | dict(LEFT_OVER)).items()}
    return Hanzi(
        table=MappingProxyType(table),
        changeable=_express({*pairs, *LEFT_OVER, *IN_PHRASES}),
        traditional=_express(set(pairs) - IN_BOTH),
        simplified=_express(
            {char for char in pairs.values() if char <= "\uffff" and char not in pairs and not _is_big5(char)}
        ),
    )


def _express(chars: set[str]) -> re.Pattern[str]:
    return re.compile(f"[{''.join(sorted(chars))}]")


def _is_big5(char: str) -> bool:
    return bool(char.encode("big5", "ignore"))

"""Characters whose simplified form depends on their word: what OpenCC's phrases get wrong, and what they leave."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.cleaning.hanzi import LEFT_OVER

# 乾 is simplified to 干 where it means dry, and in what careless converters made of 干; everywhere else it is qián, a
# name or a word of the classics: 乾照光电, 乾隆, 乾县, 乾坤. The dry words are a closed class (Xiandai Hanyu Cidian and the
# phrases of OpenCC), the names an open one, so the words are listed and not the names.
_DRY = re.compile(
    "乾(?=[淨净燥脆旱杯枯糧粮貨货洗爹媽妈爸娘孃哥姐姊弟妹巴癟瘪涸冰草股瞪等笑咳嘔呕熱热濕湿溼季癬癣粉酪果菜魚鱼柴裂澀涩渴眼電电嚎哭硬"
    "薪飯饭鮮鲜麵面鍋锅爽冷布屍尸式性打磨透掉酵製制擾扰涉預预部警勁劲活事線线擔担]|[兒儿女][兒儿子女]|著急|着急)"
    "|(?<=[餅饼烘曬晒風风晾擦抹拭吹烤焙榨抽吸流喝瀝沥擰拧陰阴焦肉豆筍笋蝦虾棗枣萄腐蔔卜果若骨能幹晾弄快外口未葉叶淚泪墨中])乾"
    "(?![隆坤卦陵縣县元照嘉])|乾乾(?=[淨净脆])|(?<=乾)乾(?=[淨净脆])"
)
# 鉅 is 巨 where it says how large something is (鉅額, 艱鉅), and 钜 in names.
_LARGE = re.compile("鉅(?=[額额資资款大變变作著細细富獻献製制子頭头獎奖片型幅量無无])|(?<=[艱艰])鉅")
# 祇 is 只, but for the spirits of the earth.
_ONLY = re.compile("(?<![神地])祇(?=[有要是能好得會会可剩需怕不應应管因想用限見见說说在為为])|(?<=不)祇|(?<=僅僅)祇")
# 藉 is 借 as in 藉口; what remains means disorder or comfort.
_BORROW = re.compile("(?<![慰狼枕蘊蕴醞酝聲声藉])藉(?![藉草田])")
# Words with 於 that is no preposition; as a surname it is rare, and 於 for 于 is on every second line of a page.
_TRUE_YU = re.compile("樊於期|於(?=[菟陵潛潜]|戲|期$)|商於(?=之地)")
CONTESTED = re.compile("[乾鉅祇藉於坏沈]")


def settle(text: str, simplified: str, *, is_naive: bool) -> str:
    """`simplified`, which OpenCC made of traditional `text`, with contested characters decided by their words.

    `is_naive`: a converter made the text of mainland text, character by character. Then 沈 and 藉 were written by its
    author, and OpenCC's phrases for them do not apply.
    """
    found = {match[0] for match in CONTESTED.finditer(text)}
    left = [char for char in LEFT_OVER if char in text]
    if not found and not left:
        return simplified
    out = list(simplified)
    for char in sorted(found):
        for at, after in _SETTLERS[char](text, is_naive):
            out[at] = after
    for char in left:
        for at in _places(text, char):
            out[at] = LEFT_OVER[char]
    return "".join(out)


def _places(text: str, char: str) -> Iterator[int]:
    at = text.find(char)
    while at >= 0:
        yield at
        at = text.find(char, at + 1)


def _settle_qian(text: str, is_naive: bool) -> Iterator[tuple[int, str]]:
    dry = {match.start() for match in _DRY.finditer(text)}
    return ((at, "干" if at in dry else "乾") for at in _places(text, "乾"))


def _settle_ju(text: str, is_naive: bool) -> Iterator[tuple[int, str]]:
    large = {match.start() for match in _LARGE.finditer(text)}
    return ((at, "巨" if at in large else "钜") for at in _places(text, "鉅"))


def _settle_zhi(text: str, is_naive: bool) -> Iterator[tuple[int, str]]:
    return ((match.start(), "只") for match in _ONLY.finditer(text))


def _settle_jie(text: str, is_naive: bool) -> Iterator[tuple[int, str]]:
    if is_naive:
        return ((at, "藉") for at in _places(text, "藉"))
    return ((match.start(), "借") for match in _BORROW.finditer(text))


def _settle_yu(text: str, is_naive: bool) -> Iterator[tuple[int, str]]:
    true = {match.start() + match[0].index("於") for match in _TRUE_YU.finditer(text)}
    return ((at, "于") for at in _places(text, "於") if at not in true)


def _keep_huai(text: str, is_naive: bool) -> Iterator[tuple[int, str]]:
    """OpenCC reads 坏土 in 破坏土地, and makes 坯 of 坏."""
    return ((at, "坏") for at in _places(text, "坏"))


def _settle_shen(text: str, is_naive: bool) -> Iterator[tuple[int, str]]:
    return ((at, "沈") for at in _places(text, "沈") if is_naive)


_SETTLERS = {
    "乾": _settle_qian,
    "鉅": _settle_ju,
    "祇": _settle_zhi,
    "藉": _settle_jie,
    "於": _settle_yu,
    "坏": _keep_huai,
    "沈": _settle_shen,
}

"""Pages that cannot be read: wrong character tables, other languages, scrambled characters."""

from __future__ import annotations

import functools
import re
from itertools import islice

from pipeline.judge.facts import Facts, Thresholds
from pipeline.judge.swapped import SWAPPED, measure_swapped
from pipeline.lexicon import Lexicon
from pipeline.lines import han_count

_HAN = re.compile(r"[㐀-鿿]+")
MIN_HAN = 0.2  # of the visible characters; tables of numbers in Chinese articles have more
ENOUGH_HAN = 200  # a Chinese article of three paragraphs, whatever it quotes beside
MIN_MEASURED = 20  # visible characters below which shares say nothing


def judge_unreadable(facts: Facts, thresholds: Thresholds, lexicon: Lexicon) -> str:
    """Pages of rare and replaced characters, or without Chinese."""
    if facts.visible < MIN_MEASURED:
        return ""
    strange = sum(map(len, _strange().findall(facts.body.text)))
    replaced = facts.page.n_replaced / max(len(facts.page.extracted), facts.visible)
    share = max(strange / facts.visible, min(replaced, 1.0))
    if share >= (thresholds.unreadable or 0):
        return f"{share:.0%} of the characters make no sense"
    wanted = min(MIN_HAN * facts.visible, ENOUGH_HAN)
    if han_count(facts.body.text) >= wanted or (han := sum(map(len, _HAN.findall(facts.body.text)))) >= wanted:
        return ""
    return f"{han / facts.visible:.0%} of the characters are Chinese"


# Latin-1 signs, general punctuation to symbols and boxes, CJK punctuation, full-width forms, emoji.
_SIGNS = "·°×÷§±©®¥£\u2010-\u27bf\u3001-\u3020\u3200-\u33ff\ufe30-\ufe4f\uff01-\uff5e\uffe0-\uffe6\U0001f300-\U0001faff"


@functools.cache
def _strange() -> re.Pattern[str]:
    """Characters that intact Chinese pages hardly have: all but the first level of GB 2312, ASCII and common signs.

    The first level (3,755 characters) covers 99 % of running text; text decoded with a wrong table is spread over rare
    Han, Latin letters with accents, kana and private-use characters.
    """
    common = bytes(byte for lead in range(0xB0, 0xD8) for trail in range(0xA1, 0xFF) for byte in (lead, trail))
    known = common.decode("gb2312", errors="ignore")
    return re.compile(rf"[^\s!-~{_SIGNS}{known}]+")


# Intact text says one of them every 8 to 30 characters; where characters are shuffled within clauses, every 90 or more.
_COMMON_WORDS = re.compile(
    "可以|如果|需要|因为|什么|没有|我们|自己|一个|这个|不能|进行|以及|或者|通过|应当|已经|还款|银行|信用|逾期|贷款|平台|欠款|法院|借款|债务"
    "|公司|时间|方式|情况|问题|规定|应该|不是|他们|以后|目前|记者|工作|中国|发展|部门|由于|对于|其中|同时|虽然|但是|所以|就是|还是|可能|怎么"
)
CHARS_A_WORD = 60
SAMPLES, SAMPLE_CHARS = 10, 40
MIN_SAMPLED = 120


def _says_common_words(text: str) -> bool:
    """Whether the text says them as often as intact text does; no more of it is searched than it takes to know."""
    wanted = len(text) // CHARS_A_WORD + 1
    return sum(1 for _ in islice(_COMMON_WORDS.finditer(text), wanted)) == wanted


def judge_scrambled(facts: Facts, thresholds: Thresholds, lexicon: Lexicon) -> str:
    """Pages whose characters stand in an order that is no better Chinese than its reverse.

    On 1,500 pieces of statutes and answers the reverse is worse by 3.6 to 5.8 nats a character, on 1,000 of everyday
    sentences by 1.4 to 5.9, in a row of Cantonese or a table by 0.8; on articles shuffled whole, in windows or in clauses
    by -0.4 to 0.6. Where only the halves of clauses are swapped, the clauses tell (`measure_swapped`).
    """
    if facts.model is None or thresholds.scrambled is None:
        return ""
    swapped = measure_swapped(facts.body.text, facts.model)
    if swapped > SWAPPED:
        return f"{swapped:.2f} nats a clause from its halves in the other order"
    if _says_common_words(facts.body.text):
        return ""
    text = "".join(_HAN.findall(facts.body.text))
    n_chars = len(text)
    if n_chars < MIN_SAMPLED or _says_common_words(text):
        return ""
    n_samples = min(SAMPLES, n_chars // SAMPLE_CHARS)
    gain = 0.0
    for number in range(n_samples):
        start = number * (n_chars - SAMPLE_CHARS) // (n_samples - 1)
        piece = text[start : start + SAMPLE_CHARS]
        gain += facts.model.score(piece) - facts.model.score(piece[::-1])
    gain /= n_samples * SAMPLE_CHARS
    return f"{gain:.2f} nats a character from its reverse" if gain < (thresholds.scrambled or 0.0) else ""

"""Pages that cannot be read: wrong character tables, other languages, scrambled characters."""

from __future__ import annotations

import functools
import re

from pipeline.judge.facts import Facts, Thresholds
from pipeline.lexicon import Lexicon

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
    han = sum(map(len, _HAN.findall(facts.body.text)))
    if han >= min(MIN_HAN * facts.visible, ENOUGH_HAN):
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


SAMPLES, SAMPLE_CHARS = 3, 40  # 120 characters cost 0.4 ms and tell as well as the whole page


def judge_scrambled(facts: Facts, thresholds: Thresholds, lexicon: Lexicon) -> str:
    """Pages whose characters stand in an order that is no better Chinese than its reverse.

    On 1,500 pieces of statutes and answers the reverse is worse by 3.6 to 5.8 nats a character, on 1,000 of everyday
    sentences by 1.4 to 5.9, in a row of Cantonese or a table by 0.8; on shuffled ones by -0.4 to 0.4.
    """
    text = "".join(_HAN.findall(facts.body.text))
    if facts.model is None or len(text) < SAMPLES * SAMPLE_CHARS:
        return ""
    step = (len(text) - SAMPLE_CHARS) // (SAMPLES - 1)
    gain = 0.0
    for start in range(0, SAMPLES * step, step):
        piece = text[start : start + SAMPLE_CHARS]
        gain += facts.model.score(piece) - facts.model.score(piece[::-1])
    gain /= SAMPLES * SAMPLE_CHARS
    return f"{gain:.2f} nats a character from its reverse" if gain < (thresholds.scrambled or 0.0) else ""

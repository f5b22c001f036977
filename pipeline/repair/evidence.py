"""What a page tells about its own damage, and the state of a search through its bytes."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from pipeline.language import ORDER, TONE_LETTERS, CharModel, Readings
from pipeline.repair.codes import chars_by_code, chars_by_lead

MARKS = "?？\ufffd"
TAIL = ORDER - 1  # characters that the model looks back
SYLLABLE = rf"[a-zü{TONE_LETTERS}ɑɡ]{{1,6}}"
TOKEN = re.compile(rf"([{MARKS}]?)([(（]?)({SYLLABLE})[)）]")
HALF_WIDTH = range(0x21, 0x7F)  # 0xA3A1 to 0xA3FE are the full-width forms of these

# Costs in natural logarithms; set on simulated pages of statutes, where only their order of size mattered.
_SIMPLIFIED = 8.0  # a simplified form that a converted page does not have anywhere else
_FOREIGN = 4.0  # a full-width letter or blank that it hardly has
_DOUBTFUL = -3.0  # steps likelier than this need no support by the page
_N_MARKS, _SPREAD = 1 << 18, 157  # for the hashes of pairs; a page has some thousand different ones
_REPEATED = 0.2  # weight of the page's own bigrams beside the model


class State(NamedTuple):
    """One way to read a run so far; a better score sorts later."""

    score: float  # natural logarithm
    out: str  # the restored characters
    pending: int  # a lead byte whose trail has not come yet, or 0
    last: int  # the last two bytes of the sound byte string
    tail: str  # the last characters, up to three, which the model continues
    guesses: int  # how many bytes were chosen by the model alone
    n_lost: int  # pairs among them that left no trace
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The page under repair: its annotator, its decoder, its own language."""

    text: str
    readings: Readings
    model: CharModel
    annotated: frozenset[str]  # the characters that are proven to be in the annotator's list
    folded: bool  # full-width marks were turned into ASCII after the damage
    outside_gb2312: bool  # no character of GB2312 is in the annotator's list
    marks: bool  # the decoder left a mark where it dropped a byte
    drops_private: bool  # private-use characters were dropped from the page
    pairs: bytes  # `mark_pairs` of the text
    simplified: frozenset[str]  # `simplified_forms` of the model
    counts: dict[str, int] = field(default_factory=dict)  # of characters and pairs
    cache: dict[str, float] = field(default_factory=dict)
    effort: Counter[str] = field(default_factory=Counter)  # "states": how many were continued
    around: dict[tuple[str, int, int, str, bool], list[tuple[float, str, int]]] = field(default_factory=dict)

    def log_p(self, tail: str, char: str) -> float:
        """Log-probability of a character after up to three others; hanzi that the page repeats are likelier there.

        Marks and letters are not: the same damage at three places of a page is no word of it.
        """
        key = tail + char
        value = self.cache.get(key)
        if value is None:
            value = self.model.log_p(tail, char)
            if value < _DOUBTFUL:
                if char >= "一" and tail[-1] >= "一" and self.pairs[(ord(tail[-1]) * _SPREAD + ord(char)) % _N_MARKS]:
                    repeated = self.count(key[-2:]) - 1  # one occurrence may be the damage itself
                    if repeated > 0:
                        own = _REPEATED * repeated / self.count(tail[-1])
                        value = math.log((1 - _REPEATED) * math.exp(value) + own)
                if char in self.simplified:
                    value -= 0.0 if self.count(char) else _SIMPLIFIED
                elif "０" <= char <= "ｚ" or char == "\u3000":
                    value -= 0.0 if self.count(char) > 1 else _FOREIGN
            self.cache[key] = value
        return value

    def count(self, text: str) -> int:
        """How often the page has one or two characters."""
        found = self.counts.get(text)
        if found is None:
            found = self.counts[text] = self.text.count(text)
        return found

    def score(self, tail: str, text: str) -> float:
        """Sum of `log_p` over a text that follows up to three characters."""
        whole = tail + text
        places = range(len(tail), len(whole))
        return sum([self.log_p(whole[max(0, place - TAIL) : place], whole[place]) for place in places])


def mark_pairs(text: str) -> bytes:
    """A table with a mark for the hash of every pair of characters: nineteen in twenty that are asked for are not there.

    Made by numpy in a tenth of the time of a set of pairs.
    """
    import numpy as np

    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    marks = np.zeros(_N_MARKS, dtype=bool)
    marks[(codes[:-1] * _SPREAD + codes[1:]) % _N_MARKS] = True
    return marks.tobytes()


@cache
def simplified_forms(model: CharModel) -> frozenset[str]:
    """Characters that a traditional page has only where the conversion left them alone."""
    chars = "".join(char for row in chars_by_lead().values() for char, _ in row if char > "〇")
    return frozenset(folded for char, folded in zip(chars, model.fold(chars), strict=True) if folded != char)


def full_width(char: str) -> bytes:
    """The code of the full-width form of an ASCII character."""
    return bytes((0xA3, ord(char) + 0x80))


def emit(page: Page, state: State, char: str, last: int) -> State:
    """The state after one more character."""
    score = state.score + page.log_p(state.tail, char)
    return State(
        score, state.out + char, 0, last, (state.tail + char)[-TAIL:], state.guesses, state.n_lost, state.facts
    )


def feed(page: Page, state: State, data: bytes) -> State | None:
    """The state after some more bytes of the sound byte string, None where they cannot follow."""
    for byte in data:
        last = (state.last & 0xFF) << 8 | byte
        if state.pending:
            char = chars_by_code().get(state.pending << 8 | byte)
            if char is None:
                return None
            state = emit(page, state, char, last)
        elif byte < 0x80:
            state = emit(page, state, chr(byte), last)
        elif byte == 0x80:
            state = emit(page, state, "€", last)
        elif byte == 0xFF:
            return None
        else:
            state = State(state.score, state.out, byte, last, state.tail, state.guesses, state.n_lost, state.facts)
    return state

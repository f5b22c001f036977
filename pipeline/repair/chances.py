"""How likely it is that a word is missing: the gain of the language model at a place, and the odds of a whole page.

A page is either of the deleting kind or not. If it is, a share of the places that a rule finds are gaps; if it is not,
none is. A place speaks for a gap by the logarithm of its odds (its weight), so the places of a page add up.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.language import CharModel

LEFT, RIGHT = 3, 4  # characters that the model looks at before and behind a gap
ORDINARY = -2.0
LIGHTEST, HEAVIEST = -4.0, 5.0  # no single place says more


@dataclass(frozen=True, slots=True)
class Place:
    """A place where `word` may belong instead of `start:end`."""

    start: int
    end: int
    word: str
    cue: str
    weight: float
    context: str  # what makes it independent of other places
    is_cued: bool = False  # its surroundings ask for this very word
    lead: float = HEAVIEST  # over the next word that was weighed here
    is_torn: bool = False  # and cannot stand without one: 通过 、短信


def left_of(text: str, start: int) -> str:
    """What the model sees before `start`; a line feed where the text begins."""
    return text[max(start - LEFT, 0) : start] if start else "\n"


def right_of(text: str, end: int) -> str:
    """What the model sees behind `end`: up to the end of the line, which is a line feed here."""
    seen, edge, _ = text[end : end + RIGHT].partition("\n")
    return seen + "\n" if edge or end + RIGHT > len(text) else seen


def measure_gain(model: CharModel, left: str, word: str, right: str) -> float:
    """By how much `word` before `right` is likelier than `right` alone, natural logarithm."""
    return model.score(word + right, left) - model.score(right, left)


def weigh(gain: float, even: float, slope: float, cue: float = 0.0) -> float:
    """The weight of a place: logarithm of the odds of a gap against an ordinary place."""
    return min(max(slope * (gain - even) + cue, LIGHTEST), HEAVIEST)


def page_odds(weights: Iterable[float], prior: float, share: float) -> float:
    """Logarithm of the odds that the page is of the kind that deletes, seen all places of one word.

    A place that is plainly ordinary says nothing: a page that loses 问题 has its verbs 问 all the same.
    """
    return prior + sum(math.log(1 - share + share * math.exp(weight)) for weight in weights if weight > ORDINARY)


def to_probability(odds: float) -> float:
    """The probability of a logarithm of odds.

    >>> to_probability(0.0), to_probability(1e9), to_probability(-1e9)
    (0.5, 1.0, 0.0)
    """
    if odds > 500.0:
        return 1.0
    return 0.0 if odds < -500.0 else 1 / (1 + math.exp(-odds))


def place_probability(page: float, weight: float, share: float) -> float:
    """The probability of a gap at a place of `weight` on a page with those odds."""
    return to_probability(page) * to_probability(weight + math.log(share / (1 - share)))

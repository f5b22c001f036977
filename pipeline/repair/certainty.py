"""How sure a restoration is, and how much of it: where readings differ in a few characters, the others are known.

What cannot be known is never invented: a character on which the readings disagree becomes `□`, the sign of Chinese
editions for one that is lost, if that makes the rest certain.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from pipeline.repair.evidence import Page, State

LOST = "□"
CERTAIN = 0.9  # the floor of edits that change the text
_NO_RIVAL = 20.0  # the margin where no other reading fits
_TRACED = 2.5  # on the margin, where the byte that was chosen left a trace
_STRANGE = -8.5  # natural logarithm of a step
_LOST_SHARE = 1 / 3  # of the characters of a run: with more of them gone, the run stays as it is


def settle(page: Page, finals: Sequence[State], ceiling: float) -> tuple[str, float]:
    """The reading of a run and its confidence; `finals` are all readings, best first, `ceiling` bounds the margin."""
    best = finals[0]
    read = page.model.fold(best.out)
    rivals = [state for state in finals[1:] if page.model.fold(state.out) != read]
    margin = min(best.score - rivals[0].score if rivals else _NO_RIVAL, ceiling)
    if page.drops_private:
        # Where pairs vanish, the true reading may be none of those found.
        return best.out, rate_lossy(best, rivals[0] if rivals else best, margin, strange=_is_strange(page, best.out))
    confidence = rate(best, margin)
    if confidence >= CERTAIN:
        return best.out, confidence
    text, margin = _agree(best, rivals)
    marked = rate(best, min(margin, ceiling))
    return (text, marked) if marked >= CERTAIN else (best.out, confidence)


def _is_strange(page: Page, text: str) -> bool:
    """Whether two hanzi meet that never met in what was counted: between them a pair may be gone."""
    return any(
        min(first, second) >= "一"
        and page.model.log_p(first, second) < _STRANGE
        and not page.model.count(first + second)
        for first, second in pairwise(text)
    )


def rate(best: State, margin: float) -> float:
    """By the margin to the next reading: 0.9 at 4.5, at most 0.99, and 0.97 where the model chose a byte.

    A logistic fit to 8,490 repairs of simulated pages, one in ten of the lines that the tables left uncounted for
    tuning; of the 95 % that pass 0.9 there, 99.8 % are right (tests/bench/bench_repair.py measures on other lines).
    A byte that left a trace is chosen better than its margin says: 84 of 86 were right, 10 of 12 at margins of 2 to 4.
    """
    return _bound(best, 0.6 * (margin + _TRACED * (best.guesses > 0)) - 0.92)


def rate_lossy(best: State, rival: State, margin: float, *, strange: bool) -> float:
    """The same on a page that lost pairs, where one more may be gone that the search did not look for.

    Fit to 3,000 different repairs of simulated pages of statutes, answers and our own sentences, with tables that had
    counted none of them. The margin says less; a lost pair and hanzi that never met (`strange`) take from it, and the
    end of a line is no trace unless an open “ proves it. A rival that explains the page with fewer losses, and still is
    worse, adds to it.
    """
    is_traced = best.guesses > 0 and not best.n_lost and not (best.out.endswith("<") and best.out[-2:-1] != "”")
    margin += _TRACED * is_traced - 0.75 - 1.25 * (best.n_lost > 0) - 2.0 * strange
    return _bound(best, 0.6 * (margin + 2.5 * (rival.n_lost < best.n_lost)) - 0.92)


def _bound(best: State, log_odds: float) -> float:
    return round(min(1.0 / (1.0 + math.exp(-log_odds)), 0.97 if best.guesses else 0.99), 3)


def _agree(best: State, rivals: Sequence[State]) -> tuple[str, float]:
    """The best reading without the characters on which close ones differ, and its margin to the first that does not."""
    text = best.out
    for rival in rivals:
        if len(rival.out) != len(text):
            return text, best.score - rival.score
        common = "".join(mine if mine == other else LOST for mine, other in zip(text, rival.out, strict=True))
        if common.count(LOST) > _LOST_SHARE * len(text):
            return text, best.score - rival.score
        text = common
    return text, _NO_RIVAL

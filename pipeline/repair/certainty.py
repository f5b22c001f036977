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
_DOUBT = 2.0  # off the margin of a reading in which strangers meet, on a page that lost pairs
_STRANGE = -8.5  # natural logarithm of a step
_LOST_SHARE = 1 / 3  # of the characters of a run: with more of them gone, the run stays as it is


def settle(page: Page, finals: Sequence[State], ceiling: float) -> tuple[str, float]:
    """The reading of a run and its confidence; `finals` are all readings, best first, `ceiling` bounds the margin."""
    best = finals[0]
    read = page.model.fold(best.out)
    rivals = [state for state in finals[1:] if page.model.fold(state.out) != read]
    margin = best.score - rivals[0].score if rivals else _NO_RIVAL
    if page.drops_private and _is_doubtful(page, best.out):
        margin -= _DOUBT
    confidence = rate(best, min(margin, ceiling), drops_private=page.drops_private)
    if confidence >= CERTAIN or page.drops_private:  # where pairs vanish, the true reading may be none of those found
        return best.out, confidence
    text, margin = _agree(best, rivals)
    marked = rate(best, min(margin, ceiling), drops_private=page.drops_private)
    return (text, marked) if marked >= CERTAIN else (best.out, confidence)


def _is_doubtful(page: Page, text: str) -> bool:
    """Whether two hanzi meet that never met in what was counted: between them a pair may be gone."""
    return any(
        min(first, second) >= "一"
        and page.model.log_p(first, second) < _STRANGE
        and not page.model.count(first + second)
        for first, second in pairwise(text)
    )


def rate(best: State, margin: float, *, drops_private: bool) -> float:
    """By the margin to the next reading: 0.9 at 4.5, at most 0.99, and 0.97 where the model chose a byte.

    A logistic fit to 8,490 repairs of simulated pages, one in ten of the lines that the tables left uncounted for
    tuning; of the 95 % that pass 0.9 there, 99.8 % are right (tests/bench/bench_repair.py measures on other lines).
    A byte that left a trace is chosen better than its margin says: 84 of 86 were right, 10 of 12 at margins of 2 to 4.
    On a page that lost pairs, one more may be gone where the search did not look, above all at the end of a line.
    """
    is_traced = best.guesses > 0 and not best.n_lost
    if drops_private:
        margin -= 0.75 + 0.75 * best.n_lost
        is_traced = is_traced and not (best.out.endswith("<") and best.out[-2:-1] != "”")  # an open “ proves it
    margin += 2.5 * is_traced
    sure = 1.0 / (1.0 + math.exp(0.92 - 0.69 * margin))
    return round(min(sure, 0.97 if best.guesses else 0.99), 3)


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

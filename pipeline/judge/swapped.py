"""Clauses cut in two whose halves changed places, `期用度对付逾` for `对付逾期用度`: a rewriter's way to be new.

The characters keep their neighbours but for the cuts, so the text reads no worse backwards than intact text does; what
betrays it is that turning each clause makes it better Chinese.
"""

from __future__ import annotations

import re

from pipeline.language import CharModel

# A clause between marks, short enough to be turned at every place.
_CLAUSE = re.compile("[，。；：！？、,;:!?\\n]([㐀-鿿]{4,14})(?=[，。；：！？、,;:!?\\n])")
MIN_CLAUSES, MAX_CLAUSES = 12, 40
# Log probability of the mark behind a clause, on average: above -3.2 on 309 pieces of statutes and answers, below -3.6 on
# the same with swapped halves. It spares intact pages the dear measure.
SUSPECT = -3.3
# By how much the best turn of a clause is likelier than the clause, on average, natural logarithm: -3.5 and less on those
# pieces, 7.9 and more where they are swapped; at most 0.7 on 32 real pages, 5.9 on the swapped one among them.
SWAPPED = 3.5
SAMPLED = 3  # every third clause tells whether the rest need be turned


def measure_swapped(text: str, model: CharModel) -> float:
    """What turning its clauses gains a text, on average; 0.0 where too few of them tell or where they end soundly."""
    clauses = _CLAUSE.findall(text)
    clauses = clauses[:: max(1, len(clauses) // MAX_CLAUSES)][:MAX_CLAUSES]
    if len(clauses) < MIN_CLAUSES:
        return 0.0
    if sum(model.log_p(clause[-3:], "，") for clause in clauses) > SUSPECT * len(clauses):
        return 0.0
    if sum(_gain_by_turning(clause, model) for clause in clauses[::SAMPLED]) < 0:
        return 0.0
    return sum(_gain_by_turning(clause, model) for clause in clauses) / len(clauses)


def _gain_by_turning(clause: str, model: CharModel) -> float:
    turns = (clause[at:] + clause[:at] for at in range(1, len(clause)))
    return max(model.score(turn + "，", "，") for turn in turns) - model.score(clause + "，", "，")

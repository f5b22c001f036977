"""numpy gives the values of the model, to the last bit."""

from __future__ import annotations

import math
from random import Random

import numpy as np

from pipeline.config import Config
from pipeline.knowledge import load_knowledge
from pipeline.language import CharModel
from pipeline.language_counts import count_ngrams, pack
from pipeline.repair.ranking import Ranking, list_likeliest, list_likeliest_of_rows, rank

MODEL = load_knowledge(Config()).model
LEFTS = ["", "\n", "贷款的", "借款人应当", "龘", "他说：“", "x１", "网贷逾期"]
CHARS = [*MODEL.chars[:800], "龘", "\ud800", "𠀀", "a", "１"]


def test_many_characters_after_one_context() -> None:
    ranking = rank(MODEL)
    read = ranking.read(CHARS)
    for left in LEFTS:
        assert list(map(math.log, ranking.after(left, read).tolist())) == [MODEL.log_p(left, char) for char in CHARS]


def test_many_characters_each_after_one_of_its_own() -> None:
    rng = Random(3)
    ranking, firsts = rank(MODEL), [*rng.sample(CHARS, 60), "龘"]
    owners = np.array([rng.randrange(len(firsts)) for _ in CHARS])
    for left in LEFTS:
        begun = ranking.begin_each(ranking.read(CHARS), ranking.read(firsts), owners)
        found = ranking.after_each(left, begun, ranking.read(firsts), owners).tolist()
        wanted = [MODEL.log_p(left + firsts[owner], char) for owner, char in zip(owners.tolist(), CHARS, strict=True)]
        assert list(map(math.log, found)) == wanted


def test_many_characters_after_each_of_several() -> None:
    ranking, lasts = rank(MODEL), ["贷", "\n", "龘", "𠀀", "款"]
    rows = ranking.after_singles(lasts, ranking.read(CHARS)).tolist()
    for last, row in zip(lasts, rows, strict=True):
        assert list(map(math.log, row)) == [MODEL.log_p(last, char) for char in CHARS]


def test_several_tables_are_added_up() -> None:
    def table(texts: list[tuple[str, int]]) -> bytes:
        return pack(*count_ngrams(texts, [], {}), {})

    base = table([("甲乙丙丁", 40), ("子乙丙卯", 40)])
    model = CharModel(base, base)
    ranking = Ranking(model)
    for left in ("甲乙", "乙", "丙"):
        read = ranking.read(model.chars)
        assert list(map(math.log, ranking.after(left, read).tolist())) == [model.log_p(left, c) for c in model.chars]


def test_the_likeliest_are_the_highest_and_what_comes_as_close() -> None:
    scores = np.array([0.0, -1.0, -1.0 - 1e-12, -2.0])
    assert list_likeliest(scores, 2) == [0, 1, 2]
    assert list_likeliest(scores, 9) == [0, 1, 2, 3]


def test_the_likeliest_of_each_row_come_with_their_logarithms() -> None:
    rows = np.array([[1.0, 0.5, 0.5 - 1e-12, 0.25], [0.25, 0.5, 0.125, 1.0]])
    half = math.log(0.5)
    assert list_likeliest_of_rows(rows, 2) == [[(0, 0.0), (1, half), (2, math.log(0.5 - 1e-12))], [(1, half), (3, 0.0)]]
    assert [[place for place, _ in row] for row in list_likeliest_of_rows(rows, 9)] == [[0, 1, 2, 3], [0, 1, 2, 3]]

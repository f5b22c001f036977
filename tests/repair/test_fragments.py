"""The broken runs that the survey saw, each with the context of a page: known answers, and none that is wrong."""

from __future__ import annotations

from itertools import accumulate
from typing import Any

import pytest

from pipeline.cleaning.edits import replay
from pipeline.records import Edit
from tests.cases_of import load_cases
from tests.repair.repaired import FLOOR, find_edits
from tests.simulators.annotator import Line
from tests.simulators.fragments import PLACE, read_fragments, simulate_fragment


def sure_edits(lines: list[Line]) -> list[Edit]:
    """The edits of the line with the fragment that change the text, with offsets in the line."""
    begin = [0, *accumulate(len(line.observed) + 1 for line in lines)][PLACE]
    end = begin + len(lines[PLACE].observed)
    return [
        edit._replace(start=edit.start - begin, end=edit.end - begin)
        for edit in find_edits("\n".join(line.observed for line in lines))
        if begin <= edit.start < end and edit.confidence >= FLOOR
    ]


@pytest.mark.parametrize("case", read_fragments(), ids=lambda case: case["label"])
def test_simulator_makes_the_fragment_that_was_seen(case: dict[str, Any]) -> None:
    line = simulate_fragment(case)[PLACE]
    assert case["seen"] in line.observed
    assert case["intended"] in line.truth
    assert line.is_damaged


@pytest.mark.parametrize("case", load_cases("fragments", "in_the_wild", "known_failures"))
def test_fragment_is_restored(case: dict[str, Any]) -> None:
    lines = simulate_fragment(case)
    assert replay(lines[PLACE].observed, sure_edits(lines)) == lines[PLACE].truth


@pytest.mark.parametrize("case", read_fragments(), ids=lambda case: case["label"])
def test_sure_edit_is_right(case: dict[str, Any]) -> None:
    lines = simulate_fragment(case)
    wrong = [edit for edit in sure_edits(lines) if edit.after not in lines[PLACE].regions(edit.start, edit.end)]
    assert bool(wrong) == case.get("is_wrong", False), wrong

"""The edit engine: composed edits replay, whatever steps did before one another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cleaning.edits import Trail, check_edits, replay
from pipeline.records import Edit, Phase, Reason, Step


def step(name: str = "trial") -> Step:
    return Step(name, 1, "Tried in tests.", lambda draft, knowledge: ())


@st.composite
def edit_lists(draw: st.DrawFn, text: str, *, insertions_only: bool = False) -> list[Edit]:
    """Sorted, disjoint span edits of `text`, some of them below the floor, sometimes with one conversion."""
    edits, position = [], 0
    while position <= len(text) and draw(st.booleans()):
        start = draw(st.integers(position, len(text)))
        end = draw(st.integers(start, min(len(text), start + 4)))
        after = draw(st.text("甲乙丙丁", max_size=3))
        if start == end and edits and edits[-1].start == edits[-1].end == start:
            break
        confidence = draw(st.sampled_from([1.0, 0.95, 0.5]))
        edits.append(Edit(start, end, text[start:end], after, Reason.SPAM, confidence))
        position = end
    return edits


@given(st.data(), st.text("子丑寅卯\n ", max_size=30))
def test_composed_edits_replay_to_the_text_of_the_trail(data: st.DataObject, original: str) -> None:
    trail = Trail(original)
    converted = data.draw(st.integers(0, 3))
    for number in range(4):
        if number == converted and trail.text:
            start = data.draw(st.integers(0, len(trail.text)))
            end = data.draw(st.integers(start, len(trail.text)))
            trail.extend(step("script"), [Edit(start, end, "子甲", "鼠木", Reason.SCRIPT)])
        trail.extend(step(f"step{number}"), data.draw(edit_lists(trail.text)))
    applied = [row for row in trail.composed(Phase.TEXT) if row.applied]
    assert replay(original, [row.edit for row in applied]) == trail.text
    spans = [row.edit for row in applied if row.edit.reason is not Reason.SCRIPT]
    check_edits(original, spans, "composed")


@given(st.data(), st.text("子丑寅卯\n ", max_size=20))
def test_suggestions_never_change_the_text_and_stay_inside_it(data: st.DataObject, original: str) -> None:
    trail = Trail(original)
    edits = [Edit(e.start, e.end, e.before, e.after, e.reason, 0.5) for e in data.draw(edit_lists(original))]
    trail.extend(step(), edits)
    assert trail.text == original
    rows = trail.composed(Phase.TEXT)
    assert [row.applied for row in rows] == [False] * len(edits)
    assert all(original[row.edit.start : row.edit.end] == row.edit.before for row in rows)


def test_a_deleted_line_takes_the_edits_inside_it_along() -> None:
    trail = Trail("好\n广告甲\n文")
    trail.extend(step("first"), [Edit(4, 5, "甲", "乙", Reason.PUNCTUATION)])
    trail.extend(step("second"), [Edit(2, 6, "广告乙\n", "", Reason.SPAM)])
    (row,) = trail.composed(Phase.TEXT)
    assert (row.step, row.edit.before, trail.text) == ("second", "广告甲\n", "好\n文")


def test_a_conversion_reaches_what_earlier_edits_wrote_and_not_what_later_ones_write() -> None:
    trail = Trail("甲問乙")
    trail.extend(step("first"), [Edit(2, 3, "乙", "問", Reason.BROKEN_FRAMING)])
    trail.extend(step("script"), [Edit(0, 3, "問", "问", Reason.SCRIPT)])
    trail.extend(step("last"), [Edit(0, 1, "甲", "問", Reason.DROPPED_WORD)])
    assert trail.text == "問问问"
    assert replay("甲問乙", [row.edit for row in trail.composed(Phase.TEXT)]) == "問问问"


@pytest.mark.parametrize(
    "edits",
    [
        [Edit(0, 2, "子丑", "", Reason.SPAM), Edit(1, 2, "丑", "", Reason.SPAM)],
        [Edit(0, 1, "丑", "", Reason.SPAM)],
        [Edit(2, 4, "寅", "", Reason.SPAM)],
        [Edit(1, 1, "", "甲", Reason.SPAM), Edit(1, 1, "", "乙", Reason.SPAM)],
        [Edit(0, 1, "子", "", Reason.SPAM, 1.5)],
        [Edit(0, 3, "子丑", "鼠", Reason.SCRIPT)],
    ],
)
def test_a_step_that_proposes_nonsense_is_named(edits: list[Edit]) -> None:
    with pytest.raises(AssertionError, match="step culprit"):
        check_edits("子丑寅", edits, "culprit")


def test_a_blotted_twin_shows_in_before_only() -> None:
    trail = Trail("拨打13900000000吧")
    trail.extend(step(), [Edit(2, 13, "13900000000", "[手机号]", Reason.PERSONAL_DATA)])
    (row,) = trail.composed(Phase.TEXT, "拨打" + "●" * 11 + "吧")
    assert (row.edit.before, row.edit.after) == ("●" * 11, "[手机号]")


def test_a_deletion_leaves_earlier_deletions_to_their_steps() -> None:
    trail = Trail("文\n评\n标签")
    trail.extend(step("first"), [Edit(2, 4, "评\n", "", Reason.COMMENT)])
    trail.extend(step("second"), [Edit(1, 4, "\n标签", "", Reason.BOILERPLATE)])
    rows = [(row.step, row.edit.before) for row in trail.composed(Phase.TEXT)]
    assert rows == [("second", "\n"), ("first", "评\n"), ("second", "标签")]
    assert trail.text == "文"

"""Every step on its cases, and the properties that all steps share."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.cleaning.edits import APPLY_FLOOR, Trail
from pipeline.cleaning.script import is_traditional
from pipeline.config import Config
from pipeline.knowledge import load_knowledge
from pipeline.page import STEPS
from pipeline.records import Draft, Step
from tests.cases_of import CASES, load_cases

BY_NAME = {step.name: step for step in STEPS}
FOLDERS = sorted(path.name for path in (CASES / "cleaning").iterdir() if path.is_dir())
DAMAGED = [
    case for name in FOLDERS for case in load_cases(f"cleaning/{name}", "in_the_wild", "synthetic", "known_failures")
]
NEGATIVE = [case for name in FOLDERS for case in load_cases(f"cleaning/{name}", "negative")]


# No fixture: Hypothesis would print it whole beside every example.
KNOWLEDGE = load_knowledge(Config())


def draft_of(case: dict[str, Any]) -> Draft:
    page_text = case.get("page_text", case["before"])
    return Draft(
        case["before"], page_text, case.get("title", ""), (), is_traditional(page_text, KNOWLEDGE.simplify(page_text))
    )


def run(step: Step, draft: Draft) -> Trail:
    trail = Trail(draft.text)
    trail.extend(step, step.propose(draft, KNOWLEDGE))
    return trail


def step_of(request: pytest.FixtureRequest) -> Step:
    return BY_NAME[request.node.callspec.id.split("-")[0].split("/")[1]]


@pytest.mark.parametrize("case", DAMAGED)
def test_a_step_mends_its_cases(case: dict[str, Any], request: pytest.FixtureRequest) -> None:
    assert run(step_of(request), draft_of(case)).text == case["after"]


@pytest.mark.parametrize("case", DAMAGED)
def test_a_second_run_proposes_nothing(case: dict[str, Any], request: pytest.FixtureRequest) -> None:
    if "known_failures" in request.node.callspec.id:
        pytest.xfail("mends nothing yet")
    step, draft = step_of(request), draft_of(case)
    mended = run(step, draft).text
    assert [
        edit for edit in step.propose(replace(draft, text=mended), KNOWLEDGE) if edit.confidence >= APPLY_FLOOR
    ] == []


@pytest.mark.parametrize("case", NEGATIVE)
def test_a_step_leaves_its_negative_cases_alone(case: dict[str, Any], request: pytest.FixtureRequest) -> None:
    trail = run(step_of(request), draft_of(case))
    assert trail.text == case["before"]


@pytest.mark.parametrize("case", NEGATIVE)
def test_no_step_at_all_touches_a_negative_case_of_prose(case: dict[str, Any]) -> None:
    draft = draft_of(case)
    if draft.is_traditional or "[email" in draft.text:
        pytest.skip("the case is about another script, or about markup")
    for name in ("annotations", "spam", "markup", "gaps", "ordinals"):
        assert run(BY_NAME[name], draft).text == case["before"], name


MESS = st.text(
    st.sampled_from("网貸逾期問问题 ,:?()<>&/p的著壹妳全化催收、短信通过\n。《之一百条》ā\u200b\ue000�\ud800A1@"),
    max_size=80,
)


@pytest.mark.parametrize("name", sorted(BY_NAME))
@settings(max_examples=60)
@given(text=MESS | st.text(max_size=60), title=st.text("网贷逾期ab", max_size=12))
def test_a_step_takes_any_unicode_string(name: str, text: str, title: str) -> None:
    draft = Draft(text, text, title, (), is_traditional(text, KNOWLEDGE.simplify(text)))
    run(BY_NAME[name], draft)


def test_every_step_has_cases_a_reason_and_a_name() -> None:
    named_elsewhere = {
        "annotations",
        "mask",
        "blocks",
        "host_lines",
        "consensus",
    }  # cases of their own, in their own test modules
    assert sorted(BY_NAME) == sorted(step.name for step in STEPS)
    assert len(BY_NAME) == len(STEPS)
    assert set(FOLDERS) | named_elsewhere == set(BY_NAME)
    assert all(step.why.endswith(".") and step.version >= 1 for step in STEPS)

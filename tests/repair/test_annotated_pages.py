"""Whole pages: those that prove an annotator lose what he wrote, all others stay as they are."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cases_of import load_cases
from tests.repair.repaired import find_edits, repair


@pytest.mark.parametrize("case", load_cases("annotated_pages", "synthetic", "known_failures"))
def test_page_is_as_it_was_written(case: dict[str, Any]) -> None:
    assert repair(case["before"]) == case["after"]


@pytest.mark.parametrize("case", load_cases("annotated_pages", "negative"))
def test_page_without_an_annotator_stays(case: dict[str, Any]) -> None:
    assert find_edits(case["before"]) == []

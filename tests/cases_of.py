"""Cases as data: TOML files below tests/cases, turned into parameters of a test."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

CASES = Path(__file__).parent / "cases"


def load_cases(folder: str, *kinds: str) -> list[Any]:
    """Parameters `(case,)` with readable ids; those of `known_failures` are strict expected failures."""
    parameters = []
    for kind in kinds:
        path = CASES / folder / f"{kind}.toml"
        if not path.exists():
            continue
        marks = [pytest.mark.xfail(strict=True)] if kind == "known_failures" else []
        parameters += [
            pytest.param(case, id=f"{folder}-{kind}-{case['label']}", marks=marks)
            for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
        ]
    return parameters

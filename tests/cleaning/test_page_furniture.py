"""Lines of the page's frame: what may be passed over unread."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from pipeline.cleaning.page_furniture import SIGNS, name_furniture
from pipeline.lexicon import fold

CASES = Path(__file__).parents[1] / "cases"
_SIGN = re.compile("|".join(map(re.escape, SIGNS)) + r"|\d\d\d")


def test_no_line_without_a_sign_is_furniture() -> None:
    cases = [case for path in sorted(CASES.rglob("*.toml")) for found in tomllib.loads(path.read_text("utf-8")).values()
             if isinstance(found, list) for case in found if isinstance(case, dict)]  # fmt: skip
    lines = {fold(line).text for case in cases for text in case.values() if isinstance(text, str)
             for line in text.split("\n")}  # fmt: skip
    named = {line for line in lines if name_furniture(line, below_first=True, after_prose=True)}
    assert len(named) > 100
    for line in named:
        has_sign = _SIGN.search(line) is not None
        assert name_furniture(line, below_first=True, after_prose=True, has_sign=has_sign), line

"""The broken runs of the survey, each in a page of its own: tests/cases/fragments."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from tests.cases_of import CASES
from tests.simulators.annotator import Decoder, Entry, Line, convert_naively, simulate_page

FOLDER = CASES / "fragments"
PLACE = 15  # of the sentence with the fragment among the others


@cache
def _read_page() -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    page = tomllib.loads((FOLDER / "page.toml").read_text(encoding="utf-8"))
    entries = tuple(Entry(entry[0], entry[1:]) for entry in page["list"].split())
    return entries, tuple(map(convert_naively, page["sentences"].split()))


def read_fragments() -> list[dict[str, Any]]:
    """All cases, those that are known to fail included."""
    paths = (FOLDER / f"{kind}.toml" for kind in ("in_the_wild", "known_failures"))
    return [case for path in paths if path.exists() for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]]


def simulate_fragment(case: dict[str, Any]) -> list[Line]:
    """The page of a case, as PHP printed it and with private-use characters dropped; line `PLACE` has the fragment."""
    entries, others = _read_page()
    entries = tuple(entry for entry in entries if entry.char not in case.get("without", ""))
    sentences = [*others[:PLACE], convert_naively(case["sentence"]), *others[PLACE:]]
    cuts = {PLACE: (case["cut"], case.get("number", 0))} if "cut" in case else {}
    return simulate_page(sentences, entries, Decoder.PHP, keep_private=False, cuts=cuts)

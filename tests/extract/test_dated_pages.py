"""Date and section of pages as the systems of real sites draw them: in the strip, in the source, beside a visit, on the way."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract import extract
from pipeline.extract.source_dates import Source, find_named
from pipeline.records import Extraction, Media
from tests.cases_of import load_cases
from tests.extract.test_fields import PARTS

TITLE = "逾期后协商还款要准备哪些材料"
HEAD = f"<title>{TITLE}_青禾网</title>"
FILL = "木" * 2_500  # what stands between the objects of a script


def read(case: dict[str, Any], body: str) -> Extraction:
    markup = f"<html><head>{case.get('head', HEAD)}</head><body>{body}</body></html>"
    for name, part in {**PARTS, "FILL": FILL}.items():
        markup = markup.replace(f"@{name}@", part)
    return extract(
        markup,
        media=Media.HTML,
        url=case.get("url", "http://www.example.cn/a/1.html"),
        fetched_at=datetime.fromisoformat(f"{case.get('fetched', '2025-06-01')}T12:00:00+08:00"),
        is_visit=case.get("is_visit", True),
    )


@pytest.mark.parametrize("case", load_cases("fields", "systems", "visits", "sections"))
def test_date_and_section_of_a_page_of_this_system(case: dict[str, Any]) -> None:
    page = read(case, case["body"])
    found = {
        "title": page.title.value if page.title else "",
        "published": str(page.published.day or ""),
        "evidence": page.published.evidence,
        "category": page.category.value if page.category else "",
        "author": page.author.value if page.author else "",
    }
    expected = {"title": TITLE, **case["after"]}
    assert {name: found[name] for name in expected} == expected


@pytest.mark.parametrize("case", load_cases("fields", "strips"))
def test_the_date_of_a_strip(case: dict[str, Any]) -> None:
    page = read(case, f"@NAVIGATION@<h1>{TITLE}</h1><div>{case['before']}</div><div>@PARAGRAPHS@</div>@FOOTER@")
    assert str(page.published.day) == "2013-05-06"


@pytest.mark.parametrize("case", load_cases("fields", "ways"))
def test_the_section_of_a_way(case: dict[str, Any]) -> None:
    strip = "<div>2013-05-06 10:20 来源：禾木网</div>"
    page = read(case, f"@NAVIGATION@{case['before']}<h1>{TITLE}</h1>{strip}<div>@PARAGRAPHS@</div>@FOOTER@")
    assert (page.category.value if page.category else "") == case["after"]


@given(st.text(alphabet='pubtime="=:>13678068002-/<(\\ ', max_size=300))
def test_any_source_ends_in_at_most_one_date(markup: str) -> None:
    assert len(find_named(Source(f"<script>{markup}</script>"), TITLE)) <= 1

"""Who wrote an article: which of the places that name somebody is believed, and what is no name."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.extract import extract
from pipeline.records import Media

CASES = Path(__file__).parents[1] / "cases" / "authors"
FETCHED_AT = datetime(2025, 6, 1, 4, tzinfo=UTC)
TITLE = "小额借款逾期后上门核实怎么应对"
FIRST = "小额借款逾期以后，借款人应当先核对欠款的本金与利息，再与平台协商还款计划。"
LINES = (
    "收到上门核实的通知以后不要失联，把通话与短信都保存下来，日后协商时用得上。",
    "协议要写在纸上，双方各留一份，口头的承诺事后很难证明，旧案子里不乏这样的教训。",
)


def put(before: str, text: str, behind: str) -> str:
    """A paragraph with words put into it, or with lines of their own beside it."""
    is_block = "<p>" in before + behind or "<div" in before + behind
    return f"{before}<p>{text}</p>{behind}" if is_block else f"<p>{before}{text}{behind}</p>"


def read_author(case: dict[str, str]) -> str:
    paragraphs = (
        put(case.get("opening", ""), FIRST, "") + f"<p>{LINES[0]}</p>" + put("", LINES[1], case.get("ending", ""))
    )
    markup = (
        f"<html><head><title>{TITLE}_{case.get('site', '青禾网')}</title>{case.get('head', '')}</head><body><div><h1>{TITLE}</h1>"
        f"<div>{case.get('strip', '')}</div><div>{paragraphs}</div>{case.get('below', '')}</div></body></html>"
    )
    url = case.get("url", "http://www.example.cn/a/1.html")
    found = extract(markup, media=Media.HTML, url=url, fetched_at=FETCHED_AT).author
    return found.value if found else ""


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=f"{path.stem}: {case['label']}")
        for path in sorted(CASES.glob("*.toml"))
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ],
)
def test_the_author_is_whom_the_page_names(case: dict[str, str]) -> None:
    assert read_author(case) == case["author"]

"""The strip beside the title."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.breadcrumbs import read_breadcrumb
from pipeline.extract.bylines import read_byline
from pipeline.extract.names import read_name
from pipeline.extract.signatures import read_posting, read_signature

CASES = Path(__file__).parents[1] / "cases" / "bylines"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(case["before"], case.get("after"), id=case["label"])
        for path in sorted(CASES.glob("*.toml"))
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ],
)
def test_a_line_is_read_whole_or_not_at_all(before: str, after: dict[str, str] | None) -> None:
    byline = read_byline(before)
    if byline is None or after is None:
        assert byline is None
        assert after is None
        return
    found = {
        "author": byline.author,
        "category": byline.category,
        "published": byline.stamps[0].at.date().isoformat() if byline.stamps else "",
    }
    assert found == {"author": "", "category": "", "published": "", **after}


@pytest.mark.parametrize(
    ("line", "places"),
    [
        ("首頁>>逾期資訊>>正文", ["逾期資訊"]),
        ("当前位置:首页 > 金融债务 > 正文内容", ["金融债务"]),
        ("2025行业资讯 > > 正文", ["2025行业资讯"]),
        ("您当前的位置 :", []),
        ("您现在的位置：首页 » 贷款 » 信用卡逾期半年银行会不会起诉持卡人", ["贷款"]),
        ("您现在的位置：首页", []),
        ("当前位置：被告仍居住在原址", None),
        ("逾期率>10%的平台", None),
        ("利率 > 24% > 36%", None),
        ("首页 贷款 信用卡", None),
    ],
)
def test_a_breadcrumb_gives_the_places_between_home_and_article(line: str, places: list[str] | None) -> None:
    assert read_breadcrumb(line) == places


@pytest.mark.parametrize("token", ["2024", "发布", "小编导语", "相关文章", "a", "一二三四五六七八九"])
def test_what_can_be_no_name_is_none(token: str) -> None:
    assert read_name(token) == ""


@pytest.mark.parametrize(
    ("token", "name"),
    [("苏晓，", "苏晓"), ("(admin)", ""), ("(木南)", "木南"), ("林晚vip3级会员", "林晚"), ("苏一-法律顧問", "苏一")],
)
def test_a_name_is_freed_of_what_hangs_on_it(token: str, name: str) -> None:
    assert read_name(token) == name


@given(st.text(max_size=300))
def test_any_line_has_a_result(line: str) -> None:
    read_byline(line)
    read_breadcrumb(line)
    read_name(line)
    read_posting(line)
    read_signature(line)

"""Notices that close a page, names of picture files, captions that a page repeats."""

from __future__ import annotations

import pytest

from pipeline.cleaning.closing_notices import find_notices

ARTICLE = ["借款人应当先核对欠款的本金与利息，再与平台协商还款计划。", "协议要写在纸上，双方各留一份。"]
RIGHTS = "凡本网注明“来源：青禾网”的作品，版权均属于青禾网，未经授权不得转载、摘编。"


@pytest.mark.parametrize(
    "tail",
    [
        [f"版权及免责声明：{RIGHTS}"],
        ["版权及免责声明：", f"1、{RIGHTS}", "2、凡本网注明“来源：其他”的作品，均转载自其他媒体，不代表本网观点。"],
        ["【免责声明】", f"1、{RIGHTS}", "如涉及作品版权等问题，请在两周内同本网联系。", "青禾网"],
    ],
)
def test_a_notice_goes_from_its_head_to_the_end(tail: list[str]) -> None:
    assert sorted(find_notices([*ARTICLE, *tail])) == list(range(len(ARTICLE), len(ARTICLE) + len(tail)))


@pytest.mark.parametrize(
    "lines",
    [
        ["版权声明怎么写", *ARTICLE],
        [*ARTICLE, "三、免责声明", "格式条款里的免责声明若排除对方主要权利，法院可以认定它无效。"],
        [*ARTICLE, "免责声明："],
        [f"版权声明：{RIGHTS}", *ARTICLE],
        ["图表一", *ARTICLE, "图表一"],
        ["把表格另存为a.png再上传", *ARTICLE],
    ],
)
def test_an_article_about_such_things_keeps_its_lines(lines: list[str]) -> None:
    assert not find_notices(lines)


def test_files_of_pictures_and_repeated_captions_are_no_text() -> None:
    lines = ["图：柜台前的老人", ARTICLE[0], "图：柜台前的老人", "老人照片.jpg", ARTICLE[1]]
    assert sorted(find_notices(lines)) == [0, 2, 3]

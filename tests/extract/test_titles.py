"""The title by agreement of what a page says."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from pipeline.extract import extract
from pipeline.records import Extraction, Field, Media, Role

BODY = (
    "<p>小额借款逾期以后，借款人应当先核对欠款的本金与利息，再与平台协商还款计划。</p>"
    "<p>收到上门核实的通知以后不要失联，把通话与短信都保存下来，日后协商时用得上。</p>"
    "<p>协议要写在纸上，双方各留一份，口头的承诺事后很难证明。</p>"
)
TITLE = "小额借款逾期后上门核实怎么应对"


def read(markup: str, media: Media = Media.HTML) -> Extraction:
    return extract(markup, media=media, url="", fetched_at=datetime(2025, 6, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("head", "top", "evidence"),
    [
        ("<title>贷款频道</title>", f"<h1>{TITLE}</h1>", "h1"),
        (f"<title>{TITLE}_青禾网</title>", "<h1><a href=/>青禾网</a></h1>", "title"),
        (f"<title>{TITLE}_青禾网</title>", f"<h1><a href=/>青禾网</a></h1><h2>{TITLE}</h2>", "h2"),
        (f"<title>{TITLE} - 逾期资讯 - 青禾网</title>", "", "title"),
        (
            f"<title>免费视频大全,在线影院推荐,热门电影下载</title><meta property='og:title' content='{TITLE}'>",
            "",
            "og:title",
        ),
        ("<title>免费视频大全,在线影院推荐,热门电影下载</title>", f"<h1>热门电影在线观看</h1><h2>{TITLE}</h2>", "h2"),
        (f"<title>{TITLE}</title>", f"<div class=t>{TITLE}</div>", "line"),
        ("<title>理财频道</title>", f"<div>{TITLE}</div><div>2011年08月03日 09:41 来源：某某晚报</div>", "line"),
    ],
    ids=["section", "logo", "second", "parts", "og", "injected", "box", "byline"],
)
def test_the_title_is_what_several_places_say(head: str, top: str, evidence: str) -> None:
    page = f"<html><head>{head}</head><body><div>{top}<div>{BODY}</div></div></body></html>"
    assert read(page).title == Field(TITLE, evidence)


def test_a_title_keeps_its_brackets_and_its_script() -> None:
    page = "<h1>【提示】小額借款逾期(副标题：上门核实)</h1>" + BODY
    assert read(page).title == Field("【提示】小額借款逾期(副标题：上门核实)", "h1")


def test_injected_keywords_alone_are_no_title() -> None:
    assert read(f"<title>免费视频大全,在线影院推荐,热门电影下载</title>{BODY}").title is None


def test_a_numbered_chapter_is_not_taken_for_the_title() -> None:
    extraction = read(f"<title>{TITLE}_青禾网</title><h2>一、小额借款逾期的现状</h2>{BODY}")
    assert extraction.title == Field(TITLE, "title")


class TestText:
    @pytest.mark.parametrize(
        "head",
        [
            [],
            ["免费视频大全,在线影院推荐,热门电影下载,中文资源"],
            ["首頁>>逾期資訊>>正文"],
            [
                "免费视频大全,在线影院推荐,热门电影下载 ?",
                "当前位置：首页 > 逾期资讯 > 正文",
                "逾期法务 2024-10-14 03:19:52",
            ],
            ["精彩评论"],
        ],
    )
    def test_the_first_line_that_can_be_one(self, head: list[str]) -> None:
        page = "\n\n".join([*head, TITLE, "小编导语", "借款人应当先核对欠款的本金与利息，再与平台协商还款计划。" * 2])
        assert read(page, Media.TEXT).title == Field(TITLE, "first_line")

    def test_a_dated_byline_below_tells_the_title_from_navigation(self) -> None:
        prose = "借款人应当先核对欠款的本金与利息，再与平台协商还款计划。" * 2
        page = f"贷款\n信用卡\n青禾逾期资讯网站\n{TITLE}\n苏晓 2024-05-06 10:11\n{prose}"
        assert read(page, Media.TEXT).title == Field(TITLE, "first_line")

    def test_a_navigation_bar_at_the_head_is_set_apart(self) -> None:
        prose = "借款人应当先核对欠款的本金与利息，再与平台协商还款计划。" * 2
        page = f"首頁\n逾期資訊\n信用卡逾期\n關于我們\n{TITLE}\n{prose}"
        extraction = read(page, Media.TEXT)
        assert extraction.title == Field(TITLE, "first_line")
        assert [block.role for block in extraction.blocks] == [*[Role.NAVIGATION] * 4, Role.TITLE, Role.BODY]

    def test_a_line_that_is_said_again_beats_the_first_one(self) -> None:
        prose = "借款人应当先核对欠款的本金与利息，再与平台协商还款计划。" * 2
        page = f"青禾逾期网\n{TITLE}\n{prose}\n{TITLE}\n{prose}"
        assert read(page, Media.TEXT).title == Field(TITLE, "repeated_line")

    def test_a_page_that_begins_with_a_paragraph_has_none(self) -> None:
        prose = "借款人应当先核对欠款的本金与利息，再与平台协商还款计划。" * 2
        assert read(f"{prose}\n{prose}", Media.TEXT).title is None

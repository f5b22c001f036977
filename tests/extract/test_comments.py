"""Comments and teasers are set apart by label and by what follows it; chapters that bear such a name stay."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from pipeline.extract import extract
from pipeline.extract.comments import is_comment_header
from pipeline.records import Media, Role

PROSE = [
    "借款人应当先核对欠款的本金与利息，再与平台协商一份自己能够承担的还款计划。这一步越早越好，拖得越久越被动。",
    "收到通知以后不要失联，把通话与短信都保存下来，日后协商时用得上。",
    "协议要写在纸上，双方各留一份，口头的承诺事后很难证明。",
    "如果一时拿不出钱，也要让对方看到诚意，哪怕先还一点点，记录里也会好看得多，对将来的协商有很大的帮助。",
]
HEAD = ["小额借款逾期怎么协商", "小禾2025-03-12债务优化83"]
TEASERS = [
    "房贷断供以后怎么办",
    "房贷断供以后怎么办",
    "房贷断供以后怎么办，很多人收入下降之后都会遇到这个难题，先看...",
    "被列为失信人多久解除",
    "失信的解除条件有三种，第一种是...",
]


def roles(*body: str) -> list[tuple[Role, str]]:
    extraction = extract(
        "\n".join([*HEAD, *body]), media=Media.TEXT, url="", fetched_at=datetime(2025, 6, 1, tzinfo=UTC)
    )
    return [(block.role, extraction.text[block.start : block.end]) for block in extraction.blocks][len(HEAD) :]


def of(role: Role, *texts: str) -> list[tuple[Role, str]]:
    return [(role, text) for text in texts]


@pytest.mark.parametrize(
    "label", ["相关文章", "相關推薦", "最新發布", "【随机看看】", "猜你喜欢：", "同天发布文章", "你或有興趣的文章"]
)
def test_teasers_at_the_end_are_teasers_in_both_scripts(label: str) -> None:
    assert roles(*PROSE, label, *TEASERS) == of(Role.BODY, *PROSE) + of(Role.TEASER, label, *TEASERS)


def test_empty_labels_at_the_end_are_teasers() -> None:
    assert roles(*PROSE, "最新發布", "最新文章", "隨機看看")[-3:] == of(Role.TEASER, "最新發布", "最新文章", "隨機看看")


def test_a_box_of_teasers_inside_the_article_leaves_what_follows() -> None:
    expected = (
        of(Role.BODY, *PROSE[:2]) + of(Role.TEASER, "相关阅读", *TEASERS) + of(Role.BODY, "二、怎样协商", *PROSE[2:])
    )
    assert roles(*PROSE[:2], "相关阅读", *TEASERS, "二、怎样协商", *PROSE[2:]) == expected


def test_a_box_of_links_inside_the_article_leaves_what_follows() -> None:
    links = "".join(f'<p><a href="/{n}.html">{text}</a></p>' for n, text in enumerate(TEASERS[::3]))
    body = "".join(f"<p>{text}</p>" for text in PROSE)
    extraction = extract(
        f"<div><h1>{HEAD[0]}</h1>{body}<p>相关阅读：</p>{links}<h2>怎样协商</h2>{body}</div>",
        media=Media.HTML,
        url="",
        fetched_at=datetime(2025, 6, 1, tzinfo=UTC),
    )
    kept = [extraction.text[block.start : block.end] for block in extraction.blocks if block.kept]
    assert kept == [*PROSE, "怎样协商", *PROSE]


@pytest.mark.parametrize("heading", ["延伸阅读", "相关推荐", "最新评论", "精彩评论"])
def test_a_chapter_with_such_a_name_and_prose_below_stays(heading: str) -> None:
    assert roles(*PROSE[:2], heading, *PROSE) == of(Role.BODY, *PROSE[:2], heading, *PROSE)


@pytest.mark.parametrize("label", ["精彩评论", "精彩評論", "网友评论(2)", "最新评论"])
def test_comments_reach_to_the_next_label(label: str) -> None:
    comments = [
        "头像 苏一-法律顾问 2025-03-13",
        "一般先发短信，上门的很少见。",
        "頭像 何二-法律顧問 2025-03-14",
        "我当时也慌，后来按月还清了。",
    ]
    expected = of(Role.BODY, *PROSE) + of(Role.COMMENT, label, *comments) + of(Role.TEASER, "相关文章", *TEASERS)
    assert roles(*PROSE, label, *comments, "相关文章", *TEASERS) == expected


def test_comments_without_a_label_begin_at_the_first_avatar() -> None:
    comments = ["头像 苏一-法律顾问 2025-03-13", "一般先发短信，上门的很少见。"]
    assert roles(*PROSE, *comments) == of(Role.BODY, *PROSE) + of(Role.COMMENT, *comments)


def test_an_empty_box_of_comments_above_the_article_takes_nothing_along() -> None:
    body = ["一、先核对账目", PROSE[0], "二、再去协商", PROSE[1]]
    assert roles("精彩评论", *body) == of(Role.COMMENT, "精彩评论") + of(Role.BODY, *body)


@pytest.mark.parametrize("line", ["上一篇：信用卡逾期半年会怎样", "下一篇:没有了", "« 上一頁", "下一页"])
def test_neighbours_are_navigation(line: str) -> None:
    assert roles(*PROSE, line)[-1] == (Role.NAVIGATION, line)


@pytest.mark.parametrize("line", ["上门核实的规矩", "下一步应该怎么做", "上一年度的账单要留好"])
def test_headings_that_begin_alike_are_not(line: str) -> None:
    assert roles(*PROSE[:2], line, *PROSE[2:])[2] == (Role.BODY, line)


@pytest.mark.parametrize(
    "line",
    [
        "頭像 苏一-法律顧問 2025-03-01",
        "苏一-已上岸的人",
        "3楼",
        "网友 小雨 说",
        "苏一 3天前",
        "小雨回复：",
        "沈小栖2025-02-01",
        "柳半夏-上岸中2025-02-15",
    ],
)
def test_a_writer_of_a_comment_is_recognised(line: str) -> None:
    assert is_comment_header(line)


@pytest.mark.parametrize(
    "line", ["用户在逾期后应当主动协商", "网友的疑问主要有三个方面", "第一步 核对账目", "2025年3月1日起施行"]
)
def test_a_line_of_the_article_is_no_writer(line: str) -> None:
    assert not is_comment_header(line)


def test_a_byline_with_a_calling_is_no_comment() -> None:
    page = f"{HEAD[0]}\n苏晓-已上岸的人 | 2025-01-15 15:50:29\n{PROSE[0]}\n{PROSE[1]}"
    extraction = extract(page, media=Media.TEXT, url="", fetched_at=datetime(2025, 6, 1, tzinfo=UTC))
    assert [block.role for block in extraction.blocks] == [Role.TITLE, Role.BYLINE, Role.BODY, Role.BODY]


def test_a_section_before_the_date_is_the_category_where_the_breadcrumb_names_it() -> None:
    page = f"首页 ? 逾期法务 ? 正文\n{HEAD[0]}\n逾期法务 2025-01-15 15:50:29\n{PROSE[0]}\n{PROSE[1]}"
    extraction = extract(page, media=Media.TEXT, url="", fetched_at=datetime(2025, 6, 1, tzinfo=UTC))
    assert extraction.author is None
    assert extraction.category is not None
    assert extraction.category.value == "逾期法务"


def test_below_a_bare_link_to_a_neighbour_behind_the_text_stand_its_title_and_its_day() -> None:
    page = "\n".join(
        [
            *HEAD,
            "逾期以后应当先核对欠款的本金与利息，再与平台协商一份自己能够承担的还款计划。",
            "上一篇",
            "农信社贷款展期的条件",
            "2025-04-02",
            "下一篇",
            "海州首付比例调整",
        ]
    )
    extraction = extract(page, media=Media.TEXT, url="", fetched_at=datetime(2025, 6, 1, tzinfo=UTC))
    kept = "\n".join(extraction.text[b.start : b.end] for b in extraction.blocks if b.role is Role.BODY)
    assert "农信社贷款" not in kept
    assert "2025-04-02" not in kept
    assert "首付" not in kept
    assert "核对欠款" in kept

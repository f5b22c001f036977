"""What stands in the article's own box and is no part of it, and where the next article of a page begins."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from pipeline.extract import extract
from pipeline.records import Extraction, Media, Role

TITLE = "小额借款逾期后怎样与银行谈分期"
LINES = (
    "柳溪的一位借款人连续三个月没有收到账单，后来才发现通知寄到了旧地址，违约金已经滚了两次。",
    "客服告诉他，先把本金、利息与违约金分开列成一张表，再提出自己每个月能够承担的数目。",
    "谈成以后，协议要写在纸上，双方各留一份。",
)
BODY = "".join(f"<p>{line}</p>" for line in LINES)


def read(markup: str, media: Media = Media.HTML) -> Extraction:
    return extract(markup, media=media, url="", fetched_at=datetime(2025, 6, 1, tzinfo=UTC))


def body_of(extraction: Extraction) -> list[str]:
    return [extraction.text[b.start : b.end] for b in extraction.blocks if b.role is Role.BODY]


def page(body: str, *, top: str = "", below: str = "") -> str:
    return (
        f"<title>{TITLE}_青禾网</title><body><div class=main><h1>{TITLE}</h1><div class=info>2021-03-04 10:11 来源：青禾晚报</div>"
        f"{top}<div class=con>{body}</div>{below}</div>"
    )


@pytest.mark.parametrize(
    "box",
    [
        "<div class=card><div>柳溪农商行·安心贷</div><div>月利率0.4%</div><a href=/a>立即申请</a><p>已有301人申请</p></div>",
        "<div class=adviser><a href=/l>卓律师</a> <span>服务地区：柳溪</span> <a href=/q>立即咨询</a></div>",
        "<div class=x><span>广告</span><p>新用户下载领红包</p></div>",
        "<div class=ad><p>周末好去处</p></div>",
        "<p><b>►更多新聞</b></p><p><a href=/1>►山間小路修好了</a></p><p><a href=/2>►老城的燈又亮了</a></p>",
    ],
    ids=["product", "adviser", "labelled", "named", "pointers"],
)
def test_a_card_between_the_paragraphs_is_none_of_them(box: str) -> None:
    first, *rest = (f"<p>{line}</p>" for line in LINES)
    assert body_of(read(page(first + box + "".join(rest)))) == list(LINES)


@pytest.mark.parametrize(
    "box",
    [
        "<div class=file><p>还款计划表</p><a href=/a.doc>附件：还款计划表.doc</a></div>",
        "<ul><li>身份证</li><li>最近六个月的流水</li></ul>",
        "<div class=note><p>立即申请之前，先问清楚手续费由谁出。</p></div>",
        "<table><tr><td>期数</td><td>月供</td></tr><tr><td>12</td><td>880元</td></tr></table>",
    ],
    ids=["file", "list", "sentence", "table"],
)
def test_a_box_of_the_article_stays(box: str) -> None:
    first, *rest = (f"<p>{line}</p>" for line in LINES)
    assert len(body_of(read(page(first + box + "".join(rest))))) > len(LINES)


def test_a_lead_that_is_the_first_words_again_is_said_once() -> None:
    lead = f"<div class=lead><b>导读：</b>{LINES[0][:24]}……</div>"
    assert body_of(read(page(lead + BODY))) == list(LINES)


def test_rows_of_data_above_the_title_are_no_text() -> None:
    table = (
        "<table><tr><td>索 引 号：</td><td>0012/2021-7</td><td>主题分类：</td><td>金融</td></tr>"
        "<tr><td>发文机关：</td><td>柳溪市金融办</td><td>成文日期：</td><td>2021年3月4日</td></tr>"
        f"<tr><td>标　　题：</td><td>{TITLE}</td></tr></table>"
    )
    markup = f"<title>{TITLE}</title><body><div class=wrap>{table}<h1>{TITLE}</h1><div class=pages_content>{BODY}</div></div>"
    assert [line for line in body_of(read(markup)) if line != TITLE] == list(LINES)


@pytest.mark.parametrize(
    "tail",
    [
        "<div class=tool><a href=#>打印</a> <a href=#>关闭</a></div><div class=quick><span>存款计算器</span></div>",
        "<div class=pn>上一篇：<a href=/1>山间小路修好了</a></div><div class=box><h3>展品</h3><ul><li>一型</li><li>二型</li></ul></div>",
        "<p class=e>[责任编辑：柳微凉]</p><div class=bar>人参与 评论 网友评论文明上网，发言请遵守新闻评论服务协议</div>",
    ],
    ids=["buttons", "neighbours", "comments"],
)
def test_what_follows_the_end_of_a_short_article_is_not_its(tail: str) -> None:
    assert body_of(read(page(BODY, below=tail))) == list(LINES)


def test_short_sentences_in_boxes_of_their_own_are_paragraphs() -> None:
    lines = (LINES[0], "双方都签了字。", "账就此结清。")
    boxes = "".join(f"<div class=w><p>{line}</p></div>" for line in lines)
    assert body_of(read(page(boxes))) == list(lines)


def test_advertisements_between_short_lines_part_them_from_nothing() -> None:
    lines = (*LINES[:1], "身份证要带原件", "流水要盖章", *LINES[1:])
    boxes = "".join(
        f'<p>{line}</p><div class=b><a href="/{n}">山间小路第{n}段修好了</a></div>' for n, line in enumerate(lines)
    )
    assert body_of(read(page(boxes))) == list(lines)


def test_a_boards_votes_of_one_line_are_comments() -> None:
    pushes = "".join(f"<div class=push>推 name{n}: 第{n}點我同意 03/0{n} 10:1{n}</div>" for n in range(1, 5))
    extraction = read(page(BODY + pushes))
    assert body_of(extraction) == list(LINES)
    assert sum(block.role is Role.COMMENT for block in extraction.blocks) == 4


def test_a_second_article_does_not_win_by_its_length() -> None:
    long = "".join(
        f"<p>城墙的第{n}段用了旧砖，工匠说，新砖太硬，雨水一来反而容易开裂，两者之间要留一道缝。</p>" for n in range(9)
    )
    second = f"<article><h2>古城墙修缮通过验收</h2><div>2021-05-06 来源：青禾晚报</div>{long}</article>"
    assert body_of(read(page(BODY) + second)) == list(LINES)


def test_items_of_a_digest_with_their_own_bylines_are_one_article() -> None:
    items = "".join(
        f"<h2>第{n}条河的水位</h2><p>2021-05-0{n} 来源：青禾晚报</p><p>第{n}条河昨天退到了警戒线以下，沿河的三个村子都通了车。</p>"
        for n in range(1, 4)
    )
    assert sum("沿河的三个村子" in line for line in body_of(read(page(BODY + items)))) == 3


class TestText:
    @pytest.mark.parametrize("line", ["青禾网", "生活 正文", "| 会员登录 | 站点地图 | 联系我们 |", "信息查询："])
    def test_what_stands_above_the_title_is_the_sites(self, line: str) -> None:
        text = "\n".join((line, TITLE, "2021-03-04 10:11 来源：青禾晚报", *LINES))
        assert body_of(read(text, Media.TEXT)) == list(LINES)

    @pytest.mark.parametrize("labels", [("上一篇：", "下一篇："), ("上一篇", "下一篇")])
    def test_the_neighbours_title_goes_with_its_label(self, labels: tuple[str, str]) -> None:
        text = "\n".join((TITLE, *LINES, labels[0], "山间小路修好了", labels[1], "老城的灯又亮了"))
        assert body_of(read(text, Media.TEXT)) == list(LINES)

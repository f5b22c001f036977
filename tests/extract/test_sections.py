"""Which lines of a page its own structure joins to the article, and which it parts from it."""

from __future__ import annotations

from pipeline.extract.blocks import choose_body
from pipeline.extract.markup import parse
from pipeline.extract.outline import read_outline
from pipeline.extract.values import value_lines

PROSE = (
    "先核对账单上的本金与利息，再把每月能够拿出的数目写下来。",
    "打电话时请工作人员报出工号，并把通话的日期记在本子上。",
    "协商成功以后要一份书面的协议，口头答应的东西不算数。",
    "还清之后记得查一次信用报告，看看记录有没有更新。",
)


def read_body(html: str) -> list[str]:
    outline = read_outline(parse(f"<body>{html}</body>"))
    body = choose_body(outline, value_lines(outline))
    return [line.text for line in outline.lines[body.start : body.end]]


def items(*texts: str) -> str:
    return "".join(f"<li><div>{text}</div></li>" for text in texts)


def test_sections_under_headings_of_one_rank_are_one_article() -> None:
    links = items(*(f'<a href="/{n}">邻居家的石榴又红了一年{n}</a>' for n in range(6)))
    found = read_body(
        f"<article><h2>准备</h2><ol>{items('纸笔', '账单')}</ol><h2>步骤</h2><ol>{items(*PROSE)}</ol>"
        f"<h2>提醒</h2><ul>{items('群里的话不能全信，多问一家再作决定。')}</ul><h2>看看别的</h2><ul>{links}</ul></article>"
    )
    assert found[:4] == ["准备", "纸笔", "账单", "步骤"]
    assert found[-1] == "群里的话不能全信，多问一家再作决定。"


def test_a_box_may_be_a_heading_by_its_name() -> None:
    found = read_body(
        f"<div><div class=hd>准备</div><div class=a><div>纸笔</div></div><div class=hd>步骤</div>"
        f"<div class=b>{''.join(f'<div>{text}</div>' for text in PROSE)}</div></div>"
    )
    assert found[0] == "准备"


def test_links_around_an_article_are_no_list() -> None:
    found = read_body(
        f'<div><div><a href="/s">分享给身边的朋友</a></div><div><p>{PROSE[0]}</p><p>{PROSE[1]}</p>'
        f'<a href="/n">相关新闻：银行调整账单日</a><p>{PROSE[2]}</p></div><div><a href="/t">银行账单协商还款</a></div></div>'
    )
    assert [text for text in PROSE[:3] if text in found] == list(PROSE[:3])


def test_all_answers_to_a_question_are_one_article() -> None:
    answers = "".join(
        f'<div class="answer"><a href="/u/{n}">风吹麦浪{n}</a><div class="txt">{text}</div><a href="/t/{n}">发布于 2018-12-2{n}</a></div>'
        for n, text in enumerate((PROSE[0] * 3, PROSE[1] * 3, PROSE[2]))
    )
    assert PROSE[2] in read_body(f"<div><h1>账单还不上怎么办</h1>{answers}</div>")


def test_blurbs_above_a_thread_are_no_article() -> None:
    blurbs = "".join(
        f'<div class="it"><h3><a href="/{n}">镇上的修表铺搬走了{n}</a></h3><p>{PROSE[3]}</p></div>' for n in range(8)
    )
    posts = "".join(
        f'<div class="floor"><a href="/u/{n}">用户{n}</a><span>2012-05-0{n} 10:20</span><div>{text}</div><a>回复</a></div>'
        for n, text in enumerate((PROSE[0] + PROSE[1] + PROSE[2], "谢谢分享。", "学到了。", "顶一下。"), 1)
    )
    assert PROSE[0] + PROSE[1] + PROSE[2] in read_body(f"<div>{blurbs}</div><div>{posts}</div>")


def test_advertisements_below_paragraphs_make_no_cards() -> None:
    boxes = "".join(
        f'<div class="block"><p>{text}</p><div><a href="/ad">一只流浪猫的车站生活</a></div></div>' for text in PROSE
    )
    assert [text for text in read_body(f"<div>{boxes}</div>") if text in PROSE] == list(PROSE)

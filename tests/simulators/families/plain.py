"""Little structure: text between <br>, three short lines under two bars of navigation, an article split over two pages."""

# ruff: noqa: E501 - markup stands as a site would serve it
from __future__ import annotations

from random import Random

from tests.simulators.families.furniture import (
    document,
    draw_channels,
    draw_headlines,
    draw_id,
    draw_script,
    draw_teasers,
    esc,
    link,
    list_links,
)
from tests.simulators.families.rendering import BR_STYLE, NBSP_STYLE, P_INDENTED, Style, render
from tests.simulators.families.truth import as_page
from tests.simulators.families.writing import (
    Kind,
    Piece,
    Writing,
    draw_byline,
    draw_general_article,
    draw_loan_article,
    read_sentences,
    stamp,
)
from tests.simulators.pages import SimulatedPage

SOURCES = ("新语网", "江城在线", "信用中文网", "小报网络版")


def draw_br_body(rng: Random) -> SimulatedPage:
    """All text of the page in one box: breadcrumb, title, strip, body and links parted by <br> alone."""
    writing = draw_loan_article(rng) if rng.random() < 0.5 else draw_general_article(rng)
    byline = draw_byline(rng, (2003, 2018), authors=0.4, sources=SOURCES)
    date = stamp(
        byline.published, rng.choice(("%Y-%m-%d", "%Y-%m-%d %H:%M:%S", "%Y年%m月%d日", "%Y/%m/%d %H:%M", "%Y.%m.%d"))
    )
    parts = [
        f"发布时间：{date.text}" if rng.random() < 0.5 else date.text,
        f"来源：{byline.source}",
        f"作者：{byline.author}" if byline.author else "",
    ]
    rng.shuffle(parts)
    body = render(
        writing.pieces,
        rng.choice((BR_STYLE, NBSP_STYLE, Style(text="{}<br/>", heading="{}<br/>", items="{}", item="{}<br/>"))),
        rng,
    )
    inner = f"""{link("首页", rng)} &gt;&gt; {link(writing.category, rng)} &gt;&gt; 正文<br><br><b>{esc(writing.title)}</b><br>{" ".join(part for part in parts if part)}<br><br>
{body}<br>上一篇：{link(draw_headlines(rng, 1)[0], rng)}<br>下一篇：{link(draw_headlines(rng, 1)[0], rng)}<br><br>相关链接：<br>{list_links(draw_headlines(rng, rng.randint(3, 9)), rng, item="· {}", glue="<br>")}"""
    boxed = rng.choice((f"<div>{inner}</div>", f"<table><tr><td>{inner}</td></tr></table>", inner))
    html = document(
        rng.choice((writing.title, f"{writing.title}-{byline.source}", byline.source or "")),
        "",
        f"""<div>{list_links(draw_channels(rng, 12), rng, item="[{}]", glue=" ")}</div><hr>{boxed}<hr><center>本站部分资源收集于网络，仅供学习参考<br>Copyright 2003-2018</center>""",
        charset=rng.choice(("gb2312", "utf-8")),
    )
    url = f"http://www.{draw_id(rng, 6)}.com/show.asp?id={rng.randrange(9999)}"
    return as_page("br_body", url, html, writing, byline, date)


def draw_three_lines(rng: Random) -> SimulatedPage:
    """Three short lines between <br>, under two bars of navigation that have more text than the article."""
    category = rng.choice(("通知", "快讯", "公告", "简讯"))
    lines = [line for line in rng.sample(list(read_sentences("society")), 60) if len(line) < 42][: rng.randint(2, 4)]
    title = lines[0][: max(8, lines[0].find("，"))].rstrip("，。") if "，" in lines[0] else lines[0][:14]
    writing = Writing(title, category, tuple(Piece(Kind.TEXT, (line,)) for line in lines))
    byline = draw_byline(rng, (2004, 2020), authors=0.0, sources=SOURCES)
    date = stamp(byline.published, rng.choice(("%Y-%m-%d", "%Y-%m-%d %H:%M", "%Y年%m月%d日")))
    style = rng.choice(
        (
            Style(text="{}<br>", inline=0.0),
            Style(text="　　{}<br><br>", inline=0.0),
            Style(text="<p>{}</p>", inline=0.0),
            Style(text="<div>{}</div>", inline=0.0),
        )
    )
    bars = [
        list_links(draw_channels(rng, rng.randint(15, 35)), rng, item=rng.choice(("<li>{}</li>", "{}")), glue=" | ")
        for _ in range(2)
    ]
    html = document(
        f"{title}_{category}",
        draw_script(rng, 500),
        f"""<div class="bar1">{bars[0]}</div><div class="bar2">{bars[1]}</div><div class="box"><h3>{esc(title)}</h3><div>{rng.choice(("", "日期："))}{date.text}　来源：{byline.source}</div><div class="t">{render(writing.pieces, style, rng)}</div></div><div class="foot"><a>网站地图</a> <a>联系我们</a> 技术支持：江城网络</div>""",
    )
    url = f"http://www.{draw_id(rng, 6)}.net/news_{rng.randrange(9999)}.html"
    return as_page("three_lines", url, html, writing, byline, date, shows_category=False)


def draw_split(rng: Random) -> SimulatedPage:
    """Two pages: both have the title, the strip and the links; the bar of pages stands below the text."""
    writing = draw_loan_article(rng, "long") if rng.random() < 0.5 else draw_general_article(rng, "long")
    byline = draw_byline(rng, (2008, 2018), authors=0.4, sources=SOURCES)
    date = stamp(byline.published, rng.choice(("%Y-%m-%d %H:%M", "%Y年%m月%d日 %H:%M")))
    stem = f"http://www.{draw_id(rng, 6)}.com/{byline.published:%Y/%m%d}/{rng.randrange(10**6)}"
    cut = len(writing.pieces) // 2
    style = rng.choice((P_INDENTED, Style(), BR_STYLE))
    who = f"　作者：{byline.author}" if byline.author else ""
    nav = list_links(draw_channels(rng, 14), rng)
    teasers = "".join(f"<li>{link(title, rng)}<p>{esc(text)}</p></li>" for title, text in draw_teasers(rng, 3))

    def page(number: int, pieces: tuple[Piece, ...]) -> str:
        bar = f'<div class="pages"><a href="{stem}.html">{"上一页" if number == 2 else "1"}</a> <span>{number}</span> <a href="{stem}_2.html">{"下一页" if number == 1 else "2"}</a> 共2页</div>'
        return document(
            f"{writing.title}{f'({number})' if number > 1 else ''}_{byline.source}",
            "",
            f"""<div id="nav"><ul>{nav}</ul></div><div class="path">{link("首页", rng)} > {link(writing.category, rng)}</div><div id="main"><h1>{esc(writing.title)}</h1><div class="src">{date.text}　来源：{byline.source}{who}</div><div id="content">{render(pieces, style, rng)}</div>{bar}<div class="hot"><h3>阅读推荐</h3><ul>{teasers}</ul></div></div><div class="copyright">{byline.source} 版权所有 转载请注明</div>""",
        )

    first, second = page(1, writing.pieces[:cut]), page(2, writing.pieces[cut:])
    return as_page("split", f"{stem}.html", first, writing, byline, date, parts=((f"{stem}_2.html", second),))

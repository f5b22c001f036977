"""Portals of about 2004: nested tables, <font>, lines parted by <br>, half of the page navigation."""

# ruff: noqa: E501 - markup stands as a site would serve it
from __future__ import annotations

from random import Random

from tests.simulators.families.furniture import (
    document,
    draw_channels,
    draw_dates,
    draw_headlines,
    draw_id,
    draw_script,
    esc,
    link,
    list_links,
)
from tests.simulators.families.rendering import BR_STYLE, P_INDENTED, Style, render
from tests.simulators.families.truth import as_page
from tests.simulators.families.writing import add_captions, draw_byline, draw_general_article, stamp
from tests.simulators.pages import SimulatedPage

PAPERS = ("江北晚报", "都市早报", "海城日报", "中华财经报", "新闻周报", "南岭晨报", "人民邮电周刊")


def draw_table_portal(rng: Random) -> SimulatedPage:
    """Title in a bold <font>, the strip in small grey, body in one cell, a square advertisement floated in it."""
    writing = add_captions(
        draw_general_article(rng, kind=rng.choice(("society", "society", "knowledge"))), rng, rng.choice((0, 0, 1))
    )
    byline = draw_byline(rng, (2000, 2008), authors=0.4, sources=PAPERS)
    date = stamp(
        byline.published,
        rng.choice(
            ("%Y年%m月%d日 %H:%M", "%Y年%-m月%-d日%H:%M", "%Y-%m-%d %H:%M:%S", "%Y年%m月%d日", "%Y/%m/%d %H:%M")
        ),
    )
    site = rng.choice(("东方热线", "华夏在线", "银河网"))
    channels = draw_channels(rng, rng.randint(16, 40))
    style = rng.choice(
        (
            BR_STYLE,
            Style(text="<p>　　{}", heading="<p>　　<b>{}</b>"),
            P_INDENTED,
            Style(text="　　{}<br>\n<br>\n", inline=0.3),
        )
    )
    strip = rng.choice(
        ("http://www.example.com {d} {s}", "{d} {s}", "{s} {d}", "来源：{s} 时间：{d}", "{d}　来源：{s}")
    ).format(d=date.text, s=byline.source)
    if byline.author:
        strip += rng.choice((" 作者：{}", " 记者 {}", "　作者: {}")).format(byline.author)
    square = f'<table align="left" width="360"><tr><td>{draw_script(rng, 200)}<!-- 画中画 --></td></tr></table>'
    hot = "".join(
        f'<tr><td height="20">·{link(title, rng)} <font color="#999999">({day})</font></td></tr>'
        for title, day in zip(
            draw_headlines(rng, 12), draw_dates(rng, 12, byline.published, "%m/%d %H:%M"), strict=True
        )
    )
    editor = f"<p align=right>（责任编辑：{byline.editor}）</p>" if rng.random() < 0.6 else ""
    html = document(
        f"{writing.title}_{writing.category}_{site}",
        "<style>td{font-size:12px;line-height:150%}.f14{font-size:14.8px}A:link{text-decoration:none}</style>"
        + draw_script(rng, rng.randint(300, 3000)),
        f"""<center><table width="750" cellspacing="0" cellpadding="0" border="0"><tr><td bgcolor="#003366"><font color="#ffffff">{rng.choice(("", f"{byline.fetched_at:%Y年%-m月%-d日} "))}{list_links(channels, rng, item="{}", glue=" - ")}</font></td></tr></table>
<table width="750" border="0"><tr><td width="150"><img src="/logo.gif" alt="{site}"></td><td><iframe src="/ad/banner.html" width="585" height="60"></iframe></td></tr></table>
<table width="750"><tr><td class="f14">{link(site, rng)} &gt; {link(writing.category, rng)} &gt; 正文</td><td align="right"><form>搜索 <input name="q"><select><option>新闻</option><option>网页</option></select><input type="submit" value="搜索"></form></td></tr></table>
<table width="750" border="0"><tr><td width="560" valign="top">
<table width="560" cellpadding="4"><tr><th class="f24"><font size="5"><h1>{esc(writing.title)}</h1></font></th></tr>
<tr><td align="center"><font color="#666666">{strip}</font></td></tr><tr><td height="1" bgcolor="#cccccc"></td></tr>
<tr><td class="f14" id="zoom"><font id="zoom">{square}
{render(writing.pieces, style, rng)}
{editor}</font></td></tr>
<tr><td align="right">【<a href="#">评论</a>】【<a href="#">收藏此页</a>】【<a href="#">大 中 小</a>】【<a href="#">打印</a>】【<a href="#">关闭</a>】</td></tr></table>
<table width="560"><tr><td bgcolor="#eeeeee"><b>相关报道</b></td></tr>{"".join(f"<tr><td>·{link(title, rng)}</td></tr>" for title in draw_headlines(rng, rng.randint(3, 8)))}</table>
<table width="560"><tr><td><b>发表评论</b> 匿名发表 <input type="checkbox"> 笔名：<input> 密码：<input type="password"><textarea></textarea><br>请您注意：遵守中华人民共和国有关法律、法规，尊重网上道德，承担一切因您的行为而直接或间接引起的法律责任。</td></tr></table>
</td><td width="180" valign="top" bgcolor="#f0f4f8"><table width="180"><tr><td><b>新闻排行榜</b></td></tr>{hot}</table><table><tr><td><b>短信服务</b></td></tr><tr><td>[图铃] 最新铃声下载<br>[言语传情] 你的祝福送给谁<br>[订阅] 每日早新闻 5元/月</td></tr></table></td></tr></table>
<table width="750"><tr><td align="center"><hr>{site}简介 - About us - 广告服务 - 联系我们 - 招聘信息 - 网站律师 - 会员注册 - 产品答疑<br>Copyright &copy; 1996-{byline.published.year} All Rights Reserved 版权所有 {site}</td></tr></table></center>""",
        charset=rng.choice(("gb2312", "gbk", "utf-8")),
        doctype='<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN">',
        body_tag='<body bgcolor="#ffffff" topmargin="5">',
    )
    url = f"http://news.{draw_id(rng, 6)}.com/{draw_id(rng, 1)}/{byline.published:%Y-%m-%d}/{rng.randrange(10**9):010}s.shtml"
    return as_page("table_portal", url, html, writing, byline, date)

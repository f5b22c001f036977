"""Content farms on the three Chinese content systems of the time: DedeCMS, PHPCMS and EmpireCMS."""

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
    draw_teasers,
    esc,
    format_number,
    link,
    list_links,
)
from tests.simulators.families.rendering import BR_STYLE, NBSP_STYLE, P_INDENTED, Style, render
from tests.simulators.families.truth import as_page
from tests.simulators.families.writing import (
    add_captions,
    draw_byline,
    draw_comments,
    draw_loan_article,
    draw_nickname,
    stamp,
)
from tests.simulators.pages import SimulatedPage

SOURCES = ("网络", "逾期网", "互联网", "信用资讯", "债务在线", "本站原创", "网贷之声")
DATES = ("%Y-%m-%d %H:%M", "%Y-%m-%d", "%Y-%m-%d %H:%M:%S", "%Y年%m月%d日", "%Y/%m/%d %H:%M")


def draw_dedecms(rng: Random) -> SimulatedPage:
    """`viewbox` with a strip of <small> labels, a body in a table cell, three boxes of links at the right."""
    writing = add_captions(draw_loan_article(rng), rng, rng.choice((0, 0, 1)))
    byline = draw_byline(rng, (2010, 2019), authors=0.5, sources=SOURCES)
    date = stamp(byline.published, rng.choice(DATES))
    site = rng.choice(("逾期帮手网", "债务知识库", "卡友资讯", "信贷百科"))
    menu = draw_channels(rng, rng.randint(7, 14), loans=True)
    author = byline.author or rng.choice(("未知", "佚名", ""))
    strip = (
        f"<small>时间:</small>{date.text}<small>来源:</small>{byline.source} <small>作者:</small>{author} "
        f'<small>点击:</small><script src="/plus/count.php?view=yes&aid={rng.randrange(9999)}"></script>次'
    )
    style = rng.choice(
        (P_INDENTED, Style(text="<div>　　{}</div>", heading="<div>　　<strong>{}</strong></div>"), NBSP_STYLE)
    )
    body = render(writing.pieces, style, rng, alt=writing.title)
    intro = f'<div class="intro">摘要：{esc(writing.lines[0][:60])}...</div>' if rng.random() < 0.4 else ""
    before, after = draw_headlines(rng, 2, loans=True)
    comments = draw_comments(rng, rng.choice((0, 0, 2, 4)))
    said = "".join(
        f'<div class="decmt-box1"><li><span class="title"><a href="#">{esc(draw_nickname(rng))}</a> 的评论：</span>'
        f'<span class="decmt-act">{when} 发表</span><p>{esc(text)}</p></li></div>'
        for text, when in zip(
            comments, draw_dates(rng, len(comments), byline.fetched_at, "%Y-%m-%d %H:%M"), strict=True
        )
    )
    boxes = "".join(
        f'<dl class="tbox"><dt><strong>{name}</strong></dt><dd><ul class="c1 ico2">{list_links(draw_headlines(rng, 8, loans=True), rng)}</ul></dd></dl>'
        for name in ("热点内容", "推荐内容", "最新图文")
    )
    html = document(
        f"{writing.title}_{writing.category}_{site}",
        f'<meta name="keywords" content="{esc(writing.category)},逾期" /><meta name="description" content="{esc(writing.lines[0][:70])}" />\n'
        '<link href="/templets/default/style/dedecms.css" rel="stylesheet" />',
        f"""<div class="header_top"><span>您好，欢迎来到{site}！</span><a href="/">设为首页</a> | <a href="/">加入收藏</a></div>
<div id="navMenu"><ul>{list_links(menu, rng)}</ul></div>
<div class="w960 center clear mt1"><div class="pleft">
<div class="place"><strong>当前位置:</strong> <a href="/">主页</a> > {link(writing.category, rng)} > </div>
<div class="viewbox"><div class="title"><h2>{esc(writing.title)}</h2></div>
<div class="info">{strip}</div>
{intro}<div class="content"><table width="100%" border="0"><tr><td><div id="contentMidPicAD"></div>
{body}
</td></tr></table></div>
<div class="dede_pages"><ul class="pagelist"></ul></div>
<div class="newdigg"><div class="diggbox digg_good"><div class="digg_act">顶一下</div><div class="digg_num">({format_number(rng, 90)})</div></div>
<div class="diggbox digg_bad"><div class="digg_act">踩一下</div></div></div>
<div class="boxoff"><strong>------分隔线----------------------------</strong></div>
<div class="handle"><div class="context"><ul><li>上一篇：{link(before, rng)}</li><li>下一篇：{link(after, rng)}</li></ul></div>
<div class="actbox"><ul><li id="act-fav"><a href="#">收藏</a></li><li id="act-err"><a href="#">挑错</a></li><li id="act-pus"><a href="#">推荐</a></li><li id="act-pnt"><a href="#">打印</a></li></ul></div></div></div>
<div class="mt1"><dl class="tbox"><dt><strong>最新评论</strong><span class="more"><a href="#">查看所有评论</a></span></dt><dd>{said}</dd></dl>
<dl class="tbox"><dt><strong>发表评论</strong></dt><dd>请自觉遵守互联网相关的政策法规，严禁发布色情、暴力、反动的言论。<form>评价: <input type="radio" />中立 <input type="radio" />好评 表情: 用户名: <input /> 验证码: <input /><button>发表评论</button></form></dd></dl></div>
</div><div class="pright">{boxes}</div></div>
<div class="footer"><p>Copyright &copy; 2002-{byline.published.year} {site} 版权所有 本站内容来自互联网，如侵犯了您的权益请与我们联系</p></div>
{draw_script(rng, rng.randint(300, 4000))}""",
        doctype='<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN">',
    )
    url = f"http://www.{draw_id(rng, 7)}.cn/a/{byline.published:%Y%m%d}/{rng.randrange(99999)}.html"
    summaries = (f"摘要：{writing.lines[0][:60]}...",)
    return as_page("dedecms", url, html, writing, byline, date, comments=comments, neutral=summaries)


def draw_phpcms(rng: Random) -> SimulatedPage:
    """h1 with the strip inside it, `#Article .content`, related articles as pictures, ranking of the week and month."""
    writing = draw_loan_article(rng)
    byline = draw_byline(rng, (2012, 2021), authors=0.35, sources=SOURCES)
    date = stamp(byline.published, rng.choice(DATES[:3]))
    site = rng.choice(("老赖防范网", "守信中国资讯", "卡债论坛报", "普惠视线"))
    strip = f"{date.text}  来源：{byline.source}"
    strip += f"  作者：{byline.author}" if byline.author else ""
    strip += f"  点击：{format_number(rng)}" if rng.random() < 0.5 else '  点击：<em id="hits"></em>'
    style = rng.choice((P_INDENTED, NBSP_STYLE, Style(heading="<h3>{}</h3>")))
    inside = rng.random() < 0.5
    heading = (
        f"<h1>{esc(writing.title)}<br /><span>{strip}</span></h1>"
        if inside
        else f'<h1>{esc(writing.title)}</h1><div class="info">{strip}</div>'
    )
    teasers = "".join(
        f'<li><a href="/t/{rng.randrange(9999)}.html"><img src="/statics/t.gif"></a><h4>{link(title, rng)}</h4><p>{esc(text)}</p></li>'
        for title, text in draw_teasers(rng, rng.randint(0, 4), loans=True)
    )
    before, after = draw_headlines(rng, 2, loans=True)
    ranks = "".join(
        f'<div class="box"><h5 class="title-2">频道{period}排行</h5><ul class="content digg">'
        + list_links(draw_headlines(rng, 10, loans=True), rng)
        + "</ul></div>"
        for period in ("本周", "本月", "总")
    )
    html = document(
        f"{writing.title} - {writing.category} - {site}",
        '<link href="/statics/css/default_blue.css" rel="stylesheet">',
        f"""<div class="header"><div class="logo"><a href="/">{site}</a></div>
<div class="nav-bar"><ul class="nav-site">{list_links(draw_channels(rng, 12, loans=True), rng, item="<li><span>{}</span></li>")}</ul></div></div>
<div class="main"><div class="col-left">
<div class="crumbs"><a href="/">首页</a><span> > </span>{link(writing.category, rng)}<span> > </span> 正文</div>
<div id="Article">{heading}
<div class="content">
{render(writing.pieces, style, rng)}
</div>
<div class="tag">关键词：{list_links(("逾期", "信用卡", "协商"), rng, item="{}", glue=" ")}</div>
<p class="f14"><strong>上一篇：</strong>{link(before, rng)}<br /><strong>下一篇：</strong>{link(after, rng)}</p>
</div>
<div class="Article-Tool"><span>分享到：</span>{list_links(("新浪微博", "腾讯微博", "人人网", "QQ空间"), rng, item="{}", glue=" ")} <a href="#">收藏</a></div>
<div class="related"><h5 class="blue">相关阅读：</h5><ul class="list blue lh24 f14">{list_links(draw_headlines(rng, rng.randint(3, 8), loans=True), rng, item="<li>·{}</li>")}</ul><ul class="photo">{teasers}</ul></div>
<div class="comment"><h5>网友评论 <a href="#">已有{rng.randrange(3)}人参与</a></h5><iframe src="/comment.php"></iframe><p>网友的发言仅代表其个人看法，不等于{site}赞同其观点。</p></div>
</div><div class="col-auto">{ranks}</div></div>
<div class="footer"><p class="info"><a href="/">关于我们</a> | <a href="/">联系方式</a> | <a href="/">版权声明</a> | <a href="/">招聘信息</a> | <a href="/">友情链接</a><br>Powered by PHPCMS 京ICP备0000000{rng.randrange(9)}号</p></div>""",
    )
    url = f"http://{draw_id(rng, 6)}.com/html/{byline.published:%Y}/{draw_id(rng, 4)}_{byline.published:%m%d}/{rng.randrange(99999)}.html"
    return as_page("phpcms", url, html, writing, byline, date)


def draw_empirecms(rng: Random) -> SimulatedPage:
    """Tables: the title in one cell, the strip in the next, the body in `td#text`, advertisements floated into it."""
    writing = draw_loan_article(rng, headings=False)
    byline = draw_byline(rng, (2007, 2016), authors=0.4, sources=SOURCES)
    date = stamp(byline.published, rng.choice(("%Y-%m-%d %H:%M:%S", "%Y-%m-%d", "%Y/%m/%d")))
    site = rng.choice(("借贷通", "钱袋子网", "百信财经网"))
    parts = [f"来源：{byline.source}", f"时间：{date.text}", f"作者：{byline.author}" if byline.author else "作者："]
    rng.shuffle(parts)
    advert = (
        '<div style="float:left;width:336px;height:280px"><a href="http://ad.example.com/" target="_blank">广告：三分钟测一测你能借多少</a></div>'
        if rng.random() < 0.6
        else ""
    )
    rows = "".join(
        f"<tr><td>·{link(title, rng)}</td><td>({when})</td></tr>"
        for title, when in zip(
            draw_headlines(rng, 10, loans=True), draw_dates(rng, 10, byline.published, "%m-%d"), strict=True
        )
    )
    html = document(
        f"{writing.title}-{site}",
        '<link href="/skin/default/css/style.css" rel="stylesheet">',
        f"""<table width="100%" class="top"><tr><td>{list_links(draw_channels(rng, 14, loans=True), rng, item="{}", glue=" | ")}</td></tr></table>
<table width="100%" class="position"><tr><td>现在的位置：<a href="/">首页</a>&nbsp;>&nbsp;{link(writing.category, rng)}</td></tr></table>
<table width="100%" class="box"><tr><td class="main"><table class="title_info" width="100%"><tr><td><h1>{esc(writing.title)}</h1></td></tr>
<tr><td class="info_text">{"&nbsp;&nbsp;".join(parts)}&nbsp;&nbsp;<a href="javascript:window.print()">打印</a> 【字号：<a href="#">大</a> <a href="#">中</a> <a href="#">小</a>】</td></tr></table>
<table width="100%" class="content_info"><tr><td valign="top" id="text">{advert}
{render(writing.pieces, rng.choice((BR_STYLE, P_INDENTED, NBSP_STYLE)), rng)}
</td></tr></table>
<table width="100%"><tr><td>上一篇：{link(draw_headlines(rng, 1, loans=True)[0], rng)}</td></tr><tr><td>下一篇：没有了</td></tr></table>
<table width="100%" class="comment"><tr><td>我要评论：<form><textarea></textarea><input type="submit" value="马上发表"></form> 用户名：密码：匿名发表</td></tr></table>
</td><td class="sider" width="280"><table><tr><td><strong>热门文章</strong></td></tr>{rows}</table><table><tr><td><strong>站内搜索</strong></td></tr><tr><td><input name="keyboard"><select><option>标题</option><option>全文</option></select></td></tr></table></td></tr></table>
<table width="100%"><tr><td align="center">网站首页 | 关于我们 | 服务条款 | 广告服务 | 联系我们 | 网站地图 | 免责声明<br>本站文章仅代表作者本人观点，与{site}无关，转载请注明出处。</td></tr></table>""",
        doctype='<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">',
    )
    url = f"http://www.{draw_id(rng, 8)}.net/{draw_id(rng, 5)}/{byline.published:%Y-%m-%d}/{rng.randrange(9999)}.html"
    return as_page("empirecms", url, html, writing, byline, date)

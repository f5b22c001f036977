"""Pages for telephones, and mirrors of articles from a messenger's public accounts."""

# ruff: noqa: E501 - markup stands as a site would serve it
from __future__ import annotations

from random import Random

from tests.simulators.families.furniture import (
    document,
    draw_channels,
    draw_id,
    draw_script,
    draw_style,
    draw_teasers,
    esc,
    format_number,
    link,
    list_links,
)
from tests.simulators.families.rendering import Style, render
from tests.simulators.families.truth import as_page
from tests.simulators.families.writing import (
    add_captions,
    draw_byline,
    draw_comments,
    draw_general_article,
    draw_loan_article,
    draw_nickname,
    draw_relative,
    stamp,
)
from tests.simulators.pages import SimulatedPage


def _nest(rng: Random) -> str:
    """A template of sections in sections, as the editors of public accounts paste them."""
    template = "<span{s}>{{}}</span>".format(s=rng.choice(("", ' style="font-size: 15px;"', ' leaf=""')))
    for _ in range(rng.randint(0, 4)):
        style = rng.choice(
            (
                "margin: 0px 8px;",
                "padding: 0px; outline: 0px; max-width: 100%; box-sizing: border-box !important; overflow-wrap: break-word !important;",
                "letter-spacing: 1px; line-height: 1.75em; visibility: visible;",
            )
        )
        template = f'<section style="{style}">{template}</section>'
    return template if template.startswith("<section") else f'<p style="line-height:2em">{template}</p>'


def draw_wechat(rng: Random) -> SimulatedPage:
    """`#js_content`, on some pages hidden until a script shows it; a line of 点击关注 before and of 在看 behind the text."""
    writing = add_captions(
        draw_loan_article(rng, most=2) if rng.random() < 0.5 else draw_general_article(rng, most=2),
        rng,
        rng.choice((0, 1, 2)),
    )
    byline = draw_byline(rng, (2015, 2024), authors=0.6)
    account = rng.choice(("岸上读书会", "南山金融观察", "债务那些事", "早安江城"))
    date = stamp(byline.published, rng.choice(("%Y-%m-%d", "%Y年%-m月%-d日 %H:%M", "%Y-%m-%d %H:%M")))
    veil = rng.choice(("", "", ' style="visibility: hidden;"', ' style="visibility: hidden; opacity: 0; "'))
    style = Style(
        text=_nest(rng),
        heading=f'<section style="text-align:center"><strong>{_nest(rng)}</strong></section>',
        picture='<p style="text-align:center"><img data-src="{src}" /></p><p><span style="font-size:12px;color:#888">▲{}</span></p>',
        items='<ul class="list-paddingleft-2">{}</ul>',
        item="<li><p>{}</p></li>",
        inline=0.1,
    )
    who = f'<span class="rich_media_meta rich_media_meta_text">{esc(byline.author)}</span>' if byline.author else ""
    follow = (
        f'<p style="text-align:center"><span style="font-size:12px">{rng.choice(("点击上方蓝字关注我们", f"↑↑↑点击关注{account}", "点击蓝字 · 关注我们"))}</span></p>'
        if rng.random() < 0.5
        else ""
    )
    end = rng.choice(
        ("", "", "<section><p>— END —</p><p>点个“在看”再走吧</p></section>", f"<p>长按识别二维码，关注{account}</p>")
    )
    html = document(
        writing.title,
        f'<meta property="og:title" content="{esc(writing.title)}" /><meta property="og:site_name" content="微信公众平台" /><meta name="author" content="{byline.author or ""}" />'
        + draw_style(rng, rng.randint(4000, 16000)),
        f"""<div id="js_article" class="rich_media"><div class="rich_media_inner"><div id="page-content" class="rich_media_area_primary"><div id="img-content" class="rich_media_wrp">
<h1 class="rich_media_title" id="activity-name">
                    {esc(writing.title)}
</h1><div id="meta_content" class="rich_media_meta_list">{'<span id="copyright_logo" class="rich_media_meta icon_appmsg_tag">原创</span>' if byline.author else ""}{who}
<span class="rich_media_meta rich_media_meta_nickname"><a id="js_name">{account}</a></span><em id="publish_time" class="rich_media_meta rich_media_meta_text">{date.text}</em></div>
<div class="rich_media_content" id="js_content"{veil}>{follow}
{render(writing.pieces, style, rng)}{end}
</div></div></div><div class="rich_media_tool"><div>阅读 <span>{format_number(rng)}</span></div><div>在看</div></div><div class="weui-desktop-popover">微信扫一扫 关注该公众号</div><div>预览时标签不可点</div></div></div>{draw_script(rng, rng.randint(4000, 40000))}""",
        body_tag='<body id="activity-detail" class="zh_CN mm_appmsg">',
    )
    url = f"http://mirror.{draw_id(rng, 6)}.com/s/{draw_id(rng, 16)}"
    return as_page("wechat", url, html, writing, byline, date, shows_category=False, neutral=("— END —",))


def draw_mobile(rng: Random) -> SimulatedPage:
    """A touch page: one column, lines of a sentence each, 打开APP in the middle of the text, a feed below."""
    loans = rng.random() < 0.5
    writing = draw_loan_article(rng, most=1) if loans else draw_general_article(rng, most=1)
    byline = draw_byline(rng, (2014, 2024), authors=0.3, sources=("掌上江北", "口袋财经", "新报客户端"))
    date = stamp(byline.published, rng.choice(("%Y-%m-%d %H:%M", "%Y-%m-%d", "%Y/%m/%d", "%Y年%m月%d日%H:%M")))
    if rng.random() < 0.2:
        byline, date = draw_relative(byline, rng)
    style = Style(text=rng.choice(("<p>{}</p>", '<p class="para">{}</p>', "<div>{}</div>")), heading="<h3>{}</h3>")
    half = max(1, len(writing.pieces) // 2)
    opened = rng.choice(
        ("", '<div class="open-app"><a>打开APP，阅读体验更佳</a></div>', '<div class="unfold"><a>展开剩余50%</a></div>')
    )
    comments = draw_comments(rng, rng.choice((0, 2, 3)))
    said = "".join(
        f"<li><b>{draw_nickname(rng)}</b><span>{rng.randint(1, 20)}小时前</span><p>{esc(text)}</p><i>赞({rng.randrange(20)})</i></li>"
        for text in comments
    )
    feed = "".join(
        f'<section class="feed"><h4>{link(title, rng)}</h4><p>{esc(text)}</p><span>{rng.choice(("广告", "热点", "专题", "视频"))}</span></section>'
        for title, text in draw_teasers(rng, rng.randint(2, 6), loans=loans)
    )
    who = f"<span>{byline.author}</span>" if byline.author else ""
    html = document(
        f"{writing.title}_{byline.source}手机版",
        '<meta name="viewport" content="width=device-width,initial-scale=1,user-scalable=no">'
        + draw_style(rng, rng.randint(500, 5000)),
        f"""<header class="bar"><a class="back">返回</a><h1 class="logo">{byline.source}</h1><a>登录</a></header><nav class="swiper">{list_links(draw_channels(rng, 8, loans=loans), rng, item="{}", glue="")}</nav>
<section class="article"><h2 class="title">{esc(writing.title)}</h2><div class="info"><span>{byline.source}</span>{who}<time>{date.text}</time></div>
<div class="content">{render(writing.pieces[:half], style, rng)}{opened}
{render(writing.pieces[half:], style, rng)}</div><div class="statement">{rng.choice(("", "文章转载自网络，如有侵权请联系删除", "举报本文"))}</div><div class="zan"><span>赞 {rng.randrange(99)}</span><span>踩 {rng.randrange(9)}</span></div></section>
<section><h3>网友跟帖</h3><ul>{said}</ul><a>查看更多跟帖</a></section><h3>大家都在看</h3>{feed}<footer><a>触屏版</a> <a>电脑版</a> <a>客户端</a><p>{byline.source} 2014-2024</p></footer>{draw_script(rng, rng.randint(500, 9000))}""",
    )
    url = f"http://m.{draw_id(rng, 6)}.com/n/{rng.randrange(10**8)}.html"
    return as_page("mobile", url, html, writing, byline, date, comments=comments, shows_category=False)

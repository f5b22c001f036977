"""Pages of 2020 to 2024 as a browser rendered them: nests of <div> with hashed classes, the state of the page as JSON."""

# ruff: noqa: E501 - markup stands as a site would serve it
from __future__ import annotations

import json
from collections.abc import Callable
from random import Random

from tests.simulators.families.furniture import (
    document,
    draw_channels,
    draw_headlines,
    draw_id,
    draw_script,
    draw_style,
    draw_teasers,
    esc,
    format_number,
    link,
)
from tests.simulators.families.rendering import Style, render
from tests.simulators.families.truth import as_page
from tests.simulators.families.writing import (
    Byline,
    Writing,
    add_captions,
    draw_byline,
    draw_comments,
    draw_general_article,
    draw_loan_article,
    draw_nickname,
    stamp,
)
from tests.simulators.pages import SimulatedPage


def _name_classes(rng: Random) -> Callable[[str], str]:
    """Class names as a build tool writes them: the same name is the same class on the page."""
    suffixes: dict[str, str] = {}
    style = rng.choice(("index-module_{}_{}", "_{1}", "{}-{}", "css-{1}", "{}__{}"))

    def name(word: str) -> str:
        return style.format(word, suffixes.setdefault(word, draw_id(rng, 5)))

    return name


def _draw_writing(rng: Random) -> Writing:
    writing = draw_loan_article(rng, most=2) if rng.random() < 0.5 else draw_general_article(rng, most=2)
    return add_captions(writing, rng, rng.choice((0, 1, 2, 3)))


def _soup(inner: str, rng: Random, name: Callable[[str], str], depth: int) -> str:
    for _ in range(depth):
        inner = f'<div class="{name(draw_id(rng, 4))}">{inner}</div>'
    return inner


def _state(writing: Writing, author: str, rng: Random, n_lines: int) -> str:
    """The page's data as the application got it, with teasers of other articles."""
    data = {
        "article": {
            "title": writing.title,
            "content": "".join(f"<p>{line}</p>" for line in writing.lines[:n_lines]),
            "author": {"name": author, "id": rng.randrange(10**9)},
        },
        "recommend": [
            {"title": title, "abstract": text, "url": f"/a/{rng.randrange(10**6)}"}
            for title, text in draw_teasers(rng, 5)
        ],
        "abTest": {draw_id(rng): rng.randrange(5) for _ in range(20)},
    }
    return f"<script>window.__INITIAL_STATE__={json.dumps(data, ensure_ascii=rng.random() < 0.5)}</script>"


def _draw_linked_data(writing: Writing, byline: Byline) -> str:
    """What search engines are told in JSON-LD and in <meta>."""
    said: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": writing.title,
        "datePublished": f"{byline.published:%Y-%m-%dT%H:%M:%S+08:00}",
        "publisher": {"@type": "Organization", "name": byline.source},
    }
    if byline.author:
        said["author"] = {"@type": "Person", "name": byline.author}
    return f'<script type="application/ld+json">{json.dumps(said, ensure_ascii=False)}</script><meta property="article:published_time" content="{byline.published:%Y-%m-%dT%H:%M:%S+08:00}"/>'


def draw_baijiahao_like(rng: Random) -> SimulatedPage:
    """The account's name above the text, its fans and 关注 beside; lines in <span> in <p> in <div>."""
    writing = _draw_writing(rng)
    byline = draw_byline(rng, (2019, 2024), authors=1.0, nickname=True)
    author = byline.author or ""
    date = stamp(byline.published, rng.choice(("%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%d")))
    name = _name_classes(rng)
    style = Style(
        text=f'<div class="{name("textWrap")}"><p><span class="bjh-p">{{}}</span></p></div>',
        heading=f'<div class="{name("textWrap")}"><p><span class="bjh-strong"><span class="bjh-p">{{}}</span></span></p></div>',
        picture=f'<div class="{name("imgWrap")}"><img class="{name("img")}" src="{{src}}"/><p><span class="bjh-image-caption">{{}}</span></p></div>',
        inline=0.05,
    )
    comments = draw_comments(rng, rng.choice((0, 2, 4, 6)))
    said = "".join(
        f'<div class="{name("xcpItem")}"><div class="{name("uname")}">{draw_nickname(rng)}</div><div class="{name("ucont")}">{esc(text)}</div><div class="{name("time")}"><span>{byline.fetched_at:%m-%d %H:%M}</span><span>{rng.choice(("广东", "北京", "四川", "浙江"))}</span><span>回复</span><span>{rng.randrange(99)}</span></div></div>'
        for text in comments
    )
    side = "".join(
        f'<div class="{name("lItem")}"><a href="/s?id={rng.randrange(10**9)}"><div class="{name("lTitle")}">{esc(title)}</div><div>{format_number(rng)}阅读</div></a></div>'
        for title in draw_headlines(rng, 6)
    )
    html = document(
        writing.title,
        draw_style(rng, rng.randint(3000, 20000))
        + f'<meta itemprop="dateUpdate" content="{byline.published:%Y-%m-%d %H:%M:%S}"/>',
        f"""<div id="root">{
            _soup(
                f'''<div class="{name("header")}">{"".join(f"<span>{word}</span>" for word in draw_channels(rng, 9))}<div>登录</div></div>
<div class="{name("wrapper")}"><div class="{name("left")}"><div class="{name("articleTitle")}">{esc(writing.title)}</div>
<div class="{name("articleDesc")}"><div class="{name("avatar")}"></div><div class="{name("authorTxt")}"><a><p class="{name("authorName")}">{esc(author)}</p></a><div class="{name("articleSource")}"><span class="{name("time")}">{date.text}</span><span>{rng.choice(("", "发布于：北京市", "来自广东", "官方账号"))}</span><span>{rng.choice(("", "优质财经领域创作者"))}</span></div></div><div class="{name("follow")}">关注</div></div>
<div class="{name("articleWrap")}">{render(writing.pieces, style, rng)}</div>
<div class="{name("report")}">举报/反馈</div><div class="{name("comment")}"><div>评论 {len(comments)}</div><div class="{name("login")}">发表神评妙论</div><button>发表</button>{said}</div></div>
<div class="{name("right")}"><div class="{name("author")}"><span>{esc(author)}</span><span>{rng.randrange(90)}万获赞</span><span>{rng.randrange(90)}.{rng.randrange(9)}万粉丝</span><div>带你看懂身边的钱</div><div>关注</div></div><div>作者最新文章</div>{side}<div>相关推荐</div>{side}</div></div>
<div class="{name("footer")}">设为首页 © 使用前必读 意见反馈 京ICP证000000号</div>''',
                rng,
                name,
                rng.randint(1, 6),
            )
        }</div>{_state(writing, author, rng, 3)}{draw_script(rng, rng.randint(8000, 60000))}""",
    )
    url = f"https://baijia.example.com/s?id={rng.randrange(10**16)}&wfr=spider&for=pc"
    return as_page("baijiahao_like", url, html, writing, byline, date, comments=comments, shows_category=False)


def draw_toutiao_like(rng: Random) -> SimulatedPage:
    """`<article>` with plain paragraphs; title, strip and counts in `.article-content`, the whole page in a script, encoded."""
    writing = _draw_writing(rng)
    byline = draw_byline(rng, (2020, 2024), authors=1.0, nickname=True)
    author = byline.author or ""
    date = stamp(byline.published, "%Y-%m-%d %H:%M")
    style = Style(
        text='<p data-track="1">{}</p>',
        heading='<h1 class="pgc-h-arrow-right" data-track="2">{}</h1>',
        picture='<div class="pgc-img"><img src="{src}" alt="{alt}"/><p class="pgc-img-caption">{}</p></div>',
    )
    comments = draw_comments(rng, rng.choice((0, 3, 5)))
    said = "".join(
        f'<li><div class="comment-info"><a class="user-name">{draw_nickname(rng)}</a><p class="content">{esc(text)}</p><div class="action"><span>{rng.randrange(90)}赞</span><span>回复</span><span>{rng.randint(1, 9)}天前</span></div></div></li>'
        for text in comments
    )
    feed = "".join(
        f'<div class="feed-card-article"><a class="title">{esc(title)}</a><p>{esc(text)}</p><div>{draw_nickname(rng)} {rng.randrange(900)}评论 {rng.randint(1, 20)}小时前</div></div>'
        for title, text in draw_teasers(rng, rng.randint(3, 6))
    )
    html = document(
        f"{writing.title} - 今日看点",
        draw_style(rng, rng.randint(2000, 9000)),
        f"""<div class="toolbar-container"><a>下载头条APP</a><a>关于头条</a><a>反馈</a><a>侵权投诉</a><input placeholder="搜索"></div><div class="main"><div class="left-sidebar"><div class="detail-side-interaction"><div>{rng.randrange(900)}</div><div>评论</div><div>收藏</div><div>分享</div></div></div>
<div class="article-detail-container"><div class="article-content"><h1>{esc(writing.title)}</h1><div class="article-meta"><span>{rng.choice(("", "原创", "首发"))}</span><span>{date.text}</span><span class="dot">·</span><span class="name"><a>{esc(author)}</a></span></div>
<article class="syl-article-base tt-article-content">{render(writing.pieces, style, rng, alt=writing.title)}</article></div>
<div class="expand-container"><div class="toggle">展开全文</div></div><div class="detail-end"><span>{rng.choice(("声明：个人原创，仅供参考", "举报"))}</span></div></div>
<div class="ttp-comment-block"><div class="title">评论 {len(comments)}</div><div>请先登录后发表评论~</div><ul class="comment-list">{said}</ul></div><div class="feed">{feed}</div>
<div class="right-sidebar"><div class="user-card"><a>{esc(author)}</a><button>关注</button></div><div class="hot-board"><div>头条热榜 换一换</div><ol>{"".join(f"<li>{link(title, rng)}</li>" for title in draw_headlines(rng, 10))}</ol></div></div></div>{_state(writing, author, rng, 99)}{draw_script(rng, rng.randint(8000, 50000))}""",
    )
    url = f"https://www.{draw_id(rng, 6)}.com/article/{rng.randrange(10**19)}/"
    return as_page("toutiao_like", url, html, writing, byline, date, comments=comments, shows_category=False)


def draw_rendered_portal(rng: Random) -> SimulatedPage:
    """A portal's own articles in these years: header and rails of <div>, no semantic element, a feed of teasers below."""
    writing = _draw_writing(rng)
    byline = draw_byline(
        rng, (2020, 2024), authors=0.4, sources=("界面观察", "财新视线", "第一观察", "澎流新闻", "每日经纬")
    )
    date = stamp(
        byline.published,
        rng.choice(("%Y-%m-%d %H:%M", "%Y年%m月%d日 %H:%M", "%m月%d日 %H:%M, %Y", "%Y/%m/%d %H:%M:%S"))
        if rng.random() < 0.8
        else "%Y-%m-%d %H:%M:%S",
    )
    name = _name_classes(rng)
    style = Style(
        text=rng.choice(
            (
                "<p>{}</p>",
                f'<div class="{name("para")}">{{}}</div>',
                '<p style="text-align:justify;"><span>{}</span></p>',
            )
        ),
        heading=rng.choice(("<p><strong>{}</strong></p>", f'<div class="{name("h")}">{{}}</div>', "<h2>{}</h2>")),
        picture=f'<div class="{name("pic")}"><img src="{{src}}"/><div class="{name("desc")}">{{}}</div></div>',
    )
    shown = rng.random() < 0.75
    linked = "" if shown and rng.random() < 0.5 else _draw_linked_data(writing, byline)
    who = (
        f'<span class="{name("who")}">{rng.choice(("作者：", "文｜", "记者 ", "撰文 / "))}{byline.author}</span>'
        if byline.author
        else ""
    )
    feed = "".join(
        f'<div class="{name("card")}"><div class="{name("ct")}">{link(title, rng)}</div><div class="{name("cd")}">{esc(text)}</div><div class="{name("cm")}"><span>{rng.randint(1, 23)}小时前</span><span>{rng.randrange(90)}评</span></div></div>'
        for title, text in draw_teasers(rng, rng.randint(4, 8))
    )
    head = "".join(
        f'<div class="{name("nav")}"><a href="/c/{n}">{word}</a></div>' for n, word in enumerate(draw_channels(rng, 14))
    )
    rail = "".join(
        f'<div class="{name("rank")}"><div>{n}</div><div>{link(title, rng)}</div></div>'
        for n, title in enumerate(draw_headlines(rng, 10), 1)
    )
    tail = rng.choice(
        (
            "特别声明：以上内容仅代表作者本人观点，不代表平台立场。",
            "（本文不构成投资建议，市场有风险，决策需谨慎）",
            "未经授权，任何媒体不得全文使用，违者必究。",
        )
    )
    body = f"""<div class="{name("top")}">{head}<div class="{name("login")}">登录</div><div>打开APP</div></div><div class="{name("cols")}"><div class="{name("rail")}"><div>{rng.randrange(900)}</div><div>分享</div><div>收藏</div></div>
<div class="{name("mid")}"><div class="{name("crumb")}">首页 / {esc(writing.category)} / 详情</div><div class="{name("title")}">{esc(writing.title)}</div><div class="{name("meta")}"><span>{date.text if shown else ""}</span><span class="{name("src")}">{byline.source}</span>{who}<span>{rng.choice(("", "字号", "听新闻 00:00 / 03:12"))}</span></div>
<div class="{name("content")}">{render(writing.pieces, style, rng)}</div><div class="{name("tail")}">{tail}</div><div class="{name("tags")}"><span># {esc(writing.category)}</span><span># 今日要点</span></div><div class="{name("tools")}"><div>点赞 {rng.randrange(99)}</div><div>微信扫码分享</div></div><div class="{name("feedt")}">为你推荐</div>{feed}<div class="{name("more")}">加载更多</div></div><div class="{name("side")}"><div>24小时热榜</div>{rail}</div></div><div class="{name("foot")}"><div>关于我们</div><div>加入我们</div><div>违法和不良信息举报</div><div>© {byline.published.year} 版权所有</div></div>"""
    html = document(
        f"{writing.title}_{byline.source}",
        linked + draw_style(rng, rng.randint(2000, 15000)),
        f'<div id="app">{_soup(body, rng, name, rng.randint(1, 4))}</div>{_state(writing, byline.author or "", rng, 2)}{draw_script(rng, rng.randint(8000, 50000))}',
    )
    url = f"https://www.{draw_id(rng, 6)}.cn/detail/{rng.randrange(10**9)}"
    return as_page("rendered_portal", url, html, writing, byline, date)

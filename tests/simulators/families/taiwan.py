"""Pages in traditional characters: a Taiwan news portal and blog, a Hong Kong news site."""

# ruff: noqa: E501 - markup stands as a site would serve it
from __future__ import annotations

from dataclasses import replace
from functools import cache
from random import Random

import opencc

from tests.simulators.families.furniture import (
    document,
    draw_headlines,
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
    Piece,
    Writing,
    draw_byline,
    draw_comments,
    draw_general_article,
    draw_loan_article,
    draw_name,
    stamp,
)
from tests.simulators.pages import SimulatedPage

TAIWAN_CHANNELS = (
    "首頁 即時 要聞 社會 地方 兩岸 國際 財經 股市 房市 健康 生活 娛樂 運動 科技 專欄 影音 雜誌 會員中心".split()
)
HONG_KONG_CHANNELS = "主頁 港聞 兩岸 國際 財經 地產 體育 娛樂 副刊 論壇 馬經 會員".split()


@cache
def _converter(name: str) -> opencc.OpenCC:
    return opencc.OpenCC(name)


def convert(writing: Writing, rules: str) -> Writing:
    """The writing in traditional characters and marks, by OpenCC's rules of this name."""

    def turn(text: str) -> str:
        return str(_converter(rules).convert(text)).replace("“", "「").replace("”", "」")

    pieces = tuple(Piece(piece.kind, tuple(map(turn, piece.lines))) for piece in writing.pieces)
    return Writing(turn(writing.title), turn(writing.category), pieces)


def draw_taiwan_news(rng: Random) -> SimulatedPage:
    """記者…／台北報導 in the strip or as the first words, lists of other news inside the text, 延伸閱讀."""
    writing = (
        convert(draw_general_article(rng, kind="society"), "s2tw")
        if rng.random() < 0.5
        else draw_loan_article(rng, taiwan=True)
    )
    byline = draw_byline(rng, (2006, 2024), authors=0.5)
    date = stamp(
        byline.published,
        rng.choice(("%Y/%m/%d %H:%M", "%Y-%m-%d %H:%M", "%Y年%m月%d日 %H:%M", "%Y/%m/%d", "%Y-%m-%d %H:%M:%S")),
    )
    site = rng.choice(("福爾摩沙新聞網", "島嶼日報", "晨星新聞"))
    author = str(_converter("s2tw").convert(byline.author)) if byline.author else None
    reporter = (
        rng.choice(("記者{}／台北報導", "記者 {} 報導", "{}／綜合報導", "文／{}")).format(author)
        if author
        else f"{site}／綜合報導"
    )
    inner = (
        f'<div class="rel-inner"><p>看更多：{link(draw_headlines(rng, 1, taiwan=True)[0], rng)}</p></div>'
        if rng.random() < 0.5
        else ""
    )
    half = max(1, len(writing.pieces) // 2)
    style = rng.choice(
        (
            Style(),
            Style(
                text="<p>{}</p>\n",
                heading="<h2>{}</h2>",
                picture="<figure><img src='{src}'><figcaption>{}</figcaption></figure>",
            ),
            Style(text="{}<br><br>", heading="<strong>{}</strong><br>", items="{}", item="{}<br>"),
        )
    )
    rank = "".join(f"<li>{link(title, rng)}</li>" for title in draw_headlines(rng, 10, taiwan=True))
    html = document(
        f"{writing.title} | {writing.category} | {site}",
        f'<meta property="og:title" content="{esc(writing.title)} | {site}"/><meta name="description" content="{esc(writing.lines[0][:60])}"/>'
        + draw_style(rng, rng.randint(500, 7000)),
        f"""<div id="top"><ul>{list_links(TAIWAN_CHANNELS, rng)}</ul><div>熱門： {list_links(draw_headlines(rng, 3, taiwan=True), rng, item="{}", glue=" ")}</div></div><div class="breadcrumb">{link("首頁", rng)} / {link(writing.category, rng)}</div>
<div id="story"><h1 id="story_art_title">{esc(writing.title)}</h1><div class="story_bady_info"><span class="story_date">{date.text}</span> <span class="story_author">{reporter}</span></div><div class="social"><a>分享</a><a>留言</a><a>列印</a><a>A-</a><a>A+</a></div>
<div id="story_body">{render(writing.pieces[:half], style, rng)}{inner}{render(writing.pieces[half:], style, rng)}</div><div class="tags">{list_links((writing.category, "卡債", "銀行"), rng, item="{}", glue=" ")}</div>
<div class="more"><h3>{rng.choice(("延伸閱讀", "相關新聞", "推薦閱讀"))}</h3><ul>{list_links(draw_headlines(rng, 5, taiwan=True), rng)}</ul></div><div class="fb"><h4>{rng.choice(("留言", "讀者回應"))}</h4><p>張貼文章或下標籤，不得有違法或侵害他人權益之言論，違者應自負法律責任。</p></div></div>
<div id="right"><h3>熱門新聞</h3><ol>{rank}</ol>{"".join(f"<div><h5>{link(title, rng)}</h5><p>{esc(text)}</p></div>" for title, text in draw_teasers(rng, 3, taiwan=True))}</div><div id="foot">關於我們 | 服務條款 | 隱私權政策 | 著作權聲明 | 廣告刊登<br>© {site} 版權所有，非經授權，不許轉載</div>{draw_script(rng, rng.randint(500, 9000))}""",
        charset=rng.choice(("utf-8", "big5")) if byline.published.year < 2012 else "utf-8",
    )
    url = f"https://www.{draw_id(rng, 6)}.com.tw/news/{byline.published:%Y%m%d}/{rng.randrange(10**6)}.htm"
    return as_page("taiwan_news", url, html, writing, replace(byline, author=author), date)


def draw_taiwan_blog(rng: Random) -> SimulatedPage:
    """A blog host of Taiwan: month and day in boxes over the title, 人氣, guest book below, calendar at the side."""
    writing = draw_loan_article(rng, taiwan=True)
    byline = draw_byline(rng, (2006, 2022), authors=0.5)
    author = (
        rng.choice(("阿柚", "理債筆記", "小資女孩Mia", "卡債過來人", "法扶志工阿宏", "島民日常"))
        if byline.author
        else None
    )
    date = (
        stamp(byline.published, "%b %d %Y %a %H:%M")
        if rng.random() < 0.4
        else stamp(byline.published, rng.choice(("%Y-%m-%d %H:%M:%S", "%Y/%m/%d", "%Y年%m月%d日")))
    )
    site = rng.choice(("卡債人生的轉彎處", "慢慢還日記", "債務小教室"))
    boxes = (
        f'<ul class="article-head"><li class="publish"><span class="month">{byline.published:%b}</span> <span class="date">{byline.published:%d}</span> <span class="day">{byline.published:%a}</span> <span class="year">{byline.published:%Y}</span> <span class="time">{byline.published:%H:%M}</span></li><li class="title"><h2>{link(writing.title, rng)}</h2></li></ul>'
        if "%b" in date.text or date.text[:3].isalpha()
        else f'<h2 class="title">{esc(writing.title)}</h2><div class="post-date">{date.text}</div>'
    )
    comments = draw_comments(rng, rng.choice((0, 2, 4)), taiwan=True)
    said = "".join(
        f'<li class="user-post"><div class="post-info"><span class="user-name">{rng.choice(("訪客", "悄悄話", "路人", "小米"))}</span><span class="post-time">於 {byline.fetched_at:%Y/%m/%d %H:%M}</span></div><div class="post-text">{esc(text)}</div></li>'
        for text in comments
    )
    style = rng.choice(
        (
            Style(),
            Style(
                text="<p><span style='font-size:14pt'>{}</span></p><p>&nbsp;</p>", heading="<p><strong>{}</strong></p>"
            ),
            Style(text="<div>{}</div><div><br></div>", heading="<h3>{}</h3>"),
        )
    )
    html = document(
        f"{writing.title} @ {site} :: 痞客誌",
        draw_style(rng, rng.randint(500, 4000)),
        f"""<div id="header"><h1 id="banner"><a href="/">{site}</a></h1><p>跳到主文　欠債不可恥，逃避才可怕</p><ul>{list_links(("部落格全站分類：財經政論", "相簿", "部落格", "留言", "名片"), rng)}</ul></div>
<div id="content"><div id="article-area">{boxes}<div class="article-body"><div class="article-content"><div id="article-content-inner" class="article-content-inner">{render(writing.pieces, style, rng)}</div></div><p class="tags">文章標籤 {list_links(("債務協商", "更生"), rng, item="{}", glue=" ")}</p>
<div class="forward"><span>全站熱搜</span></div><div class="author-profile">創作者介紹 {f'<span class="author-profile__name">{author}</span>' if author else ""} <span>{site}</span></div><div class="article-footer">{f"{author} 發表在 痞客誌 " if author else ""}{link("留言", rng)}({len(comments)}) 人氣({format_number(rng)})</div></div><ul class="refer"><li>全站分類：{link("財經政論", rng)}</li><li>個人分類：{link(writing.category, rng)}</li><li>上一篇：{link(draw_headlines(rng, 1, taiwan=True)[0], rng)}</li><li>下一篇：{link(draw_headlines(rng, 1, taiwan=True)[0], rng)}</li></ul><div id="comment"><h3>留言列表 ({len(comments)})</h3><ul>{said}</ul><p>發表留言</p></div></div></div>
<div id="sidebar"><h4>近期文章</h4><ul>{list_links(draw_headlines(rng, 8, taiwan=True), rng)}</ul><h4>文章分類</h4><ul>{list_links(("協商 (12)", "更生 (8)", "心情 (30)"), rng)}</ul><h4>參觀人氣</h4><p>本日人氣： {rng.randrange(99)}</p><p>累積人氣： {format_number(rng)}</p></div>""",
    )
    url = f"https://{draw_id(rng, 7)}.example.com.tw/blog/post/{rng.randrange(10**8)}"
    return as_page("taiwan_blog", url, html, writing, replace(byline, author=author), date, comments=comments)


def draw_hong_kong_news(rng: Random) -> SimulatedPage:
    """A short article between two columns, 【本報訊】 before it, the day in the head of the page and in the strip."""
    writing = convert(draw_general_article(rng, rng.choice(("short", "medium")), kind="society"), "s2hk")
    first, *rest = writing.pieces
    if rng.random() < 0.5:
        first = Piece(first.kind, ("【本報訊】" + first.lines[0],))
    writing = Writing(writing.title, writing.category, (first, *rest))
    byline = draw_byline(rng, (2004, 2023), authors=0.3)
    author = str(_converter("s2hk").convert(draw_name(rng))) if byline.author else None
    date = stamp(
        byline.published,
        rng.choice(("%Y-%m-%d", "%Y年%m月%d日", "%Y年%m月%d日 %H:%M", "%d/%m/%Y %H:%M", "%Y-%m-%d %H:%M")),
    )
    site = rng.choice(("維港日報", "獅山新聞", "南丫時報"))
    style = rng.choice((Style(), Style(text="<p>　　{}</p>"), Style(text="{}<br><br>")))
    who = f"記者：{author}" if author else ""
    html = document(
        f"{writing.title} - {site}",
        draw_style(rng, rng.randint(300, 3000)),
        f"""<table width="980"><tr><td><b>{site}</b></td><td>{list_links(HONG_KONG_CHANNELS, rng, item="{}", glue=" | ")}</td></tr></table><table width="980"><tr><td width="160" valign="top"><ul>{list_links(draw_headlines(rng, 8, taiwan=True), rng)}</ul></td>
<td valign="top"><div class="crumb">{link("主頁", rng)} > {link(writing.category, rng)}</div><h1>{esc(writing.title)}</h1><p class="info">{date.text}　{who}</p><div class="share"><a>讚好</a> <a>分享</a> <a>轉發</a></div><div class="content">{render(writing.pieces, style, rng)}</div><p><a>&lt;&lt; 上一則</a> <a>返回目錄</a> <a>下一則 &gt;&gt;</a></p></td>
<td width="220" valign="top"><h3>最受歡迎</h3><ol>{list_links(draw_headlines(rng, 6, taiwan=True), rng)}</ol></td></tr></table><div class="foot">{site}有限公司版權所有，不得轉載 © {byline.published.year} | 私隱政策 | 免責聲明 | 聯絡我們</div>""",
        charset=rng.choice(("utf-8", "big5", "utf-8")),
    )
    url = f"http://www.{draw_id(rng, 6)}.com.hk/{byline.published:%Y%m%d}/{rng.randrange(10**5)}.html"
    return as_page("hongkong_news", url, html, writing, replace(byline, author=author), date)

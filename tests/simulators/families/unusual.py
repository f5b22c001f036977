"""Articles of unusual shape: interviews, digests of linked headlines, galleries, plain text, short ones under long comments."""

# ruff: noqa: E501 - markup stands as a site would serve it
from __future__ import annotations

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
    list_links,
)
from tests.simulators.families.rendering import BR_STYLE, P_INDENTED, Style, render
from tests.simulators.families.truth import as_page
from tests.simulators.families.writing import (
    Kind,
    Piece,
    Writing,
    draw_byline,
    draw_general_article,
    draw_loan_article,
    draw_name,
    draw_nickname,
    stamp,
)
from tests.simulators.pages import SimulatedPage

SOURCES = ("江北都市报", "云岭周刊", "财经对话", "南方时评网")
_QUESTIONS = (
    "为什么会走到这一步？",
    "当时您是怎么想的？",
    "后来呢？",
    "有没有后悔过？",
    "这笔钱是怎么来的？",
    "您对年轻人有什么建议？",
    "银行方面怎么答复？",
    "接下来有什么打算？",
    "能说得具体一点吗？",
    "家里人知道吗？",
)
_SHORT = ("是的。", "没有。", "说不好。", "不后悔。", "嗯，差不多两年。", "我们还在谈。", "谢谢。")


def draw_interview(rng: Random) -> SimulatedPage:
    """Questions and answers of very different length, the speakers' names in bold before them or as letters."""
    told = (
        draw_loan_article(rng, "medium", headings=False, most=3)
        if rng.random() < 0.5
        else draw_general_article(rng, "medium")
    )
    answers = [line for piece in told.pieces[1:] if piece.kind is Kind.TEXT for line in piece.lines]
    ask, reply = rng.choice(
        (("记者", draw_name(rng)), ("问", "答"), ("Q", "A"), ("主持人", "嘉宾"), ("本刊", draw_name(rng)))
    )
    pieces = [told.pieces[0]]
    for text in answers:
        pieces += [
            Piece(Kind.TEXT, (f"{ask}：{rng.choice(_QUESTIONS)}",)),
            Piece(Kind.TEXT, (f"{reply}：{rng.choice(_SHORT) if rng.random() < 0.2 else text}",)),
        ]
    writing = Writing(
        f"{rng.choice(('对话', '专访', '访谈｜'))}{draw_name(rng)}：{told.title}",
        rng.choice(("人物", "访谈", "对话")),
        tuple(pieces),
    )
    byline = draw_byline(rng, (2006, 2023), authors=0.7, sources=SOURCES)
    date = stamp(
        byline.published, rng.choice(("%Y-%m-%d %H:%M", "%Y年%m月%d日 %H:%M", "%Y-%m-%d", "%Y年%m月%d日%H:%M:%S"))
    )
    parts = [
        date.text,
        f"来源：{byline.source}",
        rng.choice(("作者：{}", "记者：{}", "本报记者 {}", "文/{}")).format(byline.author) if byline.author else "",
        f"编辑：{byline.editor}" if rng.random() < 0.4 else "",
    ]
    style = rng.choice((P_INDENTED, Style(), BR_STYLE, Style(text="<p>{}</p><p>&nbsp;</p>")))
    body = render(writing.pieces, style, rng)
    if rng.random() < 0.5:
        body = body.replace(f"{ask}：", f"<strong>{ask}：</strong>").replace(f"{reply}：", f"<b>{reply}：</b>")
    html = document(
        f"{writing.title}-{byline.source}",
        draw_style(rng, rng.randint(500, 4000)),
        f"""<div class="head"><a>{byline.source}</a><ul>{list_links(draw_channels(rng, 12), rng)}</ul></div><div class="wrap"><div class="now">您的位置：{link("首页", rng)} &gt; {link(writing.category, rng)} &gt; 正文</div><div class="article"><h1>{esc(writing.title)}</h1><div class="from">{"　".join(part for part in parts if part)}</div><div class="text">{body}</div><div class="next">下一篇 {link(draw_headlines(rng, 1)[0], rng)}</div></div><div class="aside"><h3>往期访谈</h3><ul>{list_links(draw_headlines(rng, 7), rng)}</ul></div></div><div class="foot">{byline.source} 版权所有，未经书面许可不得复制或建立镜像</div>{draw_script(rng, rng.randint(500, 9000))}""",
    )
    url = f"http://www.{draw_id(rng, 6)}.com/{byline.published:%Y/%m}/{rng.randrange(10**6)}.html"
    return as_page("interview", url, html, writing, byline, date)


def draw_digest(rng: Random) -> SimulatedPage:
    """News of the morning: numbered headlines, linked as a whole on some pages, each with a line or two of text."""
    count = rng.randint(5, 12)
    pieces: list[Piece] = []
    for number in range(count):
        told = draw_general_article(rng, "tiny", kind="society", most=2)
        head = rng.choice(("{n}. {t}", "{n}、{t}", "【{t}】", "▲{t}")).format(n=number + 1, t=told.title)
        pieces.append(Piece(Kind.HEADING, (head,)))
        if rng.random() < 0.85:
            pieces.append(Piece(Kind.TEXT, (told.lines[-1],)))
    name = rng.choice(("早报", "财经早餐", "要闻速览", "晚间播报"))
    byline = draw_byline(rng, (2012, 2024), authors=0.3, sources=SOURCES)
    title = rng.choice(
        (
            f"{name}：{draw_headlines(rng, 1)[0]}",
            f"{name}（{byline.published:%-m月%-d日}）",
            f"{name}|{count}条新闻看懂今天",
        )
    )
    writing = Writing(title, rng.choice(("早报", "滚动", "要闻")), tuple(pieces))
    date = stamp(byline.published, rng.choice(("%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S", "%Y/%m/%d %H:%M")))
    linked = rng.random() < 0.4
    style = Style(
        heading='<p><a href="/n/8.html" target="_blank"><strong>{}</strong></a></p>'
        if linked
        else rng.choice(("<p><strong>{}</strong></p>", "<h3>{}</h3>", "<p>{}</p>")),
        inline=0.05,
    )
    who = f"<span>作者：{byline.author}</span>" if byline.author else ""
    html = document(
        f"{title}_{byline.source}",
        draw_style(rng, rng.randint(500, 6000)),
        f"""<div class="topbar">{list_links(draw_channels(rng, 20), rng, item="{}", glue=" ")}</div><div class="main"><h1>{esc(title)}</h1><div class="meta"><span>{date.text}</span><span>{byline.source}</span>{who}<span>{format_number(rng)}阅读</span></div><div class="body">{render(writing.pieces, style, rng)}</div><div class="tip">以上图文，贵在分享，版权归原作者所有</div><ul class="hot"><li>热门推荐</li>{list_links(draw_headlines(rng, rng.randint(5, 15)), rng)}</ul></div>{draw_script(rng, rng.randint(1000, 12000))}""",
    )
    url = f"https://www.{draw_id(rng, 6)}.com/brief/{byline.published:%Y%m%d}/{rng.randrange(9999)}"
    return as_page("digest", url, html, writing, byline, date, shows_category=False)


def draw_gallery(rng: Random) -> SimulatedPage:
    """Pictures with a paragraph under each, thumbnails of other galleries behind."""
    told = draw_general_article(rng, rng.choice(("short", "medium")), kind=rng.choice(("stories", "society")), most=2)
    pieces = [piece for text in told.pieces for piece in (Piece(Kind.CAPTION, ("",)), text)]
    writing = Writing(f"{told.title}{rng.choice(('（组图）', '[高清组图]', '', '（图）'))}", "图片", told.pieces)
    byline = draw_byline(rng, (2008, 2022), authors=0.4, sources=SOURCES)
    date = stamp(byline.published, rng.choice(("%Y-%m-%d %H:%M", "%Y年%m月%d日 %H:%M", "%Y-%m-%d")))
    style = rng.choice(
        (
            Style(picture='<p><img src="{src}" alt="{alt}">{}</p>'),
            Style(
                text='<div class="pic-desc">{}</div>',
                picture='<div class="pic"><a href="?p=2"><img src="{src}" alt="{alt}"/></a>{}</div>',
            ),
            Style(
                text='<p class="picIntro"><span>{}</span></p>', picture='<p class="detailPic"><img src="{src}">{}</p>'
            ),
        )
    )
    thumbs = "".join(
        f'<li><a href="/pic/{rng.randrange(9999)}.html"><img src="/t.jpg" alt="{esc(title)}"><span>{esc(title)}</span></a></li>'
        for title in draw_headlines(rng, rng.randint(8, 20))
    )
    who = f" 摄影：{draw_name(rng)}" if rng.random() < 0.3 else ""
    signed = f" 作者：{byline.author}" if byline.author else ""
    html = document(
        f"{writing.title}-图片频道",
        "",
        f"""<div class="nav">{list_links(draw_channels(rng, 15), rng, item="<b>{}</b>", glue="")}</div><div class="path">{link("图片频道", rng)} &gt; {link("图片", rng)} &gt; 正文</div><div class="cont"><h1>{esc(writing.title)}</h1><div class="prop">{date.text} {byline.source}{signed}{who} <a>查看原图</a> <a>幻灯播放</a></div><div class="imgs">{render(pieces, style, rng, alt=writing.title)}</div><div class="turn"><a>&lt; 上一图集</a><a>下一图集 &gt;</a></div></div><div class="more"><h2>精彩图集</h2><ul>{thumbs}</ul></div><div class="foot">图片版权所有 侵权必究</div>""",
        charset=rng.choice(("gbk", "utf-8")),
    )
    url = f"http://pic.{draw_id(rng, 6)}.com/{byline.published:%Y%m%d}/{rng.randrange(10**6)}.shtml"
    return as_page("gallery", url, html, writing, byline, date)


def draw_preformatted(rng: Random) -> SimulatedPage:
    """The text in <pre> with line feeds and full-width blanks, as text archives and mail lists show it."""
    writing = draw_general_article(rng, most=3)
    writing = Writing(writing.title, writing.category, tuple(Piece(Kind.TEXT, piece.lines) for piece in writing.pieces))
    byline = draw_byline(rng, (1999, 2010), authors=0.7, nickname=True)
    date = stamp(byline.published, rng.choice(("%Y-%m-%d %H:%M:%S", "%Y年%m月%d日%H:%M:%S", "%Y.%m.%d")))
    text = rng.choice(("\n", "\n\n")).join(f"　　{esc(line)}" for line in writing.lines)
    strip = (
        rng.choice(("发信人: {a}\n标  题: {t}\n发信站: 水木年华站 ({d})\n", "作者：{a}　时间：{d}\n")).format(
            a=byline.author or "", t=esc(writing.title), d=date.text
        )
        if byline.author
        else f"时间：{date.text}\n"
    )
    html = document(
        f"{writing.title} - 文摘阅读",
        "",
        f"""<table width="100%"><tr><td>{list_links(("首页", "分类讨论区", "精华区", "讨论区", "本讨论区", "上一篇", "下一篇"), rng, item="[{}]", glue="")}</td></tr></table><hr><h3>{esc(writing.title)}</h3><pre>{strip}</pre><pre class="text">
{text}
</pre><hr>[{link("回到开始", rng)}][{link("上一篇", rng)}][{link("下一篇", rng)}]<br>文摘阅读站　地址：见首页""",
        charset=rng.choice(("gb2312", "utf-8")),
    )
    url = f"http://{draw_id(rng, 5)}.net/digest/{rng.randrange(10**5)}.htm"
    return as_page("preformatted", url, html, writing, byline, date, shows_category=False)


def draw_long_comments(rng: Random) -> SimulatedPage:
    """A short article with paragraphs as comments, longer than itself, and a feed of full first paragraphs."""
    writing = draw_general_article(rng, "tiny", most=2)
    byline = draw_byline(rng, (2009, 2024), authors=0.5, sources=SOURCES)
    date = stamp(byline.published, rng.choice(("%Y-%m-%d %H:%M", "%Y-%m-%d", "%Y/%m/%d %H:%M")))
    comments = tuple(
        "".join(told.lines)
        for told in (draw_loan_article(rng, "tiny", headings=False, most=2) for _ in range(rng.randint(3, 8)))
    )
    said = "".join(
        f'<div class="reply"><div class="who"><a>{draw_nickname(rng)}</a> <span>{byline.fetched_at:%Y-%m-%d %H:%M}</span> <em>{floor}楼</em></div><p>{esc(text)}</p><div class="act"><a>回复</a> <a>赞[{rng.randrange(50)}]</a></div></div>'
        for floor, text in enumerate(comments, 1)
    )
    feed = "".join(
        f"<dl><dt>{link(title, rng)}</dt><dd>{esc(text)}</dd></dl>"
        for title, text in draw_teasers(rng, rng.randint(3, 7))
    )
    who = f"<span>{rng.choice(('作者：', '撰稿：', ''))}{byline.author}</span>" if byline.author else ""
    style = rng.choice((Style(), P_INDENTED, Style(text="<div>{}</div>")))
    html = document(
        f"{writing.title}_{writing.category}_{byline.source}",
        draw_style(rng, rng.randint(300, 3000)),
        f"""<div class="hd">{list_links(draw_channels(rng, 10), rng, item="{}", glue=" ")}</div><div class="pos">{link("首页", rng)} &gt; {link(writing.category, rng)}</div><div class="bd"><h1>{esc(writing.title)}</h1><div class="by"><span>{date.text}</span> <span>来源：{byline.source}</span> {who}</div><div class="txt">{render(writing.pieces, style, rng)}</div><div class="cm"><h3>全部评论（{len(comments)}）</h3>{said}</div><div class="fd"><h3>更多内容</h3>{feed}</div></div>{draw_script(rng, rng.randint(500, 6000))}""",
    )
    url = f"http://www.{draw_id(rng, 6)}.cn/{draw_id(rng, 4)}/{rng.randrange(10**6)}.html"
    return as_page("long_comments", url, html, writing, byline, date, comments=comments)


def draw_lead_apart(rng: Random) -> SimulatedPage:
    """The first paragraph in a box of its own above a picture, the others in boxes of their own each, rails between them."""
    writing = draw_general_article(rng, most=3) if rng.random() < 0.6 else draw_loan_article(rng, headings=True)
    byline = draw_byline(rng, (2016, 2024), authors=0.6, sources=SOURCES)
    date = stamp(byline.published, rng.choice(("%Y-%m-%d %H:%M", "%Y.%m.%d %H:%M", "%Y年%m月%d日")))
    first, *rest = writing.pieces
    style = Style(
        text=rng.choice(
            ('<section class="block"><p>{}</p></section>', '<div class="row"><div class="cell">{}</div></div>')
        ),
        heading='<section class="block"><h2>{}</h2></section>',
        items='<section class="block"><ul>{}</ul></section>',
    )
    half = max(1, len(rest) // 2)
    rail = (
        f'<section class="block rail"><h4>{rng.choice(("相关阅读", "推荐", "更多深度"))}</h4><ul>{list_links(draw_headlines(rng, 3), rng)}</ul></section>'
        if rng.random() < 0.6
        else ""
    )
    html = document(
        f"{writing.title} - {byline.source}",
        draw_style(rng, rng.randint(1000, 9000))
        + f'<meta property="og:title" content="{esc(writing.title)}"><meta property="og:type" content="article">',
        f"""<header class="site">{list_links(draw_channels(rng, 9), rng, item="{}", glue="")}</header><section class="hero"><h1>{esc(writing.title)}</h1><div class="lead">{render([first], Style(inline=0.0), rng)}</div><div class="credit"><span>{byline.source}</span>{f'<span class="name">{byline.author}</span>' if byline.author else ""}<time>{date.text}</time></div><img src="/hero.jpg"></section>
<div class="story">{render(rest[:half], style, rng)}{rail}{render(rest[half:], style, rng)}</div><section class="subscribe"><p>订阅我们的每周通讯，把好文章送到邮箱</p><button>订阅</button></section><footer><p>{byline.source} 保留所有权利</p></footer>{draw_script(rng, rng.randint(3000, 20000))}""",
    )
    url = f"https://www.{draw_id(rng, 6)}.com/story/{draw_id(rng, 10)}"
    return as_page("lead_apart", url, html, writing, byline, date, shows_category=False)

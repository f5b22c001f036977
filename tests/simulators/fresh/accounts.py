"""Portals whose articles come from accounts, as their phones' pages and their applications show them, 2018 to 2024."""

# ruff: noqa: E501 - markup has the long lines of the pages that it imitates

from __future__ import annotations

from random import Random

from pipeline.records import Precision
from tests.simulators.fresh.furniture import as_json, channels, filler_script, filler_style, link_list
from tests.simulators.fresh.writing import Page, render
from tests.simulators.pages import SimulatedPage

PROVINCES = ("江原", "岭东", "云坪", "南浦")


def phone_portal(rng: Random) -> SimulatedPage:
    """A portal as rendered for phones in 2022: data-v attributes, 打开APP, 展开剩余60%, 返回搜狐-like last line, hot feeds."""
    page = Page(rng)
    when, account, tag = page.moment(2019, 2022), page.handle(), f"data-v-{page.number(10000000, 99999999):x}"
    own = page.chance(0.6)
    blocks = page.blocks(4, 16, heads=0.15, images=0.35, strong=0.25, quotes=0.05, longest=3)
    first = page.aside(f"原标题：{page.title}") if page.chance(0.2) else ""
    sent = page.pick(f"{when:%m-%d %H:%M}", f"{when:%Y-%m-%d %H:%M}", f"{when:%Y-%m-%d}")
    body = render(
        blocks,
        {
            "p": "<p>{}</p>",
            "h": "<p><strong>{}</strong></p>",
            "quote": "<blockquote><p>{}</p></blockquote>",
            "img": '<p class="ql-align-center" style="text-align:center"><img src="//p8.example.com/i.jpeg" data-src="//p8.example.com/i.jpeg"></p><p class="img-desc">{}</p>',
        },
    )
    category = page.pick("财经", "生活", "社会", "科技") if page.chance(0.4) else None
    comments = page.comments(0, 5)
    said = "".join(
        f'<div {tag} class="comment-item"><span class="user-name">{page.handle()}</span><span class="ip">{page.pick("IP属地：", "")}{page.rng.choice(PROVINCES)}</span>'
        f'<div class="comment-content">{text}</div><span>{page.number(1, 23)}小时前</span><span class="reply">回复</span><i>{page.number(0, 99)}</i></div>'
        for text in comments
    )
    fetched = when.replace(month=12, day=31, hour=23, minute=59, second=59)
    feed = link_list(
        page,
        page.number(8, 24),
        f'<div {tag} class="feed-item"><a href="{{url}}"><h4>{{}}</h4></a><span>{{who}}</span> <span>{{n}}评论</span> <span>今天 08:{{n:02}}</span></div>',
    )
    html = f"""<!DOCTYPE html><html lang="zh" data-dpr="1"><head><meta charset="utf-8"><title>{page.title}_{page.pick(account, "手机岭狐网")}</title>
<meta name="viewport" content="width=device-width,user-scalable=no"><meta property="og:title" content="{page.title}"><meta property="og:url" content="https://m.linghu.example.com/"><meta itemprop="dateUpdate" content="{when:%Y-%m-%d %H:%M}">
<meta itemprop="datePublished" content="{when:%Y-%m-%d %H:%M}">{filler_style(page, page.number(6000, 20000), "v")}</head><body>
<div id="app"><header {tag} class="header"><a class="logo"></a><nav>{channels(page, 8)}</nav><a class="open">打开APP</a></header>
{f'<div {tag} class="crumb"><a href="/">首页</a> / <a href="/c/8">{category}</a> / 正文</div>' if category else ""}
<section {tag} id="article-container" class="article-container"><h1 {tag} class="title-info">{page.title}</h1>
<div {tag} class="article-info"><img src="avatar.png"><div><p {tag} class="name">{account}{page.maybe(0.3, '<i class="v">认证</i>')}</p><p {tag} class="time">{sent}{page.maybe(0.4, f" 来自：{page.rng.choice(PROVINCES)}")}</p></div><a class="follow">+关注</a></div>
<div {tag} class="display-content">{f"<p>{first}</p>" if first else ""}
{body}
<p {tag} class="back"><a href="https://www.linghu.example.com">{page.pick("返回岭狐，查看更多", "返回首页，查看更多")}</a></p>
<p {tag} class="editor">责任编辑：{page.maybe(0.5, page.person())}</p></div>
<div {tag} class="unfold"><span>展开剩余{page.number(30, 80)}%</span></div>
<div {tag} class="declare">平台声明：该文观点仅代表作者本人，岭狐号系信息发布平台，岭狐仅提供信息存储空间服务。</div></section>
<div {tag} class="action"><span>{page.number(0, 999)}赞</span><span>收藏</span><span>分享</span><a>打开APP，阅读体验更佳</a></div>
<section {tag} class="comments"><h3>评论 {len(comments)}</h3>{said}<p>{page.pick("没有更多评论了", "打开APP查看全部评论")}</p></section>
<section {tag} class="recommend"><h3>{page.pick("为你推荐", "热门推荐", "推荐阅读")}</h3>{feed}<div class="more">加载更多</div></section></div>
<script>window.globalConst={as_json({"title": page.title, "content": body[:4000], "channel": page.number()})}</script>{filler_script(page, page.number(4000, 20000))}</body></html>"""
    author = account if own or account in html else None
    return page.done(
        "phone_portal", f"https://m.linghu.example.com/a/{page.number(100000000, 999999999)}_{page.number(10000, 999999)}", html,
        when=when, precision=Precision.MINUTE if ":" in sent else Precision.DAY, author=author, category=category, fetched_at=fetched,
    )  # fmt: skip


def subscribed(rng: Random) -> SimulatedPage:
    """The page of an account of a portal: post_title, '2021-03-05 10:21:13　来源: X 举报', 特别声明 in two languages, 0 跟贴."""
    page = Page(rng)
    when, account = page.moment(2017, 2024), page.handle()
    blocks = page.blocks(4, 15, heads=0.1, images=0.4, strong=0.2, longest=3)
    signed = page.person() if page.chance(0.25) else None
    body = render(
        blocks,
        {
            "p": page.pick("<p>{}</p>", '<p id="0B1C">{}</p>', "<p>　　{}</p>"),
            "h": "<h2>{}</h2>",
            "img": '<p class="f_center"><img src="https://dingyue.example.com/a.jpg" alt=""/><br>{}<br></p>',
        },
    )
    opening = f"<p>{page.aside(f'文/{signed}')}</p>" if signed else ""
    author = signed or account
    new = page.chance(0.5)
    where = page.maybe(0.5, f" {page.rng.choice(PROVINCES)}")
    info = (
        f'<div class="post_info"> {when:%Y-%m-%d %H:%M:%S}　来源: <a href="/dy/media/T1.html">{account}</a>{where} <a class="post_jubao">举报</a></div>'
        if new
        else f'<div class="share_box"><p class="left"><span>{when:%Y-%m-%d %H:%M:%S}</span> <span>来源：{account}</span>　<a>作者</a></p></div>'
    )
    html = f"""<!DOCTYPE html><html id="ne_wrap" data-category="{page.pick("推荐", "财经")}" data-publishtime="{when:%Y-%m-%d %H:%M:%S}"><head><meta charset="UTF-8">
<title>{page.title}{page.pick("|" + page.tags(1)[0] + "_网江订阅", "_网江订阅", "|" + "|".join(page.tags(3)) + "_手机网江网")}</title>
<meta name="keywords" content="{",".join(page.tags(4))}"><meta name="description" content="{page.title},{",".join(page.tags(2))}"><meta name="author" content="网江">
<meta property="og:title" content="{page.title}|{page.tags(1)[0]}"><meta property="article:author" content="网江网"><meta property="article:published_time" content="{when:%Y-%m-%dT%H:%M:%S}+08:00">
{filler_style(page, page.number(3000, 12000), "post")}{filler_script(page, page.number(3000, 20000))}</head><body>
<div class="ntes_nav"><a>网江首页</a> <a>应用</a> <a>邮箱</a>{channels(page, 20)}</div>
<div class="post_crumb"><a href="/">网江首页</a> &gt; <a href="/dy/">网江号</a> &gt; 正文 <a>申请入驻</a></div>
<div class="post_main"><h1 class="post_title">{page.title}</h1>{info}<div class="post_top_share"><span>分享至</span><ul><li>好友和朋友圈</li><li>用微信扫码二维码</li></ul></div>
<div class="post_body">{opening}
{body}
<div class="otitle"></div></div>
<div class="post_statement">特别声明：以上内容(如有图片或视频亦包括在内)为自媒体平台“网江号”用户上传并发布，本平台仅提供信息存储服务。<br>Notice: The content above (including the pictures and videos if any) is uploaded and posted by a user, which is a social media platform and only provides information storage services.</div>
<div class="post_next"><a>阅读下一篇</a><a href="#">{page.headlines(1)[0]}</a><a>返回网江首页 下载网江客户端</a></div>
<div class="tie-area"><a>{page.number(0, 900)}</a> 跟贴 <a>{page.number(0, 9000)}</a> 参与 <p>网友评论仅供其表达个人看法，并不表明网江立场。</p></div>
<div class="post_recommends"><h3>相关推荐</h3>{link_list(page, page.number(8, 20), '<div class="item"><h4><a href="{url}">{}</a></h4><span>{who} {date}</span><em>{n}跟贴</em></div>')}</div></div>
<div class="post_side"><div class="dy_author"><img src="a.png"><a>{account}</a><p>{page.pick("关注民生，记录身边的变化", "每天一篇，理性看钱", "用心写好每个故事")}</p><span>{page.counter()}文章数</span><span>{page.counter()}关注度</span></div>
<div class="dy_new"><h3>往期回顾</h3>{link_list(page, 5)}</div><h3>热点榜</h3><ol>{link_list(page, 10)}</ol></div>
<div class="N-nav-bottom">© 1997-{when:%Y} 网江公司版权所有 About | 公司简介 | 联系方法 | 招聘信息 | 客户服务 | 隐私政策</div></body></html>"""
    return page.done(
        "subscribed", f"https://www.wangjiang.example.com/dy/article/{page.number(1000000, 9999999):X}0534A4SC.html", html,
        when=when, precision=Precision.SECOND, author=author, source=account,
    )  # fmt: skip


def open_media(rng: Random) -> SimulatedPage:
    """An account's page of another portal: data in window.DATA, vertical date (2021 / 03/05 / 10:21), 特别声明, 免责."""
    page = Page(rng)
    when, account = page.moment(2018, 2023), page.handle()
    blocks = page.blocks(4, 14, images=0.4, strong=0.2, heads=0.1, tables=0.03, longest=3)
    plain = page.chance(0.4)
    body = render(
        blocks,
        {
            "p": '<p class="one-p">{}</p>',
            "h": '<p class="one-p"><strong>{}</strong></p>',
            "img": '<p class="one-p"><img class="content-picture" src="//inews.example.com/1.jpg"></p><p style="text-align:center">{}</p>',
        },
    )
    stamp = (
        f'<div class="year through"><span>{when:%Y}</span></div><div class="md">{when:%m}/{when:%d}</div><div class="time">{when:%H:%M}</div>'
        if not plain
        else f'<p class="info"><span>{account}</span><span>{when:%Y-%m-%d %H:%M}</span>{page.maybe(0.6, f"<span>发布于{page.rng.choice(PROVINCES)}</span>")}</p>'
    )
    category = page.pick("财经", "房产", "科技", "教育")
    data = {"article_id": f"{when:%Y%m%d}A0{page.number()}", "title": page.title, "media": account, "pubtime": f"{when:%Y-%m-%d %H:%M:%S}", "comment_id": page.number()}  # fmt: skip
    html = f"""<!DOCTYPE html><html><head><meta charset="{page.pick("gb2312", "utf-8")}"><title>{page.title}_腾江新闻</title>
<meta name="description" content="{page.lines[0][:80]}"><meta name="keywords" content="{page.title},腾江新闻"><meta property="og:title" content="腾江新闻">
<meta name="apub:time" content="{when:%m/%d/%Y, %H:%M:%S}"><meta name="apub:from" content="default">
<script>window.DATA = {as_json(data)}</script>{filler_script(page, page.number(3000, 18000))}{filler_style(page, page.number(2000, 8000), "qq")}</head>
<body><div id="TopNav"><ul>{channels(page, 16, '<li><a href="{url}">{}</a></li>', "")}</ul></div><div class="crumbs"><a href="/">腾江网</a> &gt; <a href="/ch/fin/">{category}</a> &gt; 正文</div>
<div class="qq_conent clearfix"><div class="LEFT"><div class="hd"><h1>{page.title}</h1></div>
<div id="LeftTool" class="left-stick-wp">{stamp}<a class="cmt">评论</a><a class="share">分享</a></div>
<div class="content clearfix"><div class="content-article">{page.maybe(0.3, f'<div class="media-card"><b>{account}</b> <i>企江号</i><a>订阅</a></div>') if plain else f'<p class="from"><a>{account}</a> <i>{page.pick("企江号", "优质内容创作者")}</i></p>'}
{body}
<div id="Status"></div></div></div>
<div class="statement">{page.pick("免责声明：本文来自腾江新闻客户端自媒体，不代表腾江网的观点和立场。", "特别声明：本文为企江号作者上传并发布，仅代表该作者观点。")}</div>
<div class="tags">{"".join(f"<a>#{tag}</a>" for tag in page.tags(3))}</div>
<div class="reading"><h3>{page.pick("延伸阅读", "相关推荐")}</h3>{link_list(page, 6, '<div><a href="{url}"><img src="//inews.example.com/{n}.jpg">{}</a></div>')}</div></div>
<div class="RIGHT"><h3>热门视频</h3>{link_list(page, 5, '<div class="v"><a href="{url}">{}</a><em>0{n}:12</em></div>')}<h3>24小时热文</h3><ol>{link_list(page, 10)}</ol></div></div>
<div id="footer">关于腾江 | About | 服务条款 | 广告服务 | 客服中心 | 网站导航<br>Copyright © 1998 - {when:%Y} Tengjiang. All Rights Reserved</div></body></html>"""
    return page.done(
        "open_media", f"https://new.tengjiang.example.com/omn/{when:%Y%m%d}/{when:%Y%m%d}A0{page.number()}00.html", html,
        when=when, precision=Precision.MINUTE, author=account, category=category,
    )  # fmt: skip

"""Accounts and pages for phones: articles of applications, mobile hosts of portals, accelerated pages."""

# ruff: noqa: E501 - markup has the long lines of the pages that it imitates

from __future__ import annotations

from datetime import timedelta
from random import Random

from pipeline.records import Precision
from tests.simulators.field.furniture import as_json, box, script, style
from tests.simulators.field.writing import Forms, Sheet, is_told
from tests.simulators.pages import SimulatedPage


def messenger_account(rng: Random) -> SimulatedPage:
    """An account of the messenger: 原创 tag, signed author beside the account, date from script or <em>, section and span soup, 阅读原文."""
    s = Sheet(rng)
    when, account, person = s.moment(2014, 2024), s.handle(), s.person()
    signed = rng.random() < 0.5
    by = f'<span class="rich_media_meta rich_media_meta_text" id="js_author_name">{person}</span>' if signed else ""
    soup = s.pick(
        '<p style="text-indent:2em;"><span style="font-size:15px;letter-spacing:1px;">{}</span></p>',
        '<section style="margin:0 8px;"><p><span style="color:rgb(63,63,63)">{}</span></p></section><p><br></p>',
        "<p>{}</p>",
    )
    body = s.body(
        Forms(
            p=soup,
            h='<section style="text-align:center"><section style="display:inline-block"><strong>{}</strong></section></section>',
            quote='<section><section></section><p style="color:#888">{}</p></section>',
            item="<p>{}</p>",
            img='<p><img class="rich_pages" data-src="https://mmbiz.example.cn/1"></p><p style="text-align:center"><span style="font-size:12px">{}</span></p>',
        )
    )
    old = rng.random() < 0.5
    date = (
        f'<em id="post-date" class="rich_media_meta rich_media_meta_text">{when:%Y-%m-%d}</em>'
        if old
        else '<em id="publish_time" class="rich_media_meta rich_media_meta_text"></em>'
    )
    hook = s.maybe(0.5, f'<p style="text-align:center">点击上方<span>蓝字</span>关注“{account}”</p>')
    html = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{s.title if not old else ""}</title><meta property="og:title" content="{s.title}" /><meta property="og:site_name" content="微言公众平台" /><meta property="og:article:author" content="{person if signed else ""}" />{style(s, 9000)}</head><body id="activity-detail" class="zh_CN mm_appmsg"><script>var ct = "{int(when.timestamp())}";var nickname = "{account}";var msg_title = '{s.title}';</script><div id="js_article" class="rich_media"><div class="rich_media_inner"><div id="page-content" class="rich_media_area_primary"><h1 class="rich_media_title" id="activity-name">
{s.title}</h1><div id="meta_content" class="rich_media_meta_list">{s.maybe(0.5, '<span id="copyright_logo" class="rich_media_meta meta_original_tag">原创</span>')}{date if old else ""}{by}<span class="rich_media_meta rich_media_meta_nickname" id="profileBt"><a id="js_name">{account}</a><div id="js_profile_qrcode" class="profile_container" style="display:none;"><div class="profile_inner"><strong class="profile_nickname">{account}</strong><p class="profile_meta"><label>微信号</label><span class="profile_meta_value">gh_{s.number(10**6, 10**7):x}</span></p><p class="profile_meta"><label>功能介绍</label><span>记录真实的还债生活。</span></p></div></div></span>{"" if old else date}</div>
<div class="rich_media_content" id="js_content" style="visibility: hidden;">{hook}{body}{s.maybe(0.4, '<p style="text-align:center">— END —</p>')}{s.maybe(0.4, "<p>觉得有用就点个<strong>在看</strong>吧</p>")}</div><div class="rich_media_tool"><a class="media_tool_meta">阅读原文</a><div class="media_tool_meta">阅读 <span>{s.number()}</span></div><span>赞 {s.number(1, 99)}</span><span>在看</span><a>投诉</a></div></div><div class="rich_media_area_extra"><div class="mpda"><p>广告</p></div><h3>精选留言</h3></div><div id="js_pc_qr_code" class="qr_code_pc_outer"><p>微信扫一扫<br>关注该公众号</p></div></div></div><div class="weui-dialog"><p>向上滑动看下一个</p><a>知道了</a><p>微信扫一扫 使用小程序</p><a>取消</a><a>允许</a></div>{script(s, 9000)}</body></html>"""
    return s.done("messenger_account", f"https://mp.weiyan.example.com/s?__biz=MzA{s.number(10**6, 10**7)}&mid={s.number(10**8, 10**9)}&idx=1", html,
        when=when, precision=Precision.DAY if old else Precision.SECOND, author=person if signed else account,
    )  # fmt: skip


def search_account(rng: Random) -> SimulatedPage:
    """The search engine's accounts: hashed classes, 发布时间 as 21-05-06 12:03, 关注, 举报/反馈, 相关推荐 inside the left column."""
    s = Sheet(rng)
    when, account = s.moment(2018, 2024), s.handle()
    stamp = s.pick(
        f'<span>发布时间：</span><span class="date">{when:%y-%m-%d}</span><span class="time">{when:%H:%M}</span>',
        f"<span>{when:%Y-%m-%d %H:%M}</span><span>{s.place}</span>",
    )
    body = s.body(
        Forms(
            p='<div class="index-module_textWrap_3ygOc"><p><span class="bjh-p">{}</span></p></div>',
            h='<div class="index-module_textWrap_3ygOc"><p><span class="bjh-strong">{}</span></p></div>',
            img='<div class="index-module_mediaWrap_213jB"><img src="https://pics1.example.com/1.jpeg"></div><div class="x"><p><span class="bjh-image-caption">{}</span></p></div>',
        )
    )
    data = {
        "@context": "https://ziyuan.example.com/contexts/cambrian.jsonld",
        "title": s.title,
        "pubDate": f"{when:%Y-%m-%dT%H:%M:%S}",
    }
    html = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{s.title}</title><script type="application/ld+json">{as_json(data)}</script>{style(s, 5000)}{script(s, 8000)}</head><body><div id="header"><a>百渡首页</a><a>登录</a><input></div><div class="app-module_leftSection_EaCvy"><div id="ssr-content"><div class="index-module_articleWrap_2Zphx"><div class="index-module_headerWrap_jTZK1"><div class="index-module_articleTitle_28fPT">{s.title}</div><div class="index-module_articleDesc_QXK4K"><div class="index-module_authorTxt_V6XfZ"><a><p class="index-module_authorName_7y5nA">{account}</p></a><div class="index-module_articleSource_2dw16">{stamp}{s.maybe(0.5, '<span class="index-module_accountAuthentication_3BwIx">' + s.pick("法律达人", "优质财经领域创作者", "官方帐号") + "</span>")}</div></div><div>关注</div></div></div><div class="index-module_articleBody">{body}</div></div><div class="report"><span>举报/反馈</span></div><div class="xcp-wrap"><h3>评论</h3><span>发表</span></div>{s.links(6, '<div class="related"><a href="{url}"><span>{}</span></a><em>{who}</em><em>{n}小时前</em></div>')}</div></div><div class="app-module_rightSection"><div class="author"><a>{account}</a><p>{s.number()}万获赞 {s.number(1, 90)}万粉丝</p><p>分享债务知识</p></div>{box(s, "作者最新文章", 4, '<li><a href="{url}">{}</a><span>{day}</span></li>')}{box(s, "相关推荐", 5)}<div>换一换</div></div><div class="foot">设为首页 © Baidu2 使用百渡前必读 意见反馈 禾ICP证0{s.number(10000, 99999)}号</div></body></html>"""
    return s.done("search_account", f"https://baijia.baidu2.example.com/s?id={s.number(10**15, 10**16)}", html, when=when, precision=Precision.SECOND, author=account)  # fmt: skip


def headlines_app(rng: Random) -> SimulatedPage:
    """The headlines' site: article-meta of 原创, time and account with dots, data in a script, 打开APP, 以上内容 statement."""
    s = Sheet(rng)
    when, account = s.moment(2016, 2024), s.handle()
    body = s.body(
        Forms(
            p='<p data-track="1">{}</p>',
            h='<h1 class="pgc-h-arrow-right">{}</h1>',
            img='<div class="pgc-img"><img src="//p3.example.com/1.image"><p class="pgc-img-caption">{}</p></div>',
        )
    )
    said = "".join(
        f'<li><div class="comment-info"><a class="name">{s.handle()}</a><p class="content">{text}</p><div class="footer"><span class="time">{n + 1}天前</span>·<span>回复</span><span>{s.number(0, 99)}赞</span></div></div></li>'
        for n, text in enumerate(s.comments(5))
    )
    html = f"""<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{s.title}-今时头条</title><meta name="description" content="{s.lines[0][:70]}">{style(s, 5000)}</head><body><div id="root"><div class="header-right"><a>下载今时头条APP</a><a>添加到桌面</a><a>关于头条</a></div><div class="nav">{s.channels(8)}</div><div class="left-sidebar"><span>{s.number(1, 999)}</span><span>评论</span><span>收藏</span><span>微信</span></div><div class="main"><div class="article-content"><h1>{s.title}</h1><div class="article-meta">{s.maybe(0.5, '<span class="original-tag">原创</span>')}<span>{when:%Y-%m-%d %H:%M}</span><span class="dot">·</span><span class="name"><a>{account}</a></span></div><article class="syl-article-base tt-article-content">{body}</article></div><div class="detail-end"><span>以上内容仅代表作者观点，不代表今时头条立场</span><a>举报</a></div><div class="ttp-comment-wrapper"><div class="title"><span>评论 {len(s.said)}</span></div><p>登录后才可以发布评论哦</p><a>打开小程序可以发布评论哦</a><ul>{said}</ul></div><div class="feed">{s.links(6, '<div class="feed-card"><a href="{url}" class="title">{}</a><div><a>{who}</a><span>{n}0评论</span><span>{day}</span></div></div>')}</div></div><div class="right-sidebar"><div class="user"><a>{account}</a><button>关注</button>{s.links(3, '<p><a href="{url}">{}</a></p>')}</div>{box(s, "头条热榜", 8, '<li><i>{n}</i><a href="{url}">{}</a></li>')}<p>© {when.year} 今时头条 扫黄打非网上举报 网络文化经营许可证</p></div></div>{script(s, 9000)}</body></html>"""
    return s.done("headlines_app", f"https://www.jinshi-tt.example.com/article/{s.number(10**18, 10**19 - 1)}/", html, when=when, author=account)  # fmt: skip


def mobile_portal(rng: Random) -> SimulatedPage:
    """A portal's host for phones: month and day alone with the source, 展开全文 cut, 打开客户端, 相关 with 跟贴; some have the year in data."""
    s = Sheet(rng, "society", "finance", "loans", "law")
    when, source = s.moment(2013, 2023), s.paper()
    kind = s.pick("full", "relative", "yearless")
    stamp = {"full": f"{when:%Y-%m-%d %H:%M}", "relative": "3小时前", "yearless": f"{when:%m-%d %H:%M}"}[kind]
    visited = {"relative": when + timedelta(hours=3), "yearless": s.visit(when)}.get(kind)
    parts = s.article(
        Forms(
            p='<p class="art_p">{}</p>',
            h='<p class="art_p"><b>{}</b></p>',
            img='<div class="art_img_mini"><img data-src="//z.example.cn/1.jpg"></div><h2 class="art_img_tit">{}</h2>',
        )
    )
    folder = "k" if kind == "yearless" else f"{when:%Y-%m-%d}"
    cut = min(3, len(parts))
    html = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>{s.title}_手机新汇网</title>{style(s, 6000)}{script(s, 4000)}</head><body><header class="h_nav"><a class="back">返回</a><a>新汇网</a><a>新闻</a><a>打开APP</a></header><div class="sinaapp"><p>安装新汇新闻客户端第一时间接收最全面的新闻资讯</p><a>立即下载</a></div><main class="j_main_art"><section class="art_box"><article class="s_card"><h1 class="art_tit_h1">{s.title}</h1><section class="art_info"><figure class="weibo_info"><figcaption class="weibo_detail"><h2 class="weibo_user">{source}</h2><time class="weibo_time">{stamp}</time></figcaption></figure><span class="follow">+关注</span></section><div class="art_content">{"".join(parts[:cut])}<div class="look_more"><a>展开全文</a></div><div class="ad"><span>广告</span><p>下载有礼 新用户领红包</p></div>{"".join(parts[cut:])}</div><p class="art_editor">责任编辑：{s.person()}</p><div class="art_share"><p>分享到：</p><a>微信</a><a>朋友圈</a></div></article></section><section class="comment"><h2>热门评论 <span>{s.number()}</span></h2><a>我来说两句</a></section><section class="card_module"><h2>相关新闻</h2>{s.links(6, '<div class="f_card"><a href="{url}"><h3>{}</h3><aside><em>{who}</em><span>{n}2评论</span></aside></a></div>')}</section><section>{box(s, "猜你喜欢", 6)}</section></main><footer><a>首页</a> <a>导航</a> <a>客户端</a> <a>意见反馈</a><p>新汇简版 | 触屏版 | 电脑版</p></footer><div class="callup_btn">打开新汇新闻，看高清大图</div></body></html>"""
    return s.done("mobile_portal", f"https://m.xinhui.example.com/n/k/{folder}/detail-i{s.number(10**6, 10**7)}.d.html", html,
        when=None if kind == "yearless" and visited and not is_told(when, visited) else when,
        precision=Precision.MINUTE if kind == "full" else Precision.DAY, source=source, fetched_at=visited,
    )  # fmt: skip


def accelerated(rng: Random) -> SimulatedPage:
    """An accelerated page (mip, amp) of a content farm: custom elements, data of the engine, time behind the title, 免责 at the end."""
    s = Sheet(rng, "loans", "law", "guide")
    when, site = s.moment(2017, 2022), s.pick("债讯百科", "法帮手机网")
    tag = s.pick("mip", "amp")
    author = s.pick(s.handle(), "", "网友投稿")
    body = s.body(
        Forms(
            h="<h3>{}</h3>",
            item="<li>{}</li>",
            items="<ul>{}</ul>",
            img=f'<{tag}-img layout="responsive" width="350" height="263" src="/1.jpg"></{tag}-img><p>{{}}</p>',
        )
    )
    data = {
        "@context": "https://zhanzhang.example.com/contexts/cambrian.jsonld",
        "@id": "http://m.zhaixun.example.com/1.html",
        "appid": "1589",
        "title": s.title,
        "images": [],
        "pubDate": f"{when:%Y-%m-%dT%H:%M:%S}",
    }
    html = f"""<!DOCTYPE html><html {tag}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,minimum-scale=1,initial-scale=1"><link rel="canonical" href="http://www.zhaixun.example.com/1.html"><title>{s.title}-{site}</title><script type="application/ld+json">{as_json(data)}</script><style {tag}-custom>{style(s, 3500)[7:-8]}</style></head><body><header class="mip-header"><a>{site}</a><{tag}-sidebar id="sidebar"><ul>{s.channels(8, "<li><a>{}</a></li>")}</ul></{tag}-sidebar></header><div class="mip-crumb"><a>首页</a>&gt;<a>网贷</a></div><article class="mip-article"><h1>{s.title}</h1><div class="mip-info"><span>{when:%Y-%m-%d %H:%M:%S}</span>{f"<span>{author}</span>" if author else ""}<span>{s.number()}阅读</span></div><{tag}-ad type="ssp" layout="responsive"></{tag}-ad><div class="mip-content">{body}</div><div class="statement">免责声明：本文由用户上传，如有侵权请联系删除！</div></article><{tag}-share title="{s.title}"></{tag}-share><div class="pn"><p>上一篇：{s.links(1, '<a href="{url}">{}</a>')}</p><p>下一篇：{s.links(1, '<a href="{url}">{}</a>')}</p></div><section><h4>相关文章</h4><ul>{s.links(8, '<li><a href="{url}">{}</a><time>{date}</time></li>')}</ul></section><section><h4>热门标签</h4>{s.channels(10, "<a>{}</a>")}</section><{tag}-fixed type="top"><a>咨询</a><a>电话</a></{tag}-fixed><footer>©{when.year} {site} 禾ICP备1800{s.number()}号</footer><script src="https://c.mipcdn.example.com/static/v2/mip.js"></script></body></html>"""
    return s.done("accelerated", f"http://m.zhaixun.example.com/wd/{s.number(1000, 99999)}.html", html, when=when, precision=Precision.SECOND, author=None if author == "网友投稿" else author or None, category="网贷")  # fmt: skip

"""Papers and blogs of Taiwan and Hong Kong, in traditional characters, 2006 to 2024."""

# ruff: noqa: E501 - markup has the long lines of the pages that it imitates

from __future__ import annotations

from random import Random

from pipeline.records import Precision
from tests.simulators.fresh.furniture import as_json, filler_script, filler_style, link_list
from tests.simulators.fresh.writing import HK, TW, Page, render
from tests.simulators.pages import SimulatedPage

TW_CHANNELS = "要聞 娛樂 運動 全球 社會 產經 股市 房市 生活 健康 文教 評論 地方 兩岸 數位 旅遊 閱讀 雜誌 購物".split()
HK_CHANNELS = "港聞 社會 突發 政情 國際 兩岸 財經 地產 娛樂 體育 副刊 教育 健康 科技 馬經 專欄 影片".split()


def menu(names: list[str], form: str = '<a href="/{1}">{0}</a>') -> str:
    return "".join(form.format(name, number) for number, name in enumerate(names, 1))


def taiwan_daily(rng: Random) -> SimulatedPage:
    """A Taiwanese daily: reporter and place as '2021-03-05 10:21 聯合報/ 記者X／江原報導', 延伸閱讀 inside, app banners, ▲ captions."""
    page = Page(rng, script=TW)
    when, site = page.moment(2012, 2024), page.pick("聯江報", "自在時報", "東森林新聞雲", "中陽新聞網")
    section = page.pick("社會", "生活", "地方", "產經", "要聞")
    reporter, place = page.person(), page.pick("江原", "雲坪", "南浦", "台北")
    named = page.chance(0.8)
    style = page.pick("daily", "free", "cloud", "agency")
    by = f"記者{reporter}／{place}報導"
    lead = ""
    if style == "free" and named:
        lead = f"〔{by}〕"
    elif style == "agency":
        lead = f"（中陽社{f'記者{reporter}' if named else ''}{place}{when.day}日電）"
    blocks = page.blocks(3, 12, heads=0.15, images=0.25, links=0.15, lead=lead, quotes=0.04)
    cut = page.number(1, len(blocks))
    mark = "▲" if style == "cloud" else ""
    forms = {
        "p": "<p>{}</p>",
        "h": page.pick("<p><strong>{}</strong></p>", "<h2>{}</h2>", "<h3>{}</h3>"),
        "img": f'<figure class="article-content__image"><img src="https://pgw.example.com/gw/1.jpg"><figcaption>{mark}{{}}</figcaption></figure>',
    }
    more = f'<p class="related-in"><strong>延伸閱讀</strong></p>{link_list(page, 3, page.pick("<p><a href={url}>{}</a></p>", "<p><strong><a href={url}>►{}</a></strong></p>"))}'
    banner = page.pick('<p class="appE1121">點我下載APP 按我看活動辦法</p>', '<div class="edn-ads--inlineAds">廣告（請繼續閱讀本文）</div>', "<p>不用抽 不用搶 現在用APP看新聞 保證天天中獎</p>")  # fmt: skip
    line = ""
    if named and style in ("daily", "cloud"):
        line = by if style == "cloud" else f"{site}／ {by}"
    stamp = page.pick(f"{when:%Y-%m-%d %H:%M}", f"{when:%Y/%m/%d %H:%M}", f"{when:%Y年%m月%d日 %H:%M}")
    opening = f"<p>{page.aside(by)}</p>" if style == "cloud" and named else ""
    shown = f'<span class="article-content__author">{line}</span>' if line and style == "daily" else ""
    data = {"@context": "http://schema.org", "@type": "NewsArticle", "headline": f"{page.title} | {section} | {site}", "datePublished": f"{when:%Y-%m-%dT%H:%M:00+08:00}", "author": {"@type": "Organization", "name": site}}  # fmt: skip
    tail = page.maybe(0.4, f'<p class="editor">（編輯：{page.person()}）{when:%m%d%H}</p>') if style == "agency" else ""
    html = f"""<!DOCTYPE html><html lang="zh-Hant-TW"><head><meta charset="{page.pick("UTF-8", "UTF-8", "big5")}"><title>{page.title}{page.pick(f" | {section} | {site}", f" - {section} - {site}", f" | {site}")}</title><meta property="og:title" content="{page.title} | {section} | {site}"><meta property="og:site_name" content="{site}"><meta name="description" content="{page.lines[0][:80]}">
<meta name="author" content="{page.pick(site, "網路中心")}"><script type="application/ld+json">{as_json(data)}</script>{filler_style(page, page.number(2000, 9000), "u")}{filler_script(page, page.number(3000, 24000))}</head>
<body><header><a href="/">{site}</a><nav>{menu(TW_CHANNELS)}</nav><a>會員中心</a><a>訂閱電子報</a></header><main><div class="wrapper-left"><nav class="breadcrumb"><a href="/">{page.pick("首頁", site)}</a> &gt; <a href="/s/2">{section}</a>{page.maybe(0.3, " &gt; <span>新聞</span>")}</nav>
<section class="article-content__wrapper"><h1 class="article-content__title">{page.title}</h1><section class="authors">{f'<time class="article-content__time">{stamp}</time>{shown}' if page.chance(0.6) else f'{shown}<time class="article-content__time">{stamp}</time>'}</section><div class="share"><a>用LINE傳送</a><a>分享</a><a>留言</a><a>列印</a>A- A+</div>
<section class="article-content__editor" itemprop="articleBody">{opening}
{render(blocks[:cut], forms)}
{page.maybe(0.4, more)}{page.maybe(0.4, banner)}
{render(blocks[cut:], forms)}
{tail}{page.maybe(0.3, "<p>※ 提醒您：珍惜生命，遇到困難請撥打求助專線。</p>")}</section></section>
<div class="keywords">{"".join(f'<a href="/tag/{n}">{page.pick("#", "")}{tag}</a>' for n, tag in enumerate(page.tags(4)))}</div><div class="fb"><p>喜歡這篇新聞嗎？加入粉絲團，掌握第一手消息</p></div>
<section class="more-news"><h3>{page.pick("相關新聞", "延伸閱讀", "你可能還想看")}</h3>{link_list(page, page.number(4, 12), '<div class="story-list__text"><h3><a href="{url}">{}</a></h3><time>{date}</time></div>')}</section><div class="discuss"><h3>FB留言</h3><p>商品推薦</p></div></div>
<aside><h3>{page.pick("熱門新聞", "即時", "看更多熱門")}</h3><ol>{link_list(page, 10)}</ol></aside></main><footer>{site} © {when:%Y} All Rights Reserved. 服務條款 著作權 隱私權聲明 客服 本網站之文字、圖片及影音，非經授權，不得轉載、公開播送或公開傳輸及利用。</footer></body></html>"""
    if style == "cloud":
        page.neutral.extend(["▲" + line for line in list(page.neutral) if f"▲{line}<" in html])
    return page.done("taiwan_daily", f"https://www.lianjiang.example.com.tw/news/story/{page.number(1000, 9999)}/{page.number(1000000, 9999999)}", html,
        when=when, precision=Precision.MINUTE, author=reporter if reporter in html and named else None, category=section,
    )  # fmt: skip


def hong_kong_app(rng: Random) -> SimulatedPage:
    """A Hong Kong news application: 撰文：X, 出版：, 更新：, paragraphs and headings in data-testid boxes, 點擊圖片放大, +5 galleries."""
    page = Page(rng, script=HK)
    when, site, section = (
        page.moment(2016, 2024),
        "香江零一",
        page.pick("社會新聞", "生活", "財經快訊", "教煮", "健康Easy", "18區新聞"),
    )
    names = [page.person() for _ in range(page.number(0, 2))]
    blocks = page.blocks(3, 14, heads=0.3, images=0.25, lists=0.06, strong=0.08, longest=3)
    cut = page.number(1, len(blocks))
    forms = {
        "p": '<div class="article-grid__content-section"><p class="u02q31-0 gvqXdj sc-gsTCUz">{}</p></div>',
        "h": '<div class="article-grid__content-section"><h3 class="sc-fFubgz">{}</h3></div>',
        "img": '<div class="lazyload-wrapper"><figure><img src="https://cdn.example.com/di/media.jpg"><figcaption class="img-caption">{}</figcaption></figure></div>',
        "item": "<li>{}</li>",
        "list": '<ul class="article-list">{}</ul>',
    }
    summary = page.aside(page.fresh([page.sentence()])) if page.chance(0.4) else ""
    updated = page.chance(0.6)
    gallery = f'<div class="photo-slide"><p>點擊圖片放大</p><span>+{page.number(2, 9)}</span></div>'
    reading = "".join(f'<p class="related"><a href="#">{title}</a></p>' for title in page.headlines(2))
    comments = page.comments(0, 4)
    said = "".join(f'<div class="c-item"><b>{page.handle()}</b><p>{text}</p><span>{page.number(1, 9)}日前 回覆</span></div>' for text in comments)  # fmt: skip
    html = f"""<!DOCTYPE html><html lang="zh-HK"><head><meta charset="utf-8"><title>{page.title}｜{site}</title><meta property="og:title" content="{page.title}"><meta property="og:description" content="{page.lines[0][:90]}"><meta property="article:published_time" content="{when:%Y-%m-%dT%H:%M:%S+08:00}"><meta name="author" content="{site}">
{filler_style(page, page.number(6000, 22000), "sc")}</head><body><div id="__next"><header>{menu(HK_CHANNELS[: page.number(8, 16)])}<a>登入</a><a>下載App</a></header><div class="article"><nav data-testid="article-breadcrumb"><a href="/zone/1">{page.pick("港聞", "生活區")}</a><a href="/channel/2">{section}</a></nav>
<h1 id="articleTitle" data-testid="article-title">{page.title}</h1><div data-testid="article-author">{f"<span>撰文：</span>{''.join(f'<a>{name}</a> ' for name in names)}" if names else ""}</div>
<div data-testid="article-publish-info"><span>出版：</span><time datetime="{when:%Y-%m-%dT%H:%M:%S.000Z}">{when:%Y-%m-%d %H:%M}</time>{f' <span>更新：</span><time datetime="{when:%Y-%m-%d}T23:59:00">{when:%Y-%m-%d} 23:59</time>' if updated else ""}</div>
<div id="article-content-section">{f'<div class="article-summary"><ul><li>{summary}</li></ul></div>' if summary else ""}{gallery if page.chance(0.5) else ""}
{render(blocks[:cut], forms)}
{page.maybe(0.4, f'<div class="ad-slot">廣告</div>{reading}')}{page.maybe(0.3, gallery)}
{render(blocks[cut:], forms)}
{page.maybe(0.4, '<p class="tail">下載「香江零一」App ，即睇城中熱話：https://app.example.com/d</p>')}</div><div class="tags">{"".join(f"<a>{tag}</a>" for tag in page.tags(4))}</div><div class="react"><span>{page.number(0, 400)}</span><span>分享</span><span>收藏</span></div><div class="comments"><h4>留言</h4>{said}</div></div>
<section><h2>{page.pick("最Hit", "相關文章", "編輯推薦")}</h2>{link_list(page, page.number(6, 16), '<div class="card"><a href="{url}">{}</a><time>{n}小時前</time></div>')}</section><footer>關於我們 私隱政策 免責聲明 聯絡我們 刊登廣告 Copyright © {when:%Y} www.example.com</footer></div>{filler_script(page, page.number(3000, 20000))}</body></html>"""
    return page.done("hong_kong_app", f"https://www.xiangjiang.example.hk/{page.number(10, 999)}/{page.number(100000, 999999)}/a", html,
        when=when, precision=Precision.MINUTE, author=" ".join(names) or None, category=section,
    )  # fmt: skip


def hong_kong_paper(rng: Random) -> SimulatedPage:
    """A Hong Kong paper in Big5 of 2004 to 2014: tables, 【本報訊】, ■ captions, text by <p> without ends or <br><br>, 上一則."""
    page = Page(rng, ("society", "life", "loans"), script=HK)
    when, site, section = page.moment(2004, 2014), page.pick("明江日報", "東城網", "頭版日報"), page.pick("港聞", "要聞", "國際", "副刊", "經濟")  # fmt: skip
    columnist = page.person() if section == "副刊" or page.chance(0.15) else None
    blocks = page.blocks(
        3, 10, heads=0.2, images=0.25, lead="" if columnist else page.pick("【本報訊】", "", "【明江專訊】"), longest=4
    )
    form = rng.choice(
        [
        {"p": "<p>{}", "h": "<p><b>{}</b>", "img": "<table align=right width=200><tr><td><img src=/ftp/1.jpg></td></tr><tr><td class=caption>{}</td></tr></table>"},
        {"p": "{}<br><br>", "h": "<font color=#990000>{}</font><br><br>", "img": "<img src=/1.jpg align=left><br><span class=photo>{}</span><br>"},
        {"p": '<div class="paragraph">{}</div>', "h": '<div class="subHeadline">{}</div>', "img": '<div class="photo"><img src="/p.jpg"><div class="photoCaption">{}</div></div>'},
        ]
    )  # fmt: skip
    stamp = page.pick(
        f"{when.year}年{when.month}月{when.day}日",
        f"{when:%Y-%m-%d}",
        f"{when.year}年{when.month:02}月{when.day:02}日({page.pick('一', '三', '日')})",
    )
    tag = page.pick("h1", "h2", "div", "span")
    clock = f"{when:%Y-%m-%d %H:%M}" if page.chance(0.2) else ""
    html = f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=big5"><title>{page.pick(f"{site} - {page.title}", f"{page.title} - {site}", f"{site} {section}", f"{page.title} - {when:%Y%m%d} - {section} - {site}")}</title>{filler_script(page, page.number(500, 6000))}</head>
<body bgcolor=#ffffff><table width=780><tr><td>{menu(HK_CHANNELS[:11], '<a href="/{1}.htm">{0}</a>｜')}</td><td><script>document.write("hk")</script>{stamp if not clock else ""}</td></tr></table><table width=780><tr valign=top><td width=130>{menu(HK_CHANNELS[4:12], "<a href={1}.htm>{0}</a><br>")}<img src=/ad.gif></td>
<td width=480><a href="/">主頁</a> &gt; <a href="/{page.number()}">{section}</a><table width=100%><tr><td><{tag} class=headline><b>{page.title}</b></{tag}></td></tr><tr><td class=date>{f"{clock} 更新" if clock else ""}{page.pick(f"({site}) {stamp} {page.pick('', '05:05')}", stamp) if not clock else ""}{f" <b>{page.pick('文：', '撰文：', '作者：')}{columnist}</b>" if columnist else ""}</td></tr></table>
<div id=article>{render(blocks, form)}</div><table width=100%><tr><td><a href=#>上一則</a>: {page.headlines(1)[0]}</td><td align=right><a href=#>下一則</a>: {page.headlines(1)[0]}</td></tr></table><p class=tools>列印 | 轉寄 | 字體 大 中 小 | 回頁頂</p><b>其他{section}</b><br>{link_list(page, page.number(4, 10), "·<a href={url}>{}</a><br>")}</td>
<td width=170><b>今日熱門</b>{link_list(page, 8, "<br>{n}. <a href={url}>{}</a>")}<form>股票報價 <input size=6></form></td></tr></table><center>{site} 版權所有 不得轉載 &copy; {when:%Y} 私隱政策聲明 | 免責條款 | 聯絡我們</center></body></html>"""
    return page.done("hong_kong_paper", f"http://news.mingjiang.example.hk/{when:%Y%m%d}/{page.pick('gaa', 'gb')}{page.number(1, 9)}.htm", html,
        when=when, precision=Precision.MINUTE if clock else Precision.DAY, author=columnist, category=section,
    )  # fmt: skip


def taiwan_blog(rng: Random) -> SimulatedPage:
    """A blog of Taiwan: date in pieces (Mar 05 Sat 2016 10:21), fonts in spans, empty lines, 全站分類, 文章標籤, 留言列表."""
    page = Page(rng, ("life", "knowledge", "loans"), script=TW)
    when, author = page.moment(2007, 2021), page.handle()
    blog, section = (
        f"{author}的{page.pick('小窩', '部落格', '生活札記')}",
        page.pick("心情日記", "美味食記", "理財筆記", "國內旅遊"),
    )
    blocks = page.blocks(5, 20, heads=0.06, images=0.3, longest=2, strong=0.1)
    body = render(
        blocks,
        {
            "p": page.pick('<p><span style="font-size: 14pt; color: #333333;">{}</span></p>\n<p>&nbsp;</p>', '<p style="text-align: center;">{}</p>', "<div>{}</div><div><br /></div>"),
            "h": '<p><span style="font-size: 18pt;"><strong>{}</strong></span></p>',
            "img": '<p><img title="IMG_{0}" src="https://pic.example.com/{0}.jpg" alt="IMG_{0}.JPG" border="0" /></p><p>{{}}</p>'.format(page.number(1000, 9999)),
        },
    )  # fmt: skip
    comments, style = page.comments(0, 6), page.pick("pix", "xui")
    said = "".join(
        f'<li class="post-info"><div class="user-name">{page.pick(page.handle(), "訪客", "悄悄話")}</div><div class="single-post-content"><p>{text}</p></div><span class="post-time">{when:%Y/%m/%d %H:%M}</span> #{n} <a>回覆</a></li>'
        for n, text in enumerate(comments, 1)
    )
    mood = f"{when:%b %d %a %Y %H:%M}"
    precision = Precision.MINUTE
    if style == "pix":
        when_html = f'<ul class="article-head"><li class="publish"><span class="month">{when:%b}</span> <span class="date">{when:%d}</span> <span class="day">{when:%a}</span> <span class="year">{when:%Y}</span> <span class="time">{when:%H:%M}</span></li><li class="title"><h2><a href="#">{page.title}</a></h2></li></ul>'
    else:
        when_html = (
            f'<div class="titlename">{when:%Y%m%d%H%M}<span class="titlename-text">{page.title}</span></div>'
            if page.chance(0.3)
            else f'<h3 class="titlename">{page.title}</h3><div class="blogbody-date">{mood if page.chance(0.3) else f"{when:%Y-%m-%d %H:%M}"}</div>'
        )
    html = f"""<!DOCTYPE html><html lang="zh-TW"><head><meta charset="utf-8"><title>{page.title} @ {blog} :: 痞江邦</title><meta property="og:title" content="{page.title}"><meta property="og:site_name" content="{blog}"><meta name="author" content="{author}">{filler_style(page, page.number(2000, 9000), "px")}{filler_script(page, page.number(2000, 10000))}</head>
<body><div id="header"><a>痞江邦</a><a>登入</a><a>建立部落格</a></div><div id="banner"><h1><a href="/blog">{blog}</a></h1><h2 id="blog-desc">{page.pick("記錄生活的小確幸", "吃吃喝喝過日子", "歡迎留言交流")}</h2></div><ul id="navigation"><li>部落格全站分類：生活綜合</li><li>相簿</li><li>部落格</li><li>留言</li><li>名片</li></ul>
<div id="content"><div id="article-area"><div id="article-box"><div class="article">{when_html}<div class="article-body"><div id="article-content-inner" class="article-content-inner">
{body}
</div><div class="share"><a>分享</a><a>按讚</a><iframe></iframe></div></div><div class="article-keyword"><p>文章標籤 {" ".join(f"<a>{tag}</a>" for tag in page.tags(3))}</p></div>
<div class="article-footer"><ul class="refer"><li>全站分類：<a>{page.pick("不設分類", "心情日記")}</a></li><li>個人分類：<a>{section}</a></li><li>此分類上一篇：<a>{page.headlines(1)[0]}</a></li><li>此分類下一篇：<a>{page.headlines(1)[0]}</a></li></ul><p class="author-profile">{author} 發表在 <a>痞江邦</a> <a>留言({len(comments)})</a> 人氣({page.number(10, 9999):,})</p></div></div>
<div id="comment-text"><h3>留言列表 ({len(comments)})</h3><ul>{said}</ul><p>發表留言</p></div></div></div><div id="sidebar"><h4>個人資訊</h4><p>暱稱：{author}</p><p>好友：累積中</p><h4>熱門文章</h4>{link_list(page, 8, "<li>({n}02) <a href={url}>{}</a></li>")}<h4>文章分類</h4><p>{section}({page.number(1, 90)})</p><h4>最新文章</h4>{link_list(page, 6)}<h4>參觀人氣</h4><p>本日人氣：{page.number(0, 99)} 累積人氣：{page.number(1000, 99999)}</p></div></div><div id="footer">痞江邦 服務條款 關閉廣告 客服中心 © 2003-{when:%Y} PIXJ</div></body></html>"""
    return page.done("taiwan_blog", f"https://{page.number():x}abc.pixjiang.example.tw/blog/post/{page.number(10000000, 399999999)}", html,
        when=when, precision=precision, author=author, category=section,
    )  # fmt: skip

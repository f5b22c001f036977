"""The big portals of 2008 to 2013: a hundred links of navigation, boxes of recommended articles inside the column."""

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
    draw_style,
    draw_teasers,
    esc,
    format_number,
    link,
    list_links,
)
from tests.simulators.families.rendering import P_INDENTED, Style, render
from tests.simulators.families.truth import as_page
from tests.simulators.families.writing import (
    Writing,
    add_captions,
    draw_byline,
    draw_general_article,
    draw_loan_article,
    stamp,
)
from tests.simulators.pages import SimulatedPage

PAPERS = (
    "中国新闻周刊网",
    "东江日报",
    "北方晨报",
    "财经观察报",
    "江城晚报",
    "海峡都市新闻",
    "法制周末报",
    "经济每日新闻",
    "云岭时报",
    "西部商讯报",
)


def _draw_news(rng: Random) -> Writing:
    writing = (
        draw_loan_article(rng, most=2)
        if rng.random() < 0.25
        else draw_general_article(rng, kind=rng.choice(("society", "society", "knowledge")))
    )
    return add_captions(writing, rng, rng.choice((0, 0, 1, 2)))


def _draw_nav(rng: Random, tag: str = "li") -> str:
    """Rows of channels, each with ten to twenty links."""
    rows = (
        list_links(draw_channels(rng, rng.randint(10, 20)), rng, item=f"<{tag}>{{}}</{tag}>", glue="")
        for _ in range(rng.randint(3, 12))
    )
    return "".join(f"<ul>{row}</ul>" if tag == "li" else f"<div>{row}</div>" for row in rows)


def draw_sina_like(rng: Random) -> SimulatedPage:
    """`#artibodyTitle`, `.artInfo`, `#artibody` with scripts and a box of related articles between the paragraphs."""
    writing = _draw_news(rng)
    byline = draw_byline(rng, (2008, 2014), authors=0.2, sources=PAPERS)
    date = stamp(byline.published, "%Y年%m月%d日%H:%M" if rng.random() < 0.7 else "%Y年%m月%d日 %H:%M")
    site = rng.choice(("星浪网", "新潮网"))
    style = Style(
        text="<p>　　{}</p>",
        heading="<p>　　<strong>{}</strong></p>",
        picture='<div class="img_wrapper"><img src="{src}" alt="{alt}" /><span class="img_descr">{}</span></div>',
    )
    who = f' <span id="author_ename">{rng.choice(("作者：", ""))}{byline.author}</span>' if byline.author else ""
    inner = (
        f'<div class="otherContent_01" style="float:left;margin:10px 20px 10px 0;width:230px"><h2>相关报道</h2><ul>{list_links(draw_headlines(rng, 4), rng)}</ul></div>'
        if rng.random() < 0.4
        else ""
    )
    half = max(1, len(writing.pieces) // 2)
    share = list_links(("新浪微博", "QQ空间", "人人网", "开心网", "豆瓣", "复制网址"), rng, item="<li>{}</li>", glue="")
    hot = "".join(
        f"<li>{link(title, rng)}<em>({day})</em></li>"
        for title, day in zip(
            draw_headlines(rng, 15), draw_dates(rng, 15, byline.published, "%m-%d %H:%M"), strict=True
        )
    )
    editor = f'<span class="editor">（编辑：{byline.editor}）</span>' if rng.random() < 0.6 else ""
    html = document(
        f"{writing.title}_{writing.category}_{site}",
        f'<meta name="keywords" content="{esc(writing.title[:4])},{writing.category}" /><meta name="description" content="{esc(writing.title)}" />\n'
        + draw_style(rng, rng.randint(2000, 9000))
        + draw_script(rng, rng.randint(3000, 30000)),
        f"""<div id="wrapOuter"><div class="topNav">{rng.choice(("", f"{byline.fetched_at:%Y年%m月%d日} 星期三 "))}{_draw_nav(rng, "span")}</div><div class="blkBreadcrumb"><div class="blkBreadcrumbNav">{link(site, rng)} &gt; {link(writing.category, rng)} &gt; <span>正文</span></div><div class="blkBreadcrumbLink"><form><input value="请输入关键词"><input type="submit" value="搜索"></form></div></div>
<div class="blkContainer"><div class="blkContainerPblk"><div class="blkContainerSblk">
<h1 id="artibodyTitle">{esc(writing.title)}</h1>
<div class="artInfo"><span id="pub_date">{date.text}</span>&nbsp;&nbsp;<span id="media_name"><a href="/">{byline.source}</a></span>{who} <span><a href="#">我有话说</a>(<a>{rng.randrange(900)}人参与</a>)</span></div>
<div class="blkContainerSblkCon" id="artibody">{render(writing.pieces[:half], style, rng, alt=writing.title)}
{inner}{draw_script(rng, 300)}
{render(writing.pieces[half:], style, rng, alt=writing.title)}
{editor}
<div class="contentDown">{draw_script(rng, 200)}</div></div>
<div class="share"><p>分享到：</p><ul>{share}</ul></div>
<div class="keywords">更多关于 {link(writing.category, rng)} {link("社会", rng)} 的新闻</div>
<div class="blkLike"><h3>相关专题：{link(writing.category + "专题报道", rng)}</h3><ul>{list_links(draw_headlines(rng, 8), rng)}</ul></div>
<div class="blkComment"><p>网友评论 已有<em>{format_number(rng)}</em>条评论，共<em>{format_number(rng)}</em>人参与</p><textarea></textarea><p>欢迎发表评论，请您文明发言</p></div></div></div>
<div class="blkContainerPblkRight"><h2>热点新闻排行</h2><ol>{hot}</ol><h2>图片新闻</h2><ul>{list_links(draw_headlines(rng, 6), rng)}</ul><h2>{writing.category}视频</h2><ul>{list_links(draw_headlines(rng, 6), rng)}</ul></div></div>
<div class="footer">{site}简介 | About | 广告服务 | 联系我们 | 招聘信息 | 网站律师 | 通行证注册 | 产品答疑<br>Copyright © 1996-{byline.published.year} All Rights Reserved {site} 版权所有</div></div>{draw_script(rng, rng.randint(3000, 30000))}""",
        charset=rng.choice(("gb2312", "gbk", "utf-8")),
    )
    url = f"http://news.{draw_id(rng, 6)}.com.cn/{draw_id(rng, 1)}/{byline.published:%Y-%m-%d}/{byline.published:%H%M}{rng.randrange(10**8)}.shtml"
    return as_page("sina_like", url, html, writing, byline, date)


def draw_sohu_like(rng: Random) -> SimulatedPage:
    """itemprops, the editor's line with a number at the end of the text, four boxes of teasers below it."""
    writing = _draw_news(rng)
    byline = draw_byline(rng, (2010, 2015), authors=0.35, sources=PAPERS)
    date = stamp(byline.published, rng.choice(("%Y年%m月%d日%H:%M", "%Y-%m-%d %H:%M:%S")))
    site = rng.choice(("狐朋网", "搜闻网"))
    style = Style(
        picture='<table class="tableImg" align="center"><tr><td><img src="{src}" alt="{alt}"></td></tr><tr><td class="text">{}</td></tr></table>',
        inline=0.2,
    )
    who = f'<div class="author">作者：<span itemprop="author">{byline.author}</span></div>' if byline.author else ""
    editor = f'<p class="editer">（责任编辑：{byline.editor}<span>UN{rng.randrange(999):03}</span>）</p>'
    teasers = "".join(
        f'<div class="item"><h4>{link(title, rng)}</h4><p>{esc(text)}</p></div>'
        for title, text in draw_teasers(rng, rng.randint(2, 5))
    )
    html = document(
        f"{writing.title}-{writing.category}-{site}",
        draw_style(rng, rng.randint(1000, 6000)),
        f"""<div id="nav_nav">{_draw_nav(rng)}</div><div class="location">{link(site + "首页", rng)} &gt; {link(writing.category, rng)} &gt; 正文</div>
<div class="content-wrapper"><div class="left"><div class="content-box" itemscope itemtype="http://schema.org/NewsArticle"><h1 itemprop="headline">{esc(writing.title)}</h1>
<div class="time-source"><div class="time" itemprop="datePublished" id="pubtime_baidu">{date.text}</div><div class="source" id="source_baidu">来源：<span itemprop="publisher" id="media_span">{byline.source}</span></div>{who}<div class="tool"><a>手机看新闻</a> <a>保存到博客</a> <a>大</a>|<a>中</a>|<a>小</a> <a>打印</a></div></div>
<div id="contentText" itemprop="articleBody">{render(writing.pieces, style, rng, alt=writing.title)}
{editor}<div class="original-title" style="display:none">原标题：{esc(writing.title)}，以及其他</div></div>
<div class="tag_share"><div class="tag">Tags：{link(writing.category, rng)}</div><div class="share">分享：<span>微信</span><span>微博</span> <em>{rng.randrange(99)}</em></div></div>
<div class="mutu-news"><h2>相关新闻</h2><ul>{list_links(draw_headlines(rng, 6), rng)}</ul></div><div class="recommend"><h2>精彩推荐</h2>{teasers}</div><div id="SOHUCS"><h3>我来说两句</h3>（{rng.randrange(99)}人参与）</div></div></div>
<div class="right"><div class="rank"><h3><span>今日热点</span></h3><ol>{list_links(draw_headlines(rng, 10), rng)}</ol></div><div><h3>热门专题</h3><ul>{list_links(draw_headlines(rng, 8), rng)}</ul></div><div class="stock"><h3>股票行情</h3><table><tr><th>名称</th><th>最新价</th><th>涨跌幅</th></tr><tr><td>东江银行</td><td>5.32</td><td>+0.56%</td></tr><tr><td>海陆信托</td><td>12.08</td><td>-1.02%</td></tr></table></div></div></div>
<div id="foot">设置首页 - 搜狗输入法 - 支付中心 - 招聘 - 广告服务 - 客服中心 - 联系方式 - 保护隐私权<br>Copyright © {byline.published.year} {site} Inc. All Rights Reserved. {site}公司 版权所有</div>{draw_script(rng, rng.randint(3000, 30000))}""",
        charset=rng.choice(("gbk", "utf-8")),
    )
    url = f"http://{draw_id(rng, 5)}.{draw_id(rng, 5)}.com/{byline.published:%Y%m%d}/n{rng.randrange(10**9)}.shtml"
    return as_page("sohu_like", url, html, writing, byline, date)


def draw_netease_like(rng: Random) -> SimulatedPage:
    """`#h1title`, a strip with 来源 and 有多少人参与, `#endText`, the name of the editor in a paragraph of the text."""
    writing = _draw_news(rng)
    byline = draw_byline(rng, (2008, 2015), authors=0.3, sources=PAPERS)
    date = stamp(byline.published, rng.choice(("%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M")))
    site = rng.choice(("网闻", "要闻通"))
    style = Style(
        text="<p>　　{}</p>" if rng.random() < 0.5 else "<p>{}</p>",
        picture='<p class="f_center"><img alt="{alt}" src="{src}"><br>{}</p>',
    )
    who = f" 作者：{byline.author}" if byline.author else ""
    summary = f'<p class="ep-summary">核心提示：{esc(writing.lines[0][:50])}</p>' if rng.random() < 0.3 else ""
    video = '<div class="gg200x300"><iframe src="/ad.html"></iframe></div>' if rng.random() < 0.6 else ""
    html = document(
        f"{writing.title}_{site}{writing.category}中心",
        draw_style(rng, rng.randint(2000, 7000)) + draw_script(rng, rng.randint(3000, 30000)),
        f"""<div class="N-nav-channel">{_draw_nav(rng)}</div><div class="ep-crumb">{link(site + "首页", rng)} > {link(writing.category, rng)} > 正文</div>
<div id="epContentLeft" class="ep-content-main"><h1 id="h1title" class="ep-h1">{esc(writing.title)}</h1>
<div class="ep-info cDGray"><div class="left">{date.text}　来源: <a id="ne_article_source">{byline.source}</a>{who}　有<a class="js-tiecount">{format_number(rng)}</a>人参与</div><div class="ep-share"><a>分享到</a><a>网易微博</a><a>新浪微博</a><a>腾讯空间</a></div></div>
<div id="endText" class="end-text">{summary}{video}
{render(writing.pieces, style, rng, alt=writing.title)}
<div class="ep-source cDGray"><span class="left"><a><img src="/end.png" alt="{byline.editor}"></a> 本文来源：{byline.source}</span> <span class="ep-editor">责任编辑：{byline.editor}_NB{rng.randrange(9999):04}</span></div></div>
<div class="ep-keywords-main">关键词阅读：{list_links((writing.category, "要闻", "民生"), rng, item="{}", glue=" ")}</div>
<div class="nph_set"><h3>热门跟贴</h3><div class="tie">跟贴{rng.randrange(99)}条 参与{rng.randrange(999)}人</div></div><div class="extra"><h3>延伸阅读</h3><ul>{list_links(draw_headlines(rng, 5), rng)}</ul></div></div>
<div class="ep-content-side"><h3>{site}推荐</h3><ul>{list_links(draw_headlines(rng, 12), rng)}</ul><h3>论坛热帖</h3><ul>{list_links(draw_headlines(rng, 8), rng)}</ul><h3>精彩图集</h3><ul>{list_links(draw_headlines(rng, 6), rng)}</ul></div>
<div class="N-nav-bottom">About | 公司简介 | 联系方法 | 招聘信息 | 客户服务 | 相关法律 | 广告服务 | 版权所有 ©1997-{byline.published.year}</div>""",
        charset=rng.choice(("gbk", "gb2312")),
    )
    url = f"http://news.{draw_id(rng, 4)}.com/{byline.published:%y/%m%d/%H}/{draw_id(rng, 16).upper()}.html"
    summaries = (f"核心提示：{writing.lines[0][:50]}",)
    return as_page("netease_like", url, html, writing, byline, date, neutral=summaries)


def draw_ifeng_like(rng: Random) -> SimulatedPage:
    """`#artical` (sic), the strip in a paragraph with itemprops, two lists of recommended titles and a news ticker."""
    writing = _draw_news(rng)
    byline = draw_byline(rng, (2009, 2016), authors=0.4, sources=PAPERS)
    date = stamp(byline.published, rng.choice(("%Y年%m月%d日 %H:%M", "%Y年%m月%d日 %H:%M:%S")))
    site = rng.choice(("凤鸣网", "梧桐网"))
    style = Style(
        picture='<p class="detailPic"><img src="{src}" alt="{alt}"/></p><p class="picIntro">{}</p>',
        text=rng.choice(("<p>{}</p>", "<p>　　{}</p>")),
    )
    who = (
        f'<span>作者：</span><span itemprop="author"><span itemprop="name">{byline.author}</span></span>'
        if byline.author
        else ""
    )
    editor = f'<p class="iphone_none"><span class="ico">[责任编辑：{byline.editor}]</span></p>'
    html = document(
        f"{writing.title}_{writing.category}_{site}",
        draw_style(rng, rng.randint(1000, 6000)) + f'<meta property="og:title" content="{esc(writing.title)}"/>',
        f"""<div class="header">{_draw_nav(rng, "span")}</div><div class="theCurrent cDGray js_crumb">{link(site, rng)} &gt; {link(writing.category, rng)} &gt; 正文</div>
<div class="main"><div class="left"><div id="artical"><h1 itemprop="headline" id="artical_topic">{esc(writing.title)}</h1>
<div id="artical_sth" class="clearfix"><p class="p_time"><span itemprop="datePublished" class="ss01">{date.text}</span> <span>来源：</span><span itemprop="publisher"><span class="ss03"><a>{byline.source}</a></span></span> {who}</p><div class="shareBtn"><a>{rng.randrange(999)}人参与</a> <a>{rng.randrange(99)}评论</a></div></div>
<div id="artical_real" class="js_img_share_area"><div id="main_content" class="js_selection_area" itemprop="articleBody">
{render(writing.pieces, style, rng, alt=writing.title)}
</div>{editor}</div>
<div class="artical_tag">标签：{link(writing.category, rng)}</div><div class="js_tbox">用手机客户端阅读：扫描二维码，随时随地看新闻</div><div class="recommend"><h4>相关新闻：</h4><ul>{list_links(draw_headlines(rng, 5), rng)}</ul><h4>{site}推荐</h4><ul>{list_links(draw_headlines(rng, 6), rng)}</ul></div></div></div>
<div class="right"><h4>频道推荐</h4><ul>{list_links(draw_headlines(rng, 9), rng)}</ul><h4>自媒体</h4>{"".join(f"<div><h5>{link(title, rng)}</h5><p>{esc(text)}</p></div>" for title, text in draw_teasers(rng, 3))}<h4>48小时点击排行</h4><ol>{list_links(draw_headlines(rng, 10), rng)}</ol></div></div>
<div class="footer">{site}简介 | 投资者关系 | 广告服务 | 诚征英才 | 保护隐私权 | 免责条款 | 意见反馈 | 法律顾问<p>{site}新媒体 版权所有 Copyright © {byline.published.year} All Rights Reserved.</p></div>{draw_script(rng, rng.randint(3000, 30000))}""",
    )
    url = f"http://news.{draw_id(rng, 5)}.com/a/{byline.published:%Y%m%d}/{rng.randrange(10**8)}_0.shtml"
    return as_page("ifeng_like", url, html, writing, byline, date)


def draw_paper(rng: Random) -> SimulatedPage:
    """A local paper's site of the same years: no box has a speaking name, the title is no heading."""
    writing = _draw_news(rng)
    byline = draw_byline(rng, (2009, 2017), authors=0.5, sources=PAPERS)
    date = stamp(byline.published, rng.choice(("%Y-%m-%d %H:%M", "%Y-%m-%d", "%Y年%m月%d日", "%Y.%m.%d %H:%M")))
    parts = [
        f"来源：{byline.source}",
        date.text,
        f"作者：{byline.author}" if byline.author else "",
        f"编辑：{byline.editor}" if rng.random() < 0.5 else "",
        f"浏览：{rng.randrange(999)}次",
    ]
    rng.shuffle(parts)
    site = f"{rng.choice(('江北', '海城', '南岭', '东江'))}新闻网"
    html = document(
        f"{writing.title}--{site}",
        draw_style(rng, rng.randint(200, 3000)),
        f"""<div class="a0">{rng.choice(("", f"今天是{byline.fetched_at:%Y年%-m月%-d日}，欢迎访问{site}"))}</div><div class="a1">{list_links(draw_channels(rng, 18), rng, item="{}", glue="┊")}</div><div class="a2">您当前的位置 ： {link(site, rng)}&nbsp;&gt;&gt;&nbsp;{link(writing.category, rng)}</div>
<div class="b1"><div class="b2">{esc(writing.title)}</div><div class="b3">{"　".join(part for part in parts if part)}</div>
<div class="b4">{render(writing.pieces, P_INDENTED, rng)}
<p>　　稿源：{byline.source}</p></div><div class="b5">新闻热线：0000-1234567　投稿信箱：见首页</div>
<div class="b6"><b>更多精彩内容</b>{list_links(draw_headlines(rng, 8), rng, item="<p>{}</p>")}</div></div>
<div class="c1"><div>今日要闻</div>{list_links(draw_headlines(rng, 9), rng, item="<div>{}</div>")}</div>
<div class="d1">{site}版权所有 未经书面授权禁止转载或镜像 增值电信业务经营许可证</div>""",
        charset=rng.choice(("gb2312", "utf-8")),
    )
    url = f"http://www.{draw_id(rng, 6)}.com.cn/system/{byline.published:%Y/%m/%d}/{rng.randrange(10**9)}.shtml"
    return as_page("paper", url, html, writing, byline, date, neutral=(f"稿源：{byline.source}",))

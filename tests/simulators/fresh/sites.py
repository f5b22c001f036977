"""Sites made with the content systems of the mainland: governments, tables of ASP times, farms, Elementor, AMP."""

# ruff: noqa: E501 - markup has the long lines of the pages that it imitates

from __future__ import annotations

from random import Random

from pipeline.records import Precision
from tests.simulators.fresh.furniture import as_json, channels, filler_script, filler_style, link_list, titled
from tests.simulators.fresh.writing import Page, render
from tests.simulators.pages import SimulatedPage


def government(rng: Random) -> SimulatedPage:
    """A county's site: ArticleTitle metas, index table of the document with 有效性, 发布时间 and 浏览次数, TRS paragraphs, QR."""
    page = Page(rng, ("society",))
    when, place = page.moment(2010, 2023), page.pick("云坪县", "江原市", "宁溪区")
    office, section = (
        f"{place}{page.pick('人民政府办公室', '交通运输局', '市场监督管理局')}",
        page.pick("通知公告", "政务动态", "部门文件", "政策解读"),
    )
    blocks = page.blocks(3, 9, heads=0.35, tables=0.12, lists=0.15, typed="（{}）")
    document = section == "部门文件"
    serial = f"{place[0]}政办发〔{when.year}〕{page.number(1, 90)}号"
    if document:
        opening = page.line(f"各乡镇人民政府，{place}直有关单位：")
        page.lines.insert(0, page.lines.pop())
        page.neutral.append(serial)
    body = render(
        blocks,
        {
            "p": page.pick('<p style="text-indent:2em;line-height:2em"><span style="font-family:仿宋_GB2312;font-size:16pt">{}</span></p>', "<p>　　{}</p>", '<P class="MsoNormal" style="TEXT-INDENT: 32pt"><SPAN lang="EN-US"></SPAN><SPAN>{}</SPAN></P>'),
            "h": '<p style="text-indent:2em"><span style="font-family:黑体">{}</span></p>',
            "table": '<table border="1" cellspacing="0" style="border-collapse:collapse"><tbody>{}</tbody></table>',
            "cell": '<td style="border:1px solid"><p><span>{}</span></p></td>',
        },
    )  # fmt: skip
    signed = ""
    if document or page.chance(0.3):
        page.neutral.extend([office, f"{when.year}年{when.month}月{when.day}日"])
        signed = f'<p style="text-align:right">{office}</p><p style="text-align:right">{when.year}年{when.month}月{when.day}日</p>'
    stamp = page.pick(f"{when:%Y-%m-%d}", f"{when:%Y-%m-%d %H:%M}", f"{when:%Y年%m月%d日}")
    minute = ":" in stamp
    index = f"""<table class="xxgk_index"><tr><td>索 引 号</td><td>1136{page.number()}/{when:%Y}-{page.number():05}</td><td>主题分类</td><td>{page.pick("综合政务", "城乡建设")}</td></tr><tr><td>发布机构</td><td>{office}</td><td>发文日期</td><td>{when:%Y-%m-%d}</td></tr>
<tr><td>文 号</td><td>{serial}</td><td>有 效 性</td><td>{page.pick("有效", "失效")}</td></tr><tr><td>名 称</td><td colspan="3">{page.title}</td></tr></table>"""
    source = page.pick(office, f"{place}人民政府网")
    html = f"""<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>{page.pick(page.title, f"{place}人民政府", f"{page.title}_{section}_{place}人民政府")}</title>
<meta name="SiteName" content="{place}人民政府"><meta name="ArticleTitle" content="{page.title}"><meta name="PubDate" content="{when:%Y-%m-%d %H:%M}"><meta name="ContentSource" content="{source}"><meta name="ColumnName" content="{section}"><meta name="Author" content="{page.person()}">
{filler_style(page, page.number(1000, 8000), "gov")}</head><body><div class="top"><span>今天是{when.year}年{when.month}月{when.day}日 星期一 天气：晴 12℃~23℃</span> <a>无障碍浏览</a> <a>繁體</a> <a>登录个人中心</a></div>
<div class="menu">首页 走进{place[:2]} 政务公开 办事服务 互动交流 政府数据</div><div class="position">您现在的位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; <a href="/zwgk/{page.number()}/">{section}</a></div>
<div class="content-box">{index if document else ""}<div class="article"><div class="article-title">{page.title}</div><div class="article-info"><span>{page.pick("发布时间：", "发布日期：", "时间：")}{stamp}</span><span>{page.pick("来源", "信息来源")}：{source}</span><span>{page.pick("浏览次数", "点击数", "阅读")}：<script>hits()</script>{page.number(10, 9999)}{page.pick("", "次")}</span><span>字号：[<a>大</a> <a>中</a> <a>小</a>]</span> <span>视力保护色：</span></div>
<div class="TRS_Editor" id="zoom">{f'<p style="text-align:center">{serial}</p><p>{opening}</p>' if document else ""}
{body}
{signed}</div>{page.maybe(0.3, '<div class="attach"><p>附件：</p><a href="P020.doc">相关表格.doc</a></div>')}
<div class="article-tool"><a>【打印本页】</a><a>【关闭窗口】</a><a>分享到：</a></div><div class="qr"><p>扫一扫在手机打开当前页</p></div></div><div class="prev">上一篇：<a href="#">{page.headlines(1)[0]}</a> 下一篇：<a href="#">{page.headlines(1)[0]}</a></div>
<div class="xgjd"><h3>{page.pick("相关文件", "相关解读", "最新公开")}</h3><ul>{link_list(page, page.number(3, 8), '<li><a href="{url}">{}</a><span>[{date}]</span></li>')}</ul></div></div>
<div class="links"><select><option>国家部委网站</option></select><select><option>省政府部门</option></select></div><div class="foot">主办：{place}人民政府 承办：{office} 网站标识码：3601{page.number()}00{page.number()} 江ICP备0500{page.number()}号 江公网安备 3601230200{page.number()}号 联系电话：0000-0000000（不受理咨询投诉）</div>{filler_script(page, page.number(500, 3000))}</body></html>"""
    return page.done("government", f"http://www.yunping.example.gov.cn/{page.pick('zwgk', 'xxgk')}/{page.pick('tzgg', 'bmwj')}/{when:%Y%m}/t{when:%Y%m%d}_{page.number(100000, 999999)}.html", html,
        when=when, precision=Precision.MINUTE if minute else Precision.DAY, source=source, category=section,
    )  # fmt: skip


def asp_tables(rng: Random) -> SimulatedPage:
    """A site of an ASP system: tables in tables, FONT and bare text with <br> or spans, 作者：佚名, 点击数, 【字体】, errors in the markup."""
    page = Page(rng)
    when, section, site = page.moment(2004, 2013), page.section(), page.pick("江南学习网", "债务知识网", "小城信息港")
    author = page.person() if page.chance(0.35) else None
    kind = page.pick("bare", "span", "div", "font")
    forms = {
        "bare": {"p": "&nbsp;&nbsp;&nbsp; {}<br>", "h": "<b>{}</b><br>", "img": "<center><img src=/UploadFiles/1.jpg><br>{}</center>"},
        "span": {"p": '<span style="font-size:14px">　　{}</span><br /><br />', "h": "<span><strong>{}</strong></span><br />", "img": "<img src=/u/1.jpg><br /><span>{}</span><br />"},
        "div": {"p": "<DIV>　　{}</DIV>\n<DIV>&nbsp;</DIV>", "h": "<DIV><STRONG>{}</STRONG></DIV>", "img": "<DIV align=center><IMG src=/u/1.gif></DIV><DIV align=center>{}</DIV>"},
        "font": {"p": "<FONT size=3>　　{}<BR><BR>", "h": "<FONT color=#0000ff>{}</FONT><BR>", "img": "<P align=center><IMG src=/u/1.gif><BR>{}</P>"},
    }[kind]  # fmt: skip
    blocks = page.blocks(3, 11, heads=0.15, images=0.1, lists=0.05, longest=4, typed="{}．")
    stamp = page.pick(
        f"{when.year}-{when.month}-{when.day} {when:%H:%M:%S}",
        f"{when.year}-{when.month}-{when.day}",
        f"{when:%Y/%m/%d}",
    )
    source = page.pick("本站原创", "网络", page.paper())
    by = author or page.pick("佚名", "佚名", "未知")
    facts = [
        f"作者：{by}",
        f"{page.pick('文章来源', '来源')}：{source}",
        f"点击数：<script src=hits.asp></script>{page.number(10, 9999)}",
        f"更新时间：{stamp}",
    ]
    if page.chance(0.4):
        facts.insert(3, f"文章录入：{page.pick('admin', 'editor01')} 责任编辑：{page.pick('admin', page.person())}")
    html = f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>{page.pick(page.title, titled(page, [site]), f"{site}>>{section}>>{page.title}")}</title>
<link href="/Skin/blue.css" rel="stylesheet"><script src="/js/menu.js"></script></head><body leftmargin=0 topmargin=0 onmousemove='HideMenu()'><table width=760 align=center><tr><td>| {channels(page, 12, '<a class=Channel href="{url}">{}</a>', " | ")} |</td></tr></table>
<table width=760 align=center><tr><td class=nav_tdbgall>&nbsp;您现在的位置：&nbsp;<a class=LinkPath href="/">{site}</a>&nbsp;&gt;&gt;&nbsp;<a class=LinkPath href="/Article/">文章中心</a>&nbsp;&gt;&gt;&nbsp;<a class=LinkPath href="/Article/c{page.number()}">{section}</a>&nbsp;&gt;&gt;&nbsp;正文</td><td align=right><a href="/UserReg.asp">注册</a></td></tr></table>
<table width=760 align=center><tr><td width=180 valign=top bgcolor=#eeeeee><b>栏目导航</b><br>{channels(page, 8, '<a href="{url}">{}</a>', "<br>")}<br><b>最新热门</b><table>{link_list(page, 8, '<tr><td>·<a href="{url}">{}</a></td></tr>')}</table><b>最新推荐</b>{link_list(page, 6, '<br><img src=/img/d.gif><a href="{url}">{}</a>')}</td>
<td valign=top><table width=100%><tr><td class=main_ArticleTitle align=center height=50><font size=5><b>{page.title}</b></font></td></tr><tr><td align=center class=Article_tdbgall>{page.pick("&nbsp;&nbsp;", " | ").join(facts)}</td></tr>
<tr><td class=main_tdbg_760><p align=right>【字体：<a>小</a> <a>大</a>】</p>{page.maybe(0.4, "<table align=left><tr><td><script src=/AD/200702/5.js></script></td></tr></table>")}<div id=fontzoom>{render(blocks, forms)}</div></td></tr>
<tr><td align=right class=Article_tdbgall>文章录入：admin&nbsp;&nbsp;&nbsp;&nbsp;责任编辑：admin</td></tr><tr><td><li>上一篇文章： <a href="#">{page.headlines(1)[0]}</a></li><li>下一篇文章： <a href="#">{page.headlines(1)[0]}</a></li></td></tr>
<tr><td align=right>【<a>发表评论</a>】【<a>加入收藏</a>】【<a>告诉好友</a>】【<a>打印此文</a>】【<a>关闭窗口</a>】</td></tr><tr><td><b>相 关 文 章</b><br>{link_list(page, page.number(0, 6), '<a href="{url}">{}</a>[{date}]<br>')}{page.maybe(0.3, "没有相关文章")}</td></tr>
<tr><td><b>网友评论：</b>（只显示最新10条。评论内容只代表网友观点，与本站立场无关！）<br>没有任何评论</td></tr></table></td></tr></table><table width=760 align=center><tr><td align=center>| <a>设为首页</a> | <a>加入收藏</a> | <a>联系站长</a> | <a>友情链接</a> | <a>版权申明</a> |<br>站长：小城 江ICP备0600{page.number()}号</td></tr></table></body></html>"""
    return page.done("asp_tables", f"http://www.xiaocheng.example.com/Article/{when:%Y%m}/{page.number(100, 99999)}.{page.pick('html', 'asp')}", html,
        when=when, precision=Precision.SECOND if ":" in stamp else Precision.DAY, author=author, source=source, category=section,
    )  # fmt: skip


def php_farm(rng: Random) -> SimulatedPage:
    """A farm of a PHP system: keywords in the title, linked words, pager under the text, tags, 推荐 lists between; seldom a date."""
    page = Page(rng, ("loans", "life", "knowledge"))
    when, section, site = page.moment(2014, 2023), page.section(), page.pick("逾期知识网", "百晓生活", "问百科")
    dated = page.chance(0.7)
    blocks = page.blocks(3, 10, heads=0.3, links=0.3, strong=0.25, lists=0.1, images=0.1, typed="{}、")
    forms = {
        "p": page.pick("<p>{}</p>", "<p>　　{}</p>", '<p style="white-space: normal;">{}</p>', "<div>{}</div>"),
        "h": page.pick("<h2>{}</h2>", "<p><strong>{}</strong></p>", "<h3>{}</h3>"),
        "img": '<p align="center"><img src="/uploads/allimg/1-20.jpg" alt="{}"/></p>',
    }
    cut = page.number(1, len(blocks))
    editor = page.pick("小编", "admin", page.handle())
    stamp = page.pick(f"{when:%Y-%m-%d %H:%M}", f"{when:%Y-%m-%d}")
    facts = [
        f"<span>时间：{stamp}</span>" if dated else "",
        page.maybe(0.5, f"<span>编辑：{editor}</span>"),
        f"<span>来源：{page.pick('网络整理', site, '未知')}</span>",
        f"<span>浏览：{page.number(10, 9000)}次</span>",
    ]
    page.neutral[:] = []
    guide = page.maybe(0.4, f'<div class="intro"><b>导读：</b>{page.aside(page.lines[0][:70] + "...")}</div>')
    between = f'<div class="zdtj"><ul>{link_list(page, 4)}</ul></div>'
    tag = page.pick("h1", "h2")
    ask = page.fresh(["本文地址由站长整理，转载请注明出处。", "以上就是全部内容，希望对大家有所帮助。"])
    html = f"""<!DOCTYPE html><html><head><meta charset="{page.pick("utf-8", "gb2312")}"><title>{page.title}{page.pick(f"_{section}_{site}", f"-{site}", "_" + "_".join(page.tags(3)) + f"_{site}")}</title><meta name="keywords" content="{",".join(page.tags(5))}"><meta name="description" content="{page.lines[0][:100]}">
{filler_style(page, page.number(500, 4000), "dd")}<script>var _hmt=_hmt||[];</script></head><body><div class="header"><a href="/">{site}</a><ul class="nav">{channels(page, 10, '<li><a href="{url}">{}</a></li>', "")}</ul></div>
<div class="place"><strong>当前位置:</strong> <a href="/">主页</a> &gt; <a href="/{page.number()}/">{section}</a> &gt; </div><div class="pleft"><div class="viewbox"><div class="title"><{tag}>{page.title}</{tag}></div><div class="info">{" ".join(filter(None, facts))}</div>{guide if guide and "intro" in guide else ""}
<div class="content"><table width="100%"><tr><td>{render(blocks[:cut], forms)}
{page.maybe(0.3, between)}{page.maybe(0.3, '<div class="gg"><a href="http://ad.example.com/a">&gt;&gt;&gt;点击查看：个人信用免费评估&lt;&lt;&lt;</a></div>')}
{render(blocks[cut:], forms)}</td></tr></table></div>
<div class="note">{ask}</div>{page.maybe(0.3, '<div class="pages"><ul class="pagelist"><li><a>共1页: </a></li><li><a href="#">上一页</a></li><li class="thisclass"><a>1</a></li><li><a href="#">下一页</a></li></ul></div>')}
<div class="newdigg"><div>顶一下 ({page.number(0, 40)}) {page.number(50, 100)}%</div><div>踩一下 ({page.number(0, 9)})</div></div><div class="handle"><ul><li>上一篇：<a href="#">{page.headlines(1)[0]}</a></li><li>下一篇：<a href="#">{page.headlines(1)[0]}</a></li></ul><div>收藏 挑错 推荐 打印</div></div><div class="tags">TAG: {" ".join(f"<a>{tag}</a>" for tag in page.tags(3))}</div></div>
<div class="hot"><h3>{page.pick("猜你喜欢", "相关文章", "大家都在看")}</h3><ul>{link_list(page, page.number(6, 20), page.pick('<li><a href="{url}">{}</a></li>', '<li><span>{date}</span><a href="{url}">{}</a></li>'))}</ul></div></div><div class="pright"><h3>推荐内容</h3><ul>{link_list(page, 8, '<li><a href="{url}">{}</a><p>{text}...</p></li>')}</ul><h3>热点内容</h3><ul>{link_list(page, 10)}</ul></div>
<div class="footer">Copyright &copy; 2014-2023 {site} 版权所有 Power by DedeX {page.maybe(0.5, "<a>网站地图</a> 本站部分内容来自互联网，如有侵权请联系 post@example.com 删除")}</div></body></html>"""
    page.neutral[:] = [line for line in page.neutral if f"导读：</b>{line}" in html]
    return page.done("php_farm", f"http://www.{page.pick('yuqizs', 'baixiao', 'wenbaike')}.example.com/{page.pick('a', 'zhishi', 'html')}/{page.number(10, 99)}/{page.number(1000, 99999)}.html", html,
        when=when, precision=Precision.NONE if not dated else Precision.MINUTE if ":" in stamp else Precision.DAY, category=section,
    )  # fmt: skip


def elementor(rng: Random) -> SimulatedPage:
    """A page built with blocks in ten nested boxes each, a JSON-LD graph whose author is the site's admin, toc, author box."""
    page = Page(rng, ("loans", "knowledge", "life"))
    when, site, section = page.moment(2018, 2024), page.pick("青岚笔记", "理债坊", "柏川生活志"), page.section()
    author = page.pick(page.person(), "admin", "编辑部")
    named = author != "admin"
    widget = '<div class="elementor-element elementor-widget elementor-widget-{kind}"><div class="elementor-widget-container">{text}</div></div>'

    def box(kind: str, text: str) -> str:
        inner = widget.format(kind=kind, text=text)
        return f'<section class="elementor-section"><div class="elementor-container"><div class="elementor-column"><div class="elementor-widget-wrap elementor-element-populated">{inner}</div></div></div></section>'

    blocks = page.blocks(4, 14, heads=0.3, images=0.15, quotes=0.08, lists=0.12, tables=0.05, strong=0.15, links=0.1)
    heads = [block.html for block in blocks if block.kind == "h"]
    parts = [
        box(
            {"h": "heading", "img": "image", "list": "text-editor"}.get(block.kind, "text-editor"),
            render([block], {"p": page.pick("<p>{}</p>", "{}", "<div>{}</div>"), "h": '<h2 class="elementor-heading-title">{}</h2>', "quote": '<blockquote class="wp-block-quote"><p>{}</p></blockquote>', "img": '<figure class="wp-caption"><img src="/wp-content/uploads/1.webp"><figcaption class="widget-image-caption wp-caption-text">{}</figcaption></figure>', "item": "<li>{}</li>", "list": "<ul>{}</ul>"}),
        )
        for block in blocks
    ]  # fmt: skip
    if page.chance(0.3):
        parts.insert(len(parts) // 2, box("button", '<a class="elementor-button"><span>免费领取还款计划表</span></a>'))
    toc = box("toc", f'<div class="ez-toc"><p>目录</p><ul>{"".join(f"<li><a>{head}</a></li>" for head in heads)}</ul></div>') if heads and page.chance(0.4) else ""  # fmt: skip
    if toc:
        page.neutral.append("目录")
    modified = page.chance(0.3)
    day = page.pick(
        f"{when:%Y-%m-%d}", f"{when.year}年{when.month}月{when.day}日", f"{when.month}月 {when.day}, {when.year}"
    )
    graph = {"@context": "https://schema.org", "@graph": [{"@type": "WebPage", "name": f"{page.title} - {site}", "datePublished": f"{when:%Y-%m-%dT%H:%M:%S+08:00}"}, {"@type": "Person", "name": "admin"}, {"@type": "BlogPosting", "headline": page.title, "author": {"name": author if named else "admin"}, "datePublished": f"{when:%Y-%m-%dT%H:%M:%S+08:00}", "articleSection": section}]}  # fmt: skip
    comments = page.comments(0, 4)
    said = "".join(
        f'<li class="comment"><article><footer class="comment-meta"><b class="fn">{page.handle()}</b><span class="says">说道：</span><time>{when.year}年{when.month}月{min(28, when.day)}日 下午{n}:2{n}</time></footer><div class="comment-content"><p>{text}</p></div><div class="reply"><a>回复</a></div></article></li>'
        for n, text in enumerate(comments, 1)
    )
    by = f'<li><i class="fa"></i><span class="elementor-post-info__item--type-author">{author}</span></li>'
    html = f"""<!doctype html><html lang="zh-Hans"><head><meta charset="UTF-8"><title>{page.title} {page.pick("-", "–", "|")} {site}</title><meta property="og:title" content="{page.title} - {site}"><meta property="og:site_name" content="{site}"><meta name="author" content="admin"><script type="application/ld+json" class="yoast-schema-graph">{as_json(graph)}</script>
{filler_style(page, page.number(6000, 40000), "elementor-element-a")}</head><body class="post-template-default single elementor-page"><div data-elementor-type="header">{box("nav-menu", "<nav><ul>" + channels(page, 7, "<li><a href={url}>{}</a></li>", "") + "</ul></nav>")}</div>
<div data-elementor-type="single-post" class="elementor">{box("breadcrumbs", f'<p><a href="/">首页</a> » <a href="/category/{page.number()}">{section}</a>{page.maybe(0.6, f" » <span>{page.title}</span>")}</p>')}{box("theme-post-title", f'<h1 class="elementor-heading-title">{page.title}</h1>')}
{box("post-info", f'<ul class="elementor-icon-list-items">{by if named else ""}<li><time>{page.maybe(0.3, "发布于 ")}{day}</time></li>{"<li>更新于 " + f"{when.year + 1}-01-0{page.number(1, 9)}" + "</li>" if modified else ""}<li>{page.number(2, 12)} 分钟阅读</li><li>{page.pick("暂无评论", f"{len(comments)} 条评论")}</li></ul>')}
{toc}<div class="elementor-widget-theme-post-content"><div class="elementor-widget-container"><div class="elementor elementor-{page.number()}">{"".join(parts)}</div></div></div>
{box("share-buttons", "<div>分享到微信</div><div>分享到微博</div><div>复制链接</div>")}{box("author-box", f"<h4>{author}</h4><p>专注个人债务与家庭理财十年。</p>") if named and page.chance(0.5) else ""}
{box("post-navigation", f"<a><span>上一篇</span><span>{page.headlines(1)[0]}</span></a><a><span>下一篇</span><span>{page.headlines(1)[0]}</span></a>")}{box("posts", "<h3>相关文章</h3>" + link_list(page, 4, "<article><h3><a href={url}>{}</a></h3><div>{text}…</div><a>阅读更多 »</a></article>"))}
{box("post-comments", f'<div id="comments"><h2>“{page.title}”上的{len(comments)}条回复</h2><ol>{said}</ol><div id="respond"><h3>发表回复</h3><p>您的邮箱地址不会被公开。 必填项已用 * 标注</p></div></div>') if comments else ""}</div>
<div data-elementor-type="footer">{box("text-editor", f"© {when.year} {site}. 由 WordPress 强力驱动")}{box("icon-list", link_list(page, 5))}</div>{filler_script(page, page.number(2000, 14000))}</body></html>"""
    fetched = when.replace(year=when.year + 2, day=min(28, when.day)) if modified else None
    return page.done("elementor", f"https://www.qinglan-notes.example.com/{page.number(100, 9999)}{page.pick('/', '.html')}", html,
        when=when, precision=Precision.DAY, author=author if named else None, category=section, fetched_at=fetched,
    )  # fmt: skip


def accelerated(rng: Random) -> SimulatedPage:
    """An AMP page: amp-img with captions, ads between, JSON-LD NewsArticle, wrong description and og:title, links to the full page."""
    page = Page(rng)
    when, site, section = page.moment(2017, 2024), page.pick("南浦时报", "青岚晨报", "海棠新闻"), page.section()
    author = page.person() if page.chance(0.6) else None
    blocks = page.blocks(4, 13, heads=0.15, images=0.25, quotes=0.08, links=0.12)
    advert = '<amp-ad width="300" height="250" type="doubleclick"><div placeholder>广告</div></amp-ad>'
    body = render(
        blocks,
        {
            "p": "<p>{}</p>" + page.maybe(0.3, advert),
            "h": "<h2>{}</h2>",
            "quote": "<blockquote>{}</blockquote>",
            "img": '<figure><amp-img src="https://cdn.example.com/1.jpg" width="800" height="533" layout="responsive"><noscript><img src="https://cdn.example.com/1.jpg"></noscript></amp-img><figcaption>{}</figcaption></figure>',
        },
    )
    address = f"<address>{author}</address>" if author else ""
    person = {"@type": "Person", "name": author} if author else {"@type": "Organization", "name": site}
    stamp = page.pick(f"{when:%Y-%m-%d %H:%M}", f"{when.year}年{when.month}月{when.day}日", f"{when:%Y/%m/%d %H:%M}")
    data = {"@context": "http://schema.org", "@type": "NewsArticle", "mainEntityOfPage": "https://www.example.com/", "headline": page.title[:12] + "…" if page.chance(0.3) else page.title, "datePublished": f"{when:%Y-%m-%dT%H:%M:00+08:00}", "author": person, "publisher": {"@type": "Organization", "name": site}}  # fmt: skip
    html = f"""<!doctype html><html ⚡ lang="zh"><head><meta charset="utf-8"><title>{titled(page, [site])}</title><link rel="canonical" href="https://www.example.com/news/{page.number()}"><meta name="description" content="{page.pick(page.headlines(1)[0], page.lines[0][:70])}"><meta property="og:title" content="{page.pick(page.title, site)}"><meta property="og:site_name" content="{site}">
<script type="application/ld+json">{as_json(data)}</script><style amp-boilerplate>body{{-webkit-animation:-amp-start 8s steps(1,end) 0s 1 normal both;animation:-amp-start 8s steps(1,end) 0s 1 normal both}}</style><noscript><style amp-boilerplate>body{{animation:none}}</style></noscript><style amp-custom>{filler_style(page, page.number(1000, 9000), "a")[7:-8]}</style><script async src="https://cdn.ampproject.example.com/v0.js"></script></head>
<body><header><button on="tap:sidebar.toggle">☰</button><a href="/">{site}</a></header><amp-sidebar id="sidebar" layout="nodisplay"><ul>{channels(page, 14, '<li><a href="{url}">{}</a></li>', "")}</ul></amp-sidebar>
<main><article><div class="cat"><a href="/{page.number()}/">{section}</a></div><h1>{page.title}</h1><div class="meta">{page.pick(f'<time datetime="{when:%Y-%m-%dT%H:%M}">{stamp}</time>{f"<span>撰文：{author}</span>" if author else ""}', address + f"<time>发布时间 {stamp}</time>")}</div>
<amp-social-share type="weibo"></amp-social-share><amp-social-share type="email"></amp-social-share>{page.maybe(0.5, f'<amp-img src="/lead.jpg" alt="{page.title}" layout="responsive"></amp-img><p class="caption">{page.title}</p>')}
<div class="amp-wp-article-content">{advert}
{body}</div>{page.maybe(0.5, '<p class="more"><a href="/full">阅读完整版</a></p>')}<div class="related"><h3>延伸阅读</h3>{link_list(page, 5, '<a href="{url}"><amp-img src="/{n}.jpg"></amp-img><span>{}</span></a>')}</div></article></main><footer><p>© {when:%Y} {site}</p><a>返回顶部</a><p>查看电脑版</p></footer></body></html>"""
    return page.done("accelerated", f"https://{page.pick('amp.', 'www.')}nanpu.example.com/{page.pick('amp/', '')}{when:%Y/%m/%d}/{page.number()}{page.pick('/amp', '')}", html,
        when=when, precision=Precision.MINUTE if ":" in stamp else Precision.DAY, author=author, category=section,
    )  # fmt: skip

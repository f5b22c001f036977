"""News portals of the mainland, 2006 to 2018."""

# ruff: noqa: E501 - markup has the long lines of the pages that it imitates

from __future__ import annotations

from random import Random

from pipeline.records import Precision
from tests.simulators.fresh.furniture import channels, filler_script, filler_style, link_list, titled
from tests.simulators.fresh.writing import Page, render
from tests.simulators.pages import SimulatedPage


def party_paper(rng: Random) -> SimulatedPage:
    """A portal in tables, GBK: path in links, date glued to the source, size buttons, editor in brackets in the text's box."""
    page = Page(rng, ("society", "loans", "knowledge"))
    when, site, paper = page.moment(2006, 2013), page.pick("江原网", "南浦在线"), page.paper()
    section, editor = page.section(), page.person()
    author = page.person() if page.chance(0.4) else None
    blocks = page.blocks(4, 14, heads=0.15, images=0.2, links=0.2, strong=0.1)
    body = render(
        blocks,
        {
            "p": "<p>　　{}</p>",
            "h": "<p>　　<strong>{}</strong></p>",
            "img": '<center><img src="/mediafile/p.jpg" border="1"></center>\n<p class="desc" align="center">{}</p>',
        },
    )
    byline = f'<div class="author">{author}</div>' if author else ""
    kicker = f'<h3 class="pre">{page.aside(page.lead()[:18])}</h3>' if page.chance(0.3) else ""
    comments = page.comments(0, 4)
    said = "".join(
        f"<dl><dt>网友 {page.handle()} 于 {when:%Y-%m-%d} 留言</dt><dd>{text}</dd></dl>" for text in comments
    )
    html = f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="content-type" content="text/html;charset=gb2312">
<title>{titled(page, [f"{section}频道", site])}</title>
<meta name="keywords" content="{",".join(page.tags(4))}"><meta name="description" content="">
<meta name="filetype" content="1"><meta name="publishedtype" content="1"><meta name="author" content="{editor}">
{filler_style(page, page.number(1000, 5000), "p2j")}{filler_script(page, page.number(500, 4000))}</head>
<body><table width="950" cellspacing="0" align="center"><tr><td class="nav">{channels(page, 24, '<a href="{url}" class="white">{}</a>', " ｜ ")}</td></tr></table>
<table width="950" align="center"><tr><td class="path"><a href="/" class="clink">{site}</a>&gt;&gt;<a href="/GB/{page.number()}/" class="clink">{section}</a></td>
<td align="right"><form action="/s"><input name="keyword" value="请输入关键词"><select name="c"><option>全文检索</option><option>标题检索</option></select></form></td></tr></table>
<table width="950" align="center"><tr valign="top"><td width="640" class="text_c">
{kicker}<h1 id="p_title">{page.title}</h1>{byline}
<h2 class="laiyuan"><span id="p_publishtime">{when:%Y年%m月%d日%H:%M}</span>&nbsp;&nbsp;来源：<span id="p_origin"><a href="/">{paper}</a></span>
{page.maybe(0.5, '<span class="tools"><a href="#">【字号 大 中 小】</a> <a href="#">打印</a> <a href="#">留言</a> <a href="#">论坛</a> <a href="#">网摘</a> <a href="#">手机点评</a> <a href="#">纠错</a></span>')} {page.maybe(0.4, '<a href="#">E-mail推荐：</a><input type="text" size="14">')}</h2>
<div id="p_content" class="clearfix">{page.maybe(0.3, '<div class="otitle">【<b>提要</b>】</div>')}
{body}
<div class="edit" id="p_editor">(责任编辑：{editor}{page.maybe(0.3, f"、{page.person()}")})</div>
{page.maybe(0.4, '<p class="zdfy"><a href="#">1</a>　<a href="#">2</a>　<a href="#">下一页</a></p>')}</div>
<div class="tjhz">{page.maybe(0.6, f'<b>相关专题</b><br>· <a href="#">{page.headlines(1)[0]}</a><br>· <a href="#">{page.section()}专题</a>')}</div>
<div class="fenxiang">分享到： <a href="#">新浪微博</a> <a href="#">人人网</a> <a href="#">开心网</a> <a href="#">推荐给好友</a></div>
<div id="comment"><h4>我要留言 <em>进入讨论区</em></h4>
<p>请注册用户名：<input> 密码：<input> 匿名发布 <input type="checkbox"></p><p>镜像：本留言仅代表网友个人意见，不代表本网立场</p>{said}</div>
</td><td width="290"><div class="p2j_list"><h2>{page.section()}·最新</h2><ul>{link_list(page, page.number(6, 14))}</ul></div>
<div class="hot"><h2>48小时排行榜</h2><table>{link_list(page, 10, '<tr><td>{n}</td><td><a href="{url}">{}</a></td></tr>')}</table></div></td></tr></table>
<div class="copyright" align="center">{site}版权所有，未经书面授权禁止使用<br>Copyright &copy; 1999-{when:%Y} by www.example.com. all rights reserved<br>
<a href="#">关于我们</a> | <a href="#">网站声明</a> | <a href="#">招聘英才</a> | 网上传播视听节目许可证（0{page.number(100)}） | 江ICP备0500{page.number(1000, 9999)}号</div>
</body></html>"""
    return page.done(
        "party_paper", f"http://{page.pick('society', 'finance', 'news')}.jiangyuan.example.com/GB/{page.number()}/{page.number(10000, 99999)}.html", html,
        when=when, precision=Precision.MINUTE, author=author, source=paper, category=section,
    )  # fmt: skip


def agency(rng: Random) -> SimulatedPage:
    """An agency's site: place and reporter in the first sentence, time and source on one line, editor in 【】, 纠错."""
    page = Page(rng, ("society", "knowledge", "loans"))
    when, place = page.moment(2008, 2016), page.pick("江原", "云坪", "青岚")
    reporters = [page.person() for _ in range(page.number(1, 2))] if page.chance(0.6) else []
    source = page.pick("岭东通讯社", "岭东新闻网")
    told = f"记者 {' '.join(reporters)}" if reporters else ""
    lead = f"{source[:2]}网{place}{when.month}月{when.day}日电{f' ({told})' if told else ''} "
    blocks = page.blocks(3, 12, images=0.25, heads=0.1, strong=0.08, lead=lead, tail=page.maybe(0.5, "(完)"))
    style = page.pick("left_zw", "content", "article")
    body = render(
        blocks,
        {
            "p": "<p>　　{}</p>",
            "h": "<p>　　<strong>{}</strong></p>",
            "img": '<div style="text-align:center"><img src="//i2.example.com/simg/hd.jpg" alt=""></div><div style="text-align:center" class="pictext">{}</div>',
        },
    )
    section = page.section()
    stamp = page.pick(f"{when:%Y年%m月%d日 %H:%M}", f"{when:%Y-%m-%d %H:%M:%S}", f"{when:%Y年%m月%d日 %H:%M:%S}")
    precision = Precision.SECOND if stamp.count(":") == 2 else Precision.MINUTE
    join = page.pick(
        f'<div class="left-t">{stamp}　来源：<a href="/">{source}</a> 　<a class="Cy" href="#cmt">参与互动(<span>{page.number(0, 99)}</span>)</a></div>',
        f'<div id="info"><span id="pubtime">{stamp}</span> <span>来源：</span><em id="source">{source}</em> <span class="zihao">【字号：<a>大</a> <a>中</a> <a>小</a>】【<a>打印</a>】【<a>关闭</a>】</span></div>',
    )
    more = page.maybe(
        0.5,
        f'<div class="div624"><div class="xw"><strong>相关新闻：</strong></div><ul>{link_list(page, 5)}</ul></div>',
    )
    html = f"""<!DOCTYPE html>
<html><head><meta charset="{page.pick("utf-8", "gb2312", "utf-8")}"><title>{page.title}{page.pick("-" + source, "_" + section + "_" + source, "")}</title>
<meta name="keywords" content="{page.title}"><meta name="description" content="{page.lines[0][:80]}">
<meta name="newsdate" content="{when:%Y-%m-%d %H:%M:%S}"><meta property="og:title" content="{page.title}"><meta property="og:type" content="news">
{filler_script(page, page.number(1000, 9000))}{filler_style(page, page.number(1000, 6000), "cns")}</head><body>
<div id="toplink"><a href="/">首页</a> <a href="/l">客户端</a> <a href="/w">微博</a> <a href="/e">English</a></div>
<div class="nav"><ul>{channels(page, 26, '<li><a href="{url}">{}</a></li>', "")}</ul></div>
<div id="nav" class="rowcon">本页位置：<a href="/">首页</a> → <a href="/{page.number()}/">{section}</a></div>
<div id="cont_1_1_2"><h1 {page.pick("", 'id="title"', 'style="display:block; position:relative; text-align:center; clear:both"')}>
{page.title}{page.maybe(0.2, '<img src="/icon/tu.gif" alt="图">')}</h1>{join}
<div class="{style}">{page.maybe(0.25, '<div class="video"><object width="480"><param name="movie" value="/v.swf"></object></div>')}
{body}
{page.maybe(0.3, f'<div class="zdy">更多精彩内容请进入<a href="/{page.number()}/">{section}频道</a></div>')}
<div id="function_code_page"></div></div>
<div class="left_name"><div class="left_name">【编辑:{page.person()}】</div></div>{page.maybe(0.4, '<div class="tiyi"><a href="#">【纠错】</a></div>')}
{more}
<div class="rec"><h3>{page.pick("频道精选", "猜你喜欢", "今日推荐")}</h3>{link_list(page, page.number(4, 12), '<p><em>·</em><a href="{url}">{}</a></p>')}</div></div>
<div id="right"><div class="title">{page.section()}新闻精选：</div><ul>{link_list(page, 10, '<li><span class="num">{n}</span><a href="{url}">{}</a></li>')}</ul>
<div class="img"><a href="#"><img src="a.jpg" alt="{page.headlines(1)[0]}"></a><p><a href="#">{page.headlines(1)[0]}</a></p></div></div>
<div class="pagebottom"><p>本网站所刊载信息，不代表本社和本网观点。 刊用本网站稿件，务经书面授权。</p><p>未经授权禁止转载、摘编、复制及建立镜像，违者将依法追究法律责任。</p>
<p>[网上传播视听节目许可证（010{page.number(1000, 9999)})] [江ICP证04{page.number(1000, 9999)}号] 总机：000-00000000</p></div></body></html>"""
    return page.done(
        "agency", f"http://www.lingdong.example.com/{page.pick('gn', 'sh', 'cj')}/{when:%Y}/{when:%m-%d}/{page.number(1000000, 9999999)}.shtml", html,
        when=when, precision=precision, author=" ".join(reporters) or None, source=source, category=section,
    )  # fmt: skip


def baidu_portal(rng: Random) -> SimulatedPage:
    """A portal of 2013 to 2018 with the four spans *_baidu, a summary box, a related list inside the text, tags, 责编."""
    page = Page(rng)
    when, source, section, top = (
        page.moment(2013, 2018),
        page.paper(),
        page.section(),
        page.pick("财经", "社会", "生活"),
    )
    author = page.person() if page.chance(0.5) else None
    blocks = page.blocks(4, 16, heads=0.2, images=0.3, links=0.15, strong=0.1, quotes=0.05)
    forms = {
        "p": page.pick("<p>　　{}</p>", "<p>{}</p>", '<p style="text-indent: 2em;">{}</p>'),
        "h": "<p><strong>　　{}</strong></p>",
        "quote": "<blockquote><p>{}</p></blockquote>",
        "img": '<p align="center"><img src="//himg.example.com/a.jpg"></p><p class="pt" align="center"><span style="color:#808080">{}</span></p>',
    }
    cut = page.number(2, max(3, len(blocks) - 1))
    inside = f'<div class="reTopics rel_in" style="float:left"><h3>{page.pick("延伸阅读", "相关报道")}</h3><ul>{link_list(page, 4)}</ul></div>'
    told = page.aside(f"[摘要]{page.lines[0][:46]}……") if page.chance(0.25) else ""
    summary = f'<div class="summary">{told}</div>' if told else ""
    body = f"{render(blocks[:cut], forms)}\n{page.maybe(0.4, inside)}\n{render(blocks[cut:], forms)}"
    stamp = page.pick(f"{when:%Y-%m-%d %H:%M:%S}", f"{when:%Y-%m-%d %H:%M}")
    spans = [
        f'<span id="pubtime_baidu">{page.pick("", "发布时间：")}{stamp}</span>',
        f'<span id="source_baidu">来源：<a href="/">{source}</a></span>',
        f'<span id="author_baidu">作者：{author or ""}</span>' if author or page.chance(0.5) else "",
        f'<span id="editor_baidu">责任编辑：{page.person()}</span>',
    ]
    if page.chance(0.3):
        spans = [*spans[1:3], spans[0], spans[3]]
    comments = page.comments(0, 5)
    said = "\n".join(
        f'<li class="comment-item"><img src="/face/{n}.gif"><a class="user">{page.handle()}</a><span class="addr">[{page.pick("江原网友", "手机网友")}]</span>'
        f'<p class="con">{text}</p><span class="time">{when:%m-%d %H:%M}</span> <a>顶[{page.number(0, 99)}]</a> <a>回复</a></li>'
        for n, text in enumerate(comments)
    )
    html = f"""<!DOCTYPE html>
<html lang="zh-cn"><head><meta charset="utf-8"><title>{titled(page, page.pick(f"{section} {top} 海棠网", f"{top} 海棠网", "海棠网").split())}</title>
<meta name="description" content="{page.lines[0][:100]}"><meta name="keywords" content="{" ".join(page.tags(5))}">
<meta property="og:title" content="{page.pick(page.title, "海棠网" + top)}"><meta property="og:image" content="//himg.example.com/logo.png">
<meta name="mobile-agent" content="format=html5; url=http://m.haitang.example.com/r/{page.number()}"/>
{filler_style(page, page.number(2000, 9000), "hq")}{filler_script(page, page.number(2000, 16000))}</head><body>
<div class="topbar"><a>登录</a><a>注册</a><a>设为首页</a><a>加入收藏</a></div>
<div id="newsnav">{channels(page, 32, '<a href="{url}">{}</a>', "<i>|</i>")}</div>
<div class="conLeft"><div class="topPath"><a href="/">海棠网</a>&gt;<a href="/{page.number()}/">{top}</a>&gt;<a href="/{page.number()}/{page.number()}/">{section}</a>&gt;{page.pick("正文", "<strong>正文</strong>")}</div>
<div class="conText"><h1 class="tle">{page.title}{page.maybe(0.15, '<sup class="tag">原创</sup>')}</h1><div class="la_tool">{page.pick(" ", "　").join(spans)}<em class="r"><a href="#cmt">我有话说(<b>{page.number(0, 3000)}</b>人参与)</a></em></div>
<div class="text" id="text">{summary}
{body}
<div class="editorSign"><span id="editor">(责编：{page.person()})</span></div></div>
<div class="keywords">标签：{"".join(f'<a href="/t/{n}">{tag}</a>' for n, tag in enumerate(page.tags(3)))}</div>
<div class="spTopic"><div class="bdsharebuttonbox">分享：<a class="bds_weixin">微信</a><a class="bds_tsina">新浪微博</a><a class="bds_qzone">QQ空间</a></div><p>版权作品，未经海棠网书面授权，严禁转载，违者将被追究法律责任。</p></div>
<div id="cmt" class="comment"><h3>网友评论</h3><textarea>文明上网，理性发言</textarea><ul>{said}</ul><a href="#">查看全部评论</a></div>
<div class="reList"><h2>相关新闻</h2><ul class="listPic">{link_list(page, page.number(5, 12), '<li><a href="{url}">{}</a><span>{date}</span></li>')}</ul></div></div></div>
<div class="conRight"><div class="rank"><h2><b>点击排行</b></h2><ol>{link_list(page, 10, '<li><span>{n}</span><a href="{url}">{}</a></li>')}</ol></div>
<div class="pics">{link_list(page, 6, '<dl><dt><a href="{url}"><img src="//himg.example.com/s{n}.jpg"></a></dt><dd><a href="{url}">{}</a></dd></dl>')}</div></div>
<div id="footer"><p>关于我们 | 联系我们 | 版权声明 | 诚聘英才 | 网站地图</p><p>海棠网版权所有 Copyright &copy; 2007-{when:%Y} example.com All Rights Reserved 江ICP证070{page.number()}号</p></div></body></html>"""
    return page.done(
        "baidu_portal", f"http://{page.pick('finance', 'society', 'tech')}.haitang.example.com/{page.pick('roll', 'yw', 'lw')}/{when:%Y-%m}/{page.number(1000000, 9999999)}.html", html,
        when=when, precision=Precision.SECOND if stamp.count(":") == 2 else Precision.MINUTE, author=author, source=source, category=section,
    )  # fmt: skip


def broadcaster(rng: Random) -> SimulatedPage:
    """A broadcaster's site in several pages: comments of the markup that mark the text, 视频 boxes, text lines parted by <br>."""
    page = Page(rng, ("society", "life", "knowledge"))
    when, section, site = page.moment(2007, 2014), page.section(), page.pick("临渡广电网", "白石视听")
    blocks = page.blocks(5, 12, heads=0.1, images=0.3, quotes=0.05)
    forms = {
        "p": "　　{}<br><br>",
        "h": "<b>　　{}</b><br><br>",
        "img": '<center><img src="/l/1.jpg" alt=""><br><font color="#666666" size="2">{}</font></center><br>',
    }
    number, cut = page.number(100000, 999999), len(blocks)
    if page.chance(0.4):
        cut = page.number(2, len(blocks) - 1)
    address = f"http://news.lindu.example.com/{page.pick('china', 'society')}/{when:%Y%m%d}/{number}"
    addresses = [f"{address}.shtml", f"{address}_1.shtml"]
    source = page.paper()
    pager = f'<div class="page"><a href="{addresses[0]}">1</a> <a href="{addresses[1]}">2</a> {{}}</div>'

    def frame(body: str, n: int) -> str:
        turn = ""
        if cut < len(blocks):
            turn = pager.format(f'<a href="{addresses[1 - n]}">{"下一页" if n == 0 else "上一页"}</a>')
        return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<title>{page.title}{page.maybe(0.5, f"({n + 1})" if n else "")}_{section}_{site}</title><meta name="author" content="{site}">
<script language="javascript">var commentTitle="{page.title}";var itemid="{number}";var pubtime="{when:%Y-%m-%d}";</script>{filler_script(page, page.number(500, 5000))}</head>
<body><div id="header_ecms">{channels(page, 20, '<a href="{url}">{}</a>', " ")}</div>
<!--channel--><div class="col_w660"><div class="menu_text"><a href="/">{site}首页</a> &gt; <a href="/news/">新闻</a> &gt; <a href="/news/{section}/">{section}</a> &gt; 正文</div>
<div class="cnt_bd"><!--repaste.title.begin--><h1>{page.title}</h1><!--repaste.title.end-->
<h2 class="fs">{page.aside("——" + page.fresh(page.theme["heads"])) if n == 0 and page.chance(0.3) else ""}</h2><div class="function"><span class="time"><!--repaste.date.begin-->发布时间:{when:%Y年%m月%d日 %H:%M}<!--repaste.date.end--></span> | <a href="#pl">进入论坛</a> | <span class="laiyuan">来源：{source}</span> <span class="kz"><a>手机看视频</a></span></div>
{page.maybe(0.3, '<div class="video"><embed src="/p.swf" width="500"><p>如果视频无法播放，请点击下载播放器</p></div>')}<!--repaste.body.begin-->
{body}
<!--repaste.body.end-->{turn}<p class="zebian">责任编辑：{page.person()}</p>
<div class="xiangguan"><b>相关视频</b>{link_list(page, 5, '<p>[视频] <a href="{url}">{}</a></p>')}</div></div></div>
<div class="col_w300"><h3>热词：{"".join(f"<a href=/s?q={n}>{tag}</a> " for n, tag in enumerate(page.tags(4)))}</h3><ul>{link_list(page, page.number(8, 14))}</ul></div>
<div id="footer">{site}简介 ┊ 联系方式 ┊ 客服电话：000-0000000 ┊ 网上传播视听节目许可证号 0102{page.number(100)}<br>江公网安备11040{page.number()}号</div></body></html>"""

    first = frame(render(blocks[:cut], forms), 0)
    parts = [(addresses[1], frame(render(blocks[cut:], forms), 1))] if cut < len(blocks) else []
    return page.done(
        "broadcaster", addresses[0], first, when=when, precision=Precision.MINUTE, source=source, category=section, parts=parts
    )  # fmt: skip

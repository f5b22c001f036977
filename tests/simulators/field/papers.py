"""Papers and agencies: digital editions of printed papers, party portals, wires, an application's site."""

# ruff: noqa: E501 - markup has the long lines of the pages that it imitates

from __future__ import annotations

from random import Random

from pipeline.records import Precision
from tests.simulators.field.furniture import SHARES, box, footer, script, style
from tests.simulators.field.writing import Forms, Sheet
from tests.simulators.pages import SimulatedPage

_NEWS = ("society", "finance", "brief", "law")
_WEEK = "一二三四五六日"


def epaper(rng: Random) -> SimulatedPage:
    """A paper's digital edition: nested tables, founder tags, enpcontent comments, the day only in the head, author under the title."""
    s = Sheet(rng, *_NEWS)
    when, paper, reporter = s.moment(2007, 2019), s.paper(), s.person()
    kind = s.pick("byline", "lead", "none")
    lead = {"lead": s.pick(f"本报讯（记者 {reporter}）", f"本报讯 (记者{reporter})", f"本报记者 {reporter}　")}.get(
        kind, ""
    )
    if kind != "lead" and rng.random() < 0.3:
        lead = "本报讯　"
    byline = (
        s.pick(f"本报记者 {reporter}", f"□本报记者 {reporter}", f"记者 {reporter} 文/图", reporter)
        if kind == "byline"
        else ""
    )
    body = s.body(
        Forms(p="<P>　　{}</P>", h="<P>　　<STRONG>{}</STRONG></P>", item="<P>　　{}</P>", glue=""), lead=lead
    )
    page = f"第A{s.number(2, 24):02}版：{s.pick('城事', '财经', '法治', '民生')}"
    html = f"""<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN"><html><head><META http-equiv=Content-Type content="text/html; charset=utf-8"><TITLE>{s.title}-{paper}</TITLE>{style(s, 1500)}{script(s, 800)}</head><body topmargin=0><table width=1000 border=0 cellspacing=0 cellpadding=0 align=center><tr><td colspan=2><img src="/res/1/logo.jpg"></td></tr><tr><td width=320 valign=top><table><tr><td><span>{when.year}年{when.month:02}月{when.day:02}日&nbsp;星期{_WEEK[when.weekday()]}</span></td><td>出版</td></tr><tr><td>{page} <a>上一版</a> <a>下一版</a> <a>pdf</a></td></tr><tr><td><map><area shape=polygon coords=1,2></map>
<table>{s.links(6, '<tr><td>·</td><td><a href=content_{n}.htm><div style="display:inline">{}</div></a></td></tr>')}</table></td></tr></table></td>
<td valign=top><table width=100%><tr><td>返回首页 | 版面导航 | 标题导航 | <a>放大 <a>缩小 <a>默认</td><td><span class="default" style="cursor:pointer">上一篇</span> <span>下一篇</span></td></tr><tr><td align=center style="PADDING-TOP:10px"><table><founder-title><tr><td class="bt2">{s.maybe(0.3, "新闻追踪")}</td></tr><tr><td class="bt1"><strong style="font-size:23px"><p>{s.title}</p></strong></td></tr><tr><td class="bt3">{byline}</td></tr></founder-title></table></td></tr>
<tr><td><table><tr><td><founder-content><!--enpcontent--><div id="ozoom">{body}</div><!--/enpcontent--></founder-content></td></tr></table></td></tr><tr><td>{SHARES[2]}</td></tr><tr><td><div class="copyright">本报所有自采新闻（含图片）独家授权本网发布，未经允许不得转载或镜像；授权转载应在授权范围内使用，并注明来源。</div></td></tr></table></td></tr></table><INPUT type=checkbox value=0 name=titlecheckbox sourceid="SourcePh" style="display:none"></body></html>"""
    return s.done("epaper", f"http://epaper.example.com.cn/html/{when:%Y-%m}/{when:%d}/content_{s.number(10000, 999999)}.htm", html,
        when=when, precision=Precision.DAY, author=None if kind == "none" else reporter,
    )  # fmt: skip


def people_portal(rng: Random) -> SimulatedPage:
    """The party paper's site: h1 with pre- and sub-title, author line, date and source in one bar, 责编 in brackets, three-part foot."""
    s = Sheet(rng, *_NEWS)
    when, channel = s.moment(2010, 2024), s.pick("财经", "社会", "法治", "地方")
    source, reporter = s.pick("人和网", "人和网－" + s.paper(), s.paper()), s.person()
    named = rng.random() < 0.5
    old = rng.random() < 0.5
    lead = (
        ""
        if named
        else s.pick(
            "",
            f"{s.place}{when.month}月{when.day}日电 ",
            f"本报{s.place}{when.month}月{when.day}日电 （记者{reporter}）",
        )
    )
    author = reporter if named or "记者" in lead else None
    body = s.body(
        Forms(
            p="<p>\n\t　　{}</p>" if old else '<p style="text-indent: 2em;">\n\t{}</p>',
            h='<p style="text-indent: 2em;">\n\t<strong>{}</strong></p>',
        ),
        lead=lead,
    )
    by = s.pick(f"本报记者 {reporter}", f"{reporter}", f"记者 {reporter}") if named else ""
    if old:
        head = f'<div class="clearfix w1000_320 text_title"><h3 class="pre"></h3><h1>{s.title}</h1><h4 class="sub"></h4><p class="author">{by}</p><div class="box01"><div class="fl">{when:%Y年%m月%d日%H:%M}&nbsp;&nbsp;来源：<a>{source}</a></div><div class="fr"><a>手机看新闻</a><a>打印</a><a>网摘</a><a>纠错</a><a>商城</a>{SHARES[0]}</div></div></div><div class="clearfix text_con"><div class="fl text_con_left"><div class="box_con" id="rwb_zw">{body}</div><div class="edit clearfix">(责编：{s.person()}、{s.person()})</div>'
    else:
        head = f'<div class="layout rm_txt cf"><div class="col col-1 fl"><h3 class="pre"></h3><h1>{s.title}</h1><div class="author cf">{by}</div><div class="channel cf"><div class="col-1-1 fl">{when:%Y年%m月%d日%H:%M} | 来源：<a>{source}</a></div><div class="col-1-2 fr">小字号</div></div><div class="rm_txt_con cf"><div class="bza"><p>点击播报本文，约<span>3分钟</span></p></div>{body}<p class="paper_num"></p><div class="edit cf">(责编：{s.person()}、{s.person()})</div></div>'
    html = f"""<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html;charset={"GB2312" if old else "UTF-8"}"/><title>{s.title}--{channel}--人和网</title><meta name="publishdate" content="{when:%Y-%m-%d}"><meta name="author" content="{s.number(100000, 999999)}"><meta name="source" content="来源：{source}">{style(s, 1500)}</head><body><div class="w1000 header"><ul>{s.channels(14, "<li><a>{}</a></li>")}</ul><a>登录</a><a>注册</a></div><div class="path" id="rwb_navpath"><a href="/">人和网</a>&gt;&gt;<a class="clink">{channel}</a></div>
{head}<div class="zdfy clearfix"></div><div id="rwb_bbstop" class="message">分享让更多人看到 <a>我要留言</a></div></div><div class="fr text_con_right">{box(s, "推荐阅读", 4, '<li><a href="{url}">{}</a><p>{text}</p></li>')}{box(s, "热门排行", 10)}</div></div>{box(s, "相关新闻", 5)}<div class="foot"><p>人和日报社概况 | 关于人和网 | 报社招聘 | 招聘英才 | 广告服务 | 合作加盟 | 网站声明</p><p>人 和 网 版 权 所 有 ，未 经 书 面 授 权 禁 止 使 用</p></div></body></html>"""
    return s.done("people_portal", f"http://finance.renhe.example.cn/n{s.number(1, 3)}/{when:%Y/%m%d}/c1004-{s.number(10**7, 10**8)}.html", html,
        when=when, author=author, source=source, category=channel,
    )  # fmt: skip


def new_agency(rng: Random) -> SimulatedPage:
    """The state agency: the date split over year, day and time boxes, dateline （记者X）, 纠错 and 责任编辑 at the end, 两 headers."""
    s = Sheet(rng, *_NEWS)
    when, reporter = s.moment(2020, 2024), s.person()
    source = s.pick("新禾网", "新禾社", s.paper())
    two = s.person()
    who = s.pick(f"（记者{reporter}）", f"（记者{reporter}、{two}）", "")
    lead = f"新禾社{s.place}{when.month}月{when.day}日电{who}" if source != "新禾网" or who else ""
    author = None if not who or not lead else f"{reporter}、{two}" if two in who else reporter
    body = s.body(
        Forms(
            p="<p>　　{}</p>",
            h='<p style="text-indent:2em"><strong>　　{}</strong></p>',
            img='<p style="text-align:center"><img src="t1.jpg"></p><p><font color="navy">　　{}</font></p>',
        ),
        lead=lead,
        tail=s.maybe(0.3, "（完）"),
    )
    split = f'<div class="header-time left"><span class="year"><em> {when:%Y}</em></span> <span class="day"><em>{when:%m}</em>/<em>{when:%d}</em></span> <span class="time">{when:%H:%M:%S}</span></div>'
    html = f"""<!DOCTYPE html><html><head><meta charset="utf-8"/><title>
{s.title}-新禾网
</title><meta name="publishdate" content="{when:%Y-%m-%d}"/>{style(s, 1200)}</head><body><div class="fix-ewm domPC" data-name="扫一扫"><div class="fxd"><span class="fxd-wx">扫一扫分享到微信</span></div></div><div class="domPC"><div class="topbar"><ul>{s.channels(12, "<li><a>{}</a></li>")}</ul></div></div>
<div class="header domPC">{split}<div class="source">来源：{source}</div><div class="head-line clearfix"><h1><span class="title">{s.title}</span></h1><div class="pageShare"><div class="setFont">字体：<span id="fontSmall">小</span><span id="fontNormal" class="active">中</span><span id="fontBig">大</span></div><div class="share">分享到：<a></a></div></div></div></div><div class="mheader domMobile"><h1><span class="title">{s.title}</span></h1><div class="info">{when:%Y-%m-%d %H:%M:%S} 来源：{source}</div></div>
<div class="main clearfix"><div class="main-left left"><div id="detail"><div id="detailContent">{body}</div><div id="articleEdit"><span class="tiyi1 domPC"><a>【纠错】</a></span><span class="editor"> 【责任编辑:{s.person()}】 </span></div></div><div class="nextpage clearfix" style="display:none;"><div class="nextpage-tit">阅读下一篇：</div></div></div><div class="main-right right"><div class="columBox book"><ul></ul></div>{box(s, "深度观察", 5)}{box(s, "新禾全媒头条", 5)}</div></div><div class="foot"><script></script>Copyright © 2000 - {when.year} XINHE All Rights Reserved. 制作单位：新禾网股份有限公司 版权所有</div></body></html>"""
    return s.done("new_agency", f"http://www.xinhe.example.com/politics/{when:%Y-%m/%d}/c_112{s.number(1000000, 9999999)}.htm", html,
        when=when, precision=Precision.SECOND, author=author, source=source,
    )  # fmt: skip


def second_agency(rng: Random) -> SimulatedPage:
    """The second agency: left-t with date, source and 参与互动, hidden Baidu spans, 中新 dateline with (X 记者), (完), 【编辑:X】."""
    s = Sheet(rng, *_NEWS)
    when, reporter, editor = s.moment(2009, 2023), s.person(), s.person()
    source = s.pick("中禾新闻网", s.paper())
    own = source == "中禾新闻网"
    lead = (
        f"中禾网{s.place}{when.month}月{when.day}日电 {s.pick(f'({reporter})', f'(记者 {reporter})', '')}"
        if own
        else ""
    )
    author = reporter if own and reporter in lead else None
    body = s.body(
        Forms(
            p="<p>　　{}</p>",
            h="<p>　　<strong>{}</strong></p>",
            img='<div style="text-align:center"><img src="//i2.example.com/1.jpg"/></div><div class="pictext" style="text-align:center">{}</div>',
        ),
        lead=lead,
        tail="(完)" if own else "",
    )
    hidden = f'<span id="BaiduSpider" style="display:none"><span id="pubtime_baidu">{when:%Y-%m-%d %H:%M:%S}</span> <span id="source_baidu">来源：<a>{source}</a></span> <span id="author_baidu">作者：{reporter if author else ""}</span> <span id="editor_baidu">责任编辑：{editor}</span></span>'
    html = f"""<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset={s.pick("gb2312", "utf-8")}" /><title>{s.title}-中禾网</title>{script(s, 3000)}{style(s, 1000)}</head><body><div class="top"><a>首页</a><a>安徽</a><a>客户端</a></div><div id="nav" class="w1280">{s.channels(15)}</div><div class="w1280"><div class="con_left"><div id="cont_1_1_2" class="content"><div class="page_bt"><a>首页</a> → <a>财经中心</a> → <a>金融频道</a></div><h1 style="display:block; position:relative; text-align:center">
{s.title}</h1>{s.maybe(0.7, hidden)}<div class="left-time"><div class="left-t" style="padding-left:6px">{when:%Y年%m月%d日 %H:%M}　来源：{source}　<span id="cy">参与互动</span>&nbsp;</div></div><div class="left_ph"></div><div class="left_pt"></div><div class="left_zw" style="position:relative">
{body}
<div id="function_code_page"></div></div><div class="left_name"><div class="left_name">【编辑:{editor}】</div></div><div class="adEditor"><div>更多精彩内容请进入金融频道</div></div><div class="zn_content">本网站所刊载信息，不代表中禾社和中禾网观点。 刊用本网站稿件，务经书面授权。</div></div>{box(s, "相关新闻", 6, '<li><a href="{url}">{}</a> <span>{date} 09:1{n}:22</span></li>')}</div><div class="con_right">{box(s, "国内新闻精选", 8, '<li><a href="{url}">{}</a> {date}</li>')}<p>>金融频道精选</p>{box(s, "视频精选", 4)}</div></div>{footer(s, "中禾网")}</body></html>"""
    return s.done("second_agency", f"http://www.zhonghexin.example.com/fortune/{when:%Y/%m-%d}/{s.number(10**6, 10**7)}.shtml", html,
        when=when, author=author, source=source, category=None,
    )  # fmt: skip


def paper_app(rng: Random) -> SimulatedPage:
    """An application's site: 记者 and date without labels, body in one box with <br>, 责任编辑 with 报料, keywords >>, comments of cities."""
    s = Sheet(rng, "society", "finance", "law", "life")
    when, reporter, site = s.moment(2014, 2022), s.person(), s.pick("清波新闻", "河湾新闻")
    kind = s.pick("reporter", "writer", "source")
    by = {
        "reporter": s.pick(f"{site}记者 {reporter}", f"{site}记者 {reporter} 实习生 {s.person()}"),
        "writer": reporter,
        "source": "",
    }[kind]
    source = s.pick(site, s.paper())
    body = s.body(
        Forms(
            p="　　{}<br><br>",
            h="<strong>{}</strong><br><br>",
            quote="　　{}<br><br>",
            item="　　{}<br>",
            img='<div class="contheight"></div><div style="text-align:center"><img src="//imgpai.example.cn/1.jpg"></div><span>{}</span><br>',
            glue="",
        )
    )
    said = "".join(
        f'<div class="comment_que"><div class="ansright_cont"><h3><a>{s.handle()}</a> <span>{s.number(2, 20)}小时前</span></h3><div class="ansright_time">{text}</div><a>回复</a><a class="zan">{s.number(0, 99)}</a></div></div>'
        for text in s.comments(5)
    )
    author = None if kind == "source" else "、".join(by.split(" ")[1::2]) if "实习生" in by else reporter
    html = f"""<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>{s.title}_{s.pick("一号专案", "金改实验室", "绿政公署")}_{site}-The River</title>{script(s, 1500)}{style(s, 1800)}</head><body><div class="head_banner"><div class="bn_bt"><a>精选</a><a>视频</a><a>时事</a><a>财经</a><a>思想</a><a>生活</a></div><div class="search"><input><dl><dt>热搜</dt>{s.links(3, "<dd>{}</dd>")}</dl></div><div class="user_logininfo"><a>登录</a><a>下载客户端</a></div></div>
<div class="main_lt" style="width:650px"><div class="newscontent"><h1 class="news_title">{s.title}</h1><div class="news_about"><p>{by}</p><p>{when:%Y-%m-%d %H:%M} <span>来源：{source}</span></p><div class="font_size"><span>字号</span><ul class="size_level" style="display:none"><li id="super">超大</li><li id="large">大</li><li class="on" id="standard">标准</li></ul></div></div><div class="news_txt" data-size="standard">{body}</div>
<div class="news_editor">责任编辑：{s.person()}<span>{site}报料：021-00000000 &nbsp; {site}，未经授权不得转载</span></div><div class="news_keyword">关键词 &gt;&gt; 分期,调解,{s.place}</div><div class="go_to_topic"><a>收藏</a><a>跟踪：</a><a>我要举报</a></div></div><div class="topic_discuss"><h2>相关推荐</h2><ul id="mainContent2">{s.links(4, '<li><a href="{url}"><div class="list_t">{}</div><div class="list_b">{day} | {who}</div></a></li>')}</ul></div><div class="news_comment"><h2>评论（{len(s.said)}）</h2>{said}<div class="comment_no">已经到底了</div></div></div><div class="main_rt"><div class="rt_news"><ul class="list_hot"><h2>热新闻</h2>{s.links(10, '<li><i>{n}</i><a href="{url}">{}</a></li>')}</ul></div><div>{site}广告及侵权投诉</div></div>{footer(s, site)}</body></html>"""
    return s.done("paper_app", f"https://www.hewan.example.cn/newsDetail_forward_{s.number(10**6, 10**7)}", html,
        when=when, author=author, source=source,
    )  # fmt: skip

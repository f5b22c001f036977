"""Content management systems with the templates they come with: boxes, classes and words are those of their defaults."""

# ruff: noqa: E501 - markup has the long lines of the pages that it imitates

from __future__ import annotations

from random import Random

from pipeline.records import Precision
from tests.simulators.field.furniture import SHARES, box, footer, script, style
from tests.simulators.field.writing import Forms, Sheet
from tests.simulators.pages import SimulatedPage


def dede(rng: Random) -> SimulatedPage:
    """DedeCMS default: info strip of <small> labels, intro above, body in a one-cell table, (责任编辑：admin), 顶一下, 分隔线."""
    s = Sheet(rng, "loans", "law", "guide", "brief")
    when, site = s.moment(2009, 2019), s.pick("卡友之家", "贷款百科", "法务通", "理财小站")
    section = s.pick("信用卡逾期", "网贷攻略", "法律知识")
    writer = s.pick("admin", "未知", "佚名", "", s.person(), s.handle())
    source = s.pick("未知", "网络整理", s.paper(), "互联网")
    intro = s.maybe(0.7, f'<div class="intro">{s.summary()}</div>')
    body = s.body(
        Forms(
            p=s.pick("<p>　　{}</p>", "<div>　　{}</div>", "　　{}<br />"),
            h="<p>　　<strong>{}</strong></p>",
            item="<p>　　{}</p>",
        )
    )
    html = f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset={s.pick("gb2312", "utf-8")}" /><title>{s.title}_{site}</title><meta name="keywords" content="{section},逾期" /><meta name="description" content="{s.lines[0][:60]}" />
<link href="/templets/default/style/dedecms.css" rel="stylesheet" />{script(s, 3000)}</head><body class="articleview">
<div class="header_top"><span class="jrfw">今日天气 <a>设为首页</a><a>加入收藏</a></span><form action="/plus/search.php"><input name="q" value="在这里搜索..." /><button>搜索</button></form><strong>热门标签:</strong>{s.channels(6)}</div><div id="navMenu"><ul><li><a href="/">主页</a></li>{s.channels(9, "<li><a href=/{n}/><span>{}</span></a></li>")}</ul></div>
<div class="w960 center clear mt1"><div class="pleft"><div class="place"> <strong>当前位置:</strong> <a href="/">主页</a> > <a href="/x/">{section}</a> > </div>
<div class="viewbox"><div class="title"><h2>{s.title}</h2></div><div class="info"> <small>时间:</small>{when:%Y-%m-%d %H:%M}<small>来源:</small>{source} <small>作者:</small>{writer} <small>点击:</small><script src="/plus/count.php?view=yes"></script>{s.number()}次</div>{intro}
<div class="content"><table width='100%'><tr><td><div id="contentMidPicAD" style="float:right;clear:both;"></div>{body}
(责任编辑：{s.pick("admin", "dede", s.person())})</td></tr></table></div><div class="dede_pages"><ul class="pagelist"></ul></div>
<div class="newdigg"><div class="diggbox digg_good"><div class="digg_act">顶一下</div><div class="digg_num">({s.number(0, 30)})</div><div class="digg_percent_num">{s.number(0, 100)}%</div></div><div class="diggbox digg_bad"><div class="digg_act">踩一下</div><div class="digg_num">(0)</div></div></div>
<div class="boxoff"> <strong>------分隔线----------------------------</strong> </div><div class="handle"><div class="context"><ul>{s.links(2, '<li>上一篇：<a href="{url}">{}</a> </li>')}</ul></div><div class="actbox"><ul><li><a>收藏</a></li><li><a>挑错</a></li><li><a>推荐</a></li><li><a>打印</a></li></ul></div></div></div>
<div class="mt1"><dl class="tbox"><dt><strong>发表评论</strong></dt><dd><p>请自觉遵守互联网相关的政策法规，严禁发布色情、暴力、反动的言论。</p>评价: <input type="radio"/>中立 <input type="radio"/>好评 用户名: <input/> 验证码: <input/></dd><dt>最新评论 <a>进入详细评论页&gt;&gt;</a></dt></dl></div></div>
<div class="pright"><dl class="tbox"><dt><strong>栏目列表</strong></dt><dd><ul class="d6">{s.channels(6, "<li><a>{}</a></li>")}</ul></dd></dl><dl class="tbox light"><dt class='light'><strong>推荐内容</strong></dt><dd><ul class="d4">{s.links(5, '<li><a href="{url}">{}</a><p>{text}...</p></li>')}</ul></dd></dl>{box(s, "热点内容", 10)}</div></div>{footer(s, site)}<div>Powered by <a>DedeCMSV57_GBK_SP2</a> © 2004-2011 DesDev Inc.</div></body></html>"""
    author = writer if writer not in ("admin", "未知", "佚名", "") else None
    return s.done("dede", f"http://www.kayou.example.com/a/yuqi/{when:%Y/%m%d}/{s.number()}.html", html,
        when=when, author=author, source=source if source not in ("未知", "网络整理", "互联网") else None, category=section,
    )  # fmt: skip


def empire(rng: Random) -> SimulatedPage:
    """EmpireCMS default: a table of tables, 您的位置, title in a <td>, one line of 发布日期, 作者, 浏览次数, 大中小."""
    s = Sheet(rng)
    when, site, section = (
        s.moment(2006, 2016),
        s.pick("东垣信息港", "平岚在线", "清涟网"),
        s.pick("国内新闻", "财经动态", "金融法规"),
    )
    writer, source = s.pick("", s.person(), s.handle()), s.pick("", s.paper(), "本站原创")
    body = s.body(Forms(p="<p>　　{}</p>", h="<p>　　<b>{}</b></p>"))
    labels = s.pick("作者：{w}　来源：{f}　发布日期：{t}　浏览次数：{n}", "{t}　来源：{f}　作者：{w}　点击：{n} 次")
    html = f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>{s.title} - {section} - {site}</title><meta name="keywords" content="{s.title[:8]}"><link href="/skin/default/css/style.css" rel="stylesheet">{script(s, 1500)}</head><body class="showpage">
<table width="100%" border="0" cellspacing="0" cellpadding="0" class="top"><tr><td><table><tr><td width="63%">{s.channels(3, "<a>{}</a>", " | ")}</td><td align="right"><a onclick="x()">设为首页</a> | <a>加入收藏</a> | <a>手机版</a></td></tr></table></td></tr></table><table width="920" align="center"><tr><td class="nav">{s.channels(10, "<a href=/{n}/>{}</a>", " | ")}</td></tr></table>
<table width="920" border="0" align="center" class="position"><tr><td>现在的位置：<a href="/">首页</a>&nbsp;>&nbsp;<a>{section}</a></td></tr></table><table width="100%" class="main"><tr valign="top"><td class="main"><table class="title_info"><tr><td><h1>{s.title}</h1></td></tr><tr><td class="info_text">{labels.format(w=writer, f=source, t=f"{when:%Y-%m-%d %H:%M:%S}", n=s.number())} <a>[ 大 <a>中 <a>小 ]</a> <a>打印</a> <a>收藏</a></td></tr></table>
<table width="100%"><tr><td id="text">{body}</td></tr></table><table><tr><td align="center"><a>{s.pick("共有", "已有")}{s.number(0, 9)}人顶过</a></td></tr></table>
<table class="other"><tr><td class="other_t">　<b>相关文章</b></td></tr>{s.links(6, '<tr><td><a href="{url}">·{}</a> <span>{date}</span></td></tr>')}</table><table><tr><td>用户名：<input> 密码：<input> 验证码：<input> <input type="checkbox">匿名发表</td></tr></table></td><td class="sider" width="280"><table class="title"><tr><td><strong>推荐资讯</strong></td></tr><tr><td><ul>{s.links(8)}</ul></td></tr></table><table><tr><td><strong>点击排行</strong></td></tr><tr><td>{s.links(8)}</td></tr></table></td></tr></table>{footer(s, site)}</body></html>"""
    return s.done("empire", f"http://www.dyinfo.example.cn/news/guonei/{when:%Y-%m-%d}/{s.number(100, 9999)}.html", html,
        when=when, precision=Precision.SECOND, author=writer or None, source=source or None, category=section,
    )  # fmt: skip


def phpcms(rng: Random) -> SimulatedPage:
    """PHPCMS v9: the <h1> holds the title, a <br/> and the strip of time and source; 相关热词搜索, 延伸阅读 with dates."""
    s = Sheet(rng)
    when, site, section = s.moment(2011, 2020), s.pick("宁皋门户网", "棠溪热线"), s.pick("资讯", "财经", "民生")
    source = s.pick("", s.paper(), "本站")
    body = s.body(
        Forms(
            p=s.pick("<p>\n\t{}</p>", '<p style="text-indent:2em;">\n\t{}</p>'),
            img='<p style="text-align:center;"><img src="/uploadfile/1.jpg" /><br />\n\t{}</p>',
        )
    )
    html = f"""<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>{s.title} - {section} - {site}</title><meta name="keywords" content="{section}">{script(s, 2500)}{style(s, 900)}</head><body>
<div class="body-top"><div class="content"><div class="login lh24 blue"><a>登录</a> <span>|</span> <a>注册</a></div><ul id="announ"></ul></div></div><div class="header"><div class="nav-bar"><h3 class="menu"><a>首页</a>{s.channels(9)}</h3></div></div>
<div class="main"><div class="col-left"><div class="crumbs"><a href="/">首页</a><span> &gt; </span><a href="/zx/">{section}</a> > 正文</div><div id="Article"><h1>{s.title}<br />
<span>{when:%Y-%m-%d %H:%M:%S}&nbsp;&nbsp;&nbsp;来源：{source}&nbsp;&nbsp;&nbsp;评论：<a href="#comment_iframe" id="comment">0</a> 点击：</span><span id="hits">{s.number()}</span></h1>
<div class="content">{body}</div><div id="pages" class="text-c"></div><p style="margin-bottom:10px"><strong>相关热词搜索：</strong>{s.channels(4, "<a class=blue>{}</a> ")}</p><p class="f14"><strong>上一篇：</strong>{s.links(1, '<a href="{url}">{}</a>')}<br /><strong>下一篇：</strong>{s.links(1, '<a href="{url}">{}</a>')}</p>
<div class="related"><h5 class="blue">延伸阅读：</h5><ul class="list blue lh24 f14">{s.links(5, '<li>·<a href="{url}" target="_blank">{}</a><span>({date})</span></li>')}</ul></div></div><div class="Article-Tool">{SHARES[0]}</div><div class="box"><h5>评论排行</h5><ul class="content list blue f14">{s.links(6, '<li>·<a href="{url}">{}</a><span>(12)</span></li>')}</ul></div></div>
<div class="col-auto"><div class="box"><h5 class="title-2">频道总排行</h5><ul class="content digg">{s.links(9)}</ul></div><div class="box"><h5 class="title-2">频道本月排行</h5><ul class="content rank">{s.links(9, '<li><span>{n}53</span><a href="{url}" class="title">{}</a></li>')}</ul></div></div></div>{footer(s, site)}</body></html>"""
    return s.done("phpcms", f"http://www.ngmh.example.com/index.php?m=content&c=index&a=show&catid={s.number(2, 40)}&id={s.number(100, 9999)}", html,
        when=when, precision=Precision.SECOND, source=source or None, category=section,
    )  # fmt: skip


def pbootcms(rng: Random) -> SimulatedPage:
    """A firm's site on PbootCMS: phone in the head, h3 title and h6 date, end mark, 上一篇 as <h1>, advice of a consultant."""
    s = Sheet(rng, "loans", "law", "guide")
    when, site = s.moment(2019, 2024), s.pick("禾阳某法律咨询有限公司", "清涟某信息科技有限公司")
    stamp = s.pick(f"{when:%Y-%m-%d}", f"发布时间：{when:%Y-%m-%d}", f"{when:%Y/%m/%d}")
    body = s.body(
        Forms(
            p='<p style="text-indent:2em;line-height:2em">{}</p>',
            h="<h2>{}</h2>",
            item="<li><p>{}</p></li>",
            items="<ol>{}</ol>",
        )
    )
    html = f"""<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{s.title}-{site}</title><meta name="viewport" content="width=device-width">{style(s, 2500)}</head><body><header><div class="layui-container"><a class="logo">{site}</a><div class="tel">全国咨询热线<b>400-000-0{s.number(100, 999)}</b></div><nav><a>网站首页</a><a>关于我们</a><a>业务范围</a><a>成功案例</a><a>新闻动态</a><a>联系我们</a></nav></div></header>
<div class="banner"></div><div class="layui-container crumbs">您当前的位置：<a>首页</a> &gt; <a>新闻动态</a></div><section class="n_news_detail"><div class="layui-row"><div class="left"><div class="title"><div class="ar_title"><h3>{s.title}</h3><h6><img src="/time.png" alt="{s.title}">{stamp}</h6></div></div><div class="ar_article">{body}</div><section class="dibu"><div class="end">end</div></section>
<section id="ar_fot01"><h1 class="fl highlight"><span>上一篇：</span>{s.links(1, '<a href="{url}">{}</a>')}</h1><h1 class="fr highlight"><span>下一篇：</span>{s.links(1, '<a href="{url}">{}</a>')}</h1></section></div>
<div class="right"><div class="sticky"><div class="title"><h3>推荐新闻</h3></div><ul>{s.links(5, '<li><a href="{url}"><div class="img"><img src="/1.jpg"></div><div class="con"><h4>{}</h4><p>{date}</p></div></a></li>')}</ul></div><div class="form"><h3>在线留言</h3><input placeholder="您的姓名"><input placeholder="您的电话"><button>免费咨询</button></div></div></div></section>{footer(s, site)}
<div class="kefu"><p>在线客服</p><p>微信咨询</p><p>返回顶部</p></div></body></html>"""
    return s.done("pbootcms", f"https://www.heyangfl.example.com/news/{s.number(10, 900)}.html", html, when=when, precision=Precision.DAY, category="新闻动态")  # fmt: skip


def siteserver(rng: Random) -> SimulatedPage:
    """A county's media site on SiteServer: meta of the publisher, 信息来源, 编辑 and 审核 in one strip, three reviewers at the end."""
    s = Sheet(rng, "society", "notice", "brief")
    when, site, section = (
        s.moment(2016, 2024),
        s.pick("白崖融媒", "沭山县融媒体中心"),
        s.pick("本地要闻", "通知公告", "乡镇动态"),
    )
    reporter, editor = s.person(), s.person()
    named = s.rng.random() < 0.6
    source = s.pick(site, s.paper())
    body = s.body(Forms(p='<p style="text-indent: 2em;"><span style="font-family:宋体;font-size:16px">{}</span></p>'))
    sign = s.pick(f"记者：{reporter}", f"通讯员 {reporter}", f"文/图 {reporter}") if named else ""
    end = f'<p style="text-align:right">{sign}</p>' if sign else ""
    if sign:
        s.aside(sign)
    html = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{s.title}</title><meta name="SiteName" content="{site}"><meta name="ArticleTitle" content="{s.title}"><meta name="PubDate" content="{when:%Y-%m-%d %H:%M}"><meta name="ContentSource" content="{source}">{style(s, 1500)}</head><body><div class="top">{when:%Y}年 今天是 <span id="date"></span> <a>无障碍</a> <a>繁体</a></div><div class="nav"><ul>{s.channels(9, "<li><a>{}</a></li>")}</ul></div>
<div class="wrap"><div class="weizhi">当前位置：<a>首页</a>&gt;<a>{section}</a>&gt;正文</div><div class="xl_tit">{s.title}</div><div class="xl_info"><span>发布时间：{when:%Y-%m-%d %H:%M}</span><span>信息来源：{source}</span><span>编辑：{editor}</span><span>浏览量：{s.number()}</span><span>字体：【<a>大</a> <a>中</a> <a>小</a>】</span></div><div class="xl_con" id="zoom">{body}{end}</div>
<div class="shenhe"><p>初审：{s.person()}</p><p>复审：{s.person()}</p><p>终审：{s.person()}</p></div><div class="fx">{SHARES[0]}<a>打印本页</a><a>关闭窗口</a></div>{box(s, "相关新闻", 5, '<li><a href="{url}">{}</a><span>{date}</span></li>')}</div>{footer(s, site)}</body></html>"""
    return s.done("siteserver", f"http://www.sxrm.example.cn/xinwen/content-{s.number(1, 60)}-{s.number(1000, 99999)}-1.html", html,
        when=when, author=reporter if named else None, source=source, category=section,
    )  # fmt: skip

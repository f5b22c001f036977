"""Hacked and mirrored sites: frames of other firms around stolen articles, leftovers of tags, titles of their owners."""

# ruff: noqa: E501 - markup has the long lines of the pages that it imitates

from __future__ import annotations

from random import Random

from pipeline.records import Precision
from tests.simulators.field.furniture import box, footer, script, style
from tests.simulators.field.writing import Forms, Sheet
from tests.simulators.pages import SimulatedPage

_TAGS = "address var pre u sup tr tfoot noscript dl dd del ins".split()


def skeleton(s: Sheet, count: int) -> str:
    """Empty tags with one random id, as a script of a link seller leaves them."""
    mark = f"{s.number(10**5, 10**6):x}"[:5]
    return "".join(f'<{tag} id="{mark}"></{tag}>' for tag in s.rng.choices(_TAGS, k=count))


def machine_shop(rng: Random) -> SimulatedPage:
    """A machine maker's hacked site: products in the menu and the foot, the article in its news template, address tags around it."""
    s = Sheet(rng, "loans", "law", "guide", "question")
    when, firm = s.moment(2018, 2024), s.pick("禾阳市鼎晟机械设备有限公司", "桐埠远茂环保科技有限公司")
    if "ask" in s.story:
        body = f"<p>{s.line(s.story['ask'])}</p>" + "".join(f"<p>{s.line(text)}</p>" for text in s.story["answers"])
    else:
        body = s.body(Forms(p="<p>　　{}</p>", h="<p>　　<strong>{}</strong></p>"))
    strip = s.pick(
        f"发布时间：{when:%Y-%m-%d} 点击：{s.number()}次",
        f"时间：{when:%Y-%m-%d %H:%M:%S}　来源：{firm}　浏览：{s.number()}",
        f"更新时间：{when:%Y/%m/%d}",
    )
    html = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{s.title}-{firm}</title><meta name="keywords" content="破碎锤,筛分斗,液压剪">{style(s, 2500)}{script(s, 1500)}</head><body>{skeleton(s, 8)}<div class="head"><div class="logo"><h1>{firm}</h1></div><p>咨询热线：0000-0000{s.number(100, 999)}</p></div><ul class="nav"><li>网站首页</li><li>公司简介</li><li>产品展示</li><li>新闻资讯</li><li>资质荣誉</li><li>在线留言</li><li>联系我们</li></ul><div class="left"><h3>产品分类</h3><ul><li>筛分斗</li><li>液压剪</li><li>夯实器</li><li>破碎锤配件</li></ul><h3>联系我们</h3><p>联系人：{s.person()}经理</p><p>手机：1380000{s.number(1000, 9999)}</p><p>地址：{s.place}市工业园区</p></div><div class="right"><div class="pos">当前位置：<a>首页</a> &gt;&gt; <a>新闻资讯</a></div><div class="news_view"><h2>{s.title}</h2><div class="times">{strip}</div><div class="newsbox">{skeleton(s, 5)}{body}{skeleton(s, 6)}</div><div class="fy">上一篇：{s.links(1, '<a href="{url}">{}</a>')}<br>下一篇：{s.links(1, '<a href="{url}">{}</a>')}</div></div>{box(s, "推荐产品", 4, "<li>液压剪 {n}型</li>")}</div>{footer(s, firm)}<p>技术支持：某网络 <a>网站管理</a></p>{skeleton(s, 9)}</body></html>"""
    precision = Precision.SECOND if strip.startswith("时间") else Precision.DAY
    return s.done("machine_shop", f"http://www.dingsheng.example.com/news/show-{s.number(10, 9999)}.html", html, when=when, precision=precision, source=firm if "来源" in strip else None, category="新闻资讯")  # fmt: skip


def joomla_school(rng: Random) -> SimulatedPage:
    """A school's Joomla site: details list 作者：, 分类：, 发布：, 点击数, icons of print and mail, modules of the newest items."""
    s = Sheet(rng, "notice", "life", "society", "guide")
    when, site, author = s.moment(2010, 2022), f"{s.place}职业技术学校", s.pick(s.person(), "Super User", "办公室")
    stamp = f"{when.year}年{when.month:02}月{when.day:02}日"
    body = s.body(Forms())
    html = f"""<!DOCTYPE html><html xml:lang="zh-cn" lang="zh-cn"><head><meta charset="utf-8"/><title>{s.title}</title><meta name="author" content="{author}"/><meta name="generator" content="Joomla! - Open Source Content Management"/>{style(s, 2500)}{script(s, 1200)}</head><body class="site com_content view-article"><header><a>{site}</a><ul class="nav menu">{s.channels(6, "<li class=item-{n}><a>{}</a></li>")}</ul><div class="search"><label>搜索...</label></div></header><ul class="breadcrumb"><li>当前位置： </li><li><a>首页</a></li><li><a>校园动态</a></li><li><span>{s.title}</span></li></ul><main id="content"><div class="item-page" itemscope><div class="page-header"><h2 itemprop="headline">{s.title}</h2></div><div class="icons"><ul><li class="print-icon"><a>打印</a></li><li class="email-icon"><a>电子邮件</a></li></ul></div><dl class="article-info muted"><dt class="article-info-term">详细资料</dt><dd class="createdby" itemprop="author">作者： <span itemprop="name">{author}</span></dd><dd class="category-name">分类： <a>校园动态</a></dd><dd class="published">发布于： <time datetime="{when:%Y-%m-%dT%H:%M:%S}+08:00" itemprop="datePublished">{stamp}</time></dd><dd class="hits">点击数： {s.number()}</dd></dl><div itemprop="articleBody">{body}</div><ul class="pager pagenav"><li class="previous"><a>上一页</a></li><li class="next"><a>下一页</a></li></ul></div></main><aside>{box(s, "最新文章", 7, css="moduletable")}<div class="moduletable"><h3>登录</h3><p>记住我</p><a>忘记用户名？</a><a>忘记密码？</a></div><div><h3>在线用户</h3><p>现在有 {s.number(2, 60)} 位游客 在线</p></div></aside>{footer(s, site)}<a>返回页首</a></body></html>"""
    return s.done("joomla_school", f"http://www.zjxx.example.cn/index.php/xydt/{s.number(10, 999)}-news", html, when=when, precision=Precision.SECOND, author=None if author == "Super User" else author, category="校园动态")  # fmt: skip


def font_farm(rng: Random) -> SimulatedPage:
    """A page of 2005 by hand: everything in <font> and <center>, no class, text by <br>, date in brackets behind the title, hit counter."""
    s = Sheet(rng, "life", "law", "brief", "loans")
    when, author, site = (
        s.moment(2001, 2009),
        s.pick(s.person(), s.handle(), ""),
        s.pick("楼下便利店的主页", "潞川热线副刊", "法律小屋"),
    )
    body = s.body(
        Forms(
            p="&nbsp;&nbsp;&nbsp; {}<br>\n",
            h="&nbsp;&nbsp;&nbsp; <b>{}</b><br>\n",
            item="&nbsp;&nbsp;&nbsp; {}<br>\n",
            quote="&nbsp;&nbsp;&nbsp; {}<br>\n",
            img='<center><img src="1.gif"><br><font size=1>{}</font></center><br>',
            glue="",
        )
    )
    stamp = s.pick(
        f"({when:%Y-%m-%d})",
        f"[{when.year}年{when.month}月{when.day}日]",
        f"加入时间：{when.year}-{when.month}-{when.day} {when.hour}:{when.minute:02}:{when.second:02}",
    )
    by = s.pick(f"作者：{author}", f"文/{author}", f"◎{author}") if author else ""
    html = f"""<HTML><HEAD><META content="text/html; charset=gb2312" http-equiv=Content-Type><TITLE>{s.title}</TITLE>{style(s, 900)}{script(s, 1500)}</HEAD><BODY bgColor=#ffffff text=#000000><CENTER><FONT color=red size=6 face=隶书>{site}</FONT><BR><MARQUEE width=600><FONT size=2>欢迎光临本站，本站最佳分辨率800*600，请多提宝贵意见！</FONT></MARQUEE><BR><FONT size=2>{s.channels(8, "[<A href={n}.htm>{}</A>]", " ")}</FONT></CENTER><HR><TABLE border=0 width=760 align=center><TR><TD width=150 vAlign=top bgColor=#ccffcc><FONT size=2><B>本站栏目</B><BR>{s.links(9, '<A href="{url}">{}</A><BR>')}<BR>您是第<B>{s.number(10000, 99999)}</B>位访客</FONT></TD><TD vAlign=top><P align=center><FONT size=5 color=#000080><B>{s.title}</B></FONT></P><P align=center><FONT size=2>{by}&nbsp;&nbsp;{stamp}</FONT></P><HR width=90%><FONT size=3>{body}</FONT><P align=right><FONT size=2>[<A href="javascript:history.back()">返回</A>] [<A>推荐给朋友</A>] [<A>发表评论</A>]</FONT></P><TABLE width=90%><TR><TD><FONT size=2 color=#666666><B>上一篇：</B>{s.links(1, '<A href="{url}">{}</A>')}<BR><B>下一篇：</B>{s.links(1, '<A href="{url}">{}</A>')}</FONT></TD></TR></TABLE></TD></TR></TABLE><HR><CENTER><FONT size=2>版权所有 {site} 站长信箱：webmaster@example.com<BR>本站成立于2000年1月1日</FONT></CENTER></BODY></HTML>"""
    return s.done("font_farm", f"http://home.example.net/wen/{s.number(10, 999)}.htm", html, when=when, precision=Precision.SECOND if "加入" in stamp else Precision.DAY, author=author or None)  # fmt: skip

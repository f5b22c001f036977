"""The great portals in the templates of their years, from tables of 2005 to scripts of 2022."""

# ruff: noqa: E501 - markup has the long lines of the pages that it imitates

from __future__ import annotations

from random import Random

from pipeline.records import Precision
from tests.simulators.field.furniture import as_json, box, footer, script, style
from tests.simulators.field.writing import Forms, Sheet
from tests.simulators.pages import SimulatedPage

_NEWS = ("society", "finance", "law", "loans", "brief")


def tables_2005(rng: Random) -> SimulatedPage:
    """A portal of 2005: <font> in nested tables, http line with date and paper on one row, 作者 in the first words, 【发表评论】."""
    s = Sheet(rng, *_NEWS)
    when, paper, reporter, site = s.moment(2003, 2008), s.paper(), s.person(), s.pick("新汇网", "潞川热线")
    lead = s.pick(f"本报讯（记者{reporter}）", f"记者 {reporter}　", "", f"【本报讯】（记者 {reporter}、{s.person()}）")
    body = s.body(
        Forms(
            p="<p>　　{}</p>",
            h="<p>　　<b>{}</b></p>",
            item="　　{}<br>",
            img='<table align="center"><tr><td><img src="/1.jpg"></td></tr><tr><td align="center"><font size="2">{}</font></td></tr></table>',
            quote="<p>　　{}</p>",
        ),
        lead=lead,
    )
    html = f"""<html><head><meta http-equiv="Content-type" content="text/html; charset=gb2312"><title>{s.title}_新闻中心_{site}</title>{script(s, 800)}</head><body bgcolor=#FFFFFF><center><table width=750 border=0 cellspacing=0 cellpadding=0><tr><td width=140><a href="/"><img src="/logo.gif" border=0 alt="{site}"></a></td><td>{s.channels(10, "<a href=/{n}/>{}</a>", "&nbsp;|&nbsp;")}</td></tr></table>
<table width=750 border=0 bgcolor=#E8E8E8><tr><td height=24>&nbsp;<a href=/>{site}首页</a> &gt; <a>新闻中心</a> &gt; <a>国内新闻</a> &gt; 正文</td></tr></table><table width=750 border=0 cellspacing=0><tr><td width=560 valign=top><table width=560><tr><th class=f24><font color=#05006C>{s.title}</font></th></tr><tr><td><hr size=1 bgcolor=#d9d9d9></td></tr><tr><td height=20 align=center>http://news.xinhui.example.com <font color=#A20010>{when:%Y年%m月%d日%H:%M}</font> <span><font color=#A20010>{paper}</font></span></td></tr><tr><td height=15></td></tr>
<tr><td class=l17><font class=f14 id=zoom><table border=0 align=left><tr><td><iframe src=/ad.html width=360 height=300></iframe></td></tr></table>{body}</font></td></tr></table><table width=540><tr><td align=right>【<a>评论</a>】【<a>大</a> <a>中</a> <a>小</a>】【<a>打印</a>】【<a>关闭</a>】</td></tr></table><table width=560 bgcolor=#F5F5F5><tr><td><font color=#D20000><b>相关报道</b></font></td></tr>{s.links(5, '<tr><td class=f14>·<a href="{url}">{}</a> <font size=2>({date} 08:3{n})</font></td></tr>')}</table></td>
<td width=190 valign=top bgcolor=#EEEEEE><table width=190><tr><td><b>热门关注</b></td></tr>{s.links(9, '<tr><td>·<a href="{url}">{}</a></td></tr>')}</table><table><tr><td><font color=red>短信订阅：每天一条笑话 发送A到0000</font></td></tr></table></td></tr></table><hr width=750 size=1><font size=2>新闻中心意见反馈留言板 电话：010-00000000　欢迎批评指正<br>{site}简介 | 广告服务 | 联系我们 | 招聘信息 | 网站律师 | 会员注册 | 产品答疑<br>Copyright &copy; 1996 - {when.year} XINHUI Inc. All Rights Reserved<br>版权所有</font></center></body></html>"""
    return s.done("tables_2005", f"http://news.xinhui.example.com/c/{when:%Y-%m-%d}/{when:%H%M}{s.number(10**7, 10**8)}.shtml", html,
        when=when, author=lead_author(lead), source=paper, category="国内新闻",
    )  # fmt: skip


def lead_author(lead: str) -> str | None:
    """The reporters that a first line names."""
    names = lead.replace("本报讯", " ").replace("本报记者", " ").replace("记者", " ").replace("实习生", " ")
    found = "".join(" " if char in "（）()【】　、 " else char for char in names).split()
    return "、".join(found) or None


def portal_2016(rng: Random) -> SimulatedPage:
    """The first portal after 2016: date-source strip, article with 原标题 and （作者）, 责任编辑, 我要反馈, hidden weibo cards."""
    s = Sheet(rng, *_NEWS)
    when, source, reporter = s.moment(2015, 2023), s.paper(), s.person()
    sign = s.pick("", f"（{source} 记者 {reporter}）", f"本报记者 {reporter}", f"作者：{reporter}")
    opening = s.maybe(0.3, f"<p>　　原标题：{s.aside('原标题：' + s.title)[4:]}</p>")
    body = s.body(
        Forms(
            p='<p cms-style="font-L">　　{}</p>',
            h='<p cms-style="font-L strong-Bold">　　{}</p>',
            img='<div class="img_wrapper"><img src="//n.example.cn/1.jpg" alt=""><span class="img_descr">{}</span></div>',
        )
    )
    shown = f"<p>　　{s.aside(sign)}</p>" if sign else ""
    meta = f'<meta property="article:published_time" content="{when:%Y-%m-%dT%H:%M:%S}+08:00" /><meta property="article:author" content="{source}" />'
    html = f"""<!DOCTYPE html><html><head><meta http-equiv="Content-type" content="text/html; charset=utf-8" /><title>{s.title}_{s.pick("新汇财经", "新汇新闻")}_新汇网</title><meta name="keywords" content="{s.names["bank"]},信用卡" />{meta}{script(s, 6000)}{style(s, 3000)}</head><body><div class="sina-top"><a>新汇首页</a><a>新闻</a><a>体育</a><a>财经</a><a>移动客户端</a><a>登录</a></div><div class="path-search"><div class="channel-path"><a href="/">银行</a><span class="spliter">&gt;</span><span>正文</span></div><input value="请输入关键词"></div>
<div class="main-content w1240"><h1 class="main-title">{s.title}</h1><div class="top-bar-wrap"><div class="top-bar"><div class="date-source"><span class="date">{when:%Y年%m月%d日 %H:%M}</span> <span class="source ent-source">{source}</span></div><div class="page-tools"><span class="tool-menu"><a>缩小字体</a><a>放大字体</a><a>收藏</a><a>微博</a><a>微信</a><a>分享</a><span class="num">0</span></span></div></div></div>
<div class="article-content clearfix"><div class="article-content-left"><div class="article" id="artibody"><div class="article-notice"><span>炒股就看<a>分析师研报</a>，权威，专业，及时，全面，助您挖掘潜力主题机会！</span></div>{opening}{body}{shown}<div class="appendQr_wrap"><div class="appendQr_normal_txt">海量资讯、精准解读，尽在新汇财经APP</div></div><p class="article-editor">责任编辑：{s.person()} </p></div><div class="article-bottom"><div class="keywords"><span>文章关键词：</span><a>银行</a><a>逾期</a></div><a>我要反馈</a></div>
<div class="blk-comment"><p>发表评论</p></div><div class="sina-15-tj">{s.links(6, '<div><h3><a href="{url}">{}</a></h3><span>{day} 10:2{n}</span> <a>评论</a></div>')}</div></div><div class="article-content-right">{box(s, "24小时滚动播报最新的财经资讯和视频，更多粉丝福利扫描二维码关注", 7)}{box(s, "7X24小时", 6, '<li><span>{day}</span><a href="{url}">{}</a><em>{n}.42</em></li>')}</div></div></div>{footer(s, "新汇网")}</body></html>"""
    return s.done("portal_2016", f"https://finance.xinhui.example.com/money/bank/{when:%Y-%m-%d}/doc-ihx{s.number(10**6, 10**7)}.shtml", html,
        when=when, author=reporter if sign else None, source=source, category="银行",
    )  # fmt: skip


def mail_portal(rng: Random) -> SimulatedPage:
    """The mail portal: post_time_source with full-width blanks and 举报, (原标题：), 作者：X then 本文来源 and 责任编辑 with a code."""
    s = Sheet(rng, *_NEWS)
    when, source, reporter = s.moment(2011, 2021), s.paper(), s.person()
    new = rng.random() < 0.4
    named = rng.random() < 0.5
    opening = s.maybe(0.4, f'<p class="otitle">（原标题：{s.title}）</p>')
    if opening:
        s.aside(f"（原标题：{s.title}）")
    body = s.body(
        Forms(
            p="<p>　　{}</p>" if not new else "<p>{}</p>",
            h="<p><b>{}</b></p>",
            img='<p class="f_center"><img alt="" src="https://nimg.example.net/1.jpg"><br>{}</p>',
        )
    )
    sign = f"<p>{s.aside('作者：' + reporter)}</p>" if named else ""
    end = f'<div class="ep-source cDGray"><span class="left"><a href="/"><img src="/logo.png" alt="{s.person()}" width="13"></a> 本文来源：{source}</span> <span class="ep-editor">责任编辑：{s.person()}_NB{s.number(1000, 9999)}</span></div>'
    head = f'<div class="post_content_main" id="epContentLeft"><h1>{s.title}</h1><div class="post_time_source">\n                {when:%Y-%m-%d %H:%M:%S}　来源: <a id="ne_article_source">{source}</a>　<a class="post_jubao">举报</a></div>'
    if new:
        head = f'<div class="post_main"><h1 class="post_title">{s.title}</h1><div class="post_info">{when:%Y-%m-%d %H:%M:%S}　来源: <a>{source}</a> {s.place} <a class="post_info_jubao">举报</a></div>'
    html = f"""<!DOCTYPE HTML><html id="ne_wrap"><head><meta charset="{s.pick("gbk", "utf-8")}"/><title>{s.title}|{s.place}|法院_{s.pick("网驿新闻", "网驿订阅")}</title>{script(s, 4000)}{style(s, 1500)}</head><body><div class="ntes_nav_wrap"><a>网驿首页</a><a>应用</a><a>网驿公开课</a><a>快速导航</a>{s.channels(9)}<a>登录</a></div><div class="post_crumb"><a>网驿首页</a> &gt; <a>新闻中心</a> &gt; <a>国内新闻</a> &gt; 正文</div>
{head}<div class="post_topshare_wrap"><div class="post_top_comment"><a class="post_cnum_tie">{s.number()}</a>条评论</div></div><div class="post_body"><div class="post_text" id="endText">{opening}{body}{sign}<div class="gg200x300"><div class="at_item right_ad_item"></div></div>{end}</div><div class="post_btmshare"><span>用微信扫码二维码</span><p>分享至好友和朋友圈</p></div></div>
<div class="post_recommends"><div class="post_recommend_title">相关推荐</div>{s.links(8, '<div class="post_recommend"><h3><a href="{url}">{}</a></h3><p><span class="post_recommend_time">{who} {date} 07:2{n}:51</span> <a>跟贴 {n}3</a></p></div>')}</div></div><div class="post_side">{box(s, "热点新闻", 8)}{box(s, "态度原创", 4)}</div><div class="ne-foot">About NetYi - 公司简介 - 联系方法 - 招聘信息 - 客户服务 - 隐私政策 - 不良信息举报 Complaint Center - 网驿公司版权所有 ©1997-{when.year}</div></body></html>"""
    return s.done("mail_portal", f"https://news.wangyi.example.com/{when:%y/%m%d/%H}/F5JD{s.number(10000, 99999)}00018990.html", html,
        when=when, precision=Precision.SECOND, author=reporter if named else None, source=source, category="国内新闻",
    )  # fmt: skip


def fox_portal(rng: Random) -> SimulatedPage:
    """The fox: old template with pubtime_baidu and 作者 in the source bar, or the accounts' one with 返回, 阅读 and relative side."""
    s = Sheet(rng, *_NEWS, "guide", "life")
    accounts = rng.random() < 0.5
    when, source = s.moment(2017, 2023) if accounts else s.moment(2010, 2016), s.paper()
    if accounts:
        author = s.handle()
        body = s.body(
            Forms(
                p="<p>{}</p>",
                h="<p><strong>{}</strong></p>",
                img='<p class="ql-align-center"><img src="//p1.example.com/1.jpeg"></p><p class="ql-align-center"><span>{}</span></p>',
            ),
            tail="",
        )
        main = f"""<div class="left sidebar"><div id="user-info"><div class="user-pic"><a><img src="1.png"></a></div><h4><a>{author}</a></h4><dl class="user-num"><dd><span class="value">{s.number()}</span>文章</dd><dd><span class="value">{s.number(1, 90)}万</span>总阅读</dd></dl><ul class="article-do"><li>查看TA的文章&gt;</li></ul></div></div><div class="left main"><div class="text"><div class="text-title"><h1>{s.title}<span class="article-tag"></span></h1><div class="article-info"><span class="time" id="news-time" data-val="{int(when.timestamp() * 1000)}">{when:%Y-%m-%d %H:%M}</span>{s.maybe(0.4, f"<span data-role=original-link>来源:<a>{s.paper()}</a></span>")}</div></div><article class="article" id="mp-editor">{body}<p data-role="editor-name">责任编辑：<span></span></p><a class="backsohu">返回狐园，查看更多</a></article><div class="statement">平台声明：该文观点仅代表作者本人，狐园号系信息发布平台，狐园仅提供信息存储空间服务。</div><div class="bottom-relate-wrap"><span class="read-num">阅读 (<em>{s.number()}</em>)</span></div></div>"""
    else:
        author = s.pick(s.person(), "")
        body = s.body(Forms(p="<p>　　{}</p>", h="<p>　　<strong>{}</strong></p>"))
        main = f"""<div class="content-wrapper grid-675"><div class="content-box clear"><h1 itemprop="headline">{s.title}</h1><div class="time-fun clear"><div class="time-source"><div class="time" id="pubtime_baidu" itemprop="datePublished" content="{when:%Y-%m-%dT%H:%M:%S}+08:00">{when:%Y-%m-%d %H:%M:%S}</div><div class="sourceTwo"><div class="source" id="source_baidu">来源：<span id="media_span" itemprop="publisher"><span itemprop="name">{source}</span></span></div>{f'<div class="source" id="author_baidu">作者：<span itemprop="author">{author}</span></div>' if author else ""}</div></div><div class="fun">手机看新闻 打印</div></div><div itemprop="articleBody"><div class="text clear" id="contentText">{body}<div style="display:none;"><span id="url" itemprop="url">http://x.example.com/</span></div></div><div class="original-title">原标题：{s.title[:5]}</div></div><div class="share clear"><div class="editShare clear"><div class="edit" id="editor_baidu">(责任编辑：{s.person()})</div></div></div>"""
    html = f"""<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset={"utf-8" if accounts else "gb2312"}"/><title>{s.title}{"_分期" if accounts else "-狐园财经"}</title>{script(s, 5000)}{style(s, 2000)}</head><body><div class="hd"><a>狐园首页</a>{s.channels(12)}<a>登录狐友</a></div><div class="wrapper-box">{main}<div id="right-side-bar" class="right sidebar">{box(s, "24小时热文", 8, '<li><span class="hot-article-ranking">{n}</span><a href="{url}">{}</a><em>{n}8万阅读</em></li>')}</div></div><div class="groom-read"><h3>推荐阅读</h3>{s.links(6, '<div class="news-box"><h4><a href="{url}">{}</a></h4><div class="other"><span class="name">{who}</span><span class="dot">·</span><span class="time">今天 1{n}:21</span></div></div>')}</div></div>{footer(s, "狐园")}</body></html>"""
    return s.done("fox_portal", f"http://business.huyuan.example.com/{when:%Y%m%d}/n{s.number(10**8, 10**9)}.shtml", html,
        when=when, precision=Precision.MINUTE if accounts else Precision.SECOND, author=author or None, source=None if accounts else source,
    )  # fmt: skip


def penguin_portal(rng: Random) -> SimulatedPage:
    """The penguin: a_Info of catalog, source, author and time; or LEFT with year, month/day and hour in boxes beside the text."""
    s = Sheet(rng, *_NEWS, "guide")
    new = rng.random() < 0.5
    when, source, reporter = s.moment(2018, 2022) if new else s.moment(2009, 2017), s.paper(), s.person()
    if new:
        account = s.pick(s.handle(), source)
        body = s.body(
            Forms(
                p='<p class="one-p">{}</p>',
                h='<p class="one-p"><strong>{}</strong></p>',
                img='<p class="one-p"><img class="content-picture" src="//inews.example.com/0.jpg"></p><p class="one-p" style="text-align:center">{}</p>',
            )
        )
        data = {
            "article_id": "20220307A0",
            "title": s.title,
            "media": account,
            "pubtime": f"{when:%Y-%m-%d %H:%M:%S}",
            "comment_id": "1",
        }
        main = f'<script>window.DATA = {as_json(data)};</script><div class="qq_conent clearfix"><div class="LEFT"><h1>{s.title}</h1><div class="content clearfix"><div id="LeftTool" class="LeftTool"><div class="left-stick-wp"><div class="year through"><span>{when:%Y}</span></div><div class="md">{when:%m/%d}</div><div class="time">{when:%H:%M}</div><div data-bossirs="ly"><a class="author"><img><div>{account}</div></a></div><div class="share-btns"><a>分享</a><a>评论</a><span>{s.number()}</span></div></div></div><div class="content-article">{body}<div id="Status"></div></div></div>'
        author, category = account, None
    else:
        by = s.pick(f'<span class="a_author">{reporter}</span>', "")
        body = s.body(
            Forms(
                p='<P style="TEXT-INDENT: 2em">{}</P>',
                h='<P style="TEXT-INDENT: 2em"><STRONG>{}</STRONG></P>',
                img='<P align="center"><IMG src="http://img1.example.com/1.jpg"></P><P align="center">{}</P>',
            )
        )
        main = f'<div class="main"><div class="hd"><h1>{s.title}</h1><div class="tit-bar clearfix"><div class="ll"><span class="color-a-0"><a>法治</a></span><span class="color-a-1" bosszone="jgname"><a>{source}</a></span>{by.replace("a_author", "color-a-2")}<span class="article-time">{when:%Y-%m-%d %H:%M}</span></div><div class="rr"><a>我要分享</a><span>{s.number()}</span></div></div></div><div class="bd"><div id="Cnt-Main-Article-QQ" bosszone="content">{body}</div></div><div class="ft"><div class="qrcode">正文已结束，您可以按alt+4进行评论</div><div>[责任编辑：{s.pick("seanxcao", "ivyfcheng", s.person())}]</div>'
        author, category = reporter if by else None, "法治"
    html = f"""<!DOCTYPE html><html lang="zh-CN"><head><meta charset="{"utf-8" if new else "gb2312"}"><title>{s.title}_{"企鹅网" if new else "新闻_企鹅网"}</title>{script(s, 4000)}{style(s, 2000)}</head><body><div id="TopNav"><a>企鹅网</a>{s.channels(11)}<a>一键登录</a></div>{main}</div>{box(s, "相关推荐" if new else "相关新闻", 5, '<li><a href="{url}">{}</a><span class="pub_time">{day}</span></li>')}</div><div class="RIGHT">{box(s, "热点推荐", 6, '<li><a href="{url}"><em>{}</em></a><span>{who}</span></li>')}<div class="app"><a>下载APP</a><p>打开企鹅新闻，看更多精彩</p></div></div></div>{footer(s, "企鹅公司")}</body></html>"""
    return s.done("penguin_portal", f"https://new.qie.example.com/omn/{when:%Y%m%d}/{when:%Y%m%d}A0{s.number(1000, 9999)}00.html", html,
        when=when, author=author, source=None if new else source, category=category,
    )  # fmt: skip


def phoenix_portal(rng: Random) -> SimulatedPage:
    """The phoenix: artical_sth of itemprops with 来源 and 作者, logo span at the end, [责任编辑：], 人参与 counters."""
    s = Sheet(rng, *_NEWS)
    when, source, reporter = s.moment(2010, 2018), s.paper(), s.person()
    named = rng.random() < 0.5
    by = (
        f'<span>作者：<span itemprop="author"><span itemprop="name" class="ss04">{reporter}</span></span></span>'
        if named
        else ""
    )
    body = s.body(
        Forms(
            p="<p>{}</p>",
            h="<p><strong>{}</strong></p>",
            img='<p class="detailPic"><img src="http://y0.example.com/1.jpg" alt="" /></p><p class="picIntro">{}</p>',
        )
    )
    html = f"""<!DOCTYPE html><html><head><meta charset="utf-8"/><title>{s.title}_凤翔网</title><meta name="og:time " content="{when:%Y年%m月%d日 %H:%M}" />{script(s, 5000)}{style(s, 2000)}</head><body><div class="h_nav"><a>凤翔首页</a>{s.channels(10)}</div><div class="wrapIphone AtxtType01"><div class="speNav js_crumb"><a>凤翔网资讯</a> &gt; <a>综合</a> &gt; 正文</div><div class="left"><div id="titL"><h1 id="artical_topic" itemprop="headline">{s.title}</h1></div><div id="artical_sth" class="clearfix"><p class="p_time"><span itemprop="datePublished" content="{when:%Y-%m-%d}" class="ss01">{when:%Y年%m月%d日 %H:%M}</span> 来源：<span itemprop="publisher"><span itemprop="name" class="ss03"><a>{source}</a></span></span> {by}</p><div class="p_r"><em class="js_cmtNum">{s.number()}</em>人参与 <em>{s.number(1, 90)}</em>评论</div></div>
<div id="artical_real" class="js_img_share_area"><div id="main_content" class="js_selection_area" itemprop="articleBody">{body}<p class="ot">原标题：{s.title[:7]}……</p></div><span class="ifengLogo"><a><img src="/logo.gif"></a></span></div><p class="p03"><span>[责任编辑：<span itemprop="editor"> {s.person()} PN0{s.number(10, 99)}</span>]</span></p><ul class="clearfix keywordBox"><li>标签：<a>银行</a> <a>调解</a></li></ul><div class="tab_03">人参与 评论 <a>登录</a> 网友评论文明上网，发言请遵守新闻评论服务协议</div>{box(s, "视频", 4)}{box(s, "网罗天下", 6)}</div><div class="right">{box(s, "频道推荐", 6, '<li><h4><a href="{url}">{}</a></h4><p>{date}</p></li>')}{box(s, "48小时点击排行", 10)}</div></div>{footer(s, "凤翔新媒体")}</body></html>"""
    return s.done("phoenix_portal", f"http://news.fengxiang.example.com/a/{when:%Y%m%d}/{s.number(10**7, 10**8)}_0.shtml", html,
        when=when, author=reporter if named else None, source=source,
    )  # fmt: skip

"""Money channels, loan portals and communities of card holders."""

# ruff: noqa: E501 - markup has the long lines of the pages that it imitates

from __future__ import annotations

from random import Random

from pipeline.records import Precision
from tests.simulators.field.furniture import SHARES, box, footer, script, style
from tests.simulators.field.writing import Forms, Sheet, is_told
from tests.simulators.pages import SimulatedPage

_MONEY = ("finance", "loans", "brief")


def fund_channel(rng: Random) -> SimulatedPage:
    """A portal of stocks: time, 来源 and 作者 boxes, 摘要 box, quotes in the text, （文章来源：X）, (责任编辑：DF312), risk notice."""
    s = Sheet(rng, *_MONEY)
    when, source, reporter = s.moment(2013, 2024), s.paper(), s.person()
    named = rng.random() < 0.6
    abstract = s.maybe(
        0.5, f'<div class="abstract"><div class="title">摘要</div><div class="txt">{s.summary()}</div></div>'
    )
    body = s.body(
        Forms(
            p="<p>　　{}</p>",
            h="<p>　　<strong>{}</strong></p>",
            img='<center><img src="//z1.example.com/1.jpg"></center><p style="text-align:center">{}</p>',
        )
    )
    who = f'<div class="author">作者：{reporter}</div>' if named else ""
    html = f"""<!DOCTYPE html><html><head><meta charset="utf-8" /><title>{s.title} _ 东圆财富网</title><meta name="keywords" content="{s.place}"/>{script(s, 5000)}{style(s, 1500)}</head><body id="news-main"><div class="page-header"><a>财富首页</a>{s.channels(12)}<a>登录</a><a>行情中心</a></div><div class="hq"><span>上证指数 31{s.number(10, 99)}.02 -0.{s.number(10, 99)}%</span> <span>深证成指 98{s.number(10, 99)}.40</span></div><div class="Location"><div class="location"><a>财富网首页</a> &gt; <a>财经频道</a> &gt; <a>焦点</a> &gt; 正文</div></div>
<div class="newsContent"><h1>{s.title}</h1><div class="Info"><div class="time-source"><div class="time">{when:%Y年%m月%d日 %H:%M}</div><div class="source data-source" data-source="{source}">来源：{source}</div>{who}<div class="comments"><a>{s.number(0, 80)}</a>人评论</div><div class="b-app">东圆财富APP</div></div><div class="code"><p class="title">方便，快捷</p><p>手机查看财经快讯</p></div></div>{abstract}
<div id="ContentBody" class="Body"><!--文章主体-->{body}<p class="em_media">（文章来源：{source}）</p><p class="res-edit">(责任编辑：DF{s.number(100, 999)}) </p><div class="res-edit2"><p>郑重声明：东圆财富网发布此信息的目的在于传播更多信息，与本网站立场无关。</p></div></div><div class="OtherMean">{SHARES[0]}<a>举报</a></div></div><div class="right"><div class="aside">{box(s, "点击排行", 10, '<li><span>{n}</span><a href="{url}">{}</a></li>')}{box(s, "热门股吧", 5, "<li><a>{}吧</a> <em>+{n}.31%</em></li>")}</div></div><div class="gubaComment"><h3>网友点击排行</h3><p>欢迎发表评论</p></div>{footer(s, "东圆财富网")}</body></html>"""
    return s.done("fund_channel", f"http://finance.dongyuan.example.com/a/{when:%Y%m%d%H%M}{s.number(10**6, 10**7)}.html", html,
        when=when, author=reporter if named else None, source=source, category="焦点",
    )  # fmt: skip


def hexagram_channel(rng: Random) -> SimulatedPage:
    """A money portal: articleName, tip with pr20 date and linked source, 评论 counter, right-aligned （责任编辑：X HN666）."""
    s = Sheet(rng, *_MONEY)
    when, source, reporter = s.moment(2010, 2022), s.paper(), s.person()
    by = s.pick("", f"&nbsp;{reporter}")
    body = s.body(Forms(p="<p>　　{}</p>", h="<p>　　<strong>{}</strong></p>"))
    html = f"""<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"/><title>{s.title}-银行频道-和禾网</title><meta name="Author" content="和禾网"/>{script(s, 4000)}{style(s, 1500)}</head><body><div id="hexunTop"><a>和禾网首页</a>{s.channels(12)}<a>我的和禾</a></div><div class="layout mg articleName"><div class="crumbs"><a>和禾首页</a> &gt; <a>银行</a> &gt; <a>银行要闻</a> &gt; 正文</div><h1>{s.title}</h1><div class="clearfix"><div class="tip fl"><span class="pr20">{when:%Y-%m-%d %H:%M:%S}</span><a>{source}</a>{by}</div><div class="fr"><a>评论(<em>0</em>)</a><a>分享</a></div></div></div><div class="layout mg clearfix"><div class="w600"><div class="art_context"><div class="art_contextBox">{body}<div style="text-align:right;font-size:12px">（责任编辑：{s.person()} HN{s.number(100, 999)}）</div></div></div><div class="showAll"><a>看全文</a></div><div class="appDl">提示：下载和禾APP</div><div class="fttBox"><p>【免责声明】本文仅代表作者本人观点，与和禾网无关。</p></div>{box(s, "相关推荐", 6, '<li><a href="{url}">{}</a><span>{day} 1{n}:03</span></li>')}<div class="pl">写评论已有<em>0</em>条评论跟帖用户自律公约<button>提 交</button></div></div><div class="w320">{box(s, "推荐阅读", 8)}{box(s, "热门新闻排行榜", 10)}</div></div>{footer(s, "和禾网")}</body></html>"""
    return s.done("hexagram_channel", f"http://bank.hehe.example.com/{when:%Y-%m-%d}/{s.number(10**8, 10**9)}.html", html,
        when=when, precision=Precision.SECOND, author=reporter if by else None, source=source, category="银行要闻",
    )  # fmt: skip


def finance_world(rng: Random) -> SimulatedPage:
    """A money portal of comments in the markup: date, source and author between marks of its system; 作者 may be a kind of people."""
    s = Sheet(rng, *_MONEY)
    when, source = s.moment(2012, 2020), s.paper()
    author = s.pick(s.person(), "", s.person() + " " + s.person())
    body = s.body(Forms(p="<p>　　{}</p>\n", h="<p>　　<strong>{}</strong></p>"))
    html = f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>{s.title}-金禾界</title>{script(s, 3000)}{style(s, 1000)}</head><body><div class="jrj-nav">{s.channels(12)}</div><div class="titmain"><!--jrj_final_daohang_start1--><div class="crumb"><a>首页</a>&gt;&gt;<a>银行</a>&gt;&gt;正文</div><h1><!-- 标题start --><!--jrj_final_title_start-->{s.title}<!--jrj_final_title_end--><!-- 标题end --></h1><p class="inftop"><span><!--jrj_final_date_start-->
{when:%Y-%m-%d %H:%M:%S}<!--jrj_final_date_end--></span><span>来源：<!--jrj_final_source_start-->{source}<!--jrj_final_source_end--></span>{f"<span>作者：<!--jrj_final_author_start-->{author}<!--jrj_final_author_end--></span>" if author else ""}<a><i id="commentnum">0</i>评论</a> <a class="red">涨停板，就要这样抓</a></p><div class="texttit_m1"><!--内容 begin-->{body}<!--内容 end--><!--爱投顾 begin --><div id="itougu"><p>关注同花舜财经，获取更多机会</p></div></div><p class="res-key">关键词阅读：<a>银行</a></p><p class="duty">责任编辑：{s.person()} RF1{s.number(1000, 9999)}</p></div><div class="comment">看全部 快来分享您的观点 <textarea></textarea></div><div class="aside">{box(s, "24小时热闻", 8)}{box(s, "专家专栏", 5, '<li><a>{who}：</a><a href="{url}">{}</a></li>')}</div>{footer(s, "金禾界")}</body></html>"""
    return s.done("finance_world", f"http://bank.jinhejie.example.com/{when:%Y/%m}/{when:%d%H%M%S}33{s.number(10**4, 10**5)}.shtml", html,
        when=when, precision=Precision.SECOND, author=author.replace(" ", "、") or None, source=source, category="银行",
    )  # fmt: skip


def telegraph(rng: Random) -> SimulatedPage:
    """A wire of bulletins: title in 【】, time of seconds first, 财经社X月X日电，记者X, reading count, subjects, no headline element but one."""
    s = Sheet(rng, "brief", "finance")
    when, reporter = s.moment(2019, 2024), s.person()
    named = rng.random() < 0.5
    lead = f"财汇社{when.month}月{when.day}日{'讯（记者 ' + reporter + '）' if named else '电，'}"
    body = s.body(Forms(p="<p>{}</p>", h="<p><strong>{}</strong></p>"), lead=lead, more=0.2)
    strip = f'<div class="f-l">{when:%Y-%m-%d %H:%M:%S} {"星期" + "一二三四五六日"[when.weekday()]}</div>'
    html = f"""<!DOCTYPE html><html><head><meta charSet="utf-8"/><title>{s.title}</title><meta name="keywords" content="财汇社,电报"/>{style(s, 6000)}</head><body><div id="__next"><div class="header"><a>首页</a><a>电报</a><a>话题</a><a>盯盘</a><a>VIP</a><a>FM</a><a>登录</a></div><div class="content-main-box"><div class="content-left"><div class="detail-position"><a>首页</a>/<a>电报</a></div><div class="detail-header"><span class="detail-title-content">{s.title}</span></div><div class="detail-time clearfix">{strip}<div class="f-r"><span>阅读 {s.number()}W</span></div></div><div class="detail-content">{body}</div><div class="subject-bottom"><a>银行动态</a><a>信贷</a></div><div class="btns"><span>收藏</span><span>分享</span><span>{s.number(0, 90)}</span></div><div class="detail-disclaimer">特别声明：文章只反映作者本人观点，仅供参考。</div><div class="evaluate"><p>我要评论</p><textarea></textarea><p>要评论请先登录</p></div></div><div class="content-right">{box(s, "电报解读", 6, '<li><span>{day} 1{n}:20</span><a href="{url}">{}</a></li>')}{box(s, "热门文章排行榜", 8)}</div></div></div>{footer(s, "财汇社")}</body></html>"""
    return s.done("telegraph", f"https://www.caihuishe.example.cn/detail/{s.number(10**5, 10**7)}", html,
        when=when, precision=Precision.SECOND, author=reporter if named else None,
    )  # fmt: skip


def snow_post(rng: Random) -> SimulatedPage:
    """A community of investors: 来自 device, 发布于/修改于 time without a year, the account above, 全部讨论 below, disclaimers."""
    s = Sheet(rng, "finance", "loans", "life")
    when, author = s.moment(2017, 2024), s.handle()
    yearless = rng.random() < 0.4
    visited = s.visit(when) if yearless else None
    stamp = f"{when:%m-%d %H:%M}" if yearless else f"{when:%Y-%m-%d %H:%M}"
    body = s.body(Forms(h="<h4>{}</h4>", item="<p>{}</p>", quote="<blockquote>{}</blockquote>"))
    said = "".join(
        f'<div class="comment__item"><a class="avatar"></a><div class="comment__item__main"><div class="comment__item__main__hd"><a class="user-name">{s.handle()}</a><a class="time">{when:%m-%d} 23:0{n}</a></div><p>{text}</p><div class="ft"><a>赞</a><a>回复</a><a>转发</a></div></div></div>'
        for n, text in enumerate(s.comments(5))
    )
    html = f"""<!DOCTYPE html><html lang="zh-CN"><head><meta charset="UTF-8"><title>{s.title} {author}_来自雪团</title>{style(s, 4000)}<script>window.SNOWMAN_STATUS={{"reply_count":{len(s.said)}}}</script></head><body><nav class="stickyFixed"><a>首页</a><a>行情</a><a>数据中心</a><a>交易</a><input placeholder="代码/公司/帖子"><a>发帖</a><a>登录/注册</a></nav><div class="container article__container"><article class="article__bd"><h1 class="article__bd__title">{s.title}</h1><div class="article__bd__from"><a class="avatar"><img></a><div class="article__author"><a class="name">{author}</a><a class="time">{s.pick("发布于", "修改于", "")}{stamp}</a><span class="source">{s.pick("来自雪团", "来自iPhone", "来自Android")}</span></div><a>关注</a></div><div class="article__bd__detail">{body}</div><div class="article__bd__mark">{s.aside(author + "声明：本文涉及的个人观点不构成任何买卖建议，请独立判断。")}</div><div class="stock">$恒远银行(SH60{s.number(1000, 9999)})$ <span>4.{s.number(10, 99)} +0.02</span></div><div class="reward">赞助 <span>{s.number(0, 9)}</span></div></article><div class="article__comment"><h3>全部讨论</h3>{said}<div class="pagination">1 2 3</div></div></div><aside>{box(s, "雪团热帖", 6, '<li><a>{who}</a><a href="{url}">{}</a></li>')}<h3>{author}的其他文章</h3>{s.links(4, '<p><a href="{url}">{}</a></p>')}</aside><div>风险提示：雪团里任何用户或者嘉宾的发言，都有其特定立场，投资决策需要建立在独立思考之上</div>{footer(s, "雪团", visited.year if visited else 0)}</body></html>"""
    return s.done("snow_post", f"https://www.xuetuan.example.com/{s.number(10**9, 10**10)}/{s.number(10**8, 10**9)}", html,
        when=None if visited and not is_told(when, visited) else when,
        precision=Precision.DAY if yearless else Precision.MINUTE, author=author, fetched_at=visited,
    )  # fmt: skip


def loan_compare(rng: Random) -> SimulatedPage:
    """A portal that compares loans: 发布时间 and 来源：原创 strip, 导语, boxes of products in the text, 免费申请 form, 相关问答 with dates."""
    s = Sheet(rng, "loans", "guide", "law")
    when, site = s.moment(2013, 2020), s.pick("融贷通", "贷比三家", "卡讯通")
    author = s.pick(s.handle(), "", s.person())
    parts = s.article(Forms(p="<p>{}</p>", h="<h2>{}</h2>", item="<p>{}</p>"))
    ad = f'<div class="product-card"><div class="name">{s.names["bank"]}·公薪贷</div><div class="rate">月利率0.{s.number(30, 99)}%</div><div class="amount">额度1-30万</div><a class="btn">立即申请</a><p>已有{s.number(1000, 99999)}人申请</p></div>'
    cut = max(1, len(parts) // 2)
    html = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{s.title}-{site}</title>{script(s, 2500)}{style(s, 3000)}</head><body><div class="top-bar"><span>[ {s.place} ]</span><a>切换城市</a><a>登录</a><a>免费注册</a><b>客服电话 400-000-0000</b></div><div class="nav"><a>首页</a><a>我要贷款</a><a>办信用卡</a><a>理财</a><a>攻略</a><a>问答</a></div><div class="crumb">您的位置：<a>{site}</a> &gt; <a>贷款攻略</a> &gt; <a>逾期处理</a> &gt; 正文</div><div class="main"><div class="article-wrap"><h1>{s.title}</h1><p class="info"><span>发布时间：{when:%Y-%m-%d %H:%M}</span><span>来源：{s.pick("原创", "互联网", site)}</span>{f"<span>作者：{author}</span>" if author else ""}<span>阅读：{s.number()}</span></p><div class="guide"><b>导语：</b>{s.summary()}</div><div class="content">{"".join(parts[:cut])}{ad}{"".join(parts[cut:])}<p class="copy">{s.aside(s.pick("以上就是小编为大家整理的全部内容，希望能帮到您。", "更多贷款知识，请关注" + site + "。"))}</p></div><div class="tags">标签：<a>逾期</a><a>还款</a></div><div class="pn"><p>上一篇：{s.links(1, '<a href="{url}">{}</a>')}</p><p>下一篇：{s.links(1, '<a href="{url}">{}</a>')}</p></div></div>
<div class="ask-list"><h3>相关问答</h3>{s.links(4, '<dl><dt>问：<a href="{url}">{}</a></dt><dd>答：{text}...</dd><dd>{date}</dd></dl>')}</div></div><div class="side"><div class="form"><h3>30秒填单 快速放款</h3><select><option>贷款金额</option></select><input placeholder="手机号"><button>免费申请</button><p>今日已有{s.number()}人成功获贷</p></div>{box(s, "贷款攻略", 8)}{box(s, "热门银行", 5, "<li>{}</li>")}<div class="roll">王先生 138****0000 成功申请5万元 {s.number(1, 59)}分钟前</div></div>{footer(s, site)}</body></html>"""
    return s.done("loan_compare", f"https://www.rongdai.example.com/gl/{when:%Y/%m}/{s.number(10**4, 10**6)}.html", html,
        when=when, author=author or None, category="逾期处理",
    )  # fmt: skip

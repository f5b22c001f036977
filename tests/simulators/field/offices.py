"""Offices, courts and banks: information boxes above the text, signs with dates below it."""

# ruff: noqa: E501 - markup has the long lines of the pages that it imitates

from __future__ import annotations

from random import Random

from pipeline.records import Precision
from tests.simulators.field.furniture import SHARES, box, footer, script, style
from tests.simulators.field.writing import Forms, Sheet
from tests.simulators.pages import SimulatedPage


def open_government(rng: Random) -> SimulatedPage:
    """An office's open information: table of 索引号, 发文机关, 成文日期 and 发布日期, UCAP content, signature and 附件."""
    s = Sheet(rng, "notice", "finance")
    when = s.moment(2012, 2024)
    office = f"{s.place}市{s.pick('人民政府办公室', '医疗保障局', '地方金融监督管理局')}"
    body = s.body(
        Forms(
            p='<p style="text-indent: 2em; text-align: justify;">{}</p>',
            h='<p style="text-indent: 2em;"><span style="font-family: 黑体;">{}</span></p>',
            item='<p style="text-indent: 2em;">{}</p>',
        )
    )
    day = f"{when.year}年{when.month}月{when.day}日"
    sign = (
        f'<p style="text-align: right;">{s.aside(office)}</p><p style="text-align: right;">{s.aside(day)}</p>'
        if rng.random() < 0.7
        else ""
    )
    table = f'<table class="bd1"><tr><td><b>索 引 号：</b></td><td>00{s.number(1000, 9999)}1/{when.year}-00{s.number(100, 999)}</td><td><b>主题分类：</b></td><td>财政、金融、审计\\银行</td></tr><tr><td><b>发文机关：</b></td><td>{office}</td><td><b>成文日期：</b></td><td>{day}</td></tr><tr><td><b>标　　题：</b></td><td colspan="3">{s.title}</td></tr><tr><td><b>发文字号：</b></td><td>潞政办发〔{when.year}〕{s.number(1, 90)}号</td><td><b>发布日期：</b></td><td>{day}</td></tr></table>'
    html = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="SiteName" content="{office}"><meta name="ArticleTitle" content="{s.title}"><meta name="PubDate" content="{when:%Y-%m-%d %H:%M}"><meta name="ContentSource" content="{office}"><meta name="ColumnName" content="政策文件"><title>{s.title}_政策文件_{office}</title>{style(s, 2000)}</head><body><div class="header"><a>简</a> | <a>繁</a> | <a>EN</a> | <a>登录</a> | <a>邮箱</a> <a>无障碍</a><div class="nav"><a>首页</a><a>政务公开</a><a>办事服务</a><a>互动交流</a><a>走进{s.place}</a></div></div><div class="BreadcrumbNav">首页 &gt; <a>政务公开</a> &gt; <a>政策文件</a></div><div class="wrap">{table}<div class="pages-title"><h1>{s.title}</h1></div><div class="pages-date">{when:%Y-%m-%d %H:%M}<span class="font">来源： {office}</span><span>【字体：<a>大</a> <a>中</a> <a>小</a>】</span><a>打印</a>{SHARES[0]}</div><div class="pages_content" id="UCAP-CONTENT">{body}{sign}</div><div class="fj"><p>附件：<a>1.明细表.xls</a></p></div><div class="editor"><span>责任编辑：{s.person()}</span></div></div>{box(s, "相关稿件", 4)}<div class="scan"><p>扫一扫在手机打开当前页</p></div>{footer(s, office)}<p>网站标识码4100000000 主办单位：{office}</p></body></html>"""
    return s.done("open_government", f"http://www.luchuan.gov.example.cn/zhengce/content/{when:%Y-%m/%d}/content_{s.number(10**6, 10**7)}.htm", html,
        when=when, source=office, category="政策文件",
    )  # fmt: skip


def court_news(rng: Random) -> SimulatedPage:
    """A court's site: 作者 and 发布时间 in brackets of one line, body in <BR> with full-width blanks, 来源 and 责任编辑 lines at the end."""
    s = Sheet(rng, "law", "notice", "loans")
    when, author = s.moment(2008, 2022), s.person()
    named = rng.random() < 0.7
    strip = s.pick(
        f"{f'作者：{author}&nbsp;&nbsp;' if named else ''}发布时间：{when:%Y-%m-%d %H:%M:%S}",
        f"发布时间：{when:%Y-%m-%d %H:%M:%S}{f'　作者：{author}' if named else ''}　打印　字号：大 | 小",
    )
    body = s.body(
        Forms(
            p="　　{}<BR><BR>",
            h="　　<B>{}</B><BR><BR>",
            item="　　{}<BR>",
            img="<CENTER><IMG src=1.jpg></CENTER><CENTER>{}</CENTER><BR>",
            glue="",
        )
    )
    html = f"""<html><head><META http-equiv=Content-Type content="text/html; charset=gb2312"><title>{s.title} - {s.place}法院网</title>{script(s, 800)}{style(s, 900)}</head><body><table width=1000 align=center><tr><td class=logo>{s.place}法院网</td></tr><tr><td><a>首页</a> | <a>法院概况</a> | <a>新闻中心</a> | <a>裁判文书</a> | <a>执行公告</a> | <a>法学园地</a></td></tr></table><div class="breadcrumb">您现在的位置：<a>首页</a> &gt; <a>案件聚焦</a></div><div id="content" class="detail"><div class="detail_bigtitle">{s.title}</div><div class="detail_thr">{strip}</div><div class="detail_location"></div><div class="detail_txt">{body}</div><div class="detail_edit">{s.pick("责任编辑：" + s.person(), "编辑：" + s.person() + "　来源：本院研究室", "")}</div><div class="detail_close"><a>关闭窗口</a></div></div><div class="list"><h4>案件聚焦</h4>{s.links(6, '<div>·<a href="{url}">{}</a><span>[{date}]</span></div>')}</div>{box(s, "友情链接", 5, "<li>{}</li>")}<div class="foot">版权所有 {s.place}人民法院 All Rights Reserved 禾ICP备05{s.number(1000, 9999)}号 地址：{s.place}市法院路1号 举报电话：12368</div></body></html>"""
    return s.done("court_news", f"http://luchuanfy.chinacourt.example.org/article/detail/{when:%Y/%m}/id/{s.number(10**6, 10**7)}.shtml", html,
        when=when, precision=Precision.SECOND, author=author if named else None, category="案件聚焦",
    )  # fmt: skip


def bank_board(rng: Random) -> SimulatedPage:
    """A bank's notices: left menu of services, title and day alone, sign of the bank with the day, helpline, links to branches."""
    s = Sheet(rng, "notice")
    when, bank = s.moment(2010, 2024), s.names["bank"]
    body = s.body(
        Forms(
            p="<p>&nbsp;&nbsp;&nbsp;&nbsp;{}</p>",
            h="<p><strong>{}</strong></p>",
            item="<p>&nbsp;&nbsp;&nbsp;&nbsp;{}</p>",
        )
    )
    sign = f'<p align="right">{s.aside(bank)}</p><p align="right">{s.aside(f"{when.year}年{when.month}月{when.day}日")}</p>'
    shown = s.pick(
        f"<div class='date'>{when:%Y-%m-%d}</div>",
        "",
        f"<div class='date'>发布日期：{when:%Y-%m-%d} 来源：{bank}</div>",
    )
    html = f"""<!DOCTYPE html><html><head><meta charset="{s.pick("utf-8", "gb2312")}"><title>{s.title}-{bank}</title>{style(s, 2500)}{script(s, 1200)}</head><body><div class="top"><a>个人网上银行</a><a>企业网上银行</a><a>信用卡</a><a>网点查询</a><a>English</a></div><div class="menu"><ul><li>个人金融</li><li>公司金融</li><li>三农金融</li><li>投资者关系</li><li>关于我们</li></ul></div><div class="left"><h3>重要公告</h3><ul><li>服务公告</li><li>采购公告</li><li>理财公告</li><li>存款利率表</li></ul><p>客服热线 95{s.number(100, 999)}</p></div><div class="right"><div class="where">当前位置：首页 &gt; 重要公告 &gt; <a>服务公告</a></div><h2 class="t">{s.title}</h2>{shown}<div class="con">{body}{sign}</div><div class="tool"><a>打印</a> <a>关闭</a></div><div class="pn">上一条：{s.links(1, '<a href="{url}">{}</a>')}</div></div><div class="quick"><span>存款计算器</span><span>贷款计算器</span><span>人民币存款利率 活期0.35% 一年1.75%</span></div>{footer(s, bank)}<p>本网站支持IPv6 {bank}股份有限公司 银行业监督举报电话12378</p></body></html>"""
    return s.done("bank_board", f"https://www.bank.example.com/notice/{when:%Y}/{s.number(100, 9999)}.html", html,
        when=when, precision=Precision.DAY, author=None, source=bank if "来源" in shown else None, category="服务公告",
    )  # fmt: skip

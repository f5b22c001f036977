"""Offices: a government site on TRS, and a bank's notice."""

# ruff: noqa: E501 - markup stands as a site would serve it
from __future__ import annotations

from random import Random

from tests.simulators.families.furniture import (
    document,
    draw_channels,
    draw_dates,
    draw_id,
    draw_script,
    esc,
    link,
    list_links,
)
from tests.simulators.families.rendering import Style, render
from tests.simulators.families.truth import as_page
from tests.simulators.families.writing import Kind, Piece, Writing, draw_byline, draw_general_article, draw_table, stamp
from tests.simulators.pages import SimulatedPage

OFFICES = ("江北市人民政府办公室", "海城市金融工作办公室", "南岭区市场监督管理局", "东江省司法厅", "云岭县人民法院")
BANKS = ("东江银行", "海陆银行", "南岭农村商业银行", "江北城市银行")


def draw_government(rng: Random) -> SimulatedPage:
    """`.TRS_Editor` with a style sheet in it, a table of index number and office above the title, font-size links."""
    writing = draw_general_article(rng, kind="society", most=2)
    if rng.random() < 0.3:
        writing = Writing(writing.title, writing.category, (*writing.pieces, draw_table(rng)))
    office = rng.choice(OFFICES)
    byline = draw_byline(rng, (2008, 2024), authors=0.0, sources=OFFICES)
    date = stamp(byline.published, rng.choice(("%Y-%m-%d", "%Y-%m-%d %H:%M", "%Y年%m月%d日", "%Y-%m-%d %H:%M:%S")))
    style = Style(
        text=rng.choice(("<p>　　{}</p>", '<P class=MsoNormal style="TEXT-INDENT: 2em"><SPAN style="FONT-FAMILY: 仿宋_GB2312">{}</SPAN></P>', '<p align="justify">　　<font face="仿宋">{}</font></p>')),
        heading="<p>　　<strong>{}</strong></p>", table='<table border="1" cellpadding="0"><tbody>{}</tbody></table>', cell="<td><p>{}</p></td>",
    )  # fmt: skip
    index = (
        f'<table class="headInfo"><tr><td><b>索 引 号：</b>{draw_id(rng, 12)}</td><td><b>主题分类：</b>综合政务</td></tr><tr><td><b>发文机关：</b>{office}</td><td><b>成文日期：</b>{byline.published:%Y年%m月%d日}</td></tr><tr><td><b>标　　题：</b>{esc(writing.title)}</td><td><b>发文字号：</b></td></tr></table>'
        if rng.random() < 0.4
        else ""
    )
    rest = [
        f"来源：{byline.source}",
        f"发布时间：{date.text}",
        "浏览次数：<script>hits()</script>次",
        "【字体：<a>大</a> <a>中</a> <a>小</a>】",
    ]
    rng.shuffle(rest)
    html = document(
        f"{office} {writing.category} {writing.title}",
        f'<meta name="ContentSource" content="{byline.source}"/><meta name="PubDate" content="{byline.published:%Y-%m-%d %H:%M}"/><meta name="ArticleTitle" content="{esc(writing.title)}"/><meta name="ColumnName" content="{writing.category}"/>',
        f"""<div class="top">{byline.fetched_at:%Y年%m月%d日} 星期三 <a>无障碍阅读</a> | <a>简体</a> | <a>繁體</a> | <a>手机版</a></div><div class="nav"><ul>{list_links(("首页", "政务公开", "政务服务", "互动交流", "走进江北", "数据开放", "专题专栏"), rng)}</ul></div>
<div class="position">当前位置：{link("首页", rng)} > {link("政务公开", rng)} > {link(writing.category, rng)}</div><div class="content">{index}<h1 class="title">{esc(writing.title)}</h1><div class="info">{" &nbsp; ".join(rest)}</div>
<div id="zoom"><div class=TRS_Editor><style type="text/css">.TRS_Editor P{{line-height:2;font-family:宋体;font-size:12pt;}}.TRS_Editor DIV{{line-height:2}}</style>
{render(writing.pieces, style, rng)}
</div></div><div class="close"><a>【打印本页】</a> <a>【关闭窗口】</a> <a>【返回顶部】</a></div><div class="bshare">分享到：<a>微信</a><a>微博</a></div><div class="attach"><p>扫一扫在手机打开当前页</p></div></div>
<div class="links"><select><option>--国务院部门网站--</option></select><select><option>--省市网站--</option></select></div><div class="foot"><p>主办：{office}　承办：{office}信息中心</p><p>网站标识码：000000000{rng.randrange(9)}　公网安备号</p><p>建议使用1024*768分辨率浏览本站</p></div>""",
    )
    url = f"http://www.{draw_id(rng, 5)}.gov.cn/xxgk/{byline.published:%Y%m}/t{byline.published:%Y%m%d}_{rng.randrange(10**6)}.html"
    return as_page("government", url, html, writing, byline, date)


def draw_bank_notice(rng: Random) -> SimulatedPage:
    """A salutation, numbered points, the bank's name and the day at the end; no byline, and the date is said twice."""
    bank = rng.choice(BANKS)
    byline = draw_byline(rng, (2009, 2024), authors=0.0)
    date = stamp(byline.published, rng.choice(("%Y-%m-%d", "%Y/%m/%d", "%Y年%-m月%-d日")))
    subject = rng.choice(
        (
            "调整信用卡违约金收取标准",
            "开展长期不动户清理工作",
            "升级手机银行系统",
            "变更个人贷款还款日规则",
            "停止受理部分借记卡业务",
            "警惕冒充客服诈骗",
            "调整存量个人住房贷款利率",
        )
    )
    month, day = rng.randint(1, 12), rng.randint(1, 28)
    points = [
        f"自{byline.published.year}年{month}月{day}日起，我行将{subject}，届时请您以系统展示为准。",
        "本次调整前已经签订的协议继续按照原约定执行，到期以后按照新的规则办理。",
        "如您对上述内容有异议，可于公告期内到开户网点办理销户或变更手续，我行不收取任何费用。",
        "调整期间部分渠道可能短暂无法使用，给您带来的不便敬请谅解。",
        "请妥善保管账户、密码和短信验证码，我行工作人员不会以任何理由向您索取。",
        "各分支机构应当做好解释工作，在营业场所显著位置张贴本公告。",
        "外币账户按照当日公布的外汇牌价折算后执行同样的标准。",
        "未成年人账户由其监护人携带有效证件代为办理。",
    ]
    chosen = rng.sample(points[1:], rng.randint(1, 6))
    numbered = [f"{'一二三四五六七'[number]}、{text}" for number, text in enumerate([points[0], *chosen])]
    lines = (
        "尊敬的客户：",
        rng.choice(("感谢您一直以来对我行的支持与信任。", "为向您提供更加优质的服务，现将有关事项公告如下：")),
        *numbered,
        "特此公告。",
        bank,
        f"{byline.published:%Y年%-m月%-d日}",
    )
    title = rng.choice(("关于{}的公告", "{}的通知", "{bank}关于{}的公告")).format(subject, bank=bank)
    writing = Writing(
        title, rng.choice(("公告", "重要公告", "信用卡公告")), tuple(Piece(Kind.TEXT, (line,)) for line in lines)
    )
    style = rng.choice(
        (
            Style(inline=0.0),
            Style(text="<p>　　{}</p>", inline=0.05),
            Style(text='<span style="font-size:14px">　　{}</span><br/>', inline=0.0),
            Style(text='<p class="p0" style="text-indent:28pt"><span>{}</span></p>', inline=0.0),
        )
    )
    rows = "".join(
        f"<li>{link(title, rng)}<span>{when}</span></li>"
        for title, when in zip(
            (f"关于{word}的公告" for word in ("假期服务安排", "系统维护", "理财产品到期", "网点搬迁", "积分兑换规则")),
            draw_dates(rng, 5, byline.published, "%Y-%m-%d"),
            strict=True,
        )
    )
    shown = (
        f'<div class="date">{rng.choice(("", "发布日期：", "时间："))}{date.text}</div>' if rng.random() < 0.8 else ""
    )
    html = document(
        rng.choice((f"{title}_{bank}", bank, f"{bank}-{writing.category}")),
        "",
        f"""<div class="header"><a href="/">{bank}</a><ul>{list_links(("个人金融", "公司金融", "信用卡", "电子银行", "投资者关系", "客户服务", "人才招聘"), rng)}</ul><div class="login"><a>个人网银登录</a><a>企业网银登录</a><a>演示</a></div></div>
<div class="sub">您所在的位置：{link("首页", rng)} > {link("今日动态", rng)} > {link(writing.category, rng)}</div><div class="left"><h3>{writing.category}</h3><ul>{rows}</ul></div>
<div class="main"><div class="tit">{"<h2>" if (heading := rng.random() < 0.6) else ""}{esc(title)}{"</h2>" if heading else ""}</div>{shown}<div class="con" id="mainContent">{render(writing.pieces, style, rng)}</div><div class="op"><a>打印</a><a>关闭</a></div></div>
<div class="bottom"><ul>{list_links(draw_channels(rng, 5), rng)}</ul><p>客户服务热线：0000-95xxx　{bank}版权所有　本网站支持IPv6</p></div>{draw_script(rng, 900)}""",
        charset=rng.choice(("utf-8", "gbk")),
    )
    url = f"http://www.{draw_id(rng, 5)}bank.com/notice/{byline.published:%Y%m}/{rng.randrange(10**5)}.html"
    return as_page("bank_notice", url, html, writing, byline, date, shows_category=False)

"""A loan portal's guides, and articles full of tables and lists."""

# ruff: noqa: E501 - markup stands as a site would serve it
from __future__ import annotations

from dataclasses import replace
from random import Random

from tests.simulators.families.furniture import (
    document,
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
from tests.simulators.families.rendering import Style, render
from tests.simulators.families.truth import as_page
from tests.simulators.families.writing import (
    Kind,
    Piece,
    Writing,
    draw_byline,
    draw_loan_article,
    draw_name,
    draw_table,
    stamp,
)
from tests.simulators.pages import SimulatedPage

CITIES = (
    "北京",
    "上海",
    "广州",
    "深圳",
    "杭州",
    "成都",
    "武汉",
    "南京",
    "西安",
    "重庆",
    "天津",
    "苏州",
    "长沙",
    "郑州",
    "青岛",
    "大连",
    "宁波",
    "厦门",
    "合肥",
    "福州",
)


def draw_loan_guide(rng: Random) -> SimulatedPage:
    """One <title> for all pages, h1 in the text's box, rows of rates and a calculator at the side, products below."""
    writing = draw_loan_article(rng, most=2)
    byline = draw_byline(rng, (2013, 2022), authors=0.3, sources=("融信通", "贷款攻略", "网络"))
    date = stamp(byline.published, rng.choice(("%Y-%m-%d", "%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S", "%Y/%m/%d")))
    site = rng.choice(("融信通", "贷易选", "好贷指南"))
    section = rng.choice(("贷款攻略", "贷款知识", "信用卡攻略", "理财学堂"))
    rates = "".join(
        f"<tr><td>{rng.choice(('东江', '海陆', '南岭', '江北'))}{kind}</td><td>{rng.randint(3, 18)}.{rng.randrange(99):02}%</td><td>{rng.choice((12, 24, 36))}期</td><td><a>申请</a></td></tr>"
        for kind in ("信用贷", "抵押贷", "车主贷", "公积金贷", "精英贷", "税金贷")
    )
    calculator = '<form class="calc"><h3>贷款计算器</h3>贷款金额 <input value="10">万元 贷款期限 <select><option>3个月</option><option>6个月</option><option>12个月</option><option>24个月</option><option>36个月</option></select> 还款方式 <select><option>等额本息</option><option>等额本金</option><option>先息后本</option></select><button>开始计算</button><p>月供：<em>8,792</em>元 总利息：<em>5,504</em>元</p></form>'
    products = "".join(
        f"<li><h4>{rng.choice(('闪借宝', '薪金贷', '白领通', '业主贷', '极速贷'))}</h4><p>最高可贷{rng.randint(5, 50)}万元，月费率{rng.randint(1, 9) / 10}%起，最快{rng.randint(1, 3)}天放款</p><span>{format_number(rng)}人已申请</span><a>立即申请</a></li>"
        for _ in range(rng.randint(2, 5))
    )
    who = (
        rng.choice((f"<span>作者：{byline.author}</span>", f"<span>编辑：{draw_name(rng)}</span>"))
        if byline.author
        else ""
    )
    if "编辑" in who:
        byline = replace(byline, author=None)
    style = rng.choice(
        (
            Style(heading="<h2>{}</h2>"),
            Style(text="<p>　　{}</p>", heading="<p><b>{}</b></p>"),
            Style(text="<div>{}</div>", heading="<h3>{}</h3>"),
        )
    )
    cities = list_links((city + "贷款" for city in rng.sample(CITIES, rng.randint(8, 20))), rng, item="{}", glue=" ")
    html = document(
        f"{section} - {site}",
        f'<meta name="keywords" content="{section}"/><meta name="description" content="{site}{section}频道为您提供最新最全的{section}" />'
        + draw_style(rng, rng.randint(500, 4000)),
        f"""<div class="head"><div class="city">{rng.choice(CITIES)} <a>[切换城市]</a></div><a class="logo">{site}</a><ul>{list_links(("首页", "贷款", "信用卡", "理财", "攻略", "问答", "工具", "APP下载"), rng)}</ul></div><div class="crumb">您的位置：{link(site, rng)} > {link(section, rng)} > {link(writing.category, rng)} > 正文</div>
<div class="wrap"><div class="detail"><h1>{esc(writing.title)}</h1><div class="sub"><span>{date.text}</span><span>来源：{byline.source}</span>{who}<span>阅读：{format_number(rng)}</span></div>
<div class="apply">快速申请贷款：<select><option>选择金额</option><option>1万</option><option>5万</option></select><input placeholder="请输入手机号"><button>免费申请</button></div>
<div class="detail-con">{render(writing.pieces, style, rng)}</div><div class="notice">温馨提示：{site}仅为信息展示平台，贷款有风险，借款须谨慎，请根据自身能力合理借贷。</div><div class="prev">上一篇：{link(draw_headlines(rng, 1, loans=True)[0], rng)}</div><div class="next">下一篇：{link(draw_headlines(rng, 1, loans=True)[0], rng)}</div>
<h3>贷款产品推荐</h3><ul class="prod">{products}</ul><h3>相关攻略</h3><ul>{list_links(draw_headlines(rng, 8, loans=True), rng)}</ul></div>
<div class="side">{calculator}<h3>今日贷款利率</h3><table><tr><th>产品</th><th>年利率</th><th>期限</th><th></th></tr>{rates}</table><h3>热门问答</h3>{"".join(f"<dl><dt>{link(title, rng)}</dt><dd>{esc(text)}</dd></dl>" for title, text in draw_teasers(rng, 4, loans=True))}</div></div>
<div class="cities"><h4>热门城市</h4>{cities}</div><div class="foot"><p>{site}金融信息服务有限公司　客服时间 9:00-21:00</p><p>贷款额度、放款时间等以实际审批结果为准</p></div>{draw_script(rng, rng.randint(500, 8000))}""",
        charset=rng.choice(("utf-8", "gbk")),
    )
    url = f"http://www.{draw_id(rng, 6)}.com/{draw_id(rng, 6)}/gonglue/{rng.randrange(10**6)}.html"
    return as_page("loan_guide", url, html, writing, byline, date)


def draw_table_article(rng: Random) -> SimulatedPage:
    """A guide whose substance stands in tables and lists, with short paragraphs between them."""
    told = draw_loan_article(rng, rng.choice(("short", "medium")), headings=True, most=2)
    pieces = list(told.pieces)
    items = (
        "身份证原件和复印件",
        "近六个月的银行流水",
        "收入或失业证明",
        "诊断证明、住院票据",
        "家庭成员情况说明",
        "与机构沟通的录音记录",
        "还款计划表一式两份",
        "居住证明或租赁合同",
        "社保缴纳记录",
        "原借款合同的电子版",
    )
    for _ in range(rng.randint(2, 4)):
        extra = (
            draw_table(rng) if rng.random() < 0.6 else Piece(Kind.ITEMS, tuple(rng.sample(items, rng.randint(3, 7))))
        )
        pieces.insert(rng.randrange(1, len(pieces)), extra)
    writing = Writing(told.title, told.category, tuple(pieces))
    byline = draw_byline(rng, (2015, 2024), authors=0.6, nickname=True)
    date = stamp(byline.published, rng.choice(("%Y-%m-%d %H:%M", "%Y-%m-%d", "%Y年%-m月%-d日 %H:%M")))
    style = Style(
        heading=rng.choice(("<h2>{}</h2>", "<h3><span>{}</span></h3>")),
        items=rng.choice(("<ul>{}</ul>", "<ol>{}</ol>")),
        item=rng.choice(("<li>{}</li>", "<li><p>{}</p></li>")),
        table=rng.choice(
            ("<table><tbody>{}</tbody></table>", '<div class="table-wrap"><table border="1">{}</table></div>')
        ),
        cell=rng.choice(("<td>{}</td>", "<td><p>{}</p></td>")),
    )
    toc = "".join(
        f'<li><a href="#h{n}">{esc(piece.lines[0])}</a></li>'
        for n, piece in enumerate(p for p in pieces if p.kind is Kind.HEADING)
    )
    contents = f'<div class="toc"><p>本文目录</p><ul>{toc}</ul></div>' if rng.random() < 0.3 else ""
    who = f'<a class="author">{byline.author}</a>' if byline.author else ""
    html = document(
        f"{writing.title}|逾期指南",
        draw_style(rng, 900),
        f"""<header><a>逾期指南</a><nav><ul>{list_links(("首页", "网贷", "信用卡", "法律", "工具"), rng)}</ul></nav></header><div class="container"><article><h1>{esc(writing.title)}</h1><p class="post-meta">{who} <time>{date.text}</time> <span>{esc(writing.category)}</span> <span>{rng.randrange(900)}次阅读</span></p>{contents}<div class="post-content">{render(writing.pieces, style, rng)}</div><p class="end">—— 全文完 ——</p></article><aside><h4>大家都在看</h4><ul>{list_links(draw_headlines(rng, 8, loans=True), rng)}</ul></aside></div><footer>逾期指南 与你一起面对</footer>""",
    )
    url = f"https://www.{draw_id(rng, 6)}.cn/guide/{rng.randrange(9999)}.html"
    return as_page("table_article", url, html, writing, byline, date, neutral=("—— 全文完 ——", "本文目录"))

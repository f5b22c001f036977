"""Finance portals, loan portals and directories of lawyers."""

# ruff: noqa: E501 - markup has the long lines of the pages that it imitates

from __future__ import annotations

from random import Random

from pipeline.records import Precision
from tests.simulators.fresh.furniture import channels, filler_script, filler_style, link_list, titled
from tests.simulators.fresh.texts import COMMON
from tests.simulators.fresh.writing import Page, render
from tests.simulators.pages import SimulatedPage


def stock_portal(rng: Random) -> SimulatedPage:
    """A stock portal: abstract box, quotes beside names of shares, 郑重声明, 举报, share numbers, tables of figures."""
    page = Page(rng, ("loans", "society"))
    when, source, site, section = (
        page.moment(2012, 2023),
        page.paper(),
        "晨岳财富网",
        page.pick("滚动", "银行", "理财", "要闻"),
    )
    author = page.person() if page.chance(0.4) else None
    blocks = page.blocks(4, 15, heads=0.15, images=0.15, tables=0.08, links=0.15, strong=0.15)
    stock = f'<span id="stock_1.6{page.number(10000, 99999)}"><a href="#" class="keytip">江原银行</a></span><span class="quote">(<a href="#">6{page.number(10000, 99999)}</a>)</span>'
    body = render(
        blocks,
        {
            "p": "<p>　　{}</p>",
            "h": page.pick("<p>　　<strong>{}</strong></p>", "<h3>{}</h3>"),
            "img": '<center><img src="//dfscdn.example.com/d.png" width="580"></center><p class="em_media">{}</p>',
            "table": '<table class="tb" border="1" cellspacing="0"><tbody>{}</tbody></table>',
            "cell": '<td align="center"><p>{}</p></td>',
        },
    )
    told = page.aside(page.lines[0][:60].rstrip("，。") + "。")
    digest = (
        f'<div class="b-review">{page.pick("<b>摘要</b>", "【核心提示】", "")}<div class="abstract">{told}</div></div>'
    )
    digest = digest if page.chance(0.35) else ""
    if not digest:
        page.neutral.remove(told)
    stamp = page.pick(f"{when:%Y年%m月%d日 %H:%M}", f"{when:%Y-%m-%d %H:%M}", f"{when:%Y/%m/%d %H:%M}")
    disclaimer = "郑重声明：晨岳财富网发布此信息的目的在于传播更多信息，与本网站立场无关。据此操作，风险自担。"
    n_comments = page.number(0, 400)
    html = f"""<!DOCTYPE html><html><head><meta charset="{page.pick("utf-8", "gb2312")}"><title>{titled(page, [section, site][page.number(0, 1) :])}</title>
<meta name="keywords" content="{page.pick(",".join(page.tags(3)), "股票,行情," + site)}"><meta name="description" content="{site}为您提供全面的财经资讯">
<meta name="author" content="{page.pick(site, "webeditor")}">{filler_style(page, page.number(2000, 8000), "em")}
{filler_script(page, page.number(4000, 24000))}</head><body>
<div class="hq-bar"><a>上证指数</a> <span>3{page.number(100, 999)}.{page.number(10, 99)}</span> <a>深证成指</a> <span>1{page.number(1000, 9999)}.08</span> <a>恒生指数</a> <span>--</span></div>
<div class="nav"><ul>{channels(page, 30, '<li><a href="{url}">{}</a></li>', "")}</ul></div>
<div id="Column_Navigation"><a href="/">首页</a> &gt; <a href="/a/">财经频道</a> &gt; <a href="/a/{page.number()}.html">{section}</a> &gt; 正文</div>
<div class="mainwrap"><div class="newsContent"><h1>{page.title}</h1>
<div class="Info"><div class="time-source"><div class="time">{stamp}</div><div class="source data-source" data-source="{source}">{page.pick("来源：", "文章来源：")}{source}</div>
{f'<div class="author">作者：{author}</div>' if author else ""}{page.maybe(0.5, f'<div class="edit">编辑：{page.person()}</div>')}</div>
<div class="c_review"><a><span class="cNumShow">{n_comments}</span>人评论</a> <a><span class="num">{page.counter()}</span>人参与讨论</a></div><div class="AppPromote"><a>手机免费看新闻</a><span>扫一扫，分享本页到微信朋友圈</span></div></div>
{digest}<div id="ContentBody" class="Body"><!--文章主体-->
{page.maybe(0.3, f'<p class="relstock">相关股票：{stock} <a href="#">查看行情</a> <a href="#">资金流向</a></p>')}
{body}
<p class="res-edit">（{page.pick("文章来源", "来源")}：{source}）</p>
<p class="em_edit">(责任编辑：DF{page.number(100, 999)})</p>
<div class="BodyEnd"></div></div>
<div class="reading-num">已有<b>{page.counter()}</b>人阅读 {page.maybe(0.5, "<a>点赞</a> <a>收藏</a>")}</div>
<div class="state"><p>{disclaimer}</p><a>举报</a></div>
<div class="share"><a>微信扫一扫</a><a>分享到您的朋友圈</a></div>
<div class="relate"><h2>{page.pick("网友点击排行", "相关阅读", "热点推荐")}</h2><ul>{link_list(page, page.number(5, 14))}</ul></div></div>
<div class="right"><h3>点击排行</h3><table>{link_list(page, 8, '<tr><td class="n">{n}</td><td><a href="{url}">{}</a></td><td>{date}</td></tr>')}</table>
<h3>股吧热帖</h3>{link_list(page, 6, '<p><a href="{url}">{}</a> <em>评论({n})</em></p>')}</div></div>
<div class="foot"><p>信息网络传播视听节目许可证：090{page.number(1000, 9999)}号 江ICP证:沪B2-2007{page.number(1000, 9999)}</p><p>意见与建议:400-000-0000 违法和不良信息举报:000-00000000</p></div></body></html>"""
    return page.done(
        "stock_portal", f"https://finance.chenyue.example.com/a/{when:%Y%m%d}{page.number(100000000, 999999999)}.html", html,
        when=when, precision=Precision.MINUTE, author=author, source=source, category=section,
    )  # fmt: skip


def money_channel(rng: Random) -> SimulatedPage:
    """A finance site of 2006 to 2014: date in the path line, text cut by <!-- ads -->, 专题 links in the text's box, GBK."""
    page = Page(rng, ("loans", "society", "life"))
    when, source, section = page.moment(2006, 2014), page.paper(), page.section()
    author = page.person() if page.chance(0.5) else None
    site = page.pick("和岳网", "金穗界")
    blocks = page.blocks(4, 14, heads=0.15, images=0.15, lists=0.08, links=0.3, strong=0.1, typed="（{}）")
    forms = {
        "p": "<p>　　{}</p>",
        "h": "<P><STRONG>　　{}</STRONG></P>",
        "img": '<div align=center><IMG src="/p.gif"></div><div align=center><FONT size=2>{}</FONT></div>',
        "item": "<p>　　{}</p>",
    }
    cut = len(blocks) // 2
    advert = '<div class="ad" style="float:left"><script>showad(3012)</script><a href="http://ad.example.com/">点击进入模拟炒股大赛</a></div>'
    topic = f"<p>　　<strong>相关报道：</strong></p>{link_list(page, 4, '<p>　　<a href={url}>{}</a></p>')}"
    signed = page.aside(f"（作者：{author}，系本报特约评论员）") if author and page.chance(0.4) else ""
    byline = page.pick(f"作者：{author}", f"{author}", f"文/{author}") if author and not signed else ""
    stamp = page.pick(f"{when:%Y年%m月%d日%H:%M}", f"{when:%Y-%m-%d %H:%M:%S}")
    html = f"""<html><head><meta http-equiv=Content-Type content="text/html; charset=gb2312"><title>{titled(page, [f"{section}频道", site])}</title>
<META name="description" content="{site}-中国财经网络领袖"><META name="keywords" content="财经,股票,{section}">
{filler_script(page, page.number(2000, 12000))}</head><body><DIV id="top">{channels(page, 28, '<A href="{url}">{}</A>', " | ")}</DIV>
<TABLE width=960><TR><TD width=650 valign=top><DIV class="location">您的位置：<A href="/">{site}</A> &gt; <A href="/s/">{section}</A> &gt; 正文 <SPAN class="search"><INPUT value="代码/名称/拼音"> <A href="#">行情中心</A></SPAN></DIV>
<DIV id="artibodyTitle"><H1>{page.title}</H1><DIV class="tit_min">【字体：<A>大</A> <A>中</A> <A>小</A>】【<A>页面调色版</A>】 <SPAN class="gray" id="artibodyDesc"><SPAN id="pubtime">{stamp}</SPAN>　来源：<SPAN id="source">{source}</SPAN>　{f'<SPAN id="author">{byline}</SPAN>' if byline else ""}</SPAN></DIV></DIV>
<DIV id="artibody" class="art_context">
{render(blocks[:cut], forms)}
<!-- ad begin -->{page.maybe(0.5, advert)}<!-- ad end -->
{render(blocks[cut:], forms)}
{f"<p>　　{signed}</p>" if signed else ""}
{page.maybe(0.4, topic)}
<div align="right">（责任编辑：{page.person()} HF{page.number(10, 99):03}）</div></DIV>
<DIV class="sy"><A href="#">[收藏此页]</A> <A>[打印]</A> <A>[推荐给朋友]</A> 看完这篇新闻后的心情：<A>感动</A><A>震惊</A><A>无聊</A><A>愤怒</A></DIV>
<DIV id="hotpic">{link_list(page, 4, "<DL><DT><IMG src=a{n}.jpg></DT><DD><A href={url}>{}</A></DD></DL>")}</DIV>
<DIV class="comment_form"><H2>网友评论</H2><P>评论前请您先登录或注册 已有<A>{page.number(0, 200)}</A>条评论</P><TEXTAREA></TEXTAREA></DIV></TD>
<TD width=300 valign=top><H3>48小时热门</H3><OL>{link_list(page, 10)}</OL><H3>特色栏目</H3>{link_list(page, 8, '<DIV>·<A href="{url}">{}</A></DIV>')}</TD></TR></TABLE>
<DIV class="foot">【免责声明】本文仅代表作者本人观点，与{site}无关。{site}站点对文中陈述、观点判断保持中立，请读者仅作参考。<BR>广告服务 | 法律声明 | 加入我们 | ©Copyright {site}</DIV></body></html>"""
    return page.done(
        "money_channel", f"http://{page.pick('bank', 'money', 'news')}.heyue.example.com/{when:%Y-%m-%d}/{page.number(10000000, 99999999)}.html", html,
        when=when, precision=Precision.SECOND if stamp.count(":") == 2 else Precision.MINUTE,
        author=author, source=source, category=section,
    )  # fmt: skip


def loan_portal(rng: Random) -> SimulatedPage:
    """A loan portal's guide: the same <title> on every page, calculators and forms about the text, cards of products in it."""
    page = Page(rng, ("loans",))
    when, section = page.moment(2013, 2021), page.pick("信用卡攻略", "贷款攻略", "征信知识", "还款技巧")
    site, city = page.pick("融易找", "卡卡宝库", "贷之家园"), page.pick("江原", "全国")
    author = page.handle() if page.chance(0.35) else None
    blocks = page.blocks(3, 9, heads=0.35, lists=0.15, tables=0.1, strong=0.2, images=0.1, typed=page.pick("", "{}、"))
    bare = any(block.kind == "list" and block.rows[0][0].startswith("1、") for block in blocks)
    forms = {
        "p": "<p>{}</p>",
        "h": page.pick("<h2>{}</h2>", "<p><b>{}</b></p>", '<h3 class="tit"><i></i>{}</h3>'),
        "img": '<p style="text-align:center"><img src="/up/1.png"/></p><p style="text-align:center">{}</p>',
        "item": "<p>{}</p>" if bare else "<li>{}</li>",
        "list": "{}" if bare else "<ul>{}</ul>",
        "table": '<div class="tbl"><table>{}</table></div>',
    }
    cut = page.number(1, len(blocks))
    card = f"""<div class="prod-card"><img src="/logo.png"><h4>{page.pick("安心贷", "快易分期")}</h4><p>最高额度 <em>{page.number(1, 30)}万</em> 月费率 0.{page.number(10, 99)}% 放款时间 {page.number(1, 5)}天</p><p>已有{page.number(1000, 99999)}人申请</p><a class="btn">立即申请</a></div>"""
    stamp = page.pick(f"{when:%Y-%m-%d}", f"{when:%Y-%m-%d %H:%M}", f"{when:%Y.%m.%d}")
    minute = ":" in stamp
    meta = page.pick(
        f"<span>{stamp}</span><span>{f'作者：{author}' if author else f'来源：{site}'}</span><span>浏览：{page.counter()}次</span>",
        f'<span class="from">{author or site + "原创"}</span> <span class="date">发布时间：{stamp}</span> <span class="view">阅读({page.number(1, 9999)})</span>',
    )
    author = author if author and author in meta else None
    comments = page.comments(0, 4)
    said = "".join(
        f'<li><div class="name">{page.number(130, 189)}****{page.number(1000, 9999)}</div><div class="txt">{text}</div><div class="t">{page.number(1, 11)}个月前</div></li>'
        for text in comments
    )
    asks = link_list(
        page, 6, '<div class="qa"><a class="q" href="{url}">{}</a><p>答：您好，建议您先咨询发卡机构...</p></div>'
    )
    html = f"""<!DOCTYPE html><html><head><meta charset="UTF-8"><title>{page.pick(f"{section}_{city}贷款攻略_{site}", f"{page.title}-{section}-{site}", f"{page.title}_{site}")}</title>
<meta name="keywords" content="{section},{",".join(page.tags(3))}"><meta name="description" content="{site}为您提供{section}等信息，帮助您快速找到合适的贷款产品。">
<meta property="og:title" content="{section}">{filler_style(page, page.number(3000, 12000), "r")}{filler_script(page, page.number(1000, 6000))}</head><body>
<div class="header"><a class="logo">{site}</a><span class="city">{city} <a>[切换城市]</a></span><ul class="menu"><li>首页</li><li>找贷款</li><li>办信用卡</li><li>查额度</li><li>攻略</li><li>问答</li></ul><a>登录</a>/<a>注册</a> 客服热线 400-000-0000</div>
<div class="crumb">当前位置：<a href="/">{site}</a> &gt; <a href="/gl/">攻略</a> &gt; <a href="/gl/{page.number()}">{section}</a>{page.maybe(0.5, f" &gt; {page.title}")}</div>
<div class="w clearfix"><div class="left"><div class="art-box"><h1>{page.title}</h1><div class="art-meta">{meta}</div>{page.maybe(0.3, f'<div class="guide">导读：{page.aside(page.lines[0][:40])}</div>') if page.chance(0.5) else ""}
<div class="art-con">
{render(blocks[:cut], forms)}
{page.maybe(0.4, card)}
{render(blocks[cut:], forms)}
</div>
<div class="tips">{page.pick("温馨提示：贷款有风险，申请需谨慎。本文内容仅供参考，不构成任何建议。", "声明：以上内容由网友整理，如有侵权请联系客服删除。")}</div>
<div class="art-tag">标签：{"".join(f"<a>{tag}</a>" for tag in page.tags(3))}</div>
<div class="good"><a>有用({page.number(0, 99)})</a><a>没用({page.number(0, 20)})</a></div>
<div class="pn"><p>上一篇：<a href="#">{page.headlines(1)[0]}</a></p><p>下一篇：<a href="#">{page.headlines(1)[0]}</a></p></div></div>
<div class="cmt-box"><h3>用户评论（{len(comments)}）</h3><ul>{said}</ul></div>
<div class="ask-box"><h3>相关问答</h3>{asks}</div></div>
<div class="right"><div class="apply"><h3>30秒快速申请</h3><form><label>贷款金额</label><input> 万元<label>贷款期限</label><select><option>3个月</option><option>6个月</option><option>12个月</option></select><label>职业身份</label><select><option>上班族</option><option>个体户</option></select><button>搜索贷款</button></form></div>
<div class="hot"><h3>热门攻略</h3><ul>{link_list(page, 10)}</ul></div><div class="city"><h3>热门城市贷款</h3>{" ".join(f"<a>{place}贷款</a>" for place in COMMON["places"])}</div></div></div>
<div class="footer">友情链接：{channels(page, 10, '<a href="{url}">{}</a>', " ")}<p>© 2012-2021 {site} 江ICP备120{page.number()}号 风险提示：市场有风险，投资需谨慎</p></div></body></html>"""
    page.neutral[:] = [line for line in page.neutral if line in html]
    return page.done(
        "loan_portal", f"https://www.{page.pick('rongyi', 'kaka')}.example.com/gl/{page.pick('', 'news/')}{page.number(10000, 999999)}.html", html,
        when=when, precision=Precision.MINUTE if minute else Precision.DAY, author=author,
        source=None if author or f"来源：{site}" not in html else site, category=section,
    )  # fmt: skip


def lawyers(rng: Random) -> SimulatedPage:
    """A directory of lawyers: legal knowledge with a lawyer's card and telephone, 律师解答, forms for questions, 展开全文."""
    page = Page(rng, ("loans",))
    when, site = page.moment(2012, 2023), page.pick("寻法网", "律岸", "六法通")
    field = page.pick("债权债务", "民间借贷", "合同纠纷", "婚姻家庭", "交通事故")
    editor = page.pick("律岸小编", page.person())
    author = f"{page.person()}律师" if page.chance(0.4) else None
    blocks = page.blocks(3, 10, heads=0.4, lists=0.1, strong=0.15, typed="{}、")
    forms = {"p": "<p>　　{}</p>", "h": "<h2>{}</h2>", "item": "<p>　　{}</p>"}
    law_card = f"""<div class="lawyer-card"><img src="/l.jpg"><b>{page.person()}律师</b> <span>{page.pick("江原", "云坪")}-专职律师</span><p>好评率：{page.number(90, 100)}% 服务人数：{page.number(100, 9999)}人 响应时间：{page.number(1, 9)}分钟内</p><a>立即咨询</a> <a>电话咨询</a></div>"""
    cut = page.number(1, len(blocks))
    day = page.pick(f"{when:%Y-%m-%d}", f"{when:%Y.%m.%d}", f"{when:%Y-%m-%d %H:%M:%S}")
    byline = page.pick(
        f"<span>{page.pick('更新时间：', '发布时间：', '')}{day}</span> <span>浏览量：{page.counter()}</span> {f'<span>作者：{author}</span>' if author else f'<span>编辑：{editor}</span>'}",
        f"<i>来源：{site}整理</i> <i>{day}</i> <i>{page.number(100, 9999)}人看过</i>",
    )
    author = author if author and author in byline else None
    html = f"""<!DOCTYPE html><html><head><meta charset="{page.pick("gbk", "utf-8")}"><title>{page.title}{page.pick(f" - {field} - {site}", f"-{site}", f"_{field}_{site}律师网")}</title>
<meta name="keywords" content="{page.title}"><meta name="description" content="{page.lines[0][:90]}"><meta name="applicable-device" content="pc">
<script type="application/ld+json">{{"@context":"https://ziyuan.example.com/contexts/cambrian.jsonld","@id":"https://www.lvan.example.com/","title":"{page.title.replace('"', "")}","pubDate":"{when:%Y-%m-%dT%H:%M:%S}","upDate":"{when:%Y-%m-%dT%H:%M:%S}"}}</script>
{filler_style(page, page.number(2000, 9000), "law")}{filler_script(page, page.number(1000, 5000))}</head><body>
<div class="top">{site}，让法律咨询更简单 <a>律师入驻</a> <a>手机版</a></div><div class="nav">{channels(page, 6)}<a>找律师</a><a>法律咨询</a><a>法律知识</a><a>律师文集</a></div>
<div class="mbx"><a href="/">{site}</a> &gt; <a href="/zs/">法律知识</a> &gt; <a href="/zs/{page.number()}/">{field}</a>{page.pick(" &gt; 正文", "")}</div>
<div class="main"><div class="detail"><h1 class="detail-title">{page.title}</h1><div class="detail-info">{byline}</div>
{page.maybe(0.4, law_card)}<div class="detail-content{page.maybe(0.4, " fold")}">
{render(blocks[:cut], forms)}
{page.maybe(0.4, f'<div class="ask-inline"><p>遇到{field}问题？您可以在线咨询专业律师</p><a>免费提问</a> <span>当前<b>{page.number(100, 999)}</b>位律师在线</span></div>')}
{render(blocks[cut:], forms)}
</div>{page.maybe(0.4, '<div class="unfold"><a>展开全文</a></div>')}
<p class="statement">{page.pick("声明：该作品系作者结合法律法规及互联网相关知识整合，如若侵权请通过投诉通道提交信息，我们将按照规定及时处理。", "以上内容仅供参考，如有具体法律问题，请咨询专业律师。")}</p>
<div class="zan"><a>赞({page.number(0, 30)})</a><a>收藏</a><a>举报</a></div></div>
<div class="lawyers"><h3>推荐律师</h3><ul>{"".join(f"<li><b>{page.person()}律师</b><p>{place}-{field}</p><p>000-0000-0000</p></li>" for place in COMMON["places"][:4])}</ul></div>
<div class="relate"><h3>相关知识推荐</h3>{link_list(page, 8, '<div class="item"><a href="{url}">{}</a><p>浏览{n}00次 {date}</p></div>')}</div></div>
<div class="side"><h3>{field}热门文章</h3><ol>{link_list(page, 10)}</ol><form><h3>法律咨询</h3><textarea>请详细描述您的问题</textarea><input value="请输入手机号"><button>提交</button></form></div>
<div class="bottom">{site}是由江原某网络科技有限公司运营 Copyright 2006-{when:%Y} 江ICP备1000{page.number(1000, 9999)}号<br>微信扫一扫 免费问律师</div></body></html>"""
    return page.done(
        "lawyers", f"https://www.lvan.example.com/zhishi/{page.number(1000000, 9999999)}.html", html,
        when=when, precision=Precision.SECOND if ":" in day else Precision.DAY, author=author, category=field,
        source=None,
    )  # fmt: skip

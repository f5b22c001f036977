"""Threads: what the first writer says is the article, what the others say are comments."""

# ruff: noqa: E501 - markup has the long lines of the pages that it imitates

from __future__ import annotations

from datetime import timedelta
from random import Random

from pipeline.records import Precision
from tests.simulators.fresh.furniture import channels, filler_script, filler_style, link_list
from tests.simulators.fresh.writing import Page, render
from tests.simulators.pages import SimulatedPage


def bar(rng: Random) -> SimulatedPage:
    """A thread of a bar: lines parted by <br>, the writer's card beside each floor, 1楼 and the time below, 来自客户端."""
    page = Page(rng, ("life", "loans", "knowledge"))
    when, author, name = page.moment(2011, 2023), page.handle(), page.tags(1)[0]
    blocks = page.blocks(1, 8, longest=2, images=0.12)
    text = render(
        blocks, {"p": "{}<br>", "img": '<img class="BDE_Image" src="https://imgsa.example.com/f.jpg" width="560"><br>'}
    )
    page.neutral.clear()
    more = page.blocks(1, 3, longest=2) if page.chance(0.3) else []
    comments = page.comments(1, 9)

    def post(floor: int, who: str, html: str, at: str, *, first: bool = False) -> str:
        badge = page.maybe(0.9, '<div class="louzhubiaoshi_wrap"><div>楼主</div></div>') if first else ""
        return f"""<div class="l_post l_post_bright j_l_post clearfix" data-field='{{"content":{{"post_no":{floor}}}}}'><div class="d_author">{badge}<ul class="p_author"><li><img src="//tb.example.com/portrait/{floor}"></li><li class="d_name"><a class="p_author_name">{who}</a></li><li class="l_badge"><div class="d_badge_title">{page.pick("初级粉丝", "中级粉丝", "铁杆会员")}</div><div class="d_badge_lv">{page.number(1, 15)}</div></li></ul></div>
<div class="d_post_content_main"><div class="p_content"><cc><div class="d_post_content j_d_post_content">            {html}</div></cc></div><div class="core_reply"><div class="core_reply_tail"><div class="post-tail-wrap">{page.pick("", "<span>IP属地:江原</span>", "<span>IP属地:云坪</span>")}<a>举报</a><span class="tail-info">{page.maybe(0.4, "来自<a>Android客户端</a>")}</span><span class="tail-info">{floor}楼</span><span class="tail-info">{at}</span><a>{page.pick("回复", "收起回复")}</a></div></div></div></div></div>"""

    first = post(1, author, text, f"{when:%Y-%m-%d %H:%M}", first=True)
    if more:  # the writer goes on on the second floor: part of the article for some readers
        said = render(more, {"p": "{}<br>"})
        start = len(page.lines) - sum(block.kind in ("p", "h") for block in more)
        page.neutral.extend(page.lines[start:])
        del page.lines[start:]
        first += post(2, author, said, f"{when + timedelta(minutes=7):%Y-%m-%d %H:%M}", first=True)
    floors = "".join(
        post(n, page.handle(), html, f"{when + timedelta(hours=n):%Y-%m-%d %H:%M}")
        for n, html in enumerate(comments, 3 if more else 2)
    )
    html = f"""<!DOCTYPE html><html><head><meta charset="{page.pick("UTF-8", "gbk")}"><title>{page.pick(f"{page.title}_{name}吧_江度贴吧", f"{page.title}【{name}吧】_江度贴吧")}</title>
<meta name="description" content="{page.lines[0][:60]}"><meta name="keywords" content="{name},贴吧">{filler_style(page, page.number(2000, 8000), "tb")}</head><body><div class="wrap1"><div id="head"><a>网页</a><a>资讯</a><a>贴吧</a><a>知道</a><form><input><button>进入贴吧</button><button>全吧搜索</button></form></div>
<div class="card_top"><a class="card_title_fname">{name}吧</a><a>关注</a><span>关注：<b>{page.number(100, 99999):,}</b></span><span>贴子：<b>{page.number(1000, 999999):,}</b></span></div><ul class="nav_list"><li>看贴</li><li>图片</li><li>精品</li><li>视频</li></ul>
<div class="left_section"><ul class="l_posts_num"><li><span>{len(comments)}</span>回复贴，共<span>1</span>页</li><li><a>&lt;返回{name}吧</a></li></ul><div class="core_title"><h3 class="core_title_txt pull-left text-overflow" title="{page.title}">{page.title}</h3><ul><li><a>只看楼主</a></li><li><a>收藏</a></li><li><a>回复</a></li></ul></div>
<div class="p_postlist" id="j_p_postlist">{first}{page.maybe(0.3, '<div class="ad_post"><a href="//ad.example.com">江原装饰公司 全包价一平多少？点击测一测</a><span>广告</span></div>')}{floors}</div><div class="editor"><p>登录江度账号</p><button>发表</button><p>发贴请遵守贴吧协议及“七条底线”</p></div></div>
<div class="right_section"><h4>贴吧热议榜</h4><ul>{link_list(page, 10, '<li><span>{n}</span><a href="{url}">{}</a><em>{n}20134</em></li>')}</ul></div></div><div class="footer">©{when:%Y} Jiangdu 贴吧协议 | 隐私政策 | 吧主制度 | 意见反馈 | 网络谣言警示</div>{filler_script(page, page.number(2000, 12000))}</body></html>"""
    return page.done("bar", f"https://tieba.jiangdu.example.com/p/{page.number(1000000000, 8999999999)}", html,
        when=when, precision=Precision.MINUTE, author=author,
    )  # fmt: skip


def old_forum(rng: Random) -> SimulatedPage:
    """An old forum: 楼主:X 时间:... 点击:... 回复:..., text by <br> after blanks, alt items without ids, 举报 | 回复 | 只看此人."""
    page = Page(rng, ("life", "society", "loans"))
    when, author, board = (
        page.moment(2005, 2018),
        page.handle(),
        page.pick("江畔杂谈", "情感天地", "经济论坛", "煮酒论史"),
    )
    blocks = page.blocks(2, 14, longest=3)
    gap = page.pick("　　{}<br>", "　　{}<br>\n<br>", "{}<br>\r\n　　")
    text, comments = render(blocks, {"p": gap}), page.comments(2, 10)
    floors = "".join(
        f"""<div class="atl-item" js_username="u{n}"><div class="atl-head"><div class="atl-info"><span>作者：<a>{page.handle()}</a></span> <span>时间：{when + timedelta(hours=n):%Y-%m-%d %H:%M:%S}</span></div></div>
<div class="atl-content"><div class="atl-con-hd"></div><div class="bbs-content">　　{html}</div><div class="atl-reply">{page.maybe(0.3, "来自 <a>江涯客户端</a> | ")}<a>举报</a> | <span>{n}楼</span> | <a>点赞</a> | <a>打赏</a> | <a>回复</a> | <a>评论</a></div></div></div>"""
        for n, html in enumerate(comments, 1)
    )
    html = f"""<!DOCTYPE HTML><html><head><meta charset="{page.pick("utf-8", "gb2312")}"><title>{page.title}_{board}_江涯论坛</title><meta name="description" content="{page.title}_{board}_论坛">{filler_script(page, page.number(500, 7000))}</head><body>
<div id="top_nav_wrap"><a>江涯</a> <a>论坛</a> <a>博客</a> <a>问答</a> <a>部落</a> <a>登录</a>|<a>注册</a></div><div class="nav">{channels(page, 16, '<a href="{url}">{}</a>', " ")}</div>
<div id="doc"><div class="atl-location"><a href="/">江涯论坛</a> &gt; <a href="/list-free-1.shtml">{board}</a>{page.maybe(0.3, " &gt; <a>[我要发帖]</a>")}</div><div id="post_head"><h1 class="atl-title"><span class="s_title"><span>{page.maybe(0.3, "[原创]") if page.chance(0.3) else ""}{page.title}</span></span>{page.maybe(0.4, '<span class="tag">转载</span>')}</h1>
<div class="atl-menu clearfix"><div class="atl-info"><span>楼主：<a class="js-vip-check">{author}</a></span> <span>时间：{when:%Y-%m-%d %H:%M:%S}</span> <span>点击：{page.number(100, 99999)}</span> <span>回复：{len(comments)}</span></div><div><a>只看楼主</a> <a>阅读设置</a> <a>脱水模式</a></div></div></div>
<div class="atl-pages"><form><span class="short-pages-1">1</span> <input> 页 <button>确定</button></form></div>
<div class="atl-main"><div class="atl-item host-item"><div class="atl-content"><div class="atl-con-hd"></div><div class="bbs-content clearfix">
{text}</div><div class="host-operate"><a>赏金</a> <a>楼主发言：1次</a> <a>发图：{page.number(0, 4)}张</a> | <a>更多</a></div></div></div>{floors}</div><div class="post-bottom"><textarea></textarea><p>发表回复 请遵守江涯社区公约言论规则，不得违反国家法律法规</p></div>
<div class="more"><h3>相关推荐</h3>{link_list(page, 8)}</div></div><div id="foot">关于江涯 | 广告服务 | 江涯客服 | 隐私和版权 | 联系我们 © 1999 - {when:%Y} 江涯社区</div></body></html>"""
    return page.done("old_forum", f"http://bbs.jiangya.example.com/post-free-{page.number(100000, 6999999)}-1.shtml", html,
        when=when, precision=Precision.SECOND, author=author, category=board,
    )  # fmt: skip

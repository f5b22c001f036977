"""A thread of a Discuz forum: the first post is the article, the answers are comments."""

# ruff: noqa: E501 - markup stands as a site would serve it
from __future__ import annotations

from datetime import timedelta
from random import Random

from tests.simulators.families.furniture import (
    document,
    draw_headlines,
    draw_id,
    draw_script,
    esc,
    format_number,
    link,
    list_links,
)
from tests.simulators.families.rendering import Style, render
from tests.simulators.families.truth import as_page
from tests.simulators.families.writing import (
    draw_byline,
    draw_comments,
    draw_general_article,
    draw_loan_article,
    draw_nickname,
    stamp,
)
from tests.simulators.pages import SimulatedPage

RANKS = ("新手上路", "注册会员", "中级会员", "高级会员", "金牌会员", "论坛元老", "版主")
SIGNATURES = ("天道酬勤", "上善若水，厚德载物", "我还在路上", "签名档太懒，什么都没留下")


def _draw_author_box(name: str, rng: Random) -> str:
    return (
        f'<td class="pls" rowspan="2"><div class="pi"><div class="authi"><a class="xw1">{esc(name)}</a></div></div>'
        f'<div class="avatar"><img src="/uc/{draw_id(rng)}.gif"></div><div class="tns"><table><tr><th><p>{rng.randrange(900)}</p>主题</th>'
        f"<th><p>{rng.randrange(900)}</p>帖子</th><td><p>{format_number(rng)}</p>积分</td></tr></table></div>"
        f'<p><em>{rng.choice(RANKS)}</em></p><dl class="pil"><dt>积分</dt><dd>{format_number(rng)}</dd><dt>注册时间</dt><dd>2009-{rng.randint(1, 12)}-{rng.randint(1, 28)}</dd></dl>'
        '<ul class="xl o"><li class="pm2"><a>发消息</a></li></ul></td>'
    )


def draw_discuz(rng: Random) -> SimulatedPage:
    """Tables of posts with a box about the poster, edit notes, signatures, quotes, floors, a fast reply form."""
    most = rng.choice((1, 2))
    writing = (
        draw_loan_article(rng, headings=False, most=most)
        if rng.random() < 0.6
        else draw_general_article(rng, kind=rng.choice(("stories", "life")), most=most)
    )
    byline = draw_byline(rng, (2008, 2019), authors=1.0, nickname=True)
    date = stamp(byline.published, rng.choice(("%Y-%-m-%-d %H:%M", "%Y-%-m-%-d %H:%M:%S")))
    site = rng.choice(("卡神论坛", "还债互助社区", "老街坊论坛"))
    style = rng.choice(
        (
            Style(text="{}<br />\n<br />", heading="<strong>{}</strong><br />", items="<ul>{}</ul><br />"),
            Style(text="　　{}<br />", heading="　　<strong>{}</strong><br />"),
            Style(text='<div align="left">{}</div>', heading="<div><b>{}</b></div>"),
        )
    )
    edited = (
        f'<i class="pstatus"> 本帖最后由 {esc(byline.author or "")} 于 {byline.published:%Y-%-m-%-d} {byline.published:%H}:59 编辑 </i><br /><br />'
        if rng.random() < 0.4
        else ""
    )
    comments = draw_comments(rng, rng.randint(0, 9))
    posts = []
    moment = byline.published
    for floor, text in enumerate(comments, 2):
        moment += timedelta(hours=rng.randint(1, 30), minutes=rng.randint(0, 59))
        name = draw_nickname(rng)
        quote = (
            f'<div class="quote"><blockquote><font size="2"><a>{esc(byline.author or "")} 发表于 {date.text}</a></font><br />{esc(writing.lines[0][:30])}...</blockquote></div><br />'
            if rng.random() < 0.2
            else ""
        )
        posts.append(
            f'<div id="post_{floor}"><table class="plhin"><tr>{_draw_author_box(name, rng)}<td class="plc"><div class="pi"><strong><a><em>{floor}</em><sup>#</sup></a></strong><div class="authi"><em>发表于 {moment:%Y-%-m-%-d %H:%M}</em> <span class="pipe">|</span><a>只看该作者</a></div></div><div class="pct"><div class="pcb"><div class="t_fsz"><table><tr><td class="t_f" id="postmessage_{floor}">{quote}{esc(text)}</td></tr></table></div></div></div></td></tr><tr><td class="plc plm"><div class="sign">{rng.choice(SIGNATURES)}</div></td></tr><tr><td class="pls"></td><td class="plc"><div class="po"><a>回复</a> <a>支持</a> <a>反对</a> <a>举报</a></div></td></tr></table></div>'
        )
    html = document(
        f"{writing.title} - {writing.category} - {site} - Powered by Discuz!",
        '<meta name="generator" content="Discuz! X3.2" />' + draw_script(rng, 800),
        f"""<div id="toptb"><a>设为首页</a><a>收藏本站</a> <a>切换到窄版</a></div><div id="hd"><h2><a href="/">{site}</a></h2><form><label>用户名</label><input><label>密码</label><input> <a>找回密码</a> <a>立即注册</a></form><div id="nv"><ul>{list_links(("门户", "论坛", "家园", "排行榜", "新手指南", "每日签到", "勋章"), rng)}</ul></div></div>
<div id="wp"><div id="pt" class="bm cl"><div class="z"><a class="nvhm" href="/">{site}</a> <em>›</em> <a>论坛</a> <em>›</em> {link(writing.category, rng)} <em>›</em> {link(writing.title, rng)}</div></div>
<div id="ct"><div id="pgt"><a id="newspecial">发帖</a> <a>返回列表</a></div>
<div id="postlist" class="pl bm"><table><tr><td class="pls ptn"><div class="hm"><span class="xg1">查看:</span> <span class="xi1">{format_number(rng)}</span><span class="pipe">|</span><span class="xg1">回复:</span> <span class="xi1">{len(comments)}</span></div></td><td class="plc ptm"><h1 class="ts"><a>[{writing.category}]</a> <span id="thread_subject">{esc(writing.title)}</span></h1> <span class="xg1"><a>[复制链接]</a></span></td></tr></table>
<div id="post_1"><table class="plhin"><tr>{_draw_author_box(byline.author or "", rng)}<td class="plc"><div class="pi"><strong><a>楼主</a></strong><div class="authi"><img src="/static/online.gif"> <em id="authorposton1">发表于 {date.text}</em> <span class="pipe">|</span><a>只看该作者</a> <span class="none">|<a>倒序浏览</a></span></div></div><div class="pct"><div class="pcb"><div class="t_fsz"><table><tr><td class="t_f" id="postmessage_1">{edited}
{render(writing.pieces, style, rng)}
</td></tr></table></div></div><div id="p_btn"><a>收藏<span>{rng.randrange(20)}</span></a> <a>分享</a> <a>淘帖</a></div></div></td></tr><tr><td class="plc plm"><div class="sign">{rng.choice(SIGNATURES)}</div></td></tr></table></div>
{"".join(posts)}</div>
<div id="f_pst"><form><p>您需要登录后才可以回帖 <a>登录</a> | <a>立即注册</a></p><p>本版积分规则 <label><input type="checkbox">回帖后跳转到最后一页</label></p></form></div>
<div class="bm"><h3>相关帖子</h3><ul>{list_links(draw_headlines(rng, 5, loans=True), rng, item="<li>• {}</li>")}</ul></div></div></div>
<div id="ft"><p><a>小黑屋</a>|<a>手机版</a>|<a>Archiver</a>|<strong>{site}</strong> GMT+8, {byline.fetched_at:%Y-%-m-%-d %H:%M} , Processed in 0.0{rng.randrange(99999)} second(s), {rng.randrange(40)} queries .</p><p>Powered by Discuz! X3.2 © 2001-2013 Comsenz Inc.</p></div>""",
    )
    url = f"http://bbs.{draw_id(rng, 6)}.com/thread-{rng.randrange(99999)}-1-1.html"
    return as_page("discuz", url, html, writing, byline, date, comments=comments)

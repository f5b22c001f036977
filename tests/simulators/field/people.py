"""Questions to lawyers, forums and notes: pages whose text is written by those who visit them."""

# ruff: noqa: E501 - markup has the long lines of the pages that it imitates

from __future__ import annotations

from random import Random

from pipeline.records import Precision
from tests.simulators.field.furniture import box, footer, script, style
from tests.simulators.field.writing import Forms, Sheet
from tests.simulators.pages import SimulatedPage


def law_question(rng: Random) -> SimulatedPage:
    """A law site's question: q-title and q-detail, 提问时间 with place, lawyers' answers with 采纳, phones and 好评, 相似咨询."""
    s = Sheet(rng, "question")
    when, site = s.moment(2012, 2022), s.pick("找法通", "法律快船", "律图在线")
    ask, gap = s.line(s.story["ask"]), s.pick("", "\n  ")  # some templates have their boxes in one line
    answers = "".join(
        f'<div class="answer"><div class="lawyer"><a><img></a><a class="name">{s.person()}律师</a><span>{s.place}</span><em>执业{s.number(3, 20)}年</em><span>已帮助{s.number(100, 9999)}人</span><a>咨询我</a><b>{s.pick("", "电话：0000-0000000")}</b></div><div class="about-text">{s.line(text)}</div><div class="time">{when.year}-{when:%m-%d} {20 + n}:1{n}:0{n} 回复</div><div class="zan">有用({s.number(0, 9)}) <a>追问</a></div></div>'
        for n, text in enumerate(s.story["answers"])
    )
    html = f"""<!DOCTYPE html><html><head><meta charset="{s.pick("gbk", "utf-8")}"><title>{s.title}-{site}</title><meta name="description" content="{ask[:60]}">{script(s, 2000)}{style(s, 2000)}</head><body><div class="top"><a>{site}首页</a><a>找律师</a><a>法律咨询</a><a>法律知识</a><span>全国免费法律咨询热线：400-000-0000</span></div><div class="crumb">当前位置：<a>{site}</a> &gt; <a>法律咨询</a> &gt; <a>债权债务</a> &gt; 详情</div><div class="main"><div class="question"><h1 class="q-title">{s.title}</h1><div class="q-info">{gap}<span>{s.place}在线咨询：#{s.number(100000, 999999)}</span>{gap}<span>提问时间：{when:%Y-%m-%d %H:%M}</span>{gap}<span>{len(s.story["answers"])}个回复</span><span>浏览{s.number()}次</span></div><p class="q-detail">{ask}</p><div class="q-btn"><a>我来回答</a><a>我有类似问题</a></div></div><h2 class="tit">律师回答</h2>{answers}<div class="tips">温馨提示：以上回复仅供参考，如有疑问可<a>一对一咨询律师</a>，律师3分钟内响应</div>{box(s, "相似咨询", 6, '<li><a href="{url}">{}</a><span>{n}个律师回答</span><span>{date}</span></li>')}</div><div class="side"><div class="ad">没有找到答案？<a>立即提问</a><p>当前在线律师 {s.number()} 位</p></div>{box(s, "热门法律知识", 8)}</div>{footer(s, site)}</body></html>"""
    return s.done("law_question", f"http://china.zhaofa.example.cn/ask/question_{s.number(10**6, 10**8)}.html", html, when=when, category="债权债务")  # fmt: skip


def law_knowledge(rng: Random) -> SimulatedPage:
    """A law site's article: det-title, info spans of 作者/更新/阅读, 导读, headings with the questions, card of a lawyer in the middle."""
    s = Sheet(rng, "law", "guide")
    when, site, author = s.moment(2015, 2024), s.pick("华法网", "律知网"), s.person()
    kind = s.pick("lawyer", "editor", "none")
    info = {
        "lawyer": f"<span>{author}</span><span>执业律师</span><span>{when:%Y-%m-%d}</span>",
        "editor": f"<span>{site}编辑整理</span><span>{when:%Y.%m.%d} 更新</span>",
        "none": f"<span>来源：{site}</span><span>{when:%Y-%m-%d %H:%M:%S}</span>",
    }[kind]
    parts = s.article(
        Forms(p='<p style="text-indent:2em">{}</p>', h="<h2>{}</h2>", item='<p style="text-indent:2em">{}</p>')
    )
    card = f'<div class="det-lawyer"><a>{s.person()}律师</a><span>擅长：债权债务、合同纠纷</span><span>服务地区：{s.place}</span><a>立即咨询</a></div>'
    html = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{s.title} - {site}</title>{style(s, 3000)}{script(s, 2000)}</head><body><div class="header"><a>{site}</a><a>找律师</a><a>问律师</a><a>打官司</a><a>合同文书</a><input placeholder="请输入您要咨询的问题"></div><div class="pos"><a>{site}首页</a> &gt; <a>法律知识</a> &gt; <a>债权债务</a> &gt; {s.title}</div><div class="w760 fl"><div class="det-title"><h1>{s.title}</h1><div class="info">{info}<span>{s.number()}人看过</span></div></div><div class="det-nr"><div class="daodu"><strong>导读：</strong>{s.summary()}</div>{"".join(parts[:2])}{card}{"".join(parts[2:])}<p class="state">{s.pick("", "以上内容由" + site + "整理，如需转载请注明出处。")}</p></div><div class="useful">该内容对我有帮助 赞({s.number(0, 99)})</div><div class="free">遇到法律问题？<a>免费问律师</a> 已有{s.number()}万用户获得帮助</div>{box(s, "相关知识推荐", 8)}<div class="laws"><h3>相关法条</h3><p>《中华人民共和国民法典》第六百七十五条</p></div></div><div class="fr">{box(s, "热门专题", 6)}{box(s, "最新咨询", 6, '<li><a href="{url}">{}</a><em>{n}分钟前</em></li>')}</div>{footer(s, site)}</body></html>"""
    return s.done("law_knowledge", f"https://www.huafa.example.cn/laws/{s.number(10**5, 10**7)}.aspx", html,
        when=when, precision=Precision.SECOND if kind == "none" else Precision.DAY, author=author if kind == "lawyer" else None, category="债权债务",
    )  # fmt: skip


def board(rng: Random) -> SimulatedPage:
    """Discuz! X: pls with 主题/帖子/积分, authi with 发表于 and 只看该作者, t_f table cell, 本帖最后由, signatures, floors 沙发 and 板凳."""
    s = Sheet(rng, "loans", "life", "guide", "question")
    when, author, site = s.moment(2010, 2021), s.handle(), s.pick("我爱卡包论坛", "负债者之家")
    if "ask" in s.story:
        body = s.line(s.story["ask"])
        said_rows = [s.say(text) for text in s.story["answers"]]
        s.said.extend(said_rows)
    else:
        body = s.body(
            Forms(
                p="{}<br />\n<br />\n",
                h="<strong>{}</strong><br />\n",
                quote='<div class="quote"><blockquote>{}</blockquote></div>',
                item="<li>{}</li>",
                items="<ul>{}</ul>",
                img='<ignore_js_op><img id="aimg_1" src="static/image/common/none.gif" file="1.jpg" /></ignore_js_op>{}<br />',
                glue="",
            )
        )
        said_rows = []
    said_rows += s.comments(5)
    floors = [
        "沙发",
        "板凳",
        "地板",
        "5<sup>#</sup>",
        "6<sup>#</sup>",
        "7<sup>#</sup>",
        "8<sup>#</sup>",
        "9<sup>#</sup>",
    ]

    def post(number: int, who: str, floor: str, text: str, stamp: str) -> str:
        return f'<div id="post_{number}"><table class="plhin"><tr><td class="pls" rowspan="2"><div class="pls favatar"><div class="pi"><div class="authi"><a class="xw1">{who}</a></div></div><div class="tns xg2"><table><tr><th><p><a>{s.number(1, 90)}</a></p>主题</th><th><p><a>{s.number()}</a></p>帖子</th><td><p><a>{s.number()}</a></p>积分</td></tr></table></div><p><em><a>{s.pick("新手上路", "注册会员", "论坛元老")}</a></em></p></div></td><td class="plc"><div class="pi"><strong><a>{floor}</a></strong><div class="pti"><div class="authi"><a>{who}</a> <em id="authorposton{number}">发表于 {stamp}</em><span class="pipe">|</span><a>只看该作者</a></div></div></div><div class="pct"><div class="pcb"><div class="t_fsz"><table><tr><td class="t_f" id="postmessage_{number}">{text}</td></tr></table></div></div></div></td></tr><tr><td class="plc plm"><div class="sign">{s.pick("", "踏踏实实还钱，堂堂正正做人", "无债一身轻")}</div></td></tr><tr><td class="pls"></td><td class="plc"><div class="po hin"><a>回复</a> <a>支持</a> <a>反对</a> <a>举报</a></div></td></tr></table></div>'

    edited = s.maybe(0.4, f'<i class="pstatus"> 本帖最后由 {author} 于 {when.year}-12-31 23:58 编辑 </i><br /><br />')
    posts = post(1, author, "楼主", edited + body, f"{when:%Y-%-m-%-d %H:%M:%S}") + "".join(
        post(n + 2, s.handle(), floors[n], text, f"{when.year}-12-31 1{n}:20:05") for n, text in enumerate(said_rows)
    )
    html = f"""<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=gbk" /><title>{s.title} - 逾期交流 - {site} - Powered by Discuz!</title><meta name="generator" content="Discuz! X3.2" />{style(s, 2000)}{script(s, 1500)}</head><body id="nv_forum" class="pg_viewthread"><div id="toptb"><a>设为首页</a><a>收藏本站</a><a>切换到宽版</a></div><div id="hd"><h2><a>{site}</a></h2><form><table><tr><td>用户名</td><td><input></td><td>自动登录</td><td><a>找回密码</a></td></tr><tr><td>密码</td><td><button>登录</button></td><td><a>立即注册</a></td></tr></table></form><div id="nv"><ul>{s.channels(6, "<li><a>{}</a></li>")}</ul></div><div id="scbar">热搜: <a>协商</a> <a>分期</a></div></div><div id="wp"><div id="pt"><div class="z"><a>{site}</a> <em>&rsaquo;</em> <a>论坛</a> <em>&rsaquo;</em> <a>逾期交流</a> <em>&rsaquo;</em> <a>{s.title}</a></div></div><div id="pgt"><a>发帖</a><a>返回列表</a></div><div id="postlist" class="pl bm"><table><tr><td class="pls ptn pbn"><div class="hm"><span class="xg1">查看:</span> <span class="xi1">{s.number()}</span><span class="pipe">|</span><span class="xg1">回复:</span> <span class="xi1">{len(s.said)}</span></div></td><td class="plc ptm pbn"><h1 class="ts"><a>[求助]</a> <span id="thread_subject">{s.title}</span></h1><span class="xg1"><a>[复制链接]</a></span></td></tr></table>{posts}</div>
<div id="f_pst"><p>您需要登录后才可以回帖 <a>登录</a> | <a>立即注册</a></p><p>本版积分规则</p></div></div><div id="ft"><p>Powered by <strong>Discuz!</strong> X3.2 &copy; 2001-2013 Comsenz Inc.</p><p>GMT+8, {when.year}-12-31 22:10 , Processed in 0.0{s.number(10, 99)} second(s), 14 queries .</p><p>Archiver|手机版|小黑屋|{site}</p></div></body></html>"""
    return s.done("board", f"http://bbs.kabao.example.com/thread-{s.number(10**4, 10**7)}-1-1.html", html, when=when, precision=Precision.SECOND, author=author, category="逾期交流")  # fmt: skip


def post_bar(rng: Random) -> SimulatedPage:
    """A bar of posts: core_title_txt, floors with 来自Android客户端 and minute, 收起回复, 楼主 badge, 贴吧热议榜; sign-in wall."""
    s = Sheet(rng, "loans", "life", "question")
    when, author = s.moment(2012, 2022), s.handle()
    if "ask" in s.story:
        body = s.line(s.story["ask"])
    else:
        body = s.body(
            Forms(
                p="            {}",
                h="{}",
                quote="{}",
                item="{}",
                img='<img class="BDE_Image" src="/1.jpg"><br>{}',
                glue="<br>",
            )
        )
    floor = '<div class="l_post l_post_bright j_l_post clearfix"><div class="d_author"><ul class="p_author"><li class="d_name"><a>{who}</a></li><li class="d_badge_lv">{level}</li>{host}</ul></div><div class="d_post_content_main"><div class="p_content"><div class="d_post_content j_d_post_content">{text}</div></div><div class="core_reply"><div class="post-tail-wrap"><span class="tail-info">{tail}</span><span class="tail-info">{number}楼</span><span class="tail-info">{stamp}</span><a>举报</a><a>回复</a></div></div></div></div>'
    posts = floor.format(
        who=author,
        level=s.number(1, 12),
        host="<li>楼主</li>",
        text=body,
        tail=s.pick("来自Android客户端", "来自iPhone客户端", ""),
        number=1,
        stamp=f"{when:%Y-%m-%d %H:%M}",
    )
    posts += "".join(
        floor.format(who=s.handle(), level=3, host="", text=text, tail="", number=n, stamp=f"{when.year}-12-31 20:0{n}")
        for n, text in enumerate(s.comments(6), 2)
    )
    html = f"""<!DOCTYPE html><html><head><meta charset="UTF-8"><title>{s.title}_戒赊吧_百渡贴吧</title>{style(s, 3000)}{script(s, 6000)}</head><body><div class="topbar"><a>百渡首页</a><a>登录</a><a>注册</a></div><div class="nav"><a>网页</a><a>资讯</a><a>视频</a><a>图片</a><a>知道</a><b>贴吧</b></div><div class="search"><input><button>进入贴吧</button><button>全吧搜索</button></div><div class="card_banner"><a class="card_title_fname">戒赊吧</a><span>关注：<b>{s.number()}</b></span><span>帖子：<b>{s.number()}</b></span></div><ul class="nav_list"><li>看贴</li><li>图片</li><li>吧主推荐</li><li>视频</li></ul><div class="p_thread"><ul class="l_posts_num"><li>{len(s.said) + 1}回复贴，共1页</li><li><a>&lt;返回戒赊吧</a></li></ul></div><div class="core_title_wrap_bright"><h3 class="core_title_txt pull-left text-overflow" title="{s.title}">{s.title}</h3><ul class="core_title_btns"><li>只看楼主</li><li>收藏</li><li>回复</li></ul></div><div class="p_postlist" id="j_p_postlist">{posts}</div><div class="pb_footer">登录百渡帐号 <a>下次自动登录</a></div><div class="aside"><h4>贴吧热议榜</h4>{s.links(8, '<li><span>{n}</span><a href="{url}">{}</a><em>{n}3万</em></li>')}</div><p>贴吧页面意见反馈 违规贴吧举报反馈通道 贴吧违规信息处理公示</p><p>发贴请遵守贴吧协议及“七条底线”贴吧投诉</p></body></html>"""
    return s.done("post_bar", f"https://tieba.baidu2.example.com/p/{s.number(10**9, 10**10)}", html, when=when, author=author, category="戒赊吧")  # fmt: skip

"""New media: magazines on the web and in applications, 2014 to 2024."""

# ruff: noqa: E501 - markup has the long lines of the pages that it imitates

from __future__ import annotations

from datetime import timedelta
from random import Random

from pipeline.records import Precision
from tests.simulators.fresh.furniture import as_json, filler_script, filler_style, link_list
from tests.simulators.fresh.writing import Page, render
from tests.simulators.pages import SimulatedPage


def news_app(rng: Random) -> SimulatedPage:
    """A newspaper's application on the web: hashed class names, text also in __NEXT_DATA__, ∙ between source and section."""
    page = Page(rng, ("society", "loans", "knowledge"))
    when, paper = page.moment(2014, 2024), "澄江新闻"
    section = page.pick("一号专案", "直击现场", "长三角政商", "财经上下游", "教育家", "运动装备")
    reporter = page.pick(f"{page.person()}", f"{page.person()} {page.person()}")
    kind = page.pick("记者", "实习生", "特约撰稿")
    old = page.chance(0.4)
    blocks = page.blocks(4, 16, heads=0.2, images=0.3, strong=0.1, quotes=0.05)
    forms = (
        {"p": "{}<br>", "h": "<strong>{}</strong><br>", "img": '<div class="contheight"></div><div style="text-align:center"><img src="/i.jpg" width="600"></div><div style="font-size:15px;color:#999999;">{}</div>'}
        if old
        else {"p": "<p>{}</p>", "h": "<p><strong>{}</strong></p>", "img": '<figure class="image"><img src="//img.example.com/1.jpg"><figcaption>{}</figcaption></figure>'}
    )  # fmt: skip
    body = render(blocks, forms)
    correspondent = page.person()
    ending = page.pick(f"责任编辑：{correspondent}", f"责任编辑：{correspondent}　图片编辑：{page.person()}")
    who = page.pick(f"{paper}{kind} {reporter}", f"{paper}{kind} {reporter}", f"来源：{page.paper()}")
    author = reporter if reporter in who else None
    comments = page.comments(0, 4) if not old else page.comments(1, 6)
    if old:
        said = "".join(
            f'<div class="comment_que"><div class="aqwleft"><a>{page.handle()}</a> <span>{page.number(2, 23)}小时前</span></div><div class="ansright_cont">{text}</div><div class="ansright_time"><a>{page.number(0, 40)}</a> <a>回复</a></div></div>'
            for text in comments
        )
        html = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{page.title}_{section}_{paper}-Chengjiang News</title><meta name="Keywords" content="{",".join(page.tags(4))}">
<meta name="Description" content="{page.lines[0][:70]}">{filler_script(page, page.number(1000, 9000))}</head><body><div class="head_banner"><a>下载客户端</a> <a>登录</a></div><div class="bn_bt"><ul><li>时事</li><li>财经</li><li>思想</li><li>生活</li><li>问吧</li></ul></div>
<div class="main_lt"><div class="newscontent"><h1 class="news_title">{page.title}{page.maybe(0.2, '<span class="badge">深度</span>')}</h1><div class="news_about"><p>{who}</p><p>{when:%Y-%m-%d %H:%M} 来源：<span>{paper}</span> {page.maybe(0.3, "<i>字号</i>")}</p></div><div class="news_path"><a href="/channel">{section} &gt;</a></div><div class="news_txt" data-size="standard">
{body}</div><div class="news_editor">{ending}</div><div class="go_wap">澄江新闻报料：000-000-0000　<span>澄江新闻，未经授权不得转载</span></div><div class="news_tit2"><a>新闻联想</a></div><ul>{link_list(page, 5)}</ul></div>
<div class="commentlist"><h2>评论（{len(comments)}）</h2>{said}</div></div><div class="main_rt"><h2>热新闻</h2>{link_list(page, 10, '<li class="list_hot"><i>{n}</i><a href="{url}">{}</a></li>')}<h2>热话题</h2>{link_list(page, 4)}</div><div class="footer">关于澄江 | 在澄江工作 | 联系我们 | 法律声明<br>江B2-2014{page.number(1000, 9999)} © 2014-{when:%Y} 江原东方报业有限公司</div></body></html>"""
    else:
        hashed = f"index_title__{page.number():x}B4"
        state = {"props": {"pageProps": {"detailData": {"name": page.title, "author": who, "pubTime": f"{when:%Y-%m-%d %H:%M}", "content": body}}}}  # fmt: skip
        said = "".join(
            f'<div class="comment_item__x1"><a class="name">{page.handle()}</a><p class="txt__q">{text}</p><div><span>{when:%Y-%m-%d}</span> ∙ <span>{page.pick("江原", "岭东")}</span><span>回复</span></div></div>'
            for text in comments
        )
        html = f"""<!DOCTYPE html><html><head><meta charset="utf-8"/><title>{page.title}_{section}_{paper}-Chengjiang News</title><meta name="next-head-count" content="9"/>{filler_style(page, page.number(4000, 14000), "index_x")}</head>
<body><div id="__next"><header class="header__w"><ul class="ant-menu"><li>要闻</li><li>深度</li><li>直播</li><li>视频</li><li>更多</li></ul><a>下载客户端</a></header><main><div class="index_wrapper__L"><h1 class="{hashed}">{page.title}</h1>
<div class="index_left__y"><div>{who}</div><div class="ant-space"><span>{when:%Y-%m-%d %H:%M}</span> <span>{page.maybe(0.5, page.pick("江原", "云坪"))}</span></div><div>来源：<span>{paper}</span> ∙ <a class="inner_channel">{section}</a> &gt;</div><div>字号<span>超大</span><span>大</span><span>标准</span></div></div>
<div class="index_cententWrap__J">{page.maybe(0.3, '<div class="audio__a">听全文 <span>约6分钟</span></div>')}
{body}
</div><div class="index_copyright__c"><div>{ending}</div><div>校对：{page.person()}</div><div>澄江新闻报料：000-000-0000</div><div>澄江新闻，未经授权不得转载</div></div>
<div class="index_tags__t"><a>+1</a><a>收藏</a><a>我要举报</a> {"".join(f"<a>#{tag}</a>" for tag in page.tags(3))}</div>
<div class="index_comment__z"><h2>评论({len(comments)})</h2>{said}<button>发表</button></div><div class="index_rec__m"><h2>相关推荐</h2>{link_list(page, 6, '<div class="small_card"><a href="{url}"><h2>{}</h2></a><p>澄江财讯 <span>{date}</span></p></div>')}</div></div>
<aside><h3>热榜</h3><ul class="ant-list-items">{link_list(page, 10)}</ul></aside></main><footer>江公网安备310106020{page.number()}号 互联网新闻信息服务许可证：3112017{page.number()}</footer></div>
<script id="__NEXT_DATA__" type="application/json">{as_json(state)}</script></body></html>"""
    return page.done(
        "news_app", f"https://www.chengjiang.example.com/newsDetail_forward_{page.number(1000000, 29999999)}", html,
        when=when, precision=Precision.MINUTE, author=author, source=paper, category=section,
    )  # fmt: skip


def tech_magazine(rng: Random) -> SimulatedPage:
    """A magazine about business: author's card, 神译局-like line, 头图, 编者按, pull quotes, fold lines, relative times."""
    page = Page(rng, ("knowledge", "loans", "life"))
    when, author, site = page.moment(2015, 2023), page.pick(page.person(), page.handle()), page.pick("虎跃", "三十四氪")
    fetched = (
        when + timedelta(hours=page.number(1, 9)) if when.hour < 14 else when + timedelta(days=page.number(10, 300))
    )
    fresh = fetched.date() == when.date()
    stamp = (
        f"{max(1, int((fetched - when).total_seconds() // 3600))}小时前"
        if fresh
        else page.pick(f"{when:%Y-%m-%d %H:%M}", f"{when:%Y年%m月%d日 %H:%M}", f"{when.month}月{when.day}日 {when:%Y}")
    )
    blocks = page.blocks(6, 18, heads=0.2, images=0.2, quotes=0.12, lists=0.06, strong=0.15, longest=4)
    body = render(
        blocks,
        {
            "p": page.pick("<p>{}</p>", '<p label="正文" class="p-text">{}</p>', "<p><span>{}</span></p>"),
            "h": page.pick("<h2>{}</h2>", '<p label="大标题" class="p-title">{}</p>', "<h3><strong>{}</strong></h3>"),
            "quote": page.pick("<blockquote>{}</blockquote>", '<blockquote><p label="引用">{}</p></blockquote>'),
            "img": '<p class="image-wrapper"><img data-img-size-val="1080,720" src="https://img.example.com/v2_a.jpg"></p><p class="img-desc">{}</p>',
            "item": "<li><p>{}</p></li>",
            "list": '<ul class="list-paddingleft-2">{}</ul>',
        },
    )
    opening = page.pick("", "", f"本文来自公众号：{page.handle()}，作者：{author}，头图来自：视觉江原", f"编者按：本文来自“{page.handle()}”，{site}经授权发布。")  # fmt: skip
    opened = f'<p><span class="text-remarks">{page.aside(opening)}</span></p>' if opening else ""
    summary = (
        f'<div class="summary">{page.aside(page.fresh([page.sentence()])[:36])}</div>' if page.chance(0.35) else ""
    )
    section = page.pick("金融财经", "社会文化", "前沿科技", "生活方式") if page.chance(0.7) else None
    comments = page.comments(0, 6)
    said = "".join(
        f'<div class="comment-wrap"><div class="user"><a>{page.handle()}</a><i class="vip">黑卡</i></div><div class="comment-text">{text}</div><div class="op"><span>{page.number(1, 300)}天前</span><span>赞 {page.number(0, 80)}</span><span>踩</span><span>回复</span></div></div>'
        for text in comments
    )
    graph = {"@context": "https://schema.org", "@graph": [
        {"@type": "Organization", "name": site, "url": "https://www.example.com/"},
        {"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "position": 1, "name": "首页"}]},
        {"@type": "Article", "headline": page.title, "author": {"@type": "Organization", "name": site}, "datePublished": f"{when:%Y-%m-%dT%H:%M:%S+08:00}", "dateModified": f"{fetched:%Y-%m-%dT%H:%M:%S+08:00}"},
    ]}  # fmt: skip
    html = f"""<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{page.title}{page.pick("-", "_", " | ")}{site}{page.maybe(0.4, "网")}</title>
<meta property="og:type" content="article"><meta property="og:title" content="{page.title}-{site}"><meta name="author" content="{site}"><script type="application/ld+json">{as_json(graph)}</script>
{filler_style(page, page.number(4000, 18000), "kr")}{filler_script(page, page.number(1000, 5000))}</head><body><div id="app"><div class="kr-header"><a>{site}</a><ul><li>首页</li><li>快讯</li><li>资讯</li><li>推荐</li><li>创投</li><li>VIP</li></ul><a>寻求报道</a><a>我要入驻</a><input placeholder="搜索"></div>
<div class="article-detail-wrapper-box"><div class="article-left"><div class="author-card"><img src="a.png"><a class="author-name">{author}</a><p>{page.number(20, 3000)} 篇文章</p><a>关注</a><h5>最近内容</h5>{link_list(page, 3, '<p><a href="{url}">{}</a></p>')}</div></div>
<div class="article-content"><h1 class="article-title margin-bottom-20 common-width">{page.title}</h1>
<div class="article-title-icon"><a class="title-icon-item">{author}</a><span class="dot">·</span><span class="item-time">{stamp}</span>{page.maybe(0.3, f"<span>阅读 {page.counter()}</span>")}</div>{f'<div class="column"><a href="/channel/{page.number()}">{section}</a></div>' if section else ""}{summary}
<div class="common-width content articleDetailContent kr-rich-text-wrapper">{opened}
{body}
{page.maybe(0.3, f'<p class="neirong-shouquan">本内容为作者独立观点，不代表{site}立场。未经允许不得转载，授权事宜请联系 hezuo@example.com</p>')}</div>
<div class="article-footer-txt"><p>该文观点仅代表作者本人，{site}平台仅提供信息存储空间服务。</p><div class="like"><span>好文章，需要你的鼓励</span><b>+{page.number(1, 99)}</b></div></div>
<div class="tags">{"".join(f"<a>{tag}</a>" for tag in page.tags(3))}</div><div class="comment-box"><h3>{len(comments)}条评论</h3>{said}</div>
<div class="next"><span>下一篇</span><h4><a href="#">{page.headlines(1)[0]}</a></h4><p>{page.headlines(1)[0]}</p><span>{page.number(1, 9)}小时前</span></div></div>
<div class="article-right"><h3>大家都在搜</h3>{link_list(page, 6, '<p><a href="{url}">{}</a></p>')}<h3>热门文章</h3>{link_list(page, 6)}<div class="app">{site}APP<p>让一部分人先看到未来</p></div></div></div>
<div class="kr-footer">关于{site} 城市合作 寻求报道 投资者关系 © 2011~{when:%Y} 江原某传媒科技有限公司 | 江ICP备1203{page.number()}号-6</div></div></body></html>"""
    return page.done(
        "tech_magazine", f"https://www.{page.pick('huyue', 'krx')}.example.com/p/{page.number(100000, 99999999)}", html,
        when=when, precision=Precision.MINUTE if ":" in stamp else Precision.DAY, author=author, category=section, fetched_at=fetched,
    )  # fmt: skip

"""Writers' platforms: columns, answers, notes, blogs of programmers, 2012 to 2024."""

# ruff: noqa: E501 - markup has the long lines of the pages that it imitates

from __future__ import annotations

from datetime import timedelta
from random import Random

from pipeline.records import Precision
from tests.simulators.fresh.furniture import as_json, filler_script, filler_style, link_list
from tests.simulators.fresh.writing import Page, render
from tests.simulators.pages import SimulatedPage


def column(rng: Random) -> SimulatedPage:
    """A column of a question site: 赞同了该文章, data-pid paragraphs, figures, 编辑于 at the end with the place, JSON state."""
    page = Page(rng)
    when, author = page.moment(2016, 2024), page.handle()
    blocks = page.blocks(5, 18, heads=0.2, images=0.25, quotes=0.1, lists=0.1, strong=0.2, links=0.1, longest=3)
    body = render(
        blocks,
        {
            "p": page.pick('<p data-pid="x9_a">{}</p>', "<p>{}</p>"),
            "h": page.pick("<h2>{}</h2>", "<h3>{}</h3>", '<p data-pid="k2"><b>{}</b></p>'),
            "quote": "<blockquote>{}</blockquote>",
            "img": '<figure data-size="normal"><img src="https://pic1.example.com/v2.jpg" class="origin_image"><figcaption>{}</figcaption></figure>',
            "item": '<li data-pid="q">{}</li>',
            "list": "<ol>{}</ol>",
        },
    )
    comments = page.comments(0, 6)
    said = "".join(
        f'<div class="css-8j5fyx"><div class="css-1jll2aj"><a class="css-10u695f">{page.handle()}</a></div><div class="CommentContent css-1jpzztt">{text}</div><div class="css-140jo2">{when:%m-%d} · {page.pick("江原", "岭东", "海外")} <button>回复</button><button>{page.pick("赞", str(page.number(2, 80)))}</button></div></div>'
        for text in comments
    )
    verb = page.pick("编辑于", "发布于")
    place = page.maybe(0.6, f"・IP 属地{page.pick('江原', '岭东')}")
    state = {"initialState": {"entities": {"articles": {"1": {"title": page.title, "content": body[:6000], "created": int(when.timestamp())}}}}}  # fmt: skip
    html = f"""<!doctype html><html lang="zh" data-hairline="true"><head><meta charset="utf-8"/><title>{page.maybe(0.2, "(3 封私信) ")}{page.title} - {page.pick("之问", "之问专栏")}</title>
<meta property="og:title" content="{page.title}"/><meta name="description" content="{page.lines[0][:90]}…"/>{filler_style(page, page.number(3000, 15000), "css")}</head>
<body class="WhiteBg-body"><div id="root"><div class="ColumnPageHeader"><a href="/">首发于</a><a class="ColumnLink">{page.pick("人间值得", "理性派", "小城笔记")}</a><button>写文章</button><button>登录/注册</button></div>
<article class="Post-Main Post-NormalMain"><header class="Post-Header"><h1 class="Post-Title">{page.title}</h1><div class="Post-Author"><div class="AuthorInfo"><img src="a.jpg" alt="{author}"><a class="UserLink-link">{author}</a><div class="AuthorInfo-detail">{page.pick("法律从业者", "公众号同名", "一个慢慢还债的人", "话题下的优秀答主")}</div></div><button>关注</button></div>
<div class="LabelContainer">{page.pick(f"{page.number(20, 999)} 人赞同了该文章", "")}</div></header><div class="Post-RichTextContainer"><div class="RichText ztext Post-RichText">
{body}</div></div>
<div class="ContentItem-time">{verb} {when:%Y-%m-%d %H:%M}{place}</div><div class="Reward"><p>「{page.pick("真诚赞赏，手留余香", "请我喝杯咖啡")}」</p><button>赞赏</button><span>还没有人赞赏，快来当第一个赞赏的人吧！</span></div>
<div class="Post-topicsAndReviewer">{"".join(f'<span class="Tag">{tag}</span>' for tag in page.tags(3))}</div><div class="ContentItem-actions"><button>赞同 {page.number(1, 999)}</button><button>{len(comments)} 条评论</button><button>分享</button><button>喜欢</button><button>收藏</button><button>申请转载</button></div></article>
<div class="Post-Sub"><div class="ColumnCard"><h3>文章被以下专栏收录</h3><a>{page.pick("小城笔记", "还债手记")}</a></div><div class="Recommendations"><h3>推荐阅读</h3><ul>{link_list(page, 4, '<li><a href="{url}"><h1>{}</h1></a><p>{text}…</p></li>')}</ul></div>
<div class="Comments-container"><div>{len(comments)} 条评论 默认 最新</div>{said}</div></div></div>
<script id="js-initialData" type="text/json">{as_json(state)}</script></body></html>"""
    return page.done(
        "column", f"https://zhuanlan.zhiwen.example.com/p/{page.number(20000000, 699999999)}", html,
        when=when, precision=Precision.MINUTE, author=author,
    )  # fmt: skip


def notes(rng: Random) -> SimulatedPage:
    """A platform of notes: hashed classes, ©著作权归作者所有, word counter, reward, comments numbered by floor."""
    page = Page(rng, ("life", "knowledge", "loans"))
    when, author = page.moment(2014, 2022), page.handle()
    blocks = page.blocks(5, 18, heads=0.12, images=0.25, quotes=0.08, strong=0.1, longest=3)
    kind = page.pick("book", "old", "group")
    forms = {
        "p": "<p>{}</p>" if kind != "group" else "{}<br/><br/>",
        "h": "<h2>{}</h2>" if kind != "group" else "{}<br/>",
        "quote": "<blockquote><p>{}</p></blockquote>" if kind != "group" else "{}<br/>",
        "img": '<div class="image-package"><div class="image-container"><img data-original-src="//upload.example.com/1.jpg"></div><div class="image-caption">{}</div></div>',
    }
    body, comments = render(blocks, forms), page.comments(0, 7)
    words = sum(map(len, page.lines))
    if kind == "group":
        said = "".join(
            f'<li class="clearfix comment-item reply-item"><div class="reply-doc content"><div class="bg-img-green"><h4><a href="/people/{n}/">{page.handle()}</a> <span class="pubtime">{when:%Y-%m-%d} 22:1{n}:05 {page.pick("江原", "")}</span></h4></div><p class="reply-content">{text}</p><div class="operation_div"><a>赞</a><a>回复</a></div></div></li>'
            for n, text in enumerate(comments)
        )
        main = f"""<h1>{page.title}</h1><div class="note-header"><a href="/people/1/" class="note-author">{author}</a> <span class="pub-date">{when:%Y-%m-%d %H:%M:%S}</span></div>
<div class="note" id="link-report">{body}</div><div class="copyright-claim">© 本文版权归 {author} 所有，任何形式转载请联系作者。</div><div class="mod-tags">{" ".join(f"<a>{tag}</a>" for tag in page.tags(3))}</div><div class="sns-bar"><a>赞 {page.number(0, 80)}</a> <a>转发</a> <a>微信扫码</a> {page.number(100, 3000)}人浏览 编辑于 {when:%m-%d}</div>
<div id="comments"><h2>回应</h2><ul>{said}</ul><textarea></textarea></div><div class="aside"><h3>{author}的其他日记 · · · · · ·</h3>{link_list(page, 6, '<li><a href="{url}">{}</a> <span>({n}人喜欢)</span></li>')}</div>"""
        precision = Precision.SECOND
    else:
        said = "".join(
            f'<div class="comment"><div class="author"><a class="name">{page.handle()}</a><div class="meta"><span>{n + 2}楼 · {when:%Y.%m.%d} 21:0{n}</span></div></div><div class="comment-wrap"><p>{text}</p><div class="tool-group"><a>{page.number(1, 30)}人赞</a><a>回复</a></div></div></div>'
            for n, text in enumerate(comments)
        )
        by = (
            f'<div class="author"><a class="avatar"><img></a><div class="info"><span class="name"><a>{author}</a></span><a class="btn">关注</a><div class="meta"><span class="publish-time">{when:%Y.%m.%d %H:%M}</span> <span class="wordage">字数 {words}</span> <span>阅读 {page.counter()}</span><span>评论 {len(comments)}</span><span>喜欢 {page.number(0, 99)}</span></div></div></div>'
            if kind == "old"
            else f'<div class="rEsl9f"><span class="FxYr8x"><a class="_1OhGeD">{author}</a></span><span class="_3tCVn5">{page.pick("IP属地: 江原", "")}</span><div class="s-dsoj"><time datetime="{when:%Y-%m-%dT%H:%M:%S.000Z}">{when:%Y.%m.%d %H:%M:%S}</time><span>字数 {words:,}</span><span>阅读 {page.number(10, 9999):,}</span></div></div>'
        )
        main = f"""<section class="ouvJEz"><h1 class="{page.pick("title", "_1RuRku")}">{page.title}</h1>{by}<article class="_2rhmJa show-content">{body}</article>
<div class="_1kCBjS"><span>{page.number(1, 60)}人点赞</span><a>{page.pick("日记本", "随笔", "生活杂记")}</a></div><div class="free-reward-panel"><p>"{page.pick("小礼物走一走，来简书城关注我", "如果觉得有用，请随意赞赏")}"</p><button>赞赏支持</button><span>还没有人赞赏，支持一下</span></div>
<div class="foot"><p>© 著作权归作者所有</p><p>总资产{page.number(1, 90)}共写了{page.number(1, 99)}W字获得{page.number(10, 9999)}个赞共{page.number(1, 999)}个粉丝</p></div></section>
<section class="comments"><h3>全部评论 {len(comments)} <a>只看作者</a> 按时间倒序</h3>{said}</section><section class="rec"><h3>推荐阅读<a>更多精彩内容</a></h3>{link_list(page, 8, '<li><a href="{url}">{}</a><p>{text}...</p><div><a>{who}</a>阅读 {n}02 评论 {n} 赞 {n}</div></li>')}</section>
<aside>{link_list(page, 5, '<div><a href="{url}">{}</a><div>阅读 {n}8{n}</div></div>')}</aside>"""
        precision = Precision.MINUTE if kind == "old" else Precision.SECOND
    html = f"""<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{page.title}{page.pick(" - 简书城", "")}</title><meta name="description" content="{page.lines[0][:80]}"><meta property="og:title" content="{page.title}">
{filler_style(page, page.number(2000, 10000), "n")}{filler_script(page, page.number(500, 3000))}</head><body><nav><a>首页</a><a>下载APP</a><a>会员</a><a>IT技术</a><input placeholder="搜索"><a>写文章</a><a>登录</a><a>注册</a></nav><div role="main">{main}</div>
<footer>关于{page.pick("简书城", "我们")}・联系我们・加入我们・帮助中心・合作伙伴 ©2012-{when:%Y} 江原某信息科技有限公司 / 江ICP备110{page.number()}号-5 <a>打开APP 阅读全文</a></footer></body></html>"""
    return page.done("notes", f"https://www.jiancheng.example.com/p/{page.number(10000000, 999999999):x}", html,
        when=when, precision=precision, author=author,
    )  # fmt: skip


def developers(rng: Random) -> SimulatedPage:
    """A blog platform of programmers: 原创 before the title, 已于 ... 修改, 版权声明, 专栏, 文章目录, code blocks, 评论 with 举报."""
    page = Page(rng, ("knowledge", "loans"))
    when, author = page.moment(2014, 2023), page.handle()
    blocks = page.blocks(3, 12, heads=0.35, images=0.15, lists=0.2, tables=0.06, strong=0.2, links=0.1, longest=3)
    body = render(
        blocks,
        {
            "p": "<p>{}</p>",
            "h": '<h2><a name="t{0}"></a><a id="_{0}"></a>{{}}</h2>'.format(page.number()),
            "img": '<p><img src="https://img-blog.example.com/20.png#pic_center" alt="在这里插入图片描述"><br/><em>{}</em></p>',
            "item": "<li>{}</li>",
            "list": "<ul>{}</ul>",
            "table": '<div class="table-box"><table>{}</table></div>',
        },
    )
    heads = [block.html for block in blocks if block.kind == "h"]
    toc = (
        f'<div class="toc"><h4>文章目录</h4><ul>{"".join(f"<li><a href=#t{n}>{head}</a></li>" for n, head in enumerate(heads))}</ul></div>'
        if heads and page.chance(0.5)
        else ""
    )
    if toc:
        page.neutral.extend(["文章目录"])
    kind = page.pick("原创", "转载", "")
    verb = page.pick("于", "最新推荐文章于", "已于")
    stamp = f"{when:%Y-%m-%d %H:%M:%S}"
    time = (
        f'<span class="time">{verb} {stamp} {page.pick("发布", "修改") if verb != "最新推荐文章于" else "发布"}</span>'
    )
    if page.chance(0.3):
        time = f'<span class="time">{when:%Y年%m月%d日 %H:%M:%S}</span>'
    section = page.pick("读书笔记", "数码杂谈", "理财", "日常")
    comments = page.comments(0, 4)
    said = "".join(
        f'<li class="comment-line-box"><a><img></a><div class="right-box"><a><span class="name">{page.handle()}</span></a><span class="colon">:</span><span class="floor-num"></span><span class="new-comment">{text}</span><span class="date" title="2020">{page.number(1, 5)}年前</span><a>回复</a><a>举报</a></div></li>'
        for text in comments
    )
    html = f"""<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{page.title}{page.pick("-码森博客", "_" + "_".join(page.tags(2)) + "-码森博客", " - " + author + " - 博客园圃")}</title>
<meta name="keywords" content="{page.tags(1)[0]}"><meta name="description" content="文章浏览阅读{page.counter()}次。{page.lines[0][:80]}_{page.title}"><script type="application/ld+json">{{"@context":"https://ziyuan.example.com/cambrian.jsonld","title":"{page.title.replace('"', "")}","pubDate":"{when:%Y-%m-%dT%H:%M:%S}"}}</script>
{filler_style(page, page.number(4000, 18000), "hl")}{filler_script(page, page.number(2000, 12000))}</head><body><div id="toolbarBox"><a>码森首页</a><a>博客</a><a>下载</a><a>学习</a><a>社区</a><a>登录</a></div>
<div class="main_father"><main><div class="blog-content-box"><div class="article-header-box"><div class="article-title-box">{f'<span class="article-type">{kind}</span>' if kind else ""}<h1 class="title-article" id="articleContentId">{page.title}</h1></div>
<div class="article-info-box"><div class="bar-content"><a class="follow-nickName">{author}</a> {time} <span class="read-count">阅读{page.pick("量", "数")} {page.counter()}</span> <a class="un-collection">收藏 <span>{page.number(0, 99)}</span></a> <span>点赞数 {page.number(0, 50)}</span></div>
<div class="tags-box"><span>分类专栏：</span><a class="tag-link">{section}</a> <span>文章标签：</span>{" ".join(f'<a class="tag-link">{tag}</a>' for tag in page.tags(3))}</div>{page.maybe(0.5, f'<div class="slide-content-box"><div class="article-copyright">版权声明：本文为博主{kind or "原创"}文章，遵循 CC 4.0 BY-SA 版权协议，转载请附上原文出处链接和本声明。<br>本文链接：<a href="#">https://blog.example.com/article/details/1</a></div></div>')}</div></div>
{page.maybe(0.4, f'<div class="column-group"><a>{section}</a> 专栏收录该内容 <span>{page.number(2, 60)} 篇文章 {page.number(0, 9)} 订阅</span> <a>订阅专栏</a></div>')}<article class="baidu_pl"><div id="article_content" class="article_content clearfix"><div id="content_views" class="markdown_views prism-atom-one-dark"><svg style="display: none;"><path d="M5,0"></path></svg>{toc}
{body}
</div></div>{page.maybe(0.3, '<div class="hide-article-box"><a class="btn-readmore">阅读全文</a></div>')}</article></div>
<div class="recommend-box">{link_list(page, page.number(5, 16), '<div class="recommend-item-box"><a href="{url}"><div class="content-box"><div class="title-box">{}</div></a><div class="desc-box">{text}...</div><span>{date}</span></div>')}</div>
<div class="comment-box"><textarea placeholder="评论一下"></textarea><div>{len(comments)} 条评论</div><ul class="comment-list">{said}</ul></div></main>
<aside><div class="data-info"><a>{author}</a><p>博客等级 码龄{page.number(1, 12)}年</p><dl><dt>{page.number(1, 500)}</dt><dd>原创</dd><dt>{page.counter()}</dt><dd>访问</dd></dl><a>私信</a></div><h3>热门文章</h3>{link_list(page, 5, '<li><a href="{url}">{} <span>{n}2034</span></a></li>')}<h3>分类专栏</h3><p>{section} {page.number(1, 40)}篇</p><h3>最新评论</h3>{link_list(page, 3, "<li><a href={url}>{}</a><p>{who}: {text}</p></li>")}</aside></div>
<div class="footer">关于我们 招贤纳士 商务合作 400-000-0000 在线客服 工作时间 8:30-22:00 公安备案号1101050{page.number(1000, 9999)} ©1999-{when:%Y}江原某网络技术有限公司</div></body></html>"""
    return page.done("developers", f"https://blog.masen.example.com/u{page.number()}/article/details/{page.number(10000000, 139999999)}", html,
        when=when, precision=Precision.SECOND, author=author, category=section,
    )  # fmt: skip


def answers(rng: Random) -> SimulatedPage:
    """A question with the answers of several readers, all of them the article, or with one, who is its author."""
    page = Page(rng, ("loans", "knowledge"))
    page.title = page.fresh(
        [title for title in page.theme["titles"] if title.endswith(("？", "吗", "怎么办", "怎么选"))]
    )
    when, count, author = page.moment(2015, 2023), page.pick("1", "1", "2", "3", "4"), None
    question = page.line(page.paragraph(2)) if page.chance(0.6) else ""
    found = []
    for number in range(int(count)):
        author, day = page.handle(), when + timedelta(days=number * page.number(1, 40))
        blocks = page.blocks(1, 6, quotes=0.05, strong=0.15, images=0.1, longest=3)
        text = render(
            blocks,
            {
                "p": '<p data-pid="m">{}</p>',
                "quote": "<blockquote>{}</blockquote>",
                "img": '<figure><img src="//pic.example.com/v2.jpg"><figcaption>{}</figcaption></figure>',
            },
        )
        found.append(
            f"""<div class="List-item"><div class="ContentItem AnswerItem"><div class="ContentItem-meta"><div class="AuthorInfo"><a class="UserLink-link">{author}</a><div class="AuthorInfo-badgeText">{page.pick("", "持证理财师", "退休教师")}</div></div>
<span class="Voters"><button>{page.number(1, 3000)} 人赞同了该回答</button></span></div><div class="RichContent"><div class="RichContent-inner"><span class="RichText ztext CopyrightRichText-richText">{text}</span></div><div class="ContentItem-time"><a><span>{page.pick("编辑于", "发布于")} {day:%Y-%m-%d}</span></a></div>
<div class="ContentItem-actions"><button>▲赞同 {page.number(1, 3000)}</button><button>▼</button><button>{page.number(0, 80)} 条评论</button><button>分享</button><button>收藏</button><button>喜欢</button><button>收起</button></div></div></div></div>"""
        )
    asked = "" if count == "1" else f'<div class="QuestionHeader-time">匿名用户 提问于 {when:%Y-%m-%d}</div>'
    html = f"""<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>{page.title} - 之问</title><meta name="keywords" content="{",".join(page.tags(3))}"><meta itemprop="name" content="{page.title}"><meta itemprop="answerCount" content="{count}">{filler_style(page, page.number(3000, 12000), "css")}</head>
<body><div id="root"><header class="AppHeader"><a>首页</a><a>会员</a><a>发现</a><a>等你来答</a><input placeholder="搜索"><button>提问</button></header><div class="QuestionHeader"><div class="QuestionHeader-topics">{"".join(f'<div class="Tag">{tag}</div>' for tag in page.tags(3))}</div><h1 class="QuestionHeader-title">{page.title}</h1>
<div class="QuestionRichText">{f'<span class="RichText ztext">{question}</span><button>显示全部</button>' if question else ""}</div>{asked}<div class="NumberBoard"><div>关注者</div><strong>{page.number(2, 900)}</strong><div>被浏览</div><strong>{page.number(1000, 99999):,}</strong></div><button>关注问题</button><button>写回答</button><button>邀请回答</button><button>好问题 {page.number(1, 9)}</button><button>添加评论</button></div>
<div class="Question-main"><div class="ListShortcut"><div class="List-header"><h4>{count} 个回答</h4><span>默认排序</span></div>{"".join(found)}</div><div class="Question-sideColumn"><div class="Card"><div>关于作者</div><a>{page.handle()}</a><p>回答 {page.number(1, 400)} 文章 {page.number(0, 90)} 关注者 {page.counter()}</p></div>
<div class="Card"><h3>相关问题</h3>{link_list(page, 5, '<div class="SimilarQuestions-item"><a href="{url}">{}</a> {n} 个回答</div>')}</div><footer>之问指南 之问协议 隐私保护 侵权举报 江ICP证110{page.number()}号 © {when:%Y} 之问</footer></div></div></div>
{filler_script(page, page.number(2000, 9000))}</body></html>"""
    return page.done("answers", f"https://www.zhiwen.example.com/question/{page.number(20000000, 599999999)}", html,
        when=when, precision=Precision.DAY, author=author if count == "1" else None,
    )  # fmt: skip


def headline_article(rng: Random) -> SimulatedPage:
    """A long article on a network of short posts: times without a year or of yesterday, 阅读数, reposts, 被打赏, hot searches."""
    page = Page(rng)
    when, author = page.moment(2016, 2024).replace(hour=rng.randint(6, 22)), page.handle()
    fetched = page.pick("yesterday", "same year", "later")
    month, year = (
        when.replace(month=12, day=31, hour=23, minute=59, second=59),
        when + timedelta(days=page.number(400, 900)),
    )
    fetched_at = {"yesterday": when + timedelta(days=1), "same year": month, "later": year}[fetched]
    stamp = {
        "yesterday": f"昨天 {when:%H:%M}",
        "same year": page.pick(f"{when:%m-%d %H:%M}", f"{when:%m月%d日 %H:%M}"),
        "later": f"{when:%Y-%m-%d %H:%M}",
    }[fetched]
    blocks = page.blocks(4, 16, heads=0.1, images=0.35, quotes=0.06, strong=0.2, longest=3)
    body = render(
        blocks,
        {
            "p": page.pick('<p align="justify">{}</p>', "<p>{}</p>", '<p img-box="img-box"><span>{}</span></p>'),
            "h": "<h2>{}</h2>",
            "quote": "<blockquote>{}</blockquote>",
            "img": '<div class="picbox" contenteditable="false"><figure class="image"><img src="https://wx1.example.com/large/1.jpg"><figcaption>{}</figcaption></figure></div>',
        },
    )
    comments = page.comments(0, 8)
    said = "".join(
        f'<div class="list_li S_line1 clearfix"><div class="WB_text"><a usercard="id={n}">{page.handle()}</a>：<span class="txt">{text}</span></div><div class="WB_func"><span>{page.number(1, 59)}分钟前 来自{page.pick("江原", "岭东")}</span> <a>回复</a> <a>赞{page.pick("", str(page.number(1, 400)))}</a></div></div>'
        for n, text in enumerate(comments)
    )
    lead = page.maybe(0.3, f'<div class="preface">{page.aside(page.sentence())}</div>')
    page.neutral[:] = [line for line in page.neutral if line in lead + body]
    html = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{page.pick(page.title, "微江 - 头条文章", f"{page.title} - 微江头条文章")}</title><meta name="description" content=""><meta name="keywords" content="微江,微江文章">
{filler_style(page, page.number(2000, 9000), "WB")}{filler_script(page, page.number(3000, 16000))}</head><body class="B_artical"><div class="WB_global_nav"><a>首页</a><a>视频</a><a>发现</a><a>游戏</a><a>注册</a>|<a>登录</a><input value="大家正在搜：{page.headlines(1)[0]}"></div>
<div class="WB_artical"><div class="main_editor" node-type="articleContent"><div class="title" node-type="articleTitle">{page.title}</div><div class="authorinfo S_line2"><span class="W_autocut"><img src="a.jpg"><a href="//weijiang.example.com/u/1"><em class="W_f14">{author}</em></a></span><span class="time">{page.pick("", "发布于 ")}{stamp}</span>{page.maybe(0.5, f"<span>来自 {page.pick('微江网页版', '江原')}</span>")}<span class="num">阅读数：{page.counter()}</span><a class="W_btn">+关注</a></div>{lead}
<div class="WB_editor_iframe_new" node-type="contentBody">{body}</div><div class="artical_add_box"><p>以上内容版权归{author}所有，转载请注明。</p><a>¥ 打赏</a><p>已有{page.number(0, 40)}人打赏作者</p></div><div class="WB_handle"><a>收藏</a><a>转发 {page.number(0, 999)}</a><a>评论 {len(comments)}</a><a>赞 {page.number(0, 3000)}</a></div></div>
<div class="WB_feed_repeat"><textarea></textarea><label>同时转发到我的微江</label><div class="list_ul">{said}</div><p>{"查看更多评论" if comments else "还没有人评论，快来抢沙发"}</p></div>
<div class="related"><h3>相关推荐</h3>{link_list(page, 5, '<div class="card"><a href="{url}">{}</a><span>{who}</span> <span>阅读 {n}3万</span></div>')}</div><div class="hot"><h3>微江热搜</h3>{link_list(page, 10, '<p><i>{n}</i><a href="{url}">#{}#</a> <em>{n}21043</em></p>')}</div></div>
<div class="footer">微江客服 合作热线 4000000000 江ICP备1200{page.number()}号 Copyright © 2009-{when:%Y} WEIJIANG</div></body></html>"""
    return page.done("headline_article", f"https://weijiang.example.com/ttarticle/p/show?id=23094{page.number(100000000, 999999999)}", html,
        when=when, precision=Precision.MINUTE, author=author, fetched_at=fetched_at,
    )  # fmt: skip

"""News sites: a local portal of 2006, a finance portal of 2012, a rendered portal of 2023."""

from __future__ import annotations

import json
from datetime import timedelta
from random import Random

from pipeline.records import Precision
from tests.simulators.pages import Families, SimulatedPage
from tests.simulators.unseen.markup import Markup, directory, fill, links, scatter, text
from tests.simulators.unseen.times import Stamp, cut, draw_later, draw_moment, in_utc, stamp
from tests.simulators.unseen.writing import (
    Paragraph,
    Story,
    draw_length,
    draw_name,
    draw_person,
    shipped_sentences,
    write_rates,
    write_story,
)

LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ"


def tables_2006(rng: Random) -> SimulatedPage:
    """A local portal: upper-case tags, tables in tables, the title in a cell, unclosed paragraphs or line breaks."""
    story = write_story(rng, rng.choice(["society", "law", "loan"]), draw_length(rng, 4, 10), longest=5)
    moment = draw_moment(rng, 2004, 2009)
    when = stamp(moment, rng.choice(["loose_second", "dashes_day", "slashes_second", "han_tight"]))
    site, host, place = rng.choice(
        [("云桥热线", "www.yunqiao.example", "云桥"), ("北滩信息港", "news.beitan.example", "北滩")]
    )
    source = draw_name(rng, "papers") if rng.random() < 0.8 else None
    author = draw_person(rng) if rng.random() < 0.5 else None
    spaces = "&nbsp;" * 4
    form = rng.choice(
        [
            "发布时间：{when}{spaces}来源：{source}{spaces}作者：{author}{spaces}点击：<SCRIPT src=/count.asp?id=3></SCRIPT>次",
            "{when}{spaces}{source}",
            "日期：[ {when} ]{spaces}来源：[ {source} ]{spaces}作者：[ {author} ]{spaces}浏览：[ 127 ]",
            "时间：{when} 文章来源：{source} 记者：{author} 字体：【<A href=#>大</A>】",
        ]
    )
    signed = ""
    if author and "{author}" not in form:  # then the reporter signs inside the text, or nobody does
        signed = rng.choice(["（记者 {}）", "本报记者 {}", ""]).format(author)
        author = author if "记者" in signed else None
    byline = form.format(when=when.text, spaces=spaces, source=source or "", author=author or "")
    markup = rng.choice(
        [
            Markup(paragraph="<P>　　{}"),
            Markup(paragraph="&nbsp;&nbsp;&nbsp;&nbsp;{}<BR><BR>"),
            Markup(paragraph="<P><FONT face=宋体 size=3>　　{}</FONT></P>\n<P>&nbsp;</P>"),
            Markup(paragraph='<P style="TEXT-INDENT: 2em"><SPAN lang=EN-US><o:p></o:p></SPAN>{}</P>'),
        ]
    )
    body = markup.render_all(story.pieces)
    if signed:
        signature = Markup(markup.paragraph).render(Paragraph(signed))
        body.insert(0 if signed.startswith("本报") else len(body), signature)
    related = links(rng, 5, "·<A href={href} target=_blank>{title}</A>　({day})<BR>", besides=story.title)
    channels = "".join(
        f'<TD><A href="#"><FONT color=#ffffff>{name}</FONT></A></TD>'
        for name in "首页 新闻 房产 人才 汽车 旅游 美食 论坛 下载".split()
    )
    category = rng.choice(["本地新闻", "社会万象", "民生热点", "法制在线"])
    html = fill(
        "tables_2006",
        head_title=rng.choice(["{title}-{site}", "{site}--{title}", "{site} 新闻中心", "{title}"]).format(
            title=story.title, site=site
        ),
        site=site,
        host=host,
        place=place,
        zoom=rng.choice(["Zoom", "zoom", "content_t"]),
        channels=channels,
        directory=directory(rng, 40),
        marquee=links(rng, 2, "<A href={href}>{title}</A>", besides=story.title),
        cat_id=str(rng.randint(2, 40)),
        category=category,
        title=text(story.title),
        byline=byline,
        body="\n".join(body),
        editor=draw_person(rng),
        related=related,
        hot=links(rng, 8, "{number}. <A href={href}>{title}</A><BR>", besides=story.title),
    )
    url = f"http://{host}/news/{moment:%Y-%m}/{rng.randint(100, 99999)}.htm"
    return SimulatedPage(
        "tables_2006", url, html, story.title, author, source, when.published, when.precision, category, story.lines, (),
        draw_later(rng, moment),
    )  # fmt: skip


def finance_2012(rng: Random) -> SimulatedPage:
    """A finance portal: its logo is the first h1, tickers above, boxes of further reading between the paragraphs."""
    story = write_story(rng, "finance", draw_length(rng, 5, 12), n_headings=rng.choice([0, 0, 2, 3]))
    if rng.random() < 0.3:
        story = Story(story.theme, story.title, (*story.pieces, write_rates(rng, 5)))
    moment = draw_moment(rng, 2010, 2015)
    when = stamp(moment, rng.choice(["han", "han_tight", "dashes", "dashes_second", "short"]))
    site, host = rng.choice([("江岸财经", "finance.jiangan.example"), ("金麦网", "jinmai.example")])
    source = draw_name(rng, "papers") if rng.random() < 0.7 else None
    author = draw_person(rng) if rng.random() < 0.5 else None
    byline = f'<span class="t">{when.text}</span>'
    if source:
        byline += rng.choice(
            [f' <span>来源：<a href="#" target="_blank">{source}</a></span>', f" <span>来源: {source}</span>"]
        )
    if author:
        byline += rng.choice(
            [f" <span>作者：{author}</span>", f' <span class="au">本报记者 {author}</span>', f" 文/{author}"]
        )
    markup = rng.choice(
        [Markup(heading="<p><strong>{}</strong></p>"), Markup(paragraph="<p>　　{}</p>", heading="<h4>{}</h4>")]
    )
    parts = markup.render_all(story.pieces)
    parts = [link_names(part, host) for part in parts]
    reading = links(rng, 3, '<li><a href="{href}" target="_blank">{title}</a></li>', besides=story.title)
    boxes = [
        f'<div class="ysyd"><b>延伸阅读</b><ul>{reading}</ul></div>',
        '<p>【<a href="#">点击进入股吧讨论</a>】【<a href="#">资金流向</a>】</p>',
    ]
    parts = scatter(rng, parts, rng.sample(boxes, rng.randint(1, 2)))
    editor = draw_person(rng)
    html = fill(
        "finance_2012",
        head_title=rng.choice([f"{story.title}_股票频道_{site}", f"{story.title} - {site}", f"{site}|{story.title}"]),
        firm=draw_name(rng, "firms"),
        directory=directory(rng, rng.randint(20, 50)),
        description=text(story.lines[0][:60]),
        host=host,
        article_id=str(rng.randint(10**8, 10**9)),
        site=site,
        tickers="".join(
            f'<span>{name}：<em class="{"up" if rise > 0 else "dn"}">{rng.uniform(900, 9000):.2f} {rise:+.2f}%</em></span>'
            for name, rise in ((name, rng.uniform(-3, 3)) for name in ("沪指", "深成指", "创业板", "恒指", "道指"))
        ),
        category=(category := rng.choice(["公司新闻", "大盘评述", "行业动态", "理财"])),
        title_tag=rng.choice(["h1", "h2"]),
        title=text(story.title),
        byline=byline,
        body="\n".join(parts),
        editor_line=rng.choice(
            [f"（责任编辑：{editor} HN0{rng.randint(10, 99)}）", f"[责编：{editor}]", f"编辑：{editor}"]
        ),
        related=links(rng, 6, '<li><a href="{href}">{title}</a><span>{day}</span></li>', besides=story.title),
        hot=links(rng, 8, '<li><a href="{href}">{title}</a></li>', besides=story.title),
        shares="".join(
            f"<tr><td>{name}</td><td>{rng.uniform(3, 80):.2f}</td><td>{rng.uniform(-9, 9):.2f}%</td></tr>"
            for name in ("宏岳重工", "澄海食品", "远帆物流")
        ),
    )
    url = f"http://{host}/{moment:%Y/%m%d}/{rng.randint(10**6, 10**7)}.shtml"
    return SimulatedPage(
        "finance_2012", url, html, story.title, author, source, when.published, when.precision, category, story.lines, (),
        draw_later(rng, moment),
    )  # fmt: skip


def link_names(markup: str, host: str) -> str:
    """The markup of a paragraph with names of firms and the word 板块 linked to their quotes, as editors' tools do."""
    for number, name in enumerate(("宏岳重工", "新柏电气", "金穗饲料", "板块"), 600_101):
        link = f'<a href="http://quote.{host}/{number}.html" class="keyword" target="_blank">{name}</a>'
        markup = markup.replace(name, link, 1)
    return markup


def rendered_2023(rng: Random) -> SimulatedPage:
    """A rendered portal: hashed classes, sections and spans instead of paragraphs, times in JSON-LD or relative."""
    story = write_story(
        rng,
        rng.choice(["finance", "society", "loan", "law"]),
        draw_length(rng, 5, 14),
        n_headings=rng.choice([0, 0, 3]),
    )
    moment = draw_moment(rng, 2021, 2024)
    fetched = draw_later(rng, moment)
    site, host = rng.choice([("头版", "www.touban.example"), ("百川号", "baichuan.example")])
    author = draw_name(rng, "nicknames") if rng.random() < 0.5 else draw_person(rng)
    way = rng.choice(["json_ld", "relative", "shown", "meta"])
    hours = rng.randint(2, 20)
    shown, metas, json_ld = Stamp(f"{hours}小时前", None, Precision.NONE), "", ""
    if way == "shown":
        shown = stamp(moment, rng.choice(["dashes", "han_loose", "slashes"]))
    elif way in {"relative", "meta"}:
        fetched = moment + timedelta(hours=hours, minutes=rng.randrange(30))
        shown = Stamp(
            shown.text, cut(fetched - timedelta(hours=hours), Precision.DAY), Precision.DAY
        )  # known to a visitor
    if way == "meta":
        shown = Stamp(shown.text, moment, Precision.SECOND)
        metas = f'<meta property="article:published_time" content="{moment.isoformat()}">'
    elif way == "json_ld":
        shown = Stamp("发布于" + stamp(moment, "dashes_day").text, moment, Precision.SECOND)
        data = {
            "@context": "https://schema.org", "@type": "NewsArticle", "headline": story.title,
            "datePublished": in_utc(moment), "dateModified": in_utc(moment + timedelta(hours=3)),
            "author": {"@type": "Person", "name": author},
        }  # fmt: skip
        json_ld = f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'
    place = draw_name(rng, "places")[:2]
    byline = rng.choice(
        [
            f"<span>{author}</span><span>{shown.text}</span><span>{place}</span>",
            f"<section><span>{shown.text}</span><span> · </span><span>作者：{author}</span></section>",
            f"<span>{author}</span><span>关注</span><section><span>{shown.text} · IP属地{place}</span></section>",
        ]
    )
    classes = {
        f"c_{letter}": "".join(rng.choices(LETTERS, k=5)) + str(rng.randint(0, 9)) for letter in "abcdefghijklmnopqrst"
    }
    leaf, strong = "".join(rng.choices(LETTERS, k=6)), "".join(rng.choices(LETTERS, k=6))
    markup = rng.choice(
        [
            Markup(
                f'<section class="{leaf}"><span>{{}}</span></section>',
                f'<section class="{strong}"><span>{{}}</span></section>',
            ),
            Markup(
                f'<span class="{leaf}" style="display:block">{{}}</span>',
                f'<span class="{strong}" style="display:block">{{}}</span>',
            ),
        ]
    )
    picture = '<section><img data-src="https://p9.example.com/obj/a.webp" width="640"></section>'
    body = "".join(scatter(rng, markup.render_all(story.pieces), [picture] * rng.randint(0, 3)))
    comments = tuple(rng.sample([draw_name(rng, "replies") for _ in range(12)], rng.randint(0, 3)))
    comments = tuple(dict.fromkeys(comments))
    html = fill(
        "rendered_2023",
        head_title=rng.choice([story.title, f"{story.title}_{site}", f"{story.title}|{place}|{site}"]),
        site=site,
        host=host,
        metas=metas,
        json_ld=json_ld,
        title_tag=rng.choice(["section", "h1", "span"]),
        title=text(story.title),
        byline=byline,
        body=body,
        likes=str(rng.randint(0, 900)),
        searches="".join(
            f"<span>{word}</span>" for word in ("征信查询", "今日金价", "油价调整", "社保基数", "房贷计算")
        ),
        n_comments=str(len(comments)),
        comments="".join(
            f'<section class="{leaf}x"><span>{draw_name(rng, "nicknames")}</span><span>{comment}</span>'
            f"<section><span>{rng.randint(2, 59)}分钟前</span><span>回复</span></section></section>"
            for comment in comments
        ),
        account=author,
        slogan="用心记录生活里的每一笔账",
        latest=links(rng, 4, '<a href="{href}"><span>{title}</span></a>', besides=story.title),
        cards=links(
            rng,
            6,
            '<a href="{href}"><section><span>{title}</span><span>3.2万阅读</span></section></a>',
            besides=story.title,
        ),
        article_id=str(rng.randint(10**15, 10**16)),
        feed=rng.choice(shipped_sentences("society")),
        **classes,
    )
    url = f"https://{host}/s?id={rng.randint(10**15, 10**16)}"
    return SimulatedPage(
        "rendered_2023", url, html, story.title, author, None, shown.published, shown.precision, None, story.lines, comments,
        fetched,
    )  # fmt: skip


FAMILIES: Families = {
    "tables_2006": tables_2006,
    "finance_2012": finance_2012,
    "rendered_2023": rendered_2023,
}

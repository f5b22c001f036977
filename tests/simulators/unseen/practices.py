"""Firms that write to be found: a loan company's guide, a debt lawyer's blog, questions answered by lawyers."""

from __future__ import annotations

import json
from random import Random

from tests.simulators.pages import Families, SimulatedPage
from tests.simulators.unseen.markup import Markup, directory, fill, links, scatter, text
from tests.simulators.unseen.times import draw_later, draw_moment, in_utc, stamp
from tests.simulators.unseen.writing import (
    Heading,
    Piece,
    Story,
    draw_length,
    draw_name,
    draw_person,
    draw_titles,
    fresh,
    read_on,
    write_items,
    write_paragraphs,
    write_story,
)

QUESTIONS = (
    "提前还款要不要收违约金？",
    "征信有一次逾期还能贷款吗？",
    "没有工作单位可以申请吗？",
    "利息是从放款当天算起的吗？",
    "被拒一次以后要隔多久再申请？",
)


def guide(rng: Random) -> SimulatedPage:
    """A loan company's guide: three columns, the logo in h1, the article in h2, a calculator and a table of products."""
    story = write_story(rng, "loan", draw_length(rng, 4, 9), n_headings=rng.choice([0, 3, 5]), longest=3)
    pieces: list[Piece] = [*story.pieces]
    sentences = fresh(read_on(rng, "loan"), set(story.lines))
    if rng.random() < 0.5:
        pieces.append(Heading("常见问题解答"))
        for question in rng.sample(QUESTIONS, rng.randint(2, 4)):
            pieces.append(Heading(question))
            pieces += write_paragraphs(rng, sentences, 1, 2)
    if rng.random() < 0.4:
        pieces.insert(
            rng.randint(1, len(pieces)), write_items(rng, "loan", rng.randint(3, 6), is_ordered=rng.random() < 0.5)
        )
    story = Story(story.theme, story.title, tuple(pieces))
    moment = draw_moment(rng, 2014, 2023)
    when = stamp(moment, rng.choice(["dashes", "dashes_second", "dashes_day", "han_day", "slashes"]))
    site = rng.choice(["融小二", "贷先知", "好借网"])
    author = rng.choice([None, f"{site}小编", draw_person(rng)])
    byline = rng.choice(
        [
            "<span>{when}</span><span>{author}</span><span>阅读：{views}</span>",
            "更新于 {when}　{author}　{views}人看过",
            "<i class=time></i>{when} <i class=eye></i>{views} {author}",
        ]
    ).format(when=when.text, author=f"作者：{author}" if author else "来源：网络", views=rng.randint(40, 9000))
    source = None if author else "网络"
    lead = ""
    if rng.random() < 0.4:  # the lead is said again by the first lines: neither article nor junk
        lead = f'<div class="daodu"><strong>导读：</strong>{text(story.lines[0][:70])}...</div>'
    products = "".join(
        fill(
            "product",
            bank=draw_name(rng, "banks"),
            kind=rng.choice(["薪金贷", "精英贷", "房易贷"]),
            low=str(rng.randint(1, 5)),
            high=str(rng.randint(10, 50)),
            rate=f"{rng.uniform(0.3, 1.5):.2f}",
            speed=rng.choice(["当天", "1-3天", "最快2小时"]),
        )
        for _ in range(rng.randint(3, 6))
    )
    markup = rng.choice(
        [
            Markup(heading="<h3>{}</h3>"),
            Markup("<p>{}</p>", "<p><strong>{}</strong></p>"),
            Markup("<div><br></div><div>{}</div>", "<div><b>{}</b></div>"),
        ]
    )
    host = "www.daikuan.example"
    category = rng.choice(["征信知识", "贷款入门", "逾期处理"])
    html = fill(
        "guide",
        head_title=rng.choice(
            [f"{story.title} - {site}", f"{story.title}_贷款攻略_{site}", f"【{story.title}】-{site}"]
        ),
        place=draw_name(rng, "places")[:2],
        description=text(story.lines[0][:70]),
        site=site,
        directory=directory(rng, 0, rng.choice(["贷款", "信用贷款", "房产抵押贷款"])),
        applicants=str(rng.randint(100_000, 900_000)),
        category=category,
        cls=rng.choice(["art-detail", "strategy", "news-show"]),
        title=text(story.title),
        byline=byline,
        lead=lead,
        content=rng.choice(["content", "txt", "art-body"]),
        body="\n".join(markup.render_all(story.pieces)),
        likes=str(rng.randint(0, 80)),
        products=products,
        related=links(rng, 6, '<li><a href="{href}">{title}</a><em>{day}</em></li>', besides=story.title),
        managers="".join(
            f'<dl><dt><img src="/u/{n}.jpg"></dt><dd>{draw_person(rng)[0]}经理<span>{draw_name(rng, "banks")}</span>'
            '<a href="#">向TA咨询</a></dd></dl>'
            for n in range(3)
        ),
        questions="".join(f'<li><a href="#">{question}</a></li>' for question in QUESTIONS),
        applications="".join(
            f"<p>{draw_person(rng)[0]}**　申请 {rng.randint(1, 30)}万元　{rng.randint(2, 50)}分钟前</p>"
            for _ in range(6)
        ),
    )
    url = f"https://{host}/gonglue/{rng.randint(1000, 99999)}.html"
    return SimulatedPage(
        "guide", url, html, story.title, author, source, when.published, when.precision, category, story.lines, (),
        draw_later(rng, moment), (), (f"导读：{story.lines[0][:70]}...",) if lead else (),
    )  # fmt: skip


def wordpress(rng: Random) -> SimulatedPage:
    """A debt lawyer's WordPress: author box, tags, related posts, threaded comments, <time> and JSON-LD in UTC."""
    story = write_story(rng, rng.choice(["law", "loan"]), draw_length(rng, 5, 14), n_headings=rng.choice([0, 3, 5]))
    if rng.random() < 0.4:
        pieces = [*story.pieces]
        pieces.insert(rng.randint(1, len(pieces)), write_items(rng, "law", rng.randint(3, 6)))
        story = Story(story.theme, story.title, tuple(pieces))
    moment = draw_moment(rng, 2015, 2024)
    author = rng.choice([draw_person(rng), f"{draw_person(rng)}律师"])
    site, host = rng.choice([("正则债务律师网", "zhengze.example"), ("言明律师事务所", "www.yanming.example")])
    shown = stamp(moment, rng.choice(["han_day", "dashes_day", "english_day"]))
    has_machine_time = rng.random() < 0.7
    time = (
        f'<time class="entry-date published" datetime="{stamp(moment, "iso").text}">{shown.text}</time>'
        if has_machine_time
        else f"<span>{shown.text}</span>"
    )
    byline = rng.choice(
        [
            (
                f'<span class="posted-on">发布于 <a href="#" rel="bookmark">{time}</a></span> <span class="byline">由 '
                f'<span class="author vcard"><a class="url fn n" href="#">{author}</a></span></span>'
            ),
            f'<span class="author vcard"><a href="#">{author}</a></span> · {time} · <a href="#respond">暂无评论</a>',
        ]
    )
    published, precision = (
        (moment, stamp(moment, "iso").precision) if has_machine_time else (shown.published, shown.precision)
    )
    json_ld = ""
    if has_machine_time and rng.random() < 0.6:
        graph = {
            "@context": "https://schema.org",
            "@graph": [
                {
                    "@type": "Article",
                    "headline": story.title,
                    "datePublished": in_utc(moment),
                    "author": {"name": author},
                }
            ],
        }
        json_ld = f'<script type="application/ld+json" class="yoast-schema-graph">{json.dumps(graph, ensure_ascii=rng.random() < 0.5)}</script>'
    markup = rng.choice(
        [
            Markup("<p>{}</p>", '<h2 class="wp-block-heading">{}</h2>'),
            Markup('<p class="has-text-align-left">{}</p>', "<h3><strong>{}</strong></h3>"),
            Markup("<p>{}</p>", "<p><strong>{}</strong></p>", unordered='<ul class="wp-block-list">\n{}\n</ul>'),
        ]
    )
    comments = tuple(dict.fromkeys(draw_name(rng, "replies") for _ in range(rng.choice([0, 0, 2, 3]))))
    drawn = "".join(
        fill(
            "wordpress_comment",
            number=str(n),
            name=draw_name(rng, "nicknames"),
            when=stamp(draw_later(rng, moment), "han_half").text,
            comment=comment,
        )
        for n, comment in enumerate(comments)
    )
    titles = draw_titles(rng, 2, besides=story.title)
    html = fill(
        "wordpress",
        head_title=rng.choice([f"{story.title} &#8211; {site}", f"{story.title} | {site}", f"{site} » {story.title}"]),
        site=site,
        host=host,
        json_ld=json_ld,
        post_id=str(rng.randint(20, 9000)),
        title=text(story.title),
        byline=byline,
        body="\n".join(scatter(rng, markup.render_all(story.pieces), ["<p>&nbsp;</p>"] * rng.randint(0, 2))),
        category=(category := rng.choice(["债务纠纷", "以案说法", "律师观点"])),
        author_box=fill("wordpress_author", author=author) if rng.random() < 0.7 else "",
        previous=titles[0],
        next=titles[1],
        related=links(
            rng,
            4,
            '<li><a href="{href}"><img src="/t.jpg" alt="{title}"><span>{title}</span></a></li>',
            besides=story.title,
        ),
        comments=f'<h2 class="comments-title">《{story.title}》有{len(comments)}个想法</h2><ol class="comment-list">{drawn}</ol>'
        if comments
        else "",
        recent=links(rng, 5, '<li><a href="{href}">{title}</a></li>', besides=story.title),
    )
    url = f"https://{host}/{rng.choice(['archives/', '?p=', ''])}{rng.randint(20, 9000)}"
    return SimulatedPage(
        "wordpress", url, html, story.title, author, None, published, precision, category, story.lines, comments,
        draw_later(rng, moment),
    )  # fmt: skip


def law_answers(rng: Random) -> SimulatedPage:
    """A question with one to four lawyers' answers, each in a card with the lawyer's name, place and merits; one is its author."""
    title = draw_titles(rng, 1, rng.choice(["law", "loan"]))[0]
    told: set[str] = set()
    sentences = fresh(read_on(rng, "loan"), told)
    question = write_paragraphs(rng, sentences, 1, 3)
    sentences = fresh(read_on(rng, "law"), told)
    answers = [write_paragraphs(rng, sentences, rng.randint(1, 4), 3) for _ in range(rng.randint(1, 4))]
    moment = draw_moment(rng, 2010, 2023)
    when = stamp(moment, rng.choice(["dashes", "dashes_second", "slashes", "dashes_day"]))
    place = draw_name(rng, "places")
    lawyers = [draw_person(rng) for _ in answers]
    cards = [
        fill(
            "law_answer",
            lawyer=lawyer,
            place=place,
            praise=str(rng.randint(90, 100)),
            served=str(rng.randint(200, 9000)),
            body="\n".join(Markup(rng.choice(["<p>{}</p>", "{}<br/>", "<div>{}</div>"])).render_all(answer)),
            when=stamp(draw_later(rng, moment), "dashes").text,
            likes=str(rng.randint(0, 40)),
        )
        for lawyer, answer in zip(lawyers, answers, strict=True)
    ]
    site, host = rng.choice([("问律通", "www.wenlv.example"), ("法小助", "faxiaozhu.example")])
    pieces = (*question, *(paragraph for answer in answers for paragraph in answer))
    category = rng.choice(["债权债务", "合同纠纷", "婚姻家庭"])
    html = fill(
        "law_answers",
        head_title=rng.choice([f"{title}-{site}", f"{title}_法律咨询_{site}"]),
        host=host,
        site=site,
        category=category,
        title_tag=rng.choice(["h1", "h2"]),
        title=text(title),
        question=text(question[0].text),
        asker=rng.choice(["匿名用户", "ask_" + str(rng.randint(10**5, 10**6))]),
        place=place,
        when=when.text,
        views=str(rng.randint(10, 4000)),
        n_answers=str(len(answers)),
        answers="\n".join(cards),
        similar=links(
            rng,
            4,
            '<dl><dt><a href="{href}">{title}</a></dt><dd>您好，建议您先收集好相关的证据材料，再…<a href="{href}">[详细]</a></dd></dl>',
            theme="law",
            besides=title,
        ),
        knowledge=links(rng, 5, '<li><a href="{href}">{title}</a></li>', besides=title),
        lawyers="".join(f"<p>{draw_person(rng)}律师 <a href='#'>在线咨询</a></p>" for _ in range(4)),
    )
    story = Story("law", title, pieces)
    author = f"{lawyers[0]}律师" if len(lawyers) == 1 else None  # who alone answers has written what there is to read
    url = f"https://{host}/ask/{rng.randint(10**5, 10**8)}.html"
    return SimulatedPage(
        "law_answers", url, html, title, author, None, when.published, when.precision, category, story.lines, (),
        draw_later(rng, moment),
    )  # fmt: skip


FAMILIES: Families = {"guide": guide, "wordpress": wordpress, "law_answers": law_answers}

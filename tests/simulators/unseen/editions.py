"""Other editions of news: a newspaper's digital edition, and a mobile site of the years before touch screens."""

from __future__ import annotations

from random import Random

from pipeline.records import Precision
from tests.simulators.pages import Families, SimulatedPage
from tests.simulators.unseen.markup import Markup, fill, links, text
from tests.simulators.unseen.times import cut, draw_later, draw_moment, stamp
from tests.simulators.unseen.writing import (
    draw_length,
    draw_name,
    draw_person,
    draw_titles,
    write_story,
)


def newspaper(rng: Random) -> SimulatedPage:
    """A newspaper's digital edition: the scanned page on the left, the title in a styled cell, the day in the head."""
    story = write_story(
        rng,
        rng.choice(["society", "finance", "notice"]),
        draw_length(rng, 4, 9),
        n_headings=rng.choice([0, 0, 2]),
        longest=5,
    )
    moment = draw_moment(rng, 2009, 2022)
    when = stamp(moment, rng.choice(["han_weekday", "han_day", "dashes_day"]))
    paper = draw_name(rng, "papers")
    author = draw_person(rng) if rng.random() < 0.7 else None
    edition = f"第{rng.randint(1, 16):02}版：{rng.choice(['要闻', '民生', '经济', '法治'])}"
    kicker, subtitle, picture = "", "", ""
    neutral: tuple[str, ...] = ()
    extra = draw_titles(rng, 2, besides=story.title)
    deck = '<tr><td class="font02" align="center" style="font-size:14px">{}</td></tr>'
    if rng.random() < 0.4:
        neutral += (f"——{extra[0]}",)
        subtitle = deck.format(neutral[-1])
    if rng.random() < 0.3:
        neutral += (extra[1],)
        kicker = deck.format(neutral[-1])
    if rng.random() < 0.4:
        neutral += (f"图为施工现场。 {draw_person(rng)} 摄",)
        picture = f'<img src="../../../res/1/a.jpg" /><br /><span class="picnote">{neutral[-1]}</span>'
    open_, close = rng.choice([("<founder-content>", "</founder-content>"), ("", ""), ("<div class=nr>", "</div>")])
    markup = rng.choice(
        [
            Markup(paragraph="<P>　　{}</P>", heading="<P>　　<strong>{}</strong></P>"),
            Markup(paragraph="　　{}<br />", heading="　　{}<br />"),
        ]
    )
    html = fill(
        "newspaper",
        head_title=rng.choice([f"{paper}数字报-{story.title}", f"{story.title}--{paper}", f"{paper}电子版"]),
        paper=paper,
        date_head=when.text,
        edition=edition,
        page_image="page_3.jpg",
        areas="".join(f'<area shape="poly" coords="{n},2,40,{n * 9}" href="content_{n}.htm">' for n in range(1, 5)),
        headlines=links(rng, 5, '<tr><td class="default">·<a href="{href}">{title}</a></td></tr>', besides=story.title)
        + f'\n<tr><td class="default">·<a href="content_2.htm">{story.title}</a></td></tr>',
        kicker=kicker,
        subtitle=subtitle,
        title=text(story.title),
        byline=rng.choice(["本报记者 {}", "□ 记者 {}", "{}", "文/{}"]).format(author) if author else "",
        pictures=picture,
        open=open_,
        body="\n".join(markup.render_all(story.pieces)),
        close=close,
    )
    url = (
        f"http://epaper.{rng.choice(['yqwb', 'jprb'])}.example/html/{moment:%Y-%m/%d}/content_{rng.randint(2, 90)}.htm"
    )
    source = None
    return SimulatedPage(
        "newspaper", url, html, story.title, author, source, cut(moment, Precision.DAY), Precision.DAY, None, story.lines,
        (), draw_later(rng, moment), (), neutral,
    )  # fmt: skip


def wap(rng: Random) -> SimulatedPage:
    """A mobile site: no headings at all, the title is the first line of a div; the article goes on on further pages."""
    story = write_story(rng, rng.choice(["society", "finance"]), draw_length(rng, 3, 8), longest=4)
    moment = draw_moment(rng, 2007, 2012)
    when = stamp(moment, rng.choice(["dashes", "short", "slashes_second"]))
    source = draw_name(rng, "papers") if rng.random() < 0.7 else None
    byline = f"{when.text} {'来源:' + source if source else ''}"
    mark = rng.choice(["　　{}<br/>", "<p>{}</p>", "<div>{}</div>"])
    site, host = "掌上云桥", "wap.yunqiao.example"
    address = f"http://{host}/news/{moment:%Y%m%d}/{rng.randint(10**4, 10**6)}"
    n_pages = rng.choice([1, 1, 2, 3])
    size = -(-len(story.pieces) // n_pages)
    groups = [story.pieces[at : at + size] for at in range(0, len(story.pieces), size)]
    crumb = rng.choice(['<div><a href="/n">新闻</a>-<a href="/n/s">社会</a>-正文</div>', ""])
    pages = []
    for number, group in enumerate(groups, 1):
        pager = ""
        if len(groups) > 1:
            onward = (
                f'<a href="{address}_{number + 1}.html">下页</a>'
                if number < len(groups)
                else f'<a href="{address}.html">上页</a>'
            )
            pager = f'({number}/{len(groups)}) {onward} 跳到<input size="2" name="p"/>页'
        pages.append(
            fill(
                "wap",
                head_title=rng.choice([story.title, f"{site}-{story.title}"]),
                site=site,
                crumb=crumb,
                title=text(story.title),
                byline=byline,
                body="\n".join(Markup(mark).render_all(group)),
                pager=pager,
                related=links(rng, 4, '·<a href="{href}">{title}</a><br/>', besides=story.title),
                clock=f"{rng.randint(0, 23)}:{rng.randint(10, 59)}",
            )
        )
    parts = tuple((f"{address}_{number}.html", page) for number, page in enumerate(pages[1:], 2))
    return SimulatedPage(
        "wap", f"{address}.html", pages[0], story.title, None, source, when.published, when.precision,
        "社会" if crumb else None, story.lines, (), draw_later(rng, moment), parts,
    )  # fmt: skip


FAMILIES: Families = {"newspaper": newspaper, "wap": wap}

"""Articles of unusual form: bare text in a cell, an English interface, numbered steps."""

from __future__ import annotations

from random import Random

from pipeline.records import Precision
from tests.simulators.pages import Families, SimulatedPage
from tests.simulators.unseen.markup import Markup, fill, links, text
from tests.simulators.unseen.times import draw_later, draw_moment, stamp
from tests.simulators.unseen.writing import (
    Heading,
    Items,
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


def bare_cell(rng: Random) -> SimulatedPage:
    """A home page of around 2001: text and line breaks directly in a cell, hardly a date, the title in a font tag."""
    story = write_story(rng, rng.choice(["life", "law", "howto"]), draw_length(rng, 4, 12), longest=5)
    moment = draw_moment(rng, 2000, 2006)
    has_date = rng.random() < 0.5
    when = stamp(moment, rng.choice(["han_day", "dashes_day", "dots_day"]))
    author = draw_person(rng) if rng.random() < 0.5 else None
    title = rng.choice(
        [
            '<p align="center"><b><font size="4" color="#0000FF">{}</font></b></p>',
            "<center><font size=5 face=隶书>{}</font></center><br>",
            "<br><b>{}</b><br><br>",
        ]
    ).format(text(story.title))
    signed = ""
    if author:
        signed = rng.choice(
            ['<p align="center"><font size="2">作者：{}</font></p>', "<center>文／{}</center><br>"]
        ).format(author)
    spaces = rng.choice(["　　", "&nbsp;&nbsp;&nbsp; ", ""])
    stop = rng.choice(["<br>\n", "<br><br>\n", "<BR>\n<BR>\n"])
    body = stop.join(spaces + text(line) for line in story.lines)
    if rng.random() < 0.4:
        body = f'<font size="3">{body}</font>'
    dated = (
        f'{stop}<p align="right"><font size="2" color="#808080">更新时间：{when.text}</font></p>' if has_date else ""
    )
    back = '<p align="center">【<a href="javascript:history.go(-1)">返回上页</a>】【<a href="#top">页首</a>】</p>'
    host = rng.choice(["home.beitan.example", "laolei.example"])
    site = rng.choice(["老雷的小屋", "北滩法律服务所", "清风文斋"])
    html = fill(
        "bare_cell",
        head_title=rng.choice([story.title, site, "New Page 1", f"{site}-文集"]),
        menu=links(rng, 6, '○<a href="{href}">{title}</a><br>', besides=story.title),
        content=f"{title}\n{signed}\n{body}\n{dated}\n{back}",
        host=host,
    )
    return SimulatedPage(
        "bare_cell", f"http://{host}/wj/{rng.randint(1, 90):03}.htm", html, story.title, author, None,
        when.published if has_date else None, when.precision if has_date else Precision.NONE, None, story.lines, (),
        draw_later(rng, moment),
    )  # fmt: skip


def drupal(rng: Random) -> SimulatedPage:
    """Chinese articles in a system whose interface was left in English: American dates, Tags:, Log in to post comments."""
    story = write_story(
        rng, rng.choice(["finance", "law", "society", "life"]), draw_length(rng, 4, 10), n_headings=rng.choice([0, 2])
    )
    if rng.random() < 0.4:
        story = Story(story.theme, story.title, (*story.pieces, write_items(rng, story.theme, rng.randint(3, 7))))
    moment = draw_moment(rng, 2010, 2021)
    when = stamp(moment, "american")
    author = rng.choice(["admin", draw_person(rng), draw_name(rng, "nicknames")])
    is_person = author != "admin"
    byline = rng.choice(
        [
            (
                f'<span property="dc:date dc:created" content="{stamp(moment, "iso").text}" datatype="xsd:dateTime">Submitted by '
                f'<span class="username" property="foaf:name">{author}</span> on {when.text}</span>'
            ),
            f"<span>Submitted by <a href='/user/3' class='username'>{author}</a> on {when.text}</span>",
        ]
    )
    has_machine_time = "dc:date" in byline
    comments = tuple(dict.fromkeys(draw_name(rng, "replies") for _ in range(rng.choice([0, 0, 2]))))
    drawn = "".join(
        fill(
            "drupal_comment",
            name=draw_name(rng, "nicknames"),
            when=stamp(draw_later(rng, moment), "american").text,
            comment=comment,
        )
        for comment in comments
    )
    category = rng.choice(["Articles", "News"])
    site, host = rng.choice([("Beitan Community", "beitan-community.example"), ("LawNotes", "www.lawnotes.example")])
    node = str(rng.randint(10, 3000))
    html = fill(
        "drupal",
        node=node,
        head_title=f"{story.title} | {site}",
        host=host,
        site=site,
        category=category,
        title=text(story.title),
        byline=byline,
        image=rng.choice(
            [
                "",
                f'<div class="field field-name-field-image"><img src="/sites/default/files/a.png" alt="{story.title}" /></div>',
            ]
        ),
        body="\n".join(Markup("<p>{}</p>", "<h2>{}</h2>").render_all(story.pieces)),
        tag=rng.choice(["金融", "law", "社区"]),
        comments=f'<div id="comments" class="comment-wrapper"><h2 class="title">Comments</h2>{drawn}</div>'
        if comments
        else "",
        recent=links(rng, 5, '<li><a href="{href}">{title}</a></li>', besides=story.title),
    )
    precision = Precision.SECOND if has_machine_time else when.precision
    return SimulatedPage(
        "drupal", f"http://{host}/node/{node}", html, story.title, author if is_person else None, None,
        moment if has_machine_time else when.published, precision, category, story.lines, comments, draw_later(rng, moment),
    )  # fmt: skip


def steps(rng: Random) -> SimulatedPage:
    """A how-to: tools, numbered steps as list items of one or two sentences, notes; almost no prose."""
    title = draw_titles(rng, 1, "howto")[0]
    told: set[str] = set()
    sentences = fresh(read_on(rng, "howto"), told)
    lead = write_paragraphs(rng, sentences, 1, 3)
    names = ("十字螺丝刀", "生料带", "新阀芯", "抹布", "手机一部", "身份证原件", "电脑", "数据线", "手套")
    tools = Items(tuple(rng.sample(names, rng.randint(2, 5))), is_ordered=True)
    step_lines = tuple("".join(next(sentences) for _ in range(rng.randint(1, 2))) for _ in range(rng.randint(4, 9)))
    steps_list = Items(step_lines, is_ordered=True)
    notes = Items(tuple(next(sentences) for _ in range(rng.randint(1, 4))), is_ordered=False)
    headings = rng.choice([("工具/原料", "方法/步骤", "注意事项"), ("准备工作", "操作步骤", "温馨小贴士")])
    pieces: tuple[Piece, ...] = (
        *lead, Heading(headings[0]), tools, Heading(headings[1]), steps_list, Heading(headings[2]), notes,
    )  # fmt: skip
    story = Story("howto", title, pieces)
    moment = draw_moment(rng, 2012, 2022)
    when = stamp(moment, rng.choice(["dashes_day", "dots_day", "dashes"]))
    author = draw_name(rng, "nicknames")
    block = rng.choice(
        [
            Markup(
                '<div class="exp-block"><p>{}</p></div>',
                '<h2 class="exp-head">{}</h2>',
                '<li class="exp-li"><div class="list-icon"></div><div class="list-text"><p>{}</p></div></li>',
                '<ol class="exp-ol">\n{}\n</ol>',
            ),
            Markup("<p>{}</p>", "<h3>{}</h3>"),
            Markup(
                '<div class="lead">{}</div>',
                '<div class="hd3">{}</div>',
                '<div class="step"><span class="txt">{}</span><img src="/s.jpg"></div>',
                '<div class="steps">\n{}\n</div>',
                '<div class="tips">\n{}\n</div>',
            ),
        ]
    )
    site, host = rng.choice([("好用经验", "jingyan.haoyong.example"), ("百事通", "www.baishi.example")])
    category = rng.choice(["生活常识", "数码", "家居维修"])
    html = fill(
        "steps",
        head_title=rng.choice([f"{title}-{site}", f"{title}_{site}", f"{title}：{headings[1]}-{site}"]),
        title=text(title),
        site=site,
        category=category,
        title_tag=rng.choice(["h1", "h2", "div"]),
        byline=f"作者：<a href='#'>{author}</a></li><li>更新时间：<time>{when.text}</time>",
        views=str(rng.randint(30, 90000)),
        body="\n".join(block.render_all(pieces)),
        likes=str(rng.randint(0, 60)),
        related=links(rng, 6, '<li><a href="{href}">{title}</a><span>0{number}.{number}</span></li>', besides=title),
        author=author,
    )
    return SimulatedPage(
        "steps", f"https://{host}/article/{rng.getrandbits(96):024x}.html", html, title, author, None, when.published,
        when.precision, category, story.lines, (), draw_later(rng, moment),
    )  # fmt: skip


FAMILIES: Families = {
    "bare_cell": bare_cell,
    "drupal": drupal,
    "steps": steps,
}

"""Long articles with structure: a report with two tables of data, an encyclopedia with a table of contents."""

from __future__ import annotations

from random import Random

from pipeline.records import Precision
from tests.simulators.pages import Families, SimulatedPage
from tests.simulators.unseen.markup import Markup, fill, links, scatter, text
from tests.simulators.unseen.times import draw_later, draw_moment, stamp
from tests.simulators.unseen.writing import (
    Heading,
    Paragraph,
    Piece,
    Story,
    draw_length,
    draw_name,
    draw_person,
    draw_titles,
    fresh,
    read_on,
    write_cases,
    write_items,
    write_paragraphs,
    write_rates,
    write_story,
)


def report(rng: Random) -> SimulatedPage:
    """A report with two tables of data among its paragraphs, in a modern site of divs, beside a column of news flashes."""
    story = write_story(rng, "finance", draw_length(rng, 5, 10), n_headings=rng.choice([0, 2, 4]))
    pieces: list[Piece] = [*story.pieces]
    for table in (write_rates(rng, rng.randint(3, 7)), write_cases(rng, rng.randint(3, 10))):
        pieces.insert(rng.randint(1, len(pieces)), table)
    story = Story(story.theme, story.title, tuple(pieces))
    moment = draw_moment(rng, 2017, 2024)
    author = draw_person(rng)
    source = rng.choice([None, draw_name(rng, "papers")])
    when = stamp(moment, rng.choice(["han_loose", "dashes", "slashes", "dots_day"]))
    byline = f'<span class="name">{author}</span><i>·</i><span class="time">{when.text}</span>'
    if source:
        byline = f'<span>来源：{source}</span> <span>文 | {author}</span> <span class="time">{when.text}</span>'
    has_machine_time = rng.random() < 0.5
    heading = rng.choice(
        [
            '<h1 class="post-title">{}</h1>',
            '<div class="post-title">{}</div>',
            '<h1><span class="label">深度</span>{}</h1>',
        ]
    )
    markup = rng.choice(
        [
            Markup(
                "<p>{}</p>", "<h2>{}</h2>", table='<figure class="table"><table><tbody>\n{}\n</tbody></table></figure>'
            ),
            Markup("<p><span>{}</span></p>", "<p><strong>{}</strong></p>", cell='<td style="width:25%"><p>{}</p></td>'),
            Markup(
                "<div>{}</div>",
                "<div><strong>{}</strong></div>",
                table='<div class="table-wrap"><table>\n{}\n</table></div>',
            ),
        ]
    )
    titles = draw_titles(rng, 2, besides=story.title)
    site, host = rng.choice([("硬数", "www.yingshu.example"), ("观澜财经", "guanlan.example")])
    picture = '<figure class="image"><img src="/i/1.png"><figcaption>{}</figcaption></figure>'
    caption = f"图片来源：{site}制图"
    neutral = (caption,) if rng.random() < 0.5 else ()
    abstract = titles[1] + "，这是一个值得继续追问的问题。"
    html = fill(
        "report",
        head_title=rng.choice([f"{story.title}-{site}", f"{story.title} | {site}", story.title]),
        metas=f'<meta property="bytedance:published_time" content="{stamp(moment, "iso").text}">'
        if has_machine_time
        else "",
        site=site,
        heading=heading.format(text(story.title)),
        byline=byline,
        abstract=abstract,
        cls=f"css-{rng.getrandbits(24):06x}",
        body="\n".join(scatter(rng, markup.render_all(story.pieces), [picture.format(line) for line in neutral])),
        next=titles[0],
        flashes="".join(
            f'<div class="item"><span>{rng.randint(0, 23):02}:{rng.randint(0, 59):02}</span><a href="#">'
            f"【{title}】据多家媒体援引知情人士的话报道，有关各方均未对此置评……</a></div>"
            for title in draw_titles(rng, 6, besides=story.title)
        ),
        hot=links(rng, 6, '<div class="item"><i>{number}</i><a href="{href}">{title}</a></div>', besides=story.title),
    )
    published, precision = (moment, Precision.SECOND) if has_machine_time else (when.published, when.precision)
    return SimulatedPage(
        "report", f"https://{host}/p/{rng.randint(10**6, 10**7)}.html", html, story.title, author, source, published,
        precision, None, story.lines, (), draw_later(rng, moment), (), (*neutral, abstract),
    )  # fmt: skip


def encyclopedia(rng: Random) -> SimulatedPage:
    """A long article of an encyclopedia: a table of contents, links to edit at the headings, references below."""
    theme = rng.choice(["loan", "law", "finance"])
    title = rng.choice(
        [
            "等额本金",
            "诉讼时效",
            "实际年利率",
            "失信被执行人",
            "个人信用报告",
            "存款准备金",
            "格式条款",
            "债务重组",
            "保证责任",
        ]
    )
    sentences = fresh(read_on(rng, theme), set())
    names = rng.sample(
        ["定义", "历史沿革", "计算方法", "适用范围", "主要特点", "与相近概念的区别", "各地实践", "争议与批评", "影响"],
        rng.randint(4, 7),
    )
    pieces: list[Piece] = [
        Paragraph(f"{title}，又称{title}制度，是金融与法律领域的一个常用概念。"),
        *write_paragraphs(rng, sentences, rng.randint(1, 2)),
    ]
    for name in names:
        pieces += [Heading(name), *write_paragraphs(rng, sentences, rng.randint(1, 4))]
        if rng.random() < 0.15:
            pieces.append(write_items(rng, theme, rng.randint(3, 5)))
    if rng.random() < 0.3:
        pieces.append(write_rates(rng, 4))
    story = Story(theme, title, tuple(pieces))
    heads = "".join(
        f'<li class="toclevel-1 tocsection-{n}"><a href="#{n}"><span class="tocnumber">{n}</span> <span class="toctext">{name}</span></a></li>\n'
        for n, name in enumerate([*names, "参考资料"], 1)
    )
    contents = f'<div id="toc" class="toc"><div class="toctitle"><h2>目录</h2></div>\n<ul>\n{heads}</ul></div>'
    edit = (
        '<span class="mw-editsection"><span>[</span><a href="#">编辑</a><span>]</span></span>'
        if rng.random() < 0.6
        else ""
    )
    markup = Markup(
        heading='<h2><span class="mw-headline">{}</span>' + edit + "</h2>",
        table='<table class="wikitable">\n{}\n</table>',
    )
    drawn = markup.render_all(story.pieces)
    drawn.insert(next(n for n, piece in enumerate(pieces) if isinstance(piece, Heading)), contents)
    references = (
        f"↑ {draw_person(rng)}．金融法概论．江浦出版社，2009：112",
        f"↑ {draw_name(rng, 'papers')}，2011-04-02",
    )
    link = '<a href="#">↑</a>'
    listed = "".join(f"<li>{reference.replace('↑', link)}</li>" for reference in references)
    drawn.append(f'<h2><span class="mw-headline">参考资料</span></h2><ol class="references">{listed}</ol>')
    moment = draw_moment(rng, 2008, 2022)
    site, host = rng.choice([("财法百科", "wiki.caifa.example"), ("知源维基", "zhiyuan.example")])
    category = rng.choice(["金融术语", "法律概念"])
    article_id = str(rng.randint(100, 9999))
    html = fill(
        "encyclopedia",
        head_title=f"{title} - {site}",
        title=title,
        article_id=article_id,
        site=site,
        host=host,
        body="\n".join(drawn),
        category=category,
        modified="此页面已被浏览过 3,120 次。",
    )
    url = f"http://{host}/index.php?title={article_id}"
    return SimulatedPage(
        "encyclopedia", url, html, title, None, None, None, Precision.NONE, category, story.lines, (), draw_later(rng, moment),
        (), ("参考资料", *references),
    )  # fmt: skip


FAMILIES: Families = {"report": report, "encyclopedia": encyclopedia}

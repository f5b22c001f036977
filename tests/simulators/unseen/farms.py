"""Farms: a company's hacked site with spam at head, tail and in random nodes, and a farm of thin spun pages."""

from __future__ import annotations

import json
from random import Random

from tests.simulators.pages import Families, SimulatedPage
from tests.simulators.unseen.injections import CLASSES, draw_phrases, injected_lines
from tests.simulators.unseen.markup import Markup, fill, links, scatter, text
from tests.simulators.unseen.times import draw_later, draw_moment, stamp
from tests.simulators.unseen.writing import draw_name, draw_person, draw_titles, write_story

RANDOM_TAGS = "address pre sup sub acronym dfn fieldset del ins small strike kbd samp var u tt bdo legend".split()
TABLE_TAGS = (
    "tr tfoot tbody td".split()
)  # browsers ignore them outside of tables; inside one they would move the article
ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789"


def draw_nodes(rng: Random, words: list[str], *, is_in_table: bool = False) -> str:
    """Nested tags with one random id and nothing in them, or a phrase here and there, as mirror programs sow them."""
    name = "".join(rng.choices(ALPHABET, k=5))
    inside = "".join(
        f'<{tag} id="{name}">{rng.choice(["", "", word])}</{tag}>'
        for tag, word in zip(rng.choices(RANDOM_TAGS, k=len(words)), words, strict=True)
    )
    around = rng.choices(RANDOM_TAGS if is_in_table else RANDOM_TAGS + TABLE_TAGS, k=rng.randint(2, 5))
    return "".join(f'<{tag} id="{name}">' for tag in around) + inside + "".join(f"</{tag}>" for tag in reversed(around))


def draw_spam(rng: Random, cls: str) -> str:
    """Injected lines as markup: bare text, a list of links, a block pushed out of the window, or paragraphs."""
    lines = [text(line) for line in injected_lines(rng, cls).split("\n")]
    form = rng.choice(["bare", "links", "off", "paragraphs"])
    if form == "bare":
        return "<br>\n".join(lines)
    if form == "links":
        return "".join(
            f'<a href="/{rng.randint(10**4, 10**6)}.html" title="{text(word)}">{text(word)}</a> '
            for word in draw_phrases(rng, cls, 12)
        )
    if form == "off":
        return f'<div style="position:absolute;left:-9999px">{"<br>".join(lines)}</div>'
    return "".join(f"<p>{line}</p>" for line in lines)


def hacked(rng: Random) -> SimulatedPage:
    """A company's site that was hacked and mirrored: keyword lines around the page, random nodes, anchors before sentences."""
    story = write_story(
        rng, rng.choice(["loan", "law", "finance", "howto"]), rng.randint(4, 10), n_headings=rng.choice([0, 0, 2])
    )
    cls = rng.choice(CLASSES)
    moment = draw_moment(rng, 2011, 2024)
    when = stamp(moment, rng.choice(["dashes", "dashes_day", "slashes_second"]))
    author = rng.choice([None, draw_name(rng, "nicknames"), draw_person(rng)])
    source = rng.choice([None, draw_name(rng, "papers")])
    byline = (
        f"<small>时间:</small>{when.text}<small>来源:</small>{source or ''} <small>作者:</small>{author or ''} "
        f"<small>点击:</small>{rng.randint(1, 900)}次"
    )
    markup = rng.choice(
        [
            Markup("<p>　　{}</p>", "<p><strong>{}</strong></p>"),
            Markup("<div>&nbsp;&nbsp;{}</div>", "<div><b>{}</b></div>"),
            Markup("{}<br /><br />", "<b>{}</b><br />"),
        ]
    )
    parts = markup.render_all(story.pieces)
    if rng.random() < 0.4:
        anchor = f'<a href="http://{rng.choice(ALPHABET)}77.example/" target="_blank"><u>{draw_phrases(rng, cls, 1)[0]}</u></a>'
        at = rng.randrange(len(parts))
        parts[at] = f"<p>{anchor}</p>\n{parts[at]}"
    nodes = [
        draw_nodes(rng, draw_phrases(rng, cls, rng.randint(1, 4)), is_in_table=True) for _ in range(rng.randint(0, 3))
    ]
    spam = "_".join(draw_phrases(rng, cls, 3))
    intro = f"{story.lines[0][:40]}…" if rng.random() < 0.2 else ""
    site = rng.choice(["百川机械", "云桥包装制品厂", "青柳园林工程"])
    category = rng.choice(["行业动态", "公司新闻", "常见问题"])
    html = fill(
        "hacked",
        head_title=rng.choice([f"{spam}-{story.title}", f"{story.title}_{spam}", f"{story.title}_{category}_{site}"]),
        keywords=",".join(draw_phrases(rng, cls, 5)),
        description=spam,
        site=site,
        head_spam=draw_spam(rng, cls),
        random_head=draw_nodes(rng, draw_phrases(rng, cls, 3)) if rng.random() < 0.5 else "",
        logo_tag=rng.choice(["h1", "div"]),
        nav_spam=f"<li><a href='#'><span>{draw_phrases(rng, cls, 1)[0]}</span></a></li>" if rng.random() < 0.5 else "",
        category=category,
        title_tag=rng.choice(["h1", "h2"]),
        title=text(story.title),
        byline=byline,
        intro=f'<div class="intro">{intro}</div>' if intro else "",
        body="\n".join(scatter(rng, parts, nodes)),
        random_tail=draw_nodes(rng, draw_phrases(rng, cls, 4)),
        previous=draw_titles(rng, 1, besides=story.title)[0],
        related=links(rng, 5, "<li><a href='{href}'>{title}</a><p>{title}……</p></li>", besides=story.title),
        tail_spam=draw_spam(rng, cls),
    )
    url = f"http://www.{''.join(rng.choices(ALPHABET[:26], k=7))}.example/plus/view.php?aid={rng.randint(10, 99999)}"
    return SimulatedPage(
        "hacked", url, html, story.title, author, source, when.published, when.precision, category, story.lines, (),
        draw_later(rng, moment), (), (intro,) if intro else (),
    )  # fmt: skip


def spun(rng: Random) -> SimulatedPage:
    """A thin page of a farm: three to five short lines between empty paragraphs and pictures that repeat the title."""
    story = write_story(
        rng,
        rng.choice(["loan", "life", "howto", "law"]),
        rng.randint(3, 5),
        n_headings=rng.choice([0, 0, 1, 2]),
        longest=2,
    )
    moment = draw_moment(rng, 2019, 2024)
    form = rng.choice(["dashes", "dashes_second", "dashes_day", "han_short"])
    when = stamp(moment, form)
    site, host = rng.choice([("答疑坊", "www.dayifang.example"), ("万事知", "wanshizhi.example")])
    author = rng.choice([None, draw_name(rng, "nicknames")])
    rank = rng.choice(["7级会员", "初级会员", "认证作者", "129级企业账号"])
    byline = rng.choice(
        [
            "<span>{author}</span><span>{rank}</span><span>{when}</span><span>浏览：{views}</span>",
            "时间：{when}　投稿会员：{author}　人气：{views}",
            "<i>{when}</i> <i>{views}℃</i> <i>作者：{author}</i>",
        ]
    )
    if not author:
        byline = rng.choice(["更新时间：{when}　阅读：{views}", "<span>{when}</span><span>责任编辑：{editor}</span>"])
    byline = byline.format(
        when=when.text, author=author, rank=rank, views=rng.randint(10, 900), editor=draw_person(rng)
    )
    title = text(story.title)
    picture = rng.choice(
        [
            f'<p align="center"><img src="/d/file/1.jpg" alt="{title}" title="{title}"></p><p align="center">{title}</p>',
            f'<p><img src="/d/file/2.jpg" alt="{title}"/></p>',
            f"<center><img src='/u/3.png'><br>图：{title}</center>",
        ]
    )
    empty = rng.choice(["<p>&nbsp;</p>", "<p><br></p>", "<p>　　</p>"])
    markup = rng.choice(
        [
            Markup("<p>{}</p>", "<h2>{}</h2>"),
            Markup('<p style="margin-left:0;text-align:justify"><span>{}</span></p>', "<h3>{}</h3>"),
            Markup("<p>　　{}</p>", "<p><strong>{}</strong></p>"),
        ]
    )
    parts = scatter(rng, markup.render_all(story.pieces), [picture] * rng.randint(1, 2) + [empty] * rng.randint(2, 5))
    if rng.random() < 0.4:
        parts.insert(0, f"<p>{title}</p>")
    data = {
        "@context": "https://ziyuan.example/contexts/cambrian.jsonld", "@id": f"https://{host}/a.html",
        "title": story.title, "pubDate": moment.strftime("%Y-%m-%dT%H:%M:%S"),
    }  # fmt: skip
    has_machine_time = form == "han_short" or rng.random() < 0.4
    json_ld = (
        f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'
        if has_machine_time
        else ""
    )
    titles = draw_titles(rng, 2, besides=story.title)
    category = rng.choice(["百科", "财经", "生活"])
    html = fill(
        "spun",
        head_title=rng.choice(
            [f"{story.title}-{site}", f"{story.title}({titles[0]})_{site}", f"{story.title}_{category}_{site}"]
        ),
        title=title,
        description=text(story.lines[0]),
        json_ld=json_ld,
        logo_tag=rng.choice(["div", "h1"]),
        site=site,
        category=category,
        crumb_title=rng.choice(["正文", title]),
        byline=byline,
        body="\n".join(parts),
        note=rng.choice(
            [
                "版权声明：本文内容由互联网用户自发贡献，该文观点仅代表作者本人。本站不拥有所有权，不承担相关法律责任。",
                f"以上内容由{site}整理，希望对您有帮助。",
                "免责声明：图文来源于网络，如有侵权请联系删除。",
            ]
        ),
        tag=draw_name(rng, "firms"),
        previous=titles[0],
        next=titles[1],
        related_head=rng.choice(["猜你喜欢", "相关推荐", "随机看看"]),
        related=links(rng, 6, '<li><a href="{href}">{title}</a><span>{day}</span></li>', besides=story.title),
        latest=links(rng, 8, '<li><a href="{href}">{title}</a></li>', besides=story.title),
    )
    second = stamp(moment, "dashes_second")
    published, precision = (
        (second.published, second.precision) if has_machine_time else (when.published, when.precision)
    )
    return SimulatedPage(
        "spun", f"https://{host}/{rng.choice(['baike', 'cj', 'sh'])}/{rng.randint(10**4, 10**7)}.html", html, story.title, author,
        None, published, precision, category, story.lines, (), draw_later(rng, moment),
    )  # fmt: skip


FAMILIES: Families = {"hacked": hacked, "spun": spun}

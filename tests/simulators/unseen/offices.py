"""Offices: courts and authorities with their document numbers and attachments, and a bank's announcements."""

from __future__ import annotations

from random import Random

from tests.simulators.pages import Families, SimulatedPage
from tests.simulators.unseen.markup import Markup, fill, links, text
from tests.simulators.unseen.times import draw_later, draw_moment, stamp
from tests.simulators.unseen.writing import (
    NAMES,
    Paragraph,
    Story,
    draw_name,
    write_cases,
    write_rates,
    write_story,
)

HAN_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")


def court(rng: Random) -> SimulatedPage:
    """A court's or an authority's notice: index table, signature, attachments, 打印 and 关闭."""
    story = write_story(rng, rng.choice(["law", "notice"]), rng.randint(4, 9), n_headings=rng.choice([0, 2, 3]))
    moment = draw_moment(rng, 2008, 2023)
    place = draw_name(rng, "places")
    office = place + rng.choice(["人民法院", "司法局", "金融工作办公室", "市场监督管理局"])
    number = f"{place[0]}金办〔{moment.year}〕{rng.randint(1, 180)}号"
    signed = moment.strftime("%Y年%-m月%-d日")
    if rng.random() < 0.3:
        signed = f"{str(moment.year).translate(HAN_DIGITS)}年三月五日"
    pieces = [*story.pieces]
    is_numbered = rng.random() < 0.5
    if is_numbered:
        pieces.insert(0, Paragraph(number))
        pieces.insert(1, Paragraph("各乡镇人民政府、街道办事处，各有关单位："))
    if rng.random() < 0.3:
        pieces.append(write_cases(rng, rng.randint(4, 12)))
    pieces += [Paragraph(office), Paragraph(signed)]
    story = Story(story.theme, story.title, tuple(pieces))
    when = stamp(moment, rng.choice(["dashes", "dashes_day", "han_day", "dashes_second"]))
    source = rng.choice([office, draw_name(rng, "papers"), None])
    label = rng.choice(["发布时间：", "时间：", "日期：", "发布日期: "])
    byline = f"{label}{when.text}</span>"
    if source:
        byline += f"<span>{rng.choice(['来源：', '信息来源：', '来源: '])}{source}</span>"
    byline += rng.choice(["<span>浏览次数：<i>312</i>次", "<span>作者：", "<span>责任编辑：办公室"])
    markup = rng.choice(
        [
            Markup('<p align="justify">　　{}</p>', '<p align="justify">　　<strong>{}</strong></p>'),
            Markup('<p class="MsoNormal" style="text-indent:32pt"><span style="font-family:仿宋_GB2312">{}</span></p>'),
            Markup("<div>&emsp;&emsp;{}</div>", "<div><b>{}</b></div>"),
        ]
    )
    metas = f'<meta name="SiteName" content="{office}" /><meta name="ArticleTitle" content="{story.title}" />'
    if rng.random() < 0.5:
        metas += f'<meta name="PubDate" content="{when.text}" /><meta name="ContentSource" content="{source or ""}" />'
    index = ""
    if rng.random() < 0.6:
        index = (
            f'<table class="xxgk_tab"><tr><td>索 引 号</td><td>0{rng.randint(10**7, 10**8)}/{moment.year}-0012</td>'
            f"<td>发布机构</td><td>{office}</td></tr><tr><td>发文字号</td><td>{number if not is_numbered else ''}</td>"
            "<td>有 效 性</td><td>有效</td></tr></table>"
        )
    attachments = ""
    if rng.random() < 0.6:
        attachments = (
            '<div class="fj"><b>附件下载：</b><ul><li><a href="./P02019.doc">1.名单汇总.doc</a></li>'
            '<li><a href="./P02020.xls">2.申报表.xls</a></li></ul></div>'
        )
    host = f"www.{rng.choice(['yqfy', 'alx', 'ptz'])}.example"
    category = rng.choice(["通知公告", "公告送达", "政策文件"])
    html = fill(
        "court",
        head_title=rng.choice([f"{story.title}_{office}", f"{office} {category} {story.title}", f"{office}"]),
        metas=metas,
        office=office,
        place=place,
        category=category,
        index_table=index,
        title_tag=rng.choice(["h1", "h3", "strong"]),
        title=text(story.title),
        byline=byline,
        zoom=rng.choice(["zoom", "UCAP-CONTENT", "Zoom"]),
        body="\n".join(markup.render_all(story.pieces)),
        attachments=attachments,
        neighbours=links(rng, 2, '<p>{number}、<a href="{href}">{title}</a></p>', besides=story.title),
    )
    url = f"http://{host}/xxgk/tzgg/{moment:%Y%m}/t{moment:%Y%m%d}_{rng.randint(10**5, 10**7)}.html"
    return SimulatedPage(
        "court", url, html, story.title, None, source, when.published, when.precision, category, story.lines, (),
        draw_later(rng, moment),
    )  # fmt: skip


def bank(rng: Random) -> SimulatedPage:
    """A bank's announcement: salutation, terms, signature; no author, and no source."""
    name = draw_name(rng, "banks")
    story = write_story(rng, "notice", rng.randint(3, 6), n_headings=rng.choice([0, 2]), longest=3)
    moment = draw_moment(rng, 2012, 2024)
    pieces = [Paragraph("尊敬的客户："), *story.pieces]
    if rng.random() < 0.4:
        pieces.append(write_rates(rng, rng.randint(3, 6)))
    pieces += [Paragraph("特此公告。"), Paragraph(f"{name}股份有限公司"), Paragraph(moment.strftime("%Y年%-m月%-d日"))]
    story = Story(story.theme, story.title, tuple(pieces))
    when = stamp(moment, rng.choice(["dashes_day", "dots_day", "slashes_day", "han_day"]))
    title = text(story.title)
    head = rng.choice(
        [
            f'<table width="100%"><tr><td class="tit">{title}</td></tr><tr><td class="date">{when.text}</td></tr></table>',
            f'<div class="c-title">{title}</div><div class="c-date">发布时间：{when.text}</div>',
            f'<p class="newstitle">{title} <em>[{when.text}]</em></p>',
            f'<h2>{title}</h2><span class="d">{when.text}</span>',
        ]
    )
    right = '<p style="text-align: right;">{}</p>'
    markup = rng.choice(
        [Markup("<p>{}</p>", "<p>{}</p>"), Markup('<p style="text-indent: 2em;">{}</p>', "<p><strong>{}</strong></p>")]
    )
    body = markup.render_all(story.pieces[:-2]) + [Markup(right).render(piece) for piece in story.pieces[-2:]]
    host = f"www.{NAMES['banks'].index(name)}bank.example"
    html = fill(
        "bank",
        head_title=rng.choice(
            [f"{name} {story.title}", f"{name}", f"{story.title}-{name}-关于我们", f"公告通知 | {name}"]
        ),
        host=host,
        bank=name,
        category="公告通知",
        head=head,
        body="\n".join(body),
    )
    url = f"https://{host}/portal/zh_CN/home/gywm/ggtz/{rng.randint(10**4, 10**6)}.html"
    return SimulatedPage(
        "bank", url, html, story.title, None, None, when.published, when.precision, "公告通知", story.lines, (),
        draw_later(rng, moment),
    )  # fmt: skip


FAMILIES: Families = {"court": court, "bank": bank}

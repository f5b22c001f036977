"""People who write: a thread of a forum, a blog, a mirror of WeChat."""

from __future__ import annotations

from random import Random

from pipeline.records import Precision
from tests.simulators.pages import Families, SimulatedPage
from tests.simulators.unseen.markup import Markup, fill, links, scatter, text
from tests.simulators.unseen.times import Stamp, cut, draw_later, draw_moment, stamp
from tests.simulators.unseen.writing import Paragraph, Piece, Story, draw_length, draw_name, draw_person, write_story

RANKS = ("新手上路", "中级会员", "高级会员", "金牌会员", "论坛元老", "实习版主")


def draw_noise(rng: Random) -> str:
    """Letters that nobody reads, put where the eye does not see them."""
    return "".join(rng.choices("abcdeXYZ0123456789 .,;!$@^(", k=rng.randint(12, 30))).strip()


def draw_post(rng: Random, name: str, when: str, body: str, floor: str) -> str:
    """One post of a thread, with the panel of its member."""
    return fill(
        "forum_post",
        post=str(rng.randint(10**5, 10**7)),
        name=name,
        n_threads=str(rng.randint(1, 90)),
        n_posts=str(rng.randint(1, 900)),
        points=str(rng.randint(1, 9000)),
        rank=rng.choice(RANKS),
        floor=floor,
        when=when,
        body=body,
        signature='<div class="sign">天道酬勤，静待花开</div>' if rng.random() < 0.3 else "",
    )


def forum(rng: Random) -> SimulatedPage:
    """A thread: the first post is the article, bare text with line breaks; the replies are comments, some of them quote."""
    story = write_story(rng, rng.choice(["life", "loan"]), draw_length(rng, 3, 9), longest=3)
    moment = draw_moment(rng, 2008, 2018)
    when = stamp(moment, rng.choice(["loose_second", "dashes"]))
    author = draw_name(rng, "nicknames")
    mark = rng.choice(
        ["{}<br />\n<br />\n", "{}<br />\n", '<font size="3">{}</font><br />\n', '<div align="left">　　{}</div>']
    )
    if rng.random() < 0.3:  # the forum's guard against copying
        mark = mark.replace("{}", '{}<span style="display:none">' + draw_noise(rng) + "</span>")
    body = "".join(Markup(mark, mark).render_all(story.pieces))
    if rng.random() < 0.3:
        body = f'<i class="pstatus"> 本帖最后由 {author} 于 {when.text} 编辑 </i><br />\n<br />\n{body}'
    posts = [draw_post(rng, author, when.text, body, "楼主<sup>#</sup>")]
    comments = tuple(dict.fromkeys(draw_name(rng, "replies") for _ in range(rng.randint(1, 8))))
    for floor, comment in enumerate(comments, 2):
        quoted = ""
        if rng.random() < 0.2:
            quoted = (
                f'<div class="quote"><blockquote><font size="2"><font color="#999999">{author} 发表于 {when.text}</font>'
                f"</font><br />{text(story.lines[0][:18])} ...</blockquote></div>"
            )
        reply = stamp(draw_later(rng, moment), "loose_second").text
        posts.append(draw_post(rng, draw_name(rng, "nicknames"), reply, quoted + comment, f"{floor}<sup>#</sup>"))
    site = rng.choice(["北滩社区", "云桥论坛"])
    category = rng.choice(["城市杂谈", "金融维权", "情感驿站"])
    html = fill(
        "forum",
        head_title=f"{story.title} - {category} - {site} -  Powered by Discuz!",
        site=site,
        category=category,
        title=text(story.title),
        views=str(rng.randint(30, 9000)),
        n_replies=str(len(comments)),
        tag=rng.choice(["", '<a href="#">[原创]</a> ', '<a href="#">[求助]</a> ']),
        posts="\n".join(posts),
        now=stamp(draw_later(rng, moment), "loose_second").text,
    )
    url = f"http://bbs.beitan.example/thread-{rng.randint(10**4, 10**6)}-1-1.html"
    return SimulatedPage(
        "forum", url, html, story.title, author, None, when.published, when.precision, category, story.lines, comments,
        draw_later(rng, moment),
    )  # fmt: skip


def blog(rng: Random) -> SimulatedPage:
    """A blog on a hosting service: the day in the head of the day, the hour in the foot of the post, often no paragraphs."""
    story = write_story(rng, "life", draw_length(rng, 3, 10), n_headings=rng.choice([0, 0, 3]), longest=5)
    moment = draw_moment(rng, 2007, 2020)
    day = stamp(moment, "han_weekday")
    half = stamp(moment, "han_half").text.split(" ")[1]
    author = draw_name(rng, "nicknames")
    site = rng.choice([f"{author}的自留地", "慢慢走", "一个人的书桌"])
    host = "manmanzou.example"
    has_machine_time = rng.random() < 0.6
    time = f"<abbr class='published' title='{stamp(moment, 'iso').text}'>{half}</abbr>" if has_machine_time else half
    signature = (
        f"<span class='post-author vcard'>发帖者 <span class='fn'>{author}</span></span> "
        f"<span class='post-timestamp'>时间： <a class='timestamp-link' href='#'>{time}</a></span>"
    )
    markup = rng.choice(
        [
            Markup("{}<br /><br />", "<b>{}</b><br /><br />"),
            Markup("<div>{}</div><div><br /></div>", "<div><b>{}</b></div>"),
            Markup("<p>{}</p>", "<h4>{}</h4>"),
            Markup('<span style="font-family: &quot;宋体&quot;;">{}</span><br />', "<b>{}</b><br />"),
        ]
    )
    picture = '<div class="separator" style="clear: both"><a href="#"><img border="0" src="/s320/a.jpg" /></a></div>'
    comments = tuple(dict.fromkeys(draw_name(rng, "replies") for _ in range(rng.choice([0, 1, 3]))))
    html = fill(
        "blog",
        head_title=f"{site}: {story.title}",
        host=host,
        site=site,
        site_tag=rng.choice(["h1", "p"]),
        motto="写给以后的自己看",
        date_head=day.text,
        post_id=str(rng.randint(10**17, 10**18)),
        title=text(story.title),
        body="\n".join(scatter(rng, markup.render_all(story.pieces), [picture] * rng.randint(0, 2))),
        signature=signature,
        label=rng.choice(["日记", "随想", "读书"]),
        n_comments=str(len(comments)),
        comments="".join(
            fill(
                "blog_comment",
                name=draw_name(rng, "nicknames"),
                comment=comment,
                when=stamp(draw_later(rng, moment), "han_half").text,
            )
            for comment in comments
        ),
        year=str(moment.year),
        archive=links(rng, 5, "<li><a href='{href}'>{title}</a></li>", theme="life", besides=story.title),
        author=author,
    )
    url = f"http://{host}/{moment:%Y/%m}/blog-post_{rng.randint(1, 30)}.html"
    precision = Precision.SECOND if has_machine_time else Precision.MINUTE
    return SimulatedPage(
        "blog", url, html, story.title, author, None, cut(moment, precision), precision, None, story.lines, comments,
        draw_later(rng, moment),
    )  # fmt: skip


def wechat(rng: Random) -> SimulatedPage:
    """A mirror of a WeChat article: sections in sections with inline styles, an invitation before and after the text."""
    story = write_story(
        rng,
        rng.choice(["life", "loan", "society"]),
        draw_length(rng, 5, 14),
        n_headings=rng.choice([0, 3, 4]),
        longest=2,
    )
    moment = draw_moment(rng, 2016, 2024)
    account = rng.choice(["三里屯会计", "慢半拍读书", "云桥生活圈"])
    source = (
        account if rng.random() < 0.5 else None
    )  # without 来源 the account may be taken for either, so somebody signs
    author = rng.choice([None, draw_person(rng)] if source else [draw_name(rng, "nicknames"), draw_person(rng)])
    when = stamp(moment, rng.choice(["dashes", "dashes_day", "han_loose"]))
    if rng.random() < 0.2:
        when = Stamp("昨天", None, Precision.NONE)
    signed = (
        f'<span class="rich_media_meta rich_media_meta_text">{rng.choice(["作者：", "文 | ", ""])}{author}</span>'
        if author
        else ""
    )
    original = '<span id="copyright_logo" class="rich_media_meta meta_original_tag">原创</span>' if author else ""
    label = "来源：" if source else ""
    byline = (
        f'{original}{signed}<span class="rich_media_meta rich_media_meta_nickname">{label}<a href="#" id="js_name">'
        f'{account}</a></span><em id="publish_time" class="rich_media_meta">{when.text}</em>'
    )
    inner = '<span style="font-size: 15px; letter-spacing: 1px; color: rgb(63, 63, 63);">{}</span>'
    markup = rng.choice(
        [
            Markup(
                f'<section style="margin: 0px 8px;"><section><p style="line-height: 2em;">{inner}</p></section></section>',
                '<section data-role="title"><section style="color: #ef7060"><strong>{}</strong></section></section>',
            ),
            Markup(
                f'<p style="text-align: justify;">{inner}</p><p><br></p>',
                '<p style="text-align: center;"><strong>{}</strong></p>',
            ),
            Markup(
                '<section style="box-sizing: border-box;"><section powered-by="xiumi.us"><p>{}</p></section></section>',
                "<section><p><strong>{}</strong></p></section>",
            ),
        ]
    )
    pieces: list[Piece] = [*story.pieces]
    if rng.random() < 0.3:
        pieces.append(Paragraph("愿你我都能把日子过成自己喜欢的样子。"))
    story = Story(story.theme, story.title, tuple(pieces))
    picture = '<p><img class="rich_pages wxw-img" data-ratio="0.66" data-src="https://mmbiz.example/a/640" /></p>'
    title = story.title.replace("'", "")
    html = fill(
        "wechat",
        head_title=rng.choice([title, f"{title}_{account}", f"{title} - 微读"]),
        epoch=str(int(moment.timestamp())) if when.precision is not Precision.NONE else "0",
        title=text(title),
        site="微读",
        category=(category := rng.choice(["情感", "财经", "民生"])),
        byline=byline,
        follow=rng.choice(["", f'<section><p style="color:#888">点击上方蓝字“{account}”关注我们</p></section>']),
        body="\n".join(scatter(rng, markup.render_all(pieces), [picture] * rng.randint(0, 3))),
        tail=rng.choice(
            [
                "",
                "<p>- END -</p><p>觉得不错，请点个<strong>在看</strong>↓↓↓</p>",
                '<section><img data-src="/qr.jpg"><p>长按二维码，加入读者群</p></section>',
            ]
        ),
        reads=str(rng.randint(100, 90000)),
        likes=str(rng.randint(0, 300)),
        account=account,
        latest=links(rng, 5, '<li><a href="{href}">{title}</a></li>', besides=story.title),
        hot=links(rng, 5, '<li><a href="{href}">{title}</a></li>', besides=story.title),
    )
    url = f"https://www.weidu.example/a/{rng.randint(10**5, 10**7)}"
    return SimulatedPage(
        "wechat", url, html, story.title, author, source, when.published, when.precision, category, story.lines, (),
        draw_later(rng, moment),
    )  # fmt: skip


FAMILIES: Families = {"forum": forum, "blog": blog, "wechat": wechat}

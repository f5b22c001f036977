"""News of Taiwan and of Hong Kong, in traditional characters: 記者／地名報導, 更新於, 延伸閱讀 between the paragraphs.

The prose is the project's, converted with a dictionary for the region; frames and headlines are written in the words of the
place.
"""

from __future__ import annotations

from functools import cache
from random import Random

from opencc import OpenCC

from pipeline.records import Precision
from tests.simulators.pages import Families, SimulatedPage
from tests.simulators.unseen.markup import Markup, fill, scatter, text
from tests.simulators.unseen.times import draw_later, draw_moment, in_utc, stamp
from tests.simulators.unseen.writing import Heading, Paragraph, Story, draw_length, write_story

TAIWAN_TITLES = (
    "卡債族注意！前置協商被退件的三大原因",
    "車貸遲繳兩期 機車停在家門口遭拖走",
    "老翁誤信假檢警 行員機警攔下90萬元",
    "雙卡循環利率調降 上路首日詢問度不高",
    "租屋補貼今開放申請 內政部籲線上辦理",
    "夜市攤商轉型電商 一年賣出八萬包滷味",
    "房貸寬限期將屆 專家教你三招應對",
    "里長自掏腰包修路燈 居民推爆：有里長真好",
    "當舖借款寫本票 法官：利息超過上限部分無效",
    "午後雷陣雨突襲 地下道積水兩車拋錨",
    "信保基金擴大受理 微型企業可貸150萬元",
)
HONG_KONG_TITLES = (
    "私人貸款實際年利率高達36厘 消委會籲慎選",
    "財仔中介扮銀行職員 呃女文員簽名借50萬",
    "樓宇按揭逾期還款個案升 金管局：風險可控",
    "茶餐廳結業欠薪 十二員工入稟勞審處",
    "信用卡找數只還Min Pay 理財師拆解代價",
    "公屋輪候時間再延長 團體促增建過渡房屋",
    "巴士脫班逾半小時 區議員收近百宗投訴",
    "破產令申請按月增一成 失業人士佔多數",
    "街市魚檔東主拾金不昧 十萬元原封不動交警署",
    "周末天氣轉涼 天文台料最低十六度",
)
REPORTERS = ("林書豪", "陳怡君", "張雅婷", "黃志明", "吳佩珊", "許哲瑋", "李家欣", "梁詠詩", "何俊賢", "歐陽倩")


@cache
def converter(name: str) -> OpenCC:
    """The converter to a region's traditional characters: `s2twp` or `s2hk`."""
    return OpenCC(name)


def write_abroad(rng: Random, theme: str, titles: tuple[str, ...], script: str, n: int, n_headings: int) -> Story:
    """A story with a local headline, its prose in the region's characters."""
    story = write_story(rng, theme, n, n_headings=n_headings, longest=3)
    convert = converter(script).convert
    pieces = tuple(
        Heading(convert(piece.text)) if isinstance(piece, Heading) else Paragraph(convert(line))
        for piece, line in zip(story.pieces, story.lines, strict=True)
    )
    return Story(theme, rng.choice(titles), pieces)


def link(rng: Random, titles: tuple[str, ...], n: int, form: str, besides: str) -> str:
    """`n` links to other headlines of the place."""
    others = [title for title in titles if title != besides]
    return "\n".join(
        form.format(title=title, day=f"{rng.randint(1, 12):02}/{rng.randint(1, 28):02}")
        for title in rng.sample(others, n)
    )


def taiwan(rng: Random) -> SimulatedPage:
    """A news site of Taiwan: the site's name in the first h1, 記者／台北報導, a page of Big5 or UTF-8."""
    story = write_abroad(
        rng,
        rng.choice(["society", "loan", "law"]),
        TAIWAN_TITLES,
        "s2twp",
        draw_length(rng, 4, 10),
        rng.choice([0, 0, 2]),
    )
    moment = draw_moment(rng, 2008, 2024)
    when = stamp(moment, rng.choice(["dashes", "slashes", "slashes_second", "han", "dashes_day"]))
    site, host = rng.choice([("晨光新聞網", "news.chenguang.example"), ("島報", "www.daobao.example")])
    author = rng.choice(REPORTERS) if rng.random() < 0.8 else None
    city = rng.choice(["台北", "台中", "高雄", "新竹", "綜合"])
    credit = rng.choice(["記者{}／{}報導", "〔記者{}／{}報導〕", "記者 {}／{} 報導", "【{}╱{}報導】"]).format(
        author, city
    )
    if not author:
        credit = rng.choice([f"地方中心／{city}報導", ""])
    title = text(story.title)
    time = rng.choice(
        [
            '<span class="time">{}</span>',
            '<time class="date" itemprop="datePublished">{}</time>',
            '<div class="news-time">{}　</div>',
            "<span>發布時間：{}</span>",
        ]
    ).format(when.text)
    is_inside = rng.random() < 0.5
    outside = "" if is_inside or not credit else f'<div class="reporter">{credit}</div>'
    heading = rng.choice(
        [
            '<h1 itemprop="headline">{}</h1>{}{}',
            '<h2 class="news-title">{}</h2>{}{}',
            '<header><h1 class="t">{}</h1><div class="info">{}{}</div></header>',
        ]
    ).format(title, outside, time)
    metas, published, precision = "", when.published, when.precision
    if rng.random() < 0.5:
        metas, published, precision = (
            f'<meta property="article:published_time" content="{stamp(moment, "iso").text}">',
            moment,
            Precision.SECOND,
        )
    markup = rng.choice(
        [
            Markup("<p>{}</p>", "<p><strong>{}</strong></p>"),
            Markup("<p>　　{}</p>", "<h3>{}</h3>"),
            Markup("{}<br><br>", "<b>{}</b><br><br>"),
        ]
    )
    parts = markup.render_all(story.pieces)
    extras = []
    if rng.random() < 0.6:
        extras.append(
            "<p>延伸閱讀：<br>" + link(rng, TAIWAN_TITLES, 2, '<a href="#">{title}</a><br>', story.title) + "</p>"
        )
    if rng.random() < 0.3:
        extras.append('<p class="ad">請繼續往下閱讀...</p><div id="ad-inread"></div>')
    neutral: tuple[str, ...] = ()
    if rng.random() < 0.6:
        neutral = (rng.choice(["▲示意圖，非當事人。（圖／資料照）", f"▲{city}街頭景象。（圖／記者{REPORTERS[0]}攝）"]),)
        extras.append(f'<p><img src="/photo/1.jpg" alt="{title}"></p><p>{neutral[0]}</p>')
    parts = scatter(rng, parts, extras)
    if is_inside and credit:
        parts.insert(0, f"<p>{credit}</p>")
    category = rng.choice(["社會", "財經", "生活"])
    html = fill(
        "taiwan",
        charset=rng.choice(["utf-8", "big5"]),
        head_title=rng.choice(
            [f"{story.title} | {category} | {site}", f"{story.title}-{site}", f"{site} - {story.title}"]
        ),
        description=text(story.lines[0][:60]),
        og_title=f"{title} | {site}",
        site=site,
        metas=metas,
        category=category,
        heading=heading,
        cls=rng.choice(["story", "news-content", "text boxTitle"]),
        itemprop=rng.choice(["", ' itemprop="articleBody"']),
        body="\n".join(parts),
        related=link(rng, TAIWAN_TITLES, 4, '<li><a href="#">{title}</a></li>', story.title),
        hot=link(rng, TAIWAN_TITLES, 5, '<li><a href="#">{title}</a></li>', story.title),
        latest=link(rng, TAIWAN_TITLES, 5, '<li><span>{day}</span><a href="#">{title}</a></li>', story.title),
        host=host,
    )
    return SimulatedPage(
        "taiwan", f"https://{host}/news/{moment:%Y%m%d}/{rng.randint(10**5, 10**7)}.htm", html, story.title, author, None,
        published, precision, category, story.lines, (), draw_later(rng, moment), (), neutral,
    )  # fmt: skip


def hongkong(rng: Random) -> SimulatedPage:
    """A news site of Hong Kong: 發佈 and 更新於, a photograph with its caption, 撰文, an index beside the name of the site."""
    story = write_abroad(
        rng,
        rng.choice(["finance", "society", "law"]),
        HONG_KONG_TITLES,
        "s2hk",
        draw_length(rng, 4, 10),
        rng.choice([0, 2, 3]),
    )
    moment = draw_moment(rng, 2010, 2024)
    when = stamp(moment, rng.choice(["dashes", "slashes", "han", "han_day"]))
    updated = stamp(moment.replace(hour=23, minute=58), "dashes")
    site, host = rng.choice([("維港日報", "www.weigang.example"), ("獅子山新聞", "news.shizishan.example")])
    author = rng.choice(REPORTERS) if rng.random() < 0.6 else None
    signed = rng.choice(["撰文：{}", "記者：{}", "文：{}"]).format(author) if author else ""
    byline = rng.choice(
        [
            f'<span class="author">{signed}</span> <span>發佈：{when.text}</span> <span>更新：{updated.text}</span>',
            f"<time>{when.text}</time> {signed}",
            f'{signed}<div>出版：<time datetime="{in_utc(moment)}">{when.text}</time>　更新於：{updated.text}</div>',
        ]
    )
    published, precision = (moment, Precision.SECOND) if "datetime=" in byline else (when.published, when.precision)
    neutral: tuple[str, ...] = ()
    photo = ""
    if rng.random() < 0.6:
        neutral = (rng.choice(["資料圖片", "警方到場調查。（讀者提供）", "分行外有市民排隊。"]),)
        photo = (
            f'<figure><img src="/img/a.jpg" alt="{text(story.title)}"><figcaption>{neutral[0]}</figcaption></figure>'
        )
    markup = rng.choice(
        [
            Markup("<p>{}</p>", "<h3>{}</h3>"),
            Markup('<div class="para">{}</div>', '<div class="para"><b>{}</b></div>'),
            Markup("{}<br/><br/>", "<strong>{}</strong><br/>"),
        ]
    )
    parts = markup.render_all(story.pieces)
    extras = []
    if rng.random() < 0.5:
        extras.append(
            '<p class="rel">相關新聞：<a href="#">'
            + link(rng, HONG_KONG_TITLES, 1, "{title}", story.title)
            + "</a></p>"
        )
    if rng.random() < 0.5:
        extras.append('<div class="ad-mid"><small>廣告</small><div id="div-gpt-ad-5"></div></div>')
    metas = f'<meta property="article:author" content="{author}">' if author and rng.random() < 0.5 else ""
    category = rng.choice(["港聞", "經濟", "地產"])
    html = fill(
        "hongkong",
        head_title=rng.choice(
            [f"{story.title} - {site}", f"{story.title}｜{category}｜{site}", f"{category}：{story.title} | {site}"]
        ),
        metas=metas,
        site=site,
        index=f"{rng.uniform(15_000, 30_000):,.0f}",
        change=f"{rng.uniform(-400, 400):+.0f}",
        category=category,
        title=text(story.title),
        title_tag=rng.choice(["h1", "h2", "div"]),
        byline=byline,
        photo=photo,
        cls=rng.choice(["article-body", "newsText", "article__content"]),
        body="\n".join(scatter(rng, parts, extras)),
        promo=rng.choice(["讚好我們的專頁，緊貼最新消息", "下載APP，隨時隨地睇新聞", ""]),
        related_head=rng.choice(["相關文章", "你可能感興趣"]),
        related=link(rng, HONG_KONG_TITLES, 4, '<li><a href="#">{title}</a></li>', story.title),
        hot=link(rng, HONG_KONG_TITLES, 5, '<li><a href="#">{title}</a></li>', story.title),
        picks=link(rng, HONG_KONG_TITLES, 3, '<p><a href="#"><img src="/t.jpg">{title}</a></p>', story.title),
    )
    return SimulatedPage(
        "hongkong", f"https://{host}/article/{moment:%Y%m%d}/s{rng.randint(10**4, 10**6)}", html, story.title, author, None,
        published, precision, category, story.lines, (), draw_later(rng, moment), (), neutral,
    )  # fmt: skip


FAMILIES: Families = {"taiwan": taiwan, "hongkong": hongkong}

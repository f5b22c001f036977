"""What stands around an article: breadcrumb, byline, disclaimers, contacts, comments, teasers, links.

Formats as counted on the survey of 400 pages, wording and names invented, numbers of the kind 13800000000.
All text is simplified; a script damage converts it with the rest of the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

_SURNAMES = ("柳", "闻", "蒲", "岑", "郁", "詹", "纪", "鹿", "祁", "宁")
_GIVEN = ("知夏", "照晚", "半夏", "听澜", "未眠", "清野", "栖迟", "小棠", "微凉", "问津")
_PHONES = ("13800000000", "13900000000", "13700000000", "13800001111", "15000000000")
_MAILS = ("1234567890@qq.com", "1000000001@qq.com", "demo@mail.example", "kefu@site.example")


@dataclass(frozen=True, slots=True)
class Byline:
    """The lines under a title, and whether they name an author and a day."""

    lines: tuple[str, ...]
    names_author: bool
    names_date: bool


_BYLINES: dict[str, tuple[str, ...]] = {
    "category_first": ("{category} {day} {time}",),
    "glued": ("{author}{day}{category}{count}",),
    "name_time": ("{author} {day} {time}",),
    "two_lines": ("{author}129级企业账号", "{day} {time} {category} {count}"),
    "member": ("{author}7级会员 {category} {count}℃",),
    "bullets": ("更新时间:{day} • 作者:{author} •阅读 {count}",),
    "columns": ("日期:{day} 栏目:{category} 浏览:{count}",),
    "source": ("发布时间：{day} {minute} 来源：{site} 作者：{author}",),
    "slashes": ("{year} {month:02}/ {dom:02} {time}",),
    "chinese": ("{year}年{month}月{dom}日 {minute} 作者：{author}",),
    "suffixed": ("{day} {minute}发布",),
    "pipe": ("{author}-已上岸的人 | {day} {time}",),
}
BYLINE_STYLES = tuple(_BYLINES)


def make_byline(style: str, rng: Random, *, author: str, day: date, category: str, site: str) -> Byline:
    """The byline in one of `BYLINE_STYLES`."""
    time = f"{rng.randrange(7, 23):02}:{rng.randrange(60):02}:{rng.randrange(60):02}"
    values = {
        "author": author,
        "day": day.isoformat(),
        "year": day.year,
        "month": day.month,
        "dom": day.day,
        "time": time,
        "minute": time[:5],
        "category": category,
        "site": site,
        "count": rng.randrange(30, 400),
    }
    patterns = _BYLINES[style]
    written = "".join(patterns)
    return Byline(
        tuple(pattern.format(**values) for pattern in patterns),
        names_author=bool(author) and "{author}" in written,
        names_date="{day}" in written or "{year}" in written,
    )


def make_breadcrumb(rng: Random, category: str, title: str) -> str:
    """The path line above the title."""
    return rng.choice(
        (
            f"首页>>{category}>>正文",
            f"当前位置：首页 > {category} > 正文内容",
            f"您当前的位置 ：首页 > {category} > {title}",
            f"首页 » {category} » 正文",
        )
    )


def make_name(rng: Random) -> str:
    """An invented name of two or three characters."""
    return rng.choice(_SURNAMES) + rng.choice(_GIVEN)


def make_disclaimers(rng: Random, count: int = 3) -> tuple[str, ...]:
    """Closing lines in their usual order: editor, statements, contact."""
    statements = (
        "特别声明：以上内容由作者自行上传，只代表其个人看法，与本站无关。",
        "免责声明：本文由用户上传，如有出入请以官方公布为准。",
        "声明：文中资料整理自网络，仅供参考，不构成任何建议。",
        "版权声明：除注明原创者外，版权归原作者所有，转载请保留出处。",
        "注意：本站部分图片和文字由网友投稿，如有不妥请告知删除。",
    )
    lines = [f"责任编辑：{make_name(rng)}", *rng.sample(statements, k=max(0, min(count - 2, len(statements))))]
    return (*lines, make_contact(rng))[: max(count, 1)]


def make_contact(rng: Random) -> str:
    """A contact line with an invented number, mail or account name."""
    phone, mail = rng.choice(_PHONES), rng.choice(_MAILS)
    return rng.choice(
        (
            f"内容侵权、删帖举报请联系：{phone} {mail}",
            f"投诉建议：电话{phone}，邮箱{mail}",
            f"商务合作微信：yuqi_demo_{rng.randrange(10):03}",
            f"网站客服QQ：1234567890 手机：{phone}",
        )
    )


@dataclass(frozen=True, slots=True)
class Comment:
    """One reader's comment."""

    author: str
    day: date
    text: str


_COMMENTS = (
    "我也遇到过，后来打客服说清楚就没再来了，大家别慌。",
    "请问分期以后还能提前还吗，有没有人试过？",
    "写得挺实在，比那些卖课的强多了。",
    "一般来说先看合同约定，其次看当地法院的做法，建议带齐材料去咨询。",
    "利息太高了，去年借的到现在还没还完，心累。",
    "楼主后来怎么样了，处理好了吗？",
    "补充一点，通话录音一定要存电脑里，手机丢了就没了。",
    "律师解答：这种情况可以要求对方出示授权书，没有授权可以拒绝沟通。",
    "收藏了，希望用不上。",
    "能不能出一期讲讲老家那边收到信怎么办？",
)


def make_comments(rng: Random, count: int, after: date) -> tuple[Comment, ...]:
    """Comments by different readers on days not before `after`."""
    texts = rng.sample(_COMMENTS, k=min(count, len(_COMMENTS)))
    days = sorted(date.fromordinal(after.toordinal() + rng.randrange(60)) for _ in texts)
    suffixes = ("", "-法律顾问", "", "-上岸中", "")
    return tuple(Comment(make_name(rng) + rng.choice(suffixes), d, t) for d, t in zip(days, texts, strict=True))


@dataclass(frozen=True, slots=True)
class Teaser:
    """A title of another article and the cut beginning of its text."""

    title: str
    blurb: str


def make_teasers(rng: Random, articles: Sequence[tuple[str, str]], count: int = 3) -> tuple[Teaser, ...]:
    """Teasers for some of the `(title, text)` pairs, blurbs cut anywhere and ending in `...`."""
    chosen = rng.sample(list(articles), k=min(count, len(articles)))
    return tuple(Teaser(title, text.replace("\n", " ")[: rng.randint(45, 90)] + "...") for title, text in chosen)

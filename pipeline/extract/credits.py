"""Credits: who wrote, by his role before his name: `本报记者 林小晚 通讯员 苏晓`, `文/图 林小晚`, `記者林小晚／台北報導`.

One grammar for the strip, the first words of an article and its end: an optional house or desk, a role, the names, and
where they report from. The forms are those of papers and agencies of the mainland, Hong Kong and Taiwan since 2005. All
patterns are asked about folded text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.extract.labels import fold
from pipeline.extract.names import SURNAME, is_office, is_person, is_place

MAX_CREDIT_CHARS = 60
MAX_ITEMS = 6

_CITY = (
    "台北|新北|桃园|台中|台南|高雄|基隆|新竹|苗栗|彰化|南投|云林|嘉义|屏东|宜兰|花莲|台东|澎湖|金门|马祖|香港|澳门|北京|上海|天津|重庆|广州|深圳"
    "|杭州|南京|武汉|成都|西安|东京|纽约|伦敦|巴黎|华盛顿|首尔|综合|专题|即时|编译"
)
_REPORTED = r"(?:(?:现场|即时|综合|专题|特稿|摄影)?报[道导]|\d{1,2}日(?:专?电|讯)|专电|专访|连线|特稿)"
# What may stand right behind a name; without it the name goes on, or a sentence begins.
_BOUNDARY = rf"(?=\W|$|(?:{_CITY})|{_REPORTED}|摄影|整理|编译|发自|通讯员|实习|见习|特约|记者|文[/／]|系(?!列)|\d)"
_FROM_PLACE = rf"(?=[一-鿿]{{2}}{_REPORTED})"
_GIVEN = "[一-鿿○〇ＯO]"
NAME = rf"(?:[一-鿿]{{2,5}}[·•][一-鿿]{{2,6}}|{SURNAME}(?:{_GIVEN}{{1,2}}{_BOUNDARY}|{_GIVEN}{{2}}{_FROM_PLACE}|{_GIVEN}{_FROM_PLACE}))"
_MARK = r"\s?[:：/／╱∕|｜丨︱=＝‧]?\s?"
# A word behind a blank that reports is a place: 记者 林小晚 石湾报道.
_NAMES = (
    rf"{NAME}(?:(?:\s?[、，,▪•]\s?|(?:\s?[/／]\s?|\s{{1,2}})(?!{NAME}(?!\s?摄影)[一-鿿]{{0,4}}\s?{_REPORTED})){NAME})*"
)
_RANK = "(?:本报|本网|本刊|本台|本社|特约|实习|见习|首席|高级|资深|驻地|财经|特派|全媒体|融媒体|驻[一-鿿]{2,4})"
_WRITERS = (
    rf"{_RANK}{{0,2}}(?:记者|通讯员|撰稿人?|评论员|特派员|专栏作家|主笔|研究员|作者(?=\s?[:：/／|｜丨]|[一-鿿]{{2,4}}系))|特约撰稿|采写|采访|撰文|编译|供稿|执笔"
    r"|(?:本版)?(?:文\s?[/／]?\s?图|图\s?[/／]?\s?文|文字?(?=\s?[:：/／╱|｜丨︱=＝‧]|\s?本报|\s\S))"
)
_TRAINEES = r"(?:[一-鿿]{2,6}(?:大学|学院))?实习生"
_OTHERS = (
    r"(?:实习|每[一-鿿]|文字|责任|图片|视频|视觉)?(?:编辑|责编|校对|审核|摄影|摄像|制图|设计|供图|图片|编审|监制|图)"
)
_DESK = re.compile(
    r"[〔【\[［(（]?[一-鿿\w]{2,10}(?:中心|组|报|社|网|台|周刊|新闻|频道|部|云)[\]］】〕]?\s?[/／╱∕|｜丨]\s?|[\[［【][^\]］】]{2,12}[\]］】]\s?"
)
_ITEM = re.compile(
    r"[\s、，,;；/／]{0,2}(?P<kind>(?:本版)?[文图]\s?(?:[/／]\s?[图文]\s?)?[/／｜|丨:：]\s?)?"
    rf"(?P<house>[^\W_](?:[^\W_]|[·・]){{0,13}}?\s?)??(?:(?P<writer>{_WRITERS})|(?P<trainee>{_TRAINEES})|(?P<other>{_OTHERS})){_MARK}(?P<names>{_NAMES})"
)
_REPORTING = re.compile(
    rf"\s?[/／╱∕]?\s?(?:(?:{_CITY})[县市]?|(?!通讯员|记者|实习)[一-鿿]{{0,4}}?)\s?{_REPORTED}|\s?发自[一-鿿]{{2,4}}|\s?[/／╱∕]\s?(?:{_CITY})[县市]?"
)
_SIGNERS = re.compile(_NAMES)
_OFFICE = re.compile(r"(?P<name>[一-鿿]{2,14})[\s:：]{1,2}")  # （市民政局 林小晚）
_ONE = re.compile(NAME)
_HINT = re.compile("记者|通讯员|实习|撰|评论员|特派|专栏|主笔|研究员|作者|采写|采访|编译|供稿|执笔|文")
_SPLIT = re.compile(r"[、，,▪•/／\s]+")


@dataclass(frozen=True, slots=True)
class Credit:
    """Who signs, and where the credit ends."""

    names: str  # as they are printed; a blank between those of two roles
    end: int  # code points
    is_reported: bool  # it says from where, or that it is a report


def _is_person(folded: str) -> bool:
    return "·" in folded or "•" in folded or (is_person(folded) and not is_place(folded))


def are_persons(names: str) -> bool:
    """Whether every name of a list is made like a person's."""
    return all(_is_person(name) for name in _SPLIT.split(fold(names)) if name)


def read_credit(text: str, start: int = 0) -> Credit | None:
    """The credit that begins at `start`; None where no role is followed by a person's name.

    >>> read_credit("本报记者 林小晚 通讯员 苏晓").names, read_credit("政治中心／記者林小晚台北14日電").names
    ('林小晚 苏晓', '林小晚')
    >>> read_credit("记者林小晚在现场看到") is None
    True
    """
    folded = fold(text[start : start + MAX_CREDIT_CHARS])
    if not _HINT.search(folded):
        return None
    desk = _DESK.match(folded)
    end = desk.end() if desk else 0
    found: list[str] = []
    trainees: list[str] = []  # sign only where nobody else does
    for _ in range(MAX_ITEMS):
        item = _ITEM.match(folded, end)
        if item is None:
            break
        first, end = item.start("names"), item.start("names")
        for name in _ONE.finditer(folded, first, item.end("names")):
            if not _is_person(name[0]):
                break
            end = name.end()
        if end == first:
            return None
        is_picture = item["kind"] and "文" not in item["kind"]
        if not is_picture and not item["other"]:
            (found if item["writer"] else trainees).append(text[start + first : start + end].strip())
        if reporting := _REPORTING.match(folded, end):
            end = reporting.end()
    if not found and not trainees:
        return None
    return Credit(" ".join(found or trainees), start + end, _REPORTING.search(folded[:end]) is not None)


def read_leading_names(text: str) -> str:
    """The persons' names that a text begins with; "" for none."""
    folded = fold(text[:MAX_CREDIT_CHARS])
    found = _SIGNERS.match(folded)
    return text[: found.end()] if found and are_persons(found[0]) else ""


def read_signers(text: str) -> str:
    """The names, when the text is nothing but persons' names, with their office or the place they report from.

    >>> read_signers("林小晚 苏晓"), read_signers("林書豪╱台中報導"), read_signers("综合报道"), read_signers("完")
    ('林小晚 苏晓', '林書豪', '', '')
    >>> read_signers("市民政局 林小晚")
    '林小晚'
    """
    folded = fold(text.strip())
    office = _OFFICE.match(folded)
    start = office.end() if office and is_office(office["name"]) else 0
    if len(folded) > MAX_CREDIT_CHARS or (found := _SIGNERS.match(folded, start)) is None or not are_persons(found[0]):
        return ""
    rest = _REPORTING.match(folded, found.end())
    return text.strip()[start : found.end()] if (rest.end() if rest else found.end()) == len(folded) else ""

"""Lines that name who wrote without a label and a colon: `（记者 林小晚）`, `□ 林小晚`, `Posted by 林小晚 at 10:20`.

The forms are those of papers of the mainland, Hong Kong and Taiwan, and of the footers that blogs and content systems print.
"""

from __future__ import annotations

import re

from pipeline.extract.bylines import read_byline
from pipeline.extract.credits import NAME, are_persons, read_credit, read_leading_names, read_signers
from pipeline.extract.dates import find_stamps
from pipeline.extract.labels import fold
from pipeline.extract.names import is_house, is_person, read_name
from pipeline.extract.placing import Byline
from pipeline.extract.text import Line
from pipeline.extract.words import is_word

MAX_SIGNATURE_CHARS = 48
MAX_POSTING_CHARS = 120
BRACKETS = " （）()[]【】〔〕"

_TAIL = r"(?:文[/／]图|图[/／]文|文并图|[/／]?文|撰文|采写|编译|供稿|整理|报[道导]|专稿)"
_LEAD = re.compile(r"(?P<bullet>[□■◎●○◆◇▲△★☆※•·\-—–]{1,2}\s?)?(?P<bracket>[（(\[【〔]\s?)?")
_KIND = re.compile(rf"\s?{_TAIL}")
_CLOSED = re.compile(r"\s?[）)\]】〕]?\s?")
_NAMED_FIRST = re.compile(rf"(?P<gap>\s?)(?P<tail>{_TAIL})")
# 林小晚｜禾木財經特派記者
_TITLED = re.compile(r"\s?[｜|丨/／]\s?[一-鿿\w]{0,12}(?:记者|特派员|主笔|专栏作家|评论员|分析师|研究员|撰稿人?)")
# 财经中心／林小晚报导
_DESKED = re.compile(
    rf"[一-鿿\w]{{2,10}}(?:中心|组|报|社|网|台|周刊|新闻|专栏)\s?[/／╱|｜丨]\s?(?P<names>{NAME})(?:\s?(?:[一-鿿]{{2}})?报[道导])?"
)
# What is left behind a credit: the calling or the office of who wrote, and who checked.
_CALLED = re.compile(
    r"[，,\s]{0,2}(?:系|单位|为|现为|现任|来自|审核|校对|编辑|责编|图|摄影|实习生|初审|复审|终审|监制|制图)[^。]{0,40}"
)
_SIGNATURE_HINT = re.compile(
    r"[□■◎●○◆◇▲△★☆※（(\[【〔]|记者|通讯员|撰|文|专栏|报[道导]|采写|编译|评论员|供稿|作者|[｜|丨]|实习生|作家|主笔|研究员|特派|采访|执笔"
)

MAX_TAIL_CHARS = 70
_TAIL_CREDIT = re.compile(
    r"(?:^|(?<=[。！？”」…!?]))\s{0,2}(?P<said>[（(〔【\[][^（）()。！？]{2,40}[)）〕】\]]|(?:本版)?文\s?[/／｜|丨][^。！？]{2,40}"
    r"|[^。！？，；：:\s（(]{0,8}[记記]者[^。！？，；：:]{2,24})(?:\s?[（(]完[)）])?\s*$"
)

_WHO = r"(?P<name>[^\s，。,:：|｜]{1,20}(?:\s[a-z][a-z.'-]{1,20}){0,3}?)"
_WHEN = r"(?P<when>(?=.{0,24}\d)[^，。；]{2,60})"
_CLOCK = r"(?:上午|下午|晚上|凌晨|中午|am|pm)?\s?\d{1,2}:\d{2}(?:\s?(?:am|pm))?"
_POSTINGS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:posted|submitted|written|published|created)\s+by\s?:?\s{{0,2}}{_WHO}(?:\s?(?:[,@|\-–—]|\bon\b|\bat\b|\bin\b)\s?{_WHEN}|\s*)",
        rf"(?:this\s(?:entry|post)\swas\s)?(?:posted|published|written)\s(?:on|at)\s{_WHEN}(?P<name>)",
        rf"由\s?{_WHO}\s?(?:发表|发布|提交|张贴|撰写|创建|贴出|投稿)(?:于|在)?\s?{_WHEN}?",
        rf"由\s?{_WHO}\s(?:于|在)\s?{_WHEN}\s?(?:发表|发布|提交|张贴|撰写|创建|贴出)",
        rf"{_WHO}\s?(?:发表|发布|提交|张贴|发表文章)(?:于|在)\s?[:：]?\s?{_WHEN}",
        # the feet of a garden of blogs and of a platform of Taiwan: posted @ 2018-05-06 10:20 X 阅读(3); X 发表在 Y 留言(3)
        rf"posted\s@\s(?P<when>[\d/-]{{8,10}}\s\d\d?:\d\d)\s{{1,3}}{_WHO}\s{{1,3}}(?:阅读|浏览|评论|推荐).{{0,60}}",
        rf"{_WHO}\s?(?:发表|发布|张贴)[在于]\s?[^\s\d]{{2,16}}(?:\s.{{0,20}})?(?:留言|回应|人气|评论)\s?[(（]?\d.*(?P<when>)",
        rf"(?:张贴者|贴文者|发帖者|发布者|提交者|发表者|投稿者)(?:\s?[:：]|\s)\s?{_WHO}\s?(?:于|在|时间\s?[:：])\s?(?P<when>{_CLOCK}|(?=.{{0,24}}\d)[^，。；]{{2,60}})",
    )
)
# Each begins with a letter of its own: then they are found fast.
_POSTING_HINT = re.compile(r"by\s(?<!\wby\s)|posted|published|由|发表|发布|提交|张贴|贴文者|发帖者|投稿者")


# What no date and no verb of posting accounts for: then the line is a sentence.
_SAID = re.compile(
    r"(?:(?!发表|发布|提交|张贴|撰写|创建|贴出|投稿|文章|[由于在时间上下午晚凌晨中周星期一二三四五六日天者])[一-鿿]){2}|\d{3}"
)


def read_signature(text: str) -> str:
    """The persons who sign a line of their own, as it prints them; "" for another line, or where only a picture is signed.

    >>> read_signature("（本报记者 林小晚）"), read_signature("林小晚 文"), read_signature("（林小晚 摄）"), read_signature("林小晚")
    ('林小晚', '林小晚', '', '')
    """
    if not 3 <= len(text) <= MAX_SIGNATURE_CHARS:
        return ""
    folded = fold(text)
    if not _SIGNATURE_HINT.search(folded) or (lead := _LEAD.match(folded)) is None:
        return ""
    start = lead.end()
    credit = read_credit(text, start) or (read_credit(text) if start else None)
    if credit is not None and _is_over(folded, credit.end):
        return credit.names
    if found := _DESKED.fullmatch(folded):
        return text[found.start("names") : found.end("names")] if are_persons(found["names"]) else ""
    if "报" in folded and (names := read_signers(text.strip(BRACKETS))):
        return names
    names = read_leading_names(text[start:])
    if not names or (start + len(names) == len(folded) and not lead["bullet"]):
        return ""
    end = start + text[start:].index(names) + len(names)
    if _TITLED.fullmatch(folded, end):
        return names
    tail = _NAMED_FIRST.match(folded, end)
    if tail and (lead["bracket"] or tail["gap"] or "/" in tail["tail"] or "／" in tail["tail"]):
        return names if _CLOSED.fullmatch(folded, tail.end()) else ""
    is_bare = lead["bullet"] and not lead["bracket"] and _CLOSED.fullmatch(folded, end)
    return names if is_bare and is_person(fold(names).split(" ")[0], 3) else ""


def read_tail(text: str) -> str:
    """Who signs behind the last sentence of a paragraph, or alone in brackets below it, as papers do; "" for nobody.

    >>> read_tail("协议要写在纸上。（记者 林小晚）"), read_tail("（林小晚 苏晓）（完）"), read_tail("协议要写在纸上。文/本报记者林小晚")
    ('林小晚', '林小晚 苏晓', '林小晚')
    >>> read_tail("协议要写在纸上。（据禾木社）"), read_tail("协议要写在纸上（林小晚）")
    ('', '')
    """
    if not (found := _TAIL_CREDIT.search(text[-MAX_TAIL_CHARS:])):
        return ""
    said = found["said"]
    if said[0] in "（(〔【[":
        return read_signature(said) or ("" if is_word(fold(said[1:-1])) else read_signers(said[1:-1]))
    return read_signature(said)


def _is_over(folded: str, end: int) -> bool:
    """Whether nothing more is said behind a credit than its bracket, and what the writer is or who checked the text."""
    closed = _CLOSED.match(folded, end)
    end = closed.end() if closed else end
    if kind := _KIND.match(folded, end):
        end = kind.end()
    if called := _CALLED.match(folded, end):
        end = called.end()
    return _CLOSED.fullmatch(folded, end) is not None


def read_posting(text: str) -> Byline | None:
    """Who posted a text, and the date beside his name, in a line of its own; None for another line.

    >>> byline = read_posting("Submitted by 林小晚 on Fri, 05/11/2018 - 13:12")
    >>> byline.author, byline.stamps[0].at.date().isoformat()
    ('林小晚', '2018-05-11')
    """
    if not 6 <= len(text) <= MAX_POSTING_CHARS:
        return None
    folded = fold(text)
    if not _POSTING_HINT.search(folded):
        return None
    for pattern in _POSTINGS:
        if (found := pattern.fullmatch(folded.strip())) is None:
            continue
        offset = len(folded) - len(folded.lstrip())
        name = read_name(text[offset + found.start("name") : offset + found.end("name")], is_labelled=True)
        byline = Byline()
        stamps = find_stamps(text)
        end = offset + (found.end("name") if found["name"] else 0)
        gaps = zip(
            [end, *(stamp.end for stamp in stamps)], [*(stamp.start for stamp in stamps), len(text)], strict=True
        )
        outside = "".join(text[start:stop] for start, stop in gaps if start < offset + found.end("when"))
        if found["when"] and (_SAID.search(fold(outside)) or not (stamps or ":" in outside)):
            continue
        if name and not is_house(fold(name)):
            byline.name(name, 1)
        byline.published += stamps
        byline.n_claims = len(stamps) + bool(byline.author)
        if byline.n_claims:
            return byline
    return None


def read_signed(line: Line) -> Byline | None:
    """What a line says in which persons sign or a post's footer names who posted; None for another line."""
    if (posting := read_posting(line.parted or line.text)) is not None:
        return posting
    if not (names := read_signature(line.text)):
        return None
    byline = Byline(n_claims=1)
    byline.name(names, 0)
    return byline


def read_line(line: Line) -> Byline | None:
    """What a line of the strip says, whose elements may follow one another without a blank."""
    return (
        read_posting(line.parted or line.text)
        or (read_byline(line.parted) if line.parted else None)
        or read_byline(line.text)
        or read_signed(line)
    )

"""Lines that name who wrote without a label and a colon: `（记者 林小晚）`, `□ 林小晚`, `Posted by 林小晚 at 10:20`.

The forms are those of papers of the mainland, Hong Kong and Taiwan, and of the footers that blogs and content systems print.
"""

from __future__ import annotations

import re

from pipeline.extract.bylines import read_byline
from pipeline.extract.dates import find_stamps
from pipeline.extract.labels import fold
from pipeline.extract.names import PERSON, is_house, is_person, is_place, read_name
from pipeline.extract.placing import Byline
from pipeline.extract.text import Line

MAX_SIGNATURE_CHARS = 48
MAX_POSTING_CHARS = 120

_ROLE = (
    r"(?:(?:本报|本网|本刊|本台|本社|特约|实习|见习|首席|驻地|财经|特派)?(?:记者|通讯员|撰稿人|评论员"
    r"|特派员|特约撰稿|撰稿|撰文|采写|编译|特约作者|作者))"
)
_NAMES = rf"(?P<names>{PERSON}(?:(?:[、，,\s]|\s[、，,]\s?){PERSON}(?![一-鿿])){{0,4}})"
_TAIL = r"(?P<tail>[/／]?\s?(?:[一-鿿]{2,3}\s?)?(?:报道|报导|专稿)|文|文[/／]图|图[/／]文|文并图|[/／]文|撰文|采写|编译|供稿|整理)"
_SIGNATURE = re.compile(
    r"(?P<bullet>[□■◎●○◆◇▲△★☆※•·\-—–]{1,2}\s?)?(?P<bracket>[（(\[【〔]\s?)?"
    rf"(?P<kind>文\s?[/／]?\s?图|图\s?[/／]?\s?文|文)?\s?[:：/／丨｜|︱]?\s?(?P<paper>[一-鿿]{{2,8}}(?:报|网|社|台|刊))?(?P<role>{_ROLE})?\s?[:：]?\s?"
    rf"{_NAMES}\s?{_TAIL}?(?:\s?通讯员\s?[:：/／]?\s?(?P<also>{PERSON}(?:[、\s]{PERSON}){{0,2}}))?(?:\s?(?:实习生|摄影|图)\s?[:：/／]?\s?(?:{PERSON}\s?){{1,3}})?\s?[）)\]】〕]?\s?"
)
_SIGNATURE_HINT = re.compile(r"[□■◎●○◆◇▲△★☆※（(\[【〔]|记者|通讯员|撰|文|报[道导]|采写|编译|评论员")

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
        rf"(?:张贴者|贴文者|发帖者|发布者|提交者|发表者|投稿者)\s?[:：]\s?{_WHO}\s?(?:于|在)\s?(?P<when>{_CLOCK}|(?=.{{0,24}}\d)[^，。；]{{2,60}})",
    )
)
_POSTING_HINT = re.compile(r"\bby\s|posted|published|由|发表|发布|提交|张贴|贴文者|发帖者|投稿者")


# What no date and no verb of posting accounts for: then the line is a sentence.
_SAID = re.compile(
    r"(?:(?!发表|发布|提交|张贴|撰写|创建|贴出|投稿|文章|[由于在上下午晚凌晨中周星期一二三四五六日天者])[一-鿿]){2}|\d{3}"
)


def read_signature(text: str) -> str:
    """The persons who sign a line of their own, as it prints them; "" for another line, or where only a picture is signed.

    >>> read_signature("（本报记者 林小晚）"), read_signature("林小晚 文"), read_signature("（林小晚 摄）"), read_signature("林小晚")
    ('林小晚', '林小晚', '', '')
    """
    if not 3 <= len(text) <= MAX_SIGNATURE_CHARS:
        return ""
    folded = fold(text)
    if not _SIGNATURE_HINT.search(folded) or (found := _SIGNATURE.fullmatch(folded)) is None:
        return ""
    names = found["names"]
    if not all(is_person(name) for name in re.split(r"[、，,\s]+", names)) or is_place(names):
        return ""
    is_told = (
        found["role"] or found["kind"] or (found["tail"] and (found["bracket"] or " " in text or "/" in found["tail"]))
    )
    if not is_told and not (found["bullet"] and is_person(names.split(" ")[0], 3) and not found["bracket"]):
        return ""
    signed = text[found.start("names") : found.end("names")].strip()
    return f"{signed} {text[found.start('also') : found.end('also')]}" if found["also"] else signed


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
        outside = "".join(text[start:stop] for start, stop in gaps)
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

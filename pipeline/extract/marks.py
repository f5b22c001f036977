"""The marks of a byline: labels, dates, relative times, counters and the captions of buttons, each with its place.

All patterns are asked about folded text; the formats are those of the survey of 400 pages and of Chinese portals since 2005.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.extract.credits import Credit, read_credit
from pipeline.extract.dates import Stamp, find_stamps
from pipeline.extract.names import PERSON
from pipeline.extract.remarks import is_remark

# Labels by the kind of their value; simplified forms only.
_KINDS = {
    "author": "作者|原作者|本文作者|撰文|撰稿|撰稿人|文/|文字|采写|采访|供稿|供稿人|通讯员|记者|编译|本报记者|本网记者|本刊记者"
    "|特约记者|实习记者|见习记者|每经记者|作家"
    "|译者|由|by|written by|words by|text by|reporter|writer|author",
    "poster": "发帖者|张贴者|贴文者|提交者|投稿会员|投稿人"
    "|上传人|分享人|提供者|发信人|发帖人|寄信人|博主|发布者|发布人|楼主|贴主|上传者|发表者|发帖人|用户|投稿者|posted by",
    "category": "个人分类|分类专栏|所属栏目|所在栏目|所属分类|文章分类|分类|栏目|类别|频道|专栏|归类|分类于|收录于|category",
    "published": "发布时间|发布日期|发表时间|发表日期|发稿时间|发稿日期|发文时间|首次发布|首发时间|发布于|发表于|发表在|上传时间"
    "|添加时间|添加日期|加入时间|加入日期|录入日期|创建时间|出版日期|出版时间|刊登日期|刊发时间"
    "|登载时间|张贴日期|上版日期|上线时间|时间|日期|发布|发表|出版|刊登|刊出|上架|posted on|posted|published on|published|date|on",
    "dated": "成文日期|成文时间|发文日期|印发日期|生成日期|写作时间|收录时间|采集时间|录入时间|入库时间|转载时间|审核时间|提交时间",
    "updated": "更新时间|更新日期|最后更新时间|最后更新|最近更新|最后修改|修改时间|修改日期|更新于|编辑于|修改于|修订于|更新|修改"
    "|updated on|last updated|updated|modified",
    # the rest of the line belongs to it
    "all": "标题|标 题|标  题|标　题|标　　题|信区|标签|关键词|关键字|字体|字号|分享到|分享至|原标题|tags|tag|主题词|摘要",
    "source": "发信站|来源|稿源|出处|信息来源|稿件来源|文章来源|新闻来源|内容来源|资料来源|来源于|来自|转自|摘自|选自|供稿单位"
    "|发布单位|发布机构|发布部门|发文机关|发文单位"
    "|信息提供|作者单位|source|from",
    "other": "录入|录入员|录入者|录入人|文章录入|责任人|采编|排版|策划|统稿|初审|复审|编审|审稿|图片编辑|视频编辑|技术编辑|值班编辑"
    "|责任编辑|责编|文案编辑|美编|编辑|审核|审校|校对|校审|核稿|终审|监制|总监|统筹|摄影|摄像|制图|图/|图|分享|ip属地|ip"
    "|索引号|文号|发文字号|主题分类"
    "|公开方式|有效性|文档编号|格式|页数|大小|语言|原文链接|链接|每经编辑|editor",
    "count": "阅读量|阅读次数|阅读数|阅读|浏览次数|浏览量|浏览数|浏览|点击量|点击次数|点击数|点击率|点击|人气|查看次数|查看|热度"
    "|访问量|访问次数|围观|点阅|点阅数|评论数|评论|回复|跟贴"
    "|点赞|收藏|喜欢|字数|字数总计|字数统计|总字数|本文字数|全文字数|阅读时长|阅读时间|预计阅读|views|view|hits|comments|comment",
}  # fmt: skip
KIND_OF = {label: kind for kind, labels in _KINDS.items() for label in labels.split("|")}
OWN_TIME = "公告|张贴|发帖|投稿|上架|提问|回答|签发|刊登|刊发|登载|推送|公布|编辑"
_BEFORE = "文章|本文|信息|新闻|资讯|内容|本站|最后|首次|原文|稿件|最近|上次"


def _join_labels() -> str:
    """The labels as one pattern, longest first, by their first characters: most places try none."""
    starts: dict[str, list[str]] = {}
    for label in sorted(KIND_OF, key=len, reverse=True):
        starts.setdefault(label[0], []).append(re.escape(label[1:]))
    return "|".join(f"{re.escape(start)}(?:{'|'.join(rests)})" for start, rests in starts.items())


_STARTS = "".join(sorted({word[0] for word in (*KIND_OF, *OWN_TIME.split("|"), *_BEFORE.split("|"))}))
_LABEL = re.compile(
    rf"(?=[{_STARTS}])(?:(?:{OWN_TIME})(?=(?:时间|日期)\s?[:：]))?(?:{_BEFORE})?"
    rf"(?P<label>{_join_labels()})(?:人|者)?"
    r"(?:\s?[:：]\s?|(?<=/)\s?|\s?[丨｜|︱/／]\s?(?=(?P<piped>[^\s\d]))|(?P<bare>\s?(?=[(（\[]?\d)|\s(?=\S)|(?=$)))"
)
_FIRST = re.compile(
    r"\s*(?:原创\s?)?(?P<label>(?:图\s?[/／]\s?)?文(?:\s?[/／]\s?图)?|图)\s?[:：/／丨｜|︱]\s?(?=\S)"
)  # of a line; inside of one it is an ordinary character
AGO = re.compile(r"\d{1,4}\s?(?:秒|分钟|小时|个小时|天|周|个月|月|年)之?前|刚刚|[今昨前]天\s?\d{1,2}:\d{2}(?::\d{2})?")
_YESTERDAY = re.compile(r"(?<=[\s·•|｜])[昨前]天$")  # which day that is, no page says
_YEARLESS = re.compile(
    r"\s?(?<!\d)(?:1[0-2]|0?[1-9])[-/月.](?:3[01]|[12]\d|0?[1-9])日?(?:\s\d{1,2}:\d{2}(?::\d{2})?)?(?!\d)"
)
_YEARLESS_CLOCK = re.compile(
    r"(?<![\d年/.-])(?:1[0-2]|0?[1-9])[-/月](?:3[01]|[12]\d|0?[1-9])日?\s?\d{1,2}:\d{2}(?::\d{2})?(?!\d)"
)
_EVENT = re.compile(r"(?:^|\s)(?!文章|本文|信息|新闻|资讯|内容|首次|最后)(?P<name>[一-鿿]{2,4}?)(?:时间|日期)\s?[:：]")
_NO_EVENTS = (
    "发布",
    "发表",
    "上传",
    "添加",
    "加入",
    "创建",
    "更新",
    "修改",
    "发稿",
    "发文",
    "出版",
    "张贴",
    "上版",
    "上线",
    "印发",
    "生成",
    "写作",
    "成文",
    "收录",
    "采集",
    "录入",
    "入库",
    "转载",
    "审核",
    "提交",
)
_COUNTED = re.compile(  # in folded text; begins with a set, so that it is searched for at C speed
    r"[共\d](?:(?<=共)有?\s?\d|(?<=\d))[\d,]{0,9}(?:\.\d)?\s?[w万k+]{0,2}\s?(?:[次人条个篇位]{1,2}\s?)?(?:网友)?"
    r"(?:参与|评论|回复|跟贴|跟帖|阅读|浏览|点击|点赞|人气|热度|观看|围观|收藏|喜欢|查看|留言|views?|comments?|hits?|likes?)+(?:数|量|次数)?(?!\s?[:：]|时[长间])",
)
# How long it takes to read: 阅读 5 分钟, 预计阅读时长 ≈ 5 分钟, 5 min read.
_DURATION = re.compile(
    r"(?:预计|预估|大约|约|全文|本文|建议)?(?:阅读|读完|用时)(?:全文|本文|时长|时间|完)?\s?(?:大?约|共|需要?|[:：≈~～]){0,2}\s?\d{1,3}\s?(?:分钟|分|min(?:ute)?s?)(?![\w:：])"
    r"|\d{1,3}\s?(?:min(?:ute)?s?\sread|分钟(?:阅读|读完))"
)
_REPORTING = re.compile("记者|编译|特派员|实习生|特约撰稿")
# Where a credit may begin: 禾木報 記者王小明／台北報導.
_CREDIT = re.compile(rf"[一-鿿]{{0,12}}?(?:{_REPORTING.pattern})")


_SIGNED = re.compile(rf"(?<![一-鿿])(?P<names>{PERSON}(?:、{PERSON})*)\s?[/／]\s?[一-鿿]{{2,6}}(?:报道|报导)")
_INNER = re.compile(
    r"文[｜丨](?=\S)|(?<![一-鿿])文\s?[:：]\s?(?=[^\W\d])"
)  # in a strip whose parts follow one another without a blank
BARE = "bare"


@dataclass(frozen=True, slots=True)
class Mark:
    """A label, a date, or a word that explains itself, in a line; offsets in code points, half-open."""

    start: int
    end: int
    kind: str  # of `KIND_OF`, or "stamp", "ago", "day", "counted", "reporter", "unknown", "end"
    stamp: Stamp | None = None
    value: str = ""  # the names a reporter mark found; BARE for a label without a colon


def find_event(folded: str) -> Mark | None:
    """The label `X时间：` of whatever a site calls its publication."""
    if "时间" not in folded and "日期" not in folded:
        return None
    found = _EVENT.search(folded)
    if not found or found["name"].startswith((*_NO_EVENTS, *OWN_TIME.split("|"))):
        return None
    return Mark(found.start("name"), found.end(), "event")


def find_marks(line: str, folded: str, event: Mark | None) -> Iterator[Mark]:
    """All marks of a line in order, without overlaps."""
    found = [event] if event else []
    stamps = find_stamps(line)
    found += [Mark(stamp.start, stamp.end, "stamp", stamp) for stamp in stamps]
    if "前" in folded or "刚" in folded or "天" in folded:
        found += [Mark(match.start(), match.end(), "ago") for match in AGO.finditer(folded)]
        found += [Mark(match.start(), match.end(), "day") for match in _YESTERDAY.finditer(folded)]
    if not stamps and (short := _YEARLESS_CLOCK.search(folded)):
        found.append(Mark(short.start(), short.end(), "ago"))
    if "报" in folded and (signed := _SIGNED.search(folded)):
        names = line[signed.start("names") : signed.end("names")]
        found.append(Mark(signed.start(), signed.end(), "reporter", value=names))
    found += [Mark(match.start(), match.end(), "counted") for match in _COUNTED.finditer(folded)]
    if "分" in folded or "min" in folded:
        found += [Mark(match.start(), match.end(), "counted") for match in _DURATION.finditer(folded)]
    if first := _FIRST.match(folded):
        found.append(Mark(0, first.end(), "author" if "文" in first["label"] else "other"))
    if (
        _REPORTING.search(folded)
        and (begun := _CREDIT.search(folded))
        and (credit := read_credit(line, begun.start()))
        and _is_strip(credit, folded)
    ):
        found.append(Mark(begun.start(), credit.end, "reporter", value=credit.names))
    if stamps:
        found += [Mark(match.start(), match.end(), "author") for match in _INNER.finditer(folded)]
    for match in _LABEL.finditer(folded):
        found += _read_label(match, folded, found)
    if len(found) > 1 or stamps:
        found += _read_unknown(folded)
    end = 0
    for mark in sorted(found, key=lambda mark: (mark.start, _ORDER.get(mark.kind, 2))):
        if mark.start >= end:
            yield mark
            end = mark.end


# A label that a site has made up itself, where a line has others: `文章录入：`, `投稿会员：`.
_UNKNOWN = re.compile(r"(?<![一-鿿\w])(?P<label>[一-鿿]{2,6})\s?[:：]\s?(?=[^\s:：\d])")
_ORDER = {"stamp": 0, "reporter": 1, "unknown": 3}


def _read_unknown(folded: str) -> Iterator[Mark]:
    """The labels that nobody knows; what they name is no author, a section or a source."""
    for match in _UNKNOWN.finditer(folded):
        label = match["label"]
        if not is_remark(label) and not any(label[n:] in KIND_OF for n in range(len(label) - 1)):
            yield Mark(match.start(), match.end(), "unknown")


def _is_strip(credit: Credit, folded: str) -> bool:
    """Whether the reporter is named in a strip; `记者王小明在现场看到` is the beginning of a sentence."""
    return (
        credit.is_reported
        or not folded[credit.end :].strip()
        or "记者 " not in folded
        or _LOOKS_DATED.search(folded) is not None
    )


_LOOKS_DATED = re.compile(r"\d{4}|编辑|来源|通讯员")


def _read_label(match: re.Match[str], folded: str, found: list[Mark]) -> list[Mark]:
    """The label as a mark, with the short date behind it; nothing where it is only a word."""
    kind, start = KIND_OF[match["label"]], match.start()
    is_latin = match["label"][0].isascii()
    before = folded[start - 1] if start else " "
    if is_latin and (
        before.isalnum()
        or before in "-_./"
        or (match.end("label") < len(folded) and folded[match.end("label")].isalnum())
    ):
        return []
    glued = "一" <= before <= "鿿"
    if match["piped"] is not None and (
        before == "该" or (glued and not (found and kind == "author")) or kind not in ("author", "other", "poster")
    ):
        return []
    # Without a colon a label is only a word: it has to stand alone, and a number or a name has to follow.
    is_counted = folded[match.end() : match.end() + 2].lstrip("(（[")[:1].isdigit()
    if match["label"] == "由" and not (match["bare"] == " " and before in " |｜/·" and (not before.strip() or found)):
        return []
    is_alone = kind in ("category", "other", "count", "all", "source") and not (
        match["label"] in ("来源于", "来自", "转自", "from", "每经编辑", "分类于", "收录于") and not glued
    )
    if match["bare"] is not None and (
        glued or (is_alone and not is_counted) or (not match["bare"] and match.end() == len(folded))
    ):
        return []
    if glued and match["piped"] is None and not any(mark.end <= start for mark in found):
        return []
    marks = [Mark(start, match.end(), kind, value=BARE if match["bare"] is not None else "")]
    if kind in ("published", "updated", "dated") and (short := _YEARLESS.match(folded, match.end())):
        marks.append(Mark(short.start(), short.end(), "ago"))
    return marks

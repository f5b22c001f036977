"""What intruders write into a hacked page: keyword lines, hidden link blocks, leaked tags, paragraphs of debt brokers.

Phrases are put together from the parts of a vocabulary that the caller passes in; the ones given here are mild and
partly invented, so that a cleaner cannot live on a word list. Separators, positions and labels as counted on the survey
of 400 pages; the spellings of hiding are those on which extractors were compared.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from random import Random


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A class of spam: a phrase is one member of each part in turn."""

    name: str
    parts: tuple[tuple[str, ...], ...]

    def make_phrase(self, rng: Random) -> str:
        """One phrase."""
        return "".join(rng.choice(part) for part in self.parts)


ADULT = Vocabulary(
    "adult",
    (
        ("国产", "亚洲", "欧美", "日韩", "久久", "成人", "免费", "高清", "午夜", "在线"),
        ("精品", "无码", "激情", "熟女", "美女", "乱码", "中文字幕", "视频", "综合", "伦理"),
        ("一区二区", "在线观看", "免费播放", "资源站", "电影网", "手机看片", "频道", "大全", "88", ""),
    ),
)
BETTING = Vocabulary(
    "betting",
    (
        ("乐鱼湾", "金满堂", "九州城", "皇冠岛", "亿彩通", "凯旋门", "大满贯"),
        ("娱乐", "体育", "棋牌", "真人", "电竞", "彩票", "捕鱼"),
        ("官网入口", "最新登录", "app下载", "(中国)有限公司", "投注平台", "开户送彩金", "在线直播"),
    ),
)
STREAMING = Vocabulary(
    "streaming",
    (
        ("最新", "热门", "完整版", "未删减", "蓝光"),
        ("电视剧", "综艺", "短剧", "动漫", "电影"),
        ("免费观看", "在线播放", "全集下载", "迅雷资源", "手机版"),
    ),
)
GOODS = Vocabulary(
    "goods",
    (
        ("代开", "办理", "高仿", "原单", "批发"),
        ("发票", "毕业证", "手表", "皮包", "烟酒"),
        ("联系方式", "多少钱", "货源网", "一比一", "靠谱吗"),
    ),
)
VOCABULARIES = (ADULT, BETTING, STREAMING, GOODS)

SEPARATORS = {
    "comma": ",",
    "comma_blank": ", ",
    "capital_i": " I ",
    "hyphen": "-",
    "underscore": "_",
    "pipe": " | ",
    "slash": "/",
    "newline": "\n",
    "chinese_comma": "，",
    "enumeration": "、",
    "dot": "·",
    "tab": "\t",
}
LABELS = ("主站蜘蛛池模板:", "热点推荐：", "Other sex picture :", "您可能还对以下资源感兴趣：", "友情链接：")


def make_line(rng: Random, vocabulary: Vocabulary, separator: str = ",", segments: tuple[int, int] = (4, 9)) -> str:
    """A line of phrases; with `-` they grow from one another, as keyword tools write them."""
    phrases = [vocabulary.make_phrase(rng) for _ in range(rng.randint(*segments))]
    if separator == "-":
        stem = phrases[0]
        phrases = [stem[: 2 + step] for step in range(0, len(stem) - 2, 2)] + phrases[1:]
    return separator.join(phrases)


def label_line(rng: Random, vocabulary: Vocabulary, separator: str = " | ", label: str = LABELS[0]) -> str:
    """A keyword line behind the label of the tool that planted it."""
    return f"{label} {make_line(rng, vocabulary, separator)}"


def space_out(phrase: str) -> str:
    """The phrase with a blank after every character, against word filters."""
    return " ".join(phrase)


def lose_symbol(line: str) -> str:
    """The line with the `?` that a heart or star at its end became in GBK."""
    return f"{line} ?"


def make_place_tail(rng: Random, segments: tuple[int, int] = (6, 12)) -> str:
    """The tail of a doorway page: place names, most of them invented."""
    first, second = "临青松石云河新平安永", "江山阳口泉城水原和丰"
    towns = [a + b for a in first for b in second]
    return " | ".join(town + rng.choice("市县区县") for town in rng.sample(towns, k=rng.randint(*segments)))


def plant_in_sentences(rng: Random, lines: Sequence[str], vocabulary: Vocabulary, count: int = 2) -> tuple[str, ...]:
    """The lines with `count` phrases and a comma each planted at sentence starts inside long lines."""
    planted = list(lines)
    long_lines = [number for number, line in enumerate(lines) if line.count("。") >= 2]
    for number in rng.sample(long_lines, min(count, len(long_lines))):
        first, rest = planted[number].split("。", 1)
        planted[number] = f"{first}。{vocabulary.make_phrase(rng)}，{rest}"
    return tuple(planted)


_SKELETON_TAGS = ("address", "var", "pre", "u", "sup", "tr", "tfoot", "noscript", "dl", "dd", "del", "ins", "legend")


def make_tag_skeleton(rng: Random, groups: int = 3) -> str:
    """Empty nested tags that share one random id: what is left of a link block after its text was taken out."""
    name = "".join(rng.choice("abcdefghkmnpqrtuvwxyz0123456789") for _ in range(5))
    written = []
    for _ in range(groups):
        nest = rng.sample(_SKELETON_TAGS, rng.randint(2, 3))
        opened = "".join(f'<{tag} id="{name}">' for tag in nest)
        written.append(opened + "".join(f"</{tag}>" for tag in reversed(nest)))
    return "\n".join(written)


def make_broker_paragraph(rng: Random) -> str:
    """An advertising paragraph of a debt broker with an invented contact."""
    opening = rng.choice(("已经逾期、天天被催的朋友", "名下有多张卡还不动的朋友", "想停催停诉、分期上岸的朋友"))
    offer = rng.choice(("本金打折，最长分60期", "停息挂账包办理，不成功不收费", "先办后付，三天内停止骚扰"))
    contact = rng.choice(("加微信yuqi_demo_001", "点击复制微信号（微信：demo-zhaiyou）", "业务联系电话13800000000"))
    return f"{opening}可以找我们专业的债务优化团队，{offer}，已有上千个成功案例，{contact}免费评估。"


class Spelling(StrEnum):
    """Ways of putting a foreign block into a page, hidden or not."""

    DISPLAY_NONE = "display_none"
    VISIBILITY = "visibility"
    ZERO_HEIGHT = "zero_height"
    OFFSCREEN = "offscreen"
    FONT_ZERO = "font_zero"
    OPACITY = "opacity"
    INDENT = "indent"
    CLASS_HIDDEN = "class_hidden"
    HIDDEN_ATTR = "hidden_attr"
    NOSCRIPT = "noscript"
    ADDRESS_VAR = "address_var"
    MARQUEE = "marquee"
    BARE_LINKS = "bare_links"
    KEYWORD_LINES = "keyword_lines"
    TEASERS_INSIDE = "teasers_inside"
    TEASERS_AFTER = "teasers_after"
    COMMENTS_AFTER = "comments_after"
    HACKED_ALL = "hacked_all"


# The last four consist of the page's own kind of furniture; `intrusions.inject` builds them.
LINK_SPELLINGS = tuple(Spelling)[:14]

_STYLES = {
    Spelling.DISPLAY_NONE: ("display:none", "DISPLAY : none !important", "color:red;display:none;"),
    Spelling.VISIBILITY: ("visibility:hidden", "visibility: hidden; position:absolute"),
    Spelling.ZERO_HEIGHT: ("height:0;overflow:hidden", "width:0px;height:0px;overflow: hidden"),
    Spelling.OFFSCREEN: ("position:absolute;left:-9999px", "position: fixed; top: -2000px"),
    Spelling.FONT_ZERO: ("font-size:0", "font-size: 0px; line-height:0"),
    Spelling.OPACITY: ("opacity:0", "opacity: 0.0; filter:alpha(opacity=0)"),
    Spelling.INDENT: ("text-indent:-9999px", "text-indent: -999em"),
}


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of HTML and the style rules it needs in the head."""

    html: str
    css: str = ""


def write_block(spelling: Spelling, phrases: Sequence[str], rng: Random) -> Fragment:
    """The phrases as links to another host, put into the page in one of the `LINK_SPELLINGS`."""
    number = rng.randrange(100, 1000)
    urls = [f"http://www.k{number}.example/{rng.randrange(10**6)}.html" for _ in phrases]
    texts = [html.escape(phrase) for phrase in phrases]
    links = " ".join(f'<a href="{url}">{text}</a>' for url, text in zip(urls, texts, strict=True))
    if spelling in _STYLES:
        return Fragment(f'<div style="{rng.choice(_STYLES[spelling])}">{links}</div>')
    if spelling is Spelling.CLASS_HIDDEN:
        name = f"x{number}q"
        return Fragment(f'<div class="{name}">{links}</div>', f".{name}{{display:none}}")
    if spelling is Spelling.HIDDEN_ATTR:
        return Fragment(f"<div hidden>{links}</div>")
    if spelling is Spelling.NOSCRIPT:
        return Fragment(f"<noscript>{links}</noscript>")
    if spelling is Spelling.ADDRESS_VAR:
        name = "".join(rng.choice("abcdefghk0123456789") for _ in range(5))
        return Fragment(
            "".join(
                f'<address id="{name}"><var id="{name}"><a href="{url}">{text}</a></var></address>\n'
                for url, text in zip(urls, texts, strict=True)
            )
        )
    if spelling is Spelling.MARQUEE:
        return Fragment(f'<marquee height="1" width="1" scrollamount="3000">{links}</marquee>')
    if spelling is Spelling.BARE_LINKS:
        return Fragment(links)
    return Fragment("".join(f"<p>{text}</p>\n" for text in texts))

"""What hackers and farms put into a page: keyword lists, single phrases, anchors inside sentences, noise.

Made from the mechanism: a keyword tool gives phrases of one trade, a script joins them by a sign or writes one a line, and
puts them before the text, behind it or between paragraphs; or it hangs one phrase into a sentence as the text of a link.
The phrases lie in `spam_phrases.toml` by class, apart from data/lexicon, so that a class can be held out.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from random import Random

from pipeline.knowledge import Knowledge
from pipeline.lexicon import Term, compile_terms, fold

MIN_OTHERS = 2  # classes that use a word of selling, before it counts as no word of the class held out
SECTIONS = {"gambling": ("gambling", "lottery"), "lottery": ("gambling", "lottery"), "counterfeit": ("games",)}
PHRASES = Path(__file__).parent / "spam_phrases.toml"
SEPARATORS = (
    " I ",
    "|",
    " | ",
    "-",
    "_",
    ",",
    ", ",
    " ",
    "，",
    "、",
    "·",
    "/",
    "\t",
    ";",
    "；",
    "－",
    " - ",
    "~",
    "+",
    "★",
)
LABELS = (
    *(
        "主站蜘蛛池模板",
        "热搜词",
        "为您推荐以下资源",
        "站点推荐",
        "今日更新",
        "友情链接",
        "猜你喜欢",
        "相关热词",
        "网站地图",
    ),
    *(
        "您可能还想看",
        "大家都在搜",
        "热门关键词",
        "站内导航",
        "随机推荐",
        "本站推荐",
        "最新收录",
        "友链",
        "热门标签",
        "相关搜索",
    ),
)
_BRANDS = ("国际", "娱乐", "体育", "影视", "医美", "名表", "留学", "商城", "集团", "网", "会所", "手游", "彩票", "数码")
_DOMAINS = (".com", ".cn", ".net", ".vip", ".cc", ".top", ".com.cn")
# What a brand is praised with: {a} is the brand, {b} and {c} are phrases of its trade, {d} is a domain.
BRAND_SENTENCES = (
    "{a}为您提供{b}、{c}等服务，24小时在线客服，欢迎光临{a}！",
    "『{a}』{d}『{b}』【{c}】行业信誉第一品牌",
    "★{a}★{b}★{c}★{d}★",
    "【{a}】- {b} - {c} - 官方网站",
    "{a}[{d}]{b},{c}，秒速到账",
    "{a}【微信/QQ：{n}】{b}，{c}",
    "{a}是专业的{b}平台，为广大用户提供最新{c}，值得信赖，{a}期待您的加入",
    "欢迎来到{a}({d})，{b}，{c}，信誉至上，服务第一",
    "▶{a}◀ {b} {c} 点击进入{d}",
    "{a}|{a}{b}|{a}{c}|{a}官方网站",
    "㊣{a}㊣全网最大的{b}，支持{c}，首选{a}",
    "✅{a}✅{b}✅{c}✅全天候服务",
    "{a}(中国)有限公司-{b}",
    "{a}官方网站-{b}_{c}",
    "{a}{b}，{a}{c}，{a}官方入口，{a}手机版下载",
    "{a}，{b}领导品牌！{c}，注册就送，{d}",
    "「{a}」「{b}」「{c}」行业领先，品质保证",
    "{a}致力于打造国内一流的{b}，{c}应有尽有，更多精彩尽在{a}",
)
_SYLLABLES = "云海金玉龙凤青白临江安平宁永新东西南北和通长光华丰泰德盛昌兴"
_UNITS = ("市", "县", "区", "镇")
_NOISE_SIGNS = [chr(code) for code in range(33, 60)], [chr(code) for code in range(63, 127)]
_TAGS = ("address", "var", "pre", "sup", "tr", "tfoot", "noscript", "ins", "legend", "optgroup", "dl", "kbd", "samp")
_SENTENCE = re.compile("(?<=。)(?=[^。\n]{8,}[，。])")
_COMMA = re.compile("(?<=，)(?=[^，。\n]{4,})")


@dataclass(frozen=True, slots=True)
class Injected:
    """A page with spam in it: its lines, which of them are spam, and phrases that stand inside honest lines."""

    lines: tuple[str, ...]
    spam: frozenset[int]
    anchors: tuple[tuple[int, str], ...] = ()


@cache
def read_phrases() -> dict[str, tuple[str, ...]]:
    """The phrases of every class."""
    data = tomllib.loads(PHRASES.read_text(encoding="utf-8"))
    return {name: tuple(text.split()) for name, text in data["classes"].items()}


def write_list(phrases: Sequence[str], rng: Random, separator: str = "") -> list[str]:
    """One line of four to twelve phrases; the symbol at its end may have been lost."""
    chosen = rng.sample(phrases, rng.randint(4, 12))
    line = (separator or rng.choice(SEPARATORS)).join(chosen)
    draw = rng.random()
    return [line + (" ?" if draw < 0.08 else f" {write_domain(rng)}" if draw < 0.16 else "")]


def write_domain(rng: Random) -> str:
    """An invented domain."""
    return (
        "".join(rng.choices("abcdefghijkmnpqrstuvwxyz", k=rng.randint(2, 5)))
        + "".join(rng.choices("0123456789", k=rng.randint(2, 5)))
        + rng.choice(_DOMAINS)
    )


def write_brand(phrases: Sequence[str], rng: Random) -> list[str]:
    """An invented brand praised in a template."""
    brand = "".join(rng.sample(_SYLLABLES, rng.randint(2, 3))) + rng.choice(_BRANDS)
    b, c = rng.sample(phrases, 2)
    line = rng.choice(BRAND_SENTENCES)
    return [line.format(a=brand, b=b, c=c, d=write_domain(rng), n="".join(rng.choices("0123456789", k=9)))]


def write_short_list(phrases: Sequence[str], rng: Random) -> list[str]:
    """One line of three phrases."""
    return [rng.choice((",", "_", "|", " | ", "-", " I ")).join(rng.sample(phrases, 3))]


def write_run(phrases: Sequence[str], rng: Random) -> list[str]:
    """Four to nine lines of one phrase each, some behind the bullet of a list."""
    bullet = rng.choice(("", "", "", "• ", "- ", "· "))
    return [bullet + phrase for phrase in rng.sample(phrases, rng.randint(4, 9))]


def write_single(phrases: Sequence[str], rng: Random) -> list[str]:
    """One phrase on a line of its own, as one more item of a menu."""
    return [rng.choice(phrases)]


def write_labelled(phrases: Sequence[str], rng: Random) -> list[str]:
    """A label of the injecting tool and its list; the colon behind the label may be missing, with the blank too."""
    sign = rng.choice((" | ", "|", " ", "、", ",", "，", "/", "-", "_", "·", "\t"))
    glue = rng.choice((": ", ":", "：", "：", " ", ""))
    return [rng.choice(LABELS) + glue + sign.join(rng.sample(phrases, rng.randint(3, 8)))]


def write_growing(phrases: Sequence[str], rng: Random) -> list[str]:
    """Growing beginnings of phrases, as keyword tools suggest them."""
    parts = []
    for phrase in rng.sample(phrases, 3):
        parts += [phrase[: max(3, len(phrase) // 2)], phrase]
    return ["-".join(parts)]


def write_spaced(phrases: Sequence[str], rng: Random) -> list[str]:
    """Phrases with a blank behind every character, against filters."""
    return [" | ".join(" ".join(phrase) for phrase in rng.sample(phrases, rng.randint(3, 5)))]


def write_places(phrases: Sequence[str], rng: Random) -> list[str]:
    """Place names alone, or each before the same service."""
    service = rng.choice(phrases) if rng.random() < 0.6 else ""
    units = _UNITS if not service or rng.random() < 0.5 else ("",)
    names = ["".join(rng.sample(_SYLLABLES, 2)) + rng.choice(units) for _ in range(rng.randint(5, 14))]
    return [rng.choice((" | ", ",", " ", "|", "、", "，")).join(name + service for name in names)]


FORMS: dict[str, Callable[[Sequence[str], Random], list[str]]] = {
    "list": write_list,
    "short list": write_short_list,
    "run": write_run,
    "single": write_single,
    "labelled": write_labelled,
    "growing": write_growing,
    "spaced": write_spaced,
    "places": write_places,
    "brand": write_brand,
}
PLACES = ("head", "tail", "middle")


def inject(lines: Sequence[str], phrases: Sequence[str], form: str, place: str, rng: Random) -> Injected:
    """`lines` with one injection of that form before, behind or between them."""
    new = FORMS[form](phrases, rng)
    at = {"head": 0, "tail": len(lines), "middle": rng.randint(1, max(1, len(lines) - 1))}[place]
    return Injected((*lines[:at], *new, *lines[at:]), frozenset(range(at, at + len(new))))


def hang_anchors(lines: Sequence[str], phrases: Sequence[str], count: int, rng: Random, *, closed: bool) -> Injected:
    """Phrases inside sentences: `closed` ones at a sentence's start with a comma, others behind a comma without any sign."""
    out, anchors = list(lines), []
    order = rng.sample(range(len(lines)), len(lines))
    for number in order:
        if len(anchors) == count:
            break
        spots = list((_SENTENCE if closed else _COMMA).finditer(out[number]))
        if spots:
            phrase, at = rng.choice(phrases), rng.choice(spots).start()
            comma = rng.choice("，,") if closed else ""
            out[number] = f"{out[number][:at]}{phrase}{comma}{out[number][at:]}"
            anchors.append((number, phrase))
    return Injected(tuple(out), frozenset(), tuple(anchors))


def prefix_title(title: str, phrases: Sequence[str], rng: Random) -> str:
    """A title with one to three phrases glued to it, before or behind."""
    sign = rng.choice(("-", "_", "|", " - ", ",", " | ", "——", "·"))
    found = rng.sample(phrases, rng.randint(1, 3))
    return sign.join([*found, title] if rng.random() < 0.7 else [title, *found])


def write_noise(rng: Random) -> str:
    """Anti-copy noise of a forum: pairs of a sign below `<` and one from `?` on, a blank between (Discuz's jammer)."""
    low, high = _NOISE_SIGNS
    return "".join(f"{rng.choice(low)} {rng.choice(high)}" for _ in range(rng.randint(5, 15)))


def write_skeleton(rng: Random) -> list[str]:
    """Empty tags with one random name, left of a block of hidden links."""
    name = "".join(rng.choices("abcdefghijklmnopqrstuvwxyz0123456789", k=5))
    tags = rng.sample(_TAGS, 3)
    inner = "".join(f'<{tag} id="{name}">' for tag in tags) + "".join(f"</{tag}>" for tag in reversed(tags))
    return [rng.choice(("", "• ")) + inner for _ in range(rng.randint(1, 3))]


def hold_out(knowledge: Knowledge, name: str, trades: Mapping[str, Sequence[str]] | None = None) -> Knowledge:
    """`knowledge` without a word of the class; `trades` are all classes, those of the file unless they are given."""
    classes = read_phrases() if trades is None else trades
    phrases = [fold(phrase).text for phrase in classes[name]]
    sections = SECTIONS.get(name, (name,))
    others = [[fold(word).text for word in words] for other, words in classes.items() if other != name]

    def is_kept(form: str, term: Term) -> bool:
        if term.name == "pitch" and sum(any(form in word for word in words) for words in others) >= MIN_OTHERS:
            return True
        return term.name not in sections and not any(form in phrase for phrase in phrases)

    lexicon = knowledge.lexicon
    kept = [term for form, term in lexicon.spam.terms.items() if is_kept(form, term)]
    return replace(knowledge, lexicon=replace(lexicon, spam=compile_terms(kept)))

"""Lines of spam as hacked Chinese sites carry them, marked by class and form; and honest lines that look like them.

A form is a way in which a script puts keywords of one trade into a page: rows, lone phrases, place-name tails, labels, brands
with domains, advertisements of applications, contact lines, letters in disguise, anchors in sentences, glued titles.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from tests.simulators.fresh.texts import sentences_of

_HERE = Path(__file__).parent
SPAM: dict[str, Any] = tomllib.loads((_HERE / "spam.toml").read_text(encoding="utf-8"))
SEPARATORS: list[str] = SPAM.pop("separators")
LABELS: list[str] = SPAM.pop("labels")
PLACES: list[str] = SPAM.pop("places")
DOMAINS: list[str] = SPAM.pop("domains")
PLATFORMS: list[str] = SPAM.pop("platforms")
FANCY: list[str] = SPAM.pop("fancy")
CLASSES = tuple(SPAM)


@dataclass(frozen=True, slots=True)
class Injected:
    """`text` of a class in a form (its lines, parted by newlines); of a partial form, `honest` is what must stay, without `added`."""

    cls: str
    form: str
    text: str
    honest: str = ""
    added: str = ""


def _draw(rng: Random, cls: str, count: int) -> list[str]:
    phrases: list[str] = SPAM[cls]["phrases"]
    return rng.sample(phrases, count)


def _row(rng: Random, cls: str) -> str:
    """Five to twelve phrases with one sign, some with a lost symbol at the end."""
    return rng.choice(SEPARATORS).join(_draw(rng, cls, rng.randint(5, 12))) + rng.choice(["", "", "", " ?", ","])


def _three(rng: Random, cls: str) -> str:
    return rng.choice([",", "_", "-", "|", "、", " ", "/"]).join(_draw(rng, cls, 3))


def _lone(rng: Random, cls: str) -> str:
    """One phrase as an item of a menu, with a place or as it is."""
    phrase = _draw(rng, cls, 1)[0]
    return rng.choice([phrase, rng.choice(PLACES) + phrase, phrase + rng.choice(["网", "平台", "大全", "电话"])])


def _menu(rng: Random, cls: str) -> str:
    """Four to eight anchors, one a line."""
    return "\n".join(_draw(rng, cls, rng.randint(4, 8)))


def _places(rng: Random, cls: str) -> str:
    """A phrase after each of five to ten places."""
    phrase = _draw(rng, cls, 1)[0]
    return rng.choice(["|", " | ", " ", "、", ",", "　"]).join(
        place + phrase for place in rng.sample(PLACES, rng.randint(5, 10))
    )


def _labelled(rng: Random, cls: str) -> str:
    return rng.choice(LABELS) + rng.choice(SEPARATORS).join(_draw(rng, cls, rng.randint(4, 8)))


def _brand(rng: Random, cls: str) -> str:
    first, second, third = _draw(rng, cls, 3)
    brand, domain = rng.choice(PLATFORMS), rng.choice(DOMAINS)
    return rng.choice(
        [
            f"{brand}{first}({domain}){second}_{third}",
            f"{brand}·(中国){first}官方网站-{second}",
            f"【{brand}】{domain}——{first}、{second}首选品牌",
            f"{first}-{brand}平台官网|{second}入口",
            f"{brand}{first}，诚信经营十年，{second}、{third}，全国客服24小时在线！",
        ]
    )


def _download(rng: Random, cls: str) -> str:
    """An advertisement of an application with its version and size."""
    first, second = _draw(rng, cls, 2)
    version = f"v{rng.randint(1, 9)}.{rng.randint(0, 9)}.{rng.randint(0, 30)}"
    return rng.choice(
        [
            f"{first}app下载-{first}最新版{version}安卓版",
            f"{rng.choice(PLATFORMS)}{first}手机版下载 {version} {rng.randint(12, 90)}.{rng.randint(1, 9)}MB 立即安装",
            f"{first}软件官方下载{version}免费版({second})",
            f"下载{first}APP，新用户注册送{rng.randint(18, 188)}元，{second}",
        ]
    )


def _contact(rng: Random, cls: str) -> str:
    """A line with an invented number."""
    first, second = _draw(rng, cls, 2)
    phone, name = f"1{rng.choice('358')}800000{rng.randint(100, 999)}", f"vx{rng.randint(10000, 99999)}"
    return rng.choice(
        [
            f"{first}加薇信：{name}（同号）",
            f"【{first}】电话{phone} {second}请联系李经理",
            f"{first}、{second}咨询热线：{phone}",
            f"需要{first}的加Q：{rng.randint(10**8, 10**9)}，备注{second}",
            f"飞机@{name} {first} {second}",
        ]
    )


def _paragraph(rng: Random, cls: str) -> str:
    """A paragraph of keywords, as doorway pages describe themselves."""
    one, two, three, four, five = _draw(rng, cls, 5)
    place, brand = rng.choice(PLACES), rng.choice(PLATFORMS)
    return rng.choice(
        [
            f"{brand}是{place}一家专业从事{one}的公司，主营{two}、{three}、{four}，{five}找我们，价格优惠，服务周到，欢迎来电咨询{one}。",
            f"{place}{one}哪家好？{place}{one}多少钱？{brand}提供{two}、{three}、{four}，{place}{five}首选{brand}。",
            f"{one}，{two}，{three}，{four}，尽在{brand}{five}，{one}最新地址，{two}永久网址，点击进入{brand}。",
        ]
    )


def _disguised(rng: Random, cls: str) -> str:
    """Signs and letters that lists do not know around the phrases."""
    first, second, third = _draw(rng, cls, 3)
    one, two = rng.sample(FANCY, 2)
    return rng.choice(
        [
            f"{one}{first}{two}{second}{one}",
            f"㊙️{first}㊙️{second}㊙️{third}",
            f"{one} {first} {two} {second} {two} {third}",
            f"◆◇{first}◇◆{rng.choice(DOMAINS)}◆◇{second}◇◆",
            "".join(f"{char} " for char in first).strip() + rng.choice([" ", " ✅ "]) + " ".join(second),
        ]
    )


def _growing(rng: Random, cls: str) -> str:
    """Prefixes of one long phrase."""
    whole = "".join(_draw(rng, cls, 3))
    cuts = sorted(rng.sample(range(3, len(whole)), 3))
    return rng.choice(["-", "_", ",", "|"]).join([*(whole[:cut] for cut in cuts), whole])


def _anchor(rng: Random, cls: str) -> tuple[str, str, str]:
    """The text of an anchor before a sentence or behind one of its commas."""
    sentence = rng.choice(sentences_of("loans"))
    phrase = _draw(rng, cls, 1)[0]
    phrase = rng.choice([phrase, phrase, f"{phrase}({rng.choice(DOMAINS)})", f"{rng.choice(PLATFORMS)}{phrase}"])
    at = rng.choice([0, *(at + 1 for at, char in enumerate(sentence) if char == "，")])
    return sentence[:at] + phrase + sentence[at:], sentence, phrase


def _glued(rng: Random, cls: str) -> tuple[str, str, str]:
    """A row at the end or head of an honest line."""
    sentence = rng.choice(sentences_of("loans"))
    row = rng.choice([",", "-", "|", " "]).join(_draw(rng, cls, rng.randint(3, 6)))
    return rng.choice([(f"{sentence}{row}", sentence, row), (f"{row} {sentence}", sentence, row)])


Form = Callable[[Random, str], str]
WHOLE: dict[str, Form] = {
    "row": _row,
    "three": _three,
    "lone": _lone,
    "menu": _menu,
    "places": _places,
    "labelled": _labelled,
    "brand": _brand,
    "download": _download,
    "contact": _contact,
    "paragraph": _paragraph,
    "disguised": _disguised,
    "growing": _growing,
}
PARTIAL: dict[str, Callable[[Random, str], tuple[str, str, str]]] = {"anchor": _anchor, "glued": _glued}


def glue_title(rng: Random, cls: str, title: str) -> str:
    """The title of a page with a phrase or a brand of the class before or behind it."""
    phrase, brand = _draw(rng, cls, 1)[0], rng.choice(PLATFORMS)
    sign = rng.choice(["_", "-", "|", " - "])
    name = rng.choice([f"{brand}{phrase}平台官网", phrase, f"{rng.choice(PLACES)}{phrase}", f"{brand}·{phrase}"])
    return rng.choice([f"{title}{sign}{name}", f"{name}{sign}{title}", f"【{name}】{title}"])


def draw_injected(seed: int, count: int) -> Iterator[Injected]:
    """`count` of every class in every form, the same for the same seed."""
    for cls in CLASSES:
        for form, write in WHOLE.items():
            rng = Random(f"{seed}/{cls}/{form}")
            for _ in range(count):
                yield Injected(cls, form, write(rng, cls))
        for form, mix in PARTIAL.items():
            rng = Random(f"{seed}/{cls}/{form}")
            for _ in range(count):
                yield Injected(cls, form, *mix(rng, cls))


def honest_lines() -> dict[str, list[str]]:
    """Lines of honest pages that look like spam, by kind."""
    kinds: dict[str, str] = tomllib.loads((_HERE / "honest.toml").read_text(encoding="utf-8"))
    return {kind: text.strip().split("\n") for kind, text in kinds.items()}

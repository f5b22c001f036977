"""Lines of spam as hacked pages carry them, from a vocabulary written for measuring alone (spam.toml).

A line is one of the forms that were seen on the survey of 400 pages: keywords at the head or tail, growing prefixes, a
phrase with places, a label and its block, a brand's sentence, an anchor inside or before a sentence, a title with a prefix.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from tests.simulators.unseen.writing import draw_titles, shipped_sentences

SPAM: dict[str, Any] = tomllib.loads((Path(__file__).parent / "spam.toml").read_text(encoding="utf-8"))
SEPARATORS: list[str] = SPAM.pop("separators")
LABELS: list[str] = SPAM.pop("labels")
PLACES: list[str] = SPAM.pop("places")
DOMAINS: list[str] = SPAM.pop("domains")
CLASSES = tuple(SPAM)


def draw_phrases(rng: Random, cls: str, n: int) -> list[str]:
    """`n` different phrases of a class."""
    phrases: list[str] = SPAM[cls]["phrases"]
    return rng.sample(phrases, n)


def write_keywords(rng: Random, cls: str) -> str:
    """Four to ten phrases with one separator: the first or last line of a page; some end in a lost symbol."""
    line = rng.choice(SEPARATORS).join(draw_phrases(rng, cls, rng.randint(4, 10)))
    return line + rng.choice(["", "", "", " ?", ",", "-" + rng.choice(DOMAINS)])


def write_prefixes(rng: Random, cls: str) -> str:
    """One long phrase and how it grew: 甲-甲乙-甲乙丙."""
    whole = "".join(draw_phrases(rng, cls, 3))
    cuts = sorted(rng.sample(range(3, len(whole)), 4))
    return rng.choice(["-", "_", ","]).join([whole[:cut] for cut in cuts] + [whole])


def write_places(rng: Random, cls: str) -> str:
    """A phrase with the names of places, or the names alone, as doorway pages end."""
    phrase = draw_phrases(rng, cls, 1)[0]
    places = rng.sample(PLACES, rng.randint(5, 12))
    separator = rng.choice([" | ", "|", " ", "、", ","])
    return separator.join(places if rng.random() < 0.3 else [place.rstrip("市县区镇") + phrase for place in places])


def write_labelled(rng: Random, cls: str) -> str:
    """A label of a spider pool and phrases behind it."""
    return rng.choice(LABELS) + rng.choice(SEPARATORS).join(draw_phrases(rng, cls, rng.randint(4, 9)))


def write_brand(rng: Random, cls: str) -> str:
    """A sentence that praises a brand, as doorway pages put it into the description."""
    first, second, third = draw_phrases(rng, cls, 3)
    return rng.choice(
        [
            f"{first}为您提供{second}、{third}等服务，24小时在线客服，欢迎光临{first}！",
            f"『{first}』{rng.choice(DOMAINS)}『{second}』【{third}】行业信誉第一品牌",
            f"★{first}★{second}★{third}★{rng.choice(DOMAINS)}★",
            f"【{first}】- {second} - {third} - 官方网站",
            f"{first}[{rng.choice(DOMAINS)}]{second},{third}，秒速到账",
            f"{first}【微信/QQ：0000-{rng.randint(100, 999)}】{second}，{third}",
        ]
    )


def write_anchor(rng: Random, cls: str) -> str:
    """An honest sentence with the text of an anchor inside, at a comma, or before it; the whole line is not spam."""
    sentence = rng.choice(shipped_sentences("society"))
    phrase = draw_phrases(rng, cls, 1)[0] + rng.choice(["", "", f"({rng.choice(DOMAINS)})", " "])
    commas = [at + 1 for at, char in enumerate(sentence) if char == "，"]
    at = rng.choice([0, *commas])
    return sentence[:at] + phrase + sentence[at:]


def write_title(rng: Random, cls: str) -> str:
    """A headline with phrases before or behind it."""
    title = draw_titles(rng, 1)[0]
    phrases = rng.choice("-_|,").join(draw_phrases(rng, cls, rng.randint(1, 3)))
    return rng.choice([f"{phrases}-{title}", f"{title}_{phrases}", f"【{phrases}】{title}"])


Form = Callable[[Random, str], str]
# Lines that are spam as a whole, and those in which a part is honest: found lines are counted in the first alone.
WHOLE: dict[str, Form] = {
    "keywords": write_keywords,
    "prefixes": write_prefixes,
    "places": write_places,
    "labelled": write_labelled,
    "brand": write_brand,
}
PARTIAL: dict[str, Form] = {"anchor": write_anchor, "title": write_title}


def injected_lines(rng: Random, cls: str) -> str:
    """Lines that hacked a page, joined by newlines: one to four of them, each spam as a whole, first the head's."""
    names = ["keywords", *rng.choices(list(WHOLE), weights=[4, 1, 2, 2, 2], k=rng.randint(0, 3))]
    return "\n".join(WHOLE[name](rng, cls) for name in names)


def mixed_lines(rng: Random, cls: str) -> str:
    """One line that is honest in part: an anchor in a sentence, or phrases glued to a title."""
    return PARTIAL[rng.choice(list(PARTIAL))](rng, cls)

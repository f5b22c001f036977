"""What the pages of this package are written from; the sentences are the project's own (data/language/sentences)."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import opencc

_HERE = Path(__file__)
_SENTENCES = _HERE.parents[3] / "data" / "language" / "sentences"
TEXTS: dict[str, Any] = tomllib.loads(_HERE.with_suffix(".toml").read_text(encoding="utf-8"))
COMMON: dict[str, Any] = TEXTS["common"]
_CORNERS = str.maketrans("“”‘’", "「」『』")
THEMES = ("loans", "society", "life", "knowledge")
_NO_BEGINNING = tuple(
    "一二三四五六七八九十问答第首其最”」）)，。！？、0123456789"
)  # of a line that is an item of a list
MIN_SENTENCE = 12
# What a site or a writer would say about the page itself, so that readers differ whether it is the article.
_ABOUT_THE_PAGE = re.compile(
    "声明|版权|转载|小编|编辑|来源|扫码|二维码|公众号|点个赞|点赞|转发|收藏|关注我|评论区|留言|楼主|回复|本文|文章|客服|热线|原标题|^.{1,8}："
)


@cache
def _converter(config: str) -> opencc.OpenCC:
    return opencc.OpenCC(config)


def convert(text: str, script: str) -> str:
    """`text` in the `script` of an OpenCC configuration; "" leaves it."""
    return str(_converter(script).convert(text)).translate(_CORNERS) if script else text


@cache
def sentences_of(name: str) -> tuple[str, ...]:
    """Whole sentences of a file in its order, without headings and the items of lists."""
    lines = (_SENTENCES / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(
        line
        for line in lines
        if len(line) >= MIN_SENTENCE
        and line.endswith(tuple("。！？”…"))
        and not line.startswith(_NO_BEGINNING)
        and not set(line) & set("<>&")
        and (name == "talk" or not _ABOUT_THE_PAGE.search(line))
    )


def draw_headline(rng: Random) -> str:
    """The title of another page: one of the 80, or one of thousands that are put together."""
    if rng.random() < 0.4:
        title: str = rng.choice(TEXTS[rng.choice(THEMES)]["titles"])
        return title
    return f"{rng.choice(COMMON['places'])}{rng.choice(COMMON['topics'])}{rng.choice(COMMON['turns'])}"


def draw_person(rng: Random) -> str:
    return f"{rng.choice(COMMON['surnames'].split())}{rng.choice(COMMON['given'].split())}"

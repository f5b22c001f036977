"""The sentences of the farm by topic, and what stands in their slots.

All of them were written for this project (`sentences/*.toml`). A line is a sentence; `[甲|乙]` is a choice and `{slot}` a
value, drawn anew at every use, so that a sentence hardly reads the same twice.
"""

from __future__ import annotations

import re
import sys
import tomllib
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

FOLDER = Path(__file__).parent / "sentences"
GROUPS = ("collection", "repayment", "credit", "law", "life")
TAIWAN = "taiwan"
LISTED = ("titles", "headings", "leads", "sentences", "items", "questions", "closings")

_CHOICE = re.compile(r"\[([^\]]+)\]")
_SLOT = re.compile(r"\{(\w+)\}")

# Words that stand for each other without changing what a sentence says; none of the rewriting engines' odd ones.
_TWINS = (
    ("以后", "之后"), ("应当", "应该"), ("往往", "常常"), ("通常", "一般"), ("立刻", "马上"), ("不少人", "许多人"),
    ("材料", "资料"), ("每个月", "每月"), ("保存", "留存"),
    ("告诉", "告知"), ("借款人", "欠款人"), ("金额", "数额"), ("可以", "能够"), ("电话里", "通话中"), ("协商", "商谈"),
    ("有时", "有时候"), ("也会", "还会"), ("写明", "写上"), ("收到", "接到"),
    ("写清", "写清楚"), ("弄清", "弄清楚"), ("逾期之后", "逾期以后"),
)  # fmt: skip
# Only in this direction: the other word is too short or too common to be turned back.
_ONE_WAY = frozenset({"写清", "弄清", "有时"})


@dataclass(frozen=True, slots=True)
class Topic:
    """What can be said about one subject; `near` names the subjects that an article may pass on to."""

    key: str
    category: str
    near: tuple[str, ...]
    titles: tuple[str, ...]
    headings: tuple[str, ...]
    leads: tuple[str, ...]
    sentences: tuple[str, ...]
    items: tuple[str, ...]
    questions: tuple[str, ...]
    closings: tuple[str, ...]


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def load_topics(*groups: str) -> dict[str, Topic]:
    """The topics of the named files of `GROUPS` by key, in their order."""
    topics = {}
    for group in groups:
        for row in _read(group)["topic"]:
            lines = {name: tuple(row[name].strip().split("\n")) for name in LISTED}
            topics[row["key"]] = Topic(row["key"], row["category"], tuple(row["near"]), **lines)
    return topics


@cache
def load_frames() -> dict[str, Any]:
    """Openers, cases, news and the frame of the siblings by name, lists as tuples; `slots` holds words by slot."""
    return {name: _as_lines(value) for name, value in _read("frames").items()}


def _as_lines(value: Any) -> Any:
    """Multi-line strings as tuples of lines, all else as it is."""
    return tuple(value.strip().split("\n")) if isinstance(value, str) and value.endswith("\n") else value


_NUMBERS: dict[str, Callable[[Random], object]] = {
    "amount": lambda rng: rng.randrange(12, 98) * 100,
    "amount2": lambda rng: rng.randrange(21, 480) * 1000,
    "days": lambda rng: rng.randrange(3, 118),
    "months": lambda rng: rng.randrange(2, 19),
    "hour": lambda rng: rng.choice("七八"),
    "count": lambda rng: rng.randrange(3, 49),
    "minutes": lambda rng: rng.randrange(2, 10) * 5,
    "periods": lambda rng: rng.choice((12, 18, 24, 36)),
    "periods2": lambda rng: rng.choice((48, 60)),
    "income": lambda rng: rng.randrange(38, 96) * 100,
    "age": lambda rng: rng.randrange(19, 58),
    "percent": lambda rng: rng.randrange(12, 68),
    "years": lambda rng: rng.randrange(3, 16),
    "year": lambda rng: rng.randrange(2020, 2025),
    "year2": lambda rng: rng.choice((2024, 2025)),
    "month": lambda rng: rng.randrange(1, 13),
    "month2": lambda rng: rng.randrange(1, 13),
    "dom": lambda rng: rng.randrange(1, 29),
    "date": lambda rng: f"{rng.randrange(1, 13)}月{rng.randrange(1, 29)}日",
    "big": lambda rng: rng.randrange(110, 980),
    "n": lambda rng: rng.choice("三四五六七八九"),
}


def fill(template: str, rng: Random, fixed: Mapping[str, str]) -> str:
    """The sentence with its choices made and its slots filled: from `fixed` where it names the slot, else drawn."""
    words = load_frames()["slots"]

    def put(match: re.Match[str]) -> str:
        name = match[1]
        if name in fixed:
            return fixed[name]
        return str(_NUMBERS[name](rng) if name in _NUMBERS else rng.choice(words[name]))

    chosen = _CHOICE.sub(lambda match: rng.choice(match[1].split("|")), template)
    return _SLOT.sub(put, chosen)


def vary(sentence: str, rng: Random, share: float = 0.5) -> str:
    """The sentence with a `share` of the words that have a twin exchanged for it."""
    for one, other in _TWINS:
        if one in sentence and other not in sentence and rng.random() < share:
            sentence = sentence.replace(one, other, 1)
        elif one not in _ONE_WAY and other in sentence and one not in sentence and rng.random() < share:
            sentence = sentence.replace(other, one, 1)
    return sentence


def is_counted(template: str) -> bool:
    """Whether the language tables of `data/language` count a sentence; the other half stays unseen, to measure on."""
    return zlib.crc32(template.encode()) % 2 == 1


def list_templates() -> list[str]:
    """Every simplified line of the topics once, in their order."""
    topics = load_topics(*GROUPS).values()
    return list(dict.fromkeys(line for topic in topics for name in LISTED for line in getattr(topic, name)))


if __name__ == "__main__":  # what the language tables count
    RNG = Random(1)  # noqa: S311
    sys.stdout.writelines(f"{fill(template, RNG, {})}\n" for template in list_templates() if is_counted(template))

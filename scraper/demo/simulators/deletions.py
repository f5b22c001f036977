"""Words that a farm's filter takes out of its articles, with a record of every one.

The rules imitate what was seen on the survey of 400 pages: 题 of 问题 goes only where text follows on the line, 电话
leaves a blank except at the ends of a line, a connective goes with its comma.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Rule:
    """What goes, what stays in its place, and whether the page itself proves the word."""

    pattern: str
    left: str = ""
    restorable: bool = False


@dataclass(frozen=True, slots=True)
class Deletion:
    """A word that stood at `offset` (code points) of the true line number `line` (from 0)."""

    line: int
    offset: int
    word: str
    restorable: bool


RULES: dict[str, Rule] = {
    "topic": Rule(r"(?<=问)题(?=.*[\u4e00-\u9fff])", restorable=True),
    "phone": Rule(r"电话", left=" ", restorable=True),
    "globe": Rule(r"(?<=全)球(?=化)", left=" ", restorable=True),
    "meanwhile": Rule(r"(?<=的)同时，", restorable=True),
    "ordinal": Rule(r"第(?=[一二三四五六七八九十百千]+[条步])", left="之", restorable=True),
    "method": Rule(r"方法", left=" "),
    "collection": Rule(r"催收"),
    "threat": Rule(r"恐吓|威胁|辱骂"),
    "connective": Rule(r"(?:^|(?<=。))(?:然而|此外|首先|其次|因此|总之|所以)，"),
    "half_word": Rule(r"措(?=施)|严(?=厉)|允(?=许)|(?<=规)范(?=[和的])"),
}


def delete_words(
    lines: Sequence[str], names: Iterable[str], rng: Random, share: float = 1.0
) -> tuple[tuple[str, ...], tuple[Deletion, ...]]:
    """The lines without a `share` of the words that the named rules of `RULES` hit, and the deletions in order.

    A blank is left only inside a line: at its ends the word vanishes, as browsers trim it.
    """
    rules = [RULES[name] for name in names]
    if not rules:
        return tuple(lines), ()
    pattern = re.compile("|".join(f"({rule.pattern})" for rule in rules))
    deletions: list[Deletion] = []
    damaged: list[str] = []
    for number, line in enumerate(lines):

        def take_out(match: re.Match[str], number: int = number, line: str = line) -> str:
            if rng.random() >= share:
                return match[0]
            rule = rules[(match.lastindex or 1) - 1]
            deletions.append(Deletion(number, match.start(), match[0], rule.restorable))
            at_edge = match.start() == 0 or match.end() == len(line)
            return "" if at_edge and rule.left == " " else rule.left

        damaged.append(pattern.sub(take_out, line))
    return tuple(damaged), tuple(deletions)

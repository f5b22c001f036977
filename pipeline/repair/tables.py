"""What `data/lexicon/deletions.toml` and `bound.toml` say, compiled once a process and only when a page asks for it."""

from __future__ import annotations

import functools
import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from pipeline.errors import ConfigError

FILE = "lexicon/deletions.toml"
SHARE = 0.7
DOUBTED = -4.0  # logarithm of the odds that a page of unknown origin has lost a given word


@dataclass(frozen=True, slots=True)
class Cue:
    """What stands beside a gap (either side may be open), and what it adds to the logarithm of the odds."""

    left: re.Pattern[str] | None
    right: re.Pattern[str] | None
    weight: float
    is_torn: bool = False  # no sentence stands without a word here, and hardly another one stands here


@dataclass(frozen=True, slots=True)
class Rule:
    """One word that sites delete and how its gaps look; `find` is None where a blank is the trace."""

    name: str
    word: str
    gain: float  # of the language model, for even odds
    slope: float  # logarithm of the odds a unit of gain
    hits: int  # independent places that prove a page
    prior: float  # logarithm of the odds
    share: float  # of the places on a page of the deleting kind that are gaps
    guard: str = ""
    find: re.Pattern[str] | None = None
    intact: re.Pattern[str] | None = None
    needs: tuple[str, ...] = ()  # what the page must say
    absent: tuple[str, ...] = ()  # what it must not say
    family: str = ""  # rules of one family prove each other
    cues: tuple[Cue, ...] = ()
    needs_cue: bool = False  # at one place or more: the word fits nearly everywhere


@dataclass(frozen=True, slots=True)
class Words:
    """Fixed words of two characters, and the neighbours of the characters that are bound to one of them."""

    by_first: Mapping[str, tuple[str, ...]]
    by_second: Mapping[str, tuple[str, ...]]
    follow: Mapping[str, str]
    precede: Mapping[str, str]


@functools.lru_cache(maxsize=4)
def read_rules(text: str) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """The rules and the words that leave a blank; ConfigError names what is wrong in the file."""
    try:
        data = tomllib.loads(text)
        return (
            tuple(_rule(row) for row in data.get("rule", ())),
            tuple(_rule({"name": f"blank_{row['word']}", **row}) for row in data.get("blank", ())),
        )
    except (KeyError, TypeError, ValueError, re.error) as error:
        raise ConfigError(
            f"cannot be read: {error!r}", where=FILE, todo="compare with the comment at its top"
        ) from error


@functools.lru_cache(maxsize=4)
def read_light_words(text: str) -> frozenset[str]:
    """Words that fit nearly everywhere and are never chosen for a gap of an unknown word."""
    return frozenset(tomllib.loads(text).get("light", "").split())


@functools.lru_cache(maxsize=4)
def read_words(text: str) -> Words:
    """The fixed words and their neighbours of `bound.toml`."""
    try:
        data = tomllib.loads(text)
        words = data["words"].split()
        rows = {name: dict(row.split(" ", 1) for row in data[name].strip().split("\n") if row)
                for name in ("follow", "precede")}  # fmt: skip
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ConfigError(f"cannot be read: {error!r}", where="lexicon/bound.toml",
                          todo="make it again with `make language`") from error  # fmt: skip
    firsts: dict[str, list[str]] = defaultdict(list)
    seconds: dict[str, list[str]] = defaultdict(list)
    for word in words:
        firsts[word[0]].append(word)
        seconds[word[1]].append(word)
    return Words(
        MappingProxyType({char: tuple(found) for char, found in firsts.items()}),
        MappingProxyType({char: tuple(found) for char, found in seconds.items()}),
        MappingProxyType(rows["follow"]),
        MappingProxyType(rows["precede"]),
    )


@functools.lru_cache(maxsize=1000)
def blank_of(word: str) -> Rule:
    """The rule of a word that the page or its site proves to be deleted, for the blanks it leaves.

    As strict as the strictest of the listed ones without a cue.
    """
    return _rule(
        {"name": f"blank_{word}", "word": word, "gain": -6.0, "slope": 0.5, "hits": 2, "intact": re.escape(word)}
    )


def _rule(row: Mapping[str, Any]) -> Rule:
    def compiled(key: str) -> re.Pattern[str] | None:
        return re.compile(row[key], re.MULTILINE) if key in row else None

    return Rule(
        name=row["name"],
        word=row["word"],
        gain=float(row["gain"]),
        slope=float(row["slope"]),
        hits=int(row["hits"]),
        prior=float(row.get("prior", DOUBTED)),
        share=float(row.get("share", SHARE)),
        guard=row.get("guard", ""),
        find=compiled("find"),
        intact=compiled("intact"),
        needs=tuple(row.get("needs", ())),
        absent=tuple(row.get("absent", ())),
        family=row.get("family", row["name"]),
        cues=tuple(_cue(cue) for cue in row.get("cues", ())),
        needs_cue=bool(row.get("needs_cue", False)),
    )


def _cue(row: Mapping[str, Any]) -> Cue:
    sides = [re.compile(row[side]) if side in row else None for side in ("left", "right")]
    return Cue(sides[0], sides[1], float(row["weight"]), bool(row.get("torn", False)))

"""What the rules of the judge are given: thresholds, the page, and what is counted of it once."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from pipeline.lexicon import Folded, Lexicon
from pipeline.records import Block, DropReason

if TYPE_CHECKING:
    from pipeline.config import JudgeConfig
    from pipeline.language import CharModel


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From where each rule applies; None switches it off.

    Set on the survey of 400 pages and its 125 stubs; checked on 3,900 pages of 30 sentences of statutes and of finance
    and law answers, none of which a rule other than `off_topic` drops.
    """

    empty: int | None = 1  # fewer letters and digits than this
    soft_404: int | None = 300  # error pages have fewer visible characters; notices about a page inside articles do not
    stub: int | None = 60  # tag and keyword pages say less than this beside their title
    unreadable: float | None = 0.3  # of the visible characters; intact text stays below 0.05
    scrambled: float | None = 0.6  # nats a character that the text is better Chinese than itself read backwards
    doorway: float | None = 0.2  # of the text repeats the phrase that the page was made for
    adult: float | None = 0.5  # of the visible characters stand in lines of porn or gambling words
    list_page: float | None = 0.6  # of the lines are titles or cut teasers
    too_short: int | None = 60  # visible characters
    off_topic: int | None = 1  # different words of the topic, or three around it for each

    @classmethod
    @functools.lru_cache(maxsize=8)
    def from_config(cls, config: JudgeConfig) -> Thresholds:
        """The thresholds of `[judge]`: false switches a rule off, true gives the default, a number is the threshold."""
        given = {}
        for field in fields(cls):
            value = getattr(config, field.name, True)
            if value is not True:
                given[field.name] = None if value is False else value
        return cls(**given)


@dataclass(frozen=True, slots=True)
class JudgedPage:
    """What the rules look at."""

    title: str
    text: str  # after cleaning
    url: str = ""
    extracted: str = ""  # before cleaning
    blocks: tuple[Block, ...] = ()  # of `extracted`
    n_replaced: int = 0  # U+FFFD that decoding put in
    spam_chars: int = 0  # that cleaning removed as spam


@dataclass(frozen=True, slots=True)
class Facts:
    """What is counted once and used by several rules."""

    page: JudgedPage
    body: Folded
    head: Folded
    visible: int  # characters of the text that are not blank
    lines: tuple[str, ...]  # of the folded text, stripped, none empty
    model: CharModel | None = None  # of Chinese at large


@dataclass(frozen=True, slots=True)
class Rule:
    """One reason to drop a page; `judge` gives a detail where the rule applies, an empty text where it does not."""

    name: DropReason
    version: int  # raised whenever its verdicts may change
    why: str  # one sentence for the report and the card
    judge: Callable[[Facts, Thresholds, Lexicon], str]


def count_visible(text: str) -> int:
    """Characters that are not blank."""
    return sum(map(len, text.split()))

"""How near an extracted page comes to the truth.

Both sides are compared in one form: NFKC, simplified by OpenCC `t2s`, lower case, 著 as 着, nothing but letters and digits. A
token is a Han character, a run of Latin letters and digits, or any other letter alone. F1 counts shingles of four tokens of
the whole text, so that it makes no difference where lines are broken or how punctuation is written; an empty answer
counts as 0. The title of the article and the neutral lines (captions of pictures) are taken out of the answer first: they
neither help nor harm.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import cache

import opencc

_TOKEN = re.compile(r"[0-9a-z]+|[^\W_]")
_VARIANTS = str.maketrans("著妳壹麽裏", "着你一么里")
SHINGLE = 4
FOUND = 0.9  # of a line's shingles
FOREIGN = 0.5  # fewer than this share of a line's shingles in the truth: a junk line

Tokens = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What an extractor made of one page; lines are parted by newlines."""

    text: str
    title: str = ""
    day: date | None = None
    author: str = ""
    category: str = ""
    comments: tuple[str, ...] | None = None  # None: the extractor knows of no comments


@dataclass(frozen=True, slots=True)
class Truth:
    title: str
    author: str | None
    day: date | None
    lines: tuple[str, ...]
    category: str | None = None
    neutral: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """One page; all between 0 and 1, None: not asked."""

    f1: float
    precision: float
    recall: float
    found: float  # share of the true lines
    junk: float  # share of the answer's lines
    title: float | None
    date: float | None
    author: float | None
    category: float | None
    comments: float | None  # share of the true ones that are told apart from the text


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def simplify(text: str) -> str:
    return str(_converter().convert(text))


def fold(text: str) -> str:
    """The form in which texts are compared, still with its marks and blanks."""
    return simplify(unicodedata.normalize("NFKC", text)).lower().translate(_VARIANTS)


def tokenize(text: str) -> Tokens:
    return tuple(_TOKEN.findall(fold(text)))


def shingle(tokens: Tokens) -> list[Tokens]:
    """All runs of four tokens; a shorter text is one run."""
    return [tokens[n : n + SHINGLE] for n in range(len(tokens) - SHINGLE + 1)] or ([tokens] if tokens else [])


def cover(line: Tokens, shingles: frozenset[Tokens] | set[Tokens], text: str) -> float:
    """The share of the line's shingles among `shingles`; a line shorter than a shingle is in `text` or is not."""
    if len(line) < SHINGLE:
        return float(" ".join(("", *line, "")) in text)
    own = shingle(line)
    return sum(one in shingles for one in own) / len(own)


@dataclass(frozen=True, slots=True)
class Body:
    """Lines as tokens and shingles, ready to be compared."""

    lines: tuple[Tokens, ...]
    shingles: Counter[Tokens]
    distinct: frozenset[Tokens]
    joined: str

    @classmethod
    def read(cls, lines: Iterable[str]) -> Body:
        said = tuple(tokens for tokens in map(tokenize, lines) if tokens)
        whole = tuple(token for line in said for token in line)
        counted = Counter(shingle(whole))
        return cls(said, counted, frozenset(counted), " ".join(("", *whole, "")))

    def covers(self, line: Tokens) -> float:
        return cover(line, self.distinct, self.joined)


def _read_answer(answer: Answer, truth: Truth) -> Body:
    """The answer's lines without the title and the neutral lines, where these are no lines of the article."""
    neutral = {tokenize(line) for line in (truth.title, *truth.neutral)} - {tokenize(line) for line in truth.lines}
    return Body.read(line for line in answer.text.splitlines() if tokenize(line) not in neutral)


def judge(answer: Answer, truth: Truth, true: Body) -> Score:
    """`true` is `Body.read(truth.lines)`, made once for all extractors."""
    body = _read_answer(answer, truth)
    shared = (body.shingles & true.shingles).total()
    precision = shared / (body.shingles.total() or 1)
    recall = shared / (true.shingles.total() or 1)
    found = [body.covers(line) >= FOUND for line in true.lines]
    junk = [true.covers(line) < FOREIGN for line in body.lines]
    return Score(
        f1=2 * precision * recall / (precision + recall) if shared else 0.0,
        precision=precision,
        recall=recall,
        found=sum(found) / (len(found) or 1),
        junk=sum(junk) / (len(junk) or 1),
        title=float(tokenize(answer.title) == tokenize(truth.title)),
        date=float(answer.day == truth.day),
        author=float(tokenize(answer.author) == tokenize(truth.author or "")),
        category=float(tokenize(answer.category) == tokenize(truth.category)) if truth.category else None,
        comments=_share_of_comments(answer, truth),
    )


def _share_of_comments(answer: Answer, truth: Truth) -> float | None:
    if not truth.comments or answer.comments is None:
        return None
    said = Body.read(answer.comments)
    return sum(said.covers(tokenize(line)) >= FOUND for line in truth.comments) / len(truth.comments)


def find_missing(answer: Answer, truth: Truth) -> list[str]:
    """True lines that the answer has not."""
    body = _read_answer(answer, truth)
    return [line for line in truth.lines if tokenize(line) and body.covers(tokenize(line)) < FOUND]


def find_junk(answer: Answer, truth: Truth) -> list[str]:
    """Lines of the answer that are not of the article."""
    true = Body.read((*truth.lines, *truth.neutral, truth.title))
    said = ((line, tokenize(line)) for line in answer.text.splitlines())
    return [line for line, tokens in said if tokens and true.covers(tokens) < FOREIGN]


def share_leaked(answer: Answer, injected: Sequence[str]) -> float:
    """The share of the injected lines that reached the text: at least half of the line's shingles stand in it."""
    body = Body.read(answer.text.splitlines())
    lines = [tokens for tokens in map(tokenize, injected) if tokens]
    return sum(body.covers(line) >= FOREIGN for line in lines) / (len(lines) or 1)


def average(scores: Sequence[Score]) -> dict[str, float | None]:
    """Every column's mean over the pages that asked for it."""
    means: dict[str, float | None] = {}
    for column in fields(Score):
        values = [value for score in scores if (value := getattr(score, column.name)) is not None]
        means[column.name] = sum(values) / len(values) if values else None
    return means

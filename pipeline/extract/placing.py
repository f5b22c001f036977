"""What the words of a strip that no label explains are: a name before the date, a section and counters behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.extract.dates import Stamp
from pipeline.extract.labels import fold, is_lead
from pipeline.extract.marks import KIND_OF
from pipeline.extract.names import (
    EDGES,
    has_level,
    is_account,
    is_called,
    is_house,
    is_nobody,
    is_person,
    is_place,
    is_platform,
    is_rank,
    read_name,
)
from pipeline.extract.remarks import is_caption, is_remark, is_section
from pipeline.extract.words import is_word
from pipeline.lines import han_count
from pipeline.records import Precision

MAX_LEFT_CHARS = 8  # what may stay unexplained in a byline, such as a button's caption
COUNTER = re.compile(
    r"[(（\[]?\d{1,9}(?:[.,:]\d{1,3})?\s?[w万k+]{0,2}[次℃°条人个篇字位]?[)）\]]?(?:评论|阅读|浏览|点赞|回复)?",
    re.IGNORECASE,
)
MIN_ORIGINAL_CHARS = 4  # of who says that a text is his own, with the word
_UNSIGNED = ("佚名", "匿名", "未知")
_KINDS = ("原创", "首发", "独家")
_TRAILING_COUNT = re.compile(r"(?<=[^\d])\d{1,7}℃?$")
_SECTION = re.compile(r"[^\W了的在是被将把和与]{2,8}")  # 逾期资讯
_GAP = re.compile(
    r"(?:[\s　|｜丨•·∙・▪,，()（）\[\]【】〔〕]|https?://[\w./?=&%-]{0,100}|www\.[\w./-]{0,80})+", re.IGNORECASE
)


@dataclass(slots=True)
class Byline:
    """What one or several lines of the strip say."""

    author: str = ""
    author_rank: int = 9  # how well the author is attested: 0 labelled, 1 the account that posted, 2 by its place
    source: str = ""
    category: str = ""
    is_filed: bool = False  # the category stands behind a label
    published: list[Stamp] = field(default_factory=list)
    plain: list[Stamp] = field(default_factory=list)  # without a label
    dated: list[Stamp] = field(default_factory=list)  # when the text was written, collected, entered
    updated: list[Stamp] = field(default_factory=list)
    relative: str = ""  # `3小时前`
    n_claims: int = 0  # labelled values, dates, names and counters

    @property
    def stamps(self) -> list[Stamp]:
        """The dates in the order in which they are to be believed."""
        return self.published + self.plain + self.dated + self.updated

    def name(self, author: str, rank: int) -> None:
        """Take the author where no better one is known."""
        if author and rank < self.author_rank:
            self.author, self.author_rank = author, rank

    def absorb(self, other: Byline) -> None:
        """Take from another line what this one does not say."""
        self.name(other.author, other.author_rank)
        self.source = self.source or other.source
        if not self.category or (other.is_filed and not self.is_filed and other.category):
            self.category, self.is_filed = other.category, other.is_filed
        self.relative = self.relative or other.relative
        for own, new in zip(self._lists(), other._lists(), strict=True):
            own.extend(new)

    def _lists(self) -> tuple[list[Stamp], ...]:
        return self.published, self.plain, self.dated, self.updated


def split_tokens(text: str) -> list[str]:
    """The words of a piece of the strip, cut at blanks, brackets, points and addresses."""
    tokens = [token for token in _GAP.split(text) if token.strip(EDGES)]
    return [part for token in tokens for part in _split_house(token)] if "/" in text or "／" in text else tokens


def _split_house(token: str) -> list[str]:
    """A token in two where a house and a person of it stand in it, as in `禾木日报/林小晚`."""
    house, stroke, person = token.replace("／", "/").partition("/")
    return [house, person] if stroke and is_person(fold(person)) and is_house(fold(house)) else [token]


def place_words(byline: Byline, before: list[str], after: list[str], *, is_claimed: bool) -> Byline | None:
    """The byline with the unlabelled words in their places: a name before the date, a section and counters behind it."""
    words, n_counters = _split_counters(before)
    tail, n_tail_counters = _split_counters(after)
    is_dated = bool(byline.stamps)
    left: list[str] = []
    byline.n_claims += n_counters + n_tail_counters
    houses = [word for word in words if is_house(fold(word))] if is_dated or is_claimed or byline.relative else []
    people = [word for word in words if is_person(fold(word), 3)] if len(words) > 1 else []
    if len(words) > 1 and not people:
        people = [word for word in words if is_person(fold(word))]
    is_original = (
        bool(before) and fold(before[0]).strip(EDGES) == "原创"
    )  # 原创 林小晚 禾木观察: who wrote, and the account
    is_unsigned = any(fold(token).strip(EDGES) in _UNSIGNED for token in after)
    for word in words:
        if word[-1] in ":：":  # a label that nobody knows, never a name
            left.append(word)
        elif is_rank(fold(word)):
            continue
        elif not (is_dated or is_claimed) and n_tail_counters and _is_category(word):
            byline.category = byline.category or word  # `金融债务36秒前1`
        elif word in houses or is_place(fold(word)):
            byline.source = byline.source or word
        elif not is_original and _is_section_name(fold(word), is_before_house=bool(houses) and word == words[0]):
            byline.category = byline.category or word  # 财经 2018-05-06 10:20
        elif is_unsigned and is_section(fold(word)):
            byline.category = byline.category or word  # 法律知识 2018-05-06 佚名
        elif not byline.author and word in (people or words) and not _is_time(word) and (name := read_name(word)):
            byline.name(name, 2)
        elif is_original and byline.author:
            byline.source = byline.source or word
        elif (byline.author or people) and not byline.category and _is_category(word):
            byline.category = word
        else:
            left.append(word)
    is_sure = is_claimed or n_tail_counters > 0 or any(s.precision is not Precision.DAY for s in byline.stamps)
    for number, word in enumerate(tail):
        bare = _TRAILING_COUNT.sub("", word)
        folded = fold(word)
        is_ranked = number + 1 < len(tail) and is_rank(fold(tail[number + 1]))
        if is_rank(folded):
            continue
        if folded[0] == "由" and is_person(folded[1:]):
            byline.name(word[1:], 2)
            continue
        if word[-1] in ":：":
            left.append(word)
        elif not byline.author and (
            is_ranked or is_called(folded) or (is_sure and is_person(folded, 3) and not is_house(folded))
        ):
            byline.name(read_name(word), 2)
        elif (is_house(folded) or is_place(folded)) and (is_sure or bare == word):
            byline.source = byline.source or word
        elif not byline.author and byline.source and is_person(folded, 3 if is_account(fold(byline.source)) else 2):
            byline.name(word, 2)
        elif (
            not byline.author
            and (byline.is_filed or _is_account(byline, words, tail, n_tail_counters))
            and (name := read_name(word))
        ):
            byline.name(name, 2)  # 2020-08-05 一叶知秋 分类：理财
        elif not byline.category and _is_category(bare) and (is_sure or bare != word or (len(bare) <= 4 and not words)):
            byline.category = bare
        else:
            left.append(word)
    byline.n_claims += bool(byline.author) + bool(byline.category)
    if not (
        is_dated
        or is_claimed
        or n_counters + n_tail_counters
        or byline.author_rank == 0
        or is_member(before)
        or (byline.relative and not left)
    ):
        return None
    return byline if sum(map(len, left)) <= (MAX_LEFT_CHARS if is_claimed else 0) else None


def _is_account(byline: Byline, words: Sequence[str], tail: Sequence[str], n_counters: int) -> bool:
    """Whether the only word of a line beside its labelled date is an account: sections are called otherwise."""
    is_labelled = bool(byline.published or byline.updated) and not byline.plain
    return is_labelled and not words and len(tail) == 1 and not n_counters and not is_section(fold(tail[0]))


def _is_section_name(folded: str, *, is_before_house: bool) -> bool:
    """Whether two characters before the date are a section's name: made of their words, or a word though like a person's name.

    Before the source, as in 法治 禾木日报 2018-05-06, those that are not like a person's name are one.
    """
    if len(folded) != 2:
        return False
    return is_section(folded) or (is_word(folded) if is_person(folded) else is_before_house)


def _is_time(word: str) -> bool:
    return word.startswith(("截至", "截止", "自从", "据", "于"))


def _split_counters(tokens: Sequence[str]) -> tuple[list[str], int]:
    """The tokens that say something, and how many of the others are numbers."""
    words = []
    n_counters = 0
    for raw in tokens:
        label = raw[-1] if raw[-1] in ":：" else ""
        token = raw.strip(EDGES)
        folded = fold(token)
        if folded.endswith(_KINDS) and len(folded) > MIN_ORIGINAL_CHARS:  # 禾木网原创
            token, folded = token[:-2], folded[:-2]
        if COUNTER.fullmatch(folded):
            n_counters += 1
        elif folded in KIND_OF or is_nobody(folded) or is_caption(folded) or is_remark(folded) or is_platform(folded):
            continue
        elif label:
            words.append(token + label)
        else:
            words.append(token)
    return words, n_counters


def is_member(tokens: Sequence[str]) -> bool:
    """Whether the first token is a user with a level or a calling, who needs no date beside him."""
    return bool(tokens) and (has_level(fold(tokens[0])) or is_called(fold(tokens[0])))


def _is_category(word: str) -> bool:
    return (
        _SECTION.fullmatch(word) is not None and han_count(word) >= 2 and word[-1] not in "于於" and not is_lead(word)
    )

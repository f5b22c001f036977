"""Lists of phrases that an article would not give, told without any vocabulary of spam.

A list is a run of lines of one phrase each, or one line of phrases. It is foreign when the paragraphs speak of nothing in
it, hardly a phrase names the subject or an institution, none is a clause, and its words are strange to law and finance.
That alone is not enough, a list of household savings looks so too: beside it, the phrases must be combined of the same
parts, or stand twice, or be set apart by signs that no Chinese list uses, or the page must be proven to carry spam.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.cleaning.page_words import STRANGE, ListTraits, PageWords, find_pairs
from pipeline.lines import split_segments

MIN_CHARS, MAX_PHRASE_CHARS, MIN_LIST_CHARS = 4, 24, 12  # a line too short to judge; a keyword on a line of its own
MIN_RUN, MIN_LISTED, MIN_PROVEN = 5, 4, 3  # phrases of a run, of a line, on a page with proven spam
# Set on 20 kinds of invented lists (papers, costs, households, jobs, courts, companies, lenders, headings, clauses) and on
# keyword lists of eight trades, each put into 30 lines of law and finance text: true lists without a word of the subject
# have a strangeness of 4 to 7, combined keywords 5.2 to 8, loose ones 5.2 to 7.
MAX_OUTSIDE, MAX_AT_HOME, MAX_CLAUSES = 0.2, 0.25, 0.25
VERY_STRANGE, SLIGHTLY_STRANGE = 6.2, 4.3
LINKED_STRANGE = 4.9  # where phrases are combined of the same parts, less will do
MAX_LENT = 0.35  # of the pairs of a single phrase may stand in the paragraphs: 直播 of 直播间
SUSPECTED = 0.5  # listed words a phrase, ambiguous ones included
KEYWORD_CHARS = 6.0  # mean length; items of an article's lists are shorter

_MARK = re.compile("[。；;！，,：:？?]|^[一二三四五六七八九十\\d]+[、.．]")
_SENTENCE = re.compile("[。；;！：:？?!]")
# Separators of injected lists (survey: commas, capital I, hyphen, underscore, pipe, slash), three times in a line.
_HARD_SIGN = re.compile(r"(?:[_｜\-].{2,20}){2}[_｜\-]|(?: I .{2,20}){2} I ")
_SOFT_SIGN = re.compile(r"(?:[|/,].{2,20}){2}[|/,]")
_BLANK_LIST = re.compile(r"(?:[㐀-鿿A-Za-z0-9()（）]{3,14} ){4,}[㐀-鿿A-Za-z0-9()（）]{3,14}$")
_PAUSE_LIST = re.compile("[^、]{3,20}(?:、[^、]{3,20}){4,}$")
_SUMMING_UP = re.compile("等|属|均|都|是|包括|和|及")  # what a sentence does with a row by 、


def is_phrase(line: str) -> bool:
    """A line as short as a keyword and without a mark of a sentence.

    >>> is_phrase("批发腕表联系方式"), is_phrase("一、先算账"), is_phrase("先算账，再开口")
    (True, False, False)
    """
    return len(line) <= MAX_PHRASE_CHARS and not _MARK.search(line)


def find_phrase_runs(lines: Sequence[str]) -> Iterator[range]:
    """Longest runs of lines of one phrase each."""
    number = 0
    while number < len(lines):
        last = number
        while last < len(lines) and len(lines[last]) >= MIN_CHARS and is_phrase(lines[last]):
            last += 1
        if last > number:
            yield range(number, last)
        number = last + 1


def find_lists(lines: Sequence[str]) -> dict[int, list[str]]:
    """The phrases of the lines that are lists, by line number; see `split_list`."""
    found = ((number, split_list(line)) for number, line in enumerate(lines) if len(line) >= MIN_LIST_CHARS)
    return {number: phrases for number, phrases in found if phrases}


def find_foreign_lists(
    lines: Sequence[str],
    lists: Mapping[int, Sequence[str]],
    hits: Sequence[int],
    edges: frozenset[int],
    page: PageWords,
    dropped: Mapping[int, object],
) -> Iterator[tuple[range, str]]:
    """Foreign lists, one line of `lists` or the lines of a run, with what spoke against them.

    `hits` are the listed words a line, ambiguous ones too, `dropped` the lines that are proven spam.
    """
    for number in lists.keys() - dropped.keys():
        sign = 2 if _HARD_SIGN.search(lines[number]) else 0 if "、" in lines[number] else 1
        traits = page.describe(lists[number])
        is_suspected = hits[number] >= max(2, SUSPECTED * traits.n)
        evidence = judge_list(traits, sign, is_proven=bool(dropped), is_suspected=is_suspected, at_edge=number in edges)
        if evidence:
            yield range(number, number + 1), evidence
    for run in find_phrase_runs(lines):
        rest = [number for number in run if number not in dropped]
        if len(rest) >= MIN_PROVEN:
            traits = page.describe([lines[number] for number in rest])
            n_hit = sum(map(bool, (hits[number] for number in rest)))
            evidence = judge_list(traits, 0, is_proven=bool(dropped))
            if not evidence and _is_suspected(traits, n_hit):
                evidence = f"{n_hit} of {traits.n} lines hold suspicious words"
            yield from ((range(number, number + 1), evidence) for number in rest if evidence)


def find_stragglers(
    lines: Sequence[str], hits: Sequence[int], page: PageWords, dropped: Mapping[int, object], spam: frozenset[str]
) -> Iterator[tuple[range, str]]:
    """Phrases in a run of which half, and two lines at least, are proven spam.

    They hold a listed word, stand between those, share words with the run or with `spam`, the pairs of characters of
    what is proven, or are as strange as no heading is.
    """
    for run in find_phrase_runs(lines):
        rest = [number for number in run if number not in dropped]
        if len(run) - len(rest) < max(2, len(rest)):
            continue
        for number in rest:
            traits = page.describe([lines[number]])
            if traits.at_home or traits.clauses or traits.outside > MAX_LENT:
                continue
            like = spam | find_pairs(lines[other] for other in run if other != number)
            is_of_them = {number - 1, number + 1} <= dropped.keys() or page.is_foreign(lines[number], like, 0.0)
            is_blatant = traits.strangeness >= VERY_STRANGE and traits.mean_chars >= KEYWORD_CHARS
            if hits[number] or is_blatant or (is_of_them and traits.strangeness >= SLIGHTLY_STRANGE):
                yield range(number, number + 1), "a phrase like the spam lines beside it"


def _is_suspected(traits: ListTraits, n_hit: int) -> bool:
    """Whether half of the lines hold listed words, ambiguous ones included, and the page does not speak of them."""
    limit = 2 * MAX_OUTSIDE if traits.is_combined else MAX_OUTSIDE
    return (
        traits.n >= MIN_RUN
        and n_hit >= SUSPECTED * traits.n
        and traits.outside <= limit
        and traits.at_home < MAX_AT_HOME
    )


def split_list(line: str) -> list[str]:
    """The phrases of a line that is nothing but a list of four or more; empty for any other line.

    >>> split_list("借款合同 银行流水 收入证明 身份证件 还款记录")
    ['借款合同', '银行流水', '收入证明', '身份证件', '还款记录']
    >>> split_list("催收人员上门时，可以请物业到场")
    []
    """
    if _SENTENCE.search(line.rstrip(" ?？!！。♥")):
        return []
    if _BLANK_LIST.match(line):
        return line.split(" ")
    if _PAUSE_LIST.match(line):
        return [] if _SUMMING_UP.search(line.rpartition("、")[2]) else line.split("、")
    if not (_HARD_SIGN.search(line) or _SOFT_SIGN.search(line)) or "、" in line or "，" in line:
        return []
    phrases = split_segments(line)
    return phrases if len(phrases) >= MIN_LISTED and max(map(len, phrases)) <= MAX_PHRASE_CHARS else []


def judge_list(
    traits: ListTraits, sign: int, *, is_proven: bool, is_suspected: bool = False, at_edge: bool = False
) -> str:
    """Why a list is foreign, empty when it may be the article's.

    `sign` says how its phrases are set apart: 2 by signs that no Chinese list uses, 1 by such as tables leave, 0 by
    lines or 、. `is_proven` says that the page carries spam, `is_suspected` that half of the phrases hold listed words.
    """
    least = SLIGHTLY_STRANGE if is_suspected else LINKED_STRANGE if traits.is_combined else STRANGE
    if (
        traits.outside > MAX_OUTSIDE
        or traits.at_home >= MAX_AT_HOME
        or traits.clauses > MAX_CLAUSES
        or traits.strangeness < least
    ):
        return ""
    found = f"{traits.n} phrases strange to the page and to its subject"
    if traits.n >= MIN_RUN - (sign > 0) and traits.is_combined:
        return f"{found}, combined of the same parts"
    if traits.n >= MIN_RUN and traits.has_twins:
        return f"{found}, one of them twice"
    if (
        (is_proven or is_suspected)
        and traits.n >= MIN_PROVEN
        and (traits.mean_chars >= KEYWORD_CHARS or traits.is_combined)
    ):
        return f"{found}, beside spam"
    if traits.n >= MIN_LISTED and sign == 2:
        return f"{found}, separated as no Chinese list is"
    is_long = traits.mean_chars >= KEYWORD_CHARS and traits.strangeness >= VERY_STRANGE
    if sign == 1 and at_edge and is_long and traits.n > MIN_RUN and not traits.clauses and not traits.outside:
        return f"{found}, at its edge"
    return ""

"""Lists of phrases that an article would not give, told without any vocabulary of spam.

A list is one line of phrases behind a sign, or a run of lines of one phrase each. What speaks for and against it is added
up: how much its phrases tell that neither the language nor the page leads to expect, by what they are set apart, where the
list stands, whether it is written in another script, and whether the page carries spam already.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.cleaning.page_words import ListTraits, PageWords
from pipeline.knowledge import Knowledge
from pipeline.lexicon import fold

MIN_CHARS, MAX_PHRASE_CHARS = 3, 24  # of a phrase
MIN_LIST_CHARS, MAX_LIST_CHARS = 12, 2000  # of a line; what stands behind is judged with its beginning
MAX_CLAUSE_CHARS = 14  # between two Chinese commas; what is longer is a clause
MIN_LISTED = {" ": 4, "，": 4, "、": 4, ";": 4, "~": 4, "+": 4}  # phrases of a line by its sign; 3 for the others
MIN_RUN = 3
CELLS = " | "  # extraction puts it between the cells of a row of data
MIN_TABLE_ROWS, MAX_CELLS = 3, 7
HEADING_INFORMATION = (
    20.0  # natural logarithms; what stands at the end of a run and tells less may be a heading of the page
)
LEAST = 0.1  # evidence from which on a list is spam
MIN_GROWING, MIN_SPACED = 0.3, 0.6  # of the phrases begin with the one before; are written with blanks inside
MIN_AT_HOME = 0.5  # of the phrases: the list speaks of the subject
MIN_SAME_END = 0.75  # of the phrases: they are things of one kind
MIN_NAMED = 0.6  # of the phrases: it names people
MAX_COUNTED = 10  # phrases; more prove no more
_SIGN_WEIGHTS = {"I": 3.4, "_": 3.4, "-": 2.2, " - ": 0.8, "★": 1.4, "\t": 1.3, "|": 0.4, "/": 0.1, ",": 0.1, "·": 0.1, "~": -0.2, ";": -1.0,
                 "+": -1.4, "\n": -2.1, " ": -1.9, "、": -1.9, "，": -4.0}  # fmt: skip
_MARK = re.compile(
    "[。；;！!，,：:？?…“”《》【】<>×=+#@→$%①-⑳]|^[（(]?[一二三四五六七八九十\\d]+[、.．)）]|^[表图]\\s?\\d|\\d-\\d"
)
_SENTENCE = re.compile("[。！？?!…]")
_BULLET = re.compile(r"^[•●○■□◆▪·*>»\-–—]+\s*")
_LABEL = re.compile("^([^：:]{2,20})[：:](?!//)")
_HAN = re.compile("[㐀-鿿]")
_TRAILING = " ?？!！。.♥\t;；,，、|"
# At the end or the beginning of a line, what an advertiser's list is signed with.
_ADDRESS = re.compile(
    r"(?:^|[\s,，|(（\[_-])(?:https?://)?(?:[a-z0-9-]{1,40}\.){1,3}(?:com|net|org|cn|cc|vip|top|xyz|app|club|info|biz|site|online|"
    r"shop|live|icu|tv|me|co)(?:\.[a-z]{2})?/?[)）\]]?$",
    re.IGNORECASE,
)
INTRODUCTION = re.compile(
    "[：:]$|如下|以下|下列|包括|分别|分別|主要有|例如|比如"
)  # ends the line above a list of the article
_SUMMING_UP = re.compile(
    "等$|等[^、，]{0,6}$|属|均|(?<![成江首京新])都(?![市区县])|包括|以及"
)  # what a sentence does with a row by 、
_SIGNS = {
    "I": re.compile(r"\sI\s"),
    "|": re.compile("[|｜]"),
    "_": re.compile("_+"),
    "\t": re.compile(r"\t+"),
    ",": re.compile(","),
    "/": re.compile("/"),
    " - ": re.compile(r"\s+-\s+"),
    "-": re.compile("[-－]+"),
    ";": re.compile("[;；]"),
    "~": re.compile("[~～]+"),
    "+": re.compile("[+＋]"),
    "★": re.compile("[★☆◆◇●■♦♥✅✔❤▲▶✿※]+"),
    "·": re.compile("[·•]"),
    "，": re.compile("，"),
    "、": re.compile("、"),
    " ": re.compile(r"[ \u3000]+"),
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A list: the numbers of its lines, its phrases, and the sign between them, a newline for a run."""

    lines: tuple[int, ...]
    phrases: tuple[str, ...]
    sign: str
    is_signed: bool = False  # an address stands at its end


def is_phrase(line: str) -> bool:
    """A line as short as a keyword and without a mark of a sentence.

    >>> is_phrase("批发腕表联系方式"), is_phrase("一、先算账"), is_phrase("先算账，再开口")
    (True, False, False)
    """
    return MIN_CHARS <= len(line) <= MAX_PHRASE_CHARS and not _MARK.search(line) and _HAN.search(line) is not None


def strip_bullet(line: str) -> str:
    """The line without the sign of a list in front."""
    return _BULLET.sub("", line)


def split_list(line: str) -> Candidate | None:
    """The phrases of a line that is nothing but a list, behind a label or not, and its sign; None for any other line.

    >>> split_list("借款合同 银行流水 收入证明 身份证件").phrases
    ('借款合同', '银行流水', '收入证明', '身份证件')
    >>> split_list("催收人员上门时，可以请物业到场") is None
    True
    """
    label = _LABEL.match(line)
    if line.endswith("。") and ("、" in line or "，" in line):
        return None  # a sentence
    rest = (line[label.end() :] if label else line)[:MAX_LIST_CHARS].strip(_TRAILING)
    address = _ADDRESS.search(rest[-80:])
    if address:
        rest = rest[: len(rest) - len(address[0])].strip(_TRAILING)
    if len(rest) < MIN_LIST_CHARS or _SENTENCE.search(rest) or "：" in rest or ":" in rest:
        return None
    best: tuple[str, list[str]] | None = None
    for sign, pattern in _SIGNS.items():
        if sign == " " and best:
            break  # blanks stand beside other signs, and inside of phrases
        parts = pattern.split(rest)
        if len(parts) >= MIN_LISTED.get(sign, 3) and (best is None or len(parts) > len(best[1])):
            best = sign, parts
    if best is None:
        return None
    sign, parts = best
    if sign not in "| ":
        parts = [part for piece in parts for part in re.split("[|｜_]", piece)]
    if any(mark in rest for mark in (";；" if sign != ";" else "、，,")) or (sign == "、" and "，" in rest):
        return None  # clauses
    phrases = [part.strip() for part in parts if _HAN.search(part)]
    if len(phrases) < MIN_LISTED.get(sign, 3) or 2 * len(phrases) < len(parts):
        return None
    longest = max(map(len, phrases))
    if (
        longest > 2 * MAX_PHRASE_CHARS
        or (sign in "，;" and longest > MAX_CLAUSE_CHARS)
        or (sign in "，、" and _SUMMING_UP.search(phrases[-1]))
    ):
        return None
    return Candidate((), tuple(phrases), sign, address is not None)


def find_rows(lines: Sequence[str]) -> dict[int, Candidate]:
    """The lines that are lists in themselves, by number."""
    rows = {}
    for number, line in enumerate(lines):
        bare = strip_bullet(line)
        if len(bare) >= MIN_LIST_CHARS and (found := split_list(bare)):
            rows[number] = replace(found, lines=(number,))
    return rows


def find_tables(lines: Sequence[str], knowledge: Knowledge) -> frozenset[int]:
    """The lines of tables of data: rows of as many cells each, as extraction joins them, without a word that hardly occurs outside spam."""
    found: set[int] = set()
    first, cells = 0, 0
    for number, line in enumerate([*lines, ""]):
        n_cells = line.count(CELLS)
        if n_cells != cells:
            is_table = 0 < cells <= MAX_CELLS and number - first >= MIN_TABLE_ROWS
            words = knowledge.lexicon.spam.scan(fold("\n".join(lines[first:number]))) if is_table else ()
            if is_table and all(term.weak for _, _, term in words):
                found.update(range(first, number))
            first, cells = number, n_cells
    return frozenset(found)


def find_candidates(
    lines: Sequence[str], page: PageWords, rows: Mapping[int, Candidate], least: int = MIN_RUN
) -> Iterator[Candidate]:
    """All lists of a page; a run has `least` phrases and none of which the page's paragraphs speak."""
    run: list[int] = []
    for number, line in enumerate([*lines, ""]):
        if number not in rows and is_phrase(strip_bullet(line)):
            run.append(number)
            continue
        if len(run) >= least:
            yield from _split_run(run, lines, page, least)
        run = []
        if number in rows:
            yield rows[number]


def _split_run(run: Sequence[int], lines: Sequence[str], page: PageWords, least: int) -> Iterator[Candidate]:
    """The stretches of a run between lines that the page speaks of."""
    part: list[int] = []
    for number in [*run, -1]:
        if number >= 0 and not page.read(strip_bullet(lines[number])).is_related:
            part.append(number)
            continue
        part = _trim(part, lines, page)
        if len(part) >= least:
            yield Candidate(tuple(part), tuple(strip_bullet(lines[at]) for at in part), "\n")
        part = []


def _trim(run: list[int], lines: Sequence[str], page: PageWords) -> list[int]:
    """The run without headings at its ends: lines that say anything of what the paragraphs say."""
    phrases = [page.read(strip_bullet(lines[at])) for at in run]
    own = [
        phrase.n_listed > 0
        or (phrase.shared == 0.0 and not phrase.is_clause and phrase.information >= HEADING_INFORMATION)
        for phrase in phrases
    ]
    if not any(own):
        return []
    return run[own.index(True) : len(own) - own[::-1].index(True)]


def weigh_list(
    traits: ListTraits,
    sign: str,
    *,
    is_contrast: bool,
    is_introduced: bool,
    at_edge: bool,
    is_linked: bool = False,
    is_signed: bool = False,
) -> float:
    """The evidence that a list is injected, in logarithms of odds on honest pages: from `LEAST` on it is.

    Fitted by logistic regression on 1,400 lists of twelve trades, each weighed without the words of its own trade, and on
    9,200 lists and short lines of honest pages of many subjects (`tests/bench/bench_spam.py`), and rounded; `strong`,
    `is_contrast`, `is_linked`, `is_signed` and `is_introduced`, of which those know too little, were set by hand.
    """
    count = math.log(min(traits.n, MAX_COUNTED))
    return (
        0.267 * traits.information
        + count * (0.254 * traits.information - 3.49)
        + 0.25 * traits.chars
        - 3.9 * traits.shared
        - 5.1 * traits.at_home
        - 1.2 * (traits.at_home >= MIN_AT_HOME)
        - 4.8 * (traits.named >= MIN_NAMED)
        - 9.6 * traits.clauses
        - 0.7 * traits.same_end
        - 5.0 * (traits.same_end >= MIN_SAME_END)
        + 6.9 * traits.compound
        + 4.8 * traits.pitched
        + 2.5 * traits.strong
        + 3.0 * is_contrast
        + 3.0 * is_linked
        + 2.0 * is_signed
        - 3.0 * is_introduced
        + 0.7 * at_edge
        + 12.0 * (traits.growing >= MIN_GROWING)
        + 4.9 * (traits.spaced >= MIN_SPACED)
        + _SIGN_WEIGHTS[sign]
        - 24.5
    )

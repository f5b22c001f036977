"""Rows and runs of phrases: lines cut at whatever sign stands between their parts, and short lines one below the other.

No sign is listed as an advertiser's; every mark that words do not hold cuts. What kind of mark it is counts as evidence
(`phrase_weights`): scripts join by ` I `, `_` and `-`, writers by 、 and commas.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.cleaning.page_words import PageWords
from pipeline.cleaning.praise import ADDRESS, CONTACT, Praise, appeals, is_praise, praises, read_praise
from pipeline.cleaning.row_marks import HIDDEN, NO_MARKS, SPACED_LINE, Marks, take_out
from pipeline.lexicon import fold
from pipeline.lines import is_numbered

MIN_CHARS, MAX_PHRASE_CHARS = 3, 24  # of a phrase on a line of its own
MIN_ROW_CHARS, MAX_ROW_CHARS = 8, 2000  # of a line; what stands behind is judged with its beginning
MAX_PART_CHARS = 30  # of a part of a row; what is longer is a sentence
MAX_PRAISE_CHARS = 240  # of a line whose sentences praise
MIN_PRAISE = 1.5  # of a sentence that may be an advertisement
MIN_STOPS, CLOSE_STOPS = 2, 13  # inside of a row; characters to each: the parts of sentences are as short, but clauses
MAX_ORNAMENTS = 3  # more prove no more
LONG_PART_CHARS = 12  # of a part with blanks inside, from where on they cut too
HEADING_INFORMATION = 20.0  # natural logarithms; what ends a run and tells less may be a heading of the page
MAX_UNKNOWN_CLAUSES = 0.34  # of its phrases: from there on a row may be a sentence, and counts as text of the page

_MARK = re.compile(
    "[。；;！!，,：:？?…“”《》【】<>×=+#@→$%|｜①-⑳]|^[（(]?[一二三四五六七八九十\\d]+[、.．)）]|^[表图]\\s?\\d|\\d-\\d"
)
_SENTENCE = re.compile("[。！？?!…]")
_BULLET = re.compile(r"^[•●○■□◆▪·*>»\-–—]+\s*")
_LABEL = re.compile("^([^：:]{2,20})[：:](?!//)")
_HAN = re.compile("[㐀-鿿]")
_TRAILING = " ?？!！。.♥\t;；,，、|"
_SIGN = re.compile(
    r"\s*(?:[^\w\s().（）%…。！？!?:：\"“”《》'’&℃－—–-]|[_丨。]|(?<![0-9A-Za-z])&|(?<![0-9A-Za-z])[-－—–]|[-－—–](?![0-9A-Za-z]))+\s*|\s+I\s+|\t+"
)
_STOPS = re.compile("[。！!？?]+")
_ANY_STOP = re.compile(r"[。！!？?：:…]+|\.{3,}")
_STOP = "。"
_BLANK = re.compile(r"[ \u3000\xa0]+")
_SPACED = re.compile(r"(?:\S\s+){2,}\S")
# What stands for a mark in the weights; marks that are not named are `sym`.
_KINDS = {
    **dict.fromkeys("_I-－—–", "machine"),
    **dict.fromkeys("|｜丨┃│¦‖", "|"),
    **dict.fromkeys("【】『』「」〖〗〔〕[]［］", "["),
    **dict.fromkeys("▇█◎㊣◇◆●■※", "★"),
    "，": "，",
    ",": ",",
    "、": "、",
    "；": ";",
    ";": ";",
    "。": "。",
}
_ORNAMENT = re.compile("[▲-◿☀-➿⬀-⯿\U0001f000-\U0001faff]")  # shapes, symbols, dingbats and emoji
INTRODUCTION = re.compile(
    "[：:]$|(?:如下|(?<![年月日岁元个人倍])以下|下列|包括|分别|分別|主要有|例如|比如)[^。！？]{0,12}[。：:]?$"
)  # ends the line above a list of the article
_SUMMING_UP = re.compile(
    "等$|等[^、，]{0,6}$|属|均|(?<![成江首京新])都(?![市区县])|包括|以及"
)  # what a sentence does with a row by 、


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row or a run: the numbers of its lines, its phrases, and the sign between them, a newline for a run."""

    lines: tuple[int, ...]
    phrases: tuple[str, ...]
    sign: str
    n_ornaments: float = 0.0
    praise: Praise = field(default_factory=Praise)
    marks: Marks = NO_MARKS


def is_phrase(line: str) -> bool:
    """A line as short as a keyword and without a mark of a sentence.

    >>> is_phrase("批发腕表联系方式"), is_phrase("一、先算账"), is_phrase("先算账，再开口")
    (True, False, False)
    """
    return MIN_CHARS <= len(line) <= MAX_PHRASE_CHARS and not _MARK.search(line) and _HAN.search(line) is not None


def strip_bullet(line: str) -> str:
    """The line without the sign of a list in front."""
    return _BULLET.sub("", line)


def split_row(line: str) -> Candidate | None:
    """The parts of a line that is nothing but phrases, behind a label or not, and the sign that cuts it most often.

    >>> split_row("借款合同 银行流水 收入证明 身份证件").phrases
    ('借款合同', '银行流水', '收入证明', '身份证件')
    >>> split_row("某某表行[abc.example.com]腕表批发,名表回收").phrases
    ('某某表行', '腕表批发', '名表回收')
    >>> split_row("催收人员上门时，可以请物业到场。") is None
    True
    """
    if is_numbered(line):
        return None
    line, marks = take_out(line)
    praise = Praise()
    if may_praise := len(line) <= MAX_PRAISE_CHARS and (
        praises(line) or "." in line or CONTACT.search(line) is not None
    ):
        praise = read_praise(fold(line).text)
    rest = _take_out(line[:MAX_ROW_CHARS], praise) if may_praise else line[:MAX_ROW_CHARS]
    if label := _LABEL.match(rest):
        rest = rest[label.end() :]
    rest = rest.strip(_TRAILING)
    if SPACED_LINE.fullmatch(rest):
        return Candidate((), (rest,), " ", marks=marks)
    if _is_cut_by_stops(rest) and praise.n_words < MIN_PRAISE:
        rest = _ANY_STOP.sub(_STOP, rest)
    elif "：" in rest or ":" in rest:
        return None
    elif _SENTENCE.search(rest):
        if praise.n_words < MIN_PRAISE:
            return None
        rest = _STOPS.sub("，", rest)
    elif line.endswith("。") and ("、" in rest or "，" in rest) and praise.n_words < MIN_PRAISE:
        return None
    kinds = Counter(_name_sign(match[0]) for match in _SIGN.finditer(rest))
    parts = [part.strip("()（） ") for part in _SIGN.split(rest) if _HAN.search(part)]
    if any(
        " " in part and (len(part) > LONG_PART_CHARS or marks is not NO_MARKS) and not _SPACED.fullmatch(part)
        for part in parts
    ) or not (kinds.keys() - {"\0"}):
        parts = [piece for part in parts for piece in _cut_blanks(part)]
        kinds.setdefault(" ", len(parts) - 1 - kinds.total())
    del kinds["\0"]
    sign = max(kinds, key=lambda kind: (kinds[kind], kind), default=" ")
    n_ornaments = kinds["★"] + kinds["["] / 4  # headlines have brackets too
    is_signed = praise.has_address or praise.has_contact or n_ornaments > 1 or marks is not NO_MARKS
    least = (
        1 if marks.is_call or marks.is_package else 2 if is_signed or (praise.n_words and sign not in " ，、") else 3
    )
    if praise.n_words and len(told := [part for part in parts if not is_praise(part)]) > 1:
        parts = told
    if len(parts) < least or max(map(len, parts)) > MAX_PART_CHARS:
        return None
    if sign in "，、" and _SUMMING_UP.search(parts[-1]) and not praise.n_words:
        return None
    return Candidate((), tuple(parts), sign, min(n_ornaments, MAX_ORNAMENTS), praise, marks)


def _is_cut_by_stops(rest: str) -> bool:
    """Whether stops stand where a row has its sign: three at least, and close together."""
    n_stops = len(_ANY_STOP.findall(rest))
    return n_stops >= MIN_STOPS and len(rest) <= CLOSE_STOPS * (n_stops + 1)


def _take_out(line: str, praise: Praise) -> str:
    if praise.has_address:
        line = ADDRESS.sub(HIDDEN, line)
    return CONTACT.sub(HIDDEN, line) if praise.has_contact else line


def _name_sign(text: str) -> str:
    """The kind of a sign; ` - ` with blanks is what writers set, and is not `machine`."""
    bare = text.strip().strip(HIDDEN)
    if not bare:
        return "\0" if HIDDEN in text else "sym"
    kind = _KINDS.get(bare[0]) or ("★" if _ORNAMENT.match(bare) else "sym")
    return "sym" if kind == "machine" and bare[0] in "-－—–" and text[0] == " " else kind


def _cut_blanks(part: str) -> list[str]:
    if _SPACED.fullmatch(part):
        return [part]
    return [piece for piece in _BLANK.split(part) if _HAN.search(piece)]


def find_rows(lines: Sequence[str]) -> dict[int, Candidate]:
    """The lines that are lists in themselves, by number."""
    rows = {}
    may_praise = appeals("\n".join(lines))
    for number, line in enumerate(lines):
        if len(line) < MIN_ROW_CHARS:
            continue
        if "。" in line and not (may_praise and len(line) <= MAX_PRAISE_CHARS and appeals(line)):
            n_stops = line.count("。")
            if n_stops < MIN_STOPS or len(line) > CLOSE_STOPS * n_stops:
                continue
        if found := split_row(strip_bullet(line)):
            rows[number] = replace(found, lines=(number,))
    return rows


def find_texts(rows: Mapping[int, Candidate], page: PageWords) -> frozenset[int]:
    """Numbers of the rows that may be sentences: a third of their parts are clauses, and they do not praise."""
    return frozenset(
        number
        for number, row in rows.items()
        if row.praise.n_words < MIN_PRAISE
        and sum(page.read(phrase).is_clause for phrase in row.phrases) > MAX_UNKNOWN_CLAUSES * len(row.phrases)
    )


def find_runs(lines: Sequence[str], rows: Mapping[int, Candidate]) -> Iterator[list[int]]:
    """Numbers of the short lines that stand together, a single one too."""
    run: list[int] = []
    for number, line in enumerate([*lines, ""]):
        if number not in rows and len(line) <= MAX_PHRASE_CHARS + 4 and is_phrase(strip_bullet(line)):
            run.append(number)
        elif run:
            yield run
            run = []


def split_run(run: Sequence[int], lines: Sequence[str], page: PageWords) -> Iterator[Candidate]:
    """The stretches of a run between lines that the page speaks of, without headings at their ends."""
    part: list[int] = []
    for number in [*run, -1]:
        if number >= 0 and not page.read(strip_bullet(lines[number])).is_related:
            part.append(number)
            continue
        if part := _trim(part, lines, page):
            yield Candidate(tuple(part), tuple(strip_bullet(lines[at]) for at in part), "\n")
        part = []


def _trim(run: list[int], lines: Sequence[str], page: PageWords) -> list[int]:
    """The run without headings at its ends: lines that say anything of what the paragraphs say."""
    phrases = [page.read(strip_bullet(lines[at])) for at in run]
    own = [
        phrase.is_sold
        or phrase.is_listed
        or (
            phrase.shared == 0.0
            and not phrase.is_clause
            and (phrase.n_listed > 0 or phrase.information >= HEADING_INFORMATION)
        )
        for phrase in phrases
    ]
    if not any(own):
        return []
    return run[own.index(True) : len(own) - own[::-1].index(True)]

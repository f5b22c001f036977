"""Spam lines: keyword lists that hacked pages carry at their head, at their tail and between paragraphs.

A line goes on joint evidence, never on one word: its shape (short segments, no sentence), its vocabulary, its script
(injections are simplified even where the page is traditional), its place, and its novelty (it shares no words with the
rest of the page). Shape, place, script and novelty work on vocabulary that nobody listed. Sentences that quote such
words stay untouched.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.cleaning.layout import drop_lines, line_spans
from pipeline.knowledge import Knowledge
from pipeline.lexicon import fold
from pipeline.lines import han_count, is_keyword_line, is_prose_line, split_segments
from pipeline.records import Draft, Edit, Reason

# Set on the survey of 400 pages: spam heads have 4 to 30 segments of which all but a few hold listed words; legal text
# that quotes such words has sentence marks, and one hit a line.
MIN_SEGMENTS, STRONG_SEGMENTS, STRONG_CHARS = 3, 0.4, 0.5
MIN_CHARS, MAX_PHRASE_CHARS = 4, 24  # a line too short to judge; a keyword on a line of its own
MAX_SHARED = 0.15  # of a line's character pairs may stand elsewhere on the page
MIN_PLACES = 6
_SENTENCE = re.compile("[。；;！]")
_MARK = re.compile("[。；;！，,：:？?]|^[一二三四五六七八九十\\d]+[、.．]")
_SPACED = re.compile(r"(?:[㐀-鿿a-zA-Z] ){3}")  # `亚 洲 视 频`, an evasion
# A run of one-phrase lines: how long, how much its lines must repeat one another, how little the page may repeat them.
MIN_STRANGE_LINES, MIN_REPEATED, MAX_OUTSIDE = 5, 0.2, 0.2
# Between sentences, closed by a comma: a brand and what one shall do with it (survey: casino brands at sentence starts).
_ANCHOR = re.compile("(?:^|(?<=[。！？；]))([^，,。！？；：、“”《》]{4,20})[，,](?=.{4})")
_CALL = re.compile(
    r"(?:官网|官方网站|官网入口|入口|最新登录|app下载|APP下载|下载|在线直播|直播|开户|投注平台|投注|\(中国\)有限公司|有限公司|娱乐平台|"
    r"(?:开户|注册)?送彩金|网址|免费观看|在线观看)$"
)
_HARD_CALL = re.compile(
    r"(?:官网入口|最新登录|app下载|APP下载|开户送彩金|投注平台|\(中国\)有限公司)$"
)  # no other sentence ends so
_CLAUSE = re.compile("通过|使用|下载后|[的了是在应可会能与和对向从被将把]|以及|因为|如果")
# Separators of injected lists (survey: commas, capital I, hyphen, underscore, pipe, slash), three times in a line.
_ALIEN_SIGN = re.compile(r"(?:[_|｜/\-].{2,20}){2}[_|｜/\-]|(?: I .{2,20}){2} I ")
_ALIEN = re.compile(rf"{_ALIEN_SIGN.pattern}|(?:,.{{2,20}}){{2}},")
# A list that belongs to a text: introduced by a label, joined by 、 with a verb or 等, or a row of names by 、 alone.
_ENUMERATION = re.compile("^[^：:]{2,16}[：:]|、.*(?:等|属|均|都|是|包括|和|及)|(?:、[^、]+){3}")
_BLANK_LIST = re.compile(
    "(?:[㐀-鿿A-Za-z0-9()]{3,14} ){4,}[㐀-鿿A-Za-z0-9()]{3,14}$"
)  # five phrases with blanks between
_PLACE = re.compile("[㐀-鿿]{1,8}?(?:自治区|自治县|自治州|省|市|县|縣|区|區|旗|盟|州|镇|鎮)(?![㐀-鿿])")
_PAIR = re.compile("(?=([㐀-鿿]{2}))")


@dataclass(frozen=True, slots=True)
class Suspicion:
    """What the vocabulary says about a line."""

    n_segments: int
    strong_segments: int
    n_strong: int  # different strong words
    n_weak: int
    strong_chars: float  # share of the line that strong words cover


def propose(draft: Draft, knowledge: Knowledge) -> Iterator[Edit]:
    """Deletions of spam lines, each with what spoke against it as evidence."""
    spans = line_spans(draft.text)
    lines = [draft.text[start:end] for start, end in spans]
    edges = find_edges(lines)
    hits = _count_hits(draft.text, spans, knowledge)
    page = _PageWords(lines)
    dropped: dict[int, tuple[Reason, str]] = {}
    for number, line in enumerate(lines):
        is_suspicious = (
            hits[number]
            or number in edges
            or any(sign.search(line) for sign in (_SPACED, _ALIEN, _BLANK_LIST, _HARD_CALL))
        )
        if len(line) < MIN_CHARS or not is_suspicious:
            continue
        evidence = _label(line, knowledge)
        if not evidence and not _SENTENCE.search(line):
            evidence = _judge_line(line, number, number in edges, page, knowledge)
        if evidence:
            dropped[number] = (Reason.SPAM, evidence)
    for first, last, evidence in _find_runs(lines, hits, knowledge):
        for number in range(first, last + 1):
            dropped.setdefault(number, (Reason.SPAM, evidence))
    for first, last in _find_strange_runs(lines, hits, page, knowledge):
        for number in range(first, last + 1):
            dropped.setdefault(
                number, (Reason.SPAM, f"{last - first + 1} lines of phrases that the page does not speak of")
            )
    yield from drop_lines(draft.text, dropped)
    for number, (start, _) in enumerate(spans):
        if hits[number] and number not in dropped:
            yield from _find_anchors(lines[number], start, knowledge)


def _find_anchors(line: str, offset: int, knowledge: Knowledge) -> Iterator[Edit]:
    """Advertising that was hung into a paragraph as the text of a link: the phrase and its comma, nothing else."""
    for match in _ANCHOR.finditer(line):
        call = _CALL.search(match[1])
        if not call or _CLAUSE.search(match[1][: call.start()]):
            continue
        if _HARD_CALL.search(match[1]) or knowledge.lexicon.spam.occurs(fold(match[1][: call.start()])):
            start, end = offset + match.start(), offset + match.end()
            yield Edit(start, end, match[0], "", Reason.SPAM, 0.95, "an advertising phrase between two sentences")


def _find_strange_runs(
    lines: Sequence[str], hits: Sequence[int], page: _PageWords, knowledge: Knowledge
) -> Iterator[tuple[int, int]]:
    """Runs of short lines without a sentence that repeat one another's words and share none with the page around them.

    No vocabulary is asked, so the runs must be long, and lists of lenders, which articles do give, stay.
    """
    number = 0
    while number < len(lines):
        last = number
        while last < len(lines) and len(lines[last]) > MIN_CHARS and _is_phrase(lines[last]):
            last += 1
        run = range(number, last)
        number = last + 1
        if len(run) < MIN_STRANGE_LINES or _names_platforms(",".join(lines[run.start : run.stop]), knowledge):
            continue
        inside, outside = page.compare(run)
        n_hit = sum(map(bool, hits[run.start : run.stop]))
        are_known = 2 * n_hit >= len(run)
        if outside <= (2 * MAX_OUTSIDE if are_known and inside >= MIN_REPEATED else MAX_OUTSIDE) and (
            are_known or (inside >= MIN_REPEATED and (n_hit or len(run) > MIN_STRANGE_LINES))
        ):
            yield run.start, run.stop - 1


def _find_runs(lines: Sequence[str], hits: Sequence[int], knowledge: Knowledge) -> Iterator[tuple[int, int, str]]:
    """First and last line of keyword lists that were written one phrase a line."""
    number = 0
    while number < len(lines):
        last = number
        if hits[number] and _is_phrase(lines[number]):
            after = number + 1
            while after < len(lines) and _is_phrase(lines[after]):
                last = after if hits[after] else last
                after += 1
            if last - number + 1 >= MIN_SEGMENTS:
                found = suspect(",".join(lines[number : last + 1]), knowledge)
                n_lines, n_hit = last - number + 1, sum(map(bool, hits[number : last + 1]))
                if found.strong_segments >= max(2, STRONG_SEGMENTS * n_lines) or (found.n_strong and n_hit == n_lines):
                    yield number, last, f"{n_hit} of {n_lines} lines hold listed words"
        number = last + 1


def _is_phrase(line: str) -> bool:
    """A line as short as a keyword and without a mark of a sentence."""
    return len(line) <= MAX_PHRASE_CHARS and not _MARK.search(line)


def suspect(line: str, knowledge: Knowledge) -> Suspicion:
    """What the vocabulary says about `line`; spaces inside phrases do not hide them."""
    segments = [re.sub(r"\s+", "", segment) for segment in split_segments(line)]
    strong: set[str] = set()
    weak: set[str] = set()
    n_strong_segments = covered = 0
    for segment in segments:
        hits = knowledge.lexicon.spam.find(fold(segment))
        firm = [(start, end) for start, end, term in hits if not term.weak]
        strong.update(segment[start:end] for start, end in firm)
        weak.update(segment[start:end] for start, end, term in hits if term.weak)
        n_strong_segments += bool(firm)
        covered += sum(end - start for start, end in firm)
    letters = sum(map(str.isalnum, line))
    return Suspicion(len(segments), n_strong_segments, len(strong), len(weak), covered / max(letters, 1))


def find_edges(lines: Sequence[str]) -> frozenset[int]:
    """Numbers of the lines before the first and after the last prose; all lines of a page without prose."""
    prose = [number for number, line in enumerate(lines) if is_prose_line(line)]
    if not prose:
        return frozenset(range(len(lines)))
    return frozenset(range(prose[0])) | frozenset(range(prose[-1] + 1, len(lines)))


def _label(line: str, knowledge: Knowledge) -> str:
    """The label of an injected block that the line begins with."""
    term = knowledge.lexicon.labels["spam_head"].at_start(fold(line).text)
    return f"label {term.text}" if term else ""


def _judge_line(line: str, number: int, at_edge: bool, page: _PageWords, knowledge: Knowledge) -> str:
    """Why the line is spam, empty when it is not."""
    if _ENUMERATION.search(line):
        return ""
    call = _HARD_CALL.search(line)
    if call and _is_phrase(line) and not _CLAUSE.search(line[: call.start()]):
        return "a brand and what one shall do with it, on a line of its own"
    is_alien = page.is_alien(number)
    if _BLANK_LIST.match(line):
        line, is_alien = line.replace(" ", "_"), True
    places = _PLACE.findall(line)
    if len(places) >= MIN_PLACES and sum(map(len, places)) >= 0.9 * han_count(line):
        return f"{len(places)} place names and nothing else"
    suspicion = suspect(line, knowledge)
    listed = f"{suspicion.strong_segments} of {suspicion.n_segments} segments hold listed words"
    if suspicion.n_segments >= MIN_SEGMENTS and suspicion.strong_segments >= max(
        2, STRONG_SEGMENTS * suspicion.n_segments
    ):
        return listed
    if (
        is_alien
        and not _names_platforms(line, knowledge)
        and suspicion.n_segments > MIN_SEGMENTS
        and is_keyword_line(line)
    ):
        _, shared = page.compare(range(number, number + 1))
        if shared <= MAX_OUTSIDE:
            return (
                f"a keyword list with separators that the page does not use, {shared:.0%} of its words occur elsewhere"
            )
    if not at_edge:
        return ""
    if suspicion.n_strong >= 2 and suspicion.strong_chars >= STRONG_CHARS:
        return listed
    if not is_keyword_line(line) or page.shared(number) > MAX_SHARED:
        return ""
    if page.is_contrast(number):
        return "a keyword list in simplified script at the edge of a traditional page"
    if suspicion.n_strong + suspicion.n_weak >= 2:
        return f"a keyword list at the page's edge, {suspicion.n_strong + suspicion.n_weak} suspicious words"
    return ""


def _names_platforms(line: str, knowledge: Knowledge) -> bool:
    """Whether a row lists lenders, which is what articles of this subject do."""
    segments = split_segments(line)
    named = sum(knowledge.lexicon.platforms.occurs(fold(segment)) for segment in segments)
    return named >= STRONG_SEGMENTS * len(segments)


def _count_hits(text: str, spans: Sequence[tuple[int, int]], knowledge: Knowledge) -> list[int]:
    """Spam words a line, found in one search over the page."""
    counts = [0] * len(spans)
    number = 0
    for start, _, _ in knowledge.lexicon.spam.find(fold(text)):
        while spans[number][1] < start:
            number += 1
        counts[number] += 1
    return counts


class _PageWords:
    """Pairs of Han characters, the cheapest stand-in for words: what a line shares with the rest of its page."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._folded: list[str] = []
        self._counts: Counter[str] = Counter()

    def _load(self) -> None:
        if not self._folded:
            self._folded = [fold(line).text for line in self._lines]
            for line in self._folded:
                self._counts.update(frozenset(_PAIR.findall(line)))

    def is_alien(self, number: int) -> bool:
        """Whether the line's separators are none of a Chinese list's; ASCII commas are, unless the page writes them."""
        line = self._lines[number]
        if not _ALIEN.search(line) or "、" in line or "，" in line:
            return False
        if not _ALIEN_SIGN.search(line):
            wide = sum(other.count("，") for other in self._lines)
            return wide > sum(other.count(",") for other in self._lines) - line.count(",")
        return True

    def compare(self, run: range) -> tuple[float, float]:
        """Of the pairs of a run of lines: the share that several of its lines have, and that lines outside have."""
        self._load()
        inside = Counter(pair for number in run for pair in frozenset(_PAIR.findall(self._folded[number])))
        if not inside:
            return 0.0, 1.0
        repeated = sum(count > 1 for count in inside.values())
        prose = {pair for line in self._folded if is_prose_line(line) for pair in _PAIR.findall(line)}
        return repeated / len(inside), len(prose & inside.keys()) / len(inside)

    def shared(self, number: int) -> float:
        """Share of the line's pairs that other lines have too; 0 for a line without pairs."""
        self._load()
        pairs = frozenset(_PAIR.findall(self._folded[number]))
        return sum(self._counts[pair] > 1 for pair in pairs) / len(pairs) if pairs else 0.0

    def is_contrast(self, number: int) -> bool:
        """True for a simplified line on a page whose other lines are mostly traditional."""
        self._load()
        traditional = [line.lower() != folded for line, folded in zip(self._lines, self._folded, strict=True)]
        return not traditional[number] and 2 * sum(traditional) >= len(traditional)

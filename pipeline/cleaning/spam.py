"""Spam lines: keyword lists that hacked pages carry at their head, at their tail and between paragraphs.

A line goes on joint evidence, never on one word: its shape (short segments, no sentence), its vocabulary, its script
(injections are simplified even where the page is traditional), its place, and its novelty (it shares no words with the
rest of the page). Shape, place, script and novelty work on vocabulary that nobody listed. Sentences that quote such
words stay untouched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.cleaning.layout import drop_lines, line_spans
from pipeline.cleaning.page_words import PageWords, find_pairs
from pipeline.cleaning.spam_lists import MIN_CHARS, find_foreign_lists, find_lists, find_stragglers, is_phrase
from pipeline.knowledge import Knowledge
from pipeline.lexicon import fold
from pipeline.lines import han_count, is_keyword_line, is_prose_line, split_segments
from pipeline.records import Draft, Edit, Reason

# Set on the survey of 400 pages: spam heads have 4 to 30 segments of which all but a few hold listed words; legal text
# that quotes such words has sentence marks, and one hit a line.
MIN_SEGMENTS, STRONG_SEGMENTS, STRONG_CHARS = 3, 0.4, 0.5
MAX_SHARED = 0.15  # of a line's character pairs may stand elsewhere on the page
MIN_PLACES = 6
MIN_FOREIGN = 0.5  # of a phrase's character pairs stand in the spam lines of its page
_SENTENCE = re.compile("[。；;！]")
_SPACED = re.compile(r"(?:[㐀-鿿a-zA-Z] ){3}")  # `亚 洲 视 频`, an evasion
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
# A list that belongs to a text: introduced by a label, joined by 、 with a verb or 等, or a row of names by 、 alone.
_ENUMERATION = re.compile("^[^：:]{2,16}[：:]|、.*(?:等|属|均|都|是|包括|和|及)|(?:、[^、]+){3}")
_PLACE = re.compile("[㐀-鿿]{1,8}?(?:自治区|自治县|自治州|省|市|县|縣|区|區|旗|盟|州|镇|鎮)(?![㐀-鿿])")


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
    page, lists = PageWords(lines, knowledge), find_lists(lines)
    dropped: dict[int, tuple[Reason, str]] = {}

    def drop(found: Iterable[tuple[range, str]]) -> None:
        for run, evidence in list(found):
            for number in run:
                dropped.setdefault(number, (Reason.SPAM, evidence))

    drop(_find_lines(lines, lists, hits, edges, page, knowledge))
    drop(_find_listed_runs(lines, hits, knowledge))
    drop(find_foreign_lists(lines, lists, hits, edges, page, dropped))
    anchors = [
        match[0] for number, line in enumerate(lines) if hits[number] for match in _find_anchors(line, knowledge)
    ]
    spam = find_pairs([*anchors, *(lines[number] for number in dropped)])
    if spam:  # what is proven now speaks against what was doubtful
        drop(find_foreign_lists(lines, lists, hits, edges, page, dropped))
        drop(find_stragglers(lines, hits, page, dropped, spam))
    yield from drop_lines(draft.text, dropped)
    for number, (start, _) in enumerate(spans if spam else ()):
        if number not in dropped:
            for match in _find_anchors(lines[number], knowledge, page, spam):
                evidence = "an advertising phrase between two sentences"
                yield Edit(start + match.start(), start + match.end(), match[0], "", Reason.SPAM, 0.95, evidence)


def _find_lines(
    lines: Sequence[str],
    lists: Mapping[int, Sequence[str]],
    hits: Sequence[int],
    edges: frozenset[int],
    page: PageWords,
    knowledge: Knowledge,
) -> Iterator[tuple[range, str]]:
    """Lines that are spam each for itself."""
    for number, line in enumerate(lines):
        is_suspicious = hits[number] or number in edges or _SPACED.search(line) or _HARD_CALL.search(line)
        if len(line) < MIN_CHARS or not (is_suspicious or number in lists):
            continue
        evidence = _label(line, knowledge)
        if not evidence and not _SENTENCE.search(line):
            bare = line if "、" in line else "_".join(lists.get(number, [line]))
            evidence = _judge_line(bare, number, number in edges, page, knowledge)
        if evidence:
            yield range(number, number + 1), evidence


def _find_anchors(
    line: str, knowledge: Knowledge, page: PageWords | None = None, spam: frozenset[str] = frozenset()
) -> Iterator[re.Match[str]]:
    """Advertising that was hung into a paragraph as the text of a link: the phrase and its comma, nothing else.

    It is known by listed words, or, on a page with pairs of characters that are proven to be `spam`, by those.
    """
    for match in _ANCHOR.finditer(line):
        phrase = match[1]
        call = _CALL.search(phrase)
        if _CLAUSE.search(phrase[: call.start()] if call else phrase):
            continue
        is_listed = call and (_HARD_CALL.search(phrase) or knowledge.lexicon.spam.occurs(fold(phrase[: call.start()])))
        if is_listed or (page and page.is_foreign(phrase, spam, MIN_FOREIGN)):
            yield match


def _find_listed_runs(lines: Sequence[str], hits: Sequence[int], knowledge: Knowledge) -> Iterator[tuple[range, str]]:
    """Keyword lists that were written one phrase a line."""
    number = 0
    while number < len(lines):
        last = number
        if hits[number] and is_phrase(lines[number]):
            after = number + 1
            while after < len(lines) and is_phrase(lines[after]):
                last = after if hits[after] else last
                after += 1
            if last - number + 1 >= MIN_SEGMENTS:
                found = suspect(",".join(lines[number : last + 1]), knowledge)
                n_lines, n_hit = last - number + 1, sum(map(bool, hits[number : last + 1]))
                if found.strong_segments >= max(2, STRONG_SEGMENTS * n_lines) or (found.n_strong and n_hit == n_lines):
                    yield range(number, last + 1), f"{n_hit} of {n_lines} lines hold listed words"
        number = last + 1


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


def _judge_line(line: str, number: int, at_edge: bool, page: PageWords, knowledge: Knowledge) -> str:
    """Why the line is spam, empty when it is not."""
    if _ENUMERATION.search(line):
        return ""
    call = _HARD_CALL.search(line)
    if call and is_phrase(line) and not _CLAUSE.search(line[: call.start()]):
        return "a brand and what one shall do with it, on a line of its own"
    places = _PLACE.findall(line)
    if len(places) >= MIN_PLACES and sum(map(len, places)) >= 0.9 * han_count(line):
        return f"{len(places)} place names and nothing else"
    suspicion = suspect(line, knowledge)
    listed = f"{suspicion.strong_segments} of {suspicion.n_segments} segments hold listed words"
    if suspicion.n_segments >= MIN_SEGMENTS and suspicion.strong_segments >= max(
        2, STRONG_SEGMENTS * suspicion.n_segments
    ):
        return listed
    if not at_edge:
        return ""
    if suspicion.n_strong >= 2 and suspicion.strong_chars >= STRONG_CHARS:
        return listed
    if not is_keyword_line(line) or page.shared(number) > MAX_SHARED:
        return ""
    if page.is_contrast(number):
        return "a keyword list in simplified script at the edge of a traditional page"
    if suspicion.n_strong + suspicion.n_weak >= max(2, STRONG_SEGMENTS * suspicion.n_segments):
        return f"a keyword list at the page's edge, {suspicion.n_strong + suspicion.n_weak} suspicious words"
    return ""


def _count_hits(text: str, spans: Sequence[tuple[int, int]], knowledge: Knowledge) -> list[int]:
    """Spam words a line, found in one search over the page."""
    counts = [0] * len(spans)
    number = 0
    for start, _, _ in knowledge.lexicon.spam.find(fold(text)):
        while spans[number][1] < start:
            number += 1
        counts[number] += 1
    return counts

"""Rows of phrases that were glued to the head or the tail of a sentence: where a line is cut, so that its parts are weighed.

Whether such a row is spam is not decided here: it becomes a line of its own for `spam`, which weighs it like any other row,
and the sentence stays text of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.cleaning.layout import drop_lines, line_spans
from pipeline.cleaning.phrase_forms import is_clause
from pipeline.cleaning.phrase_rows import split_row
from pipeline.records import Edit, Reason

MIN_PARTS = 3  # of a row; two are a pair of names
MAX_CLAUSES = 0.34  # of its phrases; keywords hold a function word now and then (不成功不收费)
MIN_SENTENCE_CHARS = 10  # of what stays
MAX_ROW_CHARS = 400
# A phrase holds no blank, no mark of a sentence and no sign of a row; the sign is the same one between all of them. Writers
# join by 、 and ，, which cut nothing here.
_PHRASE = r"[^\s,;、，。；：:！？!?…“”‘’《》【】\-－—–_|｜丨/·•~+>★♥◆\n]{2,24}"
_SIGN = r"([ \u3000\xa0]?[,;\-－—–_|｜丨/·•~+>★♥◆][ \u3000\xa0]?|[ \u3000\xa0\t])"
_HEAD = re.compile(rf"(?:{_PHRASE}{_SIGN})(?:{_PHRASE}\1)+(?:{_PHRASE}\s+)?")
_TAIL = re.compile(rf"\s*{_PHRASE}{_SIGN}{_PHRASE}(?:\1{_PHRASE})+\s*[,.?!;|_-]?\s*")
_STOPS = ("。", "！", "？", "!", "?", "；", "…", "”", "」", "》", "）")
_COMMAS = ",;"  # where pages fold their marks, clauses are joined by them: a row needs a blank behind it
_MARK = re.compile("[，。！？；,]")


def cut_lines(text: str) -> list[tuple[int, int]]:
    """Start and end of every line, without its newline, and of both parts of a line that holds a row and a sentence."""
    spans: list[tuple[int, int]] = []
    for start, end in line_spans(text):
        line = text[start:end]
        cut = _find_cut(line) if end - start > MIN_SENTENCE_CHARS else 0
        spans += [(start, start + cut), (start + cut, end)] if cut else [(start, end)]
    return spans


def _find_cut(line: str) -> int:
    """Where the sentence of a line begins or ends, 0 for a line without a row at either end.

    >>> line = "外墙翻新-旧墙铲除-阳台防水 他先把合同找了出来，再打电话。"
    >>> line[_find_cut(line):]
    '他先把合同找了出来，再打电话。'
    """
    if head := _HEAD.match(line[:MAX_ROW_CHARS]):
        cut = head.end()
        if line[cut - 1] not in _COMMAS and _is_sentence(line[cut:]) and _is_row(line[:cut]):
            return cut
    cut = max(map(line.rfind, _STOPS)) + 1
    if 0 < cut < len(line) <= cut + MAX_ROW_CHARS and _TAIL.fullmatch(line, cut) and _is_row(line[cut:]):
        return cut if _is_sentence(line[:cut]) else 0
    return 0


def _is_sentence(text: str) -> bool:
    if len(text) < MIN_SENTENCE_CHARS or not _MARK.search(text):
        return False
    return text.rstrip().endswith(_STOPS) or is_clause(text[:MAX_ROW_CHARS])


def _is_row(text: str) -> bool:
    row = split_row(text.strip())
    if row is None or len(row.phrases) < MIN_PARTS:
        return False
    return sum(map(is_clause, row.phrases)) <= MAX_CLAUSES * len(row.phrases)


def find_parts(text: str, spans: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Numbers of the spans that are a part of a line."""
    return frozenset(
        number
        for number, (start, end) in enumerate(spans)
        if text[start - 1 : start] not in ("", "\n") or text[end : end + 1] not in ("", "\n")
    )


def drop_parts(
    text: str, spans: Sequence[tuple[int, int]], dropped: Mapping[int, tuple[Reason, str]]
) -> Iterator[Edit]:
    """One edit a line or part of `dropped` (number in `spans` -> reason, evidence); a line of which all goes, goes whole."""
    whole: dict[int, tuple[Reason, str]] = {}
    at = 0
    for number, (first, last) in enumerate(line_spans(text)):
        parts = [at] if spans[at] == (first, last) else [at, at + 1]
        at = parts[-1] + 1
        gone = [part for part in parts if part in dropped]
        if len(gone) == len(parts):
            whole[number] = dropped[gone[0]]
        elif gone:
            (start, end), (reason, evidence) = spans[gone[0]], dropped[gone[0]]
            yield Edit(start, end, text[start:end], "", reason, 0.95, f"{evidence}; glued to a sentence")
    yield from drop_lines(text, whole)

"""Phrases hung between the clauses of a sentence that reads better without them: advertisements whose link nobody knows.

A writer's subject leads to what follows it (`招商银行` to `表示`), and a name that the language model never met leads to
nothing: it costs what comes behind it up to some three natural logarithms. What was hung in by a script costs more, since
the clause behind it began where it stands. Of 1,620 nouns at the head of honest clauses six cost four logarithms, none of
them unheard-of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.cleaning.page_words import PageWords, Phrase, find_pairs
from pipeline.cleaning.phrase_forms import is_clause
from pipeline.cleaning.praise import ADDRESS

MIN_CHARS, MAX_CHARS = 4, 12
COMPARED = 3  # characters behind the phrase, and of its own beginning
MIN_HEAD, MIN_BEGINNING = 11.0, 14.0  # natural logarithms, of the first two and three characters where they stand
MIN_SURPRISE = 5.5  # natural logarithms a character
MIN_GAIN, MIN_KNOWN_GAIN = 5.0, 4.0  # natural logarithms; the second of what is listed or names an address
MIN_LISTED = 0.3  # of the characters
MAX_SHARED = 0.34  # of its pairs of characters stand elsewhere on the page
# The head of a clause without the characters that most honest clauses have among their first four.
_OPENING = re.compile(
    r"(?:^|(?<=[。！？；，!?;,\n]))(?=[^\W的了是不在有和会與与及或这那其他她你我们們就也都要以为由对從从到被把将應应当當可能如因但而并若未无無一]{4})"
    r"[㐀-鿿A-Za-z0-9]{4,40}(?=[(（]|(?<=[㐀-鿿A-Za-z0-9]{7}))"
)
_ADDRESS = re.compile(rf"[(（]\s?(?:{ADDRESS.pattern})[^()（）\n]{{0,20}}[)）]")


def find_hung(lines: Sequence[str], page: PageWords) -> Iterator[tuple[int, int, int]]:
    """Number of the line, start and end of every such phrase, with the address in brackets behind it."""
    for number, line in enumerate(lines):
        for opening in _OPENING.finditer(line):
            start = opening.start()
            if page.surprise_after(opening[0][:2], line[start - 1 : start] or "\n") < MIN_HEAD:  # mostly in the cache
                continue
            left = line[max(0, start - COMPARED) : start] or "\n"
            if page.surprise_after(opening[0][:COMPARED], left) < MIN_BEGINNING:
                continue
            gain, length, end = _find_end(line, opening, left, page)
            if gain < MIN_KNOWN_GAIN:
                continue
            text = opening[0][:length]
            phrase = page.read(text)
            is_known = end > start + length or phrase.n_listed >= MIN_LISTED * length
            if (gain < MIN_GAIN and not is_known) or phrase.is_at_home:
                continue
            if _share_elsewhere(phrase, lines) <= MAX_SHARED:
                yield number, start, end


def strip_address(text: str) -> str:
    """The text without an address in brackets.

    >>> strip_address("外墙清洗(abc.example.com)")
    '外墙清洗'
    """
    return _ADDRESS.sub("", text) if "." in text else text


def _find_end(line: str, opening: re.Match[str], left: str, page: PageWords) -> tuple[float, int, int]:
    """What the sentence gains most without a beginning of the clause, how long that is, and where what goes ends."""
    start, run = opening.start(), opening[0]
    address = _ADDRESS.match(line, opening.end())
    best = (0.0, 0, 0)
    for length in range(MIN_CHARS, min(MAX_CHARS, len(run)) + 1):
        text = run[:length]
        if is_clause(text):
            break
        end = address.end() if address and length == len(run) else start + length
        right = line[end : end + COMPARED]
        if len(right) < COMPARED or not right[0].isalnum():
            break
        if page.surprise_after(text, left) >= MIN_SURPRISE * length:
            gain = page.surprise_after(right, left + text) - page.surprise_after(right, left)
            best = max(best, (gain, length, end))
    return best


def _share_elsewhere(phrase: Phrase, lines: Sequence[str]) -> float:
    """Share of the phrase's pairs that the page has where the phrase does not stand; it may be hung in twice."""
    pairs = find_pairs(line.replace(phrase.text, "。") for line in lines)
    return len(phrase.pairs & pairs) / max(len(phrase.pairs), 1)

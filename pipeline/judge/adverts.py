"""Pages that sell: porn and gambling hosts, and doorways that repeat their phrase for search engines."""

from __future__ import annotations

import re
import zlib

from pipeline.judge.facts import Facts, Thresholds, count_visible
from pipeline.lexicon import Folded, Lexicon, Term
from pipeline.lines import is_keyword_line, split_segments
from pipeline.pairs import count_pairs

_SPAM_CLASSES = frozenset({"adult", "gambling", "lottery", "pharma"})
MIN_LINE_WORDS = 0.15  # of a line's characters belong to spam words; seen spam lines have 0.3 and more
PROSE_WORDS, PROSE_CHARS = 8, 0.1  # different spam words, share of all characters, of a page of such prose
MAX_REST = 100  # visible characters left when most of a page was removed as spam


def judge_adult(facts: Facts, thresholds: Thresholds, lexicon: Lexicon) -> str:
    """Pages of porn or gambling, what cleaning removed of it included, unless a sentence about the topic is left."""
    limit = thresholds.adult or 1.0
    removed = facts.page.spam_chars
    is_mostly_spam = removed and facts.visible < MAX_REST and removed >= limit * (removed + facts.visible)
    is_left = facts.visible >= (thresholds.too_short or 0) and any(
        "。" in line and lexicon.core.occurs(Folded(line)) for line in (facts.lines if is_mostly_spam else ())
    )
    if is_mostly_spam and not is_left:
        return f"{removed} characters of spam beside {facts.visible} of text"
    if not any(_is_spam(term) for _, _, term in lexicon.spam.scan(facts.body)):
        return ""
    words: set[str] = set()
    covered = in_lines = 0
    for line in facts.lines:
        hits = [hit for hit in lexicon.spam.find(Folded(line)) if _is_spam(hit[2])]
        length = sum(end - start for start, end, _ in hits)
        words.update(term.text for _, _, term in hits)
        covered += length
        if hits and length >= MIN_LINE_WORDS * len(line) and "。" not in line:
            in_lines += count_visible(line)
    if in_lines >= limit * facts.visible:
        return f"{in_lines / facts.visible:.0%} of the text in spam lines"
    if len(words) >= PROSE_WORDS and covered >= PROSE_CHARS * facts.visible:
        return f"{len(words)} different spam words, {covered / facts.visible:.0%} of the text"
    return ""


def _is_spam(term: Term) -> bool:
    return not term.weak and term.name in _SPAM_CLASSES


MIN_PHRASE_CHARS, MIN_REPEATED = 4, 5  # of the phrase a doorway is made for, and how often it says it
MIN_PACKED_CHARS = 400
# Of its size as UTF-8 that zlib leaves; 2,000 pieces of prose: 0.51 and more, said thrice 0.2. Every new pair of characters
# costs zlib a byte at least (1,400 texts, some said ten times: 1.2 and more), so that most pages need not be packed.
MAX_PACKED = 0.15
MIN_KEYWORDS = 0.6  # of the text in rows of keywords; cleaning has removed rows that stand beside an article
_PHRASE = re.compile(r"[\W_]+")


def judge_doorway(facts: Facts, thresholds: Thresholds, lexicon: Lexicon) -> str:
    """Pages made for a search phrase: it fills the text, a few sentences are repeated without end, or rows of keywords."""
    text, limit = facts.body.text, thresholds.doorway or 1.0
    phrases = [part for part in _PHRASE.split(facts.head.text) if len(part) >= MIN_PHRASE_CHARS]
    for phrase in phrases:
        count = text.count(phrase)
        if count >= MIN_REPEATED and count * len(phrase) >= limit * facts.visible:
            return f"{count} times the same phrase, {count * len(phrase) / facts.visible:.0%} of the text"
    if facts.visible >= MIN_PACKED_CHARS:
        data = text.encode("utf-8", "replace")
        if (
            count_pairs(facts.body.numbered) < MAX_PACKED * len(data)
            and (packed := len(zlib.compress(data)) / len(data)) < MAX_PACKED
        ):
            return f"the same again and again: packs to {packed:.0%}"
    unstopped = [line for line in facts.lines if "。" not in line and "；" not in line]
    if sum(map(len, unstopped)) < MIN_KEYWORDS * facts.visible:
        return ""
    rows = [line for line in unstopped if is_keyword_line(line) and len(split_segments(line)) >= MIN_REPEATED]
    if rows and (in_rows := sum(map(count_visible, rows))) >= MIN_KEYWORDS * facts.visible:
        return f"{in_rows / facts.visible:.0%} of the text in rows of keywords"
    return ""

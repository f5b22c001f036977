"""What a line or a list shares with the rest of its page, and how strange its words are to law and finance.

Nothing here knows spam. A list belongs to a page that speaks of the same things, that names the subject, or whose words
stand in the texts of statutes and of finance and law answers that the language model was counted on.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from pipeline.knowledge import Knowledge
from pipeline.lexicon import fold
from pipeline.lines import is_prose_line

_PAIR = re.compile("(?=([㐀-鿿]{2}))")
_BLANK = re.compile(r"\s+")
# Words that clauses are built with and that keywords do without.
_FUNCTION = re.compile("[的了是着著把被给給你我他她它这這那就也都]|不要|不能|没有|沒有|可以|自己|一个|一個|怎样|怎樣")
# The institutions that a text may list: courts, offices, companies (but no casino "(中国)有限公司"), banks.
_INSTITUTION = re.compile(
    "(?:法院|检察院|檢察院|仲裁委|局|厅|廳|所|中心|(?<![)）]有限)公司|银行|銀行|支行|协会|協會|委员会|委員會)$"
)
_AMOUNT = re.compile("(?:[十百千万][一二三四五六七八九]?|元)$")  # the end of an item of a budget
# What stands between a stop and a comma.
_OPENING = re.compile("(?:^|(?<=[。！？；!?;]))[^，,。！？；：、“”《》!?;:]{4,20}(?=[，,])")
# Combined keywords of eight trades: 0.6 to 1 and 0.12 to 0.7; lists of papers, costs, applications: 0 to 1 and 0 to 0.1.
MIN_LINKED, MIN_REPEATED = 0.6, 0.1
STRANGE = 5.2  # mean surprise of a phrase from which on it is strange to law and finance; see `spam_lists`
MAX_SURPRISE = 12.0  # natural logarithms a character; a single unheard-of pair shall not decide about a phrase


@dataclass(frozen=True, slots=True)
class ListTraits:
    """What tells an injected list from one of the article's, all shares in 0..1."""

    n: int
    mean_chars: float
    outside: float  # of its pairs of characters, those that the page's paragraphs have
    linked: float  # of its phrases, those that share a pair with another
    repeated: float  # of its pairs, those that several of its phrases have
    strangeness: float  # mean surprise of its pairs to the language model
    at_home: float  # of its phrases, those that name the subject, a platform, an institution or a sum
    clauses: float  # of its phrases, those with a function word
    has_twins: bool  # one phrase stands in it twice

    @property
    def is_combined(self) -> bool:
        """Whether its phrases are put together from the same parts, as keyword tools do, not by one common noun."""
        return self.linked >= MIN_LINKED and self.repeated >= MIN_REPEATED


class PageWords:
    """Pairs of Han characters, the cheapest stand-in for words: what a line shares with the rest of its page."""

    def __init__(self, lines: Sequence[str], knowledge: Knowledge) -> None:
        self._lines = lines
        self._knowledge = knowledge

    @cached_property
    def _folded(self) -> list[str]:
        return [fold(line).text for line in self._lines]

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(pair for line in self._folded for pair in frozenset(_PAIR.findall(line)))

    @cached_property
    def _prose(self) -> frozenset[str]:
        return find_pairs(_OPENING.sub(self._drop_stranger, line) for line in self._folded if is_prose_line(line))

    def _drop_stranger(self, opening: re.Match[str]) -> str:
        """The opening of a sentence, a stop where it may be an advertisement that was hung in."""
        phrase = opening[0]
        is_strange = not _FUNCTION.search(phrase) and not self._is_at_home(phrase) and self._surprise(phrase) >= STRANGE
        return "。" if is_strange else phrase

    def describe(self, phrases: Sequence[str]) -> ListTraits:
        """The traits of a list of phrases; no phrases count as a list that is at home."""
        bare = [_BLANK.sub("", phrase) for phrase in phrases]
        pairs = [frozenset(_PAIR.findall(fold(phrase).text)) for phrase in bare]
        counts = Counter(pair for found in pairs for pair in found)
        if not counts:
            return ListTraits(len(bare), 0.0, 1.0, 0.0, 0.0, 0.0, 1.0, 0.0, False)
        return ListTraits(
            n=len(bare),
            mean_chars=sum(map(len, bare)) / len(bare),
            outside=len(self._prose & counts.keys()) / len(counts),
            linked=sum(any(counts[pair] > 1 for pair in found) for found in pairs) / len(bare),
            repeated=sum(count > 1 for count in counts.values()) / len(counts),
            strangeness=sum(map(self._surprise, bare)) / len(bare),
            at_home=sum(map(self._is_at_home, bare)) / len(bare),
            clauses=sum(_FUNCTION.search(phrase) is not None for phrase in bare) / len(bare),
            has_twins=len(frozenset(bare)) < len(bare),
        )

    def _surprise(self, phrase: str) -> float:
        """Mean surprise of a phrase's characters, each after the one before it, in natural logarithms."""
        log_p = self._knowledge.model.log_p
        found = [min(-log_p(left, char), MAX_SURPRISE) for left, char in pairwise(phrase)]
        return sum(found) / len(found) if found else 0.0

    def _is_at_home(self, phrase: str) -> bool:
        lexicon, folded = self._knowledge.lexicon, fold(phrase)
        if (
            _INSTITUTION.search(phrase)
            or _AMOUNT.search(phrase)
            or any(not term.weak for _, _, term in lexicon.topics.scan(folded))
        ):
            return True
        return any(words.occurs(folded) for words in (lexicon.core, lexicon.loan_words, lexicon.platforms))

    def is_foreign(self, phrase: str, spam: frozenset[str], share: float) -> bool:
        """Whether pairs of the phrase, and so great a share of them, stand in `spam` and not in the paragraphs."""
        pairs = frozenset(_PAIR.findall(fold(phrase).text))
        return len((pairs & spam) - self._prose) >= max(1, share * len(pairs))

    def shared(self, number: int) -> float:
        """Share of the line's pairs that other lines have too; 0 for a line without pairs."""
        pairs = frozenset(_PAIR.findall(self._folded[number]))
        return sum(self._counts[pair] > 1 for pair in pairs) / len(pairs) if pairs else 0.0

    def is_contrast(self, number: int) -> bool:
        """True for a simplified line on a page whose other lines are mostly traditional."""
        traditional = [line.lower() != folded for line, folded in zip(self._lines, self._folded, strict=True)]
        return not traditional[number] and 2 * sum(traditional) >= len(traditional)


def find_pairs(lines: Iterable[str]) -> frozenset[str]:
    """All pairs of Han characters of the lines, simplified."""
    return frozenset(pair for line in lines for pair in _PAIR.findall(fold(line).text))

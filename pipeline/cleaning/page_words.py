"""What a phrase shares with the rest of its page, and how much it says that nobody would expect.

Nothing here knows spam. The phrases of an honest list are words (苹果, 招商银行), short and known to the counts of the
language model, or they speak of what the page speaks of. Keywords are compounds without grammar: each tells two or three
unrelated things, which is measured by its information, the surprise of the model at the whole phrase.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from functools import cached_property

from pipeline.cleaning.phrase_forms import is_amount, is_clause, is_institution, is_named
from pipeline.knowledge import Knowledge
from pipeline.lexicon import Term, fold
from pipeline.lines import is_prose_line

PAIR = re.compile("(?=([㐀-鿿]{2}))")
_SPACED = re.compile(r"(?:\S\s+){2,}\S")  # `亚 洲 视 频`, an evasion
_BLANK = re.compile(r"\s+")
_SENTENCE = re.compile("[，,][^，,]{2,}[。！？”]$")  # a line shorter than a paragraph, yet no heading and no keyword
# What stands between a stop, or the beginning of the line, and a comma.
OPENING = re.compile(r"(?<![^。！？；!?;])([^，,。！？；：、“”《》!?;:\s]{4,20})[，,](?=.{4})")
# Of 2,500 openings of honest sentences without a function word one in a hundred tells so much, and none of those holds a
# word that spam uses.
OPENING_INFORMATION, OPENING_SURPRISE = 28.0, 6.2  # in natural logarithms, of the phrase and of a character
MIN_LIKE = 0.34  # of a phrase's pairs of characters stand in what is proven
MAX_SHARED = 0.34  # 直播 of 直播间
MIN_LISTED_CHARS, MIN_LISTED = 5, 0.5
WARES = "wares"  # class of the lexicon that names goods, which honest lists do too
SOLD = frozenset({"lending", "collecting"})  # classes of the lexicon that sell what the pages are about
MAX_KEYWORD_CHARS = 10  # what is longer and holds a function word is a clause whatever else it holds
MIN_SIMPLIFIED = 4  # characters of a list that is in another script than its page
MAX_SURPRISE = 12.0  # natural logarithms a character; a single unheard-of one shall not decide about a phrase


class Phrase:
    """One item of a list, or a line of its own; what is dear to know is read when it is asked for."""

    def __init__(self, text: str, page: PageWords) -> None:
        self.text = _BLANK.sub("", text)
        self.is_spaced = _SPACED.fullmatch(text) is not None  # written with a blank behind every character
        self._page = page

    @cached_property
    def is_clause(self) -> bool:
        """Whether it holds a function word that is no part of a word which hardly occurs outside spam (不看负债)."""
        if not is_clause(self.text):
            return False
        return len(self.text) > MAX_KEYWORD_CHARS or not self.n_strong or is_clause(self._without_strong())

    @cached_property
    def is_named(self) -> bool:
        """Whether it ends like the name of a person."""
        return is_named(self.text)

    @cached_property
    def pairs(self) -> frozenset[str]:
        """Its pairs of Han characters, simplified."""
        return frozenset(PAIR.findall(fold(self.text).text))

    @cached_property
    def shared(self) -> float:
        """Share of its pairs that the page's paragraphs have."""
        return len(self.pairs & self._page.prose) / max(len(self.pairs), 1)

    @cached_property
    def information(self) -> float:
        """Surprise of the model at the whole of it, in natural logarithms."""
        return self._page.surprise(self.text)

    @cached_property
    def is_at_home(self) -> bool:
        """Whether it names the subject, a platform, an institution or an amount, and does not sell it."""
        return self._page.is_at_home(self.text) and not self.is_sold

    @cached_property
    def _hits(self) -> list[tuple[int, int, Term]]:
        return self._page.find_listed(self.text)

    @cached_property
    def _listed(self) -> tuple[int, int]:
        hits = [hit for hit in self._hits if hit[2].name != WARES]
        return sum(end - start for start, end, _ in hits), sum(e - s for s, e, term in hits if not term.weak)

    def _without_strong(self) -> str:
        kept, at = [], 0
        for start, end, term in self._hits:
            if not term.weak:
                kept.append(self.text[at:start])
                at = end
        return "\n".join([*kept, self.text[at:]])

    @property
    def is_ware(self) -> bool:
        """Whether it names goods or a service of the trades that buy links."""
        return any(term.name == WARES for _, _, term in self._hits)

    @cached_property
    def is_sold(self) -> bool:
        """Whether it is an offer of loan brokers or debt collectors."""
        return any(term.name in SOLD for _, _, term in self._hits)

    @property
    def n_listed(self) -> int:
        """Characters of words that spam uses, ambiguous ones included."""
        return self._listed[0]

    @property
    def n_strong(self) -> int:
        """Characters of words that hardly occur outside spam."""
        return self._listed[1]

    @property
    def is_foreign(self) -> bool:
        """Whether it says nothing that the page or its subject says, and is no clause."""
        return not (self.is_clause or self.is_at_home or self.shared)

    @property
    def is_listed(self) -> bool:
        """Whether it is made of words that spam uses.

        Of 2,500 openings of honest sentences none is, of 1,500 headings and items of lists four, of four characters each.
        """
        n_letters = sum(map(str.isalnum, self.text))
        return len(self.text) >= MIN_LISTED_CHARS and self.n_listed >= MIN_LISTED * n_letters

    @property
    def is_related(self) -> bool:
        """Whether the page's paragraphs speak of the same, or its title says it."""
        return self.shared > MAX_SHARED or (self.text == self._page.title and not self.n_strong)

    def is_like(self, spam: frozenset[str]) -> bool:
        """Whether it is made of the same words as what is proven."""
        return len(self.pairs & spam) >= max(1.0, MIN_LIKE * len(self.pairs))


class PageWords:
    """Pairs of Han characters, the cheapest stand-in for words: what a phrase shares with the rest of its page."""

    def __init__(
        self,
        lines: Sequence[str],
        knowledge: Knowledge,
        title: str = "",
        without: Container[int] = (),
    ) -> None:
        """`without` are numbers of lines that are no prose whatever marks they have: rows, and what is proven."""
        self._lines = lines
        self._without = without
        self._knowledge = knowledge
        self.title = title
        self._phrases: dict[str, Phrase] = {}

    @cached_property
    def _folded(self) -> list[str]:
        return [fold(line).text for line in self._lines]

    @cached_property
    def _prose(self) -> list[str]:
        """The page's paragraphs, folded, without openings of sentences that may be advertisements hung in."""
        return [
            OPENING.sub(self._drop_stranger, folded)
            for number, (line, folded) in enumerate(zip(self._lines, self._folded, strict=True))
            if number not in self._without and (is_prose_line(line) or _SENTENCE.search(line))
        ]

    @cached_property
    def prose(self) -> frozenset[str]:
        """Pairs of the page's paragraphs."""
        return frozenset(pair for line in self._prose for pair in PAIR.findall(line))

    def _drop_stranger(self, opening: re.Match[str]) -> str:
        return "。" if self.is_strange_opening(opening[1], 0.0) else opening[0]

    def is_strange_opening(self, phrase: str, surprise: float = OPENING_SURPRISE) -> bool:
        """Whether a phrase between a stop and a comma is nothing that a sentence is likely to begin with.

        `surprise` is the least of a character, in natural logarithms.
        """
        found = self.read(phrase)
        if found.is_clause or found.is_at_home:
            return False
        return found.information >= max(OPENING_INFORMATION, surprise * len(phrase))

    @cached_property
    def listed_openings(self) -> frozenset[str]:
        """The openings of the page's sentences that are no clause and hold a word which spam uses."""
        text = "\n".join(dict.fromkeys(match[1] for line in self._lines for match in OPENING.finditer(line)))
        hits = self._knowledge.lexicon.spam.find(fold(text))
        found = {text[text.rfind("\n", 0, at) + 1 :].split("\n", 1)[0] for at, _, _ in hits}
        return frozenset(opening for opening in found if not self.read(opening).is_clause)

    @cached_property
    def speaks_of_spam(self) -> bool:
        """Whether a paragraph holds a word that hardly occurs outside spam: news and warnings quote such words."""
        scan = self._knowledge.lexicon.spam.scan
        return any(not term.weak for line in self._prose for _, _, term in scan(fold(line)))

    @cached_property
    def _n_traditional(self) -> int:
        """Number of lines with a traditional character."""
        return sum(line.lower() != folded for line, folded in zip(self._lines, self._folded, strict=True))

    def read(self, phrase: str) -> Phrase:
        """The phrase as this page knows it."""
        found = self._phrases.get(phrase)
        if found is None:
            found = self._phrases[phrase] = Phrase(phrase, self)
        return found

    def find_listed(self, phrase: str) -> list[tuple[int, int, Term]]:
        """The words of the phrase that spam uses."""
        return self._knowledge.lexicon.spam.find(fold(phrase))

    def surprise(self, phrase: str) -> float:
        """Surprise of the model at a phrase on a line of its own, in natural logarithms."""
        return self.surprise_after(phrase, "\n")

    def surprise_after(self, text: str, left: str) -> float:
        """Surprise of the model at `text` behind `left`, in natural logarithms."""
        log_p = self._knowledge.model.log_p
        whole = left[-3:] + text
        first = len(whole) - len(text)
        return sum(min(-log_p(whole[max(0, at - 3) : at], whole[at]), MAX_SURPRISE) for at in range(first, len(whole)))

    def is_at_home(self, phrase: str) -> bool:
        """Whether the phrase names the subject, a platform, an institution or an amount."""
        if is_institution(phrase) or is_amount(phrase):
            return True
        lexicon, folded = self._knowledge.lexicon, fold(phrase)
        if any(not term.weak for _, _, term in lexicon.topics.scan(folded)):
            return True
        if lexicon.core.occurs(folded) or lexicon.loan_words.occurs(folded):
            return True
        return lexicon.platforms.occurs(folded) and not lexicon.spam.occurs(folded)  # 支付宝小号 names what is sold

    def is_contrast(self, text: str) -> bool:
        """Whether `text` is simplified, and most lines of its page have traditional characters.

        Simplified are four characters at least that Big5 does not have.
        """
        n_simplified = len(text) - len(text.encode("big5", "ignore").decode("big5", "ignore"))
        if n_simplified < MIN_SIMPLIFIED or 2 * self._n_traditional < len(self._lines):
            return False
        return fold(text).text == text.lower()


def find_pairs(lines: Iterable[str]) -> frozenset[str]:
    """All pairs of Han characters of the lines, simplified."""
    return frozenset(pair for line in lines for pair in PAIR.findall(fold(line).text))

"""Terms and the vocabularies that find them in text; `pipeline.lexicon` holds those of the domain.

>>> words = compile_terms([Term("网贷", "online loan")])
>>> [(start, end, term.name) for start, end, term in words.find(fold("網貸逾期"))]
[(0, 2, 'online loan')]
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

import opencc

from pipeline.pairs import Beginnings, Numbered, Places, read_numbers

PAGE_CHARS = 300  # from here on a text is looked up as a page, and remembered


@dataclass(frozen=True, slots=True)
class Term:
    """One written form and what it stands for."""

    text: str
    name: str  # canonical name, class or kind; empty for a form that only shields shorter ones
    weak: bool = False  # ambiguous: counts only beside other evidence
    not_before: str = ""  # characters that must not stand in front
    not_after: str = ""

    def stands(self, text: str, start: int) -> bool:
        """Whether what stands around it, at a place of `text`, allows it."""
        if self.not_before and start and text[start - 1] in self.not_before:
            return False
        after = text[start + len(self.text) : start + len(self.text) + 1]
        return not (self.not_after and after and after in self.not_after)


class Folded:
    """A text in simplified characters and lower case, as long as the original, so that offsets hold in both.

    What numpy reads of a page is remembered; a line is folded thousands of times, so that nothing else is made of it.
    """

    __slots__ = ("_numbered", "_places", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._numbered: Numbered | None = None
        self._places: dict[Beginnings, Places] | None = None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Folded) and self.text == other.text

    def __hash__(self) -> int:
        return hash(self.text)

    @property
    def numbered(self) -> Numbered:
        """Its characters and pairs of characters as numbers."""
        if self._numbered is None:
            self._numbered = read_numbers(self.text)
        return self._numbered

    def find(self, beginnings: Beginnings) -> Places:
        """Where one of the words may begin."""
        if self._places is None:
            self._places = {}
        if beginnings not in self._places:
            self._places[beginnings] = beginnings.find(self.numbered)
        return self._places[beginnings]


@dataclass(frozen=True)
class Vocabulary:
    """Terms that can be looked up in folded text, longest form first."""

    terms: Mapping[str, Term]  # by folded form
    pattern: re.Pattern[str]
    beginnings: Beginnings  # of its forms, and of those of other vocabularies that the same pages are asked for
    number: int = 0  # among those vocabularies

    def find(self, folded: Folded) -> list[tuple[int, int, Term]]:
        """Every term in the text: sorted, disjoint, half-open offsets.

        Of overlapping terms the one that begins first counts, of those the longest.
        """
        return list(self.scan(folded))

    def scan(self, folded: Folded) -> Iterator[tuple[int, int, Term]]:
        """The terms of `find` one by one, for callers that stop early."""
        if len(folded.text) >= PAGE_CHARS:
            yield from self._look_up(folded)
            return
        terms = self.terms
        for match in self.pattern.finditer(folded.text):
            term = terms[match[0]]
            if term.name:
                yield *match.span(), term

    @functools.cached_property
    def _lengths(self) -> dict[str, list[int]]:
        """The lengths of the forms by the first two characters, or the one that they are; longest first."""
        found: dict[str, set[int]] = {}
        for form in self.terms:
            found.setdefault(form[:2], set()).add(len(form))
        return {start: sorted(n | found.get(start[0], set()), reverse=True) for start, n in found.items()}

    def _look_up(self, folded: Folded) -> Iterator[tuple[int, int, Term]]:
        """What the pattern finds, looking only where a form may begin: on a page several times as fast."""
        text, terms, lengths, last = folded.text, self.terms, self._lengths, 0
        for start in folded.find(self.beginnings).of(self.number):
            if start >= last:
                for length in lengths.get(text[start : start + 2]) or lengths.get(text[start], []):
                    term = terms.get(text[start : start + length])
                    if term and term.stands(text, start):
                        last = start + len(term.text)
                        if term.name:
                            yield start, last, term
                        break

    def occurs(self, folded: Folded) -> bool:
        """Whether any term occurs in the text."""
        return next(self.scan(folded), None) is not None

    def at_start(self, folded_line: str) -> Term | None:
        """The longest term that the line begins with."""
        match = self.pattern.match(folded_line)
        return self.terms[match[0]] if match and self.terms[match[0]].name else None


def fold(text: str) -> Folded:
    """`text` in the form that vocabularies compare; the stages of a page ask for its text again and again."""
    return _fold_page(text) if len(text) >= PAGE_CHARS else _fold(text)


def fold_text(text: str) -> str:
    """The same as a plain string."""
    if _traditional().search(text):
        text = text.translate(_to_simplified())
    # The small form of one character is two, so it stays.
    return "İ".join(map(str.lower, text.split("İ"))) if "İ" in text else text.lower()


def _fold(text: str) -> Folded:
    return Folded(fold_text(text))


_fold_page = functools.lru_cache(maxsize=8)(_fold)


def compile_terms(terms: Iterable[Term]) -> Vocabulary:
    """A vocabulary of `terms`; of two terms with the same form the first one counts."""
    by_form: dict[str, Term] = {}
    for term in terms:
        form = fold(term.text).text
        by_form.setdefault(form, replace(term, text=form))
    return Vocabulary(MappingProxyType(by_form), re.compile(_express(by_form)), Beginnings([by_form]))


def search_together(vocabularies: Mapping[str, Vocabulary]) -> dict[str, Vocabulary]:
    """The vocabularies, up to 16 of them, so that a page is searched once for all of them."""
    beginnings = Beginnings([vocabulary.terms for vocabulary in vocabularies.values()])
    return {
        name: replace(vocabulary, beginnings=beginnings, number=number)
        for number, (name, vocabulary) in enumerate(vocabularies.items())
    }


def _express(by_form: Mapping[str, Term]) -> str:
    """A regular expression of all forms that spends its time in C.

    Two character sets (first and second character) reject nine positions in ten; the rest goes by the second character,
    a literal that the engine tests at once, then by a lookbehind on both. A plain alternation of 400 forms tries every
    first character at every position: measured three times slower on a page of 2,000 characters.
    """
    groups: dict[str, dict[str, list[Term]]] = {}
    singles: list[Term] = []
    for form in sorted(by_form, key=len, reverse=True):
        if len(form) == 1:
            singles.append(by_form[form])
        else:
            groups.setdefault(form[1], {}).setdefault(form[0], []).append(by_form[form])
    longer = "|".join(
        re.escape(second)
        + "(?:"
        + "|".join(
            f"(?<={re.escape(first + second)})(?:{'|'.join(re.escape(t.text[2:]) + _limits(t) for t in terms)})"
            for first, terms in firsts.items()
        )
        + ")"
        for second, firsts in groups.items()
    )
    options = [f"(?=[{_members(groups)}])(?:{longer})"] if groups else []
    options += [f"(?<={re.escape(term.text)}){_limits(term)}" for term in singles]
    firsts = {form[0] for form in by_form}
    return f"[{_members(firsts)}](?:{'|'.join(options)})" if options else "(?!)"


def _members(chars: Iterable[str]) -> str:
    return "".join(map(re.escape, sorted(chars)))


def _limits(term: Term) -> str:
    """The conditions on the neighbours of a form that ends here."""
    before = f"(?<![{re.escape(term.not_before)}]{re.escape(term.text)})" if term.not_before else ""
    return before + (f"(?![{re.escape(term.not_after)}])" if term.not_after else "")


_HAN = range(0x4E00, 0xA000)


@functools.cache
def _to_simplified() -> Sequence[str]:
    """What becomes of each character of the basic plane, by its code; some 25 ms, once a process.

    `str.translate` asks a list in half the time of a mapping that misses most characters.
    """
    chars = [chr(code) for code in range(0x10000)]
    chars[_HAN.start : _HAN.stop] = opencc.OpenCC("t2s").convert("\n".join(map(chr, _HAN))).split("\n")
    return chars


@functools.cache
def _traditional() -> re.Pattern[str]:
    simplified = _to_simplified()
    return re.compile(f"[{_members(chr(code) for code in _HAN if simplified[code] != chr(code))}]")

"""The domain lexicon: what platforms, laws, topics, spam and boilerplate are called, indexed for search.

A leaf: it reads TOML texts that the caller has loaded (`data/lexicon/*.toml`) and touches no disk. Terms are written in
simplified characters and match both scripts, because some users look at text that is not normalised yet: fold it first.

    >>> words = compile_terms([Term("网贷", "online loan")])
    >>> [(start, end, term.name) for start, end, term in words.find(fold("網貸逾期"))]
    [(0, 2, 'online loan')]
"""

from __future__ import annotations

import functools
import re
import string
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

import opencc

from pipeline.errors import ConfigError

FILES = ("platforms", "laws", "topics", "spam", "labels", "spun", "voices")
_STATE = "中华人民共和国"
_LOWER = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)


@dataclass(frozen=True, slots=True)
class Term:
    """One written form and what it stands for."""

    text: str
    name: str  # canonical name, class or kind; empty for a form that only shields shorter ones
    weak: bool = False  # ambiguous: counts only beside other evidence
    not_before: str = ""  # characters that must not stand in front
    not_after: str = ""


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in simplified characters and lower case, as long as the original, so that offsets hold in both."""

    text: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Terms that can be looked up in folded text, longest form first."""

    terms: Mapping[str, Term]  # by folded form
    pattern: re.Pattern[str]

    def find(self, folded: Folded) -> list[tuple[int, int, Term]]:
        """Every term in the text: sorted, disjoint, half-open offsets.

        Of overlapping terms the one that begins first counts, of those the longest.
        """
        return list(self.scan(folded))

    def scan(self, folded: Folded) -> Iterator[tuple[int, int, Term]]:
        """The terms of `find` one by one, for callers that stop early."""
        terms = self.terms
        for match in self.pattern.finditer(folded.text):
            term = terms[match[0]]
            if term.name:
                yield *match.span(), term

    def occurs(self, folded: Folded) -> bool:
        """Whether any term occurs in the text."""
        return next(self.scan(folded), None) is not None

    def at_start(self, folded_line: str) -> Term | None:
        """The longest term that the line begins with."""
        match = self.pattern.match(folded_line)
        return self.terms[match[0]] if match and self.terms[match[0]].name else None


def fold(text: str) -> Folded:
    """`text` in the form that vocabularies compare."""
    return Folded(fold_text(text))


def fold_text(text: str) -> str:
    """The same as plain text."""
    if _traditional().search(text):
        text = text.translate(_to_simplified())
    lower = text.lower()
    return lower if len(lower) == len(text) else text.translate(_LOWER)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All vocabularies of the domain; built once a process by `from_texts` and shared."""

    platforms: Vocabulary  # term name: canonical platform; weak: needs one of `loan_words` on the page
    loan_words: Vocabulary
    laws: Vocabulary  # term name: official title
    topics: Vocabulary  # term name: topic
    core: Vocabulary  # loans and debts at large
    spam: Vocabulary  # term name: class (adult, gambling, lottery, pharma, invoice, games)
    broker: Vocabulary  # what debt brokers promise
    labels: Mapping[str, Vocabulary]  # by kind
    spun: Vocabulary  # term name: the plain word that was replaced; weak: the synonym is an ordinary word
    spun_broken: Vocabulary
    voices: Mapping[str, Vocabulary]  # by flag: dialect, machine_translated

    @classmethod
    def from_texts(cls, texts: Mapping[str, str]) -> Lexicon:
        """The lexicon of seven TOML texts by file name without suffix; ConfigError names file and key of a bad one."""
        data = {name: _read(name, texts) for name in FILES}
        topics, labels, spun = data["topics"], data["labels"], data["spun"]
        spam = _named("spam", data["spam"])
        pairs = [{**pair, "name": pair.get("original")} for pair in _tables("spun", spun, "pair")]
        return cls(
            platforms=compile_terms(_aliases("platforms", "platform", data["platforms"])),
            loan_words=_plain("platforms", data["platforms"], "context_words"),
            laws=compile_terms(_aliases("laws", "law", data["laws"])),
            topics=compile_terms(_graded("topics", _tables("topics", topics, "topic"), "keywords")),
            core=_plain("topics", topics, "core"),
            spam=compile_terms(_graded("spam", [table for table in spam if table["name"] != "broker"], "strong")),
            broker=compile_terms(_graded("spam", [table for table in spam if table["name"] == "broker"], "strong")),
            labels=MappingProxyType({kind: _plain("labels", labels, kind) for kind in labels}),
            spun=compile_terms(_graded("spun", pairs, "telling", "ordinary")),
            spun_broken=_plain("spun", spun, "broken"),
            voices=MappingProxyType(
                {str(table["name"]): _shielded("voices", table) for table in _named("voices", data["voices"])}
            ),
        )


def compile_terms(terms: Iterable[Term]) -> Vocabulary:
    """A vocabulary of `terms`; of two terms with the same form the first one counts."""
    by_form: dict[str, Term] = {}
    for term in terms:
        form = fold(term.text).text
        by_form.setdefault(form, replace(term, text=form))
    return Vocabulary(MappingProxyType(by_form), re.compile(_express(by_form)))


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


@functools.cache
def _to_simplified() -> Mapping[int, str]:
    """Traditional to simplified, character by character, for the basic block; some 25 ms, once a process."""
    chars = [chr(code) for code in range(0x4E00, 0xA000)]
    simplified = opencc.OpenCC("t2s").convert("\n".join(chars)).split("\n")
    return MappingProxyType({ord(old): new for old, new in zip(chars, simplified, strict=True) if old != new})


@functools.cache
def _traditional() -> re.Pattern[str]:
    return re.compile(f"[{_members(map(chr, _to_simplified()))}]")


def _read(name: str, texts: Mapping[str, str]) -> dict[str, object]:
    where = f"lexicon/{name}.toml"
    if name not in texts:
        raise ConfigError("a file of the lexicon is missing", where=where, todo="restore it from the package")
    try:
        return tomllib.loads(texts[name])
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"not valid TOML: {error}", where=where, todo="correct the line that is named") from error


def _wrong(name: str, key: str, wanted: str) -> ConfigError:
    return ConfigError(f"`{key}` must be {wanted}", where=f"lexicon/{name}.toml", todo="see data/lexicon/README.md")


def _text(name: str, table: Mapping[str, object], key: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value:
        raise _wrong(name, key, "a text")
    return value


def _strings(name: str, table: Mapping[str, object], key: str) -> tuple[str, ...]:
    """The list of texts at `key`; empty where it is absent."""
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        raise _wrong(name, key, "a list of texts")
    return tuple(value)


def _tables(name: str, table: Mapping[str, object], key: str) -> list[dict[str, object]]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise _wrong(name, key, "a list of tables")
    return value


def _named(name: str, tables: Mapping[str, object]) -> list[dict[str, object]]:
    """Tables `[class]` as records that carry their key as `name`."""
    records = []
    for key, value in tables.items():
        if not isinstance(value, dict):
            raise _wrong(name, key, "a table")
        records.append({"name": key, **value})
    return records


def _plain(name: str, table: Mapping[str, object], key: str) -> Vocabulary:
    return compile_terms(Term(form, key) for form in _strings(name, table, key))


def _shielded(name: str, table: Mapping[str, object]) -> Vocabulary:
    """The telling words of a table, and longer ones that only look alike."""
    shields = [Term(form, "") for form in _strings(name, table, "shields")]
    return compile_terms([*shields, *(Term(form, form) for form in _strings(name, table, "telling"))])


def _graded(name: str, tables: Sequence[Mapping[str, object]], firm: str, ambiguous: str = "weak") -> Iterator[Term]:
    """Terms of tables that list words under the keys `firm` and `ambiguous`; the firm ones come first."""
    for key, weak in ((firm, False), (ambiguous, True)):
        for table in tables:
            yield from (Term(form, _text(name, table, "name"), weak) for form in _strings(name, table, key))


def _aliases(name: str, key: str, table: Mapping[str, object]) -> Iterator[Term]:
    """Terms of `[[key]]` tables with `aliases`, the canonical name and its short form among them, then the shields."""
    for record in _tables(name, table, key):
        canonical, context = _text(name, record, "name"), bool(record.get("context"))
        aliases = record.get("aliases", [])
        if not isinstance(aliases, list):
            raise _wrong(name, "aliases", "a list")
        for alias in aliases:
            if isinstance(alias, str):
                yield Term(alias, canonical)
            elif isinstance(alias, dict):
                limits = (str(alias.get("not_before", "")), str(alias.get("not_after", "")))
                yield Term(_text(name, alias, "text"), canonical, bool(alias.get("context")), *limits)
            else:
                raise _wrong(name, "aliases", "a list of texts or tables")
        yield Term(canonical, canonical, context)
        if canonical.startswith(_STATE):
            yield Term(canonical.removeprefix(_STATE), canonical)
    yield from (Term(form, "") for form in _strings(name, table, "ignore"))

"""The domain lexicon: what platforms, laws, topics, spam and boilerplate are called, indexed for search.

A leaf: it reads TOML texts that the caller has loaded (`data/lexicon/*.toml`) and touches no disk. Terms are written in
simplified characters and match both scripts, because some users look at text that is not normalised yet: fold it first.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from pipeline.errors import ConfigError
from pipeline.terms import Folded, Term, Vocabulary, compile_terms, fold, fold_text, search_together

__all__ = ["FILES", "Folded", "Lexicon", "Term", "Vocabulary", "compile_terms", "fold", "fold_text"]

FILES = ("platforms", "laws", "topics", "spam", "labels", "spun", "voices")
_STATE = "中华人民共和国"


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
        found = {
            "platforms": compile_terms(_aliases("platforms", "platform", data["platforms"])),
            "loan_words": _plain("platforms", data["platforms"], "context_words"),
            "laws": compile_terms(_aliases("laws", "law", data["laws"])),
            "topics": compile_terms(_graded("topics", _tables("topics", topics, "topic"), "keywords")),
            "core": _plain("topics", topics, "core"),
            "spam": compile_terms(_graded("spam", [table for table in spam if table["name"] != "broker"], "strong")),
            "broker": compile_terms(_graded("spam", [table for table in spam if table["name"] == "broker"], "strong")),
            "spun": compile_terms(_graded("spun", pairs, "telling", "ordinary")),
            "spun_broken": _plain("spun", spun, "broken"),
        }
        voices = {str(table["name"]): _shielded("voices", table) for table in _named("voices", data["voices"])}
        together = search_together(found | voices)
        return cls(
            **{name: together[name] for name in found},
            voices=MappingProxyType({name: together[name] for name in voices}),
            labels=MappingProxyType({kind: _plain("labels", labels, kind) for kind in labels}),
        )


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

"""TOML files that people write, read into frozen records; one error names every mistake and what to type instead.

A record is a frozen dataclass whose `__pydantic_config__` is `STRICT`. Its annotations are the whole schema: types,
bounds from `annotated_types`, `Literal` choices, and `Parsed` where a TOML string becomes another value.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_type_hints

from pipeline.errors import ConfigError

if TYPE_CHECKING:
    from pydantic import ConfigDict
    from pydantic_core import CoreSchema, ErrorDetails

Record = TypeVar("Record")
KeyPath = tuple[str | int, ...]

STRICT: ConfigDict = {"extra": "forbid", "strict": True, "allow_inf_nan": False}

_SHOWN_CHARS = 40  # of a wrong value; enough to recognise it
_HEADER = re.compile(r"\s*(\[\[?)\s*([^\[\]#]+?)\s*\]")
_KEY = re.compile(r"\s*([\w.\-\"']+)\s*=")

# What is said for the error types of pydantic; the names in braces come from the error's own context.
_MESSAGES = {
    "missing": "is missing",
    "int_type": "must be a whole number",
    "int_from_float": "must be a whole number",
    "float_type": "must be a number",
    "finite_number": "must be a finite number",
    "bool_type": "must be true or false",
    "string_type": 'must be a text in "quotes"',
    "tuple_type": "must be a list in [brackets]",
    "dataclass_type": "must be a table",
    "greater_than_equal": "must be {ge} or more",
    "less_than_equal": "must be {le} or less",
    "literal_error": "must be {expected}",
    "too_long": "must hold {max_length} values or fewer",
    "string_too_short": "must not be empty",
    "string_too_long": "must be {max_length} characters or fewer",
    "value_error": "{error}",
}


class ContradictionError(ValueError):
    """A value that contradicts another key; raised by `__post_init__` of a record, with the key's dotted path in it."""

    def __init__(self, key: str, message: str) -> None:
        self.key = key
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Parsed:
    """Marks an annotation: `parse` turns the TOML string into the field's value, or raises ValueError."""

    parse: Callable[[str], object]

    def __get_pydantic_core_schema__(self, source: object, handler: object) -> CoreSchema:
        from pydantic_core import core_schema

        return core_schema.no_info_after_validator_function(self.parse, core_schema.str_schema(strict=True))


@dataclass(frozen=True, slots=True)
class _Mistake:
    path: KeyPath
    message: str
    line: int | None
    instead: str = ""

    def __str__(self) -> str:
        place = f"line {self.line}: " if self.line else ""
        return f"{place}{_dotted(self.path)} {self.message}"


def read_record(path: Path, kind: type[Record], *, todo_missing: str, todo_wrong: str) -> Record:
    """The file at `path` as a `kind`.

    Raises:
        ConfigError: the file is missing (its `todo` is `todo_missing`), cannot be read, is not UTF-8, is not TOML, or
            does not fit `kind` (`todo_wrong`); in the last case the message holds all mistakes, with line numbers.
    """
    from pydantic import TypeAdapter, ValidationError

    text, data = _read_toml(path, todo_missing, todo_wrong)
    try:
        as_json = json.dumps(data, default=str)  # strict validation reads lists as tuples only from JSON
        return TypeAdapter(kind).validate_json(as_json)
    except ValidationError as error:
        mistakes = tuple(_mistakes(error.errors(include_url=False, include_input=False), kind, data, text))
    except ValueError:  # Python refuses to print integers of thousands of digits
        raise ConfigError(f"{path.name} holds a number that is too large", where=str(path), todo=todo_wrong) from None
    if len(mistakes) == 1:
        (only,) = mistakes
        where = f"{path}, line {only.line}" if only.line else str(path)
        what = f"{path.name}: {_dotted(only.path)} {only.message}"
        todo = f"type `{only.instead}` for `{only.path[-1]}`; {todo_wrong}" if only.instead else todo_wrong
        raise ConfigError(what, where=where, todo=todo)
    what = "\n".join([f"{path.name} has {len(mistakes)} mistakes:", *(f"  {mistake}" for mistake in mistakes)])
    raise ConfigError(what, where=str(path), todo=todo_wrong)


def _read_toml(path: Path, todo_missing: str, todo_wrong: str) -> tuple[str, dict[str, Any]]:
    where = str(path)
    try:
        raw = path.read_bytes()
        text = raw.decode("utf-8-sig")  # some editors put a byte order mark in front
        return text, tomllib.loads(text)
    except FileNotFoundError:
        raise ConfigError(f"there is no {path.name} here", where=where, todo=todo_missing) from None
    except OSError as error:
        raise ConfigError(f"{path.name} cannot be read: {error.strerror}", where=where, todo=todo_wrong) from None
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        what = f"{path.name} is not UTF-8: byte 0x{raw[error.start]:02x} on line {line}"
        raise ConfigError(what, where=f"{where}, line {line}", todo=f"save it as UTF-8; {todo_wrong}") from None
    except (ValueError, RecursionError) as error:  # tomllib says the line and column itself
        reason = "tables nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise ConfigError(f"{path.name} is not valid TOML: {reason}", where=where, todo=todo_wrong) from None


def _mistakes(errors: list[ErrorDetails], kind: type[object], data: dict[str, Any], text: str) -> Iterator[_Mistake]:
    """One mistake a key, in the order of the file; the branches of a union are joined by `or`."""
    lines = _find_lines(text)
    messages: dict[KeyPath, list[str]] = {}
    unknown: list[KeyPath] = []
    for error in errors:
        cause = error.get("ctx", {}).get("error")
        path = error["loc"] + (tuple(cause.key.split(".")) if isinstance(cause, ContradictionError) else ())
        if error["type"] == "unexpected_keyword_argument":
            unknown.append(path)
            continue
        if error["type"] != "missing" and not isinstance(cause, ContradictionError):
            path = _written_part(path, data)
        template = _MESSAGES.get(error["type"])
        if error["type"] == "literal_error":  # choices as TOML writes them
            error["ctx"]["expected"] = error["ctx"]["expected"].replace("'", '"').replace("False", "false")
        message = template.format(**error.get("ctx", {})) if template else error["msg"][:1].lower() + error["msg"][1:]
        messages.setdefault(path, []).append(message)
    found = [_unknown_key(path, kind, _line_of(path, lines)) for path in unknown]
    for path, parts in messages.items():
        said = " or ".join([parts[0], *(part.removeprefix("must be ") for part in parts[1:])])
        if said.startswith("must "):
            said += f", not {_shown(_value_at(path, data))}"
        found.append(_Mistake(path, said, _line_of(path, lines)))
    yield from sorted(found, key=lambda mistake: mistake.line or 0)


def _unknown_key(path: KeyPath, kind: type[object], line: int | None) -> _Mistake:
    *table, key = path
    known = _keys_of(_record_at(kind, tuple(table)))
    where = f"[{_dotted(tuple(table))}]" if table else "the file"
    near = get_close_matches(str(key), known, n=1)
    if near:
        return _Mistake(path, f"is not a key of {where}; nearest: {near[0]}", line, near[0])
    elsewhere = [f"[{name}]" for name in _keys_of(kind) if key in _keys_of(_record_at(kind, (name,)))]
    if elsewhere:
        return _Mistake(path, f"is not a key of {where}; it belongs under {elsewhere[0]}", line)
    return _Mistake(path, f"is not a key of {where}; known: {', '.join(known)}", line)


def _keys_of(kind: type[object] | None) -> list[str]:
    return [field.name for field in fields(kind)] if kind is not None and is_dataclass(kind) else []


def _record_at(kind: type[object], path: KeyPath) -> type[object] | None:
    """The dataclass that describes the table at `path`, also inside lists of tables."""
    found: type[object] | None = kind
    for part in path:
        if isinstance(part, int) or found is None:
            continue
        hint = get_type_hints(found).get(part)
        options = (option for option in (hint, *get_args(hint)) if isinstance(option, type) and is_dataclass(option))
        found = next(options, None)
    return found


def _written_part(path: KeyPath, data: object) -> KeyPath:
    """`path` without the names of union branches that pydantic appends."""
    for n, part in enumerate(path):
        inside = part in data if isinstance(data, dict) else isinstance(data, list) and part in range(len(data))
        if not inside:
            return path[:n]
        data = data[part]  # type: ignore[index]
    return path


def _value_at(path: KeyPath, data: object) -> object:
    for part in path:
        try:
            data = data[part]  # type: ignore[index]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _shown(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= _SHOWN_CHARS else text[:_SHOWN_CHARS] + "..."


def _dotted(path: KeyPath) -> str:
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).removeprefix(".")


def _find_lines(text: str) -> dict[KeyPath, int]:
    """Where tables and keys are written; keys inside inline tables and multi-line strings are not found."""
    lines: dict[KeyPath, int] = {}
    table: KeyPath = ()
    n_tables: dict[KeyPath, int] = {}
    in_string = False
    for number, line in enumerate(text.splitlines(), start=1):
        was_in_string, in_string = in_string, in_string ^ bool((line.count('"""') + line.count("'''")) % 2)
        if was_in_string:
            continue
        if header := _HEADER.match(line):
            table = _key_path(header[2])
            if header[1] == "[[":
                n_tables[table] = n_tables.get(table, -1) + 1
                table = (*table, n_tables[table])
            lines.setdefault(table, number)
        elif key := _KEY.match(line):
            lines.setdefault(table + _key_path(key[1]), number)
    return lines


def _key_path(written: str) -> KeyPath:
    return tuple(part.strip(" \t\"'") for part in written.split("."))


def _line_of(path: KeyPath, lines: dict[KeyPath, int]) -> int | None:
    """The line of `path`, or of the nearest key or table around it."""
    return next((lines[path[:n]] for n in range(len(path), 0, -1) if path[:n] in lines), None)

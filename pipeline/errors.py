"""Everything that makes a person act.

YuqiError                1   a bug, or an error without a better home
├── UsageError           2   the command line makes no sense
├── ConfigError          3   a file of the user is wrong: file, key, nearest valid key
├── DataError            4   a table or archive is invalid: table, column, first bad row
│   ├── SourceError          one source of pages cannot be read; the others go on
│   └── SchemaVersionError   which version, how to upgrade
├── QualityGateError     5   gate, measured, floor
├── LockedError          6   who holds the lock, since when
└── ResourceError        7   what ran out, what is kept, what to do

Every message says what happened, where, and what to type next.
"""

from __future__ import annotations

from typing import ClassVar


class YuqiError(Exception):
    """What happened, where it happened, and what to type next."""

    exit_code: ClassVar[int] = 1

    def __init__(self, what: str, *, where: str = "", todo: str = "") -> None:
        self.what, self.where, self.todo = what, where, todo
        super().__init__(what, where, todo)

    def __reduce__(self) -> tuple[object, ...]:
        """Leave a worker process whole."""
        return _rebuild, (type(self), self.what, self.where, self.todo)

    def __str__(self) -> str:
        """One line a part, ready for a terminal."""
        parts = [
            self.what,
            f"  where: {self.where}" if self.where else "",
            f"  next:  {self.todo}" if self.todo else "",
        ]
        return "\n".join(part for part in parts if part)


class UsageError(YuqiError):
    """The command line cannot be carried out as typed."""

    exit_code = 2


class ConfigError(YuqiError):
    """A configuration file or recipe is wrong."""

    exit_code = 3


class DataError(YuqiError):
    """A table or archive does not hold what it must."""

    exit_code = 4


class SourceError(DataError):
    """A source of pages cannot be read; others go on."""


class SchemaVersionError(DataError):
    """A table was written by another version of the schema."""


class QualityGateError(YuqiError):
    """A measured value is below its floor."""

    exit_code = 5


class LockedError(YuqiError):
    """Another run holds the workspace."""

    exit_code = 6


class ResourceError(YuqiError):
    """Disk, memory or permission ran out."""

    exit_code = 7


def _rebuild(kind: type[YuqiError], what: str, where: str, todo: str) -> YuqiError:
    """The error that was sent from another process."""
    return kind(what, where=where, todo=todo)

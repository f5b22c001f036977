"""Every error says what happened, where, and what to type next, and survives the way out of a worker process."""

from __future__ import annotations

import pickle

import pytest

from pipeline import errors
from pipeline.errors import YuqiError

CLASSES = sorted((kind for kind in vars(errors).values() if isinstance(kind, type)), key=lambda kind: kind.__name__)
EXIT_CODES = {
    "YuqiError": 1,
    "UsageError": 2,
    "ConfigError": 3,
    "DataError": 4,
    "SourceError": 4,
    "SchemaVersionError": 4,
    "QualityGateError": 5,
    "LockedError": 6,
    "ResourceError": 7,
}


@pytest.mark.parametrize("kind", CLASSES)
class TestEachError:
    def test_message_has_three_parts(self, kind: type[YuqiError]) -> None:
        error = kind("the disk is full", where="data/raw", todo="free some space")
        assert str(error).splitlines() == ["the disk is full", "  where: data/raw", "  next:  free some space"]

    def test_parts_without_content_leave_no_line(self, kind: type[YuqiError]) -> None:
        assert str(kind("the disk is full")) == "the disk is full"

    def test_exit_code_is_the_documented_one(self, kind: type[YuqiError]) -> None:
        assert kind.exit_code == EXIT_CODES[kind.__name__]

    def test_has_one_root_and_a_docstring(self, kind: type[YuqiError]) -> None:
        assert issubclass(kind, YuqiError)
        assert kind.__doc__

    def test_stands_in_the_tree_of_the_module(self, kind: type[YuqiError]) -> None:
        assert kind.__name__ in (errors.__doc__ or "")

    def test_survives_pickling(self, kind: type[YuqiError]) -> None:
        error = pickle.loads(pickle.dumps(kind("a", where="b", todo="c")))  # noqa: S301 our own bytes
        assert (type(error), error.what, error.where, error.todo) == (kind, "a", "b", "c")


def test_no_class_is_missing_here() -> None:
    assert {kind.__name__ for kind in CLASSES} == set(EXIT_CODES)

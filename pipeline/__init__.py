"""Yuqi: the Chinese loan-delinquency web as a corpus one can trust.

The whole public API; heavy parts are loaded on first use.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.corpus import (
        corpus_files,
        explain,
        load_copies,
        load_corpus,
        load_dropped,
        load_edits,
        load_extracted,
        load_runs,
    )
    from pipeline.errors import YuqiError
    from pipeline.one_page import CleanArticle, clean

__all__ = [
    "CleanArticle",
    "YuqiError",
    "clean",
    "corpus_files",
    "explain",
    "load_copies",
    "load_corpus",
    "load_dropped",
    "load_edits",
    "load_extracted",
    "load_runs",
]

_HOMES = {"CleanArticle": "pipeline.one_page", "YuqiError": "pipeline.errors", "clean": "pipeline.one_page"}


def __getattr__(name: str) -> object:
    """Load a public name from the module it lives in."""
    if name not in __all__:
        raise AttributeError(f"module 'pipeline' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES.get(name, "pipeline.corpus")), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])

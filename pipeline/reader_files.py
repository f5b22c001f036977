"""Readers that a user wrote: one small Python file beside the recipe that names it."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from pipeline.errors import ConfigError
from pipeline.extract import Reader

_TODO = "define `READERS = (Reader(...),)` as the readers in pipeline/extract/readers.py do"


def load_readers(path: Path) -> tuple[Reader, ...]:
    """The `READERS` of a Python file; running it is as safe as whoever wrote it.

    Raises:
        ConfigError: the file does not run, or declares no readers.
    """
    spec = importlib.util.spec_from_file_location(f"yuqi_reader_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise ConfigError("a reader must be a Python file", where=str(path), todo=_TODO)
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        raise ConfigError(
            f"the reader does not run: {type(error).__name__}: {error}", where=str(path), todo=_TODO
        ) from error
    readers = getattr(module, "READERS", None)
    if not isinstance(readers, tuple) or not readers or not all(isinstance(reader, Reader) for reader in readers):
        raise ConfigError("the file declares no readers", where=str(path), todo=_TODO)
    return readers

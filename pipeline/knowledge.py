"""What is known before a page is read: configuration, lexicon, language data and the script converter."""

from __future__ import annotations

import functools
import hashlib
import mmap
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.config import Config
from pipeline.errors import DataError
from pipeline.language import CharModel, Readings
from pipeline.lexicon import Lexicon

_PACKAGED = Path(__file__).parent / "data"  # inside a wheel
_CHECKOUT = Path(__file__).parent.parent / "data"
_SURROGATES = re.compile("([\ud800-\udfff]+)")
READINGS, NGRAMS = "readings.bin", "ngrams.bin"
DELETIONS = ("deletions.toml", "bound.toml")  # large, and asked for on few pages: `pipeline.repair.tables` reads them


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything a stage may use beside the page itself; equal knowledge and page give equal results."""

    config: Config
    lexicon: Lexicon = field(repr=False)
    readings: Readings = field(repr=False)
    model: CharModel = field(repr=False)
    simplify: Callable[[str], str] = field(repr=False)  # OpenCC t2s
    digest: str  # over lexicon, language data and converter version
    deletions: tuple[str, ...] = field(default=(), repr=False)  # the texts of the files `DELETIONS`


def data_folder() -> Path:
    """Where the lexicon and language data lie: in the installed package, or in the checkout."""
    return _PACKAGED if _PACKAGED.is_dir() else _CHECKOUT


def load_knowledge(config: Config) -> Knowledge:
    """Load the shipped data for `config`; a process loads the data once.

    Raises:
        DataError: a shipped file is missing or damaged.
    """
    folder = data_folder()
    try:
        return Knowledge(config, *_load_shared(folder))
    except FileNotFoundError as error:
        raise DataError("a data file of Yuqi is missing", where=str(error.filename),
                        todo="pip install --force-reinstall yuqi-corpus") from error  # fmt: skip


@functools.cache
def _load_shared(folder: Path) -> tuple[Lexicon, Readings, CharModel, Callable[[str], str], str, tuple[str, ...]]:
    import opencc

    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted((folder / "lexicon").glob("*.toml"))}
    readings = (folder / "language" / READINGS).read_bytes()
    with (folder / "language" / NGRAMS).open("rb") as file:
        model = CharModel(memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)))
    total = hashlib.sha256(repr(sorted(texts.items())).encode())
    for part in (readings, model.digest.encode(), str(getattr(opencc, "__version__", "")).encode()):
        total.update(hashlib.sha256(part).digest())
    convert: Callable[[str], str] = opencc.OpenCC("t2s").convert

    def simplify(text: str) -> str:
        """`text` by OpenCC t2s; lone surrogates, which OpenCC refuses, stay as they are."""
        try:
            return convert(text)
        except UnicodeEncodeError:
            parts = _SURROGATES.split(text)
            return "".join(part if number % 2 else convert(part) for number, part in enumerate(parts))

    return (
        Lexicon.from_texts(texts),
        Readings.from_bytes(readings),
        model,
        simplify,
        total.hexdigest()[:16],
        tuple((folder / "lexicon" / name).read_text(encoding="utf-8") for name in DELETIONS),
    )

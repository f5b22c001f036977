"""What is known before a page is read: configuration, lexicon, language data and the script converter."""

from __future__ import annotations

import functools
import hashlib
import mmap
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
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


def load_knowledge(config: Config, own_counts: Path | None = None) -> Knowledge:
    """Load the shipped data for `config`, and add the counts of the user's own text where that file is there.

    A process loads the data once.

    Raises:
        DataError: a shipped file is missing, or the counts of the own text are damaged or of another version.
    """
    folder = data_folder()
    try:
        knowledge = Knowledge(config, *_load_shared(folder))
    except FileNotFoundError as error:
        raise DataError("a data file of Yuqi is missing", where=str(error.filename),
                        todo="pip install --force-reinstall yuqi-corpus") from error  # fmt: skip
    if own_counts is None or not own_counts.exists():
        return knowledge
    state = own_counts.stat()
    model = _add_counts(folder, own_counts, (state.st_ino, state.st_mtime_ns, state.st_size))
    digest = hashlib.sha256(f"{knowledge.digest} {model.digest}".encode()).hexdigest()[:16]
    return replace(knowledge, model=model, digest=digest)


def load_model() -> CharModel:
    """The shipped counts alone."""
    return CharModel(_map(data_folder() / "language" / NGRAMS))


@functools.lru_cache(maxsize=4)
def _add_counts(folder: Path, own_counts: Path, state: tuple[int, ...]) -> CharModel:
    """The model of both tables; `state` tells a file from the one that it replaced."""
    try:
        return CharModel(_map(folder / "language" / NGRAMS), _map(own_counts))
    except ValueError as error:
        raise DataError(f"the counts of your own text cannot be used: {error}", where=str(own_counts),
                        todo="type `yuqi language build PATH ...` again, or remove the file") from error  # fmt: skip


def _map(path: Path) -> memoryview:
    with path.open("rb") as file:
        return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


@functools.cache
def _load_shared(folder: Path) -> tuple[Lexicon, Readings, CharModel, Callable[[str], str], str, tuple[str, ...]]:
    import opencc

    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted((folder / "lexicon").glob("*.toml"))}
    readings = (folder / "language" / READINGS).read_bytes()
    model = load_model()
    total = hashlib.sha256(repr(sorted(texts.items())).encode())
    for part in (readings, model.digest.encode(), str(getattr(opencc, "__version__", "")).encode()):
        total.update(hashlib.sha256(part).digest())
    convert: Callable[[str], str] = opencc.OpenCC("t2s").convert

    @functools.lru_cache(maxsize=4)  # what a page says is asked for twice
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

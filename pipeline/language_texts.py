"""Texts and word lists on disk, as `language_build` and `lexicon_build` count them.

A text is UTF-8, one sentence a line, plain or gzipped; `TEXT*4` counts it four times. A word list has
`word frequency` on a line, and may have a part of speech behind them.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import DataError, UsageError

HOLD_OUT = 10  # one line in ten, by its hash, can be left uncounted, so that there is text to measure on
SUFFIXES = (".txt", ".txt.gz")  # of the files of a folder that are texts
_GZIP_MAGIC = b"\x1f\x8b"
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Texts:
    """Lines with their weights, read from disk anew whenever they are asked for."""

    sources: tuple[tuple[Path, int], ...]
    holds_out: bool  # one line in `HOLD_OUT` is skipped
    on_file: Callable[[Path], None] = lambda path: None

    def __iter__(self) -> Iterator[tuple[str, int]]:
        """All lines that are not blank, in the order of the sources; DataError where one cannot be read."""
        for path, weight in self.sources:
            self.on_file(path)
            for _, line in read_lines(path):
                if line.strip() and not (self.holds_out and is_held_out(line)):
                    yield line, weight


def is_held_out(line: str) -> bool:
    """Whether a line is left uncounted, by the CRC of its UTF-8 bytes."""
    return zlib.crc32(line.strip().encode("utf-8")) % HOLD_OUT == 0


def find_texts(names: Iterable[str], weight: int = 1) -> tuple[tuple[Path, int], ...]:
    """The files that are named, and those of named folders, each with its weight.

    Raises:
        UsageError: there is no such file, or a folder holds no text.
    """
    found: list[tuple[Path, int]] = []
    for name in names:
        path, times = Path(name), 1
        plain, star, number = name.rpartition("*")
        if star and number.isdecimal() and int(number) and not path.exists():
            path, times = Path(plain), int(number)
        if path.is_dir():
            files = sorted(file for file in path.rglob("*") if file.name.endswith(SUFFIXES) and file.is_file())
            if not files:
                raise UsageError("the folder holds no text", where=str(path),
                                 todo=f"name files, or a folder with files that end in {' or '.join(SUFFIXES)}")  # fmt: skip
        else:
            files = [must_exist(path)]
        found += [(file, times * weight) for file in files]
    return tuple(found)


def must_exist(path: Path) -> Path:
    """`path`; UsageError when it is no file."""
    if not path.is_file():
        what = "that is a folder and no file" if path.is_dir() else "there is no such file"
        raise UsageError(what, where=str(path), todo="check the path, and type the command again")
    return path


def read_words(path: Path) -> Iterator[tuple[str, int, str]]:
    """Words, their frequencies, and their parts of speech or nothing."""
    for number, line in read_lines(path):
        word, frequency, kind, *_ = (*line.split(), "", "", "")
        if word and not frequency.isdecimal():
            raise DataError("a line of the word list is not `word frequency`", where=f"{path}, line {number}",
                            todo="correct it; a frequency is a whole number")  # fmt: skip
        if word:
            yield word, int(frequency), kind


def read_lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines of a file with their numbers, from one on.

    Raises:
        DataError: the file is not UTF-8, or its compression is damaged.
    """
    number = 0
    try:
        with path.open("rb") as raw:
            packed = raw.read(len(_GZIP_MAGIC)) == _GZIP_MAGIC
            raw.seek(0)
            file = gzip.GzipFile(fileobj=raw) if packed else raw
            for number, line in enumerate(file, 1):
                data = line.removeprefix(_BOM) if number == 1 else line
                for part in data.decode("utf-8").splitlines():
                    yield number, part
    except UnicodeDecodeError as error:
        raise DataError("the text is not UTF-8", where=f"{path}, line {number}",
                        todo=f"iconv -f gb18030 -t utf-8 {path} > utf8.txt, if it is in GBK") from error  # fmt: skip
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise DataError("the gzip file is damaged", where=f"{path}, behind line {number}",
                        todo="fetch it again") from error  # fmt: skip

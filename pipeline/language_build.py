"""Counts text into the tables of `pipeline.language`: `yuqi language build`.

A user's own text becomes a table that is added to the shipped one; with `--out` the shipped tables themselves are
made, readings included. numpy is needed here, OpenCC and pypinyin only for whole tables.
"""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import DataError, UsageError
from pipeline.knowledge import NGRAMS, READINGS, load_model
from pipeline.language import CharModel, normalize_syllable
from pipeline.language_counts import Narrate, count_ngrams, is_character, pack
from pipeline.language_texts import Texts, find_texts, must_exist, read_words
from pipeline.workspace import Workspace

_CODE_BYTES = (range(0x81, 0xFF), (*range(0x40, 0x7F), *range(0x80, 0xFF)))


@dataclass(frozen=True, slots=True)
class CountedText:
    """A table of counts that was written; `n_chars` is the length of what was counted, weights included."""

    path: Path
    n_chars: int
    n_different_chars: int
    n_ngrams: int
    n_bytes: int
    digest: str


def build_own(
    workspace: Workspace, names: Iterable[str], *, words: Path | None, weight: int, narrate: Narrate
) -> CountedText:
    """Count texts into the workspace, in place of what was counted there before; the shipped counts stay.

    Raises:
        UsageError: a file is not there.
        DataError: a file cannot be read, there is nothing to count, or there are too many different characters.
    """
    with workspace.lock("language build"):
        shipped = load_model()
        fold = {chr(point): char for point, char in shipped.folds.items()}
        texts = Texts(find_texts(names, weight), holds_out=False)
        return _write_counts(workspace.own_counts, texts, words, fold, shipped.chars, narrate)


def build_whole(
    folder: Path, names: Iterable[str], *, words: Path | None, weight: int, narrate: Narrate
) -> CountedText:
    """Write readings and counts into `folder`, from nothing but these texts; one line in ten is held out.

    Raises:
        UsageError: a file or pypinyin is not there.
        DataError: as for `build_own`.
    """
    texts = Texts(find_texts(names, weight), holds_out=True)
    readings = build_readings()
    result = _write_counts(folder / NGRAMS, texts, words, build_fold(), "", narrate)
    _write(folder / READINGS, readings)
    return result


def _write_counts(
    path: Path, texts: Texts, words: Path | None, fold: Mapping[str, str], known: str, narrate: Narrate
) -> CountedText:
    rows = read_words(must_exist(words)) if words else ()
    listed = [(word, frequency) for word, frequency, _ in rows if len(word) > 1]
    narrate(f"counting {len(texts.sources)} files")
    chars, keys, counts = count_ngrams(texts, listed, fold, known, narrate)
    if not len(keys):
        raise DataError("there is nothing to count", where=", ".join(str(path) for path, _ in texts.sources),
                        todo="name texts with Chinese sentences, one a line")  # fmt: skip
    narrate(f"packing {len(keys):,} n-grams")
    data = pack(chars, keys, counts, fold)
    _write(path, data)
    n_each = counts[is_character(keys)]
    return CountedText(path, round(float(n_each.sum())), len(n_each), len(keys), len(data), CharModel(data).digest)


def build_readings() -> bytes:
    """The gzipped table of `Readings.from_bytes`, for every hanzi that GBK can encode.

    Raises:
        UsageError: pypinyin is not installed.
    """
    try:
        from pypinyin.constants import PINYIN_DICT
    except ImportError as error:
        raise UsageError("the table of readings is made with pypinyin, which is not installed",
                         where="--out", todo="pip install 'yuqi-corpus[dev]'") from error  # fmt: skip
    characters: dict[str, list[str]] = {}
    for point, readings in sorted(PINYIN_DICT.items()):
        char = chr(point)
        if len(char.encode("gbk", "ignore")) == 2:
            for syllable in dict.fromkeys(normalize_syllable(reading) for reading in readings.split(",")):
                characters.setdefault(syllable, []).append(char)
    table = "".join(f"{syllable}\t{''.join(members)}\n" for syllable, members in sorted(characters.items()))
    return gzip.compress(table.encode("utf-8"), 9, mtime=0)


def build_fold() -> dict[str, str]:
    """What `CharModel` sees one for another: traditional and simplified, half and full width, digits, letters."""
    import opencc

    fold = {chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)}
    fold |= {chr(code + shift): "0" for code in range(ord("0"), ord("9") + 1) for shift in (0, 0xFEE0)}
    for first in "aA":
        fold |= {chr(ord(first) + number + shift): "a" for number in range(26) for shift in (0, 0xFEE0)}
    fold |= {"\u3000": " ", "\u00a0": " ", "\t": " "}
    convert = opencc.OpenCC("t2s").convert
    for lead in _CODE_BYTES[0]:
        for trail in _CODE_BYTES[1]:
            char = bytes((lead, trail)).decode("gbk", "ignore")
            simplified = convert(char) if len(char) == 1 else char
            if simplified != char and len(simplified) == 1:
                fold[char] = simplified
    # OpenCC keeps 著 because it cannot know; for likelihood both are one character.
    return fold | {"著": "着"}


def _write(path: Path, data: bytes) -> None:
    """Write a file that is there whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with partial.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    except OSError as error:
        error.filename = error.filename or str(path)
        raise
    finally:
        partial.unlink(missing_ok=True)

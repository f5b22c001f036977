"""Build `data/language/`: readings from pypinyin, bigram counts from plain text files.

    python -m pipeline.language_build TEXT.txt.gz ... --out data/language

Texts are simplified Chinese, UTF-8, one sentence a line, plain or gzipped. pypinyin is needed only here.
"""

from __future__ import annotations

import argparse
import gzip
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import opencc
from pypinyin.constants import PINYIN_DICT

from pipeline.language import normalize_syllable, pack

_SENTENCE_ENDS = ("。", "！", "？")
_CODE_BYTES = (range(0x81, 0xFF), (*range(0x40, 0x7F), *range(0x80, 0xFF)))


def build_readings() -> bytes:
    """The gzipped table of `Readings.from_bytes`, for every hanzi that GBK can encode."""
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


def build_bigrams(lines: Iterable[str]) -> bytes:
    """The gzipped form of `CharModel.from_bytes`, counted from lines of simplified text."""
    fold = build_fold()
    table = str.maketrans(fold)
    pairs: Counter[str] = Counter()
    last = ""
    for line in lines:
        text = line.strip().translate(table)
        pairs.update(map(str.__add__, f"\n{text}", f"{text}\n"))
        # The texts have one sentence a line, running text has the next one behind the full stop.
        if text and last in _SENTENCE_ENDS:
            pairs[last + text[0]] += 1
        last = text[-1:]
    counts: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for pair, count in pairs.items():
        counts[pair[0]] += count
        kinds[pair[0]] += 1
    return pack(counts, pairs, kinds, fold)


def read_lines(paths: Iterable[Path]) -> Iterator[str]:
    """The lines of all files, in the order given."""
    for path in paths:
        data = path.read_bytes()
        yield from (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8").splitlines()


def main(arguments: list[str] | None = None) -> None:
    """Write both files into the folder given with `--out`."""
    parser = argparse.ArgumentParser(prog="python -m pipeline.language_build", description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path, metavar="TEXT")
    parser.add_argument("--out", type=Path, default=Path("data/language"))
    options = parser.parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "readings.bin").write_bytes(build_readings())
    (options.out / "bigrams.bin").write_bytes(build_bigrams(read_lines(options.paths)))


if __name__ == "__main__":
    main()

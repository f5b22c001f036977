"""Build `data/language/`: readings from pypinyin, n-gram counts from plain text files and word lists.

    python -m pipeline.language_build TEXT ... [--words LIST] --out data/language

Texts are simplified Chinese, UTF-8, one sentence a line, plain or gzipped; `TEXT*4` counts a text four times. A word
list has `word frequency` on a line. pypinyin is needed only here.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import opencc
from pypinyin.constants import PINYIN_DICT

from pipeline.language import COUNT_STEPS, KEY_BITS, KEY_SHIFT, MULTIPLIER, ORDER, normalize_syllable

_SENTENCE_ENDS = ("。", "！", "？")
_CODE_BYTES = (range(0x81, 0xFF), (*range(0x40, 0x7F), *range(0x80, 0xFF)))
_MIN_CHAR_COUNT = 2  # a character seen once is as good as unseen
_MIN_LONGEST_COUNT = 2  # of the longest n-grams: two thirds of them occur once, and say little
_LOAD = 0.8  # of the slots; beyond it the probes get long
_SPARE_SLOTS = 4096  # behind the last one, so that no probe has to wrap around
HOLD_OUT = 10  # one line in ten, by its hash, is left uncounted, so that there is text to measure on

Keys = np.ndarray[tuple[int], np.dtype[np.uint64]]
Counts = np.ndarray[tuple[int], np.dtype[np.float64]]


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


def is_held_out(line: str) -> bool:
    """Whether a line is left uncounted, by the CRC of its UTF-8 bytes."""
    return zlib.crc32(line.strip().encode("utf-8")) % HOLD_OUT == 0


def count_ngrams(
    texts: Iterable[tuple[str, int]], words: Iterable[tuple[str, int]], fold: dict[str, str]
) -> tuple[str, Keys, Counts]:
    """The characters, and keys and counts of all n-grams, sorted by key.

    `texts` are lines with a weight each. A word of a list counts three tenths of the square root of its frequency, for
    the n-grams inside it: that fits unseen text better than its frequency does (perplexity 265 against 325 to 407).
    """
    table = str.maketrans(fold)
    runs = [(f"\n{text.strip().translate(table)}\n", float(weight)) for text, weight in texts]
    # The texts have one sentence a line, running text has the next one behind the full stop.
    runs += [(first[-2] + second[1], weight) for (first, weight), (second, _) in pairwise(runs)
             if first[-2] in _SENTENCE_ENDS and len(second) > 2]  # fmt: skip
    runs += [(word.translate(table), max(1.0, round(0.3 * frequency**0.5))) for word, frequency in words]
    seen: Counter[str] = Counter()
    for text, weight in runs:
        for char in text:
            seen[char] += int(weight)
    chars = "".join(sorted(char for char, count in seen.items() if count >= _MIN_CHAR_COUNT))
    if len(chars) >= 1 << KEY_BITS:
        raise SystemExit(f"{len(chars)} different characters are more than a key can tell apart")
    numbers = str.maketrans({char: chr(number) for number, char in enumerate(chars, 1)})
    unknown = str.maketrans("".join(sorted(seen.keys() - set(chars))), "\0" * len(seen.keys() - set(chars)))
    # Two zeros between runs end every n-gram; a key with a zero in it is none.
    stream = "\0".join(text.translate(unknown).translate(numbers) for text, _ in runs)
    codes = np.frombuffer(stream.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    lengths = np.array([len(text) + 1 for text, _ in runs])
    weights = np.repeat(np.array([weight for _, weight in runs]), lengths)[: len(codes)]
    keys, counts = [], []
    key, sound = codes, codes > 0
    for order in range(1, ORDER + 1):
        if order > 1:
            key = key[:-1] << np.uint64(KEY_BITS) | codes[order - 1 :]
            sound = sound[:-1] & (codes[order - 1 :] > 0)
        # The edge of a line stands at both ends of a run; as a word of its own it is counted once.
        mine, places = np.unique(key[sound], return_inverse=True)
        total = np.bincount(places, weights=weights[: len(key)][sound])
        kept = total >= (_MIN_LONGEST_COUNT if order == ORDER else 1)
        keys.append(mine[kept])
        counts.append(total[kept])
    return chars, np.concatenate(keys), np.concatenate(counts)


def pack(chars: str, keys: Keys, counts: Counts, fold: dict[str, str]) -> bytes:
    """The form that `CharModel` reads. The layout is that of linear probing, in order of the slots that hashes name."""
    n_slots = int(len(keys) / _LOAD) + 1
    mixed = (keys ^ keys >> np.uint64(KEY_SHIFT)) * np.uint64(MULTIPLIER)
    home = ((mixed >> np.uint64(40)) * np.uint64(n_slots)) >> np.uint64(24)
    order = np.lexsort((keys, home))
    steps = np.arange(len(keys))
    places = np.maximum.accumulate(home[order].astype(np.int64) - steps) + steps
    marks = np.maximum((mixed >> np.uint64(16)) & np.uint64(0xFFFFFF), np.uint64(1))
    sizes = np.minimum(np.rint(COUNT_STEPS * np.log2(counts)), 255).astype(np.uint64)
    slots = np.zeros(n_slots + _SPARE_SLOTS, dtype="<u4")
    if len(places) and places[-1] >= len(slots):
        raise SystemExit("the slots do not suffice; lower the load")
    slots[places] = (marks << np.uint64(8) | sizes)[order].astype(np.uint32)
    body = slots.tobytes()
    header = {
        "digest": hashlib.sha256(body + repr((chars, sorted(fold.items()))).encode()).hexdigest()[:16],
        "n_slots": n_slots,
        "n_ngrams": len(keys),
        "n_chars": round(float(counts[keys < 1 << KEY_BITS].sum())),
        "chars": chars,
        "fold_from": "".join(fold),
        "fold_to": "".join(fold.values()),
    }
    text = json.dumps(header, ensure_ascii=False).encode("utf-8")
    text += b" " * (-len(text) % 4)  # the slots begin at a multiple of their size
    return len(text).to_bytes(4, "little") + text + body


def read_texts(names: Iterable[str]) -> Iterator[tuple[str, int]]:
    """The lines of all files that are not held out, in the order given, each with the weight behind its `NAME*`."""
    for name in names:
        path, _, weight = name.partition("*")
        for line in _read_lines(Path(path)):
            if line.strip() and not is_held_out(line):
                yield line, int(weight or 1)


def read_words(path: Path) -> Iterator[tuple[str, int]]:
    """Words and their frequencies."""
    for line in _read_lines(path):
        word, frequency, *_ = line.split(" ")
        if frequency.isdigit() and len(word) > 1:
            yield word, int(frequency)


def _read_lines(path: Path) -> list[str]:
    data = path.read_bytes()
    return (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8").splitlines()


def main(arguments: list[str] | None = None) -> None:
    """Write both files into the folder given with `--out`."""
    parser = argparse.ArgumentParser(prog="python -m pipeline.language_build", description=__doc__)
    parser.add_argument("texts", nargs="+", metavar="TEXT")
    parser.add_argument("--words", type=Path, metavar="LIST")
    parser.add_argument("--out", type=Path, default=Path("data/language"))
    options = parser.parse_args(arguments)
    fold = build_fold()
    words = list(read_words(options.words)) if options.words else []
    chars, keys, counts = count_ngrams(read_texts(options.texts), words, fold)
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "readings.bin").write_bytes(build_readings())
    (options.out / "ngrams.bin").write_bytes(pack(chars, keys, counts, fold))
    sys.stderr.write(f"{len(chars)} characters, {len(keys)} n-grams\n")


if __name__ == "__main__":
    main()

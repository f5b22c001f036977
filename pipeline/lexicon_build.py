"""Writes `bound.toml` from texts and a word list: fixed words of two characters, and what stands beside their halves.

    python -m pipeline.lexicon_build TEXT ... --words LIST

The arguments are those of `yuqi language build --out`; one line in ten of every text is held out here too. The words of
`words.toml`, written by hand, are taken whatever their frequency. A text is not stored, only characters that stood
together twice or more.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from pipeline.errors import YuqiError
from pipeline.language_texts import Texts, find_texts, must_exist, read_words

MIN_FREQUENCY = 300  # in the word list; its 10,000 most frequent words of two characters
MIN_NEIGHBOUR = 50  # frequency of a listed word from which its halves count as neighbours
MIN_PAIR = 2  # times that two characters must have met in the texts to be neighbours
MIN_SHARE = 0.25  # of the places of a character that belong to one word; below it its other half is anybody's guess
MIN_SHARE_BESIDE = 0.0004  # of the places of a character, for another one to be its neighbour
MAX_CHAR_RATIO = 0.004  # of the text: commoner characters have too many neighbours for a strange one to say anything
NUMBERS = frozenset("一二三四五六七八九十百千万亿")  # what is counted is no fixed word
KINDS = tuple("n v a vn an ad vd b d i j l z".split())  # parts of speech; no names, numbers, particles, connectives
HEADER = """\
# Made by `python -m pipeline.lexicon_build`; do not edit, words by hand go to words.toml.
# `words`: fixed words of two characters. `follow`: a character that seldom stands without one of few others behind it,
# and then all characters that were seen behind it; `precede`: the same for those before it. Counted from the texts and
# the word list (jieba's, MIT License, copyright 2013 Sun Junyi) that data/language/NOTICE.md names.
"""


def read_frequencies(path: Path) -> Iterator[tuple[str, int, bool]]:
    """Words of two Han characters, their frequency, and whether they are of a kind that sites delete."""
    for word, frequency, kind in read_words(path):
        if len(word) == 2 and is_han(word):
            yield word, frequency, kind in KINDS


def is_han(text: str) -> bool:
    """Whether all characters are of the basic block of Han characters."""
    return all("\u4e00" <= char <= "\u9fff" for char in text)


def bind(words: Iterable[str], pairs: Mapping[str, int], sizes: Mapping[str, int], side: int) -> dict[str, str]:
    """Characters bound to a word as its first (`side` 0) or second half, with all characters seen on the other side."""
    totals: Counter[str] = Counter()
    beside: dict[str, set[str]] = defaultdict(set)
    for pair, count in pairs.items():
        totals[pair[side]] += count
    for pair, count in pairs.items():
        if count > MIN_SHARE_BESIDE * totals[pair[side]]:
            beside[pair[side]].add(pair[1 - side])
    limit = MAX_CHAR_RATIO * sum(sizes.values())
    bound = {word[side] for word in words
             if pairs[word] >= MIN_SHARE * totals[word[side]] and sizes[word[side]] <= limit}  # fmt: skip
    return {char: "".join(sorted(beside[char])) for char in sorted(bound)}


def count_words(texts: Iterable[tuple[str, int]], listed: Path, written: Sequence[str]) -> str:
    """The text of `bound.toml`, from lines with their weights, a word list, and words written by hand."""
    pairs: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    for line, weight in texts:
        for pair in map(str.__add__, line, line[1:]):
            if is_han(pair):
                pairs[pair] += weight
        for char in line:
            sizes[char] += weight
    pairs = Counter({pair: count for pair, count in pairs.items() if count >= MIN_PAIR})
    words = set(written)
    for word, frequency, is_deletable in read_frequencies(listed):
        pairs[word] += frequency if frequency >= MIN_NEIGHBOUR else 0
        if is_deletable and frequency >= MIN_FREQUENCY and NUMBERS.isdisjoint(word):
            words.add(word)
    for word in written:
        pairs[word] += MIN_PAIR
    parts = [HEADER, 'words = """\n' + " ".join(sorted(words)) + '\n"""\n']
    for name, side in (("follow", 0), ("precede", 1)):
        rows = (f"{char} {others}\n" for char, others in bind(words, pairs, sizes, side).items())
        parts.append(f'{name} = """\n{"".join(rows)}"""\n')
    return "".join(parts)


def main(arguments: list[str] | None = None) -> int:
    """Count, and write `bound.toml` beside the `words.toml` that is read; the exit codes are those of `yuqi`."""
    parser = argparse.ArgumentParser(prog="python -m pipeline.lexicon_build", description=__doc__)
    parser.add_argument("texts", nargs="+", metavar="TEXT")
    parser.add_argument("--words", type=Path, required=True, metavar="LIST")
    parser.add_argument("--out", type=Path, default=Path("data/lexicon"), metavar="DIR")
    options = parser.parse_args(arguments)
    try:
        by_hand = must_exist(options.out / "words.toml").read_text(encoding="utf-8")
        texts = Texts(find_texts(options.texts), holds_out=True)
        bound = count_words(texts, must_exist(options.words), tomllib.loads(by_hand)["words"].split())
    except YuqiError as error:
        sys.stderr.write(f"lexicon_build: {error}\n")
        return error.exit_code
    (options.out / "bound.toml").write_text(bound, encoding="utf-8")
    sys.stderr.write(f"wrote {options.out / 'bound.toml'}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

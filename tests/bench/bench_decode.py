"""Decoding on the byte faults of tests/simulators/byte_faults.py.

    python tests/bench/bench_decode.py [--texts FILE.txt.gz ...] [--pages 100] [--rows NAME ...] [--seed 1] [--show 0]

prints for every fault how many of its pages came back wrong (how many of them short), how many characters were lost
beyond those that the fault itself cost, and the slowest page in CPU milliseconds. Of --texts only the lines that the
language tables have not seen are taken; without it the demo's sentences.
"""

from __future__ import annotations

import argparse
import gzip
import time
import zlib
from collections.abc import Sequence
from difflib import SequenceMatcher
from pathlib import Path
from random import Random

from pipeline.decode import decode
from tests.simulators.byte_faults import ROWS, count_lost, draw, write_lines


def read_held_out(paths: Sequence[Path]) -> tuple[str, ...]:
    """Lines of four characters and more that no language table was counted from (one in ten of the files)."""
    found = []
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            found += [s for line in file if zlib.crc32((s := line.strip()).encode()) % 10 == 0 and len(s) >= 8]
    return tuple(found)


def list_differences(expected: str, got: str) -> str:
    """The first places where two texts differ."""
    matcher = SequenceMatcher(None, expected, got, autojunk=False)
    places = [place for place in matcher.get_opcodes() if place[0] != "equal"][:6]
    return "\n".join(f"  {expected[a - 6 : b + 6]!r} {got[c - 6 : d + 6]!r}" for _, a, b, c, d in places)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--texts", nargs="*", type=Path, default=[])
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--rows", nargs="*", default=list(ROWS))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0, help="wrong pages to print")
    options = parser.parse_args()
    lines = read_held_out(options.texts) or write_lines(Random(0))
    n_all = n_all_wrong = 0
    for name in options.rows:
        rng, n_wrong, n_lost, slowest, small = Random(f"{options.seed} {name}"), 0, 0, 0.0, 0
        for _ in range(options.pages):
            page = draw(name, rng, lines)
            start = time.process_time()
            decoded = decode(page.body, declared=page.declared)
            slowest = max(slowest, time.process_time() - start)
            lost = max(count_lost(page.text, decoded.text) - page.allowed, 0)
            n_lost += lost
            n_wrong += lost > 0
            small += lost > 0 and len(page.text) < 400
            if lost and n_wrong <= options.show:
                print(
                    f"{decoded.evidence} lost {lost} of {len(page.text)}\n{list_differences(page.text, decoded.text)}\n"
                )
        print(f"{name:28}{n_wrong:5} wrong ({small} short) {n_lost:8} lost {slowest * 1000:8.1f} ms")
        n_all, n_all_wrong = n_all + options.pages, n_all_wrong + n_wrong
    print(f"{n_all_wrong} of {n_all} pages wrong")


if __name__ == "__main__":
    main()

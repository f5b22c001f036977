"""How much personal data is masked, how much that is none, and how fast clean text is read.

    python tests/bench/bench_mask.py [N_SAMPLES]

Three tables: the adversarial case files, samples of tests/simulators/personal.py, and with --text FILE
(gzipped or not, a sentence a line, none of it personal) CPU on its held-out lines, and what is found there.
"""

from __future__ import annotations

import argparse
import gzip
import sys
import time
import tomllib
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from math import sqrt
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from pipeline.cleaning.mask import MARKS, find_personal  # noqa: E402
from tests.simulators.personal import draw_negative, draw_personal  # noqa: E402

CASES = ROOT / "tests" / "cases" / "cleaning" / "mask"
KIND_OF = {mark: kind for kind, mark in MARKS.items()}
LINES_A_PAGE = 40


def wilson(hits: int, total: int) -> tuple[float, float]:
    """95 % interval of a share, in percent (Wilson 1927)."""
    if not total:
        return 0.0, 100.0
    z, share = 1.96, hits / total
    middle = share + z * z / (2 * total)
    spread = z * sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    return 100 * (middle - spread) / (1 + z * z / total), 100 * (middle + spread) / (1 + z * z / total)


def mask(text: str) -> str:
    parts, at = [], 0
    for span in find_personal(text):
        parts += [text[at : span.start], MARKS[span.kind]]
        at = span.end
    return "".join((*parts, text[at:]))


def load(kind: str) -> list[dict[str, str]]:
    cases: list[dict[str, str]] = tomllib.loads((CASES / f"{kind}.toml").read_text(encoding="utf-8"))["case"]
    return cases


def report(title: str, total: Counter[str], hits: Counter[str]) -> None:
    print(f"\n{title}")
    for kind in [*sorted(total), "all"]:
        n, m = (total.total(), hits.total()) if kind == "all" else (total[kind], hits[kind])
        low, high = wilson(m, n)
        print(f"  {kind:24} {m:6} of {n:6}  {100 * m / max(n, 1):6.2f} %  [{low:.2f}, {high:.2f}]")


def measure_cases() -> None:
    total: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    for case in load("adversarial"):
        kind = next(KIND_OF[mark] for mark in MARKS.values() if mark in case["after"])
        total[kind] += 1
        hits[kind] += mask(case["before"]) == case["after"]
    report("adversarial cases, masked exactly", total, hits)
    negative = load("adversarial_negative")
    wrong = [case["before"] for case in negative if find_personal(case["before"])]
    print(f"  wrongly masked           {len(wrong):6} of {len(negative):6}", *wrong, sep="\n    ")


def measure_samples(n_samples: int, seed: int) -> None:
    rng = Random(seed)
    total: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    misses: dict[tuple[str, str], list[str]] = {}
    n_beyond = 0
    for _ in range(n_samples):
        sample = draw_personal(rng)
        covered = [False] * len(sample.text)
        for span in find_personal(sample.text):
            covered[span.start : span.end] = [True] * (span.end - span.start)
        is_masked = all(
            is_in or not char.isalnum()
            for is_in, char in zip(
                covered[sample.start : sample.end], sample.text[sample.start : sample.end], strict=True
            )
        )
        n_beyond += any(covered[: sample.start]) or any(covered[sample.end :])
        total[sample.kind] += 1
        hits[sample.kind] += is_masked
        if not is_masked:
            misses.setdefault((sample.kind, sample.writing), []).append(sample.text)
    report(f"{n_samples} samples, nothing of the number left", total, hits)
    print(f"  spans beyond the number  {n_beyond:6}")
    for (kind, writing), texts in sorted(misses.items(), key=lambda item: -len(item[1]))[:12]:
        print(f"    {len(texts):5} {kind} {writing}: {texts[0]!r}")
    total, wrong = Counter(), Counter()
    found: dict[str, str] = {}
    for _ in range(n_samples):
        sample = draw_negative(rng)
        total[sample.writing] += 1
        if find_personal(sample.text):
            wrong[sample.writing] += 1
            found.setdefault(sample.writing, f"{sample.text!r} -> {mask(sample.text)!r}")
    print(f"\n{n_samples} numbers that are nobody's: {wrong.total()} wrongly masked")
    for name, text in found.items():
        print(f"    {wrong[name]:5} of {total[name]} {name}: {text}")


def read_held_out(paths: Iterable[Path]) -> Iterator[str]:
    """Lines whose CRC-32 is divisible by ten: no shipped table was built from them."""
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            for line in lines:
                if zlib.crc32(line.strip().encode()) % 10 == 0:
                    yield line.strip()


def measure_text(paths: list[Path]) -> None:
    lines = list(read_held_out(paths))
    pages = ["\n".join(lines[at : at + LINES_A_PAGE]) for at in range(0, len(lines), LINES_A_PAGE)]
    megabytes = sum(len(page.encode()) for page in pages) / 1e6
    found = []
    start = time.process_time()
    for page in pages:
        found += [(page[max(0, s.start - 20) : s.end + 10], s.kind) for s in find_personal(page)]
    seconds = time.process_time() - start
    print(
        f"\nclean text: {len(lines)} lines, {megabytes:.1f} MB, {megabytes / seconds:.0f} MB/s CPU, {len(found)} masked",
        *found[:40],
        sep="\n    ",
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("n_samples", nargs="?", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--text", nargs="*", type=Path, default=[])
    arguments = parser.parse_args()
    measure_cases()
    measure_samples(arguments.n_samples, arguments.seed)
    if arguments.text:
        measure_text(arguments.text)


if __name__ == "__main__":
    main()

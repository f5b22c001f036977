"""Annotated pages, damaged by a simulator and repaired: how much comes back, how sure the repair is, how fast.

    python tests/bench/bench_repair.py [TEXT ...] [--sentences N] [--lists 60 200 600] [--seed S] [--json] [--wrong N]

A TEXT is plain or gzipped, simplified, one sentence a line; only the tenth of its lines that no table of
`data/language` was built from is used (zlib.crc32 of the line divisible by ten). Without a TEXT the sentences of the
demo farm are, the half of them that no table counts. A row is one list size, decoder and fate of the private-use
characters, on pages of 40 lines `<p>…</p>`, each with a list of its own. Lines are compared in traditional characters
and strictly, after nothing but applying the edits of confidence 0.9 and more; where the page had its marks folded to
ASCII after the damage (`folded`), the marks of both sides are folded. `torn` pages were also cut before half of the byte
pairs that look like 。！？ or ，, the second fault of the survey.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, product
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from pipeline.config import Config  # noqa: E402
from pipeline.knowledge import load_knowledge  # noqa: E402
from tests.bench.repair_pages import measure_sound_pages, measure_speed, read_sentences  # noqa: E402
from tests.bench.repair_rows import (  # noqa: E402
    BINS,
    PAGE_LINES,
    Row,
    Setting,
    as_json,
    measure,
    measure_fragments,
)
from tests.simulators.annotator import Decoder  # noqa: E402


def wilson(right: int, total: int) -> tuple[float, float]:
    """The 95 % interval of a share."""
    if not total:
        return 0.0, 1.0
    z, share = 1.96, right / total
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    half = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    return max(0.0, middle - half), min(1.0, middle + half)


def _percent(counts: Counter[bool]) -> str:
    total = counts.total()
    return f"{100 * counts[True] / total:6.2f}" if total else "     -"


def show_row(row: Row) -> str:
    setting = row.setting
    low, high = wilson(row.undamaged[True], row.undamaged.total())
    n_damaged = row.damaged.total()
    low_d, high_d = wilson(row.damaged[True], n_damaged)
    return (
        f"{setting.size:4}  {setting.decoder:8}  {'kept' if setting.keep_private else 'drop'}  "
        f"{setting.marks:6}  {100 * n_damaged / row.n_lines:5.1f}  "
        f"{row.undamaged.total():6} {_percent(row.undamaged)} ({100 * low:.2f}-{100 * high:.2f})  "
        f"{n_damaged:5} {_percent(row.damaged)} ({100 * low_d:.1f}-{100 * high_d:.1f})  "
        f"{_percent(row.damaged_with_suggestions)}  {row.applied[True]:5}/{row.applied.total():<5} {_percent(row.applied)}  "
        f"{row.suggested[True]:4}/{row.suggested.total():<4}  {row.n_changed:3}  {row.seconds:5.1f}"
    )


HEADER = (
    "list  decoder   PUA   marks   dmg %  undamaged: n, exact % (95 %)     damaged: n, restored % (95 %)  "
    "+sugg.  repairs >= 0.9 right         sugg. right  chg  CPU s"
)


def show_calibration(rows: Iterable[Row]) -> str:
    bins: Counter[tuple[float, bool]] = sum((row.bins for row in rows), Counter())
    out = ["confidence    right / total      %"]
    for low, high in zip(BINS, [*BINS[1:], None], strict=True):
        right, total = bins[low, True], bins[low, True] + bins[low, False]
        name = "1.0" if high is None else f"{low:.2f}-{high:.2f}"
        if total:
            out.append(f"{name:10}  {right:7} / {total:<7} {100 * right / total:6.2f}")
    return "\n".join(out)


def show_wrong(row: Row) -> Iterator[str]:
    for case in row.wrong:
        private = "kept" if row.setting.keep_private else "dropped"
        yield f"- {case['kind']}, list {row.setting.size}, {row.setting.decoder}, private use {private}"
        for name in ("observed", "truth", "got"):
            yield f"    {name:8} {case[name]}"
        for before, after, confidence, evidence in case["edits"]:
            yield f"    {confidence:8} {before!r} -> {after!r} ({evidence})"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("texts", nargs="*", type=Path, metavar="TEXT")
    parser.add_argument("--sentences", type=int, default=1000, help="a row (default: %(default)s)")
    parser.add_argument("--lists", type=int, nargs="+", default=[60, 200, 600])
    parser.add_argument("--decoders", nargs="+", choices=list(Decoder), type=Decoder, default=list(Decoder))
    parser.add_argument("--private", nargs="+", choices=["kept", "dropped"], default=["kept", "dropped"])
    parser.add_argument("--marks", nargs="+", choices=["raw", "folded", "torn"], default=["raw", "folded", "torn"])
    parser.add_argument("--part", type=int, default=0, help="of the text, 0 to 9: 0 was kept back, tune on 1")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--wrong", type=int, default=0, metavar="N", help="print so many wrong lines a row")
    parser.add_argument("--speed", action="store_true", help="measure the speed, and nothing else")
    options = parser.parse_args()
    knowledge = load_knowledge(Config())
    sentences = read_sentences(options.texts, options.part, Random(options.seed), options.sentences)
    if options.speed:
        speeds = measure_speed(sentences, knowledge, options.seed)
        print(
            json.dumps(speeds)
            if options.json
            else "\n".join(f"{mbs:8.2f} MB/s  {kind}" for kind, mbs in speeds.items())
        )
        return
    if not options.json:
        print(f"{len(sentences)} different sentences, {options.sentences} a row, pages of {PAGE_LINES}\n\n{HEADER}")
    rows = []
    for marks, keep, decoder, size in product(options.marks, options.private, options.decoders, options.lists):
        setting = Setting(size, decoder, keep == "kept", marks)
        rows.append(measure(setting, sentences, options.sentences, knowledge, options.seed, options.wrong))
        if not options.json:
            print(show_row(rows[-1]), flush=True)
    fragments, n_wrong = measure_fragments(knowledge, options.wrong)
    rows.append(fragments)
    sound = measure_sound_pages(sentences, knowledge, options.seed)
    if options.json:
        print(json.dumps({"rows": [as_json(row) for row in rows], "sound_pages_changed": sound}, ensure_ascii=False))
        return
    print(
        f"{show_row(fragments)}  fragments: {fragments.damaged[True]} of {fragments.damaged.total()}, {n_wrong} wrong"
    )
    print("\nsound pages that were changed:")
    for kind, (n_changed, n_pages) in sound.items():
        print(f"{n_changed:6} of {n_pages:<6} {kind}")
    print(f"\n{show_calibration(rows)}")
    for line in chain.from_iterable(map(show_wrong, rows)):
        print(line)


if __name__ == "__main__":
    main()

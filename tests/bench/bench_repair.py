"""Annotated pages, damaged by a simulator and repaired: how much comes back, how sure the repair is, how fast.

    python tests/bench/bench_repair.py [TEXT ...] [--sentences N] [--lists 60 200 600] [--seed S] [--json] [--wrong N]

A TEXT is plain or gzipped, simplified, one sentence a line; only the tenth of its lines that no table of
`data/language` was built from is used (zlib.crc32 of the line divisible by ten). Without a TEXT the sentences of the
demo farm are: none of them is in a table either. A row is one list size, decoder and fate of the private-use
characters, on pages of 40 lines `<p>…</p>`, each with a list of its own. Lines are compared in traditional characters
and strictly, after nothing but applying the edits of confidence 0.9 and more; where the page had its marks folded to
ASCII after the damage (`folded`), the marks of both sides are folded.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import sys
import time
import zlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, chain, product
from pathlib import Path
from random import Random
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from pipeline.config import Config  # noqa: E402
from pipeline.knowledge import Knowledge, load_knowledge  # noqa: E402
from pipeline.records import Draft, Edit, Reason  # noqa: E402
from pipeline.repair.annotations import propose  # noqa: E402
from scraper.demo.sentences import GROUPS, LISTED, fill, load_topics  # noqa: E402
from tests.simulators.annotator import (  # noqa: E402
    FOLD,
    Decoder,
    Line,
    can_be_listed,
    convert_naively,
    draw_list,
    simulate_page,
)

FLOOR = 0.9  # edits below it are suggestions and do not change the text
PAGE_LINES = 40
BINS = (0.5, 0.7, 0.85, 0.9, 0.95, 0.99, 1.0)
SHORTEST, LONGEST = 10, 200  # characters of a sentence


@dataclass(frozen=True, slots=True)
class Setting:
    """What a row simulates."""

    size: int  # of the annotator's list
    decoder: Decoder
    keep_private: bool
    folded: bool


@dataclass(slots=True)
class Row:
    """What came out of the pages of one setting; pairs are right ones and all."""

    setting: Setting
    n_lines: int = 0
    n_changed: int = 0  # of the lines without annotation or damage
    undamaged: Counter[bool] = field(default_factory=Counter)  # annotated ones, by whether they came out exact
    damaged: Counter[bool] = field(default_factory=Counter)
    damaged_with_suggestions: Counter[bool] = field(default_factory=Counter)
    undamaged_with_suggestions: Counter[bool] = field(default_factory=Counter)
    applied: Counter[bool] = field(default_factory=Counter)  # repairs of broken framing at 0.9 and more
    suggested: Counter[bool] = field(default_factory=Counter)
    bins: Counter[tuple[float, bool]] = field(default_factory=Counter)  # edits of every kind by confidence
    wrong: list[dict[str, Any]] = field(default_factory=list)
    seconds: float = 0.0


def read_sentences(paths: Sequence[Path], part: int, rng: Random, n_wanted: int) -> list[str]:
    """Traditional sentences in random order and without repetition; no table has seen those of part 0."""
    lines = _read_part(paths, part) if paths else _write_own(rng, n_wanted)
    kept = {}
    for line in lines:
        sentence = convert_naively(line)
        if SHORTEST <= len(sentence) <= LONGEST and not sentence.encode("gbk", "replace").count(b"?"):
            kept[sentence] = True
    sentences = list(kept)
    rng.shuffle(sentences)
    return sentences


def _read_part(paths: Iterable[Path], part: int) -> Iterator[str]:
    for path in paths:
        text = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        for line in text.decode("utf-8").splitlines():
            if zlib.crc32(line.strip().encode()) % 10 == part:
                yield line.strip()


def _write_own(rng: Random, n_wanted: int) -> Iterator[str]:
    topics = load_topics(*GROUPS)
    templates = [
        line for topic in topics.values() for name in LISTED for line in getattr(topic, name) if name != "near"
    ]
    for _ in range(max(1, math.ceil(n_wanted / len(templates)))):
        for template in templates:
            yield fill(template, rng, {})


def repair_line(line: Line, edits: Sequence[Edit], offset: int, floor: float) -> str:
    """The line after the edits of that confidence; `offset` is where it stands in the page."""
    parts, done = [], 0
    for edit in edits:
        if edit.confidence >= floor:
            parts += [line.observed[done : edit.start - offset], edit.after]
            done = edit.end - offset
    return "".join(parts) + line.observed[done:]


def measure_page(row: Row, lines: Sequence[Line], knowledge: Knowledge, n_wrong: int) -> None:
    """Repair one page and enter it in the row."""
    page = "\n".join(line.observed for line in lines)
    begun = time.process_time()
    edits = list(propose(Draft(text=page), knowledge))
    row.seconds += time.process_time() - begun
    offsets = [0, *accumulate(len(line.observed) + 1 for line in lines)]
    by_line: dict[int, list[Edit]] = {}
    for edit in edits:
        number = bisect_right(offsets, edit.start) - 1
        if edit.end >= offsets[number + 1]:
            raise AssertionError(f"an edit goes over the end of a line: {edit}")
        by_line.setdefault(number, []).append(edit)
    for number, line in enumerate(lines):
        _measure_line(row, line, by_line.get(number, []), offsets[number], n_wrong)


def _measure_line(row: Row, line: Line, edits: Sequence[Edit], offset: int, n_wrong: int) -> None:
    folding = FOLD if row.setting.folded else {}
    got = repair_line(line, edits, offset, FLOOR).translate(folding)
    bold = repair_line(line, edits, offset, 0.0).translate(folding)
    row.n_lines += 1
    if line.is_damaged:
        row.damaged[got == line.truth] += 1
        row.damaged_with_suggestions[bold == line.truth] += 1
    elif line.is_annotated:
        row.undamaged[got == line.truth] += 1
        row.undamaged_with_suggestions[bold == line.truth] += 1
    else:
        row.n_changed += got != line.truth
    for edit in edits:
        surely = bold == line.truth or (edit.confidence >= FLOOR and got == line.truth)
        is_right = surely or _is_right(line, edit, offset, folding)
        row.bins[max(low for low in (0.0, *BINS) if low <= edit.confidence), is_right] += 1
        if edit.reason is not Reason.ANNOTATION:
            (row.applied if edit.confidence >= FLOOR else row.suggested)[is_right] += 1
    if got != line.truth and len(row.wrong) < n_wrong:
        repairs = [edit for edit in edits if edit.confidence < 1.0 or len(edits) == 1]
        row.wrong.append(
            {
                "kind": "damaged" if line.is_damaged else "undamaged",
                "observed": line.observed,
                "truth": line.truth,
                "got": got,
                "edits": [(edit.before, edit.after, edit.confidence, edit.evidence) for edit in repairs],
            }
        )


def _is_right(line: Line, edit: Edit, offset: int, folding: dict[int, int]) -> bool:
    regions = line.regions(edit.start - offset, edit.end - offset)
    return edit.after.translate(folding) in {region.translate(folding) for region in regions}


def measure(
    setting: Setting, sentences: Sequence[str], n_lines: int, knowledge: Knowledge, seed: int, n_wrong: int
) -> Row:
    """One row; equal seeds give equal pages and lists for all decoders."""
    rng = Random(f"{seed} {setting.size}")
    frequency = count_listable(sentences)
    row = Row(setting)
    while row.n_lines < n_lines:
        page = rng.sample(sentences, min(PAGE_LINES, len(sentences), n_lines - row.n_lines))
        entries = draw_list(frequency, setting.size, rng)
        lines = simulate_page(page, entries, setting.decoder, keep_private=setting.keep_private, folded=setting.folded)
        measure_page(row, lines, knowledge, n_wrong)
    return row


def count_listable(sentences: Iterable[str]) -> Counter[str]:
    """How often each character occurs that an annotator may list."""
    counts = Counter("".join(sentences))
    return Counter({char: count for char, count in counts.items() if can_be_listed(char)})


def wilson(right: int, total: int) -> tuple[float, float]:
    """The 95 % interval of a share."""
    if not total:
        return 0.0, 1.0
    z, share = 1.96, right / total
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    half = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    return max(0.0, middle - half), min(1.0, middle + half)


def measure_speed(sentences: Sequence[str], knowledge: Knowledge, seed: int) -> dict[str, float]:
    """Megabytes (UTF-8) a CPU second by kind of page, one core; each kind on pages it has not seen."""
    rng = Random(f"{seed} speed")
    frequency = count_listable(sentences)
    kinds: dict[str, list[str]] = {"clean": [], "clean, with brackets": [], "annotated, undamaged": []}
    damaged_lines: list[Line] = []
    for number in range(600):
        entries = draw_list(frequency, 200, rng)
        page = rng.sample(sentences, min(PAGE_LINES, len(sentences)))
        kinds["clean"].append("\n".join(f"<p>{sentence}</p>" for sentence in page))
        script = "<script>(function(d){var s=d.createElement('script');s.src=f(s)+g(d)})(document)</script>\n"
        notes = "\n".join(f"<li>{sentence[:9]}(見附件{sentence[9:12]})</li>" for sentence in page[:4])
        kinds["clean, with brackets"].append(f"{script}{kinds['clean'][-1]}\n{notes}")
        if number >= 150:
            continue
        lines = simulate_page(page, entries, Decoder.PHP)
        sound = [line for line in lines if not line.is_damaged]
        kinds["annotated, undamaged"].append("\n".join(line.observed for line in sound))
        damaged_lines += [line for line in lines if line.is_damaged]
        if number < 60:
            for size in (60, 200, 600):
                entries = draw_list(frequency, size, rng)
                for keep in (True, False):
                    lines = simulate_page(page, entries, Decoder.PHP, keep_private=keep)
                    name = f"list of {size}, private use {'kept' if keep else 'dropped'}"
                    kinds.setdefault(name, []).append("\n".join(line.observed for line in lines))
    for keep in (True, False):  # every line of these pages is damaged
        texts = kinds.setdefault(f"damaged lines only, private use {'kept' if keep else 'dropped'}", [])
        for _ in range(8):
            entries = draw_list(frequency, 400, rng)
            broken: list[Line] = []
            for _ in range(40):
                page = rng.sample(sentences, min(PAGE_LINES, len(sentences)))
                broken += [
                    line for line in simulate_page(page, entries, Decoder.PHP, keep_private=keep) if line.is_damaged
                ]
                if len(broken) >= PAGE_LINES:
                    break
            texts.append("\n".join(line.observed for line in broken[:PAGE_LINES]))
    speeds = {}
    for kind, pages in kinds.items():
        list(propose(Draft(text=kinds["annotated, undamaged"][0]), knowledge))  # tables are loaded
        begun = time.process_time()
        for page_text in pages:
            list(propose(Draft(text=page_text), knowledge))
        seconds = time.process_time() - begun
        speeds[kind] = sum(len(page_text.encode()) for page_text in pages) / 1e6 / max(seconds, 1e-9)
    return speeds


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
        f"{'folded' if setting.folded else 'as is '}  {100 * n_damaged / row.n_lines:5.1f}  "
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
    lows = (0.0, *BINS)
    out = ["confidence    right / total      %"]
    for low, high in zip(lows, [*lows[1:], None], strict=True):
        right, total = bins[low, True], bins[low, True] + bins[low, False]
        name = "1.0" if high is None else f"{low:.2f}-{high:.2f}"
        if total:
            out.append(f"{name:10}  {right:7} / {total:<7} {100 * right / total:6.2f}")
    return "\n".join(out)


def show_wrong(row: Row) -> Iterator[str]:
    for case in row.wrong:
        yield f"- {case['kind']}, list {row.setting.size}, {row.setting.decoder}, {row.setting.keep_private=}"
        for name in ("observed", "truth", "got"):
            yield f"    {name:8} {case[name]}"
        for before, after, confidence, evidence in case["edits"]:
            yield f"    {confidence:8} {before!r} -> {after!r} ({evidence})"


def as_json(row: Row) -> dict[str, Any]:
    """The row for machines."""
    setting = row.setting
    pairs = ("undamaged", "damaged", "damaged_with_suggestions", "undamaged_with_suggestions", "applied", "suggested")
    counted = {name: [getattr(row, name)[True], getattr(row, name).total()] for name in pairs}
    return {
        "list": setting.size,
        "decoder": setting.decoder,
        "private_kept": setting.keep_private,
        "folded": setting.folded,
        "lines": row.n_lines,
        "changed_without_annotation": row.n_changed,
        **counted,
        "bins": [[low, row.bins[low, True], row.bins[low, True] + row.bins[low, False]] for low in (0.0, *BINS)],
        "seconds": round(row.seconds, 2),
        "wrong": row.wrong,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("texts", nargs="*", type=Path, metavar="TEXT")
    parser.add_argument("--sentences", type=int, default=1000, help="a row (default: %(default)s)")
    parser.add_argument("--lists", type=int, nargs="+", default=[60, 200, 600])
    parser.add_argument("--decoders", nargs="+", choices=list(Decoder), type=Decoder, default=list(Decoder))
    parser.add_argument("--private", nargs="+", choices=["kept", "dropped"], default=["kept", "dropped"])
    parser.add_argument("--marks", nargs="+", choices=["raw", "folded"], default=["raw", "folded"])
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
    for folded, keep, decoder, size in product(options.marks, options.private, options.decoders, options.lists):
        setting = Setting(size, decoder, keep == "kept", folded == "folded")
        rows.append(measure(setting, sentences, options.sentences, knowledge, options.seed, options.wrong))
        if not options.json:
            print(show_row(rows[-1]), flush=True)
    if options.json:
        print(json.dumps([as_json(row) for row in rows], ensure_ascii=False))
        return
    print(f"\n{show_calibration(rows)}")
    for line in chain.from_iterable(map(show_wrong, rows)):
        print(line)


if __name__ == "__main__":
    main()

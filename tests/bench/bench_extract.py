"""Extraction on pages whose truth is known: body, title, date, author, injected spam, charsets, speed.

    python tests/bench/bench_extract.py [--families NAME ...] [--pages N] [--seed S] [--unseen | --fresh | --field]
        [--peers [NAME ...]] [--injected [KIND ...]] [--encodings] [--speed] [--diagnose FAMILY] [--pages-dir DIR]
        [--json]

The pages are drawn by `tests/simulators/families` (with --unseen, --fresh or --field by the folder of that name),
or read from a folder of one's own: X.html with X.json. How the texts are compared stands in `extract_score.py`; what is asked of
the peers, and how to install them, in `extract_systems.py`. Times are CPU seconds of this process, the systems page by page
in turn. --pages is N pages a family.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.bench.extract_pages import (  # noqa: E402
    Sample,
    as_sample,
    as_simulated,
    draw_pages,
    load_families,
    read_folder,
    seed_of,
)
from tests.bench.extract_score import (  # noqa: E402
    Score,
    average,
    find_junk,
    find_missing,
    judge,
    share_leaked,
    simplify,
)
from tests.bench.extract_systems import (  # noqa: E402
    OURS,
    System,
    clean_asked,
    find_peers,
    run_yuqi,
    trace,
)
from tests.simulators import charset_faults  # noqa: E402
from tests.simulators.injected_words import VOCABULARY  # noqa: E402
from tests.simulators.injector import KINDS, falsify_title, inject  # noqa: E402
from tests.simulators.pages import SimulatedPage  # noqa: E402

HEADER = "f1     prec   recall found  junk   title  date   author categ. comm."


def is_traditional(page: SimulatedPage) -> bool:
    """Whether --encodings puts the page in Big5: at least one character in fifty changes when it is simplified."""
    text = "".join(page.lines)
    return sum(one != other for one, other in zip(text, simplify(text), strict=False)) > len(text) / 50


def show(means: Mapping[str, float | None]) -> str:
    return " ".join("  -   " if value is None else f"{value:6.3f}" for value in means.values())


def run_systems(samples: Iterable[Sample], systems: Mapping[str, System]) -> dict[str, dict[str, list[Score]]]:
    """Scores by system and family."""
    scores: dict[str, dict[str, list[Score]]] = {name: defaultdict(list) for name in systems}
    for sample in samples:
        for name, system in systems.items():
            scores[name][sample.family].append(judge(sample.answer(system), sample.truth, sample.body))
    return scores


def print_scores(scores: Mapping[str, Mapping[str, Sequence[Score]]]) -> None:
    for name, families in scores.items():
        print(f"\n{name:24} n    {HEADER}")
        for family, rows in families.items():
            print(f"{family:22} {len(rows):4} {show(average(rows))}")
        rows = [row for family_rows in families.values() for row in family_rows]
        print(f"{'all':22} {len(rows):4} {show(average(rows))}", flush=True)


def print_injected(
    pages: Sequence[SimulatedPage],
    kinds: Sequence[str],
    classes: Sequence[str],
    systems: Mapping[str, System],
    seed: int,
) -> None:
    """For every kind: F1, the share of the injected lines that reach the text, of the true lines that get lost by it."""
    for name, system in systems.items():
        print(f"\n{name:18} {'f1':>6} {'change':>7} {'leaked':>7} {'lost':>7} {'title':>6}")
        before = [_measure(as_sample(page), system) for page in pages]
        for kind in kinds:
            rows = []
            for number, (page, (clean, missing)) in enumerate(zip(pages, before, strict=True)):
                rng = Random(seed_of(kind, seed, page.family, number))
                put = falsify_title(page, rng, classes) if kind == "false_title" else inject(page, kind, rng, classes)
                sample = as_sample(page, html=put.html)
                answer = sample.answer(system)
                score = judge(answer, sample.truth, sample.body)
                lost = set(find_missing(answer, sample.truth)) - missing
                rows.append(
                    (
                        score.f1,
                        score.f1 - clean.f1,
                        share_leaked(answer, put.lines),
                        len(lost) / (len(page.lines) or 1),
                        score.title or 0.0,
                    )
                )
            f1, change, leaked, lost_share, title = (sum(column) / len(rows) for column in zip(*rows, strict=True))
            print(f"{kind:18} {f1:6.3f} {change:+7.3f} {leaked:7.3f} {lost_share:7.3f} {title:6.3f}", flush=True)


def _measure(sample: Sample, system: System) -> tuple[Score, set[str]]:
    answer = sample.answer(system)
    return judge(answer, sample.truth, sample.body), set(find_missing(answer, sample.truth))


def print_encodings(pages: Sequence[SimulatedPage], systems: Mapping[str, System], seed: int) -> None:
    """Body F1, its distance from the sound row, and titles, for every charset and false declaration."""
    groups = (
        ("mainland", charset_faults.MAINLAND, charset_faults.MAINLAND_NAMES, False),
        ("traditional", charset_faults.TRADITIONAL, charset_faults.HONG_KONG_WORDS, True),
    )
    for group, faults, addition, aside in groups:
        chosen = [charset_faults.sign(page, addition) for page in pages if is_traditional(page) is aside]
        if not chosen:
            continue
        print(f"\n{group}, {len(chosen)} pages; F1, change, title")
        print(" " * 20 + "".join(f"{name:>24}" for name in systems))
        base: dict[str, float] = {}
        for row, fault in faults.items():
            cells = []
            for name, system in systems.items():
                samples = (
                    as_sample(page, served=fault(page, Random(seed_of(row, seed, number))))
                    for number, page in enumerate(chosen)
                )
                means = average([judge(sample.answer(system), sample.truth, sample.body) for sample in samples])
                f1 = means["f1"] or 0.0
                cells.append(f"{f1:10.3f} {f1 - base.setdefault(name, f1):+6.3f} {means['title'] or 0.0:6.3f}")
            print(f"{row:20}" + "".join(cells), flush=True)


def print_speed(samples: Sequence[Sample], systems: Mapping[str, System]) -> None:
    """Pages a CPU second, and how many times as fast as trafilatura in the same run, where it is installed."""
    seconds = dict.fromkeys(systems, 0.0)
    for system in systems.values():
        samples[0].answer(system)  # tables and models are loaded
    for sample in samples:
        for name, system in systems.items():
            start = time.process_time()
            sample.answer(system)
            seconds[name] += time.process_time() - start
    n_pages = sum(len(sample.asked) for sample in samples)
    size = sum(len(asked.body) for sample in samples for asked in sample.asked) / n_pages / 1024
    print(f"\nspeed on {n_pages} pages of {size:.1f} KiB on average\n{'':16} pages/CPU s   ms/page   times trafilatura")
    for name, spent in seconds.items():
        ratio = f"{seconds['trafilatura'] / spent:8.2f}" if "trafilatura" in seconds else "       -"
        print(f"{name:16} {n_pages / spent:11.1f} {1000 * spent / n_pages:9.2f} {ratio}")


def print_diagnosis(samples: Iterable[Sample]) -> None:
    """Every true line that is missing, with what became of it, and every line that should not be there."""
    for sample in samples:
        answer = sample.answer(run_yuqi)
        score = judge(answer, sample.truth, sample.body)
        print(f"\n== {sample.name}  f1 {score.f1:.3f}  {sample.asked[0].url}")
        for field, said, true in (
            ("title", answer.title, sample.truth.title),
            ("date", str(answer.day), str(sample.truth.day)),
            ("author", answer.author, sample.truth.author or ""),
        ):
            if not getattr(score, field):
                print(f"  {field}: {said!r}, should be {true!r}")
        articles = [clean_asked(asked) for asked in sample.asked]
        for line in find_missing(answer, sample.truth):
            fates = [fate for article in articles if (fate := trace(article, line[:8]))]
            print(f"  - {line[:70]}   <- {fates[0] if fates else 'not extracted'}")
        for line in find_junk(answer, sample.truth):
            print(f"  + {line[:90]}")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--families", nargs="+", default=[], metavar="NAME", help="default: all")
    parser.add_argument("--pages", type=int, default=4, metavar="N", help="a family (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--unseen", action="store_true", help="the families of tests/simulators/unseen instead")
    parser.add_argument("--fresh", action="store_true", help="the families of tests/simulators/fresh instead")
    parser.add_argument("--field", action="store_true", help="the families of tests/simulators/field instead")
    parser.add_argument("--pages-dir", type=Path, metavar="DIR", help="pages of your own instead: X.html and X.json")
    parser.add_argument("--peers", nargs="*", metavar="NAME", help="beside the peers that are installed")
    parser.add_argument("--extraction", action="store_true", help="a column for the extraction before cleaning")
    parser.add_argument(
        "--injected", nargs="*", choices=[*KINDS, "false_title"], metavar="KIND", help="default: every kind"
    )
    parser.add_argument("--classes", nargs="+", choices=list(VOCABULARY), default=list(VOCABULARY), metavar="CLASS")
    parser.add_argument("--encodings", action="store_true")
    parser.add_argument("--speed", action="store_true")
    parser.add_argument(
        "--diagnose", action="append", metavar="FAMILY", help="print missing and junk lines of its pages"
    )
    parser.add_argument("--json", action="store_true", help="the table of families as JSON")
    options = parser.parse_args()

    systems: dict[str, System] = {"yuqi": OURS["yuqi"]}
    if options.extraction:
        systems["yuqi-extract"] = OURS["yuqi-extract"]
    if options.peers is not None:
        systems |= {name: peer for name, peer in find_peers().items() if not options.peers or name in options.peers}
    names = options.diagnose or options.families
    if options.pages_dir:
        samples = read_folder(options.pages_dir, names)
        pages = [as_simulated(sample) for sample in samples]
    else:
        try:
            apart = [name for name in ("unseen", "fresh", "field") if getattr(options, name)]
            families = load_families(apart[0] if apart else "families")
        except ModuleNotFoundError as error:
            parser.error(f"{error}; the families kept apart are not part of every tree")
        if unknown := set(names) - set(families):
            parser.error(f"no family {', '.join(sorted(unknown))}; there are {', '.join(families)}")
        pages = list(draw_pages(families, names, options.pages, options.seed))
        samples = [as_sample(page, number % options.pages) for number, page in enumerate(pages)]
    if not samples:
        parser.error("no pages")
    if options.diagnose:
        print_diagnosis(samples)
        return
    if options.injected is not None:
        kinds = options.injected or [*KINDS, "false_title"]
        print_injected(pages, kinds, options.classes, systems, options.seed)
    if options.encodings:
        print_encodings(pages, systems, options.seed)
    if options.speed:
        print_speed(samples, systems)
    if options.injected is None and not options.encodings and not options.speed:
        scores = run_systems(samples, systems)
        if options.json:
            print(
                json.dumps({s: {f: average(rows) for f, rows in by_family.items()} for s, by_family in scores.items()})
            )
        else:
            print_scores(scores)


if __name__ == "__main__":
    main()

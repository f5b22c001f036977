"""Fit the weights of `pipeline/cleaning/phrase_weights.py`: what tells rows and runs of keywords from honest ones.

    python tests/bench/fit_spam.py TEXT ... [--seed S] [--cross] [--show N]

A TEXT is as in bench_spam.py. Every trade of `tests/simulators/spam_phrases.toml` and `phrase_lists.toml` is put into pages
whose lexicon has no word of that trade; honest are the lists and headings of `clean_pages.toml` and `phrase_lists.toml` and
the lines of the simulated families. Logistic regression with a ridge; traits of which these pages know too little, and
those that holding a trade out falsifies (a trade loses its own words of offers, the honest lists keep theirs), are set by
hand (`BY_HAND`). The weights of the package were fitted on the lines of two texts of law and finance with remainder 1.
`--cross` fits three times without a third of the trades and of the honest lists, and prints what the
missing third would have got. No page of `tests/simulators/unseen`, `fresh`
or `field` is read.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from pipeline.cleaning.page_lists import PageLists  # noqa: E402
from pipeline.config import Config  # noqa: E402
from pipeline.knowledge import Knowledge, load_knowledge  # noqa: E402
from tests.bench import bench_spam  # noqa: E402
from tests.simulators import spammer  # noqa: E402
from tests.simulators.families import FAMILIES  # noqa: E402

LISTS = ROOT / "tests" / "simulators" / "phrase_lists.toml"
FORMS = (
    "list",
    "list",
    "list",
    "run",
    "run",
    "run",
    "short list",
    "short list",
    "single",
    "labelled",
    "brand",
    "spaced",
)
BY_HAND = {
    "contrast": 4.0, "linked": 3.0, "introduced": -3.0, "strong": 2.5, "growing": 12.0, "spaced": 6.5, "contact": 2.0,
    "repeated": 4.0, "own praise": -20.0, "one subject": -10.0, "address": 3.0, "ornaments": 2.0, "sign ★": 0.0,
    "sign [": 0.0, "sign machine": 6.0, "sign 。": -2.0, "call": 10.0, "package": 9.0, "fancy": 3.0, "sold": 3.0,
    "praise": 2.0, "again": 10.0, "pitched x count": 4.5, "wares x count": 1.5,
}  # fmt: skip
RIDGE = 0.3
FAME = 0.2  # by how much less a list counts on each of the pages that it stands on: their number to this power
MIN_SPAM = 0.75  # of a run's lines: it is spam


@dataclass(frozen=True, slots=True)
class Example:
    """A row or run: its traits, whether it is spam, and of which trade and form."""

    traits: dict[str, float]
    phrases: tuple[str, ...]
    is_spam: bool
    trade: str
    form: str


def draw_examples(texts: Sequence[Path], seed: int) -> Iterator[Example]:
    """Rows and runs of honest pages and of injected ones."""
    knowledge, rng = load_knowledge(Config()), Random(seed)
    sources = bench_spam.read_sources(texts, 1)
    data = tomllib.loads(LISTS.read_text(encoding="utf-8"))
    lists = data["honest"]["lists"].strip().split("\n")
    headings = data["honest"]["lines"].strip().split("\n")
    families = [FAMILIES[name](Random(f"{name}/{seed}/{n}")) for name in FAMILIES for n in range(12)]
    for page in bench_spam.build_pages(sources, 1500, rng, is_plain=False):
        lines = list(page.lines)
        for heading in rng.sample(headings, rng.randint(0, 3)):
            lines.insert(rng.randint(0, len(lines)), heading)
        for items in rng.sample(lists, rng.random() < 0.7):
            bench_spam.insert_list(lines, items, rng)
        yield from read_examples(lines, page.title, knowledge)
    for family in families:
        yield from read_examples(family.lines, family.title, knowledge)
    trades = spammer.read_phrases() | {name: tuple(text.split()) for name, text in data["spam"].items()}
    for trade, phrases in trades.items():
        known = spammer.hold_out(knowledge, trade, trades)
        pages = [(page.title, page.lines) for page in bench_spam.build_pages(sources, 48, rng, is_plain=True)]
        pages += [(page.title, page.lines) for page in rng.sample(families, 24)]
        for title, honest in pages:
            if len(honest) < 4:
                continue
            form = rng.choice(FORMS)
            injected = spammer.inject(honest, phrases, form, rng.choice(spammer.PLACES), rng)
            yield from read_examples(injected.lines, title, known, injected.spam, trade, form)


def read_examples(
    lines: Sequence[str],
    title: str,
    knowledge: Knowledge,
    spam: frozenset[int] = frozenset(),
    trade: str = "",
    form: str = "",
) -> Iterator[Example]:
    """Every list of a page, without runs in which spam and honest lines are mixed."""
    page = PageLists(lines, knowledge, title)
    for candidate in page.candidates():
        share = sum(number in spam for number in candidate.lines) / len(candidate.lines)
        if share == 0.0 or share >= MIN_SPAM:
            yield Example(page.describe(candidate), candidate.phrases, share > 0.0, trade, form if share else "")


def fit(x: np.ndarray, y: np.ndarray, weight: np.ndarray, offset: np.ndarray) -> np.ndarray:
    """Weights of standardised columns, the first of which is the bias."""
    ridge = np.full(x.shape[1], RIDGE)
    ridge[0] = 1e-6
    found = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1.0 / (1.0 + np.exp(-np.clip(x @ found + offset, -30, 30)))
        slope = x.T @ (weight * (y - p)) - ridge * found
        step = np.linalg.solve((x.T * (weight * p * (1 - p))) @ x + np.diag(ridge), slope)
        found += step
        if np.abs(step).max() < 1e-6:
            break
    return found


def main() -> None:
    """Fit and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="*", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--cross", action="store_true")
    parser.add_argument("--show", type=int, default=0)
    args = parser.parse_args()
    examples = list(draw_examples(args.texts, args.seed))
    names = ["bias", *sorted({name for example in examples for name in example.traits} - {"bias"} - set(BY_HAND))]
    raw = np.array([[example.traits.get(name, 0.0) for name in names] for example in examples])
    y = np.array([example.is_spam for example in examples], float)
    offset = np.array([sum(BY_HAND[n] * example.traits.get(n, 0.0) for n in BY_HAND) for example in examples])
    mean, deviation = raw.mean(0), raw.std(0) + 1e-9
    mean[0], deviation[0] = 0.0, 1.0
    x = (raw - mean) / deviation
    times = Counter(tuple(sorted(example.phrases)) for example in examples if not example.is_spam)
    keys = [tuple(sorted(example.phrases)) for example in examples]
    weight = np.array([1.0 if y[at] else times[key] ** -FAME for at, key in enumerate(keys)])
    score = x @ fit(x, y, weight, offset) + offset
    if args.cross:
        trades = sorted({example.trade for example in examples})
        third = np.array(
            [
                trades.index(example.trade) % 3 if example.is_spam else zlib.crc32(min(example.phrases).encode()) % 3
                for example in examples
            ]
        )
        for part in range(3):
            out = third == part
            score[out] = (x @ fit(x[~out], y[~out], weight[~out], offset[~out]) + offset)[out]
    worst: dict[tuple[str, ...], float] = {}
    for at, key in enumerate(keys):
        if not y[at]:
            worst[key] = max(worst.get(key, -99.0), float(score[at]))
    highest = sorted(worst.values(), reverse=True)
    print(f"{len(worst)} honest lists, {int(y.sum())} of spam")
    for n in (0, 5, 10, 20, 40):
        found = {
            form: round(float(np.mean([score[at] > highest[n] for at, e in enumerate(examples) if e.form == form])), 3)
            for form in sorted({example.form for example in examples} - {""})
        }
        print(f"{n} lost from {highest[n]:.2f} on: {found}")
    order = np.argsort(score)
    lost = list(dict.fromkeys((round(float(score[at]), 1), keys[at][:7]) for at in order[::-1] if not y[at]))
    missed = [(round(float(score[at]), 1), examples[at].form, examples[at].phrases[:7]) for at in order if y[at]]
    for row in (*lost[: args.show], *missed[: args.show]):
        print(row)
    found_weights = fit(x, y, weight, offset) / deviation
    found_weights[0] -= float((found_weights[1:] * mean[1:]).sum())
    for name, value in [*zip(names, found_weights, strict=True), *BY_HAND.items()]:
        print(f"    {name!r}: {value:.2f},".replace("'", '"'))


if __name__ == "__main__":
    main()

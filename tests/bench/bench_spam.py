"""Spam on pages whose vocabulary no list knows: how much is found, and what is taken from clean pages.

    python tests/bench/bench_spam.py [TEXT ...] [--pages N] [--clean N] [--remainder R] [--seed S] [--show N] [--known] [--json]
        [--field [N] [--classes odd|even]]

A TEXT is plain or gzipped, simplified, one sentence a line; lines are used that no table of `data/` was built from
(zlib.crc32 of the line is R modulo ten). Beside them stand the half of the demo farm's sentences that no table counts, and
the pages of `tests/simulators/clean_pages.toml`, of many subjects. Each class of `tests/simulators/spam_phrases.toml` is
measured with that class held out: without its section of the lexicon, and without every other listed word that occurs in
one of its phrases, so that no word of it is known (`--known`: with all of them). Words of selling (批发, 官网) stay where
two other classes use them: they could be learnt without the class. A spam line counts as found when it is
gone; a line of the page is false when a step of this subject changes it. With `--field` the classes and forms of
`tests/simulators/field` are measured instead (`field_spam.py`), N lines of every class in every form; `--classes` takes
every other class by name, as the step was built in sight of the odd ones alone. Intervals are Wilson's at 95 %.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import sys
import time
import tomllib
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

import opencc  # noqa: E402

from pipeline.cleaning.edits import Trail  # noqa: E402
from pipeline.cleaning.script import is_traditional  # noqa: E402
from pipeline.cleaning.steps import BOILERPLATE, INVISIBLE, MARKUP, SPAM, TITLE_SPAM  # noqa: E402
from pipeline.config import Config  # noqa: E402
from pipeline.knowledge import Knowledge, load_knowledge  # noqa: E402
from pipeline.records import Draft, Phase  # noqa: E402
from scraper.demo.sentences import fill, is_counted, list_templates  # noqa: E402
from tests.bench.field_spam import measure_field  # noqa: E402
from tests.simulators import spammer  # noqa: E402

CLEAN = ROOT / "tests" / "simulators" / "clean_pages.toml"
STEPS = (INVISIBLE, MARKUP, SPAM, BOILERPLATE)
CLEAN_SIGNS = (
    ("\n",) * 7 + ("、",) * 4 + (" | ",) * 3 + (" ",) * 3 + ("，", "|", "/", ",", "·", "；", ";", " - ", "+", "~")
)
SITE_NAMES = (
    "江州新闻网",
    "云泽生活",
    "青川日报",
    "海州论坛_海州人自己的家园",
    "财经频道_江州网",
    "好菜谱",
    "律师在线",
    "海州网_新闻中心",
)
FORM_WEIGHTS = {
    "list": 8,
    "run": 4,
    "short list": 2,
    "single": 2,
    "labelled": 3,
    "growing": 1,
    "spaced": 1,
    "places": 3,
    "brand": 5,
}


@dataclass(frozen=True, slots=True)
class Page:
    """An honest page and where it is from."""

    source: str
    title: str
    lines: tuple[str, ...]


@dataclass(slots=True)
class Result:
    """Found and all, by what was measured."""

    found: Counter[str] = field(default_factory=Counter)
    total: Counter[str] = field(default_factory=Counter)
    examples: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def count(self, key: str, found: bool, example: str = "", *, show: bool = False) -> None:
        """One more case of `key`."""
        self.total[key] += 1
        self.found[key] += found
        if found is show and example:
            self.examples[key].append(example)


def read_sources(texts: Sequence[Path], remainder: int) -> dict[str, list[str]]:
    """Lines to build pages from, by source."""
    rng = Random(0)
    sources: dict[str, list[str]] = {}
    for path in texts:
        data = path.read_bytes()
        text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode()
        lines = (line.strip() for line in text.split("\n"))
        sources[path.name.split(".")[0]] = [
            line for line in lines if 6 <= len(line) <= 400 and zlib.crc32(line.encode()) % 10 == remainder
        ]
    sources["farm"] = [fill(template, rng, {}) for template in list_templates() if not is_counted(template)]
    return sources


def build_pages(sources: dict[str, list[str]], count: int, rng: Random, *, is_plain: bool) -> Iterator[Page]:
    """Honest pages by turns of all sources; plain ones have paragraphs and headings alone."""
    data = tomllib.loads(CLEAN.read_text(encoding="utf-8"))
    kinds = [*sources, "subjects"]
    loan_titles = [page["title"] for page in data["page"]]
    lone_lines = data["lonely"]["lines"].strip().split("\n")
    for number in range(count):
        source = kinds[number % len(kinds)]
        lines: list[str] = []
        if source == "subjects":
            subject = data["page"][rng.randrange(len(data["page"]))]
            title, prose = subject["title"], subject["prose"].strip().split("\n")
            lines = list(prose)
            for heading in rng.sample(subject["headings"], 3):
                lines.insert(rng.randint(0, len(lines)), heading)
            own = rng.sample(subject["lists"], rng.randint(1, 2)) if not is_plain or rng.random() < 0.5 else []
        else:
            title, own = rng.choice(loan_titles), []
            lines = rng.sample(sources[source], rng.randint(8, 24))
            if source != "farm" and rng.random() < 0.5:
                lines = ["".join(lines[at : at + 2]) for at in range(0, len(lines), 2)]
        if not is_plain:
            for line in rng.sample(lone_lines, rng.randint(0, 4)):
                lines.insert(rng.randint(0, len(lines)), line)
            if rng.random() < 0.2:
                lines.insert(rng.randint(0, len(lines)), rng.choice(rng.choice(data["page"])["headings"]))
            own += rng.sample(data["lonely"]["lists"], rng.random() < 0.7)
        for items in own:
            insert_list(lines, items, rng)
        yield Page(source, title, tuple(lines))


def insert_list(lines: list[str], items: str, rng: Random) -> None:
    """A list of an honest page, in one of the forms that such lists have."""
    is_row = any(sign in items for sign in "，。()")
    parts = [items] if is_row else items.split(" ")
    sign = rng.choice(CLEAN_SIGNS)
    at = rng.choice((0, len(lines), rng.randint(0, len(lines)), rng.randint(0, len(lines))))
    while 0 < at < len(lines) and max(len(lines[at - 1]), len(lines[at])) < 12:
        at += 1  # not into another list
    lines[at:at] = parts if sign == "\n" else [sign.join(parts)]


def run_steps(lines: Sequence[str], title: str, knowledge: Knowledge, away: frozenset[str] = frozenset()) -> Trail:
    """The text of `lines` after the steps of this subject."""
    text = "\n".join(lines)
    trail = Trail(text)
    draft = Draft(text, text, title, (), is_traditional(text, knowledge.simplify(text)), away)
    for step in STEPS:
        if trail.extend(step, step.propose(draft, knowledge)):
            draft = replace(draft, text=trail.text)
    return trail


def line_states(trail: Trail) -> list[str]:
    """What each line of the original became: `kept`, `gone` or `changed`."""
    states = []
    edits = [row.edit for row in trail.composed(Phase.TEXT) if row.applied]
    position = index = 0
    for line in trail.original.split("\n"):
        end = position + len(line)
        touched = 0
        while index < len(edits) and edits[index].end <= position:
            index += 1
        for edit in edits[index:]:
            if edit.start >= end > position:
                break
            touched += max(0, min(edit.end, end) - max(edit.start, position))
        states.append("gone" if touched >= len(line.strip()) > 0 else "changed" if touched else "kept")
        position = end + 1
    return states


def measure_class(
    name: str, pages: Sequence[Page], knowledge: Knowledge, rng: Random, result: Result, to_hant: Any
) -> None:
    """Spam of one class in `pages`."""
    phrases = spammer.read_phrases()[name]
    forms = [form for form, weight in FORM_WEIGHTS.items() for _ in range(weight)]
    for number, page in enumerate(pages):
        lines: tuple[str, ...] = page.lines
        is_hant = rng.random() < 0.25 and page.source != "subjects"
        if is_hant:
            lines = tuple(to_hant(line) for line in lines)
        form, place = rng.choice(forms), rng.choice(spammer.PLACES)
        page_with = spammer.inject(lines, phrases, form, place, rng)
        states = line_states(run_steps(page_with.lines, page.title, knowledge))
        for at, state in enumerate(states):
            line = page_with.lines[at]
            if at in page_with.spam:
                is_found = state == "gone"
                example = f"{form} {place}{' hant' if is_hant else ''} [{page.source}]: {line[:90]}"
                result.count(f"class {name}", is_found, example)
                result.count(f"form {form}", is_found, example)
                result.count(f"place {place}", is_found)
                result.count("script hant" if is_hant else "script hans", is_found)
                if form != "single":
                    result.count("all but single lines", is_found)
                result.count("all lines", is_found)
            else:
                result.count("false beside spam", state != "kept", line[:90], show=True)
        if number % 3 == 0:
            is_closed = number % 2 == 0
            hung = spammer.hang_anchors(lines, phrases, rng.randint(1, 3), rng, closed=is_closed)
            for away in (frozenset[str](), frozenset(phrase for _, phrase in hung.anchors)):
                text = run_steps(hung.lines, page.title, knowledge, away).text
                for at, phrase in hung.anchors:
                    key = f"anchor {'closed' if is_closed else 'open'}{', a known link' if away else ''}"
                    result.count(key, phrase not in text and lines[at] in text, hung.lines[at][:120])


def measure_noise(pages: Sequence[Page], knowledge: Knowledge, rng: Random, result: Result) -> None:
    """Paragraphs of brokers, contacts, leaked tags, placeholders and anti-copy noise."""
    notices = tomllib.loads((CLEAN.parent / "spam_notices.toml").read_text(encoding="utf-8"))
    for page in pages:
        for kind in ("broker", "contact", "residue"):
            line = rng.choice(notices[kind].strip().split("\n"))
            lines = (
                [*page.lines, line]
                if kind == "contact" or rng.random() < 0.5
                else [*page.lines[:3], line, *page.lines[3:]]
            )
            state = line_states(run_steps(lines, page.title, knowledge))[lines.index(line)]
            result.count(f"noise {kind}", state == "gone", line)
        skeleton = spammer.write_skeleton(rng)
        state = line_states(run_steps([*page.lines, *skeleton], page.title, knowledge))[-1]
        result.count("noise skeleton", state == "gone", skeleton[-1])
        noise = spammer.write_noise(rng)
        at = rng.randrange(len(page.lines))
        where = rng.choice(("end", "line"))
        lines = list(page.lines)
        if where == "end":
            lines[at] += noise
        else:
            lines.insert(at, noise)
        text = run_steps(lines, page.title, knowledge).text
        result.count(
            f"noise jammer {where}", noise.strip() not in text and (where == "line" or page.lines[at] in text), noise
        )


def measure_clean(pages: Sequence[Page], knowledge: Knowledge, result: Result) -> None:
    """Lines of honest pages that are touched."""
    for page in pages:
        for at, state in enumerate(line_states(run_steps(page.lines, page.title, knowledge))):
            example = f"[{page.source}] {page.lines[at][:100]}"
            result.count(f"false {page.source}", state != "kept", example, show=True)
            result.count("false, all clean lines", state != "kept")


def measure_titles(name: str, pages: Sequence[Page], knowledge: Knowledge, rng: Random, result: Result) -> None:
    """Titles of `pages` with phrases of a class glued to them, and the same titles with names of sites."""
    for page in pages:
        text = "\n".join(page.lines)
        for kind in ("spam", "clean"):
            if kind == "spam":
                title = spammer.prefix_title(page.title, spammer.read_phrases()[name], rng)
            else:
                title = page.title + rng.choice(("_", "-", " - ", "|")) + rng.choice(SITE_NAMES)
            trail = Trail(title)
            trail.extend(TITLE_SPAM, TITLE_SPAM.propose(Draft(title, text, title), knowledge))
            if kind == "spam":
                result.count("title spam", trail.text == page.title, f"{title} -> {trail.text}")
            else:
                result.count("false titles", trail.text != title, f"{title} -> {trail.text}", show=True)


def wilson(found: int, total: int, z: float = 1.96) -> tuple[float, float]:
    """The interval of a share at 95 %."""
    if not total:
        return 0.0, 1.0
    share = found / total
    middle = share + z * z / (2 * total)
    half = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    return (middle - half) / (1 + z * z / total), (middle + half) / (1 + z * z / total)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="*", type=Path)
    parser.add_argument("--pages", type=int, default=200, help="pages a class")
    parser.add_argument("--clean", type=int, default=1000, help="clean pages")
    parser.add_argument("--remainder", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0, help="examples of what went wrong, a row")
    parser.add_argument("--known", action="store_true", help="hold nothing out")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--field", type=int, nargs="?", const=5, default=0, metavar="N", help="the spam of the field")
    parser.add_argument("--classes", choices=("odd", "even", "all"), default="all", help="of the field, by name")
    args = parser.parse_args()
    knowledge = load_knowledge(Config())
    sources = read_sources(args.texts, args.remainder)
    rng, result = Random(args.seed), Result()
    began = time.process_time()
    to_hant = opencc.OpenCC("s2t").convert
    if args.field:
        pages = list(build_pages(sources, 120, rng, is_plain=True))
        measure_field(pages, knowledge, args.seed, args.field, result, run_steps, line_states, args.classes)
        args.pages = args.clean = 0
    for name in spammer.read_phrases() if args.pages else ():
        pages = list(build_pages(sources, args.pages, rng, is_plain=True))
        known = knowledge if args.known else spammer.hold_out(knowledge, name)
        measure_class(name, pages, known, rng, result, to_hant)
        measure_titles(name, [page for page in pages if page.source == "subjects"], known, rng, result)
    if args.pages:
        measure_noise(list(build_pages(sources, args.pages, rng, is_plain=True)), knowledge, rng, result)
    middle = time.process_time()
    measure_clean(list(build_pages(sources, args.clean, rng, is_plain=False)), knowledge, result)
    ended = time.process_time()
    if args.json:
        print(json.dumps({key: [result.found[key], result.total[key]] for key in result.total}, ensure_ascii=False))
        return
    for key in sorted(result.total):
        found, total = result.found[key], result.total[key]
        low, high = wilson(found, total)
        print(f"{key:28} {found:6} of {total:6}  {found / total:8.4%}  ({low:.4%} to {high:.4%})")
        for example, n in Counter(result.examples[key]).most_common(args.show):
            print(f"      {n} x {example!r}")
    print(f"CPU s: spam {middle - began:.1f}, clean {ended - middle:.1f}")


if __name__ == "__main__":
    main()

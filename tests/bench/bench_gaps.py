"""Dropped words on pages that no table knows: how many come back, how many of the restorations are right, how fast.

    python tests/bench/bench_gaps.py [TEXT ...] [--pages N] [--clean N] [--remainder R] [--seed S] [--stated]
        [--wrong N] [--json]

A TEXT is plain or gzipped, simplified, one sentence a line. Only lines are used that no table of `data/` was built from
(zlib.crc32 of the line is R modulo ten, R = 0); beside them, or alone, the half of the demo farm's sentences that no
table counts. A damaged page is 30 sentences in paragraphs of three from one source; the site deletes one word
everywhere, on every second page a second one; two to six sentences hold the first word, as on pages about a subject.
A deletion leaves evidence when its place shows it (see tests/simulators/deleter.py) and another place of the page does
too. With --stated, pages have a description, a title, a caption and keywords, half of the descriptions edited by hand.
Clean pages have what makes blanks on real ones: navigation, dates, spaced headings, links. Intervals are Wilson's
at 95 %; the bound on false insertions where none was seen is Poisson's.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import re
import sys
import time
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from pipeline.cleaning.edits import APPLY_FLOOR  # noqa: E402
from pipeline.config import Config  # noqa: E402
from pipeline.knowledge import Knowledge, load_knowledge  # noqa: E402
from pipeline.records import Draft, Edit, Field  # noqa: E402
from pipeline.repair import forms, gaps  # noqa: E402
from scraper.demo.sentences import fill, is_counted, list_templates  # noqa: E402
from tests.simulators.deleter import LISTED, Deletion, Habit, count_words, delete, list_habits, state  # noqa: E402

SENTENCES, PARAGRAPH = 30, 3
N_UNLISTED = 200  # words drawn from a source
MIN_SENTENCES, MAX_SENTENCES = 2, 6  # that hold the deleted word
BINS = (0.3, 0.5, 0.7, 0.9, 0.93, 0.95, 1.0)


@dataclass(slots=True)
class Row:
    """What came of the deletions of one habit."""

    n_deleted: int = 0
    n_evident: int = 0
    n_restored: int = 0  # of all deleted
    n_restored_evident: int = 0


@dataclass(slots=True)
class Result:
    """All rows, and what was applied in the name of each habit's pages."""

    rows: defaultdict[str, Row] = field(default_factory=lambda: defaultdict(Row))
    applied: defaultdict[str, Counter[bool]] = field(default_factory=lambda: defaultdict(Counter))
    bins: Counter[tuple[float, bool]] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    clean_chars: int = 0
    clean_bytes: int = 0
    clean_seconds: float = 0.0
    damaged_bytes: int = 0
    damaged_seconds: float = 0.0
    false: list[str] = field(default_factory=list)


def read_sources(texts: Sequence[Path], remainder: int) -> tuple[dict[str, list[str]], frozenset[str]]:
    """Lines to measure on by source, and all pairs of characters of all lines."""
    rng = Random(0)
    sources: dict[str, list[str]] = {}
    seen: set[str] = set()
    for path in texts:
        data = path.read_bytes()
        lines = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8").splitlines()
        for line in lines:
            seen.update(map(str.__add__, line, line[1:]))
        sources[path.name.partition(".")[0]] = [
            line.strip() for line in lines
            if 10 <= len(line.strip()) <= 200 and zlib.crc32(line.strip().encode()) % 10 == remainder
        ]  # fmt: skip
    templates = [template for template in list_templates() if is_counted(template) == bool(remainder)]
    domain = [fill(template, rng, {}) for template in templates]
    sources["domain"] = [line for line in domain if len(line) >= 10]
    for line in domain:
        seen.update(map(str.__add__, line, line[1:]))
    return sources, frozenset(seen)


def make_page(lines: Sequence[str], rng: Random, habit: Habit | None) -> str | None:
    """Thirty sentences in paragraphs, of which two to six hold what `habit` deletes; None where too few do."""
    own = [line for line in lines if habit.find(line + "。")] if habit else []
    if habit and len(own) < MIN_SENTENCES:
        return None
    chosen = rng.sample(own, min(len(own), rng.randint(MIN_SENTENCES, MAX_SENTENCES)))
    rest = rng.sample(lines, min(len(lines), SENTENCES))
    chosen += [line for line in rest if line not in chosen][: SENTENCES - len(chosen)]
    rng.shuffle(chosen)
    return "\n".join("".join(chosen[at : at + PARAGRAPH]) for at in range(0, len(chosen), PARAGRAPH))


def furnish(page: str, rng: Random) -> str:
    """The page with what brings blanks and odd places into clean ones."""
    lines = page.split("\n")
    extra = [
        f"首页 > 逾期资讯 > 正文 人气:{rng.randrange(9, 99)}",
        f"作者 林某 2024-0{rng.randrange(1, 9)}-12 发布 浏览 {rng.randrange(99)} 次",
        "标签：逾期 协商 分期 征信",
        "目 录",
        "第一章 总 则",
        f"{rng.choice('一二三四')} 协商还款的 步骤",
        "甲 方 乙 方 见 证 人",
        "上一篇 下一篇 相关推荐",
    ]
    for line in rng.sample(extra, 3):
        lines.insert(rng.randrange(len(lines) + 1), line)
    at = rng.randrange(len(lines))
    lines[at] = re.sub("(?<=[一-鿿])(协商|银行|法院|合同)(?=[一-鿿])", r" \1 ", lines[at], count=1)
    return "\n".join(lines)


def measure(knowledge: Knowledge, sources: dict[str, list[str]], seen: frozenset[str], options: Any) -> Result:
    """Damage and clean pages of every source and habit, and count."""
    rng = Random(options.seed)
    result = Result()
    for lines in sources.values():
        words = count_words(lines)
        unlisted = rng.sample(words[: 4 * N_UNLISTED], min(N_UNLISTED, len(words)))
        habits = list_habits(unlisted, rng)
        by_name: dict[str, list[Habit]] = defaultdict(list)
        for habit in habits:
            by_name[habit.name].append(habit)
        for name, members in by_name.items():
            for _ in range(options.pages):
                page = make_page(lines, rng, habit := rng.choice(members))
                if page is None:
                    continue
                mine = [habit, rng.choice(LISTED)] if rng.random() < 0.5 else [habit]
                stated = state(page, Random(len(page))) if options.stated else None
                _measure_damaged(knowledge, page, mine, seen, name, stated, result)
        for _ in range(options.clean):
            intact = make_page(lines, rng, None) or ""
            page = furnish(intact, rng)
            stated = state(intact, Random(len(page))) if options.stated else None
            started = time.process_time()
            edits = [edit for edit in propose(page, knowledge, stated) if edit.confidence >= APPLY_FLOOR]
            result.clean_seconds += time.process_time() - started
            result.clean_chars += len(page)
            result.clean_bytes += len(page.encode())
            result.false += [_show(page, edit) for edit in edits]
    return result


def propose(text: str, knowledge: Knowledge, stated: Mapping[str, str] | None = None) -> list[Edit]:
    """What both steps that give words back propose; `stated` are texts beside the body by where they stand."""
    draft = Draft(text, stated=tuple(Field(value, evidence) for evidence, value in (stated or {}).items()))
    return [*gaps.propose(draft, knowledge), *forms.propose_ordinals(draft, knowledge)]


def _measure_damaged(
    knowledge: Knowledge,
    page: str,
    habits: Sequence[Habit],
    seen: frozenset[str],
    name: str,
    stated: Mapping[str, str] | None,
    result: Result,
) -> None:
    damaged, deletions = delete(page, habits, seen)
    started = time.process_time()
    edits = propose(damaged, knowledge, stated)
    result.damaged_seconds += time.process_time() - started
    result.damaged_bytes += len(damaged.encode())
    provable = sum(deletion.is_evident for deletion in deletions) >= MIN_SENTENCES
    restored: set[Deletion] = set()
    for edit in edits:
        true = next((deletion for deletion in deletions if is_same(damaged, edit, deletion)), None)
        step = next(floor for floor in reversed((0.0, *BINS)) if edit.confidence >= floor)
        result.bins[step, true is not None] += 1
        if edit.confidence >= APPLY_FLOOR:
            result.applied[true.habit if true else name][true is not None] += 1
            if true:
                restored.add(true)
            else:
                result.wrong.append(f"[{name}] {_show(damaged, edit)}")
    for deletion in deletions:
        row = result.rows[deletion.habit]
        row.n_deleted += 1
        row.n_restored += deletion in restored
        row.n_evident += deletion.is_evident and provable
        row.n_restored_evident += deletion.is_evident and provable and deletion in restored


def is_same(damaged: str, edit: Edit, deletion: Deletion) -> bool:
    """Whether the edit alone makes of the damaged text what undoing the deletion alone would."""
    low, high = min(edit.start, deletion.start), max(edit.end, deletion.end)
    if high - low > 12:
        return False
    low = max(low - 4, 0)
    mine = damaged[low : edit.start] + edit.after + damaged[edit.end : high + 4]
    true = damaged[low : deletion.start] + deletion.truth + damaged[deletion.end : high + 4]
    return mine == true


def _show(text: str, edit: Edit) -> str:
    left, right = text[max(edit.start - 10, 0) : edit.start], text[edit.end : edit.end + 10]
    return f"{left}[{edit.before}→{edit.after}]{right} {edit.confidence} {edit.evidence}".replace("\n", "¶")


def interval(n_right: int, n_all: int) -> tuple[float, float]:
    """Wilson's interval of a share at 95 %."""
    if not n_all:
        return 0.0, 1.0
    share, z = n_right / n_all, 1.96
    middle = (share + z * z / (2 * n_all)) / (1 + z * z / n_all)
    half = z * math.sqrt(share * (1 - share) / n_all + z * z / (4 * n_all * n_all)) / (1 + z * z / n_all)
    return middle - half, middle + half


def _share(n_right: int, n_all: int) -> str:
    low, high = interval(n_right, n_all)
    return f"{n_right / n_all:6.3f} [{low:.3f}-{high:.3f}]" if n_all else "     - " + " " * 14


def lines_of(result: Result) -> Iterator[str]:
    """The tables, as printed."""
    yield f"{'rule':18}{'deleted':>8}{'evident':>8}{'applied':>8}{'right':>7}  recall of evident      precision"
    total: Counter[str] = Counter()
    for name, row in sorted(result.rows.items(), key=lambda item: -item[1].n_deleted):
        right, wrong = result.applied[name][True], result.applied[name][False]
        yield (f"{name:18}{row.n_deleted:8}{row.n_evident:8}{right + wrong:8}{right:7}  "
               f"{_share(row.n_restored_evident, row.n_evident)}  {_share(right, right + wrong)}")  # fmt: skip
        total.update(
            deleted=row.n_deleted, evident=row.n_evident, found=row.n_restored_evident, right=right, wrong=wrong
        )
    applied = total["right"] + total["wrong"]
    yield (f"{'all':18}{total['deleted']:8}{total['evident']:8}{applied:8}{total['right']:7}  "
           f"{_share(total['found'], total['evident'])}  {_share(total['right'], applied)}")  # fmt: skip
    yield ""
    yield "confidence   edits   right"
    for floor, ceiling in zip((0.0, *BINS), (*BINS, 1.01), strict=False):
        right, wrong = result.bins[floor, True], result.bins[floor, False]
        if right + wrong:
            yield f"{floor:.2f}-{ceiling:.2f}  {right + wrong:7}  {_share(right, right + wrong)}"
    yield ""
    n_false = len(result.false)
    bound = 3.0 if not n_false else n_false + 2 * math.sqrt(n_false) + 2
    per = result.clean_chars / 10_000
    yield (f"clean pages: {result.clean_chars} characters, {n_false} false insertions, "
           f"{n_false / per:.4f} per 10,000 (at most {bound / per:.4f}), "
           f"{result.clean_bytes / 1e6 / result.clean_seconds:.1f} MB/s; "
           f"damaged pages {result.damaged_bytes / 1e6 / result.damaged_seconds:.2f} MB/s")  # fmt: skip


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="*", type=Path)
    parser.add_argument("--pages", type=int, default=20, help="damaged pages a rule and source")
    parser.add_argument("--clean", type=int, default=200, help="clean pages a source")
    parser.add_argument("--remainder", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--stated", action="store_true", help="pages say things beside their bodies")
    parser.add_argument("--wrong", type=int, default=0, help="wrong restorations to print")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    knowledge = load_knowledge(Config())
    sources, seen = read_sources(options.texts, options.remainder)
    result = measure(knowledge, sources, seen, options)
    if options.json:
        rows = {name: vars_of(row) | {"right": result.applied[name][True], "wrong": result.applied[name][False]}
                for name, row in result.rows.items()}  # fmt: skip
        print(json.dumps({"rows": rows, "false": result.false, "clean_chars": result.clean_chars}, ensure_ascii=False))
        return
    print(*lines_of(result), sep="\n")
    print(*result.wrong[: options.wrong], *result.false[: options.wrong], sep="\n")


def vars_of(row: Row) -> dict[str, int]:
    """The fields of a row."""
    return {name: getattr(row, name) for name in Row.__slots__}


if __name__ == "__main__":
    main()

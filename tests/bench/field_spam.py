"""Spam of the field (tests/simulators/field): how much is found by class and form, and what honest lines are taken.

An injected line is put at the head or the tail of an honest page, or between two of its paragraphs, one a page; a
form of several lines goes in as it is. A line is found when it is gone. Of a partial form the phrase has to be gone
and the honest part to stay; an anchor is also tried as the text of a link that is known to lead away. Honest lines
that look suspicious are put into pages in the same way and are false when they are changed. Nothing is held out: the
vocabulary is of no list, and the knowledge is what users have.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Protocol

from pipeline.cleaning.edits import Trail
from pipeline.cleaning.steps import TITLE_SPAM
from pipeline.knowledge import Knowledge
from pipeline.records import Draft
from tests.simulators.field.injections import CLASSES, draw_injected, glue_title, honest_lines


class HonestPage(Protocol):
    """What is needed of a page of `bench_spam`."""

    @property
    def title(self) -> str: ...
    @property
    def lines(self) -> tuple[str, ...]: ...


class Counts(Protocol):
    """`bench_spam.Result`."""

    def count(self, key: str, found: bool, example: str = "", *, show: bool = False) -> None: ...


class Runner(Protocol):
    """`bench_spam.run_steps`."""

    def __call__(self, lines: Sequence[str], title: str, knowledge: Knowledge, away: frozenset[str] = ...) -> Trail: ...


class States(Protocol):
    """`bench_spam.line_states`."""

    def __call__(self, trail: Trail) -> list[str]: ...


def _insert(lines: Sequence[str], own: Sequence[str], rng: Random) -> tuple[list[str], int]:
    """The lines with `own` among them, and where it begins."""
    at = rng.choice([0, len(lines), rng.randint(1, max(1, len(lines) - 1))])
    return [*lines[:at], *own, *lines[at:]], at


def measure_field(
    pages: Sequence[HonestPage],
    knowledge: Knowledge,
    seed: int,
    per_form: int,
    result: Counts,
    run: Runner,
    states_of: States,
    chosen: str = "all",
) -> None:
    """Counts `per_form` injections of every class in every form, the honest lines once, and titles.

    `chosen` are the classes: `odd`, `even` or `all`, by their place in the sorted names.
    """
    rng = Random(seed)
    first, step = {"odd": (0, 2), "even": (1, 2)}.get(chosen, (0, 1))
    classes = sorted(CLASSES)[first::step]
    for injected in draw_injected(seed, per_form):
        if injected.cls not in classes:
            continue
        page = rng.choice(pages)
        own = injected.text.split("\n")
        lines, at = _insert(page.lines, own, rng)
        trail = run(lines, page.title, knowledge)
        keys = (f"class {injected.cls}", f"form {injected.form}", "spam, all lines")
        if injected.honest:
            if injected.form == "anchor":
                text = run(lines, page.title, knowledge, frozenset([injected.added])).text
                result.count("part anchor, a known link", injected.honest in text.split("\n"), injected.text[:110])
            kept = trail.text.split("\n")
            keys = (f"class {injected.cls}, in part", f"part {injected.form}", "spam, all parts")
            for key in keys:
                result.count(key, injected.honest in kept, injected.text[:110])
            result.count(
                "honest part lost",
                injected.honest not in trail.text.replace(injected.added, ""),
                injected.text[:110],
                show=True,
            )
            continue
        states = states_of(trail)
        for line, state in zip(own, states[at : at + len(own)], strict=True):
            for key in keys:
                result.count(key, state == "gone", f"{injected.form}: {line[:100]}")
        for other in (*range(at), *range(at + len(own), len(lines))):
            result.count("false beside spam", states[other] != "kept", lines[other][:90], show=True)
    for kind, honest in honest_lines().items():
        for line in honest:
            page = rng.choice(pages)
            lines, at = _insert(page.lines, [line], rng)
            state = states_of(run(lines, page.title, knowledge))[at]
            for key in (f"honest {kind}", "honest, all lines"):
                result.count(key, state != "kept", f"{state}: {line}", show=True)
    for cls in classes:
        for _ in range(per_form * 4):
            page = rng.choice(pages)
            title = glue_title(rng, cls, page.title)
            trail = Trail(title)
            trail.extend(TITLE_SPAM, TITLE_SPAM.propose(Draft(title, "\n".join(page.lines), title), knowledge))
            result.count("title", trail.text == page.title, f"{title} -> {trail.text}")

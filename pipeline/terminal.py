"""How results and narration reach people and scripts: stdout carries results, stderr the rest."""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from pipeline.build import BuildResult
    from pipeline.language_build import CountedText
    from pipeline.verification import Law
    from pipeline.warc_reader import Problem


def print_result(value: dict[str, Any], as_json: bool, lines: Iterable[str]) -> None:
    """The result, for scripts or for people, on stdout."""
    if as_json:
        click.echo(json.dumps(value, ensure_ascii=False, default=str, indent=2))
    else:
        for line in lines:
            click.echo(line)


def narrate(line: str) -> None:
    """One line for people, on stderr."""
    click.echo(line, err=True)


def narrate_problems(problems: Iterable[Problem]) -> None:
    """What was wrong with the data, a line each."""
    for problem in problems:
        narrate(f"{problem.where}: {problem.what}; {problem.todo}")


@contextlib.contextmanager
def show_progress(label: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on a terminal, plain lines elsewhere."""
    if sys.stderr.isatty():
        with click.progressbar(length=1, label=label, file=sys.stderr) as bar:

            def draw(done: int, total: int) -> None:
                bar.length = max(total, 1)
                bar.update(done - bar.pos)

            yield draw
    else:
        yield lambda done, total: narrate(f"{label}: {done} of {total} pieces") if total else None


def write_build(result: BuildResult, corpus: Path) -> list[str]:
    """What a build came to."""
    said = f"{result.n_pages} pages: {result.n_articles} articles, {result.n_copies} copies, {result.n_dropped} dropped"
    return [said if result.is_new else f"nothing new; {said}", f"corpus: {corpus}"]


def write_counts(result: CountedText) -> list[str]:
    """What was counted."""
    return [
        f"{result.n_chars:,} characters, {result.n_different_chars:,} different ones, {result.n_ngrams:,} n-grams",
        f"counts: {result.path} ({result.n_bytes:,} bytes)",
    ]


def write_laws(laws: Sequence[Law], digest: str) -> list[str]:
    """Which laws of the corpus hold, with the first places where one does not."""
    lines = [
        f"{'kept  ' if not law.violations else 'BROKEN'} {law.name} ({law.n_checked} checked): {law.why}"
        for law in laws
    ]
    lines += [f"       at {where}" for law in laws for where in law.violations[:5]]
    return [*lines, f"digest {digest}"]


def write_site(record: dict[str, Any]) -> str:
    """What the crawl of one site came to."""
    numbers = ", ".join(f"{value} {name}" for name, value in record.items() if isinstance(value, int) and value)
    notes = "; ".join(map(str, record.get("notes", ())))
    return f"{record['site']:<16} {record['outcome']:<10} {numbers}{': ' * bool(notes)}{notes}"

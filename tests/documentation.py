"""Writes the generated blocks of the documentation anew: what code already states is not typed twice.

A block stands between `<!-- generated: NAME -->` and `<!-- end -->`. `make docs` fills it; tests/test_documentation.py
says when that was forgotten.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

import click

ROOT = Path(__file__).parents[1]
PAGES = tuple(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "data/README.md"))
BLOCK = re.compile(r"(<!-- generated: ([\w:]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def write_table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)


def write_commands() -> str:
    from pipeline.cli import cli

    commands: dict[str, click.Command] = {}
    for name, command in cli.commands.items():
        parts = command.commands if isinstance(command, click.Group) else {"": command}
        commands |= {f"{name} {part}".strip(): leaf for part, leaf in parts.items()}
    rows = []
    for name, command in commands.items():
        usage = " ".join(command.collect_usage_pieces(click.Context(command)))
        rows.append((f"`yuqi {name} {usage}`".replace(" [OPTIONS]", ""), command.get_short_help_str(limit=200)))
    return write_table(("command", "does"), rows)


def write_steps() -> str:
    from pipeline.page import STEPS

    return write_table(("step", "version", "why"), ((f"`{step.name}`", str(step.version), step.why) for step in STEPS))


def write_rules() -> str:
    from pipeline.judge import RULES

    return write_table(
        ("reason", "version", "why"), ((f"`{rule.name}`", str(rule.version), rule.why) for rule in RULES)
    )


def write_columns(table: str) -> str:
    from pipeline.schema import describe

    return write_table(("column", "type", "holds"), ((f"`{name}`", kind, why) for name, kind, why in describe(table)))


def write_configuration() -> str:
    from pipeline.config import default_config_text

    return f"```toml\n{default_config_text()}```\n"


def write_recipe() -> str:
    from pipeline.recipes import example_recipe_text

    return f"```toml\n{example_recipe_text()}```\n"


WRITERS: dict[str, Callable[..., str]] = {
    "commands": write_commands,
    "configuration": write_configuration,
    "recipe": write_recipe,
    "columns": write_columns,  # columns:articles
    "steps": write_steps,
    "rules": write_rules,
}


def fill_blocks(text: str) -> str:
    """`text` with every generated block as the code of today gives it."""

    def fill(block: re.Match[str]) -> str:
        writer, *arguments = block[2].split(":")
        return block[1] + WRITERS[writer](*arguments) + block[3]

    return BLOCK.sub(fill, text)


def main() -> None:
    for page in PAGES:
        old = page.read_text(encoding="utf-8")
        new = fill_blocks(old)
        if new != old:
            page.write_text(new, encoding="utf-8")
            print(f"wrote {page.relative_to(ROOT)}")


if __name__ == "__main__":
    main()

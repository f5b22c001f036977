"""What one site makes of an article of another: the same, an edited, a shorter, a renamed one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from random import Random

from pipeline.records import Relation

from .sentences import load_frames
from .simulators.draft import Source
from .spinning import spin_source


class Copying(StrEnum):
    """Ways to copy."""

    EXACT = "exact"
    EDITED = "edited"
    TRUNCATED = "truncated"
    RESKINNED = "reskinned"
    SPUN = "spun"


RELATIONS = {
    Copying.EXACT: Relation.EXACT,
    Copying.EDITED: Relation.NEAR,
    Copying.TRUNCATED: Relation.CONTAINED,
    Copying.RESKINNED: Relation.NEAR,
    Copying.SPUN: None,  # whether a rewritten text is a copy is a matter of taste: no score counts such pairs
}


@dataclass(frozen=True, slots=True)
class Copy:
    """An article as it stands on the copying site; its text is its own truth."""

    source: Source
    relation: Relation | None


def copy(source: Source, way: Copying, rng: Random) -> Copy:
    """`source` copied in one of the ways; an article without a platform's name is edited rather than renamed."""
    if way is Copying.RESKINNED and not _find_platform(source):
        way = Copying.EDITED
    made = {
        Copying.EXACT: lambda: source,
        Copying.EDITED: lambda: _edit(source, rng),
        Copying.TRUNCATED: lambda: _truncate(source),
        Copying.RESKINNED: lambda: _rename(source, rng),
        Copying.SPUN: lambda: spin_source(source, rng),
    }[way]()
    return Copy(made, RELATIONS[way])


def _edit(source: Source, rng: Random) -> Source:
    """An editor took two sentences out and put one of his own in."""
    lines = list(source.lines)
    long_lines = [number for number, line in enumerate(lines) if line.count("。") >= 2]
    for number in rng.sample(long_lines, min(2, len(long_lines))):
        kept = lines[number].split("。")
        del kept[rng.randrange(len(kept) - 1)]
        lines[number] = "。".join(kept)
    remark = rng.choice(("小编提示，具体情况仍以合同为准。", "以上内容供读者参考。", "各地做法略有不同。"))
    place = rng.choice(long_lines or [len(lines) - 1])
    lines[place] += remark
    return replace(source, text="\n".join(lines))


def _truncate(source: Source) -> Source:
    """The first three fifths of the lines."""
    return replace(source, text="\n".join(source.lines[: max(2, round(len(source.lines) * 0.6))]))


def _find_platform(source: Source) -> str:
    """The platform or bank that the article names most, empty below two mentions."""
    slots = load_frames()["slots"]
    names = sorted((*slots["platform"], *slots["bank"]), key=lambda name: (-source.text.count(name), name))
    return names[0] if source.text.count(names[0]) > 1 else ""


def _rename(source: Source, rng: Random) -> Source:
    """The article about another platform, under another title."""
    name = _find_platform(source)
    slots = load_frames()["slots"]
    kind = "platform" if name in slots["platform"] else "bank"
    other = rng.choice([word for word in slots[kind] if word != name and word not in source.text])
    title = f"{other}逾期以后怎么办，{rng.choice(('一份实用指南', '过来人的经验', '几点提醒'))}"
    return replace(source, title=title, text=source.text.replace(name, other))

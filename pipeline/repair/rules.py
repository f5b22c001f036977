"""Places where a listed word may be missing, found by the rules of `data/lexicon/deletions.toml`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.language import CharModel
from pipeline.repair.chances import Place, left_of, measure_gain, right_of, weigh
from pipeline.repair.tables import Cue, Rule

REACH = 24  # characters on each side of a gap that a cue may look at
MAX_PLACES = 200  # of one rule on a page; a longer page has proven itself by then


def find_places(text: str, rule: Rule, model: CharModel) -> list[Place]:
    """The places of one rule, in the order of the text."""
    if rule.guard not in text or any(said in text for said in rule.absent):
        return []
    return list(_find(text, rule, model)) if all(said in text for said in rule.needs) else []


def _find(text: str, rule: Rule, model: CharModel) -> Iterator[Place]:
    if rule.find is None:
        return
    for number, match in enumerate(rule.find.finditer(text)):
        if number == MAX_PLACES:
            break
        yield weigh_place(text, *match.span(1), rule, model)


def weigh_place(text: str, start: int, end: int, rule: Rule, model: CharModel) -> Place:
    """The place at `start:end` with what cues and language model say for the rule's word."""
    gain = measure_gain(model, left_of(text, start), rule.word, right_of(text, end))
    cue = strongest_cue(text, start, end, rule.cues)
    said_by_cue = cue.weight if cue else 0.0
    shape = "a blank" if end > start else "nothing"
    said = f"{shape} between {text[max(start - 2, 0) : start]} and {text[end : end + 2]}".replace("\n", "¶")
    around = text[max(start - 3, 0) : start] + text[end : end + 1]
    weight = weigh(gain, rule.gain, rule.slope, said_by_cue)
    return Place(start, end, rule.word, said, weight, around, said_by_cue > 0.0, is_torn=bool(cue and cue.is_torn))


def strongest_cue(text: str, start: int, end: int, cues: Sequence[Cue]) -> Cue | None:
    """The cue that says most at a gap, None where none fits."""
    if not cues:
        return None
    left, right = text[max(start - REACH, 0) : start], text[end : end + REACH]
    fitting = (
        cue
        for cue in cues
        if (cue.left is None or cue.left.search(left)) and (cue.right is None or cue.right.match(right))
    )
    return max(fitting, key=lambda cue: abs(cue.weight), default=None)


def count_intact(text: str, rule: Rule) -> int:
    """How often the word stands where the site would have deleted it."""
    return sum(1 for _ in rule.intact.finditer(text)) if rule.intact else 0

"""What the annotation step makes of a page, with the data that is shipped."""

from __future__ import annotations

from pipeline.cleaning.edits import check_edits, replay
from pipeline.config import Config
from pipeline.knowledge import load_knowledge
from pipeline.records import Draft, Edit
from pipeline.repair.annotations import propose

FLOOR = 0.9  # edits below it are suggestions and do not change the text


def find_edits(text: str) -> list[Edit]:
    """All edits, in order, disjoint and true to the text."""
    edits = list(propose(Draft(text=text), load_knowledge(Config())))
    check_edits(text, edits, "annotations")
    return edits


def repair(text: str, *, floor: float = FLOOR) -> str:
    """The page after the edits of that confidence."""
    return replay(text, [edit for edit in find_edits(text) if edit.confidence >= floor])

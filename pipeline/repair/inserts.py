"""Labelled inserts, `和【练:hé】` and `损《繁:損》`, that some farms put behind characters to look original.

The label says what the insert is, a reading or a traditional form, so each proves itself; two of them prove the page.
On such a page a bare reading, `准bèi备`, is one more, and an insert that stands for its character gives it back where the
page writes the word elsewhere. An author's `《读:…》` is a title, and says nothing about the character before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.knowledge import Knowledge
from pipeline.language import TONE_LETTERS
from pipeline.records import Edit, Reason
from pipeline.repair.evidence import SYLLABLE

MIN_INSERTS = 2
_OPENING = r"[【《〔\[(（{｛]"
_CLOSING = r"[】》〕\])）}｝]"
_LABELS = ("练", "读", "读音", "拼音", "注音", "音", "繁", "繁体", "正体")
_INSERT = re.compile(rf"(?<=([㐀-鿿]))({_OPENING}(?:{'|'.join(_LABELS)})[:：]\s*({SYLLABLE}|[㐀-鿿])\s*{_CLOSING})")
# A label behind a bracket, found by its last character in a tenth of the time that the insert takes.
_LABELLED = tuple(
    re.compile(rf"{last}[:：](?:{'|'.join(rf'(?<={_OPENING}{label}.)' for label in _LABELS if label[-1] == last)})")
    for last in sorted({label[-1] for label in _LABELS})
)
_BARE = re.compile(rf"(?<=([㐀-鿿]))([a-z]{{0,3}}[{TONE_LETTERS}][a-z]{{0,4}} ?)(?=[㐀-鿿])")


def find_inserts(text: str, knowledge: Knowledge) -> list[Edit]:
    """Edits, in order, that undo the inserts; none on a page with fewer than two that say what their character is."""
    if not any(label.search(text) for label in _LABELLED):
        return []
    inserts = list(_INSERT.finditer(text))
    if not inserts:
        return []
    edits = [edit for match in inserts for edit in _undo(match, text, knowledge)]
    bare = [match for match in _BARE.finditer(text) if knowledge.readings.reads(match[1], match[2].strip())]
    edits += [_delete(match, f"{match[1]} reads {match[2].strip()}") for match in bare]
    return sorted(edits, key=lambda edit: edit.start) if len(edits) >= MIN_INSERTS else []


def _undo(match: re.Match[str], text: str, knowledge: Knowledge) -> Iterator[Edit]:
    char, said = match[1], match[3]
    if len(said) == 1 and said > "〇":
        if said != char and knowledge.model.fold(said) == knowledge.model.fold(char):
            yield _delete(match, f"{char} with its label")
    elif knowledge.readings.reads(char, said):
        yield _delete(match, f"{char} with its label")
    else:
        lost = [other for other in sorted(knowledge.readings.characters(said)) if char + other in text]
        if len(lost) == 1:
            evidence = f"{lost[0]} reads {said}, and the page writes {char}{lost[0]}"
            yield Edit(*match.span(2), match[2], lost[0], Reason.ANNOTATION, 0.95, evidence)


def _delete(match: re.Match[str], evidence: str) -> Edit:
    return Edit(*match.span(2), match[2], "", Reason.ANNOTATION, 0.99, evidence)

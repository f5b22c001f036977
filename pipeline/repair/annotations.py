"""Pinyin annotations, `網(wǎng)貸` for 網貸, taken out of pages that an annotator went over.

Some farms ran their pages through a byte replacement that annotates every occurrence of the characters of a list. The
list differs from page to page, but within a page a character is annotated always or never, so a page proves its own
damage; without that proof nothing is touched, because legal and literary text has genuine glosses: 趼(jiǎn).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.knowledge import Knowledge
from pipeline.language import TONE_LETTERS, CharModel, Readings
from pipeline.records import Draft, Edit, Reason
from pipeline.repair.codes import encode_char, is_in_gb2312
from pipeline.repair.evidence import MARKS, SYLLABLE, Page
from pipeline.repair.framing import PUNCTUATION, Run, repair_run

# The gate. Annotated pages of the survey have 2 to 66 such characters; of 16,489 clean documents none passed these.
MIN_CHARS = 3
MIN_ANNOTATIONS = 4
MIN_SHARE = 0.5  # of the occurrences of a character, and of all of them together
# An annotator works on running text, a dictionary on headwords: of the annotations of the survey three in four are
# followed by a hanzi at once.
MIN_RUNNING = 1 / 3
# Toneless readings were seen on one page, behind every other hanzi and doubled; elsewhere they are names.
MIN_TONELESS_DENSITY = 0.03

MAX_RUNS = 400  # searched on one page; one with more is beyond repair, and the bound keeps its cost finite

_HAN = "〇㐀-鿿豈-﫿"
_TONED = rf"[a-z]{{0,4}}[{TONE_LETTERS}][a-zɑɡ]{{0,4}}"
_BRACKET = re.compile(rf"[(（](?<=[^\x00-\x40][(（])({SYLLABLE})[)）]|(?<=[)）])[(（]({SYLLABLE})[)）]")
_CLOSED = re.compile(rf"[{TONE_LETTERS}][a-zɑɡ]{{0,4}}[)）]")
_UNOPENED = re.compile(rf"[{MARKS}][(（]?({SYLLABLE})[)）]|(?<=[^\x00-\x7f（])({_TONED})[)）]")
_TORN = re.compile(rf"[{MARKS}](?=[{PUNCTUATION}][^\x00-\x3f\x7f])")
_CUT = re.compile(rf"[(（]([a-zü{TONE_LETTERS}ɑɡ]{{0,5}})(?=…|\.\.\.|&hellip;|[ \t]*(?:\Z|[\r\n<\"']))")
_MARKED = re.compile(rf"[{MARKS}][(（]?{_TONED}[)）]")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_FULL_WIDTH = re.compile("[，；：（）]")

class Gloss(NamedTuple):
    """A character with its reading behind it, as often as the page has it."""

    char: str
    syllable: str
    inserted: str  # the reading and its brackets
    evidence: str


Annotation = tuple[int, int, Gloss]
"""Start and end of the brackets, and what they say."""


@dataclass(slots=True)
class Survey:
    """The brackets of a page that hold a syllable."""

    valid: list[Annotation] = field(default_factory=list)  # on a character with that reading
    strays: list[int] = field(default_factory=list)  # where another one stands alone
    n_toned: int = 0  # all with a tone mark


def propose(draft: Draft, knowledge: Knowledge) -> Iterator[Edit]:
    """The annotations to delete and the runs of broken framing to restore, in order; nothing on a page without proof.

    `draft.text` is the decoded page, markup and all, or plain text. Edits of repaired runs carry a confidence; those
    below 0.9 are suggestions.
    """
    text = draft.text
    if not _may_be_annotated(text):
        return
    survey = _survey_brackets(text, knowledge.readings)
    listed = _select_listed(text, survey.valid, knowledge.model)
    if not listed:
        return
    annotations = [annotation for annotation in survey.valid if annotation[2].char in listed]
    if cuts := _find_cuts(text, annotations):
        annotations = sorted(annotations + cuts)
    damage = _find_damage(text, survey, knowledge.readings)
    if not damage:
        yield from map(_delete, annotations)
        return
    page = Page(
        text=text,
        readings=knowledge.readings,
        model=knowledge.model,
        annotated=listed,
        folded=_FULL_WIDTH.search(text) is None,
        outside_gb2312=not any(is_in_gb2312(_code(char)) for char in listed),
        marks=_MARKED.search(text) is not None,
        drops_private=_PRIVATE.search(text) is None,
    )
    yield from _merge(page, annotations, damage)


def unresolved(text: str) -> int:
    """How many readings without a bracket are left: each belongs to a run of broken framing that was not restored.

    >>> unresolved("適當?shù)膶捪奁诨"), unresolved("網(wǎng)貸"), unresolved("真的吗?(是)")
    (1, 0, 0)
    """
    if _CLOSED.search(text) is None:
        return 0
    return sum(1 for match in _UNOPENED.finditer(text) if not match[0].isascii() and match[0][1:].strip("()（）") != "")


def _may_be_annotated(text: str) -> bool:
    if "(" not in text and "（" not in text:
        return False
    found = zip(range(MIN_ANNOTATIONS), _BRACKET.finditer(text), strict=False)
    return sum(1 for _ in found) == MIN_ANNOTATIONS


def _survey_brackets(text: str, readings: Readings) -> Survey:
    survey = Survey()
    valid = survey.valid
    glosses: dict[str, Gloss | None] = {}  # None: no annotation
    for match in _BRACKET.finditer(text):
        start, end = match.span()
        key = text[start - 1 : end]
        if key in glosses:
            gloss = glosses[key]
        else:
            gloss = _read_gloss(key[0], match[1], match[0], readings)
            if key[0] in ")）":  # doubled: the second bracket belongs to the same character
                char = valid[-1][2].char if valid and valid[-1][1] == start else ""
                gloss = _read_gloss(char, match[1], match[0], readings) if char else None
            else:
                glosses[key] = gloss
        if gloss is not None:
            valid.append((start, end, gloss))
        elif not match[1].isascii() and readings.is_syllable(match[1]):
            survey.strays.append(start - (key[0] in MARKS))
    survey.n_toned = len(survey.strays) + sum(1 for _, _, gloss in valid if not gloss.syllable.isascii())
    return survey


def _read_gloss(char: str, syllable: str, inserted: str, readings: Readings) -> Gloss | None:
    if not readings.reads(char, syllable):
        return None
    return Gloss(char, syllable, inserted, f"{char} {_code(char):04X} reads {syllable}")


def _select_listed(text: str, valid: list[Annotation], model: CharModel) -> frozenset[str]:
    """The characters in the annotator's list; empty where the page does not prove that there was one."""
    counts = Counter([gloss.char for _, _, gloss in valid])
    listed = set(counts)
    if sum(1 for _, _, gloss in valid if gloss.syllable.isascii()) > len(valid) / 2:
        if len(valid) < MIN_TONELESS_DENSITY * sum(1 for _ in re.finditer(f"[{_HAN}]", text)):
            return frozenset()
    else:
        # The list of a toned annotator holds traditional characters only (136 of 136 in the survey), so what is in
        # GB2312 is a gloss of the author, and a page where most have no simplified form is a dictionary.
        listed = {char for char in counts if not is_in_gb2312(_code(char))}
        n_traditional = sum(1 for char in listed if model.fold(char) != char)
        if len(listed) < len(counts) / 2 or n_traditional < len(listed) / 2:
            return frozenset()
    if len(listed) < MIN_CHARS:
        return frozenset()
    totals = {char: text.count(char) for char in listed}
    n_listed = sum(counts[char] for char in listed)
    n_running = sum(1 for _, end, gloss in valid if gloss.char in listed and "㐀" <= text[end : end + 1] <= "鿿")
    if n_listed < MIN_SHARE * sum(totals.values()) or n_running < MIN_RUNNING * n_listed:
        return frozenset()
    sure = frozenset(char for char in listed if counts[char] >= MIN_SHARE * totals[char])
    return sure if len(sure) >= MIN_CHARS and sum(counts[char] for char in sure) >= MIN_ANNOTATIONS else frozenset()


def _find_cuts(text: str, annotations: list[Annotation]) -> list[Annotation]:
    """Annotations that lost their end where a teaser or attribute was cut: `社會(hu…`."""
    known = {gloss.char: gloss for gloss in {gloss for _, _, gloss in annotations}}
    cuts: list[Annotation] = []
    for match in _CUT.finditer(text):
        gloss = known.get(text[match.start() - 1 : match.start()])
        if gloss is not None and gloss.syllable.startswith(match[1]):
            cuts.append((match.start(), match.end(), gloss._replace(inserted=match[0])))
    return cuts


def _find_damage(text: str, survey: Survey, readings: Readings) -> list[int]:
    """Where a reading stands without its character, or a mark before punctuation that may have lost its byte."""
    places = set(survey.strays)
    if sum(1 for _ in _CLOSED.finditer(text)) > survey.n_toned:
        places.update(
            match.start() for match in _UNOPENED.finditer(text) if readings.is_syllable(match[1] or match[2])
        )
    places.update(match.start() for match in _TORN.finditer(text))
    return sorted(places)


def _delete(annotation: Annotation) -> Edit:
    start, end, gloss = annotation
    return Edit(start, end, gloss.inserted, "", Reason.ANNOTATION, 1.0, gloss.evidence)


def _merge(page: Page, annotations: list[Annotation], damage: list[int]) -> Iterator[Edit]:
    """Edits in order; an annotation inside a repaired run belongs to the run."""
    brackets = {end: start for start, end, _ in annotations}
    waiting = iter([*annotations, (len(page.text), len(page.text), Gloss("", "", "", ""))])
    annotation = next(waiting)
    done, last, n_runs = 0, "", 0
    for start in [*damage, len(page.text)]:
        while annotation[0] < start:
            if annotation[0] >= done:
                yield _delete(annotation)
            annotation = next(waiting)
        if start < done or start == len(page.text) or n_runs == MAX_RUNS:
            continue
        place = start
        while place in brackets:
            place = brackets[place]
        left = last if place == done and last else page.text[max(0, place - 2) : place] or "\n"
        n_runs += 1
        run = repair_run(page, start, left)
        if run is not None:
            yield _edit_of(page.text, run)
            done, last = run.end, (left + run.after)[-2:]


def _edit_of(text: str, run: Run) -> Edit:
    """The smallest edit that makes the run what it was."""
    end, after = run.end, run.after
    while end > run.start + 1 and after and text[end - 1] == after[-1]:
        end, after = end - 1, after[:-1]
    before = text[run.start : end]
    if not after and _BRACKET.fullmatch(before):
        return Edit(run.start, end, before, "", Reason.ANNOTATION, 1.0, run.evidence)
    return Edit(run.start, end, before, after, Reason.BROKEN_FRAMING, run.confidence, run.evidence)


def _code(char: str) -> int:
    return int.from_bytes(encode_char(char) or b"\0", "big")

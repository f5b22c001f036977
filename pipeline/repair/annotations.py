"""Pinyin annotations, `網(wǎng)貸` for 網貸, taken out of pages that an annotator went over.

Some farms ran their pages through a byte replacement that annotates every occurrence of the characters of a list. The
list differs from page to page, but within a page a character is annotated always or never, so a page proves its own
damage; without that proof nothing is touched, because legal and literary text has genuine glosses: 趼(jiǎn). Where
other pages of the host have proven a list, one annotation of that list is proof enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import repeat
from operator import add, itemgetter
from types import MappingProxyType

from pipeline.knowledge import Knowledge
from pipeline.language import TONE_LETTERS, Readings
from pipeline.records import Draft, Edit, Reason
from pipeline.repair.evidence import MARKS, SYLLABLE, TAIL, Page
from pipeline.repair.framing import PUNCTUATION, Run, repair_run
from pipeline.repair.glosses import (
    HOST,
    MIN_ANNOTATIONS,
    VOUCHED,
    Annotation,
    Gloss,
    Survey,
    may_be_annotated,
    select_listed,
    survey_brackets,
    vouch,
)
from pipeline.repair.inserts import find_inserts

MAX_EFFORT = 15_000  # states of searches on one page, a second or two; the worst simulated page needed 1,526

_TONED = rf"[a-zü]{{0,4}}[{TONE_LETTERS}][a-zɑɡ]{{0,4}}"
_BARE = rf"(?<![\x00-\x7f（ü{TONE_LETTERS}]){_TONED}[)）]"  # the bracket before it went with the lead byte
_BRACKET = re.compile(rf"[(（]{SYLLABLE}[)）]")
_CLOSED = re.compile(rf"[{TONE_LETTERS}][a-zɑɡ]{{0,4}}[)）]")
_UNOPENED = re.compile(rf"[{MARKS}][(（]?({SYLLABLE})[)）]|(?={_BARE})({_TONED})")
_RESIDUE = re.compile(rf"[{MARKS}][(（]?{_TONED}[)）]|{_BARE}")
_TORN = re.compile(rf"[{MARKS}](?=[{PUNCTUATION}](?:[^\x00-\x3f\x7f]|\?/[a-z]))")
_MARKED = re.compile(rf"[{MARKS}][(（]?{_TONED}[)）]")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_FULL_WIDTH = re.compile("[，；：（）]")


_NONE = Gloss("", "", "", "", in_gb2312=False, is_toneless=False, is_converted=False, is_known=False, frequency=0.0)


_NO_LIST: Mapping[str, int] = MappingProxyType({})


def propose(draft: Draft, knowledge: Knowledge, by_host: Mapping[str, int] = _NO_LIST) -> Iterator[Edit]:
    """The annotations to delete and the runs of broken framing to restore, in order; nothing on a page without proof.

    `draft.text` is the decoded page, markup and all, or plain text. Edits of repaired runs carry a confidence; those
    below 0.9 are suggestions. `by_host` holds characters with their readings, `網wǎng`, that other pages of the host prove
    to be in the annotator's list, and how many pages; a page of such a host needs no proof of its own.
    """
    inserts = find_inserts(draft.text, knowledge)
    edits = _propose_glosses(draft.text, knowledge, by_host)
    yield from sorted([*inserts, *edits], key=lambda edit: edit.start) if inserts else edits


def _propose_glosses(text: str, knowledge: Knowledge, by_host: Mapping[str, int]) -> Iterator[Edit]:
    if not may_be_annotated(text, 1 if by_host else MIN_ANNOTATIONS):
        return
    survey = survey_brackets(text, knowledge.readings, knowledge.model)
    listed = select_listed(text, survey)
    vouched = {gloss: known for gloss in survey.uses if (known := vouch(gloss, listed, by_host))}
    if not vouched:
        return
    annotations = [(start, vouched[gloss]) for start, gloss in survey.valid if gloss in vouched]
    if survey.cuts:
        annotations += [(start, known) for start, gloss in survey.cuts if (known := vouch(gloss, listed, by_host))]
        annotations.sort(key=itemgetter(0))
    damage = _find_damage(text, survey, knowledge.readings)
    if not damage:
        yield from _delete_all(annotations)
        return
    page = Page(
        text=text,
        readings=knowledge.readings,
        model=knowledge.model,
        annotated=listed | {key[0] for key in by_host},
        folded=_FULL_WIDTH.search(text) is None,
        outside_gb2312=not any(gloss.in_gb2312 for gloss in vouched),
        marks=_MARKED.search(text) is not None,
        drops_private=_PRIVATE.search(text) is None,
    )
    for edit in _merge(page, annotations, damage):
        yield edit if listed else _owe_to_host(edit, len(by_host))


def unresolved(text: str) -> int:
    """How many readings without a bracket are left: each belongs to a run of broken framing that was not restored.

    >>> unresolved("適當?shù)膶捪奁诨"), unresolved("網(wǎng)貸"), unresolved("真的吗?(是)")
    (1, 0, 0)
    """
    if _CLOSED.search(text) is None:
        return 0
    return sum(1 for _ in _RESIDUE.finditer(text))


def _owe_to_host(edit: Edit, n_listed: int) -> Edit:
    """An edit on a page that proves nothing itself."""
    if HOST in edit.evidence:
        return edit
    said = f"{edit.evidence}; {HOST}, {n_listed} readings"
    return edit._replace(evidence=said, confidence=min(edit.confidence, VOUCHED))


def _end_of(annotation: Annotation) -> int:
    return annotation[0] + len(annotation[1].inserted)


def _find_damage(text: str, survey: Survey, readings: Readings) -> list[int]:
    """Where a reading stands without its character, or a mark before punctuation that may have lost its byte."""
    places = set(survey.strays)
    if _CLOSED.search(survey.rest):
        places.update(match.start() for match in _UNOPENED.finditer(text) if readings.is_syllable(match[1] or match[2]))
    places.update(match.start() for match in _TORN.finditer(text))
    return sorted(places)


def _delete(annotation: Annotation) -> Edit:
    start, gloss = annotation
    inserted = gloss.inserted
    return Edit(start, start + len(inserted), inserted, "", Reason.ANNOTATION, gloss.confidence, gloss.evidence)


def _delete_all(annotations: Sequence[Annotation]) -> Iterator[Edit]:
    """What `_delete` makes of each; a page has thousands, so the tuples are made in C."""
    starts = [start for start, _ in annotations]
    inserted = [gloss.inserted for _, gloss in annotations]
    ends = map(add, starts, map(len, inserted))
    evidence = [gloss.evidence for _, gloss in annotations]
    sure = [gloss.confidence for _, gloss in annotations]
    return map(Edit._make, zip(starts, ends, inserted, repeat(""), repeat(Reason.ANNOTATION), sure, evidence))


def _merge(page: Page, annotations: list[Annotation], damage: list[int]) -> Iterator[Edit]:
    """Edits in order; an annotation inside a repaired run belongs to the run."""
    brackets = {_end_of(annotation): annotation[0] for annotation in annotations}
    waiting = iter([*annotations, (len(page.text), _NONE)])
    annotation = next(waiting)
    done, last = 0, ""
    for start in [*damage, len(page.text)]:
        while annotation[0] < start:
            if annotation[0] >= done:
                yield _delete(annotation)
            annotation = next(waiting)
        if start < done or start == len(page.text) or page.effort["states"] > MAX_EFFORT:
            continue
        place = start
        while place in brackets:
            place = brackets[place]
        if _is_inside_run(page, start):
            continue
        left = last if place == done and last else page.text[max(0, place - TAIL) : place] or "\n"
        run = repair_run(page, start, left)
        if run is not None:
            yield _edit_of(page.text, run)
            done, last = run.end, (left + run.after)[-TAIL:]


def _is_inside_run(page: Page, start: int) -> bool:
    """Whether brackets on a Latin letter follow a hanzi that is no word's: `髽I(yè)`, whose run begins further left."""
    before = page.text[max(0, start - 2) : start]
    return (
        page.text[start] in "(（"
        and "一" <= before[:1] <= "鿿"
        and before[1:].isascii()
        and not page.model.is_known(before[0])
    )


def _edit_of(text: str, run: Run) -> Edit:
    """The smallest edit that makes the run what it was."""
    end, after = run.end, run.after
    while end > run.start + 1 and after and text[end - 1] == after[-1]:
        end, after = end - 1, after[:-1]
    before = text[run.start : end]
    if not after and _BRACKET.fullmatch(before):
        return Edit(run.start, end, before, "", Reason.ANNOTATION, 1.0, run.evidence)
    return Edit(run.start, end, before, after, Reason.BROKEN_FRAMING, run.confidence, run.evidence)

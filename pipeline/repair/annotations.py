"""Pinyin annotations, `網(wǎng)貸` for 網貸, taken out of pages that an annotator went over.

Some farms ran their pages through a byte replacement that annotates every occurrence of the characters of a list. The
list differs from page to page, but within a page a character is annotated always or never, so a page proves its own
damage; without that proof nothing is touched, because legal and literary text has genuine glosses: 趼(jiǎn). Where
other pages of the host have proven a list, one annotation of that list is proof enough.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, compress, repeat
from types import MappingProxyType

from pipeline.knowledge import Knowledge
from pipeline.language import TONE_LETTERS, Readings
from pipeline.records import Draft, Edit, Reason
from pipeline.repair.evidence import MARKS, SYLLABLE, TAIL, Page, mark_pairs, simplified_forms
from pipeline.repair.framing import PUNCTUATION, Run, repair_run
from pipeline.repair.glosses import (
    HOST,
    MIN_ANNOTATIONS,
    VOUCHED,
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
_BRACKET = re.compile(rf"[(（]{SYLLABLE}[)）]")
_CLOSED = re.compile(rf"[{TONE_LETTERS}][a-zɑɡ]{{0,4}}[)）]")
_MARKED_READING = re.compile(rf"[{MARKS}][(（]?({SYLLABLE})[)）]")
_MARKED = re.compile(rf"[{MARKS}][(（]?{_TONED}[)）]")
# A toned reading whose bracket went with the lead byte. What must not stand before it is looked at behind its first
# letter, as a search for a letter is faster than one for a place.
_BARE = re.compile(
    rf"([a-zü{TONE_LETTERS}](?<![\x00-\x7f（ü{TONE_LETTERS}{MARKS}].)"
    rf"(?:(?<=[a-zü])[a-zü]{{0,3}}[{TONE_LETTERS}]|(?<=[{TONE_LETTERS}]))[a-zɑɡ]{{0,4}})[)）]"
)
_TORN = re.compile(rf"[{MARKS}](?=[{PUNCTUATION}](?:[^\x00-\x3f\x7f]|\?/[a-z]))")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_FULL_WIDTH = re.compile("[，；：（）]")


_NEW_EDIT = partial(tuple.__new__, Edit)  # from a tuple, without the checks of `Edit._make`
_NO_LIST: Mapping[str, int] = MappingProxyType({})


def propose(draft: Draft, knowledge: Knowledge, by_host: Mapping[str, int] = _NO_LIST) -> Iterable[Edit]:
    """The annotations to delete and the runs of broken framing to restore, in order; nothing on a page without proof.

    `draft.text` is the decoded page, markup and all, or plain text. Edits of repaired runs carry a confidence; those
    below 0.9 are suggestions. `by_host` holds characters with their readings, `網wǎng`, that other pages of the host prove
    to be in the annotator's list, and how many pages; a page of such a host needs no proof of its own.
    """
    inserts = find_inserts(draft.text, knowledge)
    edits = _propose_glosses(draft.text, knowledge, by_host)
    return sorted([*inserts, *edits], key=lambda edit: edit.start) if inserts else edits


def _propose_glosses(text: str, knowledge: Knowledge, by_host: Mapping[str, int]) -> Iterable[Edit]:
    if not may_be_annotated(text, 1 if by_host else MIN_ANNOTATIONS):
        return ()
    survey = survey_brackets(text, knowledge.readings, knowledge.model)
    listed = select_listed(text, survey)
    vouched = {key: known for key, gloss in survey.glosses.items() if (known := vouch(gloss, listed, by_host))}
    if not vouched:
        return ()
    annotations = _delete_all(survey, vouched)
    if survey.cuts:
        cuts = ((start, vouch(gloss, listed, by_host)) for start, gloss in survey.cuts)
        annotations += [_delete(start, gloss) for start, gloss in cuts if gloss]
        annotations.sort()
    damage = _find_damage(text, survey, knowledge.readings)
    if not damage:
        return annotations
    page = Page(
        text=text,
        readings=knowledge.readings,
        model=knowledge.model,
        annotated=listed | {key[0] for key in by_host},
        folded=_FULL_WIDTH.search(text) is None,
        outside_gb2312=not any(gloss.in_gb2312 for gloss in vouched.values()),
        marks=_MARKED.search(text) is not None,
        drops_private=_PRIVATE.search(text) is None,
        pairs=mark_pairs(text),
        simplified=simplified_forms(knowledge.model),
    )
    edits = _merge(page, annotations, damage)
    return edits if listed else (_owe_to_host(edit, len(by_host)) for edit in edits)


def unresolved(text: str) -> int:
    """How many readings without a bracket are left: each belongs to a run of broken framing that was not restored.

    >>> unresolved("適當?shù)膶捪奁诨"), unresolved("網(wǎng)貸"), unresolved("真的吗?(是)")
    (1, 0, 0)
    """
    # A search for one letter runs at many characters a step, one for a set of them does not.
    if not any(letter in text for letter in TONE_LETTERS) or _CLOSED.search(text) is None:
        return 0
    return sum(1 for _ in chain(_MARKED.finditer(text), _BARE.finditer(text)))


def _owe_to_host(edit: Edit, n_listed: int) -> Edit:
    """An edit on a page that proves nothing itself."""
    if HOST in edit.evidence:
        return edit
    said = f"{edit.evidence}; {HOST}, {n_listed} readings"
    return edit._replace(evidence=said, confidence=min(edit.confidence, VOUCHED))


def _find_damage(text: str, survey: Survey, readings: Readings) -> list[int]:
    """Where a reading stands without its character, or a mark before punctuation that may have lost its byte."""
    places = set(survey.strays)
    if (")" in survey.rest or "）" in survey.rest) and _CLOSED.search(survey.rest):
        readings_found = chain(_MARKED_READING.finditer(text), _BARE.finditer(text))
        places.update(match.start() for match in readings_found if readings.is_syllable(match[1]))
    if any(mark in text for mark in MARKS):
        places.update(match.start() for match in _TORN.finditer(text))
    return sorted(places)


def _delete(start: int, gloss: Gloss) -> Edit:
    inserted = gloss.inserted
    return Edit(start, start + len(inserted), inserted, "", Reason.ANNOTATION, gloss.confidence, gloss.evidence)


def _delete_all(survey: Survey, vouched: Mapping[str, Gloss]) -> list[Edit]:
    """What `_delete` makes of every bracket that is `vouched` for; a page has thousands, so it is done in C."""
    starts, ends, keys = survey.starts, survey.ends, survey.keys
    if len(vouched) < len(survey.uses):
        chosen = [key in vouched for key in keys]
        starts, ends, keys = ([*compress(starts, chosen)], [*compress(ends, chosen)], [*compress(keys, chosen)])
    glosses = [vouched[key] for key in keys]
    inserted = [gloss.inserted for gloss in glosses]
    sure = [gloss.confidence for gloss in glosses]
    evidence = [gloss.evidence for gloss in glosses]
    return [*map(_NEW_EDIT, zip(starts, ends, inserted, repeat(""), repeat(Reason.ANNOTATION), sure, evidence))]


def _merge(page: Page, annotations: Sequence[Edit], damage: Iterable[int]) -> Iterator[Edit]:
    """Edits in order; an annotation inside a repaired run belongs to the run."""
    starts = [edit.start for edit in annotations]
    brackets = {edit.end: edit.start for edit in annotations}
    done, last = 0, ""
    for start in damage:
        if start < done or page.effort["states"] > MAX_EFFORT or _is_inside_run(page, start):
            continue
        place = start
        while place in brackets:
            place = brackets[place]
        left = last if place == done and last else page.text[max(0, place - TAIL) : place] or "\n"
        run = repair_run(page, start, left)
        if run is not None:
            yield from annotations[bisect_left(starts, done) : bisect_left(starts, start)]
            yield _edit_of(page.text, run)
            done, last = run.end, (left + run.after)[-TAIL:]
    yield from annotations[bisect_left(starts, done) :]


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

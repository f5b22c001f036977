"""Pinyin annotations, `網(wǎng)貸` for 網貸, taken out of pages that an annotator went over.

Some farms ran their pages through a byte replacement that annotates every occurrence of the characters of a list. The
list differs from page to page, but within a page a character is annotated always or never, so a page proves its own
damage; without that proof nothing is touched, because legal and literary text has genuine glosses: 趼(jiǎn).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from operator import itemgetter

from pipeline.knowledge import Knowledge
from pipeline.language import TONE_LETTERS, CharModel, Readings
from pipeline.records import Draft, Edit, Reason
from pipeline.repair.codes import encode_char, is_in_gb2312
from pipeline.repair.evidence import MARKS, SYLLABLE, TAIL, Page
from pipeline.repair.framing import PUNCTUATION, Run, repair_run

# The gate. Annotated pages of the survey have 2 to 66 such characters; of 16,489 clean documents none passed these.
MIN_CHARS = 3
MIN_ANNOTATIONS = 4
MIN_SHARE = 0.5  # of the occurrences of a character, and of all of them together
# An annotator works on running text, a dictionary on headwords: of the annotations of the survey three in four are
# followed by a hanzi at once.
MIN_RUNNING = 1 / 3
_RUNNING_SAMPLE = 200  # annotations from the top of the page that are looked at for it
# Toneless readings were seen on one page, behind every other hanzi and doubled; elsewhere they are names.
MIN_TONELESS_DENSITY = 0.03

PROVEN_CHARS = 10  # different characters of a list; no dictionary page of the survey had as many traditional ones
_GUESSED = 0.85  # confidence of a repair that contains a character nobody can know: below the floor of edits
MAX_EFFORT = 15_000  # states of searches on one page, a second or two; the worst simulated page needed 1,526

_HAN = "〇㐀-鿿豈-﫿"
_TONED = rf"[a-zü]{{0,4}}[{TONE_LETTERS}][a-zɑɡ]{{0,4}}"
_BARE = rf"(?<![\x00-\x7f（ü{TONE_LETTERS}]){_TONED}[)）]"  # the bracket before it went with the lead byte
_BRACKET = re.compile(rf"[(（]({SYLLABLE})[)）]")
_ON_HANZI = re.compile(rf"[(（](?<=[{_HAN}][(（]){SYLLABLE}[)）]")
_CLOSED = re.compile(rf"[{TONE_LETTERS}][a-zɑɡ]{{0,4}}[)）]")
_UNOPENED = re.compile(rf"[{MARKS}][(（]?({SYLLABLE})[)）]|(?={_BARE})({_TONED})")
_RESIDUE = re.compile(rf"[{MARKS}][(（]?{_TONED}[)）]|{_BARE}")
_TORN = re.compile(rf"[{MARKS}](?=[{PUNCTUATION}](?:[^\x00-\x3f\x7f]|\?/[a-z]))")
_CUT = re.compile(rf"[(（]([a-zü{TONE_LETTERS}ɑɡ]{{0,5}})(?=…|\.\.\.|&hellip;|[ \t]*(?:\Z|[\r\n<\"']))")
_MARKED = re.compile(rf"[{MARKS}][(（]?{_TONED}[)）]")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_FULL_WIDTH = re.compile("[，；：（）]")


@dataclass(frozen=True, slots=True, eq=False)
class Gloss:
    """A character with its reading behind it; one object for all its places on the page."""

    char: str
    syllable: str
    inserted: str  # the reading and its brackets
    evidence: str
    in_gb2312: bool


Annotation = tuple[int, Gloss]
"""Where brackets begin, and what they say."""


@dataclass(slots=True)
class Survey:
    """The brackets of a page that hold a syllable."""

    valid: list[Annotation] = field(default_factory=list)  # on a character with that reading
    cuts: list[Annotation] = field(default_factory=list)  # those whose end is missing
    strays: list[int] = field(default_factory=list)  # where a toned one stands on something else
    uses: Counter[Gloss] = field(default_factory=Counter)  # how often each is among the valid ones
    n_brackets: int = 0  # all, words of other languages included
    n_toned: int = 0


def propose(draft: Draft, knowledge: Knowledge) -> Iterator[Edit]:
    """The annotations to delete and the runs of broken framing to restore, in order; nothing on a page without proof.

    `draft.text` is the decoded page, markup and all, or plain text. Edits of repaired runs carry a confidence; those
    below 0.9 are suggestions.
    """
    text = draft.text
    if not _may_be_annotated(text):
        return
    survey = _survey_brackets(text, knowledge.readings)
    listed = _select_listed(text, survey, knowledge.model)
    if not listed:
        return
    annotations = [annotation for annotation in survey.valid if annotation[1].char in listed]
    if survey.cuts:
        annotations += [annotation for annotation in survey.cuts if annotation[1].char in listed]
        annotations.sort(key=itemgetter(0))
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
        outside_gb2312=not any(gloss.in_gb2312 for gloss in survey.uses if gloss.char in listed),
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
    return sum(1 for _ in _RESIDUE.finditer(text))


def _may_be_annotated(text: str) -> bool:
    if "(" not in text and "（" not in text:
        return False
    found = zip(range(MIN_ANNOTATIONS), _ON_HANZI.finditer(text), strict=False)
    return sum(1 for _ in found) == MIN_ANNOTATIONS


def _survey_brackets(text: str, readings: Readings) -> Survey:
    survey = Survey()
    valid = survey.valid
    glosses: dict[str, Gloss] = {}
    for survey.n_brackets, match in enumerate(_BRACKET.finditer(text), 1):
        start = match.start()
        key = text[max(0, start - 1) : match.end()]
        gloss = glosses.get(key)
        if gloss is not None:
            valid.append((start, gloss))
            continue
        char = key[0]
        if char in ")）" and valid and _end_of(valid[-1]) == start:
            char = valid[-1][1].char  # doubled: the second bracket belongs to the same character
        if readings.reads(char, match[1]):
            gloss = _make_gloss(char, match[1], match[0])
            if char == key[0]:
                glosses[key] = gloss
            valid.append((start, gloss))
        elif not match[1].isascii():
            survey.n_toned += 1
            if readings.is_syllable(match[1]):
                survey.strays.append(start - (char in MARKS))
    survey.uses.update(map(itemgetter(1), valid))
    survey.cuts += _find_cuts(text, survey)
    survey.n_toned += sum(n_places for gloss, n_places in survey.uses.items() if not gloss.syllable.isascii())
    return survey


@lru_cache(maxsize=20_000)
def _make_gloss(char: str, syllable: str, inserted: str) -> Gloss:
    code = int.from_bytes(encode_char(char) or b"\0", "big")
    return Gloss(char, syllable, inserted, f"{char} {code:04X} reads {syllable}", is_in_gb2312(code))


def _end_of(annotation: Annotation) -> int:
    return annotation[0] + len(annotation[1].inserted)


def _select_listed(text: str, survey: Survey, model: CharModel) -> frozenset[str]:
    """The characters in the annotator's list; empty where the page does not prove that there was one."""
    counts: Counter[str] = Counter()
    n_toneless = 0
    for gloss, n_places in survey.uses.items():
        counts[gloss.char] += n_places
        n_toneless += n_places * gloss.syllable.isascii()
    listed = set(counts)
    if n_toneless > len(survey.valid) / 2:
        if len(survey.valid) < MIN_TONELESS_DENSITY * sum(1 for _ in re.finditer(f"[{_HAN}]", text)):
            return frozenset()
    else:
        # The list of a toned annotator holds what a conversion from simplified text produced (136 of 136 in the
        # survey): traditional forms of known characters, none in GB2312. Others are glosses of the author, and a page
        # that has more of them is a dictionary.
        chars = {gloss.char for gloss in survey.uses if not gloss.in_gb2312}
        listed = {char for char in chars if model.fold(char) != char and model.is_known(char)}
        if len(listed) < len(counts) / 2:
            return frozenset()
    if len(listed) < MIN_CHARS:
        return frozenset()
    totals = {char: text.count(char) for char in listed}
    for _, gloss in survey.cuts:
        if gloss.char in totals:
            totals[gloss.char] -= 1
    n_listed = sum(counts[char] for char in listed)
    sample = [_end_of(annotation) for annotation in survey.valid[:_RUNNING_SAMPLE] if annotation[1].char in listed]
    n_running = sum(1 for end in sample if "㐀" <= text[end : end + 1] <= "鿿")
    if n_listed < MIN_SHARE * sum(totals.values()) or n_running < MIN_RUNNING * len(sample):
        return frozenset()
    sure = frozenset(char for char in listed if counts[char] >= MIN_SHARE * totals[char])
    if len(sure) >= PROVEN_CHARS:  # then a rare character beside them is one of the list too: 嘮, 攢
        rare = {gloss.char for gloss in survey.uses if not gloss.in_gb2312 and model.fold(gloss.char) != gloss.char}
        sure |= {char for char in rare if counts[char] >= MIN_SHARE * text.count(char)}
    return sure if len(sure) >= MIN_CHARS and sum(counts[char] for char in sure) >= MIN_ANNOTATIONS else frozenset()


def _find_cuts(text: str, survey: Survey) -> list[Annotation]:
    """Annotations that lost their end where a teaser or attribute was cut: `社會(hu…`."""
    if text.count("(") + text.count("（") == survey.n_brackets:
        return []
    known = {gloss.char: gloss for gloss in survey.uses}
    cuts: list[Annotation] = []
    for match in _CUT.finditer(text):
        gloss = known.get(text[match.start() - 1 : match.start()])
        if gloss is not None and gloss.syllable.startswith(match[1]):
            cuts.append((match.start(), replace(gloss, inserted=match[0])))
    return cuts


def _find_damage(text: str, survey: Survey, readings: Readings) -> list[int]:
    """Where a reading stands without its character, or a mark before punctuation that may have lost its byte."""
    places = set(survey.strays)
    if len(_CLOSED.findall(text)) > survey.n_toned:
        places.update(match.start() for match in _UNOPENED.finditer(text) if readings.is_syllable(match[1] or match[2]))
    places.update(match.start() for match in _TORN.finditer(text))
    return sorted(places)


def _delete(annotation: Annotation) -> Edit:
    start, gloss = annotation
    return Edit(start, start + len(gloss.inserted), gloss.inserted, "", Reason.ANNOTATION, 1.0, gloss.evidence)


def _merge(page: Page, annotations: list[Annotation], damage: list[int]) -> Iterator[Edit]:
    """Edits in order; an annotation inside a repaired run belongs to the run."""
    brackets = {_end_of(annotation): annotation[0] for annotation in annotations}
    waiting = iter([*annotations, (len(page.text), Gloss("", "", "", "", in_gb2312=False))])
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
    # A swallowed ASCII character cannot be known: what stands for it must not enter the text.
    confidence = min(run.confidence, _GUESSED) if "\ufffd" in after else run.confidence
    return Edit(run.start, end, before, after, Reason.BROKEN_FRAMING, confidence, run.evidence)

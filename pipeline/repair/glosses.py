"""The brackets of a page that hold a reading, and which of them an annotator put there.

What is done for each bracket is done in C; Python looks at each different one once, and remembers it over pages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, chain, compress, islice
from statistics import median

from pipeline.language import TONE_LETTERS, CharModel, Readings
from pipeline.repair.codes import encode_char, is_in_gb2312
from pipeline.repair.evidence import MARKS, SYLLABLE

# The gate. Annotated pages of the survey have 2 to 66 such characters; of 16,489 clean documents none passed these.
MIN_CHARS = 3
MIN_ANNOTATIONS = 4
MIN_SHARE = 0.5  # of the occurrences of a character, and of all of them together
# An annotator works on running text, a dictionary on headwords: of the annotations of the survey three in four are
# followed by a hanzi at once.
MIN_RUNNING = 1 / 3
_RUNNING_SAMPLE = 200  # annotations from the top of the page that are looked at for it
# Toneless readings were seen on one page, behind every other hanzi and doubled; elsewhere they are names and units.
MIN_TONELESS_DENSITY = 0.03
# An annotator lists common characters, a school book glosses rare ones: on 217 simulated pages with glosses, all but one
# had a median frequency (natural logarithm) between -12 and -9, on pages of annotators it was -7.4 and more.
MIN_MEDIAN_FREQUENCY = -8.5
HOST = "listed by the host"
VOUCHED = 0.99  # what is only in the host's list
PROVEN_CHARS = 10  # different characters of a list; no dictionary page of the survey had as many traditional ones

_HAN = "〇㐀-鿿豈-﫿"
_BRACKET = re.compile(rf"([(（]{SYLLABLE}[)）])")
# Scripts hold hundreds of brackets: a pattern that begins with one sign is searched for ten times as fast as others.
_READINGS = tuple(re.compile(rf"{opening}(?<=[{_HAN}].){SYLLABLE}[)）]") for opening in (r"\(", "（"))
_EVIDENCE = re.compile(r"(.) [0-9A-F]{4} reads (\S+)")
_CUT = re.compile(rf"[(（]([a-zü{TONE_LETTERS}ɑɡ]{{0,5}})(?=…|\.\.\.|&hellip;|[ \t]*(?:\Z|[\r\n<\"']))")


@dataclass(frozen=True, slots=True, eq=False)
class Gloss:
    """A character with its reading behind it; one object for all its places."""

    char: str
    syllable: str
    inserted: str  # the reading and its brackets
    evidence: str
    in_gb2312: bool
    is_toneless: bool
    is_converted: bool  # the character is what a conversion from simplified text can produce
    is_known: bool  # and in the texts that were counted
    frequency: float  # there, as a natural logarithm
    confidence: float = 1.0  # that it is the annotator's, where it is in his list


@dataclass(frozen=True, slots=True)
class Survey:
    """The brackets of a page that hold a syllable, all in the columns `starts`, `ends` and `keys`."""

    starts: list[int]
    ends: list[int]
    keys: list[str]  # with the character that each stands on: `網(wǎng)`
    glosses: dict[str, Gloss]  # by key, those on a character with that reading
    uses: Counter[str]  # how often a page has a key
    cuts: list[tuple[int, Gloss]]  # annotations whose end is missing, and where they begin
    strays: list[int]  # where a toned one stands on something else
    rest: str  # the text without the brackets
    explained: Counter[str]  # the keys, where of brackets on one character only the first has it in its key
    is_doubled: bool  # some characters have their reading twice


def may_be_annotated(text: str, least: int = MIN_ANNOTATIONS) -> bool:
    """Whether enough hanzi have a reading behind them for a closer look."""
    found = chain.from_iterable(pattern.finditer(text) for pattern in _READINGS)
    return sum(1 for _ in islice(found, least)) >= least


def survey_brackets(text: str, readings: Readings, model: CharModel) -> Survey:
    """All brackets of `text` that hold a syllable, by what they stand on."""
    pieces = _BRACKET.split(text)
    before, brackets = pieces[0::2], pieces[1::2]
    edges = list(accumulate(map(len, pieces)))
    starts, ends = edges[0:-1:2], edges[1::2]
    keys = [piece[-1:] + bracket for piece, bracket in zip(before[:-1], brackets, strict=True)]
    uses = explained = Counter(keys)
    is_doubled = False
    if "" in before[1:-1]:  # a second bracket behind the first one
        for number in range(1, len(keys)):
            if not before[number]:  # belongs to the same character, where it says the same
                is_same = brackets[number] == brackets[number - 1]
                keys[number] = keys[number - 1] if is_same else brackets[number - 1][-1] + brackets[number]
                is_doubled = is_doubled or is_same
        uses = Counter(keys)
    glosses = {key: gloss for key in uses if (gloss := _make_gloss(key, readings, model)) is not None}
    strays: list[int] = []
    if len(glosses) < len(uses):
        toned = {key for key in uses if key not in glosses and not key[2:-1].isascii()}
        foreign = {key for key in toned if readings.is_syllable(key[2:-1])}
        strays += [start - (key[0] in MARKS) for key, start in zip(keys, starts, strict=True) if key in foreign]
    rest = "".join(before)
    may_be_cut = ("(" in rest or "（" in rest) and _CUT.search(rest)
    cuts = _find_cuts(text, glosses.values()) if may_be_cut else []
    return Survey(starts, ends, keys, glosses, uses, cuts, strays, rest, explained, is_doubled)


@lru_cache(maxsize=100_000)
def _make_gloss(key: str, readings: Readings, model: CharModel) -> Gloss | None:
    """What a character and the bracket behind it say; None where the character is not read so."""
    char, inserted = key[0], key[1:]
    syllable = inserted[1:-1]
    if not readings.reads(char, syllable):
        return None
    code = int.from_bytes(encode_char(char) or b"\0", "big")
    return Gloss(
        char,
        syllable,
        inserted,
        evidence=f"{char} {code:04X} reads {syllable}",
        in_gb2312=is_in_gb2312(code),
        is_toneless=syllable.isascii(),
        is_converted=model.fold(char) != char and not is_in_gb2312(code),
        is_known=model.is_known(char),
        frequency=model.log_p("", char),
    )


def read_evidence(evidence: str) -> str | None:
    """The character and its reading from the evidence of an edit; None for what says more than that.

    >>> read_evidence("網 BE57 reads wǎng"), read_evidence("網 BE57 reads wǎng; listed by the host on 4 pages")
    ('網wǎng', None)
    """
    match = _EVIDENCE.fullmatch(evidence)
    return match[1] + match[2] if match else None


def vouch(gloss: Gloss, listed: frozenset[str], by_host: Mapping[str, int]) -> Gloss | None:
    """The gloss as an annotation of the page's own list, or of the host's; None where it is in neither."""
    if gloss.char in listed:
        return gloss
    n_pages = by_host.get(gloss.char + gloss.syllable)
    if not n_pages:
        return None
    said = f"{gloss.evidence}; {HOST} on {n_pages} pages"
    return replace(gloss, evidence=said, confidence=VOUCHED)


def _find_cuts(text: str, glosses: Iterable[Gloss]) -> list[tuple[int, Gloss]]:
    """Annotations that lost their end where a teaser or attribute was cut: `社會(hu…`."""
    known = {gloss.char: gloss for gloss in glosses}
    cuts: list[tuple[int, Gloss]] = []
    for match in _CUT.finditer(text):
        gloss = known.get(text[match.start() - 1 : match.start()])
        if gloss is not None and gloss.syllable.startswith(match[1]):
            cuts.append((match.start(), replace(gloss, inserted=match[0])))
    return cuts


def select_listed(text: str, survey: Survey) -> frozenset[str]:
    """The characters in the annotator's list; empty where the page does not prove that there was one."""
    counts: dict[str, int] = {}
    n_toneless = 0
    for key, gloss in survey.glosses.items():
        n_places = survey.uses[key]
        counts[gloss.char] = counts.get(gloss.char, 0) + n_places
        if gloss.is_toneless:
            n_toneless += n_places
    n_valid = sum(counts.values())
    if n_toneless > n_valid / 2:
        n_han = sum(1 for _ in re.finditer(f"[{_HAN}]", text))
        if not survey.is_doubled or n_valid < MIN_TONELESS_DENSITY * n_han:
            return frozenset()
        listed = set(counts)
    else:
        # The list of a toned annotator holds what a conversion from simplified text produced (136 of 136 in the
        # survey): traditional forms of known characters, none in GB2312. Others are glosses of the author, and a page
        # that has more of them is a dictionary.
        found = [gloss for gloss in survey.glosses.values() if gloss.is_converted and gloss.is_known]
        listed = {gloss.char for gloss in found}
        if (
            not found
            or len(listed) < len(counts) / 2
            or median([gloss.frequency for gloss in found]) < MIN_MEDIAN_FREQUENCY
        ):
            return frozenset()
    if len(listed) < MIN_CHARS:
        return frozenset()
    totals = _count_all_places(survey, listed)
    n_listed = sum(map(counts.__getitem__, listed))
    valid = compress(zip(survey.keys, survey.ends, strict=True), map(survey.glosses.__contains__, survey.keys))
    sample = [end for key, end in islice(valid, _RUNNING_SAMPLE) if key[0] in listed]
    n_running = sum(["㐀" <= char <= "鿿" for char in map(f"{text}\n".__getitem__, sample)])
    if n_listed < MIN_SHARE * sum(totals.values()) or n_running < MIN_RUNNING * len(sample):
        return frozenset()
    sure = frozenset([char for char in listed if counts[char] >= MIN_SHARE * totals[char]])
    if len(sure) >= PROVEN_CHARS:  # then a rare character beside them is one of the list too: 嘮, 攢
        rare = {gloss.char for gloss in survey.glosses.values() if not gloss.in_gb2312} - sure
        sure |= {char for char in rare if counts[char] >= MIN_SHARE * text.count(char)}
    return sure if len(sure) >= MIN_CHARS and sum(map(counts.__getitem__, sure)) >= MIN_ANNOTATIONS else frozenset()


def _count_all_places(survey: Survey, listed: Iterable[str]) -> dict[str, int]:
    """How often the page has each of some characters, annotated or bare, but not with another's reading behind it."""
    totals = _count_each(survey.rest, listed)
    if survey.is_doubled:
        for key, gloss in survey.glosses.items():
            if gloss.char in totals:
                totals[gloss.char] += survey.uses[key] - survey.explained[key]
    for key in survey.explained.keys() - survey.glosses.keys():
        if key[0] in totals:
            totals[key[0]] -= survey.explained[key]
    for _, gloss in survey.cuts:
        if gloss.char in totals:
            totals[gloss.char] -= 1
    return totals


def _count_each(text: str, chars: Iterable[str]) -> dict[str, int]:
    """How often a text has each of some characters of the first plane; numpy sorts it sooner than a set is made."""
    import numpy as np

    wanted = "".join(chars)
    sought, codes = (np.frombuffer(part.encode("utf-16-le", "surrogatepass"), "<u2") for part in (wanted, text))
    codes = np.sort(codes, kind="stable")  # by radix
    found = np.searchsorted(codes, sought, "right") - np.searchsorted(codes, sought)
    return dict(zip(wanted, found.tolist(), strict=True))

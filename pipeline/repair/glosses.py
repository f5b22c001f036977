"""The brackets of a page that hold a reading, and which of them an annotator put there.

What is done for each bracket is done in C; Python looks at each different one once, and remembers it over pages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate
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
_ON_HANZI = re.compile(rf"[(（](?<=[{_HAN}][(（]){SYLLABLE}[)）]")
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


Annotation = tuple[int, Gloss]
"""Where brackets begin, and what they say."""


@dataclass(frozen=True, slots=True)
class Survey:
    """The brackets of a page that hold a syllable."""

    valid: list[Annotation]  # on a character with that reading
    cuts: list[Annotation]  # those whose end is missing
    strays: list[int]  # where a toned one stands on something else
    uses: dict[Gloss, int]  # how often each is among the valid ones
    rest: str  # the text without the brackets
    bare: str  # and without the characters before them
    is_doubled: bool  # some characters have their reading twice


def may_be_annotated(text: str, least: int = MIN_ANNOTATIONS) -> bool:
    """Whether enough hanzi have a reading behind them for a closer look."""
    if "(" not in text and "（" not in text:
        return False
    found = zip(range(least), _ON_HANZI.finditer(text), strict=False)
    return sum(1 for _ in found) == least


def survey_brackets(text: str, readings: Readings, model: CharModel) -> Survey:
    """All brackets of `text` that hold a syllable, by what they stand on."""
    pieces = _BRACKET.split(text)
    before, brackets = pieces[0::2], pieces[1::2]
    starts = list(accumulate(map(len, pieces)))[0::2]
    chars = [piece[-1:] for piece in before]
    is_doubled = False
    if "" in chars[1:-1]:  # a second bracket behind the first one
        for number in range(1, len(brackets)):
            if not chars[number]:  # belongs to the same character, where it says the same
                is_same = brackets[number] == brackets[number - 1]
                chars[number] = chars[number - 1] if is_same else brackets[number - 1][-1]
                is_doubled = is_doubled or is_same
    keys = list(map(str.__add__, chars, brackets))
    glosses: dict[str, Gloss] = {}
    uses: dict[Gloss, int] = {}
    foreign: set[str] = set()
    for key, n_places in Counter(keys).items():
        gloss = _make_gloss(key, readings, model)
        if gloss is not None:
            glosses[key] = gloss
            uses[gloss] = n_places
        elif not key[2:-1].isascii() and readings.is_syllable(key[2:-1]):
            foreign.add(key)
    valid = [(start, gloss) for start, gloss in zip(starts, map(glosses.get, keys), strict=False) if gloss is not None]
    strays: list[int] = []
    if foreign:
        strays += [start - (key[0] in MARKS) for key, start in zip(keys, starts, strict=False) if key in foreign]
    bare = "".join([piece[:-1] for piece in before[:-1]]) + before[-1]
    rest = "".join(before)
    cuts = _find_cuts(text, uses) if _CUT.search(rest) else []
    return Survey(valid, cuts, strays, uses, rest, bare, is_doubled)


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


def _find_cuts(text: str, uses: Iterable[Gloss]) -> list[Annotation]:
    """Annotations that lost their end where a teaser or attribute was cut: `社會(hu…`."""
    known = {gloss.char: gloss for gloss in uses}
    cuts: list[Annotation] = []
    for match in _CUT.finditer(text):
        gloss = known.get(text[match.start() - 1 : match.start()])
        if gloss is not None and gloss.syllable.startswith(match[1]):
            cuts.append((match.start(), replace(gloss, inserted=match[0])))
    return cuts


def select_listed(text: str, survey: Survey) -> frozenset[str]:
    """The characters in the annotator's list; empty where the page does not prove that there was one."""
    counts: Counter[str] = Counter()
    n_toneless = 0
    for gloss, n_places in survey.uses.items():
        counts[gloss.char] += n_places
        if gloss.is_toneless:
            n_toneless += n_places
    listed = set(counts)
    if n_toneless > len(survey.valid) / 2:
        n_han = sum(1 for _ in re.finditer(f"[{_HAN}]", text))
        if not survey.is_doubled or len(survey.valid) < MIN_TONELESS_DENSITY * n_han:
            return frozenset()
    else:
        # The list of a toned annotator holds what a conversion from simplified text produced (136 of 136 in the
        # survey): traditional forms of known characters, none in GB2312. Others are glosses of the author, and a page
        # that has more of them is a dictionary.
        found = [gloss for gloss in survey.uses if gloss.is_converted and gloss.is_known]
        listed = {gloss.char for gloss in found}
        if (
            not found
            or len(listed) < len(counts) / 2
            or median(gloss.frequency for gloss in found) < MIN_MEDIAN_FREQUENCY
        ):
            return frozenset()
    if len(listed) < MIN_CHARS:
        return frozenset()
    elsewhere = set(survey.bare)
    totals = {char: counts[char] + (survey.bare.count(char) if char in elsewhere else 0) for char in listed}
    for _, gloss in survey.cuts:
        if gloss.char in totals:
            totals[gloss.char] -= 1
    n_listed = sum(counts[char] for char in listed)
    sample = [start + len(gloss.inserted) for start, gloss in survey.valid[:_RUNNING_SAMPLE] if gloss.char in listed]
    n_running = sum(1 for end in sample if "㐀" <= text[end : end + 1] <= "鿿")
    if n_listed < MIN_SHARE * sum(totals.values()) or n_running < MIN_RUNNING * len(sample):
        return frozenset()
    sure = frozenset(char for char in listed if counts[char] >= MIN_SHARE * totals[char])
    if len(sure) >= PROVEN_CHARS:  # then a rare character beside them is one of the list too: 嘮, 攢
        rare = {gloss.char for gloss in survey.uses if not gloss.in_gb2312} - sure
        sure |= {char for char in rare if counts[char] >= MIN_SHARE * text.count(char)}
    return sure if len(sure) >= MIN_CHARS and sum(counts[char] for char in sure) >= MIN_ANNOTATIONS else frozenset()

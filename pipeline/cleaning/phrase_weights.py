"""How much speaks for it that a row or a run of phrases was injected: traits that anybody can check, and their weights.

The weights are logarithms of odds, so that what speaks for and against a list is added up. They were fitted by
`tests/bench/fit_spam.py`, which prints them: logistic regression with a ridge on the rows and runs of invented trades,
each weighed without the words of its own trade, and on those of honest pages; its docstring says which. Traits of which
those pages know too little (links, script, praise of oneself, growing phrases and the like: `BY_HAND` there) were set by hand.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from pipeline.cleaning.page_words import MAX_SHARED, PageWords, Phrase
from pipeline.cleaning.phrase_rows import Candidate
from pipeline.cleaning.praise import Praise
from pipeline.cleaning.row_marks import NO_MARKS

MAX_COUNTED = 10  # phrases; more prove no more
MAX_INFORMATION = 45.0  # natural logarithms; a single long phrase shall not decide about a list
MIN_GROWING, MIN_SPACED = 0.3, 0.6  # of the phrases begin with the one before; are written with blanks inside
MIN_SAME_END = 0.75  # of the phrases: they are things of one kind
MIN_COMPOUND = 4  # characters: few words are so long
_FOUR = math.log(4)  # phrases, from where on the sign between them counts in full

WEIGHTS: Mapping[str, float] = {
    "bias": -12.78,
    "all the same end": -5.27,
    "at home": -4.39,
    "at home x count": -1.69,
    "chars": -0.36,
    "clauses": -10.79,
    "compound": 4.63,
    "count": -2.92,
    "echo": -2.99,
    "edge": 0.91,
    "information": 0.13,
    "information x count": 0.20,
    "least information": 0.08,
    "named": -5.36,
    "nothing shared": -0.03,
    "shared x count": -2.18,
    "sign \n": -0.53,
    "sign  ": -2.64,
    "sign ,": 1.75,
    "sign ;": -0.69,
    "sign sym": -0.31,
    "sign |": 0.96,
    "sign 、": -0.99,
    "sign ，": -0.23,
    "single": 1.58,
    "contrast": 4.00,
    "linked": 3.00,
    "introduced": -3.00,
    "strong": 2.50,
    "growing": 12.00,
    "spaced": 6.50,
    "contact": 2.00,
    "repeated": 4.00,
    "own praise": -20.00,
    "one subject": -10.00,
    "address": 3.00,
    "ornaments": 2.00,
    "sign ★": 0.00,
    "sign [": 0.00,
    "sign machine": 6.00,
    "sign 。": -2.00,
    "call": 10.00,
    "package": 9.00,
    "fancy": 3.00,
    "sold": 3.00,
    "praise": 2.00,
    "again": 10.00,
    "pitched x count": 4.50,
    "wares x count": 1.50,
}
# What stands in the reason of an edit for a trait that spoke for it.
_SAID: Mapping[str, str] = {
    "information": "words that the language does not lead to expect",
    "pitched": "words of offers",
    "praise": "praise",
    "address": "an address",
    "contact": "a contact",
    "linked": "links that leave the site",
    "contrast": "another script than the page's",
    "strong": "words that hardly occur outside spam",
    "growing": "phrases that grow",
    "spaced": "letters set apart",
    "again": "a name said twice",
    "repeated": "a phrase said twice",
    "call": "somebody to call",
    "package": "something to download",
    "sold": "offers of brokers",
    "fancy": "letters in disguise",
    "sign machine": "joined like keywords",
}


def describe(candidate: Candidate, phrases: Sequence[Phrase]) -> dict[str, float]:
    """The traits of a list in itself, of one phrase at least; shares are in 0..1, logarithms natural."""
    n = len(phrases)
    count = math.log(min(n, MAX_COUNTED))
    information = sum(min(phrase.information, MAX_INFORMATION) for phrase in phrases) / n
    at_home = sum(phrase.is_at_home for phrase in phrases) / n
    is_sent = candidate.marks is not NO_MARKS or candidate.praise != Praise()  # by a firm, whose name is nobody's
    named = 0.0 if is_sent else sum(phrase.is_named for phrase in phrases) / n
    pitched = sum(phrase.n_listed > 0 for phrase in phrases) / n
    wares = sum(phrase.is_ware for phrase in phrases) / n
    same_end = Counter(phrase.text[-1:] for phrase in phrases).most_common(1)[0][1] / n if n > 2 else 0.0
    same_start = Counter(phrase.text[:2] for phrase in phrases).most_common(1)[0][1] / n if n > 2 else 0.0
    pairs = Counter(pair for phrase in phrases for pair in phrase.pairs)
    n_growing = sum(len(b.text) > len(a.text) and b.text.startswith(a.text) for a, b in pairwise(phrases))
    is_growing = n_growing >= max(2, MIN_GROWING * n)
    return {
        "bias": 1.0,
        "count": count,
        "information": information,
        "information x count": information * count,
        "chars": sum(len(phrase.text) for phrase in phrases) / n,
        "compound": sum(len(phrase.text) >= MIN_COMPOUND for phrase in phrases) / n,
        "at home": at_home,
        "at home x count": at_home * count,
        "clauses": sum(phrase.is_clause for phrase in phrases) / n,
        "named": named,
        "all the same end": float(same_end >= MIN_SAME_END),
        "echo": 0.0
        if same_start >= MIN_SAME_END
        else sum(any(pairs[pair] > 1 for pair in phrase.pairs) for phrase in phrases) / n,
        "least information": min(MAX_INFORMATION, *(phrase.information for phrase in phrases)),
        "wares x count": wares * count,
        "pitched x count": pitched * count,
        "strong": sum(phrase.n_strong > 0 and not phrase.is_clause for phrase in phrases) / n,
        "sold": sum(phrase.is_sold for phrase in phrases) / n,
        "growing": float(is_growing),
        "spaced": float(sum(phrase.is_spaced for phrase in phrases) >= MIN_SPACED * n),
        "ornaments": candidate.n_ornaments,
        "praise": candidate.praise.n_words,
        "again": float(candidate.praise.is_named_again),
        "address": float(candidate.praise.has_address),
        "contact": float(candidate.praise.has_contact),
        "call": float(candidate.marks.is_call),
        "package": float(candidate.marks.is_package),
        "fancy": candidate.marks.n_fancy,
        "single": float(n == 1),
        "one subject": float(same_start >= MIN_SAME_END and not candidate.praise.n_words and not is_growing),
        "repeated": float(candidate.sign != "\n" and len({phrase.text for phrase in phrases}) < n > 2),
        f"sign {candidate.sign}": min(count / _FOUR, 1.0),
    }


def describe_on_page(candidate: Candidate, phrases: Sequence[Phrase], page: PageWords) -> dict[str, float]:
    """The traits of a list that the rest of its page decides."""
    pairs = {pair for phrase in phrases for pair in phrase.pairs}
    shared = sum(pair in page.prose for pair in pairs) / max(len(pairs), 1)
    return {
        "shared x count": shared * math.log(min(len(phrases), MAX_COUNTED)),
        "nothing shared": float(shared == 0.0),
        "own praise": float(shared > MAX_SHARED and (candidate.praise.is_named_again or candidate.praise.n_words > 0)),
        "contrast": float(page.is_contrast("".join(candidate.phrases))),
    }


def weigh(traits: Mapping[str, float]) -> float:
    """The evidence that a list is injected, in logarithms of odds on honest pages."""
    return sum(WEIGHTS.get(name, 0.0) * value for name, value in traits.items())


def most_on_page() -> float:
    """What `describe_on_page` may add at most."""
    return WEIGHTS["nothing shared"] + WEIGHTS["contrast"]


def name_evidence(traits: Mapping[str, float]) -> str:
    """The traits that spoke for it most, for the reason of the edit."""
    spoke = sorted(_SAID, key=lambda name: -WEIGHTS.get(name, 0.0) * traits.get(name, 0.0))
    return ", ".join(_SAID[name] for name in spoke[:3] if WEIGHTS.get(name, 0.0) * traits.get(name, 0.0) > 0.5)

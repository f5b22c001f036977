"""How much speaks for it that a row or a run of phrases was injected: traits that anybody can check, and their weights.

The weights are logarithms of odds, so that what speaks for and against a list is added up. They were fitted by
`tests/bench/fit_spam.py`, which prints them: logistic regression with a ridge on 1,800 rows and runs of 26 trades, each
weighed without the words of its own trade, and on those of 1,900 honest pages of many subjects. Traits of which those pages
know too little (links, script, praise of oneself, growing phrases and the like: `BY_HAND` there) were set by hand.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from pipeline.cleaning.page_words import MAX_SHARED, PageWords, Phrase
from pipeline.cleaning.phrase_rows import Candidate

MAX_COUNTED = 10  # phrases; more prove no more
MAX_INFORMATION = 45.0  # natural logarithms; a single long phrase shall not decide about a list
MIN_GROWING, MIN_SPACED = 0.3, 0.6  # of the phrases begin with the one before; are written with blanks inside
MIN_SAME_END = 0.75  # of the phrases: they are things of one kind
MIN_AT_HOME, MIN_NAMED = 0.5, 0.6  # of the phrases: the list speaks of the subject; it names people
MIN_COMPOUND = 4  # characters: few words are so long
_FOUR = math.log(4)  # phrases, from where on the sign between them counts in full

WEIGHTS: Mapping[str, float] = {
    "bias": -9.61,
    "again": 12.02,
    "all the same end": -6.52,
    "at home": -3.25,
    "at home x count": -3.01,
    "chars": -0.49,
    "clauses": -10.30,
    "compound": 6.08,
    "count": -3.43,
    "edge": 0.60,
    "half at home": 0.72,
    "information": 0.18,
    "information x count": 0.20,
    "mostly named": 0.38,
    "named": -5.40,
    "nothing shared": -0.42,
    "pitched": 0.32,
    "pitched x count": 4.63,
    "praise": 0.86,
    "same end": -4.44,
    "shared": -0.92,
    "shared x count": -3.31,
    "sign \n": -2.35,
    "sign  ": -3.26,
    "sign ,": 0.48,
    "sign ;": -1.65,
    "sign sym": -1.12,
    "sign |": -0.54,
    "sign 、": -2.34,
    "sign ，": -0.73,
    "single": -1.03,
    "contrast": 3.00,
    "linked": 3.00,
    "introduced": -3.00,
    "strong": 2.50,
    "growing": 12.00,
    "spaced": 5.00,
    "contact": 2.00,
    "repeated": 4.00,
    "own praise": -20.00,
    "one subject": -10.00,
    "address": 2.50,
    "ornaments": 2.00,
    "sign ★": 0.00,
    "sign [": 0.00,
    "sign machine": 6.00,
    "sign 。": -2.00,
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
    "sign machine": "joined like keywords",
}


def describe(candidate: Candidate, phrases: Sequence[Phrase]) -> dict[str, float]:
    """The traits of a list in itself, of one phrase at least; shares are in 0..1, logarithms natural."""
    n = len(phrases)
    count = math.log(min(n, MAX_COUNTED))
    information = sum(min(phrase.information, MAX_INFORMATION) for phrase in phrases) / n
    at_home = sum(phrase.is_at_home for phrase in phrases) / n
    named = sum(phrase.is_named for phrase in phrases) / n
    pitched = sum(phrase.n_listed > 0 for phrase in phrases) / n
    same_end = Counter(phrase.text[-1:] for phrase in phrases).most_common(1)[0][1] / n if n > 1 else 0.0
    same_start = Counter(phrase.text[:2] for phrase in phrases).most_common(1)[0][1] / n if n > 2 else 0.0
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
        "half at home": float(at_home >= MIN_AT_HOME),
        "clauses": sum(phrase.is_clause for phrase in phrases) / n,
        "named": named,
        "mostly named": float(named >= MIN_NAMED),
        "same end": same_end,
        "all the same end": float(same_end >= MIN_SAME_END),
        "pitched": pitched,
        "pitched x count": pitched * count,
        "strong": sum(phrase.n_strong > 0 and not phrase.is_clause for phrase in phrases) / n,
        "growing": float(is_growing),
        "spaced": float(sum(phrase.is_spaced for phrase in phrases) >= MIN_SPACED * n),
        "ornaments": candidate.n_ornaments,
        "praise": candidate.praise.n_words,
        "again": float(candidate.praise.is_named_again),
        "address": float(candidate.praise.has_address),
        "contact": float(candidate.praise.has_contact),
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
        "shared": shared,
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

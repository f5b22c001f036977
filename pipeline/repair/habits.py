"""What a site deletes, learnt from many of its pages: words that it never says where its neighbours' copies do."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from types import MappingProxyType

from pipeline.language import CharModel
from pipeline.repair.chances import Place, left_of, measure_gain, right_of, weigh
from pipeline.repair.consensus import MAX_SAID, count_said, find_losses

MIN_WITNESSES = 2  # sites that say the word; what a single one has more is its own: a rewriter's 与此同时 for 同时
MIN_EVENTS = 3  # different places of a site; in the survey's simulation no spurious word was learnt from so many
EVEN_GAIN, SLOPE = 4.0, 0.8  # of a silent gap of a known word, anywhere in the text
MAX_PLACES = 100


@dataclass(frozen=True, slots=True)
class Evidence:
    """How often copies elsewhere have a word that the site lacks, and how often the site says it all the same."""

    n_gaps: int
    n_said: int

    @property
    def odds(self) -> float:
        """Logarithm of the odds that the site deletes the word."""
        return math.log((self.n_gaps + 1) / (self.n_said + 0.1))


@dataclass(frozen=True, slots=True)
class SiteDeletions:
    """The words a site or an operator deletes, each with its evidence; `left|word` for one that goes after a character."""

    words: Mapping[str, Evidence] = field(default_factory=lambda: MappingProxyType({}))
    attested: Mapping[str, Evidence] = field(default_factory=lambda: MappingProxyType({}))  # by the page alone
    blanked: Mapping[str, Evidence] = field(default_factory=lambda: MappingProxyType({}))  # where a blank is left, only

    def odds_of(self, word: str) -> float:
        """What the site adds to the logarithm of the odds that one of its pages lost `word`; 0.0 for no evidence."""
        known = [
            evidence.odds
            for key, evidence in chain(self.words.items(), self.attested.items(), self.blanked.items())
            if key.rpartition("|")[2].rstrip("，") == word
        ]
        return max(known, default=0.0)

    def list_words(self) -> frozenset[str]:
        """The words of two characters or more, without their commas."""
        words = (key.rpartition("|")[2].rstrip("，,") for key in chain(self.words, self.attested, self.blanked))
        return frozenset(word for word in words if len(word) > 1)

    def with_attested(self, words: Iterable[str]) -> SiteDeletions:
        """The same with words that one page proves by itself: they go wherever they would be missed."""
        own = Counter(words)
        return replace(self, attested=MappingProxyType({word: Evidence(count, 0) for word, count in own.items()}))

    def with_blanked(self, words: Iterable[str]) -> SiteDeletions:
        """The same with words that the body of the page proves: its title and fields went through the same filter."""
        return replace(self, blanked=MappingProxyType({word: Evidence(n, 0) for word, n in Counter(words).items()}))


NOTHING = SiteDeletions()


def learn_deletions(pages: Iterable[tuple[str, str]]) -> dict[str, SiteDeletions]:
    """What each site deletes, from pages as (site, text); a pure function of the pages, whatever their order.

    A word counts as deleted when `MIN_EVENTS` different sentences of the site lack it beside copies on `MIN_WITNESSES`
    other sites that have it, and the site hardly says it; where it does say it, it may still go after one character (问
    and 题).
    """
    ordered = sorted(set(pages))
    sites = [site for site, _ in ordered]
    texts = [text for _, text in ordered]
    events: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    witnesses: dict[tuple[str, str], set[str]] = defaultdict(set)
    for loss in find_losses(texts, sites):
        around = texts[loss.text][max(loss.start - 6, 0) : loss.start] + texts[loss.text][loss.end : loss.end + 6]
        for key in (loss.word, f"{loss.left}|{loss.word}"):
            events[sites[loss.text]][key].add(around)
            witnesses[sites[loss.text], key].update(sites[witness] for witness in loss.witnesses)
    by_site: dict[str, list[str]] = defaultdict(list)
    for site, text in ordered:
        by_site[site].append(text)
    attested = {
        site: {key: places for key, places in found.items() if len(witnesses[site, key]) >= MIN_WITNESSES}
        for site, found in events.items()
    }
    return {site: SiteDeletions(_decide(found, by_site[site])) for site, found in attested.items()}


def _decide(events: Mapping[str, set[str]], texts: Iterable[str]) -> Mapping[str, Evidence]:
    counts = Counter({key: len(places) for key, places in events.items() if len(places) >= MIN_EVENTS})
    said = count_said(texts, {key.replace("|", "") for key in counts})
    words = {
        key: Evidence(count, said[key.replace("|", "")])
        for key, count in sorted(counts.items())
        if said[key.replace("|", "")] <= MAX_SAID * count
    }
    return MappingProxyType(
        {key: evidence for key, evidence in words.items() if "|" not in key or key.rpartition("|")[2] not in words}
    )


def find_silent(text: str, deletions: SiteDeletions, model: CharModel) -> dict[str, list[Place]]:
    """Places without a trace where a word that the site deletes fits much better than nothing.

    A word that goes after one character is looked for behind that character alone, any other one everywhere; that costs
    a look at every character of the page, and only pages of such sites pay it.
    """
    found: dict[str, list[Place]] = {}
    for key in (*deletions.words, *deletions.attested):
        left, _, word = key.rpartition("|")
        if len(word) < 2 and not left:
            continue
        hopeful = (at for at in _offsets(text, left) if _is_hopeful(text, at, word, model))
        places = [place for at in hopeful if (place := _weigh(text, at, word, model)).weight > 0.0]
        if places and left + word not in text:
            found[key] = _best_of_neighbours(places)[:MAX_PLACES]
    return found


def _offsets(text: str, left: str) -> Iterable[int]:
    if not left:
        return range(1, len(text))
    return [at + len(left) for at in range(len(text)) if text.startswith(left, at)]


def _is_hopeful(text: str, at: int, word: str, model: CharModel) -> bool:
    """Whether the word could gain enough if what stands behind it were certain then."""
    left = left_of(text, at)
    return model.score(word, left) - model.score(right_of(text, at), left) > EVEN_GAIN


def _weigh(text: str, at: int, word: str, model: CharModel) -> Place:
    gain = measure_gain(model, left_of(text, at), word, right_of(text, at))
    said = f"a word that the site deletes fits between {text[max(at - 2, 0) : at]} and {text[at : at + 2]}"
    return Place(at, at, word, said.replace("\n", "¶"), weigh(gain, EVEN_GAIN, SLOPE), text[max(at - 3, 0) : at])


def _best_of_neighbours(places: list[Place]) -> list[Place]:
    """Of places within two characters of each other, the best one."""
    kept: list[Place] = []
    for place in places:
        if kept and place.start - kept[-1].start <= 2:
            if place.weight > kept[-1].weight:
                kept[-1] = place
        else:
            kept.append(place)
    return kept

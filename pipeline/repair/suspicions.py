"""A word and all places of a page that may have lost it: whether they prove that the page deletes it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.repair.chances import Place, page_odds
from pipeline.repair.tables import SHARE

CEILING = 0.97  # without an aligned copy nothing is surer
UNLISTED = 0.93  # at most, for a word that nobody listed and whose half still stands
ACCOMPLICE = 2.5  # what one proven word adds to the odds of every other
NEVER = 99  # hits that no page has: places of such a rule count only beside others of its family
CONVINCING = 2.5  # weight of the best place; many weak ones fit other words as well
TELLING = 3.0  # weight of a place that proves a word beside another one that is proven
ALONE = 3.0  # lead over the next word of a place that proves a word by itself: 更具体的 。 takes 方法 and 办法
TORN = 2.5  # what a place adds that no sentence has without a word
MAX_INTACT_RATIO = 0.2  # intact words a gap; beyond it the site does say the word
PROVEN_ODDS = 1.0


@dataclass(frozen=True, slots=True)
class Suspicion:
    """One word and all the places of a page that may have lost it."""

    name: str
    family: str
    word: str
    places: tuple[Place, ...]
    prior: float
    hits: int
    share: float = SHARE
    n_intact: int = 0
    listed: bool = True  # a word that nobody listed must be proven by its own places
    ceiling: float = CEILING  # the most that an edit may claim
    needs_cue: bool = False  # a place must say more than that the word fits

    @property
    def n_independent(self) -> int:
        """Places in different surroundings that speak for a gap."""
        return len({place.context for place in self.places if place.weight > 0.0})

    @property
    def odds(self) -> float:
        """Logarithm of the odds that the page is of the deleting kind, by these places alone."""
        prior = self.prior + TORN * self.is_torn
        return page_odds((place.weight for place in self.places), prior, self.share)

    @property
    def most(self) -> float:
        """The most that an edit may claim: one place is less than several, though nothing else fits it."""
        return self.ceiling if self.n_independent >= self.hits else min(self.ceiling, UNLISTED)

    @property
    def is_torn(self) -> bool:
        """Whether a place cannot stand without the word, which then proves itself."""
        return any(place.is_torn and place.weight >= TELLING and place.lead >= ALONE for place in self.places)

    @property
    def share_here(self) -> float:
        """The share of gaps among these places, by their weights and by what the rule expects."""
        fitting = sum(place.weight > 0.0 for place in self.places)
        return (fitting + 2 * self.share) / (len(self.places) + 2)

    def encouraged(self) -> Suspicion:
        """The same on a page that is proven to delete another word: one telling place suffices then."""
        telling = self.hits < NEVER and any(place.weight >= TELLING and place.lead >= ALONE for place in self.places)
        return replace(self, prior=self.prior + ACCOMPLICE, hits=1 if telling else self.hits)

    @property
    def is_proven(self) -> bool:
        """Whether the page deletes this word."""
        return (
            (self.n_independent >= self.hits or self.is_torn)
            and max(place.weight for place in self.places) >= CONVINCING
            and self.odds >= PROVEN_ODDS
            and (not self.needs_cue or any(place.is_cued for place in self.places))
            and self.n_intact <= MAX_INTACT_RATIO * len(self.places)
        )

"""Pages of another subject."""

from __future__ import annotations

from itertools import chain, product

from pipeline.judge.facts import Facts, Thresholds
from pipeline.lexicon import Lexicon

# Their words (诉讼, 政策, 举报) stand in every second statute; those of the other topics, and of loans, seldom: of 4,000
# pieces of statutes and of finance and law answers without a core word, 0.8 % have three.
_TOPICS_OF_LAW = frozenset({"起诉立案", "诉前调解", "强制执行", "政策新规", "投诉维权", "诈骗", "心理与家庭"})
RELATED_WEIGHT = 3  # so many different words around the topic are as good as one of its own


def judge_off_topic(facts: Facts, thresholds: Thresholds, lexicon: Lexicon) -> str:
    """Pages with fewer words of the topic than the threshold, those around it counted by threes."""
    places, wanted = (facts.head, facts.body), thresholds.off_topic or 0
    words, related = set[str](), set[str]()
    for _, _, term in chain.from_iterable(map(lexicon.core.scan, places)):
        words.add(term.text)
        if len(words) >= wanted:
            return ""
    for vocabulary, place in product((lexicon.loan_words, lexicon.topics, lexicon.platforms), places):
        related |= {term.text for _, _, term in vocabulary.scan(place) if term.name not in _TOPICS_OF_LAW}
    n_words = len(words) + len(related) // RELATED_WEIGHT
    return f"{len(words)} words of the topic, {len(related)} around it" if n_words < wanted else ""

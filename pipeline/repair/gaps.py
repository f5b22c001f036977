"""Dropped words: what a site deleted, given back where the page, the site or the form itself proves it.

Sites delete words before they publish: 题 of 问题 where text follows, 电话 (a blank stays), 球 of 全球化, half of 措施. One
place may be an author's slip, so a word is restored only where independent places prove that the page is of the
deleting kind; the rest are suggestions. Connectives such as 然而 leave no trace and are never restored.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.knowledge import Knowledge
from pipeline.lexicon import Vocabulary, fold
from pipeline.lines import is_prose_line
from pipeline.records import Draft, Edit, Field, Reason
from pipeline.repair.chances import HEAVIEST, Place, place_probability
from pipeline.repair.forms import find_law_names
from pipeline.repair.habits import NOTHING, SiteDeletions, find_silent
from pipeline.repair.halves import find_halves
from pipeline.repair.rules import count_intact, find_places, weigh_place
from pipeline.repair.slots import Slot, choose_word, find_items, find_paired, find_slots, list_candidates
from pipeline.repair.stated import Attested, find_attested
from pipeline.repair.suspicions import UNLISTED, Suspicion
from pipeline.repair.tables import DOUBTED, Rule, blank_of, read_light_words, read_rules, read_words

CHOSEN = 0.89  # at most, where statistics alone chose it: 撤销 fits where 吊销 stood, seven in eight are right
LEAD, MIN_AGREED = 9.0, 3  # over the next word, at so many gaps: from 8 on 603 of 609 were right (crc32 % 10 == 1)
FLOOR = 0.35  # less is not even suggested
UNPROVEN = 0.6  # at most, where the page does not prove the word
MIN_SPUN, SPUN_GROWTH = 4.0, 0.7  # different telling synonyms a 1,000 characters, as for the flag `spun`
TITLED = 1.5  # what a title adds that keeps the word the body never says
NEAR = 1.5  # what a blank beside another one weighs less
SIBLING = 3.0  # what the other items of a list add for one that lost its first word
ABRUPT = -3.5  # log probability of what stands behind a blank; what reads well without it misses nothing
RIVALRY = 2.0  # by how much another word may fit a slot better than the one that explains most of them
TRUST = 1.5  # how far the evidence of a site is believed on one of its pages


def propose(draft: Draft, knowledge: Knowledge, deletions: SiteDeletions = NOTHING) -> Iterator[Edit]:
    """Restorations; those that neither the page nor what the site `deletions` proves are mere suggestions."""
    yield from sorted(_propose(draft, knowledge, deletions), key=lambda edit: edit.start)


def _propose(draft: Draft, knowledge: Knowledge, deletions: SiteDeletions) -> Iterator[Edit]:
    text = draft.text
    taken: set[int] = set()
    for start, end, after in find_law_names(text, knowledge.lexicon.laws):
        taken.update(range(start, end + 1))
        yield Edit(start, end, text[start:end], after, Reason.DROPPED_WORD, 0.96, "the state or its court in a title")
    spun: bool | None = None
    stated = _in_script(draft, knowledge)
    attested = _find_attested(text, stated, knowledge)
    if attested:  # what a synonym table made of a text is no evidence of what it was
        spun = is_spun(text, knowledge.lexicon.spun)
        for gap in attested:
            taken.update(range(gap.start, gap.end + 1))
            yield Edit(gap.start, gap.end, text[gap.start : gap.end], gap.word, Reason.DROPPED_WORD,
                       UNPROVEN if spun else gap.confidence, gap.evidence)  # fmt: skip
        if not spun:
            deletions = deletions.with_attested(gap.word for gap in attested)
    said = "\n".join((draft.title, *(field.value for field in stated)))
    suspicions = weigh_page(text, said, knowledge, deletions)
    for suspicion in suspicions:
        proven = suspicion.is_proven
        if proven:
            spun = is_spun(text, knowledge.lexicon.spun) if spun is None else spun
            proven = not spun
        for place in suspicion.places:
            if place.start in taken:
                continue
            sure = place_probability(suspicion.odds, place.weight, suspicion.share_here)
            confidence = min(sure, suspicion.most if proven else UNPROVEN)
            if confidence >= FLOOR:
                taken.update(range(place.start, place.end + 1))
                yield Edit(place.start, place.end, text[place.start : place.end], place.word, Reason.DROPPED_WORD,
                           round(confidence, 2), _say(place, suspicion))  # fmt: skip


def _in_script(draft: Draft, knowledge: Knowledge) -> Sequence[Field]:
    """What the page states beside its body, in the script that the body has by now."""
    if not draft.is_traditional or knowledge.config.script.target == "keep":
        return draft.stated
    return [replace(field, value=knowledge.simplify(field.value)) for field in draft.stated]


def _find_attested(text: str, stated: Sequence[Field], knowledge: Knowledge) -> list[Attested]:
    if not stated:
        return []
    listed, bound = knowledge.deletions
    return find_attested(text, stated, read_light_words(listed), read_words(bound), knowledge.model)


def is_spun(text: str, synonyms: Vocabulary) -> bool:
    """Whether a rewriting engine went over the text: it says many of the words that only those engines prefer."""
    telling = {term.text for _, _, term in synonyms.find(fold(text)) if not term.weak}
    return len(telling) >= MIN_SPUN * math.pow(max(1.0, len(text) / 1000), SPUN_GROWTH)


def _say(place: Place, suspicion: Suspicion) -> str:
    return f"{place.cue}; {suspicion.n_independent} such places, {suspicion.n_intact} intact"


def weigh_page(text: str, title: str, knowledge: Knowledge, deletions: SiteDeletions = NOTHING) -> list[Suspicion]:
    """All suspicions of a page, the surest first; a proven one makes the others likelier, and so does the site."""
    listed, blanks = read_rules(knowledge.deletions[0])
    model = knowledge.model
    found = [
        Suspicion(
            rule.name,
            rule.family,
            rule.word,
            tuple(places),
            rule.prior,
            rule.hits,
            rule.share,
            count_intact(text, rule),
        )
        for rule in listed
        if (places := find_places(text, rule, model))
    ]
    found = _join_families(found)
    found += [
        Suspicion(f"half_{half.word}", half.word, half.word, half.places, DOUBTED, 2, listed=False, ceiling=UNLISTED)
        for half in find_halves(text, knowledge.deletions[1], read_light_words(knowledge.deletions[0]), model)
    ]
    slots = find_slots(text)
    if slots:
        known = deletions.list_words() - {rule.word for rule in blanks}
        found += _weigh_blanks(text, title, slots, (*blanks, *map(blank_of, sorted(known))), knowledge)
    if deletions.words or deletions.attested or deletions.blanked:
        found += [
            Suspicion(f"site_{key}", key, places[0].word, tuple(places), DOUBTED, 2, listed=False, ceiling=UNLISTED)
            for key, places in find_silent(text, deletions, model).items()
        ]
        found = [_believe_site(suspicion, deletions) for suspicion in found]
    proven = {suspicion.family for suspicion in found if suspicion.is_proven} | deletions.attested.keys()
    found = [
        suspicion.encouraged() if suspicion.listed and proven - {suspicion.family, suspicion.word} else suspicion
        for suspicion in found
    ]
    return sorted(found, key=lambda suspicion: (-suspicion.is_proven, -suspicion.odds, suspicion.name))


def _believe_site(suspicion: Suspicion, deletions: SiteDeletions) -> Suspicion:
    """The suspicion with what is known of the site; a word that the site is known to delete needs one place alone."""
    known = max(deletions.odds_of(place.word) for place in suspicion.places)
    known = max(known, deletions.odds_of(suspicion.word))
    if known:
        return replace(suspicion, prior=suspicion.prior + TRUST * known, hits=1, needs_cue=False)
    if deletions.words:  # of this site we know what it deletes, and it is another word
        return replace(suspicion, places=tuple(replace(place, is_torn=False) for place in suspicion.places))
    return suspicion


def _join_families(suspicions: Sequence[Suspicion]) -> list[Suspicion]:
    """Rules of one family prove each other, so their places count together."""
    joined: dict[str, Suspicion] = {}
    for suspicion in suspicions:
        known = joined.get(suspicion.family)
        joined[suspicion.family] = replace(known, places=known.places + suspicion.places) if known else suspicion
    return list(joined.values())


def _weigh_blanks(
    text: str, title: str, slots: Sequence[Slot], rules: Sequence[Rule], knowledge: Knowledge
) -> list[Suspicion]:
    """Slots by the listed word that fits each best, then the words that nobody listed for those that are left."""
    prose = "\n".join(line for line in text.split("\n") if is_prose_line(line))
    model = knowledge.model

    def weigh(slot: Slot) -> dict[str, Place]:
        found = {rule.name: weigh_place(text, slot.start, slot.end, rule, model) for rule in rules}
        first, *others = sorted(found, key=lambda name: -found[name].weight)
        if others and found[others[0]].weight > 0.0:
            found[first] = replace(found[first], lead=found[first].weight - found[others[0]].weight)
            found |= {name: replace(found[name], lead=0.0) for name in others}
        return found

    weighed = {slot: weigh(slot) for slot in slots}
    for slot in find_items(text):
        weighed[slot] = {
            name: replace(place, weight=min(place.weight + SIBLING, HEAVIEST), is_cued=True)
            for name, place in weigh(slot).items()
        }
    found = _fit_words(text, title, prose, weighed, rules)
    if any(suspicion.is_proven for suspicion in found) and (near := find_paired(text)):
        for slot in near:  # they prove nothing, but the page leaves blanks where words were
            weighed[slot] = {name: replace(place, weight=place.weight - NEAR) for name, place in weigh(slot).items()}
        found = _fit_words(text, title, prose, weighed, rules)
    explained = {place.start for suspicion in found if suspicion.is_proven for place in suspicion.places}
    left = [
        slot
        for slot in slots
        if slot.is_prose and slot.start not in explained and model.log_p(slot.left, slot.right[0]) < ABRUPT
    ]
    if len(left) >= 2:
        found += _weigh_unlisted(text, title, prose, left, knowledge)
    return found


def _fit_words(
    text: str, title: str, prose: str, weighed: Mapping[Slot, Mapping[str, Place]], rules: Sequence[Rule]
) -> list[Suspicion]:
    """Each slot by the listed word that fits it; `prose` is where a word that stands was not deleted."""
    found = []
    open_slots = list(weighed)
    by_strength = sorted(rules, key=lambda rule: -sum(max(weighed[slot][rule.name].weight, 0.0) for slot in open_slots))
    for rule in by_strength:  # a site deletes few words: what the first one explains is not left to the next
        places = [weighed[slot][rule.name] for slot in open_slots]
        rivals = [max(place.weight for place in weighed[slot].values()) for slot in open_slots]
        mine = tuple(
            place
            for place, rival in zip(places, rivals, strict=True)
            if place.weight > 0.0 and place.weight >= rival - RIVALRY
        )
        if mine:
            suspicion = Suspicion(rule.name, rule.word, rule.word, mine, rule.prior + TITLED * (rule.word in title),
                                  rule.hits, rule.share, count_intact(prose, rule),
                                  needs_cue=rule.needs_cue)  # fmt: skip
            if suspicion.is_proven:
                starts = {place.start for place in mine}
                open_slots = [slot for slot in open_slots if slot.start not in starts]
            found.append(suspicion)
    return found


def _weigh_unlisted(
    text: str, title: str, prose: str, slots: Sequence[Slot], knowledge: Knowledge
) -> Iterator[Suspicion]:
    words = list_candidates(knowledge.deletions[1], read_light_words(knowledge.deletions[0]), knowledge.model)
    bonus = {title[at : at + 2]: TITLED for at in range(len(title) - 1)}
    choice = choose_word(slots, words, prose, knowledge.model, bonus)
    if choice and len(choice.gains) >= 2:
        places = tuple(
            Place(slot.start, slot.end, choice.word, f"the word that fits {len(choice.gains)} gaps best",
                  min(5.0, 0.5 * (gain + 4.0)), slot.left)
            for slot, gain in choice.gains.items()
        )  # fmt: skip
        is_led = choice.margin >= LEAD and len({place.context for place in places}) >= MIN_AGREED
        yield Suspicion(
            f"slot_{choice.word}",
            choice.word,
            choice.word,
            places,
            choice.margin - 8.0,
            2,
            listed=False,
            ceiling=UNLISTED if is_led else CHOSEN,
        )

"""From verified pairs to groups: each one canonical text and the texts that were verified against it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.group.evidence import Evidence

# Candidates for the canonical text that are measured against a whole component of copies, where the pairs known from
# the search do not decide: a bound on the work for very large components.
_MOST_TRIED = 8


@dataclass(slots=True)
class Cluster:
    """A canonical class of equal texts and the other classes that are its copies or pieces."""

    canonical: int
    members: list[int]


@dataclass(frozen=True, slots=True)
class Standing:
    """What the choice of the canonical text needs to know of every class."""

    n_pages: Sequence[int]
    preference: Sequence[int]  # position by fewest edits, then earliest publication, then smallest doc_id
    n_kept: Sequence[int]


def build_clusters(evidence: Evidence, standing: Standing, n_classes: int) -> list[Cluster]:
    """Return clusters that hold every class once.

    First the classes tied by `same` pairs, then clusters that are pieces of another are attached to it. A chain of
    pairs never decides: whoever fails against the canonical text becomes a cluster of its own.
    """
    clusters = _gather(evidence, standing, evidence.split(range(n_classes)))
    return _attach(evidence, standing, clusters)


def _gather(evidence: Evidence, standing: Standing, components: list[list[int]]) -> list[Cluster]:
    """Split components into clusters whose members all fit their canonical text."""
    clusters: list[Cluster] = []
    open_ones: list[tuple[list[int], list[int]]] = [(component, []) for component in components]
    while open_ones:
        pending: list[tuple[list[int], list[int]]] = []
        questions: list[tuple[int, int]] = []
        for component, tried in open_ones:
            candidates = component if len(tried) < _MOST_TRIED else tried
            canonical = _choose(evidence, standing, component, candidates)
            others = [item for item in component if item != canonical]
            unknown = [(canonical, item) for item in others if not evidence.knows(canonical, item)]
            if unknown:  # asked for all components at once; the answers may change the choice
                questions += unknown
                pending.append((component, [*tried, canonical]))
                continue
            members = [item for item in others if evidence.fits(item, canonical)]
            clusters.append(Cluster(canonical, members))
            if len(members) < len(others):
                pending += [(part, []) for part in evidence.split(sorted(set(others).difference(members)))]
        evidence.ask(questions)
        open_ones = pending
    return clusters


def _choose(evidence: Evidence, standing: Standing, component: list[int], candidates: list[int]) -> int:
    """Return the candidate that is no piece of another, is closest to the others, and is preferred among equals."""
    if len(component) == 1:
        return component[0]
    inside = set(component)
    n_others = sum(standing.n_pages[item] for item in component) - 1
    keys: list[tuple[bool, float, int, int]] = []
    for item in candidates:
        near = [other for other in evidence.neighbours[item] if other in inside]
        closeness = float(standing.n_pages[item] - 1)
        for other in near:
            mutual = evidence.get_share(other, item) + evidence.get_share(item, other)
            closeness += standing.n_pages[other] * mutual / 2
        is_truncated = any(_is_truncated(evidence, standing, item, other, inside) for other in near)
        # rounded: a per cent of difference is noise, and should not outweigh edits and dates
        keys.append((is_truncated, -round(closeness / n_others, 2), standing.preference[item], item))
    return min(keys)[-1]


def _is_truncated(evidence: Evidence, standing: Standing, item: int, other: int, inside: set[int]) -> bool:
    """Tell whether `item` lacks text of the article that `other` has.

    It does not where `other` only stands in a frame of its own: more text before and after, which nobody else has.
    """
    if not evidence.is_part(item, other):
        return False
    if len(inside) == 2 or standing.n_pages[other] > 1 or not evidence.is_framed(item, other):
        return True
    known = evidence.get_covered(other, item)
    witnesses = inside.intersection(evidence.neighbours[other]) - {item}
    return any(evidence.get_covered(other, witness) - known >= (1 - known) / 2 for witness in witnesses)


def _attach(evidence: Evidence, standing: Standing, clusters: list[Cluster]) -> list[Cluster]:
    """Attach clusters whose canonical text is a piece of another cluster's to that one."""
    owner = {item: cluster.canonical for cluster in clusters for item in (cluster.canonical, *cluster.members)}
    by_canonical = {cluster.canonical: cluster for cluster in clusters}
    wholes = {
        piece: sorted(
            {owner[other] for other in evidence.neighbours.get(piece, ()) if evidence.fits(piece, other)} - {piece}
        )
        for piece in by_canonical
    }
    evidence.ask((piece, whole) for piece, found in wholes.items() for whole in found)
    parents: dict[int, int] = {}
    for piece, found in wholes.items():
        longer = [w for w in found if standing.n_kept[w] > standing.n_kept[piece] and evidence.fits(piece, w)]
        if longer:
            parents[piece] = min(longer, key=lambda whole: (-evidence.get_covered(piece, whole), whole))
    roots = {piece: _find_root(parents, piece) for piece in parents}
    evidence.ask((item, root) for piece, root in roots.items() for item in (piece, *by_canonical[piece].members))
    left: list[int] = []
    for piece, root in roots.items():
        items = {piece, *by_canonical[piece].members}
        fitting = sorted(item for item in items if evidence.fits(item, root))
        if 2 * len(fitting) > len(items):  # a group is not torn for the sake of a single piece
            by_canonical[root].members += fitting
            left += items.difference(fitting)
            del by_canonical[piece]
    return [*by_canonical.values(), *_gather(evidence, standing, evidence.split(sorted(left)))]


def _find_root(parents: dict[int, int], piece: int) -> int:
    """Follow a piece to a text that is no piece itself; each text on the way is longer than the one before."""
    while piece in parents:
        piece = parents[piece]
    return piece

"""What is known of pairs of texts, and the measuring of more where a decision needs it."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from pipeline.group.aggregators import Holders
from pipeline.group.signatures import Signatures
from pipeline.group.verification import WHOLE, Coverage, Kind, classify, is_inside, measure_coverage, pick, smaller_side


class Evidence:
    """The measured pairs that speak for a common group; pairs of no weight are known only once they were asked for."""

    def __init__(self, signatures: Signatures, holders: Holders) -> None:
        self._signatures = signatures
        self._holders = holders
        self._rows: dict[tuple[int, int], int] = {}
        self._kinds = array("b")
        self._smaller = array("b")  # 0 or 1: the side whose text has fewer letters
        self._inside = array("b")
        self._framed = array("b")
        self._share = (array("d"), array("d"))
        self._covered = (array("d"), array("d"))
        self.neighbours: defaultdict[int, list[int]] = defaultdict(list)

    def add(self, coverage: Coverage, kinds: npt.NDArray[np.int8], *, asked: bool = False) -> None:
        """Take measured pairs of these kinds in; with `asked`, also those that speak against a common group."""
        kinds = kinds.copy()
        kinds[np.isin(coverage.pairs, list(self._holders.aggregators)).any(axis=1)] = Kind.NONE
        side = smaller_side(self._signatures, coverage.pairs)
        inside = is_inside(self._signatures, coverage)
        kinds[inside & np.isin(pick(coverage.pairs, 1 - side), list(self._holders.bridges))] = Kind.NONE
        inside &= pick(coverage.covered, side) >= WHOLE
        rows = np.arange(len(kinds)) if asked else np.flatnonzero(kinds >= Kind.CONTAINED)
        for number, (left, right) in enumerate(coverage.pairs[rows].tolist(), start=len(self._kinds)):
            self._rows[left, right] = number
        for left, right in coverage.pairs[rows[kinds[rows] >= Kind.CONTAINED]].tolist():
            self.neighbours[left].append(right)
            self.neighbours[right].append(left)
        self._kinds.extend(kinds[rows].tolist())
        self._smaller.extend(side[rows].tolist())
        self._inside.extend(inside[rows].tolist())
        self._framed.extend(pick(coverage.is_framed, 1 - side)[rows].tolist())
        for column in (0, 1):
            self._share[column].extend(coverage.share[rows, column].tolist())
            self._covered[column].extend(coverage.covered[rows, column].tolist())

    def ask(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Measure those of the pairs that are not known."""
        wanted = {(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]}
        missing = sorted(wanted - self._rows.keys())
        if missing:
            coverage = measure_coverage(self._signatures, np.array(missing, dtype=np.int64))
            self.add(coverage, classify(self._signatures, coverage), asked=True)

    def knows(self, a: int, b: int) -> bool:
        """Tell whether the pair was measured and kept."""
        return (min(a, b), max(a, b)) in self._rows

    def is_same(self, a: int, b: int) -> bool:
        """Tell whether the pair is known to be the same article."""
        row = self._rows.get((min(a, b), max(a, b)))
        return row is not None and self._kinds[row] == Kind.SAME

    def is_part(self, part: int, whole: int) -> bool:
        """Tell whether `part` is known to be a piece of `whole`, and not as good as all of it."""
        row = self._rows.get((min(part, whole), max(part, whole)))
        if row is None or self._kinds[row] < Kind.CONTAINED or not self._inside[row]:
            return False
        return (self._smaller[row] == 0) == (part < whole)

    def is_framed(self, part: int, whole: int) -> bool:
        """Tell whether `part` leaves text of the whole over at both ends. Raises KeyError for unknown pairs."""
        return bool(self._framed[self._rows[min(part, whole), max(part, whole)]])

    def fits(self, page: int, canonical: int) -> bool:
        """Tell whether `page` is known to be a copy or a piece of `canonical`."""
        row = self._rows.get((min(page, canonical), max(page, canonical)))
        if row is None:
            return False
        if self._kinds[row] == Kind.SAME:
            return True
        return self._kinds[row] == Kind.CONTAINED and (self._smaller[row] == 0) == (page < canonical)

    def get_share(self, page: int, canonical: int) -> float:
        """Return the share of the page's 4-grams that the canonical holds. Raises KeyError for unknown pairs."""
        return self._share[page > canonical][self._rows[min(page, canonical), max(page, canonical)]]

    def get_covered(self, page: int, other: int) -> float:
        """Return the share of the page's windows that the other covers. Raises KeyError for unknown pairs."""
        return self._covered[page > other][self._rows[min(page, other), max(page, other)]]

    def split(self, classes: Sequence[int]) -> list[list[int]]:
        """Return the classes as sorted lists of those that a chain of `same` pairs ties together."""
        left = set(classes)
        components = []
        for start in sorted(classes):
            if start not in left:
                continue
            left.discard(start)
            component = [start]
            for item in component:  # grows while it is walked
                for other in self.neighbours.get(item, ()):
                    if other in left and self.is_same(item, other):
                        left.discard(other)
                        component.append(other)
            components.append(sorted(component))
        return components

"""Simulated sites that the extraction was never made on: open this package to measure, not to tune.

Markup, wording and vocabulary are written apart from `tests.simulators.families`, so that a score here says how well
extraction does on sites that nobody had in mind. Whoever changes extraction because of what a page here looks like has
used it up.
"""

from __future__ import annotations

from tests.simulators.pages import Families
from tests.simulators.unseen import documents, editions, farms, islands, offices, people, portals, practices, treatises

FAMILIES: Families = {
    **portals.FAMILIES,
    **editions.FAMILIES,
    **offices.FAMILIES,
    **practices.FAMILIES,
    **people.FAMILIES,
    **documents.FAMILIES,
    **treatises.FAMILIES,
    **islands.FAMILIES,
    **farms.FAMILIES,
}

"""Characters that nobody sees: zero-width marks, soft hyphens, direction controls, leftovers of private use."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.knowledge import Knowledge
from pipeline.records import Draft, Edit, Reason

# U+FFFD stays: it says that something was there. Private-use characters go only here, after the repair of broken
# framing, which needs them as evidence.
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ue000-\uf8ff\x00-\x08\x0b-\x1f\x7f-\x9f]+"
)


def propose(draft: Draft, knowledge: Knowledge) -> Iterator[Edit]:
    """Deletions of runs of invisible characters."""
    for match in _INVISIBLE.finditer(draft.text):
        codes = " ".join(sorted({f"U+{ord(character):04X}" for character in match[0]})[:4])
        yield Edit(*match.span(), match[0], "", Reason.INVISIBLE, 1.0, codes)

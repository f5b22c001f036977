"""What one run did on one site, counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass(slots=True)
class Tally:
    """The counts of a run; the only record here that changes."""

    fetched: int = 0  # pages archived
    adopted: int = 0  # archived by a killed run, taken over by this one
    new: int = 0  # addresses of articles that were not known before
    known: int = 0  # links to articles that were
    forbidden: int = 0  # requests that robots.txt does not allow
    sources: int = 0  # lists, sitemaps and feeds that were read
    unchanged: int = 0  # of these, what the server had nothing new to say about
    failed: Counter[str] = field(default_factory=Counter)  # by kind
    notes: list[str] = field(default_factory=list)  # what a person should know

    def note(self, sentence: str) -> None:
        """Remember a sentence, once."""
        if sentence not in self.notes:
            self.notes.append(sentence)

    def as_dict(self) -> dict[str, object]:
        """The JSON form."""
        return {
            "fetched": self.fetched,
            "adopted": self.adopted,
            "new": self.new,
            "known": self.known,
            "forbidden": self.forbidden,
            "sources": self.sources,
            "unchanged": self.unchanged,
            "failed": dict(sorted(self.failed.items())),
            "notes": list(self.notes),
        }

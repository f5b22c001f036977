"""What travels between frontier, spider and archive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Kind(StrEnum):
    """What is expected at an address."""

    ARTICLE = "article"
    PART = "part"  # a further page of an article
    LIST = "list"
    SITEMAP = "sitemap"
    FEED = "feed"


@dataclass(frozen=True, slots=True)
class Target:
    """An address to fetch."""

    url_key: str
    url: str
    kind: Kind
    via: str


@dataclass(frozen=True, slots=True)
class ArchivedPage:
    """A page whose record is in the archive, and durable."""

    target: Target
    url: str  # where the redirects ended
    final_key: str
    fetched_at: datetime
    sha256: str
    record_id: str
    warc_file: str
    warc_offset: int
    parts: tuple[tuple[str, str], ...] = ()  # (key, address) of further pages


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server said about the version of a page that it sent."""

    etag: str = ""
    last_modified: str = ""

"""Frozen records that travel between the stages; standard library only.

Offsets are Unicode code points, half-open. Instants are aware UTC datetimes. Bad data is a value in these records,
never an exception.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pipeline.knowledge import Knowledge


class Media(StrEnum):
    """What the bytes of a page are."""

    HTML = "html"
    TEXT = "text"  # an already extracted page, one block a line


class Phase(StrEnum):
    """Which text an edit belongs to."""

    MARKUP = "markup"  # the decoded page, before parsing
    TEXT = "text"  # the extracted text
    TITLE = "title"
    AUTHOR = "author"
    COMMENTS = "comments"  # all comments of a page, one a line


class Role(StrEnum):
    """What a block of the extracted text is."""

    TITLE = "title"
    BYLINE = "byline"
    BREADCRUMB = "breadcrumb"
    BODY = "body"
    COMMENT = "comment"
    TEASER = "teaser"
    NAVIGATION = "navigation"


class Reason(StrEnum):
    """Why text was changed, or is suggested to be changed."""

    ANNOTATION = "annotation"
    BROKEN_FRAMING = "broken_framing"
    TITLE_LINE = "title_line"
    BYLINE = "byline"
    BREADCRUMB = "breadcrumb"
    COMMENT = "comment"
    TEASER = "teaser"
    NAVIGATION = "navigation"
    SPAM = "spam"
    LEAKED_MARKUP = "leaked_markup"
    CONTACT = "contact"
    BROKER = "broker"
    BOILERPLATE = "boilerplate"
    REPEATED_TITLE = "repeated_title"
    INVISIBLE = "invisible"
    SCRIPT = "script"
    PARTICLE = "particle"
    PUNCTUATION = "punctuation"
    DROPPED_WORD = "dropped_word"
    STRAY_BLANK = "stray_blank"
    ORDINAL = "ordinal"
    PERSONAL_DATA = "personal_data"


class DropReason(StrEnum):
    """Why a page is in neither `articles` nor `copies`."""

    EMPTY = "empty"
    UNREADABLE = "unreadable"
    TOO_SHORT = "too_short"
    STUB = "stub"
    LIST_PAGE = "list_page"
    SOFT_404 = "soft_404"
    SCRAMBLED = "scrambled"
    DOORWAY = "doorway"
    ADULT = "adult"
    OFF_TOPIC = "off_topic"
    ERROR = "error"


class Flag(StrEnum):
    """A property of a kept page that an analyst may want to filter on."""

    SPUN = "spun"  # rewritten by a synonym table
    CONTACT = "contact"  # carried contact lines, which were removed
    BROKER = "broker"  # carried debt-broker paragraphs
    QA = "qa"
    DIALECT = "dialect"  # written, or rewritten, as people of a region or of the net speak
    MACHINE_TRANSLATED = "machine_translated"  # through another language and back
    TEASER_ONLY = "teaser_only"  # the beginning of an article that goes on elsewhere
    LOSSY_DECODING = "lossy_decoding"  # U+FFFD beyond the budget
    UNRESOLVED_DAMAGE = "unresolved_damage"  # broken framing that could not be restored
    SUSPECTED_GAPS = "suspected_gaps"  # words seem to be missing that no evidence gives back


class ScriptOriginal(StrEnum):
    """The script of a page before normalisation."""

    HANS = "hans"
    HANT_NAIVE = "hant-naive"  # mainland text converted character by character
    HANT = "hant"  # converted with a dictionary, or traditional of unknown origin
    HANT_TW = "hant-tw"
    HANT_HK = "hant-hk"
    MIXED = "mixed"


class Precision(StrEnum):
    """How exactly the publication time is known."""

    SECOND = "second"
    MINUTE = "minute"
    DAY = "day"
    NONE = "none"


class Relation(StrEnum):
    """How a copy relates to the canonical article of its group."""

    EXACT = "exact"
    NEAR = "near"
    CONTAINED = "contained"


@dataclass(frozen=True, slots=True)
class RawPage:
    """One archived page: the body as served after transport decoding, and where it came from."""

    url: str
    site: str
    body: bytes
    media: Media
    fetched_at: datetime
    raw_ref: str
    charset_declared: str = ""
    part_of: str = ""  # address of the page that this one continues, for articles split over pages
    is_visit: bool = True  # False: nobody knows when it was fetched, and `fetched_at` is the time of its file

    @property
    def sha256(self) -> str:
        """Hex SHA-256 of the body."""
        return hashlib.sha256(self.body).hexdigest()


@dataclass(frozen=True, slots=True)
class Decoded:
    """A page as text, with what was decided about its bytes and why."""

    text: str
    charset: str
    evidence: str
    n_replaced: int = 0  # U+FFFD that decoding put in


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the extracted text, usually one line, and whether it belongs to the article."""

    start: int
    end: int
    role: Role
    kept: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A value read from the page and the place that gave it (`h1`, `byline`, `json_ld`, `url` ...)."""

    value: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Published:
    """When the page says it was published; `at` is None when it does not say."""

    at: datetime | None = None
    day: date | None = None  # in Asia/Shanghai
    precision: Precision = Precision.NONE
    evidence: str = "none"


@dataclass(frozen=True, slots=True)
class Extraction:
    """The text that cleaning begins from: blocks joined by newlines, and the fields read beside it."""

    text: str
    blocks: tuple[Block, ...]
    title: Field | None
    author: Field | None
    category: Field | None
    published: Published
    extractor: str
    n_invisible: int = 0  # characters in nodes that no reader sees, left out of `text`
    body_path: str = ""  # tags and names down to the container of the article, `div.main>div.content`
    stated: tuple[Field, ...] = ()  # what titles, descriptions and captions beside the text say, as written


class Edit(NamedTuple):
    """Replace `before` at `start:end` of the step's input by `after`; a tuple, as an annotated page has thousands."""

    start: int
    end: int
    before: str
    after: str
    reason: Reason
    confidence: float = 1.0
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a step sees of a page: the text as earlier steps left it, and what is known about the page."""

    text: str
    page_text: str = ""  # the extracted text of the whole page, in the script of the page
    title: str = ""  # as extraction read it
    blocks: tuple[Block, ...] = ()  # offsets into `page_text`; only the first step can use them
    is_traditional: bool = False  # the page as a whole
    links_away: frozenset[str] = frozenset()  # texts of the page's links that leave its site, as long as a phrase
    is_folded: bool = False  # the body had its full-width marks folded to ASCII; known when fields are cleaned
    stated: tuple[Field, ...] = ()  # as in `Extraction`


@dataclass(frozen=True, slots=True)
class Step:
    """One named change to the text; it proposes edits and never applies them."""

    name: str  # snake_case, unique, the `step` of the edits table
    version: int  # raised whenever its output may change
    why: str  # one sentence for the report and the card
    propose: Callable[[Draft, Knowledge], Iterable[Edit]]


@dataclass(frozen=True, slots=True)
class Applied:
    """An edit, composed back to the text its phase began from, with the step that made it."""

    phase: Phase
    step: str
    step_version: int
    edit: Edit
    applied: bool = True


@dataclass(frozen=True, slots=True)
class Verdict:
    """Keep the page, or drop it for a typed reason."""

    keep: bool
    reason: DropReason | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One page after all per-page stages; what the tables are written from."""

    doc_id: str
    url: str
    site: str
    raw: RawPage
    charset: str
    charset_evidence: str
    extraction: Extraction
    title: str
    author: str
    category: str
    text: str
    fingerprint_text: str  # normalised, before words were restored: what grouping compares
    comments: tuple[str, ...]
    script_original: ScriptOriginal
    flags: tuple[Flag, ...]
    edits: tuple[Applied, ...]
    verdict: Verdict
    n_masked: int
    platforms: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    laws: tuple[str, ...] = ()
    masked_extracted: str = field(default="", repr=False)  # `extraction.text` with personal data blotted out

"""The tables of the corpus: explicit Arrow schemas whose fields carry their own description.

The dataset card is generated from these descriptions, so card and files cannot disagree.
"""

from __future__ import annotations

import pyarrow as pa

SCHEMA_VERSION = 1

_TEXT = pa.string()
_TEXTS = pa.list_(pa.string())
_INSTANT = pa.timestamp("us", tz="UTC")

_ARTICLE: list[tuple[str, pa.DataType, str]] = [
    ("doc_id", _TEXT, "hash of the normalised URL; of the raw bytes for pages without one"),
    ("revision", pa.int32(), "1 for the first body seen under this doc_id, one more for every changed body"),
    ("url", _TEXT, "address as fetched; file:NAME for imported files without one"),
    ("site", _TEXT, "name of the recipe, or `import`"),
    ("title", _TEXT, "title as the page states it, repaired and in simplified script"),
    ("author", _TEXT, "author from the byline or metadata, null when the page names none"),
    ("category", _TEXT, "section the site filed the page under, null when it states none"),
    ("published_at", _INSTANT, "publication instant, UTC; null when the page does not state it"),
    ("published_date", pa.date32(), "publication day in Asia/Shanghai; never falls back to the crawl date"),
    ("published_precision", _TEXT, "second, minute, day or none"),
    ("published_evidence", _TEXT, "byline, json_ld, meta, source, url, visit or none"),
    ("first_seen_at", _INSTANT, "when the first revision was fetched"),
    ("last_seen_at", _INSTANT, "when the page was last fetched"),
    ("gone_at", _INSTANT, "when the page was found to be gone, null while it stands"),
    ("fetched_at", _INSTANT, "when this revision was fetched"),
    ("text", _TEXT, "cleaned text, one block a line"),
    ("script_original", _TEXT, "script before normalisation: hans, hant-naive, hant, hant-hk, hant-tw or mixed"),
    ("n_chars", pa.int32(), "characters of `text`"),
    ("platforms", _TEXTS, "lending platforms and banks named, canonical names, sorted"),
    ("topics", _TEXTS, "topics by the lexicon, sorted"),
    ("laws", _TEXTS, "laws and rules cited, official names, sorted"),
    ("flags", _TEXTS, "properties worth filtering on: spun, contact, qa ..."),
    ("comments", _TEXTS, "readers' comments, repaired, in simplified script and masked"),
    ("n_edits", pa.int32(), "applied changes to this page, all phases"),
    ("chars_removed", pa.int32(), "characters that applied edits of phase `text` took out"),
    ("n_masked", pa.int32(), "personal data masked in text, title, author and comments"),
    ("min_confidence", pa.float64(), "lowest confidence among applied edits, 1.0 without any"),
    ("group_id", _TEXT, "smallest doc_id of the group of copies"),
    ("n_copies", pa.int32(), "pages of the group beside the canonical one"),
    ("template_id", _TEXT, "family of different articles poured into one frame, null without"),
    ("run_id", _TEXT, "the build that wrote this row"),
    ("raw_refs", _TEXTS, "WARC record ids of the bytes behind this revision"),
    ("raw_sha256", _TEXT, "SHA-256 of the body this row was made from"),
    ("extractor", _TEXT, "what chose the text: auto, rules or a reader, with version"),
    ("cleaner_version", _TEXT, "hash of the versions of all steps and rules"),
    ("schema_version", pa.int32(), "version of this table"),
]

_COPY: list[tuple[str, pa.DataType, str]] = [
    ("canonical_id", _TEXT, "doc_id of the group's article in `articles`"),
    ("relation", _TEXT, "exact, near or contained"),
    ("similarity", pa.float64(), "verified share of the text found in the canonical article, 0 to 1"),
]

_DROPPED: list[tuple[str, pa.DataType, str]] = [
    ("doc_id", _TEXT, "as in `articles`"),
    ("revision", pa.int32(), "as in `articles`"),
    ("url", _TEXT, "as in `articles`"),
    ("site", _TEXT, "as in `articles`"),
    ("run_id", _TEXT, "the build that wrote this row"),
    ("stage", _TEXT, "stage that dropped the page: judge, or where it failed"),
    ("reason", _TEXT, "typed reason"),
    ("detail", _TEXT, "the measured value and its threshold, or the error"),
    ("n_chars", pa.int32(), "characters of the cleaned text"),
    ("raw_refs", _TEXTS, "as in `articles`"),
]

_EDIT: list[tuple[str, pa.DataType, str]] = [
    ("doc_id", _TEXT, "the page"),
    ("phase", _TEXT, "markup (offsets in the decoded page), text (offsets in `extracted`), title, author, comments"),
    ("step", _TEXT, "step that made the change"),
    ("step_version", pa.int32(), "its version"),
    ("start", pa.int32(), "first code point, half-open"),
    ("end", pa.int32(), "end code point, half-open"),
    ("before", _TEXT, "what stood there, personal data blotted; for reason `script` the characters of a table"),
    ("after", _TEXT, "what stands there now; for reason `script` the table's other half"),
    ("reason", _TEXT, "typed reason"),
    ("evidence", _TEXT, "what made it sure, or not"),
    ("confidence", pa.float64(), "0 to 1; from 0.9 the edit is applied"),
    ("applied", pa.bool_(), "false for a suggestion, which changed nothing"),
]

_BLOCK = pa.struct(
    [("start", pa.int32()), ("end", pa.int32()), ("role", pa.string()), ("kept", pa.bool_()), ("reason", pa.string())]
)

_EXTRACTED: list[tuple[str, pa.DataType, str]] = [
    ("doc_id", _TEXT, "the page"),
    ("charset", _TEXT, "charset the bytes were read in"),
    ("charset_evidence", _TEXT, "why"),
    ("extracted", _TEXT, "the text that cleaning began from, personal data blotted in place"),
    ("blocks", pa.list_(_BLOCK), "its blocks: offsets, role, whether kept, and why not"),
]

_FUNNEL = pa.struct([("site", pa.string()), ("stage", pa.string()), ("reason", pa.string()), ("n", pa.int64())])

_RUN: list[tuple[str, pa.DataType, str]] = [
    ("run_id", _TEXT, "identity of the build"),
    ("started_at", _INSTANT, "start"),
    ("finished_at", _INSTANT, "end"),
    ("version", _TEXT, "version of Yuqi"),
    ("cleaner_version", _TEXT, "hash of the versions of all steps and rules"),
    ("config_hash", _TEXT, "hash of the configuration"),
    ("inputs_hash", _TEXT, "hash of archive, configuration and code: equal inputs give an equal corpus"),
    ("n_pages", pa.int64(), "page records read from the archive"),
    ("n_articles", pa.int64(), "rows of `articles`"),
    ("n_copies", pa.int64(), "rows of `copies`"),
    ("n_dropped", pa.int64(), "rows of `dropped`"),
    ("funnel", pa.list_(_FUNNEL), "pages by site, stage and reason"),
]


def _schema(columns: list[tuple[str, pa.DataType, str]]) -> pa.Schema:
    fields = [pa.field(name, kind, metadata={"description": description}) for name, kind, description in columns]
    return pa.schema(fields, metadata={"schema_version": str(SCHEMA_VERSION)})


SCHEMAS: dict[str, pa.Schema] = {
    "articles": _schema(_ARTICLE),
    "copies": _schema(_ARTICLE + _COPY),
    "dropped": _schema(_DROPPED),
    "edits": _schema(_EDIT),
    "extracted": _schema(_EXTRACTED),
    "runs": _schema(_RUN),
}
RUN_COLUMNS = frozenset({"run_id"})  # identity of a run: left out of the digest
META_COLUMNS = tuple(name for name, _, _ in _ARTICLE if name not in {"text", "comments", "raw_refs"})


def describe(table: str) -> list[tuple[str, str, str]]:
    """Name, type and description of every column of a table, in order.

    >>> describe("runs")[0]
    ('run_id', 'string', 'identity of the build')
    """
    return [(field.name, str(field.type), field.metadata[b"description"].decode()) for field in SCHEMAS[table]]

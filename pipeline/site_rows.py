"""Cleaned pieces as the pages of hosts: what is learnt from their rows, and which rows that concerns.

A piece is cleaned once without knowledge of its hosts; the rows that the knowledge concerns are cleaned again and take
the place of the first ones.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import zip_longest

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.cleaning.host_lines import learn_lines, may_concern
from pipeline.page_rows import Row
from pipeline.records import Flag
from pipeline.site_knowledge import ALIGNED_PAGES, MIN_PAGES, HostPage, SiteKnowledge, learn_sites, select_first, spread

_LEARNT_FROM = ("host", "fetched_at", "url", "raw_ref", "doc_id", "proven", "body_path")
_CONCERNED_BY = (
    "host",
    "raw_ref",
    "proven",
    "body_path",
    "in_doubt",
    "keep",
    "flags",
    "title",
    "extracted",
    "fingerprint_text",
)


def learn_hosts(pieces: Sequence[pa.Table]) -> dict[str, SiteKnowledge]:
    """What the rows of all pieces, cleaned without knowledge, tell of their hosts; hosts that tell nothing are left out."""
    columns = [piece.select([*_LEARNT_FROM, "fingerprint_text"]) for piece in pieces]
    if not columns:
        return {}
    table = pa.concat_tables(columns)
    counts = table.group_by("host").aggregate([([], "count_all")])
    large = counts.filter(pc.greater_equal(counts["count_all"], MIN_PAGES))["host"].combine_chunks()
    table = table.filter(pc.is_in(table["host"], large))
    texts, places = table["fingerprint_text"], {ref: place for place, ref in enumerate(table["raw_ref"].to_pylist())}
    first = select_first(_read_pages(table.select(_LEARNT_FROM)))
    lines = {host: learn_lines(_read_texts(spread(found), texts, places)) for host, found in first.items()}
    return learn_sites({host: [*_with_texts(found, texts, places)] for host, found in first.items()}, lines)


def _read_pages(table: pa.Table) -> Iterator[HostPage]:
    for batch in table.to_batches():
        for row in batch.to_pylist():
            yield HostPage(**row | {"proven": frozenset(row["proven"])})


def _with_texts(pages: Sequence[HostPage], texts: pa.ChunkedArray, places: Mapping[str, int]) -> Iterator[HostPage]:
    """The pages, the first `ALIGNED_PAGES` with their texts; others are not worth their memory."""
    for page, text in zip_longest(pages, _read_texts(pages[:ALIGNED_PAGES], texts, places)):
        yield replace(page, text=text or "")


def _read_texts(pages: Sequence[HostPage], texts: pa.ChunkedArray, places: Mapping[str, int]) -> list[str]:
    """The texts of the pages, empty for one that failed."""
    found = texts.take(pa.array([places[page.raw_ref] for page in pages], pa.int64()))
    return [text or "" for text in found.to_pylist()]


def find_concerned(piece: pa.Table, hosts: Mapping[str, SiteKnowledge]) -> dict[str, SiteKnowledge]:
    """`raw_ref` of each row that may come out otherwise, with what is known of its host."""
    rows = piece.select(_CONCERNED_BY).filter(pc.is_in(piece["host"], pa.array(list(hosts), pa.string())))
    return {row["raw_ref"]: hosts[row["host"]] for row in rows.to_pylist() if _is_concerned(row, hosts[row["host"]])}


def _is_concerned(row: Row, known: SiteKnowledge) -> bool:
    if known.body and row["body_path"] != known.body.path:
        return True
    if known.lines and may_concern(row["fingerprint_text"] or "", known.lines):
        return True
    if row["keep"] and known.deletions.words:
        text = row["fingerprint_text"]  # what the restoring step saw
        if Flag.SUSPECTED_GAPS in row["flags"] or any(_may_lack(text, key) for key in known.deletions.words):
            return True
    if not known.listed:
        return False
    if row["in_doubt"] and not known.listed.keys() <= set(row["proven"]):
        return True
    left_over = _compile(frozenset(known.listed))
    return left_over.search(row["extracted"]) is not None or left_over.search(row["title"] or "") is not None


def _may_lack(text: str, key: str) -> bool:
    """Whether `text` never says a deleted word, `word` or `left|word`, where it could have stood."""
    left, _, word = key.rpartition("|")
    return left in text and left + word not in text


@cache
def _compile(listed: frozenset[str]) -> re.Pattern[str]:
    """What may be a listed reading; the character before it is any, as the script of titles has been converted."""
    firsts = sorted({key[1] for key in listed})
    return re.compile(f"[㐀-鿿][(（][{''.join(firsts)}]")


def digest_concerned(concerned: Mapping[str, SiteKnowledge]) -> str:
    """Sixteen hex digits over the rows and what is known of them; equal ones are cleaned alike."""
    digests = {id(known): known.digest for known in concerned.values()}
    parts = (f"{raw_ref} {digests[id(known)]}" for raw_ref, known in sorted(concerned.items()))
    return hashlib.sha256("\n".join(parts).encode("utf-8", "backslashreplace")).hexdigest()[:16]


def replace_rows(piece: pa.Table, again: pa.Table) -> pa.Table:
    """The piece with the rows that were cleaned again in place of their first forms."""
    kept = piece.filter(pc.invert(pc.is_in(piece["raw_ref"], again["raw_ref"].combine_chunks())))
    return pa.concat_tables([kept, again])

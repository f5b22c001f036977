"""The state of crawling in one SQLite file: what is known of each address, which pages are archived, what each run did.

One process writes it at a time (`pipeline.lock`), and each site has its own view of it (`Frontier`). The archive is the
record, this file is its index: it may be deleted, and the next run builds it again from the archive.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from scraper.frontier.database import connect, explain, to_text
from scraper.schedule import FORBIDDEN_FOR, next_try
from scraper.targets import ArchivedPage, Kind, Target, Validators


class Frontier:
    """One site's view of the state, for one run. Instants are UTC; each method is one transaction."""

    def __init__(self, path: Path, site: str, now: datetime, discover_digest: str = "") -> None:
        self.site = site
        self._db = connect(path)
        self.run_id = 0
        with self._transaction() as db:
            cursor = db.execute("INSERT INTO run (site, started_at) VALUES (?, ?)", (site, to_text(now)))
            self.run_id = cursor.lastrowid or 0
            row = db.execute("SELECT discover_digest FROM site WHERE site = ?", (site,)).fetchone()
            if row and row[0] != discover_digest:  # other links are wanted now: unchanged pages must be read again
                db.execute(
                    "UPDATE url SET etag = NULL, last_modified = NULL, walked_run = NULL WHERE site = ?", (site,)
                )
            db.execute(
                "INSERT INTO site VALUES (?, '', ?) ON CONFLICT DO UPDATE SET discover_digest = excluded.discover_digest",
                (site, discover_digest),
            )

    def offer(self, links: Iterable[tuple[str, str]], kind: Kind, via: str, now: datetime) -> list[int]:
        """Remember (key, address) pairs; of each the run that saw it first, 0 when nobody has seen it before."""
        with self._transaction() as db:
            return [self._offer(db, key, url, kind, via, now) for key, url in links]

    def take(self, limit: int, now: datetime) -> list[Target]:
        """Up to `limit` articles and parts that are due and not in hand yet, in a fixed order; now they are in hand."""
        with self._transaction() as db:
            rows = db.execute(
                "SELECT url_key, url, kind, via FROM url WHERE site = ? AND due <= ? AND leased_by <> ?"
                " AND status IN ('waiting', 'forbidden') ORDER BY due, url_key LIMIT ?",
                (self.site, to_text(now), self.run_id, limit),
            ).fetchall()
            db.executemany(
                "UPDATE url SET leased_by = ? WHERE site = ? AND url_key = ?",
                [(self.run_id, self.site, row[0]) for row in rows],
            )
        return [Target(key, url, Kind(kind), via) for key, url, kind, via in rows]

    def count_waiting(self) -> int:
        """Articles and parts that are known and not fetched yet."""
        query = "SELECT count(*) FROM url WHERE site = ? AND status IN ('waiting', 'forbidden') AND status = 'waiting'"
        return int(self._db.execute(query, (self.site,)).fetchone()[0])

    def has_page(self, key: str) -> bool:
        """Whether the page at the address is archived."""
        query = "SELECT 1 FROM url WHERE site = ? AND url_key = ? AND record_id IS NOT NULL"
        return self._db.execute(query, (self.site, key)).fetchone() is not None

    def record_pages(self, pages: Sequence[ArchivedPage]) -> None:
        """Note pages that the archive holds, and the further pages that they lead to."""
        with self._transaction() as db:
            for page in pages:
                target, fetched_at = page.target, to_text(page.fetched_at)
                db.execute(
                    "INSERT OR IGNORE INTO page VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    (
                        *(page.record_id, self.site, target.url_key, page.url, fetched_at, page.sha256),
                        *(page.warc_file, page.warc_offset),
                    ),
                )
                # Where the redirects ended the page is known too.
                for key, url in {page.final_key: page.url, target.url_key: target.url}.items():
                    self._offer(db, key, url, target.kind, target.via, page.fetched_at)
                    db.execute(
                        "UPDATE url SET status = 'fetched', fetched_at = ?, http_status = 200, failure = NULL, sha256 = ?,"
                        " record_id = ? WHERE site = ? AND url_key = ?",
                        (fetched_at, page.sha256, page.record_id, self.site, key),
                    )
                for key, url in page.parts:
                    first = target.via if target.kind is Kind.PART else page.url
                    self._offer(db, key, url, Kind.PART, first, page.fetched_at)

    def record_copy(self, target: Target, final_key: str, now: datetime) -> None:
        """Note that an address leads to a page that is archived already."""
        with self._transaction() as db:
            db.execute(
                "UPDATE url SET status = 'fetched', fetched_at = ?, (sha256, record_id) ="
                " (SELECT sha256, record_id FROM url WHERE site = ? AND url_key = ?) WHERE site = ? AND url_key = ?",
                (to_text(now), self.site, final_key, self.site, target.url_key),
            )

    def record_failure(self, target: Target, failure: str, http_status: int, now: datetime, *, is_final: bool) -> None:
        """Note a page that could not be had; it is tried again later, unless the failure is final."""
        with self._transaction() as db:
            row = db.execute(
                "SELECT fail_count FROM url WHERE site = ? AND url_key = ?", (self.site, target.url_key)
            ).fetchone()
            n_failures = (row[0] if row else 0) + 1
            due = None if is_final else next_try(n_failures, now)
            status = "waiting" if due else "gone" if http_status in (404, 410) else "failed"
            if target.kind not in (Kind.ARTICLE, Kind.PART):
                status = "failed"
            db.execute(
                "UPDATE url SET status = ?, failure = ?, http_status = ?, fail_count = ?, due = ?"
                " WHERE site = ? AND url_key = ?",
                (status, failure, http_status or None, n_failures, to_text(due or now), self.site, target.url_key),
            )

    def record_forbidden(self, target: Target, now: datetime) -> None:
        """Note a page that robots.txt forbids; it is asked about again in a week."""
        status = "forbidden" if target.kind in (Kind.ARTICLE, Kind.PART) else "failed"
        with self._transaction() as db:
            db.execute(
                "UPDATE url SET status = ?, failure = 'robots', due = ? WHERE site = ? AND url_key = ?",
                (status, to_text(now + FORBIDDEN_FOR), self.site, target.url_key),
            )

    def record_source(self, target: Target, validators: Validators, now: datetime, http_status: int = 200) -> None:
        """Note a list, sitemap or feed whose links have been offered; empty validators keep what is known on 304."""
        with self._transaction() as db:
            self._offer(db, target.url_key, target.url, target.kind, target.via, now)
            if http_status != 304:
                db.execute(
                    "UPDATE url SET etag = ?, last_modified = ? WHERE site = ? AND url_key = ?",
                    (validators.etag or None, validators.last_modified or None, self.site, target.url_key),
                )
            db.execute(
                "UPDATE url SET kind = ?, status = 'fetched', fetched_at = ?, http_status = ?, failure = NULL,"
                " fail_count = 0 WHERE site = ? AND url_key = ?",
                (target.kind, to_text(now), http_status, self.site, target.url_key),
            )

    def record_walk(self, key: str) -> None:
        """Note that this run has read the list beginning at `key` to its end."""
        with self._transaction() as db:
            db.execute("UPDATE url SET walked_run = ? WHERE site = ? AND url_key = ?", (self.run_id, self.site, key))

    def last_walk(self, key: str) -> int:
        """The last run that read the list beginning at `key` to its end; 0 for none."""
        query = "SELECT walked_run FROM url WHERE site = ? AND url_key = ?"
        row = self._db.execute(query, (self.site, key)).fetchone()
        return int(row[0] or 0) if row else 0

    def validators(self, key: str) -> Validators:
        """What the server said about the version of a page that was read last."""
        query = "SELECT etag, last_modified FROM url WHERE site = ? AND url_key = ?"
        row = self._db.execute(query, (self.site, key)).fetchone()
        return Validators(row[0] or "", row[1] or "") if row else Validators()

    def last_place(self) -> tuple[str, int]:
        """File and offset of the last record that is noted here; an empty name when there is none."""
        query = (
            "SELECT warc_file, warc_offset FROM page WHERE site = ? ORDER BY warc_file DESC, warc_offset DESC LIMIT 1"
        )
        row = self._db.execute(query, (self.site,)).fetchone()
        return (str(row[0]), int(row[1])) if row else ("", -1)

    def finish(self, outcome: str, tally: dict[str, object], next_visit: datetime, now: datetime) -> None:
        """Note how the run ended and when the site is due again, and let go of the file."""
        with self._transaction() as db:
            db.execute(
                "UPDATE run SET finished_at = ?, outcome = ?, tally = ? WHERE id = ?",
                (to_text(now), outcome, json.dumps(tally, ensure_ascii=False), self.run_id),
            )
            db.execute("UPDATE site SET next_visit = ? WHERE site = ?", (to_text(next_visit), self.site))

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def _offer(self, db: sqlite3.Connection, key: str, url: str, kind: Kind, via: str, now: datetime) -> int:
        seen, due = to_text(now), "" if kind is Kind.PART else to_text(now)  # parts go first
        row = (self.site, key, url, kind, "waiting", via, seen, self.run_id, due)
        if kind not in (Kind.ARTICLE, Kind.PART):
            row = (*row[:4], "failed", *row[5:])  # until it has been read
        cursor = db.execute(
            "INSERT OR IGNORE INTO url (site, url_key, url, kind, status, via, first_seen, first_run, due)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            row,
        )
        if cursor.rowcount:
            return 0
        found = db.execute("SELECT first_run FROM url WHERE site = ? AND url_key = ?", (self.site, key)).fetchone()
        return int(found[0])

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        try:
            self._db.execute("BEGIN IMMEDIATE")
            yield self._db
            self._db.execute("COMMIT")
        except sqlite3.Error as error:
            with contextlib.suppress(sqlite3.Error):
                self._db.execute("ROLLBACK")
            raise explain(error, self._db) from error

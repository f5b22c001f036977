"""The file that holds the state of crawling: its tables, and what can go wrong with it."""

from __future__ import annotations

import contextlib
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from pipeline.errors import DataError, ResourceError, YuqiError

LOCK_NAME = "crawl.lock"  # held by one crawl of the workspace at a time
STATE_NAME = "crawl.sqlite"
_SCHEMA_VERSION = 1
_SCHEMA = """
CREATE TABLE IF NOT EXISTS url (
    site TEXT NOT NULL,
    url_key TEXT NOT NULL,         -- the normalised address
    url TEXT NOT NULL,             -- as it was found first: what is requested
    kind TEXT NOT NULL,            -- article, part, list, sitemap, feed
    status TEXT NOT NULL,          -- waiting, fetched, forbidden, gone, failed
    via TEXT NOT NULL,             -- the page that led here; of a part, the article's first page
    first_seen TEXT NOT NULL,
    first_run INTEGER NOT NULL,
    due TEXT NOT NULL,
    leased_by INTEGER NOT NULL DEFAULT 0,   -- the run that has it in hand; void once that run is over
    fetched_at TEXT,
    http_status INTEGER,
    failure TEXT,                  -- the kind of the last failure
    fail_count INTEGER NOT NULL DEFAULT 0,
    etag TEXT,
    last_modified TEXT,
    walked_run INTEGER,            -- of a list: the last run that read it to its end
    sha256 TEXT,
    record_id TEXT,
    PRIMARY KEY (site, url_key)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS url_to_fetch ON url (site, due, url_key) WHERE status IN ('waiting', 'forbidden');
CREATE TABLE IF NOT EXISTS page (
    record_id TEXT PRIMARY KEY,
    site TEXT NOT NULL,
    url_key TEXT NOT NULL,
    url TEXT NOT NULL,             -- where the redirects ended
    fetched_at TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    warc_file TEXT NOT NULL,
    warc_offset INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS page_place ON page (site, warc_file, warc_offset);
CREATE TABLE IF NOT EXISTS run (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    site TEXT NOT NULL,
    started_at TEXT NOT NULL,
    finished_at TEXT,              -- null: running, or killed
    outcome TEXT,
    tally TEXT                     -- JSON
);
CREATE TABLE IF NOT EXISTS site (
    site TEXT PRIMARY KEY,
    next_visit TEXT NOT NULL,
    discover_digest TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;
"""


def is_due(path: Path, site: str, now: datetime) -> bool:
    """Whether a site is to be visited: never visited, its time has come, or its last run was cut off."""
    if not path.exists():
        return True
    with contextlib.closing(connect(path)) as db:
        last = db.execute("SELECT finished_at FROM run WHERE site = ? ORDER BY id DESC LIMIT 1", (site,)).fetchone()
        row = db.execute("SELECT next_visit FROM site WHERE site = ?", (site,)).fetchone()
    return not last or last[0] is None or not row or bool(row[0] <= to_text(now))


def connect(path: Path) -> sqlite3.Connection:
    """The file at `path`, made when it is not there; ResourceError or DataError when it cannot be used."""
    path.parent.mkdir(parents=True, exist_ok=True)
    db = sqlite3.connect(path, isolation_level=None, timeout=30)
    try:
        db.execute("PRAGMA journal_mode = WAL")
        # A power loss may take the last transactions, never the file; their records are adopted from the archive.
        db.execute("PRAGMA synchronous = NORMAL")
        version = db.execute("PRAGMA user_version").fetchone()[0]
        if version not in (0, _SCHEMA_VERSION):
            raise DataError(
                f"the crawl state is of version {version}, this program writes {_SCHEMA_VERSION}",
                where=str(path),
                todo="move the file away: it is built again from the archive",
            )
        if version == 0:
            db.executescript(f"BEGIN IMMEDIATE; {_SCHEMA} PRAGMA user_version = {_SCHEMA_VERSION}; COMMIT;")
    except sqlite3.Error as error:
        explained = explain(error, db, path)
        db.close()
        raise explained from error
    return db


def explain(error: sqlite3.Error, db: sqlite3.Connection, path: Path | None = None) -> YuqiError:
    """What a person can do about an error of the state's file."""
    where = str(path or db.execute("PRAGMA database_list").fetchone()[2])
    if isinstance(error, sqlite3.OperationalError):
        todo = "free disk space, then type the same command again; every archived page is kept"
        return ResourceError(f"the crawl state cannot be written: {error}", where=where, todo=todo)
    todo = "move the file away: it is built again from the archive"
    return DataError(f"the crawl state is damaged: {error}", where=where, todo=todo)


def to_text(instant: datetime) -> str:
    """An instant as text that sorts like time."""
    return instant.astimezone(UTC).isoformat(timespec="microseconds")

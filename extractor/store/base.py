"""Opening a base."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from extractor.store.errors import Locked, Missing, Newer, NotOurs, NotWritable, StoreError
from extractor.store.migrations import APPLICATION_ID, MIGRATIONS, migrate

BUSY_SECONDS = 10.0
"""How long to wait for another process that is writing."""


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """SQLite's errors as ours, with what to do."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise _plain(path, error) from error


def _plain(path: Path, error: sqlite3.DatabaseError) -> StoreError:
    message = str(error)
    if "locked" in message or "busy" in message:
        return Locked(f"{path} is being written by another process; wait for it to end, or close it, and try again")
    if "not a database" in message or "malformed" in message:
        return NotOurs(f"{path} is not a database, or is damaged; name another file with --db, or restore a copy")
    if "readonly" in message or "unable to open" in message:
        return NotWritable(f"{path} cannot be opened for writing; check the permissions of the file and its folder")
    if "full" in message or "I/O error" in message:
        return NotWritable(f"{path} cannot be written ({message}); what was committed is safe: make room and run again")
    return StoreError(f"{path}: {message}")


def open_base(path: str | Path, *, create: bool = False, read_only: bool = False) -> Database:
    """A base, brought to the newest schema. ``create`` makes the file where there is none.

    Raises Missing, NotOurs, Newer, Locked or NotWritable.
    """
    path = Path(path)
    if not path.exists() and not create:
        raise Missing(f"there is no base {path}; make one with: wattwire run FOLDER --db {path}")
    if path.is_dir():
        raise NotOurs(f"{path} is a folder; name a file with --db")
    with plain_errors(path):
        return _read_only(path) if read_only else _writable(path)


def _read_only(path: Path) -> Database:
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=BUSY_SECONDS)
    db = Database(connection)
    if _version(path, db) < len(MIGRATIONS):
        db.close()
        db = _writable(path)
    db.execute("PRAGMA query_only = ON")
    return db


def _writable(path: Path) -> Database:
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS)
    db = Database(connection)
    version = _version(path, db)
    db.execute("PRAGMA foreign_keys = ON")
    if version < len(MIGRATIONS):
        db.execute("PRAGMA journal_mode = WAL")
        migrate(db, version)
    db.execute("PRAGMA synchronous = NORMAL")
    return db


def _version(path: Path, db: Database) -> int:
    """The schema's version; 0 for an empty file. Raises where the file is not ours or newer."""
    version = int(db.execute("PRAGMA user_version").fetchone()[0])
    owner = int(db.execute("PRAGMA application_id").fetchone()[0])
    filled = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] > 0
    if filled and owner != APPLICATION_ID:
        raise NotOurs(f"{path} is a database of another program; name another file with --db")
    if version > len(MIGRATIONS):
        raise Newer(
            f"{path} was made by a newer wattwire (schema {version}, this one knows {len(MIGRATIONS)}); upgrade wattwire"
        )
    return version if filled else 0

"""What can go wrong with a base, for a person to read: every message says what to do next.

StoreError
├── NoBase          there is no file
├── NotABase        the file is no SQLite database, or a database of something else
├── NewerBase       made by a newer version
├── LockedBase      somebody else is writing, and did not finish in time
├── UnsoundRows     rows that come from elsewhere do not hold what a base promises
├── UnusableBase    it cannot be read or written: permissions, a full disk, damage
└── QueryError      the base is fine, the question is not
    ├── UnknownRecord    no row, or several, with that id
    └── UnknownCompany   nobody of that name; the nearest names are in ``nearest``
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager


class StoreError(Exception):
    """The base of all of them."""


class NoBase(StoreError):
    """There is no file."""


class NotABase(StoreError):
    """The file is no SQLite database, or a database of something else."""


class NewerBase(StoreError):
    """The base was made by a newer version."""


class LockedBase(StoreError):
    """Somebody else is writing, and did not finish in time."""


class UnusableBase(StoreError):
    """The base cannot be read or written."""


class UnsoundRows(StoreError):
    """Rows that come from elsewhere do not hold what a base promises. The message goes on after "it is refused:"."""


class QueryError(StoreError):
    """The base is fine, the question is not."""


class UnknownRecord(QueryError):
    """No row, or several, with that id."""


class UnknownCompany(QueryError):
    """Nobody of that name. ``nearest`` holds the names that look most like it."""

    def __init__(self, text: str, nearest: list[str]) -> None:
        self.nearest = nearest
        hint = f"did you mean {' or '.join(nearest)}?" if nearest else "`wattwire companies` lists those of the base"
        super().__init__(f"no company {text!r} is known: {hint}")


@contextmanager
def in_words(path: str) -> Iterator[None]:
    """SQLite's errors as StoreErrors that name the file and say what to do."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise _worded(path, error) from error


def _worded(path: str, error: sqlite3.DatabaseError) -> StoreError:
    code = getattr(error, "sqlite_errorcode", None)
    primary = None if code is None else code & 0xFF
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return LockedBase(f"{path} is locked: another program is writing to it; let it finish and try again")
    if primary == sqlite3.SQLITE_NOTADB:
        return NotABase(f"{path} is not a SQLite database; give another file with --db")
    if primary == sqlite3.SQLITE_READONLY:
        return UnusableBase(f"{path} may not be written to; change its permissions or give another file with --db")
    if primary == sqlite3.SQLITE_CANTOPEN:
        return UnusableBase(f"{path} cannot be opened; check that its folder exists and may be written to")
    if primary == sqlite3.SQLITE_FULL:
        return UnusableBase(f"the disk that holds {path} is full; make room and run again")
    if primary == sqlite3.SQLITE_CORRUPT:
        return UnusableBase(f"{path} is damaged ({error}); restore it from a copy, or make it anew from the articles")
    return UnusableBase(f"{path}: {error}")

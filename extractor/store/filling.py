"""A base to load into. One that is not there yet is made beside its name, without the indexes and triggers that would
be kept up a row at a time; they are made once at the end, and the base gets its name when it is whole."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from extractor.store.bulk import BulkWriter
from extractor.store.errors import LockedBase, in_words
from extractor.store.lists import LISTINGS, fill
from extractor.store.own_facts import OF_ITS_OWN, own_facts
from extractor.store.tables import FACT_TABLES

_KEPT = ("inputs_once", "inputs_article", "article_sources_once")
"""Indexes by which places and articles are found again while a new base is filled."""
_CACHE_KB = 400_000
_PART = ".part"


@contextmanager
def filling(path: str) -> Iterator[BulkWriter]:
    """The base at a path, or a new one, which has its name at the end of the block; where that fails there is none.

    Raises as Writer, and LockedBase where somebody else has made a base of that name meanwhile.
    """
    place = Path(path)
    if place.exists() and (not place.is_file() or place.stat().st_size):
        with BulkWriter(path) as store:
            yield store
        return
    _forget_dead(place)
    beside = place.with_name(f"{place.name}.{os.getpid()}-{uuid4().hex[:8]}{_PART}")
    try:
        with BulkWriter(str(beside), new=True) as store, in_words(path):
            store.path = path
            later = _laid_aside(store.db)
            yield store
            _finish(store.db, later)
        _name(beside, place)
    finally:
        for left in place.parent.glob(f"{beside.name}*"):
            left.unlink()


def _forget_dead(place: Path) -> None:
    """Removes what a load left that was killed, which may be many GB; not what one is filling just now."""
    for left in place.parent.glob(f"{place.name}.*-*{_PART}*"):
        owner = left.name.removeprefix(f"{place.name}.").partition("-")[0]
        if owner.isdecimal() and not Path(f"/proc/{owner}").exists() and Path("/proc/self").exists():
            left.unlink(missing_ok=True)


def _laid_aside(db: sqlite3.Connection) -> list[str]:
    """Takes indexes and triggers away, since sorting once is quicker than a million insertions; returns their SQL."""
    for setting in ("foreign_keys = OFF", "journal_mode = MEMORY", "synchronous = OFF", f"cache_size = -{_CACHE_KB}"):
        db.execute(f"PRAGMA {setting}")
    listed = "SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL"
    found = [row for row in db.execute(f"{listed} ORDER BY type, rowid").fetchall() if row["name"] not in _KEPT]
    for type, name, _ in found:
        db.execute(f"DROP {type} {name}")
    return [sql for _, _, sql in found]


def _finish(db: sqlite3.Connection, later: list[str]) -> None:
    """Makes facts, indexes, triggers, lists and full text of what was inserted."""
    db.execute("BEGIN")
    own_facts(db, FACT_TABLES, sure="c.judged", told=OF_ITS_OWN)
    db.execute("INSERT INTO pending_claims SELECT id FROM claims ORDER BY id")
    for statement in later:
        db.execute(statement)
    for listing in LISTINGS.values():
        fill(db, listing)
    for index in ("articles_fts", "claims_fts"):
        db.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")
    db.execute("COMMIT")
    db.execute("PRAGMA journal_mode = WAL")


def _name(beside: Path, place: Path) -> None:
    """Gives a whole base its name, and never that of another."""
    handle = os.open(beside, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    if place.exists() and not place.stat().st_size:
        place.unlink()
    try:
        os.link(beside, place)
    except FileExistsError as error:
        raise LockedBase(f"{place} was made by another program meanwhile; load again to add to it") from error

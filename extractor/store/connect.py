"""Opening a base: to read it, which must be quick and changes nothing, or to write to it."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from extractor.store.errors import NewerBase, NoBase, NotABase, StoreError, UnusableBase, in_words

Connection = sqlite3.Connection
"""For those who pass one on and know no SQL."""


class Recording(sqlite3.Connection):
    """A connection on which the named queries are kept, each with its values, and not run."""

    statements: list[tuple[str, dict[str, Any]]]

    @contextmanager
    def recording(self) -> Iterator[None]:
        """Keeps what is made or written for the time of a block, which is run as well, each with its values in it."""

        def keep(sql: str) -> None:
            if sql.startswith(("CREATE ", "INSERT ")):
                self.statements.append((sql, {}))

        self.set_trace_callback(keep)
        try:
            yield
        finally:
            self.set_trace_callback(None)


APPLICATION_ID = 0x57415454
"""What SQLite keeps in the file's header to tell whose it is: the letters WATT."""
SCHEMA_VERSION = 16
"""The number of migrations, which the file's header carries as ``user_version``."""
BUSY_SECONDS = 10.0
"""How long to wait for another writer. A batch commits about every two seconds."""
_CACHE_KIB = 65536
"""What a writer keeps of the base in memory. A hundred articles touch some 30 MB of a large base; with 2 MB, as SQLite
has it, the same pages were written several times within a transaction."""
_MAPPED = 1 << 32
"""Bytes of a base that a reader maps into memory instead of copying page by page: a quarter of a large sum's time, and
a third of what a page about a large company asks."""
MIN_SQLITE = (3, 38, 0)
"""STRICT tables came with 3.37, the arrow operators on JSON with 3.38."""


def open_to_read(path: str, *, recording: bool = False) -> sqlite3.Connection:
    """A connection that cannot write. Raises NoBase, NotABase, NewerBase, LockedBase or UnusableBase.

    A base of an older version is brought up to date first, and kept beside as it was.
    """
    if not Path(path).is_file():
        raise NoBase(f"there is no base {path}; make one with: wattwire run PATH --db {path}")
    with in_words(path):
        connection = _read_only(path, recording)
        if _version(connection, path) < SCHEMA_VERSION:
            connection.close()
            open_to_write(path).close()
            connection = _read_only(path, recording)
        map_to_read(connection)
        connection.row_factory = sqlite3.Row
        return connection


def map_to_read(connection: sqlite3.Connection) -> None:
    """Lets a connection read its base in place, whoever opened it."""
    connection.execute(f"PRAGMA mmap_size = {_MAPPED}")


@contextmanager
def reading(path: str, *, recording: bool = False) -> Iterator[sqlite3.Connection]:
    """A base to read for the time of a block, with SQLite's errors in words. Raises as ``open_to_read``."""
    connection = open_to_read(path, recording=recording)
    try:
        with in_words(path):
            yield connection
    finally:
        connection.close()


@contextmanager
def snapshot(connection: sqlite3.Connection) -> Iterator[None]:
    """Several queries of one state of a base, whatever is written to it meanwhile. They may read all of it, and read it
    page by page, so that memory stays bounded."""
    connection.execute("PRAGMA mmap_size = 0")
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")


def _read_only(path: str, recording: bool = False) -> sqlite3.Connection:
    """Without leave to write beside the file SQLite cannot share its journal, so the file is taken as it stands."""
    address = f"file:{quote(str(Path(path).resolve()))}?mode=ro"
    kind: dict[str, Any] = {"factory": Recording} if recording else {}
    connection: Connection = sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS, isolation_level=None, **kind)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.OperationalError as error:
        connection.close()
        if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
            raise
        connection = sqlite3.connect(f"{address}&immutable=1", uri=True, isolation_level=None, **kind)
    if isinstance(connection, Recording):
        connection.statements = []
    return connection


def open_to_write(path: str) -> sqlite3.Connection:
    """A connection in autocommit mode to a base that is up to date; the file is made if it is not there.

    Raises NotABase, NewerBase, LockedBase or UnusableBase.
    """
    if sqlite3.sqlite_version_info < MIN_SQLITE:
        raise UnusableBase(f"SQLite {sqlite3.sqlite_version} is too old: wattwire needs 3.38 or newer")
    with in_words(path):
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            _prepare(connection, path)
        except (StoreError, sqlite3.Error):
            connection.close()
            raise
    connection.row_factory = sqlite3.Row
    return connection


def _prepare(connection: sqlite3.Connection, path: str) -> None:
    version = _version(connection, path)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    if version < SCHEMA_VERSION:
        _migrate(connection, path)
    with suppress(sqlite3.OperationalError):  # somebody else has it open just now: whoever writes next does it
        connection.execute("PRAGMA journal_mode = WAL")


def _version(connection: sqlite3.Connection, path: str) -> int:
    """The schema's version, 0 for an empty file."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if application != APPLICATION_ID:
        if application or connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise NotABase(f"{path} is a database of something else; give another file with --db")
        return 0
    if version > SCHEMA_VERSION:
        raise NewerBase(f"{path} was made by a newer version of wattwire; upgrade with: pip install --upgrade wattwire")
    return version


def _migrate(connection: sqlite3.Connection, path: str) -> None:
    """Brings an older base up to date, in one transaction: broken off, it is as it was before, and is begun anew.

    Imported here, since sqlite-utils and the models cost more time than most queries.
    """
    from sqlite_utils import Database

    from extractor.store.migrations import migrations

    connection.execute("BEGIN IMMEDIATE")  # whoever comes second finds the work done
    try:
        version = _version(connection, path)
        if 0 < version < SCHEMA_VERSION:
            _back_up(path, version)
        migrations.apply(Database(connection, execute_plugins=False))
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    except BaseException:
        connection.rollback()
        raise
    connection.execute("COMMIT")


def backup_of(path: str, version: int) -> Path:
    """Where a base is kept as it was before it was brought up from a version."""
    return Path(f"{path}.schema-{version}")


def _back_up(path: str, version: int) -> None:
    """Copies a base that nobody can write to just now, whole or not at all. Raises UnusableBase where it cannot be."""
    kept = backup_of(path, version)
    unfinished = kept.with_name(f"{kept.name}.part")
    try:
        unfinished.unlink(missing_ok=True)  # what a killed upgrade left
        with closing(_read_only(path)) as before, closing(sqlite3.connect(unfinished)) as copy:
            before.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        unfinished.replace(kept)
    except OSError as error:
        raise UnusableBase(f"{path} is of an older version, and no copy can be kept as {kept}: {error}") from error
    logging.getLogger("wattwire").warning("%s is brought up to date; as it was before it is kept as %s", path, kept)

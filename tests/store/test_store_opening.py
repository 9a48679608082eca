"""Files that are no base, or not one for us, each told in a sentence."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from made import document, fill, lease

from extractor.store import connect
from extractor.store.connect import open_to_read, open_to_write, reading
from extractor.store.errors import LockedBase, NewerBase, NoBase, NotABase, UnusableBase
from extractor.store.write import Writer


def test_missing(tmp_path: Path) -> None:
    with pytest.raises(NoBase, match=r"there is no base .*make one with: wattwire run"):
        open_to_read(str(tmp_path / "none.db"))
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize("opening", [open_to_read, open_to_write])
def test_no_database(tmp_path: Path, opening: object) -> None:
    path = tmp_path / "story.db"
    path.write_text("A story about something else, long enough to be no header of a database. " * 20)
    with pytest.raises(NotABase, match="not a SQLite database"):
        opening(str(path))  # type: ignore[operator]


@pytest.mark.parametrize("opening", [open_to_read, open_to_write])
def test_database_of_something_else(tmp_path: Path, opening: object) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE invoices (id INTEGER)")
    with pytest.raises(NotABase, match="a database of something else"):
        opening(str(path))  # type: ignore[operator]


@pytest.mark.parametrize("opening", [open_to_read, open_to_write])
def test_newer(tmp_path: Path, opening: object) -> None:
    path = fill(tmp_path / "facts.db")
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA user_version = {connect.SCHEMA_VERSION + 1}")
    with pytest.raises(NewerBase, match="newer version of wattwire; upgrade"):
        opening(str(path))  # type: ignore[operator]


def test_an_empty_file_is_a_new_base(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    with reading(str(path)) as db:
        assert db.execute("SELECT count(*) FROM deals").fetchone()[0] == 0


def test_folder(tmp_path: Path) -> None:
    with pytest.raises(UnusableBase, match="cannot be opened"):
        open_to_write(str(tmp_path))


def test_locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connect, "BUSY_SECONDS", 0.05)
    path = fill(tmp_path / "facts.db")
    with closing(sqlite3.connect(path, isolation_level=None)) as other, Writer(str(path)) as store:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LockedBase, match="locked: another program is writing"):
            store.begin_run(versions={}, rule_hash="r", arguments=[])
        with reading(str(path)) as db:
            assert db.execute("SELECT count(*) FROM deals").fetchone()[0] == 3


def test_reading_goes_on_beside_a_writer(tmp_path: Path) -> None:
    path = fill(tmp_path / "facts.db")
    with Writer(str(path)) as store, reading(str(path)) as db:
        run = store.begin_run(versions={}, rule_hash="newer", arguments=[])
        store.write(run, document("lease.txt"), lease(), "options")
        assert db.execute("SELECT count(*) FROM runs").fetchone()[0] == 2


def test_what_reads_cannot_write(db: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.OperationalError):
        db.execute("DELETE FROM articles")


def test_in_a_folder_that_may_not_be_written_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There SQLite cannot make the files of its journal, and says so only when it reads (root may write anywhere)."""
    path = fill(tmp_path / "facts.db")
    plainly = sqlite3.connect

    class Refused(sqlite3.Connection):
        def execute(self, *arguments: Any) -> sqlite3.Cursor:
            error = sqlite3.OperationalError("unable to open database file")
            error.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
            raise error

    def refusing(address: str, **options: Any) -> sqlite3.Connection:
        return plainly(address, **options, **({} if "immutable" in address else {"factory": Refused}))

    monkeypatch.setattr(connect.sqlite3, "connect", refusing)
    with reading(str(path)) as db:
        assert db.execute("SELECT count(*) FROM deals").fetchone()[0] == 3


def test_damaged(tmp_path: Path) -> None:
    path = fill(tmp_path / "facts.db")
    data = bytearray(path.read_bytes())
    data[4096 : 4096 * 20] = b"\xff" * (4096 * 19)
    path.write_bytes(data)
    with pytest.raises((UnusableBase, NotABase), match=r"damaged|not a SQLite"), reading(str(path)) as db:
        db.execute("SELECT * FROM articles, claims, mentions").fetchall()

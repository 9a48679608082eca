"""Bases that earlier versions made: brought up to date where they lie, kept beside as they were, and never half done.

``bases`` holds what the first schema, an older one and that of today made of three articles of the corpus, each by the
code of its time.
"""

from __future__ import annotations

import gzip
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from extractor.engines.consolidate import consolidate
from extractor.store.connect import SCHEMA_VERSION, backup_of, open_to_read, open_to_write
from extractor.store.errors import UnusableBase
from extractor.store.fact_base import FactBase
from extractor.store.verify import problems

BASES = {int(path.name.split("-")[1].split(".")[0]): path for path in Path(__file__).parent.glob("bases/*.db.gz")}
OLDER = sorted(version for version in BASES if version < SCHEMA_VERSION)
KEPT = (
    "SELECT id, article, type, evidence_start, evidence_end, evidence, data FROM claims ORDER BY id",
    "SELECT * FROM mentions ORDER BY claim, field",
    "SELECT id, text, published, origins FROM articles ORDER BY id",
    "SELECT source, member, digest, options, rules, outcome, article FROM inputs ORDER BY source",
    "SELECT * FROM ledger ORDER BY article, position",
    "SELECT id, started, ended, rules FROM runs",
)
"""What an upgrade must leave as it is."""


def unpacked(folder: Path, version: int) -> Path:
    path = folder / "facts.db"
    path.write_bytes(gzip.decompress(BASES[version].read_bytes()))
    return path


def content(path: Path) -> list[list[tuple[object, ...]]]:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
        return [db.execute(query).fetchall() for query in KEPT]


def version_of(path: Path) -> int:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        number: int = db.execute("PRAGMA user_version").fetchone()[0]
    return number


def test_the_first_schema_is_among_them_and_the_last() -> None:
    """Who adds a migration adds a base of the schema that it leads on from."""
    assert OLDER[0] == 5
    assert {SCHEMA_VERSION, SCHEMA_VERSION - 1} & set(BASES)


@pytest.mark.parametrize("version", sorted(BASES))
def test_it_keeps_what_it_holds_and_is_sound(tmp_path: Path, version: int) -> None:
    path = unpacked(tmp_path, version)
    before = content(path)
    with closing(open_to_read(str(path))) as db:
        assert list(problems(db)) == []
    assert version_of(path) == SCHEMA_VERSION
    assert content(path) == before
    assert all(before)


@pytest.mark.parametrize("version", sorted(BASES))
def test_its_claims_become_facts_and_it_stays_sound(tmp_path: Path, version: int) -> None:
    path = unpacked(tmp_path, version)
    with closing(open_to_write(str(path))) as db:
        consolidate(FactBase(db, str(path)))
        assert db.execute("SELECT count(*) FROM pending_claims").fetchone()[0] == 0
        assert db.execute("SELECT count(*) FROM deals").fetchone()[0] > 0
        assert list(problems(db)) == []


@pytest.mark.parametrize("version", OLDER)
def test_it_is_kept_as_it_was(tmp_path: Path, version: int, caplog: pytest.LogCaptureFixture) -> None:
    path = unpacked(tmp_path, version)
    before = content(path)
    open_to_write(str(path)).close()
    kept = backup_of(str(path), version)
    assert version_of(kept) == version
    assert content(kept) == before
    assert f"kept as {kept}" in caplog.text
    assert not list(tmp_path.glob("*.part"))


def test_what_is_up_to_date_is_not_copied(tmp_path: Path) -> None:
    path = tmp_path / "facts.db"
    for _ in range(2):
        open_to_write(str(path)).close()
    assert [found.name for found in tmp_path.iterdir()] == ["facts.db"]


@pytest.mark.parametrize(
    ("where", "backed_up"),
    [("pathlib.Path.replace", False), ("extractor.store.lists.create", True)],
    ids=["in the copy", "in the last migration"],
)
def test_one_that_was_killed_begins_anew(tmp_path: Path, where: str, backed_up: bool) -> None:
    path = unpacked(tmp_path, 5)
    before = content(path)
    module, _, name = where.rpartition(".")
    code = (
        "import os, pkgutil, signal, extractor.store.lists\n"
        "from extractor.store.connect import open_to_write\n"
        f"owner = pkgutil.resolve_name({module!r})\n"
        f"setattr(owner, {name!r}, lambda *words: os.kill(os.getpid(), signal.SIGKILL))\n"
        f"open_to_write({str(path)!r})\n"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert ended.returncode == -signal.SIGKILL
    assert version_of(path) == 5
    assert content(path) == before
    assert backup_of(str(path), 5).exists() == backed_up
    open_to_write(str(path)).close()
    assert version_of(path) == SCHEMA_VERSION
    assert content(path) == before
    assert content(backup_of(str(path), 5)) == before
    assert not list(tmp_path.glob("*.part"))


def test_one_that_cannot_be_kept_is_left_alone(tmp_path: Path) -> None:
    path = unpacked(tmp_path, 5)
    backup_of(str(path), 5).mkdir()
    with pytest.raises(UnusableBase, match="no copy can be kept"):
        open_to_write(str(path))
    assert version_of(path) == 5

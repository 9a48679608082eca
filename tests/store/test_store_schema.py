"""The schema: as it should be in the end, whichever way it was reached."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, get_args

import pytest
from made import fill
from sqlite_utils import Database

from extractor.schema import CLAIM_TYPES
from extractor.store import narrow
from extractor.store.connect import SCHEMA_VERSION, open_to_read, open_to_write
from extractor.store.describe import described
from extractor.store.migrations import migrations
from extractor.store.schema import layout
from extractor.store.tables import FACT_TABLES, PARTY_TABLES

GOLDEN = Path(__file__).with_name("schema.sql")
NAMES = [migration.name for migration in migrations._migrations]


def dump(db: sqlite3.Connection) -> str:
    """Every statement that makes the schema, in order of name."""
    rows = db.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE '%_fts_%' ORDER BY name")
    return "".join(f"{row[0]};\n" for row in rows)


def test_final_schema(tmp_path: Path) -> None:
    with closing(open_to_write(str(tmp_path / "new.db"))) as db:
        found = dump(db)
    if not GOLDEN.exists():
        GOLDEN.write_text(found)
        pytest.fail(f"{GOLDEN.name} was not there; it is now: look at it and run again")
    assert found == GOLDEN.read_text(), f"the schema changed: add a migration, then delete {GOLDEN.name} and run this"


@pytest.mark.parametrize("last", range(len(NAMES)))
def test_stepwise(tmp_path: Path, last: int) -> None:
    """A base of any older version becomes the same as a new one."""
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path)) as connection:
        migrations.apply(Database(connection), stop_before=NAMES[last])
        connection.execute("PRAGMA application_id = 0x57415454")
        connection.execute(f"PRAGMA user_version = {last}")
        connection.commit()
    with closing(open_to_read(str(path))) as db:
        assert dump(db) == GOLDEN.read_text()
        assert db.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION


def test_version_counts_the_migrations() -> None:
    assert len(NAMES) == SCHEMA_VERSION
    assert sorted(NAMES) == NAMES


def test_opening_again_changes_nothing(filled: Path) -> None:
    with closing(open_to_write(str(filled))) as db:
        assert dump(db) == GOLDEN.read_text()


def test_strict_with_references_and_a_write_ahead_log(tmp_path: Path) -> None:
    with closing(open_to_write(str(tmp_path / "new.db"))) as db:
        tables = {row["name"]: row["strict"] for row in db.execute("PRAGMA table_list") if row["type"] == "table"}
        loose = {name for name, strict in tables.items() if not strict and not name.startswith(("sqlite_", "_sqlite"))}
        assert not loose
        assert db.execute("PRAGMA foreign_keys").fetchone()[0] == 1
        assert db.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        with pytest.raises(sqlite3.IntegrityError):
            db.execute("INSERT INTO deal_parties VALUES ('nobody', 0, 'A', 'partner')")


_GO = {"facts", "companies"}
"""Tables of which rows go while a base is in use; what refers to others needs no index to see who refers to them."""


def test_every_reference_to_what_may_go_has_an_index(tmp_path: Path) -> None:
    with closing(open_to_write(str(tmp_path / "new.db"))) as db:
        for table in layout(str(tmp_path / "new.db")):
            first = {
                db.execute(f"PRAGMA index_info({index['name']})").fetchone()["name"]
                for index in db.execute(f"PRAGMA index_list({table.name})")
            }
            for reference in db.execute(f"PRAGMA foreign_key_list({table.name})"):
                if reference["table"] not in _GO:
                    continue
                assert reference["from"] in first | {"id"}, f"{table.name}.{reference['from']}"


@pytest.mark.parametrize("type", FACT_TABLES)
def test_columns_are_the_models(tmp_path: Path, type: str) -> None:
    own = {name for name, _, _ in narrow.fields(CLAIM_TYPES[type])}
    table = FACT_TABLES[type]
    tables = {t.name: [c for c, _ in t.columns] for t in layout(str(tmp_path / "new.db"))}
    in_lists = {field for of, field in PARTY_TABLES if of == type}
    assert set(tables[table.table]) == {"claim", *own} - in_lists
    assert set(tables[table.fact_table]) == {"fact", *own} - in_lists
    assert own <= set(tables[table.view])
    assert own <= set(tables[table.reports])
    assert set(table.meanings) == own


@pytest.mark.parametrize("type", FACT_TABLES)
def test_closed_sets_are_the_schemas(type: str) -> None:
    annotations: dict[str, Any] = {name: annotation for name, annotation, _ in narrow.fields(CLAIM_TYPES[type])}
    for field, values in FACT_TABLES[type].closed.items():
        assert values == get_args(annotations[field]), f"{type}.{field}: see extractor.schema.kinds"


def test_every_type_has_its_table() -> None:
    assert list(FACT_TABLES) == list(CLAIM_TYPES)


def test_everything_is_described(tmp_path: Path) -> None:
    meanings = described()
    there = {table.name: [name for name, _ in table.columns] for table in layout(str(tmp_path / "new.db"))}
    assert sorted(there) == sorted(meanings)
    for name, columns in there.items():
        assert sorted(columns) == sorted(meanings[name][1]), name


def test_a_new_field_becomes_a_column(tmp_path: Path) -> None:
    """What a later migration does for a field that a model gains: the column is there, filled from the claims."""
    path = fill(tmp_path / "facts.db")
    table = FACT_TABLES["deal"]
    with closing(open_to_write(str(path))) as connection:
        before: Sequence[Any] = [tuple(r) for r in connection.execute("SELECT claim, term_years FROM deal_claims")]
        for view in ("deals", "deal_reports", "deal_claims", "timeline"):
            connection.execute(f"DROP VIEW {view}")
        for kept_in in ("deal_rows", "deal_facts"):
            connection.execute(f"ALTER TABLE {kept_in} DROP COLUMN term_years")
        narrow.add_columns(Database(connection), table)
        assert [tuple(r) for r in connection.execute("SELECT claim, term_years FROM deal_claims")] == before
        assert [r[0] for r in connection.execute("SELECT term_years FROM deals WHERE term_years > 0")] == [15.0]

"""A base from before there were facts."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from made import fill
from sqlite_utils import Database

from extractor.engines.consolidate import consolidate
from extractor.store import narrow
from extractor.store.connect import reading
from extractor.store.lists import LISTINGS
from extractor.store.migrations import migrations
from extractor.store.tables import FACT_TABLES
from extractor.store.verify import problems
from extractor.store.write import Writer

_NEW = ("facts", "member_rows", "fact_values", "fact_links", "claim_blocks", "pending_claims", "article_signatures",
        "article_bands", "new_bands")  # fmt: skip


def older(path: Path) -> None:
    """Makes a base what it was before the migration."""
    with closing(sqlite3.connect(path)) as db:
        for view in (
            "timeline",
            "fact_claims",
            *(t.view for t in FACT_TABLES.values()),
            *(t.reports for t in FACT_TABLES.values()),
        ):
            db.execute(f"DROP VIEW {view}")
        for listing in LISTINGS.values():
            db.execute(f"DROP TRIGGER {listing.table}_judged")
            db.execute(f"DROP TABLE {listing.table}")
            db.execute(f"DROP TABLE {listing.counts}")
        for table in (*(t.fact_table for t in FACT_TABLES.values()), *reversed(_NEW)):
            db.execute(f"DROP TABLE {table}")
        for view, table in (("mentions", "mention_rows"), ("claim_parties", "party_rows")):
            db.execute(f"CREATE TABLE former AS SELECT * FROM {view}")
            db.execute(f"DROP VIEW {view}")
            db.execute(f"DROP TABLE {table}")
            db.execute(f"ALTER TABLE former RENAME TO {view}")
        for table in FACT_TABLES.values():
            db.execute(f"CREATE TEMP TABLE former AS SELECT * FROM {table.table}")
            db.execute(f"DROP VIEW {table.table}")
            db.execute(f"DROP TABLE {table.rows}")
            narrow.create(Database(db), table)
            db.execute(f"INSERT INTO {table.table} SELECT * FROM temp.former")
            db.execute("DROP TABLE temp.former")
        again = ("m007_facts", "m010_lists", "m012_parties_of_lists", "m013_rows_that_lie_together",
                 "m014_conflicts_of_one_fact", "m015_rows_by_the_number_of_their_claim", "m016_blocks_of_deals")  # fmt: skip
        db.execute(f"DELETE FROM _sqlite_migrations WHERE name IN {again}")
        db.execute(f"PRAGMA user_version = {len(migrations._migrations) - len(again)}")
        db.commit()


def test_an_older_base_has_its_claims_as_facts_and_they_wait(tmp_path: Path) -> None:
    path = fill(tmp_path / "facts.db")
    with reading(str(path)) as db:
        before = [tuple(row) for row in db.execute("SELECT * FROM deals ORDER BY id")]
    older(path)
    with reading(str(path)) as db:
        assert [tuple(row) for row in db.execute("SELECT * FROM deals ORDER BY id")] == before
        assert db.execute("SELECT count(*) FROM pending_claims").fetchone()[0] == 8
        assert not list(problems(db))
    with Writer(str(path)) as store:
        assert consolidate(store.facts).claims == 8
    with reading(str(path)) as db:
        assert db.execute("SELECT count(*) FROM facts").fetchone()[0] == 8
        assert not list(problems(db))

"""A base as it would have been on a day: temporary tables in the place of those that hold facts, for one connection.

Facts are held by the same names, so that every question is asked as ever. Claims are taken by date when they are
clustered, which is why the facts of a day are today's without the claims of later articles.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from extractor.store.tables import FACT_TABLES, PARTY_TABLES

_PUBLISHED = "a.published < date(:day, '+1 day')"  # a text that an index goes by: time and zone come after the day
_KNOWN = "EXISTS (SELECT 1 FROM runs AS r WHERE r.id = c.run AND substr(r.started, 1, 10) <= :day)"


def shadow(db: sqlite3.Connection, day: str, *, known: bool, types: Sequence[str] = ()) -> list[str]:
    """Shadows the tables; returns the facts that some but not all of their claims speak for, which are left out.

    ``day`` is ISO, included. An article without a date is published on no day. Where ``types`` are given a question
    needs no others, and the tables have the facts of these alone.
    """
    of_types = " AND c.type IN (SELECT value FROM json_each(:types))" if types else ""
    wanted = f"{_PUBLISHED}{of_types} AND {_KNOWN}" if known else f"{_PUBLISHED}{of_types}"
    db.execute(
        "CREATE TEMP TABLE member_rows AS SELECT m.* FROM articles AS a CROSS JOIN claims AS c ON "
        f"c.article = a.id CROSS JOIN main.member_rows AS m ON m.claim = c.seq WHERE {wanted}",
        {"day": day, **({"types": json.dumps(list(types))} if types else {})},
    )
    for column in ("fact", "claim", "handle"):
        db.execute(f"CREATE INDEX temp.shadow_{column} ON member_rows ({column})")
    db.execute(
        "CREATE TEMP TABLE facts AS SELECT f.* FROM (SELECT fact, count(*) AS claims FROM temp.member_rows "
        "GROUP BY fact) AS m CROSS JOIN main.facts AS f ON f.id = m.fact AND f.claims = m.claims"
    )
    db.execute("CREATE INDEX temp.shadow_facts ON facts (id)")
    for table in FACT_TABLES.values():
        unasked = types and table.type not in types
        _copy(db, table.fact_table, "0" if unasked else "fact IN (SELECT id FROM temp.facts)")
        db.execute(f"CREATE INDEX temp.shadow_{table.fact_table} ON {table.fact_table} (fact)")
    _copy(db, "fact_values", "fact IN (SELECT id FROM temp.facts)")
    known_facts = "IN (SELECT fact FROM temp.member_rows)"
    _copy(db, "fact_links", f"earlier {known_facts} AND +later {known_facts}")
    for name in ("earlier", "later"):
        db.execute(f"CREATE INDEX temp.shadow_{name} ON fact_links ({name})")
    for (sql,) in db.execute("SELECT sql FROM main.sqlite_master WHERE type = 'view' ORDER BY rowid").fetchall():
        db.execute(sql.replace("CREATE VIEW", "CREATE TEMP VIEW", 1))
    partly = "SELECT DISTINCT fact FROM temp.member_rows WHERE fact NOT IN (SELECT id FROM temp.facts) ORDER BY fact"
    return [row[0] for row in db.execute(partly)]


def _copy(db: sqlite3.Connection, table: str, which: str) -> None:
    db.execute(f"CREATE TEMP TABLE {table} AS SELECT f.* FROM main.{table} AS f WHERE {which}")


def copied(db: sqlite3.Connection, target: str) -> None:
    """A copy of a base, of one state of it."""
    db.execute("VACUUM INTO ?", (target,))


def keep_shadows(db: sqlite3.Connection, day: str) -> None:
    """Puts the shadows in the place of what they stand before, and takes away what later articles brought."""
    narrow = [table.fact_table for table in FACT_TABLES.values()]
    db.execute("PRAGMA foreign_keys = OFF")
    db.execute("BEGIN")
    for (view,) in db.execute("SELECT name FROM temp.sqlite_master WHERE type = 'view'").fetchall():
        db.execute(f"DROP VIEW temp.{view}")
    for name in ("fact_links", "fact_values", *narrow, "member_rows", "facts"):
        db.execute(f"DELETE FROM main.{name}")
    for name in ("facts", "member_rows", *narrow, "fact_values", "fact_links"):  # claims before what lists follow
        db.execute(f"INSERT INTO main.{name} SELECT * FROM temp.{name}")
        db.execute(f"DROP TABLE temp.{name}")
    later = f"SELECT id FROM articles AS a WHERE a.published IS NULL OR NOT {_PUBLISHED}"
    gone = f"SELECT id FROM claims WHERE article IN ({later})"
    for name in (*PARTY_TABLES.values(), "pending_claims"):
        db.execute(f"DELETE FROM {name} WHERE claim IN ({gone})", {"day": day})
    numbers = f"SELECT seq FROM claims WHERE article IN ({later})"
    for name in (*(table.rows for table in FACT_TABLES.values()), "party_rows", "mention_rows", "claim_blocks"):
        db.execute(f"DELETE FROM {name} WHERE claim IN ({numbers})", {"day": day})
    db.execute(f"DELETE FROM claims WHERE article IN ({later})", {"day": day})
    for name in ("ledger", "article_sources", "inputs"):
        db.execute(f"DELETE FROM {name} WHERE article IN ({later})", {"day": day})
    numbers = later.replace("SELECT id", "SELECT seq", 1)
    for name in ("article_signatures", "article_bands", "new_bands"):
        db.execute(f"DELETE FROM {name} WHERE article IN ({numbers})", {"day": day})
    db.execute(f"DELETE FROM articles WHERE id IN ({later})", {"day": day})
    db.execute("COMMIT")

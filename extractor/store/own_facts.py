"""Until claims are consolidated each of them is a fact of its own, so that no question has to wait."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import Any

from extractor.schema.facts import handle
from extractor.store.fact_rows import digest, own_fact
from extractor.store.tables import FACT_TABLES, FactTable


def own_facts(
    db: sqlite3.Connection,
    types: Iterable[str],
    which: str = "c.superseded_by IS NULL",
    values: tuple[Any, ...] = (),
    sure: str = "c.confidence",
    told: str = "''",
) -> None:
    """Makes every live claim of some types a fact of its own, or those of which the condition ``which`` holds.

    ``sure`` is how sure the base is of a claim, ``told`` the digest of what its fact says.
    """
    db.create_function("fact_handle", 1, handle, deterministic=True)
    db.create_function("fact_digest", 4, _digest, deterministic=True)
    day = "substr(a.published, 1, 10)"
    db.execute(
        f"INSERT INTO facts SELECT fact_handle(c.id), c.type, c.id, c.data, {sure}, 1, 1, 1, "
        f"{day}, {day}, c.first_day, c.last_day, {told} FROM claims AS c JOIN articles AS a ON a.id = c.article "
        f"WHERE {which}",
        values,
    )
    numbered = db.execute("SELECT 1 FROM sqlite_master WHERE name = 'member_rows'").fetchone()
    members, key = ("member_rows", "c.seq") if numbered else ("fact_claims", "c.id")  # the latter before schema 15
    db.execute(
        f"INSERT INTO {members} SELECT {key}, fact_handle(c.id), fact_handle(c.id), 1, NULL, '{{}}', 0 "
        f"FROM claims AS c WHERE {which}",
        values,
    )
    for type in types:
        _narrow(db, FACT_TABLES[type], which, values)


OF_ITS_OWN = "fact_digest(c.id, c.type, c.data, a.published)"
"""``told`` for a fact that stays as it is where nothing else tells of it."""


def _digest(claim: str, type: str, data: str, published: str | None) -> str:
    return digest(own_fact(claim, type, json.loads(data), 0.0, published))


def _narrow(db: sqlite3.Connection, table: FactTable, which: str, values: tuple[Any, ...]) -> None:
    """The narrow rows; a field that only a later migration adds to the claims is filled by that."""
    asked = (table.rows, table.table, table.fact_table)
    numbered, said, known = ({row[1] for row in db.execute(f"PRAGMA table_info({name})")} for name in asked)
    told = f"{table.rows} AS n JOIN claims AS c ON c.seq = n.claim"
    if not numbered:  # as a base of a version before has it
        told = f"{table.table} AS n JOIN claims AS c ON c.id = n.claim"
    own = ", ".join(f"n.{name}" for name in sorted(said & known))
    names = own.replace("n.", "")
    db.execute(
        f"INSERT INTO {table.fact_table} (fact, {names}) SELECT fact_handle(c.id), {own} FROM {told} WHERE {which}",
        values,
    )

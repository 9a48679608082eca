"""What a briefing needs of facts: how many there are, and all that the weightiest rest on.

A briefing tells few of many. Which they are is decided on narrow rows, and only theirs are read whole.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

from extractor.store.queries.facts import Question, fitting, narrow
from extractor.store.queries.pages import facts_by_id
from extractor.store.queries.parts import Row
from extractor.store.queries.whole import with_all
from extractor.store.tables import FactTable

_WEIGHT = {
    "deal": "coalesce(nullif(capacity_mw_high, 0), capacity_mw, 0) DESC, ifnull(value, 0) DESC",
    "capacity": "coalesce(nullif(mw_high, 0), mw, 0) DESC",
    "move": "abs(percent) DESC",
    "guidance": "company",
    "event": "ifnull(date, '')",
}
"""What comes first in a briefing; what weighs the same stands in the order of ids."""


@dataclass(frozen=True)
class Brief:
    """The ids of all facts that fit, and the first of them with everything that they rest on."""

    ids: list[str]
    told: list[Row]


def brief(db: sqlite3.Connection, table: FactTable, question: Question, *, limit: int, weighed: bool = True) -> Brief:
    """The facts that fit, ``limit`` of them whole: the weightiest, or else those whose ids come first."""
    where = fitting(db, table, question)
    weight = f"{_WEIGHT[table.type]}, " if weighed and table.type in _WEIGHT else ""
    sql = f"SELECT id FROM {narrow(table)} {where} ORDER BY {weight}id"
    ids = [row[0] for row in db.execute(sql, where.values)]
    found = {row["id"]: row for row in facts_by_id(db, table.type, ids[:limit])}
    return Brief(ids, list(with_all(db, table, [found[id] for id in ids[:limit]])))


def number(db: sqlite3.Connection, table: FactTable, question: Question, most: int) -> int:
    """How many facts fit, counted no further than ``most``."""
    where = fitting(db, table, question)
    limit = most if question.limit is None else min(most, question.limit)
    sql = f"SELECT count(*) FROM (SELECT id FROM {narrow(table)} {where} LIMIT :limit)"
    found: int = db.execute(sql, {**where.values, "limit": limit}).fetchone()[0]
    return found


def tellers(db: sqlite3.Connection, facts: list[str]) -> tuple[int, int]:
    """In how many articles some facts are told, and by how many outlets."""
    sql = """
SELECT count(*), count(DISTINCT nullif(a.site, '')) FROM (
  SELECT DISTINCT c.article FROM json_each(?) AS f CROSS JOIN member_rows AS m ON m.fact = f.value
  CROSS JOIN claims AS c ON c.seq = m.claim) AS t CROSS JOIN articles AS a ON a.id = t.article"""
    articles, outlets = db.execute(sql, (json.dumps(facts),)).fetchone()
    return articles, outlets


def undated(db: sqlite3.Connection, types: list[str]) -> int:
    """How many facts of some types rest on articles without a date alone."""
    sql = "SELECT count(*) FROM facts WHERE first_report IS NULL AND type IN (SELECT value FROM json_each(?))"
    number: int = db.execute(sql, (json.dumps(types),)).fetchone()[0]
    return number

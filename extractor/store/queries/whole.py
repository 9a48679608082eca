"""Facts with everything that they rest on, as files need them: read in stretches, so that memory stays bounded."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from itertools import islice

from extractor.store.queries.facts import Question, facts, sortable
from extractor.store.queries.parts import Row, rows
from extractor.store.tables import FactTable

_STRETCH = 200
"""Facts whose claims are read at once."""
_BY_ID = "published DESC, id"
"""An order that does not depend on that in which articles were read."""
_NUMBERS = {"claims": "INTEGER", "articles": "INTEGER", "independent": "INTEGER", "conflicts": "INTEGER"}


def whole(db: sqlite3.Connection, table: FactTable, question: Question) -> Iterator[Row]:
    """The facts of a type that fit, each as its view has it, with ``tellings``, ``alternatives`` and ``links``.

    A telling is a claim with its article, the span and words of each field, and why it belongs to the fact.
    """
    found = facts(db, table, question, order=_BY_ID)
    while stretch := list(islice(found, _STRETCH)):
        yield from with_all(db, table, stretch)


def with_all(db: sqlite3.Connection, table: FactTable, stretch: list[Row]) -> Iterator[Row]:
    """Some facts of a type with everything that they rest on, as ``whole`` has them."""
    ids = json.dumps([row["id"] for row in stretch])
    tellings, alternatives, links = _tellings(db, ids), _alternatives(db, ids), _links(db, ids)
    for row in stretch:
        id = row["id"]
        more = {"tellings": tellings[id], "alternatives": alternatives.get(id, []), "links": links.get(id, [])}
        yield {"type": table.type, **row, **more}


def typed_columns(db: sqlite3.Connection, table: FactTable) -> list[tuple[str, str]]:
    """The columns of a type's view with their SQLite types."""
    types = {row["name"]: row["type"] for row in rows(db, f"PRAGMA table_info({table.view})")}
    return [(name, types[name] or _NUMBERS.get(name, "TEXT")) for name in sortable(db, table.view)]


_TELLINGS = """
SELECT m.fact, c.id AS claim, m.score, m.via, m.attached, m.explanation, c.article, a.title, a.site AS outlet,
  a.published, a.url, c.attribution, c.confidence, c.rule, c.rules, c.evidence_start, c.evidence_end, c.evidence
FROM member_rows AS m JOIN claims AS c ON c.seq = m.claim JOIN articles AS a ON a.id = c.article
WHERE m.fact IN (SELECT value FROM json_each(:ids))
ORDER BY ifnull(substr(a.published, 1, 10), '9999'), c.id"""
_MENTIONS = """
SELECT c.id AS claim, n.field, n.start, n."end", n.raw FROM member_rows AS m JOIN claims AS c ON c.seq = m.claim
JOIN mention_rows AS n ON n.claim = m.claim
WHERE m.fact IN (SELECT value FROM json_each(:ids)) ORDER BY n.start, n."end", n.field"""


def _tellings(db: sqlite3.Connection, ids: str) -> dict[str, list[Row]]:
    said: dict[str, list[Row]] = {}
    for row in rows(db, _MENTIONS, {"ids": ids}):
        said.setdefault(row.pop("claim"), []).append(row)
    found: dict[str, list[Row]] = {}
    for row in rows(db, _TELLINGS, {"ids": ids}):
        mentions = said.get(row["claim"], [])
        why = {name: row.pop(name) for name in ("score", "via", "attached")}
        row["evidence"] = {
            "start": row.pop("evidence_start"),
            "end": row.pop("evidence_end"),
            "text": row.pop("evidence"),
        }
        row["mentions"] = {m["field"]: [m["start"], m["end"]] for m in mentions}
        row["raw"] = {m["field"]: m["raw"] for m in mentions}
        row["why"] = {**why, **json.loads(row.pop("explanation"))}
        found.setdefault(row.pop("fact"), []).append(row)
    return found


def _alternatives(db: sqlite3.Connection, ids: str) -> dict[str, list[Row]]:
    sql = (
        "SELECT fact, field, value, independent, claims FROM fact_values "
        "WHERE fact IN (SELECT value FROM json_each(:ids)) ORDER BY fact, field, position"
    )
    found: dict[str, list[Row]] = {}
    for row in rows(db, sql, {"ids": ids}):
        told = {"value": json.loads(row.pop("value")), "claims": json.loads(row.pop("claims"))}
        found.setdefault(row.pop("fact"), []).append({**row, **told})
    return found


def _links(db: sqlite3.Connection, ids: str) -> dict[str, list[Row]]:
    sql = """
SELECT earlier AS fact, 'later' AS side, later AS other, relation, field, score, explanation FROM fact_links
  WHERE earlier IN (SELECT value FROM json_each(:ids))
UNION ALL SELECT later, 'earlier', earlier, relation, field, score, explanation FROM fact_links
  WHERE later IN (SELECT value FROM json_each(:ids))
ORDER BY 1, 4, 3"""
    found: dict[str, list[Row]] = {}
    for row in rows(db, sql, {"ids": ids}):
        told = {row.pop("side"): row.pop("other"), "explanation": json.loads(row.pop("explanation"))}
        found.setdefault(row.pop("fact"), []).append({**told, **row})
    return found

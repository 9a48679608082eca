"""One fact with everything that speaks for it; facts that disagree; a company's timeline."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping

from extractor.store.errors import UnknownRecord
from extractor.store.queries.companies import Meant
from extractor.store.queries.facts import party_claims
from extractor.store.queries.parts import Row, Where, ordered, rows
from extractor.store.tables import FACT_TABLES

_SUPPORT = ("claims", "articles", "independent", "first_report", "last_report", "confidence")


def which(db: sqlite3.Connection, beginning: str) -> tuple[str, str]:
    """Whether an id, or the beginning of one, is that of a ``fact`` or a ``claim``, and the whole id.

    An id that a fact had before an earlier report came to light still leads to it. Raises UnknownRecord.
    """
    after = beginning + "g"  # ids are hexadecimal
    found: dict[tuple[str, str], str] = {}
    for kind, sql in (
        ("fact", "SELECT id AS id, id AS was FROM facts WHERE id >= :b AND id < :a LIMIT 3"),
        (
            "fact",
            "SELECT fact AS id, handle AS was FROM member_rows WHERE handle <> fact "
            "AND handle >= :b AND handle < :a LIMIT 3",
        ),
        ("claim", "SELECT id AS id, id AS was FROM claims WHERE id >= :b AND id < :a LIMIT 3"),
    ):
        for row in db.execute(sql, {"b": beginning, "a": after}):
            found.setdefault((kind, row["id"]), row["was"])
    exact = [key for key, was in found.items() if was == beginning]
    if not found or not beginning:
        raise UnknownRecord(f"there is no fact or claim {beginning!r} in this base")
    if len(found) > 1 and len(exact) != 1:
        raise UnknownRecord(f"several facts or claims have an id that begins with {beginning!r}; give more of it")
    return exact[0] if exact else next(iter(found))


def fact(db: sqlite3.Connection, id: str) -> Row:
    """A fact by its whole id: ``fields``, ``support``, ``alternatives``, ``tellings`` with why each of them belongs to
    it, and the facts that it is linked with."""
    row = next(rows(db, "SELECT * FROM facts WHERE id = ?", (id,)))
    own = json.loads(row["data"])
    names = FACT_TABLES[row["type"]].meanings
    return {
        "id": row["id"],
        "type": row["type"],
        "founder": row["founder"],
        "fields": {name: own[name] for name in names if own.get(name) not in (None, [])},
        "support": {name: row[name] for name in _SUPPORT},
        "alternatives": list(_alternatives(db, id)),
        "tellings": list(_tellings(db, id)),
        "links": list(_links(db, id)),
    }


def _alternatives(db: sqlite3.Connection, id: str) -> Iterator[Row]:
    sql = "SELECT field, position, value, independent, claims FROM fact_values WHERE fact = ? ORDER BY field, position"
    for row in rows(db, sql, (id,)):
        told = {"value": json.loads(row["value"]), "claims": json.loads(row["claims"]), "chosen": row["position"] == 0}
        yield {"field": row["field"], **told, "independent": row["independent"]}


def _tellings(db: sqlite3.Connection, id: str) -> Iterator[Row]:
    sql = """
SELECT c.id AS claim, m.score, m.via, m.explanation, m.attached, c.judged AS confidence, c.rule, c.attribution,
  c.evidence, c.article, a.title, a.site AS outlet, a.published, a.url, ifnull(s.story, c.article) AS story
FROM member_rows AS m JOIN claims AS c ON c.seq = m.claim JOIN articles AS a ON a.id = c.article
LEFT JOIN article_signatures AS s ON s.article = a.seq
WHERE m.fact = ? ORDER BY ifnull(substr(a.published, 1, 10), '9999'), c.id"""
    for row in rows(db, sql, (id,)):
        explained = json.loads(row.pop("explanation"))
        why = {"agreed": explained.get("agreed", {}), "unknown": explained.get("unknown", [])}
        yield {**row, "attached": bool(row["attached"]), **why}


def _links(db: sqlite3.Connection, id: str) -> Iterator[Row]:
    sql = "SELECT * FROM fact_links WHERE earlier = :id UNION SELECT * FROM fact_links WHERE later = :id"
    for row in rows(db, sql, {"id": id}):
        side, other = ("later", row["later"]) if row["earlier"] == id else ("earlier", row["earlier"])
        kept = {name: row[name] for name in ("relation", "field", "score")}
        yield {side: other, **kept, "explanation": json.loads(row["explanation"])}


_CONFLICT_COLUMNS = (
    "fact", "other", "type", "who", "field", "value", "other_value", "independent", "other_independent",
    "first_report", "differs",
)  # fmt: skip


def conflicts(
    db: sqlite3.Connection,
    *,
    company: Meant | None = None,
    type: str | None = None,
    roundings: bool = False,
    sort: str | None = None,
    limit: int | None = None,
) -> Iterator[Row]:
    """Facts that would be one but for a number, the latest first; with ``roundings`` also what one fact's claims give
    as several values that can be the same."""
    where = Where()
    where.add("type = :type", type=type)
    if company is not None:
        claims = party_claims(where, "company", company)
        where.conditions.append(f"fact IN (SELECT fact FROM member_rows WHERE claim IN (SELECT claim FROM ({claims})))")
    order = ordered(sort, _CONFLICT_COLUMNS, "first_report DESC, fact, other, field")
    parts = [_BETWEEN, _WITHIN] if roundings else [_BETWEEN]
    sql = f"SELECT * FROM ({' UNION ALL '.join(parts)}) {where} {order} LIMIT :limit"
    return rows(db, sql, {**where.values, "limit": -1 if limit is None else limit})


_WHO = "coalesce(f.data ->> '$.company', f.data ->> '$.holder', f.data ->> '$.subject')"
_BETWEEN = f"""
SELECT f.id AS fact, g.id AS other, f.type, {_WHO} AS who, l.field,
  f.data ->> ('$.' || l.field) AS value, g.data ->> ('$.' || l.field) AS other_value,
  f.independent, g.independent AS other_independent, f.first_report, l.explanation ->> '$.differs' AS differs
FROM fact_links AS l JOIN facts AS f ON f.id = l.earlier JOIN facts AS g ON g.id = l.later
WHERE l.relation = 'conflict'"""
_WITHIN = f"""
SELECT f.id, NULL, f.type, {_WHO}, v.field, f.data ->> ('$.' || v.field), v.value ->> ('$.' || v.field),
  (SELECT independent FROM fact_values AS b WHERE b.fact = v.fact AND b.field = v.field AND b.position = 0),
  v.independent, f.first_report, 'can be the same'
FROM fact_values AS v JOIN facts AS f ON f.id = v.fact WHERE v.position > 0"""


def timeline(db: sqlite3.Connection, company: Meant, *, types: tuple[str, ...] = ()) -> Iterator[Row]:
    """What is known of a company and its units: deals by lifecycle, capacities by stage, guidance as it changed.

    Facts that follow from each other stand together, under the ``chain`` of the first, in the order of time.
    """
    # Values in a list of their own lead SQLite into the view's own query; out of json_each they would not.
    values = {f"id_{n}": id for n, id in enumerate(company.ids)} | {f"name_{n}": o for n, o in enumerate(company.names)}
    asked = {
        column: ", ".join(f":{name}" for name in values if name.startswith(kind))
        for column, kind in (("party_id", "id_"), ("party", "name_"))
    }
    sql = " UNION ".join(f"SELECT * FROM timeline WHERE {column} IN ({listed})" for column, listed in asked.items())
    found = {row["fact"]: row for row in rows(db, sql, values) if not types or row["type"] in types}
    chains = {id: _first(id, found) for id in found}
    begun = {id: min(_when(found[i]) for i, chain in chains.items() if chain == id) for id in set(chains.values())}
    order = sorted(
        found, key=lambda id: (_TYPES.index(found[id]["type"]), begun[chains[id]], chains[id], _when(found[id]))
    )
    for id in order:
        row = {name: value for name, value in found[id].items() if name not in ("party", "party_id", "follows")}
        yield {"day": row.pop("day"), "type": row.pop("type"), "chain": chains[id], **row}


_TYPES = ("deal", "capacity", "guidance")


def _when(row: Row) -> tuple[str, str]:
    return (row["day"] or "9999", row["fact"])


def _first(id: str, found: Mapping[str, Row]) -> str:
    """The fact that begins a lifecycle, as far back as it is among those found."""
    seen = {id}
    while (before := found[id]["follows"]) in found and before not in seen:
        seen.add(before)
        id = before
    return id


def ids_beginning(db: sqlite3.Connection, beginning: str, limit: int) -> list[tuple[str, str]]:
    """Ids of facts that begin so, each with its type and whom it is about."""
    sql = f"SELECT id, type, {_WHO} AS who FROM facts AS f WHERE id >= :b AND id < :b || 'g' ORDER BY id LIMIT :limit"
    return [(row["id"], f"{row['type']}: {row['who']}") for row in db.execute(sql, {"b": beginning, "limit": limit})]

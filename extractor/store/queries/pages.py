"""What a page about one article, one company or the whole base shows."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import Any

from extractor.store.errors import UnknownRecord
from extractor.store.lists import LISTINGS
from extractor.store.queries.parts import Row, rows, whole_id
from extractor.store.tables import FACT_TABLES

_CLAIM = "id, type, judged AS confidence, rule, evidence_start, evidence_end, attribution, data"
_NEWEST = 12
_LISTED = 60
"""Facts of one type on a company's page; its table in Datasette has them all."""


def story(db: sqlite3.Connection, id: str) -> Row:
    """An article with its ``sources``, its live ``claims`` (``fields`` and ``mentions``) and its ``ledger``.

    Raises UnknownRecord.
    """
    article = next(rows(db, "SELECT * FROM articles WHERE id = ?", (whole_id(db, "articles", "article", id),)))
    sources = rows(
        db, "SELECT source, member, url FROM article_sources WHERE article = ? ORDER BY id", (article["id"],)
    )
    left = rows(
        db,
        'SELECT start, "end", raw, kind, outcome, detail FROM ledger WHERE article = ? ORDER BY position',
        (article["id"],),
    )
    return {**article, "sources": list(sources), "claims": list(_claims(db, article["id"])), "ledger": list(left)}


def _claims(db: sqlite3.Connection, article: str) -> Iterator[Row]:
    said: dict[str, list[Row]] = {}
    for mention in rows(
        db,
        'SELECT c.id AS claim, m.field, m.start, m."end", m.raw FROM claims AS c '
        "JOIN mention_rows AS m ON m.claim = c.seq "
        "WHERE c.article = ? AND c.superseded_by IS NULL ORDER BY m.start, m.field",
        (article,),
    ):
        said.setdefault(mention.pop("claim"), []).append(mention)
    sql = f"SELECT {_CLAIM} FROM claims WHERE article = ? AND superseded_by IS NULL ORDER BY evidence_start, id"
    for row in rows(db, sql, (article,)):
        own = json.loads(row.pop("data"))
        known = {name: own[name] for name in FACT_TABLES[row["type"]].meanings if own.get(name) not in (None, [])}
        yield {**row, "fields": known, "mentions": said.get(row["id"], [])}


def company(db: sqlite3.Connection, id: str) -> Row | None:
    """A company with its ``aliases``, its ``parent_name``, its ``units`` and its newest ``facts`` by view; None where
    there is none of that id."""
    found = next(rows(db, "SELECT * FROM companies WHERE id = ?", (id,)), None)
    if found is None:
        return None
    parent = next(rows(db, "SELECT id, name FROM companies WHERE id = ?", (found["parent"],)), None)
    units = rows(db, "SELECT id, name FROM companies WHERE parent = ? ORDER BY name", (id,))
    aliases = rows(
        db, "SELECT alias, kind, since, until FROM company_aliases WHERE company = ? ORDER BY kind, alias", (id,)
    )
    newest: dict[str, list[str]] = {type: [] for type in FACT_TABLES}
    for row in rows(db, _OF_COMPANY, {"judged": found["same_as"] or id, "limit": _LISTED}):
        newest[row["type"]].append(row["id"])
    facts = {table.view: _in_order(db, type, newest[type]) for type, table in FACT_TABLES.items()}
    tickers = json.loads(found["tickers"]) if found["tickers"] else []
    return {
        **found,
        "tickers": tickers,
        "parent_of": parent,
        "units": list(units),
        "aliases": list(aliases),
        "facts": facts,
        "stages": list(rows(db, _STAGES, {"judged": found["same_as"] or id})),
    }


_FACTS_OF = (
    "SELECT DISTINCT m.fact FROM party_rows AS p JOIN member_rows AS m ON m.claim = p.claim WHERE p.judged = :judged"
)
_OF_COMPANY = (
    "SELECT id, type FROM (SELECT f.id, f.type, "
    "row_number() OVER (PARTITION BY f.type ORDER BY f.last_report DESC, f.id) AS n "
    f"FROM ({_FACTS_OF}) AS p JOIN facts AS f ON f.id = p.fact) WHERE n <= :limit ORDER BY n"
)
_STAGES = (
    f"SELECT l.stage, count(*) AS statements, max(l.mw) AS largest FROM ({_FACTS_OF} AND p.field = 'holder') AS p "
    "JOIN capacity_list AS l ON l.fact = p.fact GROUP BY l.stage ORDER BY l.stage"
)


def _in_order(db: sqlite3.Connection, type: str, ids: list[str]) -> list[Row]:
    found = {row["id"]: row for row in facts_by_id(db, type, ids)} if ids else {}
    return [found[id] for id in ids]


def overview(db: sqlite3.Connection) -> Row:
    """What is in the base: ``facts`` by type, ``articles``, the newest and largest deals, the largest moves of a
    day, outlets and the last ``run``. Every figure comes from an index, so that it costs the same in a large base."""
    return {
        "facts": {row["type"]: row["n"] for row in rows(db, _BY_TYPE)},
        "articles": db.execute("SELECT ifnull(max(seq), 0) FROM articles").fetchone()[0],
        "newest": list(rows(db, _NEWEST_DEALS, {"limit": _NEWEST})),
        "largest": list(rows(db, _LARGEST_DEALS, {"limit": _NEWEST})),
        "moves": list(rows(db, _LARGEST_MOVES, {"limit": _NEWEST})),
        "outlets": list(rows(db, _OUTLETS, {"limit": _NEWEST})),
        "run": next(rows(db, "SELECT * FROM runs ORDER BY id DESC LIMIT 1"), None),
    }


_BY_TYPE = " UNION ALL ".join(
    f"SELECT '{type}' AS type, ifnull(sum(facts), 0) AS n FROM {LISTINGS[type].counts}"
    if type in LISTINGS
    else f"SELECT '{type}', count(*) FROM facts WHERE type = '{type}'"
    for type in FACT_TABLES
)
_NEWEST_DEALS = (
    'SELECT f.* FROM (SELECT fact, "day" FROM deal_list ORDER BY "day" DESC, fact DESC LIMIT :limit) '
    'AS newest JOIN deals AS f ON f.id = newest.fact ORDER BY newest."day" DESC, f.id'
)
_LARGEST_DEALS = (
    "SELECT f.* FROM (SELECT fact FROM deal_facts WHERE capacity_mw IS NOT NULL AND status NOT IN "
    "('terminated', 'denied') ORDER BY capacity_mw DESC LIMIT :limit) AS largest "
    "JOIN deals AS f ON f.id = largest.fact ORDER BY f.capacity_mw DESC, f.id"
)
_LARGEST_MOVES = (
    'SELECT f.* FROM (SELECT fact FROM move_list ORDER BY "day" DESC, fact DESC LIMIT 500) AS newest '
    "JOIN moves AS f ON f.id = newest.fact WHERE +f.horizon = 'day' ORDER BY abs(f.percent) DESC, f.id LIMIT :limit"
)
"""The sign before the horizon keeps its index out: most moves are of a day, and only the newest are asked."""
_OUTLETS = (
    "SELECT site, count(*) AS articles FROM articles WHERE site IS NOT NULL GROUP BY site "
    "ORDER BY articles DESC LIMIT :limit"
)


def company_of(db: sqlite3.Connection, names: list[str]) -> dict[str, Any]:
    """The ids of companies by their usual names, of those that have one."""
    sql = "SELECT name, id FROM companies WHERE name IN (SELECT value FROM json_each(?)) ORDER BY listed, id"
    return {row["name"]: row["id"] for row in rows(db, sql, (json.dumps(sorted(set(names))),))}


def fact_of_claim(db: sqlite3.Connection, claim: str) -> str:
    """The fact that a live claim belongs to. Raises UnknownRecord for one that is superseded or was rejected."""
    row = db.execute("SELECT fact FROM fact_claims WHERE claim = ?", (claim,)).fetchone()
    if row is None:
        raise UnknownRecord(f"the claim {claim!r} belongs to no fact: it was superseded, or a reader rejected it")
    fact: str = row["fact"]
    return fact


def facts_by_id(db: sqlite3.Connection, type: str, ids: list[str]) -> list[Row]:
    """Facts of a type, as its view has them, the earliest first."""
    view = FACT_TABLES[type].view
    sql = f"SELECT * FROM {view} WHERE id IN (SELECT value FROM json_each(?)) ORDER BY first_report, id"
    return list(rows(db, sql, (json.dumps(ids),)))

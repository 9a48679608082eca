"""The named queries. Values travel as parameters only; column names come from fixed lists."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlite_utils import Database

from extractor.store.columns import TABLES, columns
from extractor.store.errors import StoreError

Row = dict[str, Any]
_PARTIES = {
    "deal": ("company", "counterparty", "target"), "capacity": ("holder",), "move": ("subject",),
    "guidance": ("company",), "event": ("company",),
}  # fmt: skip
_SIZE = {"deal": "capacity_mw", "capacity": "mw"}
_WHEN = {"deal": "coalesce(announced, published)", "event": "date"}
_ORDER = {
    "deal": "-published", "capacity": "-mw", "move": "-published", "guidance": "-published", "event": "-date",
}  # fmt: skip


@dataclass(frozen=True)
class Filters:
    """What a person asks of the facts of a type. Names are lists of accepted forms; dates ISO, both ends included."""

    company: Sequence[str] = ()
    counterparty: Sequence[str] = ()
    min_mw: float | None = None
    max_mw: float | None = None
    min_value: float | None = None
    min_percent: float | None = None
    equal: dict[str, str] = field(default_factory=dict)
    since: str | None = None
    until: str | None = None
    search: str | None = None
    min_confidence: float | None = None
    limit: int | None = None
    sort: str | None = None


def facts(db: Database, kind: str, filters: Filters) -> Iterator[Row]:
    """The facts of a type that fit. Raises StoreError for a column to sort by that the type has not."""
    where, values = _conditions(kind, filters)
    sql = f"SELECT * FROM {TABLES[kind]}" + (f" WHERE {' AND '.join(where)}" if where else "")
    sql += f" ORDER BY {_order(kind, filters.sort)}"
    if filters.limit is not None:
        sql += " LIMIT ?"
        values.append(filters.limit)
    yield from db.query(sql, values)


def _conditions(kind: str, filters: Filters) -> tuple[list[str], list[Any]]:
    where: list[str] = []
    values: list[Any] = []

    def add(condition: str, *bound: Any) -> None:
        where.append(condition)
        values.extend(bound)

    if filters.company:
        marks = ", ".join("?" * len(filters.company))
        parts = [f"{name} COLLATE NOCASE IN ({marks})" for name in _PARTIES[kind]]
        bound = list(filters.company) * len(parts)
        if kind == "deal":
            parts.append(f"id IN (SELECT claim FROM deal_parties WHERE name COLLATE NOCASE IN ({marks}))")
            bound += filters.company
        add(f"({' OR '.join(parts)})", *bound)
    if filters.counterparty and kind == "deal":
        marks = ", ".join("?" * len(filters.counterparty))
        add(f"counterparty COLLATE NOCASE IN ({marks})", *filters.counterparty)
    if kind in _SIZE:
        if filters.min_mw is not None:
            add(f"coalesce({_SIZE[kind]}_high, {_SIZE[kind]}) >= ?", filters.min_mw)
        if filters.max_mw is not None:
            add(f"{_SIZE[kind]} <= ?", filters.max_mw)
    if filters.min_value is not None and kind == "deal":
        add("value >= ?", filters.min_value)
    if filters.min_percent is not None and kind == "move":
        add("abs(percent) >= ?", filters.min_percent)
    for name, value in filters.equal.items():
        if name in columns(kind):
            add(f"{name} = ?", value)
    when = _WHEN.get(kind, "published")
    if filters.since is not None:
        add(f"{when} >= ?", filters.since)
    if filters.until is not None:
        add(f"substr({when}, 1, ?) <= ?", len(filters.until), filters.until)
    if filters.search is not None:
        add(
            "id IN (SELECT c.id FROM claims_fts s JOIN claims c ON c.rowid = s.rowid WHERE claims_fts MATCH ?)",
            _match(filters.search),
        )
    if filters.min_confidence is not None:
        add("confidence >= ?", filters.min_confidence)
    return where, values


def _match(words: str) -> str:
    """A person's words as a full-text query: all of them, none an operator."""
    quoted = [f'"{word.replace(chr(34), "")}"' for word in words.split()]
    return " ".join(quoted) or '""'


def _order(kind: str, sort: str | None) -> str:
    chosen = sort or _ORDER[kind]
    column, descending = chosen.lstrip("-"), chosen.startswith("-")
    known = {*columns(kind), "confidence", "published", "id"}
    if column not in known:
        raise StoreError(
            f"cannot sort by {column!r}; one of: {', '.join(sorted(known))} (with - before it, largest first)"
        )
    return f"{column} {'DESC' if descending else 'ASC'} NULLS LAST, id"


def articles(
    db: Database, search: str | None, since: str | None, until: str | None, limit: int | None
) -> Iterator[Row]:
    """Articles, newest first, with how many claims each has."""
    where, values = ["1"], []
    if search is not None:
        where.append("a.rowid IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?)")
        values.append(_match(search))
    if since is not None:
        where.append("a.published >= ?")
        values.append(since)
    if until is not None:
        where.append("substr(a.published, 1, 10) <= ?")
        values.append(until)
    sql = (
        "SELECT a.id, a.title, a.site, substr(a.published, 1, 10) AS published, a.url, length(a.text) AS characters, "
        "(SELECT count(*) FROM claims c WHERE c.article = a.id AND c.superseded_by IS NULL) AS claims "
        f"FROM articles a WHERE {' AND '.join(where)} ORDER BY a.published DESC NULLS LAST, a.id LIMIT ?"
    )
    yield from db.query(sql, [*values, -1 if limit is None else limit])


def companies(db: Database, search: str | None, unlisted: bool, limit: int | None) -> Iterator[Row]:
    """Companies met, with how many claims name each."""
    where, values = ["1"], []
    if search is not None:
        where.append("(c.name LIKE ? OR c.id IN (SELECT company FROM company_aliases WHERE alias LIKE ?))")
        values += [f"%{search}%"] * 2
    if unlisted:
        where.append("c.listed = 0")
    counted = " UNION ALL ".join(
        f"SELECT {name} AS name FROM {TABLES[kind]}" for kind, names in _PARTIES.items() for name in names
    )
    sql = (
        f"WITH met AS (SELECT name, count(*) AS facts FROM ({counted}) WHERE name IS NOT NULL GROUP BY name) "
        "SELECT c.id, c.name, c.sector, c.country, c.parent, c.listed, coalesce(m.facts, 0) AS facts FROM companies c "
        f"LEFT JOIN met m ON m.name = c.name WHERE {' AND '.join(where)} ORDER BY facts DESC, c.name LIMIT ?"
    )
    yield from db.query(sql, [*values, -1 if limit is None else limit])


def inputs(db: Database, outcome: str | None, reason: str | None, limit: int | None) -> Iterator[Row]:
    """Every input met and how it ended."""
    where, values = ["1"], []
    for column, value in (("outcome", outcome), ("reason", reason)):
        if value is not None:
            where.append(f"{column} = ?")
            values.append(value)
    sql = (
        "SELECT source, nullif(member, 0) AS member, outcome, reason, detail, article, run FROM inputs "
        f"WHERE {' AND '.join(where)} ORDER BY source, inputs.member LIMIT ?"
    )
    yield from db.query(sql, [*values, -1 if limit is None else limit])


def ledger(db: Database, article: str) -> list[Row]:
    """What became of every mention of an article. Raises StoreError where there is no such article."""
    full = _one(db, "articles", article, "article")
    return list(
        db.query(
            "SELECT start, end, raw, kind, outcome, detail, claims FROM ledger WHERE article = ? ORDER BY start, end",
            [full],
        )
    )


def claim(db: Database, id: str) -> Row:
    """A claim with its data, mentions and article. Raises StoreError where there is no such claim."""
    full = _one(db, "claims", id, "claim")
    (row,) = db.query(
        "SELECT c.*, a.title, a.published, a.url, a.site, a.text, r.started AS run_started, r.versions FROM claims c "
        "JOIN articles a ON a.id = c.article JOIN runs r ON r.id = c.run WHERE c.id = ?",
        [full],
    )
    row["data"] = json.loads(row["data"])
    row["mentions"] = list(
        db.query("SELECT field, start, end, raw FROM mentions WHERE claim = ? ORDER BY start, end", [full])
    )
    return row


def _one(db: Database, table: str, id: str, what: str) -> str:
    """The full id that a beginning stands for."""
    found = [
        r[0] for r in db.execute(f"SELECT id FROM {table} WHERE id >= ? AND id < ? LIMIT 2", [id, id + "\U0010ffff"])
    ]
    if id in found:
        return id
    if len(found) == 1 and id:
        return str(found[0])
    if found:
        raise StoreError(f"several {what}s have an id that begins with {id!r}; give more of it")
    raise StoreError(f"there is no {what} {id!r} in this base")


def named(db: Database, name: str) -> list[str]:
    """The names in the base that a person may mean by one the registry does not know."""
    rows = db.execute(
        "SELECT name FROM companies WHERE name = ? COLLATE NOCASE OR name LIKE ? || ' %' ORDER BY name", [name, name]
    )
    return [row[0] for row in rows]


def all_names(db: Database) -> list[str]:
    """Every company name in the base."""
    return [row[0] for row in db.execute("SELECT name FROM companies ORDER BY name")]

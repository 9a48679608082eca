"""Narrow tables: a fact type's own fields as columns, taken from its pydantic model, and its views."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from sqlite_utils import Database

from extractor.schema import CLAIM_TYPES
from extractor.schema.claims import ClaimBase
from extractor.store.tables import PARTY_TABLES, FactTable

_SQL_TYPES: dict[type, str] = {str: "TEXT", float: "REAL", int: "INTEGER", bool: "INTEGER"}
_INDEXED = ("kind", "status", "horizon", "metric", "stage")
_INDEXES = (
    "SELECT i.name FROM pragma_index_list(?) AS l CROSS JOIN pragma_index_info(l.name) AS i "
    "WHERE l.origin = 'c' ORDER BY l.name"
)
_COMMON = (
    "c.judged AS confidence", "c.rule", "c.attribution", "c.evidence", "c.article", "a.title", "a.site AS outlet",
    "a.published", "a.url", "c.first_day", "c.last_day", "c.seq",
)  # fmt: skip

_OF_FACTS = (
    "f.confidence", "c.rule", "c.attribution", "c.evidence", "c.article", "a.title", "a.site AS outlet", "a.published",
    "a.url", "f.claims", "f.articles", "f.independent",
    "(SELECT count(*) FROM fact_links WHERE earlier = f.id AND +relation = 'conflict')\n"
    "    + (SELECT count(*) FROM fact_links WHERE later = f.id AND +relation = 'conflict') AS conflicts",
    "(SELECT min(later) FROM fact_links WHERE earlier = f.id AND relation <> 'conflict') AS followed_by",
    "f.first_report", "f.last_report", "f.first_day", "f.last_day", "c.seq",
)  # fmt: skip


@dataclass(frozen=True)
class Column:
    """A field as a column. ``sql`` is its SQLite type."""

    name: str
    sql: str
    required: bool


def fields(model: type[BaseModel]) -> Iterator[tuple[str, Any, bool]]:
    """The fields of a claim type beyond those of every claim, with their plain type and whether they are always set."""
    for name, field in model.model_fields.items():
        if name in ClaimBase.model_fields or name == "type":
            continue
        options = [o for o in get_args(field.annotation) if o is not type(None)]
        optional = type(None) in get_args(field.annotation)
        yield name, options[0] if optional else field.annotation, not optional


def _plain(annotation: Any) -> type:
    """The Python type behind an annotation: of a Literal that of its values, of an Annotated what it annotates."""
    if hasattr(annotation, "__metadata__"):
        return _plain(get_args(annotation)[0])
    arguments = get_args(annotation)
    return type(arguments[0]) if arguments else annotation


@cache
def columns(type: str) -> tuple[Column, ...]:
    """The columns of a type's narrow table. Lists of parties have a table of their own."""
    return tuple(
        Column(name, _SQL_TYPES[_plain(annotation)], required)
        for name, annotation, required in fields(CLAIM_TYPES[type])
        if get_origin(annotation) is not tuple
    )


def create(db: Database, table: FactTable) -> None:
    """Creates the narrow table of a type's claims with its indexes, and the view of them; ``number`` completes it."""
    _create(db, table, table.table, "claim", "claims")
    _create_view(db, table, table.view)


def number(db: Database, table: FactTable) -> None:
    """Lets the narrow rows of claims go by their claims' numbers, so that new ones lie together. A view of the table's
    name has them by the claims' ids."""
    name = table.table
    found = [(row[1], row[2], row[3]) for row in db.execute(f"PRAGMA table_info({name})") if row[1] != "claim"]
    indexed = [column for (column,) in db.execute(_INDEXES, (name,)).fetchall()]
    db.table(table.rows).create(
        {"claim": "INTEGER", **{column: sql for column, sql, _ in found}},
        pk="claim",
        not_null={column for column, _, needed in found if needed},
        foreign_keys=[("claim", "claims", "seq")],
        strict=True,
    )
    own = ", ".join(f"n.{column}" for column, _, _ in found)
    db.execute(
        f"INSERT INTO {table.rows} SELECT c.seq, {own} FROM {name} AS n CROSS JOIN claims AS c ON c.id = n.claim "
        "ORDER BY c.seq"
    )
    db.execute(f"DROP TABLE {name}")
    _create_by_id(db, table)
    for column in indexed:
        db.execute(f"CREATE INDEX {table.rows}_{column} ON {table.rows} ({column})")
    create_views(db, table)


def create_facts(db: Database, table: FactTable) -> None:
    """Creates the narrow table of a type's facts with its indexes; the type's view is one of facts from then on."""
    _create(db, table, table.fact_table, "fact", "facts")
    create_views(db, table)


def _create(db: Database, table: FactTable, name: str, key: str, of: str) -> None:
    wanted = columns(table.type)
    db.table(name).create(
        {key: "TEXT", **{c.name: c.sql for c in wanted}},
        pk=key,
        not_null={key, *(c.name for c in wanted if c.required)},
        foreign_keys=[(key, of, "id")],
        strict=True,
    )
    ranged = tuple(table.power or ())[:1]
    for column in (*table.parties, *ranged, *(c.name for c in wanted if c.name in _INDEXED)):
        db.execute(f"CREATE INDEX {name}_{column} ON {name} ({column})")


def add_columns(db: Database, table: FactTable) -> None:
    """Adds columns that the model has and the tables lack, filled from claims and facts; makes the views anew."""
    claims, key = _kept(db, table)
    for name, same, of in ((claims, f"{key} = claim", "claims"), (table.fact_table, "id = fact", "facts")):
        there = {column.name for column in db.table(name).columns}
        for column in columns(table.type):
            if column.name not in there:
                db.execute(f"ALTER TABLE {name} ADD COLUMN {column.name} {column.sql}")
                db.execute(
                    f"UPDATE {name} SET {column.name} = (SELECT data ->> '$.{column.name}' FROM {of} WHERE {same})"
                )
    if claims == table.rows:
        _create_by_id(db, table)
    create_views(db, table)


def create_views(db: Database, table: FactTable) -> None:
    """The facts of a type, each with its first claim's evidence and article, and the live claims behind them."""
    _create_view(db, table, table.reports)
    own = [column.name for column in db.table(table.fact_table).columns if column.name != "fact"]
    lists = [_listed_in_json(field) for type, field in PARTY_TABLES if type == table.type]
    selected = ",\n  ".join(["f.id", *(f"n.{name}" for name in own), *lists, *_OF_FACTS])
    db.execute(f"DROP VIEW IF EXISTS {table.view}")
    db.execute(
        f"CREATE VIEW {table.view} AS SELECT\n  {selected}\nFROM {table.fact_table} AS n\n"
        "JOIN facts AS f ON f.id = n.fact\nJOIN claims AS c ON c.id = f.founder\n"
        "JOIN articles AS a ON a.id = c.article"
    )


def _create_view(db: Database, table: FactTable, name: str) -> None:
    """The live claims of a type, each with its evidence and its article."""
    kept, key = _kept(db, table)
    own = [column.name for column in db.table(kept).columns if column.name != "claim"]
    lists = [_listed(field, kept_in) for (type, field), kept_in in PARTY_TABLES.items() if type == table.type]
    selected = ",\n  ".join(["c.id", *(f"n.{name}" for name in own), *lists, *_COMMON])
    db.execute(f"DROP VIEW IF EXISTS {name}")
    db.execute(
        f"CREATE VIEW {name} AS SELECT\n  {selected}\nFROM {kept} AS n\n"
        f"JOIN claims AS c ON c.{key} = n.claim\nJOIN articles AS a ON a.id = c.article\nWHERE c.superseded_by IS NULL"
    )


def _kept(db: Database, table: FactTable) -> tuple[str, str]:
    """Where a type's narrow rows of claims are kept, and what of a claim they go by."""
    return (table.rows, "seq") if db.table(table.rows).exists() else (table.table, "id")


def _create_by_id(db: Database, table: FactTable) -> None:
    """The narrow rows of all claims of a type by their ids, whatever they are kept by."""
    own = "".join(f",\n  n.{column.name}" for column in db.table(table.rows).columns if column.name != "claim")
    db.execute(f"DROP VIEW IF EXISTS {table.table}")
    db.execute(
        f"CREATE VIEW {table.table} AS SELECT\n  c.id AS claim{own}\n"
        f"FROM {table.rows} AS n\nJOIN claims AS c ON c.seq = n.claim"
    )


def _listed(field: str, table: str) -> str:
    return (
        f"(SELECT group_concat(name || ' (' || role || ')', '; ')\n"
        f"    FROM (SELECT name, role FROM {table} WHERE claim = c.id ORDER BY position)) AS {field}"
    )


def _listed_in_json(field: str) -> str:
    return (
        "(SELECT group_concat((value ->> 'name') || ' (' || (value ->> 'role') || ')', '; ')\n"
        f"    FROM (SELECT value FROM json_each(f.data, '$.{field}') ORDER BY key)) AS {field}"
    )

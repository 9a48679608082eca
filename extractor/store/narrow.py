"""Narrow tables: a fact type's own fields as columns, taken from its pydantic model, and the view of its facts."""

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
_COMMON = (
    "c.confidence", "c.rule", "c.attribution", "c.evidence", "c.article", "a.title", "a.site AS outlet", "a.published",
    "a.url", "c.first_day", "c.last_day", "c.seq",
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
    """Creates a type's narrow table with its indexes, and its view."""
    wanted = columns(table.type)
    db.table(table.table).create(
        {"claim": "TEXT", **{c.name: c.sql for c in wanted}},
        pk="claim",
        not_null={"claim", *(c.name for c in wanted if c.required)},
        foreign_keys=[("claim", "claims", "id")],
        strict=True,
    )
    ranged = tuple(table.power or ())[:1]
    for column in (*table.parties, *ranged, *(c.name for c in wanted if c.name in _INDEXED)):
        db.execute(f"CREATE INDEX {table.table}_{column} ON {table.table} ({column})")
    create_view(db, table)


def add_columns(db: Database, table: FactTable) -> None:
    """Adds the columns that the model has and the table lacks, filled from the claims, and makes the view anew."""
    there = {column.name for column in db.table(table.table).columns}
    for column in columns(table.type):
        if column.name not in there:
            db.execute(f"ALTER TABLE {table.table} ADD COLUMN {column.name} {column.sql}")
            db.execute(
                f"UPDATE {table.table} SET {column.name} = "
                f"(SELECT data ->> '$.{column.name}' FROM claims WHERE id = claim)"
            )
    create_view(db, table)


def create_view(db: Database, table: FactTable) -> None:
    """The facts of a type: its live claims, each with its evidence and its article."""
    own = [column.name for column in db.table(table.table).columns if column.name != "claim"]
    lists = [_listed(field, kept_in) for (type, field), kept_in in PARTY_TABLES.items() if type == table.type]
    selected = ",\n  ".join(["c.id", *(f"n.{name}" for name in own), *lists, *_COMMON])
    db.execute(f"DROP VIEW IF EXISTS {table.view}")
    db.execute(
        f"CREATE VIEW {table.view} AS SELECT\n  {selected}\nFROM {table.table} AS n\n"
        "JOIN claims AS c ON c.id = n.claim\nJOIN articles AS a ON a.id = c.article\nWHERE c.superseded_by IS NULL"
    )


def _listed(field: str, table: str) -> str:
    return (
        f"(SELECT group_concat(name || ' (' || role || ')', '; ')\n"
        f"    FROM (SELECT name, role FROM {table} WHERE claim = c.id ORDER BY position)) AS {field}"
    )

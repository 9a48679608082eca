"""The layout of a base as SQLite tells it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass

from extractor.store.connect import open_to_write

_OWN = "name NOT LIKE 'sqlite_%' AND name NOT LIKE '%_fts%' AND name NOT LIKE '\\_%' ESCAPE '\\'"


@dataclass(frozen=True)
class Layout:
    """A table or view with its columns and their types."""

    name: str
    kind: str
    columns: list[tuple[str, str]]


def layout(path: str) -> list[Layout]:
    """The tables and views of a base, tables first, without what SQLite and the migrations keep for themselves."""
    with closing(open_to_write(path)) as db:
        listed = f"SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view') AND {_OWN} ORDER BY type, rowid"
        found = [(row["name"], row["type"]) for row in db.execute(listed)]
        return [Layout(name, kind, _columns(db.execute(f"PRAGMA table_info({name})"))) for name, kind in found]


def _columns(rows: Iterable[sqlite3.Row]) -> list[tuple[str, str]]:
    return [(row["name"], row["type"]) for row in rows]

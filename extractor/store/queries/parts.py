"""What the queries share: putting conditions together, full text, order, ids by their beginning."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from extractor.store.connect import Recording
from extractor.store.errors import QueryError, UnknownRecord

Row = dict[str, Any]


@dataclass
class Where:
    """Conditions that must all hold, with their values."""

    conditions: list[str] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)

    def add(self, condition: str, **values: Any) -> None:
        """Adds a condition, unless a value is missing (nobody asked). Lists are bound as JSON, for ``json_each``."""
        if any(value is None for value in values.values()):
            return
        self.conditions.append(condition)
        self.values.update({k: json.dumps(v) if isinstance(v, list | tuple) else v for k, v in values.items()})

    def __str__(self) -> str:
        return "WHERE " + "\n  AND ".join(self.conditions) if self.conditions else ""


def rows(db: sqlite3.Connection, sql: str, values: Any = ()) -> Iterator[Row]:
    """The rows of a query, as they come; none where statements are only recorded."""
    if isinstance(db, Recording):
        db.statements.append((sql, dict(values)))
        return iter(())
    return (dict(row) for row in db.execute(sql, values))


def full_text(db: sqlite3.Connection, index: str, words: str | None) -> str | None:
    """Words as a query of a full-text index: in FTS5's own syntax where they are that, else each word as it stands."""
    if words is None:
        return None
    try:
        db.execute(f"SELECT 1 FROM {index} WHERE {index} MATCH ? LIMIT 1", (words,)).fetchone()
    except sqlite3.OperationalError:
        return " ".join('"{}"'.format(word.replace('"', '""')) for word in words.split()) or '""'
    return words


def ordered(sort: str | None, columns: Collection[str], default: str) -> str:
    """An ORDER BY. ``sort`` is a column, with a minus sign in front for the largest first; what is empty comes last.

    Raises QueryError for what is no column.
    """
    if sort is None:
        return f"ORDER BY {default}"
    name = sort.removeprefix("-")
    if name not in columns:
        raise QueryError(f"there is no column {name!r} to sort by; there are: {', '.join(columns)}")
    return f'ORDER BY "{name}" {"DESC" if sort != name else "ASC"} NULLS LAST, {default}'


def whole_id(db: sqlite3.Connection, table: str, what: str, beginning: str) -> str:
    """The id that begins so. Raises UnknownRecord where none does, or several do."""
    sql = f"SELECT id FROM {table} WHERE substr(id, 1, length(:b)) = :b AND id >= :b ORDER BY id LIMIT 3"
    found: list[str] = [row["id"] for row in db.execute(sql, {"b": beginning})]
    if not found or not beginning:
        raise UnknownRecord(f"there is no {what} {beginning!r} in this base")
    if len(found) > 1 and found[0] != beginning:
        raise UnknownRecord(f"several {what}s have an id that begins with {beginning!r}; give more of it")
    return found[0]

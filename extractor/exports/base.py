"""What all forms share: the tables that they are given, and how a fact becomes one row."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

Row = dict[str, Any]
_SAFE_AFTER = "'"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What spreadsheets take for the beginning of a formula (OWASP, CSV injection)."""
FLAT = ("evidence_start", "evidence_end", "spans", "rules", "why", "tellings", "alternatives", "links")
"""The columns of a row that a fact's view does not have: spans and reason of its first claim, then all that speaks for
it. What is a list or a record is JSON."""


class ExportError(Exception):
    """Why facts cannot be written as asked; the message says what to do."""


@dataclass(frozen=True)
class Table:
    """The facts of one type: the columns of its view with their SQLite types, how to read the facts, and how to count
    them, no further than a number."""

    name: str
    type: str
    columns: list[tuple[str, str]]
    read: Callable[[], Iterator[Row]]
    count: Callable[[int], int]


def as_json(value: Any) -> str:
    """JSON on one line."""
    return json.dumps(value, ensure_ascii=False)


def first(fact: Row) -> Row:
    """The claim whose words a fact's row shows."""
    return next((t for t in fact["tellings"] if t["why"]["via"] is None), fact["tellings"][0])


def flat(table: Table, fact: Row) -> list[Any]:
    """A fact as one row: its view's columns, then ``FLAT``."""
    telling = first(fact)
    spans = {field: [*span, telling["raw"][field]] for field, span in telling["mentions"].items()}
    return [
        *(fact[name] for name, _ in table.columns),
        telling["evidence"]["start"],
        telling["evidence"]["end"],
        as_json(spans),
        telling["rules"],
        as_json(telling["why"]),
        as_json(fact["tellings"]),
        as_json(fact["alternatives"]),
        as_json(fact["links"]),
    ]


def inert(value: Any) -> Any:
    """A text that a spreadsheet would take for a formula with an apostrophe before it; anything else as it is."""
    return _SAFE_AFTER + value if isinstance(value, str) and value.startswith(_FORMULA) else value

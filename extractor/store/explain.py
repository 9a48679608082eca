"""Saying what is asked: a statement as it was put together, its values in their places, to run anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

_PARAMETER = re.compile(r":([a-z_][a-z_0-9]*)")


def literal(sql: str, values: Mapping[str, Any]) -> str:
    """A statement with its values written out, on as few lines as it came, without blank ones."""
    text = _PARAMETER.sub(lambda m: _quoted(values[m[1]]) if m[1] in values else m[0], sql)
    return "\n".join(line.rstrip() for line in text.splitlines() if line.strip())


def explained(sql: str, values: Mapping[str, Any]) -> Iterator[str]:
    """The lines of a comment with each value that was asked for, and the statement."""
    used = [name for name in dict.fromkeys(_PARAMETER.findall(sql)) if name in values]
    yield from (f"-- {name} = {_quoted(values[name])}" for name in used)
    yield literal(sql, values)


def _quoted(value: Any) -> str:
    """A value as SQLite reads it."""
    if value is None:
        return "NULL"
    if isinstance(value, int | float):
        return repr(value)
    text = str(value)
    if "\0" in text:
        return f"CAST(X'{text.encode().hex()}' AS TEXT)"
    return "'" + text.replace("'", "''") + "'"

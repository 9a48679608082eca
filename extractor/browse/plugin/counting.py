"""Datasette's own page of a base counts every table, each up to a limit of time; with many large tables that adds up.

Of our bases it counts those that it shows, and of what a table of ours knows already it asks that: the page costs what
it shows, and is as live as before. Other databases are left alone.

0.65 also asks for each table twice who may see it, and copies all that is configured of all tables to find out.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from types import MethodType
from typing import Any

from extractor.browse.configuration import HIDDEN

Counts = dict[str, int | None]
_NUMBERED = ("articles", "claims")
"""Tables whose rows are never deleted and have consecutive numbers: the last of these is their number."""


async def count_less(datasette: Any) -> None:
    """Makes the counting of each base that is served the cheap one."""
    for database in datasette.databases.values():
        if database.name != "_internal" and await database.table_exists("party_rows"):
            database.table_counts = MethodType(_counts, database)


def ask_once(datasette: Any) -> None:
    """Keeps what the configuration says of who may see a table. It is read at the start and does not change; where a
    plugin has a say in it (``get_metadata``), each time is asked as before. The 1.0 alphas do without."""
    from datasette.plugins import pm  # here, since it looks for plugins, and this is one

    asked: Callable[[str, str], list[Any]] | None = getattr(datasette, "_table_permission_allows", None)
    if asked is not None and not pm.hook.get_metadata.get_hookimpls():
        datasette._table_permission_allows = cache(asked)


async def _counts(database: Any, limit: int = 10) -> Counts:
    """Rows of each table; None, which the page calls many, of the hidden ones and of what takes too long."""
    shown = [table for table in await database.table_names() if table not in HIDDEN and "_fts_" not in table]
    found: Counts = dict.fromkeys(await database.table_names())
    for table in shown:
        sql = f"SELECT ifnull(max(seq), 0) FROM [{table}]" if table in _NUMBERED else f"SELECT count(*) FROM [{table}]"
        found[table] = await _number(database, sql, limit)
    return found


async def _number(database: Any, sql: str, limit: int) -> int | None:
    from datasette.database import QueryInterrupted

    try:
        answer = await database.execute(sql, custom_time_limit=limit)
    except QueryInterrupted:
        return None
    number: int = answer.rows[0][0]
    return number

"""What the pages share: which base is asked, asking it, facts as a table for reading, putting a page together."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any, TypeVar

from datasette import NotFound, Response
from datasette.utils import tilde_decode, tilde_encode

from extractor.browse.plugin.passages import marked, passage_address, visible
from extractor.store.queries import pages
from extractor.store.tables import FACT_TABLES
from extractor.store.units import reader

Asked = TypeVar("Asked")
Row = dict[str, Any]
PARTIES = ("company", "counterparty", "target", "holder", "subject")
HEADINGS = {"deals": "Deals", "capacities": "Capacity", "moves": "Moves", "guidance": "Guidance", "events": "Events"}


async def table(datasette: Any, database: str, view: str, listed: list[Row]) -> Row:
    """Facts as a table for reading: the columns that have something in them, parties with their company's page. Cells
    are safe to look at as they are: a template that asked for each would take half of a large page's time."""
    of = next(t for t in FACT_TABLES.values() if t.view == view)
    cell = reader(of)
    words = (*of.closed, *of.open)
    lines = [
        {c: visible(cell(row, c).replace("_", " ") if c in words else cell(row, c)) for c in of.short}
        for row in listed
    ]  # fmt: skip
    columns = [column for column in of.short if any(line[column] for line in lines)]
    names = [row[party] for row in listed for party in PARTIES if row.get(party)]
    ids = await ask(datasette, database, lambda db: pages.company_of(db, names))
    return {
        "columns": columns,
        "lines": [
            {
                "cells": line,
                "row": row,
                "pages": {c: tilde_encode(ids[row[c]]) for c in columns if c in PARTIES and row[c] in ids},
                "pieces": marked(row["evidence"], row["marks"]) if "marks" in row else None,
                "passage": passage_address(row["url"], row["evidence"]) if "marks" in row else None,
            }
            for line, row in zip(lines, listed, strict=True)
        ],
    }


async def database_of(request: Any, datasette: Any) -> str:
    """The database that is asked for. Raises NotFound where it is no base of ours, or not for whoever asks."""
    name: str = tilde_decode(request.url_vars["database"])
    found = datasette.databases.get(name)
    if found is None or not await found.table_exists("party_rows"):
        raise NotFound(f"there is no base {name!r} here")
    if not await _may_see(request, datasette, name):
        raise NotFound(f"there is no base {name!r} here")
    return name


async def _may_see(request: Any, datasette: Any, database: str) -> bool:
    if hasattr(datasette, "allowed"):  # Datasette 1.0
        from datasette.resources import DatabaseResource

        return bool(
            await datasette.allowed(action="view-database", resource=DatabaseResource(database), actor=request.actor)
        )
    return bool(await datasette.permission_allowed(request.actor, "view-database", database, default=True))


async def ask(datasette: Any, database: str, question: Callable[[sqlite3.Connection], Asked]) -> Asked:
    """The answer of a database, within Datasette's time limits and threads."""

    def asked(connection: sqlite3.Connection) -> Asked:
        before, connection.row_factory = connection.row_factory, sqlite3.Row
        try:
            return question(connection)
        finally:
            connection.row_factory = before

    answer: Asked = await datasette.get_database(database).execute_fn(asked)
    return answer


async def page(datasette: Any, request: Any, name: str, database: str, context: Row) -> Response:
    """A template of ours as an answer."""
    base = datasette.urls.database(database)
    html = await datasette.render_template(
        f"wattwire/{name}.html",
        {
            **context,
            "base_path": base,
            "database": database,
            "static": datasette.urls.path("/-/static-plugins/wattwire"),
            "visible": visible,
            "quoted": tilde_encode,
        },
        request=request,
    )
    return Response.html(html)

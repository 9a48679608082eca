"""The pages: what the store says, put into templates. Names in paths are in Datasette's own encoding, with tildes."""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from datasette import NotFound, Response
from datasette.utils import tilde_decode, tilde_encode

from extractor.browse.plugin.passages import passage_address, pieces, visible, web_address
from extractor.browse.plugin.policy import App, Message
from extractor.store.errors import UnknownRecord
from extractor.store.queries import pages
from extractor.store.tables import FACT_TABLES
from extractor.store.units import plain, reader

Asked = TypeVar("Asked")
Row = dict[str, Any]
_PARTIES = ("company", "counterparty", "target", "holder", "subject")
_HEADINGS = {"deals": "Deals", "capacities": "Capacity", "moves": "Moves", "guidance": "Guidance", "events": "Events"}


async def overview(request: Any, datasette: Any) -> Response:
    """What is in the base."""
    database = await _database(request, datasette)
    found = await _ask(datasette, database, pages.overview)
    tables = {
        name: await _table(datasette, database, "moves" if name == "moves" else "deals", found[name])
        for name in ("newest", "largest", "moves")
    }
    return await _page(
        datasette, request, "overview", database, {"base": found, "tables": tables, "headings": _HEADINGS}
    )


async def article(request: Any, datasette: Any) -> Response:
    """An article with every claim marked in place."""
    database = await _database(request, datasette)
    try:
        found = await _ask(datasette, database, lambda db: pages.story(db, tilde_decode(request.url_vars["id"])))
    except UnknownRecord as error:
        raise NotFound(str(error)) from error
    context = {
        "article": found,
        "pieces": pieces(found["text"], found["claims"], found["ledger"]),
        "claims": [_told(claim, found) for claim in found["claims"]],
        "address": web_address(found["url"]),
    }
    return await _page(datasette, request, "article", database, context)


async def company(request: Any, datasette: Any) -> Response:
    """A company's record."""
    database = await _database(request, datasette)
    id = tilde_decode(request.url_vars["id"])
    found = await _ask(datasette, database, lambda db: pages.company(db, id))
    if found is None:
        raise NotFound(f"there is no company {id!r} in this base")
    tables = {
        view: await _table(datasette, database, view, listed) for view, listed in found["facts"].items() if listed
    }
    return await _page(
        datasette, request, "company", database, {"company": found, "tables": tables, "headings": _HEADINGS}
    )


def front(app: App, datasette: Any) -> App:
    """The application with the overview of the base that ``wattwire serve`` serves as its front page."""

    async def wrapped(scope: Message, receive: Any, send: Callable[[Message], Awaitable[None]]) -> None:
        database = (datasette.plugin_config("wattwire") or {}).get("front")
        if database and scope["type"] == "http" and scope["path"] == "/":
            path = f"{datasette.urls.database(database)}/-/overview"
            scope = {**scope, "path": path, "raw_path": path.encode()}
        await app(scope, receive, send)

    return wrapped


def _told(claim: Row, article: Row) -> Row:
    """A claim as its card shows it: fields as they read, and where its passage is at the publisher."""
    table = FACT_TABLES[claim["type"]]
    row = {name: claim["fields"].get(name) for name in table.meanings}
    low, high = claim["evidence_start"], claim["evidence_end"]
    passage = article["text"][low:high]
    return {
        **claim,
        "cells": {name: _field(value) for name, value in row.items() if value is not None},
        "about": table.meanings,
        "evidence": passage,
        "passage": passage_address(article["url"], passage),
    }


def _field(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(f"{party['name']} ({party['role']})" for party in value)
    return plain({"value": value}, "value")


async def _table(datasette: Any, database: str, view: str, listed: list[Row]) -> Row:
    """Facts as a table for reading: the columns that have something in them, parties with their company's page."""
    table = next(t for t in FACT_TABLES.values() if t.view == view)
    cell = reader(table)
    lines = [{column: cell(row, column) for column in (*table.short, "evidence")} for row in listed]
    columns = [column for column in table.short if any(line[column] for line in lines)]
    names = [row[party] for row in listed for party in _PARTIES if row.get(party)]
    ids = await _ask(datasette, database, lambda db: pages.company_of(db, names))
    return {
        "columns": columns,
        "lines": [
            {"cells": line, "row": row, "pages": {c: ids.get(row[c]) for c in columns if c in _PARTIES and row[c]}}
            for line, row in zip(lines, listed, strict=True)
        ],
    }


async def _database(request: Any, datasette: Any) -> str:
    """The database that is asked for. Raises NotFound where it is no base of ours, or not for whoever asks."""
    name: str = tilde_decode(request.url_vars["database"])
    found = datasette.databases.get(name)
    if found is None or not await found.table_exists("claim_parties"):
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


async def _ask(datasette: Any, database: str, question: Callable[[sqlite3.Connection], Asked]) -> Asked:
    def asked(connection: sqlite3.Connection) -> Asked:
        before, connection.row_factory = connection.row_factory, sqlite3.Row
        try:
            return question(connection)
        finally:
            connection.row_factory = before

    answer: Asked = await datasette.get_database(database).execute_fn(asked)
    return answer


async def _page(datasette: Any, request: Any, name: str, database: str, context: Row) -> Response:
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

"""The pages: what the store says, put into templates. Names in paths are in Datasette's own encoding, with tildes."""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

from datasette import NotFound, Response
from datasette.utils import tilde_decode, tilde_encode

from extractor.browse.plugin.asking import HEADINGS, PARTIES, ask, database_of, page, table
from extractor.browse.plugin.drawing import moves
from extractor.browse.plugin.passages import passage_address, pieces, web_address
from extractor.browse.plugin.policy import App, Message
from extractor.store.errors import UnknownRecord
from extractor.store.queries import fact as fact_of
from extractor.store.queries import pages, which
from extractor.store.tables import FACT_TABLES
from extractor.store.units import money, plain, sized

Row = dict[str, Any]


async def overview(request: Any, datasette: Any) -> Response:
    """What is in the base."""
    database = await database_of(request, datasette)
    found = await ask(datasette, database, pages.overview)
    tables = {
        name: await table(datasette, database, "moves" if name == "moves" else "deals", found[name])
        for name in ("newest", "largest", "moves")
    }
    return await page(datasette, request, "overview", database, {"base": found, "tables": tables, "headings": HEADINGS})


async def article(request: Any, datasette: Any) -> Response:
    """An article with every claim marked in place."""
    database = await database_of(request, datasette)
    try:
        found = await ask(datasette, database, lambda db: pages.story(db, tilde_decode(request.url_vars["id"])))
    except UnknownRecord as error:
        raise NotFound(str(error)) from error
    context = {
        "article": found,
        "pieces": pieces(found["text"], found["claims"], found["ledger"]),
        "claims": [_told(claim, found) for claim in found["claims"]],
        "address": web_address(found["url"]),
    }
    return await page(datasette, request, "article", database, context)


async def fact(request: Any, datasette: Any) -> Response:
    """A fact: what it says, who says so, where they differ, what came before and after. The id of a claim will do."""
    database = await database_of(request, datasette)
    try:
        found = await ask(datasette, database, lambda db: _fact(db, tilde_decode(request.url_vars["id"])))
    except UnknownRecord as error:
        raise NotFound(str(error)) from error
    view = FACT_TABLES[found["type"]].view
    rows = {role: [row for row in found["rows"] if row["id"] in ids] for role, ids in _linked(found).items()}
    tables = {role: await table(datasette, database, view, listed) for role, listed in rows.items() if listed}
    context = {
        "fact": found,
        "about": FACT_TABLES[found["type"]].meanings,
        "cells": _cells(found["type"], found["fields"]),
        "pages": await _pages(datasette, database, found["fields"]),
        "named": " · ".join(str(found["fields"][party]) for party in PARTIES if found["fields"].get(party)),
        "tables": tables,
        "passages": {t["claim"]: passage_address(t["url"], t["evidence"]) for t in found["tellings"]},
        "said": _field,
    }
    return await page(datasette, request, "fact", database, context)


def _fact(db: sqlite3.Connection, id: str) -> Row:
    kind, whole = which(db, id)
    found = fact_of(db, whole if kind == "fact" else pages.fact_of_claim(db, whole))
    others = [link.get("earlier") or link.get("later") for link in found["links"]]
    return {**found, "rows": pages.facts_by_id(db, found["type"], [other for other in others if other])}


def _linked(found: Row) -> dict[str, set[str]]:
    """The facts that this one is linked with, by what they are to it."""
    roles: dict[str, set[str]] = {"before": set(), "after": set(), "contradicting": set()}
    for link in found["links"]:
        other = link.get("earlier") or link["later"]
        role = "contradicting" if link["relation"] == "conflict" else "before" if "earlier" in link else "after"
        roles[role].add(other)
    return roles


async def company(request: Any, datasette: Any) -> Response:
    """A company's record."""
    database = await database_of(request, datasette)
    id = tilde_decode(request.url_vars["id"])
    found = await ask(datasette, database, lambda db: pages.company(db, id))
    if found is None:
        raise NotFound(f"there is no company {id!r} in this base")
    tables = {view: await table(datasette, database, view, listed) for view, listed in found["facts"].items() if listed}
    return await page(
        datasette,
        request,
        "company",
        database,
        {"company": found, "tables": tables, "headings": HEADINGS, "moved": moves(found["facts"]["moves"], _ordinal)},
    )


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


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
    meanings = FACT_TABLES[claim["type"]].meanings
    row = {name: claim["fields"].get(name) for name in meanings}
    low, high = claim["evidence_start"], claim["evidence_end"]
    passage = article["text"][low:high]
    return {
        **claim,
        "cells": _cells(claim["type"], row),
        "about": meanings,
        "evidence": passage,
        "passage": passage_address(article["url"], passage),
    }


def _cells(type: str, fields: Row) -> dict[str, str]:
    """What is stated, as it reads."""
    told = {name: _measured(type, name, value, fields) for name, value in fields.items() if value is not None}
    words = (*FACT_TABLES[type].closed, *FACT_TABLES[type].open, "basis", "capacity_bound", "value_bound", "bound")
    return {name: value.replace("_", " ") if name in words else value for name, value in told.items()}


def _measured(type: str, name: str, value: Any, fields: Row) -> str:
    """A value with its unit, where that is known."""
    power = FACT_TABLES[type].power or ()
    unit = (
        fields.get("currency") if name.startswith("value") else fields.get("unit") if name in ("low", "high") else None
    )
    if not isinstance(value, float):
        return _field(value)
    if name in power or name.endswith("_mw"):
        return f"{sized(value)} MW"
    if name.startswith("percent") or unit == "percent":
        return f"{value:{'+' if name.startswith('percent') else ''},.10g} %"
    if unit and len(unit) == 3 and unit.isupper():
        return f"{unit} {sized(value)}"
    return f"{sized(value)} {unit}" if unit else sized(value)


async def _pages(datasette: Any, database: str, fields: Row) -> dict[str, str]:
    """The page of each party that has one."""
    named = {party: str(fields[party]) for party in PARTIES if fields.get(party)}
    ids = await ask(datasette, database, lambda db: pages.company_of(db, list(named.values())))
    return {party: tilde_encode(ids[name]) for party, name in named.items() if name in ids}


def _field(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return sized(value)
    if isinstance(value, list):
        return "; ".join(f"{party['name']} ({party['role']})" for party in value)
    if isinstance(value, dict):  # what reports give instead: a field, with those that go with it
        if isinstance(value.get("value"), float):
            return money({**dict.fromkeys(("value_high", "value_bound", "currency", "value_basis")), **value})
        told = {name: _field(part) for name, part in value.items() if part is not None}
        if len(told) < 2:
            return next(iter(told.values()), "not stated")
        return ", ".join(f"{name.replace('_', ' ')} {part}" for name, part in told.items())
    return plain({"value": value}, "value")

"""The page of charts: of all deals, or of those that a list shows."""

from __future__ import annotations

import sqlite3
from typing import Any

from datasette import Response
from datasette.utils import tilde_encode

from extractor.browse.plugin.asking import Row, ask, database_of, page
from extractor.browse.plugin.choices import Addresses, choice_of, listing_of
from extractor.browse.plugin.drawing import stacked
from extractor.browse.plugin.listing import chosen, words
from extractor.browse.plugin.network import network
from extractor.browse.plugin.passages import visible
from extractor.store.errors import UnknownCompany
from extractor.store.queries import charts as drawn
from extractor.store.queries import pages
from extractor.store.queries.lists import Choice, matching
from extractor.store.tables import DEALS
from extractor.store.units import reader


async def charts(request: Any, datasette: Any) -> Response:
    """Charts of deals."""
    database = await database_of(request, datasette)
    listing = listing_of("deals")
    choice = choice_of(request.args, listing)
    unknown: UnknownCompany | None = None
    try:
        found = await ask(datasette, database, lambda db: _drawn(db, choice))
    except UnknownCompany as error:
        found, unknown = _EMPTY, error
    base = datasette.urls.database(database)
    cell = reader(DEALS)
    most = max((row["capacity_mw"] for row in found["largest"]), default=1.0)
    largest = [
        {"row": row, "capacity": cell(row, "capacity"), "share": round(100 * row["capacity_mw"] / most, 1)}
        for row in found["largest"]
    ]
    web = network(found["pairs"])
    context = {
        "chosen": chosen(listing, choice),
        "unknown": unknown,
        "address": Addresses(f"{base}/-/charts", choice),
        "deals": Addresses(f"{base}/-/deals", choice),
        "deals_of": f"{base}/-/deals",
        "bounded": found["bounded"],
        "ids": found["ids"],
        "by": {
            "counterparty": stacked(found["counterparty"], _others),
            "technology": stacked(found["technology"], lambda name: "others" if name is None else words(name)),
        },
        "largest": largest,
        "pairs": [
            {**pair, "sides": [_side(pair[side], found["ids"]) for side in ("company", "counterparty")]}
            for pair in (web.pairs if web else found["pairs"])
        ],
        "network": web,
    }
    return await page(datasette, request, "charts", database, context)


_EMPTY: Row = {"counterparty": [], "technology": [], "largest": [], "pairs": [], "ids": {}, "bounded": False}


def _side(name: str, ids: dict[str, str]) -> tuple[str, str | None]:
    """Who it is, safe to look at, and its page where there is one."""
    return visible(name), tilde_encode(ids[name]) if name in ids else None


def _others(name: str | None) -> str:
    return "others" if name is None else name or "not named"


def _drawn(db: sqlite3.Connection, choice: Choice) -> Row:
    within, bounded = matching(db, "deal", choice)
    pairs = drawn.pairs(db, choice.facets, within)
    largest = drawn.largest(db, choice.facets, within)
    named = [row[side] for row in [*pairs, *largest] for side in ("company", "counterparty") if row[side]]
    return {
        **drawn.megawatts(db, choice.facets, within),
        "largest": largest,
        "pairs": pairs,
        "ids": pages.company_of(db, named),
        "bounded": bounded,
    }

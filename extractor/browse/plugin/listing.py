"""The page that lists facts of a type: facets, order, words, a company, and the sentence of each with its hits."""

from __future__ import annotations

from typing import Any

from datasette import Response

from extractor.browse.plugin.asking import HEADINGS, Row, ask, database_of, page, table
from extractor.browse.plugin.choices import ORDERS, Addresses, choice_of, in_datasette, listing_of, order_of_column
from extractor.store.errors import UnknownCompany
from extractor.store.lists import SIZES, Listing
from extractor.store.queries.lists import PAGE, Choice, Found, listed

_SHOWN = 7
"""Values of a facet that stand open; the others are behind a word."""


async def facts(request: Any, datasette: Any) -> Response:
    """A list of facts."""
    database = await database_of(request, datasette)
    view = request.url_vars["view"]
    listing = listing_of(view)
    choice = choice_of(request.args, listing)
    try:
        found = await ask(datasette, database, lambda db: listed(db, listing.type, choice))
        unknown: UnknownCompany | None = None
    except UnknownCompany as error:
        found, unknown = Found([], 0, {}, False), error
    path = f"{datasette.urls.database(database)}/-/{view}"
    address = Addresses(path, choice)
    shown = await table(datasette, database, view, found.rows)
    query = in_datasette(choice, listing)
    context = {
        "view": view,
        "heading": HEADINGS[view],
        "choice": choice,
        "chosen": chosen(listing, choice),
        "found": found,
        "unknown": unknown,
        "table": shown,
        "address": address,
        "facets": _facets(found, choice, address),
        "orders": {order: ORDERS[order] for order in listing.orders},
        "sorted": {column: order_of_column(column, listing) for column in shown["columns"]},
        "first": PAGE * (choice.page - 1) + 1,
        "pages": -(-found.total // PAGE),
        "currencies": len(found.facets.get("currency", [])),
        "elsewhere": None
        if query is None
        else f"{datasette.urls.table(database, view)}?{query}{'&' if query else ''}_nocount=1",
        "charts": address.elsewhere(f"{datasette.urls.database(database)}/-/charts") if view == "deals" else None,
    }
    return await page(datasette, request, "list", database, context)


def _facets(found: Found, choice: Choice, address: Addresses) -> list[Row]:
    """Each facet with its values: how it reads, how many facts, whether it is chosen, and the address that chooses it
    or takes it away."""
    made = []
    for name, values in found.facets.items():
        entries = [
            {
                "words": words(value),
                "facts": number,
                "chosen": choice.facets.get(name) == value,
                "address": address({name: None if choice.facets.get(name) == value else value}),
            }
            for value, number in _arranged(name, values)
        ]
        made.append({"name": name, "shown": entries[:_SHOWN], "rest": entries[_SHOWN:]})
    return made


def _arranged(name: str, values: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Years and sizes in their own order, the rest by number of facts; what is not stated at the end."""
    if name == "year":
        values = sorted(values, reverse=True)
    if name == "size":
        values = sorted(values, key=lambda item: SIZES.index(item[0]) if item[0] in SIZES else len(SIZES))
    return sorted(values, key=lambda item: item[0] == "")


def words(value: str) -> str:
    """How a value of a facet reads."""
    return value.replace("_", " ") or "not stated"


def chosen(listing: Listing, choice: Choice) -> dict[str, str]:
    """What was chosen, as it reads."""
    told = {name: words(choice.facets[name]) for name in listing.facets if name in choice.facets}
    told |= {"words": choice.words} if choice.words else {}
    return told | ({"company": choice.company} if choice.company else {})

"""What a reader chose, in an address and out of it. Every choice is a link or a form: none needs a script."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from extractor.store.lists import LISTINGS, SIZES, Listing
from extractor.store.queries.lists import Choice
from extractor.store.tables import FACT_TABLES

_MOST_PAGES = 10_000
_COLUMNS = {"capacity": "mw", "value": "money", "percent": "percent"}
ORDERS = {"day": "newest", "mw": "megawatts", "money": "money", "percent": "size of the change"}


def listing_of(view: str) -> Listing:
    """How the facts of a view are listed."""
    return LISTINGS[next(t.type for t in FACT_TABLES.values() if t.view == view)]


def choice_of(arguments: Any, listing: Listing) -> Choice:
    """The choice that an address makes; what means nothing is left out of it."""

    def said(name: str) -> str | None:
        value = arguments.get(name)
        return value.strip() or None if value is not None else None

    facets = {name: arguments.get(name) for name in listing.facets if arguments.get(name) is not None}
    page = said("page") or "1"
    order = said("sort")
    return Choice(
        facets,
        words=said("words"),
        company=said("company"),
        order=order if order in listing.orders else "day",
        page=min(int(page), _MOST_PAGES) if page.isdecimal() and int(page) else 1,
    )


@dataclass(frozen=True)
class Addresses:
    """The addresses of choices near a choice. ``path`` is the page's."""

    path: str
    choice: Choice

    def __call__(self, facets: dict[str, str | None] | None = None, *, page: int = 1, sort: str | None = None) -> str:
        """The address of the choice with another order, another page or other facets; None takes one away."""
        wanted = {**self.choice.facets, **(facets or {})}
        chosen = {name: value for name, value in wanted.items() if value is not None}
        return self._of(replace(self.choice, facets=chosen, page=page, order=sort or self.choice.order))

    def without(self, name: str) -> str:
        """The address without the words, the company or a facet."""
        if name == "words":
            return self._of(replace(self.choice, page=1, words=None))
        if name == "company":
            return self._of(replace(self.choice, page=1, company=None))
        return self({name: None})

    def elsewhere(self, path: str) -> str:
        """The same choice of facts on another page of ours."""
        return Addresses(path, replace(self.choice, page=1, order="day"))()

    def _of(self, choice: Choice) -> str:
        asked: dict[str, Any] = {**choice.facets, "words": choice.words, "company": choice.company}
        asked |= {"sort": choice.order if choice.order != "day" else None}
        asked |= {"page": choice.page if choice.page > 1 else None}
        query = urlencode({name: value for name, value in asked.items() if value is not None})
        return f"{self.path}?{query}" if query else self.path


def order_of_column(column: str, listing: Listing) -> str | None:
    """The order that a column of the table is sorted by."""
    order = _COLUMNS.get(column, "day" if column in ("announced", "published", "date") else None)
    return order if order in listing.orders else None


def in_datasette(choice: Choice, listing: Listing) -> str | None:
    """The query that asks Datasette's own table for the same facts; None for words and companies, which it has not."""
    if choice.words or choice.company:
        return None
    power = (FACT_TABLES[listing.type].power or ("",))[0]
    asked: list[tuple[str, str]] = []
    for name, value in choice.facets.items():
        if name == "year":
            asked.append(("last_day__startswith", value) if value else ("last_day__isblank", "1"))
        elif name == "size":
            asked += _bounds(power, value)
        elif name == "when":
            asked.append(("scheduled", "1" if value == "ahead" else "0"))
        else:
            asked.append((f"{name}__exact", value) if value else (f"{name}__isblank", "1"))
    return urlencode(asked)


def _bounds(power: str, value: str) -> list[tuple[str, str]]:
    if value not in SIZES:
        return [(f"{power}__isblank", "1")]
    numbers = [word for word in value.split() if word.isdecimal()]
    low = [] if value.startswith("under") else [(f"{power}__gte", numbers[0])]
    high = [] if value.endswith("over") else [(f"{power}__lt", numbers[-1])]
    return low + high

"""What charts are drawn from: megawatts by quarter, the largest deals, who deals with whom, the moves of a company.

Megawatts are summed over deals that are announced or completed. A deal whose place another fact takes (a later status,
an amendment, a renewal) counts once, at its latest; of two that contradict each other the better supported one counts;
a range counts with its lower end. Companies are those that names stand for after all judgements, by the name that they
go by. Each question reads through one covering index, in its order, so that nothing has to
be sorted.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence

from extractor.store.lists import LISTINGS
from extractor.store.queries.lists import conditions
from extractor.store.queries.parts import Row, Where, rows

SERIES = 7
"""Series of their own in a chart; the eighth colour is for all others together."""
_LARGEST = 15
_PAIRS = 200
_SIDES = ("company", "counterparty")
_DEALS = LISTINGS["deal"]
_COUNTED = ("outdone = 0", "mw IS NOT NULL", "status IN ('announced', 'completed')", "quarter <> ''")


def _where(facets: Mapping[str, str], within: Sequence[str] | None, *more: str) -> Where:
    where = conditions(_DEALS, facets)
    where.conditions += more
    where.add("fact IN (SELECT value FROM json_each(:within))", within=within)
    return where


def megawatts(
    db: sqlite3.Connection, facets: Mapping[str, str], within: Sequence[str] | None = None
) -> dict[str, list[Row]]:
    """Announced megawatts by ``quarter`` and ``name``, for ``counterparty`` and for ``technology``. Those beyond the
    seven with most have the name None together; an empty name is one that no article gives."""
    where = _where(facets, within, *_COUNTED)
    summed = "sum(mw) AS mw, count(*) AS deals"
    ways = list(
        rows(
            db,
            f"SELECT quarter, technology AS name, {summed} FROM {_from('technology', within)} {where} "
            "GROUP BY technology, quarter",
            where.values,
        )
    )
    most = (
        f"SELECT counterparty_key FROM {_from('sides', within)} {where} GROUP BY counterparty_key "
        f"ORDER BY sum(mw) DESC, counterparty_key LIMIT {SERIES}"
    )
    keys = json.dumps([row[0] for row in db.execute(most, where.values)])
    where.conditions.append("counterparty_key IN (SELECT value FROM json_each(:keys))")
    sql = (
        f"SELECT quarter, counterparty_key AS name, {summed} FROM {_from('sides', within)} {where} "
        "GROUP BY counterparty_key, quarter"
    )
    takers = _named(db, list(rows(db, sql, {**where.values, "keys": keys})), ("name",))
    return {"counterparty": _with_others(takers, ways), "technology": _largest_of(ways)}


def _named(db: sqlite3.Connection, found: list[Row], columns: Sequence[str]) -> list[Row]:
    """Rows with names in the place of keys. What is called the same stays apart only by its key."""
    keys = json.dumps(sorted({row[column] for row in found for column in columns}))
    sql = "SELECT id, coalesce(called, name) AS name FROM companies WHERE id IN (SELECT value FROM json_each(?))"
    names = {row["id"]: row["name"] for row in rows(db, sql, (keys,))}
    return [
        {**row, **{column: names.get(row[column], row[column].removeprefix("=")) for column in columns}}
        for row in found
    ]


def _from(order: str, within: Sequence[str] | None) -> str:
    return f"{_DEALS.table} INDEXED BY {_DEALS.table}_{order}" if within is None else _DEALS.table


def _with_others(some: list[Row], all: list[Row]) -> list[Row]:
    """Some sums, and what is left of all of them in each quarter under the name None."""
    left: dict[str, tuple[float, int]] = {}
    for row, sign in [*((row, 1) for row in all), *((row, -1) for row in some)]:
        mw, deals = left.get(row["quarter"], (0.0, 0))
        left[row["quarter"]] = (mw + sign * row["mw"], deals + sign * row["deals"])
    others = [{"quarter": q, "name": None, "mw": mw, "deals": deals} for q, (mw, deals) in left.items() if deals]
    return sorted([*some, *others], key=lambda row: (row["quarter"], row["name"] is None, row["name"] or ""))


def _largest_of(all: list[Row]) -> list[Row]:
    totals: dict[str, float] = {}
    for row in all:
        totals[row["name"]] = totals.get(row["name"], 0.0) + row["mw"]
    most = sorted(totals, key=lambda name: (-totals[name], name))[:SERIES]
    return _with_others([row for row in all if row["name"] in most], all)


def largest(db: sqlite3.Connection, facets: Mapping[str, str], within: Sequence[str] | None = None) -> list[Row]:
    """The deals with most megawatts, whatever their status but terminated and denied."""
    where = _where(facets, within, "mw IS NOT NULL", "status NOT IN ('terminated', 'denied')")
    ids = f"SELECT fact, mw FROM {_DEALS.table} {where} ORDER BY mw DESC, fact LIMIT {_LARGEST}"
    sql = f"SELECT d.* FROM ({ids}) AS l JOIN deals AS d ON d.id = l.fact ORDER BY l.mw DESC, l.fact"
    return list(rows(db, sql, where.values))


def pairs(db: sqlite3.Connection, facets: Mapping[str, str], within: Sequence[str] | None = None) -> list[Row]:
    """Who deals with whom: the pairs with most deals, then most megawatts, without deals that are off."""
    off = ("status <> 'terminated'", "status <> 'denied'")  # a list would be looked up in a table, row by row
    where = _where(facets, within, "outdone = 0", *off, "company_key > ''", "counterparty_key > ''")

    def most(having: str) -> list[Row]:
        sql = (
            "SELECT company_key AS company, counterparty_key AS counterparty, count(*) AS deals, sum(mw) AS mw "
            f"FROM {_from('sides', within)} {where} GROUP BY counterparty_key, company_key {having} "
            f"ORDER BY deals DESC, mw DESC, company, counterparty LIMIT {_PAIRS}"
        )
        return list(rows(db, sql, where.values))

    several = most("HAVING count(*) > 1")  # in a large base most pairs have one deal, and need not be sorted
    return _named(db, several if len(several) == _PAIRS else most(""), _SIDES)

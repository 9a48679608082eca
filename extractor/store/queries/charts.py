"""What charts are drawn from: megawatts by quarter, the largest deals, who deals with whom, the moves of a company.

Megawatts are summed over deals that are announced or completed. A deal whose place another fact takes (a later status,
an amendment, a renewal) counts once, at its latest; of two that contradict each other the better supported one counts;
a range counts with its lower end.
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
_DEALS = LISTINGS["deal"]
_QUARTER = "substr(day, 1, 4) || '-Q' || ((substr(day, 6, 2) + 2) / 3)"
_COUNTED = (
    "followed = 0", "mw IS NOT NULL", "status IN ('announced', 'completed')", "day <> ''",
    "fact NOT IN (SELECT CASE WHEN b.independent > a.independent THEN a.id ELSE b.id END FROM fact_links AS l "
    "JOIN facts AS a ON a.id = l.earlier JOIN facts AS b ON b.id = l.later "
    "WHERE l.relation = 'conflict' AND a.type = 'deal')",
)  # fmt: skip


def _where(facets: Mapping[str, str], within: Sequence[str] | None, *more: str) -> Where:
    where = conditions(_DEALS, facets)
    where.conditions += more
    where.add("fact IN (SELECT value FROM json_each(:within))", within=within)
    return where


def megawatts(
    db: sqlite3.Connection, by: str, facets: Mapping[str, str], within: Sequence[str] | None = None
) -> list[Row]:
    """Announced megawatts by ``quarter`` and ``name``, the counterparty or the technology. Those beyond the seven with
    most have the name None together; an empty name is one that no article gives."""
    assert by in ("counterparty", "technology")
    where = _where(facets, within, *_COUNTED)
    most = f"SELECT {by} FROM {_DEALS.table} {where} GROUP BY {by} ORDER BY sum(mw) DESC, {by} LIMIT {SERIES}"
    names = [row[0] for row in db.execute(most, where.values)]
    sql = (
        f"SELECT {_QUARTER} AS quarter, CASE WHEN {by} IN (SELECT value FROM json_each(:names)) THEN {by} END AS name, "
        f"sum(mw) AS mw, count(*) AS deals FROM {_DEALS.table} {where} GROUP BY 1, 2 ORDER BY 1, 2"
    )
    return list(rows(db, sql, {**where.values, "names": json.dumps(names)}))


def largest(db: sqlite3.Connection, facets: Mapping[str, str], within: Sequence[str] | None = None) -> list[Row]:
    """The deals with most megawatts, whatever their status but terminated and denied."""
    where = _where(facets, within, "mw IS NOT NULL", "status NOT IN ('terminated', 'denied')")
    ids = f"SELECT fact, mw FROM {_DEALS.table} {where} ORDER BY mw DESC, fact LIMIT {_LARGEST}"
    sql = f"SELECT d.* FROM ({ids}) AS l JOIN deals AS d ON d.id = l.fact ORDER BY l.mw DESC, l.fact"
    return list(rows(db, sql, where.values))


def pairs(db: sqlite3.Connection, facets: Mapping[str, str], within: Sequence[str] | None = None) -> list[Row]:
    """Who deals with whom: the pairs with most deals, then most megawatts, without deals that are off."""
    where = _where(
        facets, within, "followed = 0", "status NOT IN ('terminated', 'denied')", "company <> ''", "counterparty <> ''"
    )
    sql = (
        f"SELECT company, counterparty, count(*) AS deals, sum(mw) AS mw FROM {_DEALS.table} {where} "
        f"GROUP BY company, counterparty ORDER BY deals DESC, mw DESC, company, counterparty LIMIT {_PAIRS}"
    )
    return list(rows(db, sql, where.values))

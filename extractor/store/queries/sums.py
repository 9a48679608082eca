"""Facts counted and summed by what they have in common."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from extractor.store.errors import QueryError
from extractor.store.lists import LISTINGS, key_of
from extractor.store.queries.facts import Question, fitting, narrow
from extractor.store.queries.parts import Row, ordered, rows
from extractor.store.tables import FactTable

SUMS = ("mw", "value")
"""What can be added up: power in MW, and money, of each currency for itself."""
_LATER = "'status', 'amended', 'renewed', 'revised'"
"""A fact that another follows in one of these ways is an earlier state of the same; an expansion adds to it."""
_CURRENCY = "sum(CASE WHEN currency IS NULL THEN -1 ELSE facts END) OVER (PARTITION BY currency) DESC, currency, "
"""Sums of one currency stand together, those of most facts first: there is no comparing others."""
_TIMES = {"year": 4, "month": 7}
_TOP = """
up (id, above) AS (
  SELECT id, parent FROM companies WHERE parent IS NOT NULL
  UNION SELECT up.id, k.parent FROM up JOIN companies AS k ON k.id = up.above WHERE k.parent IS NOT NULL),
top (id, above) AS (SELECT up.id, up.above FROM up JOIN companies AS k ON k.id = up.above WHERE k.parent IS NULL),"""
"""The company at the top of each that belongs to one."""
_BEATEN = """
beaten (id) AS (
  SELECT CASE WHEN (-a.independent, a.first_report, a.id) < (-b.independent, b.first_report, b.id) THEN b.id
    WHEN (-b.independent, b.first_report, b.id) < (-a.independent, a.first_report, a.id) THEN a.id END
  FROM fact_links AS l CROSS JOIN last AS a ON a.id = l.earlier CROSS JOIN last AS b ON b.id = l.later
  WHERE l.relation = 'conflict'),"""
"""Those that another contradicts which has more support, or as much and came first."""


def groupings(table: FactTable) -> tuple[str, ...]:
    """What the facts of a type can be counted by."""
    return tuple(dict.fromkeys((*table.parties, *table.closed, *table.open, *_TIMES)))


def summable(table: FactTable) -> tuple[str, ...]:
    """What of the facts of a type can be added up."""
    return tuple(what for what in SUMS if (table.power if what == "mw" else "value" in table.meanings))


def sums(
    db: sqlite3.Connection, table: FactTable, question: Question, *, by: str, sum: str | None = None, parents: bool
) -> Iterator[Row]:
    """A row for each value of ``by`` with the facts that it counts, the largest first, and their ids in ``ids``.

    Of the steps of one deal only the last counts, and of facts that contradict each other on a number the one with most
    support; ``contradicted`` says how many were left out for that. ``parents`` counts what a unit does for the company
    at the top. Raises QueryError for what the type does not have.
    """
    if by not in groupings(table):
        raise QueryError(f"{table.view} cannot be counted by {by!r}; by one of: {', '.join(groupings(table))}")
    if sum is not None and sum not in summable(table):
        one_of = f"; of: {', '.join(summable(table))}" if summable(table) else ""
        raise QueryError(f"{table.view} have no sum of {sum!r}{one_of}")
    where = fitting(db, table, question)
    where.conditions.append(f"NOT EXISTS (SELECT 1 FROM fact_links WHERE earlier = f.id AND +relation IN ({_LATER}))")
    totals = _totals(table, sum)
    columns = (by, "facts", *totals, "contradicted", "ids")
    largest = {"mw": "mw DESC NULLS LAST, ", "value": f"{_CURRENCY}value DESC NULLS LAST, "}.get(sum or "", "")
    order = ordered(question.sort, columns, f"{largest}facts DESC, {by}")
    selected = "".join(f",\n  {sql} AS {name}" for name, sql in totals.items())
    groups = "1, f.currency" if sum == "value" else "1"
    wanted = "".join(f", f.{name}" for name in _read(table, sum))
    sql = f"""
WITH RECURSIVE{_TOP if parents else ""}
last AS MATERIALIZED (SELECT f.id, f.independent, f.first_report{wanted}, {_key(table, by, parents=parents)} AS grouped
  FROM {narrow(table)} AS f
  {where}),{_BEATEN}
counted AS (SELECT f.*, f.id NOT IN (SELECT id FROM beaten WHERE id IS NOT NULL) AS counts FROM last AS f)
SELECT * FROM (SELECT f.grouped AS {by},
  sum(f.counts) AS facts{selected},
  sum(1 - f.counts) AS contradicted,
  group_concat(CASE WHEN f.counts THEN f.id END, ' ') AS ids
FROM (SELECT * FROM counted ORDER BY {_size(table, sum)}first_report, id) AS f GROUP BY {groups})
{order} LIMIT :limit"""
    return rows(db, sql, {**where.values, "limit": -1 if question.limit is None else question.limit})


def _totals(table: FactTable, sum: str | None) -> dict[str, str]:
    """The columns that add up: lower ends, and upper ends where there are ranges; what was not said adds nothing."""
    if sum is None:
        return {}
    low, high = ("value", "value_high") if sum == "value" else table.power or ("", "")
    unit = {"currency": "f.currency"} if sum == "value" else {}
    basis = {"basis": "group_concat(DISTINCT f.basis)"} if sum == "mw" else {}
    return {
        sum: f"sum(CASE WHEN f.counts THEN f.{low} END)",
        f"{sum}_high": f"sum(CASE WHEN f.counts THEN coalesce(f.{high}, f.{low}) END)",
        **unit,
        **basis,
        "unsaid": f"sum(f.counts AND f.{low} IS NULL)",
    }


def _size(table: FactTable, sum: str | None) -> str:
    if sum is None:
        return ""
    return "value DESC, " if sum == "value" else f"{(table.power or ('',))[0]} DESC, "


def _read(table: FactTable, sum: str | None) -> tuple[str, ...]:
    """The columns that totals are made of."""
    if sum is None:
        return ()
    return ("value", "value_high", "currency") if sum == "value" else (*(table.power or ()), "basis")


def _key(table: FactTable, by: str, *, parents: bool) -> str:
    """What a fact is counted under: companies by the name that they go by after all judgements."""
    if by in _TIMES:
        return f"substr(f.first_day, 1, {_TIMES[by]})"
    if by not in table.parties or table.type not in LISTINGS:
        return f"f.{by}"
    key, joined = f"l.{key_of(by)}", ""
    if parents:
        joined, key = f"LEFT JOIN top ON top.id = {key} ", f"coalesce(top.above, {key})"
    return (
        f"coalesce((SELECT coalesce(k.called, k.name) FROM {LISTINGS[table.type].table} AS l {joined}"
        f"CROSS JOIN companies AS k ON k.id = {key} WHERE l.fact = f.id), f.{by})"
    )

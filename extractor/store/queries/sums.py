"""Facts counted and summed by what they have in common."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from extractor.store.errors import QueryError
from extractor.store.queries.facts import Question, fitting
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
up(id, above) AS (
  SELECT id, id FROM companies
  UNION SELECT up.id, k.parent FROM up JOIN companies AS k ON k.id = up.above WHERE k.parent IS NOT NULL),
top(id, above) AS (SELECT up.id, up.above FROM up JOIN companies AS k ON k.id = up.above WHERE k.parent IS NULL)"""


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
    totals = _totals(table, sum)
    columns = (by, "facts", *totals, "contradicted", "ids")
    largest = {"mw": "mw DESC NULLS LAST, ", "value": f"{_CURRENCY}value DESC NULLS LAST, "}.get(sum or "", "")
    order = ordered(question.sort, columns, f"{largest}facts DESC, {by}")
    selected = "".join(f",\n  {sql} AS {name}" for name, sql in totals.items())
    groups = "1, f.currency" if sum == "value" else "1"
    sql = f"""
WITH RECURSIVE {_TOP},
fitting AS (SELECT * FROM {table.view} {where}),
last AS (SELECT * FROM fitting AS f WHERE NOT EXISTS (
  SELECT 1 FROM fact_links WHERE earlier = f.id AND relation IN ({_LATER}))),
counted AS (SELECT f.*, {_key(table, by, parents=parents)} AS grouped, NOT EXISTS (
  SELECT 1 FROM fact_links AS l JOIN last AS o ON o.id IN (l.earlier, l.later) AND o.id <> f.id
  WHERE l.relation = 'conflict' AND f.id IN (l.earlier, l.later)
    AND (-o.independent, o.first_report, o.id) < (-f.independent, f.first_report, f.id)) AS counts
  FROM last AS f)
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


def _key(table: FactTable, by: str, *, parents: bool) -> str:
    """What a fact is counted under: companies by the name that they go by after all judgements."""
    if by in _TIMES:
        return f"substr(f.first_day, 1, {_TIMES[by]})"
    if by not in table.parties:
        return f"f.{by}"
    over = "JOIN top ON top.id = p.judged JOIN companies AS k ON k.id = top.above" if parents else _ITSELF
    named = "coalesce(k.called, k.name)"
    same, founder = _party(by, named, over, f"p.name = f.{by}"), _party(by, named, over, "m.handle = m.fact")
    return f"coalesce({same}, {founder}, f.{by})"


_ITSELF = "JOIN companies AS k ON k.id = p.judged"


def _party(field: str, what: str, joined: str, condition: str) -> str:
    """Something of the company that has a part in a fact ``f``, as its claims see it."""
    return (
        f"(SELECT min({what}) FROM fact_claims AS m JOIN claim_parties AS p ON p.claim = m.claim "
        f"AND p.field = '{field}' {joined} WHERE m.fact = f.id AND {condition})"
    )

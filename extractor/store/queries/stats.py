"""What is in a base, in figures, each with the query that it comes from."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.store.queries.parts import Row, rows

_LISTED = 10


@dataclass(frozen=True)
class Figures:
    """Figures that belong together. ``source`` says in words where they come from, ``sql`` in SQL."""

    name: str
    source: str
    sql: str
    rows: list[Row]


_ALL = " UNION ALL ".join(
    f"SELECT '{name}' AS what, count(*) AS number FROM {table}"
    for name, table in (
        ("articles", "articles"),
        ("claims, live", "claims WHERE superseded_by IS NULL"),
        ("claims that newer rules no longer make", "claims WHERE superseded_by IS NOT NULL"),
        ("facts", "facts"),
        ("facts that follow from another, or dispute it", "fact_links"),
        ("companies that claims name", "companies WHERE id IN (SELECT judged FROM party_rows)"),
        ("claims that wait to be settled", "pending_claims"),
    )
)
_QUERIES: tuple[tuple[str, str, str], ...] = (
    ("in all", "the tables of these names", _ALL),
    (
        "facts by type",
        "facts; told by several where independent articles do, copies of a text once",
        "SELECT type, count(*) AS facts, sum(claims) AS claims, sum(independent > 1) AS told_by_several, "
        "min(first_report) AS first_report, max(last_report) AS last_report FROM facts GROUP BY type "
        "ORDER BY facts DESC, type",
    ),
    (
        "facts by year",
        "facts; the year of the fact's own day where it is known, else of its first report",
        "SELECT ifnull(substr(first_day, 1, 4), 'no date') AS year, count(*) AS facts, sum(type = 'deal') AS deals, "
        "sum(type = 'capacity') AS capacities, sum(type = 'move') AS moves, sum(type = 'guidance') AS guidance, "
        "sum(type = 'event') AS events FROM facts GROUP BY 1 ORDER BY 1 DESC",
    ),
    (
        "deals by status",
        "deals; megawatts as far as they are said, the lower end of ranges",
        "SELECT status, count(*) AS deals, sum(capacity_mw) AS megawatts, sum(capacity_mw IS NULL) AS unsaid "
        "FROM deal_facts GROUP BY status ORDER BY deals DESC, status",
    ),
    (
        "deals by kind",
        "deals; megawatts as far as they are said, the lower end of ranges",
        "SELECT kind, count(*) AS deals, sum(capacity_mw) AS megawatts, sum(capacity_mw IS NULL) AS unsaid "
        "FROM deal_facts GROUP BY kind ORDER BY deals DESC, kind",
    ),
    (
        "capacity by stage",
        "capacities; statements overlap (a campus is a part of its company's whole), so that a sum is none of capacity",
        "SELECT stage, count(*) AS statements, max(mw) AS largest, sum(mw) AS sum_of_statements FROM capacity_facts "
        "GROUP BY stage ORDER BY statements DESC, stage",
    ),
    (
        "outlets",
        f"articles; the {_LISTED} with most of them",
        "SELECT ifnull(site, 'not named') AS outlet, count(*) AS articles, min(substr(published, 1, 10)) AS first, "
        "max(substr(published, 1, 10)) AS last FROM articles GROUP BY site ORDER BY articles DESC, outlet "
        f"LIMIT {_LISTED}",
    ),
    (
        "inputs",
        "inputs; how each file, record or address ended when it was last seen",
        "SELECT outcome, ifnull(reason, '') AS reason, count(*) AS inputs FROM inputs WHERE replaced_by IS NULL "
        "GROUP BY 1, 2 ORDER BY outcome, inputs DESC, reason",
    ),
    (
        "addresses",
        "urls; what was fetched from the web, and what waits or failed",
        "SELECT state, ifnull(reason, '') AS reason, count(*) AS addresses FROM urls GROUP BY 1, 2 "
        "ORDER BY state, addresses DESC, reason",
    ),
    (
        "last runs",
        "runs; the newest 5",
        "SELECT id, started, round(seconds, 1) AS seconds, articles, duplicates, skips, failures, unchanged, "
        "claims_added, claims_superseded, CASE interrupted WHEN 1 THEN 'stopped' WHEN 0 THEN 'ended' ELSE 'killed' END "
        "AS how FROM runs ORDER BY id DESC LIMIT 5",
    ),
)


def stats(db: sqlite3.Connection) -> Iterator[Figures]:
    """All figures, in the order in which a person would ask."""
    for name, source, sql in _QUERIES:
        yield Figures(name, source, sql, list(rows(db, sql)))

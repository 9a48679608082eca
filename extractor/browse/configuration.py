"""What Datasette shows: titles, the meaning of every table and column, facets, canned queries.

One mapping serves both Datasettes: 0.65 reads it as ``metadata``, the 1.0 alphas read titles and descriptions as
metadata and the rest (queries, facets, sort, hidden tables) as configuration; ``serve`` writes what each wants.
"""

from __future__ import annotations

from typing import Any

from extractor.store.describe import described

_HIDDEN = (
    "deal_claims", "capacity_claims", "move_claims", "guidance_claims", "event_claims", "claim_parties", "deal_parties",
    "articles_fts", "claims_fts", "mentions",
)  # fmt: skip
_FACETS = {
    "deals": ["kind", "status", "technology"],
    "capacities": ["stage", "technology"],
    "moves": ["horizon", "metric", "subject_kind"],
    "guidance": ["metric", "change"],
    "events": ["kind", "scheduled"],
    "inputs": ["outcome", "reason"],
    "ledger": ["kind", "outcome"],
    "companies": ["sector", "listed"],
}
_SORT = {"deals": "published", "capacities": "mw", "moves": "published", "guidance": "published", "events": "date"}
_SEARCH = {"articles": ("articles_fts", "seq"), "claims": ("claims_fts", "seq")}

QUERIES: dict[str, dict[str, str]] = {
    "deals_over_a_size": {
        "title": "Deals over a size",
        "description": "Deals of at least so many megawatts, the largest first.",
        "sql": (
            "select id, company, counterparty, kind, status, capacity_mw, capacity_mw_high, value, currency, "
            "announced, evidence from deals where coalesce(capacity_mw_high, capacity_mw) >= cast(:mw as real) "
            "order by capacity_mw desc limit 500"
        ),
    },
    "biggest_moves_of_a_week": {
        "title": "The biggest moves of a week",
        "description": "Prices that moved most over a day in the seven days from a date, such as 2025-11-03.",
        "sql": (
            "select subject, percent, metric, horizon, period, evidence from moves where horizon = 'day' "
            "and period >= :from_day and period < date(:from_day, '+7 days') order by abs(percent) desc limit 100"
        ),
    },
    "whole_record_of_a_company": {
        "title": "A company's whole record",
        "description": "Every fact that names a company, by its usual name, the latest first.",
        "sql": (
            "select c.type, p.field, c.evidence, substr(a.published, 1, 10) as published, a.title, c.id from claims c "
            "join claim_parties p on p.claim = c.id join articles a on a.id = c.article where c.superseded_by is null "
            "and p.name = :company order by published desc limit 500"
        ),
    },
    "deals_without_a_counterparty": {
        "title": "Deals without a counterparty",
        "description": "Deals whose other side the article does not name.",
        "sql": (
            "select id, company, counterparty_text, kind, status, capacity_mw, announced, evidence from deals "
            "where counterparty is null order by announced desc limit 500"
        ),
    },
    "megawatts_by_counterparty": {
        "title": "Contracted megawatts by counterparty",
        "description": "Who takes most, over deals that are announced or completed.",
        "sql": (
            "select counterparty, count(*) as deals, sum(capacity_mw) as megawatts from deals where counterparty is "
            "not null and capacity_mw is not null and status in ('announced', 'completed') group by counterparty "
            "order by megawatts desc limit 100"
        ),
    },
    "evidence_search": {
        "title": "Search the evidence",
        "description": "Claims whose sentence holds all the words.",
        "sql": (
            "select c.type, c.evidence, c.id, c.article from claims_fts f join claims c on c.seq = f.rowid "
            "where claims_fts match :words and c.superseded_by is null order by rank limit 100"
        ),
    },
}


def configuration(database: str) -> dict[str, Any]:
    """Titles, descriptions, facets and canned queries for a base that Datasette knows as ``database``."""
    tables: dict[str, dict[str, Any]] = {}
    for name, (about, columns) in described().items():
        table: dict[str, Any] = {"description": about, "columns": dict(columns)}
        if name in _FACETS:
            table["facets"] = _FACETS[name]
        if name in _SORT:
            table["sort_desc"] = _SORT[name]
        if name in _SEARCH:
            table["fts_table"], table["fts_pk"] = _SEARCH[name]
        if name in _HIDDEN:
            table["hidden"] = True
        tables[name] = table
    return {
        "title": "Wattwire",
        "description": "Facts out of financial news, each with the sentence it comes from.",
        "databases": {database: {"tables": tables, "queries": QUERIES}},
        "plugins": {"wattwire": {"front": database}},
    }


_METADATA_KEYS = ("description", "columns", "title")


def split(whole: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The mapping as the 1.0 alphas want it: metadata (titles, descriptions, columns) and configuration (the rest)."""
    metadata: dict[str, Any] = {"title": whole["title"], "description": whole["description"], "databases": {}}
    settings: dict[str, Any] = {"databases": {}, "plugins": whole["plugins"]}
    for database, content in whole["databases"].items():
        tables = content["tables"]
        told = {n: {k: v for k, v in t.items() if k in _METADATA_KEYS} for n, t in tables.items()}
        done = {n: {k: v for k, v in t.items() if k not in _METADATA_KEYS} for n, t in tables.items()}
        metadata["databases"][database] = {"tables": told}
        settings["databases"][database] = {
            "tables": {n: t for n, t in done.items() if t},
            "queries": content["queries"],
        }
    return metadata, settings

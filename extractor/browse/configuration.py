"""What Datasette shows: titles, the meaning of every table and column, facets, canned queries.

One mapping serves both Datasettes: 0.65 reads it as ``metadata``, the 1.0 alphas read titles and descriptions as
metadata and the rest (queries, facets, sort, hidden tables) as configuration; ``serve`` writes what each wants.
"""

from __future__ import annotations

from typing import Any

from extractor.store.describe import described
from extractor.store.lists import LISTINGS
from extractor.store.tables import FACT_TABLES

HIDDEN = (
    "deal_claims", "capacity_claims", "move_claims", "guidance_claims", "event_claims", "claim_parties", "deal_parties",
    "deal_rows", "capacity_rows", "move_rows", "guidance_rows", "event_rows", "mention_rows",
    "party_rows", "member_rows",
    "articles_fts", "claims_fts", "mentions", "deal_facts", "capacity_facts", "move_facts", "guidance_facts",
    "event_facts", "deal_reports", "capacity_reports", "move_reports", "guidance_reports", "event_reports",
    "fact_claims", "fact_values", "fact_links", "claim_blocks", "pending_claims", "article_signatures",
    "article_bands", "new_bands", "facts",
    *(kept for listing in LISTINGS.values() for kept in (listing.table, listing.counts)),
)  # fmt: skip
_FACETS = {  # of tables alone: over a view Datasette would read every fact for each; our lists have theirs
    "inputs": ["outcome", "reason"],
    "ledger": ["outcome"],  # kinds have no index of their own: a million rows would be sorted for each page
    "companies": ["sector", "listed"],
}
_SEARCH = {"articles": ("articles_fts", "seq"), "claims": ("claims_fts", "seq")}

QUERIES: dict[str, dict[str, str]] = {
    "deals_over_a_size": {
        "title": "Deals over a size",
        "description": "Deals of at least so many megawatts, the largest first.",
        "sql": (
            "select id, company, counterparty, kind, status, capacity_mw, capacity_mw_high, value, currency, "
            "announced, evidence from deals where id in (select fact from deal_facts where "
            "coalesce(capacity_mw_high, capacity_mw) >= cast(:mw as real) order by capacity_mw desc limit 100) "
            "order by capacity_mw desc, id"
        ),
    },
    "biggest_moves_of_a_week": {
        "title": "The biggest moves of a week",
        "description": "Prices that moved most over a day in the seven days from a date, such as 2025-11-03.",
        "sql": (
            "select subject, percent, metric, horizon, period, evidence from moves where id in (select fact from "
            "move_list where day >= :from_day and day < date(:from_day, '+7 days') and horizon = 'day' "
            "order by percent desc, fact limit 100) order by abs(percent) desc, id"
        ),
    },
    "whole_record_of_a_company": {
        "title": "A company's whole record",
        "description": "Every fact that names a company, by its usual name, the latest first.",
        "sql": (
            "select f.type, f.id, f.first_day as day, c.evidence, f.independent, a.title from "
            "(select id, first_day from facts where id in (select m.fact from party_rows p cross join member_rows m "
            "on m.claim = p.claim where p.name = :company) order by first_day desc, id limit 100) l "
            "cross join facts f on f.id = l.id cross join claims c on c.id = f.founder "
            "cross join articles a on a.id = c.article order by l.first_day desc, l.id"
        ),
    },
    "timeline_of_a_company": {
        "title": "A company's timeline",
        "description": "Deals by status, capacities by stage, guidance as it changed, of a company by its usual name; "
        "the latest 100.",
        "sql": (
            "select f.first_day as day, f.type, case f.type when 'deal' then d.status when 'capacity' then k.stage "
            "else ifnull(g.change, 'stated') end as step, coalesce(d.company, k.holder, g.company) as who, "
            "coalesce(d.counterparty, d.counterparty_text, d.target) as other, "
            "coalesce(d.kind, k.technology, g.metric) as what, coalesce(d.capacity_mw, k.mw) as mw, "
            "coalesce(d.value, g.low) as value, coalesce(d.value_high, g.high) as value_high, "
            "coalesce(d.currency, g.unit) as unit, coalesce(d.site, k.site) as site, g.period, f.independent, "
            "(select max(relation) from fact_links where later = f.id and relation <> 'conflict') as relation, "
            "(select max(earlier) from fact_links where later = f.id and relation <> 'conflict') as follows, "
            "f.id as fact, a.site as outlet, a.title, a.url from "
            # +type: a company's facts by their ids, not all of a type
            "(select id from facts where +type in ('deal', 'capacity', 'guidance') and id in "
            "(select m.fact from party_rows p cross join member_rows m on m.claim = p.claim where p.name = :company) "
            "order by first_day desc, id limit 100) l cross join facts f on f.id = l.id "
            "cross join claims c on c.id = f.founder cross join articles a on a.id = c.article "
            "left join deal_facts d on d.fact = f.id left join capacity_facts k on k.fact = f.id "
            "left join guidance_facts g on g.fact = f.id "
            "order by f.type = 'guidance', f.type = 'capacity', f.first_day"
        ),
    },
    "conflicts": {
        "title": "Where reports disagree",
        "description": "Facts that would be one but for a number.",
        "sql": (
            "select f.type, l.field, l.explanation ->> '$.differs' as differs, f.first_report, f.independent, "
            "g.independent as other_independent, f.id as fact, g.id as other from fact_links l cross join "
            "facts f on f.id = l.earlier cross join facts g on g.id = l.later where l.relation = 'conflict' "
            "order by f.first_report desc limit 100"
        ),
    },
    "facts_with_most_support": {
        "title": "Facts that most articles tell",
        "description": "Copies of one text count once.",
        "sql": (
            "select f.type, f.independent, f.articles, f.first_report, f.last_report, c.evidence, f.id from facts f "
            "join claims c on c.id = f.founder where f.independent > 1 order by f.independent desc, f.articles desc "
            "limit 100"
        ),
    },
    "deals_without_a_counterparty": {
        "title": "Deals without a counterparty",
        "description": "Deals whose other side the article does not name.",
        "sql": (
            "select id, company, counterparty_text, kind, status, capacity_mw, announced, evidence from deals "
            "where id in (select l.fact from deal_facts n cross join deal_list l on l.fact = n.fact "
            "where n.counterparty is null order by l.day desc, l.fact limit 100) "
            "order by last_day desc, id"
        ),
    },
    "megawatts_by_counterparty": {
        "title": "Contracted megawatts by counterparty",
        "description": "Who takes most, over deals that are announced or completed, each at its latest step.",
        "sql": (
            "select coalesce(k.called, k.name, substr(l.who, 2)) as counterparty, l.deals, l.megawatts from "
            "(select counterparty_key as who, count(*) as deals, sum(mw) as megawatts from deal_list where "
            "counterparty_key <> '' and mw is not null and status in ('announced', 'completed') and outdone = 0 "
            "group by counterparty_key order by megawatts desc limit 100) l left join companies k on k.id = l.who "
            "order by l.megawatts desc, l.who"
        ),
    },
    "numbers_by_outcome": {
        "title": "What became of every number",
        "description": "How many numbers and dates of each kind ended in a claim, and why the others did not.",
        "sql": "select kind, outcome, count(*) as numbers from ledger group by outcome, kind order by numbers desc",
    },
    "evidence_search": {
        "title": "Search the evidence",
        "description": "Claims whose sentence holds all the words, the best among the newest 5,000.",
        "sql": (
            "select c.type, c.evidence, c.id, c.article from (select rowid as seq, rank as fit from claims_fts where "
            "claims_fts match :words order by rowid desc limit 5000) f join claims c on c.seq = f.seq "
            "where c.superseded_by is null order by f.fit, f.seq limit 100"
        ),
    },
}


def configuration(database: str) -> dict[str, Any]:
    """Titles, descriptions, facets and canned queries for a base that Datasette knows as ``database``."""
    tables: dict[str, dict[str, Any]] = {"_sqlite_migrations": {"hidden": True}}
    views = {table.view for table in FACT_TABLES.values() if table.type in LISTINGS}
    for name, (about, columns) in described().items():
        table: dict[str, Any] = {"description": about, "columns": dict(columns)}
        if name in _FACETS:
            table["facets"] = _FACETS[name]
        if name in views:
            table |= {"about": "filter and sort them", "about_url": f"/{database}/-/{name}"}
        if name in _SEARCH:
            table["fts_table"], table["fts_pk"] = _SEARCH[name]
        if name in HIDDEN:
            table["hidden"] = True
        tables[name] = table
    return {
        "title": "Wattwire",
        "description": "Facts out of financial news, each with the sentence it comes from.",
        "databases": {database: {"tables": tables, "queries": QUERIES}},
        "plugins": {"wattwire": {"front": database}},
    }


_METADATA_KEYS = ("description", "columns", "title", "about", "about_url")


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

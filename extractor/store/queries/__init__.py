"""The named queries: functions of a connection that ``reading`` opened. What a person typed travels as a parameter."""

from extractor.store.queries.brief import Brief, brief, number, tellers, undated
from extractor.store.queries.claims import claim
from extractor.store.queries.companies import Meant, companies, identified, meant, names_beginning, said
from extractor.store.queries.fact import conflicts, fact, ids_beginning, timeline, which
from extractor.store.queries.facts import News, Question, facts, sortable
from extractor.store.queries.records import article_id, articles, inputs, ledger, statement, totals
from extractor.store.queries.review import (
    GROUPINGS,
    REASONS,
    queue,
    reviewed_claims,
    rule_precision,
    text_of,
    unreviewed,
)
from extractor.store.queries.stats import Figures, stats
from extractor.store.queries.sums import groupings, summable, sums
from extractor.store.queries.unresolved import judged, unresolved
from extractor.store.queries.web import new_claims
from extractor.store.queries.whole import typed_columns, whole

__all__ = [
    "GROUPINGS",
    "REASONS",
    "Brief",
    "Figures",
    "Meant",
    "News",
    "Question",
    "article_id",
    "articles",
    "brief",
    "claim",
    "companies",
    "conflicts",
    "fact",
    "facts",
    "groupings",
    "identified",
    "ids_beginning",
    "inputs",
    "judged",
    "ledger",
    "meant",
    "names_beginning",
    "new_claims",
    "number",
    "queue",
    "reviewed_claims",
    "rule_precision",
    "said",
    "sortable",
    "statement",
    "stats",
    "summable",
    "sums",
    "tellers",
    "text_of",
    "timeline",
    "totals",
    "typed_columns",
    "undated",
    "unresolved",
    "unreviewed",
    "which",
    "whole",
]

"""The named queries: functions of a connection that ``reading`` opened. What a person typed travels as a parameter."""

from extractor.store.queries.claims import claim
from extractor.store.queries.companies import Meant, companies, identified, meant, said
from extractor.store.queries.fact import conflicts, fact, timeline, which
from extractor.store.queries.facts import Question, facts, sortable
from extractor.store.queries.records import article_id, articles, inputs, ledger, statement, totals
from extractor.store.queries.unresolved import judged, unresolved

__all__ = [
    "Meant",
    "Question",
    "article_id",
    "articles",
    "claim",
    "companies",
    "conflicts",
    "fact",
    "facts",
    "identified",
    "inputs",
    "judged",
    "ledger",
    "meant",
    "said",
    "sortable",
    "statement",
    "timeline",
    "totals",
    "unresolved",
    "which",
]

"""The named queries: functions of a connection that ``reading`` opened. What a person typed travels as a parameter."""

from extractor.store.queries.claims import claim
from extractor.store.queries.companies import Meant, companies, meant
from extractor.store.queries.facts import Question, facts, sortable
from extractor.store.queries.records import article_id, articles, inputs, ledger, statement, totals
from extractor.store.queries.web import new_claims

__all__ = [
    "Meant",
    "Question",
    "article_id",
    "articles",
    "claim",
    "companies",
    "facts",
    "inputs",
    "ledger",
    "meant",
    "new_claims",
    "sortable",
    "statement",
    "totals",
]

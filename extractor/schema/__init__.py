"""The fact model as types. Imports pydantic alone."""

from extractor.schema.article import Article, RawDocument, Rejected, article_id
from extractor.schema.claims import (
    CLAIM,
    CLAIM_TYPES,
    Capacity,
    Claim,
    Deal,
    Event,
    Evidence,
    Guidance,
    Move,
    Party,
    json_schema,
)
from extractor.schema.dates import PartialDate, interval
from extractor.schema.mentions import Cue, DateMention, Mention, Name, Quantity
from extractor.schema.options import Options
from extractor.schema.results import Extraction, LedgerEntry, Outcome

__all__ = [
    "CLAIM",
    "CLAIM_TYPES",
    "Article",
    "Capacity",
    "Claim",
    "Cue",
    "DateMention",
    "Deal",
    "Event",
    "Evidence",
    "Extraction",
    "Guidance",
    "LedgerEntry",
    "Mention",
    "Move",
    "Name",
    "Options",
    "Outcome",
    "PartialDate",
    "Party",
    "Quantity",
    "RawDocument",
    "Rejected",
    "article_id",
    "interval",
    "json_schema",
]

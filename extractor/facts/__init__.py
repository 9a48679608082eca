"""From spans to claims: one module a fact type, and the ledger of what became of every mention.

To add a fact type: a module with a ``find`` function, its schema in ``extractor.schema.claims``, its name in FINDERS
and its table in ``extractor.store``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from spacy.tokens import Doc

from extractor.facts import capacity, deal, event, guidance, move
from extractor.facts.arbiter import settled_between_types
from extractor.facts.doubted import without_doubted
from extractor.facts.draft import Draft, Refusal
from extractor.facts.masked import remembering
from extractor.facts.settle import settle
from extractor.schema import Article, Claim, LedgerEntry

__all__ = ["FINDERS", "Draft", "Refusal", "find_facts"]

Finder = Callable[[Doc], Iterable[Draft | Refusal]]
FINDERS: dict[str, Finder] = {
    "deal": deal.find,
    "capacity": capacity.find,
    "move": move.find,
    "guidance": guidance.find,
    "event": event.find,
}


def find_facts(doc: Doc, article: Article) -> tuple[tuple[Claim, ...], tuple[LedgerEntry, ...]]:
    """The claims of a processed article, by position, and the ledger of its mentions."""
    with remembering(doc):
        found = [proposal for find in FINDERS.values() for proposal in find(doc)]
    return settle(doc, article, without_doubted(doc, list(settled_between_types(found))))

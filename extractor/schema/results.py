"""What processing an article, and an input, leaves behind."""

from typing import Literal

from extractor.schema.article import Article
from extractor.schema.claims import Claim, Frozen
from extractor.schema.mentions import DateMention, Quantity

Outcome = Literal["article", "duplicate", "skip", "failure"]


class LedgerEntry(Frozen):
    """A quantity or date mention and how it ended: ``claim``, or the reason why not.

    ``claims`` holds the ids of the claims that use it; ``detail`` says more, for people.
    """

    start: int
    end: int
    raw: str
    kind: str
    outcome: str
    detail: str | None = None
    claims: tuple[str, ...] = ()


class Extraction(Frozen):
    """An article with everything the rules said about it."""

    article: Article
    claims: tuple[Claim, ...]
    ledger: tuple[LedgerEntry, ...]
    mentions: tuple[Quantity | DateMention, ...] = ()

"""What was worked out elsewhere: inputs with how they ended, articles with all that was said of them, as columns."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from extractor.schema import Article, Extraction, LedgerEntry, RawDocument
from extractor.store.rows import claim_of


class Ending(NamedTuple):
    """An input and how it ended. ``article`` is the id of what it was read as."""

    source: str
    member: int | None
    digest: str
    outcome: str
    reason: str | None
    detail: str | None
    article: str | None

    @property
    def place(self) -> tuple[str, int]:
        """Where it was found."""
        return self.source, self.member or 0


class Contents(NamedTuple):
    """Articles with their claims and ledgers, in the order of the columns below. Claims and ledger entries begin with
    the place of their article in ``articles``, mentions with that of their claim in ``claims``."""

    articles: list[tuple[Any, ...]]
    claims: list[tuple[Any, ...]]
    mentions: list[tuple[Any, ...]]
    ledger: list[tuple[Any, ...]]


ARTICLE = ("id", "title", "site", "url", "published", "modified", "language", "text", "origins", "input_id")
CLAIM = (
    "id", "type", "confidence", "rule", "evidence_start", "evidence_end", "evidence", "attribution", "date_basis",
    "data", "first_day", "last_day",
)  # fmt: skip
MENTION = ("field", "start", "end", "raw")
ENTRY = ("start", "end", "raw", "kind", "outcome", "detail", "claims")


class Rows(Protocol):
    """Inputs as whoever loads them has them."""

    def endings(self) -> list[Ending]:
        """Each input and how it ended."""
        ...

    def contents(self, which: list[int]) -> Contents:
        """The articles of some of the inputs."""
        ...


@dataclass(frozen=True)
class Elsewhere(RawDocument):
    """An input whose bytes lie elsewhere."""

    told: str = ""

    @property
    def digest(self) -> str:
        """The digest of those bytes."""
        return self.told


def extractions(contents: Contents) -> Iterator[Extraction]:
    """Articles as the pipeline gave them."""
    mentions: dict[int, list[dict[str, Any]]] = {}
    for at, *mention in contents.mentions:
        mentions.setdefault(at, []).append(dict(zip(MENTION, mention, strict=True)))
    claims: dict[int, list[Any]] = {}
    for n, (at, *claim) in enumerate(contents.claims):
        known = dict(zip(CLAIM, claim, strict=True))
        claims.setdefault(at, []).append(claim_of(known, mentions.get(n, [])))
    ledger: dict[int, list[LedgerEntry]] = {}
    for at, *entry in contents.ledger:
        known = dict(zip(ENTRY, entry, strict=True))
        ledger.setdefault(at, []).append(LedgerEntry(**{**known, "claims": tuple(json.loads(known["claims"]))}))
    for n, values in enumerate(contents.articles):
        known = dict(zip(ARTICLE, values, strict=True))
        article = Article(**{**known, "origins": json.loads(known["origins"])})
        yield Extraction(article=article, claims=tuple(claims.get(n, ())), ledger=tuple(ledger.get(n, ())))

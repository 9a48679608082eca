"""Facts: what the base believes over all claims that say the same thing, and what consolidation makes them from.

Plain records, so that consolidation, the store and what calls them speak of the same things.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

Relation = Literal["status", "amended", "renewed", "expanded", "revised", "conflict"]
"""How one fact follows from another: its status or stage moved on, it was amended, renewed or expanded, guidance was
revised. ``conflict`` links facts that would be one, but for a field on which they disagree."""

Values = Mapping[str, Any]


def handle(claim: str) -> str:
    """The id of the fact that begins with a claim: its first by date and id, of those that name all its parties."""
    return hashlib.sha256(f"fact {claim}".encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Telling:
    """A live claim as consolidation sees it.

    ``day`` is when its article was published, an ISO day or None. ``parties`` holds the key of whoever stands in each
    part: ``company``, ``other_parties.0``, and ``deal.company`` for those of a deal that a capacity's megawatts are
    stated for; equal keys are one company. ``story`` is shared by articles that are copies of each other.
    """

    claim: str
    article: str
    type: str
    day: str | None
    confidence: float
    fields: Values
    parties: Mapping[str, str]
    story: str
    above: tuple[str, ...] = ()
    """Of a capacity, the keys of the companies that its holder belongs to, the nearest first."""
    deal: Telling | None = None
    """Of a capacity, the deal of its article whose megawatts it states by the same words."""

    @property
    def id(self) -> str:
        """The id of the claim."""
        return self.claim

    @cached_property
    def said(self) -> str:
        """All that a comparison with a claim of another article looks at: the same of claims that say the same."""
        told = (self.day, sorted(self.fields.items()), sorted(self.parties.items()), self.above)
        return repr((*told, self.deal.said if self.deal else None))

    @property
    def order(self) -> tuple[str, str]:
        """Tellings are taken by date and id, those without a date last."""
        return (self.day or "9999", self.claim)


@dataclass(frozen=True)
class Member:
    """A claim of a fact: how well it fits (``score``, 1 for the first), with which claim of the fact it was compared
    (``via``), and what that comparison found: fields that agreed with the reason, and those that one side left open."""

    claim: str
    score: float
    via: str | None
    agreed: Values = field(default_factory=dict)
    unknown: tuple[str, ...] = ()
    attached: bool = False
    """Whether it names one party only, or of megawatts no deal, and was added to a fact of more."""


@dataclass(frozen=True)
class Alternative:
    """One of several values that the claims of a fact give: ``chosen`` is the one the fact shows."""

    field: str
    values: Values
    claims: tuple[str, ...]
    stories: int
    chosen: bool


@dataclass(frozen=True)
class Support:
    """How well a fact is supported. Copies of a text count once among ``independent``; days are of publication."""

    claims: int
    articles: int
    independent: int
    first_report: str | None
    last_report: str | None
    confidence: float


@dataclass(frozen=True)
class Fact:
    """What the base believes: ``founder`` is its first claim, ``fields`` the best values."""

    id: str
    type: str
    founder: str
    members: tuple[Member, ...]
    fields: Values
    alternatives: tuple[Alternative, ...]
    support: Support


@dataclass(frozen=True)
class FactLink:
    """How ``later`` follows from ``earlier``, or with ``conflict`` the ``field`` that keeps them apart."""

    earlier: str
    later: str
    relation: Relation
    field: str | None
    score: float
    explanation: Values

"""Drafts: what a rule proposes, before the schema has had its say."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from extractor.schema import DateMention, Mention, Name, Quantity

Span = tuple[int, int]


@dataclass
class Draft:
    """A proposed claim. ``rule`` is the dotted name of the rule, ``weight`` its confidence before adjustments.

    ``evidence`` is the span of the sentence or sentences that state the fact.
    """

    type: str
    rule: str
    weight: float
    evidence: Span
    fields: dict[str, Any] = field(default_factory=dict)
    spans: dict[str, Span] = field(default_factory=dict)
    date_basis: dict[str, str] = field(default_factory=dict)

    def put(self, name: str, value: Any, span: Mention | Span | None = None) -> Draft:
        """Sets a field, with the span of the words that say so where there are such words."""
        if value is not None:
            self.fields[name] = value
            if span is not None:
                self.spans[name] = span.span if isinstance(span, Mention) else span
        return self

    def put_name(self, name: str, mention: Name | None) -> Draft:
        """Sets a party: its name's own span under the field, a pronoun's or description's under ``FIELD.via``."""
        if mention is not None:
            self.fields[name] = mention.name
            self.spans[name] = mention.antecedent or mention.span
            if mention.antecedent:
                self.spans[f"{name}.via"] = mention.span
        return self

    def put_date(self, name: str, mention: DateMention | None) -> Draft:
        """Sets a date field from a resolved date, with how it was resolved."""
        if mention is not None and mention.date is not None:
            self.put(name, mention.date, mention)
            self.date_basis[name] = mention.basis
        return self

    def put_range(self, low: str, high: str, bound: str | None, mention: Quantity, scale: float = 1.0) -> Draft:
        """Sets lower and upper end (the latter only of a range) and the bound from a quantity, in base units."""
        self.put(low, mention.base_low * scale, mention)
        if mention.is_range:
            self.put(high, mention.base_high * scale, mention)
        if bound is not None:
            self.put(bound, mention.bound)
        return self


@dataclass(frozen=True)
class Refusal:
    """A mention that a rule looked at and would not make a claim of: the ledger's reason."""

    span: Span
    reason: str
    rule: str
    detail: str | None = None

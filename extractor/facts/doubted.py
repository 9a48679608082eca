"""Claims about what is no name: refused where a trained pipeline reads none in the words of a party.

Headings, products and measures are printed as names are. No other name takes the place of what is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from extractor.facts.draft import Draft, Refusal
from extractor.labels import may_be_none, names_from, unread

_PARTIES = ("company", "counterparty", "subject", "holder")


def without_doubted(doc: Doc, proposals: Sequence[Draft | Refusal]) -> Iterator[Draft | Refusal]:
    """The proposals, with refusals in place of each claim about what is no name."""
    parties = [set(_doubtful(doc, p)) if isinstance(p, Draft) else set() for p in proposals]
    doubted = unread(doc, set().union(*parties))
    for proposal, asked in zip(proposals, parties, strict=True):
        none = sorted(asked & doubted)
        if isinstance(proposal, Draft) and none:
            detail = f"{proposal.type}: {none[0]!r} is read as no name"
            yield from (Refusal(span, "no_name", proposal.rule, detail) for span in proposal.spans.values())
        else:
            yield proposal


def _doubtful(doc: Doc, draft: Draft) -> Iterator[str]:
    """The words of a draft's parties that may be no names. What is bought need not have one ("48 Spanish plants")."""
    if draft.type == "move" and (draft.fields.get("subject_kind"), draft.fields.get("metric")) != (
        "company",
        "share_price",
    ):
        return  # parts of a firm and indexes move too, and go by words that are no names
    spans = {draft.spans[field] for field in _PARTIES if field in draft.spans} - {draft.spans.get("target")}
    for start, _ in spans:
        yield from (name.raw for name in names_from(doc, start, start + 1) if may_be_none(name))

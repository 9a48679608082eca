"""What an article says twice: the same change again, or in rounder form, is one fact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extractor.facts.draft import Draft, Refusal
from extractor.facts.move.words import PRICES
from extractor.patterns import re

_PART = re.compile(r"\b(?:segment|unit|division|business|vertical|arm)\b")
"""A part of a company has changes of its own."""
_SOFT = ("about", "at_least", "up_to")


def without_repeats(proposals: Iterable[Draft | Refusal], text: str) -> Iterator[Draft | Refusal]:
    """The proposals, with one draft for each change: the most precise, and of equals the first."""
    found = list(proposals)
    drafts = [p for p in found if isinstance(p, Draft)]
    dropped = {id(other) for draft in drafts for other in drafts if _outdoes(text, draft, other, drafts)}
    for proposal in found:
        if isinstance(proposal, Draft) and id(proposal) in dropped:
            yield Refusal(proposal.spans["percent"], "duplicate", proposal.rule)
        else:
            yield proposal


def _outdoes(text: str, draft: Draft, other: Draft, order: list[Draft]) -> bool:
    """Whether ``other`` only repeats ``draft``: of two equal ones the one without "nearly" stays, else the first."""
    if draft is other or _subject(draft) != _subject(other) or _PART.search(text, *other.evidence):
        return False
    mine, theirs = draft.fields["percent"], other.fields["percent"]
    if mine == theirs:
        if _is_exact(draft) != _is_exact(other):
            return _is_exact(draft)
        return order.index(draft) < order.index(other)
    return (
        draft.fields["metric"] in PRICES
        and _is_rounder(theirs, mine, other)
        and "." not in text[slice(*other.spans["percent"])]
    )


def _subject(draft: Draft) -> tuple[str, str, str, str | None, float | None]:
    fields = draft.fields
    metric = "price" if fields["metric"] in PRICES else fields["metric"]
    return fields["subject"], metric, fields["horizon"], fields.get("period"), fields.get("percent_high")


def _is_exact(draft: Draft) -> bool:
    return draft.fields.get("bound") not in _SOFT


def _is_rounder(rounder: float, precise: float, other: Draft) -> bool:
    """Whether a number is another one in fewer decimals ("nearly 6 percent" of 5.87), words for the rounding included."""
    if rounder * precise <= 0:
        return False
    shorter = len(f"{rounder:g}") < len(f"{precise:g}")
    near = abs(rounder - precise) <= 0.5 and not _is_exact(other) and float(rounder).is_integer()
    return shorter and (near or round(precise) == rounder)

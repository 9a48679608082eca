"""What the rest of an article says of a power: a deal over it, its holder's deals, the heading that its line stands under."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.facts.capacity.stage import stage_in
from extractor.facts.draft import Draft, Span
from extractor.facts.masked import Masked
from extractor.patterns import re
from extractor.schema import Quantity
from extractor.schema.kinds import Stage

_WEAK = ("capacity.focus", "capacity.clause")
"""Rules that find a holder outside the words about a power."""
_LIVE = ("announced", "completed", "planned")
_SIDES = ("company", "counterparty", "target", "site")
_STAGE_OF: dict[str, Stage] = {
    "ppa": "contracted", "lease": "contracted", "cloud": "contracted", "supply": "contracted", "acquisition": "acquired",
}  # fmt: skip
_FOR_ANOTHER = ("supply", "construction")
"""Kinds of deals in which who provides makes what another has."""
NEAR = 500
"""Characters from a deal within which what is said of its parties' power is about it."""
_ITEM = re.compile(r"\s*(?:[-•*–·▪◦]|\d{1,2}[.)]) ?")


def agree(draft: Draft, mention: Quantity, deals: Sequence[Draft]) -> None:
    """What a deal over the same power says of it: it is contracted or bought, and belongs to who provides it where the
    sentence itself does not say whose it is. Where nothing else says how far it has come, its holder's deals about it do."""
    told = next((d for d in deals if d.spans.get("capacity_mw") == mention.span), None)
    if told is not None and told.fields["status"] in _LIVE:
        _put_stage(draft, "acquired" if told.fields["kind"] == "acquisition" else "contracted")
        if told.fields["kind"] == "acquisition" and draft.fields["stage"] == "contracted":
            draft.put("stage", "acquired")
        _put_provider(draft, told)
    near = [d for d in deals if _is_of(d, draft.fields["holder"]) and _gap(d.evidence, draft.evidence) <= NEAR]
    stages = {_STAGE_OF[d.fields["kind"]] for d in near}
    if len(stages) == 1:
        _put_stage(draft, stages.pop())


def of_acquirer(draft: Draft, deals: Sequence[Draft]) -> bool:
    """Gives what two companies have as one to the one that buys the other; False where the article tells of no such deal,
    or of several."""
    bought = {
        d.fields["company"]: d for d in deals
        if d.fields["kind"] == "acquisition" and d.fields["status"] in _LIVE and "company" in d.spans
    }  # fmt: skip
    if len(bought) != 1:
        return False
    _put_holder(draft, next(iter(bought.values())))
    return True


def heading_over(masked: Masked, before: tuple[Stage, Span] | None) -> tuple[Stage, Span] | None:
    """The stage that the heading of a list names, for the lines under it: up to the first line that is no item."""
    if masked.text.rstrip().endswith(":"):
        return stage_in(masked, 0, len(masked.text))
    return before if is_item(masked) or _is_row(masked) else None


_PLANTS = re.compile(r"\b(?:plants|projects|sites|facilities|farms|parks|mines|campuses|reactors)\b")


def lead_of(sentences: Sequence[Masked]) -> tuple[Stage, Span] | None:
    """The stage of several plants that an article begins with ("contracts for seven plants"), for a table that lists them."""
    first = next(iter(sentences), None)
    if first is None or _PLANTS.search(first.text) is None:
        return None
    return stage_in(first, 0, len(first.text))


def under_heading(draft: Draft, heading: tuple[Stage, Span] | None) -> None:
    """The stage of a list's heading for an item that names none."""
    if heading is not None and draft.fields["stage"] == "unspecified":
        draft.put("stage", *heading)


def is_item(masked: Masked) -> bool:
    """Whether a line is an item of a list."""
    return _ITEM.match(masked.text) is not None


def _is_row(masked: Masked) -> bool:
    return re.match(r"\s*⟦[CULG]\d+⟧(?: \([^)]*\))? ?(?:[–—|:]|-(?= )|\(⟦W)", masked.text) is not None


def _is_of(deal: Draft, holder: str) -> bool:
    sides = {deal.fields.get(field) for field in _SIDES}
    return holder in sides and deal.fields["status"] in _LIVE and deal.fields["kind"] in _STAGE_OF


def _gap(a: Span, b: Span) -> int:
    return max(b[0] - a[1], a[0] - b[1], 0)


def _put_stage(draft: Draft, stage: Stage) -> None:
    if draft.fields["stage"] == "unspecified":
        draft.put("stage", stage)


def _put_provider(draft: Draft, told: Draft) -> None:
    sides = {told.fields.get(field) for field in _SIDES}
    if draft.rule in _WEAK and draft.fields["holder"] not in sides and "company" in told.spans:
        _put_holder(draft, told)


def _put_holder(draft: Draft, told: Draft) -> None:
    side = "counterparty" if told.fields["kind"] in _FOR_ANOTHER and "counterparty" in told.spans else "company"
    draft.put("holder", told.fields[side], told.spans[side])
    draft.spans.pop("holder.via", None)
    if f"{side}.via" in told.spans:
        draft.spans["holder.via"] = told.spans[f"{side}.via"]

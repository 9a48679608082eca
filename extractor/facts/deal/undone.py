"""What a deal that has been told as dead was, told once more: "A and B have called off their merger. A had agreed in June to buy B
for $5.4 billion" is one deal, and no second one that stands."""

from __future__ import annotations

from extractor.facts.deal.merge import LIFE, fill
from extractor.facts.draft import Draft
from extractor.facts.masked import Masked
from extractor.patterns import re

_HAD = re.compile(
    r"\bhad (?:(?:also|already|originally|first|initially|only|been|previously) )*(?:agreed|signed|struck|reached|announced|proposed|offered|made|planned|booked|ordered|leased|contracted|won|entered)\b"
    r"|\b(?:was|were) (?:originally )?(?:signed|struck|agreed|announced)\b|\b(?:was|were) to have\b|\bwould have\b"
)
"""How a story tells what was before the end that it has told."""


def without_undone(masked: Masked, drafts: list[Draft], told: list[Draft]) -> list[Draft]:
    """The deals of a sentence without those that the story has told the end of, to which they give their terms."""
    if not told or not drafts or not _HAD.search(masked.text):
        return drafts
    kept: list[Draft] = []
    for draft in drafts:
        dead = next((d for d in reversed(told) if _is_end_of(d, draft)), None)
        if dead is None:
            kept.append(draft)
        else:
            fill(dead, draft)
    return kept


def _is_end_of(dead: Draft, draft: Draft) -> bool:
    """Whether a dead deal is of the same two and the same kind, and nothing that either says of its size differs."""
    if LIFE[dead.fields["status"]] != "dead" or LIFE[draft.fields["status"]] == "dead":
        return False
    sides = [{d.fields.get("company"), d.fields.get("counterparty")} - {None} for d in (dead, draft)]
    sizes = [(d.fields.get("capacity_mw"), d.fields.get("value")) for d in (dead, draft)]
    agree = all(a is None or b is None or a == b for a, b in zip(*sizes, strict=True))
    return sides[0] == sides[1] and dead.fields["kind"] == draft.fields["kind"] and agree

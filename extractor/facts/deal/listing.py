"""Lists of deals: items under a sentence that says what the list is, or under a deal that names both parties."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.facts.deal.kinds import kind_of
from extractor.facts.deal.terms import put_all
from extractor.facts.draft import Draft
from extractor.facts.masked import Masked, rule
from extractor.patterns import re
from extractor.schema import Name

_LIST_INTRO = re.compile(
    r"\b(?:two|three|four|five|six|several|[2-9]) (?:new )?(?:leases|contracts|agreements|deals|PPAs|orders)\b|"
    r"\b(?:leas\w+|contract\w*|agreements?|deals?|sign\w+|rent\w*|tenants?|customers?)\b[^.]*:\s*$",
    re.IGNORECASE,
)
_BULLET = re.compile(r"\s*[-•*–▪◦] ")
_LIST_PLACE = rule(r"^ ?(?:[-•*–] ?)?(?:(?-i:(?:[A-Z][\w'-]{1,40} ?){1,3})|{CULG}(?:, {CULG})*) ?[:–-] {W}")
_LIST_ITEM = rule(
    r"^ ?(?:[-•*–] ?)?[^.;]{0,60}?{W:power}[^.;]{0,60}?\b(?:to|with|for|by) (?:[a-z-]+ ){0,4}{CU:counterparty}"
)


@dataclass(frozen=True)
class Listing:
    """What a sentence that introduces a list says of its items: who provides, and perhaps a deal with both parties."""

    owner: Name | None
    words: str
    deal: Draft | None = None
    news: bool = False
    """Whether the list is the news of the story."""


def listing_of(masked: Masked, focus: Name | None, drafts: list[Draft], *, news: bool) -> Listing | None:
    """What introduces a list of deals."""
    if not _LIST_INTRO.search(masked.text):
        return None
    owner = next((m for m in masked.of("C") if isinstance(m, Name)), focus)
    both = next((d for d in drafts if d.fields.get("counterparty")), None)
    return Listing(owner, masked.text, both, news) if owner is not None else None


def listing_under(masked: Masked, current: list[Draft]) -> Listing | None:
    """What a bulleted line without an introduction is an item of: the deal just told, where it names both parties."""
    deal = current[-1] if current and is_bullet(masked) else None
    return Listing(None, "", deal) if deal is not None and deal.fields.get("counterparty") else None


def is_bullet(masked: Masked) -> bool:
    """Whether a stretch begins as an item of a list does."""
    return _BULLET.match(masked.text) is not None


def list_item(masked: Masked, listing: Listing | None) -> Draft | None:
    """ "Toledo, Ohio: 84 MW to Kestrelmind for 15 years" under a sentence that says what the list is, or "Toledo: 84 MW"
    under one that names both parties."""
    if listing is None:
        return None
    match = _LIST_ITEM.match(masked.text)
    counterparty = masked.mention(match, "counterparty") if match else None
    draft = Draft("deal", "deal.list_item", 0.7, (masked.start, masked.end))
    owner = listing.owner
    if match is not None and owner is not None and isinstance(counterparty, Name) and counterparty.name != owner.name:
        draft.put_name("company", owner).put_name("counterparty", counterparty)
        draft.put("kind", kind_of(listing.words, masked.text)).put("status", "announced")
    elif listing.deal is not None and (match := _LIST_PLACE.match(masked.text)):
        for field in ("company", "counterparty", "kind", "status", "technology"):
            if field in listing.deal.fields:
                draft.fields[field] = listing.deal.fields[field]
                draft.spans.update({k: v for k, v in listing.deal.spans.items() if k in (field, f"{field}.via")})
    else:
        return None
    put_all(draft, masked, match.start(), match.end())
    return draft

"""What the sentences about a deal add: list items, options, further terms; and one deal told twice is one."""

from __future__ import annotations

import re

from extractor.facts.deal.kinds import kind_of
from extractor.facts.deal.terms import put_all, put_power, put_term, put_value
from extractor.facts.draft import Draft
from extractor.facts.masked import Masked, rule
from extractor.schema import Name, Quantity

GOES_ON = re.compile(
    r"^\s*(?:The|This|Its|Under the|Under its|As part of the|It) ?(?:[\w-]+ |⟦[TW]\d+⟧ ?-?){0,3}(?:deal|agreement|contract|lease|PPA|transaction|order|pact|partnership|acquisition|"
    r"project|facility|facilities|purchase|loan|financing|terms|arrangement|plants?|sites?|parks?|farms?|fleet|portfolio|assets|covers|is worth|is valued|runs)\b"
)
"""A sentence that goes on about the deal told before it."""
_LIST_INTRO = re.compile(
    r"\b(?:leas\w+|contract\w*|agreements?|deals?|sign\w+|rent\w*|tenants?|customers?)\b[^.]*:\s*$", re.IGNORECASE
)
_LIST_ITEM = rule(
    r"^ ?(?:[-•*–] ?)?[^.;]{0,60}?{W:power}[^.;]{0,60}?\b(?:to|with|for|by) (?:[a-z-]+ ){0,4}{CU:counterparty}"
)


def listing_of(masked: Masked, focus: Name | None) -> tuple[Name, str] | None:
    """The provider and the words of a sentence that introduces a list of deals."""
    if not _LIST_INTRO.search(masked.text):
        return None
    owner = next((m for m in masked.of("C") if isinstance(m, Name)), focus)
    return (owner, masked.text) if owner is not None else None


def list_item(masked: Masked, listing: tuple[Name, str]) -> Draft | None:
    """ "Toledo, Ohio: 84 MW to Kestrelmind for 15 years" under a sentence that says what the list is."""
    match = _LIST_ITEM.match(masked.text)
    counterparty = masked.mention(match, "counterparty") if match else None
    if match is None or not isinstance(counterparty, Name) or counterparty.name == listing[0].name:
        return None
    draft = Draft("deal", "deal.list_item", 0.7, (masked.start, masked.end))
    draft.put_name("company", listing[0]).put_name("counterparty", counterparty)
    draft.put("kind", kind_of(listing[1], masked.text)).put("status", "announced")
    put_all(draft, masked, match.start(), match.end(), False)
    return draft


_OPTION = re.compile(
    r"\b(?:(?:holds?|has|have|with|secured|includes?|under|retains?|gets?|granted) (?:[\w-]+ ){0,3}?(?:options?|rights?)\b|right of first|"
    r"exercis(?:ed|es|ing) (?:its|the|an|their) options?\b|may (?:also )?(?:take|lease|buy|add|rent|contract|expand)\b|options? (?:to|for|on|covering)\b)[^.;]{0,80}?⟦W(?P<w>\d+)⟧"
    r"|⟦W(?P<w2>\d+)⟧[^.;]{0,40}\b(?:under|by) (?:an? )?options?\b",
    re.IGNORECASE,
)


def option_in(masked: Masked, told: list[Draft]) -> Draft | None:
    """A right to more power that a sentence gives the parties of the deal told before it."""
    match = _OPTION.search(masked.text)
    before = next((d for d in reversed(told) if d.fields.get("action") != "option"), None)
    if match is None or before is None:
        return None
    power = masked.mentions[int(match["w"] or match["w2"])]
    if not isinstance(power, Quantity) or before.fields.get("capacity_mw") == power.base_low:
        return None
    draft = Draft("deal", "deal.option_of", 0.7, (masked.start, masked.end))
    for field in ("company", "counterparty", "counterparty_text", "kind", "technology"):
        if field in before.fields:
            draft.fields[field] = before.fields[field]
            draft.spans.update({k: v for k, v in before.spans.items() if k in (field, f"{field}.via")})
    taken_up = re.search(r"exercis", match.group()) is not None
    draft.put("status", "announced").put("action", "expansion" if taken_up else "option", masked.span(match))
    return draft.put_range("capacity_mw", "capacity_mw_high", "capacity_bound", power)


def go_on(draft: Draft, masked: Masked) -> None:
    """Adds what a following sentence says of the deal and the first did not."""
    before = dict(draft.fields)
    extra = Draft("deal", draft.rule, draft.weight, draft.evidence, {"action": "new"})
    put_power(extra, masked, 0, 0)
    put_value(extra, masked, 0, 0)
    put_term(extra, masked, 0, 0)
    for group in (
        ("capacity_mw", "capacity_mw_high", "capacity_bound", "basis"),
        ("value", "value_high", "value_bound", "currency", "value_basis"),
        ("energy_mwh",),
        ("term_years",),
    ):
        if group[0] in before:
            continue
        for field in group:
            if field in extra.fields:
                draft.fields[field] = extra.fields[field]
                if field in extra.spans:
                    draft.spans[field] = extra.spans[field]
                    draft.evidence = (draft.evidence[0], masked.end)


def merged(drafts: list[Draft]) -> list[Draft]:
    """One deal told twice in an article is one claim: the fuller telling, if their terms agree."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (-len(d.fields), d.evidence)):
        if not any(_told(draft, other) for other in kept):
            kept.append(draft)
    return sorted(kept, key=lambda d: d.evidence)


def _told(draft: Draft, other: Draft) -> bool:
    mine = {draft.fields.get("company"), draft.fields.get("counterparty")} - {None}
    theirs = {other.fields.get("company"), other.fields.get("counterparty"), other.fields.get("target")} - {None}
    if not mine <= theirs or draft.fields["status"] != other.fields["status"]:
        return False
    for field in ("capacity_mw", "value"):
        a, b = draft.fields.get(field), other.fields.get(field)
        if a is not None and b is not None and a != b:
            return False
    return True

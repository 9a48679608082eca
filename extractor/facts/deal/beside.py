"""Deals beside one that has been told: a rival's bid for the same firm, the right to buy a further share from the same seller, the
first contracts under a framework. Each takes from the deal before what its own words leave out."""

from __future__ import annotations

from extractor.facts.deal.follow import OF_POWER
from extractor.facts.deal.further import like
from extractor.facts.deal.terms import put_all
from extractor.facts.draft import Draft
from extractor.facts.masked import Masked
from extractor.patterns import re
from extractor.schema import Name

_RIVAL = re.compile(
    r"\b(?:[Rr]ival|[Cc]ompeting|[Oo]ther|[Aa]nother|[Ff]ellow|[Ss]econd) (?:suitor|bidder|buyer|party|contender),? ⟦C(?P<who>\d+)⟧,? (?:(?:has|had|have|also|then|since|⟦D\d+⟧) )*"
    r"(?:(?P<ends>with(?:drew|drawn|draws)|dropp(?:ed|s)|abandon(?:ed|s)|scrapp(?:ed|s)|pulled|pulls)|rais(?:ed|es)|made|makes|offer(?:ed|s)|submitted|tabled|lodged|put in|sweetened) "
    r"(?:⟦C\d+⟧'s|its|an?|the) (?:(?:own|rival|competing|higher|lower|improved|revised|binding|non-binding|cash|all-cash|⟦M\d+⟧) )*(?:proposal|bid|offer|approach)\b"
)
_OPTION = re.compile(
    r"⟦C(?P<who>\d+)⟧,? (?:can|may|could|has (?:also )?(?:an option|the option|the right|a right) to|is entitled to|will be able to) (?:also |later |then )*(?P<buys>purchase|buy|acquire) "
    r"(?:up to )?(?:an?|the) (?:further|additional|second|other|remaining) (?:⟦P\d+⟧|stake|share|interest|half|third|quarter|shares)"
)
_FIRST = re.compile(
    r"^\W*(?:The|Its|Their) (?:first|initial) (?:two |three |four )?(?:contracts?|agreements?|orders?|leases?|PPAs?|deals?|purchases?)\b(?: (?:to be )?(?:signed|struck|agreed|placed|concluded|made))? under (?:it\b|⟦C\d+⟧(?!'s)|(?:the|this|that) (?:[a-z-]+ )?(?:framework|agreement|deal|arrangement|pact|partnership)\b)"
)
_ALIVE = ("announced", "completed", "planned")


def beside(masked: Masked, told: list[Draft]) -> list[Draft]:
    """The deal that a sentence tells beside one before it, if any."""
    if not told:
        return []
    found = next((d for tell in (_rival, _option, _first) if (d := tell(masked, told)) is not None), None)
    return [found] if found is not None else []


def _rival(masked: Masked, told: list[Draft]) -> Draft | None:
    """ "Rival suitor X withdrew its own proposal": for the firm that the purchase told before is of."""
    match = _RIVAL.search(masked.text)
    before = next((d for d in reversed(told) if d.fields["kind"] == "acquisition"), None) if match else None
    who = masked.mentions[int(match["who"])] if match else None
    if match is None or before is None or not isinstance(who, Name) or who.name in before.fields.values():
        return None
    side = "target" if "target" in before.fields else "counterparty"
    if before.fields.get(side) is None:
        return None
    draft = Draft("deal", "deal.rival_bid", 0.72, (masked.start, masked.end), {"kind": "acquisition"})
    draft.put_name("company", who)
    for field in ("counterparty", "target"):
        draft.put(field, before.fields[side], before.spans.get(side))
    draft.put("status", "terminated" if match["ends"] else "planned", masked.span(match))
    put_all(draft, masked, *match.span())
    return draft


def _option(masked: Masked, told: list[Draft]) -> Draft | None:
    """ "X can also buy a further 5% from the same seller": an option beside X's purchase."""
    match = _OPTION.search(masked.text)
    who = masked.mentions[int(match["who"])] if match else None
    if match is None or not isinstance(who, Name):
        return None
    mine = [d for d in told if d.fields["kind"] == "acquisition" and d.fields["company"] == who.name]
    before = next((d for d in reversed(mine) if d.fields["status"] in _ALIVE), None)
    sides = set(before.fields.values()) if before is not None and before.fields.get("counterparty") else set()
    if before is None or any(m.name not in sides for m in masked.of("CU") if isinstance(m, Name)):
        return None
    draft = like(before, "deal.option_to_buy", masked).put_name("company", who)
    draft.put("target", before.fields.get("target"), before.spans.get("target"))
    draft.put("status", "announced").put("action", "option", masked.span(match))
    put_all(draft, masked, *match.span())
    return draft


def _first(masked: Masked, told: list[Draft]) -> Draft | None:
    """ "The first contracts under it run for 20 years": of the same two, with a size of their own that is yet to be told."""
    match = _FIRST.search(masked.text)
    dealt = [d for d in reversed(told) if d.fields.get("counterparty") and d.fields["kind"] in OF_POWER[:3]]
    before = dealt[0] if dealt else None
    if match is None or before is None or before.fields["status"] not in _ALIVE:
        return None
    sides = {before.fields["company"], before.fields["counterparty"]}
    if any(m.name not in sides for m in masked.of("CU") if isinstance(m, Name)):
        return None
    draft = like(before, "deal.first_under", masked)
    draft.put("status", "announced")
    put_all(draft, masked, *match.span())
    return draft

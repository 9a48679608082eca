"""What the sentences about a deal add: list items, options, further terms; and one deal told twice is one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc

from extractor.facts.deal.kinds import kind_of, status_in
from extractor.facts.deal.terms import put_all, put_power, put_term, put_value
from extractor.facts.draft import Draft
from extractor.facts.masked import Masked, rule
from extractor.labels import text as text_of
from extractor.schema import Name, Quantity
from extractor.schema.kinds import Status

_ABOUT_IT = re.compile(
    r"\W*(?:(?:It|They) (?:had |has |have |will |would |also )*(?:cover|run|last|span|involve|include|comprise|relate|provide for|start|begin|call|concern|was for|were for|is for|are for|is worth|are worth|carr)|(?:These|Those|Both|Together|Combined|In total|In all|Once complete\w*|When complete\w*|Under (?:it|the|this|its)|At full [a-z]+|All told)\b"
    r"|(?:The|This|That|Its|Their|Each|As part of the) (?:[\w'’.-]+ ){0,4}?(?:deal|agreements?|contracts?|leases?|PPAs?|transaction|order|pact|partnership|acquisition|"
    r"purchase|loan|financing|terms|arrangement|tie-up|plants?|projects?|sites?|campus|facility|facilities|parks?|farms?|fleet|portfolio|assets|buildings?|halls?|"
    r"turbines|batteries|battery|modules|panels|systems?|units?|stations?|reactors?|complex|volume|capacity|load|space|machines|two|first|delivery|deliveries|stake|bid|offer|cent(?:er|re)s?|tenant|customer)\b)"
)
"""How a sentence begins that goes on about the deal told before it."""


def goes_on(doc: Doc, masked: Masked, draft: Draft) -> bool:
    """Whether a sentence goes on about a deal: by how it begins, or because it begins with the deal's site or target."""
    if _ABOUT_IT.match(text_of(doc)[masked.start : masked.end]):
        return True
    first = min((m for m in masked.of("CULG") if isinstance(m, Name)), key=lambda m: m.start, default=None)
    return first is not None and first.name in {draft.fields.get("site"), draft.fields.get("target")} - {None}


_LIST_INTRO = re.compile(
    r"\b(?:two|three|four|five|six|several|[2-9]) (?:new )?(?:leases|contracts|agreements|deals|PPAs|orders)\b|"
    r"\b(?:leas\w+|contract\w*|agreements?|deals?|sign\w+|rent\w*|tenants?|customers?)\b[^.]*:\s*$", re.IGNORECASE
)
_BULLET = re.compile(r"\s*[-•*–▪◦] ")
_LIST_PLACE = rule(r"^ ?(?:[-•*–] ?)?(?:(?-i:(?:[A-Z][\w'-]+ ?){1,3})|{CULG}(?:, {CULG})*) ?[:–-] {W}")
_LIST_ITEM = rule(
    r"^ ?(?:[-•*–] ?)?[^.;]{0,60}?{W:power}[^.;]{0,60}?\b(?:to|with|for|by) (?:[a-z-]+ ){0,4}{CU:counterparty}"
)


@dataclass(frozen=True)
class Listing:
    """What a sentence that introduces a list says of its items: who provides, and perhaps a deal with both parties."""

    owner: Name | None
    words: str
    deal: Draft | None = None


def listing_of(masked: Masked, focus: Name | None, drafts: list[Draft]) -> Listing | None:
    """What introduces a list of deals."""
    if not _LIST_INTRO.search(masked.text):
        return None
    owner = next((m for m in masked.of("C") if isinstance(m, Name)), focus)
    both = next((d for d in drafts if d.fields.get("counterparty")), None)
    return Listing(owner, masked.text, both) if owner is not None else None


def listing_under(masked: Masked, current: list[Draft]) -> Listing | None:
    """What a bulleted line without an introduction is an item of: the deal just told, where it names both parties."""
    deal = current[-1] if current and _BULLET.match(masked.text) else None
    return Listing(None, "", deal) if deal is not None and deal.fields.get("counterparty") else None


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
    put_all(draft, masked, match.start(), match.end(), False)
    return draft


_NO_POWER = ("financing", "joint_venture", "other")
_OPTION = re.compile(
    r"\b(?:(?:holds?|has|have|with|secured|includes?|under|retains?|gets?|granted|received?s?|obtained|won|took|carries|contains|gives?|gave) (?:⟦C\d+⟧ )?(?:[\w-]+ ){0,3}?(?:options?|rights?)\b|right of first|"
    r"exercis(?:ed|es|ing) (?:its|the|an|their) options?\b|may (?:also )?(?:take|lease|buy|add|rent|contract|expand)\b|options? (?:to|for|on|covering)\b)[^.;]{0,80}?⟦W(?P<w>\d+)⟧"
    r"|⟦W(?P<w2>\d+)⟧[^.;]{0,40}\b(?:under|by) (?:an? )?options?\b",
    re.IGNORECASE,
)


def option_in(masked: Masked, told: list[Draft]) -> Draft | None:
    """A right to more power that a sentence gives the parties of the deal told before it."""
    match = _OPTION.search(masked.text)
    here = {m.name for m in masked.of("CU") if isinstance(m, Name)}
    firm = [d for d in reversed(told) if d.fields.get("action") != "option" and d.fields["kind"] not in _NO_POWER]
    both = [d for d in firm if {d.fields.get("company"), d.fields.get("counterparty")} & here]
    before = next(iter(both or firm), None)
    if match is None or before is None:
        return None
    power = masked.mentions[int(match["w"] or match["w2"])]
    if not isinstance(power, Quantity) or before.fields.get("capacity_mw") == power.base_low:
        return None
    draft = _like(before, "deal.option_of", masked)
    taken_up = re.search(r"exercis", match.group()) is not None
    draft.put("status", "announced").put("action", "expansion" if taken_up else "option", masked.span(match))
    return draft.put_range("capacity_mw", "capacity_mw_high", "capacity_bound", power)


_OF_POWER = ("ppa", "lease", "cloud", "construction", "acquisition")
"""Kinds of deals whose power the sentences behind them state; a power behind another deal is some project's."""
_POSSIBLE = re.compile(r"\b(?:potential|can (?:reach|grow|be)|approved for|permits?|reach|could|may|might|scale|expand\w*|pipeline|peak|would)\b")


_ANOTHER = re.compile(
    r"^\W*(?:Under |For )?(?:[Aa]|[Tt]he|[Aa]nother|[Tt]hat) ?(?:first|second|third|fourth|other|further|larger|smaller|new)?(?:,| (?:contracts?|agreements?|deals?|leases?|PPAs?|orders?|one))?\b[^.;]{0,60}?⟦W(?P<w>\d+)⟧"
    r"|\bwith the same (?:customer|tenant|buyer|client|company|party)\b[^.;]{0,40}?⟦W(?P<w2>\d+)⟧"
)
_ORDINAL = re.compile(r"\b(?:first|second|third|fourth|other|another|further|same)\b")


def another_of(masked: Masked, told: list[Draft]) -> Draft | None:
    """A further deal of the parties told before: "The second, for 12 years, relates to the 50 MW plant at Cerro"."""
    match = _ANOTHER.search(masked.text)
    before = next((d for d in reversed(told) if d.fields.get("counterparty") and d.fields["kind"] in _OF_POWER[:3]), None)
    if match is None or before is None or not _ORDINAL.search(match.group()) or _NOT_DEAL.search(masked.text):
        return None
    if any(isinstance(m, Name) and not m.antecedent and m.name not in _parties_of(before) for m in masked.of("CU")):
        return None
    power = masked.mentions[int(match["w"] or match["w2"])]
    if not isinstance(power, Quantity) or power.base_low in {d.fields.get("capacity_mw") for d in told}:
        return None
    draft = _like(before, "deal.another_of", masked)
    found = status_in(masked.text, 0, len(masked.text))
    draft.put("status", found[0] if found else "announced")
    put_all(draft, masked, *match.span(), False)
    return draft.put_range("capacity_mw", "capacity_mw_high", "capacity_bound", power)


_NOT_DEAL = re.compile(r"\b(?:unit|reactor|turbine|building|hall|phase|stage|plant|site) (?:will|is|was|has|should|could)\b|\bquarter\b")


def _parties_of(draft: Draft) -> set[object]:
    return {draft.fields.get(f) for f in ("company", "counterparty", "target", "site")}


def _like(before: Draft, rule_name: str, masked: Masked) -> Draft:
    """A draft with the parties, kind and technology of another."""
    draft = Draft("deal", rule_name, 0.65, (masked.start, masked.end))
    for field in ("company", "counterparty", "counterparty_text", "kind", "technology"):
        if field in before.fields:
            draft.fields[field] = before.fields[field]
            draft.spans.update({k: v for k, v in before.spans.items() if k in (field, f"{field}.via")})
    return draft


def go_on(draft: Draft, masked: Masked, of_company: bool) -> None:
    """Adds what a following sentence says of the deal and the first did not. ``of_company``: a company is bought."""
    before = dict(draft.fields)
    extra = Draft("deal", draft.rule, draft.weight, draft.evidence, {"action": "new"})
    if draft.fields["kind"] in _OF_POWER and not of_company and not _POSSIBLE.search(masked.text):
        put_power(extra, masked, 0, 0)
    put_value(extra, masked, 0, 0)
    put_term(extra, masked, 0, 0)
    for group in _GROUPS[:4]:
        if group[0] in before:
            continue
        for field in group:
            if field in extra.fields:
                draft.fields[field] = extra.fields[field]
                if field in extra.spans:
                    draft.spans[field] = extra.spans[field]
                    draft.evidence = (draft.evidence[0], masked.end)


_SELLER = rule(
    r"\b[Ss]ellers? (?:is|are|was|were|of (?:[\w-]+ ){0,4}(?:is|are|was|were)) (?:the )?{CU:counterparty}|"
    r"\b(?:came|comes|bought|acquired|purchased) from (?:[a-z-]+ ){0,4}{CU:counterparty2}|\bsold by (?:[a-z-]+ ){0,4}{CU:counterparty3}"
)
_LENDER = rule(
    r"\b(?:[Ll]oans?|[Ff]inancing|[Ff]acilit(?:y|ies)|[Dd]ebt|[Cc]redit|[Mm]oney|[Bb]onds?|[Ff]unds?|[Ll]enders?|[Bb]anks?|[Tt]ransaction)\b[^⟦.;]{0,60}?\b(?:by|include|included|including|are|is|were|from) (?:the )?{CU:lender}"
    r"|{CU:lender2}(?:,? (?:and )?⟦[CU]\d+⟧)*,? (?:(?:is|are|was|were|has|have|acted|acts|serves?|served|also) )*(?:as )?(?:the )?(?:(?:sole|lead|joint|coordinating|mandated|structuring|initial|global|and) ?)*(?:lead (?:lenders?|arrangers?)|lenders?|arrangers?|bookrunners?|underwriters?|led|provided|arranged|underwrote|committed|put up)\b"
)


def add_seller(draft: Draft, masked: Masked) -> bool:
    """The seller that a following sentence names, where the purchase named none."""
    if draft.fields["kind"] != "acquisition" or draft.fields.get("counterparty") not in (
        None,
        draft.fields.get("target"),
    ):
        return False
    return _add(draft, masked, _SELLER, ("counterparty", "counterparty2", "counterparty3"))


def add_lender(draft: Draft, masked: Masked) -> bool:
    """The lender that a following sentence names, where the loan named none."""
    if draft.fields["kind"] != "financing" or draft.fields.get("counterparty"):
        return False
    return _add(draft, masked, _LENDER, ("lender", "lender2"))


def _add(draft: Draft, masked: Masked, pattern: re.Pattern[str], slots: tuple[str, ...]) -> bool:
    match = pattern.search(masked.text)
    found = [masked.mention(match, slot) for slot in slots] if match else []
    name = next((m for m in found if isinstance(m, Name)), None)
    if name is None or name.name in (draft.fields["company"], draft.fields.get("target")):
        return False
    draft.put_name("counterparty", name)
    draft.evidence = (draft.evidence[0], masked.end)
    return True


def merged(drafts: list[Draft]) -> list[Draft]:
    """One deal told twice in an article is one claim: the fuller telling, if their terms agree."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (-("counterparty" in d.fields), -len(d.fields), d.evidence)):
        fuller = next((other for other in kept if _told(draft, other)), None)
        if fuller is None:
            kept.append(draft)
        else:
            _fill(fuller, draft)
    return sorted(kept, key=lambda d: d.evidence)


def _told(draft: Draft, other: Draft) -> bool:
    """Whether a fuller telling already says what a draft says: the same parties, no term that differs, and where a
    side is unnamed the same kind of deal."""
    mine = {draft.fields.get("company"), draft.fields.get("counterparty")} - {None}
    theirs = {other.fields.get("company"), other.fields.get("counterparty"), other.fields.get("target")} - {None}
    if not mine <= theirs or LIFE[draft.fields["status"]] != LIFE[other.fields["status"]]:
        return False
    if len(mine) == 1 and draft.fields["kind"] != other.fields["kind"]:
        return False
    if (
        len(mine) == 1
        and draft.fields.get("target") not in (None, other.fields.get("target"))
        and "target" in other.fields
    ):
        return False
    if mine < theirs and draft.fields["kind"] == "acquisition" and other.rule not in _OF_ASSETS:
        return False
    if draft.fields.get("action") == "option" != other.fields.get("action"):
        return False
    for field in ("capacity_mw", "value"):
        a, b = draft.fields.get(field), other.fields.get(field)
        if a is not None and b is not None and a != b:
            return False
    return True


_GROUPS = (
    ("capacity_mw", "capacity_mw_high", "capacity_bound", "basis"),
    ("value", "value_high", "value_bound", "currency", "value_basis"),
    ("energy_mwh",), ("term_years",), ("target",), ("site",), ("location",), ("announced",), ("starts",), ("closes",),
)  # fmt: skip
"""Fields that are read together."""


def _fill(fuller: Draft, draft: Draft) -> None:
    """What another telling of a deal adds to the fullest."""
    for group in _GROUPS:
        if group[0] in fuller.fields or group[0] not in draft.fields:
            continue
        for field in group:
            if field in draft.fields:
                fuller.fields[field] = draft.fields[field]
                fuller.spans.update({k: v for k, v in draft.spans.items() if k in (field, f"{field}.via")})
                fuller.date_basis.update({k: v for k, v in draft.date_basis.items() if k == field})


_OF_ASSETS = (
    "deal.acquire_asset_from",
    "deal.sell_asset_to",
    "deal.sale_of",
    "deal.acquire_it_from",
    "deal.acquisition_of",
)
"""Rules for purchases that leave what is bought without a name, which another sentence may say more of."""
LIFE: dict[Status, str] = {
    "announced": "alive", "completed": "alive", "planned": "alive", "rumoured": "rumoured", "terminated": "dead",
    "denied": "dead",
}  # fmt: skip
"""A deal that was planned, announced and closed is one deal; one that is rumoured or dead is another statement."""

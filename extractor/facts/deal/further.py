"""Further deals of parties told before: options, and "the second, for 12 years, relates to the 50 MW plant"."""

from __future__ import annotations

from extractor.facts.deal.clauses import part
from extractor.facts.deal.follow import OF_POWER
from extractor.facts.deal.kinds import status_in
from extractor.facts.deal.terms import put_all, put_dates
from extractor.facts.draft import Draft
from extractor.facts.masked import Masked
from extractor.patterns import re
from extractor.schema import Name, Quantity

_NO_POWER = ("financing", "joint_venture", "other")
_OPTION = re.compile(
    r"\b(?:(?:holds?|has|have|with|secured|includes?|under|retains?|gets?|granted|received?s?|obtained|won|took|carries|contains|gives?|gave) (?:⟦C\d+⟧ )?(?:[\w-]+ ){0,3}?(?:options?|rights?)\b|right of first|"
    r"exercis(?:ed|es|ing) (?:its|the|an|their|⟦C\d+⟧'s) options?\b|(?:pull(?:s|ed)|us(?:es|ed)|t(?:akes|ook) up|call(?:s|ed)|dr(?:aws|ew)|activat(?:es|ed)|trigger(?:s|ed)) (?:its|the|an|their|⟦C\d+⟧'s) options? (?:on|for|over|to)|may (?:also )?(?:take|lease|buy|add|rent|contract|expand)\b|options? (?:to|for|on|covering)\b)[^.;]{0,80}?⟦W(?P<w>\d+)⟧"
    r"|⟦W(?P<w2>\d+)⟧[^.;]{0,40}\b(?:under|by) (?:an? )?options?\b",
    re.IGNORECASE,
)


def option_in(masked: Masked, told: list[Draft], focus: Name | None) -> Draft | None:
    """A right to more power that a sentence gives the parties of the deal told before it, or of the company in ``focus``."""
    match = _OPTION.search(masked.text)
    here = {m.name for m in masked.of("CU") if isinstance(m, Name)}
    firm = [d for d in reversed(told) if d.fields.get("action") != "option" and d.fields["kind"] not in _NO_POWER]
    before_it = _last_before(masked, match.start()) if match is not None else None
    who = before_it or (focus.name if focus is not None else None)
    firm = (
        sorted(firm, key=lambda d: who not in (d.fields.get("company"), d.fields.get("counterparty"))) if who else firm
    )
    both = [d for d in firm if {d.fields.get("company"), d.fields.get("counterparty")} & here]
    before = next(iter(both or firm), None)
    if match is None or before is None:
        return None
    power = masked.mentions[int(match["w"] or match["w2"])]
    if not isinstance(power, Quantity):
        return None
    if before.fields.get("capacity_mw") == power.base_low and not _ANOTHER_ONE.search(match.group()):
        return None
    draft = like(before, "deal.option_of", masked)
    put_dates(draft, masked, *match.span())
    if "announced" not in draft.fields and "announced" in before.fields and _taken(match) is None:
        draft.fields["announced"] = before.fields["announced"]
        draft.date_basis["announced"] = before.date_basis["announced"]
        draft.spans.update({k: v for k, v in before.spans.items() if k == "announced"})
    taken_up = _taken(match) is not None
    draft.put("status", "announced").put("action", "expansion" if taken_up else "option", masked.span(match))
    return draft.put_range("capacity_mw", "capacity_mw_high", "capacity_bound", power)


def _last_before(masked: Masked, at: int) -> str | None:
    """Who is named last before a place, and so has what it speaks of."""
    names = [m.name for m in masked.of("CU") if isinstance(m, Name) and masked.position(m) < at]
    return names[-1] if names else None


def _taken(match: re.Match[str]) -> re.Match[str] | None:
    """The words that say an option was taken up."""
    return _TAKEN_UP.search(match.group())


_ANOTHER_ONE = re.compile(r"\b(?:second|third|fourth|another|further|additional|extra|more)\b")
"""What is of the same size and not the same."""
_TAKEN_UP = re.compile(
    r"exercis|pull(?:s|ed)\b|\bus(?:es|ed)\b|t(?:akes|ook) up|called|draws|drew|activat|trigger", re.IGNORECASE
)
_CONTRACT = r"(?:contracts?|agreements?|deals?|leases?|PPAs?|orders?|one)"
_ANOTHER = re.compile(
    rf"^\W*(?:Under |For )?(?:(?:[Aa]|[Tt]he|[Tt]hat) (?:first|second|third|fourth|other|further|larger|smaller|bigger|new)|[Aa]nother)(?: {_CONTRACT}|,| is| was| covers| runs| concerns| relates to)(?:[^.;]|\.(?=\d)){{0,90}}?⟦W(?P<w>\d+)⟧"
    r"|\bwith the same (?:customer|tenant|buyer|client|company|party)\b[^.;]{0,40}?⟦W(?P<w2>\d+)⟧"
    r"|\b(?:contract|agreement|deal|lease|PPA|order) (?:for|over|covering|of) ⟦W(?P<w3>\d+)⟧[^.;]{0,30} between the same (?:parties|two|companies|firms)\b"
)
_FOLLOWED = re.compile(
    r"\b(?:[Tt]he (?:first|second|third|fourth|last|latest|other|earlier|previous|newest)|[Aa] (?:first|second|third|further|later|larger|smaller)|[Aa]nother|[Aa]n additional|[Aa]n? (?=⟦[MW]))"
    rf"(?: of (?:those|these|the|its|their) (?:[\w-]+ )?(?:contracts|deals|agreements|orders|leases|PPAs))?(?: {_CONTRACT})?"
    r"(?:[^.;⟦]|⟦[DTLG]\d+⟧){0,40}?(?:⟦(?P<x>[MW]\d+)⟧(?:[^.;⟦]|⟦[DTLGM]\d+⟧){0,60}?\b(?:followed|was signed|were signed|came|was struck|was agreed|was added|was inked)\b(?! by| with)"
    r"|(?:,|\b)(?: was| is| were) for ⟦(?P<y>[MW]\d+)⟧)"
)
"""A further deal of parties told before by its own verb: "another $3 billion order followed in June"."""


def followed_by(masked: Masked, told: list[Draft]) -> list[Draft]:
    """Further deals of the parties told before: "Of these two, one worth $8 billion dates from April; another $3 billion
    order followed in June"."""
    if not told or not masked.of("MW"):
        return []
    sides = {d.fields.get("company") for d in told} | {d.fields.get("counterparty") for d in told}
    here = {m.name for m in masked.of("CU") if isinstance(m, Name)}
    dealt = [
        d for d in reversed(told) if d.fields.get("counterparty") and d.fields["kind"] in (*OF_POWER[:3], "supply")
    ]
    before = next((d for d in dealt if here <= _parties_of(d)), None)
    if before is None or not here <= sides or _NOT_DEAL.search(masked.text):
        return []
    found: list[Draft] = []
    for match in _FOLLOWED.finditer(masked.text):
        size = masked.mentions[int((match["x"] or match["y"])[1:])]
        if not isinstance(size, Quantity) or size.base_low in _sizes(told):
            continue
        end = next((m.start() for m in _BREAK.finditer(masked.text, match.end())), len(masked.text))
        draft = like(before, "deal.followed", masked)
        draft.put("status", "announced").put("action", "new" if "first" in match.group() else "expansion")
        put_all(draft, part(masked, match.start(), end), 0, end - match.start())
        if {draft.fields.get("value"), draft.fields.get("capacity_mw")} & {size.base_low}:
            found.append(draft)
    return found


_BREAK = re.compile(r"[;]|, (?:and|while|but|which|after|taking|bringing) |, and ")


def _sizes(told: list[Draft]) -> set[object]:
    return {d.fields.get(f) for d in told for f in ("capacity_mw", "value")} - {None}


_ORDINAL = re.compile(r"\b(?:larger|smaller|bigger|first|second|third|fourth|other|another|further|same)\b")


def another_of(masked: Masked, told: list[Draft]) -> Draft | None:
    """A further deal of the parties told before: "The second, for 12 years, relates to the 50 MW plant at Cerro"."""
    match = _ANOTHER.search(masked.text)
    here = {m.name for m in masked.of("CU") if isinstance(m, Name)}
    dealt = [d for d in reversed(told) if d.fields.get("counterparty") and d.fields["kind"] in OF_POWER[:3]]
    before = next(iter(sorted(dealt, key=lambda d: not here & _parties_of(d))), None)
    if match is None or before is None or not _ORDINAL.search(match.group()) or _NOT_DEAL.search(masked.text):
        return None
    others = (m for m in masked.of("CU") if isinstance(m, Name) and not m.antecedent)
    if any(m.name not in _parties_of(before) and not _AT.search(masked.text, 0, masked.position(m)) for m in others):
        return None
    power = masked.mentions[int(match["w"] or match["w2"] or match["w3"])]
    if not isinstance(power, Quantity) or power.base_low in {d.fields.get("capacity_mw") for d in told}:
        return None
    draft = like(before, "deal.another_of", masked)
    found = status_in(masked.text, 0, len(masked.text))
    draft.put("status", found[0] if found else "announced")
    put_all(draft, masked, *match.span())
    return draft.put_range("capacity_mw", "capacity_mw_high", "capacity_bound", power)


_AT = re.compile(r"^\W*The [\w-]+,? (?:(?:at|in|near|called|named) )?(?:the )?$")
"""Before a name at the front that says where or what the second of two is ("The smaller, at Garlow Junction, ...")."""
_NOT_DEAL = re.compile(
    r"\b(?:unit|reactor|turbine|building|hall|phase|stage|plant|site) (?:will|is|was|has|should|could)\b|\bquarter\b"
)


def _parties_of(draft: Draft) -> set[object]:
    return {draft.fields.get(f) for f in ("company", "counterparty", "target", "site")}


def like(before: Draft, rule_name: str, masked: Masked) -> Draft:
    """A draft with the parties, kind and technology of another."""
    draft = Draft("deal", rule_name, 0.65, (masked.start, masked.end))
    for field in ("company", "counterparty", "counterparty_text", "kind", "technology"):
        if field in before.fields:
            draft.fields[field] = before.fields[field]
            draft.spans.update({k: v for k, v in before.spans.items() if k in (field, f"{field}.via")})
    return draft

"""Further parties of a deal, and what kind of step it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extractor.facts.draft import Draft
from extractor.facts.masked import Masked
from extractor.patterns import re
from extractor.schema import Name

_ACTIONS = (
    ("option", re.compile(r"\b(?:option(?:s)? (?:to|for|on)|right of first|rights? to (?:buy|lease|purchase|take)|rights? (?:to|on|over) ⟦W|has an option)\b", re.IGNORECASE)),
    ("expansion", re.compile(r"\b(?:expand(?:s|ed|ing)?|expansion|additional|an extra|a further|(?:increas|enlarg)\w* (?:its|their|⟦C\d+⟧'s)|upsiz\w+|top-up|widened|enlarg\w+|added another|exercised)\b", re.IGNORECASE)),
    ("renewal", re.compile(r"\b(?:renew(?:s|ed|al)?|extend(?:s|ed)?|extension|prolong\w*)\b", re.IGNORECASE)),
    ("amendment", re.compile(r"\b(?:amend(?:s|ed|ment)?|revis(?:es|ed)|restructur\w+|renegotiat\w+)\b", re.IGNORECASE)),
)  # fmt: skip
_ROLES = (
    ("guarantor", re.compile(r"⟦[CU](?P<n>\d+)⟧…(?:guarantee\w*|backstop\w*|back(?:s|ed|ing) (?:the|its))|(?:guarantee\w*|backstop\w*|backed) (?:from|by) (?:[a-z-]+ ){0,3}⟦[CU](?P<m>\d+)⟧".replace("…", r"[^⟦.;]{0,60}?"))),
    ("technology_supplier", re.compile(r"\b(?:using|with|featuring|based on|powered by|equipped with|for|of|access to|deploy(?:ing)?)(?: [\w,'-]+){0,4} ⟦[CU](?P<n>\d+)⟧(?:'s)?(?: [\w-]+){0,5}? (?:GPUs?|chips?|processors?|accelerators?|turbines?|modules|batteries|technology|servers|systems|miners|panels|inverters|Blackwell|reactors?)")),
    ("advisor", re.compile(r"⟦[CU](?P<n>\d+)⟧…(?:advis(?:ed|ing|er|or)|acted as|serv(?:ed|ing) as).{0,40}(?:advis|counsel|bookrunner|arranger|placement)".replace("…", r"[^⟦.;]{0,60}?"))),
    ("parent", re.compile(r"(?:subsidiary|unit|arm|affiliate|division) of ⟦[CU](?P<n>\d+)⟧|⟦[CU](?P<m>\d+)⟧'s (?:[\w-]+ ){0,3}(?:subsidiary|unit|arm|affiliate|division)")),
)  # fmt: skip


def put_action(draft: Draft, masked: Masked, start: int, end: int) -> None:
    """An option, an expansion, a renewal or an amendment, where the words say so."""
    for action, pattern in _ACTIONS:
        found = pattern.search(masked.text, start, min(len(masked.text), end + 40))
        if found:
            used = action == "option" and _USED.search(
                masked.text, max(0, found.start() - _BEFORE_OPTION), found.start()
            )
            draft.put("action", "expansion" if used else action, masked.span(found))
            return


_USED = re.compile(r"\b(?:exercis\w+|took up|takes up|drew|called|pulled) (?:\w+ ){0,2}$")
_BEFORE_OPTION = 30
"""Characters before "option" that say whether it was taken up."""


def put_roles(draft: Draft, masked: Masked, beside: Mapping[str, Sequence[Name]]) -> None:
    """Those named beside the company and the counterparty (``beside``, by field), and the guarantors, suppliers of
    technology, advisors and parents that the sentence names."""
    found = [(name, _side(draft, field)) for field, names in beside.items() for name in names]
    for role, pattern in _ROLES:
        for match in pattern.finditer(masked.text):
            mention = masked.mentions[int(match["n"] if match["n"] else match["m"])]
            if isinstance(mention, Name):
                found.append((mention, role))
    taken = {draft.fields.get(f) for f in ("company", "counterparty", "target")}
    parties: list[dict[str, str]] = []
    for name, role in found:
        if name.name not in taken:
            draft.spans[f"other_parties.{len(parties)}"] = name.antecedent or name.span
            parties.append({"name": name.name, "role": role})
            taken.add(name.name)
    if parties:
        draft.fields["other_parties"] = parties


def _side(draft: Draft, field: str) -> str:
    """What somebody is who stands beside a party of a deal."""
    if field == "company":
        return "partner"
    kind = draft.fields["kind"]
    if kind == "financing":
        return "lender" if _LENT.search(draft.fields.get("counterparty") or "") else "investor"
    return {"acquisition": "seller", "joint_venture": "partner", "other": "partner"}.get(kind, "customer")


_LENT = re.compile(r"\b(?:[Bb]an[ck]|[Cc]redit|Capital|Lending)\b")

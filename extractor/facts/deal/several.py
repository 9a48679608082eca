"""Several deals in one breath: "signed agreements with A, B and C", "A, B and C are among the companies in talks with D"."""

from __future__ import annotations

from dataclasses import replace

from extractor.facts.deal.match import Match
from extractor.facts.draft import Draft
from extractor.patterns import re
from extractor.schema import Name

_PLURAL = re.compile(
    r"\b(?:agreements|deals|contracts|leases|PPAs|pacts|partnerships|collaborations|joint ventures|MoUs|memoranda|alliances|orders)\W*$",
    re.IGNORECASE,
)
_SHARED = re.compile(
    r"(?:'s)?(?: [a-z-]+){0,3}? (?:business(?:es)?|units?|brands?|operations|assets|stores|dealerships?|portfolios?|licen[cs]es|products?|projects?|stakes?|interests?|rights|shares)\b"
    r"| (?:jointly |together |both )?(?:hold|held|own|owned|have|had)\b"
)
"""Behind a list: the one thing that goes by all of its names, or is theirs ("the Velanur and Orrin business", "the 30% that A
and B hold")."""
_AMONG = re.compile(r"\bamong (?:the|those) [^.;⟦]{0,40}$|\bseparate(?:ly)?\b")
_SIDES = ("company", "counterparty")
_TOGETHER = ("capacity_mw", "capacity_mw_high", "capacity_bound", "basis", "energy_mwh", "value", "value_high",
             "value_bound", "value_basis", "currency", "other_parties")  # fmt: skip
"""What a sentence says of all of them together, and of none alone."""


def is_purchase(draft: Draft) -> bool:
    """Whether a deal is a purchase: what is said of the price behind a list of targets is of the first, or of all."""
    return str(draft.fields["kind"]) == "acquisition"


def apart(found: Match, draft: Draft) -> list[Draft]:
    """The deals with those who are named in a list with a party, where the words say that they are deals of their own."""
    if is_purchase(draft):
        return _each_bought(found, draft)
    noun = found.match.groupdict().get("noun") or ""
    among = _AMONG.search(found.clause.masked.text[: found.match.end()].rpartition("⟦")[0].rpartition(" in ")[0])
    if not (_PLURAL.search(noun) or among):
        return []
    more: list[Draft] = []
    for side in _SIDES:
        for name in found.beside(_told(found, draft.fields.get(side))):
            if name.name not in (draft.fields.get(s) for s in _SIDES):
                more.append(_with(draft, side, name))
    if more:
        draft.fields.pop("other_parties", None)
        draft.spans = {k: v for k, v in draft.spans.items() if not k.startswith("other_parties")}
    return more


def _each_bought(found: Match, draft: Draft) -> list[Draft]:
    """The purchases of those that are named in a list with what is bought ("acquired A, B and C")."""
    bought = draft.fields.get("target")
    if _SHARED.match(found.tail):
        return []
    more = []
    for name in found.beside(_told(found, bought)) if bought else []:
        if name.kind == "company" and name.name not in (draft.fields.get(side) for side in (*_SIDES, "target")):
            each = _with(draft, "target", name)
            more.append(each.put_name("counterparty", name) if draft.fields.get("counterparty") == bought else each)
    return more


def _told(found: Match, name: str | None) -> Name | None:
    """The mention that a match has under a name."""
    return next((m for m in found.masked.mentions if isinstance(m, Name) and m.name == name and found.beside(m)), None)


def _with(draft: Draft, side: str, name: Name) -> Draft:
    """The same deal with another on one side."""
    left = (side, f"{side}.via", *_TOGETHER)
    fields = {k: v for k, v in draft.fields.items() if k not in left}
    spans = {k: v for k, v in draft.spans.items() if k not in left and not k.startswith("other_parties")}
    return replace(draft, fields=fields, spans=spans, date_basis=dict(draft.date_basis)).put_name(side, name)

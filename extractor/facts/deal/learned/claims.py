"""From a deal that the network has found to a draft: the network says who, of what kind and how much power; dates, money and
places come from the terms that every deal has."""

from __future__ import annotations

from spacy.tokens import Doc

from extractor.facts.deal.hearsay import hearsay_in
from extractor.facts.deal.kinds import kind_of, status_in, technology_in
from extractor.facts.deal.learned.decide import Found
from extractor.facts.deal.learned.network import Part, Read
from extractor.facts.deal.learned.sentence import UNNAMED_LETTER
from extractor.facts.deal.terms import LEAST_VALUE, basis_of, put_all
from extractor.facts.draft import Draft
from extractor.facts.masked import Masked
from extractor.facts.modality import refusal
from extractor.labels import text as text_of
from extractor.labels import today
from extractor.patterns import re
from extractor.schema import Name, Quantity
from extractor.schema.kinds import DealKind

RULE = "deal.learned"
_NO_PARTY = ("person", "index", "currency", "economy", "sector")
_POWER = ("capacity_mw", "capacity_mw_high", "capacity_bound", "basis", "capacity_total_mw")
_MONEY = ("value", "value_high", "value_bound", "currency", "value_basis")
_MARKETS = re.compile(r"\b(?:Exchange|SEC|NYSE|Nasdaq|BSE|NSE)\b")
"""Whom companies tell of deals, and with whom they make none."""
_SURE_OF_KIND = 0.8
_ABOUT = 60
"""Characters on either side of the word that tells a deal."""
_SPOKEN = re.compile(r"\s*[\"“]")
"""A sentence that somebody speaks praises deals; the story tells them in its own words."""
_NO_DEAL = re.compile(
    r"\b(?:lawsuit|sued|suing|settlements?|class action|upgrad\w+|downgrad\w+|price target|coverage (?:of|on)|overweight|underweight|outperform|"
    r"executive orders?|buy back|bought back|fined|penalt(?:y|ies))\b",
    re.IGNORECASE,
)
"""Words of sentences about ratings, courts and buybacks."""


def draft_of(doc: Doc, masked: Masked, found: Found, read: Read, confidence: float, lead: bool) -> Draft | None:
    """The draft of a deal found; None where one of its parties is nobody, or where the words make it no fact."""
    span = read.sentence.spans[found.word]
    if found.status in ("denied", "terminated") and not _says(masked, found.status):
        return None
    company, other, target = (_name(found.parts.get(role)) for role in "pct")
    unnamed = _unnamed(found)
    if company is None or ("c" in found.parts and other is None and unnamed is None):
        return None
    if refusal(doc, span, RULE) is not None or _SPOKEN.match(masked.text) or _NO_DEAL.search(masked.text):
        return None
    if any(name is not None and _MARKETS.search(name.name) for name in (company, other)):
        return None
    if found.kind == "acquisition" and other is None and target is not None and target.kind == "company":
        other = target
    if other is None and unnamed is None and (target is None or target.kind not in ("company", "site")):
        return None
    draft = Draft("deal", RULE, confidence, (masked.start, masked.end))
    draft.put_name("company", company).put_name("counterparty", other)
    if draft.fields["company"] == draft.fields.get("counterparty"):
        return None
    if found.kind == "acquisition":
        draft.put_name("target", target)
    if unnamed is not None and other is None:
        draft.put("counterparty_text", text_of(doc)[slice(*unnamed)], unnamed)
    draft.put("kind", _kind(found, masked, span), span)
    _put_status(draft, masked, found, span)
    if found.action != "new":
        draft.put("action", found.action, span)
    at = masked.index(span[0])
    put_all(draft, masked, at, masked.index(span[1]))
    _put_power(draft, masked, found)
    _put_value(draft, masked, found)
    _put_technology(draft, masked)
    _put_others(draft, found)
    _put_day(draft, doc, lead)
    draft.evidence = _evidence(draft, masked)
    draft.scores = found.scores
    return draft


def _kind(found: Found, masked: Masked, span: tuple[int, int]) -> DealKind:
    """The network's kind; where it is in doubt, that of the words about the one that tells the deal, if they say any."""
    if found.kind_score >= _SURE_OF_KIND or found.kind == "acquisition":
        return found.kind
    low, high = masked.index(span[0]) - _ABOUT, masked.index(span[1]) + _ABOUT
    said = kind_of(masked.text[max(0, low) : high], masked.text)
    return found.kind if said == "other" else said


def _put_status(draft: Draft, masked: Masked, found: Found, span: tuple[int, int]) -> None:
    """The network's status; of what only the press tells, that it is rumoured."""
    heard = hearsay_in(masked, 0, len(masked.text)) if found.status == "announced" else None
    if heard is not None:
        draft.put("status", "rumoured", (masked.offsets[heard[0]], masked.offsets[heard[1]]))
    else:
        draft.put("status", found.status, span)


def _says(masked: Masked, status: str) -> bool:
    """Whether the words of the sentence bear out that a deal is dead."""
    said = status_in(masked.text, 0, len(masked.text))
    return said is not None and said[0] == status


def _name(part: tuple[Part, float] | None) -> Name | None:
    mention = part[0].candidate.mention if part else None
    return mention if isinstance(mention, Name) and mention.kind not in _NO_PARTY else None


def _unnamed(found: Found) -> tuple[int, int] | None:
    part = found.parts.get("c")
    return part[0].candidate.span if part and part[0].candidate.letter == UNNAMED_LETTER else None


def _put_power(draft: Draft, masked: Masked, found: Found) -> None:
    """The power that the network gives the deal, and no other."""
    _drop(draft, _POWER)
    part = found.parts.get("mw")
    mention = part[0].candidate.mention if part else None
    if isinstance(mention, Quantity) and mention.per is None:
        draft.put_range("capacity_mw", "capacity_mw_high", "capacity_bound", mention)
        basis = basis_of(masked, mention)
        if basis:
            draft.put("basis", *basis)
    if draft.fields["kind"] == "ppa" and "mwh" not in found.parts:
        _drop(draft, ("energy_mwh",))


def _put_value(draft: Draft, masked: Masked, found: Found) -> None:
    """The money that the terms give the deal, unless the network says that it is no part of it."""
    part = found.parts.get("val")
    span = draft.spans.get("value")
    if part is None or span is None:
        _drop(draft, _MONEY)
        return
    mention = part[0].candidate.mention
    whole = isinstance(mention, Quantity) and mention.per is None and mention.base_low >= LEAST_VALUE
    if isinstance(mention, Quantity) and whole and mention.span != span and len(mention.unit) == 3:
        _drop(draft, _MONEY)
        draft.put_range("value", "value_high", "value_bound", mention)
        draft.put("currency", mention.unit, mention).put("value_basis", "total")


def _drop(draft: Draft, fields: tuple[str, ...]) -> None:
    for field in fields:
        draft.fields.pop(field, None)
        draft.spans.pop(field, None)


def _put_technology(draft: Draft, masked: Masked) -> None:
    found = technology_in(masked.text)
    if found:
        technology, (start, end) = found
        draft.put("technology", technology, (masked.offsets[start], masked.offsets[end]))


def _put_others(draft: Draft, found: Found) -> None:
    taken = {draft.fields.get(f) for f in ("company", "counterparty", "target")}
    parties: list[dict[str, str]] = []
    for role, part, _ in found.others:
        mention = part.candidate.mention
        if isinstance(mention, Name) and mention.kind not in _NO_PARTY and mention.name not in taken:
            draft.spans[f"other_parties.{len(parties)}"] = mention.antecedent or mention.span
            parties.append({"name": mention.name, "role": role})
            taken.add(mention.name)
    if parties:
        draft.fields["other_parties"] = parties


def _put_day(draft: Draft, doc: Doc, lead: bool) -> None:
    day = today(doc)
    if lead and day is not None and "announced" not in draft.fields and draft.fields["status"] != "rumoured":
        draft.put("announced", day.isoformat())
        draft.date_basis["announced"] = "publication"


def _evidence(draft: Draft, masked: Masked) -> tuple[int, int]:
    """The sentence, and as far beyond it as a party's own words stand."""
    near = [s for f, s in draft.spans.items() if f.endswith(".via") or f"{f}.via" not in draft.spans]
    return min([masked.start, *(s for s, _ in near)]), max([masked.end, *(e for _, e in near)])

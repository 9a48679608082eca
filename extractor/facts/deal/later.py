"""Deals of which a sentence names one side and the next the other: "C is to be bought by a group of investors. The buyers are A and
B", "B has ended its lease of 60 MW. The landlord, A, keeps a fee", "a 160 MW park that A is building. B will take all of its output".
"""

from __future__ import annotations

from dataclasses import dataclass

from extractor.facts.deal.kinds import status_in, technology_in
from extractor.facts.deal.terms import put_all
from extractor.facts.draft import Draft
from extractor.facts.masked import Masked, rule
from extractor.patterns import re
from extractor.schema import Name, Quantity
from extractor.schema.kinds import DealKind

_BOUGHT = rule(
    r"{C:name},? (?:is to be|will be|is being|was|were|has been|have been|are to be|is set to be|has agreed to be|agreed to be) (?:[a-z]+ )?(?:bought|acquired|taken over|taken private|purchased|sold) (?:out )?(?:by|to) "
    r"(?:an?|two|three|four|several) (?:[a-z-]+ ){0,4}(?:group|consortium|investors|firms|funds|team|buyers|partners|bidders)\b(?: of (?:[a-z-]+ ){0,2}(?:investors|funds|firms|buyers|companies))?(?! (?:led|headed|including|made|of|that))"
)
_BUYERS = rule(
    r"^\W*(?:The|Its|Their) (?:new )?(?:buyers?|acquirers?|purchasers?|investors|bidders|owners|members(?: of (?:the )?(?:group|consortium))?|consortium|group) (?:are|is|include|includes|included|comprises?|consists? of|is made up of|is led by|were|was) (?:[a-z-]+ ){0,3}{CU:name}"
)
_TAKES: tuple[tuple[DealKind, re.Pattern[str], re.Pattern[str]], ...] = (
    (
        "lease",
        rule(r"{C:name},? (?:(?:has|have|had|is|will|also|now|{D}) )*(?:sign|terminat|cancel|end|extend|renew|prolong|tak|took|rent|leas|vacat|surrender|giv|gave|expand)\w*\b[^.;⟦]{0,30}(?:⟦[CWTM]\d+⟧(?:'s)?[^.;⟦]{0,20}){0,3}\b(?:leases?|leased|rents?|tenancy)\b"),
        rule(r"^\W*(?:The|Its|⟦C\d+⟧\'s) (?:landlord|lessor|host|owner of the (?:building|site|campus)|campus owner|data cent(?:er|re) operator)(?:,| is| was)? (?:[a-z-]+ ){0,3}{CU:name}"),
    ),
    (
        "supply",
        rule(r"{C:name},? (?:(?:has|have|had|will|also|now|{D}) )*(?:order(?:s|ed)?|plac(?:es|ed) an order)\b"),
        rule(r"^\W*(?:The|Its|⟦C\d+⟧\'s) (?:supplier|maker|manufacturer|vendor|order went to)(?:,| is| was)? (?:[a-z-]+ ){0,3}{CU:name}"),
    ),
    (
        "ppa",
        rule(r"{C:name},? (?:(?:has|have|had|will|also|now|{D}) )*(?:sign|buy|bought|agree|contract|purchas|take|took)\w*\b[^.;]{0,60}\b(?:power purchase|PPA|power|electricity|output)\b"),
        rule(r"^\W*(?:The|Its|⟦C\d+⟧\'s) (?:generator|power producer|producer|plant's owner|owner of the (?:plant|park|farm)|electricity supplier)(?:,| is| was)? (?:[a-z-]+ ){0,3}{CU:name}"),
    ),
)  # fmt: skip
"""By kind: how the taker's sentence goes, and how the next one names who provides."""
_PLANT = rule(
    r"{W:size}(?:/⟦E\d+⟧)? (?:(?!(?:of|to|for|from|with|by)\b)[a-z-]+ ){0,3}(?:park|plant|farm|project|station|array|dam|facility)(?: in ⟦G\d+⟧)?,? (?:that|which) {C:name} (?:(?:is|has|now|also) )*"
    r"(?:build(?:s|ing)?|built|owns?|operat(?:es|ing)|develop(?:s|ing|ed)|will build|plans|runs|complet(?:es|ed|ing))\b"
)
_OUTPUT = rule(
    r"{C:name},? (?:(?:has|have|had|will|is|to|also|now|then|agreed|agrees|signed|signs|up|contracted|in|{D}) )+(?:take|buy|purchase|off-?take|use|taking|buying|bought|taken)s? (?P<all>all|the whole|the full|the entire|half|most|part|{P})(?: of)? "
    r"(?:its|their|⟦C\d+⟧'s|the (?:[a-z]+ ){0,2}(?:park|plant|farm|project|station|array|dam|facility)'s|the) (?:output|power|electricity|production|generation)\b(?! of| from| to)"
)
_WHOLE = ("all", "the whole", "the full", "the entire")


@dataclass(frozen=True)
class Open:
    """A sentence that leaves one side of a deal without a name: the kind of deal, who it names, and the sentence."""

    kind: DealKind
    name: Name
    masked: Masked
    span: tuple[int, int]
    provides: bool = False


def opened(masked: Masked, drafts: list[Draft]) -> list[Open]:
    """What a sentence leaves open that tells no deal of its own."""
    found: list[Open] = []
    if (plant := _PLANT.search(masked.text)) is not None:
        found.append(_open("ppa", masked, plant, provides=True))
    if any("counterparty" in d.fields for d in drafts):
        return found
    if (bought := _BOUGHT.search(masked.text)) is not None:
        found.append(_open("acquisition", masked, bought))
    names = {m.name for m in masked.of("CU") if isinstance(m, Name)}
    for kind, takes, _ in _TAKES if len(names) == 1 else ():
        if (match := takes.search(masked.text)) is not None:
            found.append(_open(kind, masked, match))
    return found


def _open(kind: DealKind, masked: Masked, match: re.Match[str], *, provides: bool = False) -> Open:
    name = masked.mention(match, "name")
    assert isinstance(name, Name)
    return Open(kind, name, masked, match.span(), provides)


def closed(masked: Masked, before: list[Open]) -> Draft | None:
    """The deal of which a sentence names the side that the one before it left open."""
    for open_ in before:
        draft = _output(masked, open_) if open_.provides else _named(masked, open_)
        if draft is not None:
            return draft
    return None


def _named(masked: Masked, open_: Open) -> Draft | None:
    pattern = _BUYERS if open_.kind == "acquisition" else next(p for kind, _, p in _TAKES if kind == open_.kind)
    text, longer = _spelled(masked)
    match = pattern.search(text)
    name = masked.mention(match, "name") if match is not None else None
    if match is None or not isinstance(name, Name) or name.name == open_.name.name:
        return None
    rule_name = "deal.buyers_are" if open_.kind == "acquisition" else "deal.provider_is"
    draft = Draft("deal", rule_name, 0.72, (open_.masked.start, masked.end), {"kind": open_.kind})
    draft.put_name("company", name).put_name("counterparty", open_.name)
    if open_.kind == "acquisition":
        draft.put_name("target", open_.name)
        _put_beside(draft, masked, match.end() - longer)
    _put_status(draft, open_.masked)
    put_all(draft, open_.masked, *open_.span)
    if technology := technology_in(open_.masked.text):
        draft.put("technology", technology[0], _span(open_.masked, technology[1]))
    return draft


_DESCRIBED = re.compile(r"\W*(?P<slot>⟦C(?P<number>\d+)⟧)")


def _spelled(masked: Masked) -> tuple[str, int]:
    """A sentence's text with the description that it begins with in its own words, whomever the article has taken it to stand
    for, and how much longer that makes it."""
    found = _DESCRIBED.match(masked.text)
    who = masked.mentions[int(found["number"])] if found is not None else None
    if found is None or not isinstance(who, Name) or who.antecedent is None or " " not in who.raw:
        return masked.text, 0
    text = masked.text[: found.start("slot")] + who.raw + masked.text[found.end("slot") :]
    return text, len(text) - len(masked.text)


_NEXT = re.compile(r"(?: of ⟦G\d+⟧)?(?:,| and|, and)(?: also)? (?:⟦[CG]\d+⟧'s )?⟦[CU](?P<number>\d+)⟧")


def _put_beside(draft: Draft, masked: Masked, at: int) -> None:
    """The other buyers of a list."""
    others: list[dict[str, str]] = []
    while (found := _NEXT.match(masked.text, at)) is not None:
        mention = masked.mentions[int(found["number"])]
        if isinstance(mention, Name) and mention.name != draft.fields["company"]:
            draft.spans[f"other_parties.{len(others)}"] = mention.antecedent or mention.span
            others.append({"name": mention.name, "role": "investor"})
        at = found.end()
    if others:
        draft.put("other_parties", others)


def _output(masked: Masked, open_: Open) -> Draft | None:
    match = _OUTPUT.search(masked.text)
    name = masked.mention(match, "name") if match is not None else None
    if match is None or not isinstance(name, Name) or name.name == open_.name.name:
        return None
    others = {m.name for m in masked.of("CU") if isinstance(m, Name)} - {name.name, open_.name.name}
    if others:
        return None
    draft = Draft("deal", "deal.takes_its_output", 0.72, (open_.masked.start, masked.end), {"kind": "ppa"})
    draft.put_name("company", open_.name).put_name("counterparty", name)
    _put_status(draft, masked)
    put_all(draft, masked, *match.span())
    size = next((m for m in open_.masked.of("W") if open_.masked.position(m) == open_.span[0]), None)
    if match["all"].lower() in _WHOLE and isinstance(size, Quantity) and "capacity_mw" not in draft.fields:
        draft.put_range("capacity_mw", "capacity_mw_high", "capacity_bound", size)
    if technology := technology_in(open_.masked.text, *open_.span):
        draft.put("technology", technology[0], _span(open_.masked, technology[1]))
    return draft


def _span(masked: Masked, place: tuple[int, int]) -> tuple[int, int]:
    return masked.offsets[place[0]], masked.offsets[place[1]]


def _put_status(draft: Draft, masked: Masked) -> None:
    found = status_in(masked.text, 0, len(masked.text))
    draft.put("status", found[0] if found else "announced", _span(masked, found[1]) if found else None)

"""What the sentences about a deal add to it: terms, sellers, lenders."""

from __future__ import annotations

from typing import Any

from spacy.tokens import Doc

from extractor.facts.deal.merge import LIFE, TOGETHER
from extractor.facts.deal.papers import ENDED
from extractor.facts.deal.sides import with_family
from extractor.facts.deal.terms import put_power, put_term, put_value
from extractor.facts.draft import Draft
from extractor.facts.masked import Masked, rule
from extractor.labels import text as text_of
from extractor.patterns import re
from extractor.schema import Name

_TURN = re.compile(
    r"\W*(?:But|However|Yet|Still|Ultimately|Eventually|Later|Then)\b,? (?=(?:the|that|this|it|its|their)\b)"
)
"""How a sentence about what was told before turns: "But the deal was terminated"."""
_ABOUT_IT = re.compile(
    r"\W*(?:(?:One|Two|Three|Four|Five|Six|Eight|Ten|Twelve|\d+) (?:[\w-]+ ){0,2}(?:modules|turbines|units|reactors|batteries|buildings|halls|blocks|machines) of|That one (?:fell|died|was|collapsed|lapsed|broke|never)|(?:It|They) (?:had |has |have |will |would |also )*(?:cover|run|last|span|involve|include|comprise|relate|provide for|start|begin|call|concern|was for|were for|is for|are for|is worth|are worth|carr)|(?:It|They) (?:expects? to |will |would |is to |are to |has |had |have )?(?:pay|pays|paid|spend|spent) [^;]{1,50}? for (?:that|it|them|this|these)\b|(?:These|Those|Both|Together|Combined|In total|In all|Once complete\w*|When complete\w*|Under (?:it|the|this|its)|At full [a-z]+|All told)\b"
    r"|(?:The|This|That|Its|Their|Each|All(?: of)?(?: the| these)?|As part of the) (?:[\w'’.-]+ ){0,4}?(?:deal|agreements?|contracts?|leases?|PPAs?|transaction|order|pact|partnership|acquisition|"
    r"purchase|loan|financing|terms|arrangement|tie-up|plants?|projects?|sites?|campus|facility|facilities|parks?|farms?|fleet|portfolio|assets|buildings?|halls?|"
    r"turbines|batteries|battery|modules|panels|systems?|units?|stations?|reactors?|complex|volume|capacity|load|space|machines|two|first|delivery|deliveries|stake|share|bid|offer|talks|negotiations|discussions|cent(?:er|re)s?|tenant|customer)\b"
    r"|(?:Its|Their) (?:part|share|portion|slice) of (?:the |this |that )?(?:[\w'’.-]+ ){0,4}?(?:plants?|projects?|parks?|farms?|output|array)\b|The (?:plan|aim|idea) is for\b"
    r"|It (?:(?:cost|costs|will cost) [^.;]{1,40} and )?(?:has|will have|had) a (?:[a-z]+ )?(?:peak |rated |nominal |total |combined |installed )*capacity of\b)"
)
"""How a sentence begins that goes on about the deal told before it."""


def goes_on(doc: Doc, masked: Masked, draft: Draft) -> bool:
    """Whether a sentence goes on about a deal: by how it begins, or because it begins with the deal's site or target."""
    if gives(masked, draft):
        return True
    if _ABOUT_IT.match(_turned(text_of(doc)[masked.start : masked.end])):
        return not _is_anothers(masked, draft)
    first = min((m for m in masked.of("CULG") if isinstance(m, Name)), key=lambda m: m.start, default=None)
    return first is not None and first.name in {draft.fields.get("site"), draft.fields.get("target")} - {None}


def _turned(text: str) -> str:
    """A sentence without the word at its front that turns it."""
    turn = _TURN.match(text)
    return text[turn.end()].upper() + text[turn.end() + 1 :] if turn else text


_ITS = re.compile(r"\W*⟦[CU](\d+)⟧'s ")


def _is_anothers(masked: Masked, draft: Draft) -> bool:
    """Whether a sentence begins with what belongs to somebody who is no party of the deal ("Its halls can cool ...")."""
    found = _ITS.match(masked.text)
    owner = masked.mentions[int(found[1])] if found else None
    sides = {draft.fields.get(f) for f in ("company", "counterparty", "target", "site")}
    return isinstance(owner, Name) and owner.name not in sides


_PLANNED_FOR = re.compile(r"\W*The (?:plan|aim|idea) is for\b")
"""How a sentence begins that says what two mean to build together."""
_GIVEN = ("lease", "cloud", "ppa")
_GIVES = re.compile(
    r"\W*(?:⟦C(?P<who>\d+)⟧|The (?:[a-z-]+ |AI ){0,3}(?:provider|landlord|operator|developer|miner|producer|utility|host|generator)) (?:will|is to|has agreed to|plans to|agreed to) (?:dedicate|reserve|set aside|provide|devote|allocate|make available|hand over|deliver|supply) (?:it with |⟦C\d+⟧ with )?(?:up to )?⟦W"
)
"""What who provides will give under the deal told before ("The cloud provider will dedicate 64 MW to it")."""


def gives(masked: Masked, draft: Draft) -> bool:
    """Whether a sentence says how much who provides in a deal will give under it, and speaks of nobody else."""
    found = _GIVES.match(masked.text)
    if found is None or draft.fields["kind"] not in _GIVEN or "capacity_mw" in draft.fields:
        return False
    who = masked.mentions[int(found["who"])] if found["who"] else None
    sides = {draft.fields.get("company"), draft.fields.get("counterparty")}
    named = {m.name for m in masked.of("CU") if isinstance(m, Name)}
    return named <= sides and (not isinstance(who, Name) or who.name == draft.fields["company"])


OF_POWER = ("ppa", "lease", "cloud", "construction", "acquisition")
"""Kinds of deals whose power the sentences behind them state; a power behind another deal is some project's."""
_POSSIBLE = re.compile(
    r"\b(?:potential|can (?:reach|grow|be)|approved for|permits?|reach|could|may|might|scale|expand\w*|pipeline|peak(?! capacity)|would)\b"
)


def go_on(draft: Draft, masked: Masked, of_company: bool) -> None:
    """Adds what a following sentence says of the deal and the first did not. ``of_company``: a company is bought."""
    before = dict(draft.fields)
    extra = Draft("deal", draft.rule, draft.weight, draft.evidence, {"action": "new"})
    kinds = (*OF_POWER, "joint_venture") if _PLANNED_FOR.match(masked.text) else OF_POWER
    if draft.fields["kind"] in kinds and not of_company and not _POSSIBLE.search(masked.text):
        put_power(extra, masked, 0, 0)
    put_value(extra, masked, 0, 0)
    put_term(extra, masked, 0, 0)
    for group in TOGETHER[:4]:
        if group[0] in before:
            continue
        for field in group:
            if field in extra.fields:
                draft.fields[field] = extra.fields[field]
                if field in extra.spans:
                    draft.spans[field] = extra.spans[field]
                    draft.evidence = (draft.evidence[0], masked.end)


_OF_ALL = re.compile(
    r"\W*(?:All|Both|The|These|Those)(?: of)?(?: the| these| those)? (?:[\w-]+ ){0,2}?(?:deals|agreements|contracts|leases|PPAs|orders)\b"
)


def share_term(drafts: list[Draft], masked: Masked) -> None:
    """Gives several deals told together the term that a following sentence says all of them have."""
    for draft in drafts if _OF_ALL.match(masked.text) else []:
        if "term_years" not in draft.fields and "term_text" not in draft.fields:
            put_term(draft, masked, 0, 0)
            draft.evidence = (draft.evidence[0], masked.end) if "term_years" in draft.fields else draft.evidence


_ENDS = re.compile(
    rf"^(?:{_TURN.pattern})?\W*(?:(?:[Tt]he|[Tt]hat|[Tt]his|Those|These) (?:[\w-]+ )?(?:one|deal|agreement|contract|lease|PPA|talks|order|pact|letter|arrangement|transaction|negotiations|merger|acquisition|takeover|purchase|sale|offer|bid)|[Ii]t|[Tt]hat)"
    rf"(?:[^.;⟦]|⟦[DTMW]\d+⟧){{0,60}}? (?:(?:was|were|has|have|had|been|then|later|since|quietly) )*(?P<end>{ENDED})\b(?! (?:at|a year|the day|up|lower|higher))"
)


def end(draft: Draft, masked: Masked) -> None:
    """That the deal told before came to nothing, where a following sentence says so."""
    found = _ENDS.search(masked.text)
    if found is not None and LIFE[draft.fields["status"]] != "dead":
        draft.put("status", "terminated", masked.span(found, "end"))
        draft.evidence = (draft.evidence[0], max(draft.evidence[1], masked.end))


_OPEN_ROLES = frozenset(
    ("deal.sign_with", "deal.noun_pact", "deal.between", "deal.both_sign", "deal.partner", "deal.signed_straight", "deal.agreed_with", "deal.paper_of")
)  # fmt: skip
"""Rules whose words leave open which of the two provides."""
_EVEN = ("acquisition", "financing", "joint_venture")
"""Kinds whose roles no goods tell."""
_WILL_GIVE = r"(?:will|would|is to|are to|agreed to|has agreed to|is set to) (?:also |now |then )?"
_GIVES_WITH = re.compile(
    rf"(?:⟦[CU](?P<giver>\d+)⟧(?: \([^)]*\))?,? |\b)(?:which )?{_WILL_GIVE}(?:provide|supply|equip|furnish|serve) ⟦[CU](?P<taker>\d+)⟧ with\b"
)
_GIVES_TO = re.compile(
    rf"⟦[CU](?P<giver>\d+)⟧(?: \([^)]*\))?,? (?:which )?{_WILL_GIVE}(?:provide|supply|deliver|host|manufacture|sell)\b(?! (?:up to |about |an additional )?⟦M)(?! (?:[a-z]+ ){{0,3}}(?:payments?|funding|capital|financing|money|loans?)\b)[^.;⟦]{{0,80}}(?:\b(?:to|for) ⟦[CU](?P<taker>\d+)⟧)?"
)
_GIVES_RIGHT = re.compile(
    r"\b(?:agreement|deal|contract|pact|licen[cs]e|accord|arrangement)\b[^.;⟦]{0,40}(?:⟦D\d+⟧,? )?(?:provided|provides|gave|gives|granted|grants|offers|offered)"
    r" ⟦[CU](?P<taker>\d+)⟧ (?:with )?(?:an? |the )?(?:[a-z-]+ ){0,3}(?:licen[cs]e|rights?|access|option)\b"
)
"""Whom a paper gives a licence or a right, takes."""
_ACTOR = r"⟦[CU](?P<{}>\d+)⟧(?: \([^)]*\))?,? (?:which )?"
_INTEGRATES = re.compile(
    rf"{_ACTOR.format('actor')}{_WILL_GIVE}(?:integrate|deploy|use|adopt|license|install|incorporate) ⟦[CU](?P<giver>\d+)⟧'s (?!(?:platform|network|customers?|stores|sites?|plants?|campus)\b)"
)
"""Whose technology goes into something gives it, whoever puts it in."""
_EARNS = re.compile(
    rf"{_ACTOR.format('giver')}{_WILL_GIVE}(?:receive|get|earn|collect|be paid) (?:up to |about |an? (?:[a-z-]+ ){{0,2}}(?:fees?|payments?) of )?⟦M"
)
_PAYS = re.compile(
    rf"{_ACTOR.format('taker')}{_WILL_GIVE}pay (?:⟦[CU]\d+⟧ )?(?:up to |about |an? (?:[a-z-]+ ){{0,2}}(?:fees?|payments?) of )?⟦M"
)
"""Who is paid gives, and who pays takes."""


def turn(draft: Draft, masked: Masked) -> None:
    """Who provides and who takes, where a deal's words left it open and these say who will provide what to whom, whose
    technology it is or who pays."""
    company, counterparty = draft.fields["company"], draft.fields.get("counterparty")
    if draft.rule not in _OPEN_ROLES or draft.fields["kind"] in _EVEN or counterparty is None:
        return
    for pattern in (_GIVES_WITH, _GIVES_RIGHT, _GIVES_TO, _INTEGRATES, _EARNS, _PAYS):
        for found in pattern.finditer(masked.text):
            giver, taker = (_named_by(masked, found.groupdict().get(side)) for side in ("giver", "taker"))
            if pattern is _INTEGRATES and _is_own(masked, found["giver"]):
                giver = _named_by(masked, found["actor"])
            nobody = giver in (None, taker)
            if (giver == counterparty and taker in (None, company)) or (nobody and taker == company):
                for kept in (draft.fields, draft.spans):
                    _swap(kept, "company", "counterparty")
                    _swap(kept, "company.via", "counterparty.via")
                return


def _is_own(masked: Masked, number: str) -> bool:
    """Whether an owner is "its" or "their", which is whoever the clause is about."""
    mention = masked.mentions[int(number)]
    return isinstance(mention, Name) and mention.antecedent is not None and mention.raw.lower() in ("its", "their")


def _named_by(masked: Masked, number: str | None) -> str | None:
    mention = masked.mentions[int(number)] if number is not None else None
    return mention.name if isinstance(mention, Name) else None


def _swap(kept: dict[str, Any], one: str, other: str) -> None:
    mine, theirs = kept.pop(one, None), kept.pop(other, None)
    kept.update({k: v for k, v in ((one, theirs), (other, mine)) if v is not None})


_SELLER = rule(
    r"\b[Tt]he (?:seller|vendor|previous owner|former owner),? {CU:counterparty6}|\b[Ss]ellers? (?:is|are|was|were|of (?:[\w-]+ ){0,4}(?:is|are|was|were)) (?:the )?{CU:counterparty}|"
    r"\b(?:(?:came|comes|bought|acquired|purchased) from|(?:acquir|buy|purchas)\w* (?:all|{P}|the|its|their)(?: [a-z-]+){0,5} from) (?:[a-z-]+ ){0,4}{CU:counterparty2}|\bsold by (?:[a-z-]+ ){0,4}{CU:counterparty3}"
    r"|\b(?:under|following|after) an? (?:[a-z]+ )?(?:agreement|contract) with (?:[a-z-]+ ){0,3}{CU:counterparty4}|\bunder contract with (?:[a-z-]+ ){0,3}{CU:counterparty5}"
)
_LENDER = rule(
    r"\b(?:[Ll]oans?|[Ff]inancing|[Ff]acilit(?:y|ies)|[Dd]ebt|[Cc]redit|[Mm]oney|[Bb]onds?|[Ff]unds?|[Ll]enders?|[Bb]anks?|[Tt]ransaction|[Ii]nvestment|[Rr]aise)\b[^⟦.;]{0,60}?\b(?:by|include|included|including|are|is|were|from) (?:(?:the )?{CU:lender}|(?:[a-z-]+ ){1,4}{CU:lender3})"
    r"|{CU:lender2}(?:,? (?:and )?⟦[CU]\d+⟧)*,? (?:(?:is|are|was|were|has|have|acted|acts|serves?|served|also) )*(?:as )?(?:the )?(?:(?:sole|lead|joint|coordinating|mandated|structuring|initial|global|and) ?)*(?:lead (?:lenders?|arrangers?)|lenders?|arrangers?|bookrunners?|underwriters?|led|provided|arranged|underwrote|committed|put up)\b"
)


_SELLERS = ("counterparty", "counterparty2", "counterparty3", "counterparty4", "counterparty5", "counterparty6")


def add_seller(draft: Draft, masked: Masked) -> bool:
    """The seller that a following sentence names, where the purchase named none."""
    if draft.fields["kind"] != "acquisition" or draft.fields.get("counterparty") not in (
        None,
        draft.fields.get("target"),
    ):
        return False
    return _add(draft, masked, _SELLER, _SELLERS)


_LENDS = "deal.finances_unnamed"
"""The rule by which whoever lends is the one named, and borrows nothing from anybody."""


def add_lender(draft: Draft, masked: Masked) -> bool:
    """The lender that a following sentence names, where the loan named none."""
    if draft.fields["kind"] != "financing" or draft.fields.get("counterparty") or draft.rule == _LENDS:
        return False
    return _add(draft, masked, _LENDER, ("lender", "lender2", "lender3"))


def _add(draft: Draft, masked: Masked, pattern: re.Pattern[str], slots: tuple[str, ...]) -> bool:
    match = pattern.search(masked.text)
    found = [masked.mention(match, slot) for slot in slots] if match else []
    name = next((m for m in found if isinstance(m, Name)), None)
    if name is None or name.name in (draft.fields["company"], draft.fields.get("target")):
        return False
    if match is not None and pattern is _SELLER and _STUFF.search(masked.text, 0, match.start()):
        return False
    if _is_beside(masked, name, draft.fields["company"]):
        return False
    draft.put_name("counterparty", with_family(masked, name))
    draft.evidence = (min(draft.evidence[0], masked.start), max(draft.evidence[1], masked.end))
    return True


_STUFF = re.compile(
    r"\b(?:fuel|gas|power|electricity|energy|water|money|cash|funds|funding|financing|loans?|support|advice|approval|demand|heat|news|cells|turbines|machines|chips)\b[^.;⟦]{0,30}$"
)
"""Before "came from": what no seller of a plant sold with it."""
_LISTED = re.compile(r"⟧(?:, (?:the )?⟦[CU]\d+⟧)*,? and (?:the )?$")


def _is_beside(masked: Masked, name: Name, company: str) -> bool:
    """Whether a name stands in one list with the buyer: they act together."""
    at = [masked.position(m) for m in masked.of("CU") if isinstance(m, Name) and m.name == company]
    start = masked.text.index("⟧", masked.position(name))
    return any(_LISTED.fullmatch(masked.text, start, end) for end in at if end > start)

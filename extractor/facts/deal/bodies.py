"""Names that are no party of a deal, whatever their capitals say: people, parts of longer names, goods, legal forms.

Rules take a name that only its capitals speak for where a party must stand. Here such a name loses its letter where its
surroundings say that it is something else, so that no rule, and not the network, takes it for a side: "its order book for
QX and RM turbines", "its Partnership for Your Craft programme", "the Union finance ministry", "Dale's former firm".
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from extractor.facts.deal import pieces
from extractor.facts.deal.hearsay import is_outlet
from extractor.facts.masked import Masked, once
from extractor.labels import names
from extractor.labels import text as text_of
from extractor.patterns import re
from extractor.schema import Name

_LEGAL_FORM = re.compile(r"[A-Z]{0,2}(?:LLC|LLP|LLLP|PLC|Ltd|Inc|Corp|GmbH)\.?")
"""A legal form that stands behind a name ("Rosmere Development Company, PLLC")."""
_GOODS_BEHIND = re.compile(
    r"(?:(?:,| and| or|, and)(?: the)? ⟦[CU]\d+⟧)*(?:/[\w.]+)?(?:-(?:type|class|series))? (?:\w+ )?"
    r"(?:turbines?|modules|chips?|processors|inverters|batteries|cells|engines|models?|vehicles|aircraft|drugs?|vaccines?|tablets|brands)\b"
)
_CUT = re.compile(r"(?<![.!?:\"] )(?<!^)(?<!\n)\b[A-Z][a-z]+(?:ers|ors|ship|ance|ion|ity|ces|ers) for (?:the )?$")
"""Before what is the rest of a name: "Partners for Rural Schools"."""
_BODY_CUT = re.compile(r"(?<=[a-z,'s] )[A-Z][a-z]+ (?:and|&) $")
_BODY = re.compile(
    r"\b(?:Authority|Commission|Agency|Council|Board|Administration|Department|Bureau|Committee|Office|Service)$"
)
"""A public body whose name begins before an "and" ("the Grid and Tariffs Authority")."""
_OFFICE_BEHIND = re.compile(
    r"(?: (?:[a-z]+|Finance|Energy|Power|Home|Health))? (?:[Mm]inistry|[Mm]inisters?|[Cc]abinet|[Pp]arliament|[Bb]udget)\b"
)
_FORMER_BEHIND = re.compile(
    r"'s (?:former|previous|old|first|last|own|new) (?:law |consulting )?(?:firm|company|employer|practice|business|team)\b"
)
"""Behind a person: the firm that is meant is another."""
_HEADED = re.compile(r"[ *•-]*(?P<head>[A-Z][\w.&' ]{1,40}?) ?[-–—:] ")
"""The head of an item of a list of news about firms ("Velanur - Shares fell 3%")."""
_PART_OF = re.compile(
    r"⟦[CU](?P<part>\d+)⟧(?P<more>(?: [A-Z][\w-]+){0,4}), (?:an?|the) (?:[\w-]+ ){0,4}(?:subsidiary|unit|arm|affiliate|division|offshoot|brand) of "
    r"(?:(?:[\w-]+|⟦[GUI]\d+⟧(?:'s)?) ){0,6}?⟦[CU](?P<parent>\d+)⟧, "
)


_TITLE = re.compile(
    r"\b(?:(?:Chief [A-Z]\w+(?: [A-Z]\w+)? )?Officer|C[EFOT]O|President|Chair(?:man|woman)?|Director|Founder|Co-[Ff]ounder|Manager|Analyst|Senator|Minister|Judge|Dr\.?|Mr\.?|Ms\.?|Mrs\.?) $"
)
"""Before a person's name."""
_PERSON_BEHIND = re.compile(
    r", (?:an?|the) (?:[\w-]+ ){0,4}(?:entrepreneur|(?:co-)?founder|chef|designer|artist|lawyer|consultant|student|farmer|engineer|economist|strategist|analyst)\b(?! firm| group)"
)
_TECHNOLOGY_BEHIND = re.compile(r" (?:technology|technologies|feature|series)\b(?! (?:company|firm|group|giant))")
_MAKER = re.compile(
    r"(?:[Tt]he )?(?P<of>.+?)(?:'s)?[ -](?:maker|owner|parent|operator|manufacturer|publisher|creator)s?"
)
"""A description by what a firm makes or owns ("the Fleetline maker"), which names the goods and not the firm."""
_WIRE = re.compile(
    r"(?:Newsfile|GlobeNewswire|GLOBE NEWSWIRE|Business Wire|BUSINESS WIRE|PR ?Newswire|ACCESS Newswire|Accesswire|NewMediaWire|NEWMEDIAWIRE|EQS|Newsworthy\.ai|\d*-?7PressRelease|EIN Presswire|MarketersMEDIA)(?: Corp\.?| Inc\.?)?"
)
"""Services that send out what others say."""
_LONGEST_TOLD = 20
"""Characters that hold "telling the " and what stands before it."""
_TOLD = re.compile(r"\b(?:told|tells|telling) (?:the )?$")


def with_parties(doc: Doc, masked: Masked) -> Masked:
    """The stretch in which only what may be a party is masked as a company."""
    if "⟦" not in masked.text:
        return masked
    masked = pieces.whole(doc, masked)
    text, offsets = masked.text, list(masked.offsets)
    for number, mention in reversed(list(enumerate(masked.mentions))):
        if not isinstance(mention, Name) or mention.kind != "company":
            continue
        found = _slot(text, number)
        if found is None:
            continue
        at, end = found
        printed = mention.id is None and mention.antecedent is None and _LEGAL_FORM.fullmatch(mention.raw)
        if printed or (mention.antecedent is not None and _UNKNOWN.match(mention.raw)):
            text = text[:at] + mention.raw + text[end:]
            offsets[at:end] = range(mention.start, mention.end)
            continue
        new = _instead(doc, masked, mention, found)
        text = f"{text[:at]}⟦{new}{text[at + 2 :]}" if new else text
    text = _ACTS.sub(lambda m: f"⟦C{m[0][2:]}" if _is_company(masked, int(m[1])) else m[0], text)
    if text != masked.text:
        masked = replace(masked, text=text, offsets=tuple(offsets))
    return _parts(doc, _whole(doc, masked))


def _slot(text: str, number: int) -> tuple[int, int] | None:
    """Where a company of that number is masked."""
    found = [(at, at + len(slot)) for slot in (f"⟦C{number}⟧", f"⟦U{number}⟧") if (at := text.find(slot)) >= 0]
    return min(found, default=None)


_UNKNOWN = re.compile(r"(?:that |which )?an? (?:[\w-]+ )*?(?:undisclosed|unnamed|unidentified)\b")
"""Somebody whom the text leaves without a name, and who is nobody that it has named."""
_ACTS = re.compile(
    r"⟦L(\d+)⟧(?=(?: and (?:[a-z]+ ){0,3}⟦[CU]\d+⟧)?,? (?:(?:has|have|had|also|will) )*"
    r"(?:signed|agreed|entered|set up|formed|struck|sold|bought|acquired|said|announced|ordered|raised)\b)"
)
"""A site that does what only firms do: its name is a firm's."""
_CUT_OFF = re.compile(r"⟦[CU](?P<first>\d+)⟧\.? of (?P<mask>⟦[CUG](?P<rest>\d+)⟧)")
_OFFICE = re.compile(r"\b(?:Corp|Corporation|Company|Co|Authority|Board|Commission|Bank|Administration)\.?$")
"""How a name ends that goes on behind "of" ("Grid Power Corp. of Norge Ltd.")."""


def _is_company(masked: Masked, number: int) -> bool:
    """Whether what the article uses as a place has been read as a company's name."""
    mention = masked.mentions[number]
    return isinstance(mention, Name) and mention.kind == "company"


def _whole(doc: Doc, masked: Masked) -> Masked:
    """The stretch with names that were cut at an abbreviation made whole."""
    found = _CUT_OFF.search(masked.text)
    if found is None:
        return masked
    first, rest = (masked.mentions[int(found[group])] for group in ("first", "rest"))
    if not isinstance(first, Name) or first.id is not None or first.antecedent or not _OFFICE.search(first.raw):
        return masked
    raw = text_of(doc)[first.start : rest.end]
    name = Name(start=first.start, end=rest.end, raw=raw, name=raw, kind="company", source="rule")
    begin, end = found.start() + found.group().index("⟧") + 1, found.end()
    return replace(
        masked,
        text=masked.text[:begin] + masked.text[end:],
        offsets=masked.offsets[:begin] + masked.offsets[end:],
        mentions=tuple(name if m is first else m for m in masked.mentions),
    )


def _instead(doc: Doc, masked: Masked, mention: Name, at: tuple[int, int]) -> str | None:
    """The letter of what a name is if it is no party: H for a person, I for a thing; None where it may be a party."""
    before, behind = masked.text[max(0, at[0] - 60) : at[0]], masked.text[at[1] :]
    if mention.antecedent is not None:
        return "I" if _stranger(doc, mention) or _is_plain(mention.name) or _names_goods(mention) else None
    if _WIRE.fullmatch(mention.raw) or (_TOLD.search(before[-_LONGEST_TOLD:]) and is_outlet(mention)):
        return "I"
    if mention.id is not None:
        return None
    if _TITLE.search(before) or _PERSON_BEHIND.match(behind):
        return "H"
    if _TECHNOLOGY_BEHIND.match(behind):
        return "I"
    if _BODY.search(mention.raw) and _BODY_CUT.search(before):
        return "I"
    if mention.name in _surnames(doc) or mention.name in _people(doc) or _FORMER_BEHIND.match(behind):
        return "H"
    thing = _OFFICE_BEHIND.match(behind) or _CUT.search(before) or _is_plain(mention.name)
    goods = (
        mention.raw.isupper()
        and len(mention.raw) < _SHORT
        and (_GOODS_BEHIND.match(behind) or _TRADE_BEHIND.match(behind))
    )
    return "I" if thing or goods else None


_TRADE_BEHIND = re.compile(r" (?:specialist|franchisee|maker|expert|newcomer|pioneer|start-?up),? ⟦[CU]\d+⟧")
"""Behind an abbreviation: the firm whose trade it is ("the QXR specialist Velanur")."""
_PEOPLE = re.compile(
    r"(?:Acquisitions(?: (?:and|&) (?:Investments|Divestitures|Disposals|Integration|Partnerships))?|Veterans|Affiliates|Defendants|Plaintiffs|Borrowers|Issuers|Directors|Employees|Members|Associates|Students|Teachers|Patients|Customers|Clients|Consumers|Shoppers|Guests|Residents|"
    r"Citizens|Seniors|Farmers|Workers|Shareholders|Stockholders|Investors|Lenders|Sponsors|Suppliers|Vendors|Retailers|Analysts)"
)
_SHORT = 6
"""Letters of an abbreviation."""


def _names_goods(mention: Name) -> bool:
    """Whether a description stands for the name of the goods in it, or for who sent the text out."""
    made = _MAKER.fullmatch(mention.raw)
    return _WIRE.fullmatch(mention.name) is not None or (
        made is not None and made["of"].lower() in mention.name.lower()
    )


def _is_plain(name: str) -> bool:
    """Whether a name is only a sort of people with a capital ("Veterans")."""
    return _PEOPLE.fullmatch(name) is not None


def _surnames(doc: Doc) -> frozenset[str]:
    """The last words of the full names of people in the article."""
    return once(
        doc,
        "surnames",
        lambda: frozenset(
            n.name.rsplit(" ", 1)[1] for n in names(doc) if n.kind == "person" and " " in n.name and not n.antecedent
        ),
    )


_HIS = re.compile(
    r"(?:, who)? (?:(?:has|had|have|is|was|will|would|not|only|also|then|later|further|[a-z]+ly) ){0,3}"
    r"(?!(?:appoint|nam|hir|promot|mad|call|elect|pa[iy]|sued|fir|recruit|nominat|lur|poach)[a-z]*\b)[a-z]+(?:ed|es|s|ing) (?:[a-z]+ ){0,2}(?:his|himself|herself|her (?=[a-z]{4,}))\b"
)
"""Behind a person: what she does with what is hers."""


def _people(doc: Doc) -> frozenset[str]:
    """The names that nobody lists and that do something with "his" or "her" own."""
    text = text_of(doc)
    return once(
        doc,
        "people",
        lambda: frozenset(
            n.name
            for n in names(doc)
            if n.kind == "company" and n.id is None and not n.antecedent and n.name.count(" ") < _FULL_NAME
            and _HIS.match(text, n.end)
        ),
    )  # fmt: skip


_FULL_NAME = 3
"""Words of a person's name."""


def _stranger(doc: Doc, mention: Name) -> bool:
    """Whether a pronoun or description reaches out of an item with a head of its own to another item's firm."""
    assert mention.antecedent is not None
    text = text_of(doc)
    start = text.rfind("\n", 0, mention.start) + 1
    if mention.antecedent[0] >= start or " same " in mention.raw:
        return False
    headed = _HEADED.match(text, start, mention.start)
    if headed is None or headed["head"] in (mention.name, text[slice(*mention.antecedent)]):
        return False
    return not (headed.group().endswith(": ") and _is_label(doc, *headed.span("head")))


def _is_label(doc: Doc, low: int, high: int) -> bool:
    """Whether a head says what its item is about ("Acquisitions: The company bought") and names nobody."""
    return not any(n.kind == "company" and n.start < high and low < n.end for n in names(doc))


def _parts(doc: Doc, masked: Masked) -> Masked:
    """ "A, a unit of B, said it built": what "it" stands for is the unit, whose sentence it is, and not its parent."""
    found = _PART_OF.search(masked.text)
    if found is None:
        return masked
    part, parent = (masked.mentions[int(found[group])] for group in ("part", "parent"))
    assert isinstance(part, Name)
    assert isinstance(parent, Name)
    more = found.span("more")
    if found["more"]:
        span = part.start, masked.offsets[more[1]]
        raw = text_of(doc)[slice(*span)]
        whole = Name(start=span[0], end=span[1], raw=raw, name=raw, kind="company", source="rule")
    else:
        whole, span = part, part.antecedent or part.span
    home = {"name": whole.name, "id": whole.id, "sure": whole.sure, "source": whole.source, "antecedent": span}
    mentions = tuple(
        whole if m is part else m.model_copy(update=home) if _stands_for(m, parent) else m for m in masked.mentions
    )
    text, offsets = masked.text, masked.offsets
    return replace(
        masked,
        text=text[: more[0]] + text[more[1] :],
        offsets=offsets[: more[0]] + offsets[more[1] :],
        mentions=mentions,
    )


def _stands_for(mention: object, parent: Name) -> bool:
    """Whether a mention is a pronoun behind a parent that the article's reading has taken it for."""
    return (
        isinstance(mention, Name)
        and mention.antecedent is not None
        and mention.start > parent.end
        and mention.name == parent.name
        and mention.raw.lower() in _PRONOUNS
    )


_PRONOUNS = ("it", "its", "they", "their", "the company", "the firm")

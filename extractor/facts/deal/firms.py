"""Names that the article takes for a place, a site or a person, and that a sentence shows to be a firm: what only firms do or
sell speaks for it, and for a short form that the article has the firm's whole name ("Marrow Lake leased 40 MW" beside
"Marrow Lake Labs")."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from extractor.facts.deal.clauses import NOUNS
from extractor.facts.masked import Masked, once
from extractor.labels import names
from extractor.patterns import re
from extractor.schema import Name

_DOES = (
    r"(?:(?:has|have|had|also|will|would|is to|then|first|now|today|since|⟦D\d+⟧) )*"
    r"(?:signed|agreed|entered into|set up|formed|struck|sold|bought|acquired|ordered|raised|leased|rented|contracted|booked|secured|won|sells|buys|leases|rents|terminated|"
    r"cancelled|invested|partnered|teamed|borrowed|exercised|pays|paid)\b"
)
_ACTS = re.compile(rf"⟦[GLH](?P<number>\d+)⟧(?:, (?:which|who) [^,;⟦]{{3,80}},|,)? {_DOES}")
"""A name behind which stands what only firms do."""
_DEALS = re.compile(
    rf"(?:^\W*|[;:] |, (?:and|while|but) |⟦G\d+⟧'s |\b(?:that|as|after|when) |\b{NOUNS} )(?P<slot>⟦U(?P<number>\d+)⟧),? "
    r"(?:(?:has|have|had|will|is|are|was|also|now|then|agreed to|agrees to|plans to|intends to|wants to|set to|today|recently|⟦D\d+⟧) ){0,4}"
    r"(?:sign(?:s|ed)?|agreed|agrees|won|wins|win|order(?:s|ed)?|b(?:uy|uys|ought)|s(?:ell|ells|old)|acquire[sd]?|suppl(?:y|ies|ied)|award(?:s|ed)?|lends?|lent|lease[sd]?|rent(?:s|ed)?|"
    r"rais(?:es|ed)|borrow(?:s|ed)?|secur(?:es|ed)|clinch(?:es|ed)|bagg?(?:s|ed)|received|builds?|deliver(?:s|ed)?|ship(?:s|ped)?|take(?:s|n)? over|took over|walked away from|withdrew|cancel(?:s|led|ed)|terminat(?:es|ed)|"
    r"(?<=is )(?:buying|selling|acquiring|supplying|lending|leasing|renting|building|delivering)|invest(?:s|ed)|hired|picked|chose|selected|appointed|host(?:s|ed)?|teams? up|teamed up|partnered|form(?:s|ed) an?|pays?(?= ⟦M)|paid(?= ⟦M))\b"
)
"""A name for which only its capitals speak and that does at the front of a clause what deals are made of: the last look at a deal
asks the trained pipeline about it."""
_WITH_FIRM = re.compile(rf"⟦L(?P<number>\d+)⟧ and (?:(?:[a-z-]+ ){{0,5}}⟦[CU]\d+⟧),? {_DOES}")
"""The first of two who act together."""
_SELLER = re.compile(
    r"\b(?:bought|buys?|buying|contracted|ordered|purchas\w+|procur\w+|secur\w+|takes?|took|sourc\w+)\b[^.;⟦]{0,30}⟦[WE]\d+⟧ of (?:[a-z-]+ ){1,3}from ⟦L(?P<number>\d+)⟧"
    r"(?= (?:under|for|in|over|until|through|at|on)\b|[.,;]|$)"
)
"""Power is bought of whoever stands behind "from" without an article; a plant would have one."""
_TRADE = re.compile(
    r"\b(?:Solar|Wind|Hydro|Nuclear|Geothermal|Storage|Renewables|Energy|Power|Hydrogen|Biomass|Offshore)$"
)
"""Last words that firms' names have as well as plants'."""
_BODY = re.compile(
    r"\b(?:utility|company|corporation|distributor|operator|railway|refiner|bank|producer|generator|supplier|board|authority|agency) of (?:the )?⟦G\d+⟧, ⟦G(?P<number>\d+)⟧(?=,|\.|$)"
)
"""The name of what a place has, in an aside behind it ("the state utility of Karnataka, X,")."""


def as_firms(doc: Doc, masked: Masked) -> Masked:
    """The stretch in which such names stand under a company's letter."""
    text, mentions = masked.text, list(masked.mentions)
    for number in _found(doc, masked):
        mention = mentions[number]
        assert isinstance(mention, Name)
        whole = _wholes(doc).get(mention.raw)
        home = {"name": whole.name, "id": whole.id} if whole is not None else {}
        mentions[number] = mention.model_copy(update={"kind": "company", "sure": True, **home})
        for letter in "GLH":
            text = text.replace(f"⟦{letter}{number}⟧", f"⟦C{number}⟧")
    for found in _DEALS.finditer(masked.text):
        text = text.replace(found["slot"], f"⟦C{found['number']}⟧")
    return replace(masked, text=text, mentions=tuple(mentions)) if text != masked.text else masked


def _found(doc: Doc, masked: Masked) -> set[int]:
    """The numbers of the names that are firms."""
    numbers: set[int] = set()
    for found in _ACTS.finditer(masked.text):
        name = _name(masked, found)
        if name.antecedent is None and name.raw in _wholes(doc) and (name.kind != "place" or " " in name.raw):
            numbers.add(int(found["number"]))
    for pattern in (_WITH_FIRM, _SELLER):
        for found in pattern.finditer(masked.text):
            if _TRADE.search(_name(masked, found).name):
                numbers.add(int(found["number"]))
    for found in _BODY.finditer(masked.text):
        if " " in _name(masked, found).raw:
            numbers.add(int(found["number"]))
    return numbers


def _name(masked: Masked, found: re.Match[str]) -> Name:
    mention = masked.mentions[int(found["number"])]
    assert isinstance(mention, Name)
    return mention


def _wholes(doc: Doc) -> dict[str, Name]:
    """By what a company's name begins with, the one company of the article that has it."""
    return once(doc, "wholes", lambda: _begun(doc))


def _begun(doc: Doc) -> dict[str, Name]:
    found: dict[str, set[str]] = {}
    full: dict[str, Name] = {}
    for name in names(doc):
        if name.kind != "company" or name.antecedent is not None:
            continue
        full.setdefault(name.name, name)
        parts = name.name.split()
        for count in range(1, len(parts)):
            found.setdefault(" ".join(parts[:count]), set()).add(name.name)
    return {short: full[next(iter(whole))] for short, whole in found.items() if len(whole) == 1}

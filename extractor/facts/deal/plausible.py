"""Whether those whom a deal names can be parties to one: the last look at a draft, whichever rule or network made it.

Rules take a name that only its capitals speak for where a party must stand. Where the trained pipeline has read the
sentence and sees no organisation there either, nothing speaks for the name, and the deal is refused: "an exclusive W3B
partner with Velanur", "the bridge needed to buy the QXR pass". What a name's own words or its other mentions make a
product, a segment, a token sale or a person is no party however sure its form looks.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from extractor.facts.deal.match import STRICT
from extractor.facts.draft import Draft, Refusal
from extractor.facts.masked import once
from extractor.labels import entities, is_parsed, names, sentences
from extractor.labels import text as text_of
from extractor.patterns import re
from extractor.schema import Name

REASON = "no_party"
"""The ledger's word for what a refused deal had."""
_SIDES = ("company", "counterparty")
_THING = re.compile(
    r"(?:^|\s)(?:(?:Stage|Phase|Level|Season|Chapter|Round) (?:\d+|[IVX]+)|ICO|IDO|IEO|Presale|NFTs?|\w*\d\w* (?:Pro|Max|Ultra|Mini|Lite|Plus)|"
    r"Pro Max|OTC(?:QB|QX|PK|MKTS|BB)?|TSX-?V|NYSE|NASDAQ|Mainnet|Testnet|Beta|Chief \w+|"
    r"(?<=^)(?:Bank|Company|Group|Trust|Fund|Corporation|Firm|Board|Union|Partnership|Foundation|Institute|Association|Authority|University|Court)|"
    r"[\w-]+-(?:powered|enabled|driven|ready|compatible|branded|certified|grade) [\w-]+|Warrants?|(?:Common |Ordinary )?Shares?|Notes?|Securities|Consideration|(?:Purchase |Merger )?Agreement|(?:Tender )?Offer|Transactions?)$"
)
"""How a name ends that is a step, a token sale, a model, a market place, an office, a paper or a contract."""
_PART = re.compile(
    r"(?: \([A-Z&]{2,6}\))?(?:'s|’s)? (?:segments?|divisions?|reporting units?|operating units?)\b(?! of\b)"
)
"""Behind the name of a part of a company."""
_MAKER = re.compile(
    r" (?:(?!(?:and|or|with|to|from|by|as|for)\b)[a-z-]+ ){0,3}(?:maker|manufacturer|creator|owner|parent|franchise|franchisee|dealership|distributor|reseller|bottler)s?\b(?! of\b| [A-Z])"
)
"""Behind the name of goods or a unit: it is their maker or owner that is meant."""
_TAKEN_ON = r"\b(?:appoint(?:ed|ment of|s)|named|names|hir(?:ed|es|ing of)|promot(?:ed|es|ion of)|welcom(?:ed|es)|addition of) (?:[A-Z][\w.'’-]+ ){{1,2}}{}(?:,| as | to )"
"""Words that give a surname an office."""
_OFFICE = (
    r"\b(?:[A-Z][\w'’-]+ {0}|{0} [A-Z][\w'’-]+), (?:the |an? )?(?:[\w&'’-]+ ){{0,5}}"
    r"(?:[Mm]inister|[Oo]fficer|[Dd]irector|[Pp]resident|CEO|CFO|COO|[Cc]hief executive|[Aa]nalyst|[Ss]pokes\w+|[Ss]ecretary|[Mm]anager|[Cc]hair\w*|[Pp]rofessor|[Ee]conomist)\b"
)
"""A full name with an office behind it."""
_OF_A_SORT = re.compile(
    r" (?:companies|firms|startups|start-ups|players|vendors|businesses|banks|retailers|operators|developers|lenders|brands)\b"
)
"""Behind a name in the singular: a sort of firms, and no firm ("four FarmTech companies")."""
_COUNTED = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|several|many|some|other|various|multiple|more|\d+) (?:[a-z-]+ ){0,2}$"
)
_AT_THE_FRONT = re.compile(r"\W*(?:In|At|Within|Across|For|Under) (?:the |our )?$")
_WE_BEHIND = re.compile(r"(?: [\w-]+)?, (?:we|it|they)\b")
""" "In Garlow Air, we acquired": the part of a company in which something was done."""
_GOODS_BEHIND = re.compile(
    r" (?:(?:[A-Z][\w-]*|\d+) ){0,3}(?:systems?|machines?|computers?|aircraft|jets?|planes?|helicopters?|robots?|vehicles?|trucks?|buses|chips?|servers?|turbines?)\b(?! (?:maker|manufactur|business|unit|division|company|developer|supplier|arm))"
)
"""Behind a maker's name: what is bought of it is goods."""
_GROUND = re.compile(
    r"\b(?:Property|Properties|Project|Mine|Deposit|Prospect|Claims?|Concession|Licen[cs]e|Tenement|Building|Tower|Block)$"
)
"""How a name ends of what is owned and lends to nobody."""
_WARE_BEHIND = re.compile(
    r" (?:AI )?(?:chips?|GPUs?|accelerators?|processors?|servers?|racks?|turbines?|tokens?|vehicles|EVs|devices|phones|utility)\b(?! (?:maker|manufactur|business|unit|division|company|developer|supplier|arm))"
)
"""Behind a name that says whose make goods are: they do not go to their maker ("at what Harrow chips cost")."""
_OF_GOODS = ("lease", "cloud", "supply", "other", "ppa")
_RULES_OVER = re.compile(
    r"\b(?:Authority|Agency|Commission|Administration|Regulator|Ministry|Parliament|Senate|Congress|Court|Federal Reserve|Central Bank)\b"
)
"""Names of bodies that write and watch over rules."""
_WATCHES = re.compile(
    r"\b(?:(?:Competition|Antitrust|Anti-?monopoly|Securities|Fair Trade|Trade) (?:and (?:Exchange|Markets?|Futures|Consumer Protection|Markets) )?(?:Commission|Authority|Bureau|Council|Tribunal|Board|Regulator)|"
    r"Financial (?:Conduct|Services|Supervisory|Markets?) (?:Authority|Agency|Commission)|Takeover Panel)\b|^(?:SEBI|Sebi|FTC|CMA|CCI|ACCC|FCA|BaFin|Ofgem|Ofcom|Ofwat|ASIC|FERC)$"
)
"""Names of bodies that watch over markets, and neither buy firms nor put money into them."""
_OF_TRADE = ("ppa", "lease", "supply", "construction", "cloud", "financing", "acquisition")
"""Kinds of deals that such bodies make, too."""
_SHORT = 5
"""Letters of capitals up to which a name may as well abbreviate a law, a scheme or an authority."""


def plausible(doc: Doc, drafts: list[Draft]) -> Iterator[Draft | Refusal]:
    """The drafts both of whose sides can be parties; a refusal for each of the rest."""
    for draft in drafts:
        vouched = draft.rule in STRICT
        sides = [n for side in _SIDES if (n := _party(doc, draft, side))]
        doubted = next((n for n in sides if not _can_be_party(doc, n, vouched=vouched)), None)
        doubted = doubted or _not_of(doc, draft, sides)
        if doubted is None:
            yield draft
        else:
            yield from (Refusal(span, REASON, draft.rule, doubted.name) for span in draft.spans.values())


def _party(doc: Doc, draft: Draft, side: str) -> Name | None:
    """The mention of the name that stands on a side; None where the deal rules have made the name themselves."""
    span = draft.spans.get(side)
    return _by_span(doc).get(span) if span is not None else None


def _by_span(doc: Doc) -> dict[tuple[int, int], Name]:
    return once(doc, "names_by_span", lambda: {n.span: n for n in names(doc)})


def _can_be_party(doc: Doc, name: Name, *, vouched: bool) -> bool:
    """``vouched``: the words of the deal leave no doubt that the name deals."""
    text = text_of(doc)
    if name.antecedent is None and (_MAKER.match(text, name.end) or _is_sort(text, name) or _is_fronted(text, name)):
        return False
    if name.id is not None or name.kind == "place":
        return True
    if _THING.search(name.name) or _PART.match(text, name.end) or _is_official(text, name):
        return False
    if not (name.sure or name.antecedent or vouched) and _in_headline(text, name):
        return False
    return not ((_is_bare(name) or not (name.sure or vouched)) and _is_unseen(doc, name))


def _not_of(doc: Doc, draft: Draft, sides: list[Name]) -> Name | None:
    """A name that is no party of a deal of this kind: the maker of goods that are bought, or a regulator among its like
    or that talks with a firm."""
    kind = draft.fields["kind"]
    bought = draft.spans.get("target")
    if kind == "acquisition" and bought is not None:
        name = _by_span(doc).get(bought)
        if name is not None and name.antecedent is None and _GOODS_BEHIND.match(text_of(doc), name.end):
            return name
    taker = next((n for n in sides if n.name == draft.fields.get("counterparty")), None)
    if (
        taker is not None
        and taker.antecedent is None
        and kind in _OF_GOODS
        and _WARE_BEHIND.match(text_of(doc), taker.end)
    ):
        return taker
    owned = next((n for n in sides if kind == "financing" and n.id is None and _GROUND.search(n.name)), None)
    if owned is not None:
        return owned
    watching = next((n for n in sides if kind in ("acquisition", "financing") and _WATCHES.search(n.name)), None)
    if watching is not None:
        return watching
    workers = next((n for n in sides if kind == "other" and _is_union(text_of(doc), n)), None)
    if workers is not None:
        return workers
    rulers = [n for n in sides if _RULES_OVER.search(n.name)]
    few = len(sides) if draft.fields["status"] != "rumoured" else 1
    return rulers[0] if kind not in _OF_TRADE and rulers and len(rulers) >= few else None


_UNION = re.compile(
    r"\b(?:Steelworkers|Teamsters|(?:Auto|Mine|Transport|Communications|Food|Postal|Dock) ?[Ww]orkers|Pilots Association)\b"
)
_UNION_BEHIND = re.compile(r"(?:,? an?)? (?:labou?r |trade |workers['’] |pilots['’] )?unions?\b")


def _is_union(text: str, name: Name) -> bool:
    """Whether a name is that of a union, whose agreements are on wages."""
    return _UNION.search(name.name) is not None or _UNION_BEHIND.match(text, name.end) is not None


def _is_bare(name: Name) -> bool:
    """Whether a name is an abbreviation for which its capitals alone speak."""
    return name.raw.isupper() and len(name.raw) <= _SHORT and name.source == "rule"


def _in_headline(text: str, name: Name) -> bool:
    """Whether all that speaks for a name of several words are capitals in a line in which every word has one, and the article has it nowhere
    else."""
    start, end = text.rfind("\n", 0, name.start) + 1, text.find("\n", name.end)
    long = re.findall(r"(?<![\w-])[A-Za-z][\w'’-]{3,}", text[start : end if end >= 0 else len(text)])
    small = sum(word[0].islower() for word in long)
    whole = name.raw.count(" ") > 1 and text.count(name.raw) == 1
    return whole and len(long) >= _HEADLINE and small * 5 < len(long)


_HEADLINE = 5
"""Longer words that a line has at least if its capitals are to say anything."""


def _is_sort(text: str, name: Name) -> bool:
    """Whether a name only says what sort of firms is counted."""
    counted = _COUNTED.search(text, max(0, name.start - 60), name.start) is not None
    return (counted or name.id is None) and _OF_A_SORT.match(text, name.end) is not None


def _is_fronted(text: str, name: Name) -> bool:
    """Whether a name stands in a phrase at the front of a sentence in which "we" or "it" acts."""
    if _WE_BEHIND.match(text, name.end) is None:
        return False
    start = max(text.rfind(mark, 0, name.start) + len(mark) for mark in (". ", "\n", "! ", "? "))
    return _AT_THE_FRONT.fullmatch(text, max(0, start), name.start) is not None


def may_be_firm(doc: Doc, name: Name) -> bool:
    """Whether a name can be that of somebody who has a plant: no official, no step of a project, no part of a company."""
    text = text_of(doc)
    if name.id is not None or name.kind != "company":
        return True
    return not (_THING.search(name.name) or _is_official(text, name) or (_is_bare(name) and _is_unseen(doc, name)))


def _is_official(text: str, name: Name) -> bool:
    if " " in name.name:
        return False
    surname = re.escape(name.name)
    return (
        re.search(_TAKEN_ON.format(surname), text) is not None or re.search(_OFFICE.format(surname), text) is not None
    )


def _is_unseen(doc: Doc, name: Name) -> bool:
    """Whether the trained pipeline has read a name's sentence and takes no mention of it for an organisation, alone or as
    the start of a longer one."""
    start = next((low for low, high in sentences(doc) if low <= name.start < high), name.start)
    if not is_parsed(doc, start):
        return False
    forms = tuple({n.raw for n in names(doc) if n.name == name.name and n.antecedent is None})
    return not any(label == "ORG" and words.startswith(forms) for words, label in entities(doc, forms))

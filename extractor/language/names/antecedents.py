"""What a reference stands for: the first of the ranked names that its own words fit, by kind, country and sector."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.language.names.lexicon import DEMONYMS, DESCRIPTIONS
from extractor.patterns import re
from extractor.registry import registry
from extractor.schema import Name

ANY_COMPANY = ("company", "group", "firm", "corporation", "startup", "start-up")
"""Nouns that fit whatever a company does."""


def find_antecedent(
    text: str, match: re.Match[str], same: Sequence[Name], recent: Sequence[Name], found: Sequence[Name]
) -> Name | None:
    """The name that a reference stands for: of the ``same`` sentence's, else of the ``recent`` ones, in their order."""
    loose = match["its"] or match["it"] or match["they"] or (match["noun"] or "").lower() in ANY_COMPANY
    candidates = [n for n in (*same, *recent) if n.sure or loose]
    if match["gauge"]:
        kinds = _GAUGES[match["what"].lower()]
        return next((n for n in candidates if n.kind in kinds), None)
    if match["place"]:
        sites = [n for n in candidates if n.kind == "site"]
        return sites[0] if sites else None
    companies = [n for n in candidates if n.kind == "company" and not _is_agency(n)]
    if match["brand"]:
        heads = [n for n in same if not re.search(r"\w", text[n.tail or n.end : match.start()])]
        return _bearer(match["owned"], [*heads, *recent], () if match["related"] else found)
    if match["its"] or match["it"] or match["paper"] or match["they"]:
        agencies = [n for n in candidates if n.kind == "company"]
        if (
            match["it"]
            and same
            and not any(n.kind == "company" for n in same)
            and same[0].kind in _QUOTED
            and _MOVES.match(text, match.end())
        ):
            return same[0]
        if match["paper"]:
            return _listed(text, companies, found, match.start()) or next(
                (n for n in candidates if n.kind == "fund"), None
            )
        return next(iter(companies if match["they"] else agencies), None)
    noun = match["noun"].lower()
    if noun in _BODIES:
        return next((n for n in candidates if n.kind == "company" and _is_agency(n)), None)
    country = _country(match["the"])
    trade = _trade(match["the"]) if noun in ANY_COMPANY else frozenset()
    companies = [n for n in companies if not trade or sector_of(n) in trade or sector_of(n) is None]
    companies = [n for n in companies if country is None or _at_home(n) in (None, country)]
    at_home = [n for n in companies if country is not None and _at_home(n) == country]
    sectors = DESCRIPTIONS.get(noun, frozenset()) or (_trade(match["the"]) if noun in _MADE_BY else frozenset())
    return _described(text, noun, sectors, at_home or companies, found)


_GAUGES = {
    "index": {"index", "sector"}, "benchmark": {"index", "commodity"}, "gauge": {"index"}, "token": {"crypto"},
    "coin": {"crypto"}, "cryptocurrency": {"crypto"}, "metal": {"commodity"}, "commodity": {"commodity"},
    "currency": {"currency"}, "contract": {"commodity"}, "fund": {"fund"}, "etf": {"fund"},
}  # fmt: skip
_QUOTED = ("commodity", "crypto", "currency", "index", "fund")
_MOVES = re.compile(
    r" (?:has |had |was |is |later |also |then |last )*(?:rose|fell|gained|lost|climbed|slid|slipped|dropped|jumped|added|traded|touched|eased|edged|up|down|strengthened|weakened|firmed|hit|ended|closed)\b"
)


def _listed(text: str, companies: Sequence[Name], found: Sequence[Name], at: int) -> Name | None:
    """Whose "the stock" is: the nearest company of which the article has named stock or shares; else the nearest. Who only
    rates shares, and whom the registry knows to have none, come last."""
    rating = {n.name for n in found if n.kind == "company" and _rates(text, n)}
    quoted = [n for n in companies if n.name not in rating and _may_be_listed(n)] or companies
    named = (
        n
        for n in quoted
        if _SHARES.match(text, n.tail or n.end)
        or re.search(r"[Ss]hares (?:of|in) (?:the )?$", text[max(0, n.start - 20) : n.start])
    )
    return next(named, None) or _of_named_shares(text, quoted, found, at) or next(iter(quoted), None)


def _of_named_shares(text: str, quoted: Sequence[Name], found: Sequence[Name], at: int) -> Name | None:
    """The one company among several whose shares the article has named, wherever it has, for a reference at ``at`` whose
    paragraph has spoken of none of them."""
    if not quoted or "\n" not in text[quoted[0].end : at]:
        return None
    told = {
        n.name for n in found if n.kind == "company" and n.antecedent is None and _SHARES.match(text, n.tail or n.end)
    }
    named = [n for n in quoted if n.name in told]
    return named[0] if len({n.name for n in named}) == 1 else None


def _may_be_listed(name: Name) -> bool:
    company = registry().get(name.id) if name.id else None
    return company is None or bool(company.tickers)


def _rates(text: str, name: Name) -> bool:
    """Whether a company stands there as one that rates the shares of others."""
    behind = _RATES.match(text, name.tail or name.end) is not None
    return behind or _RATED_BY.search(text, max(0, name.start - 40), name.start) is not None


_RATES = re.compile(
    r"(?:['’]s)? (?:[\w-]+ ){0,2}(?:analysts?|strategists?|economists?)\b"
    r"|(?:['’]s)? (?:[A-Z]\w+ ){0,3}(?:maintain|keep|raise|lift|cut|lower|initiate|reiterate|reinstate|resume|start|downgrade|upgrade|retain|trim|boost)(?:s|d|ed)?\b[^.\n]{0,60}\b(?:ratings?|price targets?|target prices?|price objectives?|coverage|recommendation|outperform|underperform|overweight|underweight)\b"
)
_RATED_BY = re.compile(
    r"\b(?:analysts?|strategists?|bulls?|bears?|(?:up|down)grade(?:d)?) (?:at|from|by|with) (?:the )?$"
)
_SHARES = re.compile(r"(?:['’]s)? (?:common )?(?:stock|shares|scrip)\b")


def _trade(description: str) -> frozenset[str]:
    return next((sectors for words, sectors in _TRADES if words.search(description)), frozenset())


_TRADES = (
    (re.compile(r"\b(?:power|energy|electricity|utility|solar|wind|nuclear|renewables?)\b"), frozenset({"utility", "ipp", "developer", "oil_gas", "equipment"})),
    (re.compile(r"\b(?:investment|buyout|private[- ]equity|venture)\b"), frozenset({"bank", "fund"})),
    (re.compile(r"\b(?:tech|technology|software|cloud|internet|AI)\b"), frozenset({"tech", "hyperscaler", "neocloud", "ai_lab", "chips"})),
    (re.compile(r"\b(?:mining|crypto)\b"), frozenset({"miner", "mining", "crypto", "materials"})),
    (re.compile(r"\boil\b"), frozenset({"oil_gas"})),
)  # fmt: skip
"""Adjectives of "the power group", with the registry's sectors that they allow."""


def sector_of(name: Name) -> str | None:
    """The registry's sector of a name; None where it has none."""
    company = registry().get(name.id) if name.id else None
    return company.sector if company is not None else None


def says_so(name: Name, noun: str) -> bool:
    """Whether a company that the registry does not list bears in its name what a description calls it ("the miner":
    Garrow Mining)."""
    words = _IN_NAMES.get(noun)
    return words is not None and sector_of(name) is None and words.search(name.name) is not None


_BODIES = ("agency",)
"""Nouns for public bodies, which stand for no firm."""
_BANKS = r"\b(?:Bank|Banc\w+|Banque|Banco)\b"
_MOTORS = r"\b(?:Motors?|Auto|Automotive)\b"
_IN_NAMES = {
    noun: re.compile(words)
    for noun, words in {
        "miner": r"\b(?:Mining|Miners?|Minerals|Mines)\b", "bitcoin miner": r"\bMin(?:ing|ers?)\b", "bank": _BANKS,
        "lender": rf"{_BANKS}|\b(?:Credit|Lending)\b", "insurer": r"\b(?:Insurance|Assurance|Mutual|Reinsurance|Life|Re)\b",
        "utility": r"\b(?:Utilit(?:y|ies)|Gas (?:&|and) Electric|Electric|Power (?:&|and) Light|Edison|Water)\b",
        "landlord": r"\b(?:Realty|Propert(?:y|ies)|Estates|REIT|Data (?:Centers|Centres|Parks))\b",
        "chipmaker": r"\b(?:Semiconductors?|Micro|Foundry|Silicon)\b", "cloud provider": r"\bCloud\b", "fund": r"\bFund\b",
        "airline": r"\b(?:Air|Airlines?|Airways)\b", "carrier": r"\b(?:Air|Airlines?|Airways|Telecom)\b",
        "steelmaker": r"\b(?:Steel|Staal|Stahl)\b", "carmaker": _MOTORS, "automaker": _MOTORS,
        "drugmaker": r"\b(?:Pharma\w*|Therapeutics|Biopharma|Labs|Laboratories)\b", "retailer": r"\b(?:Stores?|Retail|Mart|Supermarkets)\b",
        "brewer": r"\b(?:Brewery|Breweries|Brewing|Brands)\b", "refiner": r"\b(?:Refin\w+|Petroleum|Oil)\b",
    }.items()
}  # fmt: skip
"""What in a name says what the firm is."""
_ROLES = ("landlord",)
"""What one is to another, so that a name further up says less than who is spoken of."""


def _country(description: str) -> str | None:
    """The country of "the Australian firm", as ISO 3166 alpha-2."""
    return next((code for word, code in DEMONYMS.items() if f" {word} " in description), None)


def _at_home(name: Name) -> str | None:
    company = registry().get(name.id) if name.id else None
    return company.country if company is not None else None


def _is_agency(name: Name) -> bool:
    company = registry().get(name.id) if name.id else None
    return company.sector == "agency" if company is not None else _PUBLIC_BODY.search(name.name) is not None


_PUBLIC_BODY = re.compile(r"\b(?:Agency|Ministry|Commission|Department|Court|Bureau|Council|Authority|Committee)\b")


def _bearer(brand: str, recent: Sequence[Name], found: Sequence[Name]) -> Name | None:
    """Who "the Garrow maker" is: whoever the registry has the brand for, or has as its parent, else the company of the
    sentences before; "the Garrow supplier" is of the latter only, for which nothing is ``found``."""
    listed = next((n for n in found if n.raw == brand and n.id), None)
    own = registry().get(listed.id) if listed is not None and listed.id else None
    parent = registry().get(own.parent) if own is not None and own.parent and own.name == brand else None
    if listed is not None and parent is not None:
        named = next((n for n in found if n.id == parent.id and n.antecedent is None), None)
        return named or listed.model_copy(update={"name": parent.name, "id": parent.id})
    return listed or next((n for n in recent if n.kind == "company" and n.raw != brand), None)


def _described(
    text: str, noun: str, sectors: frozenset[str], companies: Sequence[Name], found: Sequence[Name]
) -> Name | None:
    """The nearest company that a description fits; one it contradicts is passed over."""
    unknown: Name | None = None
    for name in companies:
        if not sectors and noun not in ("maker", "specialist", "producer", "supplier", "landlord"):
            return name
        if _called(text, name.name, noun, found):
            return name
        company = registry().get(name.id) if name.id else None
        if (company is not None and company.sector in sectors) or says_so(name, noun):
            return name
        if company is None and unknown is None:
            unknown = name
    return unknown


_MADE_BY = ("producer", "supplier", "provider", "operator")
"""Nouns that the word before them gives a trade ("the power producer")."""


def named_for(match: re.Match[str], found: Sequence[Name]) -> list[Name]:
    """The last mention before a description of the one company of the article whose own name says what it is called."""
    noun = (match["noun"] or "").lower()
    own = _IN_NAMES.get(noun) if noun not in _ROLES else None
    named = (
        [n for n in found if n.kind == "company" and n.sure and n.end <= match.start() and own.search(n.name)]
        if own
        else []
    )
    return named[-1:] if len({n.name for n in named}) == 1 else []


def _called(text: str, name: str, noun: str, found: Sequence[Name]) -> bool:
    """An apposition somewhere in the article calls the name so ("Hut 8, another miner", "bitcoin miner Cipher")."""
    word = re.escape(noun)
    for mention in found:
        if mention.name != name:
            continue
        before = text[max(0, mention.start - 30) : mention.start]
        if noun in before and re.search(rf"\b{word} $", before):
            return True
        behind = mention.tail or mention.end
        if noun in text[behind : behind + 90] and re.match(
            rf"(?:, | is | - )(?:(?:an?|another|one of)\b(?: [\w-]+){{0,6}}? {word}\b|the\b(?: [\w-]+){{0,6}}? {word}\b(?! (?:has|had|is|was|will|would|said|says)\b))",
            text[behind : behind + 110],
        ):
            return True
    return False

"""Who provides and who takes: by the registry's sectors, by what the article calls a company, and by the words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from extractor.facts.masked import Masked
from extractor.patterns import re
from extractor.registry import SECTORS, registry
from extractor.schema import Name
from extractor.schema.kinds import DealKind

TAKERS = {
    "ppa": {*SECTORS}
    - {"utility", "ipp", "developer", "oil_gas", "fund", "bank", "agency", "equipment", "construction"},
    "lease": {"hyperscaler", "ai_lab", "neocloud", "tech", "industrial", "bank", "insurance", "retail", "consumer"},
    "cloud": {"ai_lab", "tech", "consumer", "industrial", "auto", "retail", "bank", "insurance", "pharma", "health"},
    "financing": {"bank", "fund", "insurance"},
    "supply": {
        "ai_lab",
        "utility",
        "ipp",
        "developer",
        "data_centre",
        "miner",
        "hyperscaler",
        "neocloud",
        "oil_gas",
        "airline",
        "agency",
    },
    "construction": {"utility", "ipp", "developer", "data_centre", "miner", "hyperscaler", "oil_gas", "agency"},
}
PROVIDERS = {
    "ppa": {"utility", "ipp", "developer", "oil_gas"},
    "lease": {"miner", "data_centre", "real_estate"},
    "cloud": {"neocloud", "hyperscaler", "miner", "data_centre"},
    "financing": {"miner", "developer", "ipp", "neocloud", "data_centre"},
    "supply": {"equipment", "chips", "oil_gas", "industrial"},
    "construction": {"construction", "equipment"},
}
_TAKES = re.compile(
    r"\b(?:cancel\w*|terminat\w+|exit\w*|end(?:s|ed)) (?:its|their|⟦C\d+⟧'s) [^.;]{0,30}leases? with\b|\bas (?:its|their|⟦C\d+⟧'s) [^.;⟦]{0,40}(?:partner|supplier|provider|contractor)\b|\bto (?:buy|purchase|procure|offtake|take|acquire|lease|rent|receive|use|obtain|draw|tap|source|secure|order|power its|run its)\b|\b(?:buy|purchas|procur|ordered|leased? from)\w*\b",
    re.IGNORECASE,
)
_GIVES = re.compile(
    r"\bto (?:supply|sell|provide|deliver|host|build|construct|develop|lease out|rent out|install|design|operate|manufacture|power)\b|\b(?:won|secured|received|bagged)\b",
    re.IGNORECASE,
)


_SECTOR_WORDS = tuple(
    (found, re.compile(pattern, re.IGNORECASE))
    for found, pattern in (
        (
            "data_centre",
            r"\bdata ?(?:cent(?:er|re)s?|parks?|hubs?)\b|\bcampus(?:es)?\b|\bhosting\b|\bcolocation\b|\bmining\b|\bminers?\b|\brealty\b|\bREIT\b|\bdigital infrastructure\b",
        ),
        ("ai_lab", r"\bAI\b|\blabs?\b|\.ai\b|\bintelligence\b|\brobotics\b"),
        (
            "bank",
            r"\bbank\b|\bcapital\b|\bcredit\b|\bpartners\b|\bventures\b|\bfund\b|\blending\b|\basset\b|\binvestments?\b",
        ),
        (
            "ipp",
            r"\bpower\b|\benerg(?:y|i|ia|ie)\b|\brenewables?\b|\bsolar\b|\bwind\b|\bhydro\b|\bnuclear\b|\batomics\b|\bstorage\b|\butilit(?:y|ies)\b|\belectric\b|\bgeothermal\b|\bcooperative\b",
        ),
        (
            "equipment",
            r"\bcells\b|\bturbines?\b|\btransformers?\b|\bmodules\b|\bsemiconductors?\b|\bbatter(?:y|ies)\b|\bcables\b|\bsystems\b",
        ),
        ("construction", r"\bconstruction\b|\bcontractors?\b|\bengineering\b|\bbuilders?\b|\bbau\b"),
        ("neocloud", r"\bcloud\b|\bcomput(?:e|ing)\b"),
        ("miner", r"\bdigital\b"),
        (
            "industrial",
            r"\balumini?um\b|\bsteel\b|\bmills?\b|\bmetall?s?\b|\bmotors?\b|\bchemicals?\b|\bfoods?\b|\bpharma\b|\bcement\b",
        ),
    )
)
"""Sectors that the words of a name suggest, the most telling first."""


_CALLED = tuple(
    (found, re.compile(rf"\b(?:{pattern})", re.IGNORECASE))
    for found, pattern in (
        ("ai_lab", r"AI (?:company|lab|start-?up|developer|model)|artificial intelligence|model developer|chatbot"),
        ("hyperscaler", r"hyperscaler|(?:tech\w*|cloud|search|social media|e-commerce|internet) giant"),
        ("chips", r"chip|semiconductor|foundry"),
        ("data_centre", r"data cent|colocation|campus (?:owner|operator|developer)|landlord|REIT|miner\b|hosting|hoster"),
        ("construction", r"(?:\w+ )?contractor|builder|engineering|construction"),
        ("equipment", r"(?:turbine|battery|module|transformer|reactor|fuel cell|inverter|cable|server|cooling)s? (?:\w+ )?(?:maker|supplier|manufacturer|producer|vendor)|maker of|supplier of|manufacturer of|(?:equipment|machine) "),
        ("ipp", r"(?:\w+ )?(?:solar|wind|hydro\w*|nuclear|geothermal|renewables?|reactor|storage|battery) |power (?:producer|generator|company|developer)|independent power|generator|energy (?:company|developer|firm|producer)"),
        ("utility", r"(?:\w+ )?utilit|(?:electricity|power) (?:distribut|retail|suppl)|grid (?:operator|company)|co-?operative"),
        ("neocloud", r"(?:AI |GPU |bare-metal )?cloud|neocloud|computing"),
        ("bank", r"(?:\w+ )?(?:bank|lender|pension (?:fund|plan)|private equity|buyout|(?:asset|investment|fund) manager|investor|fund|investment (?:firm|house|company)|hedge fund)\b"),
        ("industrial", r"(?:\w+ )?(?:\w+maker|retailer|brewer|smelter|broadcaster|software|airline|insurer|supermarket|grocer|steel|alumini?um|chemical|telecoms?|carrier|manufacturer|university|hospital|consumer)"),
    )
)  # fmt: skip
"""Sectors that a description of a company gives it ("solar developer", "a voice software maker")."""
_DESCRIBED_AFTER = re.compile(r"(?: ?\([^)]{0,40}\))?(?:,| is| are) (?:an?|the|one of) ([^,;.⟦]{3,80})")
_DESCRIBED_BEFORE = re.compile(r"((?:[\w'&-]+ ){1,4})$")

_BODY_OF = re.compile(
    r"\b((?:[a-z-]+ ){0,2}?(?:utility|grid operator|power distributor|electricity board|bank|university|hospital)) of (?:the )?$"
)
"""Before the name of a place that stands for its utility ("the city utility of Halle")."""


def descriptions(sentences: Iterable[Masked]) -> dict[str, str]:
    """The sector that an article's own words give each company that they describe, by name."""
    votes: dict[str, str] = {}
    for masked in sentences:
        for mention in masked.of("CU"):
            if not isinstance(mention, Name) or mention.antecedent or mention.name in votes:
                continue
            at = masked.position(mention)
            behind = _DESCRIBED_AFTER.match(masked.text, masked.text.index("⟧", at) + 1)
            lead = masked.text[max(0, at - 60) : at]
            before = _DESCRIBED_BEFORE.search(lead) if DESCRIBING.search(lead) else None
            words = [behind[1]] if behind else []
            words += [before[1]] if before and DESCRIBING.search(before[1]) else []
            words += [said[1]] if (said := _BODY_OF.search(lead)) else []
            found = next((sector for text in words for sector, pattern in _CALLED if pattern.search(text)), None)
            if found:
                votes[mention.name] = found
    return votes


DESCRIBING = re.compile(
    r"\b(?:\w+maker|developer|company|firm|group|miner|producer|generator|operator|provider|utility|supplier|bank|lender|fund|"
    r"retailer|brewer|insurer|contractor|builder|landlord|start-?up|lab|giant|manufacturer|airline|broadcaster|owner|manager|"
    r"investor|hyperscaler|smelter|cooperative|hoster|neocloud|foundry) $"
)
"""Words before a name that end in what it is."""


def sector(name: Name | None, called: Mapping[str, str]) -> str | None:
    """The registry's sector of a company; for one that it does not list, what the article calls it (``called``) or
    what the words of its name suggest."""
    company = registry().get(name.id) if name is not None and name.id else None
    if company is not None:
        return company.sector
    if name is None or name.kind != "company":
        return None
    if name.name in called:
        return called[name.name]
    return next((found for found, pattern in _SECTOR_WORDS if pattern.search(name.name)), None)


_BY_TRADE: tuple[DealKind, ...] = ("cloud", "ppa", "lease", "supply", "construction")
_RENTED_COMPUTE = re.compile(
    r"\b(?:rent|leas|hir)\w*(?: out)? (?:[\w-]+ ){0,2}?(?:graphics|processors?|GPUs?|comput(?:e|ing)|accelerators?|servers?)\b|\bcloud\b",
    re.IGNORECASE,
)
GOODS = re.compile(
    r"\b(?:chips?|GPUs?|TPUs?|processors?|accelerators?|servers?|turbines?|machines|equipment|systems|gas|fuel|modules|panels|batter(?:y|ies)|reactors?|engines?|transformers?|inverters?|storage|electroly\w+)\b",
    re.IGNORECASE,
)


_LICENSED = re.compile(r"\blicen[cs](?:e|ing)\b(?! (?:plate|fees?))", re.IGNORECASE)
"""What is licensed is no computing, whatever else one of the two sells."""


def kind_by_trade(
    kind: DealKind, one: Name | None, other: Name | None, words: str, called: Mapping[str, str]
) -> DealKind:
    """The kind as far as the words tell it, and where they leave it open, what firms of such trades deal in: a cloud
    provider that rents out processors sells cloud computing, megawatts that a producer lets go are power."""
    if kind in ("cloud", "other") and _LICENSED.search(words):
        return "other"
    trades = {sector(one, called), sector(other, called)} - {None}
    sells_cloud = bool(trades & {"neocloud", "hyperscaler"}) and len(trades) > 1
    if kind == "lease" and _RENTED_COMPUTE.search(words):
        return "cloud"
    if kind == "supply" and sells_cloud and trades & {"ai_lab", "neocloud"} and not GOODS.search(words):
        return "cloud"
    if kind != "other" or len(trades) < 2:
        return kind
    mine, theirs = sector(one, called), sector(other, called)
    for found in _BY_TRADE:
        takers, providers = TAKERS.get(found, set()), PROVIDERS.get(found, set())
        forth, back = mine in providers and theirs in takers, theirs in providers and mine in takers
        if forth != back:
            return found
    return kind


_SELLS = re.compile(r"\b(?:to )?(?:sell|sold|divest|dispose)\w*\b", re.IGNORECASE)
_FROM = re.compile(r"\bfrom (?:[\w'-]+ ){0,5}⟦[CU]\d+⟧$")
_LENT_TO = re.compile(
    r"\b(?:extend|grant|provid|approv|sanction|arrang)\w* [^.;]{0,60}\b(?:loans?|financing|facility|credit|debt)\b[^.;]{0,30} to (?:[\w-]+ ){0,5}⟦[CU]\d+⟧$"
)
"""A loan that the subject extends to somebody."""
_ORDERED = re.compile(
    r"^(?!.*\b(?:plac|cancel|scrap|terminat|amend|withdr)\w*\b.*\borders?\b).*\b(?:(?:orders?|commitments?|awards?) from|(?:orders?|contracts?)\b[^.;⟦]{0,30} (?:was|is|came|comes) from)\b",
    re.IGNORECASE,
)
"""An order from somebody is that customer's."""
_ORDERED_WITH = re.compile(
    r"\borders?(?! (?:book|backlog|intake|pipeline))\b(?:(?!\bfrom\b)[^.;]){0,90}\bwith (?:[\w-]+ ){0,4}⟦[CU]\d+⟧$",
    re.IGNORECASE,
)
"""An order with somebody is the subject's, as one placed is, whatever becomes of it."""
_WINS = re.compile(
    r"\b(?:won|wins|winning|receiv\w+|secur\w+|bagg?\w*|book\w*|land\w*|got|award\w*|obtain\w*|clinch\w*|snag\w*|notch\w*|garner\w*)\b",
    re.IGNORECASE,
)


_ASIDE = r"(?:, (?:an?|the|one of) [^,;.]{3,80},)?"
"""Behind an agreement: what the other side is."""
_THEN_TAKES = re.compile(
    rf"{_ASIDE},? (?:to|under which it (?:will|would)) (?:buy|purchase|procure|off-?take|lease|rent|obtain|source|order|use|deploy|adopt|access|implement|utili[sz]e|license)\b"
    r"|,? as (?:its|their) ?[^.;⟦]{0,40}(?:partner|supplier|provider|contractor|vendor)\b"
)
_THEN_GIVES = re.compile(
    rf"{_ASIDE},? (?:to|under which it (?:will|would)) (?:supply|sell|provide|deliver|host|manufacture)\b"
)
_THEN_SELLS = re.compile(r",? (?:for the (?:sale|disposal) of|to (?:sell|divest))\b")
"""Behind an agreement: what the subject does under it."""


_LETS_COMPUTE = {"miner", "neocloud", "data_centre"}
"""From whom a hyperscaler, which lets computing itself, takes it."""


def is_taker_first(
    kind: DealKind, a: Name, b: Name | None, words: str, called: Mapping[str, str], tail: str = ""
) -> bool:
    """Whether ``a``, the grammatical subject, is the one who takes (tenant, offtaker, customer, lender). ``tail`` is what
    the clause says behind the words of the deal."""
    if a.kind == "place" or (b is not None and b.kind == "place"):
        return a.kind == "place"
    takers, providers = TAKERS.get(kind, set()), PROVIDERS.get(kind, set())
    if kind == "acquisition":
        return _SELLS.search(words) is not None or _THEN_SELLS.match(tail) is not None
    if kind == "financing" and _LENT_TO.search(words):
        return True
    if kind == "financing" and _FROM.search(words):
        return False
    if _ORDERED.search(words):
        return False
    if _ORDERED_WITH.search(words):
        return True
    if _FROM.search(words) and not _WINS.search(words):
        return True
    mine, theirs = sector(a, called), sector(b, called)
    score = (mine in takers) - (mine in providers) - (theirs in takers) + (theirs in providers)
    if kind == "cloud" and "hyperscaler" in (mine, theirs) and {mine, theirs} & _LETS_COMPUTE:
        score += 1 if mine == "hyperscaler" else -1
    plain = re.sub(
        r"(?:power|energy|electricity)[ -](?:purchase|supply)|purchase orders?", "", words, flags=re.IGNORECASE
    )
    takes, gives = _TAKES.search(plain) or _THEN_TAKES.match(tail), _GIVES.search(plain) or _THEN_GIVES.match(tail)
    if takes and not gives:
        score += 2
    if gives and not takes:
        score -= 2
    return score > 0

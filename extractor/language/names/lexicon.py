"""The words that tell names apart: legal forms, trade words, titles, verbs of companies; the longer lists are files."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from extractor.patterns import re

LEGAL_FORMS = (
    "(?:Private|Pvt\\.?) (?:Ltd|Limited)|Inc|Incorporated|Corp|Corporation|Co|Company|Ltd|Limited|LLC|L\\.L\\.C|LP|L\\.P|LLP|PLC|plc|AG|SE|SA|S\\.A|SpA|S\\.p\\.A|NV|N\\.V|"
    "BV|B\\.V|GmbH|KGaA|ASA|AS|A/S|AB|Oyj|Bhd|Berhad|Sdn Bhd|Pte|Pty|Tbk|Sp\\. z o\\.o|d\\.d|d\\.o\\.o|a\\.s|s\\.r\\.o|S\\.r\\.l|Srl|Kft|Nyrt|Zrt|OÜ|KK|JSC|PJSC|SAS|SARL|Holdings|Holding|Group|Trust"
)
"""Words that make the capitalised words before them a company."""

PUBLIC_WORDS = re.compile(
    r"\b(?:Agency|Authority|Board|Bureau|Commission|Committee|Council|Department|Ministry|Government|Union|Unions|"
    r"University|Institute|Association|Federation|Foundation|Society|Parliament|Senate|Congress|Court|Treasury|"
    r"Administration|Office|Secretariat|Organisation|Organization|Laboratory|Hospital|College|School|Army|Navy|"
    r"Air Force|Police|Chamber|Consortium|Alliance|Coalition|Cooperative|District|Municipality|County|City)\b"
)
"""Words of bodies that are parties without being firms."""

OF_MANY = "Fund|Retirement|Pension|Superannuation|Union|Federation|Association|Provident|Credit Union"
"""What belongs to many by name, whose apostrophe owns nothing ("Teachers' Retirement System")."""

SITE_WORDS = (
    "Campus|Wind Farm|Windfarm|Solar Farm|Solar Park|Solar Project|Solar Plant|Wind Project|Wind Park|Power Plant|"
    "Power Station|Generating Station|Nuclear Plant|Nuclear Power Plant|Nuclear Station|Energy Center|Energy Centre|"
    "Energy Storage Project|Data Center|Data Centre|Data Park|Technology Park|Industrial Park|Substation|Refinery|"
    "Terminal|Dam|Mine|Project|Complex|Hub|Facility|Gigafactory|Reservoir|Battery Project|Storage Project|Energy Park|"
    "Energy Project|Solar|Wind|Airport|Stadium|Smelter|Colliery|Oil Field|Gas Field|Unit \\d"
)
SITE_NOUNS = (
    "campus|wind farm|windfarm|solar farm|solar park|solar project|solar plant|solar field|wind project|power plant|"
    "power station|nuclear plant|nuclear station|nuclear power plant|generating station|plant|data center campus|"
    "data centre campus|data center|data centre|site|facility|substation|refinery|terminal|dam|mine|project|complex|"
    "battery|hydropower plant|park|energy center|storage project|oilfield|gasfield|gas field|oil field|field|"
    "reactor|airport|colliery|hub|shopping center|shopping centre|shopping mall|LNG project"
)
"""Lower-case nouns that make the capitalised words before them a place where power is made or used."""

TITLES = (
    "Mr|Mrs|Ms|Dr|Prof|Sir|Lord|Lady|Dame|President|Vice President|Senator|Sen|Representative|Rep|Governor|Gov|"
    "Minister|Chancellor|Secretary|Chairman|Chairwoman|Chair|Judge|Justice|King|Queen|Prince|Princess|Pope|CEO|CFO|"
    "COO|CTO|Chief Executive|Chief Executive Officer|Chief Financial Officer|Director|Managing Director|analyst|"
    "strategist|economist|Analyst|Strategist|Economist|Founder|Co-founder|Co-Founder|Professor|Sheikh|Spokesman|Spokeswoman|"
    "Congressman|Congresswoman|Maître|Herr|Frau|Señor|Señora|Monsieur|Madame|Signor|Datuk|Sheikha|spokesman|spokeswoman|spokesperson|founder|co-founder|director|president|minister|"
    "Chief Financial|Chief Operating|Chief Technology|Officer|Vice Chairman|chief executive|chairman|trader|attorney|Attorney|professor|General|Colonel|Captain|Commissioner|Mayor|editor"
)
TITLE_BEFORE = re.compile(rf"\b(?:{TITLES})\.?,? $")
"""What ends before a name that a title introduces."""

COMPANY_VERBS = (
    "said|says|reported|reports|posted|announced|announces|unveiled|launched|signed|agreed|plans|planned|expects|"
    "expected|forecast|forecasts|raised|cut|slashed|lowered|sold|bought|acquired|acquires|buys|sells|will|would|has|had|have|is|was|are|"
    "were|did|does|surged|jumped|rose|fell|gained|dropped|climbed|slid|sank|soared|tumbled|advanced|added|lost|slipped|"
    "rallied|plunged|edged|closed|ended|opened|traded|declined|shed|leapt|plummeted|eased|dipped|rebounded|beat|"
    "missed|aims|operates|owns|builds|makes|provides|develops|offers|intends|secured|won|received|entered|completed|"
    "filed|named|appointed|priced|issued|declared|confirmed|denied|told|warned|guided|delivered|generated|recorded|"
    "leases|leased|supplies|supplied|awarded|selected|chose|hired|ordered|joined|extended|terminated|ended|withdrew|"
    "also|now|currently|recently|hosts|hosted|energised|energized|commissioned|put|took|takes|holds|held|keeps|"
    "booked|logged|swung|registered|partnered|teamed|introduced|narrowed|widened|doubled|trimmed|maintained|boosted|hiked|runs|ran|paid|pays|wants|hopes|uses|brings|needs|rents|rented|bagged|clinched|inked|invested|invests|could|may|might|can|must|should"
)
COMPANY_NOUNS = (
    "shares|share|stock|stocks|shareholders|investors|board|CEO|CFO|revenue|revenues|sales|profit|profits|earnings|"
    "results|chief|management|spokesperson|spokeswoman|spokesman|unit|subsidiary|executives|management|employees|"
    "customers|securities|bonds|business|operations|deal|contract|capacity|campus|data|plant|guidance|outlook|market|"
    "quarterly|fleet|platform|project|portfolio"
)

DESCRIPTIONS: dict[str, frozenset[str]] = {
    "company": frozenset(),
    "firm": frozenset(),
    "group": frozenset(),
    "corporation": frozenset(),
    "conglomerate": frozenset(),
    "giant": frozenset(),
    "startup": frozenset(),
    "start-up": frozenset(),
    "manufacturer": frozenset(),
    "maker": frozenset(),
    "operator": frozenset(),
    "provider": frozenset(),
    "supplier": frozenset(),
    "producer": frozenset(),
    "specialist": frozenset(),
    **dict.fromkeys(
        (
            "broadcaster",
            "brewer",
            "distiller",
            "grocer",
            "jeweller",
            "jeweler",
            "homebuilder",
            "shipbuilder",
            "shipper",
            "biotech",
            "fintech",
            "chain",
            "major",
            "heavyweight",
            "explorer",
            "driller",
            "hotelier",
            "studio",
            "publisher",
            "marketer",
            "distributor",
        ),
        frozenset(),
    ),
    "landlord": frozenset({"data_centre", "miner", "real_estate"}),
    "miner": frozenset({"miner", "mining"}),
    "bitcoin miner": frozenset({"miner"}),
    "hoster": frozenset({"miner", "data_centre"}),
    "hyperscaler": frozenset({"hyperscaler"}),
    "cloud provider": frozenset({"hyperscaler", "neocloud"}),
    "neocloud": frozenset({"neocloud"}),
    "chipmaker": frozenset({"chips"}),
    "chip maker": frozenset({"chips"}),
    "chip designer": frozenset({"chips"}),
    "utility": frozenset({"utility"}),
    "developer": frozenset({"developer", "ipp", "data_centre", "real_estate"}),
    "lender": frozenset({"bank", "fund"}),
    "bank": frozenset({"bank"}),
    "brokerage": frozenset({"bank"}),
    "insurer": frozenset({"insurance"}),
    "automaker": frozenset({"auto"}),
    "carmaker": frozenset({"auto"}),
    "airline": frozenset({"airline"}),
    "carrier": frozenset({"airline", "telecom"}),
    "retailer": frozenset({"retail"}),
    "drugmaker": frozenset({"pharma", "health"}),
    "oil major": frozenset({"oil_gas"}),
    "refiner": frozenset({"oil_gas"}),
    "fund": frozenset({"fund"}),
    "investor": frozenset({"fund"}),
    "exchange": frozenset({"crypto", "bank"}),
    "steelmaker": frozenset({"materials"}),
    "tech giant": frozenset({"hyperscaler", "tech"}),
    "software maker": frozenset({"tech", "hyperscaler"}),
    "search giant": frozenset({"hyperscaler", "tech"}),
    "telecom": frozenset({"telecom"}),
    "telco": frozenset({"telecom"}),
    "planemaker": frozenset({"industrial"}),
    "agency": frozenset({"agency"}),
    "e-commerce giant": frozenset({"retail", "hyperscaler", "tech"}),
    "social media company": frozenset({"hyperscaler", "tech"}),
}
"""Descriptions that stand for a company ("the miner"), with the registry sectors that fit (none: any)."""

DEMONYMS = {
    "American": "US", "U.S.": "US", "US": "US", "British": "GB", "UK": "GB", "Canadian": "CA", "Australian": "AU", "Chinese": "CN",
    "Japanese": "JP", "Indian": "IN", "German": "DE", "French": "FR", "Danish": "DK", "Dutch": "NL", "Norwegian": "NO",
    "Swedish": "SE", "Finnish": "FI", "Spanish": "ES", "Italian": "IT", "Portuguese": "PT", "Swiss": "CH", "Austrian": "AT",
    "Belgian": "BE", "Irish": "IE", "Polish": "PL", "Greek": "GR", "Turkish": "TR", "Israeli": "IL", "Saudi": "SA",
    "Emirati": "AE", "Korean": "KR", "Taiwanese": "TW", "Singaporean": "SG", "Malaysian": "MY", "Thai": "TH",
    "Indonesian": "ID", "Brazilian": "BR", "Mexican": "MX", "Chilean": "CL", "African": "ZA", "Czech": "CZ", "Hungarian": "HU",
}  # fmt: skip
"""Where a company is from, as descriptions say it, with the country's ISO 3166 alpha-2 code."""


@cache
def words(name: str) -> frozenset[str]:
    """A word list of the package, white space between its words."""
    text = files("extractor.language").joinpath("data", f"{name}.txt").read_text(encoding="utf-8")
    return frozenset(text.split())


@cache
def places() -> frozenset[str]:
    """Countries, states, provinces and cities, as written."""
    texts = (
        files("extractor.language").joinpath("data", f).read_text(encoding="utf-8")
        for f in ("places.txt", "cities.txt")
    )
    lines = [line for text in texts for line in text.splitlines() if line and not line.startswith("#")]
    return frozenset(place for line in lines for place in line.split(";"))


@cache
def given_names() -> frozenset[str]:
    """First names of persons; the first of the two lists is also what training fills its sentences with."""
    return words("given_names") | words("given_names_more")


@cache
def plain_words() -> frozenset[str]:
    """Words in lower case whose capital at the beginning of a sentence or behind "the" makes no name of them."""
    return words("opening_words")


@cache
def common_words() -> frozenset[str]:
    """Words, in lower case, whose capital at the beginning of a sentence or heading says nothing."""
    return words("common_words")


def tradelike(parts: Sequence[str]) -> bool:
    """Whether the last of a name's words is one that firms are named with."""
    return parts[-1].strip(".,") in words("trade_words")


def of_industry(parts: Sequence[str]) -> bool:
    """Whether a name of two words or more ends with what an industry makes or does, and begins with no plain word: "Velanur
    Boilers", but no "Marine Boilers"."""
    first = parts[0].lower()
    made = len(parts) > 1 and parts[-1].strip(".,") in words("industry_words")
    return made and not (first in plain_words() or first in common_words() or parts[0] in words("demonyms"))

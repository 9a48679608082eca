"""Powers that are no capacity of anybody: rates, products, countries, markets, street numbers."""

from __future__ import annotations

from extractor.facts.capacity.change import is_past
from extractor.facts.capacity.goods import reason_of_goods
from extractor.facts.masked import Masked
from extractor.patterns import re
from extractor.schema import Quantity

_PRODUCT = re.compile(
    r"^(?:-class)? (?:\[\w+\] |[A-Z][\w-]+ )?(?:turbines?|reactors? design|design|module|inverters?|engine|generators?|charg(?:er|ers|ing)|transformers?|per (?:turbine|unit|module|rack)|racks?|cells?|units?|accelerators?|systems?|kits?|line|platform|electrolyser stack|units? each|converter)\b",
    re.IGNORECASE,
)
_PRODUCT_BEFORE = re.compile(
    r"\b(?:each|rating of|(?:models?|versions?) of|anything|ranging from|scalable from|supports up to|rate of up to|rated (?:at|for)|nameplate of|units? of|turbines? of|producing a minimum of|reactors? (?:of|producing|generating|with)|turbines?(?:,? [\w-]+){0,3} with an? (?:nominal |rated )?(?:output|capacity|power|rating) of|designed to (?:deliver|produce|generate)|design(?:[\w, -]{0,20}) (?:provides|delivers|generates)(?: a minimum of)?)(?: (?:up to|about))? ?$",
    re.IGNORECASE,
)
_TOGETHER = re.compile(r" (?:together|in all|in total|altogether|combined|between them)\b")
""" "Two units rated at 2.5 GW together": the plant's."""
_PRODUCT_LINE = re.compile(
    r"^\W*(?:Supports?|Delivers?|Features?|Designed|Engineered|Scalable|Rated|Outputs?|Ideal)\b(?![^.;]*⟦[CL]\d+⟧)"
)
"""How a line of a data sheet begins."""
_SMALL_REACTOR = re.compile(
    r"\b(?:SMRs?|modular|micro-?|small-size[d]?|small) ?(?:nuclear )?(?:reactors?|units?)\b[^.;]{0,40}$", re.IGNORECASE
)
_MADE = re.compile(
    r"^(?: \([^)]*\))? (?:of )?annual (?:production |manufacturing )?capacity\b|^ (?:[\w-]+ ){0,2}(?:production|manufacturing) (?:facility|plant|line|site)\b"
)
_FACTORY = re.compile(
    r"\b(?:annual (?:production |manufacturing |module |cell |nameplate )?capacity|manufacturing (?:footprint|capacity|facility|plant|line|output)|"
    r"(?:module|cell|panel|wafer|battery|electroly[sz]er|turbine) (?:factory|production|manufacturing)|production (?:capacity|lines?)|gigafactory|factory)\b[^.;]{0,90}$",
    re.IGNORECASE,
)
"""Words before what a factory can make in a year."""
_OF_HEAT = re.compile(r"^ of (?:steam|modules|panels|cells|electroly[sz]ers|inverters|trackers)\b")
_CAREER = re.compile(
    r"\b(?:(?:leadership|management|founding|executive) team|principals|founders?|executives?|he|she|who)\b[^.;]{0,60}\b(?:experience|having (?:led|developed|built|overseen|operated)|served as|previously|career|track record)\b"
    r"|\b[Hh]e (?:led|served|oversaw|worked|developed|managed)\b|\b[Ss]he (?:led|served|oversaw|worked|developed|managed)\b|\b(?:prior to|before) joining\b|\bhas led the development of\b|\b(?:decades|years) of experience\b",
)
"""Words of what somebody did in a career, elsewhere."""
_RESOURCE = re.compile(
    r"\b(?:geothermal|wind|solar|hydro\w*|tidal|wave|resource|technical|renewable|energy|theoretical) (?:[\w-]+ )?(?<!the )potential\b[^.;]{0,50}$"
    r"|\b(?:tenders?|auctions?|areas|reserves?)\b[^.;]{0,80}\bpotential capacity of $",
    re.IGNORECASE,
)
"""What could be had of wind or sun somewhere is nobody's plant."""
_ADDED = re.compile(
    r"^\W*(?:However, )?(?:(?:Some|About|Around|Nearly|Just|Only|Over|Roughly) |(?:[Ll]ess|[Mm]ore) than (?:half|a (?:third|quarter))\b[^.;⟦]{0,30})⟦W\d+⟧[^.;⟦]{0,30}\b(?:was|were|has been|have been) (?:added|installed|developed|commissioned|retired|built|connected)\b"
    r"|^\W*⟦W\d+⟧[^.;⟦]{0,20}\b(?:was|were) added\b"
)
"""A power that was added, by nobody that the sentence names."""
_TARGETED = re.compile(
    r"\b(?:raised|lifted|cut|lowered|kept|maintained|reaffirmed|increased|reiterated|repeated)\b[^.;]{0,60}\b(?:targets?|forecast|guidance|outlook|goal)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
"""A target that is moved is guidance, which another rule reads."""
_DIFFERENCE = re.compile(
    r"^ (?:(?:increase|rise|growth|jump|drop|decline|surge) in|more than|less|higher|lower|of demand|of load growth|short)|^ (?:of (?:new |extra )?[\w-]+ )?(?:a|per|each|every) (?:year|month|day)",
    re.IGNORECASE,
)
_ANNUALLY = re.compile(r"[^.;⟦]{0,20}(?:⟦W\d+⟧)?[^.;⟦]{0,20}\bannually\b")
_PER_THING = re.compile(r"\bper (?:rack|module|cabinet|unit|container)\b[^.;]{0,80}$")
_YEARLY = re.compile(r"^ (?:of (?:new |extra )?[\w-]+ )?⟦T(\d+)⟧")
_PER_TIME = ("a year", "a month", "a day", "a quarter", "each year", "every year")
_COUNTRY_HAS = re.compile(
    r"(?<!\b[Ii]n )(?<!\b[Aa]t )(?<!\bnear )(?<!\boff )(?<!\bof )(?<!⟧, )⟦G\d+⟧ (?:itself |alone )?(?:had|has|have|installed|added|plans|wants|aims|already|will|is|was|now|hopes|intends)\b[^⟦]{0,40}$"
    r"|^\W*(?:(?:[Ii]n|[Bb]y|[Ll]ast) [^,;⟦]{0,20}(?:⟦D\d+⟧)?, )?⟦G\d+⟧ (?:also |has |had |have |will |already |itself |alone |now |again |is |was |currently )*(?:commissioned|installed|added|adding|retired|started|began|built|building|approved|plans|planned|aims|wants|needs|targets|generated|generates|produced|produces|reached|expects|hopes|intends|pledged|boasts|auctioned|awarded|tendered|connected|lost|faces|set)\b(?:[^.;⟦]|⟦[WDPTGMI]\d+⟧|⟦C\d+⟧'s)*$"
    r"|\b(?:this|the|country's|national|government's) (?:vision|ambition) (?:of|to (?:build|set up|add|reach|have|install)) $"
    r"|⟦G\d+⟧ (?:itself |alone )?(?:had|has|have|aims|plans|wants)\b[^.;⟦]*⟦W\d+⟧[^.;]{0,60}\b(?:and|to)\b[^.;]{0,60}$"
    r"|\b[Tt]he (?:state|province|country|nation|kingdom|emirate) (?:also |now |already |currently |itself )?(?:claims|has|had|aims|plans|wants|procured|targets|added|expects|hopes|generates|needs|intends|seeks)\b[^.;]{0,140}$"
    r"|\b[Tt]he (?:state|province|country|nation|kingdom|emirate)'s (?:[\w-]+ ){0,3}(?:goal|total|target|capacity|fleet|plan|ambition|demand|needs?)\b[^.;]{0,60}$"
    r"|⟦G\d+⟧'s (?:[\w-]+ ){0,3}(?:plans?|targets?|goals?|capacity|fleet|demand|ambition|grid|needs?|pledge|quota|total)\b[^.;]{0,60}$"
    r"|\b(?:[Pp]resident|[Gg]overnor|[Pp]rime [Mm]inister|[Gg]overnment|[Mm]inister|[Aa]dministration)\b[^.;]{0,40}(?:'s (?:goal|target|plan|ambition)|\b(?:plans|aims|wants|pledged?|hopes|targets|is looking))\b[^.;]{0,80}$"
    r"|\b(?:[A-Z][a-z]+(?:an|ish|ese|ch)) (?:wind|solar|power|nuclear|hydro\w*|gas|electricity|renewable)\b (?:power |energy )?(?:output|generation|capacity|demand|supply|⟦I\d+⟧)[^.;]{0,80}$"
)
"""Words before a power that make it a country's."""
_GENERIC = re.compile(
    r"\b(?:pencil\w* in|enough to power|homes|equivalent to|for example|typically|each gigawatt|every gigawatt|one gigawatt|as a rule|not unusual|can require|must be|requires? (?:between|up to)|trained at)\b",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\b(?:few|several|hundreds|dozens|tens)\b|^(?:an?|every|each|per) (?:mega|giga)watt$", re.IGNORECASE
)
"""A power that nobody has counted ("a few hundred megawatts"), and the unit itself ("a megawatt earns")."""
_UNIT_SAID = re.compile(
    r"^ (?:equals?|is (?:equal|equivalent|roughly|about|enough)|corresponds|can power|powers|would power)\b"
)
"""What is said of a unit ("a gigawatt equals ...")."""
_LOST = re.compile(r"\b(?:decrease|drop|fall|decline|reduction|shortfall|deficit|loss|outage)s? of $", re.IGNORECASE)
_DRAWN = re.compile(r"\b(?:pull|draw|consume|dissipate|burn)(?:s|ing)?\b[^.;⟦]{0,30}$", re.IGNORECASE)
DRAWN_MW = 1.0
"""What machines draw below this is theirs and no site's."""
_ADDRESS = re.compile(
    r"^\.? [A-Z][a-z]+ (?:[A-Z][a-z]+ )?(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Dr|Lane|Way|Broadway|Highway|Parkway)\b"
)
_MARKET = re.compile(
    r"\b(?:estimat\w+|forecasts?|projects|predict\w*|expects?|sees|reckons|puts)\b[^.;]{0,60}\b(?:market|industry|demand|consumption|capacity (?:additions|worldwide))\b[^.;]{0,60}$"
    r"|\b(?:global|worldwide|nationwide|national|world) (?:[\w-]+ ){0,3}(?:capacity|demand|market|additions|installations)\b[^.;]{0,60}$"
    r"|\b(?:equals?|is equal to|equivalent to|corresponds to) $",
    re.IGNORECASE,
)
_GRID = re.compile(
    r"\b(?:output|consumption|demand|generation|load|⟦I\d+⟧)\b[^.;]{0,120}$|⟦I\d+⟧[^.;]{0,120}$", re.IGNORECASE
)
_SHOWN = re.compile(
    r"⟦[CU]\d+⟧ data\b|\bdata (?:from ⟦|showed)|\b(?:expected|forecast|seen|projected) (?:to|falling|rising)\b.*⟦G\d+⟧|⟦G\d+⟧.*\b(?:expected|forecast|seen|projected) (?:to|falling|rising)\b"
)
LEAST_MW = 0.001
"""Below a kilowatt a power is a gadget's."""
WORLDWIDE_MW = 100_000.0
"""A power above this is a country's or the world's, unless a company is said to have it."""


def reason_against(masked: Masked, mention: Quantity, at: int, end: int) -> str | None:
    """Why a power is no capacity, as the ledger says it, or None where nothing speaks against it."""
    left, right = masked.text[:at], masked.text[end:]
    yearly = _YEARLY.match(right)
    if (
        mention.per is not None
        or _DIFFERENCE.match(right)
        or _LOST.search(left)
        or _ANNUALLY.match(right)
        or _PER_THING.search(left)
        or (yearly and masked.mentions[int(yearly[1])].raw.lower() in _PER_TIME)
    ):
        return "rate"
    if mention.base_low <= 0:
        return "zero"
    if _ADDRESS.match(right) and mention.raw.endswith("W"):
        return "address"
    rated = _PRODUCT_BEFORE.search(left) and not _TOGETHER.match(right)
    if mention.base_low < LEAST_MW or _PRODUCT.match(right) or rated:
        return "product_rating"
    if _PRODUCT_LINE.match(left) or _SMALL_REACTOR.search(left) or _MADE.match(right):
        return "product_rating"
    if _FACTORY.search(left) or _OF_HEAT.match(right):
        return "product_rating"
    if _DRAWN.search(left) and mention.base_low < DRAWN_MW:
        return "product_rating"
    if re.match(r"^ each\b", right):
        return "per_unit"
    if (
        _VAGUE.search(mention.raw)
        or _GENERIC.search(left[-60:] + right[:40])
        or (not left.strip(" -•") and _UNIT_SAID.match(right))
    ):
        return "generic"
    if _CAREER.search(left):
        return "career"
    if _TARGETED.search(left):
        return "guidance"
    if _COUNTRY_HAS.search(left) or _RESOURCE.search(left) or _ADDED.search(masked.text, 0, end + 80):
        return "country_total"
    if _MARKET.search(left) or (_SHOWN.search(masked.text) and _GRID.search(left)):
        return "market_total"
    if is_past(masked, at, end):
        return "superseded"
    return reason_of_goods(masked, mention, at, end)


_STATE_TALK = re.compile(
    r"\b(?:government|ministry|minister|nation(?:al|wide)|country|state utility|the state's|regulator)\b", re.IGNORECASE
)
_TALK_BEFORE = 600
"""Characters before a sentence in which the talk of a country's power goes on."""


def is_of_country(text: str, masked: Masked, at: int) -> bool:
    """Whether a power that its sentence gives to nobody ("Around 5 GW is expected by 2034") goes on about a country's."""
    alone = _NOBODYS.match(masked.text) is not None
    return alone and _STATE_TALK.search(text, max(0, masked.start - _TALK_BEFORE), masked.offsets[at]) is not None


_NOBODYS = re.compile(
    r"^\W*(?:(?:Some|About|Around|Nearly|Over|Roughly|Another|Almost|More than|Of (?:that|this|the total),?) )?⟦W\d+⟧(?: (?:of )?[\w-]+){0,5} (?:(?:is|are|was|were|has been|have been|will be|would be) )"
)

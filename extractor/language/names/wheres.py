"""What is a place or a site by the words beside a name: "the town of ...", "... province", "Unit 2 at ...", "..., its mine"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extractor.language.names.kinds import Candidate
from extractor.language.names.lexicon import SITE_NOUNS, common_words, places, tradelike
from extractor.patterns import re

_PLACE_BEFORE = re.compile(
    r"\b(?:(?:towns?|city|cities|villages?|hamlet|port|port city|province|state|region|district|county|municipality|island|suburbs?|outskirts|"
    r"coast|mayor|[Rr]esidents|streets|shores?|waters|governor|capital|harbour|harbor|north|south|east|west|north-?east|north-?west|south-?east|south-?west) of|"
    r"(?:northern|southern|eastern|western|rural|coastal|north-?eastern|north-?western|south-?eastern|south-?western|inland|downtown|mainland)|"
    r"(?:miles|kilometres|kilometers|km|minutes|hours) (?:from|outside)|(?:[Ff]lights?|[Tt]rains?|[Ff]erries|[Ee]xports|[Ii]mports) (?:[Ff]rom|[Tt]o)|"
    r"(?:acres|hectares|land|plots?|jetty|berths?|edge|out|boe/d|bpd|barrels|tonnes|ounces) (?:at|in|near|of|from)(?: the)?|stops? at|"
    r"(?:lines?|road|cable|border|link|pipeline|flights|trains|routes?|corridor|ferry) between(?: [A-Z][\w'-]+ and)?|"
    r"(?:drills|drilling|farms?|fields?|platforms?|turbines|wind|MW|GW|wells|blocks?|moored|anchored) off|"
    r"(?:plants?|mills?|mines?|works|factory|factories|refinery|smelter|terminal|yard|warehouse|offices?|stores?|branch|headquarters|headquartered|based) (?:at|in|near)|"
    r"(?:moved|relocated|runs|run|line|pipeline|cable|road|railway|route|flew|sailed|shipped|stretches|link) (?:[\w-]+ ){0,2}from) $"
)
_TO_BEFORE = re.compile(
    r"\b(?:moved|relocated|runs|run|line|pipeline|cable|road|railway|route|flew|sailed|shipped|stretches|link) (?:[\w-]+ ){0,2}from [A-Z][\w'-]+(?: [A-Z][\w'-]+)? (?:and|to) $"
)
_PLACE_BEHIND = re.compile(
    r" (?:counties|province|region|county|district|prefecture|island|peninsula|valley|suburb|municipality|coast|harbour|harbor|oblast|township|state)\b(?!-)(?! [A-Z])"
)
_IN_A_LIST = re.compile(
    r"\b(?:in|across|near|between|throughout) (?:[A-ZÀ-ÖØ-Þ][\w'-]+(?: [A-ZÀ-ÖØ-Þ][\w'-]+)*, )+[A-ZÀ-ÖØ-Þ][\w'-]+(?: [A-ZÀ-ÖØ-Þ][\w'-]+)*,? and $"
)
_WATERS = re.compile(
    r"(?:(?:Lake|River|Cape|Mount|Isle of|Gulf of|Strait of|Bay of|Sea of|Straits of|Isthmus of) [A-ZÀ-ÖØ-Þ][\w'-]+|"
    r"[A-ZÀ-ÖØ-Þ][\w'-]+(?: [A-ZÀ-ÖØ-Þ][\w'-]+)? (?:Strait|Gulf|Mountains|Desert|Ocean|Sea|Canal))"
)
_STREET = re.compile(r"[A-ZÀ-ÖØ-Þ][\w'-]+(?: [A-ZÀ-ÖØ-Þ][\w'-]+)? (?:Street|Avenue|Boulevard)")
_ON_STREET = re.compile(r"\b(?:on|in|along|\d+) $")
"""Before a street, which firms are named after too."""
_SITE_KIND = rf"(?:{SITE_NOUNS})"
_CLOSES = r"(?=[,.;)]|$| (?:in|near|outside|off|on|at|with|that|which|owned|under|and|was|is|will|has|north|south|east|west|between)\b)"
_SITE_APPOSED = re.compile(rf", (?:an?|the|its|their) (?:[\w,.%-]+ ){{0,5}}?{_SITE_KIND}{_CLOSES}")
_SITE_CALLED = re.compile(rf"\b{_SITE_KIND}s?,? (?:is |to be |will be |was )?(?:called|named|known as|dubbed) $")
_AT_SITE = re.compile(
    r"\b(?:[Uu]nits?|[Rr]eactor|furnaces?|locks?|shafts?|pits?|concession|first gold|outage|storage|control room|turbines?) at (?:the )?$|"
    r"\b(?:idle|idled|idling|restart|restarted|restarting|mothballed|mothball|decommission|decommissioned|recommission) (?:the )?$"
)
_UNIT_OF = re.compile(
    r"\b(?:[Uu]nits?|[Rr]eactors?|[Bb]locks?|[Ff]urnace|[Tt]rain|[Pp]hase) (?:No\. ?)?(?:\d+|I{1,3}V?|[A-D]|one|two|three) (?:at|of) (?:the )?$"
)
_NAME = r"[A-ZÀ-ÖØ-Þ][\w'’-]+(?: [A-ZÀ-ÖØ-Þ][\w'’-]+){0,2}"
_SITES = re.compile(
    rf"\b[Tt]he (?P<first>(?:{_NAME}, )*{_NAME}),? and (?P<last>{_NAME}) (?:[a-z]+ )?(?:{SITE_NOUNS})s\b"
)


def as_where(text: str, candidate: Candidate) -> Candidate:
    """The candidate, as a place or a site where the words beside it say so and nothing says what else it is."""
    form = text[candidate.start : candidate.end]
    verb_only = not candidate.sure or set(candidate.why) <= {"company verb behind"}
    if candidate.kind != "company" or candidate.tail or not verb_only or tradelike(form.split()):
        return candidate
    before = text[max(0, candidate.start - 90) : candidate.start]
    if _WATERS.fullmatch(form) or (_STREET.fullmatch(form) and _ON_STREET.search(before)):
        return replace(candidate, kind="place", sure=True, why=("water or street",))
    if (
        _AT_SITE.search(before)
        or _UNIT_OF.search(before)
        or _SITE_CALLED.search(before)
        or _SITE_APPOSED.match(text, candidate.end)
    ):
        return replace(candidate, kind="site", sure=True, why=("site beside",))
    if _PLACE_BEFORE.search(before) or _TO_BEFORE.search(before) or _IN_A_LIST.search(before):
        return replace(candidate, kind="place", sure=True, why=("place word before",))
    if _PLACE_BEHIND.match(text, candidate.end):
        return replace(candidate, kind="place", sure=True, why=("place word behind",))
    return candidate


def sites_listed(text: str) -> Iterator[Candidate]:
    """The sites of "the Dry Fork and Elk Run mines"."""
    for listed in _SITES.finditer(text):
        for group in ("first", "last"):
            for name in re.finditer(_NAME, listed[group]):
                start, end = listed.start(group) + name.start(), listed.start(group) + name.end()
                if name[0] not in places() and name[0].lower() not in common_words():
                    yield Candidate(start, end, "site", True, None, ("sites listed",))

"""Subjects that only look like one: who stands before an item's head, part of a longer name, goods that were counted, and
names whose own words say that something else changed."""

from __future__ import annotations

from extractor.facts.masked import Masked
from extractor.facts.move.change import Change
from extractor.facts.move.owner import STRANGE_HEAD, Focus
from extractor.facts.move.prices import Subject
from extractor.facts.move.words import METRIC
from extractor.patterns import re

_CUT = re.compile(r" (?!(?:ADRs?|GDRs?|ADSs?|CEO|IPO)\b)(?:FX|[A-Z]{2,})\b(?! [A-Z])")
""" "Velanur FX fell": the name goes on, and is somebody else's."""
_ITS_OBJECT = re.compile(
    r" (?:its|their|the|⟦C\d+⟧'s) (?!(?:share|stock|market|value|price)\b)(?P<thing>[^.;,⟦]{3,60})"
)
_COUNT_IN = re.compile(
    r"\b(?:numbers?|amounts?|count|volumes?|levels?|rates?|proportion|percentage|frequency|quantity|pace|total|average|cost|costs) of (?:[^.;,⟦]|⟦[^CI]\d+⟧){1,70} (?:in|at|of|for|by|from|across) (?:the )?$"
)
""" "The number of employees in Velanur fell": a count, and no price."""
_CALL_ON = re.compile(r"\b(?:call|rating|stance|recommendation|view|target|coverage) (?:on|of|for) $")
""" "Velanur has a buy call on the shares": they are not the house's."""
_OF_MARKET = re.compile(r" (?:market|sector|industry|space|community)\b")
""" "The cryptocurrency market capitalization": the market's, and not the coin's spoken of before."""
_PART = re.compile(r"(?:'s)?(?: [\w&-]+){0,3} (?:segment|division|business|unit|category|product line)\b")
_TRANSITIVE = re.compile(
    r"(?:grown?|grew|grows|growing|increas\w+|expand\w+|rais\w+|boost\w*|lift\w*|improv\w+|cut|cuts|cutting|reduc\w+|lower\w+|slash\w*|hik\w+)",
    re.IGNORECASE,
)
_DRAGGED = re.compile(
    r"\b(?:drag|pull|push|send|lift|driv|knock)(?:s|ged|ed|ing|ging)? (?:down )?(?:the |its )(?!shares?\b|stock|scrip|price)(?:[a-z-]+ ){1,4}$|\b(?:sent|drove) (?:the |its )(?!shares?\b|stock|scrip|price)(?:[a-z-]+ ){1,4}$"
)
""" "Velanur dragged the auto index 1% lower": an index moved that nobody named."""
_COUNTED = re.compile(
    r"\b(?:tons?|tonnes?|barrels?|ounces|bushels|pounds|kg|kilograms?|bags|gallons|cubic (?:met(?:er|re)s|feet)|bcm|bcf|litres|liters)\b"
    r"(?: of|,)? (?:[a-zA-Z-]+ |⟦G\d+⟧(?:'s)? ){0,4}⟦I\d+⟧"
)
_STOCK = re.compile(
    r"(?<!per )(?<!a )\b[\d.,]+ (?:million |billion |thousand )?(?:ounces|tons|tonnes|barrels|bushels|bags|[Bb]cf|cubic feet)\b"
)
""" "Gold in warehouses stood at 34 million ounces, a 90% rise": a stock grew."""
_GOODS_BEHIND = re.compile(
    r" (?:loans?|jewell?e?ry|mining|imports|exports|sales|demand|output|production|consumption|portfolio|holdings|reserves|shipments|processing|volumes?|business|segment|products|generation)\b"
)
""" "A 28% growth in its gold loan portfolio"."""
_USE_OF = re.compile(
    r"\b(?:[Ss]tocks|[Ss]tockpiles|[Ii]nventories|consumption|demand|imports|exports|sales|output|production|supply|use|usage|shipments|stocks|deliveries) (?:of|for) (?:[\w-]+ ){0,3}$"
)
_TRADED = re.compile(
    r"\b(?:imports?|imported|exports?|exported|shipments|shipped|produced|purchases?|purchased|sold|consumed|output|production|stocks|stockpiles|inventories|holdings|reserves|demand|supply|supplies|sales|consumption|arrivals|crush)\b",
    re.IGNORECASE,
)


def without_mistaken(masked: Masked, change: Change, subjects: list[Subject]) -> list[Subject]:
    """The subjects of a change without those that the words do not speak of."""
    if _is_of_object(masked, change):
        return [s for s in subjects if s.metric is not None]
    return [s for s in subjects if not _is_mistaken(masked, change, s)]


_SEGMENT = re.compile(r"⟦[CU]\d+⟧ (?:(?:end )?markets?\b|segment|division|business (?:unit|segment|line))\b")


_LINE = re.compile(
    r"[\s•*–-]*⟦[CU]\d+⟧ (?:(?:net|segment|organic|total|global|international|domestic) )?(?:sales|revenues?|volumes?|shipments|deliveries|orders|operating (?:income|profit))\b",
    re.IGNORECASE,
)


def _is_product_line(masked: Masked, subject: Subject, focus: Focus) -> bool:
    """ "Drinkware sales rose 9%" at the head of a line, in a story whose title names the company: a line of its wares."""
    name = subject.name
    if focus.main is None or focus.main.name == name.name or name.antecedent is not None or focus.head is not None:
        return False
    return " " not in name.name and _LINE.match(masked.text) is not None and masked.index(name.start) < _NEAR_HEAD


_NEAR_HEAD = 4


_WARE = re.compile(
    r"⟦[CU]\d+⟧ (?:(?:net|organic|total|product|service|global) )?(?:sales|revenues?|volumes?|shipments|deliveries|orders)\b",
    re.IGNORECASE,
)


def _is_ware(masked: Masked, subject: Subject, focus: Focus) -> bool:
    """ "Revealed that its Garlova sales grew": of what does nothing else in the article, and whose story it is not."""
    name, own = subject.name, focus.main or focus.principal
    if own is None or own.name == name.name or name.antecedent is not None or focus.head is not None:
        return False
    return name.name not in focus.acting and _WARE.match(masked.text, masked.index(name.start)) is not None


def of_segment(masked: Masked, subject: Subject, focus: Focus) -> Subject:
    """ "The Grid Services segment had a 5% rise in sales": a segment's measure is its company's, under the segment's name."""
    name = subject.name
    if name.id is not None or subject.metric is None or not masked.start <= name.start < masked.end:
        return subject
    if focus.reporting is None:
        return subject
    segment = _SEGMENT.match(masked.text, masked.index(name.start)) or _is_product_line(masked, subject, focus)
    if not segment and not _is_ware(masked, subject, focus):
        return subject
    slug = re.sub(r"\W+", "_", name.raw.lower()).strip("_")
    metric = f"{slug}_{subject.metric}" if re.match("[a-z]", slug) else f"segment_{subject.metric}"
    return Subject(focus.principal or focus.reporting, metric, subject.metric_span)


_MADE = ("output", "volume", "shipments", "deliveries")
_MINED = ("output",)


_OF_A_COUNTRY = re.compile(
    r"(?:⟦G\d+⟧(?:'s)?|\b(?:US|UK|EU|U\.S\.|[Gg]lobal|[Ww]orld(?:wide)?|[Nn]ational|[A-Z][a-z]+(?:an|ese|ish)|[A-Z][a-z]+'s)) (?:[a-z]+ )?$"
)


def of_goods_made(masked: Masked, subject: Subject, focus: Focus) -> Subject:
    """ "A 9% increase in coal production" in a story whose title names one company: what that company makes."""
    name = subject.name
    made = {"commodity": _MADE, "crypto": _MINED}.get(name.kind, ())
    if subject.metric not in made or focus.reporting is None:
        return subject
    own = focus.main or focus.principal
    if own is None:
        return subject
    if not masked.start <= name.start < masked.end or _OF_A_COUNTRY.search(masked.text, 0, masked.index(name.start)):
        return subject
    slug = re.sub(r"\W+", "_", name.raw.lower()).strip("_")
    return Subject(own, f"{slug}_{subject.metric}", subject.metric_span)


def _is_of_object(masked: Masked, change: Change) -> bool:
    """ "Has grown by 13% its part in the scheme": the verb's object changed, which the base does not measure."""
    if change.shape == "adverb" and _DRAGGED.search(masked.text, 0, change.at):
        return True
    if change.shape != "verb" or not _TRANSITIVE.fullmatch(change.word):
        return False
    thing = _ITS_OBJECT.match(masked.text, change.end)
    return thing is not None and METRIC.search(thing["thing"]) is None


def _is_mistaken(masked: Masked, change: Change, subject: Subject) -> bool:
    name = subject.name
    head = STRANGE_HEAD.match(masked.text)
    if head is not None and (name.antecedent is not None or name.start < masked.start):
        origin = name.antecedent[0] if name.antecedent is not None else name.start
        return origin < masked.start
    if subject.metric is not None or not masked.start <= name.start < masked.end:
        return False
    low = masked.index(name.start)
    slot = re.compile(r"⟦[A-Z]\d+⟧").match(masked.text, low)
    if slot is None:
        return False
    if name.antecedent is not None and _OF_MARKET.match(masked.text, slot.end()):
        return True
    if name.antecedent is not None and _CALL_ON.search(masked.text[: slot.start()]):
        return True
    if _COUNT_IN.search(masked.text[: slot.start()]) or _PART.match(masked.text, slot.end(), change.word_at):
        return True
    if name.kind == "company":
        return _CUT.match(masked.text, slot.end()) is not None and slot.end() < change.word_at
    if name.kind == "commodity":
        return _counts_goods(masked.text, change, slot.start(), slot.end())
    return False


def _counts_goods(text: str, change: Change, low: int, high: int) -> bool:
    """ "Imported 3 million tons of palm oil, up 6%": an amount of goods grew, and no price of theirs."""
    if any(m.end() == high for m in _COUNTED.finditer(text, 0, high)) or _USE_OF.search(text[:low]):
        return True
    if high <= change.word_at and _STOCK.search(text, high, change.word_at):
        return True
    if low > change.at and _GOODS_BEHIND.match(text, high):
        return True
    return high <= change.word_at and _TRADED.match(text, high + 1) is not None and METRIC.match(text, high + 1) is None

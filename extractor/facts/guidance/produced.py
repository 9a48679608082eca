"""Counts that companies guide for: what they mean to make, dig up, deliver or ship ("400,000 to 450,000 ounces")."""

from __future__ import annotations

from extractor.facts.guidance.words import UNITS
from extractor.patterns import re
from extractor.schema import Quantity

_GOODS = {
    "ounce": "ounces", "gold equivalent ounce": "ounces", "carat": "carats", "metric ton": "tonnes", "ton": "tons",
    "kilotonne": "kt", "barrel": "barrels", "barrel of oil equivalent": "boe", "oil-equivalent barrel": "boe", "vehicle": "vehicles", "car": "cars",
    "truck": "trucks", "jet": "aircraft", "aircraft": "aircraft", "plane": "aircraft", "airplane": "aircraft",
}  # fmt: skip
"""Units of counts by quantity, as guidance has them."""
_MAKES = re.compile(
    r"\b(?:produc(?:e|es|ing|tion)|output|deliver(?:y|ies|ing)?|shipments?|ship|mine|make|making|manufactur(?:e|ing)|build|sales volumes?|sales (?:forecast|target|guidance|outlook)|sell)\b",
    re.IGNORECASE,
)
_AIM_OF = re.compile(
    r"\b(?:targets?|forecasts?|guidance|goal|outlook)(?: for (?:the |its )?(?:(?:group|total|vehicle|global|retail|unit|gold|coal|ore) )*(?:sales|output|production|deliveries|shipments|volumes?))?(?: for ⟦D\d+⟧)?,? (?:of|at|to|is|was)? ?(?:about |around |between |at least )?$"
)
""" "Its target of 1.3 million tonnes": what a company counts in its goods is what it means to make or sell."""
_REACH = 60
"""How far before a count the word for making it may stand."""
_OTHER = re.compile(
    r"\b(?:capacity|resources?|reserves?|plants?|contained|emissions?|mitigat\w+|equating|contain\w*|includes)\b"
)
"""What a plant could make, what lies in the ground and what is spared is no output."""
_SIZE = re.compile(r"\d-[a-z]")
""" "A 300-tonne crane": how large one is."""
_DELIVERS = re.compile(r"\b(?:deliver(?:y|ies|ing)?|shipments?|ship)\b")


_OUTLETS = frozenset(
    ("store", "shop", "location", "restaurant", "outlet", "branch", "clinic", "hotel", "showroom", "dealership", "hospital", "franchise", "gym", "club", "cafe",
     "advisor", "adviser", "subscriber", "user", "member", "reactor", "smr", "turbine", "robot", "satellite", "home", "apartment", "charger", "station", "lab", "school", "patient")
)  # fmt: skip
"""What companies mean to open, add or have so many of by a date."""
_OPENS = re.compile(
    r"\b(?:open(?:ing)?|add(?:ing)?|launch(?:ing)?|build(?:ing)?|roll(?:ing)? out|sell(?:ing)?|transition(?:ing)?|deploy(?:ing)?|install(?:ing)?|deliver(?:ing)?|complet(?:e|ing)|reach(?:ing)?|have|operate|enrol(?:l|ling)?)"
    r" (?:a total of |a further |an additional |another |some |as many as |only )?$"
)


def _noun(mention: Quantity) -> str:
    """The last word of what is counted ("new location": location)."""
    return mention.unit.split()[-1] if mention.unit else ""


def opens(mention: Quantity, before: str) -> bool:
    """Whether a count is of outlets, people served or machines that a company means to have more of."""
    return _noun(mention) in _OUTLETS and mention.per is None and _OPENS.search(before) is not None


def is_guided(mention: Quantity, before: str) -> bool:
    """Whether a count is one that companies guide for: a rate of output, or goods behind a word of making them."""
    if mention.unit in UNITS or opens(mention, before):
        return True
    counted = (
        (mention.unit in _GOODS or _noun(mention) in _GOODS)
        and mention.per in (None, "day", "year")
        and _SIZE.search(mention.raw) is None
    )
    near = before[-_REACH:]
    makes = _MAKES.search(near) or _AIM_OF.search(before)
    return counted and makes is not None and _OTHER.search(near) is None


def metric_of(mention: Quantity, before: str) -> str:
    """What a count measures."""
    if "hash" in mention.unit:
        return "hashrate"
    if _noun(mention) in _OUTLETS:
        return _plural(_noun(mention))
    return "deliveries" if _noun(mention) in _GOODS and _DELIVERS.search(before) else "output"


def _plural(noun: str) -> str:
    return f"{noun}es" if noun.endswith(("s", "ch", "x")) else f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"


def unit_of(mention: Quantity) -> str:
    """The unit of guidance that a mention's is: a daily rate where it is one."""
    noun = _noun(mention)
    if mention.kind == "count" and noun in _OUTLETS:
        return _plural(noun)
    unit = UNITS.get(mention.unit) or _GOODS.get(mention.unit) or _GOODS.get(noun, mention.unit)
    daily = f"{unit}/d" if unit == "boe" else f"{unit}/day"
    return daily if mention.kind == "count" and mention.per == "day" and noun in _GOODS else unit

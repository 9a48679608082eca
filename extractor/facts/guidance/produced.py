"""Counts that companies guide for: what they mean to make, dig up, deliver or ship ("400,000 to 450,000 ounces")."""

from __future__ import annotations

from extractor.facts.guidance.words import UNITS
from extractor.patterns import re
from extractor.schema import Quantity

_GOODS = {
    "ounce": "ounces", "gold equivalent ounce": "ounces", "carat": "carats", "metric ton": "tonnes", "ton": "tons",
    "kilotonne": "kt", "barrel": "barrels", "barrel of oil equivalent": "boe", "vehicle": "vehicles", "car": "cars",
    "truck": "trucks", "jet": "aircraft", "aircraft": "aircraft", "plane": "aircraft", "airplane": "aircraft",
}  # fmt: skip
"""Units of counts by quantity, as guidance has them."""
_MAKES = re.compile(
    r"\b(?:produc(?:e|es|ing|tion)|output|deliver(?:y|ies|ing)?|shipments?|ship|mine|make|making|manufactur(?:e|ing)|build|sales volumes?|sell)\b"
)
_REACH = 60
"""How far before a count the word for making it may stand."""
_OTHER = re.compile(
    r"\b(?:capacity|resources?|reserves?|plants?|contained|emissions?|mitigat\w+|equating|contain\w*|includes)\b"
)
"""What a plant could make, what lies in the ground and what is spared is no output."""
_SIZE = re.compile(r"\d-[a-z]")
""" "A 300-tonne crane": how large one is."""
_DELIVERS = re.compile(r"\b(?:deliver(?:y|ies|ing)?|shipments?|ship)\b")


def is_guided(mention: Quantity, before: str) -> bool:
    """Whether a count is one that companies guide for: a rate of output, or goods behind a word of making them."""
    if mention.unit in UNITS:
        return True
    counted = mention.unit in _GOODS and mention.per in (None, "day", "year") and _SIZE.search(mention.raw) is None
    near = before[-_REACH:]
    return counted and _MAKES.search(near) is not None and _OTHER.search(near) is None


def metric_of(mention: Quantity, before: str) -> str:
    """What a count measures."""
    if "hash" in mention.unit:
        return "hashrate"
    return "deliveries" if mention.unit in _GOODS and _DELIVERS.search(before) else "output"


def unit_of(mention: Quantity) -> str:
    """The unit of guidance that a mention's is: a daily rate where it is one."""
    unit = UNITS.get(mention.unit) or _GOODS.get(mention.unit, mention.unit)
    return f"{unit}/d" if mention.kind == "count" and mention.per == "day" and mention.unit in _GOODS else unit

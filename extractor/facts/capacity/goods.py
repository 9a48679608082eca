"""Powers of goods: what a maker shipped, what vehicles and gadgets draw, what a technology would need or make anywhere."""

from __future__ import annotations

from extractor.facts.masked import Masked
from extractor.patterns import re
from extractor.schema import Quantity

_WARES = r"(?:modules?|panels?|cells?|wafers?|polysilicon|inverters?|trackers?|electroly[sz]ers?|batter(?:y|ies)|turbines?|products?|units?)"
_SHIPPED = re.compile(
    rf"\bshipments?\b[^.;⟦]{{0,40}}$|\bshipped (?:[\w-]+ ){{0,3}}$"
    rf"|\b(?:{_WARES}|quarterly|annual|cumulative|record) (?:sales|deliveries)\b[^.;⟦]{{0,40}}$",
    re.IGNORECASE,
)
_OF_WARES = re.compile(
    rf"^ (?:of |in |worth of )?(?:[\w-]+ ){{0,3}}(?:(?:{_WARES} )?shipments?|{_WARES} sales|(?:modules|panels|cells|wafers|inverters|trackers|electroly[sz]ers) (?:were |was |had been )?(?:sold|shipped|delivered|made|produced))\b",
    re.IGNORECASE,
)
_SERVED = re.compile(
    r"\b(?:supplier|provider|maker|manufacturer|vendor|software|products?|technolog(?:y|ies)|trackers?|controllers?|controls?|solutions?)\b[^.;⟦]{0,80}"
    r"\b(?:supporting|monitoring|protecting|serving|covering|deployed (?:in|on|at|across)|used (?:in|on|at|across))\b (?:[\w-]+ ){0,3}$",
    re.IGNORECASE,
)
"""Words before plants of others, which a maker's goods serve."""
_LISTED = re.compile(r"\bregistr(?:y|ies)\b[^.;]{0,140}\b(?:with|covering|of|over|representing) (?:[\w-]+ ){0,3}$", re.IGNORECASE)  # fmt: skip
"""A registry lists the plants of others."""
_REQUESTED = re.compile(
    r"^ (?:of |in )?(?:[\w-]+ ){0,2}(?:interconnection|connection|grid) (?:requests?|applications?)\b"
)
_VEHICLE = re.compile(
    r"\b(?:aircraft|air ?planes?|helicopters?|trucks?|buse?s?|cars?|vehicles?|SUVs?|sedans?|locomotives?|tractors?|drones?|motors?|powertrains?|yachts?|excavators?)\b[^;⟦]{0,140}$",
    re.IGNORECASE,
)
_VEHICLES = re.compile(
    r"^[ -](?:[a-z-]+ ){0,4}(?:motors?|powertrains?|drivetrains?|engines?|aircraft|trucks?|(?:net )?fuel[- ]cell systems?|fast[- ]charg\w+|charg(?:er|ing)\w*)\b",
    re.IGNORECASE,
)
VEHICLE_MW = 20.0
"""What moves draws no more than a few megawatts."""
_GADGET = re.compile(
    r"\b(?:portable|power banks?|camping|RVs?|campervan|pure sine|plug-and-play|handheld|laptops?|smartphones?|speakers?|subwoofer|blender|vacuum|air fryer|microwave|e-?bikes?|scooters?|appliances|home backup)\b",
    re.IGNORECASE,
)
GADGET_MW = 0.05
"""What households carry or plug in stays below this."""
_ON_AN_ACRE = re.compile(
    r"^ (?:[\w-]+ ){0,4}?(?:in|on|per|from|an?) (?:(?:less|more) than |under |about |just |only |roughly )?(?:(?:an?|one|each|every|a single|half an) )?(?:acre|hectare|square (?:foot|met(?:er|re)|kilomet(?:er|re)|mile))\b"
)
_COMBINED = re.compile(
    r"\b(?:combined|merged|enlarged) (?:company|entity|group|business|firm|companies|organi[sz]ation)\b[^.;⟦]{0,160}$"
    r"|\b(?:both|two) companies(?:' (?:combined|joint)| together| combined)\b[^.;⟦]{0,120}$",
    re.IGNORECASE,
)
"""Words before what two companies would have together."""


def reason_of_goods(masked: Masked, mention: Quantity, at: int, end: int) -> str | None:
    """Why a power is that of goods or of plants that goods serve; None where it is not."""
    left, right = masked.text[max(0, at - 260) : at], masked.text[end : end + 120]
    size = mention.base_low
    if _SHIPPED.search(left) or _OF_WARES.match(right):
        return "shipments"
    if (size < VEHICLE_MW and (_VEHICLE.search(left) or _VEHICLES.match(right))) or (
        size < GADGET_MW and _GADGET.search(masked.text)
    ):
        return "product_rating"
    if _ON_AN_ACRE.match(right):
        return "generic"
    if _SERVED.search(left) or _LISTED.search(left) or _REQUESTED.match(right):
        return "third_party"
    return None


def is_combined(masked: Masked, at: int) -> bool:
    """Whether a power is what two companies would have as one."""
    return _COMBINED.search(masked.text, max(0, at - 260), at) is not None

"""Sales of a part of a company, which are not the group's: "cloud revenue", "sales in its battery business"."""

from __future__ import annotations

from extractor.patterns import re

_TRADE = (
    r"(?:cloud|data[- ]cent(?:er|re)|AI|chip|semiconductor|memory|battery|storage|solar|wind|hydrogen|software|hardware|services?|licen[cs]e|licensing|advertising|ad|hosting|"
    r"colocation|mining|gaming|automotive|aerospace|defen[cs]e|retail|online|e-commerce|digital|wholesale|fuel|travel|hotel|casino|drug|vaccine|insulin|obesity|oncology|device|"
    r"handset|smartphone|robot|truck|engine|turbine|equipment|product|maintenance|aftermarket|food|beverage|pet|beauty|fashion|footwear|apparel|export|domestic|international|overseas)"
)
"""What a part of a company sells, or where."""
_BEFORE = re.compile(rf"(?<![\w-])(?P<part>{_TRADE}(?:[ -](?!(?:and|or)\b){_TRADE})?) $")
_OF_PART = re.compile(
    r"[^.;⟦]{0,12}?\b(?:in|from|at|of|by) (?:its|the|our|⟦C\d+⟧'s) (?P<part>(?!(?:full|whole|entire|combined|continuing|core|new|current|first|second|third|fourth)\b)(?:[a-z][\w-]* ){1,3})(?:segment|business|division|unit|arm|operations)\b"
)
_OF_SALES = ("revenue", "revenue_growth")


def of_part(name: str, text: str, first: int, last: int, end: int) -> str:
    """A measure's name with the part of the company in front of it, where the words beside it, from ``first`` to ``last``, or
    those behind its number name one; ``end`` is where that ends."""
    if name not in _OF_SALES:
        return name
    before = _BEFORE.search(text, max(0, first - 40), first)
    found = before or _OF_PART.match(text, last) or _OF_PART.match(text, end)
    if found is None:
        return name
    slug = re.sub(r"[^a-z0-9]+", "_", found["part"].lower()).strip("_")
    return f"{slug}_{name}" if slug else name

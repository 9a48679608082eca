"""Powers that have changed: of "from 12 GW to 20 GW" the new one counts, what went before is history."""

from __future__ import annotations

from extractor.facts.draft import Span
from extractor.facts.masked import Masked
from extractor.patterns import re
from extractor.schema import Quantity

_CHANGES = (
    r"\b(?:rais|lift|increas|boost|expand|grow|grew|cut|lower|reduc|went|go(?:es)? |rose|ris(?:e|ing)|scal|doubl|tripl|upgrad|upsiz|revis|"
    r"extend|step|improv|enlarg|ramp|jump|climb|fell|shrink|shrank|drop|up\b|down\b|mov|chang)\w*"
)
_FROM = re.compile(rf"{_CHANGES}(?:[^.;]){{0,110}}?\bfrom (?:[\w-]+ ){{0,4}}$", re.IGNORECASE)
_BY = re.compile(rf"{_CHANGES}[^.;]{{0,60}}?\bby (?:about |another |a further )?$", re.IGNORECASE)
""" "Increased its space by 4 MW to 10 MW": what it grew by, and what it is now."""
_TO = re.compile(r"^ (?:\([^)]*\) )?(?:(?!to )[\w-]+,? |⟦D\d+⟧,? ){0,6}to (?:[\w\"-]+ ?){0,4}⟦W")
_UP_FROM = re.compile(r"\b(?:up|down) (?:⟦P\d+⟧ )?from (?:[^.;⟦]|⟦[PD]\d+⟧){0,40}$", re.IGNORECASE)
_COMPARED = re.compile(r"\b(?:compared (?:to|with)|versus|against|vs\.?) (?:[\w-]+ ){0,3}$")
_BEFORE = re.compile(
    r"^(?:[^.;⟦]|⟦D\d+⟧){0,80}?(?:\b(?:year|quarter|month|period|earlier|before|ago|previous|prior)\b|⟦D)"
)
_INSTEAD = re.compile(r"\b(?:instead of|rather than) (?:[\w-]+ ){0,3}$")
_ENDS = re.compile(r"\bto (?P<new>\d[\d.,]* ?-?[A-Za-z]+)$")


def is_past(masked: Masked, at: int, end: int) -> bool:
    """Whether a power is what another one in its sentence has replaced, or is measured against."""
    text = masked.text
    left, right = text[max(0, at - 160) : at], text[end : end + 120]
    return bool(
        ((_FROM.search(left) or _BY.search(left)) and _TO.match(right))
        or _UP_FROM.search(left)
        or _INSTEAD.search(left)
        or (_COMPARED.search(left) and _BEFORE.match(right))
    )


def raised_to(masked: Masked, mention: Quantity, at: int) -> Span | None:
    """Where the new power stands in words that look like a range ("lifts it from 345 MW to 500 MW")."""
    if not mention.is_range:
        return None
    if not _FROM.search(masked.text, max(0, at - 160), at):
        return None
    ends = _ENDS.search(mention.raw)
    return (mention.start + ends.start("new"), mention.start + ends.end("new")) if ends else None

"""Numbers beside a statement that are no aim of the company: assumptions, deals, conversions, parts, a project's size."""

from __future__ import annotations

from extractor.facts.guidance.measure import Measure
from extractor.facts.guidance.said import Statement
from extractor.facts.guidance.words import ASIDE, METRIC, RESULTS
from extractor.facts.masked import Masked
from extractor.patterns import re
from extractor.schema import Name, Quantity

_SMALL = 100_000.0
"""Sums below this are gifts and fees, not what a company plans to spend."""
_CONVERTED = re.compile(
    r"(?:⟦[MPWE]\d+⟧|\b\d[\d.,]* (?:[a-z]{3,12}|⟦I\d+⟧)) ?\((?:or |about |around |roughly |approximately |some |equivalent to )*$"
    r"|\((?:in the )?(?:previous|prior|last|preceding) (?:financial |fiscal )?(?:year|quarter|period)(?:'s)?(?: period)?: ?$|\((?:PY|LY|⟦D\d+⟧): ?$"
)
""" "13 rand (⟦M0⟧" is another currency, "(previous year: ⟦M0⟧" another time."""
_INVESTED = re.compile(r" (?:[\w-]+ ){0,3}(?:in|into|for|to|at|with) (?:the )?⟦C(\d+)⟧")
_APPROXIMATE = re.compile(r"\b(?:low|mid|high)(?:-to-(?:mid|high|low))?[ -]$", re.IGNORECASE)
""" "In the mid-to-high 40% range": no number that could be pointed at."""
_BUYBACK = re.compile(r" (?:share|stock) (?:buy-?back|repurchase)|'s worth of (?:its )?shares")
_TO_BUY = re.compile(r"(?: \(⟦M\d+⟧\))? to (?:acquire|buy|purchase|take over)\b")
_DIFFERENCE = re.compile(r" (?:more|less|higher|lower) than\b")
""" "$800 million more than it had planned": how far two sums are apart."""
_BY_MORE = re.compile(
    r"\b(?:expan|increas|grow|ris|rais|boost|lift|fall|drop|declin|decreas|reduc|lower|cut|shrink)\w*\b(?:[^.;⟦]|⟦C\d+⟧){0,50} by (?:about |another |a further )?$"
)
_BY = re.compile(r"\bby (?:about |around |some )?$")
""" "Raised its forecast by 3%": what the forecast grew by, and not what it is."""
_GROWS_BY = re.compile(
    rf"{METRIC.pattern} (?:is |are )?(?:expected|seen|set|projected|forecast) to (?:[a-z]+ly )?[a-z]+ by (?:about |around |some )?$",
    re.IGNORECASE,
)
""" "An outlook with earnings expected to grow by 7%"."""
_OF_A_COUNTRY = 150_000.0
"""Megawatts that no company means to reach."""
_OF_A_SUBSTATION = re.compile(r" (?:substation|transmission|interconnector|line|cable)\b")
_COMES_TO = re.compile(r"\bwould come to\b")
""" "Said that spending would come to": reported speech, and no condition."""
_EFFECT = re.compile(
    r"\b(?:expects?|anticipates?|estimates?|forecasts?|sees|expected|projects) (?!it\b|its\b|they\b|to\b)(?:(?:[a-z][\w-]*|⟦I\d+⟧) ){1,6}?to (?:[a-z]+ly )?(?:reduce|hurt|lower|cut|trim|dent|hit|lift|boost|benefit|impact|slash|shave|weigh on|drag on) "
    r"(?:(?:its|our|the|their) )?(?:[a-z-]+ ){0,3}?(?:revenues?|sales|earnings|profits?|profitability|income|EPS|EBITDA|margins?|growth) (?:growth )?by [^.;]{0,60}$"
)
""" "Expects currencies to reduce revenue by 2%": what a thing does to a measure, and not what that will be."""
_APART = re.compile(r"^\W*(?:Excluding|Including|Adjusted for|Net of) [^,;]{3,60}, ")
""" "Excluding the disposals, sales are expected to": a measure that is told apart is one."""
_OF_A_DEAL = re.compile(
    r"\b(?:revenues?|sales|income|payments|proceeds) (?:from|under) (?:the|this|that) (?:[\w-]+ )?"
    r"(?:contract|agreement|deal|lease|order)\b",
    re.IGNORECASE,
)
""" "Revenue from the contract will total": what a deal is worth."""
_ASSETS = re.compile(r"\b(?:would |will )?(?:sell|selling)\b|\bworth\b|\bvalued at\b")
_PER_POWER = re.compile(r"\b(?:a|per) (?:megawatt|MW|kilowatt|gigawatt|kWh|MWh|kilowatt-hour)s?$")
"""What a plant costs by its size is no sum that a company means to reach."""
_STEPS = re.compile(
    r"\b(?:in|by) (?:equal |yearly |annual )?(?:steps|stages|tranches|increments|instal?lments|blocks|phases|chunks) of (?:about |up to |around )?$"
)
""" "In steps of 120 MW": how large a part is."""
_THAN_WITHOUT = re.compile(
    r"(?: (?:higher|lower|more|less|better|above|larger|bigger))?(?: in ⟦D\d+⟧)? than (?:it|they|earnings|profit|sales|revenue)?(?: it| they)? ?(?:would|will|could)\b|[^.;⟦]{0,40}\bthan without (?:the|it|this)\b"
)
""" "20% higher than they would be without the deal": measured against what will not be."""
_OVER_TERM = re.compile(r" of [^⟦.;]{3,30} over (?:⟦C\d+⟧'s |the |a )?⟦T\d+⟧ (?:term|lease|contract|life)")


def is_aside(
    masked: Masked, statement: Statement, found: Measure, mention: Quantity, gap: str, at: int, end: int
) -> bool:
    """Whether a number is an assumption, a deal, a conversion or a project's, and no aim of the company."""
    text = masked.text
    if statement.way == "passive":
        gap = _APART.sub("", _COMES_TO.sub("", text[statement.start : at]))
    inside = (m for m in masked.of("I") if isinstance(m, Name) and m.kind in ("economy", "index", "sector"))
    if any(statement.start <= masked.position(m) < at for m in inside):
        return True
    if statement.way == "aim" and mention.kind == "percent" and _BY.search(gap) and not _GROWS_BY.search(gap):
        return True
    if _APPROXIMATE.search(text[:at]) or (_BUYBACK.match(text, end) and found.name != "share_repurchases"):
        return True
    if _EFFECT.search(text, 0, at):
        return True
    if mention.kind == "money" and _PER_POWER.search(mention.raw):
        return True
    if statement.way == "verb" and _is_for_another(masked, statement, end):
        return True
    if _from_itself(masked, statement, end) or _NEGATIVE_IN_BRACKETS.match(text, end):
        return True
    if mention.kind == "money" and (_TO_BUY.match(text, end) or _DIFFERENCE.match(text, end)):
        return True
    if mention.kind in ("power", "count") and _BY_MORE.search(gap):
        return True
    if mention.kind == "power" and (mention.base_high >= _OF_A_COUNTRY or _OF_A_SUBSTATION.match(text, end)):
        return True
    behind = text[statement.said : at] if statement.way == "passive" and statement.said <= at else gap
    if _OF_A_DEAL.search(text, statement.start, at) or _STEPS.search(gap) or _THAN_WITHOUT.match(text, end):
        return True
    if found.name == "asset_sales" and found.span is None:
        gap = _ASSETS.sub(" ", gap)
    if ASIDE.search(gap) or RESULTS.search(behind) or _CONVERTED.search(text[:at]):
        return True
    if mention.kind == "money" and found.name == "capex" and _is_of_another(masked, statement, end):
        return True
    if mention.kind == "money" and _OVER_TERM.match(text, end):
        return True
    if found.name == "capex" and mention.kind == "money" and mention.base_high < _SMALL:
        return True
    return mention.kind == "power" and statement.way != "aim" and not _is_dated_target(masked, at)


_NEGATIVE_IN_BRACKETS = re.compile(r"\) (?:million|billion|thousand)\b")
""" "Between ($20) million": a sum that nobody has read to its end."""
_FROM_OTHER = re.compile(r" (?:from|by|with) ⟦C(\d+)⟧(?!'s)")


_FOR_OTHER = re.compile(r"(?:[^.;⟦]|⟦[DT]\d+⟧){0,40}? for ⟦C(\d+)⟧(?!'s)")


def _is_for_another(masked: Masked, statement: Statement, end: int) -> bool:
    """ "B forecasts revenue of 5 for C": nobody of C says so."""
    match = _FOR_OTHER.match(masked.text, end)
    other = masked.mentions[int(match[1])] if match else None
    return isinstance(other, Name) and statement.company is not None and other.name != statement.company.name


def _from_itself(masked: Masked, statement: Statement, end: int) -> bool:
    """ "It expects to take delivery of 61 jets from B": "it" is not B."""
    match = _FROM_OTHER.match(masked.text, end)
    other = masked.mentions[int(match[1])] if match else None
    own = statement.company
    return own is not None and own.antecedent is not None and isinstance(other, Name) and other.name == own.name


_PARTNER_BEHIND = re.compile(
    r"'s (?:[\w-]+ )?(?:customers?|partners?|rivals?|suppliers?|tenants?|clients?|affiliates?|associates?|investees?|lenders?)\b"
)


def _is_of_another(masked: Masked, statement: Statement, end: int) -> bool:
    """ "Invest $2 billion in B" is a deal with B; in "its grid" the company spends on itself."""
    match = _INVESTED.match(masked.text, end)
    taker = masked.mentions[int(match[1])] if match else None
    if match is not None and _PARTNER_BEHIND.match(masked.text, match.end()):
        return True
    return isinstance(taker, Name) and (statement.company is None or taker.name != statement.company.name)


_DATED = re.compile(r"\b(?:by|in|before|through|until) (?:the end of )?⟦D\d+⟧|⟦D\d+⟧ (?:target|goal)", re.IGNORECASE)
_OF_PROJECT = re.compile(r"⟦[LG]\d+⟧(?:'s)?[^⟦]{0,40}\(?$|⟦G\d+⟧'s (?:[\w-]+ ){0,2}(?:plan|target|goal)")


def _is_dated_target(masked: Masked, at: int) -> bool:
    """A power is guidance where a company means to reach it by a date; for one project it is capacity."""
    return _DATED.search(masked.text) is not None and _OF_PROJECT.search(masked.text[:at]) is None

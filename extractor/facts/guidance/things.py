"""Measures that no list of words knows, told by their place: "its pre-sales guidance of", "a conversion rate of", "cut its
overhead by"."""

from __future__ import annotations

from extractor.patterns import re

_SOME = (
    r"(?:about |around |up to |at least |more than |over |nearly |approximately |roughly |some |only |a minimum of )?"
)
_RANGE = r"(?:(?:a |the )?range (?:of |from )?|between |from )?"
_NOUN = r"(?:[a-z][a-z-]*[a-z]|[A-Z]{2,6})"
_OF_AIM = re.compile(
    rf"(?P<thing>(?:{_NOUN} ){{1,4}})(?:guidance|forecast|outlook|targets?|goal|projections?|expectations?)(?: range)?(?: for (?:the |its )?(?:⟦[DT]\d+⟧|[a-z-]+ year))?"
    rf"(?: (?:of|at|to|is|stands at|remains at|in the range of)|,) {_RANGE}{_SOME}$"
)
""" "Its business development guidance of"."""
_RATE = re.compile(
    rf"(?P<thing>(?:{_NOUN} ){{0,3}}(?:conversion|ratio|(?<!interest )(?<!discount )(?<!growth )rate|retention|utili[sz]ation|coverage|payout))(?: target)?"
    rf" (?:of|at|to|to be|to reach|in the range of) {_RANGE}{_SOME}$"
)
_SUM = re.compile(
    rf"\b(?:expect\w*|anticipat\w*|forecast\w*|project\w*|target\w*|guid\w+ (?:to|for)|sees|achieve|generate|deliver|reach) (?:to (?:achieve|generate|deliver|reach|see|record|report|have) )?(?:an? |the |its |total |our |⟦[CU]\d+⟧'s )?"
    rf"(?P<thing>(?:(?:{_NOUN}|[A-Z][a-z]+) ){{0,3}}(?:output|volumes?|contributions?|[Rr]eceipts|proceeds|value|benefits?|bookings|billings|income|turnover|premiums|inflows|outflows|fees|commissions|cash|debt|leverage|gains|reductions?|efficiencies))"
    rf" (?:of|at|to be|to reach|to total|in the range of|in a range of|between) {_RANGE}{_SOME}$"
)
_CUT = re.compile(
    rf"\b(?:[Rr]educ(?:e|es|ing)|cut(?:s|ting)?|lower(?:s|ing)?|slash(?:es|ing)?|trim(?:s|ming)?|bring down|shrink) (?:both |its |their |the |our |total |all |⟦[CU]\d+⟧'s ){{0,2}}(?P<thing>(?:{_NOUN} |& |\d (?:& \d )?){{0,5}}?"
    rf"(?:costs?|expenses|expenditures?|spending|emissions?|overheads?|burn|debt|headcount|workforce|consumption|footprint|intensity|capex))(?: (?:intensity|base|ratio))? by {_SOME}$",
)
_CUT_BEHIND = re.compile(
    rf" (?:reduction|cut|decrease) (?:in|of|to) (?:both |its |their |the |our |total |all |⟦[CU]\d+⟧'s ){{0,2}}(?P<thing>(?:{_NOUN} |& |\d (?:& \d )?|Scope ){{0,5}}?"
    r"(?:costs?|expenses|expenditures?|spending|emissions?|overheads?|burn|debt|headcount|workforce|consumption|footprint|intensity)(?: (?:intensity|costs?|base))?)\b"
)
_FOR_WORK = re.compile(
    r" (?:for|on|towards?) (?:its |the |⟦[CU]\d+⟧'s )?(?P<thing>(?:[a-z-]+ )?(?:exploration|drilling|maintenance|research|marketing|development|construction|expansion|upgrades?))\b"
)
_BUDGETS = re.compile(rf"\b(?:budgets?|budgeted|budgeting|allocat\w+|earmark\w+) {_SOME}$")
_EMPTY = re.compile(
    r"^(?:(?:its|the|their|our|a|an|own|new|current|full-year|annual|quarterly|previous|updated|revised|raised|this|year|and|with|has|have|in|on|for|of|to|set|meet|meets|met|long-term|medium-term|full|initial|latest|fiscal|already|crossed|exceeded|ambitious|financial|overall) )+"
)


def slug(words: str) -> str | None:
    """A measure's name by its words; None where nothing is left but articles and the like."""
    plain = _EMPTY.sub("", words.strip() + " ")
    name = re.sub(r"[^a-z0-9]+", "_", plain.lower()).strip("_")
    return name if re.fullmatch(r"[a-z][a-z0-9_]{2,50}", name) else None


def guided_thing(gap: str) -> tuple[str, int, int] | None:
    """The measure that the words of an aim name right before a number ("its pre-sales guidance of"), with its place."""
    return _found(_OF_AIM, gap)


def rate_thing(gap: str) -> tuple[str, int, int] | None:
    """The rate or ratio that stands right before a percentage."""
    return _found(_RATE, gap)


def sum_thing(gap: str) -> tuple[str, int, int] | None:
    """The sum that a company expects, of a kind that no list has."""
    return _found(_SUM, gap)


def cut_thing(gap: str, behind: str) -> str | None:
    """What a company means to cut by a percentage ("reduce overheads by", "a 20% cut in emissions")."""
    match = _CUT.search(gap) or _CUT_BEHIND.match(behind)
    name = slug(match["thing"]) if match else None
    return f"{name}_reduction" if name else None


def budgeted_thing(gap: str, behind: str) -> str | None:
    """ "Has budgeted $7 million for exploration"."""
    match = _FOR_WORK.match(behind) if _BUDGETS.search(gap) else None
    return slug(match["thing"]) if match else None


_OF_OTHERS = re.compile(
    r"\b(?:price|street|consensus|analysts?|valuation|upside|stock|share|rating|month|retracement|technical)\b|\bStreet\b"
)
""" "A street-high target of": an analyst's."""


def _found(pattern: re.Pattern[str], gap: str) -> tuple[str, int, int] | None:
    match = pattern.search(gap)
    if match and _OF_OTHERS.search(match.group()):
        return None
    name = slug(match["thing"]) if match else None
    return (name, match.start("thing"), match.end("thing")) if match and name and name != "growth" else None

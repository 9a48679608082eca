"""The measure that changed: the price itself, a listed measure, or the noun phrase that a name owns."""

from __future__ import annotations

from extractor.facts.masked import Masked
from extractor.facts.move.words import METRIC, metric_of
from extractor.patterns import re

Measure = tuple[str | None, tuple[int, int] | None]
"""A measure's name and the span of its words; both None for the price itself."""


def metric_at(masked: Masked, match: re.Match[str] | None) -> Measure:
    if match is None:
        return None, None
    return metric_of(match["metric"]), masked.span(match, "metric")


_MEASURE_NOUNS = re.compile(
    r"(?:revenues?|sales|profits?|income|earnings|loss(?:es)?|costs?|expenses|output|production|bookings|orders|volumes?|"
    r"deliveries|shipments|margin|ebitda|eps|dividend|demand|load|consumption|customers|subscribers|users|rate|traffic|debt|borrowings|emissions|"
    r"deposits|loans|premiums|business|capacity|hashrate|generation|spending|investment|backlog|assets|rents?|turnover|exports|imports|prices?|inventor(?:y|ies)|stockpiles|headcount|workforce|per (?:share|submission))",
    re.IGNORECASE,
)


def _slug(words: str) -> str | None:
    """A noun phrase as the name of a measure ("commercial load": commercial_load); None where it is none."""
    slug = re.sub(r"\W+", "_", words.lower()).strip("_")
    return slug if _MEASURE_NOUNS.search(words) and re.fullmatch(r"[a-z][a-z0-9_]*", slug) else None


def phrase_measure(masked: Masked, start: int, words: str) -> Measure | None:
    """ "A 10% growth in commercial load": the noun phrase is the measure, and where it is none nobody's price moved."""
    phrase = re.split(r" (?:in|for|at|on|over|from|to|during|year|this|last)\b", words)[0]
    slug = _slug(phrase)
    return (slug, (masked.offsets[start], masked.offsets[start + len(phrase)])) if slug else None


_PASSING = re.compile(
    r"(?:'s)?(?:,? (?>(?:an? ounce|shares?|stock|stocks|scrip|share price|stock price|price|prices|futures|contracts?|index|ADRs?|units|counter|"
    r"which|that|who|has|have|had|is|are|was|were|also|both|each|all|still|then|now|later|further|and|but|closed|ended|traded|trading|"
    r"opened|settled|finished|last|currently|most|benchmark|price of|to|on|at|as|by|for|in|the|a|an|its|of|it|up|down|higher|lower|"
    r"seen|headed|set|having|being|[\w-]*(?:year|month|week|day|quarter)[\w-]*|annual|ytd|YTD|own|total|overall|gains?|rise|after|before|today|yesterday|overnight|early|late|intraday|session|[a-z]+ly|"
    r"⟦[DGNMTSH]\d+⟧(?:'s)?|\([^)]*\)|[\d.,]+|contract|delivery|front-month|most-active|spot|cash|three-month|barrel|exchange)(?![\w-])))*,?\s*"
)


_OTHER_OWNER = re.compile(
    r"(?: ⟦G\d+⟧)? (?:[a-z]+ )?(?!(?:Inc|Corp|Ltd|Group|Class|Q[1-4]|H[12]|FY)\b)[A-Z][a-z]{2,}(?: [a-z]+){0,2} (?:[A-Z][a-z]+ )?(?:⟦D\d+⟧ |Q[1-4] )?"
    + METRIC.pattern
)
""" "X's operator Y" and "X operator Harlow profit": the measure is that of the name beside it, which nobody knows."""


_DERIVED = re.compile(
    r"(?:'s)? (?:[a-z]+ )?(?:premiums?|discounts?|spreads?|yields?|volatility|dominance|miners?|producers?|equities|explorers?|refiners?|suppliers?|rivals?|bonds?|notes|debt)\b"
)
""" "The copper premium rose", "gold miners fell": what hangs on a price is not the price."""


_IN_ASIDE = re.compile(
    r",(?: (?:an?|the|one of|which (?:is|are|was|has|have|makes?|owns?|carr(?:y|ies))|known|best known)) (?:[^,;.⟦]|⟦[CUGI]\d+⟧){3,110},"
)
""" "SoftBank, an investment holding firm, added 3%": what an aside calls it is no measure."""
_OWN_NOUN = re.compile(
    r" (?:(?!(?:and|or|but|while|as|after|which|who|that|to|by|before|has|have|had|was|is|were|are)\b)[a-z-]+(?<!ed) ){0,4}"
    r"[a-z]{2,}(?:ings|ions?|ments?|ances?|ences?|ages?|ity|ities|lines?|puts?|tors) "
)
""" "Cocoa grindings fell": a noun of its own stands between the name and the verb."""
_THAT_OTHERS = re.compile(
    r"\b(?:reporting|saying|noting|adding|showing|revealing|estimating|finding|said|says|noted|found|showed|reported|estimates|claims?) that "
    r"(?!(?:it|they|its|their|the (?:shares|stock|company|index))\b)(?:[^;⟦]|⟦[DTMNG]\d+⟧){4,120}$"
)
""" "X says that user reports dropped": what it says is of something that nobody named."""
_COUNTED = re.compile(r"\b[\d,]{3,} $")
""" "Settled 22,836 units, an 11% increase": what was counted is no paper."""
_GOVERNED = re.compile(r"\b(?:against|versus|excluding) $")
_RATES = re.compile(
    r"\b(?:call|rating|stance|recommendation|view|(?:price )?target|coverage|position|stake) (?:on|of|in) (?:[\w$.⟦⟧]+ )?(?:the |its )?(?:(?:shares|stock)\b|⟦C\d+⟧,? which\b)|\b(?:outperform|underperform|overweight|underweight|neutral|buy|sell|hold)(?:-rated)? (?:on )?(?:the )?(?:shares|stock), which\b"
)
""" "X has a buy call on the shares, which rose 3%": the shares are not the house's."""
_SAID_OF = re.compile(
    r",? (?:reported|announced|noted|revealed|disclosed)(?: that)?(?: (?:its|their|the))? (?!it\b|they\b|shares?\b|stock|an?\b|that\b)[a-z]+ (?!and\b)[a-z]+ "
)
""" "X reported ad reach grew 10%": something that the words of measures do not know grew, and no price."""


def measure_between(masked: Masked, low: int, high: int, limit: int) -> Measure | None:
    """The measure that the words between a name and its change give: a listed one, else the noun phrase that the name
    owns ("X's cloud hash rate revenue"); (None, None) for the price itself; None where something else changes."""
    text = masked.text
    between = text[high:limit]
    dash = min((at for at in (between.find("—"), between.find("--")) if at > 0), default=-1)
    metrics = list(METRIC.finditer(text, high, high + dash if dash > 0 else limit))
    metrics = [m for m in metrics if not text.endswith(" by ", 0, m.start())]  # "the largest by market value" ranks it
    metrics = [
        m for m in metrics if not (m["metric"] == "stock" and text.endswith(" common ", 0, m.start()))
    ] or metrics
    metrics = [m for m in metrics if not (m["metric"] == "units" and _COUNTED.search(text, high, m.start()))]
    metrics = [m for m in metrics if not _GOVERNED.search(text, high, m.start())]
    asides = [m.span() for m in _IN_ASIDE.finditer(text, high, limit)]
    metrics = [m for m in metrics if not any(start <= m.start() < stop for start, stop in asides)]
    if metrics and _OTHER_OWNER.match(between):
        return None
    if _DERIVED.match(between) or _RATES.search(between):
        return None
    behind = [
        m
        for m in METRIC.finditer(text, 0, low)
        if re.fullmatch(
            r" (?:of|at|for|in|from|across|within) (?:the |its |[a-z-]+ |⟦[CUG]\d+⟧(?:'s)? ){0,3}", text[m.end() : low]
        )
    ]
    if behind:
        return metric_at(masked, behind[-1])
    if metrics:
        return metric_at(masked, metrics[-1])
    if _PASSING.fullmatch(between):
        return None, None
    if _SAID_OF.match(between):
        return None
    if _OWN_NOUN.fullmatch(between) or _THAT_OTHERS.search(between):
        return None
    owned = re.match(r"'s ((?:[\w-]+ ){0,4}[\w-]+) ", between)
    slug = owned and _slug(owned[1])
    if owned and slug:
        return slug, (masked.offsets[high + owned.start(1)], masked.offsets[high + owned.end(1)])
    if owned and re.match(r"'s [a-z]", between):
        return None
    return None, None


def is_unowned(text: str, metric: re.Match[str], start: int) -> bool:
    """A bare measure at the head of its clause ("Revenue rose", "Quarterly net profit fell")."""
    return (
        re.fullmatch(
            r"[\s\"'(•*–—-]*(?:(?:[A-Z][\w&/-]* ){1,4}(?:Segment|Division|Business|Unit): |⟦D\d+⟧: )?(?:[Tt]he (?:company|firm|group|bank)'s )?(?:(?:[Tt]he|[Ii]ts|[Tt]otal|[A-Z]?[\w-]+|⟦[DT]\d+⟧),? ){0,5}",
            text[start : metric.start()],
        )
        is not None
    )

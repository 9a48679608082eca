"""Subjects that are not the last name before a change: those at the head of a list's item, and strangers that nobody
named."""

from __future__ import annotations

from extractor.facts.masked import Masked
from extractor.facts.move.change import Change
from extractor.facts.move.words import METRIC
from extractor.patterns import re
from extractor.schema import Name

_HEADED = re.compile(
    r"[\s•*\"–-]*(?P<heads>⟦[CU]\d+⟧(?:(?:,|,? and| &) ⟦[CU]\d+⟧)*) ?[-–—:] "
    r"(?:(?:The|Its|Both) )?(?:(?:[a-z-]+ |⟦I\d+⟧ ){0,4}(?:[Ss]hares|stocks?|[a-z]+s both|[a-z]+s each)\b|(?:Shares (?:of|in) |The (?:[a-z,-]+ ){1,6}saw )?⟦C(?P<stock>\d+)⟧|Shares of the ⟦I\d+⟧(?: and ⟦I\d+⟧)? [a-z]+ )[^⟦]{0,40}$"
)
"""A list of movers opens each item with the name: "Catalent - Shares sank", "A, B - The casino operators both shed"."""


def names_at_head(masked: Masked, limit: int) -> list[Name]:
    """The names that head an item of a list of movers."""
    match = _HEADED.match(masked.text[:limit])
    stock = masked.mentions[int(match["stock"])] if match and match["stock"] else None
    if match is None or (stock is not None and getattr(stock, "antecedent", None) is None):
        return []
    heads = [masked.mentions[int(number)] for number in re.findall(r"⟦[CU](\d+)⟧", match["heads"])]
    return [head for head in heads if isinstance(head, Name)]


_UNSURE = re.compile(
    r"(?:\b[Ss]hares (?:of|in) (?:the )?⟦U(?P<of>\d+)⟧|⟦U(?P<plain>\d+)⟧(?:'s)?(?P<paper> (?:shares|stock|scrip))?)(?:,? (?:is|was|were|are|has|have|had|also))? $"
)
"""A name right before its verb that only its capitals speak for: shares make a company of it, else nobody is named."""
_STRANGER = re.compile(
    r"(?:[;,] |\b(?:and|while|but|as|with) )(?:the )?(?!(?:Revenues?|Sales|Net|Shares|It|They|Its|Q[1-4]|EPS|EBITDA|Ebitda|EBIT|Ebit|PAT|NII|AUM|GDP|ARR|[A-Z]{2,5}U)\b)[A-Z][\w&.'-]+(?: (?:[A-Z(][\w&.')-]+|of|and|&)){0,4}(?: shares?| stock)?(?:,? (?:is|was|were|are|has|have|had|also))? $"
    r"|\b[Ss](?:hares|tock) (?:of|in) (?:the )?(?!(?:Hong|South|North|New)\b)[A-Z][\w&.'-]+(?: [A-Z][\w&.'-]+)* $"
)
"""A capitalised subject right before its verb that no name covers: the base cannot name it."""


_NOUN_PHRASE = re.compile(
    r"(?:⟦P\d+⟧, (?:and |while )?|(?:⟦[CIU]\d+⟧|,) (?!(?:who|which|that)\b))(?:[A-Z][a-z]+ )?(?:(?!(?:has|have|had|was|were|is|are|also|then|later|briefly|shares|stock|futures|closed|ended)\b)[a-z-]+ ){0,2}"
    r"(?:views?|calls|clicks|requests|suppliers?|rivals?|peers|customers|users|postings|listings|visits|downloads|count|numbers?|activity|searches|investors|bonds?|yields?|spreads?|premiums?|claims|signups|visitors|trips|launches) (?:(?:was|were|is|are|has|have) )?$"
)
""" "X phone calls were up 21%", "X suppliers fell 3%": neither a price of X nor a measure that the base knows."""


_LED_BY = re.compile(
    r"\bwith (?:some|others|many|several|a few)(?: of [a-z]+)? (?:[a-z]+ )?$|⟦H\d+⟧, whose [^;.]*, [a-z ]{0,40}$|\b[A-Z][\w]+(?: [A-Z]+)?, excluding [^,.;]{3,60}, $|\b(?:industry|market|sector|peers|rivals|category|segment|division|region|business|unit),? (?:which|that|who) (?:had |has |have )?(?:seen|saw|posted|recorded|logged|experienced|registered|enjoyed) (?:an? )?(?:(?!⟦)[a-z-]+ ){0,3}$|\b(?:open interest|volatility|dominance) (?:has |have |was |were )?$|\b(?:led|followed|topped|headed) by (?:an? |the )?(?:(?!⟦[CIU])[^⟦,;.]|⟦G\d+⟧){1,50}(?:,|,? with(?: an?)?) $|\b(?:[Tt]he )?(?:broader |overall |whole |entire |wider )?(?:market|industry|sector) (?:as a whole |at large )(?:has |have |had )?$|\b(?:number|amount|count|quantity|percentage|proportion|volume) of (?:(?!(?:it|they|its|their|we|mined|dug|produced)\b)[^.;,⟦ ]+ ){1,9}(?:has |have |had )?$|\b(?:clients|customers|users|patients|consumers|members|companies|businesses|retailers|analysts|households) (?:have |has |had )?(?:seen|saw|see|reported|report|experienced|enjoyed|recorded) (?:an? )?(?:⟦P\d+⟧ [a-z-]+(?: in [a-z]+)? (?:and|with) (?:an? )?)?$|\b[Tt]he (?:sector|industry|region|sub-?sector|segment|country) (?:reported|saw|posted|recorded|logged)(?: an?)? (?:⟦P\d+⟧ [a-z]+ and )?$"
)
""" "Eight sectors rose, led by consumer staples, up 0.9%": a subject that no name covers."""
_HEAD_STRANGER = re.compile(
    r"\W*(?!(?:The|In|On|It|At|But|And|Shares|Revenue|Sales|Net|Profit|Stocks?|This|That|He|She|They|We|Its|Also|Meanwhile|Management|Investors|Analysts)\b)(?:[A-Z][a-z]{2,}|⟦U\d+⟧) (?:followed|led|said|reported|posted|topped|came) "
    r"|\W*(?:[A-Z][\w&-]+(?: [A-Z][\w&-]+)?|⟦U\d+⟧), (?:its|⟦C\d+⟧'s|a|another|an? [a-z]+) (?:[a-z]+ )?(?:rival|competitor|peer|supplier|customer|partner), "
)
""" "Valdor followed with a turnover of 2 million, as its shares rose": "its" is of a name that the base does not know."""


_NAME_BEFORE = re.compile(
    r"(?:(?<![\w.])(?!(?:The|January|February|March|April|May|June|July|August|September|October|November|December|Spot|Benchmark)\b)[A-Z][\w.]*|⟦G\d+⟧) $"
)


_TICKER_BEHIND = re.compile(r"⟦I\d+⟧ \((?:[A-Z]+: ?)?[A-Z]{1,5}\)")


def is_part_of_name(text: str, start: int, name: Name) -> bool:
    """ "U.S. Gold (USAU)": a commodity's word with a ticker behind is a company's that the base does not know."""
    if name.kind not in ("commodity", "sector"):
        return False
    bracketed = (name.tail is not None and name.tail > name.end) or _TICKER_BEHIND.match(text, start) is not None
    return bracketed and _NAME_BEFORE.search(text[:start]) is not None


_OF_GOODS = re.compile(
    r"(?:'s)?(?: and (?:[a-z]+|⟦I\d+⟧))? (?:[a-z-]+ ){0,2}(?:stocks?|shares|sector|industry|companies|firms|groups|names|majors|plays)\b"
    r"|(?:'s)? (?:spot )?(?:ETPs?|ETFs?|funds?|inflows|outflows)\b"
    r"|(?:'s)?(?: and (?:[a-z]+|⟦I\d+⟧))? (?:(?!it|they|that|which)[a-z-]+ )?(?:company|firm|group|major|distributors?|producers?|miners?|makers?|giants?|refiners?|explorers?|suppliers?|traders?|drillers?|processors?|retailers?|importers?|exporters?)\b"
)
""" "Oil and gas stocks rose": no price of oil."""


_OF_PARTS = re.compile(
    r"(?:'s)? (?:(?:[a-z-]+|\d+) ){0,2}(?:sectors|companies|members|constituents|components|firms|industries)\b"
)
""" "A majority of the index's sectors rose": no level of the index."""


def is_of_goods(name: Name, between: str) -> bool:
    """Whether words behind a commodity's name make firms or stores of it, or behind an index's its parts."""
    if name.kind == "index":
        return _OF_PARTS.match(between) is not None
    return name.kind in ("commodity", "crypto") and _OF_GOODS.match(between) is not None


_UNNAMED_INDEX = re.compile(
    r"\b(?!(?:the|benchmark|main|broader|broad|key|this|that|which|stock|share|composite|blue-chip|dollar|market|sectoral|local|overall|and|while)\b)[a-z]+ (?:index|indices|gauge) (?:(?:was|were|is|are|ended|closed|also|both|each) )*$"
)
""" "With the realty index down 3%": an index that nobody named, not the name before it."""


_TWO_WORDS = re.compile(
    r"(?: [a-z ]{0,20})? (?:and|while) (?!(?:its|their|the|then|also|has|have|had|was|were|is|are|later|still|now|most|all|both|both|other|some|many)\b)[a-z]+ (?!(?:shares|stocks|prices|futures|gains|losses|units|sales|profits|revenues|earnings|volumes|orders|exports|imports|costs|deliveries|shipments|bookings|deposits|loans)\b)[a-z]+s "
)
""" "Tin rose 2% and lead times fell 5%": a noun of two words that nobody named."""


def is_other(text: str, change: Change) -> bool:
    """A common noun between the percentage before and the verb is a subject that nobody named ("and lead rose 0.3%")."""
    if change.shape not in ("verb", "adverb_left"):
        return False
    unnamed = _UNNAMED_INDEX.search(text[: change.word_at])
    if unnamed and not re.search(r"⟦[CIU]\d+⟧,? (?:and|&) $", text[: unnamed.start()]):
        return True
    before = [m.end() for m in re.finditer(r"⟦P\d+⟧", text[: change.word_at])]
    gap = text[before[-1] : change.word_at] if before else ""
    if _TWO_WORDS.fullmatch(gap):
        return True
    if _NOUN_PHRASE.search(text[: change.word_at]) and not METRIC.search(text, change.word_at - 25, change.word_at):
        return True
    found = re.fullmatch(
        r"(?: (?:[^⟦]|⟦[MNDTG]\d+⟧){0,60}?)?(?:,|,? (?:and|while|but)) (?:the )?(?P<noun>[a-z]+(?<!ly)) ", gap
    )
    return (
        found is not None
        and METRIC.fullmatch(found["noun"]) is None
        and found["noun"]
        not in (
            "it",
            "they",
            "then",
            "has",
            "have",
            "later",
            "also",
            "which",
            "who",
            "that",
            "was",
            "is",
            "were",
            "and",
            "but",
            "shares",
            "stock",
        )
    )


UNNAMED_HEAD = re.compile(
    r"\W*(?:The|That|This) (?:[a-z-]+ ){0,2}(?:premium|discount|spread|gap|ratio|difference|yield|fee|levy|duty|charge|tariff|rate|margin|surcharge)s? (?:that|which|on|of|for|between|over|paid|charged)\b"
)
""" "The premium that buyers pay on top of the X price", "the spread between X and Y": what no name covers."""


_WHICH = re.compile(
    r"(?:^|[ ⟦])(?!(?:[\w-]+x|index|gauge|benchmark|average|currency|greenback|dollar|yellow|metal|crude|coin|token|futures?|contract|fund|trust|bank|company|group|firm|unit|stake|sector)\b)(?P<noun>[a-z][a-z-]+), (?:which|who) (?:has|have|had|was|were|is|are)?(?: (?:also|already|since|now))* ?$"
)
""" "Cases in young people, which have surged 500%": what the noun before says, and no name further off."""


def is_stranger(text: str, limit: int) -> bool:
    """Whether a subject that no name covers stands right before its verb."""
    which = _WHICH.search(text[:limit])
    if which is not None and METRIC.fullmatch(which["noun"]) is None:
        return True
    return _STRANGER.search(text[:limit]) is not None or _LED_BY.search(text[:limit]) is not None


def is_led_astray(masked: Masked, low: int, name: Name) -> bool:
    """Whether "its" or "it" follows a subject of the same sentence that no name covers, and so is not of the one before."""
    antecedent = name.antecedent
    return (
        antecedent is not None
        and antecedent[0] < masked.start
        and _HEAD_STRANGER.match(masked.text, 0, low) is not None
    )


def unsure_name(masked: Masked, limit: int) -> list[Name] | None:
    """The name right before its verb that only its capitals speak for, if its shares move; none (empty) if not; None
    where no such name stands there."""
    match = _UNSURE.search(masked.text[:limit])
    if match is None:
        return None
    stranger = masked.mentions[int(match["of"] or match["plain"])]
    return [stranger] if isinstance(stranger, Name) and (match["of"] or match["paper"]) else []

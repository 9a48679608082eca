"""A subject with its measure, and whether a change without one is of its price."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.facts.masked import Masked
from extractor.facts.move.change import Change
from extractor.patterns import re
from extractor.schema import Name, Quantity


@dataclass(frozen=True)
class Subject:
    """A name with the measure that the words give it (None: the default of its kind) and the words' span."""

    name: Name
    metric: str | None = None
    metric_span: tuple[int, int] | None = None


_AMOUNT = re.compile(
    r"\b(?:amount|total|reach|process|handl|generat|record|report|post)\w* (?:[^;⟦]{0,40} )?(?:to |of )?⟦[MN]\d+⟧(?: [a-z]+)?,? $"
)
""" "Handled goods of $3 million, up 13%": an amount grew, and no price."""


_COUNT = re.compile(
    r"\b(?:deliver|sold|sell|produc|ship|min(?:e|ed|ing)\b|buil[dt]|open|regist|hir(?:e|ed|ing)\b|employ|import|export|serv|carr|transport|process|handl)\w* "
    r"(?:about |nearly |around |over |more than |a total of |a record |some )?[\d.,]+ (?:million |thousand |billion )?(?:(?!⟦P)(?:[\w-]+|⟦[DTG]\d+⟧) ){1,8}?(?:\([^)]*\) )?$|"
    r"\bmin(?:e|ed) ⟦M\d+⟧(?: (?:in|during|for) ⟦[DT]\d+⟧)?,? $|"
    r"\b(?:deliver|sold|sell|produc|ship|min(?:e|ed)\b|buil[dt]|open|regist|hired|import|export|serv|carr|transport|process|handl)\w* "
    r"(?:about |nearly |around |over |more than |a total of |a record |some )?[\d.,]+ (?:million |thousand |billion )?[^;.⟦]{1,40}(?:⟦[DTG]\d+⟧[^;.⟦]{0,20}){0,2}, $"
)
""" "Delivered 386,000 cars in the quarter, down 20%": a count fell, and no price."""


_COUNTED_AS = {
    "deliver": "deliveries",
    "ship": "shipments",
    "s": "unit_sales",
    "produc": "output",
    "min": "output",
    "buil": "output",
}


def count_metric(before: str) -> tuple[str, int, int] | None:
    """The measure that a count before a change is of ("delivered 386,000 cars, down 20%"), with its verb's place."""
    match = next(reversed(list(_COUNT.finditer(before))), None)
    if match is None:
        return None
    verb = re.match(r"\w+", match.group())
    stem = next((stem for stem in _COUNTED_AS if match.group().lower().startswith(stem)), "")
    known = stem and (stem != "s" or match.group().lower().startswith(("sold", "sell")))
    return (_COUNTED_AS[stem], match.start(), match.start() + verb.end()) if known and verb else None


def is_amount(before: str) -> bool:
    """Whether words before a change state an amount that grew."""
    return _AMOUNT.search(before) is not None or _COUNT.search(before) is not None


_TO_SUM = re.compile(r" (?:to|from) (?:about |nearly |around |just )?⟦M(\d+)⟧")
_SMALLEST_SUM = 200_000.0
"""In whatever currency: no share costs that much, and few companies sell less."""


def is_sum_behind(masked: Masked, end: int) -> bool:
    """ "Flint Sweeteners rose 19% to 41 million pounds": sales, and no price of a share."""
    match = _TO_SUM.match(masked.text, end)
    money = masked.mentions[int(match[1])] if match else None
    return isinstance(money, Quantity) and money.base_low >= _SMALLEST_SUM


_OF_PRICES = re.compile(
    r"\b(?:shares?|stocks?|scrip|counter|ADRs?|(?<!\d )units|trad(?:e|es|ed|ing)|session|market (?:cap|value)|investors|bourse|gainers?|losers?|"
    r"rally|sell-?off|bucked the trend|worst[- ]hit|(?:best|worst|top|weakest|strongest)[- ](?:performer|performing|members?|components?)|(?:upper|lower) circuit|(?:trim|par|extend)(?:med|ming|ed|ing|s|e|es)? (?:its|their|the|⟦C\d+⟧'s) (?:early |earlier |day's )?(?:loss|losses|gains?|advance|decline|drop)|(?:weekly|daily|monthly|yearly|annual|intraday|year-to-date|one-day) (?:gain|loss|rise|fall|drop|advance|decline))\b",
    re.IGNORECASE,
)


_PRICE_NOUNS = (
    "gain",
    "gains",
    "advance",
    "advances",
    "rally",
    "slide",
    "rebound",
    "pullback",
    "selloff",
    "sell-off",
    "tumble",
    "pop",
    "surge",
    "slump",
    "plunge",
)


def plain_prices(masked: Masked, subjects: list[Subject], change: Change) -> list[Subject]:
    """ "X reported a 5% increase" may be of anything: a company's price only where the sentence speaks of prices."""
    if change.word.lower() in _PRICE_NOUNS or _OF_PRICES.search(masked.text):
        return subjects
    return [s for s in subjects if s.metric is not None or s.name.kind != "company" or _OF_PRICES.search(s.name.raw)]


def speaks_of_prices(masked: Masked) -> bool:
    """Whether a sentence names shares or their trade."""
    return _OF_PRICES.search(masked.text) is not None


def is_of_shares(masked: Masked, subject: Subject) -> bool:
    """ "The price of X common stock": the one price that a company has, unlike the prices that it asks."""
    if subject.metric_span is None or _OF_PRICES.search(masked.text) is None:
        return False
    low, high = (masked.index(offset) for offset in subject.metric_span)
    return masked.text[low:high] == "price"

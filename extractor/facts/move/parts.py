"""Measures of a business that are no price of its shares, and cuts that are only planned."""

from __future__ import annotations

from extractor.facts.masked import Masked
from extractor.facts.move.change import Change
from extractor.facts.move.prices import Subject, speaks_of_prices
from extractor.facts.move.words import METRIC, PRICES, metric_of
from extractor.patterns import re

_TWO = re.compile(
    rf"(?P<one>{METRIC.pattern.replace('?P<metric>', '?:')})(?P<sum>(?: (?:of|was|were|at|to|came in at|totaled|reached)){{1,2}} ⟦M\d+⟧)?[^.;⟦]{{0,40}}?,? and (?:[\w-]+ ){{0,3}}?(?P<two>{METRIC.pattern.replace('?P<metric>', '?:')})(?(sum)(?: (?:of|was|were|at|to|came in at|totaled|reached)){{1,2}} ⟦M\d+⟧)(?:,| were| was|,? both| each| also| [a-z]+ly|,? which| have| had)* (?:[a-z]+(?: [a-z]+)?)?(?: by)? ?$",
    re.IGNORECASE,
)
""" "Net income of 5 and sales of 9, up", "revenue and profit rose": two measures for the two percentages that follow."""


def paired(masked: Masked, pending: list[tuple[Change, list[Subject]]]) -> list[tuple[Change, list[Subject]]]:
    """The changes with their subjects, where two measures of one company have a percentage each ("up 78% and 21%")."""
    for at in range(len(pending) - 1):
        (first, one), (second, other) = pending[at], pending[at + 1]
        if second.shape != "shared" or second.word_at != first.word_at or len(one) != 1 or len(other) != 1:
            continue
        if one[0].name != other[0].name or re.fullmatch(r",? (?:and|&) ", masked.text[first.end : second.at]) is None:
            continue
        match = _TWO.search(masked.text, 0, first.at)
        if match is None or not (match["sum"] or "respectively" in masked.text):
            continue
        named = [Subject(one[0].name, metric_of(match[key]), masked.span(match, key)) for key in ("one", "two")]
        if any(s.metric in PRICES for s in named):
            continue
        return [*pending[:at], (first, named[:1]), (second, named[1:]), *paired(masked, pending[at + 2 :])]
    return pending


_GREW_IN = re.compile(
    r"\b(?:record|recorded|report|reported|post|posted|saw|seen|had|achieved|delivered|registered|noted|experienced|showed) "
    r"(?:(?:an?|the|its|significant|strong|solid|robust|sharp|further|[a-z]+) ){0,4}(?:growth|increases?|decreases?|declines?|rises?|improvement|gains?|drops?|falls?|reductions?) "
    r"(?:in|of) (?P<thing>(?:(?:the|its|their) )?(?:[\w&/-]+ ){0,4}[\w&/-]+)(?: \([\w ]{2,30}\))?,? (?:which |that |was |is |were |are |has |have )*$",
    re.IGNORECASE,
)
""" "X recorded growth in commissions, up 9%": it is the thing that grew, and no price of X."""
_TOLD = re.compile(
    r"^[^.;⟦]{0,30}\b(?:year[- ](?:over|on)[- ]year|yoy|y/y|y-o-y|from|than|over|versus|against|compared (?:with|to)|vs\.?)\b",
    re.IGNORECASE,
)


def thing_grown(masked: Masked, change: Change) -> re.Match[str] | None:
    """The noun phrase of a business that changed, where the words before a change name one and it is no price."""
    match = _GREW_IN.search(masked.text, 0, change.word_at) if change.shape in ("verb", "adverb_left") else None
    if (
        match is None
        or METRIC.search(match["thing"])
        or re.search(r"\b(?:shares?|stock|price|value)\b", match["thing"])
    ):
        return None
    return match


def of_thing(masked: Masked, change: Change, thing: re.Match[str], found: list[Subject]) -> list[Subject]:
    """The subjects with the thing for their measure; none where nothing says what its change is measured against."""
    words = re.sub(r"^(?:the|its|their) ", "", thing["thing"])
    slug = re.sub(r"\W+", "_", words.lower()).strip("_")
    if not _TOLD.match(masked.text[change.end :]) or not re.fullmatch(r"[a-z][a-z_]*", slug):
        return []
    start = masked.offsets[thing.end("thing") - len(words)]
    return [
        Subject(s.name, slug, (start, masked.offsets[thing.end("thing")])) for s in found if s.name.kind == "company"
    ]


_BUSINESS = re.compile(
    r"(?:'s|,)? (?:[\w&/-]+ ){0,3}?(?:commissions?|fees|GMV|gross merchandise (?:volume|value)|payment volumes?|transactions?|ARR|bookings|memberships?|installations?|registrations?|footfall|trips|rides|downloads)"
    r"(?: \([\w ]{2,30}\))?,? (?:which |that |was |is |were |are |has |have |also |[a-z]+ly )*$"
)


def owns_business(masked: Masked, change: Change) -> bool:
    """ "X's fees rose 9%": a noun of business that the words of measures do not know stands right before the change."""
    if change.shape not in ("verb", "adverb_left") or speaks_of_prices(masked):
        return False
    return _BUSINESS.search(masked.text, max(0, change.word_at - 60), change.word_at) is not None


_MEASURE_TAKEN = re.compile(
    r"\b(?:includ(?:e|es|ing)|plan(?:s|ned)?|announc(?:e|es|ed|ing)|resolv(?:e|es|ed)|propos(?:e|es|ed|al)|intends?|initiat(?:e|es|ed|ing)|implement(?:s|ing)?|approv(?:e|es|ed)|involv(?:e|es|ing)|expected to|aims?)\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:completed|finished|achieved|resulted|since|already|from a year|compared|year-over-year)\b", re.IGNORECASE
)


def is_planned_cut(masked: Masked, change: Change, subjects: list[Subject]) -> bool:
    """ "Adjustments include a workforce reduction of 50%": a measure that is to be taken, no change that happened."""
    if change.shape not in ("noun", "noun_left") or change.sign > 0 or not subjects:
        return False
    if any(s.metric != "headcount" for s in subjects):
        return False
    return _MEASURE_TAKEN.search(masked.text) is not None and _DONE.search(masked.text) is None

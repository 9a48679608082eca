"""Changes of what the sentence before has measured ("That represents a decline of 16%", "For the year, the figure rose 2%")."""

from __future__ import annotations

from typing import NamedTuple

from extractor.facts.masked import Masked
from extractor.facts.move.change import Change
from extractor.facts.move.measure import metric_at
from extractor.facts.move.prices import Subject
from extractor.facts.move.words import METRIC, PRICES, metric_of
from extractor.patterns import re
from extractor.schema import Name


class Measured(NamedTuple):
    """The one measure that a sentence has named, with its place in the article, and the one company of that sentence, if it
    names one."""

    metric: str
    span: tuple[int, int]
    owner: Name | None


_SUM = re.compile(r"⟦[MP]\d+⟧")


_OF_REPORTER = re.compile(
    rf"\W*(?:(?:For|In|During|Over) (?:(?!⟦[CIUP])[^,.;]){{1,50}}, )?(?:(?:[Mm]anagement|[Ww]e) [a-z]+|(?:[A-Za-z]\w* ){{0,3}}?{METRIC.pattern})",
    re.IGNORECASE,
)
""" "For the nine months, management reported revenue of 5", "Revenue was 5": of whoever reports, where nobody is named."""


_CARRIES = re.compile(
    r"\W*(?:Compared (?:with|to)|Measured against|Organically|Sequentially|On an? [a-z-]+ basis|At constant)\b(?:(?!⟦[IU])[^.;]){0,60}(?:\bthey|\bit|⟦C\d+⟧) (?:were|was)\b|\W*⟦C\d+⟧ had (?:forecast|expected|predicted)\b"
)
""" "Compared with May, it was 4.5% lower": the sentence still speaks of what the one before has measured."""


def still_measured(masked: Masked, before: Measured | None) -> Measured | None:
    """What a sentence measures, or that of the sentence before where it goes on about it."""
    return measured(masked) or (before if before is not None and _CARRIES.match(masked.text) else None)


def measured(masked: Masked) -> Measured | None:
    """What a sentence with an amount or a change measures; None where it measures several things or the price of a share."""
    found = list(METRIC.finditer(masked.text))
    if not found or _SUM.search(masked.text) is None:
        return None
    owners = {name.name: name for name in masked.of("C") if isinstance(name, Name)}
    metrics = {metric_of(match["metric"]) for match in found}
    if len(metrics) != 1 or len(owners) > 1 or not metrics.isdisjoint(PRICES):
        return None
    if not owners and _OF_REPORTER.match(masked.text) is None:
        return None
    metric, span = metric_at(masked, found[0])
    return Measured(metric, span, next(iter(owners.values()), None)) if metric and span else None


_STANDS_FOR = re.compile(
    r"\W*(?:(?:For|In|Over) (?:(?!⟦[CIUP])[^,.;]){1,40}, )?"
    r"(?:(?P<it>[Tt]his|[Tt]hat|[Ii]t) (?:also |now )?(?:represent(?:s|ed)|equates? to|equated to|amounts to|amounted to|translates? (?:in)?to|mark(?:s|ed)|is|was)"
    r"(?: an?| the| about| roughly| nearly| more than| over| approximately| around| [a-z]+(?: |-)?(?:over|on)[ -]year| sharp| slight| solid| strong)* "
    r"|(?P<that>[Tt]he (?:number|figure|total|sum|amount)) (?:has |had |also |was |is )*)"
)
"""What stands for the measure of the sentence before, up to the words of its change."""


_AGAIN = re.compile(
    r"\W*(?:(?:[Oo]rganically|[Ss]equentially|[Aa]djusted for [a-z ]{3,30}|[Cc]ompared (?:with|to) ⟦D\d+⟧|[Mm]easured against ⟦D\d+⟧(?: before)?|[Oo]n an? [a-z-]+ basis|[Aa]t constant (?:currency|currencies|exchange rates)|[Ii]n local currency|[Ee]xcluding [a-z ]{3,30}),? )"
    r"(?P<it>they|it|⟦C(?P<number>\d+)⟧) (?:were|was|had|are|is|has) (?:[a-z]+ly )?$"
)
""" "Organically they were 7.6% lower", "compared with May, it was 4.5% lower": what was just measured, on another basis."""
_ADDS_UP = re.compile(
    r"\W*(?:(?:For|In|Over) (?:(?!⟦[CIUP])[^,.;]){1,40}?,? )?(?P<that>(?:that|this|it|which)) (?:adds?|comes?|came|added) (?:up )?(?:to )?(?:⟦M\d+⟧|[\d,.]+)(?: (?:in all|in total|altogether))?, $"
)
""" "For the quarter that adds up to 146 billion, up 28%"."""


def again(masked: Masked, change: Change, before: Measured | None, owner: Name | None) -> list[Subject]:
    """The measure that this sentence or the one before has named, where a clause begins with a basis and "they" or "it", or
    adds up what was told."""
    limit = min(change.at, change.word_at)
    start = max(masked.text.rfind("; ", 0, limit) + 2, 0) if "; " in masked.text[:limit] else 0
    match = _AGAIN.match(masked.text[:limit], start) or (
        _ADDS_UP.match(masked.text[:limit]) if change.shape != "shared" else None
    )
    if match is None:
        return []
    it = masked.mentions[int(match["number"])] if match.groupdict().get("number") else None
    if isinstance(it, Name) and it.raw not in ("it", "It"):
        return []
    earlier = list(METRIC.finditer(masked.text, 0, start))
    if start and earlier:
        found = metric_at(masked, earlier[-1])
    elif before is not None:
        found, owner = (before.metric, before.span), before.owner or owner
    else:
        return []
    if owner is None or owner.kind != "company" or found[0] is None or found[0] in PRICES:
        return []
    return [Subject(owner, *found)]


def of_sentence_before(masked: Masked, change: Change, before: Measured | None, owner: Name | None) -> list[Subject]:
    """The measure of the sentence ``before``, where a sentence begins with what stands for it; ``owner`` is whose it is where
    that sentence does not say."""
    match = _STANDS_FOR.fullmatch(masked.text, 0, min(change.at, change.word_at))
    whose = before.owner or owner if before is not None else None
    if match is None or before is None or whose is None or whose.kind != "company":
        return []
    key = "it" if match["it"] else "that"
    start, end = masked.offsets[match.start(key)], masked.offsets[match.end(key)]
    via = {"start": start, "end": end, "raw": match[key], "antecedent": whose.antecedent or whose.span}
    return [Subject(whose.model_copy(update=via), before.metric, before.span)]

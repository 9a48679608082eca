"""Changes of what a company sold or earned, where the verb alone says what ("sold 28% less", "earned $5 million, 18% more")."""

from __future__ import annotations

from extractor.facts.masked import Masked
from extractor.facts.move.change import Change
from extractor.facts.move.measure import Measure
from extractor.facts.move.owner import Focus
from extractor.facts.move.prices import Subject
from extractor.facts.move.words import METRIC, metric_of
from extractor.patterns import re
from extractor.schema import Quantity

SOLD: dict[str, str] = {
    "sold": "revenue", "sell": "revenue", "sells": "revenue", "took in": "revenue", "brought in": "revenue", "turned over": "revenue",
    "earned": "net_income", "earn": "net_income", "earns": "net_income", "earning": "net_income", "produced": "output",
    "produce": "output", "produces": "output", "made": "output", "mined": "output", "delivered": "deliveries", "shipped": "shipments",
}  # fmt: skip
"""The measure of which each verb tells."""
_PART = re.compile(
    r"[\s•*–-]*(?:[Tt]he )?(?P<part>[A-Za-z][\w&/-]*(?: [a-z&][\w&/-]*){0,6}?)(?P<kind> (?:division|segment|unit|business|arm|brand|operations|subsidiary))? "
)
_PAIR = re.compile(r"[A-Za-z][\w/-]* (?:[a-z][\w/-]* ){0,4}and (?:[a-z][\w/-]* ?){1,3}")


def of_seller(masked: Masked, change: Change, found: list[Subject], focus: Focus) -> list[Subject]:
    """Who sold or earned more or less: the company named, or the one spoken of where a part of it is named ("The coatings
    division sold 4% less", "Small tractors and turf sold 9% less")."""
    measure = SOLD[change.word.lower()]
    span = (masked.offsets[change.word_at], masked.offsets[change.word_end])
    named = [Subject(s.name, s.metric or measure, s.metric_span or span) for s in found if s.name.kind == "company"]
    if named or focus.reporting is None:
        return named
    limit = change.word_at if change.shape == "sold" else change.at
    start = max(masked.text.rfind(mark, 0, limit) + len(mark) for mark in (", ", "; ", ". ", "\n")) if limit else 0
    start = 0 if not any(mark in masked.text[:limit] for mark in (", ", "; ", ". ", "\n")) else start
    part = _PART.fullmatch(masked.text, start, limit)
    if part is None or not (part["kind"] or _PAIR.fullmatch(part["part"])):
        return []
    slug = re.sub(r"\W+", "_", part["part"].lower()).strip("_")
    return [Subject(focus.reporting, f"{slug}_{measure}", span)]


_EARNED = re.compile(
    r"\b(?P<verb>earned|earns|earning|made a (?:net )?profit of) (?:about |nearly |some )?⟦M(?P<sum>\d+)⟧(?P<before> before interest(?:, tax(?:es)?,? depreciation,? and amorti[sz]ation|(?P<ebit>,? and tax(?:es)?))?)?"
    r"(?: (?:in|for|during) (?:the )?⟦[DT]\d+⟧)?(?: (?:to|through) ⟦D\d+⟧)?, (?:(?:which (?:is|was)|or) )?$"
)
_PRODUCT = re.compile(
    r"\W*⟦[UC](?P<number>\d+)⟧, (?:the|its|our|an?) (?:[a-z-]+ ){0,3}(?P<what>programme|program|brand|product|drug|treatment|therapy|device|vaccine|ingredient|sweetener|drink|snack|fabric|range|label|platform|app|service|game|model|vehicle|chip|line|unit|division|business|segment|arm), (?:(?!⟦[CIP])[^.;]){0,60}?(?:⟦[UC](?P<its>\d+)⟧'s|its) (?:[\w-]+ ){0,3}?(?P<measure>revenues?|sales|turnover|volumes?|orders|deliveries|shipments)\b"
)
""" "Velanur Care, the wellness programme, saw its revenue climb": a part of whom the article is about."""


def of_product(masked: Masked, change: Change, found: list[Subject], focus: Focus) -> list[Subject]:
    """The subjects, with the company of the title in place of a product of its own whose sales changed."""
    match = _PRODUCT.match(masked.text)
    owner = focus.main or focus.principal
    if match is None or owner is None or match.end("measure") > max(change.at, change.word_at):
        return found
    product = masked.mentions[int(match["number"])]
    measure = METRIC.search(masked.text, match.start("measure"))
    if measure is None or any(p in masked.text[match.end("measure") : change.at] for p in ("⟦P", ";")):
        return found
    slug = re.sub(r"\W+", "_", product.raw.lower()).strip("_")
    return [Subject(owner, f"{slug}_{metric_of(measure['metric'])}", masked.span(measure, "metric"))]


_COST = re.compile(
    r"(?:^|[.;,] |\b(?:and|said|that) )(?P<thing>[A-Za-z]+(?: [a-z]+)?) (?P<verb>cost) (?:us |it )?⟦M\d+⟧(?: on average)?(?: (?:in|during|for) ⟦[DT]\d+⟧)?, $"
)
""" "Power cost 4.1 cents on average, down 5%"."""
_A_SHARE = re.compile(r"(?:a|per) share$")


def cost(masked: Masked, change: Change) -> Measure | None:
    """The costs that the words before a change state."""
    match = _COST.search(masked.text, 0, min(change.word_at, change.at))
    if match is None or match["thing"].lower() in ("it", "this", "that", "they", "which"):
        return None
    return re.sub(r"\W+", "_", match["thing"].lower()) + "_costs", masked.span(match, "verb")


def earned(masked: Masked, change: Change) -> Measure | None:
    """ "Earned $5 million in the half, 18% more": the income that the words before a change state."""
    match = _EARNED.search(masked.text, 0, min(change.word_at, change.at))
    money = masked.mentions[int(match["sum"])] if match else None
    if match is None or not isinstance(money, Quantity):
        return None
    if match["before"]:
        return ("operating_income" if match["ebit"] else "ebitda"), masked.span(match, "before")
    return ("eps" if _A_SHARE.search(money.raw) else "net_income"), masked.span(match, "verb")

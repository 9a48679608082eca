"""The measure that a forecast number is of."""

from __future__ import annotations

from dataclasses import dataclass, replace

from extractor.facts.guidance.parts import of_part
from extractor.facts.guidance.produced import metric_of
from extractor.facts.guidance.things import budgeted_thing, cut_thing, guided_thing, rate_thing, sum_thing
from extractor.facts.guidance.words import BY_LOWER, CONTRACTED, FALLS, GROWTH, METRIC, RATES
from extractor.patterns import re
from extractor.schema import Quantity


@dataclass(frozen=True)
class Measure:
    """A measure's name, with its place in the masked text where words name it; ``sign`` is -1 for a fall."""

    name: str
    span: tuple[int, int] | None = None
    sign: int = 1


_LINK = re.compile(
    r"(?:\b(?:of|to|at|be|between|is|are|by|from|range|around|about|approximately|roughly|least|exceed|than|for|with|in|hit|reach|total|:)|[:(–—-])\s?$"
)
_ENUMERATED = re.compile(
    r"(?:[ ,(-]|and|or|to|between|of|--|⟦[DT]\d+⟧|in|for|by|respectively|a|range|the|on an? (?:reported|organic|constant[- ]currency|adjusted|GAAP|underlying) basis){0,12}"
)
_RIGHT = re.compile(
    r" ?(?:\(⟦M\d+⟧\) )?(?:⟦T\d+⟧,? )?(?:(?:in|of|for|on|a year in|per year in|annually in)? ?)(?:(?!and\b|or\b|from\b|to\b|as\b|while\b|on\b)[\w'/%-]+ ){0,3}?$"
)
_REACH = 50
"""How far behind a number the words for its measure may stand."""
_LONGEST = 80
"""Characters of the longest words for a measure."""
_PER_SHARE = re.compile(r" (?:a|per)[ -](?:diluted )?share\b")
_SHARE_OF = re.compile(
    r" of (?:the |its |our |total |net |adjusted |free |operating )*(?:sales|revenues?|income|profits?|earnings|cash|EBITDA|FFO)\b(?! growth)"
)
_OF_TOTAL = re.compile(r" of (?:the |its |our |all )?(?:total|overall|global|industry)\b")
_SMALLEST_TOTAL = 1000.0
_NOT_IN = {
    "money": RATES | {"capacity", "hashrate", "headcount", "volume", "traffic", "load", "deliveries", "shipments", "subscribers", "output"},
    "energy": {"capacity", "revenue", "capex"},
    "power": frozenset(),
    "percent": frozenset(),
}  # fmt: skip
_COUNTED = {"EH/s": "hashrate", "PH/s": "hashrate", "boe/d": "output"}


_EXPANSION = re.compile(r" (?:of )?(?:[\w-]+ )?(?:expansion|improvement|contraction|headwind|tailwind|impact)\b")
_SOME = r"(?:about |around |up to |at least |more than |nearly |approximately |roughly |some )?$"
_OF_GROWTH = re.compile(rf" of (?:[a-z-]+ )?growth in (?:[a-z-]+ )??(?P<words>{METRIC.pattern})", re.IGNORECASE)
""" "4%-5% of organic growth in net revenue"."""
_RETURNING = re.compile(rf"\b[Rr]eturn(?:ing)? {_SOME}")
_TO_OWNERS = re.compile(
    r" (?:\(⟦M\d+⟧\) )?(?:(?:of (?:the |its )?[a-z]+ )?(?:[\w-]+ )?to (?:its |our |the )?(?:share|stock|unit)?(?:holders|owners|investors)\b|(?:in|over|by) ⟦[DT]\d+⟧|through (?:dividends|buybacks|share))",
    re.IGNORECASE,
)
_SELLING = re.compile(
    rf"\b(?:sell|selling|divest|divesting|dispose of|shed) (?:more |further |non-core |some |its )*(?:assets|businesses|holdings|stakes|property|properties|units)(?: (?:worth|of|valued at|for))? {_SOME}"
)
""" "It would sell assets worth at least 1.5 billion by 2027"."""
_SAVING = re.compile(rf"\b(?:save|saving) {_SOME}")


def measure(text: str, segment: int, at: int, end: int, mention: Quantity, before: Measure | None) -> Measure | None:
    """The measure of the number at ``at``; ``segment`` is where the words about it begin."""
    gap = text[segment:at]
    if mention.kind == "money" and _RETURNING.search(gap) and _TO_OWNERS.match(text, end):
        return Measure("capital_return")
    if mention.kind == "money" and _SELLING.search(gap):
        return Measure("asset_sales")
    if mention.kind == "money" and _SAVING.search(gap):
        return Measure("cost_savings")
    if mention.unit == "bps" and _EXPANSION.match(text, end):
        return None
    if mention.kind == "percent" and _OF_TOTAL.match(text, end):
        return None
    grown = _OF_GROWTH.match(text, end) if mention.kind == "percent" else None
    if grown is not None:
        return Measure(_as_growth(BY_LOWER[grown["words"].lower()]), grown.span("words"))
    if mention.unit == "pp" or (mention.kind == "percent" and _SHARE_OF.match(text, end)):
        return None
    if mention.kind == "count":
        return Measure(metric_of(mention, gap))
    found = _left(text, segment, at, mention.kind), _right(text, end)
    best = _better(text, *found, at)
    if best is None and before is None:
        best = _fronted(text, segment, at)
    thing = _thing(text, segment, at, end, mention, best)
    if thing is not None:
        return thing
    if best is None:
        return _without_words(text, gap, at, end, mention, before)
    name = BY_LOWER[best.group().lower()]
    span = best.span()
    if mention.kind == "power":
        return Measure("contracted_capacity" if CONTRACTED.search(text) else "capacity", span)
    if mention.kind == "percent" and name not in RATES and "growth" not in name:
        growth = _growth(text, name, best, segment, at, end)
        return growth and replace(growth, name=of_part(growth.name, text, *span, end))
    if mention.unit == "bps" and name not in RATES:
        return None
    if name in _NOT_IN.get(mention.kind, ()):
        return None
    if mention.kind == "money" and _is_a_share(text, end, mention):
        name = _a_share(name)
    return Measure(of_part(name, text, *span, end), span)


def _thing(text: str, segment: int, at: int, end: int, mention: Quantity, best: re.Match[str] | None) -> Measure | None:
    """A measure that its place tells, where no list of words has it or what the list has is only a part of it."""
    gap, behind = text[segment:at], text[end : end + _REACH + 40]
    if mention.kind == "percent":
        cut = cut_thing(gap, behind)
        if cut is not None:
            return Measure(cut)
        found = rate_thing(gap) if best is None or BY_LOWER[best.group().lower()] not in RATES else None
    elif mention.kind == "money":
        work = budgeted_thing(gap, behind) if best is None else None
        if work is not None:
            return Measure(work)
        unfit = best is None or BY_LOWER[best.group().lower()] in _NOT_IN["money"]
        found = sum_thing(gap) if unfit else None
    else:
        found = None
    if found is None and best is None and mention.kind != "count":
        found = guided_thing(text[:at][-120:])
        return Measure(found[0]) if found else None
    return Measure(found[0], (segment + found[1], segment + found[2])) if found else None


_FRONT = re.compile(
    rf"(?:.{{0,40}}, )?\W{{0,5}}(?:For|On|As for|In terms of) (?:[^,.;]{{0,40}} )?(?P<words>{METRIC.pattern}),? $",
    re.IGNORECASE,
)
_EXPECTS = re.compile(r"\w+ (?:to be |it to be |it at |them at )?(?:about |around |between |in the range of )?")


def _fronted(text: str, segment: int, at: int) -> re.Match[str] | None:
    """ "For full-year revenue, X expects 5": the measure stands before the company."""
    if not _EXPECTS.fullmatch(text, segment, at):
        return None
    subject = text.rfind("⟦", 0, segment)
    front = _FRONT.match(text, 0, subject) if subject > 0 else None
    return METRIC.search(text, front.start("words"), front.end("words")) if front else None


def _left(text: str, segment: int, at: int, kind: str) -> re.Match[str] | None:
    """The last measure named before a number that such a number can be of, else the last."""
    named = list(METRIC.finditer(text, segment, at))[::-1]
    unfit = _NOT_IN.get(kind, frozenset()) - RATES
    return next((m for m in named if BY_LOWER[m.group().lower()] not in unfit), named[0] if named else None)


def _right(text: str, end: int) -> re.Match[str] | None:
    found = METRIC.search(text, end, min(len(text), end + _REACH + _LONGEST))
    return found if found and found.start() <= end + _REACH and _RIGHT.fullmatch(text[end : found.start()]) else None


def _better(text: str, left: re.Match[str] | None, right: re.Match[str] | None, at: int) -> re.Match[str] | None:
    """The words before a number where a preposition links them to it, else those right behind it."""
    if left is None or right is None:
        return left or right
    linked = _LINK.search(text, left.end(), at) and not re.search(r",| and ", text[left.end() : at])
    return left if linked else right


def _growth(text: str, name: str, best: re.Match[str], segment: int, at: int, end: int) -> Measure | None:
    """A percentage of a measure that is no rate is its growth, if words say that it changes."""
    behind = re.match(
        r" (?:[\w-]+ ){0,4}(?=growth|increase|rise|decline|decrease|drop|fall|reduction|jump|gain|higher|lower|more|less)",
        text[end:],
    )
    stretch = text[min(best.start(), segment) : at] + (text[end : end + behind.end() + 10] if behind else "")
    if not (GROWTH.search(stretch) or _IN_CURRENCY.match(text, end) or _AIM_OF.search(text, 0, at)):
        return None
    falls = FALLS.search(text[segment:at]) or re.match(
        r" (?:[\w-]+ ){0,3}(?:decline|decrease|drop|fall|reduction|lower)", text[end:]
    )
    return Measure(f"{name}_growth", best.span(), -1 if falls else 1)


_IN_CURRENCY = re.compile(
    r"(?: range)?,? (?:in|at|on an?) (?:local|constant)[ -](?:currency|currencies|exchange rates)\b"
)
""" "Revenue in the 8% to 9% range in local currency": what is told apart from exchange rates grows."""
_AIM_OF = re.compile(
    r"\b(?:guidance|outlook|forecasts?)(?: range)?(?: for (?:the |its )?(?:⟦[DT]\d+⟧|[a-z-]+ year))? (?:of|at|to|is|was) (?:a range of |between |about |around )?$"
)
""" "Sales guidance of 3% to 5%": a forecast in percent is of growth."""
_GROWTH_AHEAD = re.compile(
    r" (?:(?:annual|organic|overall|total|year[- ]over[- ]year|Y/Y|YoY) )?growth (?:for|in|during|over|this|next) (?!the (?:market|industry|economy|sector))(?:the )?(?:⟦[DT]|full|fiscal|coming|year)"
)
_SEES = re.compile(
    r"(?:^|\b(?:expect\w*|see\w*|project\w*|forecast\w*|guid\w+ (?:for|to)|anticipat\w+|target\w*)) (?:an? |about |around |overall |total )*$"
)
""" "Expects 7-8% growth for 2025": of what a company has, its sales."""
_OF_RANGE = re.compile(
    r"\b(?:initiated|issued|gave|provided|set|has) an? (?:[\w-]+ )?guidance range of (?:about |around )?$"
)
_SMALLEST_REVENUE = 1_000_000.0
_PROMISED = re.compile(
    r"\b(?:promised|pledges?|pledged|earmarked|committed|has set aside) (?:about |up to |more than )?$"
)
_FOR_PLACE = re.compile(r" (?:for|in|to) (?:the )?⟦G\d+⟧")
_BRINGING = re.compile(r"\b(?:bring(?: in)?|generate|take in) (?:about |around |between )?$")
_GROWTH_BEHIND = re.compile(r" (?:[\w-]+ ){0,3}(?:growth|increase|rise|gain|jump)\b")


def _without_words(text: str, gap: str, at: int, end: int, mention: Quantity, before: Measure | None) -> Measure | None:
    if mention.kind == "power":
        return Measure("contracted_capacity" if CONTRACTED.search(text) else "capacity")
    if mention.kind == "percent" and re.search(
        r"\bgrowth (?:guidance|forecast|outlook|target|rate|range)[^⟦]{0,30}$|\bgrowth(?: (?:for|in) (?:the )?⟦[DT]\d+⟧)? (?:of|to|by|at) $",
        text[:at],
    ):
        return Measure("revenue_growth" if before is None else _as_growth(before.name))
    if mention.kind == "percent" and mention.unit == "percent" and before is None and _GROWTH_AHEAD.match(text, end):
        return Measure("revenue_growth") if _SEES.search(gap) else None
    if mention.base_low >= _SMALLEST_REVENUE and before is None and _OF_RANGE.search(text, 0, at):
        return Measure("revenue") if mention.kind == "money" else None
    if mention.kind == "money" and _PROMISED.search(gap) and _FOR_PLACE.match(text, end):
        return Measure("capex")
    if mention.kind == "money" and before is None and _BRINGING.search(gap):
        return Measure("revenue")
    if before is None:
        per_share = mention.per == "share" or _PER_SHARE.match(text, end)
        if mention.kind != "money" or not per_share:
            return None
        return Measure("loss_per_share" if _LOSS_OF.search(gap) else "eps")
    if _ENUMERATED.fullmatch(gap):
        same = before.name.removesuffix("_growth") if mention.kind == "money" else before.name
        if mention.kind == "percent" and before.name not in RATES and not before.name.endswith("_growth"):
            return None
        if mention.kind == "money" and _is_a_share(text, end, mention):
            same = _a_share(same)
        return Measure(same, before.span, 1 if mention.kind == "money" else before.sign)
    grows = GROWTH.search(gap) or _GROWTH_BEHIND.match(text, end)
    if mention.kind == "percent" and before.name not in RATES and grows and mention.unit == "percent":
        return Measure(_as_growth(before.name), before.span, -1 if FALLS.search(gap) else 1)
    return None


_LOSS_OF = re.compile(r"\bloss (?:of|between|in the range of) (?:about |between )?$")


def _is_a_share(text: str, end: int, mention: Quantity) -> bool:
    """Whether money is an amount a share: no company means to earn a few dollars in all."""
    small = mention.base_high < _SMALLEST_TOTAL and mention.unit in ("USD", "EUR", "GBP", "CAD", "AUD", "CHF")
    return mention.per == "share" or small or _PER_SHARE.match(text, end) is not None


def _as_growth(name: str) -> str:
    return name if name.endswith("_growth") else f"{name}_growth"


def _a_share(name: str) -> str:
    return {"net_income": "eps", "net_loss": "loss_per_share", "ffo": "ffo_per_share", "affo": "affo_per_share"}.get(
        name, name
    )

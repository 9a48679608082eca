"""When two claims tell of the same move, guidance or event."""

from __future__ import annotations

from collections.abc import Mapping

from extractor.identity import amounts, days
from extractor.identity.verdicts import Comparison, Verdict, equal, of, weighed
from extractor.schema.facts import Telling

PRICE_DAYS = 3
"""Days within which "up 12% this year" is the same statement of a price."""
RESULT_DAYS = 120
"""Days within which a result of one period is retold."""
GUIDANCE_DAYS = 80
"""Guidance stands for a quarter; what the next quarterly report says, even the same, is said anew."""
_PRICES = frozenset({"share_price", "price", "index_level"})


def move(a: Telling, b: Telling) -> Comparison:
    """Of one subject, metric, horizon and period (the block): the percentage, and for a running period the day."""
    one, other = (stated(t, "percent", "percent_high") for t in (a, b))
    percents = amounts.same_percent(one, other, strictly=a.article == b.article)
    price = a.fields["metric"] in _PRICES
    day = price and a.fields["horizon"] in ("day", "premarket", "after_hours") and a.fields.get("period") is not None
    time = Verdict("time", "agrees", "the same day") if day else within(a, b, PRICE_DAYS if price else RESULT_DAYS)
    verdicts = (of("percent", percents), equal("since", a, b), time)
    return done(verdicts, {"percent": 0.4, "time": 0.15, "since": 0.05}, ("percent", "time"))


def guidance(a: Telling, b: Telling) -> Comparison:
    """Of one company and metric (the block): unit, period, both ends, and what is said of the earlier guidance."""
    ends = tuple(
        of(end, amounts.same((t[0], None, t[1]), (u[0], None, u[1]), strictly=a.article == b.article))
        for end, t, u in ((end, _end(a, end), _end(b, end)) for end in ("low", "high"))
    )
    verdicts = (
        equal("unit", a, b),
        _period(a, b),
        *ends,
        equal("change", a, b),
        equal("versus_consensus", a, b),
        within(a, b, GUIDANCE_DAYS),
    )
    weights = {"low": 0.2, "high": 0.2, "period": 0.15, "change": 0.05, "time": 0.1}
    return done(verdicts, weights, ("unit", "low", "high", "time"))


def event(a: Telling, b: Telling) -> Comparison:
    """Of one company, kind and year (the block): the date, and whether it lies ahead."""
    verdicts = (of("date", days.same(a.fields["date"], b.fields["date"])), equal("scheduled", a, b))
    same_day = a.fields["kind"] != "other" or a.fields["date"] == b.fields["date"]
    return Comparison(verdicts, same_day and verdicts[0].outcome == "agrees", weighed(verdicts, {"date": 0.5}, 0.4))


def done(verdicts: tuple[Verdict, ...], weights: Mapping[str, float], needed: tuple[str, ...]) -> Comparison:
    """A comparison out of verdicts; ``needed`` are the fields that have to agree."""
    agreed = {v.field for v in verdicts if v.outcome == "agrees"}
    return Comparison(verdicts, agreed.issuperset(needed), weighed(verdicts, weights, 0.3))


def stated(telling: Telling, low: str, high: str) -> amounts.Amount:
    """A number of a claim with its upper end and its bound."""
    return telling.fields[low], telling.fields.get(high), telling.fields.get("bound") or "exact"


def _end(telling: Telling, end: str) -> tuple[float, str]:
    return telling.fields[end], telling.fields.get("bound") or "exact"


def _period(a: Telling, b: Telling) -> Verdict:
    """A fiscal label and the calendar's are one where they differ in nothing else: not every article prints FY."""
    one, other = a.fields.get("period"), b.fields.get("period")
    if one is None or other is None:
        return Verdict("period", "unknown")
    alike = one.removeprefix("FY") == other.removeprefix("FY")
    return Verdict("period", "agrees" if alike else "conflict", one if one == other else f"{one}, {other}")


def within(a: Telling, b: Telling, limit: int) -> Verdict:
    """Whether two claims were published within a number of days of each other."""
    gap = days.between(a.day, b.day)
    if gap is None:
        return Verdict("time", "agrees" if a.article == b.article else "unknown", "undated")
    return Verdict("time", "agrees" if gap <= limit else "conflict", f"{gap} days apart")

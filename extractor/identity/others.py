"""When two claims tell of the same capacity, move, guidance or event."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from extractor.identity import amounts, days, technologies
from extractor.identity.blocks import alone, makers
from extractor.identity.deals import compare, named, site
from extractor.identity.names import begins, handle, meant, renamed, telling_words
from extractor.identity.verdicts import Comparison, Verdict, equal, of, weighed, words_within
from extractor.schema.facts import Telling

CAPACITY_DAYS, CAPACITY_DAYS_AT_SITE = 45, 730
"""Days within which a holder's megawatts of one stage are the same, without and with a site or a deal in common."""
GROUP_DAYS = 14
"""The same where one article names a company and another its parent."""
ONE_TELLING = 7
"""Days within which two articles on one deal tell of the same state of things, whatever words they have for it."""
PRICE_DAYS = 3
"""Days within which "up 12% this year" is the same statement of a price."""
RESULT_DAYS = 120
"""Days within which a result of one period is retold."""
GUIDANCE_DAYS = 80
"""Guidance stands for a quarter; what the next quarterly report says, even the same, is said anew."""
_TELLING_DIGITS = 3
_FAR = 1.2
"""Beyond what any bound leaves open."""
_AGREED = frozenset({"contracted", "acquired", "planned"})
_CAPACITY_WEIGHTS = {"holder": 0.02, "mw": 0.3, "deal": 0.2, "stage": 0.15, "site": 0.2, "technology": 0.1, "time": 0.1}
_STEPS, _WHEN = frozenset({"status", "action", "closes", "value", "capacity_mw"}), frozenset({"announced", "time"})
"""What may differ between two tellings of the deal whose megawatts are compared, and what from one step of it to the
next; the megawatts themselves are compared anyway."""
_TERMS = frozenset({"kind", "term_years", "energy_mwh", "starts", "technology"})
"""What articles that tell of a deal at once may say of it otherwise: it is still the deal, and has these megawatts."""
_BUILT = frozenset({"contracted", "acquired", "planned", "pipeline", "under_construction", "unspecified"})
"""Stages of what does not run yet: which of them it is depends on how an article looks at it."""
_SOME_DIGITS = 2
_PRICES = frozenset({"share_price", "price", "index_level"})


def capacity(a: Telling, b: Telling) -> Comparison:
    """Of one holder, or of the parties of one deal (the block): megawatts, stage, basis, technology and site. Parties
    that are named longer and shorter are the same where the megawatts are."""
    known = _known(a, b)
    if known:
        found = _compare(a, renamed(b, known))
        if {"mw", "deal"} <= set(found.agreed):
            return found
    return _compare(a, b)


def _known(a: Telling, b: Telling) -> dict[str, str]:
    """The parties of the deal of one that may be those of the other's under another name."""
    if a.article == b.article or a.deal is None or b.deal is None:
        return {}
    return meant(named(a.deal), named(b.deal))


def _compare(a: Telling, b: Telling) -> Comparison:
    holder = _holder(a, b)
    if _elsewhere(a, b) or holder.outcome == "conflict":
        return Comparison((Verdict("mw", "conflict", "far apart"),), enough=False, weight=0.0)
    deal, where = _deal(a, b), site(a, b)
    verdicts: tuple[Verdict, ...] = (
        of("mw", amounts.same(_range(a, "mw", "mw_high"), _range(b, "mw", "mw_high"), strictly=a.article == b.article)),
        _stage(a, b, deal, where),
        equal("basis", a, b),
        deal,
        of("technology", technologies.same(a.fields.get("technology"), b.fields.get("technology"))),
        where,
    )
    near = any(v.outcome == "agrees" and v.field in ("site", "deal") for v in verdicts)
    apart = GROUP_DAYS if holder.outcome == "unknown" else CAPACITY_DAYS
    within = CAPACITY_DAYS_AT_SITE if near else apart
    verdicts = (holder, *verdicts, _time(a, b, within))
    needed = ("mw", "time") if near or _telling_number(a, b) else ("mw", "time", "deal")
    return _done(verdicts, _CAPACITY_WEIGHTS, needed)


def _one_of_deal(a: Telling, b: Telling) -> bool:
    """Whether of megawatts one article names the deal that they are of, and another does not."""
    return alone(a) != alone(b) and _elsewhere_told(a, b)


def _elsewhere_told(a: Telling, b: Telling) -> bool:
    """Whether two articles tell the very same number: by it those are found whose holders have nothing in common."""
    return a.article != b.article and f"{float(a.fields['mw']):g}" == f"{float(b.fields['mw']):g}"


def _at_once(a: Telling, b: Telling) -> bool:
    """Whether two articles tell of them within days."""
    gap = days.between(a.day, b.day)
    return a.article != b.article and gap is not None and gap <= ONE_TELLING


def _holder(a: Telling, b: Telling) -> Verdict:
    """The same company, or either party of one deal; of a company and its parent an article may name either, where the
    number is no round one. Two units of one parent are two holders. Who makes a deal, and where, may hold its megawatts
    for an article that does not speak of it."""
    one, other = a.parties["holder"], b.parties["holder"]
    if not alone(a) and not alone(b) and one != other:
        return Verdict("holder", "unknown", "either party of a deal")
    lone, told = (a, b) if alone(a) else (b, a)
    makers_of = makers(told) if _one_of_deal(a, b) else []
    if alone(a) != alone(b) and not makers_of:
        return Verdict("holder", "conflict", "not the megawatts of the deal")
    if one == other or lone.parties["holder"] in makers_of:
        return Verdict("holder", "agrees", lone.fields["holder"])
    if (one in b.above or other in a.above) and _digits(a, b) >= _TELLING_DIGITS and alone(a) == alone(b):
        return Verdict("holder", "unknown", "one belongs to the other")
    enough_digits = _digits(a, b) >= _SOME_DIGITS or _same_site(a, b)
    if alone(a) and alone(b) and _elsewhere_told(a, b) and begins(one, other) and enough_digits:
        return Verdict("holder", "unknown", f"{a.fields['holder']}, {b.fields['holder']}: one name begins the other")
    if any(begins(lone.parties["holder"], key) for key in makers_of):
        return Verdict("holder", "unknown", f"{lone.fields['holder']} is a shorter or a longer name")
    if _elsewhere_told(a, b) and _is_site(a, b):
        return Verdict("holder", "unknown", f"{a.fields['holder']}, {b.fields['holder']}: one is the site")
    if _at_once(a, b) and _elsewhere_told(a, b) and _same_site(a, b):
        return Verdict("holder", "unknown", f"{a.fields['holder']}, {b.fields['holder']}: at one site")
    return Verdict("holder", "conflict", f"{a.fields['holder']}, {b.fields['holder']}")


def _same_site(a: Telling, b: Telling) -> bool:
    """Whether both name a site, by words that tell it from others."""
    one, other = (telling_words(t.fields.get("site")) for t in (a, b))
    return bool(one & other) and words_within(a.fields["site"], b.fields["site"])


def _is_site(a: Telling, b: Telling) -> bool:
    """Whether one article has the site for a holder, where another names who has it."""
    return any(
        t.fields.get("site") and handle(u.parties["holder"]) in telling_words(t.fields["site"])
        and words_within(u.fields["holder"], t.fields["site"])
        for t, u in ((a, b), (b, a))
    )  # fmt: skip


def _telling_number(a: Telling, b: Telling) -> bool:
    """Whether the number says which capacity is meant. What somebody contracted or bought, from nobody knows whom, is
    one of several as long as the number is as round as any and the days lie apart; what one has or builds is not."""
    if not {a.fields["stage"], b.fields["stage"]} & {"contracted", "acquired"}:
        return True
    if _at_once(a, b) and _one_of_deal(a, b):
        return True
    return _digits(a, b) >= _TELLING_DIGITS


def _digits(a: Telling, b: Telling) -> int:
    return max(amounts.digits(Decimal(repr(float(t.fields["mw"])))) for t in (a, b))


def _elsewhere(a: Telling, b: Telling) -> bool:
    """Whether megawatts are so far apart, and neither a site nor a deal in common, that no more need be looked at. Most
    claims on a large holder are, and looking at all of them is what would make an addition dear."""
    if (a.fields.get("site") and b.fields.get("site")) or len(a.parties) > 1 or len(b.parties) > 1:
        return False
    if a.fields.get("mw_high") or b.fields.get("mw_high"):
        return False
    low, high = sorted((a.fields["mw"], b.fields["mw"]))
    return bool(high > _FAR * low)


def _stage(a: Telling, b: Telling, deal: Verdict, where: Verdict) -> Verdict:
    """What two parties agree on is contracted, acquired or planned, as one looks at it; and within days of each other
    two articles on one deal, or one site, speak of the same state of things."""
    stages, at_once = {a.fields["stage"], b.fields["stage"]}, _at_once(a, b)
    running = "retired" not in stages
    if len(stages) > 1:
        if deal.outcome == "agrees" and ((at_once and running) or _same_step(a, b, stages)):
            return Verdict("stage", "unknown", "of one deal")
        if at_once and (_BUILT.issuperset(stages) or (where.outcome == "agrees" and running)):
            return Verdict("stage", "unknown", "told within days")
        if _one_of_deal(a, b) and _agreed(a, b):
            return Verdict("stage", "unknown", "one does not speak of the deal")
    return _unless("stage", a, b, "unspecified")


def _same_step(a: Telling, b: Telling, stages: set[str]) -> bool:
    """Whether what is told of one deal can be one stage of it: nothing runs yet, and the deal is no further on."""
    if _AGREED.issuperset(stages):
        return True
    steps = {t.deal.fields["status"] for t in (a, b) if t.deal is not None}
    return len(steps) == 1 and _BUILT.issuperset(stages)


def _agreed(a: Telling, b: Telling) -> bool:
    """Whether their stages are such that a deal may leave them open; what a builder has a contract for is built."""
    built = any(t.deal is not None and t.deal.fields["kind"] == "construction" for t in (a, b))
    return (_AGREED | ({"under_construction"} if built else set())).issuperset({a.fields["stage"], b.fields["stage"]})


def move(a: Telling, b: Telling) -> Comparison:
    """Of one subject, metric, horizon and period (the block): the percentage, and for a running period the day."""
    one, other = (_range(t, "percent", "percent_high") for t in (a, b))
    percents = amounts.same_percent(one, other, strictly=a.article == b.article)
    price = a.fields["metric"] in _PRICES
    day = price and a.fields["horizon"] in ("day", "premarket", "after_hours") and a.fields.get("period") is not None
    time = Verdict("time", "agrees", "the same day") if day else _time(a, b, PRICE_DAYS if price else RESULT_DAYS)
    verdicts = (of("percent", percents), equal("since", a, b), time)
    return _done(verdicts, {"percent": 0.4, "time": 0.15, "since": 0.05}, ("percent", "time"))


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
        _time(a, b, GUIDANCE_DAYS),
    )
    weights = {"low": 0.2, "high": 0.2, "period": 0.15, "change": 0.05, "time": 0.1}
    return _done(verdicts, weights, ("unit", "low", "high", "time"))


def event(a: Telling, b: Telling) -> Comparison:
    """Of one company, kind and year (the block): the date, and whether it lies ahead."""
    verdicts = (of("date", days.same(a.fields["date"], b.fields["date"])), equal("scheduled", a, b))
    same_day = a.fields["kind"] != "other" or a.fields["date"] == b.fields["date"]
    return Comparison(verdicts, same_day and verdicts[0].outcome == "agrees", weighed(verdicts, {"date": 0.5}, 0.4))


def _deal(a: Telling, b: Telling) -> Verdict:
    """Megawatts that a deal is about are those of one deal: it has two parties in common, where both name two, and is
    not another deal of theirs. What may change from one step of a deal to the next changes no megawatts."""
    one, other = makers(a), makers(b)
    if len(one) < 2 or len(other) < 2:
        return Verdict("deal", "unknown")
    shared = sorted(set(one) & set(other))
    agreed = len(shared) > 1
    if a.deal is not None and b.deal is not None:
        found = compare(a.deal, b.deal)
        differ = set(found.conflicts) - (_STEPS | _WHEN if {"status", "action"} & set(found.conflicts) else _STEPS)
        differ -= _TERMS if _at_once(a, b) else set()
        if differ:
            return Verdict("deal", "conflict", f"of two deals, by {', '.join(sorted(differ))}")
        agreed = agreed or (bool(shared) and "parties" in found.agreed)
    return Verdict("deal", "agrees" if agreed else "conflict", ", ".join(shared) or "nobody in common")


def _done(verdicts: tuple[Verdict, ...], weights: Mapping[str, float], needed: tuple[str, ...]) -> Comparison:
    agreed = {v.field for v in verdicts if v.outcome == "agrees"}
    return Comparison(verdicts, agreed.issuperset(needed), weighed(verdicts, weights, 0.3))


def _range(telling: Telling, low: str, high: str) -> amounts.Amount:
    return telling.fields[low], telling.fields.get(high), telling.fields.get("bound") or "exact"


def _end(telling: Telling, end: str) -> tuple[float, str]:
    return telling.fields[end], telling.fields.get("bound") or "exact"


def _unless(field: str, a: Telling, b: Telling, open_value: str) -> Verdict:
    if open_value in (a.fields[field], b.fields[field]) and a.fields[field] != b.fields[field]:
        return Verdict(field, "unknown")
    return equal(field, a, b)


def _period(a: Telling, b: Telling) -> Verdict:
    """A fiscal label and the calendar's are one where they differ in nothing else: not every article prints FY."""
    one, other = a.fields.get("period"), b.fields.get("period")
    if one is None or other is None:
        return Verdict("period", "unknown")
    alike = one.removeprefix("FY") == other.removeprefix("FY")
    return Verdict("period", "agrees" if alike else "conflict", one if one == other else f"{one}, {other}")


def _time(a: Telling, b: Telling, limit: int) -> Verdict:
    gap = days.between(a.day, b.day)
    if gap is None:
        return Verdict("time", "agrees" if a.article == b.article else "unknown", "undated")
    return Verdict("time", "agrees" if gap <= limit else "conflict", f"{gap} days apart")

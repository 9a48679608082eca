"""When two claims tell of the same capacity."""

from __future__ import annotations

from extractor.identity import amounts, holders, technologies
from extractor.identity.blocks import makers
from extractor.identity.called import called
from extractor.identity.deals import compare
from extractor.identity.names import renamed
from extractor.identity.others import done, stated, within
from extractor.identity.verdicts import Comparison, Verdict, equal, of
from extractor.schema.facts import Telling

CAPACITY_DAYS, CAPACITY_DAYS_AT_SITE = 45, 730
"""Days within which a holder's megawatts of one stage are the same, without and with a site or a deal in common."""
GROUP_DAYS = 14
"""The same where one article names a company and another its parent."""
NAMED_DAYS = 120
"""The same where two passages name the same parties, and the number is not as round as any."""
_FAR = 1.2
"""Beyond what any bound leaves open."""
_AGREED = frozenset({"contracted", "acquired", "planned"})
_WEIGHTS = {"holder": 0.02, "mw": 0.3, "deal": 0.2, "stage": 0.15, "site": 0.2, "technology": 0.1, "time": 0.1}
_STEPS, _WHEN = frozenset({"status", "action", "closes", "value", "capacity_mw"}), frozenset({"announced", "time"})
"""What may differ between two tellings of the deal whose megawatts are compared, and what from one step of it to the
next; the megawatts themselves are compared anyway."""
_TERMS = frozenset({"kind", "term_years", "energy_mwh", "starts", "technology"})
"""What articles that tell of a deal at once may say of it otherwise: it is still the deal, and has these megawatts."""
_BUILT = frozenset({"contracted", "acquired", "planned", "pipeline", "under_construction", "unspecified"})
"""Stages of what does not run yet: which of them it is depends on how an article looks at it."""
_apart = Verdict("holder", "conflict", "far apart")


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
    return called(a.deal, b.deal)


def _compare(a: Telling, b: Telling) -> Comparison:
    whose = _apart if _elsewhere(a, b) else holders.holder(a, b)
    deal = Verdict("deal", "unknown") if whose is _apart else _deal(a, b, whose)
    if whose.outcome == "conflict" and deal.outcome == "agrees":
        whose = Verdict("holder", "unknown", "each a party of the deal")
    if whose.outcome == "conflict":
        return Comparison((Verdict("mw", "conflict", "far apart"),), enough=False, weight=0.0)
    where = holders.where(a, b)
    if (
        where.outcome == "conflict"
        and deal.outcome == "agrees"
        and holders.at_once(a, b)
        and holders.elsewhere_told(a, b)
    ):
        where = Verdict("site", "unknown", f"{where.reason}: called otherwise")
    verdicts: tuple[Verdict, ...] = (
        of("mw", amounts.same(stated(a, "mw", "mw_high"), stated(b, "mw", "mw_high"), strictly=a.article == b.article)),
        _stage(a, b, deal, where),
        equal("basis", a, b),
        deal,
        of("technology", technologies.same(a.fields.get("technology"), b.fields.get("technology"))),
        where,
    )
    near = "agrees" in (deal.outcome, where.outcome)
    by_names = where.outcome != "agrees" and bool(holders.named_together(a, b))
    apart = GROUP_DAYS if whose.outcome == "unknown" and not near else CAPACITY_DAYS
    if by_names:
        apart = NAMED_DAYS if holders.digits(a, b) >= holders.SOME_DIGITS else CAPACITY_DAYS
    elif near:
        apart = CAPACITY_DAYS_AT_SITE if deal.outcome == "agrees" or not holders.strangers(a, b) else CAPACITY_DAYS
    verdicts = (whose, *verdicts, within(a, b, apart))
    told = near or _telling_number(a, b) or (by_names and holders.digits(a, b) >= holders.SOME_DIGITS)
    needed = ("mw", "time") if told else ("mw", "time", "deal")
    return done(verdicts, _WEIGHTS, needed)


def _telling_number(a: Telling, b: Telling) -> bool:
    """Whether the number says which capacity is meant. What somebody contracted or bought, from nobody knows whom, is
    one of several as long as the number is as round as any and the days lie apart; what one has or builds is not."""
    if holders.strangers(a, b):
        return False
    if not {a.fields["stage"], b.fields["stage"]} & {"contracted", "acquired"}:
        return True
    if holders.at_once(a, b) and holders.one_of_deal(a, b):
        return True
    retold = holders.at_once(a, b) and holders.elsewhere_told(a, b) and not a.deal and not b.deal
    return holders.digits(a, b) >= (holders.SOME_DIGITS if retold else holders.TELLING_DIGITS)


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
    stages, at_once = {a.fields["stage"], b.fields["stage"]}, holders.at_once(a, b)
    running = "retired" not in stages
    if len(stages) > 1:
        if deal.outcome == "agrees" and ((at_once and running) or _same_step(a, b, stages)):
            return Verdict("stage", "unknown", "of one deal")
        alike = where.outcome == "agrees" or holders.one_of_deal(a, b)
        if at_once and (_BUILT.issuperset(stages) or (alike and running)):
            return Verdict("stage", "unknown", "told within days")
        if a.deal and b.deal and where.outcome == "agrees" and _AGREED.issuperset(stages):
            return Verdict("stage", "unknown", "of a deal at one site")
        if holders.one_of_deal(a, b) and _agreed(a, b):
            return Verdict("stage", "unknown", "one does not speak of the deal")
    if "unspecified" in stages and len(stages) > 1:
        return Verdict("stage", "unknown")
    return equal("stage", a, b)


def _same_step(a: Telling, b: Telling, stages: set[str]) -> bool:
    """Whether what is told of one deal can be one stage of it: nothing runs yet, and the deal is no further on."""
    if _AGREED.issuperset(stages):
        return True
    steps = {t.deal.fields["status"] for t in (a, b) if t.deal is not None}
    return len(steps) == 1 and _BUILT.issuperset(stages)


def _agreed(a: Telling, b: Telling) -> bool:
    """Whether their stages are such that a deal may leave them open."""
    return _AGREED.issuperset({a.fields["stage"], b.fields["stage"]})


def _deal(a: Telling, b: Telling, whose: Verdict) -> Verdict:
    """Megawatts that a deal is about are those of one deal: it has two parties in common, where both name two, and is
    not another deal of theirs. What may change from one step of a deal to the next changes no megawatts. Where an
    article names one party alone, all that it says of the deal has to be what another says."""
    one, other = makers(a), makers(b)
    if len(one) < 2 or len(other) < 2:
        together = holders.named_together(a, b)
        return Verdict("deal", "agrees", f"both name {', '.join(sorted(together))}") if together else _one_sided(a, b)
    if whose.outcome == "conflict":
        return Verdict("deal", "unknown")
    shared = sorted(set(one) & set(other))
    agreed = len(shared) > 1
    if a.deal is not None and b.deal is not None:
        found = compare(a.deal, b.deal)
        differ = set(found.conflicts) - (_STEPS | _WHEN if {"status", "action"} & set(found.conflicts) else _STEPS)
        differ -= _TERMS if holders.at_once(a, b) else set()
        if differ:
            return Verdict("deal", "conflict", f"of two deals, by {', '.join(sorted(differ))}")
        agreed = agreed or (bool(shared) and "parties" in found.agreed)
    return Verdict("deal", "agrees" if agreed else "conflict", ", ".join(shared) or "nobody in common")


def _one_sided(a: Telling, b: Telling) -> Verdict:
    if a.deal is None or b.deal is None or not holders.elsewhere_told(a, b):
        return Verdict("deal", "unknown")
    found = compare(a.deal, b.deal)
    same = found.enough and not found.conflicts
    return Verdict("deal", "agrees" if same else "unknown", "one names a single party")

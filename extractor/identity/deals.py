"""When two claims tell of the same deal.

Whoever is named must be the same parties, either way round; every stated term must be able to be the same; and what
agrees must suffice: two parties within weeks of each other, longer where a number or the site agrees too. A claim that
names one party alone needs a number or a site that agrees.
"""

from __future__ import annotations

from dataclasses import replace

from extractor.identity import days, terms
from extractor.identity.blocks import bought, principals
from extractor.identity.called import called, named
from extractor.identity.names import TRADES, renamed
from extractor.identity.terms import SLACK
from extractor.identity.verdicts import Comparison, Outcome, Verdict, equal, of, weighed, words_of, words_within
from extractor.schema.facts import Telling

LOOSE_SLACK = 45
"""The same for what is no single act: talks, plans and denials go on for weeks."""
RETOLD = 45
"""Days within which the same parties and kind are taken for the same deal without a number."""
RETOLD_WITH_TERMS = 400
"""The same where a number or the site agrees."""
_LOOSE = frozenset({"rumoured", "planned", "denied"})
_AGREED, _DONE = frozenset({"planned", "announced"}), frozenset({"planned", "announced", "completed"})
_NEAR_KINDS = (
    frozenset({"ppa", "lease", "cloud", "supply", "construction", "joint_venture"}),
    frozenset({"acquisition", "financing", "joint_venture"}),
)
"""Kinds by which one deal may be called: of what somebody provides, and of what somebody puts money into."""
_WEIGHTS = {
    "parties": 0.2, "capacity_mw": 0.15, "value": 0.15, "energy_mwh": 0.08, "term_years": 0.08, "site": 0.1,
    "announced": 0.1, "technology": 0.04, "location": 0.04, "starts": 0.04, "closes": 0.04, "kind": 0.03,
}  # fmt: skip
_BASE = 0.3
_BY_NAME = 0.05
"""What a party that is called otherwise takes from it: of two that fit alike the one with the very names goes first."""
_DAY = len("2026-01-20")
_UNMISTAKABLE = frozenset({"site", "capacity_mw", "term_years"})
ANCHORS = frozenset({"capacity_mw", "value", "energy_mwh", "site"})
"""What tells one deal of a company from another."""


def compare(a: Telling, b: Telling) -> Comparison:
    """All fields of two deals. Where articles name a party longer and shorter, or its parent, and all else says so,
    it is the same."""
    known = called(a, b) if a.article != b.article else {}
    found = _compare(a, renamed(b, known)) if known else None
    if found is None or "parties" in found.conflicts:
        return _compare(a, b)
    one, two = named(a), named(b)
    names = "; ".join(f"{two.get(key, key)} is {one.get(other, other)}" for key, other in sorted(known.items()))
    if _corroborated(a, b, found):
        outcome: Outcome = "agrees" if "parties" in found.agreed else "unknown"
        return replace(found, verdicts=_of_parties(found, outcome, names), weight=found.weight - _BY_NAME)
    return replace(found, verdicts=_of_parties(found, "unknown", "called otherwise"), enough=False)


def _of_parties(found: Comparison, outcome: Outcome, reason: str) -> tuple[Verdict, ...]:
    return tuple(Verdict("parties", outcome, reason) if v.field == "parties" else v for v in found.verdicts)


def _corroborated(a: Telling, b: Telling, found: Comparison) -> bool:
    """Whether enough besides names says that two deals are one, or steps of one: the same number, site or day; two of
    them where one names a single party, or where they have two names for the kind."""
    agreed = set(found.agreed)
    if "kind" in found.conflicts:
        return False
    one, other = a.fields.get("announced"), b.fields.get("announced")
    same_day = one is not None and one == other and len(one) == _DAY and "status" in agreed
    speaking = len(agreed & (ANCHORS | {"term_years"})) + same_day
    if "parties" not in agreed:
        return speaking > 1 and bool(ANCHORS & agreed)
    one_kind = len({a.fields["kind"], b.fields["kind"]} - {"other"}) < 2
    return (same_day or bool(ANCHORS & agreed)) and (one_kind or speaking > 1)


def _compare(a: Telling, b: Telling) -> Comparison:
    who, numbers = parties(a, b), (terms.capacity(a, b), terms.value(a, b))
    alike = {v.field for v in numbers if v.outcome == "agrees"}
    at_once = who.outcome == "agrees" and bool(alike) and _at_once(a, b)
    others = terms.terms(a, b, at_once)
    verdicts = (
        who,
        _kind(a, b, alike | {v.field for v in others if v.outcome == "agrees"}, at_once),
        _status(a, b, at_once),
        _action(a, b, alike),
        *numbers,
        *others,
    )
    announced = _announced(a, b, {v.field for v in verdicts if v.outcome == "agrees"})
    verdicts = (*verdicts, announced, _apart(a, b, {v.field for v in verdicts if v.outcome == "agrees"}, announced))
    return Comparison(verdicts, _enough(verdicts), weighed(verdicts, _WEIGHTS, _BASE))


def _at_once(a: Telling, b: Telling) -> bool:
    """Whether two articles tell of deals of the same days."""
    gap = days.between(moment(a), moment(b))
    return a.article != b.article and gap is not None and gap <= SLACK


def _enough(verdicts: tuple[Verdict, ...]) -> bool:
    agreed = {v.field for v in verdicts if v.outcome == "agrees"}
    return "time" in agreed and ("parties" in agreed or bool(ANCHORS & agreed))


def parties(a: Telling, b: Telling) -> Verdict:
    """Two shared parties agree, or a target and whoever is behind its buyer; one party leaves it open; a target or a
    side that both name differently is a conflict."""
    one, other = principals(a), principals(b)
    shared = set(one.values()) & set(other.values())
    if not shared:
        return Verdict("parties", "conflict", "nobody in common")
    if not _same_target(a, b):
        return Verdict("parties", "conflict", f"{a.fields.get('target')} is not {b.fields.get('target')}")
    if _turned(a, b):
        return Verdict("parties", "conflict", "who buys and what is bought are the other way round")
    if len(shared) >= 2:
        return Verdict("parties", "agrees", ", ".join(sorted(shared)))
    if (buyers := _one_buyer(a, b)) is not None:
        return Verdict("parties", "agrees", f"{buyers[0]} and {buyers[1]} buy {a.fields['target']}")
    if len(one) > 1 and len(other) > 1:
        return Verdict("parties", "conflict", "only one party in common")
    return Verdict("parties", "unknown", "one names a single party")


def _one_buyer(a: Telling, b: Telling) -> tuple[str, str] | None:
    """Buyers of one thing of whom one has the name of the other in its own: articles say that a joint venture buys, or
    one of those whose it is, or their group. Names alone never make one of two; a thing is bought once."""
    if bought(a) is None or bought(a) != bought(b):
        return None
    for one in _buyers(a):
        for other in _buyers(b):
            words, more = words_of(one) - TRADES, words_of(other) - TRADES
            if words and more and (words <= more or more <= words):
                return one, other
    return None


def _buyers(telling: Telling) -> list[str]:
    partners = [p["name"] for p in telling.fields.get("other_parties") or () if p["role"] == "partner"]
    return [telling.fields["company"], *partners]


def _same_target(a: Telling, b: Telling) -> bool:
    one, other = a.parties.get("target"), b.parties.get("target")
    if one is None or other is None or one == other or one in principals(b).values():
        return True
    return other in principals(a).values() or words_within(a.fields["target"], b.fields["target"])


def _turned(a: Telling, b: Telling) -> bool:
    return any(
        x.parties.get("target") is not None and x.parties["target"] == y.parties["company"] for x, y in ((a, b), (b, a))
    )


def _kind(a: Telling, b: Telling, agreed: set[str], at_once: bool) -> Verdict:
    """``other`` says nothing about the kind; any two that say something must say the same, unless articles of the same
    days tell of the same parties and number by kinds that run into each other, or of the same money or megawatts for as
    many years: they call one deal by two names."""
    one, other = a.fields["kind"], b.fields["kind"]
    if one == other:
        return equal("kind", a, b)
    if "other" in (one, other):
        return Verdict("kind", "unknown")
    alike = at_once and any(kinds >= {one, other} for kinds in _NEAR_KINDS)
    if alike or ("term_years" in agreed and agreed & {"value", "capacity_mw"} and _at_once(a, b)):
        return Verdict("kind", "unknown", f"{one}, {other} on the same terms")
    return equal("kind", a, b)


def _status(a: Telling, b: Telling, at_once: bool) -> Verdict:
    """How far on a deal is. What awaits approval, or binds nobody yet, one article calls agreed and another planned,
    and what is bought one calls agreed and another done: of one day that both give they tell the same step of it."""
    one, other = a.fields.get("announced"), b.fields.get("announced")
    same_day = one is not None and one == other and len(one) == _DAY and a.article != b.article
    steps = {a.fields["status"], b.fields["status"]}
    if len(steps) > 1 and same_day and (steps == _AGREED or (at_once and steps <= _DONE)):
        return Verdict("status", "unknown", f"{' or '.join(sorted(steps))} on the same day")
    return equal("status", a, b)


def _action(a: Telling, b: Telling, numbers: set[str]) -> Verdict:
    """``new`` is what an article says that does not speak of an earlier deal: with the same number in the same days it
    may be an expansion, a renewal or an amendment all the same."""
    actions = {a.fields["action"], b.fields["action"]}
    if len(actions) == 2 and "new" in actions and "option" not in actions and numbers:
        gap = days.between(moment(a), moment(b))
        if gap is not None and gap <= SLACK:
            return Verdict("action", "unknown")
    return equal("action", a, b)


def _announced(a: Telling, b: Telling, agreed: set[str]) -> Verdict:
    """The day that both give. Who took it may come to light later, on a day of its own: where one names nobody, and
    everything that tells deals of a company apart is the same, another day says nothing."""
    named_later = "parties" not in agreed and {a.parties.get("counterparty"), b.parties.get("counterparty")} > {None}
    if named_later and agreed >= _UNMISTAKABLE:
        return Verdict("announced", "unknown", "one does not name who takes")
    loose = bool(_LOOSE & {a.fields["status"], b.fields["status"]})
    one, other = a.fields.get("announced"), b.fields.get("announced")
    return of("announced", days.same(one, other, LOOSE_SLACK if loose else SLACK))


def moment(telling: Telling) -> str | None:
    """When a deal was struck, as far as the claim says: its own date where known to the month, else the article's."""
    own = telling.fields.get("announced")
    return own if days.precise(own) else telling.day


def _apart(a: Telling, b: Telling, agreed: set[str], announced: Verdict) -> Verdict:
    limit = RETOLD_WITH_TERMS if ANCHORS & agreed else RETOLD
    gap = days.between(moment(a), moment(b))
    if gap is None:
        known = bool(ANCHORS & agreed)
        return Verdict("time", "agrees" if known else "unknown", "undated, but the terms agree" if known else "undated")
    if announced.outcome == "agrees" and days.precise(a.fields.get("announced")):
        return Verdict("time", "agrees", "announced at the same time")
    return Verdict("time", "agrees" if gap <= limit else "conflict", f"{gap} days apart")

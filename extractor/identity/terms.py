"""The terms of two deals, each by itself: numbers, technology, place."""

from __future__ import annotations

from extractor.identity import amounts, days, technologies
from extractor.identity.blocks import bought
from extractor.identity.verdicts import Verdict, of, words_within
from extractor.schema.facts import Telling

SLACK = 3
"""Days between two dates of one deal: the evening before in another time zone, a weekend."""
_NAMES = ("company", "counterparty", "holder")


def capacity(a: Telling, b: Telling) -> Verdict:
    bases = {a.fields.get("basis"), b.fields.get("basis")} - {None}
    if len(bases) > 1:
        return Verdict("capacity_mw", "unknown", "measured differently")
    return of("capacity_mw", _amount(a, b, "capacity_mw"))


def value(a: Telling, b: Telling) -> Verdict:
    for field, default in (("currency", None), ("value_basis", "total")):
        if (a.fields.get(field) or default) != (b.fields.get(field) or default):
            return Verdict("value", "unknown", f"another {field.replace('_', ' ')}")
    return of("value", _amount(a, b, "value"))


def _amount(a: Telling, b: Telling, field: str) -> tuple[bool, str] | None:
    if a.fields.get(field) is None or b.fields.get(field) is None:
        return None
    bound = {"capacity_mw": "capacity_bound", "value": "value_bound"}.get(field, "")
    one, other = (
        (float(t.fields[field]), t.fields.get(f"{field}_high"), t.fields.get(bound) or "exact") for t in (a, b)
    )
    return amounts.same(one, other, strictly=a.article == b.article)


def terms(a: Telling, b: Telling, at_once: bool) -> tuple[Verdict, ...]:
    """All terms but the capacity and the value. ``at_once``: that articles of the same days tell of the same parties
    and number."""
    return (
        of("energy_mwh", _amount(a, b, "energy_mwh")),
        of("term_years", _amount(a, b, "term_years")),
        _technology(a, b),
        _where(a, b, at_once),
        _location(a, b),
        of("starts", days.same(a.fields.get("starts"), b.fields.get("starts"))),
        of("closes", days.same(a.fields.get("closes"), b.fields.get("closes"), SLACK)),
    )


def _technology(a: Telling, b: Telling) -> Verdict:
    """What a deal is about; of one thing that is bought, what an article calls it is a description and no term."""
    same = technologies.same(a.fields.get("technology"), b.fields.get("technology"))
    if same is not None and not same[0] and bought(a) is not None and bought(a) == bought(b):
        return Verdict("technology", "unknown", same[1])
    return of("technology", same)


def _where(a: Telling, b: Telling, at_once: bool) -> Verdict:
    """The site; articles of the same days call that of the same parties and number after its place, county or owner."""
    found = _site(a, b)
    if at_once and found.outcome == "conflict":
        return Verdict("site", "unknown", f"{found.reason}: called otherwise")
    return found


def _site(a: Telling, b: Telling) -> Verdict:
    """Named sites are one where the words of one name are among those of the other; a party's name is no site."""
    one, other = a.fields.get("site"), b.fields.get("site")
    if one is None or other is None or {one, other} & {t.fields.get(part) for t in (a, b) for part in _NAMES}:
        return Verdict("site", "unknown")
    return of("site", (words_within(one, other), f"{one}" if one == other else f"{one}, {other}"))


def _location(a: Telling, b: Telling) -> Verdict:
    """A county and its state are written as different places, so that different words say nothing."""
    one, other = a.fields.get("location"), b.fields.get("location")
    if one is None or other is None or not words_within(one, other):
        return Verdict("location", "unknown")
    return Verdict("location", "agrees", f"{one}, {other}")

"""A fact's values out of those that its claims give, and how well it is supported.

Of several values of a field the one is taken that more independent articles give, then the more precise, then the one
given later, then that of the claim with the smaller id. Numbers go with their bound, upper end and unit, names by what
they stand for. The others are kept as alternatives with the claims that give them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from extractor.identity.amounts import digits
from extractor.identity.technologies import WIDE
from extractor.schema.facts import Alternative, Support, Telling

Group = tuple[str, ...]
GROUPS: dict[str, tuple[Group, ...]] = {
    "deal": (
        ("kind",), ("action",), ("status",), ("capacity_mw", "capacity_mw_high", "capacity_bound"),
        ("capacity_total_mw",), ("basis",), ("energy_mwh",),
        ("value", "value_high", "value_bound", "currency", "value_basis"), ("term_years",), ("term_text",),
        ("technology",), ("site",), ("location",), ("announced",), ("starts",), ("closes",),
    ),
    "capacity": (("holder",), ("mw", "mw_high", "bound"), ("stage",), ("basis",), ("technology",), ("site",)),
    "move": (
        ("subject",), ("subject_kind",), ("metric",), ("percent", "percent_high", "bound"), ("horizon",),
        ("period",), ("since",),
    ),
    "guidance": (
        ("company",), ("metric",), ("low", "high", "bound", "unit"), ("period",), ("change",), ("versus_consensus",),
    ),
    "event": (("company",), ("kind",), ("date",), ("scheduled",)),
}  # fmt: skip
"""Fields that are chosen together, by the first of them. A deal's parties are chosen apart (``_sides``)."""
_BOUNDS: dict[str, Group] = {
    "capacity_mw": ("capacity_bound",), "value": ("value_bound",), "mw": ("bound",), "percent": ("bound",),
    "low": ("bound",),
}  # fmt: skip
_LONGER_SAYS_MORE = frozenset({"announced", "starts", "closes", "period", "date", "since", "site", "location"})
_SAYS_LITTLE = {"kind": "other", "technology": "other", "stage": "unspecified", "action": "new"}
"""Values that any other goes before: what is said when nothing particular is."""


def chosen(tellings: Sequence[Telling]) -> tuple[dict[str, Any], tuple[Alternative, ...]]:
    """The best values of a fact, and every field for which its claims give several."""
    type = tellings[0].type
    groups = GROUPS.get(type) or tuple((name,) for name in tellings[0].fields)
    fields: dict[str, Any] = dict(_sides(tellings)) if type == "deal" else {}
    alternatives: list[Alternative] = []
    for group in groups:
        found = ranked(tellings, group)
        if found:
            fields.update(found[0].values)
        if len(found) > 1:
            alternatives += found
    return fields, tuple(alternatives)


def ranked(tellings: Sequence[Telling], group: Group) -> list[Alternative]:
    """The values that claims give for a group of fields, the best first."""
    if len(tellings) == 1 and tellings[0].fields.get(group[0]) is None:
        return []
    given: dict[tuple[Any, ...], list[Telling]] = {}
    for telling in tellings:
        if telling.fields.get(group[0]) is not None:
            given.setdefault(_key(telling, group), []).append(telling)
    order = list(given.values())
    if len(order) > 1:
        order.sort(key=lambda said: _rank(said, group[0]), reverse=True)
    return [
        Alternative(
            group[0],
            {name: said[0].fields[name] for name in group if said[0].fields.get(name) is not None},
            tuple(sorted(t.claim for t in said)),
            len({t.story for t in said}),
            place == 0,
        )
        for place, said in enumerate(order)
    ]


def _key(telling: Telling, group: Group) -> tuple[Any, ...]:
    if group[0] in telling.parties:
        return (telling.parties[group[0]],)
    return tuple(telling.fields.get(name) for name in group)


def _rank(said: Sequence[Telling], field: str) -> tuple[Any, ...]:
    value = said[0].fields[field]
    return (
        value != _SAYS_LITTLE.get(field),
        len({t.story for t in said}),
        _precision(field, value),
        all(said[0].fields.get(name, "exact") in ("exact", None) for name in _BOUNDS.get(field, ())),
        max(t.day or "" for t in said),
        _descending(min(t.claim for t in said)),
    )


def _precision(field: str, value: Any) -> int:
    """Digits of a number, length of a date or a name; of technologies the narrower says more."""
    if field == "technology":
        return int(value not in WIDE)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return digits(Decimal(repr(float(value))))
    return len(value) if field in _LONGER_SAYS_MORE else 0


def _descending(text: str) -> tuple[int, ...]:
    return tuple(-ord(c) for c in text)


def _sides(tellings: Sequence[Telling]) -> Iterator[tuple[str, Any]]:
    """Who provides by most stories; who takes and what is bought from the claims that see it that way round."""
    company = ranked(tellings, ("company",))[0]
    yield "company", company.values["company"]
    key = next(t.parties["company"] for t in tellings if t.claim in company.claims)
    same_way = [t for t in tellings if t.claim in company.claims]
    for field in ("counterparty", "target"):
        found = _first(same_way, field, key) or _first(tellings, field, key)
        if found is not None:
            yield field, found
        elif field == "counterparty":
            text = ranked(tellings, ("counterparty_text",))
            yield from text[0].values.items() if text else ()
    others = _others(tellings, key)
    if others:
        yield "other_parties", others


def _first(tellings: Sequence[Telling], field: str, but: str) -> Any:
    able = [t for t in tellings if t.parties.get(field) not in (None, but)]
    found = ranked(able, (field,)) if able else []
    return found[0].values[field] if found else None


def _others(tellings: Sequence[Telling], company: str) -> list[dict[str, str]]:
    sides = {company, *(t.parties["counterparty"] for t in tellings if "counterparty" in t.parties)}
    found: dict[tuple[str, str], dict[str, str]] = {}
    for telling in tellings:
        for place, party in enumerate(telling.fields.get("other_parties") or ()):
            key = telling.parties.get(f"other_parties.{place}", party["name"])
            if key not in sides:
                found.setdefault((key, party["role"]), dict(party))
    return list(found.values())


def support(tellings: Sequence[Telling]) -> Support:
    """How many speak for a fact, and since when."""
    dated = sorted(t.day for t in tellings if t.day)
    return Support(
        claims=len(tellings),
        articles=len({t.article for t in tellings}),
        independent=len({t.story for t in tellings}),
        first_report=dated[0] if dated else None,
        last_report=dated[-1] if dated else None,
        confidence=max(t.confidence for t in tellings),
    )


def keys(tellings: Sequence[Telling], fields: Mapping[str, Any]) -> dict[str, str]:
    """The keys of those whom a fact names, by part."""
    of_name: dict[str, str] = {}
    for telling in tellings:
        further = telling.fields.get("other_parties") or ()
        for part, key in telling.parties.items():
            if part.startswith("deal."):
                continue
            name = further[int(part.split(".")[1])]["name"] if "." in part else telling.fields[part]
            of_name.setdefault(name, key)
    named = {
        part: fields[part] for part in ("company", "counterparty", "target", "holder", "subject") if part in fields
    }
    further = {f"other_parties.{place}": p["name"] for place, p in enumerate(fields.get("other_parties") or ())}
    return {part: of_name[name] for part, name in (named | further).items() if name in of_name}

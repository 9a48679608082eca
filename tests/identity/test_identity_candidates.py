"""Looking at those alone that may fit finds what comparing everybody with everybody finds, in whatever order."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from telling import tell
from whole import by_candidates, over_all, room

from extractor.identity.amounts import reach, same
from extractor.identity.blocks import asked, blocks, for_claims
from extractor.identity.cluster import may_be_one
from extractor.schema.facts import Telling

FIRMS = ("Velanur Power", "Quillstone Digital", "Orrin Grid", "Kestrel Storage")
CALLED = ("form:velanur", "form:velanur power")
"""The key of a name that nobody listed, shorter and longer."""
_days = st.sampled_from(["2026-01-05", "2026-01-06", "2026-01-09", "2026-01-30", "2026-04-20", "2026-12-01", None])
_numbers = st.sampled_from([95.0, 100.0, 101.0, 103.0, 104.4, 110.0, 115.0, 121.3, 300.0, 304.0, 305.0])
_bounds = st.sampled_from(["exact", "exact", "about", "at_least", "up_to"])
_sites = st.sampled_from([None, None, "Dry Fork", "Dry Fork solar farm", "Lone Elm"])
_articles = st.sampled_from([None, None, None, "a", "b"])


def _maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), values)


_DEALS: dict[str, Any] = {
    "company": st.sampled_from([*FIRMS[:3], "Velanur-Orrin Renewables", *CALLED]),
    "counterparty": _maybe(st.sampled_from(FIRMS)),
    "target": st.sampled_from([None, None, None, FIRMS[3]]),
    "other_parties": st.lists(
        st.builds(dict, name=st.sampled_from(FIRMS), role=st.sampled_from(["lender", "partner", "advisor"])), max_size=2
    ),
    "kind": st.sampled_from(["ppa", "lease", "acquisition", "other"]),
    "status": st.sampled_from(["announced", "planned", "completed"]),
    "action": st.sampled_from(["new", "new", "amendment"]),
    "capacity_mw": _maybe(_numbers),
    "capacity_bound": _bounds,
    "value": _maybe(_numbers.map(lambda n: n * 1e7)),
    "currency": st.sampled_from(["USD", "EUR"]),
    "site": _sites,
}
_TYPES: dict[str, dict[str, Any]] = {
    "deal": _DEALS,
    "capacity": {
        "holder": st.sampled_from([*FIRMS[:2], FIRMS[3], *CALLED]),
        "mw": _numbers,
        "mw_high": st.sampled_from([None, None, None, 110.0, 305.0]),
        "bound": _bounds,
        "stage": st.sampled_from(["planned", "under_construction", "operating", "contracted"]),
        "site": _sites,
        "deal.company": st.sampled_from([None, None, FIRMS[0]]),
        "deal.counterparty": st.sampled_from([None, FIRMS[2]]),
    },
    "move": {"percent": st.sampled_from([4.9, 5.0, 5.2]), "period": st.sampled_from([None, "2026-01-05"])},
    "guidance": {
        "low": _numbers,
        "high": _numbers,
        "bound": _bounds,
        "unit": st.sampled_from(["USD", "USD", "EUR"]),
        "period": st.sampled_from(["2026", "2026", "FY2026", "2027", None]),
        "change": st.sampled_from([None, None, "raised", "maintained"]),
    },
    "event": {
        "kind": st.sampled_from(["earnings", "other"]),
        "date": st.sampled_from(["2026-02-12", "2026-02", "2026-Q1", "2026-03", "2025-12-31", "XXXX-02-12"]),
        "scheduled": st.booleans(),
    },
}


@st.composite
def _told(draw: st.DrawFn) -> Telling:
    type = draw(st.sampled_from(sorted(_TYPES)))
    return draw(_of(type))


@st.composite
def _of(draw: st.DrawFn, type: str) -> Telling:
    fields = {name: draw(values) for name, values in _TYPES[type].items()}
    if (fields.get("mw_high") or 999) < fields.get("mw", 0):
        fields["mw_high"] = None
    if type == "deal":
        fields |= {"counterparty": None} if fields["counterparty"] == fields["company"] else {}
        fields |= {} if fields["value"] else {"currency": None}
        fields |= {} if fields["capacity_mw"] else {"capacity_bound": None}
    if type == "guidance":
        fields["low"], fields["high"] = sorted((fields["low"], fields["high"]))
    telling = tell(type, draw(_days), draw(_articles), **fields)
    if type == "capacity" and fields["holder"] == FIRMS[1]:
        telling = replace(telling, above=(FIRMS[3],))
    return telling


def several(number: int) -> st.SearchStrategy[list[Telling]]:
    """Claims of one type, so many at most."""
    return st.sampled_from(sorted(_TYPES)).flatmap(lambda type: st.lists(_of(type), max_size=number))


@settings(max_examples=600, deadline=None)
@given(several(14), st.randoms(use_true_random=False))
def test_candidates_are_all_that_counts(told: list[Telling], order: random.Random) -> None:
    told = list({telling.claim: telling for telling in told}.values())
    expected = over_all(*told).in_order()
    order.shuffle(told)
    assert by_candidates(*told).in_order() == expected


@settings(max_examples=300, deadline=None)
@given(st.lists(_told(), max_size=12))
def test_whoever_fits_shares_a_block(told: list[Telling]) -> None:
    for a, b in combinations(told, 2):
        if room(a) == room(b) or (a.type == b.type and a.type in ("deal", "capacity")):
            assert may_be_one(a, b) == may_be_one(b, a)
            near = {other for block in blocks(a) if for_claims(block) for other in asked(block)}
            assert near & set(blocks(b)) or not may_be_one(a, b)


@st.composite
def _of_units(draw: st.DrawFn) -> Telling:
    """A deal of a company or of its parent, as it is or as megawatts have it."""
    parent = {"name": FIRMS[3], "role": "parent"}
    further = draw(st.sampled_from([[], [], [parent], [{"name": FIRMS[1], "role": "parent"}]]))
    deal = replace(draw(_of("deal")), parties={})
    fields = {**deal.fields, "company": draw(st.sampled_from([*FIRMS, *CALLED])), "other_parties": further}
    told = tell("deal", deal.day, draw(_articles), **fields)
    if draw(st.booleans()):
        return told
    sides = {f"deal.{part}": key for part, key in told.parties.items() if part in ("company", "counterparty")}
    held = {name: draw(values) for name, values in _TYPES["capacity"].items() if "." not in name}
    held["beside"] = draw(st.lists(st.sampled_from([*FIRMS, "Velanur"]), max_size=2))
    named = tell("capacity", deal.day, told.article, **{**held, **sides, "mw_high": None})
    return replace(named, deal=told) if draw(st.booleans()) else tell("capacity", deal.day, told.article, **held)


@settings(max_examples=200, deadline=None)
@given(st.lists(_of_units(), max_size=10), st.randoms(use_true_random=False))
def test_who_belongs_to_whom_depends_on_no_order(told: list[Telling], order: random.Random) -> None:
    for type in ("deal", "capacity"):
        of_type = list({t.claim: t for t in told if t.type == type}.values())
        expected = by_candidates(*of_type).in_order()
        for a, b in combinations(of_type, 2):
            near = {other for block in blocks(a) if for_claims(block) for other in asked(block)}
            assert may_be_one(a, b) == may_be_one(b, a)
            assert near & set(blocks(b)) or not may_be_one(a, b)
        order.shuffle(of_type)
        assert by_candidates(*of_type).in_order() == expected


_amounts = st.floats(min_value=0.5, max_value=5000).map(lambda x: round(x, 1))


@settings(max_examples=500)
@given(_amounts, st.floats(min_value=0.8, max_value=1.25), _bounds, _bounds)
def test_numbers_that_can_be_one_reach_each_other(x: float, share: float, one: str, other: str) -> None:
    for y in (round(x * share, 1), round(x * share, 2), float(round(x * share)), x):
        if y and same((x, None, one), (y, None, other))[0]:
            (a, b), (c, d) = reach(x, one), reach(y, other)
            assert max(a, c) <= min(b, d)

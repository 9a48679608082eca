"""One deal in the words of several outlets: its parent named, its kind or site called otherwise, its megawatts told
without it; and what looks like it and is another."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from telling import tell
from test_identity_names import VENTARA
from test_identity_same import facts, together
from whole import by_candidates

from extractor.schema.facts import Telling

LISK, DRAVIK, KESTREL = "form:lisk wind", "form:dravik", "form:kestrel steel"
PARENT = [{"name": DRAVIK, "role": "parent"}]
SOLD = {"counterparty": KESTREL, "capacity_mw": 180.0}


def unit(article: str, **fields: Any) -> Telling:
    return tell(article=article, **{"company": LISK, "other_parties": PARENT, **SOLD, **fields})


def parent(article: str, **fields: Any) -> Telling:
    return tell(article=article, **{"company": DRAVIK, **SOLD, **fields})


def test_a_parent_stands_for_its_unit_where_an_article_says_so() -> None:
    silent = tell(article="c", company=LISK, **SOLD)
    assert together(by_candidates(unit("a"), parent("b"))) == [2]
    assert together(by_candidates(unit("a"), parent("b"), silent)) == [3]
    assert together(by_candidates(silent, parent("b"))) == [1, 1]


@pytest.mark.parametrize(
    "other",
    [{"capacity_mw": None}, {"capacity_mw": 90.0}, {"kind": "lease"}, {"counterparty": VENTARA}, {"day": "2027-06-20"}],
)
def test_a_parent_alone_makes_nobody_one(other: dict[str, Any]) -> None:
    assert together(by_candidates(unit("a"), parent("b", **other))) == [1, 1]


def test_units_of_one_parent_stay_apart() -> None:
    """The parent's deal may be either unit's, and the units' are two."""
    sun = tell(article="c", company="form:lisk solar", other_parties=PARENT, **SOLD)
    assert together(by_candidates(unit("a"), sun)) == [1, 1]
    assert max(together(by_candidates(unit("a"), sun, parent("b")))) < 3


ON_A_DAY = {"announced": "2026-01-19", "capacity_mw": 120.0}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"kind": "lease"}, {"kind": "cloud"}),
        ({"status": "planned"}, {"status": "completed"}),
        ({"site": "Dry Fork"}, {"site": "Lone Elm"}),
    ],
)
def test_of_one_day_parties_and_number_articles_use_their_own_words(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert together(facts(tell(article="a", **ON_A_DAY, **one), tell(article="b", **ON_A_DAY, **other))) == [2]
    later = {**other, "announced": "2026-02-09", "capacity_mw": 120.0}
    assert together(facts(tell(article="a", **ON_A_DAY, **one), tell(article="b", **later))) == [1, 1]
    assert together(facts(tell(article="a", **ON_A_DAY, **one), tell(article="a", **ON_A_DAY, **other))) == [1, 1]


def test_what_is_bought_is_not_what_is_delivered() -> None:
    bought = tell(article="a", **ON_A_DAY, kind="acquisition")
    assert together(facts(bought, tell(article="b", **ON_A_DAY, kind="ppa"))) == [1, 1]


UNNAMED = {"counterparty": None, "capacity_mw": 220.0, "kind": "lease"}


def test_with_somebody_unnamed_a_longer_and_a_shorter_name_need_two_terms() -> None:
    long, short = ({**UNNAMED, "company": name} for name in ("form:dravik halls", DRAVIK))
    site = {"site": "Brenmoor"}
    assert together(by_candidates(tell(article="a", **long, **site), tell(article="b", **short, **site))) == [2]
    assert together(by_candidates(tell(article="a", **long), tell(article="b", **short))) == [1, 1]


def held(holder: str, article: str, day: str = "2026-01-20", **fields: Any) -> Telling:
    """Megawatts of somebody whom nobody listed, by their key."""
    told = {"holder": holder.removeprefix("form:").title(), "stage": "contracted", "mw": 900.0, **fields}
    telling = tell("capacity", day, article, **told)
    return replace(telling, parties={**telling.parties, "holder": holder})


def test_a_place_that_holds_megawatts_is_their_site() -> None:
    one, other = (
        held("form:storrick", a, site="Storrick", stage=s) for a, s in (("a", "contracted"), ("b", "acquired"))
    )
    assert together(by_candidates(one, other)) == [2]
    firm = {"site": "Elmore Wind"}
    assert together(by_candidates(held("form:elmore wind", "a", **firm), held("form:elmore wind", "b", **firm))) == [
        1,
        1,
    ]


def test_megawatts_are_of_one_deal_where_an_article_names_one_side_of_it() -> None:
    one, other = (replace(held(h, a, mw=220.0, **{"deal.company": LISK}), deal=tell(article=a, company=LISK, **UNNAMED))
                  for h, a in ((LISK, "a"), ("form:brenmoor", "b")))  # fmt: skip
    assert together(by_candidates(one, other)) == [2]


def test_passages_that_name_the_same_two_tell_of_one_number() -> None:
    taken, sold = held(KESTREL, "a", beside=["Lisk Wind"]), held(LISK, "b", "2026-01-25", beside=["Kestrel Steel"])
    rounded = held(LISK, "c", mw=905.0, beside=["Kestrel Steel"])
    assert together(by_candidates(taken, sold)) == [2]
    assert together(by_candidates(taken, rounded)) == [2]
    assert together(by_candidates(taken, replace(sold, day="2027-01-25"))) == [1, 1]


def test_passages_that_name_others_tell_of_others() -> None:
    """One seller, two buyers, one size: each stays with its own, also where a deal of either is known."""
    one, other = held(LISK, "a", mw=85.0, beside=["Kestrel Steel"]), held(LISK, "b", mw=85.0, beside=["Ombrella Foods"])
    nobody = held(LISK, "c", mw=85.0)
    deal = held(KESTREL, "d", mw=85.0, **{"deal.company": LISK, "deal.counterparty": KESTREL})
    assert together(by_candidates(one, other)) == [1, 1]
    assert together(by_candidates(one, other, deal)) == [2, 1]
    assert together(by_candidates(one, nobody)) == [2]


def test_two_tenants_of_one_site_stay_apart() -> None:
    first = held(LISK, "a", mw=45.0, site="Brenmoor", beside=["Kestrel Steel"])
    second = held(LISK, "b", "2026-09-20", mw=45.0, site="Brenmoor", beside=["Ombrella Foods"])
    tenants = held(KESTREL, "c", mw=45.0, site="Brenmoor"), held(VENTARA, "d", "2026-09-20", mw=45.0, site="Brenmoor")
    assert together(by_candidates(first, second)) == [1, 1]
    assert together(by_candidates(*tenants)) == [1, 1]


def test_who_holds_them_is_no_contradiction_within_a_deal() -> None:
    """Its site holds them for one article, a party for another, and the deal for both."""
    told = {"deal.company": LISK, "deal.counterparty": KESTREL, "mw": 150.0}
    of_site, of_party = held("form:alder flats", "a", site="Alder Flats", **told), held(KESTREL, "b", **told)
    lone = held("form:alder flats", "c", mw=150.0, site="Alder Flats")
    assert together(by_candidates(of_site, of_party, lone)) == [3]

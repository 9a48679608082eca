"""Parties that articles call by a longer and a shorter name, and megawatts that one of them tells without their deal."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from telling import tell
from test_identity_same import facts, together
from whole import by_candidates

from extractor.schema.facts import Telling

HALDEN, BROTHERS, VENTARA = "form:halden", "form:halden brothers", "form:ventara"
BUILT = {"company": HALDEN, "counterparty": VENTARA, "kind": "construction", "capacity_mw": 320.0}


def test_a_longer_and_a_shorter_name_are_one_where_all_else_is() -> None:
    settled = facts(tell(article="a", **BUILT), tell(article="b", **{**BUILT, "company": BROTHERS}))
    assert together(settled) == [2]
    assert "is" in settled.facts[0].members[1].agreed["parties"]


@pytest.mark.parametrize(
    "other",
    [
        {"capacity_mw": None},
        {"capacity_mw": 200.0},
        {"kind": "supply"},
        {"counterparty": "form:corvell"},
        {"company": "form:brothers"},
        {"company": "own:halden brothers"},
        {"day": "2028-01-20"},
    ],
)
def test_names_alone_make_nobody_one(other: dict[str, Any]) -> None:
    """Nothing else the same, another field different, another party, no beginning, or a company that somebody kept."""
    changed = {**BUILT, "company": BROTHERS, **other}
    assert together(facts(tell(article="a", **BUILT), tell(article="b", **changed))) == [1, 1]


def test_a_name_that_either_of_two_begins_with_is_neither() -> None:
    energy, capital = ({**BUILT, "company": f"form:corvell {trade}"} for trade in ("ridge", "capital"))
    short = tell(article="c", **{**BUILT, "company": "form:corvell"})
    assert together(by_candidates(tell(article="a", **energy), short)) == [2]
    assert together(by_candidates(tell(article="a", **energy), tell(article="b", **capital), short)) == [1, 1, 1]


def test_the_same_day_says_as_much_as_a_number() -> None:
    told = {**BUILT, "capacity_mw": None, "announced": "2026-01-19"}
    assert together(facts(tell(article="a", **told), tell(article="b", **{**told, "company": BROTHERS}))) == [2]


def ticking(name: str) -> Telling:
    told = tell(article="b", **{**BUILT, "company": name})
    return replace(told, parties={**told.parties, "company": f"form:{name.lower()}"})


def test_a_ticker_is_the_company_whose_letters_it_has() -> None:
    whole = tell(article="a", **{**BUILT, "company": "form:dravik turbines"})
    assert together(facts(whole, ticking("DRVK"))) == [2]
    assert together(facts(whole, ticking("DRVX"))) == [1, 1]


def of_deal(day: str, article: str, **fields: Any) -> Telling:
    return tell("capacity", day, article, **{"deal.company": HALDEN, "deal.counterparty": VENTARA, **fields})


def test_megawatts_told_without_their_deal_go_to_it() -> None:
    deal = of_deal("2026-01-20", "a", holder=HALDEN, site="Copperline", stage="contracted")
    lone = tell("capacity", "2026-01-22", "b", holder=VENTARA, stage="planned")
    later = tell("capacity", "2026-09-22", "c", holder=VENTARA, stage="planned", site="Copperline")
    site = tell("capacity", "2026-01-21", "d", holder="form:copperline", site="Copperline", stage="planned")
    other = tell("capacity", "2026-01-22", "e", holder="form:ombrella", stage="planned")
    settled = facts(deal, lone, later, site, other)
    assert together(settled) == [4, 1]
    assert sum(member.attached for fact in settled.facts for member in fact.members) == 3


def test_megawatts_that_may_be_of_either_of_two_deals_are_of_none() -> None:
    one = of_deal("2026-01-20", "a", holder=HALDEN, stage="contracted")
    two = of_deal("2026-01-20", "b", holder=HALDEN, stage="contracted", **{"deal.counterparty": "form:ombrella"})
    lone = tell("capacity", "2026-01-22", "c", holder=HALDEN, stage="contracted")
    assert together(facts(one, two, lone)) == [1, 1, 1]


def test_what_was_denied_may_be_agreed_on_later() -> None:
    denied = tell("deal", "2026-01-20", "a", status="denied", capacity_mw=320.0)
    agreed = tell("deal", "2026-06-20", "b", capacity_mw=320.0)
    assert [link.relation for link in facts(denied, agreed).links] == ["status"]

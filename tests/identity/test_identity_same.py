"""Which claims are one fact, which are linked, and which have nothing to do with each other."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from telling import tell
from whole import Settled, by_candidates, over_all

from extractor.identity.blocks import asked, blocks
from extractor.identity.cluster import compared, fit, founded, remembered
from extractor.identity.verdicts import Comparison
from extractor.schema.facts import Telling

QUILLSTONE, ORRIN = "Quillstone Digital", "Orrin Grid"
BOUGHT = {"kind": "acquisition", "target": "Mill", "counterparty": None}
PARTNER = {"name": ORRIN, "role": "partner"}


def facts(*tellings: Telling) -> Settled:
    """What the claims settle to, the same whether candidates or all pairs are looked at."""
    found = by_candidates(*tellings)
    assert found.in_order() == over_all(*tellings).in_order()
    return found


def together(settled: Settled) -> list[int]:
    """How many claims each fact has, the largest first."""
    return sorted((len(fact.members) for fact in settled.facts), reverse=True)


@pytest.mark.parametrize(
    ("type", "one", "other"),
    [
        ("deal", {}, {}),
        ("deal", {"capacity_mw": 120.0}, {}),
        ("deal", {"capacity_mw": 120.0}, {"capacity_mw": 121.0, "day": "2026-01-21"}),
        ("deal", {}, {"company": QUILLSTONE, "counterparty": "Velanur Power"}),
        ("deal", {"kind": "other"}, {}),
        ("deal", {"site": "Dry Fork"}, {"site": "Dry Fork solar farm", "day": "2026-11-20"}),
        ("deal", {"announced": "2026-01-19"}, {"announced": "2026-01", "day": "2026-09-01"}),
        ("deal", {"technology": "renewables"}, {"technology": "solar"}),
        ("deal", {"value": 1e9, "currency": "USD"}, {"value": 9e8, "currency": "EUR"}),
        ("deal", {"capacity_mw": 100.0, "basis": "gross"}, {"capacity_mw": 70.0, "basis": "critical_it"}),
        ("deal", {"capacity_mw": 120.0}, {"capacity_mw": 120.0, "action": "expansion"}),
        ("deal", {**BOUGHT, "company": "Velanur-Orrin Renewables"}, {**BOUGHT, "company": "Orrin Grid"}),
        ("deal", {**BOUGHT, "company": "Velanur-Orrin Renewables"}, {**BOUGHT, "other_parties": [PARTNER]}),
        ("deal", {**BOUGHT, "technology": "solar"}, {**BOUGHT, "technology": "gas"}),
        ("capacity", {}, {"stage": "unspecified", "day": "2026-02-20"}),
        ("capacity", {"site": "Dry Fork"}, {"site": "Dry Fork", "day": "2027-02-20"}),
        ("move", {}, {"percent": 5.0}),
        ("guidance", {}, {"period": "FY2026"}),
        ("guidance", {"change": "raised"}, {"day": "2026-03-01"}),
        ("event", {}, {"date": "2026-02"}),
    ],
)
def test_one_fact(type: str, one: dict[str, Any], other: dict[str, Any]) -> None:
    settled = facts(tell(type, article="a", **one), tell(type, article="b", **other))
    assert together(settled) == [2]
    member = settled.facts[0].members[1]
    assert member.via is not None
    assert 0.4 < member.score <= 1
    assert member.agreed


@pytest.mark.parametrize(
    ("type", "one", "other"),
    [
        ("deal", {}, {"counterparty": ORRIN}),
        ("deal", {}, {"kind": "lease"}),
        ("deal", {}, {"status": "planned"}),
        ("deal", {"capacity_mw": 120.0}, {"capacity_mw": 180.0}),
        ("deal", {"capacity_mw": 120.0}, {"capacity_mw": 120.0, "action": "option"}),
        ("deal", {"value": 1e9, "currency": "USD"}, {"value": 2e9, "currency": "USD"}),
        ("deal", {"term_years": 15.0}, {"term_years": 20.0}),
        ("deal", {"technology": "solar"}, {"technology": "wind"}),
        ("deal", {"site": "Dry Fork"}, {"site": "Lone Elm"}),
        ("deal", {"announced": "2026-01-19"}, {"announced": "2026-01-26"}),
        ("deal", {}, {"day": "2026-04-20"}),
        ("deal", {"kind": "acquisition", "target": "Mill"}, {"kind": "acquisition", "target": "Weir"}),
        ("deal", BOUGHT, {**BOUGHT, "company": "Kestrel Power"}),
        ("deal", {**BOUGHT, "company": "Velanur-Orrin Renewables"}, {**BOUGHT, "target": "Weir"}),
        ("deal", {"company": "Velanur-Orrin Renewables"}, {}),
        ("deal", {"counterparty": None}, {"counterparty": None}),
        ("deal", {"counterparty": None}, {}),
        ("capacity", {}, {"mw": 130.0}),
        ("capacity", {}, {"stage": "planned"}),
        ("capacity", {}, {"day": "2026-04-20"}),
        ("capacity", {"stage": "contracted", "mw": 100.0}, {"stage": "contracted", "mw": 100.0}),
        ("capacity", {"stage": "contracted"}, {"stage": "contracted", "day": "2026-02-20"}),
        ("capacity", {"site": "Dry Fork"}, {"site": "Lone Elm"}),
        ("move", {}, {"percent": 4.8}),
        ("move", {"horizon": "ytd", "period": "2026"}, {"horizon": "ytd", "period": "2026", "day": "2026-02-20"}),
        ("guidance", {}, {"high": 3e9}),
        ("guidance", {}, {"unit": "EUR"}),
        ("guidance", {}, {"period": "2027"}),
        ("guidance", {"change": "raised"}, {"change": "maintained"}),
        ("guidance", {}, {"day": "2026-05-20"}),
        ("event", {}, {"date": "2026-02-13"}),
        ("event", {}, {"scheduled": False}),
        ("event", {"kind": "other"}, {"kind": "other", "date": "2026-02"}),
    ],
)
def test_two_facts(type: str, one: dict[str, Any], other: dict[str, Any]) -> None:
    assert together(facts(tell(type, article="a", **one), tell(type, article="b", **other))) == [1, 1]


def test_never_past_a_conflict() -> None:
    """What leaves the number open could be either; it goes to one of them, and the two stay apart."""
    open_, thirty, forty = tell(day="2026-01-19"), tell(capacity_mw=30.0), tell(capacity_mw=48.0)
    settled = facts(open_, thirty, forty)
    assert together(settled) == [2, 1]


def test_a_single_party_goes_to_the_only_deal_it_fits() -> None:
    alone = tell(counterparty=None, counterparty_text="a hyperscaler", capacity_mw=120.0, day="2026-02-02")
    assert together(facts(tell(capacity_mw=120.0), alone)) == [2]
    assert together(facts(tell(capacity_mw=180.0), alone)) == [1, 1]
    assert together(facts(tell(capacity_mw=120.0), tell(capacity_mw=120.0, counterparty=ORRIN), alone)) == [1, 1, 1]
    other = tell(counterparty=None, capacity_mw=121.0, day="2026-02-03")
    assert together(facts(alone, other)) == [2]


def test_megawatts_of_a_deal_are_held_by_either_side() -> None:
    deal = {"deal.company": "Velanur Power", "deal.counterparty": QUILLSTONE}
    one, other = (
        tell("capacity", stage="contracted", **deal),
        tell("capacity", holder=QUILLSTONE, stage="acquired", **deal),
    )
    assert blocks(one) == blocks(other)
    assert together(facts(one, other)) == [2]


@pytest.mark.parametrize(
    ("type", "steps", "relations"),
    [
        ("deal", [{"status": "rumoured"}, {"status": "announced"}, {"status": "completed"}], ["status", "status"]),
        ("deal", [{"status": "rumoured"}, {"status": "denied"}], ["status"]),
        ("deal", [{}, {"status": "terminated"}], ["status"]),
        ("deal", [{"status": "terminated"}, {"status": "planned"}], []),
        ("deal", [{"capacity_mw": 40.0}, {"capacity_mw": 55.0, "action": "amendment"}], ["amended"]),
        ("deal", [{"capacity_mw": 40.0}, {"capacity_mw": 20.0, "action": "expansion"}], ["expanded"]),
        ("deal", [{}, {"action": "renewal"}], ["renewed"]),
        ("deal", [{"kind": "lease", "status": "rumoured"}, {"kind": "ppa"}], []),
        ("capacity", [{"stage": "planned"}, {"stage": "under_construction"}, {}], ["status", "status"]),
        ("guidance", [{}, {"low": 3e9, "high": 3e9, "change": "raised"}], ["revised"]),
        ("guidance", [{}, {"period": "2027"}], []),
    ],
)
def test_steps(type: str, steps: list[dict[str, Any]], relations: list[str]) -> None:
    days = ("2026-01-20", "2026-05-20", "2026-09-20")
    settled = facts(*(tell(type, day=day, **step) for day, step in zip(days, steps, strict=False)))
    assert together(settled) == [1] * len(steps)
    assert [link.relation for link in settled.links] == relations


def test_an_event_that_took_place_follows_its_announcement() -> None:
    settled = facts(tell("event", date="2026-02"), tell("event", day="2026-02-13", scheduled=False))
    assert [link.relation for link in settled.links] == ["status"]


@pytest.mark.parametrize(
    ("type", "one", "other", "field"),
    [
        ("deal", {"capacity_mw": 90.0, "term_years": 10.0}, {"capacity_mw": 110.0, "term_years": 10.0}, "capacity_mw"),
        ("guidance", {}, {"low": 3e9, "high": 3e9}, "low"),
        ("capacity", {"site": "Dry Fork"}, {"site": "Dry Fork", "mw": 140.0}, "mw"),
    ],
)
def test_conflicts_are_linked(type: str, one: dict[str, Any], other: dict[str, Any], field: str) -> None:
    settled = facts(tell(type, **one), tell(type, day="2026-01-21", **other))
    (link,) = settled.links
    assert (link.relation, link.field) == ("conflict", field)
    assert "differ" in link.explanation["differs"]


def test_what_takes_the_place_of_guidance_does_not_contradict_it() -> None:
    (link,) = facts(tell("guidance"), tell("guidance", day="2026-01-21", low=3e9, high=3e9, change="raised")).links
    assert link.relation == "revised"


def test_two_deals_of_one_article_are_no_conflict() -> None:
    same = {"article": "a", "term_years": 10.0}
    assert not facts(tell(capacity_mw=90.0, **same), tell(capacity_mw=110.0, **same)).links


def test_the_middle_of_a_range_contradicts_nobody() -> None:
    assert not facts(tell("guidance", low=2.2e9, high=2.2e9), tell("guidance", day="2026-01-21")).links


def test_names_that_look_alike_are_others() -> None:
    a, b = tell(counterparty="Quist Chemicals"), tell(counterparty="Quist Chemical Works")
    assert not {near for block in blocks(a) for near in asked(block)} & set(blocks(b))


def test_best_values() -> None:
    first = tell(value=2.4e9, currency="USD", value_bound="about", technology="data_centre", announced="2026-01")
    second = tell(day="2026-01-21", value=2.4e9, currency="USD", technology="ai_compute", announced="2026-01-19")
    third = tell(day="2026-01-22", site="Dry Fork", action="new", other_parties=[{"name": ORRIN, "role": "advisor"}])
    (fact,) = facts(first, second, third).facts
    assert fact.fields["announced"] == "2026-01-19"
    assert "value_bound" not in fact.fields
    assert (fact.fields["technology"], fact.fields["site"]) == ("ai_compute", "Dry Fork")
    assert fact.fields["other_parties"] == [{"name": ORRIN, "role": "advisor"}]
    assert fact.founder == first.claim
    assert (fact.support.first_report, fact.support.last_report) == ("2026-01-20", "2026-01-22")
    others = {(a.field, a.chosen): a for a in fact.alternatives}
    assert others["announced", False].values == {"announced": "2026-01"}
    assert others["announced", False].claims == (first.claim,)


def test_more_independent_articles_go_before_precision() -> None:
    told = [tell(day=f"2026-01-2{n}", capacity_mw=120.0) for n in range(2)] + [
        tell(day="2026-01-25", capacity_mw=121.0)
    ]
    assert facts(*told).facts[0].fields["capacity_mw"] == 120.0


def of_group(telling: Telling, holder: str, *above: str) -> Telling:
    """The capacity with a holder that belongs to others."""
    return replace(telling, parties={**telling.parties, "holder": holder}, above=above)


def test_an_article_may_name_a_company_or_its_parent() -> None:
    unit = of_group(tell("capacity", article="a", mw=484.0), "velanur-green", "velanur")
    parent = of_group(tell("capacity", article="b", mw=484.0), "velanur")
    assert set(blocks(unit)) & set(blocks(parent))
    assert together(facts(unit, parent)) == [2]


@pytest.mark.parametrize(
    ("mw", "day", "holder", "above"),
    [
        (200.0, "2026-01-21", "velanur", ()),
        (484.0, "2026-03-21", "velanur", ()),
        (484.0, "2026-01-21", "velanur-wind", ("velanur",)),
    ],
    ids=["a round number", "weeks later", "another unit"],
)
def test_what_else_a_group_has_stays_apart(mw: float, day: str, holder: str, above: tuple[str, ...]) -> None:
    unit = of_group(tell("capacity", article="a", mw=mw), "velanur-green", "velanur")
    other = of_group(tell("capacity", article="b", mw=mw, day=day), holder, *above)
    assert together(facts(unit, other)) == [1, 1]


def of_deal(deal: Telling, **fields: Any) -> Telling:
    """The megawatts of a deal, held by who provides."""
    sides = {"deal.company": deal.parties["company"], "deal.counterparty": deal.parties["counterparty"]}
    mine = {"mw": 50.0, "stage": "contracted", "holder": deal.parties["company"], **fields}
    return replace(tell("capacity", day=deal.day, article=deal.article, **mine, **sides), deal=deal)


def test_megawatts_of_two_deals_of_the_same_parties_stay_apart() -> None:
    first = tell(article="a", capacity_mw=50.0, announced="2026-01-20")
    second = tell(article="b", capacity_mw=50.0, announced="2026-04-21", day="2026-04-21")
    assert together(facts(of_deal(first), of_deal(second))) == [1, 1]


def test_megawatts_of_a_deal_are_the_same_at_each_of_its_steps() -> None:
    planned = tell(article="a", capacity_mw=50.0, announced="2026-01-20", status="planned")
    signed = tell(article="b", capacity_mw=50.0, announced="2026-04-21", day="2026-04-21")
    assert together(facts(of_deal(planned, stage="planned"), of_deal(signed))) == [2]


def test_two_articles_of_the_same_days_on_one_deal_may_call_its_megawatts_differently() -> None:
    one, other = tell(article="a", capacity_mw=50.0), tell(article="b", capacity_mw=50.0, day="2026-01-21")
    assert together(facts(of_deal(one), of_deal(other, stage="operating"))) == [2]
    later = tell(article="c", capacity_mw=50.0, day="2026-06-20")
    assert together(facts(of_deal(one), of_deal(later, stage="operating"))) == [1, 1]


def test_who_took_it_may_come_to_light_later() -> None:
    terms = {"kind": "lease", "capacity_mw": 200.0, "term_years": 15.0, "site": "Quarry Bend"}
    open_ = tell(article="a", counterparty=None, counterparty_text="a hyperscaler", announced="2026-01-20", **terms)
    named = tell(article="b", day="2026-03-18", announced="2026-03-18", **terms)
    assert together(facts(open_, named)) == [2]
    other = tell(article="c", day="2026-03-18", announced="2026-03-18", **{**terms, "term_years": None})
    assert together(facts(open_, other)) == [1, 1]


def test_what_hundreds_of_articles_say_alike_is_compared_once() -> None:
    tellings = [
        tell("deal", article=f"a{n}", capacity_mw=120.0, site="Dry Fork" if n % 2 else None) for n in range(200)
    ]
    asked_for: list[Telling] = []

    def counted(a: Telling, b: Telling) -> Comparison:
        asked_for.append(b)
        return compared(a, b)

    cluster, compare = founded(tellings[0]), remembered(counted)
    for telling in tellings[1:]:
        found = fit(cluster, telling, compare)
        assert found == fit(cluster, telling, compared)
        assert found is not None
        cluster.add(telling, found)
    assert len(asked_for) == 4

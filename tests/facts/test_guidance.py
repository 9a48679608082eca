"""Guidance: what a company says it will reach, and what others expect of it."""

from __future__ import annotations

from typing import Any

import pytest

from extractor.schema import Extraction, Guidance

STATED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("Velanur Power Inc expects revenue of $3.1 billion to $3.3 billion in 2026.", {"metric": "revenue", "low": 3.1e9, "high": 3.3e9, "unit": "USD", "period": "2026"}),
    ("Velanur Power Inc expects 2026 capital expenditure of $115-$135 billion.", {"metric": "capex", "low": 115e9, "high": 135e9}),
    ("Velanur Power Inc raised its revenue forecast for 2025 to $2 billion.", {"metric": "revenue", "low": 2e9, "high": 2e9, "change": "raised"}),
    ("Velanur Power Inc cut its revenue forecast for 2025 to $2 billion.", {"change": "lowered"}),
    ("Velanur Power Inc reaffirmed its 2025 revenue guidance of $2 billion.", {"change": "maintained"}),
    ("Velanur Power Inc now sees revenue of $2 billion, compared with the $3 billion it had projected.", {"low": 2e9, "change": "lowered"}),
    ("Velanur Power Inc. (NYSE: VLN) expects revenue of $3 billion in 2026.", {"metric": "revenue", "low": 3e9}),
    ("Velanur Power Inc expects production of between 3.1 million and 3.5 million ounces of gold.", {"metric": "output", "low": 3.1e6, "high": 3.5e6, "unit": "ounces"}),
    ("Velanur Power Inc expects to make 10,000 to 14,000 vehicles in 2025.", {"metric": "output", "low": 10_000.0, "unit": "vehicles", "period": "2025"}),
    ("Velanur Power Inc plans to deliver 730 aircraft this year.", {"metric": "deliveries", "low": 730.0, "unit": "aircraft"}),
    ("Velanur Power Inc sees revenue in a 6% to 7% range in local currency.", {"metric": "revenue_growth", "low": 6.0, "high": 7.0}),
    ("Velanur Power Inc predicted revenue of $3 billion for 2025.", {"metric": "revenue", "low": 3e9, "period": "2025"}),
    ("Velanur Power Inc targets 10 GW by 2030.", {"metric": "capacity", "low": 10_000.0, "unit": "MW", "period": "2030"}),
    ("Velanur Power Inc expects to have 300 MW under contract by 2026.", {"metric": "contracted_capacity", "low": 300.0}),
    ("Velanur Power Inc expects revenue growth of 8% to 10% in 2026.", {"metric": "revenue_growth", "low": 8.0, "high": 10.0, "unit": "percent"}),
    ("Velanur Power Inc expects revenue of $2 billion, above analysts' estimates.", {"versus_consensus": "above"}),
    ("Velanur Power Inc lifted its 2025 sales outlook to $2 billion from $1.8 billion.", {"low": 2e9, "change": "raised"}),
    ("Velanur Power Inc backed its 2025 forecast of $2.10 to $2.20 in earnings per share.", {"metric": "eps", "low": 2.1, "high": 2.2, "change": "maintained"}),
    ("Velanur Power Inc, which makes turbines, guided for adjusted profit of $4.10 to $4.30 in 2025.", {"metric": "eps", "low": 4.1}),
    ("Velanur Power Inc's board expects sales to decline 3% to 5% in 2025.", {"metric": "revenue_growth", "low": -5.0, "high": -3.0}),
    ("Velanur Power Inc expects sales to change by between down 2% to up 1% in 2025.", {"metric": "revenue_growth", "low": -2.0, "high": 1.0}),
    ("Velanur Power Inc plans to invest 9 billion to 10 billion euros by 2030.", {"metric": "capex", "low": 9e9, "high": 10e9}),
    ("Velanur Power Inc's five-year, $5 billion capital investment plan was unveiled.", {"metric": "capex", "low": 5e9}),
    ("Velanur Power Inc expects to repurchase $750 million of its stock in 2026.", {"metric": "share_repurchases", "low": 7.5e8}),
    ("Velanur Power Inc plans to reach 25 EH/s by the end of June.", {"metric": "hashrate", "low": 25.0, "unit": "EH/s", "period": "2025-06"}),
    ("Velanur Power Inc said that 2025 revenue is expected to be $2 billion.", {"metric": "revenue", "low": 2e9}),
    ("Velanur Power Inc's $5 billion five-year capital plan was unveiled.", {"metric": "capex", "low": 5e9}),
    ("Velanur Power Inc gave guidance for 2025 of 4% to 5% of revenue growth.", {"metric": "revenue_growth", "low": 4.0, "high": 5.0}),
    ("Velanur Power Inc expects constant currency revenue growth of 5% to 6%.", {"metric": "revenue_growth", "low": 5.0}),
    ("Velanur Power Inc expects earnings per share to range from $0.26 to $0.36.", {"metric": "eps", "low": 0.26, "high": 0.36}),
    ("Velanur Power Inc anticipates reported net sales of $2 billion.", {"metric": "revenue", "low": 2e9}),
    ("Velanur Power Inc revised its forecast to $5.75 to $6.85 a share.", {"metric": "eps", "low": 5.75}),
    ("Velanur Power Inc would aim to return about 350 million euros to shareholders.", {"metric": "capital_return", "low": 3.5e8}),
    ("Velanur Power Inc slashed its TAVI growth guidance to 5% to 7%.", {"metric": "revenue_growth", "low": 5.0, "change": "lowered"}),
    ("Velanur Power Inc gave guidance of $5 billion in sales for 2025, down from its prior guidance of $6 billion.", {"low": 5e9, "change": "lowered"}),
    ("Velanur Power Inc issued guidance of $5 billion in sales for 2025.", {"low": 5e9, "change": "initiated"}),
    ("Velanur Power Inc expects to reach the high end of its guidance of $5 billion in sales.", {"low": 5e9, "change": "maintained"}),
    ("Velanur Power Inc's Springtide plan aims to add $3 billion in sales by the end of 2026.", {"metric": "revenue", "low": 3e9}),
    ("Velanur Power Inc expects an operating margin of 24%, or 30bps of expansion.", {"metric": "operating_margin", "low": 24.0}),
    ("Velanur Power Inc to invest $2 billion in 2026.", {"metric": "capex", "low": 2e9}),
)  # fmt: skip

NONE = (
    "Velanur Power Inc expects to ship the 300-tonne crane in May.",
    "Velanur Power Inc expects to build a plant with a capacity of 5,000 tonnes.",
    "Velanur Power Inc expects revenue to rise after it sold 5,000 cars.",
    "Analysts expect revenue of $2 billion at Velanur Power Inc in 2026.",
    "Velanur Power Inc expects to build 99 MW.",
    "India aims to reach 100 GW by 2047.",
    "The partners expect to invest $2 billion.",
    "Velanur Power Inc plans to invest $2 billion in Nimbrel Cloud Inc.",
    "Will Velanur Power Inc reach its revenue target of $2 billion?",
    "Velanur Power Inc had revenue of $2 billion.",
    "Velanur Power Inc's revenue is expected to rise 9% in 2025.",
    "LSEG forecast revenue of $2 billion at Velanur Power Inc.",
    "Velanur Power Inc beat its own forecast as revenue rose to $2 billion.",
    "Velanur Power Inc reaffirmed its outlook after it reported revenue of $2 billion.",
    "Velanur Power Inc expects the economy to grow 2% and inflation of 3%.",
    "Velanur Power Inc expects a currency headwind of $20 million to revenue.",
    "Velanur Power Inc cut its 2025 revenue forecast by 5%.",
    "Velanur Power Inc plans to donate $2 million to schools.",
    "Velanur Power Inc's earlier guidance of $2 billion in revenue was for 2025.",
    "Velanur Power Inc posted a gross margin of 40% against the 42% that analysts had forecast.",
    "Velanur Power Inc posted $9 million in revenue, weaker than the $10 million forecast by analysts.",
    "Velanur Power Inc posted sales of $9 million, while analysts had estimated it would earn $2 million.",
    "We have clear targets at Velanur Power Inc, which generated revenue of $9 million and orders of $8 million.",
    "Brightloom Inc raised its 2025 Velanur Power Inc sales forecast to $3 billion.",
    "The guidance of Velanur Power Inc is solid, and I estimate revenue of $3 billion.",
    "Velanur Power Inc expects foreign exchange rates to reduce revenue by 2%.",
    "Velanur Power Inc said that its revenue is estimated to land at $3 billion, according to FactSet.",
    "Nimbrel Research expects Velanur Power Inc to report revenue of $2 billion.",
    "Velanur Power Inc makes cells. Its operating margin is expected to stay at 30%, Nimbrel Ratings said in a note.",
    '"We registered revenue growth of 96% in the quarter, which is expected to help us," Velanur Power Inc said.',
    'Velanur Power Inc won. "Our goal is to produce 5 million tonnes by 2030," said Energy Minister Ana Corvin.',
    'Velanur Power Inc met Energy Minister Ana Corvin. "Our goal is an output of 5 million tonnes," Corvin said.',
)


def guidance(extraction: Extraction) -> list[Guidance]:
    return [claim for claim in extraction.claims if isinstance(claim, Guidance)]


@pytest.mark.parametrize(("sentence", "expected"), STATED)
def test_is_guidance(extract: Any, sentence: str, expected: dict[str, Any]) -> None:
    (found,) = guidance(extract(sentence, published="2025-05-27"))
    assert found.company == "Velanur Power Inc"
    assert {field: getattr(found, field) for field in expected} == expected


@pytest.mark.parametrize("sentence", NONE)
def test_is_no_guidance(extract: Any, sentence: str) -> None:
    assert guidance(extract(sentence, published="2025-05-27")) == []


def test_what_analysts_had_expected_is_not_the_companys(extract: Any) -> None:
    text = "Velanur Power Inc expects revenue of $3 billion, above the consensus of $2.8 billion."
    assert [found.low for found in guidance(extract(text, published="2025-05-27"))] == [3e9]


def test_a_heading_opens_guidance_of_the_company_behind_it(extract: Any) -> None:
    text = "Nimbrel Cloud Inc is a customer. Outlook: Velanur Power Inc sees revenue of $3 billion."
    assert [found.company for found in guidance(extract(text, published="2025-05-27"))] == ["Velanur Power Inc"]


def test_each_number_has_the_measure_beside_it(extract: Any) -> None:
    text = "Velanur Power Inc expects EPS of $2.10 on revenue of $3 billion, and an operating margin of 12%, in 2025."
    found = {(f.metric, f.low, f.unit) for f in guidance(extract(text, published="2025-05-27"))}
    assert found == {("eps", 2.1, "USD"), ("revenue", 3e9, "USD"), ("operating_margin", 12.0, "percent")}


def test_a_midpoint_is_no_further_fact(extract: Any) -> None:
    text = "Velanur Power Inc expects revenue of $360 million to $370 million ($365 million midpoint) in 2025."
    assert [f.low for f in guidance(extract(text, published="2025-05-27"))] == [3.6e8]


def test_growth_and_the_amount_it_leads_to_are_two(extract: Any) -> None:
    text = "Velanur Power Inc expects bookings to rise 10% to 14% in 2025--to between $4.05 billion and $4.20 billion."
    assert {(f.metric, f.low, f.high) for f in guidance(extract(text, published="2025-05-27"))} == {
        ("orders_growth", 10.0, 14.0),
        ("orders", 4.05e9, 4.2e9),
    }


def test_a_list_under_a_heading_is_guidance_for_its_period(extract: Any) -> None:
    text = (
        "Velanur Power Inc reported results today.\n\nFor fiscal 2026, the company expects:\n"
        "• Revenue of $1.2 billion to $1.3 billion\n• Capital expenditures of $45 to $55 million\n\nSales were $9 million."
    )
    found = guidance(extract(text, published="2025-05-27"))
    assert [(f.metric, f.low, f.high, f.period) for f in found] == [
        ("revenue", 1.2e9, 1.3e9, "FY2026"),
        ("capex", 45e6, 55e6, "FY2026"),
    ]
    assert {f.company for f in found} == {"Velanur Power Inc"}


def test_a_period_runs_on_to_the_next_sentence(extract: Any) -> None:
    text = "Velanur Power Inc expects 2026 revenue of $3 billion. It forecasts EPS of $2.10."
    assert [f.period for f in guidance(extract(text, published="2025-05-27"))] == ["2026", "2026"]


def test_growth_behind_a_consensus_is_guidance_and_no_move(extract: Any) -> None:
    text = "Velanur Power Inc expects revenue of $276 million vs $273.9 million consensus, representing growth of 26% to 27%."
    extraction = extract(text, published="2025-05-27")
    assert [(f.metric, f.low) for f in guidance(extraction)] == [("revenue", 276e6), ("revenue_growth", 26.0)]
    assert {claim.type for claim in extraction.claims} == {"guidance"}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Velanur Power Inc raised its full-year guidance. It expects revenue of $3 billion.", None),
        ("Velanur Power Inc reported. It expects revenue of $3 billion.", "Velanur Power Inc lifts outlook"),
    ],
)
def test_a_change_told_elsewhere_holds(extract: Any, text: str, title: str | None) -> None:
    (found,) = guidance(extract(text, title=title, published="2025-05-27"))
    assert found.change == "raised"


def test_what_is_said_again_is_one_fact(extract: Any) -> None:
    text = "Velanur Power Inc expects 2026 revenue of $3 billion. Velanur Power Inc said it sees revenue of $3 billion."
    assert len(guidance(extract(text, published="2025-05-27"))) == 1


def test_a_sum_in_another_currency_is_the_same_fact(extract: Any) -> None:
    text = "Velanur Power Inc plans to invest 20 billion euros ($20.6 billion) by 2030."
    assert [f.unit for f in guidance(extract(text, published="2025-05-27"))] == ["EUR"]


@pytest.mark.parametrize("company", ["Velanur House Brands", "Sprouts Farmers Market"])
def test_a_firm_whose_name_sounds_like_a_forecaster(extract: Any, company: str) -> None:
    (found,) = guidance(extract(f"{company} expects revenue of $3 billion in 2026.", published="2025-05-27"))
    assert found.company == company

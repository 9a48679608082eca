"""Guidance for what no list of measures has, of counts, and in words that only their place makes guidance."""

from __future__ import annotations

from typing import Any

import pytest

from extractor.schema import Guidance

DAY = "2026-02-11"
GUIDED: tuple[tuple[str, list[tuple[str, float, float, str]]], ...] = (
    ("Velanur Power Inc expects revenue to fall by 4% in 2026.", [("revenue_growth", -4, -4, "percent")]),
    ("Velanur Power Inc expects to reduce its operating expenses by 5% in 2026.", [("operating_expenses_reduction", 5, 5, "percent")]),
    ("Velanur Power Inc means to reach its pre-sales guidance of Rs 310 crore this year.", [("bookings_value", 3.1e9, 3.1e9, "INR")]),
    ("Velanur Power Inc has passed its land acquisition guidance of Rs 45 crore for FY26.", [("land_acquisition", 450e6, 450e6, "INR")]),
    ("Velanur Power Inc's 2026 corporate cost guidance of around $1 billion is new.", [("corporate_cost", 1e9, 1e9, "USD")]),
    ("Velanur Power Inc sees free cash flow conversion of 75% or more in 2026.", [("free_cash_flow_conversion", 75, 75, "percent")]),
    ("Velanur Power Inc expects a customer retention of 95% in 2026.", [("customer_retention", 95, 95, "percent")]),
    ("Velanur Power Inc targets a net leverage ratio of 80% to 85% in 2026.", [("net_leverage_ratio", 80, 85, "percent")]),
    ("Velanur Power Inc plans to reduce both capital and operational expenditures by 50%.", [("capital_and_operational_expenditures_reduction", 50, 50, "percent")]),
    ("Velanur Power Inc aims to cut its operating expenses by about 12% in 2026.", [("operating_expenses_reduction", 12, 12, "percent")]),
    ("Velanur Power Inc is targeting a 65% decrease in payroll and overhead cost.", [("payroll_and_overhead_cost_reduction", 65, 65, "percent")]),
    ("Velanur Power Inc has budgeted $7 million for exploration at Jarrow in 2026.", [("exploration", 7e6, 7e6, "USD")]),
    ("Velanur Power Inc confirms its guidance for 2026, and continues to expect total output of around EUR 14 million.", [("output", 14e6, 14e6, "EUR")]),
    ("Velanur Power Inc expects lifetime premiums of between $55 million and $60 million.", [("premiums", 55e6, 60e6, "USD")]),
    ("Velanur Power Inc expects cost of production to be below $115 per pound in 2026.", [("cost_of_production", 115, 115, "USD")]),
    ("Velanur Power Inc plans to add some 80 advisors in 2026.", [("advisors", 80, 80, "advisors")]),
    ("Velanur Power Inc plans to open 115 new stores in 2026.", [("stores", 115, 115, "stores")]),
    ("Velanur Power Inc aims to have 1 million subscribers by 2027.", [("subscribers", 1e6, 1e6, "subscribers")]),
    ("Velanur Power Inc will open 40 branches in 2026.", [("branches", 40, 40, "branches")]),
    ("Velanur Power Inc aims for delivery of 24 wide-body jets in 2026.", [("deliveries", 24, 24, "aircraft")]),
    ("Velanur Power Inc said they would spend $4 billion on capex in 2026.", [("capex", 4e9, 4e9, "USD")]),
    ("Velanur Power Inc's 2027 revenue guidance of $1.5B-$1.6B is new, while EPS guidance of $7.20-$7.40 pleased nobody.",
     [("eps", 7.2, 7.4, "USD"), ("revenue", 1.5e9, 1.6e9, "USD")]),
    ("Velanur Power Inc's sales outlook range for the second quarter was $210 million to $230 million.", [("revenue", 210e6, 230e6, "USD")]),
    ("Velanur Power Inc has initiated a guidance range of $920-$940 million for the year.", [("revenue", 920e6, 940e6, "USD")]),
    ("In 2026, Velanur Power Inc expects a profit of $2.10 a share from sales of $3 billion.",
     [("eps", 2.1, 2.1, "USD"), ("revenue", 3e9, 3e9, "USD")]),
    ("Velanur Power Inc rose and expects 7-8% growth for 2026.", [("revenue_growth", 7, 8, "percent")]),
    ("Velanur Power Inc expects profit to fall, and total turnover will increase to approximately EUR 130 million.", [("revenue", 130e6, 130e6, "EUR")]),
    ("Velanur Power Inc reported. \"In India, we project total revenue, including joint ventures, to increase 10% in 2026.\"", [("revenue_growth", 10, 10, "percent")]),
    ("Velanur Power Inc would seek to return some $80 million in 2027.", [("capital_return", 80e6, 80e6, "USD")]),
    ("For full-year 2026 revenue, Velanur Power Inc expects $3.1 billion to $3.2 billion.", [("revenue", 3.1e9, 3.2e9, "USD")]),
    ("Velanur Power Inc fell. Chief executive Jane Halloran said she expects revenue of $3 billion in 2026.", [("revenue", 3e9, 3e9, "USD")]),
    ("Velanur Power Inc said to expect earnings of $6.20 per share in 2026, in line with its 2025 earnings of $6.10 per share.", [("eps", 6.2, 6.2, "USD")]),
    ("Velanur Power Inc continues to anticipate cash flow from operations of near $4 million for 2026.", [("cash_flow", 4e6, 4e6, "USD")]),
    ("Velanur Power Inc reaffirmed its full-year expense ratio guidance, between 61% and 62%.", [("expense_ratio", 61, 62, "percent")]),
    ("Velanur Power Inc expects EBITDA of between negative $2 million and positive $1 million.", [("ebitda", -2e6, 1e6, "USD")]),
    ("Velanur Power Inc expects operating cash flow of negative $2 million.", [("cash_flow", -2e6, -2e6, "USD")]),
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), GUIDED)
def test_its_place_makes_a_figure_guidance(
    extract: Any, text: str, expected: list[tuple[str, float, float, str]]
) -> None:
    found = [c for c in extract(text, published=DAY).claims if isinstance(c, Guidance)]
    assert {c.company for c in found} == {"Velanur Power Inc"}
    assert sorted((c.metric, c.low, c.high, c.unit) for c in found) == expected


SILENT = (
    "Velanur Power Inc fell. Minister Jane Halloran said she expects revenue of $3 billion.",
    "For the market, Velanur Power Inc expects $3 billion.",
    "Velanur Power Inc has a street-high target of $95.",
    "Velanur Power Inc reiterated its buy rating and price target of $95.",
    "Velanur Power Inc expects production to fall by around 90,000 barrels a day in 2026.",
    "Velanur Power Inc opened 40 stores in 2025.",
    "Velanur Power Inc has 500 stores.",
    "Velanur Power Inc said the market will increase to $130 million.",
    "Velanur Power Inc expects 7% growth for the market in 2026.",
    "Velanur Power Inc said inflation will rise to 4%.",
    "Velanur Power Inc reported a churn rate of 3%.",
    "Velanur Power Inc cut its operating expenses by 12% last year.",
    "Velanur Power Inc returned $2 billion to customers.",
    "Velanur Power Inc plans to sell a plant for $40 million.",
)


@pytest.mark.parametrize("text", SILENT)
def test_what_only_looks_like_it_is_no_guidance(extract: Any, text: str) -> None:
    assert not [c for c in extract(text, published=DAY).claims if isinstance(c, Guidance)]


EFFECTS = (
    "Velanur Power Inc expects foreign exchange rates to reduce revenue by 2% in the first quarter and by 3% for the full year.",
    "Velanur Power Inc expects tariffs to slash its profitability by roughly 50% in 2026.",
    "Velanur Power Inc forecasts a weaker dollar to boost revenue growth by 3% in 2026.",
)


@pytest.mark.parametrize("text", EFFECTS)
def test_what_a_thing_does_to_a_measure_is_no_guidance(extract: Any, text: str) -> None:
    assert not [c for c in extract(text, published=DAY).claims if isinstance(c, Guidance)]

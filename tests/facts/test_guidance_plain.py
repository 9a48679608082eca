"""Guidance in the plain words of news: what a company counts on, means to do, will cut, or is described to expect."""

from __future__ import annotations

from typing import Any

import pytest

from extractor.schema import Guidance

DAY = "2025-05-29"
V, N = "Velanur Power Inc", "Nimbrel Cloud Inc"
Told = list[tuple[str, str, float, float, str | None]]

STATED: tuple[tuple[str, Told], ...] = (
    # verbs of counting on and meaning to
    (f"{V} now counts on net profit of 4.52 trillion yen in 2026.", [(V, "net_income", 4.52e12, 4.52e12, "2026")]),
    (f"{V} confirmed that it means to have 1.5 GW in operation by 2030.", [(V, "capacity", 1500.0, 1500.0, "2030")]),
    (f"{V} has so far predicted growth of close to 25% in 2025.", [(V, "revenue_growth", 25.0, 25.0, "2025")]),
    (f"{V} counts 4.52 billion users.", []),
    (f"{V} committed itself to 25 years of hosting, for which the venture counts on $9.5 billion of revenue.", []),
    # "should" and "will" of a measure, where the company says so
    (f"{V} fell. Underlying sales should now grow 1.5% to 2.5% in 2025, it said, rather than 3% to 4%.", [(V, "revenue_growth", 1.5, 2.5, "2025")]),
    (f"{V} expects sales of $5 billion in 2025. Organic sales should still develop somewhere between a fall of 4% and a rise of 2%.",
     [(V, "revenue", 5e9, 5e9, "2025"), (V, "revenue_growth", -4.0, 2.0, "2025")]),
    (f"Investment this year will be between 160 billion and 175 billion Taiwan dollars, {V} has said repeatedly.", [(V, "capex", 160e9, 175e9, "2025")]),
    (f"{V} fell. Management repeated that the operating margin will reach 16% in 2026.", [(V, "operating_margin", 16.0, 16.0, "2026")]),
    (f"{V} expects sales of $5 billion in 2025. The consultancy Brae Analytics believes that wind capacity in Europe will grow 9% a year.",
     [(V, "revenue", 5e9, 5e9, "2025")]),
    (f"{V} fell. Some think that revenue will reach $5 billion in 2026.", []),
    # spending that is cut, plans to save, assets to be sold
    (f"{V} will cut capital expenditure to around 150 million pounds this year and reaffirmed its plan to save 200 million pounds by the end of 2027.",
     [(V, "capex", 150e6, 150e6, "2025"), (V, "cost_savings", 200e6, 200e6, "2027")]),
    (f"{V} lowered its planned capital spending for 2026 to 20 million pounds.", [(V, "capex", 20e6, 20e6, "2026")]),
    (f"{V} fell. It said in January that it would sell assets worth at least 1.5 billion euros by the end of 2027.", [(V, "asset_sales", 1.5e9, 1.5e9, "2027")]),
    (f"{V} sold assets worth 1.5 billion euros in 2024.", []),
    (f"{V} will cut ties with {N}, which owed 150 million pounds.", []),
    # goods that a target is of
    (f"{V} keeps its target of 1.3 million tonnes for 2025.", [(V, "output", 1.3e6, 1.3e6, "2025")]),
    (f"{V} kept its forecast for group sales, 10.85 million vehicles in 2025.", [(V, "output", 10.85e6, 10.85e6, "2025")]),
    (f"{V}: What we expect for 2026\n- Production of 41,000 to 44,000 tonnes of ore. In 2025 production is expected to be 33,000 tonnes.\n- Capital expenditures of $270 million.",
     [(V, "output", 41e3, 44e3, "2026"), (V, "output", 33e3, 33e3, "2025"), (V, "capex", 270e6, 270e6, "2026")]),
    (f"{V} keeps stocks of 1.3 million tonnes for 2025.", []),
    (f"{V} missed its goal; reserves are 1.3 million tonnes.", []),
    # items that head their line with a name and a change of price
    (f"{V} (VLN) +2%: raises 2026 production forecast to 185,000-190,000 barrels a day.", [(V, "output", 185e3, 190e3, "2026")]),
    (f"{V} (VLN) -21%: 2026 revenue forecast of $310 million to $320 million compares with a consensus of $338 million.", [(V, "revenue", 310e6, 320e6, "2026")]),
    (f"{V} dropped 5%: revenue of $905 million in 2026, as forecast by the company, is a touch light.", [(V, "revenue", 905e6, 905e6, "2026")]),
    (f"{V} dropped 5%: revenue of $905 million in 2026, as forecast by analysts, is light.", []),
    (f"{V} (VLN) +2%: broker raises 2026 price target to $40.", []),
    # parts, comparisons with what will not be, promises of public bodies, costs by the megawatt
    (f"{V} plans to build the campus out to 960 MW by 2030, and will take power in steps of 120 MW.", [(V, "capacity", 960.0, 960.0, "2030")]),
    (f"{V} expects earnings per share to be more than 20% higher in 2026 than they would be without the deal.", []),
    (f"The U.S. Department of Energy has provided $232 million for the work since 2020, and had promised to share costs of up to $1.4 billion. {V} rose.", []),
    # losses have their sign; money spent, and what a house forecasts for another, is no guidance
    (f"{V} expects an adjusted EBITDA loss of $15 million to $20 million in 2026.", [(V, "ebitda", -20e6, -15e6, "2026")]),
    (f"{V} expects EBITDA of between a loss of $5 million and a profit of $2 million in 2026.", [(V, "ebitda", -5e6, 2e6, "2026")]),
    (f"{V} expects adjusted EBITDA of $15 million in 2026, after a loss of $2 million.", [(V, "ebitda", 15e6, 15e6, "2026")]),
    (f"{V} aims to grow after spending $50 million on its plant in 2025.", []),
    (f"{V} fell. Oakmantle Works forecasts revenue of $5 billion in 2026 for {V}.", []),
    (f"{V} fell. We expect {V} to earn $5 billion in 2026.", []),
    # sales of a part are not the group's
    (f"{V} expects cloud revenue of $1.2 billion in 2026.", [(V, "cloud_revenue", 1.2e9, 1.2e9, "2026")]),
    (f"{V} expects revenue of $1.2 billion from its battery business in 2026.", [(V, "battery_revenue", 1.2e9, 1.2e9, "2026")]),
    (f"{V} expects data center sales to grow 20% in 2026.", [(V, "data_center_revenue_growth", 20.0, 20.0, "2026")]),
    (f"{V} expects total revenue of $1.2 billion from its continuing operations in 2026.", [(V, "revenue", 1.2e9, 1.2e9, "2026")]),
    (f"{V} expects net sales of $1.2 billion in its new business year 2026.", [(V, "revenue", 1.2e9, 1.2e9, "2026")]),
    (f"{V} said that construction costs will be between $9 million and $10 million a megawatt.", []),
)  # fmt: skip


def told(found: Any) -> Told:
    return sorted((c.company, c.metric, c.low, c.high, c.period) for c in found.claims if isinstance(c, Guidance))


@pytest.mark.parametrize(("text", "expected"), STATED)
def test_guidance_is_told(extract: Any, text: str, expected: Told) -> None:
    assert told(extract(text, published=DAY)) == sorted(expected)


def test_a_segment_of_a_list_is_not_who_expects(extract: Any) -> None:
    text = f"{V} sold less. {V} is in Ohio.\nBy segment\n- Garlow Services: sales up 5% at $546 million\nOutlook\nThe firm's board repeated that it expects earnings of $8.60 to $9.80 a share for fiscal 2025."
    found = told(extract(text, published=DAY, title=f"{V} sells less"))
    assert [(who, low) for who, _, low, _, _ in found] == [(V, 8.6)]


def test_whoever_cannot_be_told_is_whom_the_story_is_about(extract: Any) -> None:
    text = f"{V} rose. {V} is old, and {V} is large. The town talked. The roof leaked. The road was closed. The sky was blue. The soap maker expects sales of $5 billion in 2026."
    assert told(extract(text, published=DAY)) == [(V, "revenue", 5e9, 5e9, "2026")]

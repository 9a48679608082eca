"""Whose guidance a story gives where nobody is its subject, and numbers beside guidance that are none."""

from __future__ import annotations

from typing import Any

import pytest

from extractor.schema import Guidance

DAY = "2025-05-29"
V = "Velanur Power Inc"
Told = list[tuple[str, str, float, float, str | None]]

STATED: tuple[tuple[str, Told], ...] = (
    # what is compared with analysts' figures is the company's own, whoever counted them
    (f"{V} posted a profit. Adjusted EPS is expected to come in at $4.95 to $5.10 in 2025, shy of analyst forecasts for $5.20, according to FactSet.",
     [(V, "adjusted_eps", 4.95, 5.10, "2025")]),
    (f"{V} posted a profit. EPS is expected to come in at $4.95 in 2025, according to FactSet.", []),
    (f"{V} posted a profit. Revenue is expected to grow 7% in 2025.", []),
    # "expected to hit" is no result, "generated" before the verb neither
    (f"{V} reported. Its EPS for 2025 is expected to hit $4.95, above analysts' estimates of $4.90.", [(V, "eps", 4.95, 4.95, "2025")]),
    (f"{V} said on Tuesday that the savings generated from job cuts are expected to be $1 billion in 2025.",
     [(V, "cost_savings", 1e9, 1e9, "2025")]),
    (f"{V} said revenue came in at $24 billion, lighter than the $25 billion that was estimated.", []),
    # from its previous guidance: "its" is nobody from whom it takes
    (f"{V} cut its 2025 EPS guidance to a range of $8.50 to $8.70 from its previous projection of $8.70 to $8.90.",
     [(V, "eps", 8.5, 8.7, "2025")]),
    # a dash of two hyphens ends a measure
    (f"{V} targets a 15% return on tangible equity--its main yardstick--for 2028.", [(V, "rote", 15.0, 15.0, "2028")]),
    # forecasts in percent are of growth
    (f"{V}'s 2025 sales guidance of 16%-24% stands.", [(V, "revenue_growth", 16.0, 24.0, "2025")]),
    (f"{V} targets 6%-7% of organic growth in revenue for 2025.", [(V, "revenue_growth", 6.0, 7.0, "2025")]),
    (f"{V} lowered its expectations for organic growth in fiscal 2025 to 7%.", [(V, "revenue_growth", 7.0, 7.0, "FY2025")]),
    (f"{V} lowered its 2025 sales guidance by 3%.", []),
    (f"{V} gave an outlook for 2025, with earnings expected to grow by 7.6%.", [(V, "net_income_growth", 7.6, 7.6, "2025")]),
    (f"{V} expects sales for 2025, compared with the previous year, to be between $5 billion and $6 billion.", [(V, "revenue", 5e9, 6e9, "2025")]),
    (f"{V} expects global sales to drop 1.2% in 2025.", [(V, "revenue_growth", -1.2, -1.2, "2025")]),
    (f"{V} expects its operating margin to drop 0.4 percentage points to 6.6% in 2025.", [(V, "operating_margin", 6.6, 6.6, "2025")]),
    (f"{V} expects revenue growth of 10% on a reported basis, and 8% on an organic basis in 2025.",
     [(V, "revenue_growth", 10.0, 10.0, "2025"), (V, "revenue_growth", 8.0, 8.0, "2025")]),
    (f"{V} posted a profit. Sales are expected to rise 3% in 2025. Adjusted EPS is expected to be $1 in 2025, below analysts' estimates of $2.",
     [(V, "revenue_growth", 3.0, 3.0, "2025"), (V, "adjusted_eps", 1.0, 1.0, "2025")]),
    (f"Overall sales guidance of {V} for 2026 was moved to a range of down 15% to 20%.", [(V, "revenue_growth", -20.0, -15.0, "2026")]),
    (f"{V} now expects 4.5 trillion yen ($29 billion) in profit in 2026.", [(V, "net_income", 4.5e12, 4.5e12, "2026")]),
    (f"{V} left its sales forecast for 2026 at 1.5 million vehicles.", [(V, "output", 1.5e6, 1.5e6, "2026")]),
    # whose figure it is, and when
    (f"{V} set new targets for 2026 that imply an EPS more than 4% higher than current consensus.", []),
    (f"{V} now forecasts sales growth of 16% in 2025, less than the 26% growth seen in 2024.", [(V, "revenue_growth", 16.0, 16.0, "2025")]),
    (f"{V} expects a positive free cash flow in 2025 (previous year: EUR 33.3 million).", []),
    (f"{V} expects its EPS for 2025 to be between 13 rand and 15 rand ($0.69-$0.80).", []),
    (f"{V} expects revenue to grow, and is set to list in Taipei at NT$1,250 per share.", []),
    (f"{V} expected patients to lose at least 25% of their weight in 2025.", []),
    (f"{V} expects a loss of 39 cents to 43 cents per share in 2025.", [(V, "loss_per_share", 0.39, 0.43, "2025")]),
    (f"{V} expects Grossmargin Plus between $256 million and $260 million, with an EBITDA between $68 million and $72 million in 2025.",
     [(V, "ebitda", 68e6, 72e6, "2025")]),
    (f"{V} announced plans to invest $3 billion in new plants by 2028.", [(V, "capex", 3e9, 3e9, "2028")]),
    (f"{V} backed it through its venture capital program, part of a $1.2 million seed round.", []),
    (f"{V} plans to return $2 billion of the proceeds to shareholders in 2025.", [(V, "capital_return", 2e9, 2e9, "2025")]),
    (f"{V} aims to sign a deal for a $300 million investment in 2025.", []),
    (f"{V} and Nimbrel Cloud Inc signed it. Revenue from the contract will total $20 million in 2026, {V} said.", []),
    (f"Revenue will total $20 million in 2026, {V} said.", [(V, "revenue", 2e7, 2e7, "2026")]),
    # who speaks
    (f"{V} had a good year. It repeated in May that capital spending in 2026 would come to $20 million.", [(V, "capex", 2e7, 2e7, "2026")]),
    (f"{V}'s cloud business aims to reach revenue of $20 million by 2026.", [(V, "revenue", 2e7, 2e7, "2026")]),
    (f"Net sales of {V} are now projected to grow 3% in 2025, {V} said.", [(V, "revenue_growth", 3.0, 3.0, "2025")]),
    (f'{V} and Nimbrel Cloud Inc agreed. "Our revenue target is $6 billion for 2027," said Ines Calder, chief executive of Nimbrel Cloud Inc.',
     [("Nimbrel Cloud Inc", "revenue", 6e9, 6e9, "2027")]),
    (f"Nvidia hiked its 2027 {V} sales forecast to $33 billion and projects revenue of $50 billion by 2028.", []),
)  # fmt: skip


def guided(extraction: Any) -> Told:
    found = [claim for claim in extraction.claims if isinstance(claim, Guidance)]
    return sorted((g.company, g.metric, g.low, g.high, g.period) for g in found)


@pytest.mark.parametrize(("text", "expected"), STATED, ids=[text for text, _ in STATED])
def test_guidance_is_its_company_s(extract: Any, text: str, expected: Told) -> None:
    assert guided(extract(text, published=DAY)) == sorted(expected)


@pytest.mark.parametrize(
    ("title", "count"),
    [
        ("Velanur gives a cautious outlook", 1),
        ("Preview: Velanur's outlook, say analysts", 0),
        ("Velanur opens a plant", 0),
    ],
)
def test_a_story_titled_by_an_outlook_tells_it(extract: Any, title: str, count: int) -> None:
    text = f"{V} reported on Monday. EPS is targeted to be within a range of $13 to $14 in 2025."
    assert len(guided(extract(text, published=DAY, title=title))) == count


def test_a_part_of_the_company_of_the_title_is_not_who_guides(extract: Any) -> None:
    text = f"- {V} release: EPS of $1.45.\n- Advanced Marren Solutions led the growth.\n- Guidance for 2025:\n- Adjusted EPS of $4.60 to $4.80 versus Adjusted EPS of $4.40 for 2024"
    found = guided(extract(text, published=DAY, title=f"{V} EPS of $1.45 beats"))
    assert found == [(V, "adjusted_eps", 4.60, 4.80, "2025")]


def test_a_step_yields_what_its_company_expects_of_it(extract: Any) -> None:
    text = f'{V} (the "Company") has renewed its works, which is expected to deliver $600 million in annual savings by 2027.'
    assert guided(extract(text, published=DAY)) == [(V, "cost_savings", 6e8, 6e8, "2027")]


def test_a_study_of_a_market_is_no_company_s_guidance(extract: Any) -> None:
    text = f'{V} (the "Company") sells machines. Software revenue is expected to grow 7% in 2025.'
    assert guided(extract(text, published=DAY, title="Mill Market Set to Reach $6 Billion, Tarn Reports")) == []


def test_a_year_before_its_measure_is_the_period(extract: Any) -> None:
    text = f"{V} reported in May. Its 2026 EBIT target is for at least $2 billion."
    assert guided(extract(text, published=DAY)) == [(V, "operating_income", 2e9, 2e9, "2026")]


def test_periods_within_a_list_go_on_with_it(extract: Any) -> None:
    text = f"For Q2 2025 and the full year 2025, {V} expects:\n\nQ2 2025\n\n- Revenue of $820 million to $830 million.\n- Costs to weigh. The dollar is strong.\n- EBITDA of $65 million.\n\nFull year 2025\n\n- Revenue of $3 billion."
    assert guided(extract(text, published=DAY)) == [
        (V, "ebitda", 65e6, 65e6, "2025-Q2"),
        (V, "revenue", 82e7, 83e7, "2025-Q2"),
        (V, "revenue", 3e9, 3e9, "2025"),
    ]


def test_the_rows_of_a_table_are_under_its_heading(extract: Any) -> None:
    text = f"{V} reported.\n- Second Quarter 2025 Outlook\n| | | Q2 2025 |\n| --- | --- | --- |\n| Revenue | | Expected to be between $280 million and $295 million |\n| Net income | | Expected to be between ($20) million and nothing |"
    assert guided(extract(text, published=DAY)) == [(V, "revenue", 28e7, 295e6, "2025-Q2")]


def test_a_past_quarter_ends_a_list_of_what_lies_ahead(extract: Any) -> None:
    text = f"For 2025, {V} expects:\n- Revenue of $3 billion.\n\nQ1 2025\n\n- EBITDA of $65 million."
    assert guided(extract(text, published=DAY)) == [(V, "revenue", 3e9, 3e9, "2025")]


def test_a_part_of_the_company_may_open_an_item(extract: Any) -> None:
    text = f"For 2025, {V} expects:\n- VNRG: operating income down 10% to 15%\n- EBITDA of $65 million"
    assert guided(extract(text, published=DAY)) == [
        (V, "ebitda", 65e6, 65e6, "2025"),
        (V, "operating_income_growth", -15.0, -10.0, "2025"),
    ]


def test_what_analysts_expect_heads_no_list_of_the_company(extract: Any) -> None:
    text = f"{V} reports in June. In addition, analysts expect the following:\n- EBITDA of $65 million\n- Revenue of $3 billion"
    assert guided(extract(text, published=DAY)) == []

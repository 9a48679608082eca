"""Guidance in further forms: lists of companies, two names with two figures, who speaks, and what is not its aim."""

from __future__ import annotations

from typing import Any

import pytest

from extractor.schema import Guidance

DAY = "2025-05-29"

STATED: tuple[tuple[str, list[tuple[str, str, float, float, str | None]]], ...] = (
    ("Velanur Power Inc reported. What the company expects for 2025:\n- revenue of $5 billion\nAnd for 2026 as a whole:\n- revenue of $6 billion\n- stock compensation of $40 million",
     [("Velanur Power Inc", "revenue", 5e9, 5e9, "2025"), ("Velanur Power Inc", "revenue", 6e9, 6e9, "2026"), ("Velanur Power Inc", "stock_compensation", 4e7, 4e7, "2026")]),
    ("Velanur Power Inc reported. And for 2026 as a whole:\n- revenue of $6 billion", []),
    ("Velanur Power Inc finance chief Ines Calder issued 2026 guidance of $5 billion in revenue.",
     [("Velanur Power Inc", "revenue", 5e9, 5e9, "2026")]),
    ("Budgets for 2026: Velanur Power Inc $17 billion to $18 billion, Nimbrel Cloud Inc $11 billion.",
     [("Velanur Power Inc", "capex", 17e9, 18e9, "2026"), ("Nimbrel Cloud Inc", "capex", 11e9, 11e9, "2026")]),
    ("Capex plans for 2025\n\n• Velanur Power Inc: $9bn-$10bn\n\n• Nimbrel Cloud Inc: about $2bn",
     [("Velanur Power Inc", "capex", 9e9, 10e9, "2025"), ("Nimbrel Cloud Inc", "capex", 2e9, 2e9, "2025")]),
    ("Deals of 2025\n\n• Velanur Power Inc: $9bn-$10bn", []),
    ("Velanur Power Inc and Nvidia plan to spend $75 million and $68 million in 2026.",
     [("Velanur Power Inc", "capex", 75e6, 75e6, "2026"), ("Nvidia", "capex", 68e6, 68e6, "2026")]),
    ("Velanur Power Inc set its 2025 revenue target at $7 billion, after achieving 2024 revenue of $6 billion.",
     [("Velanur Power Inc", "revenue", 7e9, 7e9, "2025")]),
    ("Velanur Power Inc targets 2025 EBITDA of $7 billion, from $6 billion in 2024.",
     [("Velanur Power Inc", "ebitda", 7e9, 7e9, "2025")]),
    ("Velanur Power Inc forecasts revenue to be between a 2% decline and 1% growth in 2025.",
     [("Velanur Power Inc", "revenue_growth", -2.0, 1.0, "2025")]),
    ("Velanur Power Inc's 2026 outlook beat all hopes. The company expects about $1 billion in revenue.",
     [("Velanur Power Inc", "revenue", 1e9, 1e9, "2026")]),
    ("In March, Velanur Power Inc put 2025 capital spending at $200 million.",
     [("Velanur Power Inc", "capex", 2e8, 2e8, "2025")]),
    ("Velanur Power Inc expects 2026 to bring $590 million to $610 million.",
     [("Velanur Power Inc", "revenue", 5.9e8, 6.1e8, "2026")]),
    ("Velanur Power Inc expects free cash flow before acquisitions of $300 million in 2025.",
     [("Velanur Power Inc", "free_cash_flow", 3e8, 3e8, "2025")]),
    ("Velanur Power Inc plans to invest $600 million in its grid by 2028.",
     [("Velanur Power Inc", "capex", 6e8, 6e8, "2028")]),
    ("Velanur Power Inc plans to invest $600 million in its customer by 2028.", []),
    ("Velanur Power Inc will spend $600 million at Nimbrel Cloud Inc.", []),
    ("Velanur Power Inc lifted its 2026 target for contracted load to 110 MW.",
     [("Velanur Power Inc", "contracted_capacity", 110.0, 110.0, "2026")]),
    ("Velanur Power Inc repeated that capital spending in 2025 would come to $20 million.",
     [("Velanur Power Inc", "capex", 2e7, 2e7, "2025")]),
    ("Velanur Power Inc, the maker of Nimbrel Cloud Inc, reported. The maker of Nvidia and Nimbrel Cloud Inc expects 2026 revenue of $2 billion.",
     [("Velanur Power Inc", "revenue", 2e9, 2e9, "2026")]),
    ("Velanur Power Inc runs plants there. Norway has 8 GW and aims to raise it to 20 GW by 2032.", []),
    ("Velanur Power Inc posted revenue of $17.3 million, above its guidance of $15.1 million.", []),
    ("Velanur Power Inc expects to spend $75 million in 2026, well above the $58 million that it had paid.",
     [("Velanur Power Inc", "capex", 75e6, 75e6, "2026")]),
    ("Nvidia guides for capex of $9 million in 2026, while Velanur Power Inc has pegged its own capex at $7 million in 2026.",
     [("Nvidia", "capex", 9e6, 9e6, "2026"), ("Velanur Power Inc", "capex", 7e6, 7e6, "2026")]),
    ("Velanur Power Inc is expected to post a strong year, with capital expenditure forecast to jump 128% in 2026.", []),
    ("Velanur Power Inc is investing $1 million to acquire a quarter of a start-up.", []),
    ("Velanur Power Inc expects a net margin in the mid-to-high 40% range for 2025.", []),
    ("Velanur Power Inc expects farmers to finish 2025 with a net income of $180 million.", []),
    ("Velanur Power Inc guided for 2025 revenue from $4.75 billion to $4.85 billion.",
     [("Velanur Power Inc", "revenue", 4.75e9, 4.85e9, "2025")]),
    ("Velanur Power Inc forecast 2025 revenue of $600 million and $640 million.",
     [("Velanur Power Inc", "revenue", 6e8, 6.4e8, "2025")]),
    ("For 2025, Velanur Power Inc expects net profit to decline 8.6% to $4.5 billion.",
     [("Velanur Power Inc", "net_income", 4.5e9, 4.5e9, "2025"), ("Velanur Power Inc", "net_income_growth", -8.6, -8.6, "2025")]),
    ("Velanur Power Inc upgraded its sales forecast, announcing a $2 billion share buyback.", []),
    ("For 2025, Velanur Power Inc expects organic sales to be flat to down 2.5%.",
     [("Velanur Power Inc", "revenue_growth", -2.5, 0.0, "2025")]),
    ("Velanur Power Inc raised its outlook for free cash flow, citing $1 billion in payments.", []),
    ("The analysis assumes Velanur Power Inc will reach revenue of $66 million in 2026.", []),
    ("Velanur Power Inc cuts its target price to $85 a share.", []),
    ('"The outlook for revenue was weak at $6 billion," said Nvidia analysts.', []),
    ("Velanur Power Inc plans to add capacity, targeting an expansion of its fleet by 300 MW by 2026.", []),
    ("We at Velanur Power Inc see our best year, and our team is with us, we hope. Its revenue is expected to grow by 32% in 2025, according to estimates.", []),
    ("Analysts expect Velanur Power Inc's revenue for 2025 to grow 3% to $1.28 billion. For 2026, its revenue is expected to grow by 3.6%.", []),
    ("Velanur Power Inc expects 2025 EPS of $1.40. Analysts expect EPS of $1.45. Net sales are expected to grow 3% in 2025.",
     [("Velanur Power Inc", "eps", 1.4, 1.4, "2025"), ("Velanur Power Inc", "revenue_growth", 3.0, 3.0, "2025")]),
    ("Velanur Power Inc raised its 2026 revenue guidance to $4 billion.\n- Nimbrel Cloud Inc -8% - Shares plunged. FY2027 revenue guidance of $1.8 billion came in low.",
     [("Velanur Power Inc", "revenue", 4e9, 4e9, "2026"), ("Nimbrel Cloud Inc", "revenue", 1.8e9, 1.8e9, "FY2027")]),
    ("Velanur Power Inc beat hopes, Nvidia analysts said. Nvidia expects revenue of $2 billion in 2025.", []),
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), STATED, ids=[text for text, _ in STATED])
def test_guidance_is_whose_aim_it_is(
    extract: Any, text: str, expected: list[tuple[str, str, float, float, str | None]]
) -> None:
    found = [claim for claim in extract(text, published=DAY).claims if isinstance(claim, Guidance)]
    assert sorted((g.company, g.metric, g.low, g.high, g.period) for g in found) == sorted(expected)


def test_a_house_that_says_so_in_the_title_gives_no_guidance_of_its_subject(extract: Any) -> None:
    text = "Velanur Power Inc may miss. The firm said it was forecasting 2025 earnings of $0.91 per share."
    found = extract(text, published=DAY, title="Velanur's Earnings to Fall Short, Tarn Markets Says").claims
    assert [claim for claim in found if isinstance(claim, Guidance)] == []


def test_a_brokers_note_has_no_we_of_the_company(extract: Any) -> None:
    text = "Velanur Power Inc is cheap. We expect net sales of $119 million in 2025."
    found = extract(text, published=DAY, title="Tarn Markets: A shift worth watching").claims
    assert [claim for claim in found if isinstance(claim, Guidance)] == []


def test_the_end_of_a_dated_guidance_is_kept(extract: Any) -> None:
    text = "Velanur Power Inc expects revenue of $6 billion, the high end of its prior 2025 guidance."
    (found,) = (claim for claim in extract(text, published=DAY).claims if isinstance(claim, Guidance))
    assert found.change == "maintained"


@pytest.mark.parametrize(
    ("before", "change"),
    [
        ("raised its EPS guidance for 2025 to $4 from $3", [None, "raised"]),
        ("raised its outlook for 2025", ["raised"]),
        ("raised its guidance for capital spending", ["raised"]),
    ],
)
def test_a_change_is_carried_to_the_measure_that_it_was_said_of(
    extract: Any, before: str, change: list[str | None]
) -> None:
    text = f"Velanur Power Inc {before}. The company expects capital spending of $200 million in 2025."
    found = [claim for claim in extract(text, published=DAY).claims if isinstance(claim, Guidance)]
    assert sorted((g.change for g in found), key=str) == change

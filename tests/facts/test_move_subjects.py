"""Subjects of moves: parts of companies, names that are only cited, and subjects that no name covers."""

from __future__ import annotations

from typing import Any

import pytest

from extractor.schema import Move

DAY = "2025-05-29"

PARTS = (
    ("Velanur Power Inc said its China sales were down 4.6% from a year earlier.", "china_revenue"),
    ("Velanur Power Inc's grid services revenue rose 15% to $641 million.", "grid_services_revenue"),
    ("Velanur Power Inc reported an 8% rise in revenue in its home battery segment.", "home_battery_revenue"),
    ("Velanur Power Inc said sales of turbine parts fell 3% from a year earlier.", "turbine_parts_revenue"),
    ("Velanur Power Inc reported on Monday. Revenue from its cloud unit grew 30%.", "cloud_revenue"),
    ("Velanur Power Inc shipments rose by 4% in Germany.", "germany_shipments"),
    ("Velanur Power Inc said that revenue per user rose 25%.", "revenue_per_user"),
    ("Velanur Power Inc's total net revenue rose 15% to $641 million.", "revenue"),
    ("Velanur Power Inc's third-quarter organic revenue rose 15%.", "revenue"),
    ("Velanur Power Inc posted 13% y/y revenue growth.", "revenue"),
    ("Velanur Power Inc reported a 9% rise in revenue from continuing operations.", "revenue"),
    ("Velanur Power Inc sales rose 9% in the quarter.", "revenue"),
    ("Velanur Power Inc's revenue from meter leasing rose 12% to $5 million.", "meter_leasing_revenue"),
    ("Velanur Power Inc reported a 9% decline in sales of its heat pumps.", "heat_pumps_revenue"),
    ("Velanur Power Inc revenue from a year earlier rose 9%.", "revenue"),
    ("Velanur Power Inc expanded, highlighting revenue growth of 9%.", "revenue"),
    ("Velanur Power Inc marketing revenue grew 9%.", "marketing_revenue"),
)
"""A measure of a part has the part in its name, that of the whole has not."""


@pytest.mark.parametrize(("text", "metric"), PARTS, ids=[text for text, _ in PARTS])
def test_a_part_of_a_company_is_not_the_whole(extract: Any, text: str, metric: str) -> None:
    assert [(m.subject, m.metric) for m in moves(extract(text, published=DAY))] == [("Velanur Power Inc", metric)]


SUBJECTS: tuple[tuple[str, list[str]], ...] = (
    ("Velanur Power Inc reported revenue of $263 million. That represents a decline of 16% from a year earlier.", ["Velanur Power Inc"]),
    ("Velanur Power Inc posted a 2% uptick in sales. For the year, the figure climbed by 3%.", ["Velanur Power Inc", "Velanur Power Inc"]),
    ("Velanur Power Inc spoke. The market for tin was worth $5 billion in revenue. This is a drop of 4%.", []),
    ("Velanur Power Inc reported revenue of $3 million and profit of $1 million. This is a drop of 4%.", []),
    ("Velanur Power Inc reported. Subscription revenue rose 25% from a year earlier.", ["Velanur Power Inc"]),
    ("The Harlow 150 closed 0.6% lower. In Frankfurt the Rhein 30 gave up 0.9%, and the KLM70 fell 0.2%.", ["Harlow 150", "Rhein 30", "KLM70"]),
    ("Brewer Abdij Dranken sank 7%. Competitors Kasteelbrouw Holding and Tarnhoek Holding fell 2% and 1%.", ["Abdij Dranken", "Kasteelbrouw Holding", "Tarnhoek Holding"]),
    ("Underlying sales of Velanur Power Inc should now grow 4%.", []),
    ("Velanur Power Inc closed a plant. Nvidia analyst Tom Arden welcomed it. Nvidia lowered its recommendation on the stock. The shares lost 4%.", ["Velanur Power Inc"]),
    ("Sales of pumps rose in May, research firm Nimbrel Cloud Inc said. Sales in Spain were up 12% from a year earlier.", []),
    ("Eight sectors rose, led by consumer staples, up 0.9%.", ["Consumer staples"]),
    ("Velanur Power Inc sold more in every region, led by Asia Pacific with a 6% rise.", []),
    ("Velanur Power Inc makes chips. The sector reported 7% revenue and 12% profit growth last year.", []),
    ("The S&P 500 rose 0.6%. The oil and gas sector rose 1.8%.", ["S&P 500"]),
    ("Velanur Power Inc shed 3%. Valdor followed with a turnover of 2 million euros, as its shares rose 0.9%.", ["Velanur Power Inc", "Valdor"]),
    ("Nvidia +2%, U.S. Gold (USAU) +20%", ["Nvidia"]),
    ("Nvidia unit Nimbrel Cloud Inc's sales rose 3% while same-store sales rose 2%.", ["Nimbrel Cloud Inc", "Nimbrel Cloud Inc"]),
    ("Velanur Power Inc rose 4%, outpacing SPQ's nearly 3% gain.", ["Velanur Power Inc"]),
    ("Velanur Power Inc rose 4%, outpacing the S&P 500 index's 3% lift.", ["Velanur Power Inc", "S&P 500"]),
    ("The S&P 500 fell 1%. The Dow stood out with a gain of 0.7%.", ["S&P 500", "Dow Jones Industrial Average"]),
    ("The industry shrank. Velanur Power Inc reported ad reach grew by 10% in 2024.", []),
    ("Velanur Power Inc makes handbags. Global luxury sales fell around 2% last year.", []),
    ("Velanur Power Inc makes pumps. Demand declined 1% from a year earlier.", []),
    ("Bitcoin climbed 10% while open interest rose 4%.", ["Bitcoin"]),
    ("The Aussie, which follows the yuan, sank 0.7%.", ["Australian dollar"]),
    ("The state saw a 159% increase in billion-dollar-loss storms.", []),
    ("S&P 500 +0.1%, Dow -0.2%", ["S&P 500", "Dow Jones Industrial Average"]),
    ("Velanur Power Inc gained 2%.\nGorvan Oil Refinery – The company's net profit fell 9% from a year earlier.", ["Velanur Power Inc"]),
    ("Velanur Power Inc gained 2%.\nNimbrel Cloud Inc - Shares rose 4%.\nVelanur Power Inc fell again. The company's revenue rose 3% from a year earlier.", ["Velanur Power Inc", "Nimbrel Cloud Inc", "Velanur Power Inc"]),
    ("Nimbrel Cloud Inc - Shares of the natural gas and propane distributor slid 2% on Monday.", ["Nimbrel Cloud Inc"]),
    ("Shares of Velanur Power Inc and Nimbrel Cloud Inc added 2.5% and 3.1, respectively.", ["Velanur Power Inc"]),
    ("The number of forklift drivers employed in Velanur Power Inc fell 20%.", []),
    ("Velanur Power Inc has grown by 13% its part in the pilot scheme.", []),
    ("India bought 3 million tons of palm oil in 2024, up 6.5%.", []),
    ("A robust 28% growth in its gold loan portfolio helped Velanur Power Inc.", []),
    ("Revenue rose in the Velanur Power Inc cable segment (+23.2%).", []),
    ("Velanur Power Inc did better when the market as a whole dropped 9%.", []),
    ("Velanur Power Inc helps owners; clients have seen a 25% increase in profit.", []),
    ("Nimbrel Cloud Inc, operator of Velanur Power Inc and Nvidia, shares slipped 4.3%.", ["Nimbrel Cloud Inc"]),
    ("The dollar index, which measures the greenback against the yen and the euro, rose 0.35%.", ["US dollar index"]),
    ("The S&P 500 gained 0.5%, led by a 1.6% rise in Harlow Bank.", ["S&P 500", "Harlow Bank"]),
    ("Demand shifted to defensive sectors, led by Velanur Power Inc (44.8%).", []),
    ("In a report, Velanur Power Inc said transaction volume increased 5% from a year earlier.", []),
    ("Velanur Power Inc keeps a buy rating on the shares, which are now up 2.7%.", []),
    ("Velanur Power Inc is in focus. In Doha, the index fell 0.1%.", ["Doha index"]),
    ("Customers like Velanur Power Inc and Nvidia reduce costs by up to 60%.", []),
    ("The gauge was led higher, with Velanur Power Inc recently declining by 0.2%.", ["Velanur Power Inc"]),
    ("Velanur Power Inc met Nvidia. By then Velanur Power Inc was up 4%.", ["Velanur Power Inc"]),
    ("Nvidia: Recorded a 44% drop in net profit.\nHarlow Projects: Reported a 10.6% decline in net sales, with net profit plunging 83%.", ["Nvidia", "Harlow Projects", "Harlow Projects"]),
    ("Velanur Power Inc signed. Harlow metals Group shares were up 7%.", []),
    ("Serums hold plain oils and refined Velanur Power Inc (99%), and low doses.", []),
    ("Blue-chip stocks fell 0.6% on Monday.", []),
    ("Most S&P 500 sectors are higher, up more than 1%.", []),
    ("The S&P 500 index is higher, up more than 1%.", ["S&P 500"]),
    ("Nvidia's dollar volume rose 5% from a year earlier.", ["Nvidia"]),
    ("The dollar rose 0.5%.", ["US dollar"]),
    ("US West Texas Intermediate crude oil fell 2% and North Sea Brent crude oil lost 1%.", ["WTI crude", "Brent crude"]),
    ("Crude oil fell 2%.", ["Crude oil"]),
    ("The Stoxx Europe 600 Oil and Gas Index rose 0.1%.", ["Stoxx Europe 600 Oil and Gas Index"]),
    ("Garlow Daily Bank Bull 3X Shares (GBB) was up 1.2%.", ["Garlow Daily Bank Bull 3X Shares"]),
    ("| Australian Dollar (AUD:USD) | +1.2% |", ["Australian dollar"]),
)  # fmt: skip


@pytest.mark.parametrize(("text", "subjects"), SUBJECTS, ids=[text for text, _ in SUBJECTS])
def test_a_change_is_of_whom_the_words_name(extract: Any, text: str, subjects: list[str]) -> None:
    assert [move.subject for move in moves(extract(text, published=DAY))] == subjects


REFUSED = (
    ("Velanur Power Inc revenue is pegged to advance by 5% to 6%.", "forecast"),
    ("Nimbrel Cloud Inc predicts that Velanur Power Inc will rise 20%.", "forecast"),
    ("Velanur Power Inc shares tend to swing, rising around 40% after results.", "generic"),
    ("There have been six instances where Velanur Power Inc lost more than 1% in a day.", "generic"),
    ("In five of those instances, Velanur Power Inc fell 7%.", "generic"),
    ("Gold output came with a gold recovery of 95%.", "level"),
    ("Velanur Power Inc shipments grew, an increase of more than 100% compared to an expected rise of 9 million.", "comparison"),
    ("Analysts polled by FactSet expected Velanur Power Inc to report a same-store sales gain of 5.7%.", "forecast"),
    ("Velanur Power Inc trades often; in those years, Nvidia gained 9.3%.", "generic"),
    ("Velanur Power Inc burnt 40 tonnes of coal, representing a 6% increase from 2023.", "no_subject"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "reason"), REFUSED, ids=[text for text, _ in REFUSED])
def test_what_is_no_change_of_a_named_measure(extract: Any, text: str, reason: str) -> None:
    found = extract(text, published=DAY)
    assert moves(found) == []
    assert reason in [entry.outcome for entry in found.ledger if entry.kind == "percent"]


STATED = (
    ("Velanur Power Inc made EBITDA of $25 million, representing a 25% increase from a year earlier.", {"metric": "ebitda", "percent": 25.0}),
    ("Read: Velanur Power Inc operator Westharrow Q3 PAT falls 59%.", {"metric": "net_income", "percent": -59.0, "horizon": "yoy"}),
    ("*Nvidia FY Underlying Sales Growth 4.2%", {"metric": "revenue", "percent": 4.2}),
    ("Velanur Power Inc has added 49% of value in the last one year.", {"metric": "share_price", "percent": 49.0, "horizon": "yoy"}),
    ("Velanur Power Inc delivered 386,810 cars in the first quarter of 2025, down 20% from a year earlier.", {"metric": "deliveries", "percent": -20.0, "horizon": "yoy"}),
    ("Velanur Power Inc press release: FY Earnings Per Share of $9.57, up by 8.9% vs. 2024.", {"metric": "eps", "horizon": "yoy"}),
    ("Velanur Power Inc's quarterly revenue was 20% above the previous quarter.", {"metric": "revenue", "percent": 20.0, "horizon": "qoq"}),
    ("Velanur Power Inc shares hit a price that was 15% above Wednesday's close.", {"metric": "share_price", "percent": 15.0}),
    ("Velanur Power Inc shares were off by lunch and took back 1.7% after hours.", {"percent": 1.7, "horizon": "after_hours"}),
    ("Velanur Power Inc sales amounted to $260 million, an increase with 40% from a year earlier.", {"metric": "revenue", "percent": 40.0}),
    ("Velanur Power Inc's ordinary income increased 11.9% from a year earlier.", {"metric": "ordinary_income"}),
    ("The most active May copper contract gained 0.4%.", {"subject": "Copper", "percent": 0.4}),
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), STATED, ids=[text for text, _ in STATED])
def test_is_stated(extract: Any, text: str, expected: dict[str, Any]) -> None:
    (move,) = moves(extract(text, published=DAY))
    assert {name: getattr(move, name) for name in expected} == expected


def moves(extraction: Any) -> list[Move]:
    return [claim for claim in extraction.claims if isinstance(claim, Move)]


KINDS = (
    ("The Harlow 150 fell 2%.", "index"),
    ("The Oakmantle Dividend Fund fell 2%.", "fund"),
    ("Harlow Funding fell 2%.", "company"),
)


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_an_unknown_name_is_of_the_kind_that_it_says(extract: Any, text: str, kind: str) -> None:
    assert [m.subject_kind for m in moves(extract(text, published=DAY))] == [kind]

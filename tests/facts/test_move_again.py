"""Moves of what was spoken of before: on another basis, as "it", as "the stock", as what somebody is called."""

from __future__ import annotations

from typing import Any

import pytest

from extractor.schema import Move

DAY = "2025-05-29"
REPORTS = "Velanur Power Inc reported revenue of $1.8 billion, up 8%. "

Told = list[tuple[str, str, float, str]]

CASES: tuple[tuple[str, Told], ...] = (
    # on another basis
    ("Velanur Power Inc said that orders came to $1.8 billion. Sequentially they were 2.1% higher.", [("Velanur Power Inc", "orders", 2.1, "qoq")]),
    (REPORTS + "On a comparable basis it was 3% higher.", [("Velanur Power Inc", "revenue", 3.0, "yoy"), ("Velanur Power Inc", "revenue", 8.0, "yoy")]),
    ("Shipments of Velanur Power Inc fell 3% over the year; excluding one customer they were 1% higher.", [("Velanur Power Inc", "shipments", -3.0, "yoy"), ("Velanur Power Inc", "shipments", 1.0, "yoy")]),
    ("Velanur Power Inc said revenue in April rose 4%. Compared with March, it was 2% lower.", [("Velanur Power Inc", "revenue", -2.0, "mom"), ("Velanur Power Inc", "revenue", 4.0, "yoy")]),
    ("Velanur Power Inc shares fell 3%. Organically they were odd, 5% higher.", [("Velanur Power Inc", "share_price", -3.0, "day")]),
    (REPORTS + "The stock closed higher. At noon it was 3% higher.", [("Velanur Power Inc", "revenue", 8.0, "yoy"), ("Velanur Power Inc", "share_price", 3.0, "day")]),
    # added up, and measured twice
    ("Velanur Power Inc reported revenue of $300 million. For the quarter that comes to $900 million, up 12% from a year earlier and 3% from the previous quarter.",
     [("Velanur Power Inc", "revenue", 3.0, "qoq"), ("Velanur Power Inc", "revenue", 12.0, "yoy")]),
    ("Velanur Power Inc shares rose 8% from a year earlier and 3% of its staff left.", [("Velanur Power Inc", "share_price", 8.0, "yoy")]),
    # an index, a fund, a metal
    ("The Harlow 500 rose 1%. In April it had lost 4%.", [("Harlow 500", "index_level", -4.0, "month"), ("Harlow 500", "index_level", 1.0, "day")]),
    ("Copper rose 1%, according to Velanur Power Inc. It has gained 9% since January.", [("Copper", "price", 1.0, "day"), ("Copper", "price", 9.0, "ytd")]),
    ("Tin was the metal of the day at Velanur Power Inc. It jumped 3%.", [("Tin", "price", 3.0, "day")]),
    ("Gold rose 1%. Velanur Power Inc said it mined more. It gained 4%.", [("Gold", "price", 1.0, "day"), ("Velanur Power Inc", "share_price", 4.0, "day")]),
    ("Copper miner Velanur Power Inc rose 1%. It has gained 9% this year.", [("Velanur Power Inc", "share_price", 1.0, "day"), ("Velanur Power Inc", "share_price", 9.0, "ytd")]),
    # what no name covers
    ("The spread between Velanur Power Inc bonds and notes narrowed 3%. On Friday it fell 10%.", []),
    ("The premium paid over the price of Velanur Power Inc rose 3%. Since then it has risen 100% this year.", []),
    # a stock that somebody owns
    ("I bought Harlow Grid in 2016, and on Tuesday it fell 6.3%.", [("Harlow Grid", "share_price", -6.3, "day")]),
    # what was sold and earned
    ("Velanur Power Inc sold 14% more than a year earlier.", [("Velanur Power Inc", "revenue", 14.0, "yoy")]),
    ("Velanur Power Inc earned $50 million in the quarter, 12% less than a year before.", [("Velanur Power Inc", "net_income", -12.0, "yoy")]),
    ("Velanur Power Inc earned $50 million before interest, taxes, depreciation and amortization, 12% more than a year earlier.", [("Velanur Power Inc", "ebitda", 12.0, "yoy")]),
    ("Velanur Power Inc mined 310 bitcoin in April, 4% more than in March.", [("Velanur Power Inc", "output", 4.0, "mom")]),
    ("Velanur Power Inc sold 14% more cars than Harlow Inc.", []),
    ("Velanur Power Inc said that gas is 30% cheaper than oil.", []),
    # better, cheaper, at the limit
    ("Velanur Power Inc was 3% better at noon.", [("Velanur Power Inc", "share_price", 3.0, "day")]),
    ("Zinc was 0.4% dearer at $2,800.", [("Zinc", "price", 0.4, "day")]),
    ("Tin was 0.8% cheaper at $30,900.", [("Tin", "price", -0.8, "day")]),
    ("Velanur Power Inc's new turbine is 12% better than the last.", []),
    ("Velanur Power Inc is ahead by 5% in the race.", []),
    ("The S&P 500 is still ahead by 6.1% for the year.", [("S&P 500", "index_level", 6.1, "ytd")]),
    ("Shares of Velanur Power Inc hit the 10% upper circuit.", [("Velanur Power Inc", "share_price", 10.0, "day")]),
    ("Velanur Power Inc stock was frozen at its 5% lower circuit.", [("Velanur Power Inc", "share_price", -5.0, "day")]),
    ("The exchange revised the filter of Velanur Power Inc to a 5% upper circuit.", []),
    # the loss of the day
    ("Velanur Power Inc fell as much as 4% before paring its loss to 1%.", [("Velanur Power Inc", "share_price", -4.0, "day"), ("Velanur Power Inc", "share_price", -1.0, "day")]),
    ("Velanur Power Inc narrowed its net loss to 5% of sales.", []),
    # chances, forecasts, what was preliminary
    ("Gold rose as traders put the odds of a rate rise in June at 60%.", []),
    ("Velanur Power Inc revenue should end between a fall of 3% and a rise of 1%.", []),
    ("Velanur Power Inc said preliminary sales for 2024 rose 5%.", [("Velanur Power Inc", "revenue", 5.0, "yoy")]),
    ("Velanur Power Inc signed a preliminary deal to raise output by 5%.", []),
    # stretches
    ("Velanur Power Inc has gained 17% in the past seven days.", [("Velanur Power Inc", "share_price", 17.0, "week")]),
    ("Velanur Power Inc gained 16% in the first three months of the year.", [("Velanur Power Inc", "share_price", 16.0, "quarter")]),
    ("Output of Velanur Power Inc fell 7% in February from January.", [("Velanur Power Inc", "output", -7.0, "mom")]),
    ("Velanur Power Inc revenue was 7% lower than in the quarter before.", [("Velanur Power Inc", "revenue", -7.0, "qoq")]),
)  # fmt: skip


@pytest.mark.parametrize(("text", "told"), CASES, ids=[text for text, _ in CASES])
def test_a_move_is_of_what_was_spoken_of(extract: Any, text: str, told: Told) -> None:
    assert sorted(moves(extract(text, published=DAY))) == sorted(told)


LEADS: tuple[tuple[str, str, list[str]], ...] = (
    ("IREN leases site to Nebius", "IREN will lease a site to Nebius.\nNebius pays in advance.\nThe shares rose 7%.", ["IREN"]),
    ("Nebius rents out chips to IREN", "Nebius rents out chips to IREN.\nIREN can order more.\nThe stock jumped 9%.", ["Nebius"]),
    ("IREN leases site to Nebius", "IREN will lease a site to Nebius.\nNebius shares were halted.\nThe shares rose 7%.", ["Nebius"]),
    ("Microsoft leases site from Nebius", "Microsoft will lease from Nebius.\nNebius gets paid in advance.\nThe shares rose 7%.", ["Nebius"]),
    ("IREN leases site to Nebius", "IREN will lease a site to Nebius.\nNebius pays in advance. The shares rose 7%.", ["Nebius"]),
    ("News", "Velanur Power Inc won an order. The turbine maker later fell 3%.", ["Velanur Power Inc"]),
    ("News", "Velanur Power Inc sold a unit to Oakline Corp. The new company fell 3%.", []),
    ("News", "The turbine maker fell 3%.", []),
    ("Velanur Power Inc buys a battery", "Velanur Power Inc will buy a battery.\nThe Danish utility said that revenue for the quarter rose 7%.", ["Velanur Power Inc"]),
    ("Velanur Power Inc buys a battery", "Velanur Power Inc will buy a battery.\nThe energy ministry said that revenue for the quarter rose 7%.", []),
    ("Velanur Power Inc lifts outlook", "Velanur Power Inc did well. The coatings division sold 6% more than a year earlier.", ["Velanur Power Inc"]),
    ("Velanur Power Inc lifts outlook", "Velanur Power Inc did well. Dealers sold 3% less.", []),
    ("Velanur Power Inc lifts outlook", "Velanur Power Inc did well. Glowcare, the skin brand, saw its sales rise 12% from a year earlier.", ["Velanur Power Inc"]),
    ("Velanur Power Inc lifts outlook", "Velanur Power Inc did well. Oakline, its rival, saw its sales rise 12% from a year earlier.", []),
    ("Velanur Power Inc lifts outlook", "Velanur Power Inc did well. The average selling price slid 4% from a year earlier.", ["Velanur Power Inc"]),
    ("Velanur carries London", "Velanur Power Inc climbed. Travel and leisure shares fared worst, with a sector loss of 2.5%.", []),
)  # fmt: skip


@pytest.mark.parametrize(("title", "text", "subjects"), LEADS, ids=[f"{title}: {text}" for title, text, _ in LEADS])
def test_an_unnamed_subject_is_whom_the_news_is_of(extract: Any, title: str, text: str, subjects: list[str]) -> None:
    assert [told[0] for told in moves(extract(text, published=DAY, title=title))] == subjects


def moves(extraction: Any) -> Told:
    return [(c.subject, c.metric, c.percent, c.horizon) for c in extraction.claims if isinstance(c, Move)]

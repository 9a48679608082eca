"""Moves: percentages that are a change of something, and the many that are not."""

from __future__ import annotations

from typing import Any

import pytest

from extractor.schema import Extraction, Move

DAY = "2025-05-27"
"""A Tuesday."""

STATED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("Velanur Power Inc fell 4.9%.", {"rule": "move.verb", "subject": "Velanur Power Inc", "metric": "share_price", "percent": -4.9, "horizon": "day", "period": DAY}),
    ("Velanur Power Inc was down 2% in early trading.", {"rule": "move.adverb_left", "percent": -2.0, "horizon": "day"}),
    ("Shares of Velanur Power Inc closed 1.5% higher.", {"rule": "move.adverb", "percent": 1.5}),
    ("Nvidia -3.2%", {"rule": "move.sign", "percent": -3.2}),
    ("Velanur Power Inc reported a 12% jump in revenue.", {"rule": "move.noun", "metric": "revenue", "percent": 12.0, "horizon": "yoy"}),
    ("The news lifted Velanur Power Inc shares 7%.", {"rule": "move.lifted", "percent": 7.0}),
    ("The news sent Velanur Power Inc shares down 7%.", {"percent": -7.0}),
    ("Velanur Power Inc rose nearly 3%.", {"percent": 3.0, "bound": "about"}),
    ("Velanur Power Inc fell as much as 7.8%.", {"percent": -7.8, "bound": "up_to"}),
    ("Velanur Power Inc fell more than 5%.", {"percent": -5.0, "bound": "at_least"}),
    ("Velanur Power Inc has lost 12% since the start of the year.", {"percent": -12.0, "horizon": "ytd", "period": "2025"}),
    ("Velanur Power Inc gained 40% in 2023.", {"horizon": "calendar", "period": "2023"}),
    ("Velanur Power Inc gained 40% in 2025.", {"horizon": "ytd", "period": "2025"}),
    ("Velanur Power Inc slid 12% in the first quarter.", {"percent": -12.0, "horizon": "quarter"}),
    ("Over twelve months Velanur Power Inc has shed 57%.", {"percent": -57.0, "horizon": "yoy"}),
    ("Velanur Power Inc gained 6% after the bell.", {"horizon": "after_hours"}),
    ("Velanur Power Inc gained 1.2% on Wednesday, now up 17% in 2025 and 322% year-over-year.", {"metric": "share_price", "percent": 322.0, "horizon": "yoy"}),
    ("Velanur Power Inc is up 17% year-to-date and 240% year-over-year.", {"metric": "share_price", "percent": 240.0, "horizon": "yoy"}),
    ("Velanur Power Inc rose 2%, taking its advance this year to 52%.", {"percent": 52.0, "horizon": "ytd"}),
    ("Revenue of Velanur Power Inc grew 88% from a year earlier.", {"metric": "revenue", "percent": 88.0, "horizon": "yoy"}),
    ("Velanur Power Inc said that its net profit rose 18% from a year earlier.", {"metric": "net_income", "percent": 18.0}),
    ("Revenue of Velanur Power Inc fell 3% from the previous quarter.", {"metric": "revenue", "percent": -3.0, "horizon": "qoq"}),
    ("Revenue of Velanur Power Inc jumped by an astonishing 50%.", {"metric": "revenue", "percent": 50.0}),
    ("Velanur Power Inc shares fell past 8%.", {"percent": -8.0}),
    ("Velanur Power Inc grew shipments 37% from a year earlier.", {"metric": "shipments", "percent": 37.0, "horizon": "yoy"}),
    ("Velanur Power Inc saw 19% growth in order intake.", {"metric": "orders", "percent": 19.0}),
    ("Velanur Power Inc reported an 11% increase in second-quarter revenue.", {"metric": "revenue", "percent": 11.0}),
    ("Among the leaders was Velanur Power Inc, which was up 3.5%.", {"subject": "Velanur Power Inc", "percent": 3.5}),
    ("On the upside, Velanur Power Inc jumped 10%.", {"percent": 10.0}),
    ("Velanur Power Inc revenue fell 1.3% compared to the same quarter in 2023, the report for the first quarter of 2025 said.", {"metric": "revenue", "percent": -1.3, "period": "2025-Q1"}),
    ("Velanur Power Inc rose 1.7%, outpacing a 0.2% rise by the S&P 500.", {"subject": "S&P 500", "percent": 0.2}),
    ("The price of Velanur Power Inc common stock declined $15, or 3.9%.", {"metric": "share_price", "percent": -3.9, "horizon": "day"}),
    ("Among laggards from Velanur Power Inc (-5.7%) to others, all fell.", {"subject": "Velanur Power Inc", "percent": -5.7}),
    ("Velanur Power Inc soared 30% on Monday after a good week.", {"percent": 30.0, "horizon": "day", "period": "2025-05-26"}),
    ("Velanur Power Inc is up 0.4%, near the record set on Monday.", {"percent": 0.4, "period": DAY}),
    ("Three-month copper fell 0.6%.", {"subject": "Copper", "percent": -0.6, "horizon": "day"}),
    ("USD/JPY +0.42%", {"subject": "USD/JPY", "percent": 0.42}),
    ("Velanur Power Inc has tacked on 2.5% so far this year.", {"percent": 2.5, "horizon": "ytd"}),
    ("Velanur Power Inc shares were off 1.1% at noon.", {"percent": -1.1}),
    ("October Brent crude contract settled up $0.23, or 0.3%.", {"subject": "Brent crude", "percent": 0.3}),
    ("Velanur Power Inc shares slumped 13% over two days.", {"percent": -13.0, "horizon": "unspecified"}),
    ("Velanur Power Inc shares have slid 20% from their peak in October.", {"percent": -20.0, "horizon": "since"}),
    ("Velanur Power Inc shares have fallen 20% since the end of last year.", {"horizon": "ytd", "period": "2025"}),
    ("Velanur Power Inc closed 0.5% lower, staying on course for a fifth weekly decline.", {"percent": -0.5, "horizon": "day"}),
    ("The Australian dollar, often taken for a proxy of the yuan, was down 0.3%.", {"subject": "Australian dollar", "percent": -0.3}),
    ("The systemwide sales of Velanur Power Inc grew 5.4%.", {"metric": "systemwide_sales", "percent": 5.4}),
    ("Velanur Power Inc shares added 3% after good earnings for the second quarter.", {"percent": 3.0, "horizon": "day"}),
    ("Velanur Power Inc closed up 1.5%, its best settlement since October.", {"percent": 1.5, "horizon": "day"}),
    ("Velanur Power Inc shares rose 2.4% in New York for a weekly gain of 5.5%.", {"percent": 2.4, "horizon": "day"}),
    ("Velanur Power Inc swung between a loss of 2.7% and a gain of 1.1% in a day of trading.", {"metric": "share_price", "percent": -2.7}),
    ("Over the past nine months, Velanur Power Inc has surged 15.3%.", {"percent": 15.3, "horizon": "unspecified"}),
    ("Velanur Power Inc, the largest utility by market value, has seen a fall of 3% this week.", {"metric": "share_price"}),
    ("The market value of Velanur Power Inc has increased 17% so far this year.", {"metric": "market_cap", "horizon": "ytd"}),
    ("Oil rose early, with Brent crude, the international standard, gaining 1.1%.", {"subject": "Brent crude", "percent": 1.1}),
    ("Velanur Power Inc has shed 5% this week.", {"horizon": "week", "period": DAY}),
    ("Velanur Power Inc mined 402 bitcoins in April 2025, its output 4% lower than in March 2025.", {"metric": "output", "percent": -4.0, "horizon": "mom", "period": "2025-04"}),
    ("In the first quarter of 2025 revenue of Velanur Power Inc rose 6% from the fourth quarter of 2024.", {"metric": "revenue", "percent": 6.0, "horizon": "qoq", "period": "2025-Q1"}),
    ("Among peers, Velanur Power Inc: minus 2.5%.", {"percent": -2.5}),
    ("Velanur Power Inc shares jumped 15% in the extended session.", {"percent": 15.0, "horizon": "after_hours"}),
    ("Velanur Power Inc fell 2% last week.", {"percent": -2.0, "horizon": "week", "period": "2025-05-23"}),
    ("Velanur Power Inc climbed 12%, compared to the S&P 500's 2.6% increase.", {"subject": "S&P 500", "percent": 2.6}),
    ("On Monday the S&P/TSX composite index fell 2%.", {"subject": "S&P/TSX Composite", "percent": -2.0}),
    ("On Monday the FTSE 250 fell 2%.", {"subject": "FTSE 250", "percent": -2.0}),
    ("Brent crude rose 1.2% on Monday.", {"subject_kind": "commodity", "metric": "price", "percent": 1.2, "period": "2025-05-26"}),
    ("Velanur Power Inc stock price declined $7 (or approximately 41%) to $10.", {"metric": "share_price", "percent": -41.0}),
    ("A gain of nearly 4% in Velanur Power Inc shares helped.", {"metric": "share_price", "percent": 4.0}),
    ("Velanur Power Inc has dropped 85% from its highs.", {"percent": -85.0, "horizon": "since"}),
    ("Velanur Power Inc reported sales growth of 0.4%, with a slight decline in Ohio.", {"metric": "revenue", "percent": 0.4}),
    ("Velanur Power Inc topped EPS as well as sales estimates, resulting in shares jumping 11%.", {"metric": "share_price", "percent": 11.0}),
    ("Velanur Power Inc said profit soared 20% and revenue grew by 12.4%.", {"metric": "revenue", "percent": 12.4}),
    ("Velanur Power Inc reported a 32% year-on-year (Y-o-Y) decline in net profit.", {"metric": "net_income", "percent": -32.0}),
    ("Velanur Power Inc dropped 1.8% after Nimbrel Cloud Inc said that it could struggle if demand slows.", {"percent": -1.8}),
    ("Base metals fell, with LME three-month copper down 1%.", {"subject": "Copper", "percent": -1.0}),
    ("Velanur Power Inc reported a strong quarter, with net profit rising 21% from a year earlier.", {"metric": "net_income", "percent": 21.0}),
    ("Velanur Power Inc posted 13% y/y revenue growth.", {"metric": "revenue", "percent": 13.0}),
    ("Velanur Power Inc rose 19% to 41 million pounds.", {"metric": "revenue", "percent": 19.0, "horizon": "yoy"}),
    ("Velanur Power Inc reported. Profit extends its run and dividend raised 5%.", {"metric": "dividend", "percent": 5.0}),
    ("Net interest income of Velanur Power Inc was up 6.8% on the prior quarter.", {"metric": "net_interest_income", "horizon": "qoq"}),
    ("Velanur Power Inc jumped 43% in the past year, outperforming the S&P 500, which gained 22%.", {"subject": "S&P 500", "percent": 22.0, "horizon": "yoy"}),
    ("Velanur Power Inc has lost 14% over the past 52 weeks and 12.3% on a YTD basis.", {"percent": -12.3, "horizon": "ytd"}),
    ("The yen was firm as it rose 0.8%.", {"subject": "Japanese yen", "percent": 0.8}),
    ("Gains were led by Velanur Power Inc share price (up 4.3%).", {"subject": "Velanur Power Inc", "percent": 4.3}),
    ("The S&P 500 surged in the second half of May 27 and closed 2% higher.", {"horizon": "day", "percent": 2.0}),
    ("Velanur Power Inc said slower sales led to the decline as its operating profit fell 68%.", {"metric": "operating_income", "percent": -68.0}),
    ("Velanur Power Inc shares have surged 20% since plummeting earlier this month.", {"horizon": "since", "percent": 20.0}),
    ("The yen rose 0.8% to its highest in over a month.", {"horizon": "day", "percent": 0.8}),
    ("Velanur Power Inc was named. The stock price has zoomed 52% this year.", {"metric": "share_price", "horizon": "ytd"}),
    ("Velanur Power Inc reported. This contributed to a 20% gain in total revenue.", {"metric": "revenue", "percent": 20.0}),
    ("Velanur Power Inc fell 3% on the NSE and BSE. It has corrected 53% from its peak.", {"subject": "Velanur Power Inc", "percent": -53.0}),
    ("By noon the Dow futures contract had slipped 0.2%.", {"subject": "Dow Jones futures", "percent": -0.2}),
    ("The S&P 500 slipped 0.4%.", {"subject_kind": "index", "metric": "index_level", "percent": -0.4}),
    ("Grain settled higher on Monday, with wheat rising 7%, soybeans up 6%, and corn up 4% since January 1.", {"subject": "Soybeans", "percent": 6.0, "horizon": "ytd", "period": "2025"}),
    ("Velanur Power Inc shares rose 3%, with corn up 8%, soybeans up 6%, and wheat up 5%.", {"subject": "Soybeans", "percent": 6.0, "horizon": "day"}),
    ("Velanur Power Inc shares have gained 5% since January 27.", {"percent": 5.0, "horizon": "since"}),
    ("From April 14, the S&P 500 has climbed over 4%.", {"percent": 4.0, "horizon": "since"}),
    ("Velanur Power Inc shares are up 65% for the last 24 months.", {"percent": 65.0, "horizon": "multi_year"}),
    ("In addition to the weekly gain, Bitcoin's price rose by 20% and 46% on the monthly and yearly price charts.", {"subject": "Bitcoin", "percent": 20.0, "horizon": "month"}),
    ("In addition to the weekly gain, Bitcoin's price rose by 20% and 46% on the monthly and yearly price charts.", {"subject": "Bitcoin", "percent": 46.0, "horizon": "yoy"}),
    ("Bitcoin rose 20% on the weekly chart.", {"percent": 20.0, "horizon": "week"}),
    ("In the past one year, Velanur Power Inc shares have gained 3% against the S&P 500's rise of 7%.", {"subject": "S&P 500", "percent": 7.0, "horizon": "yoy"}),
    ("Velanur Power Inc recorded marked growth in commissions, up 9% compared to 2023.", {"metric": "commissions", "percent": 9.0, "horizon": "yoy"}),
)  # fmt: skip

REFUSED: tuple[tuple[str, str], ...] = (
    ("The S&P 500 is up 53%.", "no_horizon"),
    ("Velanur Power Inc owns 30% of the plant.", "share_of_whole"),
    ("Velanur Power Inc accounted for 40% of revenue.", "share_of_whole"),
    ("Velanur Power Inc had a margin of 75%.", "level"),
    ("Velanur Power Inc pays a 4.2% yield.", "level"),
    ("Velanur Power Inc could fall 10% if it signs.", "hypothetical"),
    ("Velanur Power Inc shares are expected to rise 8%.", "forecast"),
    ("Analysts value Velanur Power Inc at 14% less than the offer.", "comparison"),
    ("Velanur Power Inc agreed to rent that rises 2.5% a year.", "level"),
    ("The yield on the bonds of Velanur Power Inc rose past 6.5%.", "level"),
    ("Analysts were looking for 23% growth in the revenue of Velanur Power Inc.", "forecast"),
    ("Velanur Power Inc is requesting a 22% increase in spending.", "forecast"),
    ("The tools of Velanur Power Inc helped merchants increase sales by 30%.", "generic"),
    ("Velanur Power Inc achieved a remarkable 245% increase in advances.", "no_subject"),
    ("Analysts saw costs of Velanur Power Inc fall, and its net sales to grow 6.0%.", "forecast"),
    ("Comparable sales of Velanur Power Inc beat the -0.93% consensus.", "comparison"),
    ("Order intake of Velanur Power Inc (previously: growth of 10%) was not given.", "forecast"),
    ("Utilisation at Velanur Power Inc dropped to 82.0%.", "no_change"),
    ("Velanur Power Inc counted a million trips, an increase of 45%.", "no_subject"),
    ("Velanur Power Inc achieved a 66% reduction in paper waste from its plants.", "no_subject"),
    ("Velanur Power Inc said that GDP rose 0.1%.", "no_subject"),
    ("Velanur Power Inc earned an average return on equity of 19.5%.", "level"),
    ("Velanur Power Inc suppliers fell 3%.", "no_subject"),
    ("The price of Velanur Power Inc is 35.8% higher than the industry average.", "comparison"),
    ("Velanur Power Inc handled goods of $3 million, up 13%.", "no_subject"),
    ("The oil major posted a 61% drop in profits, far from crude oil.", "no_subject"),
    ("The maker of Velanur Power Inc and Nvidia posted sales of $640 million, down 2%.", "no_subject"),
    ("The aluminium premium has surged 60%.", "no_subject"),
    ("Velanur Power Inc again: +62% YoY.", "no_subject"),
    ("The offer for Velanur Power Inc is 27.6% higher than its last closing price.", "comparison"),
    ("The company behind Velanur Power Inc slid 4%.", "no_subject"),
    ("A yuan bond due next March rallied 13.5%.", "no_subject"),
    ("It pegs the income of Velanur Power Inc at $3 million (up 7%).", "forecast"),
    ("Net profit of Velanur Power Inc is likely to slip 5%.", "forecast"),
    ("Velanur Power Inc counted 16,610 guests, marking a year-on-year increase of 525%.", "no_subject"),
    ("Velanur Power Inc added 60 new stores (up 11%).", "no_subject"),
    ("Dollar-based retention at Velanur Power Inc fell below 98%.", "level"),
    ("Sales of Velanur Power Inc reached 2 million, lower by 0.7% from the plan.", "comparison"),
    ("Velanur Power Inc output beat the plan by 2.4%.", "comparison"),
    ("Velanur Power Inc was named. Average hourly earnings rose 0.5%.", "no_subject"),
    ("All fell, except Velanur Power Inc, with the realty index down 3%.", "no_subject"),
    ("The Orlop party's vote share declined, a 10% drop from 2020.", "share_of_whole"),
    ("Sales of Velanur Power Inc shrank due to an 8% reduction from divestitures.", "share_of_whole"),
    ("Rain was 5% likely.", "no_change"),
    ("The commissions of Velanur Power Inc, among them brokerage fees, rose 9%.", "no_subject"),
)


def moves(extraction: Extraction) -> list[Move]:
    return [claim for claim in extraction.claims if isinstance(claim, Move)]


@pytest.mark.parametrize(("sentence", "expected"), STATED)
def test_is_a_move(extract: Any, sentence: str, expected: dict[str, Any]) -> None:
    found = moves(extract(sentence, published=DAY))
    assert expected in [{field: getattr(move, field) for field in expected} for move in found]


@pytest.mark.parametrize(("sentence", "reason"), REFUSED)
def test_is_none_and_the_ledger_says_why(extract: Any, sentence: str, reason: str) -> None:
    extraction = extract(sentence, published=DAY)
    assert moves(extraction) == []
    assert [entry.outcome for entry in extraction.ledger if entry.kind == "percent"] == [reason]


@pytest.mark.parametrize(
    "again",
    ["Velanur Power Inc shares slid 5.9%", "Velanur Power Inc shares slid nearly 6%", "Velanur Power Inc fell 6%"],
)
def test_what_is_said_twice_is_said_once(extract: Any, again: str) -> None:
    extraction = extract(f"Velanur Power Inc fell 5.9% on Tuesday. {again}.", published=DAY)
    assert [move.percent for move in moves(extraction)] == [-5.9]
    assert [entry.outcome for entry in extraction.ledger if entry.kind == "percent"] == ["claim", "duplicate"]


def test_edible_oil_is_no_crude(extract: Any) -> None:
    text = "Velanur Power Inc volume grew by 5%, with its edible oil business posting a 4% growth."
    assert "commodity" not in {move.subject_kind for move in moves(extract(text, published=DAY))}


def test_a_part_with_the_growth_of_the_whole_is_a_fact_of_its_own(extract: Any) -> None:
    text = "Velanur Power Inc revenue grew 2%. Revenue from its solar unit at Velanur Power Inc grew 2%."
    assert len(moves(extract(text, published=DAY))) == 2


def test_other_figures_are_no_repetition(extract: Any) -> None:
    text = (
        "Velanur Power Inc revenue grew 3.9%. Velanur Power Inc revenue grew 4.0%. Velanur Power Inc orders grew 4.0%."
    )
    assert len(moves(extract(text, published=DAY))) == 3


@pytest.mark.parametrize("head", ["Orlop & Hurst's Entertainment", "Gap", "Velanur Power"])
def test_an_item_belongs_to_its_head_whatever_its_words(extract: Any, head: str) -> None:
    text = f"Nvidia - Shares rose 3%.\n{head} - The stock dropped 6.1% after Nimbrel Cloud Inc reported."
    assert [move.subject for move in moves(extract(text, published=DAY))] == ["Nvidia", head]


def test_the_bank_of_an_item_is_the_one_at_its_head(extract: Any) -> None:
    text = "Orlop Bank - Shares of Orlop fell 23%, led by Goldman Sachs. Earlier in the day the bank's shares sank as much as 32%."
    assert [(move.subject, move.percent) for move in moves(extract(text, published=DAY))] == [
        ("Orlop Bank", -23.0),
        ("Orlop Bank", -32.0),
    ]


def test_a_story_of_the_weekend_goes_on_about_the_week(extract: Any) -> None:
    text = "This week, the S&P 500 rose 0.5%.\n\nThe Dow fell 2%.\n\nOn Friday the Nasdaq fell 1%."
    assert [move.horizon for move in moves(extract(text, published="2025-05-31"))] == ["week", "week", "day"]
    assert [move.horizon for move in moves(extract(text, published="2025-05-29"))] == ["week", "day", "day"]


def test_sales_are_those_of_the_company_and_not_of_its_part(extract: Any) -> None:
    text = "Velanur Power Inc reported. Velanur Power Inc grew. Velanur Power Inc paid. The AirOrlop unit was flat.\nNet sales grew 19%."
    assert [move.subject for move in moves(extract(text, published=DAY))] == ["Velanur Power Inc"]


def test_a_day_outdoes_the_week_of_the_title(extract: Any) -> None:
    text = "Velanur Power Inc shares closed 4.5% lower on Tuesday after its report."
    (move,) = moves(extract(text, title="Stocks this week", published="2025-05-30"))
    assert (move.horizon, move.period) == ("day", "2025-05-27")


def test_shares_in_a_note_are_not_those_of_its_author(extract: Any) -> None:
    text = "Velanur Power Inc withdrew its target, Nimbrel Capital's Jane Orlop says. Shares are down 2.7%."
    assert [move.subject for move in moves(extract(text, published=DAY))] == ["Velanur Power Inc"]


def test_respectively_deals_the_percentages_out(extract: Any) -> None:
    text = "Velanur Power Inc and Nimbrel Cloud Inc lost 2.6% and 4.1%, respectively."
    found = {move.subject: move.percent for move in moves(extract(text, published=DAY))}
    assert found == {"Velanur Power Inc": -2.6, "Nimbrel Cloud Inc": -4.1}


def test_a_list_shares_its_verb(extract: Any) -> None:
    text = "Velanur Power Inc rose 1.3%, Nimbrel Cloud Inc 2% and Nvidia 0.8%."
    assert [move.percent for move in moves(extract(text, published=DAY))] == [1.3, 2.0, 0.8]


def test_a_subject_that_nobody_can_name_does_not_borrow_its_neighbours(extract: Any) -> None:
    found = moves(extract("Velanur Power Inc rose 1.3% and lead added 0.8%.", published=DAY))
    assert [move.percent for move in found] == [1.3]


@pytest.mark.parametrize(
    "sentence",
    [
        "Velanur Power Inc gains 3.4%, Orlop Seaways (Northern) gains 2.0%.",
        "Velanur Power Inc gains 3.4% and shares of Orlop gain 2.0%.",
        "Velanur Power Inc gained 3.4% on its partnership with Nimbrel Cloud Inc, which makes chips.",
        "Nimbrel Cloud Inc grew on a partnership with Velanur Power Inc and Nvidia gained 3.4%.",
    ],
)
def test_a_neighbour_gains_nothing(extract: Any, sentence: str) -> None:
    found = [(move.subject, move.percent) for move in moves(extract(sentence, published=DAY))]
    assert ("Velanur Power Inc", 2.0) not in found
    assert [name for name, percent in found if percent == 3.4] in (["Velanur Power Inc"], ["Nvidia"])


def test_the_stock_is_that_of_the_company_whose_shares_were_named(extract: Any) -> None:
    text = "Velanur Power Inc shares rose 2%. Nimbrel Cloud Inc bought more of it. The stock has gained 17% since June."
    assert [move.subject for move in moves(extract(text, published=DAY))] == ["Velanur Power Inc", "Velanur Power Inc"]


def test_shares_of_one_are_not_those_of_the_name_before(extract: Any) -> None:
    text = "Velanur Power Inc, Nvidia - Shares of Velanur shed 2%."
    assert [move.subject for move in moves(extract(text, published=DAY))] == ["Velanur Power Inc"]


def test_respectively_with_a_name_missing_deals_nothing_out(extract: Any) -> None:
    text = "orlop and Velanur Power Inc dropped 4.8% and 5%, respectively."
    assert moves(extract(text, published=DAY)) == []


def test_lead_is_a_metal_beside_another(extract: Any) -> None:
    text = "Copper rose 0.6% to $9,000, lead added 0.3% to $1,985."
    assert {(m.subject, m.percent) for m in moves(extract(text, published=DAY))} == {("Copper", 0.6), ("Lead", 0.3)}


def test_a_bare_lowercase_noun_does_not_borrow_the_one_before(extract: Any) -> None:
    text = "Copper rose 0.6% to $9,000, scrap added 0.3% to $1,985."
    assert [move.percent for move in moves(extract(text, published=DAY))] == [0.6]


def test_revenue_in_a_paragraph_without_names_is_that_of_the_title(extract: Any) -> None:
    text = "Velanur Power Inc reported.\n\nNimbrel Cloud Inc holds a stake.\n\nQ4 profit fell 61%."
    (move,) = moves(extract(text, title="Velanur Power Inc resets its plan", published=DAY))
    assert (move.subject, move.metric) == ("Velanur Power Inc", "net_income")


def test_prices_in_a_company_sentence_are_no_commodity(extract: Any) -> None:
    text = "Brent crude was stable. Velanur Power Inc said volumes fell 6% as prices increased 4%."
    assert ("Brent crude", 4.0) not in [(m.subject, m.percent) for m in moves(extract(text, published=DAY))]


def test_a_list_of_three_moves_together(extract: Any) -> None:
    text = "Stocks weighed on the index, with Velanur Power Inc, Nimbrel Cloud Inc, and Nvidia each down 1%."
    assert [move.subject for move in moves(extract(text, published=DAY))] == [
        "Velanur Power Inc",
        "Nimbrel Cloud Inc",
        "Nvidia",
    ]


def test_a_pronoun_carries_its_name_and_shows_its_own_words(extract: Any) -> None:
    text = "Velanur Power Inc opened a plant. Its shares rose 3%."
    (move,) = moves(extract(text, published=DAY))
    start, end = move.mentions["subject.via"]
    assert (move.subject, text[start:end]) == ("Velanur Power Inc", "Its")


def test_a_measure_without_owner_is_that_of_the_company_before(extract: Any) -> None:
    (move,) = moves(extract("Velanur Power Inc presented its books. Revenue rose 5%.", published=DAY))
    assert (move.subject, move.metric, move.percent) == ("Velanur Power Inc", "revenue", 5.0)


def test_a_source_of_estimates_is_nobody_whose_revenue_grows(extract: Any) -> None:
    text = "Velanur Power Inc earned $2 a share, above the FactSet consensus of $1.80. Revenue rose 4.2%."
    (move,) = moves(extract(text, published=DAY))
    assert (move.subject, move.metric) == ("Velanur Power Inc", "revenue")


def test_shares_without_owner_are_those_of_the_title(extract: Any) -> None:
    text = "Velanur Power Inc opened a plant.\n\nMuch was said.\n\nMore was said.\n\nAnd yet more.\n\nShares were up 1.2% at noon."
    titled = moves(extract(text, title="Velanur Power Inc opens a plant", published=DAY))
    assert [(move.subject, move.percent) for move in titled] == [("Velanur Power Inc", 1.2)]
    assert moves(extract(text, title="A plant opens", published=DAY)) == []


def test_an_item_of_a_list_is_about_the_names_at_its_head(extract: Any) -> None:
    text = "Velanur Power Inc, Nimbrel Cloud Inc - The plant operators both shed 2% after Nvidia reported."
    assert [move.subject for move in moves(extract(text, published=DAY))] == ["Velanur Power Inc", "Nimbrel Cloud Inc"]


def test_a_session_reaches_the_rest_of_its_sentence(extract: Any) -> None:
    text = "Velanur Power Inc shares rose 4% premarket, while Nimbrel Cloud Inc shares dipped 1%."
    assert [move.horizon for move in moves(extract(text, published=DAY))] == ["premarket", "premarket"]


def test_the_same_period_is_that_of_the_sentence_before(extract: Any) -> None:
    text = "Velanur Power Inc has gained 76% in the past six months. Nvidia fell 4% during the same period."
    assert [move.horizon for move in moves(extract(text, published=DAY))] == ["half", "half"]


def test_what_is_no_name_owns_nothing(extract: Any) -> None:
    text = "Velanur Power Inc owns plants in Ohio, and its power division, which includes Nimbrel Cloud Inc, gained 4%."
    assert "Nimbrel Cloud Inc" not in [move.subject for move in moves(extract(text, published=DAY))]


def test_a_premarket_heading_holds_for_its_list_and_no_further(extract: Any) -> None:
    text = "Premarket movers:\n\n• Velanur Power Inc rose 3%.\n\n• Nimbrel Cloud Inc fell 2%.\n\nMuch else happened.\n\nPellworth Digital Inc rose 1%."
    found = {move.subject: move.horizon for move in moves(extract(text, published=DAY))}
    assert found == {"Velanur Power Inc": "premarket", "Nimbrel Cloud Inc": "premarket", "Pellworth Digital Inc": "day"}


def test_without_a_publication_date_no_year_is_guessed(extract: Any) -> None:
    (move,) = moves(extract("Velanur Power Inc has gained 9% this year."))
    assert (move.horizon, move.period) == ("ytd", None)


def test_a_weekend_story_speaks_of_friday(extract: Any) -> None:
    (move,) = moves(extract("Velanur Power Inc fell 4%.", published="2025-05-31"))
    assert move.period == "2025-05-30"


def test_what_a_move_says_is_grounded(extract: Any) -> None:
    text = "Velanur Power Inc fell 4.9% on Monday."
    (move,) = moves(extract(text, published=DAY))
    raw = {field: text[slice(*span)] for field, span in move.mentions.items()}
    assert raw == {"subject": "Velanur Power Inc", "percent": "4.9%", "period": "Monday"}


def test_a_heading_with_a_range_of_days_is_that_of_its_table(extract: Any) -> None:
    text = "Major currency movements (May 19 to May 25)\n\n| Euro | +0.07% |\n\n| --- | --- |\n\n| Japanese yen | -2.1% |\n\nMuch else happened.\n\nThe euro rose 1%."
    found = [(move.subject, move.horizon, move.period) for move in moves(extract(text, published=DAY))]
    assert found == [("Euro", "week", "2025-05-25"), ("Japanese yen", "week", "2025-05-25"), ("Euro", "day", DAY)]


def test_a_calendar_of_days_is_no_heading_of_moves(extract: Any) -> None:
    text = "Earnings calendar (May 19 to May 25)\n\n| Euro | +0.07% |"
    assert [move.horizon for move in moves(extract(text, published=DAY))] == ["day"]


def test_no_index_moves_by_half_in_a_day(extract: Any) -> None:
    text = (
        "The S&P 500 is up 65% for the last 24 months. The Dow Jones Industrial Average is up 53.6%. Nvidia is up 3%."
    )
    found = [move.horizon for move in moves(extract(text, published=DAY))]
    assert found == ["multi_year", "multi_year", "day"]


@pytest.mark.parametrize(
    "text",
    [
        "The gainers were led by chip company Velanur Circuits and lending company Harrow Kredit, which rose 14% and 11% respectively.",
        "They were followed by data platform Velanur Mobile and video platform Harrowcast, which advanced 14% and 11%, respectively.",
    ],
)
def test_what_the_names_of_a_list_are_called_does_not_part_them(extract: Any, text: str) -> None:
    assert [move.percent for move in moves(extract(text, published=DAY))] == [14.0, 11.0]

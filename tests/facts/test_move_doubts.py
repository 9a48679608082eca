"""What stands near a number and did not change: names that are left out, sources, wishes, comparisons, parts; and the words
that look the same and tell a change."""

from __future__ import annotations

from typing import Any

import pytest

from extractor.schema import Move

DAY = "2025-05-29"


def told(extraction: Any) -> list[tuple[str, str, float, str]]:
    return [(c.subject, c.metric, c.percent, c.horizon) for c in extraction.claims if isinstance(c, Move)]


VELANUR = "Velanur Power Inc"
PAIRS: tuple[tuple[str, list[tuple[str, str, float, str]], str, list[tuple[str, str, float, str]]], ...] = (
    ("Core prices, excluding Brent crude, rose 0.4%.", [], "Prices of Brent crude rose 0.4%.", [("Brent crude", "price", 0.4, "day")]),
    (
        "Velanur Power Inc data show that the average sales price of homes rose 33%.", [],
        "Velanur Power Inc said that sales rose 33%.", [(VELANUR, "revenue", 33, "yoy")],
    ),
    (
        "Velanur Power Inc recently published a report that showed rents have risen by 25%.", [],
        "Velanur Power Inc reported that revenue has risen by 25%.", [(VELANUR, "revenue", 25, "yoy")],
    ),
    (
        "Velanur Power Inc called on the state to fund it and to boost the workforce by 40%.", [],
        "Velanur Power Inc called a meeting and boosted revenue by 40%.", [(VELANUR, "revenue", 40, "yoy")],
    ),
    (
        "Velanur Power Inc's costs can be reduced by 4% of sales.", [],
        "Velanur Power Inc's costs were reduced by 4%.", [(VELANUR, "costs", -4, "yoy")],
    ),
    (
        "Velanur Power Inc confirmed targeted revenue growth of 5% per year.", [],
        "Velanur Power Inc confirmed revenue growth of 5%.", [(VELANUR, "revenue", 5, "yoy")],
    ),
    (
        "Bitcoin's inflows were 505% higher than Ether's total.", [],
        "Bitcoin was 0.2% higher than its previous close.", [("Bitcoin", "price", 0.2, "day")],
    ),
    (
        "Crude oil (4.1% vs. -4.5%) and machinery (33.4% vs. -3.1%) swung into expansion.", [],
        "Velanur Power Inc's shares gained 64% this year vs. 33% for peers.", [(VELANUR, "share_price", 64, "ytd")],
    ),
    (
        "Nvidia swung between losses of 3.7% and gains of 1.1% before closing 1.3% lower.", [("Nvidia", "share_price", -1.3, "day")],
        "Nvidia moved to a gain of 1.2%.", [("Nvidia", "share_price", 1.2, "day")],
    ),
    (
        "Cocoa grindings fell 5.3% from a year earlier.", [],
        "Cocoa futures fell 5.3% from a year earlier.", [("Cocoa", "price", -5.3, "yoy")],
    ),
    (
        "Velanur Power Inc posted a 52% plunge for its treatment.", [],
        "Velanur Power Inc posted a 5% plunge for its shares.", [(VELANUR, "share_price", -5, "day")],
    ),
    (
        "Gold in warehouses stood at 34.6 million ounces, a 9% rise.", [],
        "Gold stood at $2,900 an ounce, a 0.9% rise.", [("Gold", "price", 0.9, "day")],
    ),
    ("Natural gas inventories were 2.8% below the five-year average.", [], "Natural gas was 2.8% below Wednesday's close.", [("Natural gas", "price", -2.8, "day")]),
    (
        "Bitcoin soared, while altcoins swung, with some even rising by 30%.", [],
        "Bitcoin soared, while altcoins swung, with Ether rising by 3%.", [("Ether", "price", 3, "day")],
    ),
    (
        "Shares of the chip maker's investor Velanur Power Inc, a multinational investment holding firm, added 3.8%.", [(VELANUR, "share_price", 3.8, "day")],
        "Velanur Power Inc, a multinational, said investment rose 3.8%.", [(VELANUR, "investment", 3.8, "yoy")],
    ),
    (
        "Velanur Power Inc transactions per account rose 3%.", [(VELANUR, "transactions_per_account", 3, "yoy")],
        "Velanur Power Inc transactions rose 3%.", [(VELANUR, "transactions", 3, "yoy")],
    ),
    ("The Aussie dollar rose 0.1%.", [("Australian dollar", "price", 0.1, "day")], "The dollar rose 0.1%.", [("US dollar", "price", 0.1, "day")]),
    (
        "The Dow Jones US Utilities index was up 0.3%.", [("Dow Jones US Utilities", "index_level", 0.3, "day")],
        "The S&P 500 rose 1% and the Dow 0.3%.", [
                ("S&P 500", "index_level", 1, "day"),
                ("Dow Jones Industrial Average", "index_level", 0.3, "day"),
            ],
    ),
    (
        "Velanur Power Inc has reduced its net debt by 49% in the quarter.", [(VELANUR, "net_debt", -49, "yoy")],
        "Velanur Power Inc has reduced its interest in the plant by 49%.", [],
    ),
    (
        "Velanur Power Inc cut the list price of its heat pumps by 30%.", [(VELANUR, "list_price", -30, "yoy")],
        "Velanur Power Inc cut its sales projections for 2026 by 30%.", [],
    ),
    (
        "Velanur Power Inc reported an increase of 2% in consolidated net profit.", [(VELANUR, "net_income", 2, "yoy")],
        "Velanur Power Inc reported an increase of 2% in its complaints.", [],
    ),
    (
        "Velanur Power Inc spoke of its meter unit, where sales fell 9%.", [(VELANUR, "meter_revenue", -9, "yoy")],
        "Velanur Power Inc spoke of Spain, where 9% of its stores are.", [],
    ),
    (
        "Sales across Velanur Power Inc's meter segment fell 3%.", [(VELANUR, "meter_revenue", -3, "yoy")],
        "Sales across Velanur Power Inc fell 3%.", [(VELANUR, "revenue", -3, "yoy")],
    ),
    (
        "Stocks were mixed, with the S&P 500 0.2% lower.", [("S&P 500", "index_level", -0.2, "day")],
        "Stocks were mixed, with the S&P 500 0.2% off the pace.", [],
    ),
    ("Bitcoin is now up by another 10%.", [("Bitcoin", "price", 10, "day")], "Bitcoin is now up by a tenth.", []),
    (
        "Velanur Power Inc made 57% of its sales abroad, with an increase in sales, compared with a 14% jump a year earlier.", [],
        "Velanur Power Inc's sales grew 4% from a year earlier, compared with peers.", [(VELANUR, "revenue", 4, "yoy")],
    ),
    (
        "Velanur Power Inc sold more in its lighting segment, which saw a volume increase of 3.8%.", [],
        "Velanur Power Inc, which saw a volume increase of 3.8%, spoke.", [(VELANUR, "volume", 3.8, "yoy")],
    ),
    (
        "Nvidia dragged the chip index 1% lower.", [],
        "The report dragged Nvidia 1% lower.", [("Nvidia", "share_price", -1, "day")],
    ),
    ("Solana ETPs surged 14% this week.", [], "Solana surged 14% this week.", [("Solana", "price", 14, "week")]),
    (
        "Velanur Power Inc touts its tools, saying that user reports of fraud dropped by 22%.", [],
        "Velanur Power Inc touts its tools, saying that its shares dropped by 22%.", [(VELANUR, "share_price", -22, "day")],
    ),
    (
        "WTI crude gained 0.6% in late trading.", [("WTI crude", "price", 0.6, "day")],
        "Nvidia was up 0.6% in extended trading.", [("Nvidia", "share_price", 0.6, "after_hours")],
    ),
    (
        "Velanur Power Inc settled 22,836 units, an 11% increase from last year.", [],
        "Velanur Power Inc's sales reached 22,836 units, an 11% increase from last year.", [(VELANUR, "revenue", 11, "yoy")],
    ),
    (
        "Velanur Power Inc said revenue would be $3 billion, down 3% to up 1%.", [],
        "Velanur Power Inc said revenue was $3 billion, down 3% from a year earlier.", [(VELANUR, "revenue", -3, "yoy")],
    ),
    (
        "Markets are seen opening lower, with a broker calling the S&P 500 down 0.2%.", [],
        "Markets opened lower, with the S&P 500 down 0.2%.", [("S&P 500", "index_level", -0.2, "day")],
    ),
    ("The euro's emissions fell 3%.", [], "The euro fell 0.3%.", [("Euro", "price", -0.3, "day")]),
    (
        "Velanur Power Inc's R&D expenses rose 44%.", [(VELANUR, "r_d_costs", 44, "yoy")],
        "Velanur Power Inc's costs and expenses rose 44%.", [(VELANUR, "costs", 44, "yoy")],
    ),
    (
        "Nvidia gained 52% in a year, beating the Nifty 50 – up 8% – by far.", [("Nvidia", "share_price", 52, "yoy"), ("Nifty 50", "index_level", 8, "yoy")],
        "Nvidia, a maker of chips – up 8%.", [("Nvidia", "share_price", 8, "day")],
    ),
    (
        "Velanur Power Inc's returns are 160.1% and 42.3% higher than the industry average.", [],
        "Velanur Power Inc's revenue was 16% higher than last year.", [(VELANUR, "revenue", 16, "yoy")],
    ),
    (
        "XRP, which is used to settle transactions on Velanur Power Inc's platform, climbed 2.5%.", [("XRP", "price", 2.5, "day")],
        "XRP transactions climbed 2.5%.", [("XRP", "transactions", 2.5, "yoy")],
    ),
    (
        "Velanur Power Inc's costs fell to $6 million, a 13% improvement from the prior quarter.", [(VELANUR, "costs", -13, "qoq")],
        "Velanur Power Inc's revenue rose to $6 million, a 13% improvement from the prior quarter.", [(VELANUR, "revenue", 13, "qoq")],
    ),
    (
        "Zinc rose; scrap, nickel and aluminium fell 0.3%, 0.7% and 1.1%.", [],
        "Zinc rose; nickel and aluminium fell 0.7% and 1.1%.", [("Nickel", "price", -0.7, "day"), ("Aluminium", "price", -1.1, "day")],
    ),
    ("Solana's trading volume fell 28% this week.", [("Solana", "volume", -28, "week")], "Solana's trading volume fell 28%.", [("Solana", "volume", -28, "day")]),
    (
        "Velanur Power Inc spoke. Total crypto market capitalization has gained 7%.", [],
        "Velanur Power Inc spoke. Its market capitalization has gained 7%.", [(VELANUR, "market_cap", 7, "day")],
    ),
)  # fmt: skip


@pytest.mark.parametrize(("one", "of_one", "other", "of_other"), PAIRS, ids=[pair[0] for pair in PAIRS])
def test_words_that_look_the_same(extract: Any, one: str, of_one: list[Any], other: str, of_other: list[Any]) -> None:
    assert told(extract(one, published=DAY)) == of_one
    assert told(extract(other, published=DAY)) == of_other


HORIZONS: tuple[tuple[str, list[str]], ...] = (
    ("Nvidia climbed 2.7% due to stronger demand in the third quarter.", ["day"]),
    ("Nvidia climbed 2.7% in the third quarter.", ["quarter"]),
    ("Nvidia shares went on with their seven straight sessions, as the stock closed 0.5% up.", ["day"]),
    ("Over the past year, Nvidia shares gained 35%.", ["yoy"]),
    ("Nvidia stock has put on 11% over the past 12 months. Intel has gained 21%.", ["yoy", "yoy"]),
    ("Nvidia stock has put on 11% over the past 12 months. Intel gained 1%.", ["yoy", "day"]),
    ("Nvidia stock has put on 11% over the past 12 months.\n\nIntel has gained 1%.", ["yoy", "day"]),
    ("Since the downgrade, the S&P 500 has risen 36%. By comparison, Nvidia is down 2%.", ["since", "since"]),
    ("Since the downgrade the S&P 500 is a topic; it rose 1%.", ["day"]),
    ("Velanur Power Inc said deposits fell 16% in the first quarter.", ["qoq"]),
    ("Velanur Power Inc said deposits fell 16% in the first quarter from a year earlier.", ["yoy"]),
    ("Velanur Power Inc said revenue fell 16% in the first quarter.", ["yoy"]),
    ("These stocks were poised to make moves Thursday:\n\nNvidia rose 8%.", ["premarket"]),
    ("Nvidia shares were up 2% even after revenue declined during the period.", ["day"]),
    ("Nvidia shares have doubled in the past year and on Wednesday rose another 28%.", ["day"]),
    ("Nvidia was down 8% in premarket hours, reversing the 4% gain at Wednesday's close.", ["premarket", "day"]),
    ("Nvidia gained 37%, and Intel slid 11% during the same window.", ["day", "unspecified"]),
)


@pytest.mark.parametrize(("text", "horizons"), HORIZONS, ids=[text for text, _ in HORIZONS])
def test_over_which_stretch(extract: Any, text: str, horizons: list[str]) -> None:
    assert [horizon for *_, horizon in told(extract(text, published=DAY))] == horizons


def test_bare_shares_are_of_whom_the_title_names(extract: Any) -> None:
    text = "Velanur Power Inc moves its listing.\n\nNvidia moved a year ago and Intel stays.\n\nShares were up 1.2%."
    assert told(extract(text, published=DAY, title="Velanur Power Inc to Proceed With Listing Switch")) == [
        (VELANUR, "share_price", 1.2, "day")
    ]


def test_an_item_of_a_roundup_tells_of_itself_alone(extract: Any) -> None:
    item = "0450 GMT - The outlook of the distributor is solid. Shares are 1.6% higher."
    assert told(extract(f"0420 GMT - Nvidia is cheap, a bank says.\n{item}", published=DAY)) == []
    item = "0450 GMT - The outlook of Nvidia is solid. Shares are 1.6% higher."
    assert told(extract(f"0420 GMT - Intel is cheap, a bank says.\n{item}", published=DAY)) == [
        ("Nvidia", "share_price", 1.6, "day")
    ]


def test_a_paragraph_on_a_part_gives_its_measures_its_name(extract: Any) -> None:
    text = (
        "Velanur Power Inc reported.\n\nIn the International segment, sales grew 25%. Year to date, sales were $402 million, "
        "up 26% from a year earlier. Total sales rose 9% from a year earlier.\n\nSales rose 3% in the quarter."
    )
    assert [metric for _, metric, *_ in told(extract(text, published=DAY, title="Velanur Power Inc Results"))] == [
        "international_revenue",
        "international_revenue",
        "revenue",
        "revenue",
    ]


def test_goods_that_the_company_of_the_title_makes(extract: Any) -> None:
    title = "Velanur Power Inc Reports Third Quarter"
    made = told(
        extract(
            "Velanur Power Inc reported a good quarter. It saw a 9% increase in coal production.",
            published=DAY,
            title=title,
        )
    )
    assert [(subject, metric) for subject, metric, *_ in made] == [(VELANUR, "coal_output")]
    of_all = told(
        extract("Velanur Power Inc spoke. US coal production rose 9% from a year earlier.", published=DAY, title=title)
    )
    assert [subject for subject, *_ in of_all] != [VELANUR]


def test_a_title_in_capitals_names_the_company_too(extract: Any) -> None:
    text = "The quarter was good.\n\nVelanur Power Inc and Nvidia spoke.\n\nRevenue rose 5%."
    assert told(extract(text, published=DAY, title="VELANUR POWER INC SEC 10-Q REPORT")) == [
        (VELANUR, "revenue", 5, "yoy")
    ]


def test_a_measure_is_not_of_a_company_from_further_up_that_is_only_mentioned(extract: Any) -> None:
    far = (
        "Nvidia and Intel build plants. " * 4
        + "Nimbrel Cloud Inc took part.\n\n"
        + "The talks went on for long, it is said. " * 4
    )
    text = f"{far}\n\nIts costs fell 9%."
    assert told(extract(text, published=DAY, title="Nvidia and Intel Build")) == []
    near = text.replace("Its costs", "Nimbrel Cloud Inc spoke. Its costs")
    assert told(extract(near, published=DAY, title="Nvidia and Intel Build")) == [
        ("Nimbrel Cloud Inc", "costs", -9, "yoy")
    ]
    assert told(extract(text, published=DAY, title="Nimbrel Cloud Inc Builds")) == [
        ("Nimbrel Cloud Inc", "costs", -9, "yoy")
    ]

"""Names that the place in which they stand makes subjects of moves."""

from __future__ import annotations

from typing import Any

import pytest

from extractor.schema import Move

DAY = "2025-05-29"

Told = list[tuple[str, float]]

CASES: tuple[tuple[str, Told], ...] = (
    # lead among metals
    ("Copper and lead each fell 1.1%.", [("Copper", -1.1), ("Lead", -1.1)]),
    ("Nickel slid 2.0% while lead gained 0.7%.", [("Nickel", -2.0), ("Lead", 0.7)]),
    ("Zinc rose; lead, nickel and aluminium fell 0.3%, 0.7% and 1.1%.", [("Aluminium", -1.1), ("Lead", -0.3), ("Nickel", -0.7)]),
    ("Tin rose 2% and lead times fell 5%.", [("Tin", 2.0)]),
    ("Copper took the lead and rose 2%.", [("Copper", 2.0)]),
    # the index of a place
    ("In Cairo, the blue-chip index dropped 0.9%.", [("Cairo blue-chip index", -0.9)]),
    ("Qatar's benchmark index climbed 0.4%.", [("Qatar benchmark index", 0.4)]),
    ("Kuwait had a quiet day: the main index edged up 0.1%.", [("Kuwait main index", 0.1)]),
    ("In Oslo the index of consumer sentiment rose 3%.", []),
    ("In Doha the company gained 2%.", []),
    # pieces of an index's name
    ("The Harlow Auto index fell 1.2%.", [("Harlow Auto", -1.2)]),
    ("The Bharat Smallcap gauge rose 0.4%.", [("Bharat Smallcap", 0.4)]),
    ("Shares of Velanur Power Inc rose 3%, against a 0.5% drop in the Nordic banks index.", [("Nordic banks", -0.5), ("Velanur Power Inc", 3.0)]),
    ("Velanur Power Inc rose 3%, against a rise of 0.2% in the Harlow 500.", [("Harlow 500", 0.2), ("Velanur Power Inc", 3.0)]),
    ("Futures on the Harlow 500 slid 0.7%.", [("Harlow 500", -0.7)]),
    ("Velanur Power Inc rose 3%, against a 0.5% drop in the index.", [("Velanur Power Inc", 3.0)]),
    ("The Vanguard Harlow Index Fund ETF gained 0.2% of its assets.", []),
    # beside what a firm is called
    ("Brewer Oakline sank 3%.", [("Oakline", -3.0)]),
    ("Velanur Power Inc fell 2%, while rival Pinecrest Wind, which owns two farms, rose 2.4%.", [("Pinecrest Wind", 2.4), ("Velanur Power Inc", -2.0)]),
    ("Chipmaker Velstra's jumped 5.5% on its results.", [("Velstra's", 5.5)]),
    ("Steelmaker Harlow Staal bucked the trend with a rise of 4.5%.", [("Harlow Staal", 4.5)]),
    ("Retailer sales fell 3%.", []),
    ("Bank Governor Ashby cut the rate by 0.5%.", []),
    # listed with companies
    ("Oakline Air and Velanur Power Inc fell by 2.5% and 1.7%, respectively.", [("Oakline Air", -2.5), ("Velanur Power Inc", -1.7)]),
    ("Velanur Power Inc, Zara owner Inditex and Nike fell 2.7%, 1.7% and 1.2%, respectively.", [("Inditex", -1.7), ("Nike", -1.2), ("Velanur Power Inc", -2.7)]),
    ("The S&P 500 fell 1%; Nike and Inditex were its biggest losers and gave up more than 3% each.", [("Inditex", -3.0), ("Nike", -3.0), ("S&P 500", -1.0)]),
    ("Velanur Power Inc owns Summit Energy Corp and mines.\nVelanur Power rose 2%, Summit 3%.", [("Summit Energy Corp", 3.0), ("Velanur Power Inc", 2.0)]),
    ("Velanur Power Inc retreated by 11% on a soft outlook, and Nike by 4%, since its orders were few.", [("Nike", -4.0), ("Velanur Power Inc", -11.0)]),
    ("Velanur Power Inc retreated by 11% on a soft outlook, and margins by 4%.", [("Velanur Power Inc", -11.0)]),
)  # fmt: skip


@pytest.mark.parametrize(("text", "told"), CASES, ids=[text for text, _ in CASES])
def test_a_name_is_told_by_its_place(extract: Any, text: str, told: Told) -> None:
    assert sorted(pairs(extract(text, published=DAY))) == sorted(told)


MOVERS: tuple[tuple[str, Told], ...] = (
    ("Barlow Tools - up 2.5% on an upgrade.\nVelanur Power Inc - down 3%.", [("Barlow Tools", 2.5), ("Velanur Power Inc", -3.0)]),
    ("Barlow Tools dropped by 4%.", [("Barlow Tools", -4.0)]),
    ("Oakline (OKLN) -4.2%: cuts its forecast.", [("Oakline", -4.2)]),
    ("Turnover - up 2.5%.\nExports rose 4%.", []),
    ("Foodservice Segment - up 2.5%.", []),
)  # fmt: skip


@pytest.mark.parametrize(("text", "told"), MOVERS, ids=[text for text, _ in MOVERS])
def test_a_report_on_movers_lists_companies(extract: Any, text: str, told: Told) -> None:
    assert sorted(pairs(extract(text, published=DAY, title="Stocks on the move"))) == sorted(told)


def test_the_index_of_a_place_stands_for_the_place_named(extract: Any) -> None:
    move = next(c for c in extract("In Cairo, the blue-chip index dropped 0.9%.", published=DAY).claims)
    assert isinstance(move, Move)
    assert (move.subject_kind, move.metric) == ("index", "index_level")


def pairs(extraction: Any) -> Told:
    return [(c.subject, c.percent) for c in extraction.claims if isinstance(c, Move)]

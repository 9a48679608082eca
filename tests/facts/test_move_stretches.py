"""Moves between two days, of two measures at once, of what no price is, and numbers that are no changes."""

from __future__ import annotations

from typing import Any

import pytest

from extractor.schema import Move

DAY = "2026-02-11"
"""A Wednesday."""
MOVES: tuple[tuple[str, list[tuple[str, float, str, str | None]]], ...] = (
    ("The yuan fell 9% against the dollar between May 2019 and June 2021.", [("price", -9, "since", "2019-05")]),
    ("Nvidia's shares jumped 31% between Wednesday and Friday last week.", [("share_price", 31, "since", "2026-02-04")]),
    ("Nvidia shares rose 4% from Monday to Wednesday.", [("share_price", 4, "since", "2026-02-09")]),
    ("Nvidia's 41% gain last year trails that of its rivals.", [("share_price", 41, "calendar", None)]),
    ("Meme coins such as Dogecoin rallied over 500%.", []),
    ("Meme coins such as Dogecoin rallied over 500% this year.", [("price", 500, "ytd", None)]),
    ("Dogecoin rallied 50%.", [("price", 50, "day", None)]),
    ("Velanur Power Inc had net income of $9 million and net sales of $70 million, up 8% and 2% Y/Y.",
     [("net_income", 8, "yoy", None), ("revenue", 2, "yoy", None)]),
    ("Velanur Power Inc's revenue and net income rose 8% and 2%, respectively.",
     [("net_income", 2, "yoy", None), ("revenue", 8, "yoy", None)]),
    ("Velanur Power Inc's net profit narrowed 41 percent to $3 million.", [("net_income", -41, "yoy", None)]),
    ("Velanur Power Inc saw an 11 percent surge.", [("share_price", 11, "day", None)]),
    ("Velanur Power Inc reported. Average daily transactions rose by 29% quarter-over-quarter.", [("transactions", 29, "qoq", None)]),
    ("Velanur Power Inc reported. Ridership rose 15% from a year earlier.", [("ridership", 15, "yoy", None)]),
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MOVES)
def test_moves(extract: Any, text: str, expected: list[tuple[str, float, str, str | None]]) -> None:
    moves = [c for c in extract(text, published=DAY).claims if isinstance(c, Move)]
    assert sorted((c.metric, c.percent, c.horizon, c.since) for c in moves) == expected


NONE = (
    "Velanur Power Inc backs research into strokes in young people, which have surged 500% in twenty years.",
    "Hole VP24-03 and 1.80% copper equivalent over 12 metres.",
    "An interval grading 1.17% copper equivalent was found, Velanur Power Inc said.",
    "Velanur Power Inc counted applications, up 62% compared to the same period last year.",
    "Research firm Velanur Power Inc says its data indicate vehicle sales rose 3.1% from a year ago.",
    "The open interest rose 4%, Velanur Power Inc said.",
)


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_move(extract: Any, text: str) -> None:
    assert not [c for c in extract(text, published=DAY).claims if isinstance(c, Move)]


def test_a_line_of_wares_is_of_the_company_that_the_title_names(extract: Any) -> None:
    text = "Velanur Power Inc reported its fourth quarter.\n- Zolvex sales rose 9% to $4 million.\n- Siemens sales rose 3%."
    moves = [c for c in extract(text, published=DAY, title="Velanur Power Inc results").claims if isinstance(c, Move)]
    assert [(c.subject, c.metric, c.percent) for c in moves][:1] == [("Velanur Power Inc", "zolvex_revenue", 9)]
    assert all(c.subject != "Zolvex" for c in moves)


def test_a_currency_of_the_nordics_is_no_company(extract: Any) -> None:
    text = "Velanur Power Inc reported.\n- Net revenue of 1,510 (1,602) MSEK, declined 6 percent"
    moves = [c for c in extract(text, published=DAY, title="Velanur Power Inc results").claims if isinstance(c, Move)]
    assert [(c.subject, c.metric, c.percent) for c in moves] == [("Velanur Power Inc", "revenue", -6)]


PERIODS = (
    ("Tuesday had been the party. Nvidia rose 13%.", "2026-02-10"),
    ("HOW THEY TRADED last Thursday, after the vote\n- Nvidia: down 11%", "2026-02-05"),
    ("Nvidia signed on Monday. The shares popped 9% that morning.", "2026-02-09"),
    ("Nvidia was trading 20% higher ahead of Tuesday's open.", "2026-02-10"),
    ("Nvidia rose 13%.", "2026-02-11"),
    ("On Monday, Wall Street pulled back from its high. Nvidia rose 13%.", "2026-02-09"),
    ("Gold prices went on rising and stocks climbed on Monday, helped by hopes. Nvidia rose 13%.", "2026-02-09"),
    ("Stocks climbed on Monday. Nvidia is up 13%.", "2026-02-11"),
    ("Oil shares climbed broadly following Monday losses. Nvidia rose 13%.", "2026-02-11"),
    ("On Monday, Nvidia told of its year. Its stock fell $3, or 13%, to close at $20 on Tuesday.", "2026-02-10"),
    ("Stocks climbed after the vote on Monday. Nvidia rose 13%.", "2026-02-11"),
    ("Tuesday had been the party.\nNvidia rose 13%.", "2026-02-11"),
    ("Nvidia said on Monday that it would spend more. The shares rose 13%.", "2026-02-11"),
)


@pytest.mark.parametrize(("text", "day"), PERIODS)
def test_the_day_is_the_one_of_which_the_paragraph_tells(extract: Any, text: str, day: str) -> None:
    moves = [c for c in extract(text, published=DAY).claims if isinstance(c, Move)]
    assert [c.period for c in moves] == [day]

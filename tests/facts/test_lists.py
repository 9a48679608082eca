"""Lists and items: who reports on a day, the name at the head of an item, and the session that a title sets."""

from __future__ import annotations

from typing import Any

import pytest

from extractor.schema import Event, Move

DAY = "2025-05-29"
"""A Thursday."""
_MEMBERS = ("Velanur Power", "Harlow Paints", "Tarn Bioworks", "Nimbrel Cloud", "Bayer CropHarvest", "Gopalan Snacks")

REPORTING = (
    "{} will announce their quarterly earnings on May 30.",
    "{} will release quarterly results on May 30.",
    "{} are set to report earnings on Friday.",
    "{} are all due to publish results on May 30.",
    "{} are scheduled to announce their quarterly earnings on May 30.",
)


@pytest.mark.parametrize("sentence", REPORTING)
def test_every_member_of_a_list_reports(extract: Any, sentence: str) -> None:
    names = f"{', '.join(_MEMBERS[:-1])}, and {_MEMBERS[-1]}"
    claims = extract(sentence.format(names), published=DAY).claims
    events = [c for c in claims if isinstance(c, Event)]
    assert [(c.company, c.kind, c.date) for c in events] == [(name, "earnings", "2025-05-30") for name in _MEMBERS]


NO_REPORTERS = (
    "Inflation, Retail Sales, Housing Starts and Building Permits rose on May 30.",
    "Paris, London, Madrid and Rome will hold their elections on May 30.",
)


@pytest.mark.parametrize("sentence", NO_REPORTERS)
def test_a_list_of_something_else_reports_nothing(extract: Any, sentence: str) -> None:
    assert not [c for c in extract(sentence, published=DAY).claims if isinstance(c, Event)]


HEADS: tuple[tuple[str, list[tuple[str, str, float]]], ...] = (
    ("Honda India – Net profit down 33 percent YoY; revenue down 22 percent YoY.",
     [("Honda India", "net_income", -33), ("Honda India", "revenue", -22)]),
    ("Siemens Gopalan - Net profit drops 70% YoY to Rs 5 crore. Revenue from operations up 7% YoY.",
     [("Siemens Gopalan", "net_income", -70), ("Siemens Gopalan", "revenue", 7)]),
    ("Velanur Power - Net profit drops 20% YoY. Revenue up 2% YoY.\nSiemens Gopalan - Net profit up 70% YoY. Revenue up 7% YoY.",
     [("Velanur Power", "net_income", -20), ("Velanur Power", "revenue", 2), ("Siemens Gopalan", "net_income", 70), ("Siemens Gopalan", "revenue", 7)]),
    ("Velanur Power - Net profit drops 20% YoY.\nZolvex - Net profit up 70% YoY. Revenue up 7% YoY.",
     [("Velanur Power", "net_income", -20), ("Zolvex", "net_income", 70), ("Zolvex", "revenue", 7)]),
    ("Retail Segment – Net profit down 33 percent YoY.", []),
    ("Jane Halloran: Revenue rose 5% last year.", []),
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), HEADS)
def test_the_whole_name_at_the_head_of_an_item_owns_its_figures(
    extract: Any, text: str, expected: list[tuple[str, str, float]]
) -> None:
    moves = [c for c in extract(text, published=DAY).claims if isinstance(c, Move)]
    assert sorted((c.subject, c.metric, c.percent) for c in moves) == sorted(expected)


SESSIONS: tuple[tuple[str, str, str], ...] = (
    ("Funds, Equity Futures Higher Pre-Bell Thursday", "Velanur Power shares were up 2%.", "premarket"),
    ("Stocks Edge Up Pre-Bell", "Velanur Power gained 2%.", "premarket"),
    ("Stocks Edge Up Pre-Bell", "Gold futures gained 2%.", "day"),
    ("Stocks Edge Up Pre-Bell", "Velanur Power gained 2% on Wednesday.", "day"),
    ("Stocks Edge Up", "Velanur Power gained 2% pre-bell.", "premarket"),
    ("Stocks Edge Up", "Velanur Power gained 2% before the start of regular trading.", "premarket"),
    ("Stocks Edge Up", "Velanur Power gained 2% ahead of the regular session.", "premarket"),
    ("Stocks Edge Up", "Velanur Power gained 2% in regular trading.", "day"),
    ("Stocks Edge Up", "Velanur Power gained 2%.", "day"),
)


@pytest.mark.parametrize(("title", "text", "horizon"), SESSIONS)
def test_a_title_sets_the_session(extract: Any, title: str, text: str, horizon: str) -> None:
    moves = [c for c in extract(text, published=DAY, title=title).claims if isinstance(c, Move)]
    assert [c.horizon for c in moves] == [horizon]

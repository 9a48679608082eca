"""Which numbers and dates can be the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.identity import amounts, days, technologies
from extractor.identity.amounts import Amount


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ((300, None, "exact"), (300, None, "about"), "300"),
        ((300, None, "exact"), (301, None, "exact"), "300 is 301 rounded"),
        ((100, None, "exact"), (102, None, "exact"), "100 is 102 rounded"),
        ((1e9, None, "exact"), (1.03e9, None, "exact"), "1,000,000,000 is 1,030,000,000 rounded"),
        ((100, None, "about"), (103, None, "exact"), "103 is within about 100"),
        ((1.2e9, None, "exact"), (1.15e9, None, "exact"), "1,200,000,000 is 1,150,000,000 rounded"),
        ((1200, None, "about"), (1240, None, "exact"), "1,200 is 1,240 rounded"),
        ((300, None, "about"), (312, None, "exact"), "312 is within about 300"),
        ((300, None, "at_least"), (320, None, "exact"), "320 is within at least 300"),
        ((500, None, "up_to"), (460, None, "exact"), "460 is within up to 500"),
        ((100, 150, None), (150, None, "exact"), "150 is an end of 100 to 150"),
        ((2e9, 2.5e9, None), (2e9, 2.5e9, None), "2,000,000,000; 2,500,000,000"),
    ],
)
def test_amounts_that_can_be_one(one: Amount, other: Amount, reason: str) -> None:
    assert amounts.same(one, other) == (True, reason)
    assert amounts.same(other, one)[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((300, None, "exact"), (320, None, "exact")),
        ((300, None, "exact"), (310, None, "exact")),
        ((95, None, "exact"), (100, None, "exact")),
        ((100, None, "exact"), (103, None, "exact")),
        ((100, None, "exact"), (97, None, "exact")),
        ((101, None, "exact"), (102, None, "exact")),
        ((12, None, "exact"), (13, None, "exact")),
        ((90, None, "exact"), (110, None, "exact")),
        ((780e6, None, "exact"), (870e6, None, "exact")),
        ((300, None, "at_least"), (290, None, "exact")),
        ((300, None, "at_least"), (900, None, "exact")),
        ((500, None, "up_to"), (200, None, "exact")),
        ((100, 150, None), (120, None, "exact")),
        ((2e9, 2.5e9, None), (2e9, 3e9, None)),
        ((4.9, None, "exact"), (-4.9, None, "exact")),
    ],
)
def test_amounts_that_differ(one: Amount, other: Amount) -> None:
    assert not amounts.same(one, other)[0]
    assert not amounts.same(other, one)[0]


def test_an_article_does_not_round_its_own_numbers_in_silence() -> None:
    assert not amounts.same((300, None, "exact"), (301, None, "exact"), strictly=True)[0]
    assert amounts.same((300, None, "about"), (301, None, "exact"), strictly=True)[0]
    assert not amounts.same((100, 150, None), (150, None, "exact"), strictly=True)[0]


@given(st.floats(1, 1e12), st.floats(1, 1e12), st.sampled_from(["exact", "about", "at_least", "up_to"]))
def test_either_way_round(a: float, b: float, bound: str) -> None:
    assert (
        amounts.same((a, None, bound), (b, None, "exact"))[0] == amounts.same((b, None, "exact"), (a, None, bound))[0]
    )


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (5.0, 4.9, True),
        (5.0, 4.5, True),
        (-5.0, -5.3, True),
        (0.5, 0.46, True),
        (5.0, 4.4, False),
        (5.0, 6.0, False),
        (4.9, 4.8, False),
        (0.4, -0.4, False),
    ],
)
def test_percentages(one: float, other: float, alike: bool) -> None:
    assert amounts.same_percent((one, None, "exact"), (other, None, "exact"))[0] is alike
    assert amounts.same_percent((other, None, "exact"), (one, None, "exact"))[0] is alike


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("2026-01-19", "2026-01-19", True),
        ("2026-01-19", "2026-01", True),
        ("2026-Q1", "2026-02", True),
        ("2026-01-19", "2026-01-21", True),
        ("2026-01-19", "2026-01-25", False),
        ("2026-01", "2026-03", False),
        ("XXXX-01-19", "2026-01-19", None),
        (None, "2026-01-19", None),
    ],
)
def test_dates(one: str | None, other: str, alike: bool | None) -> None:
    found = days.same(one, other, 3)
    assert (found and found[0]) is alike


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("solar", "solar", True),
        ("renewables", "solar", True),
        ("offshore_wind", "wind", True),
        ("ai_compute", "data_centre", True),
        ("solar", "wind", False),
        ("ai_compute", "bitcoin_mining", False),
        ("solar", "other", None),
        (None, "solar", None),
    ],
)
def test_technologies(one: str | None, other: str, alike: bool | None) -> None:
    found = technologies.same(one, other)
    assert (found and found[0]) is alike

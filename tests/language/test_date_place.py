"""The day of a story in its own place."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from extractor.language.dating.place import locate
from extractor.language.dating.zones import AMERICA, AUSTRALIA, EUROPE, INDIA


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        ("Shares of the NYSE-listed firm rose, the U.S. company said.", "2025-02-12T05:15:56+08:00", "2025-02-11"),
        ("NEW YORK, Nov 3 (Wire) - Shares rose.", "2025-11-04T04:10:00+08:00", "2025-11-03"),
        ("SYDNEY -- Shares on the ASX rose.", "2025-11-04T05:10:00+08:00", "2025-11-04"),
        ("The Sensex and the Nifty fell; the stock lost Rs 12 on the BSE.", "2025-02-12T04:00:00+08:00", "2025-02-12"),
        ("The Hang Seng fell and the yuan rose in Shanghai.", "2025-02-12T05:15:00+08:00", "2025-02-12"),
        ("The board approved it on Wednesday.", "2025-02-13T07:00:00+08:00", "2025-02-12"),
        ("The board approved it on Thursday.", "2025-02-13T07:00:00+08:00", "2025-02-13"),
        ("OSLO, Norway, July 2, 2026 (Newswire) -- A new order.", "2026-07-02T23:00:00Z", "2026-07-02"),
        ("Nothing to go by.", "2025-02-12", "2025-02-12"),
        ("Nothing to go by.", "2025-02-12T23:59:00", "2025-02-12"),
        ("Nothing to go by.", "2025-02-12T20:00:00+08:00", "2025-02-12"),
    ],
)
def test_the_day_is_the_one_in_the_storys_place(text: str, published: str, day: str) -> None:
    assert locate(text, published).today == date.fromisoformat(day)


@pytest.mark.parametrize("published", [None, "", "soon", "2025-02-30", "0000-01-01", "2025-13-01T00:00:00Z"])
def test_a_stamp_that_names_no_day_is_none(published: str | None) -> None:
    assert locate("Shares rose on Wednesday.", published).today is None


@pytest.mark.parametrize("published", ["9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+14:00"])
def test_the_ends_of_the_calendar_raise_nothing(published: str) -> None:
    assert locate("Shares rose on Wednesday.", published).today is None


def test_customs_follow_the_place() -> None:
    assert locate("The Nasdaq fell; the SEC and the Fed met.", None).month_first
    indian = locate("The Sensex fell; lenders lost Rs 4 crore.", None)
    assert not indian.month_first
    assert indian.indian


@pytest.mark.parametrize(
    ("region", "moment", "day"),
    [
        (AMERICA, "2025-07-01T03:59", "2025-06-30"),
        (AMERICA, "2025-07-01T04:00", "2025-07-01"),
        (AMERICA, "2025-01-01T04:59", "2024-12-31"),
        (EUROPE, "2025-07-01T22:00", "2025-07-02"),
        (EUROPE, "2025-01-01T22:00", "2025-01-01"),
        (AUSTRALIA, "2025-01-01T13:00", "2025-01-02"),
        (AUSTRALIA, "2025-07-01T13:00", "2025-07-01"),
        (INDIA, "2025-01-01T18:30", "2025-01-02"),
    ],
)
def test_clocks_with_their_summer_time(region: object, moment: str, day: str) -> None:
    assert region.day(datetime.fromisoformat(moment)) == date.fromisoformat(day)  # type: ignore[attr-defined]

"""Dates as pages and records print them."""

import pytest

from extractor.reading import stamp
from extractor.reading.stamps import stamp_in


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2026-02-25", "2026-02-25"),
        ("20260225", "2026-02-25"),
        ("2026/2/5", "2026-02-05"),
        ("2026-02-25T09:30", "2026-02-25T09:30:00"),
        ("2026-02-25 09:30:15", "2026-02-25T09:30:15"),
        ("2026-02-25T09:30:15.123Z", "2026-02-25T09:30:15+00:00"),
        ("2026-02-25T05:15:00+08:00", "2026-02-25T05:15:00+08:00"),
        ("2026-02-25T05:15:00-0500", "2026-02-25T05:15:00-05:00"),
        ("2026-02-25 09:30:15 +0100", "2026-02-25T09:30:15+01:00"),
        ("2026-02-25 09:30 UTC", "2026-02-25T09:30:00+00:00"),
        ("Wed, 25 Feb 2026 09:30:15 GMT", "2026-02-25T09:30:15+00:00"),
        ("Wed, 25 Feb 2026 09:30:15 -0500", "2026-02-25T09:30:15-05:00"),
        ("February 25, 2026", "2026-02-25"),
        ("Wednesday, Feb. 25th, 2026 at 9:30 a.m. EST", "2026-02-25"),
        ("25 February 2026", "2026-02-25"),
        (" 29\u00a0Feb\n2028 ", "2028-02-29"),
    ],
)
def test_a_date_is_kept_as_precise_as_it_is(text: str, iso: str) -> None:
    assert stamp(text) == iso


@pytest.mark.parametrize(
    "text",
    ["", "Wednesday", "2026", "2026-02", "2026-W09", "2026-02-30", "2026-13-01", "02/25/2026", "February 30, 2026",
     "2026-02-25T25:00", "20262502", "1772000000", "2026-02-25 and more", "Feb 2026"],
)  # fmt: skip
def test_what_is_no_date_to_the_day_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match=r"date|day|month|hour|must be"):
        stamp(text)


def test_a_field_of_a_page_may_have_words_before_its_date() -> None:
    assert stamp_in("Posted on May 2, 2025 | 4 min read") == "2025-05-02"
    assert stamp_in("Updated just now") is None
    assert stamp_in(20250502) is None

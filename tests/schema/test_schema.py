"""The fact model's own invariants."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from extractor.schema import CLAIM, article_id, interval, json_schema
from extractor.schema.dates import check_partial_date

MOVE: dict[str, Any] = {
    "type": "move", "rule": "t", "confidence": 0.5, "evidence": {"start": 0, "end": 9}, "raw": {"percent": "3%"},
    "mentions": {"percent": (7, 9)}, "subject": "Hut 8", "subject_kind": "company", "metric": "share_price",
    "percent": 3.0, "horizon": "day",
}  # fmt: skip


@pytest.mark.parametrize(
    "value", ["2026", "2026-02", "2026-02-25", "2026-Q1", "2026-H2", "FY2025", "FY2025-Q3", "XXXX-02-25", "XXXX-XX-XX"]
)
def test_partial_dates_that_are(value: str) -> None:
    assert check_partial_date(value) == value


@pytest.mark.parametrize(
    "value", ["", "26", "2026-13", "2026-02-30", "2026-Q5", "0000", "2026-02-25T10:00", "next week"]
)
def test_partial_dates_that_are_not(value: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the message is for people
        check_partial_date(value)


@given(st.dates())
def test_a_whole_day_covers_itself(day: date) -> None:
    assert interval(day.isoformat()) == (day, day)


def test_a_quarter_covers_its_three_months() -> None:
    assert interval("2026-Q1") == (date(2026, 1, 1), date(2026, 3, 31))
    assert interval("XXXX-02-25") is None


def test_a_claim_is_where_it_says() -> None:
    assert CLAIM.validate_python(MOVE, context={"text": "rose 7 3% now"})
    with pytest.raises(ValidationError, match="is not at 7:9"):
        CLAIM.validate_python(MOVE, context={"text": "rose by a bit"})


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"percent": -101.0}, "cannot fall by more than 100"),
        ({"percent": 5.0, "percent_high": 3.0}, "above the upper end"),
        ({"percent": float("nan")}, "finite"),
        ({"horizon": "soon"}, "Input should be"),
        ({"confidence": 1.0}, "less than 1"),
        ({"mentions": {}}, "different fields"),
    ],
)
def test_a_move_that_cannot_be(change: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        CLAIM.validate_python({**MOVE, **change})


def test_the_json_schema_tells_the_types_apart() -> None:
    assert set(json_schema()["discriminator"]["mapping"]) == {"deal", "capacity", "move", "guidance", "event"}


def test_an_article_is_its_text_and_its_day() -> None:
    assert article_id("a", "2026-01-29") == article_id("a", "2026-01-29T10:00:00+08:00")
    assert len({article_id("a", None), article_id("a", "2026-01-29"), article_id("b", None)}) == 3

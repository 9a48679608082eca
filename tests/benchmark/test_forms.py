"""What scripts/benchmark writes for other people's scorers."""

from __future__ import annotations

import pytest
from benchmark import FORMS

import extractor


@pytest.fixture(scope="module")
def nlp():
    return extractor.load("blank")


def found(nlp, form, text, published=None):
    return FORMS[form](extractor.extract(text, published=published, nlp=nlp))


def test_dates_keep_their_span_and_type(nlp):
    text = "Harrow Grid said on Wednesday that it had worked for three years."
    rows = found(nlp, "dates", text, "2026-01-29")["timexes"]
    assert [(text[r["start"] : r["end"]], r["type"], r["value"]) for r in rows] == [
        ("Wednesday", "DATE", "2026-01-28"),
        ("three years", "DURATION", "P3Y"),
    ]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("It paid $4.2bn.", 4.2e9, "dollar"),
        ("It paid 50 cents.", 50.0, "cent"),
        ("It fell 1.20 cents.", 1.2, "cent"),
        ("It closed at 197 pence.", 197.0, "penny"),
        ("It cost 3 dollars 50 cents.", 3.5, "dollar"),
        ("It pays $1.40 a share.", 1.4, "dollar per share"),
        ("It took 20 minutes.", 20.0, "minute"),
        ("It took six months.", 6.0, "month"),
        ("It grew 2%.", 2.0, "percentage"),
        ("It is rated at 8-10 MW.", [8.0, 10.0], "MW"),
    ],
)
def test_a_quantity_is_counted_as_it_is_printed(nlp, text, value, unit):
    (row,) = found(nlp, "quantities", text)["quantities"]
    assert (row["value"], row["unit"]) == (value, unit)


def test_a_move_says_how_much_which_way_and_of_what(nlp):
    (row,) = found(nlp, "moves", "Brent crude fell 2.4% on Wednesday.", "2026-01-29")["moves"]
    assert (row["value"], row["direction"], row["unit"]) == (2.4, "down", "percent")
    assert "Brent" in row["item"]
    assert "Wednesday" in row["time"]

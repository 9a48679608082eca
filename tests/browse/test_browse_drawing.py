"""Shapes of charts, and addresses of choices."""

from __future__ import annotations

from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.browse.plugin.choices import Addresses, choice_of, in_datasette
from extractor.browse.plugin.drawing import moves, scale, stacked
from extractor.browse.plugin.network import MOST, network
from extractor.browse.plugin.pages import _cells
from extractor.browse.plugin.passages import marked
from extractor.store.lists import LISTINGS
from extractor.store.queries.lists import Choice
from extractor.store.tables import DEALS
from extractor.store.units import reader

ROWS = [
    {"quarter": "2024-Q4", "name": "Corvath Labs", "mw": 1200.0},
    {"quarter": "2025-Q2", "name": "", "mw": 80.0},
    {"quarter": "2025-Q2", "name": None, "mw": 20.0},
]


@given(st.floats(0.001, 1e9))
def test_a_scale_reaches_the_most_in_few_steps(most: float) -> None:
    ends = scale(most)
    assert ends[0] == 0
    assert ends[-2] < most * (1 + 1e-6)
    assert ends[-1] >= most * (1 - 1e-6)
    assert 3 <= len(ends) <= 6


def test_columns_stand_on_each_other_and_quarters_have_no_gaps() -> None:
    chart = stacked(ROWS, lambda name: "others" if name is None else name or "not named")
    assert [column.label for column in chart.columns] == ["2024-Q4", "2025-Q1", "2025-Q2"]
    assert [name for name, _ in chart.series] == ["Corvath Labs", "not named", "others"]
    assert [total for _, _, total in chart.table] == [1200.0, 0.0, 100.0]
    lower, upper = chart.columns[2].parts
    assert upper.y + upper.height == pytest.approx(lower.y, abs=0.11)
    assert chart.columns[2].words == "2025-Q2: 100 MW: not named 80, others 20"


def test_long_times_are_told_in_years() -> None:
    chart = stacked([{**ROWS[0], "quarter": f"{year}-Q1"} for year in (2001, 2019, 2025)], str)
    assert [column.label for column in chart.columns] == ["2001", "2019", "2025"]
    assert stacked([], str).columns == []


def test_moves_stand_over_and_under_nought() -> None:
    rows = [
        {"id": day, "last_day": day, "metric": "share_price", "percent": percent, "horizon": "day"}
        for day, percent in (("2025-11-06", 4.0), ("2024-10-15", -6.0))
    ]
    chart = moves(rows, lambda day: date.fromisoformat(day).toordinal())
    assert chart is not None
    fall, rise = chart.points
    assert fall.y > chart.base > rise.y
    assert fall.x < rise.x
    assert moves([{**row, "metric": "revenue"} for row in rows], lambda _: 0) is None


@settings(deadline=None, max_examples=30)
@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.floats(1, 2000)), min_size=1, max_size=60))
def test_a_network_is_readable_and_the_same_each_time(deals: list[tuple[int, int, float]]) -> None:
    pairs = [{"company": f"C{a}", "counterparty": f"C{b}", "deals": 1, "mw": mw} for a, b, mw in deals]
    drawn = network(pairs)
    if all(a == b for a, b, _ in deals):
        assert drawn is None
        return
    assert drawn is not None
    assert drawn == network(pairs)
    assert 2 <= len(drawn.nodes) <= MOST
    assert all(0 <= node.x <= 760 and 0 <= node.y <= drawn.height for node in drawn.nodes)
    named = {node.name for node in drawn.nodes}
    assert all({pair["company"], pair["counterparty"]} <= named for pair in drawn.pairs)


def test_long_names_in_a_network_do_not_lie_on_each_other() -> None:
    names = [f"{word} {kind}" for word in ("Suryaketan", "Quillon", "Halvorsund", "Harlow Vale", "Emberlode", "Pell")
             for kind in ("Renewables", "Semiconductors", "Data Parks", "AI")]  # fmt: skip
    pairs = [{"company": names[0], "counterparty": name, "deals": 1, "mw": 100.0} for name in names[1:]]
    drawn = network(pairs)
    assert drawn is not None
    for at, one in enumerate(drawn.nodes):
        for other in drawn.nodes[:at]:
            if one.below == other.below and abs(one.y - other.y) < 10:
                assert abs(one.x - other.x) > 6 * (len(one.short) + len(other.short)) / 2, (one.short, other.short)


@pytest.mark.parametrize(
    ("type", "fields", "told"),
    [
        ("deal", {"value": 7.4e10, "currency": "INR"}, {"value": "INR 74 bn", "currency": "INR"}),
        ("deal", {"value": 5_512_345_678.0, "currency": "USD"}, {"value": "USD 5.512345678 bn", "currency": "USD"}),
        ("deal", {"capacity_mw": 1200.0, "technology": "ai_compute"},
         {"capacity_mw": "1,200 MW", "technology": "ai compute"}),
        ("deal", {"company": "A_B", "site": "Hall_1"}, {"company": "A_B", "site": "Hall_1"}),
        ("guidance", {"low": 5.0, "unit": "percent"}, {"low": "5 %", "unit": "percent"}),
        ("guidance", {"low": 7.2e8, "unit": "EUR"}, {"low": "EUR 720 m", "unit": "EUR"}),
        ("move", {"percent": 4.9, "percent_high": None}, {"percent": "+4.9 %"}),
        ("event", {"kind": "in_service", "scheduled": True}, {"kind": "in service", "scheduled": "yes"}),
    ],
)  # fmt: skip
def test_values_have_their_units(type: str, fields: dict[str, object], told: dict[str, str]) -> None:
    assert _cells(type, fields) == told


def test_what_a_taker_is_called_is_quoted_once() -> None:
    cell = reader(DEALS)
    for words in ("a hyperscaler", '"a hyperscaler"', "“a hyperscaler”"):
        assert cell({"counterparty": None, "counterparty_text": words}, "counterparty") == "“a hyperscaler”"


@given(
    st.dictionaries(st.sampled_from(list(LISTINGS["deal"].facets)), st.text()),
    st.text().map(str.strip).map(lambda text: text or None),
    st.sampled_from(list(LISTINGS["deal"].orders)),
    st.integers(1, 10_000),
)
def test_an_address_says_what_was_chosen(facets: dict[str, str], words: str | None, order: str, page: int) -> None:
    choice = Choice(facets, words=words, order=order, page=page)
    address = Addresses("/facts/-/deals", choice)(page=page)
    asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query, keep_blank_values=True).items()}
    assert choice_of(asked, LISTINGS["deal"]) == choice


def test_what_means_nothing_is_left_out() -> None:
    asked = {"page": "-3", "sort": "id; drop table", "words": "  ", "nothing": "x"}
    assert choice_of(asked, LISTINGS["deal"]) == Choice()


@pytest.mark.parametrize(
    ("facets", "query"),
    [
        ({"kind": "ppa"}, "kind__exact=ppa"),
        ({"technology": "", "year": "2025"}, "technology__isblank=1&last_day__startswith=2025"),
        ({"size": "200 to 500"}, "capacity_mw__gte=200&capacity_mw__lt=500"),
        ({"size": "under 50"}, "capacity_mw__lt=50"),
        ({"size": "1000 and over"}, "capacity_mw__gte=1000"),
        ({"size": ""}, "capacity_mw__isblank=1"),
    ],
)
def test_datasette_is_asked_for_the_same(facets: dict[str, str], query: str) -> None:
    assert in_datasette(Choice(facets), LISTINGS["deal"]) == query


@given(st.text(), st.lists(st.tuples(st.integers(-3, 40), st.integers(-3, 40)), max_size=6))
def test_marked_stretches_put_together_are_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    made = marked(text, spans)
    assert "".join(words for words, _ in made) == text
    shown = [hit for words, hit in made for _ in words]
    assert shown == [any(low <= at < high for low, high in spans) for at in range(len(text))]

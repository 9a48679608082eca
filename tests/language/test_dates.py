"""Temporal expressions: what is found, and what it is read as on a given day."""

from __future__ import annotations

from datetime import date

import pytest

from extractor.labels import DATES, TODAY, dates
from extractor.language import annotate, load
from extractor.language.dates import article_day, make_dates
from extractor.language.dating import Context, as_exchange, find
from extractor.schema import DateMention

STORY = date(2026, 1, 29)
"""A Thursday."""


def only(text: str, raw: str, today: date | None = STORY, **customs: bool) -> DateMention:
    """The one mention with these words."""
    found = [m for m in find(text, Context(today, **customs)) if m.raw == raw]
    assert len(found) == 1, [m.raw for m in find(text, Context(today, **customs))]
    return found[0]


EXPLICIT = [
    ("The accord of Feb. 25, 2026 stands.", "Feb. 25, 2026", "2026-02-25", "2026-02-25"),
    ("The accord of 25 February 2026 stands.", "25 February 2026", "2026-02-25", "2026-02-25"),
    ("The accord of 25th February, 2026 stands.", "25th February, 2026", "2026-02-25", "2026-02-25"),
    ("Filed 2026-02-25 at noon", "2026-02-25", "2026-02-25", "2026-02-25"),
    ("Wednesday, Feb. 25, 2026, was dry.", "Wednesday, Feb. 25, 2026", "2026-02-25", "2026-02-25"),
    ("Output rose in November 2025.", "November 2025", "2025-11", "2025-11"),
    ("It opens in early March 2027.", "early March 2027", "2027-03", "2027-03"),
    ("It opens at the end of 2027.", "the end of 2027", "2027", "2027"),
    ("It opens in mid-2026.", "mid-2026", "2026", "2026"),
    ("It opens in late 2027.", "late 2027", "2027", "2027"),
    ("It opens in Fall 2027.", "Fall 2027", "2027-FA", "2027"),
    ("Sales in Q4 2025 rose.", "Q4 2025", "2025-Q4", "2025-Q4"),
    ("Sales in 4Q25 rose.", "4Q25", "2025-Q4", "2025-Q4"),
    ("Sales in 2025 Q4 rose.", "2025 Q4", "2025-Q4", "2025-Q4"),
    ("In the fourth quarter of 2025 sales rose.", "the fourth quarter of 2025", "2025-Q4", "2025-Q4"),
    ("In the first half of 2026 sales rise.", "the first half of 2026", "2026-H1", "2026-H1"),
    ("Sales in H1 2026 rise.", "H1 2026", "2026-H1", "2026-H1"),
    ("Profit in Q3 FY25 fell.", "Q3 FY25", "2025-Q3", "FY2025-Q3"),
    ("Profit in Q3FY25 fell.", "Q3FY25", "2025-Q3", "FY2025-Q3"),
    ("Profit in the third quarter of fiscal 2025 fell.", "the third quarter of fiscal 2025", "2025-Q3", "FY2025-Q3"),
    ("Revenue for fiscal 2026 rises.", "fiscal 2026", "2026", "FY2026"),
    ("Revenue for FY26 rises.", "FY26", "2026", "FY2026"),
    ("The budget for 2025-26 grew.", "2025-26", "2026", "FY2026"),
    ("The profit of 2024 was large.", "2024", "2024", "2024"),
    ("By January last year it had closed.", "January last year", "2025-01", "2025-01"),
    ("The December 2025 quarter was dull.", "The December 2025 quarter", "2025-Q4", "2025-Q4"),
]


@pytest.mark.parametrize(("text", "raw", "value", "partial"), EXPLICIT)
def test_expressions_with_their_year(text: str, raw: str, value: str, partial: str) -> None:
    mention = only(text, raw)
    assert (mention.type, mention.value, mention.date) == ("DATE", value, partial)
    assert mention.basis == ("publication" if "last year" in raw else "explicit")


@pytest.mark.parametrize(("text", "raw", "value", "partial"), [row for row in EXPLICIT if "last year" not in row[1]])
def test_a_printed_year_needs_no_publication_date(text: str, raw: str, value: str, partial: str) -> None:
    mention = only(text, raw, today=None)
    assert (mention.value, mention.date, mention.basis) == (value, partial, "explicit")


COUNTED_FROM_THE_DAY = [
    ("It won the order today.", "today", "2026-01-29", "2026-01-29"),
    ("It won the order yesterday.", "yesterday", "2026-01-28", "2026-01-28"),
    ("It votes tomorrow.", "tomorrow", "2026-01-30", "2026-01-30"),
    ("It won the order on Wednesday.", "Wednesday", "2026-01-28", "2026-01-28"),
    ("It said Thursday that it had won.", "Thursday", "2026-01-29", "2026-01-29"),
    ("It said Wednesday it will build a plant.", "Wednesday", "2026-01-28", "2026-01-28"),
    ("It will report results on Wednesday.", "Wednesday", "2026-02-04", "2026-02-04"),
    ("It is expected to close on Friday.", "Friday", "2026-01-30", "2026-01-30"),
    ("Shares fell last Friday.", "last Friday", "2026-01-23", "2026-01-23"),
    ("The board meets next Monday.", "next Monday", "2026-02-02", "2026-02-02"),
    ("It signed last week.", "last week", "2026-W04", "2026-01"),
    ("It signed this month.", "this month", "2026-01", "2026-01"),
    ("It signed last month.", "last month", "2025-12", "2025-12"),
    ("Shares are up this year.", "this year", "2026", "2026"),
    ("It opens early next year.", "early next year", "2027", "2027"),
    ("It opens by year-end.", "year-end", "2026", "2026"),
    ("It opens by the end of the decade.", "the end of the decade", "202", "2030"),
    ("Shares are up 5% year to date.", "year to date", "2026", "2026"),
    ("It began two years ago.", "two years ago", "2024", "2024"),
    ("It began three months ago.", "three months ago", "2025-10", "2025-10"),
    ("It began 10 days ago.", "10 days ago", "2026-01-19", "2026-01-19"),
    ("Profit rose for the full year.", "the full year", "2025", "2025"),
    ("It expects to spend more for the full year.", "the full year", "2026", "2026"),
    ("Profit fell last quarter.", "last quarter", "2025-Q4", "2025-Q4"),
]


@pytest.mark.parametrize(("text", "raw", "value", "partial"), COUNTED_FROM_THE_DAY)
def test_expressions_counted_from_the_day(text: str, raw: str, value: str, partial: str) -> None:
    mention = only(text, raw)
    assert (mention.type, mention.value, mention.date, mention.basis) == ("DATE", value, partial, "publication")


WITH_THE_TENSE = [
    ("It bought the site in November.", "November", "2025-11"),
    ("It will open the site in November.", "November", "2026-11"),
    ("Results will be released on November 6.", "November 6", "2026-11-06"),
    ("Results had been released on November 6.", "November 6", "2025-11-06"),
    ("It expects to open in December.", "December", "2026-12"),
    ("It expects to be done by the end of December.", "the end of December", "2026-12"),
    ("Deliveries, due in February, are late.", "February", "2026-02"),
    ("The plant opened in January.", "January", "2026-01"),
    ("It signed on Sept 3.", "Sept 3", "2025-09-03"),
    ("It signed on the 3rd of May.", "the 3rd of May", "2025-05-03"),
    ("It will report on Feb. 25.", "Feb. 25", "2026-02-25"),
    ("The meeting is scheduled for March 12.", "March 12", "2026-03-12"),
    ("It announced a dividend payable Feb. 20.", "Feb. 20", "2026-02-20"),
    ("Profit rose in the fourth quarter.", "the fourth quarter", "2025-Q4"),
    ("It will open in the fourth quarter.", "the fourth quarter", "2026-Q4"),
    ("It is due to publish fourth-quarter results.", "fourth-quarter", "2025-Q4"),
    ("It expects sales to dip in the first quarter.", "the first quarter", "2026-Q1"),
    ("It will start in the second half.", "the second half", "2026-H2"),
    ("Profit for the quarter ended Dec. 31 rose.", "the quarter", "2025-Q4"),
    ("Profit in the December quarter rose.", "the December quarter", "2025-Q4"),
    ("Profit for the quarter ended July 31 rose.", "the quarter", "2025-Q2"),
    ("Work begins in the quarter starting April.", "the quarter", "2026-Q2"),
    ("Profit for the year ended Dec. 31 rose.", "the year", "2025"),
    ("Profit for the year to March rose.", "the year", "FY2025"),
]


@pytest.mark.parametrize(("text", "raw", "partial"), WITH_THE_TENSE)
def test_years_are_inferred_in_the_direction_of_the_tense(text: str, raw: str, partial: str) -> None:
    mention = only(text, raw)
    assert (mention.date, mention.basis) == (partial, "inferred_year")


WITHOUT_A_DAY = [
    ("It will report on Feb. 25.", "Feb. 25", "XXXX-02-25", "XXXX-02-25"),
    ("It said so on Wednesday.", "Wednesday", "XXXX-WXX-3", "XXXX-XX-XX"),
    ("It opened in November.", "November", "XXXX-11", "XXXX-11"),
    ("Profit rose in the fourth quarter.", "the fourth quarter", "XXXX-Q4", "XXXX-Q4"),
    ("Shares are up this year.", "this year", "XXXX", "XXXX"),
    ("It won the order today.", "today", "XXXX-XX-XX", "XXXX-XX-XX"),
    ("It signed last week.", "last week", "XXXX-WXX", None),
]


@pytest.mark.parametrize(("text", "raw", "value", "partial"), WITHOUT_A_DAY)
def test_without_a_publication_date_no_year_is_guessed(text: str, raw: str, value: str, partial: str | None) -> None:
    mention = only(text, raw, today=None)
    assert (mention.value, mention.date, mention.basis) == (value, partial, "none")


@pytest.mark.parametrize(
    ("text", "raw", "kind", "value"),
    [
        ("a 15-year lease", "15-year", "DURATION", "P15Y"),
        ("leased for five years", "five years", "DURATION", "P5Y"),
        ("leased for 24 months", "24 months", "DURATION", "P24M"),
        ("a multi-year lease", "multi-year", "DURATION", "PXY"),
        ("a multiyear lease", "multiyear", "DURATION", "PXY"),
        ("in two and a half years", "two and a half years", "DURATION", "P2Y6M"),
        ("over the past two months", "the past two months", "DURATION", "P2M"),
        ("for several weeks", "several weeks", "DURATION", "PXW"),
        ("a 10-hour outage", "10-hour", "DURATION", "PT10H"),
        ("paid every month", "every month", "SET", "P1M"),
        ("paid annually", "annually", "SET", "P1Y"),
        ("sold $5 million a year", "a year", "SET", "P1Y"),
        ("starts at 9:30 a.m. ET", "9:30 a.m. ET", "TIME", "2026-01-29T09:30"),
        ("starts at 5 p.m. on Friday", "5 p.m. on Friday", "TIME", "2026-01-23T17:00"),
        ("fell overnight", "overnight", "TIME", "2026-01-28TNI"),
        ("is now closed", "now", "DATE", "PRESENT_REF"),
        ("the 1990s", "the 1990s", "DATE", "199"),
    ],
)
def test_durations_sets_and_times(text: str, raw: str, kind: str, value: str) -> None:
    mention = only(text, raw)
    assert (mention.type, mention.value) == (kind, value)


@pytest.mark.parametrize(
    ("text", "raw", "begin", "end"),
    [
        ("The fair runs Feb. 3-5 in Oslo.", "Feb. 3-5", "2026-02-03", "2026-02-05"),
        ("The fair runs 3-5 February 2027.", "3-5 February 2027", "2027-02-03", "2027-02-05"),
        ("Growth from 2025 to 2030 is strong.", "2025 to 2030", "2025", "2030"),
        ("Growth in 2025-2030 is strong.", "2025-2030", "2025", "2030"),
    ],
)
def test_ranges_keep_both_ends(text: str, raw: str, begin: str, end: str) -> None:
    mention = only(text, raw)
    assert (mention.date, mention.until) == (begin, end)


def test_a_comparison_is_with_the_same_quarter_and_does_not_move_the_story_there() -> None:
    text = "Profit rose in the fourth quarter from a year earlier. Margins in the quarter held."
    assert [m.date for m in find(text, Context(STORY))] == ["2025-Q4", "2024-Q4", "2025-Q4"]


def test_numeric_dates_follow_the_custom_where_both_readings_are_dates() -> None:
    assert only("on 12/02/2025", "12/02/2025").date == "2025-12-02"
    assert only("on 12/02/2025", "12/02/2025", month_first=False).date == "2025-02-12"
    assert only("on 25/02/2025", "25/02/2025").date == "2025-02-25"


def test_indian_quarters_are_those_of_a_year_that_ends_in_march() -> None:
    assert only("Profit rose in the third quarter.", "the third quarter", indian=True).date == "FY2026-Q3"
    assert only("Profit rose in the third quarter.", "the third quarter").date == "2025-Q3"


@pytest.mark.parametrize(
    "text",
    [
        "Shares may rise.",
        "They march on.",
        "Sun Pharma rose.",
        "Theresa May spoke.",
        "the second plant",
        "a price of $2,025 an ounce",
        "2,025 people",
        "the Russell 2000 fell",
        "2025 MW of power",
        "a mix of 2025 megawatts",
        "call 555-2025-1999",
        "on Feb. 30 nothing",
        "a 52-year-old man",
    ],
)
def test_words_and_numbers_that_are_no_dates(text: str) -> None:
    found = find(text, Context(STORY))
    assert [m for m in found if m.date not in (None, "2026-02", "2025-02", "2025-05")] == []
    assert [m.raw for m in found if m.raw in ("may", "march", "Sun", "May", "second", "52-year", "Feb. 30")] == []


@pytest.mark.parametrize(
    ("text", "raw", "partial"),
    [
        ("It opened in May.", "May", "2025-05"),
        ("It opened in March.", "March", "2025-03"),
        ("It opened on Sun, Jan. 25.", "Sun, Jan. 25", "2026-01-25"),
        ("the second quarter of 2025", "the second quarter of 2025", "2025-Q2"),
        ("in 2025", "2025", "2025"),
    ],
)
def test_the_same_words_as_dates(text: str, raw: str, partial: str) -> None:
    assert only(text, raw).date == partial


def test_the_component_leaves_records_spans_and_the_day() -> None:
    nlp = load()
    doc = annotate(nlp, "It paid $2,025 on Wednesday for 500MW of 2027 power.", published="2026-01-29T05:15:00+08:00")
    assert [(m.raw, m.date) for m in dates(doc)] == [("Wednesday", "2026-01-28"), ("2027", "2027")]
    assert [(span.text, span.label_) for span in doc.spans[DATES]] == [("Wednesday", "DATE"), ("2027", "DATE")]
    assert article_day(doc) == doc.user_data[TODAY] == date(2026, 1, 28)
    assert make_dates(nlp, "x")(nlp.make_doc("")).user_data[DATES] == ()


def test_the_exchange_form() -> None:
    mention = only("a 15-year lease", "15-year")
    assert as_exchange(mention) == {
        "start": 2, "end": 9, "raw": "15-year", "kind": "date", "type": "DURATION", "value": "P15Y",
    }  # fmt: skip


def test_half_a_year_is_a_duration_and_costs_no_article() -> None:
    """A shape without a number of its own once raised."""
    found = list(find("It took half a year.", Context(None)))
    assert [(m.raw, m.type) for m in found] == [("half a year", "DURATION")]

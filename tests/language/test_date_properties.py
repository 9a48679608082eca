"""What holds for any text, any date and any publication date."""

from __future__ import annotations

import locale
import os
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.language import annotate, load
from extractor.language.dating import Context, find
from extractor.language.dating.lexer import _TOKEN, tokens
from extractor.language.dating.place import locate
from extractor.schema import DateMention, interval

NLP = load()


def words(listed: str) -> list[str]:
    """The words of a list printed as running text."""
    return listed.split()


DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
MONTHS = words("January February March April May June July August September October November December")
PIECES = st.sampled_from(
    words(
        "may march Sun second 2025 2025-26 Q4 FY26 4Q25 Feb. 30 31 the of end early last next this year quarter half a "
        "an two hundred - , . / ( ) ' ’s weeks ago earlier later years old every Friday on by 9:30 a.m. noon tonight "
        "MW $ 1/2 12/02/2025 0000 9999 fiscal 9999-12-31 decades nineteen ninety the-day to through weekend fall"
    )
)
STAMPS = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.dates().map(date.isoformat),
    st.datetimes(timezones=st.timezones()).map(lambda moment: moment.isoformat()),
    st.sampled_from(["0000-00-00", "9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", "2025-02-30"]),
)


def check(text: str, mentions: tuple[DateMention, ...]) -> None:
    """Offsets are exact, in order and apart; dates are dates or undated in part."""
    reach = 0
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.raw != ""
        assert mention.start >= reach
        reach = mention.end
        assert mention.date is None or "X" in mention.date or interval(mention.date) is not None


@given(st.one_of(st.text(), st.lists(PIECES, max_size=30).map(" ".join)), STAMPS)
@settings(max_examples=300, deadline=None)
def test_no_text_and_no_stamp_raises(text: str, published: str | None) -> None:
    place = locate(text, published)
    check(text, find(text, Context(place.today, place.month_first, place.indian)))


@given(st.text(max_size=60), STAMPS)
@settings(max_examples=40, deadline=None)
def test_the_component_raises_on_nothing(text: str, published: str | None) -> None:
    annotate(NLP, text, published=published)


@given(
    DAYS, st.sampled_from(["{m} {d}, {y}", "{d} {m} {y}", "{m3}. {d}, {y}", "{y}-{mm:02d}-{d:02d}"]), st.none() | DAYS
)
@settings(max_examples=200, deadline=None)
def test_a_planted_date_is_read_back_whatever_the_day(day: date, form: str, today: date | None) -> None:
    name = MONTHS[day.month - 1]
    printed = form.format(m=name, m3=name[:3], d=day.day, y=day.year, mm=day.month)
    text = f"The board of the firm met in Oslo on {printed} and agreed."
    mentions = find(text, Context(today))
    check(text, mentions)
    assert [(m.raw, m.date) for m in mentions] == [(printed, day.isoformat())]


@given(DAYS, st.integers(1, 4), st.integers(2000, 2099))
@settings(max_examples=100, deadline=None)
def test_planted_quarters_are_read_back(today: date, quarter: int, year: int) -> None:
    text = f"Sales of Q{quarter} {year} beat those of FY{year % 100:02d}."
    assert [m.date for m in find(text, Context(today))] == [f"{year}-Q{quarter}", f"FY{full(year, today)}"]


def full(year: int, today: date) -> int:
    """The year of two digits that is nearest to twenty years after the story."""
    return min((century + year % 100 for century in range(1700, 2400, 100)), key=lambda y: abs(y - today.year - 20))


@given(DAYS, st.sampled_from(words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")))
@settings(max_examples=100, deadline=None)
def test_a_weekday_of_the_past_lies_within_a_week(today: date, name: str) -> None:
    (mention,) = find(f"The board said on {name} that it had agreed.", Context(today))
    assert mention.date is not None
    day = date.fromisoformat(mention.date)
    assert 0 <= (today - day).days < 7
    assert day.strftime("%A") == name


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="time zones cannot be set here")
def test_neither_clock_nor_zone_nor_locale_of_the_machine_has_a_say(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "It said on Wednesday that it will close in March, a year later than in Q4. Sales rose last week."
    expected = find(text, Context(locate(text, "2026-01-29T05:15:00+08:00").today))
    before = locale.setlocale(locale.LC_ALL)
    try:
        for zone in ("Pacific/Kiritimati", "America/Los_Angeles", "UTC"):
            monkeypatch.setitem(os.environ, "TZ", zone)
            time.tzset()
            locale.setlocale(locale.LC_ALL, "C")
            assert find(text, Context(locate(text, "2026-01-29T05:15:00+08:00").today)) == expected
    finally:
        monkeypatch.undo()
        time.tzset()
        locale.setlocale(locale.LC_ALL, before)


@pytest.mark.parametrize(
    "piece", ["one ", "the ", "2025-", "Feb. ", "a.m. ", "early mid-", "year ", "last ", "12/", "’s"]
)
def test_time_grows_in_step_with_the_text(piece: str) -> None:
    def seconds(times: int) -> float:
        text = piece * times
        started = time.process_time()
        find(text, Context(date(2026, 1, 29)))
        return time.process_time() - started

    seconds(100)
    assert min(seconds(8000) for _ in range(2)) < 40 * max(min(seconds(1000) for _ in range(2)), 0.005)


@given(
    st.lists(
        st.sampled_from(
            ("10.30", "10:30", " ", "\n", "\t", "\u00a0", "am", "p.m.", "pm.", "May", "’s", "-", "1,5", "(", "Q3/24")
        )
    )
)
def test_pieces_are_cut_as_the_whole_text_is(pieces: list[str]) -> None:
    """Which pieces of an article are cut apart, and remembered, shows in no token."""
    text = "".join(pieces)
    cut = tokens(text)
    assert list(zip(cut.starts, cut.ends, strict=True)) == [match.span() for match in _TOKEN.finditer(text)]
    assert len(cut.letters) == len(cut.starts)

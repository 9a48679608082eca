"""Days: "Feb. 25, 2026", "25 February", "12/02/2025", "Feb 3-5", "on Wednesday", "last Friday"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from extractor.language.dating.context import Context
from extractor.language.dating.lexicon import MONTHS, ORDINALS, WEEKDAYS, words
from extractor.language.dating.moment import Direction, Reading, dated, full_year, of_day
from extractor.language.dating.shapes import Found, Shapes
from extractor.language.dating.tense import direction, nearest_day, nearest_weekday, spoken
from extractor.patterns import re

DAYS = Shapes()
_LONGEST = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def day_number(words: str) -> int:
    """``25``, ``25th`` or ``third`` as a number; raises ValueError where it is no day of a month."""
    number = ORDINALS.get(words) or int(re.sub(r"\D+$", "", words))
    if not 1 <= number <= 31:
        raise ValueError(f"no day {words}")
    return number


def month_number(found: Found, name: str = "month") -> int:
    """The month that a named part names."""
    return MONTHS[found.low(name).rstrip(".")]


def printed_year(found: Found, context: Context) -> int | None:
    """The year in the expression itself, or None."""
    return full_year(found.low("year").lstrip("'’"), context.year) if found.has("year") else None


def resolve_day(found: Found, context: Context, month: int, day: int, year: int | None) -> Reading:
    """A day of a month: in its printed year, else in the direction of the tense; raises ValueError for a day that the
    month does not have."""
    if day > _LONGEST[month]:
        raise ValueError(f"no day {month}-{day}")
    if year is not None:
        return of_day(date(year, month, day), "explicit")
    if context.today is None:
        return dated(f"XXXX-{month:02d}-{day:02d}", "none")
    way = direction(found.tokens, found.first, found.last)
    return of_day(nearest_day(context.today, month, day, way), "inferred_year")


@DAYS.add("ISO")
def iso(found: Found, context: Context) -> Reading | None:
    printed = found.text.upper()
    day = date.fromisoformat(printed[:10])
    return Reading("TIME" if "T" in printed else "DATE", printed, day.isoformat(), "explicit")


@DAYS.add("SLASHDATE")
def numeric(found: Found, context: Context) -> Reading | None:
    first, second, third = re.split(r"[/.]", found.text)
    if "." in found.text and len(third) == 2:
        return None
    a, b, year = int(first), int(second), full_year(third, context.year)
    month_first = b > 12 or (a <= 12 and context.month_first and "/" in found.text)
    return of_day(date(year, a, b) if month_first else date(year, b, a), "explicit")


_ON = "(?:(?:this)? (?:NEXT|this)? WEEKDAY DOT? COMMA?)?"


@DAYS.add(
    f"{_ON} MONTH:month DOT? the? {{DATEDAY:day}} (?:COMMA? {{YR:year}})?",
    f"{_ON} the? {{DATEDAY:day}} of? MONTH:month DOT? (?:COMMA? {{YR:year}})?",
    "{DATEDAY:day} DASH MONTH:month DASH {YR:year}",
)
def day_of_month(found: Found, context: Context) -> Reading | None:
    if found.after() in SCALES or (found.low("day") in ORDINALS and found.after() in _COUNTED):
        return None
    before_month = found.at("day") < found.at("month")
    if before_month and found.low("day").isdigit() and " of " in found.text:
        return None
    return resolve_day(found, context, month_number(found), day_number(found.low("day")), printed_year(found, context))


@DAYS.add(
    "MONTH:month DOT? {DATEDAY:day} {TO} {DATEDAY:day2} (?:COMMA? {YR:year})?",
    "MONTH:month DOT? {DATEDAY:day} (?:and) {DATEDAY:day2} (?:COMMA? {YR:year})?",
    "{DATEDAY:day} (?:DASH|LONGDASH|to) {DATEDAY:day2} MONTH:month DOT? (?:COMMA? {YR:year})?",
    "MONTH:month DOT? {DATEDAY:day} {TO} MONTH:month2 DOT? {DATEDAY:day2} (?:COMMA? {YR:year})?",
    "{DATEDAY:day} MONTH:month DOT? {TO} {DATEDAY:day2} MONTH:month2 DOT? (?:COMMA? {YR:year})?",
)
def days_of_month(found: Found, context: Context) -> Reading | None:
    month, day, day2 = month_number(found), day_number(found.low("day")), day_number(found.low("day2"))
    month2 = month_number(found, "month2") if "month2" in found.match.groupdict() else month
    if (month, day) >= (month2, day2) or found.after() in SCALES:
        return None
    year = printed_year(found, context)
    first = resolve_day(found, context, month, day, year)
    last = resolve_day(found, context, month2, day2, year)
    return replace(first, until=last.date)


SCALES = words("million billion trillion m mn bn percent % mw gw kw mwh gwh cents points shares crore lakh")
_COUNTED = words("quarter half month week day year time")
_SHORT_WEEKDAYS = frozenset(w for w in WEEKDAYS if not w.endswith("day"))
_NAMED_DAYS = ("black", "cyber", "good", "super", "giving", "ash", "fat", "ruby", "bloody")


@DAYS.add(
    "the? (?:LAST:last|NEXT:next|THIS:this NEXT?|earlier|early|late|later)? WEEKDAY:day DOT?",
)
def weekday(found: Found, context: Context) -> Reading | None:
    word = found.low("day")
    at = found.at("day")
    if word in _SHORT_WEEKDAYS and found.tokens.low(at - 1) not in ("on", "last", "next", "this", ",", "("):
        return None
    if found.before() in _NAMED_DAYS:
        return None
    start = (
        found.tokens.starts[at]
        if found.low("day") and found.text.startswith("the ") and not _relative(found)
        else found.start
    )
    end = found.tokens.ends[at] if word not in _SHORT_WEEKDAYS else found.end
    number = WEEKDAYS[word]
    if context.today is None:
        return Reading("DATE", f"XXXX-WXX-{number + 1}", "XXXX-XX-XX", "none").over(start, end)
    return of_day(_weekday(found, context, context.today, number), "publication").over(start, end)


def _relative(found: Found) -> bool:
    return found.has("last") or found.has("next") or found.has("this")


def _weekday(found: Found, context: Context, today: date, number: int) -> date:
    if found.has("last"):
        origin = today
        if found.low("last") in ("previous", "preceding", "prior"):
            origin = _last_day(context) or today
        return nearest_weekday(origin - timedelta(days=1), number, "past")
    if found.has("next"):
        origin = today
        if found.low("next") in ("following", "subsequent"):
            origin = _last_day(context) or today
        return nearest_weekday(origin + timedelta(days=1), number, "future")
    if found.has("this"):
        in_this_week = today + timedelta(days=number - today.weekday())
        past = direction(found.tokens, found.first, found.last) == "past"
        return nearest_weekday(today, number, "past" if past or in_this_week < today else "future")
    way: Direction = "past"
    if not spoken(found.tokens, found.first):
        way = direction(found.tokens, found.first, found.last) or "past"
    return nearest_weekday(today, number, way)


def _last_day(context: Context) -> date | None:
    last = context.last()
    if last is None or last.date is None or not re.fullmatch(r"\d{4}-\d\d-\d\d", last.date):
        return None
    return date.fromisoformat(last.date)

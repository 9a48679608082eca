"""Expressions that count from the story's day or from what was mentioned: "today", "last week", "a year earlier"."""

from __future__ import annotations

from datetime import date, timedelta

from extractor.language.dating.amounts import amount
from extractor.language.dating.comparison import year_before
from extractor.language.dating.context import Context
from extractor.language.dating.lexicon import PLURALS, UNITS
from extractor.language.dating.moment import (
    Reading,
    dated,
    of_day,
    of_month,
    of_quarter,
    of_week,
    of_year,
    quarter_of,
    shift_months,
    shift_quarters,
    year_value,
)
from extractor.language.dating.quarters import ended_month
from extractor.language.dating.shapes import Found, Shapes
from extractor.language.dating.tense import direction
from extractor.patterns import re

DEICTIC = Shapes()
_PART = "(?:(?:the)? EDGE of|(?:the)? SIDE DASH?|earlier in|later in|early in|late in)"
_SHIFT = {
    "last": -1, "past": -1, "previous": -1, "prior": -1, "preceding": -1, "this": 0, "current": 0, "present": 0,
    "next": 1, "coming": 1, "following": 1, "upcoming": 1, "subsequent": 1,
}  # fmt: skip
_UNKNOWN = {
    "D": ("XXXX-XX-XX", "XXXX-XX-XX"), "W": ("XXXX-WXX", None), "WE": ("XXXX-WXX-WE", None), "M": ("XXXX-XX", None),
    "Q": ("XXXX-QX", "XXXX"), "Y": ("XXXX", "XXXX"), "E": ("XXX", None), "C": ("XX", None),
}  # fmt: skip
"""Value and partial date of a unit where the article has no date to count from."""


@DEICTIC.add("(?:earlier|early|late|later)? {DAYWORD:word}")
def day_word(found: Found, context: Context) -> Reading | None:
    if context.today is None:
        return dated("XXXX-XX-XX", "none")
    shift = {"today": 0, "yesterday": -1, "tomorrow": 1}[found.low("word")]
    return of_day(context.today + timedelta(days=shift), "publication")


@DEICTIC.add("the day (?:before yesterday|after tomorrow)", "the day before yesterday")
def day_beyond(found: Found, context: Context) -> Reading | None:
    if context.today is None:
        return dated("XXXX-XX-XX", "none")
    return of_day(context.today + timedelta(days=-2 if "before" in found.text else 2), "publication")


@DEICTIC.add("(?:the)? (?:end|close|turn) of (?:the|this) decade")
def decade_end(found: Found, context: Context) -> Reading | None:
    """The round year that ends it: what is planned "by the end of the decade" is planned by 2030."""
    if context.year is None:
        return Reading("DATE", "XXX")
    return Reading("DATE", f"{context.year // 10:03d}", year_value(context.year // 10 * 10 + 10), "publication")


@DEICTIC.add(
    f"{_PART}? (?:the)? {{REL:rel}} (?:FISCAL:fiscal|calendar|trading)? UNIT:unit",
    f"{_PART}? this {{REL:rel}} UNIT:unit",
    f"{_PART} the UNIT:unit",
    "(?:the)? year DASH? to DASH? date",
    "ytd",
)
def related_unit(found: Found, context: Context) -> Reading | None:
    groups = found.match.groupdict()
    word = found.low("unit") if groups.get("unit") else "year"
    unit = UNITS[word]
    if unit in ("S", "TM", "H", "N", "Q") or found.text in ("the end of the day", "sometime the day"):
        return None
    rel = found.low("rel") if groups.get("rel") else "this"
    if groups.get("fiscal") and unit != "Y":
        return None
    if context.today is None:
        value, partial = _UNKNOWN[unit]
        return Reading("DATE", value, partial, "none")
    if rel in ("following", "subsequent", "previous", "preceding", "prior") and not groups.get("fiscal"):
        narrated = _from_earlier(context, unit, _SHIFT[rel])
        if narrated is not None:
            return narrated
    if groups.get("fiscal"):
        year = (context.fiscal_year or context.today.year + (context.indian and context.today.month > 3)) + _SHIFT[rel]
        return dated(year_value(year), "publication", f"FY{year_value(year)}")
    return shifted(context.today, unit, _SHIFT[rel])


def _from_earlier(context: Context, unit: str, by: int) -> Reading | None:
    """ "The following year" counts from the year mentioned before."""
    known = context.last()
    if known is None or known.date is None or unit not in ("Y", "M", "D"):
        return None
    match = re.match(r"(?:FY)?(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", known.date)
    if match is None or (known.basis == "publication" and unit == "Y"):
        return None
    if unit == "Y":
        year = int(match[1]) if by > 0 else context.told_year or int(match[1])
        return of_year(year + by, "inferred_year")
    if unit == "M" and match[2]:
        return of_month(*shift_months(int(match[1]), int(match[2]), by), "inferred_year")
    if unit == "D" and match[3]:
        return of_day(date.fromisoformat(known.date) + timedelta(days=by), "inferred_year")
    return None


def shifted(origin: date, unit: str, by: int) -> Reading:
    """The day, week, month, quarter, year … some units from a day; raises ValueError or OverflowError beyond the
    calendar's ends."""
    if unit == "D":
        return of_day(origin + timedelta(days=by), "publication")
    if unit == "W":
        return of_week(origin + timedelta(weeks=by), "publication")
    if unit == "WE":
        return _weekend(origin, by)
    if unit == "M":
        return of_month(*shift_months(origin.year, origin.month, by), "publication")
    if unit == "Q":
        return of_quarter(*shift_quarters(origin.year, quarter_of(origin), by), "publication")
    if unit == "Y":
        return of_year(origin.year + by, "publication")
    if unit == "E":
        return Reading("DATE", f"{origin.year // 10 + by:03d}", None, "publication")
    return Reading("DATE", f"{origin.year // 100 + by:02d}", None, "publication")


def _weekend(origin: date, by: int) -> Reading:
    saturday = origin + timedelta(days=5 - origin.weekday(), weeks=by)
    if by < 0 and origin.weekday() == 6:
        saturday = origin - timedelta(days=8)
    return of_week(saturday, "publication", "-WE")


@DEICTIC.add("(?:the|over the|this)? weekend")
def weekend(found: Found, context: Context) -> Reading | None:
    if found.text == "weekend" or found.before() in ("a", "long", "holiday"):
        return None
    if context.today is None:
        return Reading("DATE", "XXXX-WXX-WE", None, "none")
    ahead = direction(found.tokens, found.first, found.last) == "future" or context.today.weekday() > 4
    return _weekend(context.today, 0 if ahead or found.text.startswith("this") else -1)


@DEICTIC.add(
    "{ROUGHLY}? (?:{NUMBER:n}|a|an) (?:and a half)? {ANYUNIT:unit} (?:or so)? AGO:ago",
    "{ROUGHLY}? (?:{NUMBER:n}|a|an) (?:and a half)? {ANYUNIT:unit} (?:or so)? HENCE:hence",
    "(?:{NUMBER:n}|a|an) {ANYUNIT:unit} from {NOW:hence}",
)
def units_away(found: Found, context: Context) -> Reading | None:
    groups = found.match.groupdict()
    word = found.low("unit")
    unit = UNITS.get(word) or PLURALS[word]
    count = amount(found.low("n")) if groups.get("n") else 1
    if count is None or unit in ("S", "TM", "H", "N", "WE", "C") or not float(count).is_integer():
        return None
    if groups.get("ago") and found.low("ago") in ("before", "prior") and found.after() not in _CLOSING:
        return None
    if groups.get("hence") and found.low("hence") == "after":
        return None
    number = int(count) if groups.get("ago") is None else -int(count)
    if context.today is None:
        value, partial = _UNKNOWN[unit]
        return Reading("DATE", value, partial, "none")
    if unit == "Y" and number == -1:
        compared = year_before(context, found)
        if compared is not None:
            return compared
    if unit == "E":
        return of_year(context.today.year + 10 * number, "publication")
    origin = context.today
    later = groups.get("hence") is not None and found.low("hence") not in ("hence", "now", "today")
    if later or (groups.get("ago") and found.low("ago") != "ago"):
        known = context.last()
        if known and known.date and re.fullmatch(r"\d{4}-\d\d-\d\d", known.date):
            origin = date.fromisoformat(known.date)
        elif known and known.date and re.match(r"\d{4}", known.date) and unit == "Y":
            return of_year(int(known.date[:4]) + number, "inferred_year")
        elif later:
            return None
    return shifted(origin, unit, number)


_CLOSING = frozenset([".", ",", ";", ")", "\n", "", "and", "but", "when", "while", ":"])


@DEICTIC.add("(?:the|its)? full DASH? FISCAL? year", "(?:the|its)? FISCAL? year")
def the_year(found: Found, context: Context) -> Reading | None:
    """The year "ended Dec. 31", or the one that results "for the year" are of: until spring the year before, unless the
    tense looks ahead."""
    full = "full" in found.text
    bound = ended_month(found, context)
    if bound is not None and not bound[2]:
        year, month, _, basis = bound
        if year is None:
            return dated("XXXX", "none")
        return dated(year_value(year), basis, year_value(year) if month == 12 else f"FY{year_value(year)}")
    if found.text in ("year", "fiscal year", "financial year") or not (full or found.before() in ("for", "during")):
        return None
    if context.today is None:
        return dated("XXXX", "none")
    year = context.today.year
    if context.indian:
        year += context.today.month > 3
        return dated(year_value(year), "publication", f"FY{year_value(year)}")
    past = direction(found.tokens, found.first, found.last) == "past"
    return of_year(year - (past and context.today.month < 4), "publication")


@DEICTIC.add("(?:the)? year (?:POSS|DASH)? end", "(?:the)? (?:end|close) of (?:the)? year", "(?:the)? month DASH end")
def year_end(found: Found, context: Context) -> Reading | None:
    if context.today is None:
        return dated("XXXX", "none")
    if "month" in found.text:
        return shifted(context.today, "M", 0)
    year = context.today.year
    past = direction(found.tokens, found.first, found.last) == "past" and found.before() not in ("by", "before", "at")
    if past and context.today.month < 7:
        year -= 1
    return of_year(year, "publication")

"""What a temporal expression means on the day of a story."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from extractor.language.date.words import FUTURE, MONTHS, NUMBERS, ORDINALS, PAST, UNITS, WEEKDAYS
from extractor.schema.kinds import DateBasis, TimexType

Tense = Literal["past", "future", "none"]
FIRST_YEAR, LAST_YEAR = 1900, 2199


@dataclass(frozen=True)
class Meaning:
    """Type and TIMEX3 value, the partial date of FACTS.md, how it was resolved, and the end of a range."""

    type: TimexType
    value: str
    date: str | None = None
    basis: DateBasis = "none"
    until: str | None = None


def tense(text: str, start: int, end: int) -> Tense:
    """Whether the words before an expression, and next those behind it, look ahead or back."""
    low = max(text.rfind(mark, 0, start) for mark in (". ", "; ", "\n")) + 1
    before = text[max(low, start - 70) : start]
    ahead, back = list(FUTURE.finditer(before)), list(PAST.finditer(before))
    if ahead or back:
        last_ahead = ahead[-1].end() if ahead else -1
        last_back = back[-1].end() if back else -1
        return "future" if last_ahead > last_back else "past"
    stop = re.search(r"[.;\n]", text[end : end + 60])
    behind = text[end : end + (stop.start() if stop else 60)]
    first_ahead, first_back = FUTURE.search(behind), PAST.search(behind)
    if first_ahead and (not first_back or first_ahead.start() < first_back.start()):
        return "future"
    return "past" if first_back else "none"


def year_of(text: str) -> int:
    """A year of two or four digits."""
    number = int(re.sub(r"\D", "", text))
    return number if number > 99 else 2000 + number


def month_of(word: str) -> int:
    """The number of a month by name or short form."""
    return MONTHS[word.rstrip(".").lower()]


def full_day(year: int, month: int, day: int) -> str | None:
    """``YYYY-MM-DD``, or None where the calendar has no such day."""
    if not (1 <= month <= 12 and 1 <= day <= monthrange(min(max(year, 1), 9999), month)[1]):
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"


def day_of_month(month: int, day: int, today: date | None, when: Tense) -> Meaning | None:
    """A month and a day without a year: the nearest in the direction of the tense."""
    if full_day(2000, month, day) is None:
        return None
    if today is None:
        value = f"XXXX-{month:02d}-{day:02d}"
        return Meaning("DATE", value, value)
    options = [full_day(year, month, day) for year in (today.year - 1, today.year, today.year + 1)]
    days = [date.fromisoformat(o) for o in options if o is not None]
    slack = timedelta(days=1)
    if when == "past":
        days = [d for d in days if d <= today + slack] or days
    elif when == "future":
        days = [d for d in days if d >= today - slack] or days
    nearest = min(days, key=lambda d: (abs((d - today).days), d))
    return Meaning("DATE", nearest.isoformat(), nearest.isoformat(), "inferred_year")


def bare_month(month: int, today: date | None, when: Tense) -> Meaning:
    """A month without a year: the nearest in the direction of the tense, this month included."""
    if today is None:
        return Meaning("DATE", f"XXXX-{month:02d}", f"XXXX-{month:02d}")
    year = today.year
    if when == "future" and month < today.month:
        year += 1
    elif when != "future" and month > today.month:
        year -= 1
    value = f"{year:04d}-{month:02d}"
    return Meaning("DATE", value, value, "inferred_year")


def weekday(word: str, today: date | None, when: Tense, modifier: str) -> Meaning:
    """A weekday: the nearest not after the story's day, the next one where the tense or a word says so."""
    number = WEEKDAYS[word.rstrip(".").lower()]
    if today is None:
        return Meaning("DATE", "XXXX-XX-XX", "XXXX-XX-XX")
    back = (today.weekday() - number) % 7
    if modifier == "next" or (when == "future" and modifier not in ("last", "past")):
        day = today + timedelta(days=(7 - back) % 7 or (7 if modifier == "next" else 0))
    else:
        day = today - timedelta(days=back or (7 if modifier == "last" else 0))
    return Meaning("DATE", day.isoformat(), day.isoformat(), "publication")


def quarter(number: int, year: str | None, today: date | None, when: Tense, fiscal: bool) -> Meaning:
    """A quarter; without a year the latest that has begun, or the next where the tense looks ahead."""
    if year is not None:
        value = f"{year_of(year):04d}-Q{number}"
        return Meaning("DATE", value, ("FY" if fiscal else "") + value, "explicit")
    if today is None:
        return Meaning("DATE", f"XXXX-Q{number}", None)
    current = (today.month - 1) // 3 + 1
    chosen = today.year
    if when == "future" and number < current:
        chosen += 1
    elif when != "future" and number > current:
        chosen -= 1
    value = f"{chosen:04d}-Q{number}"
    return Meaning("DATE", value, ("FY" if fiscal else "") + value, "inferred_year")


def half(number: int, year: str | None, today: date | None, when: Tense) -> Meaning:
    """A half of a year."""
    if year is not None:
        value = f"{year_of(year):04d}-H{number}"
        return Meaning("DATE", value, value, "explicit")
    if today is None:
        return Meaning("DATE", f"XXXX-H{number}", None)
    chosen = today.year
    if when != "future" and number == 2 and today.month <= 6:
        chosen -= 1
    elif when == "future" and number == 1 and today.month > 6:
        chosen += 1
    value = f"{chosen:04d}-H{number}"
    return Meaning("DATE", value, value, "inferred_year")


def count_of(word: str) -> float | None:
    """The number that a numeral or a number word says."""
    lowered = word.lower()
    if lowered in NUMBERS:
        return float(NUMBERS[lowered])
    try:
        return float(lowered.replace(",", ""))
    except ValueError:
        return None


def duration(count: float, unit: str) -> str:
    """A TIMEX3 duration."""
    number = f"{count:g}"
    letter = UNITS[unit]
    if letter == "E":
        return f"P{count * 10:g}Y"
    if letter == "Q":
        return f"P{count * 3:g}M"
    return f"PT{number}{letter}" if unit in ("hour", "minute") else f"P{number}{letter}"


def shifted(today: date | None, count: float, unit: str) -> Meaning:
    """ "Two years ago", "three months earlier": the day moved, cut to the unit's precision."""
    if today is None:
        return Meaning("DATE", "PAST_REF" if count < 0 else "FUTURE_REF")
    letter = UNITS[unit]
    if letter in ("Y", "E"):
        year = today.year + int(count * (10 if letter == "E" else 1))
        return _bounded(f"{year:04d}", year)
    if letter in ("M", "Q"):
        months = today.year * 12 + today.month - 1 + int(count * (3 if letter == "Q" else 1))
        return _bounded(f"{months // 12:04d}-{months % 12 + 1:02d}", months // 12)
    if letter in ("W", "D") and abs(count) < 40_000:
        day = today + timedelta(days=int(count * (7 if letter == "W" else 1)))
        if letter == "W":
            week = day.isocalendar()
            return Meaning("DATE", f"{week.year:04d}-W{week.week:02d}", None, "publication")
        return Meaning("DATE", day.isoformat(), day.isoformat(), "publication")
    return Meaning("DATE", "PAST_REF" if count < 0 else "FUTURE_REF")


def _bounded(value: str, year: int) -> Meaning:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return Meaning("DATE", "PAST_REF")
    return Meaning("DATE", value, value, "publication")


def ordinal(word: str) -> int:
    """The number of an ordinal."""
    return ORDINALS[word.lower()]

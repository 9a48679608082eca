"""Calendar arithmetic, and the values and dates that expressions are read as."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from extractor.schema.kinds import DateBasis, TimexType

Direction = Literal["past", "future"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression says. ``value``, ``date``, ``basis`` and ``until`` as in DateMention.

    ``start`` and ``end`` are offsets where the mention is not all that the shape matched.
    """

    type: TimexType
    value: str
    date: str | None = None
    basis: DateBasis = "none"
    until: str | None = None
    start: int | None = None
    end: int | None = None
    compared: bool = False
    """Only what something is compared with ("a year earlier"): "the quarter" behind it means another one."""

    def over(self, start: int, end: int) -> Reading:
        """The same with other offsets."""
        return replace(self, start=start, end=end)


def dated(value: str, basis: DateBasis, partial: str | None = None) -> Reading:
    """A DATE whose TIMEX3 value and partial date are the same unless ``partial`` says otherwise."""
    return Reading("DATE", value, partial if partial is not None else value, basis)


def of_day(day: date, basis: DateBasis) -> Reading:
    """A day."""
    return dated(day.isoformat(), basis)


def of_month(year: int, month: int, basis: DateBasis) -> Reading:
    """A month; raises ValueError where the year is not 1 to 9999."""
    return dated(month_value(year, month), basis)


def of_quarter(year: int, quarter: int, basis: DateBasis) -> Reading:
    """A calendar quarter."""
    return dated(f"{year_value(year)}-Q{quarter}", basis)


def of_year(year: int, basis: DateBasis) -> Reading:
    """A year."""
    return dated(year_value(year), basis)


def of_week(day: date, basis: DateBasis, suffix: str = "") -> Reading:
    """The week of a day; its partial date is the month that most of the week lies in, there being no finer one."""
    year, week, _ = day.isocalendar()
    thursday = day + timedelta(days=3 - day.weekday())
    return dated(f"{year_value(year)}-W{week:02d}{suffix}", basis, month_value(thursday.year, thursday.month))


def year_value(year: int) -> str:
    """Four digits; raises ValueError where the year is not 1 to 9999."""
    if not 1 <= year <= 9999:
        raise ValueError(f"no year {year}")
    return f"{year:04d}"


def month_value(year: int, month: int) -> str:
    """``2025-11``."""
    return f"{year_value(year)}-{month:02d}"


def shift_months(year: int, month: int, by: int) -> tuple[int, int]:
    """Year and month some months later."""
    index = year * 12 + month - 1 + by
    return index // 12, index % 12 + 1


def shift_quarters(year: int, quarter: int, by: int) -> tuple[int, int]:
    """Year and quarter some quarters later."""
    index = year * 4 + quarter - 1 + by
    return index // 4, index % 4 + 1


def quarter_of(day: date) -> int:
    """1 to 4."""
    return (day.month + 2) // 3


def clamped(year: int, month: int, day: int) -> date:
    """The day, or the month's last where the month is shorter."""
    return date(year, month, min(day, monthrange(year, month)[1]))


def full_year(digits: str, near: int | None) -> int:
    """A year of two digits in the century that brings it nearest to ``near`` (2000 to 2099 where that is unknown)."""
    short = int(digits)
    if len(digits) > 2:
        return short
    if near is None:
        return 2000 + short if short < 70 else 1900 + short
    century = near - near % 100
    return min((century + offset + short for offset in (-100, 0, 100)), key=lambda year: abs(year - near - 20))

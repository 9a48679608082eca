"""Trading days, and how months and quarters follow each other."""

from __future__ import annotations

from datetime import date, timedelta

from extractor.patterns import re

_WEEKEND = (5, 6)


def session(day: date) -> date:
    """The trading day that a story of ``day`` speaks of: the Friday before where it is a weekend."""
    while day.weekday() in _WEEKEND:
        day -= timedelta(days=1)
    return day


def last_friday(day: date) -> date:
    """The last session of "last week" in a story of ``day``."""
    return session(day) if day.weekday() in _WEEKEND else day - timedelta(days=day.weekday() + 3)


def ordinal(value: str | None) -> tuple[str, int] | None:
    """A month or a quarter as a number of its kind, so that neighbours differ by one."""
    match = re.fullmatch(r"(?:FY)?(\d{4})-(Q?)(\d\d?)", value or "")
    return (match[2], int(match[1]) * (4 if match[2] else 12) + int(match[3])) if match else None

"""Whether two stated dates can be one, at the precision of the coarser; and how far apart two claims lie in time."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from extractor.schema.dates import interval

Days = tuple[date, date]


@lru_cache(maxsize=65536)
def covered(value: str | None) -> Days | None:
    """First and last day of a partial date; None where its year is unknown."""
    return interval(value) if value else None


def same(a: str | None, b: str | None, slack: int = 0) -> tuple[bool, str] | None:
    """Whether two dates can be the same, ``slack`` days apart allowed; None where one is not known."""
    one, other = covered(a), covered(b)
    if a is None or b is None or one is None or other is None:
        return None
    if a == b:
        return True, a
    gap = apart(one, other)
    if gap == 0:
        return True, f"{min(a, b, key=len)} takes in {max(a, b, key=len)}" if len(a) != len(b) else f"{a}, {b}"
    return gap <= slack, f"{a} and {b} are {gap} days apart"


def apart(a: Days, b: Days) -> int:
    """Days between two periods; 0 where they overlap."""
    return max(0, (b[0] - a[1]).days, (a[0] - b[1]).days)


def between(a: str | None, b: str | None) -> int | None:
    """Days between two dates; None where one is not known."""
    one, other = covered(a), covered(b)
    return None if one is None or other is None else apart(one, other)


def precise(value: str | None) -> bool:
    """Whether a date is known to the month or better."""
    span = covered(value)
    return span is not None and (span[1] - span[0]).days < 31

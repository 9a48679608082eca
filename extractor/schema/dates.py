"""Dates that keep the precision of the article: ``2026-02-25``, ``2025-11``, ``2025-Q4``, ``2025-H1``, ``FY2025-Q3``.

Without a publication date the year may be unknown: ``XXXX-02-25``, ``XXXX-XX-XX`` for a bare weekday.
"""

import re
from calendar import monthrange
from datetime import date
from typing import Annotated

from pydantic import AfterValidator

_PARTIAL = re.compile(
    r"(?:FY)?(?P<year>\d{4}|XXXX)(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])"
    r"|(?P<month>0[1-9]|1[0-2]|XX)(?:-(?P<day>0[1-9]|[12]\d|3[01]|XX))?))?"
)


def check_partial_date(value: str) -> str:
    """The value itself if it is a partial date that the calendar allows; raises ValueError otherwise."""
    match = _PARTIAL.fullmatch(value)
    if match is None:
        raise ValueError(f"{value!r} is not a date such as 2026, 2026-02, 2026-02-25, 2026-Q1, 2026-H1 or FY2026-Q1")
    year, month, day = match["year"], match["month"], match["day"]
    if day and "X" not in month + day and int(day) > monthrange(2000 if year == "XXXX" else int(year), int(month))[1]:
        raise ValueError(f"{value!r} names a day that the month does not have")
    if year != "XXXX" and int(year) == 0:
        raise ValueError(f"{value!r} names a year that does not exist")
    return value


PartialDate = Annotated[str, AfterValidator(check_partial_date)]


def interval(value: str) -> tuple[date, date] | None:
    """First and last day that a partial date covers, or None where its year is unknown.

    A fiscal label is read as the calendar period of the same name, which is near enough for sorting and filtering.
    """
    match = _PARTIAL.fullmatch(value)
    if match is None or match["year"] == "XXXX" or "X" in (match["month"] or "") + (match["day"] or ""):
        return None
    year = int(match["year"])
    if match["day"]:
        exact = date(year, int(match["month"]), int(match["day"]))
        return exact, exact
    first, last = 1, 12
    if match["month"]:
        first = last = int(match["month"])
    elif match["quarter"]:
        first, last = 3 * int(match["quarter"]) - 2, 3 * int(match["quarter"])
    elif match["half"]:
        first, last = 6 * int(match["half"]) - 5, 6 * int(match["half"])
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])

"""Dates as pages and records print them, in ISO 8601."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_ISO = re.compile(
    r"\d{4}-?\d\d-?\d\d(?:[T ]\d\d:?\d\d(?::?\d\d(?:[.,]\d+)?)?\s?(?:Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?)?", re.IGNORECASE
)
_SLASHED = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})\b")
_MAIL = re.compile(r"[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d (?:GMT|UTC|[+-]\d{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_WRITTEN = re.compile(
    rf"(?:[a-z]{{1,20}},?\s+)?(?:{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+|(?P<first>\d{{1,2}})(?:st|nd|rd|th)?\s+"
    rf"{_MONTH.replace('month', 'second')}\s+)(?P<year>\d{{4}})\b",
    re.IGNORECASE,
)
_FIELD = 100
"""Characters of a field in which a date is looked for."""


def stamp(text: str) -> str:
    """A date or time stamp in ISO 8601: as precise as it is printed, but without fractions of a second.

    Raises ValueError for what is no date to the day ("2026-02", "Wednesday") or one that the calendar does not have.
    """
    text = " ".join(text.split())
    if _ISO.fullmatch(text):
        return _iso(text)
    if _MAIL.fullmatch(text):
        return parsedate_to_datetime(text).isoformat()
    slashed = _SLASHED.match(text)
    if slashed:
        return date(*map(int, slashed.groups())).isoformat()
    written = _WRITTEN.match(text)
    if written:
        month = _MONTHS.index((written["month"] or written["second"]).lower()) + 1
        return date(int(written["year"]), month, int(written["day"] or written["first"])).isoformat()
    raise ValueError(f"{text[:40]!r} is no date such as 2026-02-25 or 2026-02-25T09:30:00+01:00")


def _iso(text: str) -> str:
    if not re.search(r"[T ]", text, re.IGNORECASE):
        return date.fromisoformat(text).isoformat()
    plain = re.sub(r"\s?(?:Z|UTC|GMT)$", "+00:00", text, flags=re.IGNORECASE)
    plain = re.sub(r"\s(?=[+-]\d\d:?(?:\d\d)?$)", "", plain)
    return datetime.fromisoformat(plain).replace(microsecond=0).isoformat()


def stamp_in(value: object) -> str | None:
    """The date that a page's own field holds, words before it forgiven ("Posted on May 2, 2025"), or None."""
    if not isinstance(value, str):
        return None
    written = _WRITTEN.search(value[:_FIELD])
    for candidate in (value, written[0] if written else ""):
        try:
            return stamp(candidate)
        except ValueError:
            continue
    return None

"""Expressions that compare with a stretch of time mentioned before: "the year-ago quarter", "the same period", "that
month"."""

from __future__ import annotations

from dataclasses import replace

from extractor.language.dating.context import Context
from extractor.language.dating.moment import Reading, dated, of_year, year_value
from extractor.language.dating.shapes import Found, Shapes
from extractor.patterns import re

COMPARISONS = Shapes()


def year_before(context: Context, found: Found) -> Reading | None:
    """ "A year earlier" in a sentence about a quarter or month is that quarter or month of the year before."""
    known = context.near(found.start)
    if known is None or known.date is None:
        return None
    match = re.fullmatch(r"(FY)?(\d{4})(-(?:Q\d|H\d|\d\d))?", known.date)
    if match is None:
        return None
    value = f"{year_value(int(match[2]) - 1)}{match[3] or ''}"
    return replace(dated(value, "publication", (match[1] or "") + value), compared=True)


@COMPARISONS.add(
    "(?:the|its)? SAME? year DASH? AGO FISCAL? ORD? DASH? PERIOD?",
    "(?:the|its)? yearago PERIOD?",
    "(?:the|its)? SAME (?:PERIOD|month|time|day) (?:of)? (?:a year (?:ago|earlier|before)|(?:the)? LAST FISCAL? year)",
    "the year (?:before|prior|earlier)",
    "(?:the|its)? (?:prior|previous|preceding|last) DASH? year POSS? (?:PERIOD)",
    "(?:the)? PERIOD (?:a year (?:ago|earlier|before)|last year)",
)
def year_earlier(found: Found, context: Context) -> Reading | None:
    if context.today is None:
        return dated("XXXX", "none")
    return year_before(context, found) or replace(of_year(context.today.year - 1, "publication"), compared=True)


_SAME = {
    "quarter": r".*-Q\d", "month": r"\d{4}-\d\d", "day": r"\d{4}-\d\d-\d\d", "year": r"\d{4}",
    "period": r".*-[QH]\d|\d{4}-\d\d",
}  # fmt: skip


@COMPARISONS.add("(?:the|its)? SAME (?:PERIOD|month|day|year)", "that (?:quarter|month|day|year)")
def same_again(found: Found, context: Context) -> Reading | None:
    word = found.text.split()[-1]
    for _, reading in reversed(context.earlier):
        if reading.date is not None:
            match = re.match(_SAME[word], reading.date)
            if match is not None and (word != "year" or len(reading.date) == 4):
                return dated(match.group().removeprefix("FY"), "inferred_year", match.group())
    return None

"""Months and seasons: "in November", "early March", "January-March 2025", "July last year", "this fall"."""

from __future__ import annotations

from dataclasses import replace

from extractor.language.dating.context import Context
from extractor.language.dating.days import month_number, printed_year
from extractor.language.dating.lexicon import SEASONS, words
from extractor.language.dating.moment import Reading, dated, month_value, of_month, year_value
from extractor.language.dating.shapes import Found, Shapes
from extractor.language.dating.tense import direction, nearest_month
from extractor.schema.kinds import DateBasis

MONTHS_AND_SEASONS = Shapes()
PART = "(?:(?:the)? EDGE of|(?:the)? SIDE DASH?)"
_PREPOSITIONS = words(
    "in of by since until till from to through for last next this early late mid during before after and or between "
    "every each past the ( - – , / around ending ended about s 's ’s with previous coming on than as"
)
_NAMES = (
    "april",
    "june",
    "august",
    "may",
    "march",
    "jan",
    "mar",
    "dec",
    "jun",
    "sep",
    "apr",
    "aug",
    "oct",
    "nov",
    "feb",
)
"""Months that are also names or verbs: bare, they need a word before that wants a time."""


def relative_year(found: Found, context: Context) -> int | None:
    """The year that "last year", "this year" or "next year" names in the expression."""
    if context.year is None:
        return None
    shifts = {"last": -1, "previous": -1, "prior": -1, "this": 0, "next": 1, "current": 0, "coming": 1, "following": 1}
    return context.year + shifts[found.low("rel")]


@MONTHS_AND_SEASONS.add(
    f"{PART}? MONTH:month DOT? (?:COMMA|of)? {{YR:year}}",
)
def month_of_year(found: Found, context: Context) -> Reading | None:
    year = printed_year(found, context)
    assert year is not None
    return of_month(year, month_number(found), "explicit")


@MONTHS_AND_SEASONS.add(f"{PART}? MONTH:month DOT? (?:COMMA|of|in)? {{REL:rel}} year")
def month_of_relative_year(found: Found, context: Context) -> Reading | None:
    year = relative_year(found, context)
    if year is None:
        return dated(f"XXXX-{month_number(found):02d}", "none")
    return of_month(year, month_number(found), "publication")


@MONTHS_AND_SEASONS.add(
    "MONTH:month DOT? (?:DASH|LONGDASH|to|through|SLASH) MONTH:month2 DOT? {YR:year}? quarter?",
    "MONTH:month DOT? {YR} (?:DASH|LONGDASH|to|through) MONTH:month2 DOT? {YR:year}",
)
def months(found: Found, context: Context) -> Reading | None:
    first, last = month_number(found), month_number(found, "month2")
    year = printed_year(found, context)
    if year is None:
        if context.today is None:
            return replace(dated(f"XXXX-{first:02d}", "none"), until=f"XXXX-{last:02d}")
        year, _ = nearest_month(context.today, last, direction(found.tokens, found.first, found.last))
    basis: DateBasis = "explicit" if found.has("year") else "inferred_year"
    if (first - 1) % 3 == 0 and last == first + 2:
        return dated(f"{year_value(year)}-Q{(last + 2) // 3}", basis)
    begin = year - 1 if first > last else year
    return replace(of_month(begin, first, basis), until=month_value(year, last))


@MONTHS_AND_SEASONS.add(
    f"{PART}? (?:{{REL:rel}}|LAST|earlier)? MONTH:month DOT?",
    "this past MONTH:month",
)
def bare_month(found: Found, context: Context) -> Reading | None:
    word = found.low("month")
    at = found.at("month")
    if not _wants_time(found, word, at):
        return None
    if found.after() == "quarter":
        return None
    month = month_number(found)
    if context.today is None:
        return dated(f"XXXX-{month:02d}", "none")
    rel = found.low("rel") if "rel" in found.match.groupdict() else "past"
    way = direction(found.tokens, found.first, found.last)
    if rel in ("last", "past", "previous", "prior"):
        year, _ = nearest_month(context.today, month, "past")
        year -= month == context.today.month
    elif rel in ("next", "coming", "upcoming"):
        year, _ = nearest_month(context.today, month, "future")
        year += month == context.today.month
    else:
        year, _ = nearest_month(context.today, month, way)
    return of_month(year, month, "inferred_year")


def _wants_time(found: Found, word: str, at: int) -> bool:
    before, after = found.tokens.low(at - 1), found.tokens.raw(found.last)
    if word not in _NAMES:
        return True
    if before not in _PREPOSITIONS:
        return False
    capital = found.tokens.raw(found.last - 1)[:1].isupper() and after[:1].isupper() and after.isalpha()
    return not (capital and word in ("april", "june", "august", "may", "march", "jan") and before not in _FIRM)


_FIRM = ("in", "since", "until", "by", "last", "next", "this", "early", "late", "mid", "during")


@MONTHS_AND_SEASONS.add(
    f"{PART}? (?:the|this|last|next|past|coming)? SEASON:season (?:COMMA|of)? {{YR:year}}",
    "(?:the|in|this|last|next|by) (?:past|coming|next)? (?:early|late|mid)? DASH? SEASON:season",
)
def season(found: Found, context: Context) -> Reading | None:
    word = found.low("season")
    text = found.text
    start = found.start + (3 if text.startswith(("in ", "by ")) else 0)
    if "year" in found.match.groupdict():
        year = printed_year(found, context)
    elif found.before() in ("a", "an") or (word == "fall" and not text.startswith(("this", "last", "next"))):
        return None
    elif context.today is None:
        return dated(f"XXXX-{SEASONS[word]}", "none", "XXXX").over(start, found.end)
    else:
        month = {"SP": 4, "SU": 7, "FA": 10, "WI": 12}[SEASONS[word]]
        way = direction(found.tokens, found.first, found.last)
        if text.startswith(("last", "this past")):
            way = "past"
        elif text.startswith("next"):
            way = "future"
        year = context.today.year if text.startswith("this") else nearest_month(context.today, month, way)[0]
    assert year is not None
    basis: DateBasis = "explicit" if "year" in found.match.groupdict() else "inferred_year"
    return dated(f"{year_value(year)}-{SEASONS[word]}", basis, year_value(year)).over(start, found.end)

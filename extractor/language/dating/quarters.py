"""Quarters and halves: "Q4 2025", "the fourth quarter of 2025", "Q3 FY25", "H1 2026", "the December quarter"."""

from __future__ import annotations

from datetime import date, timedelta

from extractor.language.dating.context import Context
from extractor.language.dating.days import printed_year
from extractor.language.dating.lexicon import MONTHS, ORDINALS, words
from extractor.language.dating.moment import (
    Direction,
    Reading,
    dated,
    full_year,
    of_quarter,
    quarter_of,
    shift_months,
    shift_quarters,
    year_value,
)
from extractor.language.dating.months import PART, relative_year
from extractor.language.dating.shapes import Found, Shapes
from extractor.language.dating.tense import direction, nearest_month
from extractor.patterns import re
from extractor.schema.kinds import DateBasis

QUARTERS = Shapes()
_WHEN = (
    "(?:(?:of|in|for)? (?:the)? COMMA? {FISC:fiscal}? (?:year)? {YR:year}"
    "|(?:of|in)? COMMA? {FYX:fyn}"
    "|(?:of|in)? (?:the)? {REL:rel} FISCAL? year|(?:of|in) the year|(?:a) year AGO)"
)
REPORT_LAG = timedelta(days=35)
"""From the end of a quarter to the story on its results, near enough to tell the fiscal year that it belongs to."""


@QUARTERS.add(
    f"{PART}? (?:the)? {{FISC:before}}? DASH? ORD:n DASH? {{FISC:between}}? DASH? (?:quarter|HALVES:half) {_WHEN}?",
    f"{PART}? (?:the)? {{QH:short}} (?:(?:DASH|SLASH)? {_WHEN})?",
    "{QH:short} SHORTYEAR:year",
    f"{PART}? (?:the)? YEAR:year (?:POSS)? {{FISC:before}}? ORD:n DASH? (?:quarter|HALVES:half)",
    f"{PART}? (?:the)? YEAR:year (?:DASH|COMMA)? {{QH:short}}",
    f"{PART}? (?:the)? {{REL:rel}} year POSS? ORD:n DASH? (?:quarter|HALVES:half)",
    f"{PART}? (?:the)? {{FISC:before}} {{QH:short}} {_WHEN}?",
    "FYN:fyn DASH? {QH:short}",
)
def stretch_of_year(found: Found, context: Context) -> Reading | None:
    groups = found.match.groupdict()
    number, kind = _number(found)
    if number > (4 if kind == "Q" else 2):
        return None
    fiscal = any(groups.get(name) for name in ("before", "between", "fiscal", "fyn"))
    year: int | None = None
    if groups.get("year"):
        year = printed_year(found, context)
    elif groups.get("fyn"):
        year = full_year(re.sub(r"\D", "", found.low("fyn")), context.year)
        fiscal = not found.low("fyn").startswith("cy")
    elif groups.get("rel"):
        year = relative_year(found, context)
    if year is not None:
        return _labelled(kind, number, year, fiscal, "explicit" if not groups.get("rel") else "publication")
    reading = unstated(found, context, kind, number, fiscal)
    if re.search(r"\byear (?:ago|earlier|before)$", found.text) and reading.date and "X" not in reading.date:
        return _labelled(kind, number, int(reading.value[:4]) - 1, fiscal, "publication")
    return reading


def _number(found: Found) -> tuple[int, str]:
    """Which quarter or half, and "Q" or "H"."""
    groups = found.match.groupdict()
    if groups.get("short"):
        word = found.low("short")
        return int(re.sub(r"\D", "", word)), "Q" if "q" in word else "H"
    return ORDINALS[found.low("n")], "H" if groups.get("half") else "Q"


def _labelled(kind: str, number: int, year: int, fiscal: bool, basis: DateBasis) -> Reading:
    value = f"{year_value(year)}-{kind}{number}"
    return Reading("DATE", value, f"FY{value}" if fiscal else value, basis)


def unstated(found: Found, context: Context, kind: str, number: int, fiscal: bool) -> Reading:
    """A quarter or half without its year: of the fiscal year it belongs to, or the nearest in the tense's direction."""
    if context.today is None:
        return dated(f"XXXX-{kind}{number}", "none")
    way = direction(found.tokens, found.first, found.last)
    per_year = 4 if kind == "Q" else 2
    if fiscal or context.indian:
        return _labelled(kind, number, _fiscal_year(context, number, per_year, way), True, "inferred_year")
    current = quarter_of(context.today) if kind == "Q" else (context.today.month + 5) // 6
    year = context.today.year
    if way == "future" and not _reported(found, context.today, kind, number, current):
        year += number < current
    elif way == "past":
        year -= number > current
    else:
        year -= number > current + 1 or (number == per_year and current == 1)
    return _labelled(kind, number, year, False, "inferred_year")


def _reported(found: Found, today: date, kind: str, number: int, current: int) -> bool:
    """Whether a quarter that has just ended is meant although the tense looks ahead: its results are still due."""
    just_ended = number == (current - 2) % (4 if kind == "Q" else 2) + 1 and today.month % 3 != 0
    if not just_ended:
        return False
    behind = any(found.after(step) in _RESULTS for step in (1, 2, 3))
    return behind or any(found.before(step) in ("report", "reports", "results") for step in range(1, 13))


_RESULTS = words("results result earnings profit profits income sales revenue loss report figures net eps")


def _fiscal_year(context: Context, number: int, per_year: int, way: Direction | None) -> int:
    """The fiscal year, named for the calendar year it ends in, of a quarter that was just reported or lies ahead."""
    assert context.today is not None
    if context.fiscal_year and not context.indian:
        return context.fiscal_year
    if context.indian:
        months = 12 // per_year
        first = context.today.year - (context.today.month < 4)
        ended = [
            first + 1 + shift
            for shift in (-1, 0, 1)
            if (date(*shift_months(first + shift, 4, number * months), 1) <= context.today) == (way != "future")
        ]
        return max(ended) if way != "future" else min(ended)
    end_of_stretch = context.today + (timedelta(days=45) if way == "future" else -REPORT_LAG)
    year, _ = shift_months(end_of_stretch.year, end_of_stretch.month, (per_year - number) * (12 // per_year))
    return year


@QUARTERS.add("{JOINED:joined}")
def joined(found: Found, context: Context) -> Reading | None:
    """4Q25, Q4FY25, H1FY26 and the like in one word."""
    word = found.low("joined")
    kind = "H" if "h" in word else "Q"
    number = re.search(rf"{kind.lower()}([1-4])|([1-4]){kind.lower()}|^([1-4])(?=fy)", word)
    assert number is not None
    rest = word[: number.start()] + word[number.end() :]
    digits = re.sub(r"\D", "", rest)
    stretch = int(next(group for group in number.groups() if group))
    return _labelled(kind, stretch, full_year(digits, context.year), "fy" in rest, "explicit")


@QUARTERS.add(
    "(?:the|its)? MONTH:month DOT? DASH? quarter (?:(?:of)? {YR:year})?",
    "(?:the|its)? MONTH:month DOT? {YR:year} quarter",
)
def quarter_to_month(found: Found, context: Context) -> Reading | None:
    """The December quarter: the three months to the end of December."""
    month = MONTHS[found.low("month")]
    if found.has("year"):
        year = printed_year(found, context)
        assert year is not None
    elif context.today is None:
        return dated(f"XXXX-Q{(month + 2) // 3}", "none")
    else:
        year, _ = nearest_month(context.today, month, direction(found.tokens, found.first, found.last) or "past")
    return of_quarter(year, (month + 2) // 3, "explicit" if found.has("year") else "inferred_year")


@QUARTERS.add(
    f"{PART}? (?:the|its)? (?:just|most)? (?:LAST:last|NEXT:next|THIS:this|latest:latest|recent)? FISCAL? quarter",
)
def the_quarter(found: Found, context: Context) -> Reading | None:
    words = found.text
    if words in ("quarter", "fiscal quarter") or re.match(r"(?:early|late|mid|its) quarter$", words):
        return None
    ended = _ended(found, context)
    if ended is not None:
        return ended
    if context.today is None:
        return dated("XXXX-QX", "none", "XXXX")
    known = context.last("-Q")
    base = (context.today.year, quarter_of(context.today))
    if found.has("next"):
        return of_quarter(*shift_quarters(*base, 1), "publication")
    if found.has("this"):
        return of_quarter(*base, "publication")
    if found.has("last"):
        if found.low("last") in ("previous", "preceding", "prior") and known and "X" not in known.value:
            return _moved(known, -1)
        return of_quarter(*shift_quarters(*base, -1), "publication")
    if known is not None and not found.has("latest"):
        return Reading("DATE", known.value, known.date, known.basis)
    way = direction(found.tokens, found.first, found.last)
    return of_quarter(*(base if way == "future" else shift_quarters(*base, -1)), "publication")


def _moved(known: Reading, by: int) -> Reading:
    year, quarter = shift_quarters(int(known.value[:4]), int(known.value[6]), by)
    return _labelled("Q", quarter, year, bool(known.date and known.date.startswith("FY")), "publication")


def _ended(found: Found, context: Context) -> Reading | None:
    """The quarter "ended July 31" is the calendar quarter that most of it falls in."""
    bound = ended_month(found, context)
    if bound is None:
        return None
    year, month, opens, basis = bound
    if year is None:
        return dated(f"XXXX-Q{(month + 1) // 3 or 4}", "none")
    year, middle = shift_months(year, month, 1 if opens else -1)
    return of_quarter(year, (middle + 2) // 3, basis)


def ended_month(found: Found, context: Context) -> tuple[int | None, int, bool, DateBasis] | None:
    """Year (None where it is unknown) and month that "ended Dec. 31" behind a stretch of time names, and whether it is
    its beginning that is named; None where nothing of the kind stands there."""
    tokens, at = found.tokens, found.last
    at += tokens.low(at) in ("that", "which")
    verb = tokens.low(at)
    at += tokens.low(at + 1) in ("in", "on")
    at += tokens.low(at + 1).isdigit() and len(tokens.low(at + 1)) < 3
    opens = verb in ("starting", "beginning")
    if tokens.low(at + 1) not in MONTHS or not (opens or verb in ("ended", "ending", "to", "through")):
        return None
    month = MONTHS[tokens.low(at + 1)]
    behind = (tokens.raw(index) for index in range(at + 2, at + 6))
    printed = next((raw for raw in behind if re.fullmatch(r"(?:19|20)\d\d", raw)), None)
    if printed is not None:
        return int(printed), month, opens, "explicit"
    if context.today is None:
        return None, month, opens, "none"
    year, _ = nearest_month(context.today, month, "future" if verb == "ending" or opens else "past")
    return year, month, opens, "inferred_year"

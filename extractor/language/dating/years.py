"""Years, decades and fiscal years: "in 2025", "mid-2026", "2025-26", "fiscal 2026", "FY26", "the 1990s"."""

from __future__ import annotations

from dataclasses import replace

from extractor.language.dating.context import Context
from extractor.language.dating.days import SCALES
from extractor.language.dating.lexicon import DECADES, NUMBERS, words
from extractor.language.dating.moment import Reading, dated, full_year, of_year, year_value
from extractor.language.dating.months import PART
from extractor.language.dating.shapes import Found, Shapes
from extractor.patterns import re

YEARS = Shapes()
_BEFORE_YEAR = words(
    "in by since of from until till during for through throughout year early late mid before after and to than vs "
    "versus ( , - – — : the calendar between or with into around beyond 's ’s on as full-year end target compared "
    "late- over & / pre post circa about ending ended [ per against while"
)
_NOT_BEFORE = words("$ £ € ¥ ₹ # no number page route highway us$ model rs flight room suite box ~ > < = + * @")
_NOT_AFTER = SCALES | words(
    "units employees people workers homes households vehicles cars tonnes tons barrels ounces meters metres miles km "
    "kilometers kilometres feet acres jobs stores customers patients participants companies members times pounds "
    "dollars euros yen rupees yuan pesos volts watts rpm kg mah x degrees hours days weeks months years stocks index "
    "megawatts gigawatts kilowatts gpus btc bitcoin bitcoins coins students"
)
_SPAN_OF_NEWS = (1900, 2100)
"""Years that a bare number of four digits may name; others need "in" or a month before them."""


@YEARS.add(f"{PART}? (?:the)? (?:calendar|full DASH?)? (?:year)? YEAR:year (?:DASH end|and beyond|or later|onwards)?")
def bare_year(found: Found, context: Context) -> Reading | None:
    year = found.number("year")
    at = found.at("year")
    before, after = found.tokens.low(at - 1), found.tokens.low(at + 1)
    if before in _NOT_BEFORE or after in _NOT_AFTER or not _free(found, at):
        return None
    if not _SPAN_OF_NEWS[0] <= year <= _SPAN_OF_NEWS[1] and before not in ("in", "since", "year"):
        return None
    if found.first == at and before not in _BEFORE_YEAR and not _opens(found, at, context, year):
        return None
    start = found.start
    if found.text.startswith("the ") and "year" not in found.text and not re.match(PART_WORDS, found.text):
        start = found.tokens.starts[at]
    return of_year(year, "explicit").over(start, found.end)


PART_WORDS = re.compile(r"(?:the )?(?:early|late|mid|end|beginning|start|middle|close|rest|remainder|turn)\b")


def _free(found: Found, at: int) -> bool:
    """Whether a year stands alone: not glued to a sign, nor in a number such as 2025-118 or 1/2025."""
    tokens = found.tokens
    text, start, end = tokens.text, tokens.starts[at], tokens.ends[at]
    before, behind = text[max(start - 2, 0) : start], text[end : end + 6]
    if re.search(r"\d[-–]$|[/._#]$", before) or re.match(r"[%°€£]|:\d", behind):
        return False
    return re.match(r"[-–/.]\d", behind) is None or re.match(r"[-–/](?:19|20)?\d\d\b", behind) is not None


def _opens(found: Found, at: int, context: Context, year: int) -> bool:
    """Whether a year that no preposition introduces is one: "the company's 2025 revenue", but not "Russell 2000"."""
    tokens = found.tokens
    before = tokens.raw(at - 1)
    if at == 0 or before in '\n.;•"“':
        return True
    near = context.year is None or abs(year - context.year) <= 15
    if not near or before[:1].isdigit():
        return False
    return not before[:1].isupper() or before.lower() in ("fiscal", "calendar", "in", "full")


@YEARS.add(
    "YEAR:year (?:DASH|SLASH) YY:end",
    "(?:FISCAL (?:year)?|FY) YEAR:year (?:DASH|SLASH) YY:end",
    "FYN:year (?:DASH|SLASH) {YYS:end}",
)
def split_year(found: Found, context: Context) -> Reading | None:
    """2025-26: the fiscal year that ends in the second, or a range of years."""
    begin = full_year(found.low("year").removeprefix("fy"), context.year)
    end = found.number("end")
    end += 0 if end > 99 else begin - begin % 100 + 100 * (end == 0)
    if end == begin + 1:
        return dated(year_value(begin + 1), "explicit", f"FY{year_value(begin + 1)}")
    if not begin < end or found.after() in _NOT_AFTER:
        return None
    label = "FY" if "fy" in found.text else ""
    return replace(dated(year_value(begin), "explicit", label + year_value(begin)), until=label + year_value(end))


@YEARS.add(
    "(?:from|between)? YEAR:year (?:DASH|LONGDASH|to|and|through|until) YEAR:end",
)
def years(found: Found, context: Context) -> Reading | None:
    begin, end = found.number("year"), found.number("end")
    between = found.text.startswith("between")
    if not begin < end <= begin + 150 or (" and " in found.text and not between) or found.after() in _NOT_AFTER:
        return None
    if found.before() in _NOT_BEFORE:
        return None
    start = found.tokens.starts[found.at("year")]
    return replace(of_year(begin, "explicit"), until=year_value(end)).over(start, found.end)


@YEARS.add(
    f"{PART}? (?:the)? (?:full)? DASH? FISCAL DASH? (?:year)? {{YR:year}}",
    f"{PART}? (?:the)? FY DASH? {{YR:year}}",
    f"{PART}? (?:the)? FY DASH? YY:year",
    f"{PART}? (?:the)? FYN:year",
    f"{PART}? YEAR:year FISCAL (?:year)?",
)
def fiscal_year(found: Found, context: Context) -> Reading | None:
    printed = found.low("year")
    year = full_year(re.sub(r"\D", "", printed), context.year)
    if printed.startswith("cy"):
        return of_year(year, "explicit")
    context.fiscal_year = context.fiscal_year or year
    return dated(year_value(year), "explicit", f"FY{year_value(year)}")


@YEARS.add(
    "(?:the)? (?:SIDE DASH?|EDGE of the|last half of the)? {TENS:decade}",
)
def decade(found: Found, context: Context) -> Reading | None:
    printed = found.low("decade").strip("'’s")
    first = DECADES.get(found.low("decade"), None)
    begin = first if first is not None else int(printed)
    if begin < 100:
        begin += (
            2000 if begin < 30 and context.year and context.year > 2010 and not found.low("decade").isalpha() else 1900
        )
    if found.low("decade").isalpha() and not found.text.startswith("the "):
        return None
    return Reading("DATE", f"{begin // 10:03d}", None, "explicit")


@YEARS.add("nineteen WORDNUM:tens DASH? WORDNUM:ones?", "the year two thousand")
def spelled_year(found: Found, context: Context) -> Reading | None:
    if found.text.startswith("the"):
        return of_year(2000, "explicit")
    tens = NUMBERS[found.low("tens")]
    ones = NUMBERS[found.low("ones")] if found.has("ones") else 0
    if (tens < 20 and ones) or tens > 90 or ones > 9 or tens < 10:
        return None
    return of_year(1900 + tens + ones, "explicit")

"""Times of day: "9:30 a.m. ET", "noon Thursday", "Friday evening", "overnight", "last night"."""

from __future__ import annotations

from datetime import date, timedelta

from extractor.language.dating.context import Context
from extractor.language.dating.days import SCALES, day_number, month_number, printed_year, resolve_day
from extractor.language.dating.lexicon import DAYPARTS, WEEKDAYS
from extractor.language.dating.moment import Direction, Reading
from extractor.language.dating.shapes import Found, Shapes
from extractor.language.dating.tense import direction, nearest_weekday, spoken
from extractor.patterns import re

CLOCK = Shapes()
_HOUR = "(?:HOURNUM:hour AMPM:ampm|HOURAMPM:joined|CLOCK:clock AMPM:half?|NOON:noon)"
_ZONE = "(?:OPEN ZONE CLOSE|ZONE (?:time)?)?"
_DATE = "MONTH:month DOT? {DATEDAY:day} (?:COMMA? YEAR:year)?"
_DAY = f"(?:COMMA? on? (?:{{DAYWORD:word}}|WEEKDAY:weekday)|COMMA? on? {_DATE})"
_WHEN = "(?:{DAYWORD:word}|WEEKDAY:weekday)"


@CLOCK.add(
    f"{{ROUGHLY}}? {_HOUR} {_ZONE} {_DAY}?",
    f"{_WHEN} at? {_HOUR} {_ZONE}",
)
def clock_time(found: Found, context: Context) -> Reading | None:
    groups = found.match.groupdict()
    hour = _hour(found)
    if hour is None or (groups.get("noon") and found.low("noon") == "midday" and found.after() in SCALES):
        return None
    day = _day(found, context)
    if day is None:
        return Reading("TIME", f"XXXX-XX-XXT{hour}")
    return Reading("TIME", f"{day.date or day.value}T{hour}", day.date, day.basis)


def _hour(found: Found) -> str | None:
    """``09:30``, ``17:00``, or None where it is no hour of the day."""
    groups = found.match.groupdict()
    if groups.get("noon"):
        return {"noon": "12:00", "midnight": "24:00", "midday": "12:00"}[found.low("noon")]
    printed = found.low("clock") if groups.get("clock") else found.low("hour") or found.low("joined")
    parts = [int(p) for p in re.findall(r"\d+", printed)]
    hour, minute = parts[0], parts[1] if len(parts) > 1 else 0
    half = re.search(r"[ap](?=\.?m)", found.low("ampm") or found.low("half") or found.low("joined"))
    if half is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.group() == "p" else 0)
    elif not groups.get("clock"):
        return None
    return f"{hour:02d}:{minute:02d}" if hour < 24 else None


def _day(found: Found, context: Context) -> Reading | None:
    groups = found.match.groupdict()
    if groups.get("day"):
        month, day = month_number(found), day_number(found.low("day"))
        return resolve_day(found, context, month, day, printed_year(found, context))
    if context.today is None:
        return None
    if groups.get("word"):
        shift = {"today": 0, "yesterday": -1, "tomorrow": 1}[found.low("word")]
        return _reading(context.today + timedelta(days=shift))
    if groups.get("weekday"):
        way: Direction | None = "past" if spoken(found.tokens, found.first) else None
        way = way or direction(found.tokens, found.first, found.last) or "past"
        return _reading(nearest_weekday(context.today, WEEKDAYS[found.low("weekday")], way))
    return _reading(context.today)


def _reading(day: date) -> Reading:
    return Reading("DATE", day.isoformat(), day.isoformat(), "publication")


@CLOCK.add(
    f"(?:early|late|mid DASH?)? {_WHEN} DAYPART:part",
    "(?:earlier|later|early|late)? (?:this:this|last:last) DAYPART:part",
    "DAYPART:part {DAYWORD:word}",
    "the DAYPART:part",
    "(?:mid) DASH? DAYPART:part",
    "tonight:tonight",
    "overnight:overnight",
)
def part_of_day(found: Found, context: Context) -> Reading | None:
    groups = found.match.groupdict()
    if groups.get("overnight"):
        return _overnight(found, context)
    if not groups.get("part"):
        return _at(context, 0, "NI")
    part = DAYPARTS[found.low("part")]
    if part == "MI" or (found.text.startswith("the ") and found.before() not in ("in", "during")):
        return None
    if groups.get("last"):
        return _at(context, -1, part)
    if groups.get("this") or groups.get("word") or groups.get("weekday"):
        day = _day(found, context)
        if day is None:
            number = f"-WXX-{WEEKDAYS[found.low('weekday')] + 1}" if groups.get("weekday") else "-XX-XX"
            return Reading("TIME", f"XXXX{number}T{part}", "XXXX-XX-XX", "none")
        return Reading("TIME", f"{day.date}T{part}", day.date, day.basis)
    return _at(context, 0, part)


def _overnight(found: Found, context: Context) -> Reading | None:
    """The night before the story; an adjective ("overnight rate") names no night."""
    if found.after() in ("rate", "rates", "index", "success", "lending", "repo", "funding", "swap", "swaps"):
        return None
    return _at(context, -1, "NI")


def _at(context: Context, shift: int, part: str) -> Reading:
    if context.today is None:
        return Reading("TIME", f"XXXX-XX-XXT{part}", "XXXX-XX-XX", "none")
    day = (context.today + timedelta(days=shift)).isoformat()
    return Reading("TIME", f"{day}T{part}", day, "publication")

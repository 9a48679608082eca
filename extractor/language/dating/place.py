"""The article's own place, and the day it is there: what "today" and "Wednesday" count from.

1. The stamp without a time, or without an offset, names the day itself.
2. A dateline's printed date ("HAMBURG, Germany, July 2, 2026 (Newswire) --") decides, where the stamp allows that day.
3. Else the stamp is read on the clock of the article's region: that of its dateline's city, or that which most of its
   exchanges, currencies, institutions and places speak for.
4. Where they say little, or the story speaks of the stamp's weekday as of the past, the first weekday in it decides
   between the days that it can be on earth.

Aggregators stamp all stories in their own zone, so a stamp's offset fixes the moment and says nothing about the place.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from extractor.language.dating.lexicon import MONTHS, WEEKDAYS
from extractor.language.dating.zones import AMERICA, EUROPE, INDIA, REGIONS, Region
from extractor.patterns import re

STRONG, WEAK, OFTEN = 3, 1, 3
"""What a word of a region counts, and how many times it is counted at most: a story on American tariffs in Asia says
"U.S." at every turn."""
SURE = 4
"""The lead in points from which a region's words decide alone; set on the days that 137 annotated stories move on."""
_HEAD, _LEAD, _READ = 400, 800, 4000
_MONTH = "|".join(sorted((m for m in MONTHS), key=len, reverse=True))
_PRINTED = re.compile(
    rf"(?<!\w)(?:(?P<month>{_MONTH})\.?\s+(?P<day>\d{{1,2}})|(?P<day2>\d{{1,2}})\s+(?P<month2>{_MONTH})\.?)"
    r"(?:,?\s+(?P<year>\d{4}))?\s*(?:[-–—/(:|@]|\n|$)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w.&-]*\w\$?|₹")
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_CITIES = "|".join(region.datelines for region in REGIONS).replace(".", r"\.")
_CITY = re.compile(
    rf"(?:^|\n)\W{{0,3}}(?P<city>{_CITIES})\b[^\n]{{0,60}}?(?:[-–—(/]|\d)",
    re.IGNORECASE,
)
_REGION_OF_CITY = {city: region for region in REGIONS for city in region.datelines.split("|")}
_POINTS: dict[str, list[tuple[Region, int]]] = {}
for _home in REGIONS:
    for _listed, _worth in ((_home.strong, STRONG), (_home.weak, WEAK)):
        for _word in _listed.split():
            _POINTS.setdefault(_word, []).append((_home, _worth))


@dataclass(frozen=True)
class Place:
    """``today`` is the story's day; ``month_first`` how it writes 12/02/2025; ``indian`` whether its years end in
    March."""

    today: date | None
    month_first: bool = True
    indian: bool = False


def locate(text: str, published: str | None, title: str | None = None) -> Place:
    """The place of an article with its day. A publication date that cannot be read counts as none."""
    region, lead = _region(text, title)
    try:
        today = _today(text, published, region, lead)
    except (ValueError, OverflowError):
        today = None
    return Place(today, region.month_first, region is INDIA and lead >= SURE)


def _today(text: str, published: str | None, region: Region, lead: int) -> date | None:
    """Raises ValueError or OverflowError for a stamp that the calendar does not have."""
    if published is None:
        return None
    stamp = datetime.fromisoformat(published.strip())
    if stamp.tzinfo is None:
        return _printed(text, {stamp.date() - timedelta(days=1), stamp.date()}) or stamp.date()
    moment = stamp.astimezone(UTC).replace(tzinfo=None)
    days = {AMERICA.day(moment), EUROPE.day(moment), stamp.date()}
    return _printed(text, days) or _by_clock(text, moment, region, lead, days)


def _by_clock(text: str, moment: datetime, region: Region, lead: int, days: set[date]) -> date:
    local = region.day(moment)
    first = _WEEKDAY.search(text, 0, _LEAD)
    named = {d for d in days if first and d.weekday() == WEEKDAYS[first.group().lower()]}
    if lead >= SURE:
        return max(named) if named and max(named) > local else local
    return named.pop() if named else local


def _printed(text: str, days: set[date]) -> date | None:
    """The day printed in a dateline or a closing line, if it is one of the days that the stamp allows."""
    for match in _PRINTED.finditer(text, 0, _HEAD):
        month = MONTHS[(match["month"] or match["month2"]).lower()]
        day = int(match["day"] or match["day2"])
        for allowed in days:
            if (allowed.month, allowed.day) == (month, day) and match["year"] in (None, str(allowed.year)):
                return allowed
    return None


def _region(text: str, title: str | None) -> tuple[Region, int]:
    """The region with most points, and its lead over the next; America where nothing speaks."""
    city = _CITY.search(text, 0, _HEAD)
    if city is not None:
        return _REGION_OF_CITY[city["city"].lower()], 2 * SURE
    points: Counter[str] = Counter()
    counts = Counter(_WORD.findall(f"{title or ''}\n{text[:_READ]}".lower()))
    for word in counts.keys() & _POINTS.keys():
        for region, worth in _POINTS[word]:
            points[region.name] += worth * min(counts[word], OFTEN)
    ranked = sorted(REGIONS, key=lambda r: -points[r.name])
    return ranked[0], points[ranked[0].name] - points[ranked[1].name]

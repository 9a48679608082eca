"""The day of a story in its own place.

Aggregators stamp every story with one time zone. The story's own place decides which day "today" is: a date printed in
its head or foot wins where it lies within two days of the stamp; else the stamp is moved to the zone of the markets,
currencies and cities that the text names most.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone

from extractor.language.date.words import MONTH, MONTHS

_ZONES: tuple[tuple[float, re.Pattern[str]], ...] = tuple(
    (offset, re.compile(pattern))
    for offset, pattern in (
        (-5.0, r"\b(?:NYSE|Nasdaq|NASDAQ|Wall Street|S&P 500|Dow|U\.S\.|US|ET|EST|EDT|New York|Houston|Texas|California|Chicago|Washington|Toronto|Canada|TSX|SEC|Fed|PRNewswire|GLOBE NEWSWIRE|BUSINESS WIRE)\b|(?<![A-Z])\$\d"),
        (0.5, r"\b(?:London|FTSE|LSE|DAX|STOXX|Stoxx|Paris|Frankfurt|Germany|Europe|European|euro|euros|pounds?|Euronext|Madrid|Milan|Zurich|Oslo|GMT|UK|Britain|ECB)\b|[€£]\d"),
        (5.5, r"\b(?:Sensex|Nifty|NSE|BSE|crore|lakh|India|Indian|Mumbai|Delhi|RBI|rupees?|Rs)\b|₹"),
        (8.0, r"\b(?:China|Chinese|yuan|Beijing|Shanghai|Hong Kong|Hang Seng|Singapore|Malaysia|Malaysian|ringgit|RM\d|Bursa|Taiwan|Taipei|Philippines|Manila|Dalian|KLCI)\b"),
        (9.0, r"\b(?:Japan|Japanese|Tokyo|Nikkei|yen|Korea|Korean|Seoul|KOSPI|won)\b"),
        (10.0, r"\b(?:Australia|Australian|ASX|Sydney|Melbourne|New Zealand|A\$)\b"),
    )
)  # fmt: skip
_PRINTED = re.compile(
    rf"\b(?P<month>{MONTH}) (?P<day>\d{{1,2}})(?!\d)(?:,? (?P<year>20\d\d))?|\b(?P<day2>\d{{1,2}}) (?P<month2>{MONTH})(?: (?P<year2>20\d\d))?"
)
_DATELINE = re.compile(
    r"\s*(?:\(Reuters\)|/PRNewswire|\(GLOBE|/24-7|\(BUSINESS|\(Bloomberg|\(NewMediaWire|\(AP\)|/ ?--|--|—|–| - |\(Newswire|/CNW|\(ACCESS|\(NewsDirect|\(BLOCKCHAIN)"
)
_HEAD = 250
_FOOT = 250
_NEAR = 2
"""Days by which a printed date may differ from the stamp and still be the story's day."""


def day_of(text: str, published: str | None) -> date | None:
    """The story's day in its own place, or None where the publication date is unknown or no date."""
    stamp = _stamp(published)
    if stamp is None:
        return None
    day = stamp.date() if isinstance(stamp, datetime) else stamp
    printed = _printed(text, day)
    if printed is not None:
        return printed
    if not isinstance(stamp, datetime) or stamp.tzinfo is None:
        return day
    return stamp.astimezone(timezone(timedelta(hours=_offset(text, stamp)))).date()


def _stamp(published: str | None) -> date | datetime | None:
    if not published:
        return None
    try:
        return date.fromisoformat(published) if len(published) == 10 else datetime.fromisoformat(published)
    except ValueError:
        return None


def _printed(text: str, day: date) -> date | None:
    """A date of a dateline or an agency's foot, near the stamp."""
    stretches = [(m, True) for m in _PRINTED.finditer(text, 0, _HEAD)]
    stretches += [(m, False) for m in _PRINTED.finditer(text, max(_HEAD, len(text) - _FOOT))]
    for match, head in stretches:
        if head and not _DATELINE.match(text, match.end()):
            continue
        if not head and not re.search(
            r"Dow Jones Newswires\s*$|\(END\)[^.]*$", text[max(0, match.start() - 60) : match.start()]
        ):
            continue
        month = MONTHS[(match["month"] or match["month2"]).rstrip(".").lower()]
        number, year = int(match["day"] or match["day2"]), match["year"] or match["year2"]
        for candidate in (int(year),) if year else (day.year, day.year - 1, day.year + 1):
            try:
                found = date(candidate, month, number)
            except ValueError:
                continue
            if abs((found - day).days) <= _NEAR:
                return found
    return None


def _offset(text: str, stamp: datetime) -> float:
    """The offset from UTC, in hours, of the place that the text names most; the stamp's own where it names none."""
    counts = [
        (sum(1 for _ in pattern.finditer(text)), -index, offset) for index, (offset, pattern) in enumerate(_ZONES)
    ]
    most = max(counts)
    if most[0] == 0:
        own = stamp.utcoffset()
        return own.total_seconds() / 3600 if own is not None else 0.0
    return most[2]

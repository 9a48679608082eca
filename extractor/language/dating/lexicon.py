"""The words that temporal expressions are made of, by class; one word may belong to several classes."""

from __future__ import annotations


def words(listed: str) -> frozenset[str]:
    """The words of a list that is printed as running text."""
    return frozenset(listed.split())


MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
    "september": 9, "october": 10, "november": 11, "december": 12,
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11,
    "dec": 12,
}  # fmt: skip
WEEKDAYS = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
UNITS = {
    "second": "S", "minute": "TM", "hour": "H", "day": "D", "night": "N", "week": "W", "weekend": "WE", "month": "M",
    "quarter": "Q", "year": "Y", "decade": "E", "century": "C",
}  # fmt: skip
PLURALS = {
    "seconds": "S", "minutes": "TM", "hours": "H", "days": "D", "nights": "N", "weeks": "W", "weekends": "WE",
    "months": "M", "quarters": "Q", "years": "Y", "decades": "E", "centuries": "C", "sessions": "D",
    "min": "TM", "mins": "TM", "hr": "H", "hrs": "H", "yr": "Y", "yrs": "Y", "mos": "M",
}  # fmt: skip
NUMBERS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "thousand": 1000,
}  # fmt: skip
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
    "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
}  # fmt: skip
DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90,
}  # fmt: skip
DAYPARTS = {
    "morning": "MO", "mornings": "MO", "midday": "MI", "afternoon": "AF", "afternoons": "AF", "evening": "EV",
    "evenings": "EV", "night": "NI", "nights": "NI",
}  # fmt: skip
FREQUENCIES = {"annually": "P1Y", "yearly": "P1Y", "daily": "P1D", "nightly": "P1D", "hourly": "PT1H", "weekly": "P1W"}
VAGUE = {
    "now": "PRESENT_REF", "currently": "PRESENT_REF", "nowadays": "PRESENT_REF", "presently": "PRESENT_REF",
    "current": "PRESENT_REF", "recently": "PAST_REF", "recent": "PAST_REF", "lately": "PAST_REF",
    "soon": "FUTURE_REF", "future": "FUTURE_REF",
}  # fmt: skip
FULL_NAMES = frozenset(m for m in MONTHS if len(m) > 4 or m in ("may", "june", "july")) | frozenset(
    w for w in WEEKDAYS if w.endswith("day")
)
"""Months and weekdays without the stop of an abbreviation."""
CAPITALISED = {*MONTHS, *WEEKDAYS}
"""Words that are a month or a weekday only with a capital."""

CLASSES: dict[str, set[str]] = {
    "MONTH": set(MONTHS),
    "WEEKDAY": set(WEEKDAYS),
    "SEASON": set(SEASONS),
    "UNIT": set(UNITS),
    "UNITS": set(PLURALS),
    "WORDNUM": set(NUMBERS),
    "ORD": set(ORDINALS),
    "DECADEWORD": set(DECADES),
    "DAYPART": set(DAYPARTS),
    "FREQUENCY": set(FREQUENCIES),
    "VAGUE": set(VAGUE),
    "SIDE": {"early", "earlier", "mid", "late", "later", "sometime"},
    "EDGE": {"beginning", "start", "middle", "end", "close", "rest", "remainder", "turn"},
    "LAST": {"last", "past", "previous", "prior", "preceding"},
    "THIS": {"this", "current", "present"},
    "NEXT": {"next", "coming", "following", "upcoming", "subsequent"},
    "SAME": {"same", "comparable", "corresponding", "equivalent"},
    "AGO": {"ago", "earlier", "before", "previously", "prior"},
    "HENCE": {"later", "hence", "after", "thereafter"},
    "HALVES": {"half", "halves"},
    "PERIOD": {"period", "quarter"},
    "FISCAL": {"fiscal", "financial"},
    "NOON": {"noon", "midnight", "midday"},
    "ZONE": {"est", "edt", "et", "cst", "cdt", "ct", "mst", "mdt", "pst", "pdt", "pt", "gmt", "utc", "bst", "cet",
             "cest", "ist", "jst", "hkt", "sgt", "aest", "aedt", "eastern", "pacific", "central"},
    "MULTIWORD": {"multiyear", "multiday", "multiweek", "multimonth", "multiquarter"},
    "EXACTLY": {"about", "around", "almost", "nearly", "roughly", "approximately"},
}  # fmt: skip

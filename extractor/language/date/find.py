"""Finding temporal expressions: rules in order, each a pattern and what it means; of overlapping ones the longest wins."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from extractor.language.date.resolve import (
    Meaning,
    bare_month,
    count_of,
    day_of_month,
    duration,
    full_day,
    half,
    month_of,
    ordinal,
    quarter,
    shifted,
    tense,
    weekday,
    year_of,
)
from extractor.language.date.words import MONTH, NUMBER, WEEKDAY, YEAR
from extractor.schema import DateMention

Resolver = Callable[[re.Match[str], "date | None"], "Meaning | None"]
_RULES: list[tuple[re.Pattern[str], Resolver]] = []
_PART = r"(?:(?P<part>[Ee]arly|[Mm]id|[Ll]ate|[Ee]nd|[Bb]eginning|[Ss]tart|[Mm]iddle)(?:[- ]of)?(?: the)?[- ])?"
_ORD = r"(?P<ord>first|second|third|fourth|final|1st|2nd|3rd|4th|First|Second|Third|Fourth)"


def _rule(pattern: str, flags: int = 0) -> Callable[[Resolver], Resolver]:
    def add(resolver: Resolver) -> Resolver:
        _RULES.append((re.compile(pattern, flags), resolver))
        return resolver

    return add


def _when(match: re.Match[str]) -> str:
    return tense(match.string, match.start(), match.end())


@_rule(r"(?<![\d-])(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?![\d-])")
def _iso(match: re.Match[str], today: date | None) -> Meaning | None:
    day = full_day(int(match["y"]), int(match["m"]), int(match["d"]))
    return day and Meaning("DATE", day, day, "explicit") or None


@_rule(
    rf"(?:\b{WEEKDAY},? )?\b(?P<m>{MONTH}) (?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:(?: ?[-–] ?| to | and | through )(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)?(?![\d:%.]\d|\d|%)(?:,? (?P<y>{YEAR})\b)?"
)
def _month_day(match: re.Match[str], today: date | None) -> Meaning | None:
    return _dated(match, today)


@_rule(
    rf"(?:\b{WEEKDAY},? )?(?:\bthe )?\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:(?: ?[-–] ?| to )(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)?(?: of)? (?P<m>{MONTH})\b\.?(?:,? (?P<y>{YEAR})\b)?"
)
def _day_month(match: re.Match[str], today: date | None) -> Meaning | None:
    return _dated(match, today)


def _dated(match: re.Match[str], today: date | None) -> Meaning | None:
    month, day = month_of(match["m"]), int(match["d"])
    if match["y"]:
        found = full_day(int(match["y"]), month, day)
        meaning = found and Meaning("DATE", found, found, "explicit") or None
    else:
        meaning = day_of_month(month, day, today, _when(match))  # type: ignore[arg-type]
    if meaning is None or not match["d2"] or meaning.date is None:
        return meaning
    year = meaning.date[:4]
    last = full_day(int(year) if year != "XXXX" else 2000, month, int(match["d2"]))
    return Meaning("DATE", meaning.value, meaning.date, meaning.basis, last and year + last[4:])


@_rule(r"(?<![\d/$€£.])(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>(?:19|20)\d\d|\d\d)(?![\d/])")
def _numeric(match: re.Match[str], today: date | None) -> Meaning | None:
    first, second, year = int(match["a"]), int(match["b"]), year_of(match["y"])
    month, day = (second, first) if first > 12 else (first, second)
    if first <= 12 and second <= 12 and re.search(r"\b(?:crore|lakh|Rs|India|UK|London|£)\b", match.string[:3000]):
        month, day = second, first
    found = full_day(year, month, day)
    return found and Meaning("DATE", found, found, "explicit") or None


@_rule(rf"\b{_PART}(?P<m>{MONTH}),?(?: of)? (?P<y>{YEAR})\b")
def _month_year(match: re.Match[str], today: date | None) -> Meaning | None:
    value = f"{match['y']}-{month_of(match['m']):02d}"
    return Meaning("DATE", value, value, "explicit")


@_rule(rf"\b(?P<m>{MONTH}) (?:last|this|next) year\b")
def _month_of_year(match: re.Match[str], today: date | None) -> Meaning | None:
    if today is None:
        return bare_month(month_of(match["m"]), None, "none")
    year = today.year + {"last": -1, "this": 0, "next": 1}[match.group().split()[-2]]
    value = f"{year}-{month_of(match['m']):02d}"
    return Meaning("DATE", value, value, "publication")


@_rule(
    rf"\b(?P<lead>(?:[Ii]n|[Bb]y|[Ll]ast|[Nn]ext|[Tt]his|[Ss]ince|[Uu]ntil|[Ff]rom|[Ff]or|[Tt]hrough|[Dd]uring|[Oo]f|[Tt]o|[Bb]efore|[Aa]fter|and|[Uu]nder|[Ll]ate|[Ee]arly|[Mm]id|end of|[Ee]nd|beginning of|start of|following|between|and|[Tt]he|[Ss]tarting|around|[Aa]s of|low|high|peak)[ -])(?P<m>{MONTH})(?='s|’s|\b)(?! \d|\.\w)"
)
def _month(match: re.Match[str], today: date | None) -> Meaning | None:
    name = match["m"].rstrip(".")
    if name in ("May", "March") and match["lead"].strip(" -").lower() in ("and", "to", "the", "for") and name == "May":
        return None
    lead = match["lead"].strip(" -").lower()
    when = "past" if lead == "last" else "future" if lead in ("next", "by", "until", "through") else _when(match)
    return bare_month(month_of(name), today, when)  # type: ignore[arg-type]


@_rule(
    r"(?<![\w.])(?P<m>January|February|April|June|July|August|September|October|November|December)(?='s|’s| (?:figures|data|sales|results|report|exports|imports|contract|futures|meeting|quarter)\b)"
)
def _month_owner(match: re.Match[str], today: date | None) -> Meaning | None:
    return bare_month(month_of(match["m"]), today, _when(match))  # type: ignore[arg-type]


@_rule(
    rf"\b(?P<fiscal>[Ff]iscal )?{_ORD}[- ](?P<fiscal2>fiscal )?quarter(?:s)?(?:,? (?:of |in )?(?:the )?(?P<fiscal3>(?:fiscal|financial) (?:year )?|FY ?)?(?P<y>(?:{YEAR}|'?\d\d(?=\b)(?<=FY\d\d))\b))?(?: ended (?P<m>{MONTH})(?: \d{{1,2}})?(?:, (?P<my>{YEAR}))?)?(?P<rel> (?:of )?(?:last|this|next|the) year)?"
)
def _quarter_words(match: re.Match[str], today: date | None) -> Meaning | None:
    fiscal = bool(match["fiscal"] or match["fiscal2"] or match["fiscal3"])
    year = match["y"]
    if year is None and match["rel"] and today is not None and "the" not in match["rel"]:
        year = str(today.year + {"last": -1, "this": 0, "next": 1}[match["rel"].split()[-2]])
    return quarter(ordinal(match["ord"]), year, today, _when(match), fiscal)  # type: ignore[arg-type]


@_rule(
    rf"\b(?P<fiscal0>fiscal )?Q(?P<q>[1-4])(?:(?: of)?[ -]?(?P<fiscal>FY|fiscal )?[ ']?(?P<y>{YEAR}|(?<=FY)\d\d|(?<=FY )\d\d|(?<=')\d\d|\d\d(?=\b))(?!\d|%|,\d|\.\d))?\b(?! of \d)"
)
def _quarter_short(match: re.Match[str], today: date | None) -> Meaning | None:
    return quarter(int(match["q"]), match["y"], today, _when(match), bool(match["fiscal"] or match["fiscal0"]))  # type: ignore[arg-type]


@_rule(r"\b(?P<q>[1-4])Q(?P<fiscal>FY|F)?[ ']?(?P<y>(?:20)?\d\d)?\b")
def _quarter_front(match: re.Match[str], today: date | None) -> Meaning | None:
    return quarter(int(match["q"]), match["y"], today, _when(match), bool(match["fiscal"]))  # type: ignore[arg-type]


@_rule(rf"\b(?P<m>March|June|September|December) quarter(?: of)?(?: (?P<y>{YEAR}))?\b")
def _month_quarter(match: re.Match[str], today: date | None) -> Meaning | None:
    return quarter(
        month_of(match["m"]) // 3, match["y"], today, "past" if _when(match) != "future" else "future", False
    )


@_rule(
    rf"\b{_ORD}[- ]half(?: of)?(?: the)?(?: (?P<fiscal>fiscal (?:year )?)?(?P<y>{YEAR}))?(?P<rel> (?:last|this|next|the) year)?\b"
)
def _half_words(match: re.Match[str], today: date | None) -> Meaning | None:
    number = ordinal(match["ord"])
    if number > 2:
        return None
    year = match["y"]
    if year is None and match["rel"] and today is not None and match["rel"].split()[0] != "the":
        year = str(today.year + {"last": -1, "this": 0, "next": 1}[match["rel"].split()[0]])
    return half(number, year, today, _when(match))  # type: ignore[arg-type]


@_rule(rf"\b(?:H(?P<h>[12])(?:[ -]?(?:FY)?'?(?P<y>{YEAR}|\d\d))?|(?P<h2>[12])H[ ']?(?P<y2>(?:20)?\d\d)?)\b(?!\w)")
def _half_short(match: re.Match[str], today: date | None) -> Meaning | None:
    return half(int(match["h"] or match["h2"]), match["y"] or match["y2"], today, _when(match))  # type: ignore[arg-type]


@_rule(
    rf"\b(?:FY|[Ff]iscal(?: [Yy]ear)?|[Ff]inancial [Yy]ear)[ '-]?(?P<y>{YEAR}|\d\d)(?:[-–/](?P<y2>\d\d(?:\d\d)?))?\b(?!%|,\d)"
)
def _fiscal_year(match: re.Match[str], today: date | None) -> Meaning | None:
    year = year_of(match["y2"] or match["y"])
    return Meaning("DATE", f"{year}", f"FY{year}", "explicit")


@_rule(r"(?<![\d$€£₹.,-])(?P<y>20\d\d)[-–/](?P<y2>\d\d)(?![\d-])(?! ?(?:%|MW|GW|per cent))")
def _split_year(match: re.Match[str], today: date | None) -> Meaning | None:
    first, second = int(match["y"]), int(match["y2"])
    if second != (first + 1) % 100:
        return None
    return Meaning("DATE", f"{first + 1}", f"FY{first + 1}", "explicit")


@_rule(rf"(?<![\d$€£₹.,-])\b(?P<y>{YEAR})(?:[-–]| to | through |-to-)(?P<y2>{YEAR})\b")
def _year_range(match: re.Match[str], today: date | None) -> Meaning | None:
    if int(match["y2"]) <= int(match["y"]):
        return None
    return Meaning("DATE", match["y"], match["y"], "explicit", match["y2"])


@_rule(
    rf"(?<![\w$€£₹.,/-])(?:{_PART}|(?:[Yy]ear-?end |[Ss]pring (?:of )?|[Ss]ummer (?:of )?|[Aa]utumn (?:of )?|[Ff]all (?:of )?|[Ww]inter (?:of )?|[Ee]nd-|[Mm]id-|[Ll]ate-|[Ee]arly-))?(?P<y>{YEAR})(?![\d%]|,\d|\.\d|-\d|/\d|[- ]?(?:MW|GW|kW|megawatt|gigawatt|km|jobs|points|homes|people|employees|units|shares|tonnes|tons|metric|miles|bitcoins?|BTC|rpm)\b)(?!\w)(?<!\w\w\w\w\w)"
)
def _year(match: re.Match[str], today: date | None) -> Meaning | None:
    return Meaning("DATE", match["y"], match["y"], "explicit")


@_rule(r"\b(?:the )?(?P<y>(?:19|20)\d)0s\b")
def _decade(match: re.Match[str], today: date | None) -> Meaning | None:
    return Meaning("DATE", match["y"], None)


@_rule(
    rf"\b(?:(?P<mod>[Ll]ast|[Nn]ext|[Tt]his|[Pp]ast|[Ee]arly|[Ll]ate|[Cc]oming) )?(?P<w>{WEEKDAY})(?: (?P<tod>morning|afternoon|evening|night))?(?=\W|$)"
)
def _weekday(match: re.Match[str], today: date | None) -> Meaning | None:
    modifier = (match["mod"] or "").lower()
    meaning = weekday(match["w"], today, _when(match), modifier)  # type: ignore[arg-type]
    if match["tod"]:
        letter = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}[match["tod"]]
        return Meaning("TIME", f"{meaning.value}T{letter}", meaning.date, meaning.basis)
    return meaning


@_rule(
    r"\b(?P<w>today|yesterday|tomorrow|tonight|overnight|this morning|this afternoon|this evening|last night)\b",
    re.IGNORECASE,
)
def _deictic_day(match: re.Match[str], today: date | None) -> Meaning | None:
    word = match["w"].lower()
    if today is None:
        return Meaning("DATE", "PRESENT_REF" if word == "today" else "XXXX-XX-XX", "XXXX-XX-XX")
    day = today + timedelta(days={"yesterday": -1, "last night": -1, "tomorrow": 1}.get(word, 0))
    suffix = {
        "this morning": "TMO",
        "this afternoon": "TAF",
        "this evening": "TEV",
        "tonight": "TNI",
        "last night": "TNI",
        "overnight": "TNI",
    }
    kind = "TIME" if word in suffix else "DATE"
    return Meaning(kind, day.isoformat() + suffix.get(word, ""), day.isoformat(), "publication")  # type: ignore[arg-type]


@_rule(
    r"\b(?P<mod>this|last|next|past|previous|prior|coming|current|the same|earlier this|later this|so far this) (?P<u>week|month|quarter|year|weekend|half|decade|fiscal year|financial year)\b(?!-)",
    re.IGNORECASE,
)
def _deictic_unit(match: re.Match[str], today: date | None) -> Meaning | None:
    modifier, unit = match["mod"].lower(), match["u"].lower().replace("fiscal ", "").replace("financial ", "")
    if today is None or modifier == "the same":
        return Meaning("DATE", "PRESENT_REF" if "this" in modifier else "PAST_REF")
    step = {"last": -1, "past": -1, "previous": -1, "prior": -1, "next": 1, "coming": 1}.get(modifier, 0)
    if unit == "year":
        value = str(today.year + step)
        return Meaning("DATE", value, value, "publication")
    if unit == "month":
        return shifted(today, step, "month")
    if unit == "quarter":
        index = today.year * 4 + (today.month - 1) // 3 + step
        value = f"{index // 4}-Q{index % 4 + 1}"
        return Meaning("DATE", value, value, "publication")
    if unit in ("week", "weekend"):
        week = (today + timedelta(days=7 * step)).isocalendar()
        return Meaning(
            "DATE", f"{week.year}-W{week.week:02d}" + ("-WE" if unit == "weekend" else ""), None, "publication"
        )
    return Meaning("DATE", "PRESENT_REF")


@_rule(
    r"\b(?P<lead>by |at |before |until |the |through |to )?(?:the )?(?P<what>year-?end|end of (?:the|this) (?P<u>year|quarter|month|decade))\b",
    re.IGNORECASE,
)
def _period_end(match: re.Match[str], today: date | None) -> Meaning | None:
    if today is None:
        return Meaning("DATE", "FUTURE_REF")
    unit = (match["u"] or "year").lower()
    if unit == "year":
        return Meaning("DATE", str(today.year), str(today.year), "publication")
    if unit == "month":
        return shifted(today, 0, "month")
    if unit == "decade":
        last = today.year // 10 * 10 + 10
        return Meaning("DATE", str(last), str(last), "publication")
    value = f"{today.year}-Q{(today.month - 1) // 3 + 1}"
    return Meaning("DATE", value, value, "publication")


@_rule(
    rf"\b(?P<n>{NUMBER})[ -](?P<u>year|month|week|day|quarter|decade)s? (?P<dir>ago|earlier|before|later|from now|previously|prior|after)\b",
    re.IGNORECASE,
)
def _shift(match: re.Match[str], today: date | None) -> Meaning | None:
    count = count_of(match["n"])
    if count is None:
        return None
    ahead = match["dir"].lower() in ("later", "from now", "after")
    return shifted(today, count if ahead else -count, match["u"].lower())


@_rule(
    rf"\b(?P<n>{NUMBER})(?:[ -](?:to|or)[ -](?P<n2>{NUMBER}))?[- ](?P<u>year|month|week|day|hour|minute|decade|yr)s?\b(?![- ](?:old|high|low|highs|lows|yield|bond|bonds|Treasury|note|notes|Treasuries|gilt|moving))",
    re.IGNORECASE,
)
def _duration(match: re.Match[str], today: date | None) -> Meaning | None:
    count = count_of(match["n2"] or match["n"])
    return None if count is None else Meaning("DURATION", duration(count, match["u"].lower()))


@_rule(
    r"\b(?:multi-?(?P<u>year|month|decade)|several (?P<u2>years|months|weeks|days|decades)|(?P<u3>decades|years|months)-long)\b",
    re.IGNORECASE,
)
def _vague_duration(match: re.Match[str], today: date | None) -> Meaning | None:
    unit = (match["u"] or match["u2"] or match["u3"]).lower().rstrip("s")
    return Meaning("DURATION", {"year": "PXY", "month": "PXM", "week": "PXW", "day": "PXD", "decade": "PXE"}[unit])


@_rule(
    r"\b(?P<h>\d{1,2})(?::(?P<m>\d\d))? ?(?P<half>[ap])\.?m\b\.?(?: (?:E[SD]?T|GMT|IST|C[SE]T|P[SD]?T|BST|UTC|SGT|HKT|JST)\b)?|\b(?P<z>[0-2]\d[0-5]\d) (?:GMT|IST|ET|UTC|BST|CET)\b",
    re.IGNORECASE,
)
def _time(match: re.Match[str], today: date | None) -> Meaning | None:
    if match["z"]:
        clock = f"{match['z'][:2]}:{match['z'][2:]}"
    else:
        hour = int(match["h"]) % 12 + (12 if match["half"].lower() == "p" else 0)
        clock = f"{hour:02d}:{match['m'] or '00'}"
    return Meaning("TIME", f"{today.isoformat() if today else 'XXXX-XX-XX'}T{clock}")


@_rule(
    r"\b(?:every|each) (?P<u>day|week|month|quarter|year|hour|Monday|Tuesday|Wednesday|Thursday|Friday)\b|\b(?P<adv>annually|daily|weekly|monthly|quarterly|hourly|yearly)\b",
    re.IGNORECASE,
)
def _set(match: re.Match[str], today: date | None) -> Meaning | None:
    word = (match["u"] or match["adv"]).lower()
    table = {
        "day": "P1D",
        "dai": "P1D",
        "wee": "P1W",
        "mon": "P1M",
        "qua": "P3M",
        "yea": "P1Y",
        "ann": "P1Y",
        "hou": "PT1H",
    }
    return Meaning("SET", table.get(word[:3], "P1W"))


def find(text: str, today: date | None) -> Iterable[DateMention]:
    """The temporal expressions of a text, by position and without overlaps."""
    found: list[tuple[int, int, int, Meaning]] = []
    for order, (pattern, resolver) in enumerate(_RULES):
        for match in pattern.finditer(text):
            meaning = resolver(match, today)
            if meaning is not None:
                start, end = _trimmed(match)
                found.append((start, end, order, meaning))
    reached = 0
    for start, end, _, meaning in sorted(found, key=lambda f: (f[0], -f[1], f[2])):
        if start >= reached:
            reached = end
            yield DateMention(
                start=start, end=end, raw=text[start:end], type=meaning.type, value=meaning.value,
                date=meaning.date, basis=meaning.basis, until=meaning.until,
            )  # fmt: skip


def _trimmed(match: re.Match[str]) -> tuple[int, int]:
    """The match without the preposition that only licensed it."""
    groups = match.re.groupindex
    start = match.end("lead") if "lead" in groups and match["lead"] else match.start()
    raw = match.string[start : match.end()]
    lead = re.match(
        r"(?:[Ll]ast|[Nn]ext|[Tt]his|[Ee]arly|[Ll]ate|[Mm]id|end of)[ -]", match.string[match.start() : start] or "-"
    )
    if lead:
        start = match.start()
        raw = match.string[start : match.end()]
    return start, start + len(raw.rstrip(" ,"))

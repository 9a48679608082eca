"""Durations and sets: "15-year", "for five years", "the past two months", "every month", "annually"."""

from __future__ import annotations

from extractor.language.dating.amounts import amount, written
from extractor.language.dating.context import Context
from extractor.language.dating.lexicon import FREQUENCIES, MONTHS, PLURALS, SEASONS, UNITS, WEEKDAYS, words
from extractor.language.dating.moment import Reading
from extractor.language.dating.shapes import Found, Shapes

SPANS = Shapes()
_SEEN = "(?:(?:the|these|each of the)? (?:LAST|NEXT|first|latest|final)|the|another|an additional|every)"
_AFTER_NUMBER = "(?:more|consecutive|straight|additional|full|long|trading|business|working|FISCAL|calendar)"
_SHORT = {**UNITS, **PLURALS}


@SPANS.add(
    f"{{ROUGHLY}}? (?:{_SEEN})? {{NUMBER:n}} (?:to|or|DASH) {{NUMBER:n2}} DASH? {{ANYUNIT:unit}}",
    f"{{ROUGHLY}}? (?:{_SEEN})? {{NUMBER:n}} DASH? {_AFTER_NUMBER}? {{ANYUNIT:unit}} (?:DASH (?:long|term))?",
    "{ROUGHLY}? (?:a|an) {NUMBER:n} DASH {ANYUNIT:unit} period",
    "{ROUGHLY}? (?:{NUMBER:n}|a|an) and a half:half {ANYUNIT:unit}",
    "{ROUGHLY}? (?:{NUMBER:n}|a|an) {ANYUNIT:unit} and a half:half",
    "{ROUGHLY}? (?:{NUMBER:n} to|or)? (?:an|a|another|an additional) UNIT:unit",
    "half:half (?:a|an) UNIT:unit",
)
def counted(found: Found, context: Context) -> Reading | None:
    groups = found.match.groupdict()
    number = amount(found.low("n")) if groups.get("n") else 0.0 if found.text.startswith("half") else 1.0
    word = found.low("unit")
    if number is None or (word in ("quarter", "second", "min", "night", "weekend", "century") and not groups.get("n")):
        return None
    if word in ("second", "quarters") or (word == "quarter" and not found.text.endswith("-" + word)):
        return None
    if found.after() in ("-", "‑") and found.after(2) == "old" and word.startswith("year"):
        return None
    if number > 9999 or (groups.get("half") and found.before() in ("first", "second")):
        return None
    digits = found.low("n") if groups.get("n") else ""
    if digits.isdigit() and len(digits) == 4 and number > 1900:
        return None
    if _is_rate(found):
        return Reading("SET", written(1, UNITS[word]))
    reading = Reading("DURATION", written(number + (0.5 if groups.get("half") else 0), _SHORT[word]))
    adjective = word in UNITS and (number != 1 or "-" + word in found.text) and not found.text.endswith("period")
    return reading.over(found.tokens.starts[found.at("n")], found.end) if adjective and groups.get("n") else reading


def _is_rate(found: Found) -> bool:
    """ "$5 million a year", "twice a week"."""
    if found.text not in ("a year", "a month", "a week", "a day"):
        return False
    before = found.tokens.raw(found.first - 1)
    return before.lower() in _RATED or (before.endswith("s") and before.islower() and len(before) > 4)


_RATED = words("million billion trillion percent % times twice once mw gwh mwh tons tonnes barrels units bcf")


@SPANS.add(
    "{ROUGHLY}? (?:(?:the)? (?:LAST|NEXT|first|recent|coming))? {SOME} (?:more)? UNITS:unit (?:DASH long)?",
    "{ROUGHLY}? several DASH UNIT:unit",
    "multi DASH? UNIT:unit (?:DASH (?:long))?",
    "UNITS:unit DASH long",
    "(?:the)? (?:LAST|NEXT|recent|coming|first) UNITS:unit",
    "the UNITS:unit ahead",
    "UNITS:unit",
    "MULTIWORD:multi",
)
def uncounted(found: Found, context: Context) -> Reading | None:
    groups = found.match.groupdict()
    if groups.get("multi"):
        return Reading("DURATION", {"y": "PXY", "d": "PXD", "w": "PXW", "m": "PXM", "q": "PXQ"}[found.low("multi")[5]])
    word = found.low("unit")
    unit = _SHORT[word]
    if word in ("sessions", "min", "mins", "seconds", "quarters") and found.text == word:
        return None
    if "couple" in found.text:
        return Reading("DURATION", written(2, unit))
    if found.text.startswith("recent") and unit == "Y":
        return Reading("DATE", "PAST_REF")
    prefix = "PT" if unit in ("H", "TM", "S") else "P"
    return Reading("DURATION", f"{prefix}X{'M' if unit == 'TM' else unit}")


@SPANS.add(
    "(?:every|each) {NUMBER:n}? (?:UNIT:unit|UNITS:unit2)",
    "(?:every|each) WEEKDAY:weekday",
    "(?:every|each) MONTH:month",
    "(?:every|each) SEASON:season",
    "FREQUENCY:often",
)
def repeated(found: Found, context: Context) -> Reading | None:
    groups = found.match.groupdict()
    if groups.get("often"):
        return Reading("SET", FREQUENCIES[found.low("often")])
    if groups.get("weekday"):
        return Reading("SET", f"XXXX-WXX-{WEEKDAYS[found.low('weekday')] + 1}")
    if groups.get("month"):
        return Reading("SET", f"XXXX-{MONTHS[found.low('month')]:02d}")
    if groups.get("season"):
        return Reading("SET", f"XXXX-{SEASONS[found.low('season')]}")
    word = found.low("unit") or found.low("unit2")
    number = amount(found.low("n")) if groups.get("n") else 1.0
    if number is None or word == "second":
        return None
    return Reading("SET", written(number, _SHORT[word]))

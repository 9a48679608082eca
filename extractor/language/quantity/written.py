"""Numbers written in words: "two hundred and fifty", "half a billion", "a dozen", "three point five"."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.patterns import re

_SMALL = {
    "one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "six": 6.0, "seven": 7.0, "eight": 8.0, "nine": 9.0,
    "ten": 10.0, "eleven": 11.0, "twelve": 12.0, "thirteen": 13.0, "fourteen": 14.0, "fifteen": 15.0, "sixteen": 16.0,
    "seventeen": 17.0, "eighteen": 18.0, "nineteen": 19.0,
}  # fmt: skip
_TENS = {
    "twenty": 20.0, "thirty": 30.0, "forty": 40.0, "fifty": 50.0, "sixty": 60.0, "seventy": 70.0, "eighty": 80.0,
    "ninety": 90.0,
}  # fmt: skip
_LARGE = {"hundred": 100.0, "thousand": 1000.0, "dozen": 12.0}
_PARTS = {
    "half": 1 / 2, "third": 1 / 3, "thirds": 1 / 3, "quarter": 1 / 4, "quarters": 1 / 4, "fifth": 1 / 5,
    "fifths": 1 / 5, "tenth": 1 / 10, "tenths": 1 / 10,
}  # fmt: skip
_VAGUE = {"dozens": 12.0, "hundreds": 100.0, "thousands": 1000.0}

_TENTH = "|".join(_TENS)
_COUNT = rf"(?:(?:{_TENTH})(?:[ -](?:{'|'.join(list(_SMALL)[:9])}))?|{'|'.join(reversed(_SMALL))}|zero)\b"
_LARGER = rf"(?:{'|'.join(_LARGE)})\b"
# What may stand behind "a" or "half a" and make a number of it; "a gigawatt-scale campus" states none.
_SCALE = (
    r"(?=[ -](?:hundred|thousand|million|billion|trillion|dozen|lakh|crore|bn|mln)\b"
    r"|[ -](?:(?:giga|mega|tera)watts?|[GT]W)\b(?![ -](?:hour|scale|class|sized|plus|level))"
    r"| (?:percent|per cent|percentage point)\b)"
)
_WORDS = re.compile(
    rf"\b(?:(?P<part>(?:an? )?(?:half|quarter)(?:[ -](?:of )?an?)?{_SCALE}|three[ -]quarters(?: of an?)?{_SCALE}"
    rf"|(?:one|two|three)[ -](?:thirds?|quarters?|fifths?|tenths?)\b)"
    rf"|(?P<vague>(?:{'|'.join(_VAGUE)})(?= of\b))"
    rf"|(?P<count>(?:{_COUNT}|an?(?=[ -]{_LARGER}))"
    rf"(?:[ -]{_LARGER}(?:(?: and |[ -]){_COUNT})?){{0,3}}(?: and an? (?P<extra>half|quarter)\b)?"
    rf"(?: point(?P<tail>(?: {_COUNT}){{1,4}}))?|{_LARGER}(?= ))"
    rf"|(?P<single>an?{_SCALE}|(?:whole|full|entire|first)(?= (?:giga|tera)watt\b(?! hour))))(?!\w)",
    re.IGNORECASE,
)
# Far cheaper than the above: it only tells where a number in words may begin.
_LEAD = re.compile(
    r"\b(?:[Aa]n?[ -](?=[htmbdlcqgGTp])|[Oo]ne|[Tt](?:w[oe]|h[ior]|en)|[Ff](?:our|i[vf]|orty|ull)|[Ss](?:ix|ev)"
    r"|[Ee](?:ight|leven|ntire)|[Nn]ine|[Zz]ero|[Hh](?:undred|alf)|[Dd]ozen|[Qq]uarter|[Ww]hole|first)"
)


_HOW_MANY = re.compile(r"\b(?:[Ss]everal|[Ff]ew|[Mm]any|[Cc]ouple(?: of)?) $")
"""Before "hundred" and the like: how many of them nobody says."""


def written_numbers(text: str) -> Iterator[tuple[int, int, float, bool]]:
    """Start, end and value of every number in words, and whether it is vague ("dozens of")."""
    at = 0
    for lead in _LEAD.finditer(text):
        match = _WORDS.match(text, lead.start()) if lead.start() >= at else None
        if match is None:
            continue
        at = match.end()
        if match[0].lower() in _LARGE and _HOW_MANY.search(text, max(0, lead.start() - 12), lead.start()):
            continue
        raw, vague = match[0].lower(), match["vague"] is not None
        if vague:
            value = _VAGUE[raw]
        elif match["part"]:
            value = _part(raw)
        else:
            value = 1.0 if match["single"] else _counted(raw, match["extra"], match["tail"])
        yield match.start(), match.end(), value, vague


def _part(raw: str) -> float:
    words = [word for word in re.split(r"[ -]", raw) if word in _SMALL or word in _PARTS]
    return _SMALL.get(words[0], 1.0) * _PARTS[words[-1]]


def _counted(raw: str, extra: str | None, tail: str | None) -> float:
    """The value of "two hundred and fifty", "twenty-five", "one and a half", "three point five"."""
    total = current = 0.0
    for word in re.split(r"[ -]", raw.partition(" point")[0].removesuffix(f" and a {extra}")):
        if word in _LARGE:
            current = (current or 1.0) * _LARGE[word]
            if word == "thousand":
                total, current = total + current, 0.0
        else:
            current += _SMALL.get(word, _TENS.get(word, 0.0))
    value = total + current + (_PARTS[extra.lower()] if extra else 0.0)
    decimals = "".join(str(int(_SMALL.get(word, 0.0))) for word in (tail or "").lower().split())
    return value + (float(f"0.{decimals}") if decimals else 0.0)

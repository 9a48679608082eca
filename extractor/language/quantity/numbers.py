"""The numbers of a text, in digits or in words, before anything is known of what they measure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Style = Literal["digits", "words", "vague"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number as printed, without sign or unit.

    ``style`` is ``vague`` for "dozens" and the like. ``european`` marks a decimal comma ("3,5"), which only a unit can
    tell from a list. ``plain`` is a whole number without separators, which may be a year or part of a name.
    """

    start: int
    end: int
    value: float
    style: Style = "digits"
    european: bool = False
    plain: bool = False


# A run is read whole, so that a thousand digits cost a thousand steps and "1.2.3" is never taken for three numbers.
_RUN = re.compile(r"(?:(?<![\w.])\.)?\d+(?:[.,\u00a0\u202f\u2009'’]\d+)*")
_LONGEST_RUN = 32
_GROUPED = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?")
_SPACED = re.compile(r"\d{1,3}(?:[\u00a0\u202f\u2009'’]\d{3})+(?:[.,]\d{1,2})?")
_PLAIN = re.compile(r"\d{1,15}")
_DECIMAL = re.compile(r"\d{0,15}\.\d+")
_EUROPEAN = re.compile(r"\d{1,3}(?:\.\d{3})*,\d{1,2}|\d{1,3}(?:\.\d{3}){2,}")
_FRACTION = re.compile(
    r"(?:(?:[ \u00a0]|-| - )?([½⅓⅔¼¾⅛⅜⅝⅞])|(?:[ \u00a0-])(\d) ?/ ?([2-9]|16|32)(?![\d/])|/([2-9]|16|32)(?![\d/]))"
)
_GLYPHS = {"½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8}
_GLYPH = re.compile(f"(?<!\\d)[{''.join(_GLYPHS)}]")

_SMALL = {
    word: float(value)
    for value, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split(),
        1,
    )
}
_TENS = {
    word: 10.0 * value for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_LARGE = {"hundred": 100.0, "thousand": 1000.0, "dozen": 12.0}
_PARTS = {"half": 1 / 2, "third": 1 / 3, "thirds": 1 / 3, "quarter": 1 / 4, "quarters": 1 / 4, "fifth": 1 / 5,
          "fifths": 1 / 5, "tenth": 1 / 10, "tenths": 1 / 10}  # fmt: skip
_VAGUE = {"dozens": 12.0, "hundreds": 100.0, "thousands": 1000.0}
_SCALE_AHEAD = r"(?=[ -](?:hundred|thousand|million|billion|trillion|dozen|lakh|crore|bn|mln)\b)"
_TENTH = "|".join(_TENS)
_COUNT = rf"(?:(?:{_TENTH})(?:[ -](?:{'|'.join(list(_SMALL)[:9])}))?|{'|'.join(reversed(_SMALL))}|zero)\b"
_LARGER = rf"(?:{'|'.join(_LARGE)})\b"
_WORDS = re.compile(
    rf"\b(?:(?P<part>(?:an? )?(?:half|quarter)(?: an?)?{_SCALE_AHEAD}|three[ -]quarters(?: of an?)?{_SCALE_AHEAD}"
    rf"|(?:an?|one|two|three)[ -](?:thirds?|quarters?|fifths?|tenths?)\b)"
    rf"|(?P<vague>(?:{'|'.join(_VAGUE)})(?= of\b))"
    rf"|(?P<count>(?:{_COUNT}|an?(?=[ -]{_LARGER}))"
    rf"(?:[ -]{_LARGER}(?:(?: and |[ -]){_COUNT})?){{0,3}}(?: and an? (?P<extra>half|quarter)\b)?"
    rf"(?: point(?P<tail>(?: (?:{_COUNT})){{1,4}}))?|{_LARGER}(?= ))"
    rf"|(?P<article>an?){_SCALE_AHEAD})(?!\w)",
    re.IGNORECASE,
)


def numbers(text: str) -> list[Number]:
    """Every number of a text, by position, without overlaps."""
    found = [*_digits(text), *_glyphs(text), *_words(text)]
    found.sort(key=lambda number: (number.start, -number.end))
    kept: list[Number] = []
    for number in found:
        if not kept or number.start >= kept[-1].end:
            kept.append(number)
    return kept


def _digits(text: str) -> Iterator[Number]:
    for match in _RUN.finditer(text):
        raw, start, end = match[0], match.start(), match.end()
        if len(raw) > _LONGEST_RUN:
            continue
        value, european = _value(raw)
        if value is None:
            yield from _listed(raw, start)
            continue
        plain = raw.isdigit()
        if plain and (fraction := _FRACTION.match(text, end)):
            whole, part = _fraction(value, fraction)
            yield Number(start, fraction.end(), whole + part)
        else:
            yield Number(start, end, value, european=european, plain=plain)


def _value(raw: str) -> tuple[float | None, bool]:
    if _PLAIN.fullmatch(raw) or _DECIMAL.fullmatch(raw):
        return float(raw), False
    if _GROUPED.fullmatch(raw):
        return float(raw.replace(",", "")), False
    if _SPACED.fullmatch(raw):
        return float(re.sub(r"[\u00a0\u202f\u2009'’]", "", raw).replace(",", ".")), False
    if _EUROPEAN.fullmatch(raw):
        return float(raw.replace(".", "").replace(",", ".")), True
    return None, False


def _listed(raw: str, start: int) -> Iterator[Number]:
    """Numbers listed without a space ("2024,2025"), which are read one by one where each is plain."""
    parts = raw.split(",")
    if not all(_PLAIN.fullmatch(part) or _DECIMAL.fullmatch(part) for part in parts):
        return
    for part in parts:
        yield Number(start, start + len(part), float(part), plain=part.isdigit())
        start += len(part) + 1


def _fraction(value: float, match: re.Match[str]) -> tuple[float, float]:
    if match[1]:
        return value, _GLYPHS[match[1]]
    if match[2]:
        return value, int(match[2]) / int(match[3])
    return 0.0, value / int(match[4])


def _glyphs(text: str) -> Iterator[Number]:
    for match in _GLYPH.finditer(text):
        yield Number(match.start(), match.end(), _GLYPHS[match[0]])


def _words(text: str) -> Iterator[Number]:
    for match in _WORDS.finditer(text):
        raw = match[0].lower()
        if match["vague"]:
            yield Number(match.start(), match.end(), _VAGUE[raw], "vague")
        elif match["part"]:
            yield Number(match.start(), match.end(), _part(raw), "words")
        elif match["article"]:
            yield Number(match.start(), match.end(), 1.0, "words")
        else:
            yield Number(match.start(), match.end(), _counted(match), "words")


def _part(raw: str) -> float:
    words = [word for word in re.split(r"[ -]", raw) if word in _SMALL or word in _PARTS]
    times = _SMALL.get(words[0], 1.0)
    return times * _PARTS[words[-1]]


def _counted(match: re.Match[str]) -> float:
    """The value of "two hundred and fifty", "twenty-five", "one and a half", "three point five"."""
    tail, extra = match["tail"] or "", match["extra"]
    words = re.split(r"[ -]", match[0].lower().partition(" point")[0])
    total = current = 0.0
    for word in words:
        if word in _LARGE:
            current = (current or 1.0) * _LARGE[word]
            if word == "thousand":
                total, current = total + current, 0.0
        else:
            current += _SMALL.get(word, _TENS.get(word, 0.0))
    decimals = "".join(str(int(_SMALL.get(word, 0.0))) for word in tail.lower().split())
    value = total + current + (float(f"0.{decimals}") if decimals else 0.0)
    return value + (_PARTS[extra.lower()] if extra else 0.0)

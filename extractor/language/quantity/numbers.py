"""The numbers of a text, in digits or in words, before anything is known of what they measure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from extractor.language.quantity.written import written_numbers
from extractor.patterns import re

Style = Literal["digits", "words", "vague"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number as printed, without sign or unit.

    ``style`` is ``vague`` for "dozens" and the like. ``european`` marks a decimal comma ("3,5"), which only a unit can
    tell from a list. ``plain`` is a whole number without separators, which may be a year or part of a name. ``plus``
    says that a plus stands behind it ("25+ GW", "200-plus homes").
    """

    start: int
    end: int
    value: float
    style: Style = "digits"
    european: bool = False
    plain: bool = False
    plus: bool = False


# A run is read whole, so that a thousand digits cost a thousand steps and "1.2.3" is never taken for three numbers.
_RUN = re.compile(r"\d+(?:[.,\u00a0\u202f\u2009'’]\d+)*")
_LONGEST_RUN = 32
_GROUPED = re.compile(r"\d{1,3}(?:,\d{2,3}){0,6},\d{3}(?:\.\d{1,9})?")
_SPACED = re.compile(r"\d{1,3}(?:[\u00a0\u202f\u2009'’]\d{3}){1,5}(?:[.,]\d{1,2})?")
_SPACES = re.compile(r"[\u00a0\u202f\u2009'’]")
_PLAIN = re.compile(r"\d{1,15}")
_DECIMAL = re.compile(r"\d{1,15}\.\d{1,15}")
_EUROPEAN = re.compile(r"\d{1,3}(?:\.\d{3}){0,4},\d{1,2}|\d{1,3}(?:\.\d{3}){2,4}")
_PLUS = re.compile(r"\+(?![\d+])|-plus\b")
_APART = re.compile(r", 000\b")
"""Tokenised wires write "80, 000"."""
_GLYPHS = {"½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8}
_GLYPH = re.compile(rf"[{''.join(_GLYPHS)}](?<!\d.)(?<!\d[ -].)")
_MIXED = re.compile(rf"[ \u00a0-]?([{''.join(_GLYPHS)}])|[ \u00a0-](\d{{1,2}}) ?/ ?(\d{{1,2}})(?![\d/,.]\d|\d|/)")
_FRACTION = re.compile(r"/(\d{1,2})(?![\d/]|[.,]\d)")
_DENOMINATORS = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 16, 32, 64))


def numbers(text: str) -> list[Number]:
    """Every number of a text, by position, without overlaps."""
    found = [*_digits(text), *_glyphs(text)]
    found += [Number(start, end, value, "vague" if vague else "words") for start, end, value, vague in
              written_numbers(text)]  # fmt: skip
    found.sort(key=lambda number: (number.start, -number.end))
    kept: list[Number] = []
    for number in found:
        if not kept or number.start >= kept[-1].end:
            plus = _PLUS.match(text, number.end)
            kept.append(replace(number, end=plus.end(), plus=True) if plus else number)
    return kept


def _digits(text: str) -> Iterator[Number]:
    for match in _RUN.finditer(text):
        raw, start, end = match[0], match.start(), match.end()
        if len(raw) > _LONGEST_RUN:
            continue
        if raw.isdecimal():
            yield _whole(text, raw, start, end)
            continue
        value, european = _value(raw)
        if value is None:
            yield from _listed(raw, start)
        else:
            yield Number(start, end, value, european=european)


def _whole(text: str, raw: str, start: int, end: int) -> Number:
    """A run of digits alone, with the fraction or the point that may belong to it."""
    value = float(raw)
    if start and text[start - 1] == "." and (start < 2 or not (text[start - 2].isalnum() or text[start - 2] == ".")):
        return Number(start - 1, end, float(f"0.{raw}"))
    if mixed := _MIXED.match(text, end):
        part = _GLYPHS[mixed[1]] if mixed[1] else _part(int(mixed[2]), int(mixed[3]))
        if part:
            return Number(start, mixed.end(), value + part)
    if (simple := _FRACTION.match(text, end)) and (part := _part(int(value), int(simple[1]))):
        return Number(start, simple.end(), part)
    if apart := _APART.match(text, end):
        return Number(start, apart.end(), value * 1000.0)
    return Number(start, end, value, plain=True)


def _part(above: int, below: int) -> float:
    """The value of a proper fraction of an everyday denominator, else 0: "24/7" is none."""
    return above / below if 0 < above < below and below in _DENOMINATORS else 0.0


def _value(raw: str) -> tuple[float | None, bool]:
    if _DECIMAL.fullmatch(raw):
        return float(raw), False
    if _GROUPED.fullmatch(raw):
        return float(raw.replace(",", "")), False
    if _SPACED.fullmatch(raw):
        return float(_SPACES.sub("", raw).replace(",", ".")), False
    if _EUROPEAN.fullmatch(raw):
        return float(raw.replace(".", "").replace(",", ".")), True
    return None, False


def _listed(raw: str, start: int) -> Iterator[Number]:
    """Numbers listed without a space ("2024,2025"), which are read one by one where each is plain."""
    parts = raw.split(",")
    if not all(_PLAIN.fullmatch(part) or _DECIMAL.fullmatch(part) for part in parts):
        return
    for part in parts:
        yield Number(start, start + len(part), float(part), plain=part.isdecimal())
        start += len(part) + 1


def _glyphs(text: str) -> Iterator[Number]:
    for match in _GLYPH.finditer(text):
        yield Number(match.start(), match.end(), _GLYPHS[match[0]])

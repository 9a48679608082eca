"""Numbers in words and figures: "two and a half", "twenty-four", "a hundred", "2 1/2"."""

from __future__ import annotations

from extractor.language.dating.lexicon import NUMBERS
from extractor.patterns import re

_MIXED = re.compile(r"(?:(\d+) )?(\d+)/(\d+)")


def amount(words: str) -> float | None:
    """The number that words or figures say, or None."""
    words = words.replace(",", "")
    if re.fullmatch(r"\d+(?:\.\d+)?", words):
        return float(words)
    mixed = _MIXED.fullmatch(words)
    if mixed is not None:
        return float(mixed[1] or 0) + int(mixed[2]) / int(mixed[3]) if int(mixed[3]) else None
    total, part = 0, 0
    for word in re.split(r"[-\s]+", words):
        value = NUMBERS.get(word)
        if word in ("a", "an", "and"):
            continue
        if value is None:
            return None
        if value >= 100:
            part = max(part, 1) * value
            if value == 1000:
                total, part = total + part, 0
        else:
            part += value
    return float(total + part)


def written(number: float, unit: str) -> str:
    """A TIMEX3 duration: ``P2Y6M`` for 2.5 years, ``PT10H``, ``P3D``, ``P20Y`` for two decades."""
    if unit == "E":
        number, unit = number * 10, "Y"
    elif unit == "C":
        number, unit = number * 100, "Y"
    elif unit == "N":
        unit = "D"
    elif unit == "WE":
        number, unit = number * 2, "D"
    prefix = "PT" if unit in ("H", "TM", "S") else "P"
    unit = "M" if unit == "TM" else unit
    whole = int(number)
    rest = round(number - whole, 3)
    if not rest:
        return f"{prefix}{whole}{unit}"
    finer = {"Y": (12, "M"), "H": (60, "M"), "W": (7, "D"), "D": (24, "H")}.get(unit)
    if finer is None or (rest * finer[0]) % 1 or unit == "D":
        return f"{prefix}{number:g}{unit}"
    return f"{prefix}{whole or ''}{unit if whole else ''}{int(rest * finer[0])}{finer[1]}"

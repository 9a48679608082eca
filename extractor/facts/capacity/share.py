"""Which words of a sentence speak of one power where it tells several: "100 MW is done, 150 MW should follow"."""

from __future__ import annotations

from extractor.facts.masked import Masked
from extractor.patterns import re

_AMOUNT = re.compile(r"⟦[WE]\d+⟧")
_BREAK = re.compile(r"[,;•/](?= )|(?<=\s)(?:and|plus|while|but|with another)(?= )")
CLOSE = 3
"""Characters between two amounts that are one ("200 MW/800 MWh")."""


def share_of(masked: Masked, at: int, end: int, low: int, high: int) -> tuple[int, int]:
    """Of a stretch about a power, what no other amount takes for itself: from the last break behind the one before it
    to the last break before the one that follows."""
    before, behind = _neighbours(masked, at, end, low, high)
    return (
        _border(masked, before[1], at, before[1]) if before else low,
        _border(masked, end, behind[0], behind[0]) if behind else high,
    )


def lent(masked: Masked, at: int, end: int, low: int, high: int) -> list[tuple[int, int]]:
    """Where else in a stretch words may speak of a power too: all but what only the amounts next to it have, the words
    behind the one before it and those that lead to the one that follows."""
    first, last = share_of(masked, at, end, low, high)
    before, behind = _neighbours(masked, at, end, low, high)
    return [(low, before[0] if before else first), (first, last), (behind[1] if behind else last, high)]


def _neighbours(
    masked: Masked, at: int, end: int, low: int, high: int
) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """The amounts before and behind a power, but for one that it is told together with."""
    before = [m.span() for m in _AMOUNT.finditer(masked.text, low, at) if at - m.end() > CLOSE]
    behind = (m.span() for m in _AMOUNT.finditer(masked.text, end, high) if m.start() - end > CLOSE)
    return (before[-1] if before else None), next(behind, None)


def _border(masked: Masked, low: int, high: int, unbroken: int) -> int:
    """The last break between two amounts; where there is none, what stands between speaks of both."""
    breaks = [m.end() for m in _BREAK.finditer(masked.text, low, high)]
    return breaks[-1] if breaks else unbroken

"""What an expression is read against: the story's day, its customs, and what was mentioned before."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from datetime import date

from extractor.language.dating.moment import Reading

REACH = 400
"""Characters within which "a year earlier" is compared with a quarter mentioned before."""
REMEMBERED = 50
"""How many readings an expression may count from: what lies further back is not meant."""


@dataclass
class Context:
    """``today`` is the story's day in its own place, None where the article has no date.

    ``month_first`` is how the article writes 12/02/2025; ``indian`` whether its quarters are those of a year that ends
    in March. ``fiscal_year`` is the fiscal year of which the article speaks first. ``earlier`` holds what was read
    before, in order, each with its offset.
    """

    today: date | None
    month_first: bool = True
    indian: bool = False
    fiscal_year: int | None = field(default=None, init=False)
    earlier: deque[tuple[int, Reading]] = field(default_factory=lambda: deque(maxlen=REMEMBERED), init=False)

    @property
    def year(self) -> int | None:
        """The story's year."""
        return self.today.year if self.today else None

    @property
    def told_year(self) -> int | None:
        """The latest year before the story's end that was mentioned of late: the one "the prior year" precedes."""
        printed = (reading.date.removeprefix("FY")[:4] for _, reading in self.earlier if reading.date is not None)
        years = [int(year) for year in printed if year.isdigit()]
        return max((year for year in years if self.year is None or year <= self.year), default=None)

    def remember(self, start: int, reading: Reading) -> None:
        """Notes a reading for the expressions that count from it."""
        if not reading.compared:
            self.earlier.append((start, reading))

    def last(self, mark: str = "") -> Reading | None:
        """The last reading whose date holds a mark ("-Q"), or any dated one."""
        return next((r for _, r in reversed(self.earlier) if r.date is not None and mark in r.date), None)

    def near(self, start: int) -> Reading | None:
        """The last quarter or half read shortly before an offset, else the last year printed there."""
        close = [r for at, r in reversed(self.earlier) if start - at <= REACH and r.date is not None]
        stretches = [r for r in close if r.date and ("-Q" in r.date or "-H" in r.date)]
        years = [r for r in close if r.date and len(r.date) == 4 and r.basis == "explicit"]
        return next(iter(stretches or years), None)

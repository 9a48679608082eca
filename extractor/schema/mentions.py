"""Mentions: exact spans of an article's text with what they say, before any claim is made.

Offsets are Python string offsets, end exclusive; ``text[start:end] == raw`` always holds.
"""

from pydantic import BaseModel, ConfigDict

from extractor.schema.dates import PartialDate
from extractor.schema.kinds import (
    Bound,
    Change,
    CueKind,
    DateBasis,
    NameKind,
    NameSource,
    QuantityKind,
    TimexType,
)


class Mention(BaseModel):
    """A span of the text. Ordered and compared by position."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    start: int
    end: int
    raw: str

    @property
    def span(self) -> tuple[int, int]:
        """``(start, end)``."""
        return self.start, self.end


class Quantity(Mention):
    """A number with its unit, as printed.

    ``low`` and ``high`` are in the printed ``unit`` (``GW``, ``kWh``; money in its ISO 4217 code with scale words
    multiplied out; percentages ``percent``, ``pp`` or ``bps``; a count the singular noun), unsigned unless a minus
    sign is printed. ``base_low`` and ``base_high`` are in base units: MW, MWh, currency units, percent.
    ``change`` is what the words about the number say (``=``, ``~``, ``up``, ``down``, ``>``, ``<``); ``bound`` is
    the same for bounds alone. ``start`` and ``end`` take in the bound words ("up to $4.2b"); ``core_start`` and
    ``core_end`` are the number with its unit alone.
    """

    kind: QuantityKind
    low: float
    high: float
    unit: str
    change: Change = "="
    bound: Bound = "exact"
    base_low: float
    base_high: float
    core_start: int
    core_end: int
    signed: bool = False
    """A plus or minus sign is printed before the number ("+85%", "-3.1%")."""
    per: str | None = None
    """What a rate is per: ``year``, ``month``, ``hour``, ``share``, ``unit``, or the noun printed."""

    @property
    def is_range(self) -> bool:
        """Whether two ends are printed."""
        return self.low != self.high


class DateMention(Mention):
    """A date, time, duration or set.

    ``value`` is TIMEX3's (``2026-W05``, ``P15Y``, ``2025-Q4``, ``XXXX-02-25``). ``date`` is the partial date that
    FACTS.md writes, resolved against the publication date, or None where the mention names no date (a duration);
    ``basis`` says how it was resolved. ``until`` is the end of a printed range of dates.
    """

    type: TimexType
    value: str
    date: PartialDate | None = None
    basis: DateBasis = "none"
    until: PartialDate | None = None


class Name(Mention):
    """A name of somebody or something a fact can be about.

    ``name`` is the usual name (from the registry, else the fullest form in the article). For a pronoun or a
    description ("the miner") ``antecedent`` is the span of the name that it stands for; ``raw`` and the span are the
    expression's own.
    """

    name: str
    kind: NameKind
    source: NameSource
    id: str | None = None
    """The id in the registry, if it is there."""
    antecedent: tuple[int, int] | None = None
    sure: bool = True
    """False where only capitals speak for it: a rule may take it as a party where a party must stand, not else."""
    tail: int | None = None
    """Where the brackets behind the name end ("Bit Digital (BTBT)"), which belong to it and say nothing else."""


class Cue(Mention):
    """Words that say how far a statement holds, and from where to where they reach (``scope``)."""

    kind: CueKind
    scope: tuple[int, int]
    who: tuple[int, int] | None = None
    """For an attribution: the span of the source that says so."""

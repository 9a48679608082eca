"""What became of each field when two claims were compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from extractor.schema.facts import Telling

Outcome = Literal["agrees", "unknown", "conflict"]


@dataclass(frozen=True)
class Verdict:
    """A field of two claims: whether they agree on it, and why; ``unknown`` where one of them leaves it open."""

    field: str
    outcome: Outcome
    reason: str = ""


@dataclass(frozen=True)
class Comparison:
    """All verdicts on two claims. ``enough``: what agrees suffices to call them one, where nothing contradicts.

    ``weight`` is what the fields that agree are worth together.
    """

    verdicts: tuple[Verdict, ...]
    enough: bool
    weight: float

    @property
    def conflicts(self) -> tuple[str, ...]:
        """The fields on which they differ."""
        return tuple(v.field for v in self.verdicts if v.outcome == "conflict")

    @property
    def agreed(self) -> dict[str, str]:
        """The fields on which they agree, with the reason."""
        return {v.field: v.reason for v in self.verdicts if v.outcome == "agrees"}

    @property
    def unknown(self) -> tuple[str, ...]:
        """The fields that one side leaves open."""
        return tuple(v.field for v in self.verdicts if v.outcome == "unknown")

    @property
    def score(self) -> float:
        """How well they fit, between 0 and 1."""
        return round(min(1.0, self.weight), 3)


def of(field: str, same: tuple[bool, str] | None) -> Verdict:
    """A verdict from a comparison that answers None where nothing can be said."""
    if same is None:
        return Verdict(field, "unknown")
    return Verdict(field, "agrees" if same[0] else "conflict", same[1])


def equal(field: str, a: Telling, b: Telling) -> Verdict:
    """Two values that must be the same where both are stated."""
    one, other = a.fields.get(field), b.fields.get(field)
    if one is None or other is None:
        return Verdict(field, "unknown")
    return Verdict(field, "agrees" if one == other else "conflict", f"{one}" if one == other else f"{one}, {other}")


def weighed(verdicts: tuple[Verdict, ...], weights: Mapping[str, float], base: float) -> float:
    """What the fields that agree are worth."""
    return base + sum(weights.get(v.field, 0.0) for v in verdicts if v.outcome == "agrees")


def words_within(one: Any, other: Any) -> bool:
    """Whether the words of one name are all among those of the other, letters and digits alone."""
    a, b = words_of(one), words_of(other)
    return bool(a and b) and (a <= b or b <= a)


def words_of(name: Any) -> set[str]:
    """The words of a name, letters and digits alone."""
    return set("".join(c if c.isalnum() else " " for c in str(name).casefold()).split())

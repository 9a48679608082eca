"""An article's text cut where highlights begin and end, and made safe to look at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from extractor.shown import passage_address, visible, web_address

__all__ = ["Piece", "Use", "marked", "passage_address", "pieces", "visible", "web_address"]
Row = dict[str, Any]


@dataclass(frozen=True)
class Use:
    """That words are used by a claim, for one of its fields."""

    claim: str
    type: str
    field: str


@dataclass
class Piece:
    """A stretch of text that the same claims use throughout. ``reason`` says why a number in it is in no claim."""

    start: int
    text: str
    uses: list[Use] = field(default_factory=list)
    reason: str | None = None


def pieces(text: str, claims: Sequence[Row], ledger: Iterable[Row] = ()) -> list[Piece]:
    """The text in pieces; put together again they are the text."""
    spans: list[tuple[int, int, Use | str]] = [
        (m["start"], m["end"], Use(claim["id"], claim["type"], m["field"]))
        for claim in claims
        for m in claim["mentions"]
    ]
    spans += [(e["start"], e["end"], e["outcome"]) for e in ledger if e["outcome"] != "claim"]
    cuts = sorted({0, len(text), *(at for low, high, _ in spans for at in (low, high))})
    made = [Piece(low, text[low:high]) for low, high in pairwise(cuts)]
    at = {piece.start: number for number, piece in enumerate(made)}
    for low, high, what in spans:
        for piece in made[at[low] : at.get(high, len(made))] if low < high else []:
            if isinstance(what, Use):
                piece.uses.append(what)
            else:
                piece.reason = what
    return made


def marked(text: str, spans: Iterable[tuple[int, int]]) -> list[tuple[str, bool]]:
    """The text in stretches, each with whether some span covers it; put together again they are the text."""
    cuts = {0, len(text)}
    within = [(max(0, low), min(high, len(text))) for low, high in spans]
    cuts.update(at for low, high in within if low < high for at in (low, high))
    return [
        (text[low:high], any(start <= low and high <= end for start, end in within))
        for low, high in pairwise(sorted(cuts))
    ]

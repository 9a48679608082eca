"""What the batch job asks of a store, and what it says at the end."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Protocol

from extractor.schema import Extraction, Outcome, RawDocument, Rejected


class Store(Protocol):
    """Where results go. A store writes an article whole or not at all."""

    def begin_run(self, *, versions: dict[str, str], rule_hash: str, arguments: list[str]) -> int:
        """Opens the record of a run and returns its id."""

    def known(self, source: str, member: int | None, digest: str, options_hash: str, rule_hash: str) -> bool:
        """Whether this very input has been processed by this rule set with these options."""

    def write(self, run: int, raw: RawDocument, result: Extraction | Rejected, options_hash: str) -> Outcome:
        """Writes one input and what became of it; returns how it ended."""

    def flush(self) -> None:
        """Makes everything written so far last."""

    def end_run(self, run: int, *, interrupted: bool, counts: dict[str, int]) -> None:
        """Closes the record of a run."""


@dataclass
class Summary:
    """How a batch ended: inputs by outcome (``unchanged`` where nothing was to do), reasons, claims by type."""

    outcomes: Counter[str] = field(default_factory=Counter)
    reasons: Counter[tuple[str, str]] = field(default_factory=Counter)
    claims: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    interrupted: bool = False

    @property
    def inputs(self) -> int:
        """Every input met."""
        return sum(self.outcomes.values())

    @property
    def failed(self) -> bool:
        """Whether some input failed."""
        return self.outcomes["failure"] > 0

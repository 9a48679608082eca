"""What the batch job asks of a store, and what it says at the end."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from extractor.schema import Extraction, Outcome, RawDocument, Rejected

if TYPE_CHECKING:
    from extractor.store.fact_base import FactBase


class EngineError(Exception):
    """The workers cannot begin: the pipeline does not load, or not in time. No input is to blame."""


class Store(Protocol):
    """Where results go. Each method may raise the store's own errors, which end the run."""

    @property
    def facts(self) -> FactBase | None:
        """What consolidation works on, or None where claims are not consolidated."""
        ...

    def begin_run(self, *, versions: dict[str, str], rule_hash: str, arguments: list[str]) -> int:
        """Opens the record of a run and returns its id."""
        ...

    def known(self, source: str, member: int | None, digest: str, options_hash: str, rule_hash: str) -> bool:
        """Whether this very input has been settled by this rule set with these options. A failure settles nothing."""
        ...

    def write(self, run: int, raw: RawDocument, result: Extraction | Rejected, options_hash: str) -> Outcome:
        """Writes one input and what became of it, whole or not at all; returns how it ended."""
        ...

    def flush(self) -> None:
        """Makes everything written so far last."""
        ...

    def end_run(self, run: int, *, interrupted: bool, counts: dict[str, int]) -> None:
        """Closes the record of a run. ``interrupted`` where it did not come to the end of its inputs."""
        ...


@dataclass
class Summary:
    """How a batch ended: inputs by outcome (``unchanged`` where nothing was to do), reasons of what was rejected,
    claims of new articles by type, facts that consolidation wrote, wall seconds."""

    outcomes: Counter[str] = field(default_factory=Counter)
    reasons: Counter[tuple[str, str]] = field(default_factory=Counter)
    claims: Counter[str] = field(default_factory=Counter)
    facts: int = 0
    seconds: float = 0.0
    interrupted: bool = False

    @property
    def inputs(self) -> int:
        """Every input met."""
        return self.outcomes.total()

    @property
    def failed(self) -> bool:
        """Whether some input failed."""
        return self.outcomes["failure"] > 0

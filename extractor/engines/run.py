"""The batch job: inputs in, base filled, every input accounted for."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from extractor.engines.base import Store, Summary
from extractor.engines.consolidate import consolidate
from extractor.engines.engine import ARTICLE_SECONDS, Engine
from extractor.engines.stopping import Stop
from extractor.registry import Company, digest_of
from extractor.rules import rule_hash, versions
from extractor.schema import Extraction, Options, RawDocument, Rejected
from extractor.sources import documents

FLUSH_SECONDS = 2.0
"""How long written articles may wait for their commit. Their claims become facts in the same transaction: whoever asks
has these, and no claim is written as a fact of its own that another takes the place of."""


@dataclass(frozen=True)
class Job:
    """What to process, and how. ``seconds`` is the time an input may take, ``factory`` as for Engine, ``own`` the
    companies that the base has of its own."""

    paths: Sequence[str]
    options: Options = field(default_factory=Options)
    model: str | None = None
    jobs: int = 1
    seconds: float = ARTICLE_SECONDS
    factory: str = "extractor.pipeline:worker"
    own: tuple[Company, ...] = ()

    @property
    def rules(self) -> str:
        """The identity of the rule set that the job runs."""
        return rule_hash(self.model, digest_of(self.own))

    @property
    def arguments(self) -> tuple[Any, ...]:
        """What the factory is called with."""
        return (self.model, self.options, *([self.own] if self.own else []))


Progress = Callable[[RawDocument, str], None]
"""Called after each input with its outcome."""


def run(
    job: Job,
    store: Store,
    progress: Progress = lambda raw, outcome: None,
    found: Iterator[RawDocument | None] | None = None,
) -> Summary:
    """Processes the job's inputs into the store: the documents of its paths, or those that are ``found`` elsewhere,
    where None stands for "nothing yet" and comes within a second.

    SIGINT and SIGTERM stop it after the articles at hand; what is written stays. Raises SourceError where no path
    exists, EngineError where the pipeline does not load.
    """
    documents_found = documents(job.paths) if found is None else found
    summary, began = Summary(interrupted=True), time.monotonic()
    record = store.begin_run(versions=versions(job.model), rule_hash=job.rules, arguments=list(job.paths))
    try:
        with (
            Stop() as stop,
            Engine(job.factory, job.arguments, jobs=job.jobs, seconds=job.seconds) as engine,
        ):
            unseen = _unseen(stop.until(documents_found, waits=found is None), job, store, summary, progress)
            _write(engine.run(unseen, stop), job, store, record, summary, progress, stop)
            _settle(store, summary, stop)
            summary.interrupted = stop()
    finally:
        _close(documents_found)
        summary.seconds = time.monotonic() - began
        store.end_run(record, interrupted=summary.interrupted, counts=dict(summary.outcomes))
    return summary


def _close(found: Iterator[RawDocument | None]) -> None:
    """Has a source let go of what it holds, and the store take note of what it has left, where a run did not come to
    its end."""
    close: Callable[[], None] | None = getattr(found, "close", None)
    if close is not None:
        close()


def _unseen(
    found: Iterator[RawDocument | None], job: Job, store: Store, summary: Summary, progress: Progress
) -> Iterator[RawDocument | None]:
    """The inputs that earlier runs have not settled; the others are counted."""
    options, rules = job.options.digest, job.rules
    for raw in found:
        if raw is None:
            yield None
        elif store.known(raw.source, raw.member, raw.digest, options, rules):
            summary.outcomes["unchanged"] += 1
            progress(raw, "unchanged")
        else:
            yield raw


def _write(
    results: Iterator[tuple[RawDocument, Extraction | Rejected]],
    job: Job,
    store: Store,
    record: int,
    summary: Summary,
    progress: Progress,
    stop: Callable[[], bool],
) -> None:
    flushed = time.monotonic()
    for raw, result in results:
        outcome = store.write(record, raw, result, job.options.digest)
        summary.outcomes[outcome] += 1
        if isinstance(result, Rejected):
            summary.reasons[result.outcome, result.reason] += 1
        elif outcome == "article":
            summary.claims.update(claim.type for claim in result.claims)
        progress(raw, outcome)
        if time.monotonic() - flushed > FLUSH_SECONDS:
            _settle(store, summary, stop)
            flushed = time.monotonic()


def _settle(store: Store, summary: Summary, stop: Callable[[], bool]) -> None:
    """Makes what was written last, and facts of it; a run that is stopped leaves the rest to the next."""
    if store.facts is not None:
        summary.facts += consolidate(store.facts, stop=stop).facts
    store.flush()

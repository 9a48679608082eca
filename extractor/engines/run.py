"""The batch job: inputs in, base filled, every input accounted for."""

from __future__ import annotations

import hashlib
import json
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from types import FrameType

from extractor.engines.base import Store, Summary
from extractor.engines.workers import ARTICLE_SECONDS, Engine
from extractor.rules import rule_hash, versions
from extractor.schema import Extraction, Options, RawDocument, Rejected
from extractor.sources import documents

FLUSH_SECONDS = 2.0
"""How long written articles may wait for their commit."""


@dataclass(frozen=True)
class Job:
    """What to process, and how."""

    paths: Sequence[str]
    options: Options = field(default_factory=Options)
    model: str | None = None
    jobs: int = 1
    seconds: float = ARTICLE_SECONDS
    factory: str = "extractor.pipeline:worker"


def run(job: Job, store: Store, progress: Callable[[RawDocument, str], None] = lambda raw, outcome: None) -> Summary:
    """Processes the job's inputs into the store. ``progress`` is called after each input with its outcome.

    SIGINT and SIGTERM stop it after the articles at hand; what is written stays. Raises SourceError for a path that
    does not exist.
    """
    found = documents(job.paths)
    rules, options = rule_hash(job.model), options_hash(job.options)
    summary, began = Summary(), time.monotonic()
    record = store.begin_run(versions=versions(job.model), rule_hash=rules, arguments=list(job.paths))

    def unseen() -> Iterator[RawDocument]:
        for raw in found:
            if store.known(raw.source, raw.member, raw.digest, options, rules):
                summary.outcomes["unchanged"] += 1
                progress(raw, "unchanged")
            else:
                yield raw

    flushed = time.monotonic()
    with (
        _interruptible() as stopped,
        Engine(job.factory, (job.model, job.options), jobs=job.jobs, seconds=job.seconds) as engine,
    ):
        try:
            for raw, result in engine.run(unseen(), stopped):
                outcome = store.write(record, raw, result, options)
                _count(summary, result, outcome)
                progress(raw, outcome)
                if time.monotonic() - flushed > FLUSH_SECONDS:
                    store.flush()
                    flushed = time.monotonic()
        finally:
            summary.interrupted = stopped()
            summary.seconds = time.monotonic() - began
            store.end_run(record, interrupted=summary.interrupted, counts=dict(summary.outcomes))
    return summary


def _count(summary: Summary, result: Extraction | Rejected, outcome: str) -> None:
    summary.outcomes[outcome] += 1
    if isinstance(result, Rejected):
        summary.reasons[result.outcome, result.reason] += 1
    elif outcome == "article":
        summary.claims.update(claim.type for claim in result.claims)


def options_hash(options: Options) -> str:
    """A digest of what a person said about the inputs, since it decides what they give."""
    return hashlib.sha256(json.dumps(asdict(options), sort_keys=True).encode()).hexdigest()[:12]


@contextmanager
def _interruptible() -> Iterator[Callable[[], bool]]:
    """Within it SIGINT and SIGTERM ask for a stop instead of raising; a second one raises."""
    asked: list[int] = []

    def ask(number: int, frame: FrameType | None) -> None:
        if asked:
            raise KeyboardInterrupt
        asked.append(number)

    previous = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield lambda: bool(asked)
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)

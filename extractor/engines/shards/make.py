"""The unit of work: inputs in, a Parquet shard out, then its marker. Free of any engine that hands the work out."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any

from extractor.engines.base import EngineError
from extractor.engines.engine import ARTICLE_SECONDS, Engine
from extractor.engines.shards import marker
from extractor.engines.shards.marker import DONE, SHARD, Marker, ShardError
from extractor.engines.shards.plan import Item, Task
from extractor.engines.shards.storage import Storage, fetched, is_remote, storage_of
from extractor.rules import rule_hash, versions
from extractor.schema import Extraction, Options, RawDocument, Rejected
from extractor.sources import File, documents

TRIES = 2
"""How often an input is tried where workers die on it. A base tries it again in its next run; a shard has none."""

Result = Extraction | Rejected
Process = Callable[[Iterable[RawDocument]], Iterator[tuple[RawDocument, Result]]]


class Abandoned(Exception):
    """A shard was left unfinished, since a stop was asked for."""


@dataclass(frozen=True)
class ShardJob:
    """Where shards go, and how they are made; ``factory`` as for Engine. The same in every process and machine."""

    out: str
    options: Options = field(default_factory=Options)
    model: str | None = None
    seconds: float = ARTICLE_SECONDS
    factory: str = "extractor.pipeline:worker"
    rules: str = ""
    """The identity of the rule set, as whoever hands the work out knows it."""


def make_shard(
    task: Task, out: Storage, process: Process, *, rules: str, options: str, versions: dict[str, str]
) -> Marker:
    """Makes one shard: what ``process`` says of the task's inputs, as a Parquet file that is there whole or not at all,
    and then its marker. Raises OSError where inputs or ``out`` cannot be reached."""
    from extractor.engines.shards import form

    began, tally = time.monotonic(), _Tally()
    with ExitStack() as open_until_read, out.writing(task.name + SHARD) as path:
        found = process(_documents(task, open_until_read))
        form.write(path, (form.row(raw, tally.taken(raw, result)) for raw, result in found))
        size, sha256 = path.stat().st_size, marker.digest(path)
    made = Marker(
        task.name, task.sources, task.identity, rules, options, versions, dict(sorted(tally.inputs.items())),
        dict(sorted(tally.reasons.items())), dict(sorted(tally.claims.items())), size, sha256,
        round(time.monotonic() - began, 3),
    )  # fmt: skip
    marker.write(out, made)
    return made


def finished(task: Task, out: Storage, *, rules: str, options: str) -> Marker | None:
    """The marker of a task that was done before, of the same inputs by the same rules with the same options."""
    try:
        there = marker.read(out, task.name)
    except ShardError:
        return None
    same = (there.identity, there.rules, there.options) == (task.identity, rules, options)
    return there if same and there.sources == task.sources else None


class _Tally:
    """Counts what goes into a shard."""

    def __init__(self) -> None:
        self.inputs: Counter[str] = Counter()
        self.reasons: Counter[str] = Counter()
        self.claims: Counter[str] = Counter()

    def taken(self, raw: RawDocument, result: Result) -> Result:
        """The result, counted."""
        if isinstance(result, Rejected):
            self.inputs[result.outcome] += 1
            self.reasons[f"{result.outcome} {result.reason}"] += 1
        else:
            self.inputs["article"] += 1
            self.claims.update(claim.type for claim in result.claims)
        return result


def _documents(task: Task, open_until_read: ExitStack) -> Iterator[RawDocument]:
    for item in task.items:
        yield from _read(item, open_until_read)


def _read(item: Item, open_until_read: ExitStack) -> Iterable[RawDocument]:
    if isinstance(item, RawDocument):
        return [item]
    if is_remote(item):
        # A copy first, so that a connection that breaks fails the shard, which is tried again, and not a page.
        return File(open_until_read.enter_context(fetched(item)), item)
    return documents([item])


class Maker:
    """Makes shards with a pipeline that is loaded once: what a worker of any engine holds."""

    def __init__(self, job: ShardJob) -> None:
        mine = rule_hash(job.model)
        if job.rules and mine != job.rules:
            raise EngineError(
                f"this machine has other rules ({mine}) than the one that asks ({job.rules}): install one version"
            )
        self._job = job
        self._rules = mine
        self._versions = versions(job.model)
        self._out = storage_of(job.out)
        self._engine = Engine(job.factory, (job.model, job.options), seconds=job.seconds, tries=TRIES)

    def make(self, task: Task, stopped: Callable[[], bool] = lambda: False) -> Marker:
        """Makes a shard. Raises Abandoned once ``stopped`` says so; OSError; EngineError where no pipeline loads."""

        def process(found: Iterable[RawDocument]) -> Iterator[tuple[RawDocument, Result]]:
            yield from self._engine.run(found, stopped)
            if stopped():
                raise Abandoned

        how: dict[str, Any] = {"rules": self._rules, "options": self._job.options.digest, "versions": self._versions}
        return make_shard(task, self._out, process, **how)

    def close(self) -> None:
        """Ends the worker."""
        self._engine.close()


__all__ = ["DONE", "SHARD", "Abandoned", "Maker", "ShardJob", "finished", "make_shard"]

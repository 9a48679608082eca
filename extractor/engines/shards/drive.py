"""Handing shards out: what is done already is left alone, the rest goes to an engine, every input is accounted for."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from extractor.engines.shards import marker
from extractor.engines.shards.make import ShardJob, finished
from extractor.engines.shards.marker import Marker
from extractor.engines.shards.plan import Task, plan
from extractor.engines.shards.storage import Storage, storage_of
from extractor.engines.stopping import Stop
from extractor.rules import rule_hash

ATTEMPTS = 3
"""How often a shard is tried, each time by another worker. What an article does to a worker is no matter of this: it
costs that article."""


@dataclass(frozen=True)
class Lost:
    """A shard that could not be made, and why."""

    why: str


Made = tuple[Task, Marker | Lost]


class ShardEngine(Protocol):
    """What hands shards out to workers."""

    def map(self, tasks: Sequence[Task], job: ShardJob, stop: Callable[[], bool]) -> Iterator[Made | None]:
        """Each shard as it is done, in any order, and None now and then while nothing is. Ends soon after ``stop`` says
        so; what is not done is then not yielded. Raises EngineError where workers cannot begin."""
        ...


@dataclass
class Shards:
    """How it ended: shards that were made, that were there, that were lost and why; inputs, reasons and claims of those
    that were made; wall seconds."""

    planned: int = 0
    made: int = 0
    there: int = 0
    lost: dict[str, str] = field(default_factory=dict)
    inputs: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    claims: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    interrupted: bool = False

    @property
    def failed(self) -> bool:
        """Whether some input failed, or a shard was lost."""
        return bool(self.lost) or self.inputs["failure"] > 0


Progress = Callable[[Shards], None]
"""Called after each shard, and now and then between two."""


def make_shards(
    paths: Sequence[str], job: ShardJob, engine: ShardEngine, progress: Progress = lambda shards: None
) -> Shards:
    """Makes the shards of paths that are not there yet. The same call goes on where it was stopped or killed.

    SIGINT and SIGTERM stop it after the articles at hand; a shard that is not whole by then is begun anew next time.
    Raises SourceError where nothing is there to read, EngineError where workers cannot begin.
    """
    job = replace(job, rules=rule_hash(job.model))
    tasks, out, began = plan(paths), storage_of(job.out), time.monotonic()
    waiting = [t for t in tasks if finished(t, out, rules=job.rules, options=job.options.digest) is None]
    shards = Shards(planned=len(tasks), there=len(tasks) - len(waiting), interrupted=True)
    with Stop() as stop:
        for done in engine.map(waiting, job, stop) if waiting else ():
            if done is not None:
                _count(shards, *done)
            shards.seconds = time.monotonic() - began
            progress(shards)
        shards.interrupted = stop() and shards.made + shards.there + len(shards.lost) < len(tasks)
    if shards.made and not shards.interrupted and not shards.lost:
        _retire(tasks, out)
    shards.seconds = time.monotonic() - began
    return shards


def _retire(tasks: Sequence[Task], out: Storage) -> None:
    """Removes shards of inputs that are all in other shards now, since a file came to their neighbours."""
    names, sources = {task.name for task in tasks}, {source for task in tasks for source in task.sources}
    for name in (each.removesuffix(marker.DONE) for each in out.names(marker.DONE)):
        if name not in names:
            try:
                older = marker.read(out, name)
            except marker.ShardError:
                continue
            if sources.issuperset(older.sources):
                out.remove(name + marker.DONE)
                out.remove(name + marker.SHARD)


def _count(shards: Shards, task: Task, done: Marker | Lost) -> None:
    if isinstance(done, Lost):
        shards.lost[task.name] = done.why
        return
    shards.made += 1
    shards.inputs.update(done.inputs)
    shards.reasons.update(done.reasons)
    shards.claims.update(done.claims)

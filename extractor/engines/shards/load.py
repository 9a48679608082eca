"""Shards into a base: what is whole and sound, each shard in one transaction, then facts."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field

from extractor.engines.base import EngineError, Summary
from extractor.engines.consolidate import consolidate
from extractor.engines.shards import form, marker
from extractor.engines.shards.marker import DONE, SHARD, Marker, ShardError
from extractor.engines.shards.storage import Storage, storage_of
from extractor.engines.stopping import Stop
from extractor.store.bulk import BulkWriter
from extractor.store.errors import UnsoundRows
from extractor.store.filling import filling


@dataclass
class Loaded:
    """How it ended: what became of the inputs, shards that were loaded, shards that were refused and why."""

    summary: Summary = field(default_factory=lambda: Summary(interrupted=True))
    shards: int = 0
    refused: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class _Shard:
    storage: Storage
    marker: Marker

    @property
    def name(self) -> str:
        return f"{self.storage.place}/{self.marker.name}{SHARD}"


Progress = Callable[[Loaded, str], None]
"""Called after each shard, and between the steps of consolidation, with what was just done."""


def load(places: Sequence[str], base: str, progress: Progress = lambda loaded, what: None) -> Loaded:
    """Loads the shards of folders and addresses into a base, and makes facts of their claims.

    A shard that is not whole, is damaged or does not hold together is refused, and the others are loaded. SIGINT and
    SIGTERM stop it after the shard at hand. Raises EngineError where there are no shards, or some of several rule sets;
    StoreError for the base.
    """
    loaded, began = Loaded(), time.monotonic()
    shards = _found(places, loaded)
    if shards:
        with Stop() as stop:
            with filling(base) as store:
                _fill(store, shards, places, loaded, stop, progress)
            with BulkWriter(base) as store:
                done = consolidate(store.facts, stop=stop, progress=lambda claims: progress(loaded, "facts"))
                loaded.summary.facts = done.facts
            loaded.summary.interrupted = stop()
    else:
        loaded.summary.interrupted = False
    loaded.summary.seconds = time.monotonic() - began
    return loaded


def _found(places: Sequence[str], loaded: Loaded) -> list[_Shard]:
    """The shards that are whole, in the order of their inputs."""
    shards: list[_Shard] = []
    for place in places:
        storage = storage_of(place)
        names = {n.removesuffix(SHARD) for n in storage.names(SHARD)} | {
            n.removesuffix(DONE) for n in storage.names(DONE)
        }
        if not names:
            raise EngineError(f"there are no shards in {place}; make some with: wattwire run PATH --shards {place}")
        for name in sorted(names):
            try:
                shards.append(_Shard(storage, marker.read(storage, name)))
            except ShardError as error:
                loaded.refused[f"{place}/{name}{SHARD}"] = str(error)
    shards.sort(key=lambda shard: (shard.marker.order, shard.marker.name))
    return _apart(_of_one_kind(shards), loaded)


def _apart(shards: list[_Shard], loaded: Loaded) -> list[_Shard]:
    """Shards none of which has an input of another: of two that do it cannot be told which is the newer."""
    holder: dict[str, _Shard] = {}
    clash: dict[int, str] = {}
    for shard in shards:
        for source in shard.marker.sources:
            other = holder.setdefault(source, shard)
            if other is not shard and other.marker != shard.marker:
                clash[id(shard)] = f"{source} is in {other.name} too. Delete the older of the two"
    for shard in shards:
        if id(shard) in clash:
            loaded.refused[shard.name] = clash[id(shard)]
    return [shard for shard in shards if id(shard) not in clash]


def _of_one_kind(shards: list[_Shard]) -> list[_Shard]:
    kinds = {(shard.marker.rules, shard.marker.options): shard.name for shard in shards}
    if len(kinds) > 1:
        one, other, *_ = kinds.values()
        raise EngineError(
            f"{one} and {other} were made by different rules or with different options; "
            "run again what made the older, or load them one folder at a time"
        )
    return shards


def _fill(
    store: BulkWriter, shards: list[_Shard], places: Sequence[str], loaded: Loaded, stop: Stop, progress: Progress
) -> None:
    first = shards[0].marker
    run = store.begin_run(versions=first.versions, rule_hash=first.rules, arguments=["load", *places])
    interrupted = True
    try:
        for shard in shards:
            if stop():
                break
            try:
                _load(store, run, shard, loaded)
            except (ShardError, UnsoundRows, OSError) as error:
                loaded.refused[shard.name] = str(error)
            progress(loaded, shard.name)
        interrupted = stop()
    finally:
        store.end_run(run, interrupted=interrupted, counts=dict(loaded.summary.outcomes))


def _load(store: BulkWriter, run: int, shard: _Shard, loaded: Loaded) -> None:
    """All of a shard or nothing of it."""
    heard: list[tuple[str, str | None]] = []
    claims: Counter[str] = Counter()
    known = shard.marker
    with ExitStack() as stack:
        path = stack.enter_context(shard.storage.reading(known.name + SHARD))
        if path.stat().st_size != known.bytes or marker.digest(path) != known.sha256:
            raise ShardError(
                "its bytes are not those that its marker tells: it is half-written or damaged. Make it anew"
            )
        with store.whole():
            for group in form.read(path, known.name + SHARD):
                claims += store.write_rows(run, group, known.options, lambda *how: heard.append(how))
            if len(heard) != sum(known.inputs.values()):
                raise ShardError("it has another number of inputs than its marker tells. Make it anew")
    loaded.shards += 1
    for outcome, reason in heard:
        loaded.summary.outcomes[outcome] += 1
        if outcome in ("skip", "failure"):
            loaded.summary.reasons[outcome, reason or ""] += 1
    loaded.summary.claims += claims

"""Shards over a Ray cluster: actors that load the pipeline once, one shard at a time each.

An actor that dies, with its machine or alone, is replaced, and its shard given to another. Nothing but tasks and
markers travels through the cluster: inputs are read, and shards written, where they lie.
"""

from __future__ import annotations

import logging
import os
import socket
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from extractor.engines.base import EngineError
from extractor.engines.shards.drive import ATTEMPTS, Lost, Made
from extractor.engines.shards.make import Abandoned, Maker, ShardJob
from extractor.engines.shards.marker import Marker
from extractor.engines.shards.plan import Task

_WAKE_SECONDS = 0.5
_LISTEN_SECONDS = 10.0
LOCAL = "local"
"""The address by which Ray is begun on this machine alone."""


class RayEngine:
    """Runs so many shards at a time on the cluster at an address: ``auto`` for one that this machine belongs to,
    ``local`` for one that is begun for the purpose, or HOST:PORT."""

    def __init__(self, jobs: int = 1, address: str | None = None) -> None:
        self._jobs = max(1, jobs)
        self._address = address

    def map(self, tasks: Sequence[Task], job: ShardJob, stop: Callable[[], bool]) -> Iterator[Made | None]:
        """See ShardEngine."""
        ray = _begun(self._address, self._jobs)
        try:
            yield from _Crew(ray, job, min(self._jobs, len(tasks))).map(tasks, stop)
        finally:
            ray.shutdown()


def _begun(address: str | None, jobs: int) -> Any:
    """Ray, connected. Raises EngineError where it cannot be."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing is told to anybody
    try:
        import ray
    except ImportError as error:
        raise EngineError("--engine ray needs Ray: pip install 'wattwire[cluster]'") from error
    logging.getLogger("ray").setLevel(logging.ERROR)  # what it says of itself; errors are raised
    how: dict[str, Any] = {"log_to_driver": False, "logging_level": "error"}
    if address in (None, LOCAL):
        how |= {"address": LOCAL, "num_cpus": jobs, "include_dashboard": False}
    else:
        _answering(address)
        how["address"] = address
    try:
        ray.init(**how)
    except (ConnectionError, ValueError, RuntimeError) as error:
        raise EngineError(f"there is no Ray cluster at {address}: {str(error).splitlines()[0]}") from error
    return ray


def _answering(address: str) -> None:
    """Raises EngineError where nobody listens at HOST:PORT, for which Ray would wait minutes."""
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal():
        return
    try:
        socket.create_connection((host.removeprefix("ray://"), int(port)), _LISTEN_SECONDS).close()
    except (OSError, OverflowError) as error:
        raise EngineError(f"there is no Ray cluster at {address}: {error}") from error


class _Actor:
    """What lives on a worker of the cluster."""

    def __init__(self, job: ShardJob) -> None:
        self._maker = Maker(job)

    def make(self, task: Task) -> Marker:
        """Makes a shard."""
        return self._maker.make(task)


class _Crew:
    """The actors, and the shards that they have at hand."""

    def __init__(self, ray: Any, job: ShardJob, size: int) -> None:
        self._ray, self._job, self._size = ray, job, size
        self._kind = ray.remote(num_cpus=1, max_restarts=0, max_task_retries=0)(_Actor)
        self._idle: list[Any] = []
        self._busy: dict[Any, tuple[Any, Task, int]] = {}

    def map(self, tasks: Sequence[Task], stop: Callable[[], bool]) -> Iterator[Made | None]:
        todo = deque((task, 1) for task in tasks)
        while (todo or self._busy) and not stop():
            while todo and len(self._busy) < self._size:
                self._give(*todo.popleft())
            ready, _ = self._ray.wait(list(self._busy), timeout=_WAKE_SECONDS)
            if not ready:
                yield None
            for answer in ready:
                _, task, attempt = self._busy[answer]
                done = self._heard(answer)
                if isinstance(done, Lost) and attempt < ATTEMPTS:
                    todo.append((task, attempt + 1))
                else:
                    yield task, done
        # On a stop, shards at hand are given up: actors end with the driver, and what they were writing has no marker.

    def _give(self, task: Task, attempt: int) -> None:
        actor = self._idle.pop() if self._idle else self._kind.remote(self._job)
        self._busy[actor.make.remote(task)] = (actor, task, attempt)

    def _heard(self, answer: Any) -> Marker | Lost:
        actor, _, _ = self._busy.pop(answer)
        errors = self._ray.exceptions
        try:
            marker: Marker = self._ray.get(answer)
        except errors.RayTaskError as error:
            if isinstance(error.cause, EngineError):
                raise EngineError(str(error.cause)) from error
            if not isinstance(error.cause, OSError | Abandoned):
                raise
            self._idle.append(actor)
            return Lost(f"{type(error.cause).__name__}: {error.cause}")
        except errors.RayActorError as error:
            if isinstance(getattr(error, "cause", None), EngineError):
                raise EngineError(str(error.cause)) from error
            return Lost(f"the worker ended: {str(error).splitlines()[0]}")
        self._idle.append(actor)
        return marker

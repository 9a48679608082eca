"""Worker processes under a watchdog.

A page that hangs a C library cannot be stopped from within its process. Each worker therefore gets one input at a
time; one that overruns its time, dies, or runs out of memory costs its own input and is replaced. Results come back in
the order of the inputs, whatever the number of workers.
"""

from __future__ import annotations

import math
import multiprocessing
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any

from extractor.engines.base import EngineError
from extractor.engines.serve import OVERRUN, Message, Result, serve
from extractor.engines.stopping import deaf_to_interrupts
from extractor.schema import RawDocument, Rejected

ARTICLE_SECONDS = 60.0
"""Processor time an input may take. The slowest article of 3,700 real ones takes two seconds."""
PATIENCE = 10.0
"""How many times as long an input may take by the clock, on a machine that is busy with other things."""
ARTICLE_BYTES = 2 * 1024**3
"""Memory an input may take beyond the loaded pipeline, a hundred times what real articles do."""
START_SECONDS = 120.0
"""Time a worker may take to load the pipeline, on a machine that is busy with other things."""
WINDOW = 4
"""Inputs at work or waiting for their turn, for each worker; with the next, what bounds memory."""
WINDOW_BYTES = 64 * 1024**2
CRASH = "crash"
_LOOK = 0.5
"""Seconds between two looks at whether a stop is asked for, while workers load."""
_END = object()


@dataclass
class _Slot:
    """An input on its way; its result once there is one."""

    raw: RawDocument
    result: Result | None = None
    tries: int = 1


@dataclass
class _Worker:
    process: multiprocessing.context.SpawnProcess
    pipe: Connection
    deadline: float
    slot: _Slot | None = None
    ready: bool = False

    def end(self) -> None:
        """Kills the process, which holds nothing that could be lost."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


class Engine:
    """Runs a factory's function over documents in worker processes.

    ``factory`` is an import path such as ``extractor.pipeline:worker``, called in each worker with ``arguments``; it
    returns the function that takes one RawDocument. Workers start with the first document that needs one. ``seconds``
    (of processor time; by the clock ``PATIENCE`` times as many) and ``memory`` (bytes) are what one input may take;
    ``tries`` is how often an input is given to a worker while workers die on it, for whoever has no later run that
    would try it again.
    """

    def __init__(
        self,
        factory: str,
        arguments: tuple[Any, ...] = (),
        *,
        jobs: int = 1,
        seconds: float = ARTICLE_SECONDS,
        memory: int | None = ARTICLE_BYTES,
        tries: int = 1,
    ) -> None:
        self._service = (factory, arguments, seconds, memory)
        self._jobs = max(1, jobs)
        self._seconds = seconds
        self._tries = tries
        self._context = multiprocessing.get_context("spawn")
        self._workers: list[_Worker] = []

    def __enter__(self) -> Engine:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends the workers."""
        while self._workers:
            self._workers.pop().end()

    def run(
        self, documents: Iterable[RawDocument | None], stopped: Callable[[], bool] = lambda: False
    ) -> Iterator[tuple[RawDocument, Result]]:
        """Each document with its result, in order; None among them stands for "nothing yet".

        Once ``stopped`` says so no further document is begun, and those at hand are finished, unless no worker has come
        to begin with any. Raises EngineError where workers cannot begin.
        """
        source = iter(documents)
        window: deque[_Slot] = deque()
        exhausted = False
        while True:
            while window and window[0].result is not None:
                slot = window.popleft()
                yield slot.raw, slot.result  # type: ignore[misc]  # the loop's condition
            if not exhausted and not stopped() and self._has_room(window):
                raw = next(source, _END)
                exhausted = raw is _END
                if isinstance(raw, RawDocument):
                    window.append(_Slot(raw, raw.rejected, self._tries))
                    if raw.rejected is None:
                        self._assign(window[-1])
                elif any(worker.slot is not None for worker in self._workers):
                    self._watch(0.0)
            elif not window or (self._loading() and stopped()):
                return
            else:
                self._watch(_LOOK if self._loading() else math.inf)

    def _loading(self) -> bool:
        """Whether no worker has come to begin with anything."""
        return not any(worker.ready for worker in self._workers)

    def _has_room(self, window: deque[_Slot]) -> bool:
        if not window:
            return True
        idle = len(self._workers) < self._jobs or any(worker.slot is None for worker in self._workers)
        size = sum(len(slot.raw.data) for slot in window)
        return idle and len(window) < WINDOW * self._jobs and size < WINDOW_BYTES

    def _assign(self, slot: _Slot) -> None:
        worker = next((worker for worker in self._workers if worker.slot is None), None) or self._start()
        worker.slot = slot
        if worker.ready:
            self._send(worker)

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=serve, args=(theirs, *self._service), daemon=True)
        with deaf_to_interrupts():
            process.start()
        theirs.close()
        worker = _Worker(process, ours, time.monotonic() + START_SECONDS)
        self._workers.append(worker)
        return worker

    def _send(self, worker: _Worker) -> None:
        assert worker.slot is not None
        worker.deadline = time.monotonic() + PATIENCE * self._seconds
        try:
            worker.pipe.send(worker.slot.raw)
        except OSError:
            self._lose(worker, *self._death(worker))

    def _watch(self, most: float = math.inf) -> None:
        """Waits until a worker says something, dies or overruns its time, at most so many seconds."""
        busy = [worker for worker in self._workers if worker.slot is not None]
        timeout = min(most, min(worker.deadline for worker in busy) - time.monotonic())
        speaking = wait([worker.pipe for worker in busy], max(0.0, timeout))
        for worker in busy:
            if worker.pipe in speaking:
                self._hear(worker)
            elif time.monotonic() >= worker.deadline:
                allowed = PATIENCE * self._seconds if worker.ready else START_SECONDS
                self._lose(worker, "timeout", f"It took longer than {allowed:g} seconds.")

    def _hear(self, worker: _Worker) -> None:
        try:
            message: Message = worker.pipe.recv()
        except (EOFError, OSError):
            self._lose(worker, *self._death(worker))
            return
        kind, content = message
        if kind == "unfit":
            raise EngineError(content)
        if kind == "ready":
            worker.ready = True
            self._send(worker)
            return
        assert worker.slot is not None
        worker.slot.result, worker.slot = content, None
        if kind == "leaving":
            self._workers.remove(worker)
            worker.end()

    def _lose(self, worker: _Worker, reason: str, detail: str) -> None:
        self._workers.remove(worker)
        worker.end()
        if not worker.ready:
            raise EngineError(f"a worker process could not load the pipeline: {detail}")
        assert worker.slot is not None
        worker.slot.tries -= 1
        if reason == CRASH and worker.slot.tries > 0:
            self._assign(worker.slot)
        else:
            worker.slot.result = Rejected(outcome="failure", reason=reason, detail=detail)

    def _death(self, worker: _Worker) -> tuple[str, str]:
        worker.process.join(1.0)
        code = worker.process.exitcode or 0
        if OVERRUN is not None and code == -OVERRUN:
            return "timeout", f"It took more than {self._seconds:g} seconds of processor time."
        how = f"was killed by signal {-code}" if code < 0 else f"ended with status {code}"
        return CRASH, f"The worker process {how} on it."

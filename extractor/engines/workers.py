"""Worker processes under a watchdog.

A page that hangs a C library cannot be stopped from within its process. Each worker therefore gets one input at a
time; one that overruns its time, dies, or runs out of memory costs its own input and is replaced. Results come back in
the order of the inputs, whatever the number of workers.
"""

from __future__ import annotations

import importlib
import multiprocessing
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any

from extractor.schema import Extraction, RawDocument, Rejected

Result = Extraction | Rejected
ARTICLE_SECONDS = 60.0
"""Time an input may take. The slowest article of 3,700 real ones takes two seconds."""
WORKER_BYTES = 4 * 1024**3
"""Address space of a worker, spaCy and its libraries included."""
WINDOW = 4
"""Inputs in flight or waiting for their turn, for each worker: what bounds memory."""
_START_SECONDS = 120.0


@dataclass
class _Worker:
    process: Any
    pipe: Connection
    ready: bool = False
    at: int | None = None
    deadline: float = 0.0


class Engine:
    """Runs a factory's function over documents in worker processes.

    ``factory`` is an import path such as ``extractor.pipeline:worker``, called in each worker with ``arguments``; it
    returns the function that takes one RawDocument. Workers start with the first document.
    """

    def __init__(
        self, factory: str, arguments: tuple[Any, ...] = (), *, jobs: int = 1, seconds: float = ARTICLE_SECONDS
    ) -> None:
        self._factory = factory
        self._arguments = arguments
        self._jobs = max(1, jobs)
        self._seconds = seconds
        self._context = multiprocessing.get_context("spawn")
        self._workers: list[_Worker] = []

    def __enter__(self) -> Engine:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends the workers."""
        for worker in self._workers:
            _end(worker)
        self._workers.clear()

    def run(
        self, documents: Iterable[RawDocument], stopped: Callable[[], bool] = lambda: False
    ) -> Iterator[tuple[RawDocument, Result]]:
        """Each document with its result, in order. Once ``stopped`` says so no further document is begun, and those
        at hand are finished."""
        source = enumerate(documents)
        waiting: dict[int, RawDocument] = {}
        done: dict[int, Result] = {}
        begun = emitted = 0
        exhausted = False
        while True:
            while not exhausted and not stopped() and begun - emitted < WINDOW * self._jobs:
                worker = self._free()
                if worker is None:
                    break
                item = next(source, None)
                if item is None:
                    exhausted = True
                    break
                waiting[item[0]] = item[1]
                begun += 1
                self._hand(worker, item[0], item[1], done)
            while emitted in done:
                yield waiting.pop(emitted), done.pop(emitted)
                emitted += 1
            if not any(w.at is not None for w in self._workers):
                if exhausted or stopped():
                    return
                continue
            self._collect(done)

    def _free(self) -> _Worker | None:
        idle = next((w for w in self._workers if w.at is None), None)
        if idle is None and len(self._workers) < self._jobs:
            idle = self._start()
        return idle

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(theirs, self._factory, self._arguments), daemon=True)
        process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _hand(self, worker: _Worker, index: int, document: RawDocument, done: dict[int, Result]) -> None:
        worker.at = index
        worker.deadline = time.monotonic() + self._seconds + (0 if worker.ready else _START_SECONDS)
        try:
            worker.pipe.send(document)
        except (BrokenPipeError, ConnectionError):
            self._lose(worker, done, "crash", "the worker process died before it began; run again")

    def _collect(self, done: dict[int, Result]) -> None:
        """Waits for results until the next deadline; late and dead workers are replaced."""
        busy = {w.pipe: w for w in self._workers if w.at is not None}
        timeout = max(0.0, min(w.deadline for w in busy.values()) - time.monotonic())
        for pipe in wait(list(busy), min(timeout, 1.0)):
            worker = busy[pipe]  # type: ignore[index]
            assert worker.at is not None
            try:
                message = worker.pipe.recv()
            except (EOFError, ConnectionError):
                self._lose(worker, done, "crash", "the worker process died on this input")
                continue
            if message is None:
                worker.ready = True
                worker.deadline = time.monotonic() + self._seconds
                continue
            done[worker.at] = message
            worker.at = None
        for worker in [w for w in self._workers if w.at is not None and time.monotonic() > w.deadline]:
            self._lose(worker, done, "timeout", f"took longer than {self._seconds:g} seconds")

    def _lose(self, worker: _Worker, done: dict[int, Result], reason: str, detail: str) -> None:
        assert worker.at is not None
        done[worker.at] = Rejected(outcome="failure", reason=reason, detail=detail)
        self._workers.remove(worker)
        _end(worker)


def _end(worker: _Worker) -> None:
    with suppress(OSError):
        worker.pipe.close()
    worker.process.join(0.2)
    if worker.process.is_alive():
        worker.process.kill()
        worker.process.join()


def _serve(pipe: Connection, factory: str, arguments: tuple[Any, ...]) -> None:
    """The worker's side: signals are the parent's to handle; memory is limited; one input at a time."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _limit_memory()
    module, _, name = factory.partition(":")
    function = getattr(importlib.import_module(module), name)(*arguments)
    with suppress(EOFError, ConnectionError):
        first = pipe.recv()
        pipe.send(None)
        while True:
            pipe.send(_guarded(function, first))
            first = pipe.recv()


def _guarded(function: Callable[[RawDocument], Result], document: RawDocument) -> Result:
    """The function's result; an error of any input is that input's failure, named by its type."""
    try:
        return function(document)
    except MemoryError:
        return Rejected(outcome="failure", reason="memory", detail="needs more memory than a worker may have")
    except RecursionError:
        return Rejected(outcome="failure", reason="nested", detail="nested too deeply to be read")
    except Exception as error:  # noqa: BLE001 - whatever goes wrong is reported for this input, and the rest goes on
        return Rejected(outcome="failure", reason="error", detail=f"{type(error).__name__}: {error}"[:300])


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:
        return
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (WORKER_BYTES, resource.getrlimit(resource.RLIMIT_AS)[1]))

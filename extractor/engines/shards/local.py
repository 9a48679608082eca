"""Shards on this machine: a thread for each worker process, which reads for it and writes what it finds."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator, Sequence

from extractor.engines.base import EngineError
from extractor.engines.shards.drive import ATTEMPTS, Lost, Made
from extractor.engines.shards.make import Abandoned, Maker, ShardJob
from extractor.engines.shards.plan import Task

_WAKE_SECONDS = 0.5
Said = tuple[Task | None, object]


class LocalEngine:
    """Runs so many shards at a time."""

    def __init__(self, jobs: int = 1) -> None:
        self._jobs = max(1, jobs)

    def map(self, tasks: Sequence[Task], job: ShardJob, stop: Callable[[], bool]) -> Iterator[Made | None]:
        """See ShardEngine."""
        todo: queue.SimpleQueue[Task] = queue.SimpleQueue()
        for task in tasks:
            todo.put(task)
        said: queue.SimpleQueue[Said] = queue.SimpleQueue()
        ending = threading.Event()
        threads = [
            threading.Thread(target=_work, args=(job, todo, said, lambda: ending.is_set() or stop()))
            for _ in range(min(self._jobs, len(tasks)))
        ]
        try:
            for thread in threads:
                thread.start()
            yield from _heard(said, len(threads))
        finally:
            ending.set()
            for thread in threads:
                thread.join()


def _heard(said: queue.SimpleQueue[Said], working: int) -> Iterator[Made | None]:
    """What the threads say, until all of them have ended."""
    while working:
        try:
            task, what = said.get(timeout=_WAKE_SECONDS)
        except queue.Empty:
            yield None
            continue
        if isinstance(what, BaseException):
            raise what
        if task is None:
            working -= 1
        else:
            yield task, what  # type: ignore[misc]  # beside a task stands what became of it


def _work(
    job: ShardJob, todo: queue.SimpleQueue[Task], said: queue.SimpleQueue[Said], stop: Callable[[], bool]
) -> None:
    """Makes shards until none is left. Errors are the main thread's to raise."""
    try:
        maker = Maker(job)
        try:
            while not stop():
                task = todo.get_nowait()
                said.put((task, _tried(maker, task, stop)))
        except (queue.Empty, Abandoned):
            pass
        finally:
            maker.close()
    except BaseException as error:  # noqa: BLE001 - nobody would hear of it in this thread
        said.put((None, error))
    else:
        said.put((None, None))


def _tried(maker: Maker, task: Task, stop: Callable[[], bool]) -> object:
    for attempt in range(1, ATTEMPTS + 1):
        try:
            return maker.make(task, stop)
        except EngineError:
            raise
        except OSError as error:
            if attempt == ATTEMPTS:
                return Lost(f"{type(error).__name__}: {error}")
    raise AssertionError

"""Stopping cleanly: SIGINT and SIGTERM end a run after the articles at hand."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from multiprocessing import resource_tracker
from types import FrameType
from typing import Any, TypeVar

T = TypeVar("T")
SIGNALS = (signal.SIGINT, signal.SIGTERM)


class _Asked(BaseException):
    """Raised where a run waits for its next input, which may never come."""


class Stop:
    """Within it a first signal asks for a stop, and a second one raises KeyboardInterrupt. Calling it tells whether a
    stop was asked for. In a thread that is not the main one it leaves signals alone."""

    def __init__(self) -> None:
        self._asked = False
        self._waiting = False
        self._previous: dict[signal.Signals, Any] = {}

    def __call__(self) -> bool:
        return self._asked

    def __enter__(self) -> Stop:
        if threading.current_thread() is threading.main_thread():
            self._previous = {number: signal.signal(number, self._ask) for number in SIGNALS}
        return self

    def __exit__(self, *exception: object) -> None:
        for number, handler in self._previous.items():
            signal.signal(number, handler)

    def _ask(self, number: int, frame: FrameType | None) -> None:
        if self._asked:
            raise KeyboardInterrupt
        self._asked = True
        if self._waiting:
            raise _Asked

    def until(self, items: Iterable[T], *, waits: bool = True) -> Iterator[T]:
        """The items until a stop is asked for, be it while the next one is waited for (on a pipe, say). Items of a
        source that never ``waits`` for long are not broken off: what it takes note of is whole."""
        remaining = iter(items)
        while not self._asked:
            try:
                self._waiting = waits
                item = next(remaining)
            except (StopIteration, _Asked):
                return
            finally:
                self._waiting = False
            yield item


@contextmanager
def deaf_to_interrupts() -> Iterator[None]:
    """What starts within it does not hear Ctrl-C, which the terminal sends to every process of a command; the caller
    hears it afterwards."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # what starts the first process starts this before, and makes it hear again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)

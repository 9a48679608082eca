"""The worker's side: one process that loads the pipeline once and works on one input at a time."""

from __future__ import annotations

import gc
import importlib
import multiprocessing
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, Literal

from extractor.schema import Extraction, RawDocument, Rejected

Result = Extraction | Rejected
Message = tuple[Literal["ready", "unfit", "done", "leaving"], Any]
"""What a worker says: that it is ready, why it cannot begin, a result, a result after which it ends."""
OVERRUN = getattr(signal, "SIGPROF", None)
"""The signal by which the system ends a worker that has used up an input's processor time, whatever it is at."""


def serve(pipe: Connection, factory: str, arguments: tuple[Any, ...], seconds: float, memory: int | None) -> None:
    """What a worker process runs until its pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Standard output belongs to the parent's results; what a library prints goes with the messages.
    os.dup2(2, 1)
    _end_with(multiprocessing.parent_process())
    with suppress(EOFError, OSError):
        with _uncollected():
            work = _made(pipe, factory, arguments)
        if work is None:
            return
        _limit_memory(memory)
        _say(pipe, "ready", None)
        leaving = False
        while not leaving:
            result, leaving = _guarded(work, pipe.recv(), seconds)
            _say(pipe, "leaving" if leaving else "done", result)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Nothing that is made within this block is looked at for garbage: tables and modules stay as long as the process,
    and going through them again and again takes a tenth of a worker's first seconds."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _end_with(parent: BaseProcess | None) -> None:
    """Ends this process with the one that began it, which may be killed while the pipeline loads."""

    def follow(parent: BaseProcess) -> None:
        parent.join()
        os._exit(1)

    if parent is not None:
        threading.Thread(target=follow, args=(parent,), daemon=True).start()


def _say(pipe: Connection, kind: Literal["ready", "unfit", "done", "leaving"], content: Any) -> None:
    pipe.send((kind, content))


def _made(pipe: Connection, factory: str, arguments: tuple[Any, ...]) -> Callable[[RawDocument], Result] | None:
    module, _, name = factory.partition(":")
    try:
        work: Callable[[RawDocument], Result] = getattr(importlib.import_module(module), name)(*arguments)
    except Exception as error:  # noqa: BLE001 - whatever keeps the pipeline from loading is told to the parent
        _say(pipe, "unfit", str(error) or type(error).__name__)
        return None
    return work


def _guarded(work: Callable[[RawDocument], Result], raw: RawDocument, seconds: float) -> tuple[Result, bool]:
    """The result, and whether the worker has to end: one that ran out of memory once is not sound."""
    try:
        with _at_most(seconds):
            return work(raw), False
    except MemoryError:
        return _failure("memory", "It needs more memory than one article may take."), True
    except RecursionError:
        return _failure("nested", "It is nested too deeply to be read."), False
    except Exception as error:  # noqa: BLE001 - an error of the rules is that input's failure, and the rest goes on
        return _failure("error", f"{_place(error)}: {type(error).__name__}: {error}"[:300]), False


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    """Has the system end this process once it has computed for so many seconds, where the system can.

    Processor time, so that a machine with much else to do costs no article. No handler of Python's would run while a C
    library hangs; the signal's own way is to end the process, and the parent knows it by that.
    """
    if OVERRUN is None:
        yield
        return
    signal.signal(OVERRUN, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _failure(reason: str, detail: str) -> Rejected:
    return Rejected(outcome="failure", reason=reason, detail=detail)


def _place(error: Exception) -> str:
    """The line of ours that the error came from, or of whoever's it was."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if f"{os.sep}extractor{os.sep}" in frame.filename]
    last = (ours or frames)[-1]
    return f"{os.path.basename(last.filename)}, line {last.lineno}"


def _limit_memory(allowance: int | None) -> None:
    """Lets an input take so many bytes beyond the loaded pipeline, where the system can see to it."""
    if allowance is None or sys.platform != "linux":
        return
    import resource

    with open("/proc/self/statm", encoding="ascii") as pages:
        loaded = int(pages.read().split()[0]) * resource.getpagesize()
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = loaded + allowance
    resource.setrlimit(resource.RLIMIT_AS, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))

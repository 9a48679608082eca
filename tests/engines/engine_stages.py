"""Stages for the tests of the engine: what a document's bytes say is what the worker does."""

import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable
from typing import Any

from extractor.schema import Article, Extraction, RawDocument, Rejected, article_id


def stage(*arguments: Any) -> Callable[[RawDocument], Extraction | Rejected]:
    """The stage itself; its arguments are left alone."""
    return _work


def unfit(*arguments: Any) -> Callable[[RawDocument], Extraction | Rejected]:
    """A stage whose pipeline is not there."""
    raise OSError("no pipeline 'nowhere' is installed")


def sleeping(place: str) -> Callable[[RawDocument], Extraction | Rejected]:
    """A stage that is long in loading, and says in a file which process it is."""
    with open(place, "w") as file:
        file.write(str(os.getpid()))
    time.sleep(600)
    return _work


def dying(*arguments: Any) -> Callable[[RawDocument], Extraction | Rejected]:
    """A stage whose process dies while it loads."""
    os._exit(7)


def _work(raw: RawDocument) -> Extraction | Rejected:
    word, _, rest = raw.data.decode().partition(" ")
    if word in _DEEDS:
        _DEEDS[word](rest)
    if word == "skip":
        return Rejected(outcome="skip", reason="empty", detail="There is nothing in it.")
    text = os.getpid().__str__() if word == "pid" else raw.data.decode()
    article = Article(id=article_id(text, None), text=text)
    return Extraction(article=article, claims=(), ledger=())


def _hang(rest: str) -> None:
    # As a C library does: it computes, and no signal of Python's is heard.
    sum(range(10**13))


def _stall(rest: str) -> None:
    """As one that waits for what never comes, and computes nothing."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    time.sleep(600)


def _hog(rest: str) -> None:
    kept = []
    while True:
        kept.append(bytearray(16 * 1024 * 1024))


def _nest(rest: str) -> None:
    _nest(rest)


def _fail(rest: str) -> None:
    raise ValueError(rest)


def _die_once(rest: str) -> None:
    """As a worker that the system killed for its memory, and never again."""
    if not os.path.exists(rest):
        with open(rest, "w", encoding="utf-8"):
            os.kill(os.getpid(), signal.SIGKILL)


_DEEDS: dict[str, Callable[[str], Any]] = {
    "hang": _hang,
    "stall": _stall,
    "hog": _hog,
    "nest": _nest,
    "fail": _fail,
    "die-once": _die_once,
    "exit": lambda rest: os._exit(int(rest)),
    "kill": lambda rest: os.kill(os.getpid(), signal.SIGKILL),
    "wait": lambda rest: time.sleep(float(rest)),
    "print": lambda rest: print(rest, file=sys.stdout, flush=True),
    "interrupt": lambda rest: os.kill(multiprocessing.parent_process().pid or 0, signal.SIGINT),  # type: ignore[union-attr]
}

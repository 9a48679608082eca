"""Several commands on one base at once."""

from __future__ import annotations

import sqlite3
import subprocess
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from benching.command import command, wattwire

from extractor.engines.consolidate import consolidate
from extractor.store.connect import open_to_write
from extractor.store.fact_base import FactBase
from extractor.store.verdicts import undo
from ordeals.common import AGES, Ordeal
from ordeals.common import wattwire as whole

PORT = 8765
_TORN = "SELECT count(*) FROM articles a WHERE entries <> (SELECT count(*) FROM ledger l WHERE l.article = a.id)"
"""Articles that have not as many entries in the ledger as they say: half of one would be seen here."""


def together(ordeal: Ordeal) -> None:
    """Two runs over halves of the articles, a server under load, readers, ``verify`` and ``review``."""
    base, done = ordeal.folder / "together.db", threading.Event()
    files = sorted(ordeal.articles.iterdir())
    nothing = ordeal.folder / "nothing"
    nothing.mkdir()
    whole("run", str(nothing), "--db", str(base), *ordeal.run_options)
    halves = [[str(path) for path in files[number::2]] for number in (0, 1)]
    server = wattwire("serve", str(base), "--port", str(PORT), group=True)
    beside = [
        threading.Thread(target=_again, args=(done, work, pause), daemon=True)
        for work, pause in (
            (_visits(ordeal), 0.2),
            (_reader(ordeal, base), 0.2),
            (_command(ordeal, base, "verify"), 1.0),
            (_reviewer(ordeal, base), 1.0),
        )
    ]
    with server:
        runs = [wattwire("run", *half, "--db", str(base), *ordeal.run_options) for half in halves]
        for thread in beside:
            thread.start()
        for number, running in enumerate(runs):
            with running:
                status = running.end(AGES)
            ordeal.clean(running.told, f"run {number}")
            ordeal.expect(status in (0, 1), f"run {number} ended with {status}: {running.told[-300:]}")
            ordeal.expect("locked" not in running.told, f"run {number} speaks of a lock: {running.told[-300:]}")
        done.set()
        for thread in beside:
            thread.join(60)
        server.process.terminate()
        ordeal.expect(server.end(AGES) == 0, f"the server ended with {server.process.returncode}: {server.told[-300:]}")
    whole("run", str(ordeal.articles), "--db", str(base), *ordeal.run_options)
    _forget_verdicts(base)
    ordeal.check(base, "after several at once")


def _again(done: threading.Event, work: Callable[[], None], pause: float) -> None:
    while not done.is_set():
        work()
        done.wait(pause)


def _visits(ordeal: Ordeal) -> Callable[[], None]:
    def visit() -> None:
        for path in ("/", "/together/deals", "/together/claims.json?_size=5"):
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{PORT}{path}", timeout=30) as answer:
                    answer.read()
                ordeal.tried["page"] += 1
            except urllib.error.HTTPError as error:
                ordeal.expect(False, f"{path} answers {error.code}: {error.read()[:200]!r}")
            except OSError:
                time.sleep(0.5)  # it has not begun

    return visit


def _reader(ordeal: Ordeal, base: Path) -> Callable[[], None]:
    def read() -> None:
        with closing(sqlite3.connect(f"file:{base}?mode=ro", uri=True, timeout=30)) as db:
            torn = db.execute(_TORN).fetchone()[0]
        ordeal.tried["read"] += 1
        ordeal.expect(torn == 0, f"{torn} articles were seen by half")

    return read


def _command(ordeal: Ordeal, base: Path, *words: str) -> Callable[[], None]:
    def run() -> None:
        ended = whole(*words, "--db", str(base))
        ordeal.tried[words[0]] += 1
        ordeal.expect(ended.returncode == 0, f"{words[0]} ended with {ended.returncode}: {ended.stdout[-200:]}")
        ordeal.clean(ended.stderr, words[0])

    return run


def _reviewer(ordeal: Ordeal, base: Path) -> Callable[[], None]:
    """Somebody who accepts the first claim on the list, and leaves."""

    def review() -> None:
        keys = subprocess.run(
            command("review", "--db", str(base)),
            input="a\nq\n",
            capture_output=True,
            text=True,
            timeout=AGES,
            check=False,
        )
        ordeal.tried["review"] += 1
        told = keys.stdout + keys.stderr
        ordeal.clean(told, "review")
        ordeal.expect("locked" not in told, f"review speaks of a lock: {told[-300:]}")

    return review


def _forget_verdicts(base: Path) -> None:
    """Takes verdicts back, so that the base is as one that nobody reviewed."""
    with closing(open_to_write(str(base))) as db:
        for (number,) in db.execute("SELECT id FROM verdicts ORDER BY id DESC").fetchall():
            undo(db, number, who="ordeal")
        consolidate(FactBase(db, str(base)))

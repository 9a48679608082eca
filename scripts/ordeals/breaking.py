"""The ways in which a command is broken off."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path

from benching.command import Running, gone

from ordeals.common import Ordeal

WAYS = {"SIGKILL": 0.5, "power cut": 0.2, "worker killed": 0.1, "SIGTERM": 0.1, "Ctrl-C": 0.1}
"""How a run is broken off, and how often."""
_LOG_HEADER, _FRAME = 32, 24 + 4096
"""Bytes of a write-ahead log's header, and of a page in it with its own."""
STOPPED = 130
"""Exit status of a run that was asked to stop."""
SLOWEST_STOP = 180.0
"""Seconds within which a run ends that is asked to: its articles at hand, and what they need to be written."""


ORPHANS = 30.0
"""Seconds within which a worker ends whose parent was killed: at once, but on a machine with much else to do."""


def break_off(ordeal: Ordeal, running: Running, way: str, base: Path) -> None:
    """Breaks a command off that works on a base; what is not as it has to be is taken note of."""
    _BREAK[way](ordeal, running, base)


def wait(running: Running, seconds: float) -> None:
    """Waits so long, or until it has ended."""
    until = time.monotonic() + seconds
    while time.monotonic() < until and running.process.poll() is None:
        time.sleep(0.02)


def _kill(ordeal: Ordeal, running: Running, base: Path) -> None:
    ordeal.expect(gone(running.kill(), ORPHANS), f"a worker outlived its killed parent by {ORPHANS:g} seconds")


def _power_cut(ordeal: Ordeal, running: Running, base: Path) -> None:
    """What lies on the disk at one moment, the end of the write-ahead log torn off; the run goes on with that.

    What a checkpoint has begun to move into the base was synced before, so that much of the log is always there
    (https://www.sqlite.org/walformat.html, the checkpoint's part of the index's header).
    """
    os.killpg(running.process.pid, signal.SIGSTOP)
    index = Path(f"{base}-shm")
    moved = int.from_bytes(index.read_bytes()[128:132], sys.byteorder) if index.exists() else 0
    copies = {path: path.with_name(f"cut-{path.name}") for path in (base, Path(f"{base}-wal")) if path.exists()}
    for path, copy in copies.items():
        shutil.copyfile(path, copy)
    os.killpg(running.process.pid, signal.SIGCONT)
    _kill(ordeal, running, base)
    Path(f"{base}-shm").unlink(missing_ok=True)
    for path in (base, Path(f"{base}-wal")):
        path.unlink(missing_ok=True)
        if path in copies:
            copies[path].rename(path)
    for archive in base.with_suffix(".archive").glob("*.open"):
        _tear(archive, archive.stat().st_size // 2)
    log = Path(f"{base}-wal")
    if log.exists() and log.stat().st_size:
        _tear(log, _LOG_HEADER + moved * _FRAME)
    if base.exists() and base.stat().st_size:
        ordeal.sound(base, "after a power cut")


def _tear(path: Path, kept: int) -> None:
    """Cuts the end of a file off, but for what is kept of it for certain."""
    size = path.stat().st_size
    os.truncate(path, min(size, kept + int(max(0, size - kept) * random.Random(size).random())))


def _kill_worker(ordeal: Ordeal, running: Running, base: Path) -> None:
    """A worker's death costs the input at hand, and not the run; while it loads, the run, which says so."""
    workers = [pid for pid in running.workers if b"spawn_main" in _command_of(pid)]
    for pid in workers[:1]:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    wait(running, 1.0)
    if running.process.poll() is None:
        running.kill()
        return
    status = running.end(SLOWEST_STOP)
    ordeal.clean(running.told, "a killed worker")
    ordeal.expect(status in (0, 1, 2), f"a killed worker ended the run with {status}: {running.told[-200:]}")


def _ask_to_stop(number: signal.Signals, *, whole_group: bool) -> object:
    def ask(ordeal: Ordeal, running: Running, base: Path) -> None:
        with suppress(ProcessLookupError):
            (os.killpg if whole_group else os.kill)(running.process.pid, number)
        status = running.end(SLOWEST_STOP)
        ordeal.clean(running.told, number.name)
        ordeal.expect(
            status in (0, 1, STOPPED, -number), f"{number.name} ended a run with {status}: {running.told[-200:]}"
        )

    return ask


def _command_of(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


_BREAK = {
    "SIGKILL": _kill,
    "power cut": _power_cut,
    "worker killed": _kill_worker,
    "SIGTERM": _ask_to_stop(signal.SIGTERM, whole_group=False),
    "Ctrl-C": _ask_to_stop(signal.SIGINT, whole_group=True),
}

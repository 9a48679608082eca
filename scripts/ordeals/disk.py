"""Disks that are full, folders that may not be written to, and bases that somebody else holds."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import threading
import time
from contextlib import closing
from pathlib import Path

from ordeals.common import Ordeal, wattwire

LOCKED_SECONDS = 8.0
"""How long another process holds the base."""
_STATUSES = (1, 2)


def disk(ordeal: Ordeal) -> None:
    """Each trouble ends in a sentence; once it is over, the same command makes the same base."""
    full(ordeal)
    read_only(ordeal)
    locked(ordeal)


def full(ordeal: Ordeal) -> None:
    """A small file system of its own, which is made larger after it was full."""
    place = ordeal.folder / "small"
    place.mkdir()
    _ = ordeal.undisturbed
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        print("  a full disk: not tried, since only root may mount one")
        return
    try:
        base = place / "facts.db"
        for size in (1, 2, 4, 8, 16):
            subprocess.run(["mount", "-o", f"remount,size={size}m", str(place)], check=True)
            ordeal.tried["full disk"] += 1
            ended = wattwire("run", str(ordeal.articles), "--db", str(base), *ordeal.run_options)
            ordeal.clean(ended.stderr, f"full at {size} MB")
            if ended.returncode in (0, 1) and "disk" not in ended.stderr:
                break
            print(f"  full at {size} MB, exit status {ended.returncode}: {ended.stderr.strip().splitlines()[-1][:160]}")
            ordeal.expect(ended.returncode in _STATUSES, f"a full disk ended with {ended.returncode}")
        subprocess.run(["mount", "-o", "remount,size=1g", str(place)], check=True)
        wattwire("run", str(ordeal.articles), "--db", str(base), *ordeal.run_options)
        ordeal.check(base, "after a full disk")
    finally:
        subprocess.run(["umount", str(place)], check=True)


def read_only(ordeal: Ordeal) -> None:
    """A folder that may not be written to: one mounted so, which holds for root too."""
    place = ordeal.folder / "unwritable"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "ro,size=1m", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        place.chmod(0o500)
        if os.geteuid() == 0:
            print("  a read-only folder: not tried, since none can be made here")
            return
    try:
        ordeal.tried["read-only folder"] += 1
        ended = wattwire("run", str(ordeal.articles), "--db", str(place / "facts.db"), *ordeal.run_options)
        print(f"  read-only, exit status {ended.returncode}: {ended.stderr.strip().splitlines()[-1][:160]}")
        ordeal.clean(ended.stderr, "read-only folder")
        ordeal.expect(ended.returncode == _STATUSES[1], f"a read-only folder ended with {ended.returncode}")
    finally:
        subprocess.run(["umount", str(place)], capture_output=True, check=False)


def locked(ordeal: Ordeal) -> None:
    """Another process holds the base for a while, when a run begins and while it is under way."""
    for when, wait in (("from the beginning", 0.0), ("on the way", 4.0)):
        base = ordeal.folder / f"locked-{wait:g}.db"
        _first(ordeal, base)
        ordeal.tried["locked base"] += 1
        holder = threading.Thread(target=_hold, args=(base, wait))
        holder.start()
        time.sleep(0.3 if not wait else 0.0)
        ended = wattwire("run", str(ordeal.articles), "--db", str(base), *ordeal.run_options)
        holder.join()
        ordeal.clean(ended.stderr, f"locked {when}")
        ordeal.expect(
            ended.returncode in (0, 1), f"locked {when}: ended with {ended.returncode}: {ended.stderr[-300:]}"
        )
        ordeal.check(base, f"locked {when}")


def _first(ordeal: Ordeal, base: Path) -> None:
    """A base with one article, so that there is something to hold."""
    some = sorted(ordeal.articles.iterdir())[0]
    wattwire("run", str(some), "--db", str(base), *ordeal.run_options)


def _hold(base: Path, wait: float) -> None:
    time.sleep(wait)
    with closing(sqlite3.connect(base, timeout=60, isolation_level=None)) as db:
        db.execute("BEGIN IMMEDIATE")
        time.sleep(LOCKED_SECONDS)
        db.execute("ROLLBACK")

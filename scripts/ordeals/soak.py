"""Tens of thousands of articles in one process and in several: memory flat, files and handles constant."""

from __future__ import annotations

import json
import os
import random
import re
import statistics
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benching import compare
from benching.command import MB, Running, wattwire

from ordeals.common import Ordeal

EVERY = 2.0
"""Seconds between two looks."""
GROWTH = 0.15
"""Share by which the memory of a process may be larger in the last quarter of a run than in the second: caches that are
still filling, and the allocator's own ways. A leak of one kilobyte an article would be half as much again."""
_FEW = 3
"""Files and threads that come and go."""
_NUMBER = re.compile(r"(?<![\d.,])\d{2,4}(?![\d,.]*\d)")


@dataclass
class Watched:
    """What one process had, look by look: bytes resident, open files, threads."""

    resident: list[int] = field(default_factory=list)
    files: list[int] = field(default_factory=list)
    threads: list[int] = field(default_factory=list)


def soak(ordeal: Ordeal) -> None:
    """The articles, each in an edition of its own, by as many processes as ``--soak-jobs`` says."""
    folder = ordeal.folder / "soak"
    _write(folder, ordeal)
    for jobs in ordeal.asked.soak_jobs:
        base = ordeal.folder / f"soak-{jobs}.db"
        words = ["run", str(folder), "--db", str(base), "--model", ordeal.asked.model, "--jobs", str(jobs)]
        with wattwire(*words, "--quiet") as running:
            watched = _watch(running)
        ordeal.tried[f"articles, {jobs} jobs"] += ordeal.asked.articles
        ordeal.expect(
            running.process.returncode == 0, f"{jobs} jobs: ended with {running.process.returncode}, {_failed(base)}"
        )
        for pid, seen in watched.items():
            _judge(ordeal, f"{jobs} jobs, process {pid}", seen)
        ordeal.sound(base, f"soaked by {jobs} jobs")
        base.unlink()


def _watch(running: Running) -> dict[int, Watched]:
    """What the command and its workers have, as long as it runs, but for those that lived for less than half of it: a
    worker that the watchdog ended may have done nothing but load."""
    watched: dict[int, Watched] = {}
    until = time.monotonic()
    while running.process.poll() is None:
        for pid in (running.process.pid, *running.workers):
            _look(watched.setdefault(pid, Watched()), pid)
        until += EVERY
        time.sleep(max(0.0, until - time.monotonic()))
    assert running.process.stderr is not None
    running.told = running.process.stderr.read().decode("utf-8", "replace")
    most = max(len(seen.resident) for seen in watched.values())
    return {pid: seen for pid, seen in watched.items() if 2 * len(seen.resident) >= most}


def _failed(base: Path) -> str:
    return str(compare.rows(base, "SELECT reason, count(*) FROM inputs WHERE outcome = 'failure' GROUP BY 1"))


def _look(seen: Watched, pid: int) -> None:
    place = Path(f"/proc/{pid}")
    try:
        resident = int((place / "statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        files, threads = len(list((place / "fd").iterdir())), len(list((place / "task").iterdir()))
    except (OSError, IndexError):
        return  # it has just ended
    if resident:
        seen.resident.append(resident)
        seen.files.append(files)
        seen.threads.append(threads)


def _judge(ordeal: Ordeal, who: str, seen: Watched) -> None:
    """Compares the second quarter with the last; what lived for a few looks only says nothing."""
    quarter = len(seen.resident) // 4
    if quarter < _FEW:
        return
    before, after = (statistics.median(seen.resident[n * quarter : (n + 1) * quarter]) for n in (1, 3))
    files, threads = (max(kind[-quarter:]) - max(kind[:quarter]) for kind in (seen.files, seen.threads))
    told = f"{before / MB:.0f} MB, later {after / MB:.0f} MB, at most {max(seen.resident) / MB:.0f} MB"
    print(f"  {who}: {told}; files {min(seen.files)} to {max(seen.files)}", flush=True)
    ordeal.expect(after <= before * (1 + GROWTH), f"{who}: memory grew: {told}")
    ordeal.expect(files <= _FEW, f"{who}: {files} more open files at the end")
    ordeal.expect(threads <= _FEW, f"{who}: {threads} more threads at the end")


def _write(folder: Path, ordeal: Ordeal) -> None:
    folder.mkdir()
    number = ordeal.asked.articles
    lines = _editions(ordeal.stories, number, ordeal.asked.seed)
    for first in range(0, number, 1000):
        with (folder / f"{first:06}.jsonl").open("w", encoding="utf-8") as file:
            file.writelines(line for _, line in zip(range(1000), lines, strict=False))


def _editions(stories: Sequence[Mapping[str, str]], number: int, seed: int) -> Iterator[str]:
    """The articles, each edition with other numbers and its sentences in another order, so that it is no
    copy."""
    for at in range(number):
        chance, story = random.Random(f"{seed}-{at}"), stories[at % len(stories)]
        lines = story["text"].split("\n")
        chance.shuffle(lines)
        text = _renumbered("\n".join(lines), chance)
        yield json.dumps({**story, "text": f"{text}\nEdition {at}.", "id": str(at)}) + "\n"


def _renumbered(text: str, chance: random.Random) -> str:
    return _NUMBER.sub(lambda match: str(chance.randint(10, 999)), text)

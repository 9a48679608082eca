"""The command itself, with one worker process and more, and over the same again."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benching.command import MB, Running, wattwire
from benching.compare import digest

_LONGEST = 3600.0


def show(paths: Sequence[Path], jobs: Sequence[int], model: str | None) -> int:
    """Prints a table, a run a line. The exit status is 1 where two bases differ."""
    print(f"{os.cpu_count()} cores; one-minute load {os.getloadavg()[0]:.1f}\n")
    print("| run | seconds | inputs a second | times one job | peak MB a worker | peak MB, all |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    first, bases = 0.0, set()
    with tempfile.TemporaryDirectory() as folder:
        for number in jobs:
            db = f"{folder}/{number}.db"
            run, inputs = _run(paths, db, number, model)
            first = first or run.seconds
            _print(f"--jobs {number}", run, inputs, first)
            bases.add(digest(Path(db)))
        run, inputs = _run(paths, f"{folder}/{jobs[0]}.db", jobs[0], model)
        _print("the same again", run, inputs, first)
    print(f"\n{'The bases are the same.' if len(bases) == 1 else 'The bases differ.'}")
    return int(len(bases) != 1)


def _run(paths: Sequence[Path], db: str, jobs: int, model: str | None) -> tuple[Running, int]:
    words = ["run", *map(str, paths), "--db", db, "--jobs", str(jobs), *(["--model", model] if model else [])]
    with wattwire(*words) as run:
        run.end(_LONGEST)
    return run, int(run.told.split(" inputs in ")[0].split()[-1].replace(",", ""))


def _print(name: str, run: Running, inputs: int, first: float) -> None:
    print(
        f"| {name} | {run.seconds:.1f} | {inputs / run.seconds:,.0f} | {first / run.seconds:.2f} "
        f"| {run.peak_worker / MB:,.0f} | {run.peak / MB:,.0f} |"
    )

#!/usr/bin/env python3
"""Try to make Wattwire lose, double or make up something, on a base of its own in a temporary folder.

    scripts/ordeal                               everything
    scripts/ordeal crash --moments 200           run, fetch, consolidate and review broken off at random moments
                                                 and taken up again; --commands run,fetch for some of them
    scripts/ordeal disk                          a full disk, a read-only folder, a base that another process holds
    scripts/ordeal together                      two runs, a server under load, readers, verify and review at once
    scripts/ordeal soak --articles 50000         one process and four: memory, open files and threads stay as they are
    scripts/ordeal patterns                      every regular expression, on strings made to slow it down
    scripts/ordeal same                          job counts, orders, hash seeds, time zones, locales

Exit status 1 where something was not as it has to be.
"""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ordeals.common import AGES, Ordeal
from ordeals.crash import SHARES, crash
from ordeals.disk import disk
from ordeals.patterns import patterns
from ordeals.same import same
from ordeals.soak import soak
from ordeals.together import together

ORDEALS: dict[str, Callable[[Ordeal], None]] = {
    "crash": crash, "disk": disk, "together": together, "same": same, "patterns": patterns, "soak": soak,
}  # fmt: skip


def main() -> int:
    """Runs the command line; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="ORDEAL", help=f"of {', '.join(ORDEALS)}; else all")
    parser.add_argument("--articles", type=int, default=2000, help="default 2000")
    parser.add_argument("--moments", type=int, default=200, help="at which runs are broken off; default 200")
    parser.add_argument(
        "--commands", metavar="NAME,...", help=f"that crash breaks off, of {', '.join(SHARES)}; else all"
    )
    parser.add_argument("--model", default="blank", help="default blank: what is tried does not depend on it")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--texts", metavar="FILE", help="articles as JSON lines, packed or not; else the project's own")
    parser.add_argument(
        "--beside", type=int, default=1, metavar="N", help="commands that crash tries at once; default 1"
    )
    parser.add_argument("--minutes", type=float, default=AGES / 60, help="after which crash breaks no more off")
    parser.add_argument(
        "--folder", type=Path, help="where all is done, and the undisturbed base stays for the next time"
    )
    parser.add_argument("--soak-jobs", type=int, nargs="+", default=[1, 4], metavar="N", help="default 1 and 4")
    parser.add_argument("--strings", type=int, metavar="N", help="that patterns tries each on, at most; else all")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    unknown = [name for name in asked.names if name not in ORDEALS]
    strange = set((asked.commands or "run").split(",")) - set(SHARES)
    if strange:
        parser.error(f"there is nothing to break off in {min(strange)!r}; there are: {', '.join(SHARES)}")
    if unknown:
        parser.error(f"there is no ordeal {unknown[0]!r}; there are: {', '.join(ORDEALS)}")
    # What is begun in the background of a shell does not hear Ctrl-C, and neither would what it begins.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    problems: list[str] = []
    with _folder(asked.folder) as folder:
        ordeal = Ordeal(folder, asked)
        for name in asked.names or ORDEALS:
            print(name, flush=True)
            began = time.monotonic()
            ORDEALS[name](ordeal)
            print(f"  {dict(ordeal.tried)}; {time.monotonic() - began:.0f} s", flush=True)
            ordeal.tried.clear()
        problems = ordeal.problems
    print(f"{len(problems)} things were not as they have to be" if problems else "all as it has to be")
    return 1 if problems else 0


@contextmanager
def _folder(asked: Path | None) -> Iterator[Path]:
    """The folder that was asked for, else one that is there for this time only."""
    if asked is not None:
        asked.mkdir(parents=True, exist_ok=True)
        yield asked.resolve()
        return
    with tempfile.TemporaryDirectory(prefix="wattwire-ordeal-") as made:
        yield Path(made)


if __name__ == "__main__":
    sys.exit(main())

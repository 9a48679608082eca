#!/usr/bin/env python3
"""Feed Wattwire what is made to crash it, hang it, swell it or lead it astray.

    scripts/fuzz                                  all that is made on purpose, then mutations, 20,000 inputs in all
    scripts/fuzz --inputs 2000 --seed 7           fewer, and others
    scripts/fuzz --only mutated                   or: --only specials
    scripts/fuzz --match "million deep"           what is made on purpose and has these words in its name

Each input goes through a worker process under the watchdog into a base; lists (feeds, sitemaps, companies) through
their readers. Every one has to end in a row that says how, none by a fault of ours (error, crash), and the base has to
be sound, with every span where it says. What did not end so is kept in a folder that is named at the end, and what the
watchdog ended, since it took more time or memory than an article may, is named. Exit status 1 where anything is wrong.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from hostile.feed import Fed, feed
from hostile.mutate import mutated
from hostile.seeds import Seed, seeds
from hostile.specials import specials

BATCH = 2000
"""Inputs that lie on the disk at once."""
BATCH_BYTES = 64 * 1024 * 1024


def inputs(asked: argparse.Namespace) -> Iterator[tuple[str, Seed]]:
    """What is fed, each with a name by which it can be made again."""
    number = 0
    if asked.only != "mutated":
        for name, seed in specials():
            if asked.match in name:
                number += 1
                yield name, seed
    if asked.only == "specials" or asked.match:
        return
    while number < asked.inputs:
        number += 1
        chance = random.Random(f"{asked.seed}-{number}")
        seed = chance.choice(seeds())
        yield (
            f"mutation {asked.seed}-{number} of {seed.kind}",
            Seed(seed.kind, mutated(seed, chance.choice(seeds()), chance)),
        )


def batches(found: Iterator[tuple[str, Seed]]) -> Iterator[list[tuple[str, Seed]]]:
    """The same in batches that fit on the disk."""
    batch: list[tuple[str, Seed]] = []
    size = 0
    for name, seed in found:
        batch.append((name, seed))
        size += len(seed.data)
        if len(batch) >= BATCH or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def main() -> int:
    """Runs the command line; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=20_000, help="default 20000")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=["specials", "mutated"])
    parser.add_argument("--match", default="", metavar="WORDS", help="only specials with these words in their names")
    parser.add_argument("--model", default="blank", help="default blank")
    parser.add_argument("--seconds", type=float, default=60.0, help="that an input may take; default 60, as in a run")
    asked = parser.parse_args()
    kept, fed, began = Path(tempfile.mkdtemp(prefix="wattwire-fuzz-")), Fed(), time.monotonic()
    for number, batch in enumerate(batches(inputs(asked))):
        with tempfile.TemporaryDirectory(prefix="wattwire-fuzz-in-") as folder:
            before = set(fed.bad)
            feed(batch, Path(folder), kept / f"{number}.db", fed, model=asked.model, seconds=asked.seconds)
            (kept / f"{number}.db").unlink(missing_ok=True)
        by_name = dict(batch)
        for name in set(fed.bad) - before:
            print(f"  WRONG: {name}: {fed.bad[name]}", flush=True)
            if name in by_name:
                (kept / f"{len(fed.bad):04}{by_name[name].kind}").write_bytes(by_name[name].data)
        print(f"{fed.inputs:,} inputs, {len(fed.bad)} wrong, {time.monotonic() - began:.0f} s", flush=True)
    print("ends: " + ", ".join(f"{count:,} {end}" for end, count in fed.ends.most_common()))
    print("slowest: " + "; ".join(f"{seconds:.1f} s {name}" for seconds, name in fed.slowest))
    if fed.over:
        print("ended by the watchdog: " + "; ".join(fed.over))
    if fed.bad:
        print(f"{len(fed.bad)} did not end as they may; they are kept in {kept}")
        return 1
    shutil.rmtree(kept)
    print("all as it has to be")
    return 0


if __name__ == "__main__":
    sys.exit(main())

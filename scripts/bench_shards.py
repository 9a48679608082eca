#!/usr/bin/env python3
"""What shards cost by the local engine and over Ray, in processor seconds of all processes, their start excluded.

    scripts/bench-shards                   300 articles in 20 files by two workers, each way in turn
    scripts/bench-shards --articles 2000   more of them
    scripts/bench-shards --inputs FOLDER   what each input of a folder costs by the local engine, in milliseconds

Each way is run twice: over the articles, and over one article a worker, which is the cost of the start. Shards have to
be the same bytes.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from uuid import uuid4

from benching.command import command
from ordeals.common import write_articles

from extractor.engines.shards import marker
from extractor.engines.shards.storage import storage_of

TICKS = os.sysconf("SC_CLK_TCK")
_SAMPLE_SECONDS = 0.1
_TOKEN = "WATTWIRE_BENCH"
FILES = 20


def cost(words: list[str]) -> float:
    """Processor seconds of a command with all processes that it leads to, known by a variable in their environment."""
    token = uuid4().hex
    process = subprocess.Popen(command(*words), env={**os.environ, _TOKEN: token}, stderr=subprocess.PIPE, text=True)
    found: dict[int, float] = {}
    sampler = threading.Thread(target=_sample, args=(process, token, found))
    sampler.start()
    _, told = process.communicate()
    sampler.join()
    if process.returncode not in (0, 1):
        raise SystemExit(told)
    return sum(found.values())


def _sample(process: subprocess.Popen[str], token: str, found: dict[int, float]) -> None:
    mark, others = f"{_TOKEN}={token}".encode(), set()
    while process.poll() is None:
        for entry in os.scandir("/proc"):
            if entry.name.isdigit() and int(entry.name) not in others:
                seconds = _seconds(Path(entry.path), mark, int(entry.name) in found)
                if seconds is None:
                    others.add(int(entry.name))
                else:
                    found[int(entry.name)] = seconds
        others = {pid for pid in others if Path(f"/proc/{pid}").exists()}
        time.sleep(_SAMPLE_SECONDS)


def _seconds(place: Path, mark: bytes, known: bool) -> float | None:
    """What a process has used; None where it is not one of ours."""
    try:
        if not known and mark not in (place / "environ").read_bytes():
            # A process that has only been forked has the environment of its parent until it runs another program.
            return None
        fields = (place / "stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS
    except (OSError, IndexError):
        return None


def each(inputs: str, folder: Path, rest: list[str]) -> int:
    """Says what an input costs, beyond the start, which a run over one article is."""
    start = cost(["run", str(folder / "one"), "--shards", str(folder / "start"), *rest])
    whole = cost(["run", inputs, "--shards", str(folder / "shards"), *rest])
    out = storage_of(str(folder / "shards"))
    made = [marker.read(out, name.removesuffix(marker.DONE)) for name in out.names(marker.DONE)]
    number = sum(sum(each.inputs.values()) for each in made)
    seconds = (whole - start) / number
    print(
        f"{number:,} inputs: {seconds * 1000:.0f} ms of processor time each, {seconds * 1e6 / 3600:.0f} hours a million"
    )
    return 0


def main() -> int:
    """Runs the command line; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--model", default="en_wattwire")
    parser.add_argument("--inputs")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if options.inputs:
            write_articles(folder / "one", 1, 1)
            return each(options.inputs, folder, ["--model", options.model, "--quiet"])
        write_articles(folder / "many", options.articles, -(-options.articles // FILES))
        write_articles(folder / "few", 2, 1)
        used = {}
        for engine in ("local", "ray"):
            rest = ["--engine", engine, "--jobs", "2", "--model", options.model, "--quiet"]
            start = cost(["run", str(folder / "few"), "--shards", str(folder / f"few-{engine}"), *rest])
            whole = cost(["run", str(folder / "many"), "--shards", str(folder / engine), *rest])
            used[engine] = whole - start
            print(f"{engine}: {whole:.1f} s, of which {start:.1f} s to start", flush=True)
        print(f"Ray costs {used['ray'] / used['local']:.2f} times the local engine, start excluded")
        different = [
            path.name for path in (folder / "local").glob("*.parquet")
            if path.read_bytes() != (folder / "ray" / path.name).read_bytes()
        ]  # fmt: skip
        print(f"shards that differ: {different or 'none'}")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())

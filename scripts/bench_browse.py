#!/usr/bin/env python3
"""How long the pages of a large base take: makes one of a million claims, serves it, asks for every page.

    scripts/bench-browse                       a million claims
    scripts/bench-browse --claims 20000        as many
    scripts/bench-browse --keep FILE           keeps the base there, and uses the one that is there

Prints a table of pages, ours and Datasette's own, in milliseconds: the server's processor time a request, and how long
a client on the same machine waited, the median and the longest of several requests after a first one, whose time stands
beside them. Ends with status 1 where a page takes more of the server's time than the limit.
"""

from __future__ import annotations

import argparse
import os
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.parse import urlencode

import httpx
from benching.million import build
from datasette.utils import tilde_encode

from extractor.browse.configuration import QUERIES
from extractor.browse.serve import start
from extractor.store.connect import reading

_ARGUMENTS = {"mw": "1000", "from_day": "2024-05-06", "words": "deal"}


def pages(base: Path) -> dict[str, str]:
    """The pages to ask for, by what they are: the largest company and a small one, choices that fit many and few."""
    with reading(str(base)) as db:
        most = db.execute("SELECT judged FROM claim_parties GROUP BY judged ORDER BY count(*) DESC LIMIT 1").fetchone()[
            0
        ]
        least = db.execute("SELECT judged FROM claim_parties GROUP BY judged ORDER BY count(*) LIMIT 1").fetchone()[0]
        fact, article = db.execute(
            "SELECT f.id, c.article FROM deal_facts AS d JOIN facts AS f ON f.id = d.fact JOIN claims AS c "
            "ON c.id = f.founder ORDER BY f.independent DESC, f.id LIMIT 1"
        ).fetchone()
        names = dict(db.execute("SELECT id, name FROM companies WHERE id IN (?, ?)", (most, least)))
        total = db.execute("SELECT sum(facts) FROM deal_counts").fetchone()[0]
    home, own = f"/{base.stem}", f"/{base.stem}/-"
    few = {"kind": "lease", "status": "rumoured", "technology": "nuclear", "size": "1000 and over"}
    found = {
        "overview": f"{own}/overview",
        "deals": f"{own}/deals",
        "deals by megawatts": f"{own}/deals?sort=mw",
        "deals by money": f"{own}/deals?sort=money",
        "deals of a kind and a year": f"{own}/deals?kind=ppa&year=2024&sort=mw",
        "deals, few that fit, by money": f"{own}/deals?{urlencode({**few, 'sort': 'money'})}",
        "deals, the last page": f"{own}/deals?page={-(-total // 50)}",
        "deals with common words": f"{own}/deals?words=deal",
        "deals with rare words": f"{own}/deals?words={names[least].split()[0]}",
        "deals of the largest company": f"{own}/deals?{urlencode({'company': names[most]})}",
        **{view: f"{own}/{view}" for view in ("capacities", "moves", "guidance", "events")},
        "moves by size": f"{own}/moves?sort=percent",
        "charts": f"{own}/charts",
        "charts of a technology": f"{own}/charts?technology=ai_compute",
        "charts of the largest company": f"{own}/charts?{urlencode({'company': names[most]})}",
        "a fact": f"{own}/fact/{fact}",
        "an article": f"{own}/article/{article}",
        "the largest company": f"{own}/company/{tilde_encode(most)}",
        "a small company": f"{own}/company/{tilde_encode(least)}",
        "Datasette: the base": home,
        "Datasette: articles": f"{home}/articles",
        "Datasette: companies": f"{home}/companies",
        "Datasette: deals of a kind": f"{home}/deals?kind__exact=ppa&_nocount=1",
        "Datasette: inputs": f"{home}/inputs",
        "Datasette: the ledger": f"{home}/ledger",
    }
    for name in QUERIES:
        asked = urlencode({**_ARGUMENTS, "company": names[most]})
        found[f"query: {name}"] = f"{home}/{name}?{asked}"
    return found


@dataclass(frozen=True)
class Server:
    """A Datasette that answers."""

    address: str
    process: subprocess.Popen[bytes]

    def processor(self) -> float:
        """Its processor time so far, in milliseconds, as Linux tells it (proc(5), stat, fields 14 and 15)."""
        told = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return 1000 * (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def served(base: Path) -> Iterator[Server]:
    """A Datasette that serves the base as ``wattwire serve`` does."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with (
        tempfile.TemporaryDirectory() as folder,
        start(base, Path(folder), port, output=subprocess.DEVNULL) as process,
    ):
        yield Server(_answering(f"http://127.0.0.1:{port}"), process)


def _answering(address: str) -> str:
    for _ in range(600):
        try:
            httpx.get(f"{address}/-/versions.json")
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return address
    raise SystemExit("Datasette does not answer within a minute")


@dataclass(frozen=True)
class Times:
    """Milliseconds of a page, and how many of its answers were none: queries that were cut off at Datasette's limit."""

    failures: int
    processor: float
    first: float
    waited: list[float]


def timed(server: Server, path: str, rounds: int) -> Times:
    """Asks for a page once, and then several times."""
    failures: list[bool] = []
    with httpx.Client(timeout=60) as client:

        def ask() -> float:
            began = time.perf_counter()
            failures.append(client.get(server.address + path).status_code != 200)
            return 1000 * (time.perf_counter() - began)

        first = ask()
        before = server.processor()
        waited = [ask() for _ in range(rounds)]
        return Times(sum(failures), (server.processor() - before) / rounds, first, waited)


def main() -> int:
    """Runs the command line; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--limit", type=float, default=200.0, help="milliseconds")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        base = options.keep or Path(folder) / "million.db"
        if not base.exists():
            began = time.perf_counter()
            build(base, options.claims)
            print(f"made in {time.perf_counter() - began:.0f} s", file=sys.stderr)
        _tell(base)
        slow = []
        print("| page | server | median | longest | first |\n| --- | ---: | ---: | ---: | ---: |")
        with served(base) as server:
            for name, path in pages(base).items():
                took = timed(server, path, options.rounds)
                waits = f"{median(took.waited):.0f} | {max(took.waited):.0f} | {took.first:.0f}"
                print(f"| {name} | {took.processor:.0f} | {waits} |", flush=True)
                slow += [name] if took.processor > options.limit or took.failures else []
    if slow:
        print(f"over {options.limit:.0f} ms: {', '.join(slow)}", file=sys.stderr)
    return 1 if slow else 0


def _tell(base: Path) -> None:
    with reading(str(base)) as db:
        articles, claims, facts, deals = (
            db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("articles", "claims", "facts", "deal_facts")
        )
    size = os.path.getsize(base) / 1e6
    print(
        f"{claims:,} claims of {articles:,} articles, {facts:,} facts, {deals:,} of them deals; {size:,.0f} MB; "
        f"SQLite {sqlite3.sqlite_version}, {os.cpu_count()} cores\n"
    )


if __name__ == "__main__":
    sys.exit(main())

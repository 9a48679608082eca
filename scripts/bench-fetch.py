#!/usr/bin/env python3
"""Measure ``wattwire fetch`` against a town of real servers on this machine, and ``wattwire run`` on a web archive.

    scripts/bench-fetch                          everything: 50 hosts, 1,000 addresses, 10 % of them faulty
    scripts/bench-fetch --only kill --kills 5    one part: fetch, kill (with fetch), archive
    scripts/bench-fetch --hosts 8 --urls 80 --delay 0.2 --records 200 --model blank       a quick look

    fetch     how each address ended; time against what politeness alone costs; memory; then a second run
    kill      the same killed with SIGKILL at random moments and resumed: the same base, nothing fetched twice
    archive   a WARC of 2,000 records: records a second against trafilatura alone on the same bytes

Exit status 1 where an address did not end as it has to, a resumed base differs, or a stored page was fetched again.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests" / "web")]

from benching import archive, compare  # noqa: E402
from benching.command import MB, Running, gone, wattwire  # noqa: E402
from benching.town import Town, build, least_seconds  # noqa: E402
from testsite import Web  # noqa: E402
from testsite.server import NETWORK  # noqa: E402

PARTS = ("fetch", "kill", "archive")
CLOCK = 0.003
"""Seconds by which rounded times may be off. The servers' own times are told too, but a busy machine delays those."""
AGES = 3600.0
"""Seconds after which a run that does not end is a fault of ours."""


@dataclass
class Bench:
    """What is measured, where, and what was wrong. ``busy`` is the time of an undisturbed run from the first request
    until nine in ten had come."""

    asked: argparse.Namespace
    folder: Path
    problems: list[str] = field(default_factory=list)
    busy: float = 0.0

    def fetch(self, name: str) -> Running:
        """Begins fetching all addresses into a base."""
        words = ["fetch", str(self.folder / "urls.txt"), "--db", str(self.base(name)), "--delay", str(self.asked.delay)]
        how = ["--contact", "bench@example.org", "--allow-net", NETWORK]
        return wattwire(*words, *how, "--model", self.asked.model, "--jobs", str(self.asked.jobs))

    def base(self, name: str) -> Path:
        """A base's file."""
        return self.folder / f"{name}.db"

    def expect(self, holds: bool, problem: str) -> None:
        """Takes note of what is not as it has to be."""
        if not holds:
            self.problems.append(problem)
            print(f"  WRONG: {problem}")


def measure_fetch(bench: Bench, town: Town) -> None:
    """A run that nobody disturbs, and a second one."""
    with bench.fetch("whole") as running:
        status = running.end(AGES)
    hits = town.web.log.hits()
    last = max(hit.ended or hit.began for hit in hits) - running.began
    print(f"  exit status {status}; {running.seconds:.1f} s in all; the last request ended after {last:.1f} s")
    print(
        f"  politeness alone: {least_seconds(town, bench.asked.delay):.1f} s; the busiest host: {_busiest(town):.1f} s"
    )
    print(f"  peak memory: {running.peak_alone / MB:.0f} MB, with its workers {running.peak / MB:.0f} MB")
    print(
        f"  requests: {len(hits):,}, of them {sum(hit.is_robots for hit in hits)} for rules; overlaps at one host: ",
        end="",
    )
    print(f"{len(town.web.log.overlaps())}; shortest pause as the servers saw it: {_shortest(town):.2f} s")
    check_ends(bench, town, "whole")
    bench.expect(not town.web.log.overlaps(), "a host was asked two things at once")
    pause = compare.shortest_pause(bench.base("whole"))
    print(f"  shortest pause by the client's own clock: {pause:.3f} s")
    bench.expect(pause >= bench.asked.delay - CLOCK, "a pause was too short")
    bench.busy = hits[len(hits) * 9 // 10].began - hits[0].began
    town.web.log.clear()
    with bench.fetch("whole") as again:
        again.end(AGES)
    hits = town.web.log.hits()
    sent = f"{town.web.log.sent / MB:.2f} MB"
    print(f"second run: {again.seconds:.1f} s, {len(hits):,} requests ({_statuses(town)}), {sent}")
    read_before = {url for url, end in town.ends.items() if end == "article"}
    asked = {f"http://{hit.host}{hit.path}" for hit in hits}
    bench.expect(not read_before & asked, "a page that had been read was asked for again")
    check_ends(bench, town, "whole")


def check_ends(bench: Bench, town: Town, name: str) -> None:
    """Every address is accounted for, as it has to be."""
    ends = compare.ends(bench.base(name))
    print(
        f"  accounted for: {len(set(ends) & set(town.ends)):,} of {len(town.ends):,}: {_told(Counter(ends.values()))}"
    )
    other = {url: (ends.get(url), end) for url, end in town.ends.items() if ends.get(url) != end}
    bench.expect(not other, f"{len(other)} ended otherwise: {dict(list(other.items())[:5])}")


def measure_kill(bench: Bench, town: Town) -> None:
    """Killed at random moments and resumed, it knows the same, and asks for nothing that it had stored."""
    chance, name = random.Random(bench.asked.seed), "killed"
    for _ in range(bench.asked.kills):
        asked, moment = len(town.web.log.hits()), chance.uniform(0.1, 1.6 / (bench.asked.kills + 1)) * bench.busy
        with bench.fetch(name) as running:
            while len(town.web.log.hits()) == asked and running.process.poll() is None:
                time.sleep(0.01)
            time.sleep(moment)
            left = running.kill()
        bench.expect(gone(left, within=10), "a worker outlived its killed parent by ten seconds")
        check_again(bench, town, name, f"killed {moment:.1f} s after its first request")
    with bench.fetch(name) as running:
        running.end(AGES)
    check_again(bench, town, name, "resumed to the end")
    check_ends(bench, town, name)
    different = compare.differences(bench.base("whole"), bench.base(name))
    rows = sum(map(len, compare.content(bench.base(name)).values()))
    print(f"  rows that differ from the undisturbed base: {different or 0} of {rows:,}")
    bench.expect(not different, f"the resumed base differs: {different}")


def check_again(bench: Bench, town: Town, name: str, when: str) -> None:
    """Nothing lies in the archive twice: what had been stored was not stored again."""
    stored = compare.stored(bench.base(name).with_suffix(".archive"))
    twice = [url for url, number in stored.items() if number > 1]
    answered = town.web.log.counts()
    wasted = (
        sum(answered.values()) - sum(stored.values()) - sum(n for key, n in answered.items() if "robots.txt" in key)
    )
    print(
        f"  {when}: {len(stored):,} pages stored, {len(twice)} of them twice; {wasted} answers not (faults, the kill)"
    )
    bench.expect(not twice, f"fetched again though they had been stored: {twice[:5]}")


def measure_archive(bench: Bench) -> None:
    """Records a second."""
    path = bench.folder / "crawl.warc.gz"
    archive.write(path, bench.asked.records)
    found, alone = archive.with_trafilatura_alone(path)
    number = bench.asked.records
    print(f"  trafilatura alone: {number / alone:.1f} records a second ({found:,} texts, {alone:.1f} s)")
    for model in dict.fromkeys(("blank", bench.asked.model)):
        base = bench.folder / f"archive-{model}.db"
        with wattwire(
            "run", str(path), "--db", str(base), "--model", model, "--jobs", str(bench.asked.jobs)
        ) as running:
            running.end(AGES)
        ends = Counter(str(end) for (end,) in compare.rows(base, "SELECT ifnull(reason, outcome) FROM inputs"))
        rate = f"{number / running.seconds:.1f} records a second"
        print(f"  wattwire run --model {model} --jobs {bench.asked.jobs}: {rate} ({running.seconds:.1f} s, ", end="")
        print(f"{running.peak / MB:.0f} MB): {_told(ends)}")
        bench.expect(ends["article"] == number, f"not every record became an article: {dict(ends)}")


def _busiest(town: Town) -> float:
    """Seconds between the first request to a host and the end of the last, at the host where that is longest."""
    spans = [town.web.log.hits(host.name) for host in town.hosts]
    return max((max(hit.ended or hit.began for hit in hits) - hits[0].began for hits in spans if hits), default=0.0)


def _shortest(town: Town) -> float:
    return min(town.web.log.shortest_pause(host.name) for host in town.hosts)


def _statuses(town: Town) -> str:
    return _told(Counter(str(hit.status) for hit in town.web.log.hits()))


def _told(numbers: Counter[str]) -> str:
    return ", ".join(f"{number:,} {name}" for name, number in numbers.most_common())


def main() -> int:
    """Measures what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=PARTS, help="one part; kill runs fetch first, for the base to compare with")
    for name, type, default in (
        ("hosts", int, 50), ("urls", int, 1000), ("faulty", float, 0.1), ("delay", float, 1.0), ("kills", int, 3),
        ("seed", int, 1), ("records", int, 2000), ("jobs", int, 1), ("model", str, "en_wattwire"),
    ):  # fmt: skip
        parser.add_argument(f"--{name}", type=type, default=default, help=f"default {default}")
    bench = Bench(parser.parse_args(), Path(tempfile.mkdtemp(prefix="bench-fetch-")))
    asked, only = bench.asked, bench.asked.only
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}; bases and archives: {bench.folder}")
    if only in (None, "fetch", "kill"):
        with Web() as web:
            town = build(web, asked.hosts, asked.urls, asked.faulty)
            (bench.folder / "urls.txt").write_text("\n".join(town.urls))
            faulty = f"{asked.faulty:.0%} faulty"
            print(f"fetch: {len(town.ends):,} addresses, {asked.hosts} hosts, {faulty}, delay {asked.delay} s")
            measure_fetch(bench, town)
        if only != "fetch":
            with Web(port=web.port) as web:
                print(f"kill: {asked.kills} times")
                measure_kill(bench, build(web, asked.hosts, asked.urls, asked.faulty))
    if only in (None, "archive"):
        print(f"archive: {asked.records:,} records")
        measure_archive(bench)
    print(f"{len(bench.problems)} wrong" if bench.problems else "all as it has to be")
    return 1 if bench.problems else 0


if __name__ == "__main__":
    sys.exit(main())

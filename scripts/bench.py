#!/usr/bin/env python3
"""Measure what processing costs, beside other libraries in the same run.

    scripts/bench text [ARTICLES] [--beside NAME ...]    articles: the pipeline, with and without network
    scripts/bench pages [FOLDER] [--beside NAME ...]     HTML pages: from bytes to stored claims
    scripts/bench stages [ARTICLES] [--model NAME]       where the time of a text article goes
    scripts/bench jobs [ARTICLES] [--jobs 1 2 ...]       the command: articles a second, memory, the same again
    scripts/bench identity [ARTICLES]                    claims with everything that is left out put back in

Without a path the project's own corpus is taken. What is compared is processor time, each contender in a process of its
own, so that other work on the machine counts little; only ``jobs`` looks at the clock and wants a machine at rest. Some
contenders need large installations: each is made in ``.peers`` when it is first asked for by name. The other
benchmarks: scripts/bench-fetch, scripts/bench-consolidate, scripts/bench-browse.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benching import identity, jobs, race, stages

HERE = Path(__file__).parents[1]
CORPUS = [HERE / "corpus" / "articles"]


def main() -> int:
    """Runs the command line; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("text", "pages", "stages", "jobs", "identity"))
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--limit", type=int, default=100, help="how many articles, the first (default 100)")
    parser.add_argument("--rounds", type=int, default=2, help="how often each contender runs; the best counts")
    parser.add_argument("--beside", nargs="*", default=(), choices=race.BESIDE, help="further contenders")
    parser.add_argument("--model", help="the pipeline, as for wattwire extract")
    parser.add_argument("--jobs", nargs="*", type=int, default=(1, 2))
    options = parser.parse_args()
    paths = options.paths or CORPUS
    if options.what == "stages":
        return stages.show(paths, options.limit, options.model)
    if options.what == "jobs":
        return jobs.show(paths, options.jobs, options.model)
    if options.what == "identity":
        return identity.show(paths, options.limit, options.model)
    return race.show(options.what, paths, options.limit, options.rounds, options.beside)


if __name__ == "__main__":
    sys.exit(main())

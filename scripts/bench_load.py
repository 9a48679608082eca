#!/usr/bin/env python3
"""What loading shards costs, and what questions cost then: shards of synthetic articles are made, loaded and timed.

    scripts/bench-load                          300,000 articles: a million claims
    scripts/bench-load --articles 1000000       a million articles: 3.4 million claims
    scripts/bench-load --keep FOLDER            keeps shards and base there, and uses the shards that are there
    scripts/bench-load --rows-only              without consolidation, which takes most of the time

The articles are those of scripts/bench-consolidate: every one tells a deal, its capacity and a price move, every fifth
guidance and an event besides; firms are drawn unevenly. Times are processor seconds of the one process that loads.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from bench_consolidate import News

from extractor.engines.consolidate import Consolidation
from extractor.engines.shards import form, marker
from extractor.engines.shards import load as loading
from extractor.engines.shards.load import Loaded, load
from extractor.engines.shards.marker import SHARD, Marker
from extractor.engines.shards.storage import storage_of
from extractor.schema import RawDocument
from extractor.store.connect import reading
from extractor.store.queries import Question, facts, meant
from extractor.store.tables import FACT_TABLES

SHARD_ARTICLES = 10_000
ROUNDS = 5


def make(folder: Path, articles: int) -> None:
    """Makes the shards that are not there yet."""
    news, out = News(articles), storage_of(str(folder))
    for first in range(0, articles, SHARD_ARTICLES):
        name = f"news-{first:08}"
        if out.read(name + marker.DONE) is None:
            _shard(news, out, name, first, min(SHARD_ARTICLES, articles - first))
            print(f"  {name}", file=sys.stderr, flush=True)


def _shard(news: News, out: object, name: str, first: int, number: int) -> None:
    claims: Counter[str] = Counter()

    def rows() -> Iterator[dict[str, object]]:
        for member, made in enumerate(news.articles(first, number), start=1):
            claims.update(claim.type for claim in made.claims)
            yield form.row(RawDocument(f"{name}.jsonl", "record", made.article.id.encode(), member), made)

    with out.writing(name + SHARD) as path:
        form.write(path, rows())
        size, sha256 = path.stat().st_size, marker.digest(path)
    inputs = {"article": number}
    marker.write(
        out, Marker(name, (f"{name}.jsonl",), name, "bench", "", {}, inputs, {}, dict(claims), size, sha256, 0.0)
    )


@dataclass
class Clock:
    """Processor seconds at the end of each stage of loading."""

    began: float = field(default_factory=time.process_time)
    rows: float = 0.0
    facts: float = 0.0

    def __call__(self, loaded: Loaded, what: str) -> None:
        if what == "facts":
            self.facts = self.facts or time.process_time()
        else:
            self.rows = time.process_time()


def questions(base: Path) -> dict[str, float]:
    """Median milliseconds of processor time of questions as the command line asks them."""
    found = {}
    with reading(str(base)) as db:
        named = db.execute(
            "SELECT company FROM deal_facts GROUP BY 1 ORDER BY count(*) DESC LIMIT 1 OFFSET 20"
        ).fetchone()[0]
        asked = {
            "deals of a company": ("deal", Question(company=meant(db, named), limit=20)),
            "deals of 500 MW and more": ("deal", Question(min_mw=500, limit=20)),
            "deals since a month": ("deal", Question(since="2025-08", limit=20)),
            "moves of a day": ("move", Question(since="2024-05-05", until="2024-05-05", limit=20)),
            "full text": ("deal", Question(search="deal AND 500", limit=20)),
        }
        for words, (type, question) in asked.items():
            times = []
            for _ in range(ROUNDS):
                began = time.process_time()
                list(facts(db, FACT_TABLES[type], question))
                times.append((time.process_time() - began) * 1000)
            found[words] = median(times)
    return found


def main() -> int:
    """Runs the command line; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=300_000)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--rows-only", action="store_true")
    options = parser.parse_args()
    if options.rows_only:
        loading.consolidate = lambda *args, **kwargs: Consolidation()
    with tempfile.TemporaryDirectory() as name:
        folder = options.keep or Path(name)
        make(folder / "shards", options.articles)
        base = folder / "loaded.db"
        for left in folder.glob("loaded.db*"):
            left.unlink()
        clock, wall = Clock(), time.monotonic()
        loaded = load([str(folder / "shards")], str(base), clock)
        ended = time.process_time()
        claims = loaded.summary.claims.total()
        rows, indexes = clock.rows - clock.began, (clock.facts or ended) - clock.rows
        print(f"{loaded.summary.inputs:,} articles, {claims:,} claims, {base.stat().st_size / 1e9:.2f} GB")
        print(f"rows {rows:.0f} s, indexes and full text {indexes:.0f} s, facts {ended - (clock.facts or ended):.0f} s")
        print(f"{time.monotonic() - wall:.0f} s of wall clock; {loaded.summary.facts:,} facts written")
        print(f"most memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
        for words, milliseconds in questions(base).items():
            print(f"{words}: {milliseconds:.1f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main())

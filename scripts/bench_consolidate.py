#!/usr/bin/env python3
"""What adding articles to a base costs, small and large: both are made of synthetic claims, and timed.

    scripts/bench-consolidate                      100 articles to 1,000 and to 100,000
    scripts/bench-consolidate --sizes 1000 20000   to others
    scripts/bench-consolidate --keep FOLDER        keeps the bases there, and uses those that are there
    scripts/bench-consolidate --whole ARTICLES     also what the command costs on articles of a file or folder

Firms are as many as a tenth of the articles, drawn unevenly (weight 1 over rank to the power of 0.7); a deal is told
by three articles within days, in turn with its megawatts, from the other side, or with its value. Every article holds a
deal, its capacity and a price move; some hold guidance and an event; their days lie anywhere in three years, which is
harder than news that come by the day. Times are those of writing the articles and of consolidation, after everything
before was consolidated: the median of several additions of as many articles.
"""

from __future__ import annotations

import argparse
import gc
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from bisect import bisect
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from statistics import median
from typing import Any

from extractor.engines.consolidate import consolidate
from extractor.schema import CLAIM, Article, Claim, Extraction, RawDocument, article_id
from extractor.store.connect import open_to_write
from extractor.store.write import Writer

TOLD = 3
"""Articles that tell of a deal."""
FIRMS_PER_ARTICLE = 0.1
UNEVEN = 0.7
DAYS = 1000
START = date(2023, 1, 1)
BATCH = 20_000
"""Articles between two consolidations while a base is made."""


class News:
    """Articles with claims, the same for the same seed and place."""

    def __init__(self, size: int, seed: int = 1) -> None:
        self._seed = seed
        firms = max(10, int(size * FIRMS_PER_ARTICLE))
        self._names = [f"{word(n)} Power" for n in range(firms)]
        self._weights = list(accumulate(1 / (n + 1) ** UNEVEN for n in range(firms)))

    def articles(self, first: int, number: int) -> Iterator[Extraction]:
        """Articles from a place on."""
        for place in range(first, first + number):
            yield self._article(place)

    def _firm(self, chance: random.Random) -> str:
        return self._names[bisect(self._weights, chance.random() * self._weights[-1])]

    def _article(self, place: int) -> Extraction:
        """Every third of the articles begins a deal, the two after it tell it again."""
        deal = random.Random(f"{self._seed} {place // TOLD}")
        one, other = self._firm(deal), self._firm(deal)
        while other == one:
            other = self._firm(deal)
        day = START + timedelta(days=deal.randrange(DAYS))
        facts = {
            "kind": deal.choice(["ppa", "lease", "supply"]),
            "mw": deal.randrange(20, 900),
            "value": deal.randrange(20, 900) * 1e7,
            "percent": deal.randrange(1, 90) / 10,
        }
        return self._telling(place, one, other, (day + timedelta(days=place % TOLD)).isoformat(), facts)

    def _telling(self, place: int, one: str, other: str, day: str, facts: dict[str, Any]) -> Extraction:
        own = random.Random(f"{self._seed} {place} words")
        more = " ".join(word(own.randrange(10**6)) for _ in range(60))
        deal = f"{one} made a deal with {other} for {facts['mw']} MW at {facts['value']:g} USD."
        text = f"{deal} {one} rose {facts['percent']}%. {more}"
        article = Article(
            id=article_id(text, day), text=text, published=day, site=f"Outlet {place % 40}", language="en"
        )
        return Extraction(article=article, claims=tuple(self._claims(article, place, one, other, facts)), ledger=())

    def _claims(self, article: Article, place: int, one: str, other: str, facts: dict[str, Any]) -> Iterator[Claim]:
        told = place % TOLD
        mw, percent = {"capacity_mw": f"{facts['mw']} MW"}, {"percent": f"{facts['percent']}%"}
        sides = {"company": one, "counterparty": other} if told != 1 else {"company": other, "counterparty": one}
        terms = {"capacity_mw": float(facts["mw"])} if told != 2 else {"value": facts["value"], "currency": "USD"}
        yield _claim(article, {**sides, **(mw if told != 2 else {})}, type="deal", kind=facts["kind"], **sides, **terms)
        held = {"holder": one, "mw": mw["capacity_mw"]}
        yield _claim(article, held, type="capacity", holder=one, mw=float(facts["mw"]), stage="contracted")
        yield _claim(
            article, {"subject": one, **percent}, type="move", subject=one, subject_kind="company",
            metric="share_price", percent=facts["percent"], horizon="day", period=(article.published or "")[:10],
        )  # fmt: skip
        if place % 5 == 0:
            value = facts["value"]
            yield _claim(
                article, {"company": one}, type="guidance", company=one, metric="capex", low=value, high=value,
                unit="USD", period=(article.published or "")[:4],
            )  # fmt: skip
            date = (article.published or "")[:10]
            yield _claim(
                article, {"company": one}, type="event", company=one, kind="earnings", date=date, scheduled=True
            )


def word(number: int) -> str:
    """A word for a number, another for each."""
    letters = "bdfgklmnprstvz"
    text = ""
    while True:
        number, rest = divmod(number, len(letters) * 5)
        text += letters[rest // 5] + "aeiou"[rest % 5]
        if number == 0:
            return text.capitalize()


def _claim(article: Article, words: dict[str, str], **fields: Any) -> Claim:
    spans = {field: (article.text.index(raw), article.text.index(raw) + len(raw)) for field, raw in words.items()}
    grounds = {"evidence": {"start": 0, "end": article.text.index(". ") + 1}, "raw": words, "mentions": spans}
    made: Claim = CLAIM.validate_python({"confidence": 0.8, "rule": f"{fields['type']}.made", **grounds, **fields})
    return made.model_copy(update={"id": made.core_key(article.id)})


def run(store: Writer, articles: Iterable[Extraction]) -> tuple[float, float]:
    """Writes and settles articles as a run does; the seconds that each took."""
    began = time.process_time()
    record = store.begin_run(versions={}, rule_hash="bench", arguments=[])
    for made in articles:
        store.write(record, RawDocument(made.article.id, "text", made.article.id.encode()), made, "bench")
    written = time.process_time()
    consolidate(store.facts)
    store.end_run(record, interrupted=False, counts={})
    return written - began, time.process_time() - written


def make(path: Path, size: int) -> None:
    """Makes a base of so many articles, consolidated."""
    news = News(size)
    with Writer(str(path)) as store:
        for first in range(0, size, BATCH):
            began = time.perf_counter()
            run(store, news.articles(first, min(BATCH, size - first)))
            print(f"  {min(first + BATCH, size):,} of {size:,}: {time.perf_counter() - began:.0f} s", file=sys.stderr)


def settle(path: Path) -> None:
    """Brings a base that an older version made up to date, and settles what that asks for: the one is paid at an
    upgrade, the other by the first run after it, and neither is what an addition costs."""
    with Writer(str(path)) as store:
        began = time.process_time()
        consolidate(store.facts)
        if (taken := time.process_time() - began) > 1:
            print(f"  {path.name}: settled anew in {taken:.0f} s of processor time", file=sys.stderr)


def added(paths: dict[int, Path], number: int, rounds: int) -> dict[int, tuple[float, float]]:
    """By size, the median seconds of writing and of settling additions to a copy of each base. They take turns, since a
    busy machine is slow for all of them at once."""
    taken: dict[int, list[tuple[float, float]]] = {size: [] for size in paths}
    with ExitStack() as stack:
        stores = {}
        for size, path in paths.items():
            folder = stack.enter_context(tempfile.TemporaryDirectory(dir=path.parent))
            stores[size] = stack.enter_context(Writer(shutil.copy(path, folder)))
        news = {size: News(size) for size in paths}
        for place in range(rounds):
            for size, store in stores.items():
                articles = list(news[size].articles(size + place * number, number))
                gc.collect()
                taken[size].append(run(store, articles))
    return {size: (median(w for w, _ in times), median(s for _, s in times)) for size, times in taken.items()}


def commanded(path: Path, articles: Path) -> float:
    """Seconds of processor time that the command takes to add articles to a copy of a base: all of it, reading and
    rules and the start of its worker too."""
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        copy = Path(shutil.copy(path, folder))
        open_to_write(str(copy)).close()  # a base that an older version made is brought up to date
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        wattwire = str(Path(sys.executable).with_name("wattwire"))
        subprocess.run([wattwire, "run", str(articles), "--db", str(copy), "--quiet"], check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> int:
    """Runs the command line; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 100_000])
    parser.add_argument("--add", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--whole", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = options.keep or Path(name)
        folder.mkdir(exist_ok=True)
        paths = {size: folder / f"{size}.db" for size in options.sizes}
        for size, path in paths.items():
            if path.exists():
                settle(path)
            else:
                make(path, size)
        first = least = None
        for size, (writing, settling) in added(paths, options.add, options.rounds).items():
            whole = writing + settling
            first = first or whole
            print(
                f"{options.add} articles to {size:,}: {whole:.3f} s of processor time ({writing:.3f} writing, "
                f"{settling:.3f} consolidating), {whole / first:.2f} times the first"
            )
            if options.whole:
                command = commanded(paths[size], options.whole)
                least = least or command
                print(f"  the command: {command:.2f} s, {command / least:.2f} times the first")
    return 0


if __name__ == "__main__":
    sys.exit(main())

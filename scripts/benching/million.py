"""A base of a million claims, or of any number, the same each time, in minutes: rows go straight into the tables.

What pages are timed on must have the shape that the pipeline gives a base, not its words. A deal is told by three
articles within days; every article also tells a capacity and a move, every fifth guidance and an event. Firms are a
tenth of the articles, drawn unevenly, so that the first of them has thousands of facts and most have a few. Every tenth
deal takes the place of the one before it, every fiftieth contradicts it. Every span is that of its words. What no page
reads (blocks and signatures, which consolidation goes by) is left empty.
"""

from __future__ import annotations

import hashlib
import json
import random
import sqlite3
from bisect import bisect
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any

from bench_consolidate import DAYS, FIRMS_PER_ARTICLE, START, TOLD, UNEVEN, word

from extractor.registry import normalize
from extractor.schema.facts import handle
from extractor.store.connect import open_to_write
from extractor.store.lists import LISTINGS, fill
from extractor.store.narrow import columns

Rows = dict[str, list[tuple[Any, ...]]]
CLAIMS_PER_ARTICLE = 3.4
_BATCH = 10_000
_WORDS = 60
_KINDS = ("ppa", "lease", "supply", "cloud", "acquisition", "financing")
_STATUSES = ("announced", "announced", "announced", "completed", "rumoured", "terminated")
_TECHNOLOGIES = ("solar", "wind", "storage", "nuclear", "gas", "ai_compute", "bitcoin_mining", None)
_STAGES = ("operating", "planned", "contracted", "under_construction")
_METRICS = ("revenue", "capex", "ebitda", "eps")
_CURRENCIES = ("USD", "USD", "USD", "EUR", "GBP")


def build(path: Path, claims: int) -> None:
    """Makes a base of at least so many claims where there is none."""
    articles = round(claims / CLAIMS_PER_ARTICLE / TOLD + 0.5) * TOLD
    with closing(open_to_write(str(path))) as db:
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute("PRAGMA journal_mode = OFF")
        db.execute("PRAGMA synchronous = OFF")
        db.execute("PRAGMA cache_size = -400000")
        db.execute("BEGIN")
        later = _laid_aside(db)
        news = _News(articles)
        for first in range(0, articles, _BATCH):
            rows: Rows = {}
            for place in range(first, min(first + _BATCH, articles)):
                news.article(place, rows)
            _insert(db, rows)
        _insert(db, news.firms())
        _finish(db, later)
        db.execute("COMMIT")
        db.execute("PRAGMA journal_mode = WAL")


def _laid_aside(db: sqlite3.Connection) -> list[str]:
    """Takes indexes and triggers away, since sorting once is quicker than a million insertions; returns their SQL."""
    listed = "SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL"
    found = db.execute(f"{listed} ORDER BY type, rowid").fetchall()
    for type, name, _ in found:
        db.execute(f"DROP {type} {name}")
    return [sql for _, _, sql in found]


def _finish(db: sqlite3.Connection, later: list[str]) -> None:
    for statement in later:
        db.execute(statement)
    for listing in LISTINGS.values():
        fill(db, listing)
    for index in ("articles_fts", "claims_fts"):
        db.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")


def _insert(db: sqlite3.Connection, rows: Rows) -> None:
    for table, found in rows.items():
        marks = ", ".join("?" * len(found[0]))
        db.executemany(f"INSERT INTO {table} VALUES ({marks})", found)


class _News:
    """Articles as rows."""

    def __init__(self, articles: int) -> None:
        firms = max(10, int(articles * FIRMS_PER_ARTICLE))
        self._names = [f"{word(n)} Power" for n in range(firms)]
        self._weights = list(accumulate(1 / (n + 1) ** UNEVEN for n in range(firms)))
        self._used: set[str] = set()
        self._claims = 0
        self._numbers: dict[tuple[str, int], int] = {}
        self._last: dict[str, tuple[dict[str, Any], str]] = {}

    def firms(self) -> Rows:
        """The run, and a row for each firm that was named."""
        run = (1, "2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z", 0.0, 0, "bench", "{}", "[]", *(0,) * 7)
        companies = [
            (f"met:{name}", name, normalize(name), 0, None, None, None, None, None, None) for name in sorted(self._used)
        ]
        return {"runs": [run], "companies": companies}

    def article(self, place: int, rows: Rows) -> None:
        """Adds an article with all that hangs on it."""
        story = place // TOLD
        told = place % TOLD
        fields = self._story(story)
        one, other, day = fields["one"], fields["other"], fields["day"] + timedelta(days=told)
        own = random.Random(place)
        said = f"{one} made a deal with {other} for {fields['mw']} MW at {fields['value']:g} {fields['currency']}."
        rose = f"{one} rose {fields['percent']}%."
        text = f"{said} {rose} {' '.join(word(own.randrange(10**6)) for _ in range(_WORDS))}"
        id = _id("article", place)
        published = day.isoformat()
        url, site = f"https://outlet-{place % 40}.invalid/{place}", f"Outlet {place % 40}"
        rows.setdefault("articles", []).append(
            (id, said[:60], site, url, published, None, "en", text, "{}", 2, "bench", 1, place + 1)
        )
        rows.setdefault("article_sources", []).append((None, id, "bench", place + 1, None, url, None, site, 1))
        rows.setdefault("inputs", []).append(
            (None, "bench", place + 1, id, "", "bench", "article", None, None, id, 1, None)
        )
        claims = {}
        for type, values, parties, words, evidence in self._told(place, fields, day, said, rose):
            at = text.index(evidence)
            spans = {field: (at + evidence.index(raw), raw) for field, raw in words.items()}
            claims[type] = self._claim(rows, type, place, id, published, values, parties, spans, (at, evidence))
        for position, (raw, kind, type) in enumerate(
            ((f"{fields['mw']} MW", "power", "deal"), (f"{fields['percent']}%", "percent", "move"))
        ):
            start = text.index(raw)
            rows.setdefault("ledger", []).append(
                (id, position, start, start + len(raw), raw, kind, "claim", None, json.dumps([claims[type]]))
            )
        if place % 5 == 0:
            self._fact(rows, "guidance", place, 1, published)
            self._fact(rows, "event", place, 1, published)
        if told == TOLD - 1:
            for type in ("deal", "capacity", "move"):
                self._fact(rows, type, story * TOLD, TOLD, fields["day"].isoformat())
            self._links(rows, story)

    def _firm(self, chance: random.Random) -> str:
        name = self._names[bisect(self._weights, chance.random() * self._weights[-1])]
        self._used.add(name)
        return name

    def _story(self, story: int) -> dict[str, Any]:
        again = story % 10 == 9 or story % 50 == 25
        chance = random.Random(10**9 + (story - 1 if again else story))
        one, other = self._firm(chance), self._firm(chance)
        while other == one:
            other = self._firm(chance)
        fields = {
            "one": one,
            "other": other,
            "day": START + timedelta(days=chance.randrange(DAYS)),
            "kind": chance.choice(_KINDS),
            "technology": chance.choice(_TECHNOLOGIES),
            "mw": chance.randrange(20, 1500),
            "value": chance.randrange(20, 900) * 1e7,
            "currency": chance.choice(_CURRENCIES),
            "percent": chance.randrange(1, 90) / 10,
            "status": chance.choice(_STATUSES),
        }
        if story % 10 == 9:
            return {**fields, "day": fields["day"] + timedelta(days=90), "status": "completed"}
        return {**fields, "mw": fields["mw"] + 10} if story % 50 == 25 else fields

    def _told(
        self, place: int, f: dict[str, Any], day: date, said: str, rose: str
    ) -> Iterator[tuple[str, dict[str, Any], dict[str, str], dict[str, str], str]]:
        """The claims of an article: type, values, parties, the words of fields, and the sentence."""
        one, mw = f["one"], float(f["mw"])
        sides = {"company": one, "counterparty": f["other"]}
        deal = {
            **sides, "kind": f["kind"], "action": "new", "status": f["status"], "capacity_mw": mw,
            "capacity_bound": "exact", "value": f["value"], "value_bound": "exact", "value_basis": "total",
            "currency": f["currency"], "technology": f["technology"], "announced": f["day"].isoformat(),
        }  # fmt: skip
        power = f"{f['mw']} MW"
        yield "deal", deal, sides, {**sides, "capacity_mw": power, "value": f"{f['value']:g} {f['currency']}"}, said
        stage = _STAGES[place // TOLD % len(_STAGES)]
        held = {"holder": one, "mw": mw, "bound": "exact", "stage": stage, "technology": f["technology"]}
        yield "capacity", held, {"holder": one}, {"holder": one, "mw": power}, said
        move = {
            "subject": one, "subject_kind": "company", "metric": "share_price", "percent": f["percent"],
            "bound": "exact", "horizon": "day", "period": f["day"].isoformat(),
        }  # fmt: skip
        yield "move", move, {"subject": one}, {"subject": one, "percent": f"{f['percent']}%"}, rose
        if place % 5 == 0:
            company = {"company": one}
            guided = {
                **company, "metric": _METRICS[place // 5 % len(_METRICS)], "low": f["value"], "high": f["value"],
                "bound": "exact", "unit": f["currency"], "period": day.isoformat()[:4],
            }  # fmt: skip
            yield "guidance", guided, company, company, said
            yield (
                "event",
                {**company, "kind": "earnings", "date": day.isoformat(), "scheduled": 1},
                company,
                company,
                said,
            )

    def _claim(
        self, rows: Rows, type: str, place: int, article: str, published: str, values: dict[str, Any],
        parties: dict[str, str], spans: dict[str, tuple[int, str]], evidence: tuple[int, str],
    ) -> str:  # fmt: skip
        id = _id(type, place)
        at, sentence = evidence
        self._claims += 1
        self._numbers[type, place % TOLD] = self._claims
        when = values.get("announced") or values.get("date") or published
        rows.setdefault("claims", []).append(
            (
                id, article, type, 0.8, f"{type}.made", "bench", at, at + len(sentence), sentence, None, "{}",
                json.dumps({k: v for k, v in values.items() if v is not None}), when, when, 1, None, self._claims, 0.8,
            )
        )  # fmt: skip
        rows.setdefault(f"{type}_rows", []).append((self._claims, *(values.get(c.name) for c in columns(type))))
        rows.setdefault("mention_rows", []).extend(
            (self._claims, f, s, s + len(raw), raw) for f, (s, raw) in spans.items()
        )
        met = [(self._claims, field, name, f"met:{name}", f"met:{name}") for field, name in parties.items()]
        rows.setdefault("party_rows", []).extend(met)
        self._last[type] = (values, when)
        return id

    def _fact(self, rows: Rows, type: str, founder: int, claims: int, first: str) -> None:
        values, when = self._last[type]
        id = handle(_id(type, founder))
        data = json.dumps({k: v for k, v in values.items() if v is not None})
        own = (id, type, _id(type, founder), data, 0.8, claims, claims, claims, first, when, when, when, "bench")
        rows.setdefault("facts", []).append(own)
        rows.setdefault(f"{type}_facts", []).append((id, *(values.get(c.name) for c in columns(type))))
        for place in range(founder, founder + claims):
            claim = _id(type, place)
            via = None if place == founder else _id(type, founder)
            number = self._numbers[type, place % TOLD]
            rows.setdefault("member_rows", []).append((number, id, handle(claim), 0.9 if via else 1.0, via, "{}", 0))

    def _links(self, rows: Rows, story: int) -> None:
        earlier, later = (handle(_id("deal", (story + by) * TOLD)) for by in (-1, 0))
        if story % 10 == 9:
            rows.setdefault("fact_links", []).append((earlier, later, "status", None, 0.9, "{}"))
        elif story % 50 == 25:
            rows.setdefault("fact_links", []).append((earlier, later, "conflict", "capacity_mw", 0.9, "{}"))


def _id(kind: str, place: int) -> str:
    return hashlib.sha256(f"{kind} {place}".encode()).hexdigest()[:16]

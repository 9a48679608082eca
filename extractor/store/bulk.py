"""Bulk writing: what was worked out elsewhere, as rows, many at a time.

What is new to a base goes into its tables by ``executemany``. A batch that meets another state of the base (a place
that held other bytes, an article by other rules) is written one by one, as a run does, so that both end in the same
rows.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from extractor.schema import Extraction, Rejected
from extractor.store.companies import CompanyRows
from extractor.store.elsewhere import (
    ARTICLE,
    CLAIM,
    ENTRY,
    MENTION,
    Contents,
    Elsewhere,
    Ending,
    Rows,
    extractions,
)
from extractor.store.errors import UnsoundRows, in_words
from extractor.store.laid import Laid
from extractor.store.own import registry_of
from extractor.store.own_facts import OF_ITS_OWN, own_facts
from extractor.store.sound import check
from extractor.store.tables import FACT_TABLES
from extractor.store.write import Writer

Told = Callable[[str, str | None], None]
"""Hears of an input's outcome (``unchanged`` among them) and of the reason why it is no article."""
_INPUT = ("source", "member", "digest", "options", "rules", "outcome", "reason", "detail", "article")
_SOURCE = ("article", "source", "member", "input_id", "url", "title", "site")


class BulkWriter(Writer):
    """A base that is filled with rows; ``new`` where it was made for them and has no indexes yet."""

    temporary = "FILE"
    """Indexes of a whole base are sorted there."""

    def __init__(self, path: str, *, new: bool = False) -> None:
        super().__init__(path)
        self._new = new
        if new:
            self._companies = CompanyRows(self.db, registry_of(self.db), new=True)

    @contextmanager
    def whole(self) -> Iterator[None]:
        """A transaction over several batches: all of them or none. Raises UnsoundRows where rows do not fit in."""
        try:
            with in_words(self.path):
                self._begin()
                try:
                    yield
                except (sqlite3.IntegrityError, sqlite3.InterfaceError, OverflowError) as error:
                    raise UnsoundRows(f"a row that no base can have ({error})") from error
        except BaseException:
            self.db.rollback()
            self._companies.forget()
            raise
        self.flush()

    def write_rows(self, run: int, rows: Rows, options: str, told: Told) -> Counter[str]:
        """Writes a batch within ``whole``; returns the claims of its articles by type. Raises UnsoundRows where
        something does not hold, such as a span that is not its text."""
        endings = rows.endings()
        there = self._places(endings)
        waiting = [n for n, ending in enumerate(endings) if not self._settled(there.get(ending.place), ending, options)]
        for _ in range(len(endings) - len(waiting)):
            told("unchanged", None)
        articles = [n for n in waiting if endings[n].article is not None]
        contents = rows.contents(articles)
        check([endings[n] for n in waiting], [endings[n] for n in articles], contents)
        firsts, other = self._firsts([endings[n].article or "" for n in articles])
        again = len({endings[n].place for n in waiting}) < len(waiting)
        seen = other or any(endings[n].place in there for n in waiting)
        if again or (seen and self._new):
            raise UnsoundRows("it says two things of one input")
        if seen:
            return self._one_by_one(run, endings, waiting, articles, contents, options, told)
        return _Batch(self, run, options, firsts).write(endings, waiting, articles, contents, told)

    def _settled(self, there: sqlite3.Row | None, ending: Ending, options: str) -> bool:
        if there is None or there["outcome"] == "failure" or there["replaced_by"] is not None:
            return False
        return (there["digest"], there["options"], there["rules"]) == (ending.digest, options, self._rules)

    def _places(self, endings: Sequence[Ending]) -> dict[tuple[str, int], sqlite3.Row]:
        """What the base has of the places of inputs: what counts, if something does."""
        asked = json.dumps(sorted({ending.place for ending in endings}))
        sql = (
            "SELECT i.* FROM json_each(?) AS a CROSS JOIN inputs AS i ON i.source = (a.value ->> 0) "
            "AND ifnull(i.member, 0) = (a.value ->> 1) ORDER BY i.replaced_by IS NULL"
        )
        return {(row["source"], row["member"] or 0): row for row in self.db.execute(sql, (asked,))}

    def _firsts(self, articles: Sequence[str]) -> tuple[dict[str, tuple[str, int | None] | None], bool]:
        """Of articles that the base has, the input that each counts for; and whether some were read by other rules."""
        sql = (
            "SELECT a.id, a.rules, i.source, i.member FROM json_each(?) AS asked CROSS JOIN articles AS a "
            "ON a.id = asked.value LEFT JOIN inputs AS i ON i.article = a.id AND i.outcome = 'article' "
            "AND i.replaced_by IS NULL"
        )
        rows = self.db.execute(sql, (json.dumps(sorted(set(articles))),)).fetchall()
        firsts = {row["id"]: (row["source"], row["member"]) if row["source"] is not None else None for row in rows}
        return firsts, any(row["rules"] != self._rules for row in rows)

    def _one_by_one(self, run: int, endings: Sequence[Ending], waiting: Sequence[int], articles: Sequence[int],
                    contents: Contents, options: str, told: Told) -> Counter[str]:  # fmt: skip
        try:
            read = dict(zip(articles, extractions(contents), strict=True))
        except ValueError as error:
            raise UnsoundRows(f"what no article can say ({str(error).splitlines()[0]})") from error
        claims: Counter[str] = Counter()
        for number in waiting:
            ending = endings[number]
            raw = Elsewhere(ending.source, "text", b"", ending.member, told=ending.digest)
            why = {"outcome": ending.outcome, "reason": ending.reason or "", "detail": ending.detail or ""}
            result = read.get(number) or Rejected.model_validate(why)
            outcome = self._write(run, raw, result, options)
            if outcome == "article" and isinstance(result, Extraction):
                claims.update(claim.type for claim in result.claims)
            told(outcome, ending.reason)
        return claims


class _Batch:
    """A batch whose inputs are new to the base, on its way into the tables."""

    def __init__(self, store: BulkWriter, run: int, options: str, firsts: dict[str, tuple[str, int | None] | None]):
        self._store, self._run, self._options, self._firsts = store, run, options, firsts

    def write(self, endings: Sequence[Ending], waiting: Sequence[int], articles: Sequence[int], contents: Contents,
              told: Told) -> Counter[str]:  # fmt: skip
        """Writes it; returns the claims of its articles by type."""
        new: dict[int, str] = {}
        inputs: list[tuple[Any, ...]] = []
        at = {number: place for place, number in enumerate(articles)}
        for number in waiting:
            ending = endings[number]
            outcome, reason, detail = ending.outcome, ending.reason, ending.detail
            if ending.article is not None:
                if ending.article not in self._firsts:
                    new[at[number]] = ending.article
                first = self._firsts.get(ending.article)
                if first is None:
                    self._firsts[ending.article] = (ending.source, ending.member)
                else:
                    where = first[0] + (f", record {first[1]}" if first[1] else "")
                    outcome, reason, detail = "duplicate", "same_text", f"the text of {where}"
            inputs.append((*ending[:3], self._options, self._store._rules, outcome, reason, detail, ending.article))
            told(outcome, ending.reason)
        claims = self._articles(new, contents)
        sources = [
            (a[0], *endings[n][:2], a[9], a[3], a[1], a[2]) for n, a in zip(articles, contents.articles, strict=True)
        ]
        self._put("inputs", _INPUT, inputs, run=True)
        self._put("article_sources", _SOURCE, sources, run=True)
        return claims

    def _articles(self, new: dict[int, str], contents: Contents) -> Counter[str]:
        ledger: list[tuple[Any, ...]] = []
        counted: dict[int, int] = dict.fromkeys(new, 0)
        for at, *entry in contents.ledger:
            if at in new:
                ledger.append((new[at], counted[at], *entry))
                counted[at] += 1
        first = self._store._next("articles")
        rows = [(*contents.articles[at][:9], counted[at], self._store._rules, first + n) for n, at in enumerate(new)]
        self._put("articles", (*ARTICLE[:9], "entries", "rules", "seq"), rows, run=True)
        self._put("ledger", ("article", "position", *ENTRY), ledger)
        return self._claims(new, contents)

    def _claims(self, new: dict[int, str], contents: Contents) -> Counter[str]:
        """Claims and what hangs on them. A live claim is a fact of its own until it is consolidated."""
        store, first = self._store, self._store._next("claims")
        mine = {n: claim for n, claim in enumerate(contents.claims) if claim[0] in new}
        numbers = {n: number for number, n in enumerate(mine, start=first)}
        said: dict[int, dict[str, str]] = {}
        mentions = []
        for n, *mention in contents.mentions:
            if n in mine:
                said.setdefault(n, {})[mention[0]] = mention[3]
                mentions.append((numbers[n], *mention))
        laid = Laid(store._companies, store._standing)
        rows = []
        for n, (at, *values) in mine.items():
            laid.add(values[0], numbers[n], values[1], json.loads(values[9]), said.get(n, {}))
            rows.append((new[at], *values, store._rules, numbers[n], store._adjusted(values[2], values[3])))
        self._put("claims", ("article", *CLAIM, "rules", "seq", "judged"), rows, run=True)
        self._put("mention_rows", ("claim", *MENTION), mentions)
        for table, (names, found) in laid.rows().items():
            self._put(table, names, found)
        store._added += len(rows)
        if rows and not store._new:
            self._put("pending_claims", ("claim",), [(row[1],) for row in rows])
            own_facts(store.db, FACT_TABLES, "c.seq >= ?", (first,), "c.judged", OF_ITS_OWN)
        return Counter(claim[2] for claim in mine.values())

    def _put(self, table: str, names: Sequence[str], rows: Sequence[tuple[Any, ...]], *, run: bool = False) -> None:
        if rows:
            named = ", ".join(f'"{name}"' for name in (*names, "run")[: None if run else -1])
            marks = ", ".join("?" * len(names)) + (f", {self._run}" if run else "")
            self._store.db.executemany(f"INSERT INTO {table} ({named}) VALUES ({marks})", rows)

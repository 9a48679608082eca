"""What consolidation reads and writes: claims that wait, the blocks they share, the facts they make.

Claims that are new, or no longer live, wait in ``pending_claims``, written in the transaction that changed them. A step
of consolidation takes some of them, settles every block they touch and strikes them off, all in one transaction: after
a crash the base holds what it held before the step, and the next run takes it up there.

The first step joins the transaction that wrote the claims, where that is still open: they are settled before they are
there for anybody, and only those that no step has come to are facts of their own until one does.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from extractor.schema.facts import Fact, FactLink, Member, Telling
from extractor.store.confidence import bring_up_to_date
from extractor.store.copies import Copies
from extractor.store.errors import in_words
from extractor.store.fact_rows import FactRows
from extractor.store.judgements import own_of
from extractor.store.own_facts import OF_ITS_OWN, own_facts
from extractor.store.resolve import key
from extractor.store.tables import FACT_TABLES
from extractor.store.verdicts import NONE, in_force

_WITHIN = "IN (SELECT value FROM json_each(?))"
_ENDS = (("later", "earlier"), ("earlier", "later"))

_DEALS_OF_CAPACITIES = """
SELECT c.id AS claim, d.id AS deal, p.field, p.name, p.judged
FROM json_each(?) AS asked
CROSS JOIN claims AS c ON c.id = asked.value AND c.type = 'capacity'
CROSS JOIN mention_rows AS m ON m.claim = c.seq AND m.field = 'mw'
CROSS JOIN claims AS d ON d.article = c.article AND +d.type = 'deal' AND +d.superseded_by IS NULL
CROSS JOIN mention_rows AS n ON n.claim = d.seq AND n.field = 'capacity_mw' AND n.start = m.start
CROSS JOIN party_rows AS p ON p.claim = d.seq AND p.field IN ('company', 'counterparty')
ORDER BY d.id"""
"""Who makes the deal whose megawatts a capacity claim states by the same words. CROSS JOIN keeps SQLite to the order of
the tables: it would begin with all deals of the base."""


_GROUPS_OF_CAPACITIES = """
WITH RECURSIVE above (claim, id, level) AS (
  SELECT c.id, k.parent, 1 FROM json_each(?) AS asked
  CROSS JOIN claims AS c ON c.id = asked.value CROSS JOIN party_rows AS p ON p.claim = c.seq AND p.field = 'holder'
  CROSS JOIN companies AS k ON k.id = p.judged AND k.parent IS NOT NULL
  UNION ALL
  SELECT a.claim, k.parent, a.level + 1 FROM above AS a
  CROSS JOIN companies AS k ON k.id = a.id AND k.parent IS NOT NULL WHERE a.level < 8
)
SELECT claim, id FROM above ORDER BY claim, level"""
"""The companies that the holders of capacities belong to, the nearest first."""


class FactBase:
    """The facts of a base that is open for writing."""

    def __init__(self, db: sqlite3.Connection, path: str) -> None:
        self._db, self._path = db, path
        self._rows = FactRows(db)
        self._fresh: set[str] = set()
        self.copies = Copies(db)

    @contextmanager
    def step(self) -> Iterator[None]:
        """All that is done in it is committed, with what waits for a commit, or nothing; that goes on waiting then."""
        with in_words(self._path):
            joined, fresh = self._db.in_transaction, set(self._fresh)
            if not joined:
                self._db.execute("BEGIN IMMEDIATE")
            self._db.execute("SAVEPOINT step")
            try:
                yield
            except BaseException:
                self._fresh = fresh
                self._undo(joined)
                raise
            self._db.execute("RELEASE step")
            self.commit()

    def _undo(self, joined: bool) -> None:
        """Takes a step back, and ends the transaction that it began. Some errors have ended it already."""
        if joined and self._db.in_transaction:
            self._db.execute("ROLLBACK TO step")
            self._db.execute("RELEASE step")
        else:
            self._db.rollback()

    def born(self, claim: str) -> None:
        """Takes note of a claim that the open transaction made live and that no fact has."""
        self._fresh.add(claim)

    def commit(self) -> None:
        """Makes last what waits for a commit. Claims that no step has settled meanwhile are facts of their own."""
        if self._db.in_transaction:
            alone = self._without_fact()
            if alone:
                which = f"c.id {_WITHIN}"
                own_facts(self._db, FACT_TABLES, which, (json.dumps(alone),), "c.judged", OF_ITS_OWN)
            self._db.execute("COMMIT")
        self._fresh.clear()

    def _without_fact(self) -> list[str]:
        """Of the claims that were taken note of those that are still there and live, and in no fact."""
        sql = (
            "SELECT c.id FROM json_each(?) AS asked CROSS JOIN claims AS c ON c.id = asked.value "
            "WHERE c.superseded_by IS NULL AND NOT EXISTS (SELECT 1 FROM member_rows AS f WHERE f.claim = c.seq)"
        )
        return [row[0] for row in self._db.execute(sql, (json.dumps(sorted(self._fresh)),))]

    def follow_verdicts(self) -> None:
        """Brings the confidence of claims and facts up to date with what was said of their rules."""
        bring_up_to_date(self._db)

    def pending(self, limit: int) -> list[str]:
        """Claims that wait, a number at most."""
        return [row[0] for row in self._db.execute("SELECT claim FROM pending_claims ORDER BY claim LIMIT ?", (limit,))]

    def done(self, claims: Sequence[str]) -> None:
        """Strikes claims off."""
        self._fresh.difference_update(claims)
        self._db.execute(f"DELETE FROM pending_claims WHERE claim {_WITHIN}", (json.dumps(claims),))

    def wait(self, articles: Iterable[str] | None = None) -> None:
        """Lets all claims wait, or those of some articles."""
        if articles is None:
            self._db.execute("INSERT OR IGNORE INTO pending_claims SELECT id FROM claims")
            return
        self._db.execute(
            f"INSERT OR IGNORE INTO pending_claims SELECT id FROM claims WHERE article {_WITHIN}",
            (json.dumps(sorted(articles)),),
        )

    def tellings(self, claims: Iterable[str]) -> list[Telling]:
        """The live ones of some claims that nobody rejected, as they were corrected."""
        claims = sorted(set(claims))
        listed, own = json.dumps(claims), own_of(self._db)
        parties: dict[str, dict[str, str]] = {}
        sql = (
            "SELECT c.id AS claim, p.field, p.name, p.judged FROM json_each(?) AS asked "
            "CROSS JOIN claims AS c ON c.id = asked.value CROSS JOIN party_rows AS p ON p.claim = c.seq"
        )
        for row in self._db.execute(sql, (listed,)):
            parties.setdefault(row["claim"], {})[row["field"]] = key(row["name"], row["judged"], own)
        deals: dict[str, str] = {}
        for row in self._db.execute(_DEALS_OF_CAPACITIES, (listed,)):
            parties[row["claim"]][f"deal.{row['field']}"] = key(row["name"], row["judged"], own)
            deals[row["claim"]] = row["deal"]
        above: dict[str, list[str]] = {}
        for row in self._db.execute(_GROUPS_OF_CAPACITIES, (listed,)):
            above.setdefault(row["claim"], []).append(row["id"])
        told = {t.claim: t for t in self.tellings(deals.values())} if deals else {}
        rows = self._db.execute(
            "SELECT c.id, c.article, c.type, substr(a.published, 1, 10) AS day, c.judged AS confidence, c.data, "
            "ifnull(s.story, c.article) AS story FROM claims AS c JOIN articles AS a ON a.id = c.article "
            "LEFT JOIN article_signatures AS s ON s.article = a.seq "
            f"WHERE +c.superseded_by IS NULL AND c.id {_WITHIN}",
            (listed,),
        )
        verdicts = in_force(self._db, claims)
        return [
            Telling(r["id"], r["article"], r["type"], r["day"], r["confidence"],
                    verdicts.get(r["id"], NONE).applied(json.loads(r["data"])), parties.get(r["id"], {}), r["story"],
                    tuple(above.get(r["id"], ())), told.get(deals.get(r["id"], "")))
            for r in rows
            if not verdicts.get(r["id"], NONE).rejected
        ]  # fmt: skip

    def blocks_of(self, claims: Iterable[str]) -> dict[str, list[str]]:
        """The blocks of claims, as they were last settled."""
        found: dict[str, list[str]] = {}
        sql = (
            "SELECT c.id AS claim, b.block FROM json_each(?) AS asked CROSS JOIN claims AS c ON c.id = asked.value "
            "CROSS JOIN claim_blocks AS b ON b.claim = c.seq ORDER BY b.block"
        )
        for row in self._db.execute(sql, (json.dumps(sorted(set(claims))),)):
            found.setdefault(row["claim"], []).append(row["block"])
        return found

    def set_blocks(self, claims: Sequence[str], blocks: Mapping[str, Sequence[str]]) -> None:
        """The blocks of claims are these; a claim that is not live has none."""
        listed = self._db.execute(f"SELECT id, seq FROM claims WHERE id {_WITHIN}", (json.dumps(claims),))
        numbers = {row["id"]: row["seq"] for row in listed}
        within = json.dumps(sorted(numbers.values()))
        self._db.execute(f"DELETE FROM claim_blocks WHERE claim {_WITHIN}", (within,))
        pairs = sorted((block, numbers[claim]) for claim, shared in blocks.items() for block in shared)
        self._db.executemany("INSERT INTO claim_blocks (block, claim) VALUES (?, ?)", pairs)

    def sharing(self, blocks: Iterable[str]) -> dict[str, list[str]]:
        """The claims of blocks."""
        found: dict[str, list[str]] = {}
        sql = (
            "SELECT b.block, c.id AS claim FROM json_each(?) AS asked CROSS JOIN claim_blocks AS b "
            "ON b.block = asked.value CROSS JOIN claims AS c ON c.seq = b.claim ORDER BY b.block, c.id"
        )
        for row in self._db.execute(sql, (json.dumps(sorted(set(blocks))),)):
            found.setdefault(row["block"], []).append(row["claim"])
        return found

    def facts_of(self, claims: Iterable[str]) -> dict[str, str]:
        """The fact of each claim."""
        sql = (
            "SELECT c.id AS claim, m.fact FROM json_each(?) AS asked CROSS JOIN claims AS c ON c.id = asked.value "
            "CROSS JOIN member_rows AS m ON m.claim = c.seq"
        )
        return {row["claim"]: row["fact"] for row in self._db.execute(sql, (json.dumps(sorted(set(claims))),))}

    def members(self, facts: Iterable[str], *, attached: bool = False) -> dict[str, list[Member]]:
        """The members of facts; those that were added to them as claims of one party only where asked for."""
        found: dict[str, list[Member]] = {}
        sql = f"SELECT * FROM fact_claims WHERE attached <= {int(attached)} AND fact {_WITHIN} ORDER BY fact, claim"
        for row in self._db.execute(sql, (json.dumps(sorted(set(facts))),)):
            found.setdefault(row["fact"], []).append(_member(row))
        return found

    def linked_with(self, facts: Iterable[str]) -> set[str]:
        """The facts at the other end of the links of some."""
        listed = json.dumps(sorted(facts))
        later, earlier = (f"SELECT {end} FROM fact_links WHERE {other} {_WITHIN}" for end, other in _ENDS)
        return {row[0] for row in self._db.execute(f"{later} UNION {earlier}", (listed, listed))}

    def put(self, fact: Fact) -> None:
        """Writes a fact that is not there but for its claims."""
        self._rows.insert(replace(fact, members=()))

    def replace(self, old: set[str], facts: Sequence[Fact], links: Sequence[FactLink], later: set[str]) -> int:
        """Puts facts in the place of others, and the links that lead to ``later`` in the place of theirs; how many
        changed."""
        changed = self._rows.replace(old, facts)
        self._rows.relink(sorted(later), links)
        return changed


def _member(row: sqlite3.Row) -> Member:
    explained: dict[str, Any] = json.loads(row["explanation"])
    unknown = tuple(explained.get("unknown", ()))
    return Member(row["claim"], row["score"], row["via"], explained.get("agreed", {}), unknown, bool(row["attached"]))

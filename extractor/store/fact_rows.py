"""Facts as rows: written whole, and only where they are not what is there already."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from extractor.schema.facts import Fact, FactLink, Member, Support, handle
from extractor.store.narrow import columns
from extractor.store.rows import Row, days_of, dumps
from extractor.store.tables import FACT_TABLES


def digest(fact: Fact) -> str:
    """A hash of all that a fact says, which tells whether its rows are to be written anew. Its confidence is left out,
    since that follows verdicts by itself."""
    said = {**vars(fact), "support": replace(fact.support, confidence=0.0)}
    text = json.dumps(said, sort_keys=True, default=vars)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def own_fact(claim: str, type: str, fields: dict[str, Any], confidence: float, published: str | None) -> Fact:
    """A claim as a fact of its own, as long as it has not been consolidated."""
    day = published[:10] if published else None
    support = Support(1, 1, 1, day, day, confidence)
    return Fact(handle(claim), type, claim, (Member(claim, 1.0, None),), fields, (), support)


class FactRows:
    """Writes facts and links within whatever transaction is open."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def replace(self, old: set[str], facts: Sequence[Fact]) -> int:
        """Puts facts in the place of others; returns how many were written. What is the same already stays."""
        there = self._digests(sorted(old | {fact.id for fact in facts}))
        digests = {fact.id: digest(fact) for fact in facts}
        changed = [fact for fact in facts if there.get(fact.id) != digests[fact.id]]
        gone = sorted(old - set(digests))
        self._clear(sorted({*gone, *(f.id for f in changed)}), [m.claim for f in changed for m in f.members])
        self.delete(gone)
        for fact in changed:
            self.insert(fact, digests[fact.id], anew=fact.id not in there)
        return len(changed)

    def delete(self, facts: Iterable[str]) -> None:
        """Removes facts with all that hangs on them."""
        for id in facts:
            (type,) = self._db.execute("SELECT type FROM facts WHERE id = ?", (id,)).fetchone() or (None,)
            if type is None:
                continue
            self._db.execute("DELETE FROM fact_links WHERE earlier = ? OR later = ?", (id, id))
            self._clear([id], [])
            self._db.execute(f"DELETE FROM {FACT_TABLES[type].fact_table} WHERE fact = ?", (id,))
            self._db.execute("DELETE FROM facts WHERE id = ?", (id,))

    def insert(self, fact: Fact, digest: str = "", *, anew: bool = True) -> None:
        """Writes a fact; ``anew`` where there is none of its id."""
        self._put("facts", _row(fact, digest), None if anew else "id")
        numbers = self._numbers([member.claim for member in fact.members])
        for member in fact.members:
            row = {"claim": numbers[member.claim], "fact": fact.id, **_member_row(member)}
            self._put("member_rows", row, None)
        # after its claims, which say who its parties are: lists follow this row
        own = [c.name for c in columns(fact.type)]
        narrow = {"fact": fact.id, **{name: _plain(fact.fields.get(name)) for name in own}}
        self._put(FACT_TABLES[fact.type].fact_table, narrow, None if anew else "fact")
        position: dict[str, int] = {}
        for value in fact.alternatives:
            place = position[value.field] = position.get(value.field, -1) + 1
            row = {"field": value.field, "position": place, "value": dumps(dict(value.values))}
            more = {"independent": value.stories, "claims": dumps(value.claims)}
            self._put("fact_values", {"fact": fact.id, **row, **more}, None)

    def relink(self, later: Sequence[str], links: Sequence[FactLink]) -> None:
        """The links that lead to some facts are these and no others."""
        there = self._db.execute(
            "SELECT * FROM fact_links WHERE later IN (SELECT value FROM json_each(?))", (json.dumps(later),)
        ).fetchall()
        wanted = {(link.earlier, link.later): _link_row(link) for link in links}
        kept = {
            (row["earlier"], row["later"]) for row in there if wanted.get((row["earlier"], row["later"])) == dict(row)
        }
        for row in there:
            if (row["earlier"], row["later"]) not in kept:
                self._db.execute(
                    "DELETE FROM fact_links WHERE earlier = ? AND later = ?", (row["earlier"], row["later"])
                )
        for key, link in wanted.items():
            if key not in kept:
                self._put("fact_links", link, None)

    def _digests(self, ids: Sequence[str]) -> dict[str, str]:
        sql = "SELECT id, digest FROM facts WHERE id IN (SELECT value FROM json_each(?))"
        return {row["id"]: row["digest"] for row in self._db.execute(sql, (json.dumps(ids),))}

    def _numbers(self, claims: Sequence[str]) -> dict[str, int]:
        sql = "SELECT id, seq FROM claims WHERE id IN (SELECT value FROM json_each(?))"
        return {row["id"]: row["seq"] for row in self._db.execute(sql, (json.dumps(claims),))}

    def _clear(self, facts: Sequence[str], claims: Sequence[str]) -> None:
        within = "IN (SELECT value FROM json_each(?))"
        self._db.execute(f"DELETE FROM member_rows WHERE fact {within}", (json.dumps(facts),))
        numbers = sorted(self._numbers(claims).values())
        self._db.execute(f"DELETE FROM member_rows WHERE claim {within}", (json.dumps(numbers),))
        self._db.execute(f"DELETE FROM fact_values WHERE fact {within}", (json.dumps(facts),))

    def _put(self, table: str, row: Row, key: str | None) -> None:
        """Inserts a row, or with a key puts it in the place of the one that has it."""
        names, marks = ", ".join(row), ", ".join("?" * len(row))
        sql = f"INSERT INTO {table} ({names}) VALUES ({marks})"
        if key is not None:
            sets = ", ".join(f"{name} = excluded.{name}" for name in row if name != key)
            sql += f" ON CONFLICT ({key}) DO UPDATE SET {sets}"
        self._db.execute(sql, list(row.values()))


def _row(fact: Fact, digest: str) -> Row:
    support = fact.support
    first, last = days_of(fact.type, fact.fields.get, support.first_report)
    return {
        "id": fact.id,
        "type": fact.type,
        "founder": fact.founder,
        "data": dumps(dict(fact.fields)),
        "confidence": support.confidence,
        "claims": support.claims,
        "articles": support.articles,
        "independent": support.independent,
        "first_report": support.first_report,
        "last_report": support.last_report,
        "first_day": first,
        "last_day": last,
        "digest": digest,
    }


def _member_row(member: Member) -> Row:
    explained = {"agreed": dict(member.agreed), "unknown": list(member.unknown)} if member.via else {}
    return {
        "handle": handle(member.claim),
        "score": member.score,
        "via": member.via,
        "explanation": dumps(explained),
        "attached": int(member.attached),
    }


def _link_row(link: FactLink) -> Row:
    return {
        "earlier": link.earlier,
        "later": link.later,
        "relation": link.relation,
        "field": link.field,
        "score": link.score,
        "explanation": dumps(dict(link.explanation)),
    }


def _plain(value: Any) -> Any:
    return int(value) if isinstance(value, bool) else value

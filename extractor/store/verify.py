"""Re-checking everything that a base promises: spans, ids, ledgers, accounts, references, pages and indexes."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from extractor.schema import article_id
from extractor.store.confidence import factors, of_claim
from extractor.store.judgements import standing_of
from extractor.store.lists import LISTINGS
from extractor.store.rows import claim_of, narrow_row
from extractor.store.tables import FACT_TABLES
from extractor.store.verdicts import in_force

_INDEXED = ("articles", "claims")
_LOST = {
    "an article that no input led to": "SELECT id FROM articles WHERE id NOT IN (SELECT article FROM article_sources)",
    "a claim of a type without a table": "SELECT id FROM claims WHERE type NOT IN (SELECT value FROM json_each(?))",
    "an input that became an article without one": (
        "SELECT id FROM inputs WHERE (outcome IN ('article', 'duplicate')) <> (article IS NOT NULL)"
    ),
    "an input that was left out without a reason": (
        "SELECT id FROM inputs WHERE outcome IN ('skip', 'failure') AND ifnull(reason, '') = ''"
    ),
    "a fact whose first claim is not among its claims": (
        "SELECT f.id FROM facts AS f JOIN claims AS c ON c.id = f.founder "
        "LEFT JOIN member_rows AS m ON m.claim = c.seq AND m.fact = f.id "
        "WHERE m.fact IS NULL AND f.founder NOT IN (SELECT claim FROM pending_claims)"
    ),
    "a fact that counts its claims wrong": (
        "SELECT f.id FROM facts AS f JOIN fact_claims AS m ON m.fact = f.id GROUP BY f.id "
        "HAVING count(*) <> f.claims AND max(m.claim IN (SELECT claim FROM pending_claims)) = 0"
    ),
    "a fact that rests on a claim that is not live": (
        "SELECT m.fact FROM fact_claims AS m JOIN claims AS c ON c.id = m.claim WHERE c.superseded_by IS NOT NULL "
        "AND c.id NOT IN (SELECT claim FROM pending_claims)"
    ),
    "a fact without a row of its own": (
        "SELECT id FROM facts WHERE id NOT IN ("
        + " UNION ".join(f"SELECT fact FROM {table.fact_table}" for table in FACT_TABLES.values())
        + ")"
    ),
    "a fact that its list has not": " UNION ALL ".join(
        f"SELECT * FROM (SELECT fact FROM {FACT_TABLES[type].fact_table} EXCEPT SELECT fact FROM {listing.table})"
        for type, listing in LISTINGS.items()
    ),
    "a combination of facets that is counted wrong": " UNION ALL ".join(
        f"SELECT '{listing.counts}' WHERE (SELECT ifnull(sum(facts), 0) FROM {listing.counts}) "
        f"<> (SELECT count(*) FROM {listing.table})"
        for listing in LISTINGS.values()
    ),
    "an article that counts for two inputs": (
        "SELECT article FROM inputs WHERE outcome = 'article' AND replaced_by IS NULL "
        "GROUP BY article HAVING count(*) > 1"
    ),
}


@dataclass(frozen=True)
class Problem:
    """Something that does not hold: ``what`` is the table, ``id`` the row, ``detail`` says it in words."""

    what: str
    id: str
    detail: str


def problems(db: sqlite3.Connection) -> Iterator[Problem]:
    """Everything that does not hold."""
    for row in db.execute("PRAGMA integrity_check"):
        if row[0] != "ok":
            yield Problem("file", "-", str(row[0]))
    for row in db.execute("PRAGMA foreign_key_check"):
        yield Problem(row[0], str(row[1]), f"refers to a row of {row[2]} that is not there")
    for table in _INDEXED:
        sizes = f"SELECT (SELECT count(*) FROM {table}), (SELECT count(*) FROM {table}_fts_docsize)"
        there, indexed = db.execute(sizes).fetchone()
        if there != indexed:
            yield Problem(table, "-", f"{there} rows, but {indexed} in the full-text index")
    for detail, query in _LOST.items():
        for row in db.execute(query, (json.dumps(list(FACT_TABLES)),) if "?" in query else ()):
            yield Problem("accounts", str(row[0]), detail)
    yield from _judged(db)
    yield from _sure(db)
    yield from _unsettled(db)
    for article in db.execute("SELECT id, published, text, entries FROM articles ORDER BY seq"):
        yield from _article(db, article)


def _unsettled(db: sqlite3.Connection) -> Iterator[Problem]:
    """Every live claim belongs to a fact, but for those that somebody rejected, and what waits to be settled."""
    rejected = {claim for claim, verdict in in_force(db).items() if verdict.rejected}
    live = "SELECT id FROM claims WHERE superseded_by IS NULL AND id NOT IN (SELECT claim FROM pending_claims)"
    belonging = {row[0] for row in db.execute("SELECT claim FROM fact_claims")}
    for row in db.execute(live):
        if (row[0] in belonging) == (row[0] in rejected):
            told = "supports a fact, though it was rejected" if row[0] in rejected else "belongs to no fact"
            yield Problem("claims", row[0], told)


def _judged(db: sqlite3.Connection) -> Iterator[Problem]:
    standing = standing_of(db)
    for claim, field, company, words, judged in db.execute(
        "SELECT c.id, p.field, p.company, m.raw, p.judged FROM party_rows AS p JOIN claims AS c ON c.seq = p.claim "
        "LEFT JOIN mention_rows AS m ON m.claim = p.claim AND m.field = p.field "
        "WHERE p.company IS NOT NULL OR p.judged IS NOT NULL"
    ):
        if judged != (standing.company(company, words) if company else None):
            yield Problem("claim_parties", claim, f"{field} is not whom the judgements say")


def _sure(db: sqlite3.Connection) -> Iterator[Problem]:
    """The confidence of claims is what verdicts make of it, but for rules that wait."""
    odds, verdicts = factors(db), in_force(db)
    settled = (
        "SELECT id, rule, confidence, judged FROM claims "
        "WHERE rule NOT IN (SELECT rule FROM rule_verdicts WHERE waiting = 1)"
    )
    for id, rule, confidence, judged in db.execute(settled):
        if judged != of_claim(confidence, odds.get(rule, 1.0), verdicts.get(id)):
            yield Problem("claims", id, "its confidence is not what the verdicts say")


def _article(db: sqlite3.Connection, article: sqlite3.Row) -> Iterator[Problem]:
    id, text = article["id"], article["text"]
    if article_id(text, article["published"]) != id:
        yield Problem("articles", id, "the id is not the hash of text and publication date")
    live: set[str] = set()
    for row in db.execute("SELECT * FROM claims WHERE article = ? ORDER BY seq", (id,)):
        if row["superseded_by"] is None:
            live.add(row["id"])
        yield from (Problem("claims", row["id"], detail) for detail in _claim(db, dict(row), text))
    yield from (Problem("ledger", id, detail) for detail in _ledger(db, article, live))


def _claim(db: sqlite3.Connection, row: dict[str, Any], text: str) -> Iterator[str]:
    mentions = [dict(m) for m in db.execute("SELECT * FROM mentions WHERE claim = ?", (row["id"],))]
    if text[row["evidence_start"] : row["evidence_end"]] != row["evidence"]:
        yield "the evidence is not the text at its offsets"
    try:
        claim = claim_of(row, mentions, text)
    except ValueError as error:
        yield "; ".join(str(error).splitlines())
        return
    if claim.core_key(row["article"]) != row["id"]:
        yield "the id is not the hash of the core fields and their spans"
    own = db.execute(f"SELECT * FROM {FACT_TABLES[row['type']].table} WHERE claim = ?", (row["id"],)).fetchone()
    if own is None or dict(own) != narrow_row(claim):
        yield f"the row in {FACT_TABLES[row['type']].table} says something else"


def _ledger(db: sqlite3.Connection, article: sqlite3.Row, live: set[str]) -> Iterator[str]:
    entries = db.execute("SELECT * FROM ledger WHERE article = ? ORDER BY position", (article["id"],)).fetchall()
    if [e["position"] for e in entries] != list(range(article["entries"])):
        yield f"{len(entries)} entries where there were {article['entries']}"
    for entry in entries:
        where = f"at {entry['start']}:{entry['end']}"
        if article["text"][entry["start"] : entry["end"]] != entry["raw"]:
            yield f"{entry['raw']!r} is not {where}"
        claims = json.loads(entry["claims"])
        if (entry["outcome"] == "claim") != bool(claims):
            yield f"{entry['raw']!r} {where} ended as {entry['outcome']} with {len(claims)} claims"
        if not live.issuperset(claims):
            yield f"{entry['raw']!r} {where} names a claim that is not among the article's live ones"

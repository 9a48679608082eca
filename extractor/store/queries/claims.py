"""One claim, with everything that it rests on."""

from __future__ import annotations

import json
import sqlite3

from extractor.store.queries.parts import Row, rows, whole_id
from extractor.store.tables import FACT_TABLES
from extractor.store.verdicts import history

_ARTICLE = ("title", "site", "url", "published", "modified", "language")


def claim(db: sqlite3.Connection, id: str) -> Row:
    """The claim whose id begins so, with its own ``fields``, ``mentions``, ``article``, ``run`` and ``verdicts``.

    Raises UnknownRecord.
    """
    row = next(rows(db, "SELECT * FROM claims WHERE id = ?", (whole_id(db, "claims", "claim", id),)))
    kept = ("id", "type", "rule", "rules", "attribution", "superseded_by")
    evidence = {"start": row["evidence_start"], "end": row["evidence_end"], "text": row["evidence"]}
    own = json.loads(row["data"])
    names = FACT_TABLES[row["type"]].meanings
    return {
        **{name: row[name] for name in kept},
        "confidence": row["judged"],
        "extracted_confidence": row["confidence"],
        "rule_verdicts": _of_rule(db, row["rule"]),
        "fields": {name: own[name] for name in names if own.get(name) not in (None, [])},
        "date_basis": json.loads(row["date_basis"]),
        "scores": own.get("scores"),
        "signs": own.get("signs"),
        "evidence": evidence,
        "mentions": list(_mentions(db, row["id"])),
        "article": _article(db, row["article"]),
        "run": _run(db, row["run"]),
        "verdicts": history(db, row["id"]),
    }


def _of_rule(db: sqlite3.Connection, rule: str) -> Row | None:
    """What verdicts on the rule's claims say of it, where there are any."""
    sql = "SELECT reviewed, right, expected, odds FROM rule_verdicts WHERE rule = ? AND reviewed > 0"
    return next(rows(db, sql, (rule,)), None)


def _mentions(db: sqlite3.Connection, claim: str) -> list[Row]:
    sql = 'SELECT field, start, "end", raw FROM mentions WHERE claim = ? ORDER BY start, "end", field'
    return list(rows(db, sql, (claim,)))


def _article(db: sqlite3.Connection, id: str) -> Row:
    article = next(rows(db, f"SELECT id, {', '.join(_ARTICLE)} FROM articles WHERE id = ?", (id,)))
    sources = rows(db, "SELECT source, member, url FROM article_sources WHERE article = ? ORDER BY id", (id,))
    return {**article, "sources": list(sources)}


def _run(db: sqlite3.Connection, id: int) -> Row:
    run = next(rows(db, "SELECT id, started, versions FROM runs WHERE id = ?", (id,)))
    return {**run, "versions": json.loads(run["versions"])}

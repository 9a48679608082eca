"""Checking a base against its own texts."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sqlite_utils import Database

from extractor.schema import CLAIM, article_id
from extractor.store.columns import claim_table


def problems(db: Database) -> Iterator[str]:
    """What is wrong with a base, a sentence each; nothing where it is sound.

    Every span is compared with the article's text, every id with the hash it should be, every claim with its model.
    """
    for row in db.execute("PRAGMA integrity_check"):
        if row[0] != "ok":
            yield f"integrity check: {row[0]}"
    for row in db.execute("PRAGMA foreign_key_check"):
        yield f"table {row[0]}, row {row[1]} refers to a row of {row[2]} that is not there"
    for id, published, text in db.execute("SELECT id, published, text FROM articles ORDER BY id"):
        if article_id(text, published) != id:
            yield f"article {id}: its id is not the hash of its text and date"
        yield from _claims(db, id, text)
        yield from _ledger(db, id, text)


def _claims(db: Database, article: str, text: str) -> Iterator[str]:
    rows = db.execute(
        "SELECT id, type, data, evidence, evidence_start, evidence_end FROM claims WHERE article = ?", [article]
    )
    for id, kind, data, evidence, start, end in rows.fetchall():
        if text[start:end] != evidence:
            yield f"claim {id}: its evidence is not at {start}:{end} of article {article}"
        try:
            claim = CLAIM.validate_python(json.loads(data), context={"text": text})
        except ValueError as error:
            yield f"claim {id}: {error}"
            continue
        if claim.core_key(article) != id:
            yield f"claim {id}: its id is not the hash of its core"
        spans = db.execute("SELECT field, start, end, raw FROM mentions WHERE claim = ?", [id]).fetchall()
        if {field: (low, high) for field, low, high, _ in spans} != dict(claim.mentions):
            yield f"claim {id}: its mentions differ from its data"
        for field, low, high, raw in spans:
            if text[low:high] != raw:
                yield f"claim {id}: {field} is not at {low}:{high} of article {article}"
        if db.execute(f"SELECT 1 FROM {claim_table(kind)} WHERE claim = ?", [id]).fetchone() is None:
            yield f"claim {id}: it has no row in {claim_table(kind)}"


def _ledger(db: Database, article: str, text: str) -> Iterator[str]:
    live = {
        row[0] for row in db.execute("SELECT id FROM claims WHERE article = ? AND superseded_by IS NULL", [article])
    }
    rows = db.execute("SELECT start, end, raw, outcome, claims FROM ledger WHERE article = ?", [article])
    for start, end, raw, outcome, claims in rows.fetchall():
        if text[start:end] != raw:
            yield f"article {article}: the ledger's {raw!r} is not at {start}:{end}"
        named = set(json.loads(claims))
        if (outcome == "claim") != bool(named) or not named <= live:
            yield f"article {article}: the ledger's {raw!r} names claims that are not there"


def totals(db: Database) -> dict[str, int]:
    """How much was checked."""
    tables = ("articles", "claims", "mentions", "ledger", "inputs")
    return {table: int(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]) for table in tables}

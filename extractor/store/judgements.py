"""Judgements about companies: written once and never edited; what they mean is worked out anew after each."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime

from extractor.registry.judgements import Judgement, Kind, Standing
from extractor.store.companies import MET
from extractor.store.errors import UnknownRecord

_PARTIES = (
    "SELECT p.claim, p.field, m.raw, p.judged FROM party_rows AS p "
    "LEFT JOIN mention_rows AS m ON m.claim = p.claim AND m.field = p.field "
    "WHERE p.company = ?"
)
_FIELDS = ("id", "kind", "company", "other", "words", "name", "undoes")


def judgements(db: sqlite3.Connection) -> list[Judgement]:
    """All records, in their order."""
    rows = db.execute(f"SELECT {', '.join(_FIELDS)} FROM judgements ORDER BY id")
    return [Judgement(*row) for row in rows]


def standing_of(db: sqlite3.Connection) -> Standing:
    """What holds after all of them. A name that was judged before it was listed is meant by its id from then on."""
    adopted = dict(db.execute("SELECT ? || name, id FROM companies WHERE listed = 1", (MET,)).fetchall())
    records = [
        Judgement(
            j.id, j.kind, adopted.get(j.company or "", j.company), adopted.get(j.other or "", j.other), j.words, j.name,
            j.undoes,
        )
        for j in judgements(db)
    ]  # fmt: skip
    return Standing.of(records)


def judge(
    db: sqlite3.Connection,
    kind: Kind,
    *,
    who: str,
    why: str,
    company: str | None = None,
    other: str | None = None,
    words: str | None = None,
    name: str | None = None,
    undoes: int | None = None,
) -> int:
    """Writes a judgement, lets it count, and returns its number. Raises UnknownRecord where there is none to undo."""
    if undoes is not None and db.execute("SELECT 1 FROM judgements WHERE id = ?", (undoes,)).fetchone() is None:
        raise UnknownRecord(f"there is no judgement {undoes}; `wattwire companies judgements` lists them")
    with at_once(db):
        cursor = db.execute(
            "INSERT INTO judgements (made, who, kind, company, other, words, name, why, undoes) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (now(), who, kind, company, other, words, name, why, undoes),
        )
        apply(db)
        _compare_anew(db, cursor.lastrowid or 0)
    return cursor.lastrowid or 0


@contextmanager
def at_once(db: sqlite3.Connection) -> Iterator[None]:
    """What is written in it is written whole or not at all, within a transaction that is open already too."""
    db.execute("SAVEPOINT at_once")
    try:
        yield
    except BaseException:
        db.execute("ROLLBACK TO at_once")
        raise
    finally:
        db.execute("RELEASE at_once")


def now() -> str:
    """The time of a record, UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def apply(db: sqlite3.Connection) -> None:
    """Works out anew what the judgements mean for the rows of everybody whom some judgement names."""
    standing = standing_of(db)
    for id, same_as, called in _differing(db, standing):
        db.execute("UPDATE companies SET same_as = ?, called = ? WHERE id = ?", (same_as, called, id))
    changed = [
        (standing.company(id, words), claim, field)
        for id in _touched(db)
        for claim, field, words, judged in db.execute(_PARTIES, (id,)).fetchall()
        if judged != standing.company(id, words)
    ]
    db.executemany("UPDATE party_rows SET judged = ? WHERE claim = ? AND field = ?", changed)
    numbers = json.dumps(sorted({claim for _, claim, _ in changed}))
    waiting = db.execute("SELECT id FROM claims WHERE seq IN (SELECT value FROM json_each(?)) ORDER BY id", (numbers,))
    let_wait(db, [row[0] for row in waiting.fetchall()])


def _compare_anew(db: sqlite3.Connection, id: int) -> None:
    """Lets the claims wait on those whom a record, or one that it undoes, keeps apart from whoever is called alike."""
    known = {judgement.id: judgement for judgement in judgements(db)}
    record = known[id]
    while record.undoes is not None:
        record = known[record.undoes]
    if record.kind in ("split", "keep"):
        named = json.dumps([id for id in (record.company, record.other) if id is not None])
        rows = [
            db.execute(
                "SELECT c.id FROM json_each(?) AS asked CROSS JOIN party_rows AS p CROSS JOIN claims AS c "
                f"ON c.seq = p.claim WHERE p.{column} = asked.value",
                (named,),
            )
            for column in ("company", "judged")
        ]
        let_wait(db, sorted({row[0] for found in rows for row in found}))


def own_of(db: sqlite3.Connection) -> frozenset[str]:
    """Those of which somebody judged that they are companies of their own."""
    if db.execute("SELECT 1 FROM judgements WHERE kind IN ('split', 'keep') LIMIT 1").fetchone() is None:
        return frozenset()
    return frozenset(Standing.of(judgements(db)).own)


def let_wait(db: sqlite3.Connection, claims: Sequence[str]) -> None:
    """Lets the facts of claims be settled anew, and those of their articles, since one claim may explain another."""
    db.execute(
        "INSERT OR IGNORE INTO pending_claims SELECT id FROM claims WHERE article IN "
        "(SELECT article FROM claims WHERE id IN (SELECT value FROM json_each(?)))",
        (json.dumps(list(claims)),),
    )


def _differing(db: sqlite3.Connection, standing: Standing) -> Iterable[tuple[str, str | None, str | None]]:
    rows = db.execute("SELECT id, same_as, called FROM companies").fetchall()
    for id, same_as, called in rows:
        root = standing.company(id)
        wanted = (root if root != id else None, standing.names.get(id))
        if wanted != (same_as, called):
            yield (id, *wanted)


def _touched(db: sqlite3.Connection) -> list[str]:
    """The ids that judgements name, as rows of the base have them now."""
    named = "SELECT company AS id FROM judgements UNION SELECT other FROM judgements"
    return [
        row[0]
        for row in db.execute(
            f"SELECT id FROM companies WHERE id IN ({named}) OR same_as IN ({named}) "
            f"OR (listed = 1 AND ? || name IN ({named})) ORDER BY id",
            (MET,),
        )
    ]

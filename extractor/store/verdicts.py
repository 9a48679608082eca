"""Verdicts on claims: written once and never edited. They hang on a claim's id, which newer rules do not change.

``in_force`` is what consolidation asks: a rejected claim supports no fact, a corrected one says what it was corrected
to.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from extractor.store.errors import QueryError, UnknownRecord
from extractor.store.judgements import at_once, let_wait, now, standing_of

if TYPE_CHECKING:
    from extractor.schema import Claim

Row = dict[str, Any]
Decision = Literal["accept", "reject"]


@dataclass(frozen=True)
class Correction:
    """What a field should be, and the words of the article that say so, where they were pointed at."""

    value: Any
    span: tuple[int, int] | None = None


@dataclass(frozen=True)
class Verdict:
    """What holds of a claim: whether it was accepted or rejected (None: neither), and its corrections by field."""

    decision: Decision | None = None
    corrections: Mapping[str, Correction] = field(default_factory=dict)

    @property
    def rejected(self) -> bool:
        """Whether the claim supports nothing."""
        return self.decision == "reject"

    def applied(self, fields: Mapping[str, Any]) -> dict[str, Any]:
        """A claim's own fields as they should be; what was corrected to nothing is left out."""
        values = {**fields, **{name: c.value for name, c in self.corrections.items()}}
        return {name: value for name, value in values.items() if value is not None}


NONE = Verdict()
"""Of a claim that nobody looked at."""


def in_force(db: sqlite3.Connection, claims: Iterable[str] | None = None) -> dict[str, Verdict]:
    """The verdicts that hold, by claim: those of some claims, or of all that have one."""
    which = "" if claims is None else "WHERE claim IN (SELECT value FROM json_each(?)) "
    values = () if claims is None else (json.dumps(sorted(set(claims))),)
    by_claim: dict[str, list[Row]] = {}
    cursor = db.cursor()
    cursor.row_factory = sqlite3.Row
    for row in cursor.execute(f"SELECT * FROM verdicts {which}ORDER BY id", values):
        by_claim.setdefault(row["claim"], []).append(dict(row))
    found = {claim: _standing(rows) for claim, rows in by_claim.items()}
    return {claim: verdict for claim, verdict in found.items() if verdict.decision or verdict.corrections}


def history(db: sqlite3.Connection, claim: str) -> list[Row]:
    """The verdicts on a claim that hold, in their order."""
    columns = "id, made, who, verdict, field, value, why, undoes"
    rows = db.execute(f"SELECT {columns} FROM verdicts WHERE claim = ? ORDER BY id", (claim,))
    kept = ("made", "who", "verdict", "field", "value", "why")
    return [{name: row[name] for name in kept} for row in _holding([dict(row) for row in rows])]


def _holding(rows: list[Row]) -> list[Row]:
    undone: set[int] = set()
    for row in reversed(rows):
        if row["undoes"] is not None and row["id"] not in undone:
            undone.add(row["undoes"])
    return [row for row in rows if row["id"] not in undone and row["verdict"] != "undo"]


def _standing(rows: list[Row]) -> Verdict:
    decision: Decision | None = None
    corrections: dict[str, Correction] = {}
    for row in _holding(rows):
        if row["verdict"] == "correct":
            span = (row["start"], row["end"]) if row["start"] is not None else None
            corrections[row["field"]] = Correction(json.loads(row["value"]), span)
        else:
            decision = row["verdict"]
    return Verdict(decision, corrections)


def decide(db: sqlite3.Connection, claim: str, decision: Decision, *, who: str, why: str | None = None) -> int:
    """Accepts or rejects a claim; the number of the record."""
    return _insert(db, {"who": who, "claim": claim, "verdict": decision, "why": why})


def correct(
    db: sqlite3.Connection, claim: str, fields: Mapping[str, Correction], *, who: str, why: str | None = None
) -> list[int]:
    """Corrects fields of a claim together; the numbers of the records. Raises QueryError for what cannot be."""
    _check(db, claim, fields)
    with at_once(db):
        return [
            _insert(
                db,
                {
                    "who": who,
                    "claim": claim,
                    "verdict": "correct",
                    "why": why,
                    "field": name,
                    "value": json.dumps(correction.value, ensure_ascii=False),
                    "start": correction.span[0] if correction.span else None,
                    "end": correction.span[1] if correction.span else None,
                },
            )
            for name, correction in fields.items()
        ]


def undo(db: sqlite3.Connection, number: int, *, who: str, why: str | None = None) -> int:
    """Takes a verdict back; the number of the record. Raises UnknownRecord."""
    row = db.execute("SELECT claim FROM verdicts WHERE id = ?", (number,)).fetchone()
    if row is None:
        raise UnknownRecord(f"there is no verdict {number}")
    return _insert(db, {"who": who, "claim": row["claim"], "verdict": "undo", "undoes": number, "why": why})


def prepare(db: sqlite3.Connection) -> None:
    """Loads what the first verdict would have to wait for, a second or so."""
    from extractor.store.own import registry_of
    from extractor.store.rows import claim_of

    del claim_of
    registry_of(db)


def _insert(db: sqlite3.Connection, row: Row) -> int:
    row = {"made": now(), **row}
    names, marks = ", ".join(f'"{name}"' for name in row), ", ".join("?" * len(row))
    from extractor.store.confidence import recount

    with at_once(db):
        number = db.execute(f"INSERT INTO verdicts ({names}) VALUES ({marks})", tuple(row.values())).lastrowid or 0
        _apply(db, row["claim"])
        rules = db.execute("SELECT rule FROM claims WHERE id = ?", (row["claim"],)).fetchall()
        recount(db, [rule for (rule,) in rules])
    return number


def _apply(db: sqlite3.Connection, id: str) -> None:
    """Files a claim under the parties it has after all corrections, and lets the facts be settled anew."""
    from extractor.store.companies import CompanyRows
    from extractor.store.own import registry_of
    from extractor.store.rows import parties

    claim = _claim(db, id, in_force(db, [id]).get(id, NONE))
    rows, standing = CompanyRows(db, registry_of(db)), standing_of(db)
    words = dict(db.execute("SELECT field, raw FROM mentions WHERE claim = ?", (id,)).fetchall())
    number = db.execute("SELECT seq FROM claims WHERE id = ?", (id,)).fetchone()[0]
    db.execute("DELETE FROM party_rows WHERE claim = ?", (number,))
    for name, party, is_company in parties(claim):
        company = rows.id_of(party) if is_company else None
        judged = standing.company(company, words.get(name)) if company else None
        db.execute("INSERT INTO party_rows VALUES (?, ?, ?, ?, ?)", (number, name, party, company, judged))
    let_wait(db, [id])


def _claim(db: sqlite3.Connection, id: str, verdict: Verdict) -> Claim:
    """A claim as a verdict makes it. Raises ValueError where the model does not allow it.

    The models are imported here, since questions do without them.
    """
    from extractor.store.rows import claim_of

    row = dict(db.execute("SELECT * FROM claims WHERE id = ?", (id,)).fetchone())
    mentions = [dict(m) for m in db.execute("SELECT * FROM mentions WHERE claim = ?", (id,))]
    return claim_of({**row, "data": json.dumps(verdict.applied(json.loads(row["data"])))}, mentions)


def _check(db: sqlite3.Connection, claim: str, fields: Mapping[str, Correction]) -> None:
    """Whether the claim would still be one: of the model's kinds, with spans within its article."""
    length = db.execute(
        "SELECT length(text) FROM articles WHERE id = (SELECT article FROM claims WHERE id = ?)", (claim,)
    ).fetchone()[0]
    for name, correction in fields.items():
        if correction.span is not None and not 0 <= correction.span[0] < correction.span[1] <= length:
            raise QueryError(f"{name}: the words lie outside the article")
    standing = in_force(db, [claim]).get(claim, NONE)
    try:
        _claim(db, claim, Verdict(standing.decision, {**standing.corrections, **fields}))
    except ValueError as error:
        raise QueryError(f"{', '.join(fields)}: {_in_words(error)}") from error


def _in_words(error: ValueError) -> str:
    listed = getattr(error, "errors", None)
    told = [str(e["msg"]).removeprefix("Value error, ") for e in listed()] if listed else [str(error)]
    return "; ".join(dict.fromkeys(told))

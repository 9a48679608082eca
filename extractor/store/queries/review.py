"""Claims that are worth a person's look, and what came of looking: precision of rules, annotations."""

from __future__ import annotations

import json
import math
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from extractor.store.judgements import standing_of
from extractor.store.queries.parts import Row, rows
from extractor.store.verdicts import Verdict, in_force

LOW_CONFIDENCE = 0.8
"""Below it a claim is worth a look: 23 % of those of the corpus, and 48 % of its wrong ones."""
LARGE_MW, LARGE_MONEY, LARGE_PERCENT = 1_000.0, 5e9, 50.0
"""From these on a number is worth a look, since a wrong one would top every list."""
REASONS = ("low_confidence", "conflict", "new_company", "large_number")

_QUEUE = """
SELECT c.id, c.type, c.judged AS confidence,
  c.judged < :low AS low_confidence,
  EXISTS (SELECT 1 FROM party_rows AS p JOIN companies AS k ON k.id = p.judged
    WHERE p.claim = c.seq AND k.listed = 0 AND k.id NOT IN (SELECT value FROM json_each(:judged))) AS new_company,
  coalesce(c.data ->> '$.capacity_mw_high', c.data ->> '$.capacity_mw', c.data ->> '$.mw', 0) >= :mw
    OR coalesce(c.data ->> '$.value_high', c.data ->> '$.value', 0) >= :money
    OR abs(coalesce(c.data ->> '$.percent', 0)) >= :percent AS large_number,
  (SELECT fact FROM member_rows WHERE claim = c.seq) IN (SELECT earlier FROM fact_links WHERE relation = 'conflict'
    UNION SELECT later FROM fact_links WHERE relation = 'conflict') AS conflict
FROM claims AS c WHERE c.superseded_by IS NULL
"""
_OF_VERDICTS = """
SELECT c.id, c.type, c.rule, c.confidence, c.judged, c.superseded_by FROM claims AS c
WHERE c.id IN (SELECT value FROM json_each(?)) ORDER BY c.rule, c.id"""
_LIVE = (
    "SELECT {} AS name, count(*) AS claims, sum(judged) AS believed FROM claims WHERE superseded_by IS NULL GROUP BY 1"
)


def queue(
    db: sqlite3.Connection, *, types: Sequence[str] = (), reasons: Sequence[str] = (), limit: int | None = None
) -> list[Row]:
    """Live claims without a verdict that are worth a look, with ``reasons``; those with most reasons first, then the
    least sure."""
    done = in_force(db)
    values = {
        "low": LOW_CONFIDENCE,
        "judged": json.dumps(sorted(standing_of(db).judged)),
        "mw": LARGE_MW,
        "money": LARGE_MONEY,
        "percent": LARGE_PERCENT,
    }
    found = []
    for row in rows(db, _QUEUE, values):
        why = [reason for reason in REASONS if row[reason]]
        asked = any(reason in why for reason in reasons) if reasons else bool(why)
        if asked and row["id"] not in done and (not types or row["type"] in types):
            found.append({"id": row["id"], "confidence": row["confidence"], "reasons": why})
    found.sort(key=lambda row: (-len(row["reasons"]), row["confidence"], row["id"]))
    return found[:limit]


@dataclass
class _Tally:
    claims: int = 0
    right: int = 0
    corrected: int = 0
    wrong: int = 0
    expected: float = 0.0
    believed: float = 0.0

    def add(self, row: Row, verdict: Verdict) -> None:
        self.expected += row["confidence"]
        self.wrong += verdict.rejected
        self.corrected += not verdict.rejected and bool(verdict.corrections)
        self.right += verdict.decision == "accept" and not verdict.corrections

    def row(self) -> Row:
        reviewed = self.right + self.corrected + self.wrong
        low, high = wilson(self.right, reviewed) if reviewed else (None, None)
        return {
            "claims": self.claims,
            "reviewed": reviewed,
            "right": self.right,
            "corrected": self.corrected,
            "wrong": self.wrong,
            "precision": round(self.right / reviewed, 3) if reviewed else None,
            "low": low,
            "high": high,
            "confidence": round(self.expected / reviewed, 3) if reviewed else None,
            "now": round(self.believed / self.claims, 3) if self.claims else None,
        }


def wilson(right: int, of: int) -> tuple[float, float]:
    """The interval in which a share lies with a probability of 95 %."""
    z = 1.959964
    share, spread = right / of, z * z / of
    middle = (share + spread / 2) / (1 + spread)
    half = z * math.sqrt(share * (1 - share) / of + spread / (4 * of)) / (1 + spread)
    return round(max(0.0, middle - half), 3), round(min(1.0, middle + half), 3)


_BY: dict[str, tuple[str, Callable[[Row], str]]] = {
    "rule": ("rule", lambda row: str(row["rule"])),
    "type": ("type", lambda row: str(row["type"])),
    "confidence": ("format('%.1f', cast(confidence * 10 AS INTEGER) / 10.0)",
                   lambda row: f"{int(row['confidence'] * 10) / 10:.1f}"),
}  # fmt: skip
"""How claims are grouped, in SQL and of a row."""
GROUPINGS = tuple(_BY)


def rule_precision(db: sqlite3.Connection, *, by: str = "rule", reviewed: bool = False) -> list[Row]:
    """Live claims and verdicts by rule, type or tenth of confidence: those with most verdicts first.

    ``precision`` is the share of reviewed claims that were accepted as they were, between ``low`` and ``high`` with a
    probability of 95 %; ``confidence`` is what the rules had said of them, ``now`` what the base says of the live ones
    after all verdicts. Verdicts on claims of older rules count too.
    """
    verdicts = in_force(db)
    tallies: dict[str, _Tally] = {}
    named, of_row = _BY[by]
    for row in rows(db, _LIVE.format(named)):
        tallies[row["name"]] = _Tally(claims=row["claims"], believed=row["believed"])
    for row in rows(db, _OF_VERDICTS, (json.dumps(sorted(verdicts)),)):
        tallies.setdefault(of_row(row), _Tally()).add(row, verdicts[row["id"]])
    found = [{by: name, **tally.row()} for name, tally in sorted(tallies.items())]
    shown = [row for row in found if row["reviewed"] or not reviewed]
    return shown if by == "confidence" else sorted(shown, key=lambda row: -row["reviewed"])


def reviewed_claims(db: sqlite3.Connection) -> Iterator[tuple[Row, Verdict]]:
    """The claims that have a verdict, with their articles' text and the id they came with, by article and position."""
    verdicts = in_force(db)
    sql = """
SELECT c.*, a.text, a.title, a.published, coalesce((SELECT min(s.input_id) FROM article_sources AS s
  WHERE s.article = a.id), a.id) AS input_id
FROM claims AS c JOIN articles AS a ON a.id = c.article
WHERE c.id IN (SELECT value FROM json_each(?)) ORDER BY a.seq, c.evidence_start, c.id"""
    for row in rows(db, sql, (json.dumps(sorted(verdicts)),)):
        mentions = rows(db, 'SELECT field, start, "end", raw FROM mentions WHERE claim = ?', (row["id"],))
        yield {**row, "mentions": list(mentions)}, verdicts[row["id"]]


def unreviewed(db: sqlite3.Connection, article: str) -> int:
    """How many live claims of an article have no verdict."""
    live = [r["id"] for r in rows(db, "SELECT id FROM claims WHERE article = ? AND superseded_by IS NULL", (article,))]
    return len(live) - len(in_force(db, live))


def text_of(db: sqlite3.Connection, article: str) -> str:
    """The text of an article by its whole id."""
    text: str = db.execute("SELECT text FROM articles WHERE id = ?", (article,)).fetchone()[0]
    return text

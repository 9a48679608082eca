"""New names that are worth a look, and the judgements that were made."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterator

from extractor.registry import normalize
from extractor.registry.judgements import in_force
from extractor.registry.near import Near
from extractor.store.judgements import judgements, standing_of
from extractor.store.own import registry_of
from extractor.store.queries.parts import Row, rows

_NAMES = """
SELECT k.id, k.name, k.form, count(DISTINCT c.id) AS claims, count(DISTINCT c.article) AS articles,
  max(coalesce(c.data ->> '$.capacity_mw_high', c.data ->> '$.capacity_mw', c.data ->> '$.mw_high', c.data ->> '$.mw'))
    AS megawatts,
  max(coalesce(c.data ->> '$.value_high', c.data ->> '$.value')) AS money
FROM companies AS k
JOIN claim_parties AS p ON p.company = k.id
JOIN claims AS c ON c.id = p.claim AND c.superseded_by IS NULL
WHERE k.listed = 0
GROUP BY k.id
"""
_JUDGEMENTS = "SELECT id, made, who, kind, company, other, words, name, why, undoes FROM judgements ORDER BY id"


def unresolved(db: sqlite3.Connection, *, limit: int | None = None) -> list[Row]:
    """The names that neither registry nor anybody knows yet, the weightiest first.

    ``worth`` is the number of articles, plus the order of magnitude of the largest power (MW) and of the largest sum
    (millions, in whatever currency). ``near`` are names that share a distinctive word: to look at, nothing more.
    """
    standing = standing_of(db)
    found = [row for row in rows(db, _NAMES) if row["id"] not in standing.judged]
    known = {id: (name, form) for id, name, form in _named(db)}
    near = Near({id: form for id, (_, form) in known.items()})
    for row in found:
        row["worth"] = round(
            row["articles"] + math.log10(1 + (row["megawatts"] or 0)) + math.log10(1 + (row["money"] or 0) / 1e6), 2
        )
    found.sort(key=lambda row: (-row["worth"], -row["claims"], row["name"]))
    names = ("name", "worth", "claims", "articles", "megawatts", "money")
    for row in found[:limit]:
        others = [id for id in near.of(row["form"], 4) if id != row["id"] and not standing.differ(id, row["id"])]
        row["near"] = "; ".join(known[id][0] for id in others[:3]) or None
    return [{**{name: row[name] for name in names}, "near": row["near"]} for row in found[:limit]]


def _named(db: sqlite3.Connection) -> Iterator[tuple[str, str, str]]:
    """Everybody who could be near: id, name, form."""
    yield from ((company.id, company.name, normalize(company.name)) for company in registry_of(db).companies)
    yield from (tuple(row) for row in db.execute("SELECT id, name, form FROM companies WHERE listed = 0"))


def judged(db: sqlite3.Connection) -> Iterator[Row]:
    """All judgements, with whether each holds."""
    holding = {judgement.id for judgement in in_force(judgements(db))}
    for row in rows(db, _JUDGEMENTS):
        yield {**row, "holds": int(row["id"] in holding)}

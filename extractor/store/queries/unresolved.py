"""New names that are worth a look, and the judgements that were made."""

from __future__ import annotations

import heapq
import math
import sqlite3
from collections.abc import Container, Iterator

from extractor.registry import normalize
from extractor.registry.judgements import in_force
from extractor.registry.near import Near
from extractor.store.judgements import judgements, standing_of
from extractor.store.own import registry_of
from extractor.store.queries.parts import Row, rows

_NAMES = """
SELECT k.id, k.name, k.form, (SELECT count(DISTINCT claim) FROM party_rows WHERE company = k.id) AS most
FROM companies AS k WHERE k.listed = 0 ORDER BY most DESC, k.name"""
_SAID = """
SELECT count(DISTINCT c.id) AS claims, count(DISTINCT c.article) AS articles,
  max(coalesce(c.data ->> '$.capacity_mw_high', c.data ->> '$.capacity_mw', c.data ->> '$.mw_high', c.data ->> '$.mw'))
    AS megawatts,
  max(coalesce(c.data ->> '$.value_high', c.data ->> '$.value')) AS money
FROM party_rows AS p CROSS JOIN claims AS c ON c.seq = p.claim AND c.superseded_by IS NULL WHERE p.company = ?"""
_NUMBERS = 16.0
"""More than what numbers add to a name's worth: a million gigawatts are 9, and a million billions as much."""
_JUDGEMENTS = "SELECT id, made, who, kind, company, other, words, name, why, undoes FROM judgements ORDER BY id"


def unresolved(db: sqlite3.Connection, *, limit: int | None = None) -> list[Row]:
    """The names that neither registry nor anybody knows yet, the weightiest first.

    ``worth`` is the number of articles, plus the order of magnitude of the largest power (MW) and of the largest sum
    (millions, in whatever currency). ``near`` are names that share a distinctive word: to look at, nothing more.
    """
    standing = standing_of(db)
    found = sorted(_weighed(db, standing.judged, limit), key=lambda row: (-row["worth"], -row["claims"], row["name"]))
    known = {id: (name, form) for id, name, form in _named(db)}
    near = Near({id: form for id, (_, form) in known.items()})
    names = ("name", "worth", "claims", "articles", "megawatts", "money")
    for row in found[:limit]:
        others = [id for id in near.of(row["form"], 4) if id != row["id"] and not standing.differ(id, row["id"])]
        row["near"] = "; ".join(known[id][0] for id in others[:3]) or None
    return [{**{name: row[name] for name in names}, "near": row["near"]} for row in found[:limit]]


def _weighed(db: sqlite3.Connection, judged: Container[str], limit: int | None) -> list[Row]:
    """Names with their worth: all, or as many of those that most claims name as hold the weightiest; who has fewer
    claims than the weightiest are worth without their numbers is none of these."""
    found: list[Row] = []
    best: list[float] = []
    for row in rows(db, _NAMES):
        if limit is not None and len(best) == limit and (not best or row["most"] + _NUMBERS < best[0]):
            break
        said = next(rows(db, _SAID, (row["id"],)))
        if row["id"] in judged or not said["claims"]:
            continue
        numbers = math.log10(1 + (said["megawatts"] or 0)) + math.log10(1 + (said["money"] or 0) / 1e6)
        found.append({**row, **said, "worth": round(said["articles"] + numbers, 2)})
        if limit is not None:
            heapq.heappush(best, found[-1]["worth"])
            if len(best) > limit:
                heapq.heappop(best)
    return found


def _named(db: sqlite3.Connection) -> Iterator[tuple[str, str, str]]:
    """Everybody who could be near: id, name, form."""
    yield from ((company.id, company.name, normalize(company.name)) for company in registry_of(db).companies)
    yield from (tuple(row) for row in db.execute("SELECT id, name, form FROM companies WHERE listed = 0"))


def judged(db: sqlite3.Connection) -> Iterator[Row]:
    """All judgements, with whether each holds."""
    holding = {judgement.id for judgement in in_force(judgements(db))}
    for row in rows(db, _JUDGEMENTS):
        yield {**row, "holds": int(row["id"] in holding)}

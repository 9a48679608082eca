"""A page of a list of facts: filtered by facets, words and a company, sorted, with how many there are by facet."""

from __future__ import annotations

import json
import secrets
import sqlite3
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from extractor.store.lists import LISTINGS, Listing
from extractor.store.queries.companies import meant
from extractor.store.queries.pages import facts_by_id
from extractor.store.queries.parts import Row, Where, full_text, rows
from extractor.store.tables import FACT_TABLES, PARTY_TABLES

PAGE = 50
_SENTENCES = 5000
"""The newest sentences with the words that are looked at: more would cost more than a page may."""
_OF_COMPANY = 20_000
"""Claims of a company that are looked at, for the same reason."""


@dataclass(frozen=True)
class Choice:
    """What a reader chose: values by facet, words, a company by any of its names, the order, the page from 1."""

    facets: Mapping[str, str] = field(default_factory=dict)
    words: str | None = None
    company: str | None = None
    order: str = "day"
    page: int = 1


@dataclass(frozen=True)
class Found:
    """A page of facts. ``facets`` has values with numbers of facts, each as if nothing were chosen in that facet;
    ``bounded`` says that only the newest of what has the words, or of the company, was looked at."""

    rows: list[Row]
    total: int
    facets: dict[str, list[tuple[str, int]]]
    bounded: bool


def listed(db: sqlite3.Connection, type: str, choice: Choice) -> Found:
    """The facts that a reader chose. Raises UnknownCompany, with the nearest names."""
    listing = LISTINGS[type]
    within, bounded = matching(db, type, choice)
    if within is None:
        ids = _chosen(db, listing, choice)
        facets, total = _counted(db, listing, choice)
    else:
        order = choice.order if choice.order in listing.orders else "day"
        ids, facets, total = _among(_of(db, listing, within, order), listing, choice)
    shown = {row["id"]: row for row in facts_by_id(db, type, ids)}
    marked = [{**shown[id], **_passage(db, id, choice.words)} for id in ids if id in shown]
    return Found(marked, total, facets, bounded)


def matching(db: sqlite3.Connection, type: str, choice: Choice) -> tuple[list[str] | None, bool]:
    """The facts that have the words and the company, None where neither is asked for; and whether that is not all.

    Raises UnknownCompany.
    """
    found: list[set[str]] = []
    bounded = False
    if choice.words:
        words = full_text(db, "claims_fts", choice.words)
        sql = (
            "SELECT m.fact, s.n FROM (SELECT rowid, row_number() OVER () AS n FROM (SELECT rowid FROM claims_fts WHERE "
            "claims_fts MATCH ? ORDER BY rowid DESC LIMIT ?)) AS s LEFT JOIN claims AS c ON c.seq = s.rowid AND "
            "c.type = ? LEFT JOIN member_rows AS m ON m.claim = c.seq"
        )
        told = db.execute(sql, (words, _SENTENCES, type)).fetchall()
        found.append({row[0] for row in told if row[0]})
        bounded = len(told) == _SENTENCES
    if choice.company:
        who = meant(db, choice.company)
        parts = _parts(type)
        sql = (
            f"SELECT m.fact FROM (SELECT claim FROM party_rows WHERE judged IN (SELECT value FROM json_each(?)) "
            f"AND {parts} UNION ALL SELECT claim FROM party_rows WHERE company IS NULL AND name IN "
            f"(SELECT value FROM json_each(?)) AND {parts} LIMIT ?) AS p JOIN member_rows AS m ON m.claim = p.claim"
        )
        claims = db.execute(sql, (json.dumps(who.ids), json.dumps(who.names), _OF_COMPANY)).fetchall()
        found.append({row[0] for row in claims})
        bounded = bounded or len(claims) == _OF_COMPANY
    return (sorted(set.intersection(*found)) if found else None), bounded


def _parts(type: str) -> str:
    """The condition that a party has a part that there is in a type: most of a company's claims are of others."""
    fields = ", ".join(f"'{party}'" for party in FACT_TABLES[type].parties)
    lists = [f" OR field GLOB '{name}.*'" for of, name in PARTY_TABLES if of == type]
    return f"(field IN ({fields}){''.join(lists)})"


def conditions(listing: Listing, facets: Mapping[str, str]) -> Where:
    """The condition that facts have the chosen values."""
    where = Where()
    for name, value in facets.items():
        if name in listing.facets:
            where.add(f'"{name}" = :{name}', **{name: value})
    return where


def _chosen(db: sqlite3.Connection, listing: Listing, choice: Choice) -> list[str]:
    """A page of ids out of the covering index of the order."""
    order = choice.order if choice.order in listing.orders else "day"
    where = conditions(listing, choice.facets)
    sql = (
        f"SELECT fact FROM {listing.table} INDEXED BY {listing.table}_{order} {where} "
        f'ORDER BY "{order}" DESC, fact DESC LIMIT :limit OFFSET :offset'
    )
    values = {**where.values, "limit": PAGE, "offset": PAGE * (choice.page - 1)}
    return [row[0] for row in db.execute(sql, values)]


def _counted(db: sqlite3.Connection, listing: Listing, choice: Choice) -> tuple[dict[str, list[tuple[str, int]]], int]:
    """The values of every facet with their numbers, and the number of all that fit, out of the table of counts."""
    facets = {}
    for name in listing.facets:
        where = conditions(listing, {other: value for other, value in choice.facets.items() if other != name})
        sql = f'SELECT "{name}", sum(facts) FROM {listing.counts} {where} GROUP BY 1 ORDER BY 2 DESC, 1'
        facets[name] = [(row[0], row[1]) for row in db.execute(sql, where.values)]
    where = conditions(listing, choice.facets)
    total = db.execute(f"SELECT ifnull(sum(facts), 0) FROM {listing.counts} {where}", where.values).fetchone()[0]
    return facets, total


def _of(db: sqlite3.Connection, listing: Listing, facts: list[str], order: str) -> list[tuple[Any, ...]]:
    """What a list needs of some facts: what they are sorted by, their ids, their values."""
    names = ", ".join(f'"{name}"' for name in (order, "fact", *listing.facets))
    sql = f"SELECT {names} FROM {listing.table} WHERE fact IN (SELECT value FROM json_each(?))"
    return [tuple(row) for row in db.execute(sql, (json.dumps(facts),))]


def _among(
    found: list[tuple[Any, ...]], listing: Listing, choice: Choice
) -> tuple[list[str], dict[str, list[tuple[str, int]]], int]:
    """A page of ids, the values of every facet and the number of all that fit, out of what ``_of`` found.

    A fact that lacks one chosen value counts in that facet alone, one that lacks several in none: so each is looked at
    once, however many facets there are.
    """
    at = {name: position for position, name in enumerate(listing.facets, 2)}
    chosen = [(at[name], value) for name, value in choice.facets.items() if name in at]
    fitting: list[tuple[Any, ...]] = []
    near: dict[int, list[tuple[Any, ...]]] = {}
    for row in found:
        lacks = [position for position, value in chosen if row[position] != value]
        if not lacks:
            fitting.append(row)
        elif len(lacks) == 1:
            near.setdefault(lacks[0], []).append(row)
    facets = {
        name: sorted(
            Counter(row[position] for row in (*fitting, *near.get(position, ()))).items(),
            key=lambda item: (-item[1], item[0]),
        )
        for name, position in at.items()
    }
    fitting.sort(key=lambda row: (row[0] is not None, 0.0 if row[0] is None else row[0], row[1]), reverse=True)
    return [row[1] for row in fitting[PAGE * (choice.page - 1) : PAGE * choice.page]], facets, len(fitting)


def _passage(db: sqlite3.Connection, fact: str, words: str | None) -> Row:
    """The sentence to show of a fact with the stretches to mark in it: the words that were asked for in the newest
    sentence that has them, or else the words that the first claim's fields rest on."""
    if words:
        return _hit(db, fact, words)
    sql = (
        'SELECT m.start - c.evidence_start AS low, m."end" - c.evidence_start AS high, length(c.evidence) AS length '
        "FROM facts AS f JOIN claims AS c ON c.id = f.founder JOIN mentions AS m ON m.claim = c.id WHERE f.id = ?"
    )
    spans = [
        (row["low"], row["high"]) for row in rows(db, sql, (fact,)) if 0 <= row["low"] < row["high"] <= row["length"]
    ]
    return {"marks": sorted(spans)}


def _hit(db: sqlite3.Connection, fact: str, words: str) -> Row:
    mark = secrets.token_hex(8)  # that no article can have
    sql = (
        "SELECT highlight(claims_fts, 0, :mark, :mark) AS marked, c.evidence, c.article, a.url, a.title "
        "FROM member_rows AS m CROSS JOIN claims AS c ON c.seq = m.claim CROSS JOIN claims_fts ON "
        "claims_fts.rowid = c.seq JOIN articles AS a ON a.id = c.article WHERE m.fact = :fact AND "
        "claims_fts MATCH :words "  # CROSS: from the fact to the index, which else would be read through for each
        "ORDER BY c.seq DESC LIMIT 1"
    )
    found: dict[str, Any]
    for found in rows(db, sql, {"mark": mark, "fact": fact, "words": full_text(db, "claims_fts", words)}):
        spans, at = [], 0
        for number, part in enumerate(found.pop("marked").split(mark)):
            if number % 2:
                spans.append((at, at + len(part)))
            at += len(part)
        return {**found, "marks": spans}
    return {"marks": []}

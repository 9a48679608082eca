"""Companies: whom a person means, and who is in the base."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from extractor.registry import Registry, normalize
from extractor.registry.judgements import Standing
from extractor.store.errors import UnknownCompany
from extractor.store.judgements import standing_of
from extractor.store.own import registry_of
from extractor.store.queries.parts import Row, Where, ordered, rows

_OTHERS = "SELECT DISTINCT name FROM party_rows WHERE company IS NULL"
"""Indices, coins and the like, of which there are few."""


@dataclass(frozen=True)
class Meant:
    """Whom a name means: ids of the base, after all judgements (a company, those it is one with, and its units), and
    names of what is no company."""

    ids: tuple[str, ...]
    names: tuple[str, ...]


def meant(db: sqlite3.Connection, text: str) -> Meant:
    """Whom a person means by a name, an alias or a ticker. Raises UnknownCompany, with the nearest names."""
    known, standing = registry_of(db), standing_of(db)
    ids = set(_bearers(db, known, standing, text))
    roots = {standing.company(id) for id in ids}
    together = {id for root in roots for id in standing.together(root)}
    roots |= {standing.company(unit) for id in together for unit in known.descendants(id)}
    forms = {normalize(text), *_instruments(known, text)}
    names = [row["name"] for row in db.execute(_OTHERS) if normalize(row["name"]) in forms]
    if not ids and not names:
        raise UnknownCompany(text, _nearest(db, known, text))
    return Meant(tuple(sorted(roots)), tuple(names))


def identified(db: sqlite3.Connection, text: str) -> str:
    """The one id that a name means in a judgement: a name of the base as it stands goes before the registry's.

    Raises UnknownCompany.
    """
    known = registry_of(db)
    exact = db.execute("SELECT id FROM companies WHERE id = ? OR (listed = 0 AND name = ?)", (text, text)).fetchone()
    if exact is not None:
        return str(exact["id"])
    found = known.find(text)
    if found is not None:
        return found.id
    forms = "SELECT id FROM companies WHERE listed = 0 AND form = ? ORDER BY id LIMIT 1"
    for row in db.execute(forms, (normalize(text),)):
        return str(row["id"])
    renamed = [id for id, name in standing_of(db).names.items() if normalize(name) == normalize(text)]
    if not renamed:
        raise UnknownCompany(text, _nearest(db, known, text))
    return min(renamed)


def said(db: sqlite3.Connection, id: str, words: str) -> bool:
    """Whether some claim names a company in these words."""
    sql = (
        "SELECT 1 FROM party_rows AS p JOIN mention_rows AS m ON m.claim = p.claim AND m.field = p.field "
        "WHERE p.company = ? AND m.raw = ? LIMIT 1"
    )
    return db.execute(sql, (id, words)).fetchone() is not None


def _bearers(db: sqlite3.Connection, known: Registry, standing: Standing, text: str) -> Iterator[str]:
    """The ids of a name: listed, met under one of its forms and not judged to be another's, or given by a judgement."""
    form = normalize(text)
    yield from (id for id, name in standing.names.items() if normalize(name) == form)
    company = known.find(text)
    forms = {form}
    if company is not None:
        yield company.id
        forms |= {normalize(alias.text) for alias in company.aliases if not alias.ambiguous}
    others = "SELECT id FROM companies WHERE form = ? OR (listed = 0 AND form IN (SELECT value FROM json_each(?)))"
    for row in db.execute(others, (form, json.dumps(sorted(forms)))):
        if company is None or not standing.differ(row["id"], company.id):
            yield row["id"]


def _instruments(known: Registry, text: str) -> set[str]:
    """What a move may be of besides a company: the index, the coin, the commodity that bears a name."""
    wanted = text.strip().casefold()
    named = (i for i in known.instruments if any(alias.text.casefold() == wanted for alias in i.aliases))
    return {normalize(instrument.name) for instrument in named}


def _nearest(db: sqlite3.Connection, known: Registry, text: str) -> list[str]:
    forms = {row["form"]: row["name"] for row in db.execute("SELECT form, name FROM companies WHERE listed = 0")}
    close = get_close_matches(normalize(text), list(forms), n=2, cutoff=0.6)
    return list(dict.fromkeys([*(forms[form] for form in close), *known.nearest(text)]))[:4]


_COLUMNS = ("id", "name", "listed", "parent", "country", "sector", "tickers", "claims", "articles")


def companies(
    db: sqlite3.Connection,
    *,
    search: str | None = None,
    unlisted: bool = False,
    sector: str | None = None,
    sort: str | None = None,
    limit: int | None = None,
) -> Iterator[Row]:
    """Those that live claims speak of, with how many and in how many articles, the most spoken of first."""
    where = Where()
    where.add(
        "(coalesce(k.called, k.name) LIKE '%' || :search || '%' OR k.id IN (SELECT company FROM company_aliases "
        "WHERE alias LIKE '%' || :search || '%') OR k.id IN (SELECT coalesce(same_as, id) FROM companies "
        "WHERE name LIKE '%' || :search || '%'))",
        search=search,
    )
    where.add("k.sector = :sector", sector=sector)
    if unlisted:
        where.conditions.append("k.listed = 0")
    order = ordered(sort, _COLUMNS, "claims DESC, name, id")
    late = (sort or "").removeprefix("-") != "articles"  # then they are counted for those that are shown alone
    counted, shown = (", ".join(_COLUMNS[:-1]), f", ({_ARTICLES}) AS articles") if late else ("*", "")
    sql = f"""
SELECT {counted}{shown} FROM (
  SELECT k.id, coalesce(k.called, k.name) AS name, k.listed, k.parent, k.country, k.sector,
    (SELECT group_concat(value, ', ') FROM json_each(k.tickers)) AS tickers,
    spoken.claims{"" if late else f", ({_ARTICLES}) AS articles"}
  FROM (SELECT judged, count(DISTINCT claim) AS claims FROM party_rows
    WHERE judged IN (SELECT k.id FROM companies AS k {where}) AND claim NOT IN ({_GONE}) GROUP BY judged) AS spoken
  JOIN companies AS k ON k.id = spoken.judged
  {order} LIMIT :limit) AS k
{order}"""
    return rows(db, sql, {**where.values, "limit": -1 if limit is None else limit})


_GONE = "SELECT seq FROM claims WHERE superseded_by IS NOT NULL"
_ARTICLES = (
    "SELECT count(DISTINCT c.article) FROM party_rows AS p JOIN claims AS c ON c.seq = p.claim "
    "WHERE p.judged = k.id AND c.superseded_by IS NULL"
)


def names_beginning(db: sqlite3.Connection, beginning: str, limit: int) -> list[tuple[str, str]]:
    """Usual names and tickers of companies of the base that begin so, each with what it is."""
    sql = """
SELECT coalesce(called, name) AS offered, ifnull(sector, '') AS said FROM companies
  WHERE coalesce(called, name) LIKE :like ESCAPE '\\'
UNION SELECT substr(a.alias, instr(a.alias, ':') + 1), coalesce(k.called, k.name) FROM company_aliases AS a
  JOIN companies AS k ON k.id = a.company
  WHERE a.kind = 'ticker' AND substr(a.alias, instr(a.alias, ':') + 1) LIKE :like ESCAPE '\\'
ORDER BY 1 LIMIT :limit"""
    like = re.sub(r"([%_\\])", r"\\\1", beginning) + "%"
    return [(row["offered"], row["said"]) for row in db.execute(sql, {"like": like, "limit": limit})]

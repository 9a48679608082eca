"""Companies: whom a person means, and who is in the base."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from extractor.registry import Company, normalize, registry
from extractor.store.errors import UnknownCompany
from extractor.store.queries.parts import Row, Where, ordered, rows

_OTHERS = "SELECT DISTINCT name FROM claim_parties WHERE company IS NULL"
"""Indices, coins and the like, of which there are few."""


@dataclass(frozen=True)
class Meant:
    """Whom a name means: the registry's ids (a company and its units) and names of the base that nobody listed."""

    ids: tuple[str, ...]
    names: tuple[str, ...]


def meant(db: sqlite3.Connection, text: str) -> Meant:
    """Whom a person means by a name, an alias or a ticker. Raises UnknownCompany, with the nearest names."""
    known = registry()
    company = known.find(text)
    forms = {normalize(text), *_instruments(text)}
    ids: tuple[str, ...] = ()
    if company is not None:
        ids = (company.id, *known.descendants(company.id))
        forms |= _sure_forms(company)
    unlisted = "SELECT name FROM companies WHERE listed = 0 AND form IN (SELECT value FROM json_each(?))"
    names = [row["name"] for row in db.execute(unlisted, (json.dumps(sorted(forms)),))]
    names += [row["name"] for row in db.execute(_OTHERS) if normalize(row["name"]) in forms]
    if not ids and not names:
        raise UnknownCompany(text, _nearest(db, text))
    return Meant(ids, tuple(names))


def _instruments(text: str) -> set[str]:
    """What a move may be of besides a company: the index, the coin, the commodity that bears a name."""
    wanted = text.strip().casefold()
    named = (i for i in registry().instruments if any(alias.text.casefold() == wanted for alias in i.aliases))
    return {normalize(instrument.name) for instrument in named}


def _sure_forms(company: Company) -> set[str]:
    return {normalize(alias.text) for alias in company.aliases if not alias.ambiguous}


def _nearest(db: sqlite3.Connection, text: str) -> list[str]:
    forms = {row["form"]: row["name"] for row in db.execute("SELECT form, name FROM companies WHERE listed = 0")}
    close = get_close_matches(normalize(text), list(forms), n=2, cutoff=0.6)
    return list(dict.fromkeys([*(forms[form] for form in close), *registry().nearest(text)]))[:4]


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
    where = Where(["claims > 0"])
    where.add(
        "(name LIKE '%' || :search || '%' OR id IN (SELECT company FROM company_aliases "
        "WHERE alias LIKE '%' || :search || '%'))",
        search=search,
    )
    where.add("sector = :sector", sector=sector)
    if unlisted:
        where.conditions.append("listed = 0")
    order = ordered(sort, _COLUMNS, "claims DESC, name, id")
    sql = f"""
SELECT * FROM (
  SELECT k.id, k.name, k.listed, k.parent, k.country, k.sector,
    (SELECT group_concat(value, ', ') FROM json_each(k.tickers)) AS tickers,
    count(DISTINCT c.id) AS claims, count(DISTINCT c.article) AS articles
  FROM companies AS k
  JOIN claim_parties AS p ON p.company = k.id
  JOIN claims AS c ON c.id = p.claim AND c.superseded_by IS NULL
  GROUP BY k.id)
{where} {order} LIMIT :limit"""
    return rows(db, sql, {**where.values, "limit": -1 if limit is None else limit})

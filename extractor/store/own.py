"""A base's own companies: lists that a user imported, each whole under the name of its file."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime

from extractor.registry import Alias, Company, Registry, Ticker, with_own
from extractor.store.companies import CompanyRows
from extractor.store.judgements import apply


def own_companies(db: sqlite3.Connection) -> tuple[Company, ...]:
    """The companies of all lists, by id; what several lists say of one is taken together, in order of their names."""
    found: dict[str, Company] = {}
    for row in db.execute("SELECT * FROM own_companies ORDER BY id, list"):
        company = _company(row)
        before = found.get(company.id)
        if before is not None:
            aliases = tuple(dict.fromkeys([*before.aliases, *company.aliases]))
            tickers = tuple(dict.fromkeys([*before.tickers, *company.tickers]))
            company = Company(
                before.id, before.name, aliases, tickers, before.parent or company.parent,
                before.country or company.country, before.sector,
            )  # fmt: skip
        found[company.id] = company
    return tuple(found.values())


def registry_of(db: sqlite3.Connection) -> Registry:
    """The shipped registry and the base's own companies."""
    return with_own(own_companies(db))


def import_list(db: sqlite3.Connection, name: str, companies: Sequence[Company], who: str) -> int:
    """Puts a list in the place of what one of this name held before. Returns how many names of claims it lists."""
    db.execute("BEGIN IMMEDIATE")
    try:
        db.execute("DELETE FROM own_companies WHERE list = ?", (name,))
        now = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        db.executemany(
            "INSERT INTO own_companies VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(name, *_row(company), now, who) for company in companies],
        )
        known = registry_of(db)
        rows = CompanyRows(db, known)
        met = db.execute("SELECT name FROM companies WHERE listed = 0").fetchall()
        names = {company.name for company in known.companies}
        listed = [row["name"] for row in met if row["name"] in names]
        for listed_name in listed:
            rows.id_of(listed_name)
        apply(db)
    except BaseException:
        db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")
    return len(listed)


def _row(company: Company) -> tuple[str | None, ...]:
    aliases = [[a.text, a.ambiguous, a.since, a.until] for a in company.aliases]
    tickers = [[t.exchange, t.symbol] for t in company.tickers]
    return (
        company.id,
        company.name,
        json.dumps(aliases, ensure_ascii=False),
        json.dumps(tickers),
        company.parent,
        company.country,
        company.sector,
    )


def _company(row: sqlite3.Row) -> Company:
    aliases = tuple(Alias(*alias) for alias in json.loads(row["aliases"]))
    tickers = tuple(Ticker(*ticker) for ticker in json.loads(row["tickers"]))
    return Company(row["id"], row["name"], aliases, tickers, row["parent"], row["country"], row["sector"])

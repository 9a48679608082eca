"""Rows for those that claims speak of: the registry's companies with their aliases, and names that nobody listed."""

from __future__ import annotations

import json
import sqlite3

from extractor.registry import Company, Registry, normalize

MET = "met:"
"""How the id of a name begins that articles have and the registry does not; the name follows."""


class CompanyRows:
    """Sees to it that a name has its row, with its parents' and aliases, as the registry has them now."""

    def __init__(self, db: sqlite3.Connection, known: Registry, *, new: bool = False) -> None:
        """``new``: no name of the base was met by another registry."""
        self._db, self._new = db, new
        self._known = known
        self._listed = {name: company for company in known.companies for name in company.former_names()}
        self._listed |= {company.name: company for company in known.companies}
        self._there: set[str] = set()

    def forget(self) -> None:
        """To be called where rows may have been rolled back."""
        self._there.clear()

    def id_of(self, name: str) -> str:
        """The id under which a name is in the base, where its row is made if need be."""
        company = self._listed.get(name)
        if company is None:
            self.met(name)
            return MET + name
        self._list(company)
        return company.id

    def row_of(self, id: str) -> None:
        """Sees to it that an id of the registry has its row."""
        company = self._known.get(id)
        if company is not None:
            self._list(company)

    def met(self, name: str) -> None:
        """Sees to it that a name that nobody listed has its row."""
        if MET + name not in self._there:
            self._db.execute(
                "INSERT OR IGNORE INTO companies (id, name, form, listed) VALUES (?, ?, ?, 0)",
                (MET + name, name, normalize(name)),
            )
            self._there.add(MET + name)

    def _list(self, company: Company) -> None:
        if company.id in self._there:
            return
        self._there.add(company.id)
        parent = self._known.get(company.parent) if company.parent else None
        if parent is not None:
            self._list(parent)
        tickers = json.dumps([str(ticker) for ticker in company.tickers])
        self._db.execute(
            "INSERT INTO companies (id, name, form, listed, parent, country, sector, tickers) "
            "VALUES (?, ?, ?, 1, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name, "
            "form = excluded.form, parent = excluded.parent, country = excluded.country, "
            "sector = excluded.sector, tickers = excluded.tickers",
            (
                company.id,
                company.name,
                normalize(company.name),
                parent.id if parent else None,
                company.country,
                company.sector,
                tickers,
            ),
        )
        self._db.execute("DELETE FROM company_aliases WHERE company = ?", (company.id,))
        self._db.executemany("INSERT OR IGNORE INTO company_aliases VALUES (?, ?, ?, ?, ?, ?)", _aliases(company))
        if not self._new:
            self._adopt(company)

    def _adopt(self, company: Company) -> None:
        """A name that was met before the registry had it is its company from now on."""
        met = MET + company.name
        self._db.execute(
            "INSERT OR IGNORE INTO pending_claims SELECT c.id FROM party_rows AS p CROSS JOIN claims AS c "
            "ON c.seq = p.claim WHERE p.company = ? OR p.judged = ?",
            (met, met),
        )
        for column in ("company", "judged"):
            self._db.execute(f"UPDATE party_rows SET {column} = ? WHERE {column} = ?", (company.id, met))
        self._db.execute("UPDATE companies SET same_as = ? WHERE same_as = ?", (company.id, met))
        self._db.execute("DELETE FROM companies WHERE id = ?", (met,))


def _aliases(company: Company) -> list[tuple[str, str, str, str, str, int]]:
    names = [(company.id, a.text, "name", a.since or "", a.until or "", int(a.ambiguous)) for a in company.aliases]
    return names + [(company.id, str(ticker), "ticker", "", "", 0) for ticker in company.tickers]

"""The rows that hang on claims, laid out for many of them: their types' own columns and their parties."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from extractor.registry.judgements import Standing
from extractor.store.companies import CompanyRows
from extractor.store.narrow import columns
from extractor.store.tables import FACT_TABLES, PARTY_TABLES

Tables = dict[str, tuple[Sequence[str], list[tuple[Any, ...]]]]
_PARTY = ("claim", "field", "name", "company", "judged")
_LISTED = ("claim", "position", "name", "role")


class Laid:
    """Collects them. The names that claims speak of get their rows at once."""

    def __init__(self, companies: CompanyRows, standing: Standing) -> None:
        self._companies, self._standing = companies, standing
        self._own: dict[str, list[tuple[Any, ...]]] = {}
        self._parties: list[tuple[Any, ...]] = []
        self._listed: dict[str, list[tuple[Any, ...]]] = {}

    def add(self, claim: str, number: int, type: str, fields: Mapping[str, Any], said: Mapping[str, str]) -> None:
        """A claim with its number, its fields, and the words that they rest on."""
        values = (fields.get(c.name) for c in columns(type))
        own = (int(v) if isinstance(v, bool) else v for v in values)
        self._own.setdefault(type, []).append((number, *own))
        for field in FACT_TABLES[type].parties:
            name = fields.get(field)
            if name is not None:
                self._party(number, field, name, said, fields.get(f"{field}_kind", "company") == "company")
        for (its, field), table in PARTY_TABLES.items():
            if its == type:
                for position, party in enumerate(fields.get(field, ())):
                    self._party(number, f"{field}.{position}", party["name"], said, True)
                    listed = (claim, position, party["name"], party["role"])
                    self._listed.setdefault(table, []).append(listed)

    def _party(self, number: int, field: str, name: str, said: Mapping[str, str], is_company: bool) -> None:
        company = self._companies.id_of(name) if is_company else None
        judged = self._standing.company(company, said.get(field)) if company else None
        self._parties.append((number, field, name, company, judged))

    def rows(self) -> Tables:
        """By table, the names of columns and the rows."""
        own: Tables = {
            FACT_TABLES[type].rows: (("claim", *(c.name for c in columns(type))), rows)
            for type, rows in self._own.items()
        }
        listed: Tables = {table: (_LISTED, rows) for table, rows in self._listed.items()}
        return {**own, "party_rows": (_PARTY, self._parties), **listed}

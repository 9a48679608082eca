"""The companies: names, aliases in time, tickers, parents; and what else moves. A leaf: it imports nothing of ours.

>>> from extractor.registry import registry
>>> registry().find("AWS").name
'Amazon Web Services'
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from difflib import get_close_matches
from functools import cache, cached_property, lru_cache

from extractor.registry.load import RegistryError, companies, digest, instruments
from extractor.registry.model import INSTRUMENT_KINDS, SECTORS, Alias, Company, Entry, Instrument, Ticker
from extractor.registry.normalize import normalize

__all__ = [
    "INSTRUMENT_KINDS",
    "SECTORS",
    "Alias",
    "Company",
    "Entry",
    "Instrument",
    "Registry",
    "RegistryError",
    "Ticker",
    "adopt",
    "digest_of",
    "normalize",
    "registry",
    "shipped",
    "with_own",
]


class Registry:
    """Look-up over the registry's tables."""

    def __init__(self, companies: tuple[Company, ...], instruments: tuple[Instrument, ...]) -> None:
        self.companies = companies
        self.instruments = instruments
        self._by_id = {company.id: company for company in companies}

    def get(self, id: str) -> Company | None:
        """The company with an id."""
        return self._by_id.get(id)

    @cached_property
    def _surface(self) -> dict[str, tuple[Entry, ...]]:
        table: dict[str, list[Entry]] = {}
        targets: tuple[Company | Instrument, ...] = (*self.companies, *self.instruments)
        for target in targets:
            for alias in target.aliases:
                table.setdefault(alias.text, []).append(Entry(alias, target))
        return {text: tuple(entries) for text, entries in table.items()}

    def by_alias(self) -> Mapping[str, tuple[Entry, ...]]:
        """What each exact form may stand for."""
        return self._surface

    @cached_property
    def _forgiving(self) -> dict[str, list[tuple[Alias, Company]]]:
        table: dict[str, list[tuple[Alias, Company]]] = {}
        for company in self.companies:
            for alias in company.aliases:
                table.setdefault(normalize(alias.text), []).append((alias, company))
        return table

    @cached_property
    def _symbols(self) -> dict[str, list[tuple[Ticker, Company]]]:
        table: dict[str, list[tuple[Ticker, Company]]] = {}
        for company in self.companies:
            for ticker in company.tickers:
                table.setdefault(ticker.symbol.upper(), []).append((ticker, company))
        return table

    def by_ticker(self, symbol: str, exchange: str | None = None) -> Company | None:
        """The company with a symbol, on an exchange or on the first where the registry has it."""
        for ticker, company in self._symbols.get(symbol.upper(), ()):
            if exchange is None or ticker.exchange == exchange:
                return company
        return None

    def find(self, text: str, on: str | None = None) -> Company | None:
        """The company that a person means by an id, a name, an alias or a ticker; None if nobody bears it.

        Case, accents and legal forms are forgiven. ``on`` is an ISO day, which decides where a form changed hands;
        without it a form in use today goes before one that was given up.
        """
        text = text.strip()
        if text in self._by_id:
            return self._by_id[text]
        bearers = self._forgiving.get(normalize(text), [])
        if bearers:
            return min(bearers, key=lambda bearer: _strangeness(text, on, *bearer))[1]
        exchange, colon, symbol = text.partition(":")
        return self.by_ticker(symbol.strip(), exchange.strip().upper()) if colon else self.by_ticker(text.lstrip("$"))

    def nearest(self, text: str, n: int = 3) -> list[str]:
        """The names that look most like a text, for "did you mean"."""
        close = get_close_matches(normalize(text), list(self._forgiving), n=3 * n, cutoff=0.6)
        names = dict.fromkeys(self._forgiving[form][0][1].name for form in close)
        return list(names)[:n]

    def ancestors(self, id: str) -> tuple[str, ...]:
        """The ids of a company's parents, nearest first."""
        found: list[str] = []
        company = self._by_id.get(id)
        while company is not None and company.parent is not None and company.parent not in found:
            found.append(company.parent)
            company = self._by_id.get(company.parent)
        return tuple(found)

    @cached_property
    def _children(self) -> dict[str, list[str]]:
        table: dict[str, list[str]] = {}
        for company in self.companies:
            if company.parent is not None:
                table.setdefault(company.parent, []).append(company.id)
        return table

    def descendants(self, id: str) -> tuple[str, ...]:
        """The ids of a company's units, and of theirs."""
        found: list[str] = []
        waiting = list(self._children.get(id, ()))
        while waiting:
            child = waiting.pop(0)
            if child not in found:
                found.append(child)
                waiting.extend(self._children.get(child, ()))
        return tuple(found)

    def digest(self) -> str:
        """A hash of the data."""
        return digest()

    def figures(self) -> dict[str, int]:
        """How much the registry holds."""
        return {
            "companies": len(self.companies),
            "aliases": sum(len(c.aliases) for c in self.companies),
            "tickers": sum(len(c.tickers) for c in self.companies),
            "parents": sum(c.parent is not None for c in self.companies),
            "renames": sum(a.since is not None or a.until is not None for c in self.companies for a in c.aliases),
            "instruments": len(self.instruments),
        }


def _strangeness(text: str, on: str | None, alias: Alias, company: Company) -> tuple[bool, ...]:
    """How far a bearer of a form is from what was typed, least first: time, letters, case, the usual name, doubt."""
    given_up = alias.until is not None if on is None else not alias.fits(on)
    return (
        given_up,
        alias.text != text,
        alias.text.casefold() != text.casefold(),
        alias.text != company.name,
        alias.ambiguous,
    )


@cache
def shipped() -> Registry:
    """The registry that ships with the package."""
    return Registry(companies(), instruments())


@lru_cache(maxsize=4)
def with_own(own: tuple[Company, ...]) -> Registry:
    """The shipped registry and companies of a user's own.

    One of an id that the registry has adds forms and tickers to it. A form that stands for somebody else already goes
    on standing for them alone.
    """
    if not own:
        return shipped()
    base = shipped()
    there = {company.id: company for company in base.companies}
    for company in own:
        mine = tuple(a for a in company.aliases if all(_same(e, company.id) for e in base.by_alias().get(a.text, ())))
        before = there.get(company.id)
        there[company.id] = _added(before, mine, company.tickers) if before else replace(company, aliases=mine)
    return Registry(tuple(sorted(there.values(), key=lambda c: c.id)), base.instruments)


def _same(entry: Entry, id: str) -> bool:
    return entry.target.id == id


def _added(company: Company, aliases: tuple[Alias, ...], tickers: tuple[Ticker, ...]) -> Company:
    forms = {alias.text for alias in company.aliases}
    new = tuple(alias for alias in aliases if alias.text not in forms)
    return replace(company, aliases=company.aliases + new, tickers=tuple(dict.fromkeys([*company.tickers, *tickers])))


def digest_of(own: tuple[Company, ...]) -> str:
    """A hash of a user's own companies, which are part of what makes the claims; empty where there are none."""
    return hashlib.sha256(repr(sorted(own, key=lambda c: c.id)).encode()).hexdigest()[:16] if own else ""


_current: Registry | None = None


def adopt(known: Registry) -> None:
    """Makes a registry the one of this process: for a worker, as it starts."""
    global _current
    _current = known


def registry() -> Registry:
    """The registry that ships with the package; in a worker of a base that has companies of its own, with these."""
    return _current if _current is not None else shipped()

"""The records of the registry."""

from __future__ import annotations

from dataclasses import dataclass

_SECTORS = """
agency ai_lab airline auto bank chips construction consumer crypto data_centre developer equipment fund health
hyperscaler industrial insurance ipp materials media miner mining neocloud oil_gas other pharma real_estate retail tech
telecom transport utility
"""
SECTORS = frozenset(_SECTORS.split())
"""What a company does. ``miner`` mines bitcoin and ``mining`` metals; ``agency`` is a public body that awards deals."""

INSTRUMENT_KINDS = frozenset({"commodity", "crypto", "currency", "economy", "fund", "index", "sector"})
"""What moves besides companies."""


@dataclass(frozen=True)
class Alias:
    """A form that news uses for a name. ``ambiguous``: it is also a word, a person or a place, and needs context.

    ``since`` and ``until`` (exclusive) bound it in time, as ISO 8601 dates of the precision known.
    """

    text: str
    ambiguous: bool = False
    since: str | None = None
    until: str | None = None

    def fits(self, day: str | None) -> bool:
        """Whether the form was in use on an ISO day; always, where no day is given."""
        if day is None:
            return True
        return (self.since is None or day >= self.since) and (self.until is None or day < self.until)


@dataclass(frozen=True)
class Ticker:
    """A listing: the exchange's usual short form and the symbol on it."""

    exchange: str
    symbol: str

    def __str__(self) -> str:
        return f"{self.exchange}:{self.symbol}"


@dataclass(frozen=True)
class Company:
    """A company or public body. ``parent`` is the id of the company it belongs to, ``country`` ISO 3166 alpha-2."""

    id: str
    name: str
    aliases: tuple[Alias, ...]
    tickers: tuple[Ticker, ...]
    parent: str | None
    country: str
    sector: str

    def called(self, day: str | None) -> str:
        """Its name on an ISO day: the one in use then, where the table of renames says since when it bears today's."""
        borne = next((a.since for a in self.aliases if a.text == self.name), None)
        if day is None or borne is None or day >= borne:
            return self.name
        return next((a.text for a in self.aliases if a.until is not None and a.fits(day)), self.name)

    def former_names(self) -> tuple[str, ...]:
        """What it was called before, where the table of renames says since when it bears today's name."""
        dated = any(a.since for a in self.aliases if a.text == self.name)
        return tuple(a.text for a in self.aliases if a.until) if dated else ()


@dataclass(frozen=True)
class Instrument:
    """An index, fund, commodity, crypto, currency, sector or economy that moves."""

    id: str
    name: str
    kind: str
    aliases: tuple[Alias, ...]
    country: str


@dataclass(frozen=True)
class Entry:
    """A form and what it stands for."""

    alias: Alias
    target: Company | Instrument

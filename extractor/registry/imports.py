"""Lists of companies that a user brings: their own as CSV, and ``company_tickers.json`` as the SEC publishes it.

The columns of a CSV, of which only ``name`` must be there:

    name      the usual name
    id        the registry's id where it is one of its companies, else any short one of your own
    aliases   further forms, separated by semicolons; a question mark in front for one that is also a word
    tickers   EXCHANGE:SYMBOL, separated by semicolons
    parent    id or name of the company that it belongs to
    country   ISO 3166 alpha-2
    sector    a word of ``extractor.registry.SECTORS``
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.registry.load import RegistryError
from extractor.registry.model import SECTORS, Alias, Company, Ticker
from extractor.registry.normalize import normalize

if TYPE_CHECKING:
    from extractor.registry import Registry

COLUMNS = ("name", "id", "aliases", "tickers", "parent", "country", "sector")
SEC_EXCHANGE = "US"
"""Where the SEC's tickers are traded: its list does not say on which exchange."""
_US_EXCHANGES = frozenset({"NASDAQ", "NYSE", "CBOE", "OTC", SEC_EXCHANGE})
_LEGAL = re.compile(
    r",?\s{1,9}(?:INC|CORP|CO|LTD|PLC|LLC|L\.?P|N\.?V|S\.?A|AG|SE|HOLDINGS?|GROUP|CORPORATION|COMPANY|INCORPORATED|LIMITED)"
    r"\.?(?=$|\s{0,9}/)|\s{0,9}/[A-Z]{2,}/?$",
    re.IGNORECASE,
)


def read(name: str, content: str, known: Registry) -> tuple[Company, ...]:
    """The companies of a list, by id; those that the registry has under its ids. Raises RegistryError.

    ``name`` is the file's: ``.json`` is the SEC's form, all else CSV.
    """
    try:
        found = list(_sec(name, content) if name.lower().endswith(".json") else _csv(name, content))
    except csv.Error as error:
        raise RegistryError(f"{name}: no CSV: {error}") from error
    placed = {company.id: _placed(company, known) for company in found}
    if len(placed) < len(found):
        raise RegistryError(f"{name}: an id is there twice")
    by_name = {normalize(c.name): c.id for c in placed.values()}
    ids = {company.id for company in placed.values()}
    whole: dict[str, Company] = {}
    for company in placed.values():
        parent = _parent(company.parent, by_name, ids, known, name)
        whole[company.id] = replace(_joined(whole.get(company.id), company), parent=parent)
    return tuple(sorted(whole.values(), key=lambda c: c.id))


def _csv(name: str, content: str) -> Iterator[Company]:
    reader = csv.DictReader(content.lstrip("\ufeff").splitlines())
    unknown = set(reader.fieldnames or ()) - set(COLUMNS)
    if "name" not in (reader.fieldnames or ()) or unknown:
        wrong = f"no column {sorted(unknown)[0]!r} is known" if unknown else "there is no column 'name'"
        raise RegistryError(f"{name}: {wrong}; the columns are {', '.join(COLUMNS)}")
    for number, row in enumerate(reader, start=2):
        where = f"{name}, line {number}"
        if None in row or None in row.values() or not row["name"].strip():
            raise RegistryError(f"{where}: not as many columns as the header names, or no name")
        cells = {column: (row.get(column) or "").strip() for column in COLUMNS}
        if cells["sector"] and cells["sector"] not in SECTORS:
            raise RegistryError(f"{where}: {cells['sector']!r} is no sector; there are {', '.join(sorted(SECTORS))}")
        yield Company(
            id=cells["id"] or "own:" + slug(cells["name"]),
            name=cells["name"],
            aliases=_aliases([cells["name"], *_items(cells["aliases"])]),
            tickers=tuple(_ticker(item, where) for item in _items(cells["tickers"])),
            parent=cells["parent"] or None,
            country=cells["country"],
            sector=cells["sector"] or "other",
        )


def _sec(name: str, content: str) -> Iterator[Company]:
    """One company a CIK, with all its tickers. A single word may be any word, and needs context to be a name."""
    try:
        rows = list(json.loads(content).values())
        listed: dict[int, list[tuple[str, str]]] = {}
        for row in rows:
            listed.setdefault(int(row["cik_str"]), []).append((str(row["ticker"]), str(row["title"])))
    except (ValueError, AttributeError, KeyError, TypeError, OverflowError, RecursionError) as error:
        form = '{"0": {"cik_str": 320193, "ticker": "AAPL", "title": "Apple Inc."}, …}'
        raise RegistryError(f"{name}: not in the form of the SEC's company_tickers.json, {form}") from error
    for cik, entries in listed.items():
        usual = usual_name(entries[0][1])
        tickers = tuple(Ticker(SEC_EXCHANGE, symbol) for symbol, _ in entries)
        yield Company(f"cik:{cik}", usual, _aliases([usual], doubtful=True), tickers, None, "", "other")


def usual_name(title: str) -> str:
    """A registrant's title as news would write it: without legal forms, and not in capitals alone."""
    plain = _LEGAL.sub("", title.strip()) or title.strip()
    plain = (_LEGAL.sub("", plain) or plain).removesuffix(" &")
    if plain.isupper():
        plain = " ".join(word if len(word) <= 3 else word.capitalize() for word in plain.split())
    return plain


def slug(name: str) -> str:
    """A name as an id."""
    return re.sub(r"[^a-z0-9]+", "-", normalize(name).replace("&", "and")).strip("-") or "company"


def _items(cell: str) -> list[str]:
    return [item.strip() for item in cell.split(";") if item.strip()]


def _aliases(forms: Sequence[str], *, doubtful: bool = False) -> tuple[Alias, ...]:
    """Forms, each once. ``doubtful``: a single word may be any word."""
    unique = dict.fromkeys(forms)
    return tuple(
        Alias(form.removeprefix("?"), form.startswith("?") or (doubtful and " " not in form)) for form in unique
    )


def _ticker(text: str, where: str) -> Ticker:
    exchange, colon, symbol = text.partition(":")
    if not (exchange.strip() and colon and symbol.strip()):
        raise RegistryError(f"{where}: {text!r} is no ticker such as NASDAQ:IREN")
    return Ticker(exchange.strip().upper(), symbol.strip().upper())


def _placed(company: Company, known: Registry) -> Company:
    """The company under the registry's id and name, where it is certainly one of its."""
    there = known.get(company.id) or _named(company, known) or _traded(company, known)
    if there is None:
        return company
    return replace(
        company, id=there.id, name=there.name, parent=there.parent, country=there.country, sector=there.sector
    )


def _named(company: Company, known: Registry) -> Company | None:
    found = known.find(company.name)
    if found is None or ":" in company.name:
        return None
    form = normalize(company.name)
    sure = any(normalize(a.text) == form and not (a.ambiguous or a.until) for a in found.aliases)
    return found if sure or normalize(found.name) == form else None


def _traded(company: Company, known: Registry) -> Company | None:
    """By a symbol on the same exchange, where the names begin with the same word."""
    for ticker in company.tickers:
        exchanges = _US_EXCHANGES if ticker.exchange == SEC_EXCHANGE else {ticker.exchange}
        for exchange in sorted(exchanges):
            found = known.by_ticker(ticker.symbol, exchange)
            if found is not None and normalize(found.name).split()[:1] == normalize(company.name).split()[:1]:
                return found
    return None


def _joined(one: Company | None, other: Company) -> Company:
    if one is None:
        return other
    return replace(
        one,
        aliases=tuple(dict.fromkeys([*one.aliases, *other.aliases])),
        tickers=tuple(dict.fromkeys([*one.tickers, *other.tickers])),
    )


def _parent(text: str | None, by_name: dict[str, str], ids: set[str], known: Registry, name: str) -> str | None:
    if text is None or text in ids:
        return text
    found = known.find(text)
    parent = by_name.get(normalize(text)) or (found.id if found else None)
    if parent is None:
        raise RegistryError(f"{name}: the parent {text!r} is neither in the list nor in the registry")
    return parent

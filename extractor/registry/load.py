"""Reading the registry's tables, which are data of the package, tab separated."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

from extractor.registry.model import Alias, Company, Instrument, Ticker


class RegistryError(ValueError):
    """A table that does not hold what it should; the message names file and row."""


def tables(prefix: str) -> list[Traversable]:
    """The package's tables whose names begin so, by name."""
    folder = files("extractor.registry").joinpath("data")
    return sorted(
        (t for t in folder.iterdir() if t.name.startswith(prefix) and t.name.endswith(".tsv")), key=lambda t: t.name
    )


def rows(table: Traversable) -> Iterator[dict[str, str]]:
    """The rows of a table by column."""
    with table.open("r", encoding="utf-8") as lines:
        header, *cells = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    for number, row in enumerate(cells, start=2):
        if len(row) != len(header):
            raise RegistryError(f"{table.name}, line {number}: not as many columns as the header names")
        yield dict(zip(header, row, strict=True))


def _items(cell: str) -> list[str]:
    return [item for part in cell.split(";") if (item := part.strip())] if cell else []


def _aliases(name: str, cell: str) -> tuple[Alias, ...]:
    forms = _items(cell)
    if name not in forms and f"?{name}" not in forms:
        forms.insert(0, name)
    unique = dict.fromkeys(forms)
    return tuple(Alias(form.removeprefix("?"), form.startswith("?")) for form in unique)


def _ticker(text: str, where: str) -> Ticker:
    exchange, colon, symbol = text.partition(":")
    if not (exchange and colon and symbol):
        raise RegistryError(f"{where}: {text!r} is no ticker such as NASDAQ:IREN")
    return Ticker(exchange, symbol)


def companies() -> tuple[Company, ...]:
    """Every company with its aliases, those bounded in time included, by id."""
    dated: dict[str, list[Alias]] = {}
    for table in tables("renames"):
        for row in rows(table):
            alias = row["alias"]
            bounded = Alias(alias.removeprefix("?"), alias.startswith("?"), row["since"] or None, row["until"] or None)
            dated.setdefault(row["company"], []).append(bounded)
    found: dict[str, Company] = {}
    for table in tables("companies"):
        for row in rows(table):
            where = f"{table.name}, {row['id']}"
            if row["id"] in found:
                raise RegistryError(f"{where}: the id is there twice")
            extra = dated.pop(row["id"], [])
            listed = tuple(a for a in _aliases(row["name"], row["aliases"]) if a.text not in {e.text for e in extra})
            found[row["id"]] = Company(
                row["id"], row["name"], listed + tuple(extra), tuple(_ticker(t, where) for t in _items(row["tickers"])),
                row["parent"] or None, row["country"], row["sector"],
            )  # fmt: skip
    if dated:
        raise RegistryError(f"renames.tsv: no company has the id {sorted(dated)[0]!r}")
    return tuple(sorted(found.values(), key=lambda c: c.id))


def instruments() -> tuple[Instrument, ...]:
    """Every instrument, by id."""
    found = [
        Instrument(row["id"], row["name"], row["kind"], _aliases(row["name"], row["aliases"]), row["country"])
        for table in tables("instruments")
        for row in rows(table)
    ]
    return tuple(sorted(found, key=lambda i: i.id))


def digest() -> str:
    """A hash of the data, which is part of what the rules are."""
    parts = (table.read_bytes() for prefix in ("companies", "instruments", "renames") for table in tables(prefix))
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()[:16]

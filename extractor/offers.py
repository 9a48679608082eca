"""What a passage offers in the place of a wrong value: its numbers, dates and names, each with its span."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from extractor.labels import dates, names, quantities
from extractor.language import annotate, load

if TYPE_CHECKING:
    from spacy.language import Language

_FIELDS: dict[str, tuple[str, ...]] = {
    "power": ("capacity_mw", "capacity_mw_high", "capacity_total_mw", "mw", "mw_high", "low", "high"),
    "energy": ("energy_mwh",),
    "money": ("value", "value_high", "low", "high"),
    "percent": ("percent", "percent_high", "low", "high"),
    "date": ("announced", "starts", "closes", "period", "date", "since"),
    "name": ("company", "counterparty", "target", "holder", "subject", "site", "location"),
}
_UNITS = {"value": "currency", "value_high": "currency", "low": "unit", "high": "unit"}
"""Fields whose unit stands in a field of its own."""


@dataclass(frozen=True)
class Offer:
    """Words of the article and what they would make of fields: the one asked for, and its unit where it has one."""

    start: int
    end: int
    raw: str
    values: dict[str, Any]


def offers(text: str, passage: tuple[int, int], field: str, *, published: str | None, title: str | None) -> list[Offer]:
    """What the passage offers for a field, in the order of the text."""
    doc = annotate(_pipeline(), text, published=published, title=title)
    found: list[Offer] = []
    if field in _FIELDS["date"]:
        found += [Offer(d.start, d.end, d.raw, {field: str(d.date)}) for d in dates(doc) if d.date is not None]
    for quantity in quantities(doc):
        if field in _FIELDS.get(quantity.kind, ()):
            upper = field.endswith("high")
            value = quantity.base_high if upper else quantity.base_low
            value = -value if quantity.kind == "percent" and quantity.change == "down" else value
            unit = _unit(quantity.kind, quantity.unit)
            values = {field: value, **({_UNITS[field]: unit} if field in _UNITS else {})}
            found.append(Offer(quantity.start, quantity.end, quantity.raw, values))
    if field in _FIELDS["name"]:
        found += [Offer(n.start, n.end, n.raw, {field: n.name}) for n in names(doc)]
    start, end = passage
    return sorted((o for o in found if start <= o.start and o.end <= end), key=lambda o: o.start)


@cache
def _pipeline() -> Language:
    """Rules alone, which is quick to load and enough to find words in a passage."""
    return load("blank")


def typed_values(field: str, typed: str) -> dict[str, Any]:
    """A value as a person types it: a number with or without its unit ("$2.5bn"), true or false, nothing, else words.

    Dates are as the claims have them, and names as they are typed.
    """
    if not typed:
        return {field: None}
    try:
        return {field: float(typed.replace(",", ""))}
    except ValueError:
        pass
    if field not in _FIELDS["date"] + _FIELDS["name"]:
        for offer in offers(typed, (0, len(typed)), field, published=None, title=None):
            if offer.raw == typed:
                return offer.values
    return {field: {"true": True, "false": False}.get(typed.lower(), typed)}


def _unit(kind: str, unit: str) -> str:
    return {"power": "MW", "percent": "percent"}.get(kind, unit)

"""How facts read in a table: power, money and percentages with their units, bounds and ranges in one cell."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from extractor.store.tables import FactTable

Row = dict[str, Any]
_BOUNDS = {"about": "~", "at_least": "≥ ", "up_to": "≤ "}
_SHOWN_IDS = 4
_SCALES = ((1e12, " tn"), (1e9, " bn"), (1e6, " m"))


def reader(table: FactTable) -> Callable[[Row, str], str]:
    """What makes the cells of a type's table."""
    low, high = table.power or ("", "")
    bound = "capacity_bound" if table.type == "deal" else "bound"

    def cell(row: Row, column: str) -> str:
        if column == "capacity":
            return _span(row[low], row[high], row[bound], number) + " MW" if row[low] else ""
        if column == "value":
            return money(row)
        if column == "percent":
            return _span(row["percent"], row["percent_high"], row["bound"], lambda v: f"{v:+,.6g}") + " %"
        if column == "range":
            return guided(row)
        if column == "counterparty":
            words = (row["counterparty_text"] or "").strip('"“”')
            return row["counterparty"] or (f"“{words}”" if words else "")
        if column == "term_years":
            return f"{number(row['term_years'])} y" if row["term_years"] else row["term_text"] or ""
        if column == "sources":
            return f"{row['independent']}" + (f", {row['conflicts']} against" if row["conflicts"] else "")
        if column == "published":
            return (row["published"] or "")[:10]
        if column == "scheduled":
            return "ahead" if row["scheduled"] else "past"
        return plain(row, column)

    return cell


def summed(row: Row, column: str) -> str:
    """A cell of a table of sums: the sum with its unit, and of ids their beginnings."""
    if column == "mw":
        return _span(row["mw"], _more(row, "mw"), None, number) + " MW" if row["mw"] is not None else ""
    if column == "value":
        return _span(row["value"], _more(row, "value"), None, scaled, row["currency"] or "") if row["value"] else ""
    if column == "ids":
        ids = (row["ids"] or "").split()
        more = [f"and {len(ids) - _SHOWN_IDS:,} more"] if len(ids) > _SHOWN_IDS else []
        return " ".join([*(id[:8] for id in ids[:_SHOWN_IDS]), *more])
    return "" if column in ("contradicted", "unsaid") and not row[column] else plain(row, column)


def _more(row: Row, what: str) -> float | None:
    high: float | None = row[f"{what}_high"]
    return high if high != row[what] else None


def plain(row: Row, column: str) -> str:
    """A value as it is, on one line."""
    value = row.get(column)
    if isinstance(value, float):
        return number(value)
    return "" if value is None else " ".join(str(value).split())


def number(value: float) -> str:
    """A number with thousands apart, and never with an exponent: "7.4e+10" is no sum that anybody reads."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.10g}"


def scaled(value: float) -> str:
    """A large number with a word for its scale."""
    for scale, word in _SCALES:
        if abs(value) >= scale:
            return f"{value / scale:,.4g}{word}"
    return number(value)


def sized(value: float) -> str:
    """The same with nothing rounded off."""
    scale, word = next(((scale, word) for scale, word in _SCALES if abs(value) >= scale), (1.0, ""))
    return f"{number(value / scale)}{word}"


def money(row: Row) -> str:
    """A deal's value with its currency."""
    if row["value"] is None:
        return ""
    basis = {"annual": " a year", "upfront": " upfront"}.get(row["value_basis"], "")
    return _span(row["value"], row["value_high"], row["value_bound"], scaled, row["currency"]) + basis


def guided(row: Row) -> str:
    """A guided range in its unit."""
    high = row["high"] if row["high"] != row["low"] else None
    unit = row["unit"]
    if len(unit) == 3 and unit.isupper():
        return _span(row["low"], high, row["bound"], scaled, unit)
    return f"{_span(row['low'], high, row['bound'], number)} {'%' if unit == 'percent' else unit}"


def _span(low: float, high: float | None, bound: str | None, word: Callable[[float], str], currency: str = "") -> str:
    ends = word(low) if high is None else f"{word(low)} – {word(high)}"
    return _BOUNDS.get(bound or "", "") + f"{currency} {ends}".lstrip()

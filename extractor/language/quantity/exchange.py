"""Quantities in the exchange form that ``wattwire mentions`` writes."""

from __future__ import annotations

from typing import Any

from extractor.schema import Quantity


def as_exchange(quantity: Quantity) -> dict[str, Any]:
    """One mention as the exchange form has it. ``per`` is there only for rates ("$57 per megawatt-hour")."""
    form: dict[str, Any] = {
        "start": quantity.start,
        "end": quantity.end,
        "raw": quantity.raw,
        "kind": quantity.kind,
        "low": quantity.low,
        "high": quantity.high,
        "unit": quantity.unit,
        "change": quantity.change,
    }
    if quantity.per is not None:
        form["per"] = quantity.per
    return form

#!/usr/bin/env python3
"""Write what the pipeline finds in the form that other people's benchmarks score.

    scripts/benchmark dates GOLD > PREDICTIONS         rows {"id", "dct", "text"} to {"id", "timexes"}, TIMEX3 values
    scripts/benchmark quantities GOLD > PREDICTIONS    rows {"id", "text"} to {"id", "quantities"}
    scripts/benchmark moves GOLD > PREDICTIONS         rows {"id", "text"} to {"id", "moves"}

GOLD is a file of JSON lines; each row is read by itself, with its document's date where it has one.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import extractor
from extractor.exchange import mention
from extractor.schema import DateMention, Extraction, Quantity

_NAMED_UNITS = {
    "percent": "percentage", "pp": "percentage point", "bps": "basis point",
    "USD": "dollar", "EUR": "euro", "GBP": "pound sterling", "JPY": "japanese yen", "CNY": "chinese yuan",
    "CAD": "canadian dollar", "AUD": "australian dollar", "CHF": "swiss franc", "INR": "indian rupee",
    "DEM": "mark", "ESP": "peseta", "NLG": "netherlands guilder", "CRC": "costa rican colón", "LAK": "lao kip",
}  # fmt: skip
"""What benchmarks call our codes; others are written as they are."""
_MINOR = re.compile(r"\b(cents?)\b|\b(?:penny|pence)\b|\dp\b", re.IGNORECASE)
_MAJOR = re.compile(r"[$€£]|dollars?|euros?|pounds?", re.IGNORECASE)
_DURATION = re.compile(r"P(?:T(?=\d+[HMS]))?(\d+(?:\.\d+)?)([YMWDHS])")
_SPANS = {"Y": "year", "M": "month", "W": "week", "D": "day", "H": "hour", "S": "second"}


def dates(found: Extraction) -> dict[str, Any]:
    """Every date, time, duration and set, with its TIMEX3 value."""
    rows = (mention(m) for m in found.mentions if isinstance(m, DateMention))
    return {"timexes": [{name: row[name] for name in ("start", "end", "type", "value")} for row in rows]}


def quantities(found: Extraction) -> dict[str, Any]:
    """Every quantity: its value or both ends of its range, the unit, and what the words around it say."""
    rows = [_quantity(m) if isinstance(m, Quantity) else _duration(m) for m in found.mentions]
    return {"quantities": [row for row in rows if row]}


def _quantity(found: Quantity) -> dict[str, Any]:
    """Cents and pence, which we hold in the currency's unit, are counted as they are printed."""
    low, high, unit = found.low, found.high, _NAMED_UNITS.get(found.unit, found.unit)
    minor = _MINOR.search(found.raw)
    if found.kind == "money" and minor and not _MAJOR.search(found.raw):
        low, high, unit = round(low * 100, 6), round(high * 100, 6), "cent" if minor[1] else "penny"
    value = [low, high] if found.is_range else low
    return {"value": value, "unit": f"{unit} per {found.per}" if found.per else unit, "change": found.change}


def _duration(found: DateMention) -> dict[str, Any] | None:
    """A stretch of time is a number with a unit like any other."""
    match = _DURATION.fullmatch(found.value) if found.type == "DURATION" else None
    if match is None:
        return None
    unit = "minute" if match[2] == "M" and "T" in match[0] else _SPANS[match[2]]
    return {"value": float(match[1]), "unit": unit, "change": "="}


def moves(found: Extraction) -> dict[str, Any]:
    """Every claim of a change in percent: how much, which way, of what, when."""
    return {"moves": [_move(claim) for claim in found.claims if claim.type == "move"]}


def _move(claim: Any) -> dict[str, Any]:
    return {
        "value": abs(claim.percent),
        "unit": "percent",
        "direction": "up" if claim.percent > 0 else "down" if claim.percent < 0 else "flat",
        "item": " ".join(filter(None, (claim.subject, claim.raw.get("subject"), claim.raw.get("metric")))),
        "time": " ".join(filter(None, (claim.raw.get("period"), claim.raw.get("horizon")))),
    }


FORMS: dict[str, Callable[[Extraction], dict[str, Any]]] = {"dates": dates, "quantities": quantities, "moves": moves}


def main() -> int:
    """Runs the command line; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("form", choices=FORMS)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--model", help="the pipeline to use, as for wattwire extract")
    options = parser.parse_args()
    nlp = extractor.load(options.model)
    with options.gold.open(encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            found = extractor.extract(row["text"], published=row.get("dct"), nlp=nlp)
            print(json.dumps({"id": row["id"], **FORMS[options.form](found)}))
    return 0


if __name__ == "__main__":
    sys.exit(main())

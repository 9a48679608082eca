"""Tellings built by hand."""

from __future__ import annotations

import hashlib
from typing import Any

from extractor.schema.facts import Telling

DEFAULTS: dict[str, dict[str, Any]] = {
    "deal": {"company": "Velanur Power", "counterparty": "Quillstone Digital", "kind": "ppa", "status": "announced",
             "action": "new"},
    "capacity": {"holder": "Velanur Power", "mw": 120.0, "stage": "operating", "bound": "exact"},
    "move": {"subject": "Velanur Power", "subject_kind": "company", "metric": "share_price", "percent": 4.9,
             "horizon": "day", "period": "2026-01-19", "bound": "exact"},
    "guidance": {"company": "Velanur Power", "metric": "capex", "low": 2e9, "high": 2.5e9, "unit": "USD",
                 "period": "2026", "bound": "exact"},
    "event": {"company": "Velanur Power", "kind": "earnings", "date": "2026-02-12", "scheduled": True},
}  # fmt: skip
_PARTIES = ("company", "counterparty", "target", "holder", "subject")


def tell(type: str = "deal", day: str | None = "2026-01-20", article: str | None = None, **fields: Any) -> Telling:
    """A claim of an article of its own, unless one is named; a field that is None is left out."""
    whole = {name: value for name, value in {**DEFAULTS[type], **fields}.items() if value is not None}
    parties = {part: whole[part] for part in _PARTIES if part in whole}
    parties |= {f"other_parties.{n}": p["name"] for n, p in enumerate(whole.get("other_parties", ()))}
    parties |= {part: whole.pop(part) for part in list(whole) if part.startswith("deal.")}
    claim = hashlib.sha256(repr((type, day, article, sorted(fields.items(), key=str))).encode()).hexdigest()[:16]
    return Telling(claim, article or claim, type, day, 0.8, whole, parties, article or claim)

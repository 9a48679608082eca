"""Dates in the exchange form that ``wattwire mentions`` writes."""

from __future__ import annotations

from extractor.schema import DateMention


def as_exchange(mention: DateMention) -> dict[str, str | int]:
    """One mention as the exchange form has it; ``value`` is TIMEX3's."""
    return {
        "start": mention.start,
        "end": mention.end,
        "raw": mention.raw,
        "kind": "date",
        "type": mention.type,
        "value": mention.value,
    }

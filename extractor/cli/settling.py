"""Settling facts anew after what a person judged."""

from __future__ import annotations


def settle(db: str) -> str:
    """Settles whatever waits; says in words what came of it."""
    from extractor.engines.consolidate import consolidate
    from extractor.store.fact_base import FactBase
    from extractor.store.judging import writing

    with writing(db) as base:
        done = consolidate(FactBase(base, db))
    facts = "1 fact" if done.facts == 1 else f"{done.facts:,} facts"
    return f"{facts} settled anew" if done.claims else "no fact is touched"

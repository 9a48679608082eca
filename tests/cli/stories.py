"""A base whose deals moved on, grew and are disputed, with its facts settled."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from made import claim, document, extraction, process, story

from extractor.engines.consolidate import consolidate
from extractor.schema import Extraction
from extractor.store.write import Writer

_SAID = "{company} {words} {mw} MW to {counterparty} under a lease."


def told(day: str, counterparty: str, mw: int, outlet: str, words: str = "leased", **fields: Any) -> Extraction:
    """An article about a lease by Harrowgate, which is invented."""
    text = _SAID.format(company="Harrowgate Energy", words=words, mw=mw, counterparty=counterparty)
    article = story(text, day, title=f"{words} {mw} MW", site=outlet)
    spans = {"company": "Harrowgate Energy", "counterparty": counterparty, "capacity_mw": f"{mw} MW", "kind": "lease"}
    deal = claim(
        article,
        text,
        spans,
        type="deal",
        company="Harrowgate Energy",
        counterparty=counterparty,
        kind="lease",
        capacity_mw=mw,
        capacity_bound="exact",
        announced=day,
        **fields,
    )
    return extraction(article, deal)


def consolidated(path: Path) -> Path:
    """Brightloom: 250 MW planned, then announced, then 100 MW more. Corvath: 90 MW told twice, 95 MW once."""
    stories = (
        told("2026-01-05", "Brightloom", 250, "Wire", "plans to lease", status="planned"),
        told("2026-02-03", "Brightloom", 250, "Wire"),
        told("2026-03-04", "Brightloom", 100, "Wire", "also leased", action="expansion"),
        told("2026-02-10", "Corvath", 90, "Wire"),
        told("2026-02-10", "Corvath", 90, "Gazette", "has leased out"),
        told("2026-02-11", "Corvath", 95, "Post", "let out"),
    )
    process(path, *((document(f"{number}.txt"), each) for number, each in enumerate(stories)))
    with Writer(str(path)) as store:
        consolidate(store.facts)
    return path

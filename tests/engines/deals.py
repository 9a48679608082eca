"""Articles of one sentence each, with claims built by hand, to be consolidated."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent / "store"))
from made import claim, document, story

from extractor.engines.consolidate import consolidate
from extractor.schema import Extraction
from extractor.store.connect import reading
from extractor.store.write import Writer

FIRMS = ("Velanur Power", "Quillstone Digital", "Orrin Grid", "Kestrel Storage")


@dataclass(frozen=True)
class Report:
    """What an article says of a deal."""

    day: str
    outlet: int
    company: str
    counterparty: str | None
    kind: str = "ppa"
    status: str = "announced"
    mw: float | None = None
    value: float | None = None

    def extraction(self) -> Extraction:
        """The article with its claim."""
        whom = self.counterparty or "somebody"
        more = (f" over {self.mw:g} MW" if self.mw else "") + (f" at ${self.value:g}" if self.value else "")
        text = f"Outlet {self.outlet} says that {self.company} made a {self.kind} with {whom}{more}: {self.status}."
        article = story(text, self.day, site=f"Outlet {self.outlet}")
        words = {"company": self.company, **({"counterparty": self.counterparty} if self.counterparty else {})}
        fields: dict[str, Any] = {"kind": self.kind, "status": self.status}
        if self.mw:
            words["capacity_mw"], fields["capacity_mw"] = f"{self.mw:g} MW", self.mw
        if self.value:
            words["value"], fields["value"], fields["currency"] = f"${self.value:g}", self.value, "USD"
        deal = claim(article, text, words, type="deal", company=self.company, counterparty=self.counterparty, **fields)
        return Extraction(article=article, claims=(deal,), ledger=())


def add(store: Writer, reports: Iterable[Report], rules: str = "rules-1") -> int:
    """Writes articles in a transaction that stays open; the run."""
    run = store.begin_run(versions={}, rule_hash=rules, arguments=[])
    for report in reports:
        made = report.extraction()
        store.write(run, document(made.article.id), made, "o")
    return run


def write(path: Path, reports: Iterable[Report], rules: str = "rules-1", without: Iterable[Report] = ()) -> None:
    """Writes articles into a base, those of ``without`` with no claims."""
    with Writer(str(path)) as store:
        run = add(store, reports, rules)
        for report in without:
            made = report.extraction().model_copy(update={"claims": ()})
            store.write(run, document(made.article.id), made, "o")
        store.end_run(run, interrupted=False, counts={})


def settle(path: Path) -> int:
    """Consolidates what waits; how many facts were written."""
    with Writer(str(path)) as store:
        return consolidate(store.facts).facts


def facts(path: Path) -> list[str]:
    """Everything that consolidation made, in words."""
    queries = (
        "SELECT id, type, founder, data, confidence, claims, articles, independent, first_report, last_report, digest "
        "FROM facts",
        "SELECT * FROM fact_claims",
        "SELECT * FROM fact_values",
        "SELECT * FROM fact_links",
        "SELECT * FROM deal_facts",
        "SELECT b.block, c.id FROM claim_blocks AS b JOIN claims AS c ON c.seq = b.claim",
    )
    with reading(str(path)) as db:
        return sorted(repr(tuple(row)) for sql in queries for row in db.execute(sql))

"""Claims with every company that the gold names taken out of the registry: do the rules carry, or the list?

    python scripts/benching/unregistered.py ARTICLES GOLD.jsonl > claims.jsonl

One process, since the registry is the process's own.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from extractor.exchange import extraction_line
from extractor.pipeline import worker
from extractor.registry import Registry, adopt, shipped
from extractor.schema import Options, Rejected
from extractor.sources import documents


def named(gold: Path) -> set[str]:
    """Every name that an annotation gives a company or another party."""
    found: set[str] = set()
    for line in gold.read_text(encoding="utf-8").splitlines():
        for fact in json.loads(line)["facts"]:
            parties = [fact.get("company"), fact.get("counterparty")]
            parties += [party.get("name") for party in fact.get("other_parties") or ()]
            found.update(_each(parties))
    return found


def _each(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _each(item)


def without(names: set[str], known: Registry) -> Registry:
    """The registry less the companies that bear one of the names."""
    out = {company.id for company in map(known.find, sorted(names)) if company is not None}
    return Registry(tuple(company for company in known.companies if company.id not in out), known.instruments)


def main() -> None:
    """Runs the command line."""
    articles, gold = sys.argv[1:]
    kept = without(named(Path(gold)), shipped())
    print(f"{len(shipped().companies) - len(kept.companies)} companies are not in the registry", file=sys.stderr)
    work = worker(None, Options())
    adopt(kept)
    for raw in documents([articles]):
        result = work(raw)
        if not isinstance(result, Rejected):
            print(json.dumps(extraction_line(raw, result), ensure_ascii=False))


if __name__ == "__main__":
    main()

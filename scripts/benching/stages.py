"""Where the time of a text article goes, stage by stage."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import extractor.facts as facts
import extractor.language.assemble as assemble
import extractor.language.network as network
import extractor.pipeline as pipeline
from extractor.schema import Options, Rejected
from extractor.sources import documents

Made = TypeVar("Made")


def show(paths: Sequence[Path], limit: int, model: str | None) -> int:
    """Prints a table, a stage a line: milliseconds of processor time an article."""
    spent: Counter[str] = Counter()

    def timed(stage: str, call: Callable[..., Made]) -> Callable[..., Made]:
        def run(*given: Any, **named: Any) -> Made:
            before, began = sum(spent.values()), time.process_time()
            made = call(*given, **named)
            spent[stage] += time.process_time() - began - (sum(spent.values()) - before)  # type: ignore[assignment]
            return made

        return run

    nlp = pipeline.load(model)
    for name, find in facts.FINDERS.items():
        facts.FINDERS[name] = timed(f"facts: {name}", lambda doc, find=find: list(find(doc)))  # type: ignore[misc]
    facts.settle = timed("facts: settle", facts.settle)
    pipeline.read = timed("reading", pipeline.read)  # type: ignore[attr-defined]
    assemble.lean_doc = timed("language: tokens", assemble.lean_doc)  # type: ignore[attr-defined]
    reading = network._AsAsked
    reading.parse = timed("network: grammar", reading.parse)  # type: ignore[method-assign]
    reading.entities = timed("network: names", reading.entities)  # type: ignore[method-assign]
    nlp._components = [
        (name, pipe if name == "wattwire_network" else timed(f"language: {name[9:]}", pipe))
        for name, pipe in nlp._components
    ]
    raws = [raw for raw in documents([str(path) for path in paths]) if raw.rejected is None][:limit]
    words = sum(_words(pipeline.process(raw, nlp, Options())) for raw in raws)
    spent.clear()
    began = time.process_time()
    for raw in raws:
        pipeline.process(raw, nlp, Options())
    total = time.process_time() - began
    print(f"{len(raws)} articles of {words / len(raws):.0f} words\n")
    print("| stage | ms an article | share |\n| --- | ---: | ---: |")
    for stage, seconds in spent.most_common():
        print(f"| {stage} | {1000 * seconds / len(raws):.2f} | {100 * seconds / total:.0f} % |")
    print(f"| all | {1000 * total / len(raws):.2f} | {1000 * total * 500 / words:.2f} ms for 500 words |")
    return 0


def _words(found: Any) -> int:
    return 0 if isinstance(found, Rejected) else len(found.article.text.split())

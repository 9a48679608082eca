"""Claims to facts: whatever waits is settled, block by block, each step whole or not at all.

1. articles that are new are compared with those that share a band of their signature: copies count once;
2. blocks lead from the claims that wait to those that may be one fact with them, and from these on, as far as they fit;
3. each group of claims that hang together so is clustered anew, and no other claim is looked at;
4. the facts that come of it are linked with those that they may follow or contradict, found in the same way;
5. the facts that changed are written in the place of the old ones.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extractor.engines.candidates import Candidates
from extractor.identity.blocks import blocks
from extractor.identity.copies import alike, bands, runs, signature
from extractor.identity.links import relinked
from extractor.identity.settle import fact_of, settle
from extractor.schema.facts import handle
from extractor.store.fact_base import FactBase

STEP = 2000
"""Claims of a step. A group is settled once a step, however many of them it holds."""


@dataclass
class Consolidation:
    """What was done: steps, claims that waited, facts that were written."""

    steps: int = 0
    claims: int = 0
    facts: int = 0


def consolidate(
    base: FactBase, *, stop: Callable[[], bool] = lambda: False, progress: Callable[[int], None] = lambda claims: None
) -> Consolidation:
    """Settles everything that waits, until ``stop`` says so between two steps; what is left waits for the next time."""
    done = Consolidation()
    while not stop():
        with base.step():
            if not done.steps:
                base.follow_verdicts()
            claims = base.pending(STEP)
            if not claims:
                break
            _find_copies(base, claims)
            done.facts += _settle(base, claims)
            base.done(claims)
        done.steps += 1
        done.claims += len(claims)
        progress(len(claims))
    return done


def consolidate_anew(
    base: FactBase, *, stop: Callable[[], bool] = lambda: False, progress: Callable[[int], None] = lambda claims: None
) -> Consolidation:
    """The same for all claims of the base, with all copies looked for anew."""
    with base.step():
        base.copies.forget()
        base.wait()
    return consolidate(base, stop=stop, progress=progress)


def _find_copies(base: FactBase, claims: Sequence[str]) -> None:
    """Signs the articles of claims. Those whose story became another wait too: their facts count support anew."""
    shared: dict[str, tuple[int, ...]] = {}
    texts: dict[str, str] = {}
    by_band: dict[int, list[str]] = {}
    for article, text in base.copies.unsigned(claims):
        own = runs(text)
        signed = signature(own)
        shared[article], texts[article] = bands(signed), text
        beside = {other for band in shared[article] for other in by_band.get(band, ())}
        near = [*base.copies.sharing(shared[article]), *((other, texts[other]) for other in sorted(beside))]
        copies = [other for other, its in near if alike(own, runs(its))]
        for band in shared[article]:
            by_band.setdefault(band, []).append(article)
        base.copies.sign(article, signed)
        if copies:
            base.wait(base.copies.join([article, *copies]))
    base.copies.keep(shared)


def _settle(base: FactBase, claims: Sequence[str]) -> int:
    """Settles all that hangs together with claims; returns how many facts were written."""
    before = base.blocks_of(claims)
    candidates = Candidates(base)
    base.set_blocks(claims, {telling.claim: blocks(telling) for telling in candidates.tellings(claims)})
    groups = candidates.together(candidates.touched(claims, before))
    old = set(base.facts_of({*claims, *(telling.claim for group in groups for telling in group)}).values())
    clusters = [cluster for group in groups for cluster in settle(group)]
    beside = base.linked_with(old) - old
    touched = {handle(cluster.founder.claim) for cluster in clusters} | beside
    relinks = [relinked(group, touched) for group in candidates.linked_with(clusters, beside)]
    links = [link for found, _ in relinks for link in found]
    later = old.union(*(told for _, told in relinks))
    return base.replace(old, [fact_of(cluster) for cluster in clusters], links, later)

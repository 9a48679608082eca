"""Claims to facts: whatever waits is settled, block by block, each step whole or not at all.

1. articles that are new are compared with those that share a band of their signature: copies count once;
2. the claims that wait tell which blocks are touched, by what they said before and by what they say now;
3. the claims of those blocks, and of no others, are clustered anew by ``identity``;
4. the facts that changed are written in the place of the old ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from extractor.identity.blocks import blocks, company_of, kind, of_company, provider
from extractor.identity.cluster import Cluster
from extractor.identity.copies import alike, bands, signature
from extractor.identity.settle import Settled, settle, settle_deals
from extractor.schema.facts import Fact, FactLink
from extractor.store.fact_base import FactBase

STEP = 2000
"""Claims of a step. Blocks are settled once a step, however many of its claims they hold."""


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
    with base.step():
        base.follow_verdicts()
    while not stop():
        with base.step():
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
    for article, text in base.copies.unsigned(claims):
        signed = signature(text)
        shared = bands(signed)
        copies = [other for other, its in base.copies.sharing(shared) if alike(text, its)]
        base.copies.sign(article, signed, shared)
        if copies:
            base.wait(base.copies.join([article, *copies]))


def _settle(base: FactBase, claims: Sequence[str]) -> int:
    """Settles every block that claims touch; returns how many facts were written."""
    live = base.tellings(claims)
    before = base.blocks_of(claims)
    now = {telling.claim: blocks(telling) for telling in live}
    base.set_blocks(claims, now)
    touched = {block for shared in (*before.values(), *now.values()) for block in shared}
    step = _Step(base, set(claims))
    for shared in base.sharing(b for b in touched if kind(b) == "alone").values():
        step.take(shared, settle(base.tellings(shared)))
    _settle_deals(base, touched, step)
    return step.write()


class _Step:
    """What a step has settled, to be written at its end."""

    def __init__(self, base: FactBase, claims: set[str]) -> None:
        self._base = base
        self._claims = claims
        self._facts: list[Fact] = []
        self._links: list[FactLink] = []
        self._kept: set[str] = set()

    def take(self, claims: Iterable[str], settled: Settled, kept: Iterable[str] = ()) -> None:
        """Facts of claims with their links; those of ``kept`` facts were not asked for and stay."""
        self._claims.update(claims)
        self._facts += settled.facts
        self._links += settled.links
        self._kept.update(kept)

    def write(self) -> int:
        """Puts them in the place of the facts that held the claims; returns how many were written."""
        old = set(self._base.facts_of(self._claims).values())
        linked = (old | {fact.id for fact in self._facts}) - self._kept
        return self._base.replace(old, self._facts, self._links, linked)


def _settle_deals(base: FactBase, touched: Iterable[str], step: _Step) -> None:
    """Deals of two and more parties with all that shares a pair with them; then those of one party, by company."""
    components = _components(base, [b for b in touched if kind(b) == "pair"])
    tellings = {t.claim: t for t in base.tellings(claim for component in components for claim in component)}
    companies = {provider(t) for t in tellings.values()}
    companies |= {company_of(b) for b in touched if kind(b) in ("provider", "single")}
    single_blocks = {of_company(company)[0]: company for company in companies}
    alone = {single_blocks[block]: claims for block, claims in base.sharing(single_blocks).items()}
    singles = {company: base.tellings(claims) for company, claims in alone.items()}
    asked = {c for c in companies if c in singles or of_company(c)[0] in touched}
    kept = _kept(base, asked, set(tellings))
    parts = [[tellings[claim] for claim in component] for component in components]
    settled = settle_deals(parts, list(kept.values()), singles)
    involved = {m.claim for cluster in kept.values() for m in cluster.members}
    involved |= {claim for claims in alone.values() for claim in claims} | set(tellings)
    step.take(involved, settled, kept)


def _components(base: FactBase, pairs: Iterable[str]) -> list[list[str]]:
    """The claims of pairs and of all pairs that these share a claim with, in groups that share none."""
    group: dict[str, set[str]] = {}
    seen: set[str] = set()
    waiting = set(pairs)
    while waiting:
        seen |= waiting
        shared = base.sharing(waiting)
        for claims in shared.values():
            _join(group, claims)
        fresh = {claim for claims in shared.values() for claim in claims}
        reached = (block for blocks in base.blocks_of(fresh).values() for block in blocks)
        waiting = {block for block in reached if kind(block) == "pair"} - seen
    unique = {id(claims): claims for claims in group.values()}
    return sorted(sorted(claims) for claims in unique.values())


def _join(group: dict[str, set[str]], claims: Sequence[str]) -> None:
    joined = set(claims).union(*(group[claim] for claim in claims if claim in group))
    for claim in joined:
        group[claim] = joined


def _kept(base: FactBase, companies: Iterable[str], without: set[str]) -> dict[str, Cluster]:
    """The facts of two parties that companies provide, beyond those that are settled anyway, as they are now."""
    shared = base.sharing(of_company(company)[1] for company in companies)
    claims = {claim for listed in shared.values() for claim in listed} - without
    members = base.members(base.facts_of(claims).values())
    tellings = {t.claim: t for t in base.tellings(m.claim for listed in members.values() for m in listed)}
    found: dict[str, Cluster] = {}
    for fact, listed in members.items():
        able = sorted((m for m in listed if m.claim in tellings), key=lambda m: tellings[m.claim].order)
        if able:
            found[fact] = Cluster([tellings[m.claim] for m in able], able)
    return {fact: cluster for fact, cluster in found.items() if provider(cluster.founder) in companies}

"""What a step of consolidation looks at: the claims and facts of a base that those it has may have to do with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from extractor.identity.blocks import asked, blocks, for_claims, for_facts, hang_together
from extractor.identity.cluster import Cluster, may_be_one, remembered
from extractor.identity.groups import groups
from extractor.identity.links import Known, may_be_linked
from extractor.identity.settle import known
from extractor.schema.facts import Telling
from extractor.store.fact_base import FactBase

T = TypeVar("T", Telling, Known)


class Candidates:
    """Reads from a base by blocks, everything once. A new one for each step, since steps change what is there."""

    def __init__(self, base: FactBase) -> None:
        self._base = base
        self._tellings: dict[str, Telling | None] = {}
        self._facts: dict[str, Known] = {}
        self._fact_of: dict[str, str | None] = {}
        self._walked: set[str] = set()
        self._may_be_one = remembered(may_be_one)

    def tellings(self, claims: Iterable[str]) -> list[Telling]:
        """The live ones of claims."""
        claims = sorted(set(claims))
        missing = [claim for claim in claims if claim not in self._tellings]
        if missing:
            self._tellings.update(dict.fromkeys(missing))
            self._tellings.update({t.claim: t for t in self._base.tellings(missing)})
        return [told for claim in claims if (told := self._tellings[claim]) is not None]

    def together(self, claims: Iterable[str]) -> list[list[Telling]]:
        """The groups of claims and all that hangs together with them, by itself or as facts have it until now."""
        start = self.tellings(claims)
        while True:
            found = groups(start, self._claims_near, self._may_be_one)
            reached = {telling.claim for group in found for telling in group}
            fellows = self.tellings(self._fellows(reached) - reached)
            if not fellows:
                return found
            start = [*start, *fellows]

    def _fellows(self, claims: Iterable[str]) -> set[str]:
        members = self._base.members(self._base.facts_of(claims).values(), attached=True)
        return {member.claim for listed in members.values() for member in listed}

    def touched(self, claims: Sequence[str], before: Mapping[str, Sequence[str]]) -> set[str]:
        """Claims, and whoever was in a fact with one of them or may have been, by their blocks ``before``."""
        old = {block for shared in before.values() for block in shared}
        sharing = self._base.sharing(other for block in old for other in asked(block))
        return {*claims, *self._fellows(claims), *(claim for listed in sharing.values() for claim in listed)}

    def _claims_near(self, fresh: Sequence[Telling]) -> Iterator[tuple[Telling, Telling]]:
        wanted = {t.claim: [o for b in blocks(t) if for_claims(b) for o in asked(b)] for t in fresh}
        yield from self._pairs(fresh, wanted, lambda claims: {t.claim: t for t in self.tellings(claims)})

    def linked_with(self, clusters: Iterable[Cluster], facts: Iterable[str]) -> list[list[Known]]:
        """The groups of facts that may be linked with clusters that were settled anew, or with facts that are left."""
        settled = [known(cluster) for cluster in clusters]
        for fact in settled:
            self._facts[fact.id] = fact
            self._fact_of.update((telling.claim, fact.id) for telling in fact.tellings)
        for cluster in clusters:
            self._fact_of.update((m.claim, None) for m in cluster.members if m.attached)
        return groups([*settled, *self._read(set(facts))], self._facts_near, may_be_linked)

    def _facts_near(self, fresh: Sequence[Known]) -> Iterator[tuple[Known, Known]]:
        wanted = {fact.id: list(dict.fromkeys(self._to_walk(fact))) for fact in fresh}
        yield from self._pairs(fresh, wanted, self._facts_of)

    def _to_walk(self, fact: Known) -> Iterator[str]:
        """The blocks in which a fact looks for others. Where all of a block hang together one of them looks for all."""
        for block in (block for telling in fact.tellings for block in blocks(telling)):
            if for_facts(block) and block not in self._walked:
                yield block
                if hang_together(block):
                    self._walked.add(block)

    def _facts_of(self, claims: Iterable[str]) -> dict[str, Known]:
        """The facts of claims, by claim; without claims of one party that were added to facts of several."""
        claims = set(claims)
        missing = sorted(claims - set(self._fact_of))
        if missing:
            self._fact_of.update(dict.fromkeys(missing))
            self._read(set(self._base.facts_of(missing).values()) - set(self._facts))
        return {claim: self._facts[fact] for claim in claims if (fact := self._fact_of[claim]) is not None}

    def _read(self, facts: set[str]) -> list[Known]:
        """Facts of the base as they are."""
        members = self._base.members(facts)
        self.tellings(member.claim for listed in members.values() for member in listed)
        found = []
        for listed in members.values():
            own = {told.claim: told for m in listed if (told := self._tellings[m.claim]) is not None}
            able = sorted((m for m in listed if m.claim in own), key=lambda m: own[m.claim].order)
            if able:
                fact = known(Cluster([own[m.claim] for m in able], able))
                found.append(fact)
                self._facts[fact.id] = fact
                self._fact_of.update((m.claim, fact.id) for m in able)
        return found

    def _pairs(
        self, fresh: Sequence[T], wanted: Mapping[str, Sequence[str]], read: Callable[[Iterable[str]], dict[str, T]]
    ) -> Iterator[tuple[T, T]]:
        """Everyone with whoever has claims in the blocks that it wants."""
        sharing = self._base.sharing({block for listed in wanted.values() for block in listed})
        others = read(claim for listed in sharing.values() for claim in listed)
        for one in fresh:
            near = {others[c].id: others[c] for b in wanted[one.id] for c in sharing.get(b, ()) if c in others}
            yield from ((one, other) for other in near.values() if other.id != one.id)

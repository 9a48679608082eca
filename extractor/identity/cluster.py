"""Claims to facts: taken by date and id, each goes to the fact that it fits best and contradicts nowhere.

A claim must be able to be the same as *every* claim of a fact, so that no two claims with conflicting values ever meet,
however many lie between them. The result depends on the set of claims alone, not on the order in which they came; and
since claims are taken by date, the facts as of a day are the facts of all days without the claims of later ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from extractor.identity import capacities, deals, others
from extractor.identity.verdicts import Comparison
from extractor.schema.facts import Member, Telling

Found = TypeVar("Found")
Compare = Callable[[Telling, Telling], Comparison]
COMPARE: dict[str, Compare] = {
    "deal": deals.compare,
    "capacity": capacities.capacity,
    "move": others.move,
    "guidance": others.guidance,
    "event": others.event,
}


def compared(a: Telling, b: Telling) -> Comparison:
    """How two claims of one type compare; those of a type without a rule of its own never meet."""
    compare = COMPARE.get(a.type)
    return compare(a, b) if compare else Comparison((), enough=False, weight=0.0)


def remembered(compare: Callable[[Telling, Telling], Found]) -> Callable[[Telling, Telling], Found]:
    """The same, asked once of claims that say the same: a fact that hundreds of articles tell is told in few ways."""
    known: dict[tuple[str, str, bool], Found] = {}

    def found(a: Telling, b: Telling) -> Found:
        key = a.said, b.said, a.article == b.article
        if key not in known:
            known[key] = compare(a, b)
        return known[key]

    return found


def may_be_one(a: Telling, b: Telling) -> bool:
    """Whether two claims by themselves would be one fact."""
    found = compared(a, b)
    return found.enough and not found.conflicts


@dataclass
class Cluster:
    """Claims that say the same thing, in order; ``members`` are the same with their links."""

    tellings: list[Telling]
    members: list[Member] = field(default_factory=list)

    @property
    def founder(self) -> Telling:
        """The first of them."""
        return self.tellings[0]

    @property
    def own(self) -> list[Telling]:
        """Those that were not added to it as claims of one party only."""
        return [t for t, member in zip(self.tellings, self.members, strict=True) if not member.attached]

    def add(self, telling: Telling, fit: tuple[Comparison, str], *, attached: bool = False) -> None:
        """Adds a claim with the comparison that speaks for it."""
        found, via = fit
        self.tellings.append(telling)
        self.members.append(Member(telling.claim, found.score, via, found.agreed, found.unknown, attached))


def founded(telling: Telling) -> Cluster:
    """A cluster of one."""
    return Cluster([telling], [Member(telling.claim, 1.0, None)])


def fit(cluster: Cluster, telling: Telling, compare: Compare, *, later: bool = False) -> tuple[Comparison, str] | None:
    """The comparison with the claim of a cluster that fits best; None where one contradicts or none suffices.

    With ``later`` it is no contradiction that a claim which says less lies too long before.
    """
    best: tuple[Comparison, str] | None = None
    for member in cluster.tellings:
        found = compare(member, telling)
        if set(found.conflicts) - ({"time"} if later else set()):
            return None
        if not found.conflicts and found.enough and (best is None or found.score > best[0].score):
            best = found, member.claim
    return best


def clustered(tellings: Iterable[Telling]) -> list[Cluster]:
    """The facts of claims of one type."""
    clusters: list[Cluster] = []
    compare = remembered(compared)
    for telling in sorted(tellings, key=lambda t: t.order):
        place(telling, clusters, clusters, compare)
    return clusters


def place(
    telling: Telling, among: Sequence[Cluster], clusters: list[Cluster], compare: Compare, *, later: bool = False
) -> None:
    """Adds a claim to the cluster that it fits best, the earliest of equals, or makes it one of its own."""
    able = [(place, fit(cluster, telling, compare, later=later)) for place, cluster in enumerate(among)]
    fits = [(found[0].score, -place, found) for place, found in able if found]
    if not fits:
        clusters.append(founded(telling))
        return
    _, where, found = max(fits, key=lambda f: f[:2])
    among[-where].add(telling, found)

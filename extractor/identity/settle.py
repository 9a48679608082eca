"""Consolidation of the claims of some blocks: facts with their members, values, support and links."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from extractor.identity.best import chosen, keys, support
from extractor.identity.blocks import provider
from extractor.identity.cluster import Cluster, clustered, comparison, fit, place
from extractor.identity.links import Known, linked
from extractor.schema.facts import Fact, FactLink, Telling, Values, handle


@dataclass(frozen=True)
class Settled:
    """The facts of some claims and the links among them."""

    facts: tuple[Fact, ...]
    links: tuple[FactLink, ...]


def settle(tellings: Iterable[Telling]) -> Settled:
    """The facts of all claims that share blocks, and their links."""
    clusters = clustered(tellings)
    facts = tuple(fact_of(c) for c in clusters)
    found = zip(clusters, facts, strict=True)
    return Settled(facts, tuple(linked(known(cluster, fact.fields) for cluster, fact in found)))


def settle_deals(
    components: Iterable[Sequence[Telling]], kept: Sequence[Cluster], singles: Mapping[str, Sequence[Telling]]
) -> Settled:
    """The facts of deals.

    ``components`` are the claims of two or more parties that share blocks, ``singles`` by company those that name it
    alone, ``kept`` the facts of other blocks that these may belong to. A claim of one party is added to the fact of
    two that it fits, if it is the only one; what it adds decides no links.
    """
    fresh: list[Cluster] = []
    links: list[FactLink] = []
    for tellings in components:
        clusters = clustered(tellings)
        links += linked(known(c, chosen(c.tellings)[0]) for c in clusters)
        fresh += clusters
    whole = [*fresh, *kept]
    for company, alone in sorted(singles.items()):
        apart = _attached(alone, [c for c in whole if provider(c.founder) == company])
        links += linked(known(c, chosen(c.tellings)[0]) for c in apart)
        fresh += apart
    return Settled(tuple(fact_of(c) for c in (*fresh, *kept)), tuple(links))


def _attached(alone: Iterable[Telling], pairs: Sequence[Cluster]) -> list[Cluster]:
    """Adds claims of one party to the facts of two that they fit; the facts of those that fit none, or several."""
    apart: list[Cluster] = []
    for telling in sorted(alone, key=lambda t: t.order):
        compare = comparison(telling.type)
        fits = [(pair, found) for pair in pairs if (found := fit(pair, telling, compare))]
        if len(fits) == 1:
            fits[0][0].add(telling, fits[0][1], attached=True)
        else:
            place(telling, apart, apart, compare)
    return apart


def fact_of(cluster: Cluster) -> Fact:
    """A cluster as a fact."""
    fields, alternatives = chosen(cluster.tellings)
    founder = cluster.founder.claim
    members, backing = tuple(cluster.members), support(cluster.tellings)
    return Fact(handle(founder), cluster.founder.type, founder, members, fields, alternatives, backing)


def known(cluster: Cluster, fields: Values) -> Known:
    """A cluster as it is linked: its best values as one telling of the day of its first report."""
    best = replace(cluster.founder, fields=fields, parties=keys(cluster.tellings, fields))
    return Known(handle(cluster.founder.claim), cluster, best)

"""Consolidation over all pairs: what looking at candidates alone has to come to, and the same by candidates in memory."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractor.identity.blocks import alone, asked, blocks, for_claims, for_facts, group, makers, principals, provider
from extractor.identity.cluster import Cluster, clustered, may_be_one
from extractor.identity.groups import groups
from extractor.identity.links import Known, linked, may_be_linked
from extractor.identity.names import token
from extractor.identity.settle import attached, fact_of, known, settle
from extractor.schema.facts import Fact, FactLink, Telling


@dataclass(frozen=True)
class Settled:
    """Facts with their links."""

    facts: tuple[Fact, ...]
    links: tuple[FactLink, ...]

    def in_order(self) -> tuple[list[Fact], list[FactLink]]:
        """The same whatever came first."""
        return sorted(self.facts, key=lambda f: f.id), sorted(self.links, key=lambda x: (x.earlier, x.later))


def by_candidates(*tellings: Telling) -> Settled:
    """What claims settle to, as a base looks for those that may fit."""
    shared: dict[str, list[Telling]] = {}
    for telling in tellings:
        for block in blocks(telling):
            shared.setdefault(block, []).append(telling)
    found = groups(
        tellings,
        lambda fresh: (
            (one, other)
            for one in fresh
            for block in blocks(one)
            if for_claims(block)
            for near in asked(block)
            for other in shared.get(near, ())
            if one is not other
        ),
        may_be_one,
    )
    clusters = [cluster for together in found for cluster in settle(together)]
    facts = [known(cluster) for cluster in clusters]
    return Settled(
        tuple(fact_of(cluster) for cluster in clusters),
        tuple(
            link for near in groups(facts, lambda fresh: _near(fresh, facts), may_be_linked) for link in linked(near)
        ),
    )


def _near(fresh: Sequence[Known], facts: Sequence[Known]) -> Iterable[tuple[Known, Known]]:
    own = {fact.id: {b for t in fact.tellings for b in blocks(t) if for_facts(b)} for fact in facts}
    return ((one, other) for one in fresh for other in facts if one is not other and own[one.id] & own[other.id])


def over_all(*tellings: Telling) -> Settled:
    """What claims settle to where each is compared with all of its room, and each fact with all of its."""
    rooms: dict[str, list[Telling]] = {}
    for telling in tellings:
        if telling.type not in ("deal", "capacity"):
            rooms.setdefault(room(telling), []).append(telling)
    clusters: list[Cluster] = []
    links: list[FactLink] = []
    for told in rooms.values():
        clusters += _linked(clustered(told), links)
    told = [t for t in tellings if t.type == "capacity"]
    with_deal = clustered(t for t in told if not alone(t))
    clusters += _linked(with_deal + attached([t for t in told if alone(t)], with_deal), links)
    pairs = _linked(clustered(t for t in tellings if t.type == "deal" and not alone(t)), links)
    clusters += pairs
    singles = [t for t in tellings if t.type == "deal" and alone(t)]
    for company in sorted({token(provider(t)) for t in singles}):
        of_company = [c for c in pairs if token(provider(c.founder)) == company]
        clusters += _linked(attached([t for t in singles if token(provider(t)) == company], of_company), links)
    return Settled(tuple(fact_of(c) for c in clusters), tuple(links))


def _linked(clusters: list[Cluster], links: list[FactLink]) -> list[Cluster]:
    """The clusters themselves; their links are added. Deals of several parties are linked where claims share a pair."""
    facts = [known(cluster) for cluster in clusters]
    if not facts or facts[0].best.type not in ("deal", "capacity") or _of_one_party(facts[0].tellings[0]):
        links += linked(facts, select=False)
        return clusters
    found = groups(
        facts, lambda fresh: ((a, b) for a in fresh for b in facts if a is not b and _share(a, b)), _linkable
    )
    links += [link for near in found for link in linked(near, select=False)]
    return clusters


def _linkable(a: Known, b: Known) -> bool:
    return a.best.type == "deal" or may_be_linked(a, b)


def _of_one_party(telling: Telling) -> bool:
    return telling.type == "deal" and alone(telling)


def _share(a: Known, b: Known) -> bool:
    if a.best.type == "capacity":
        return bool({room(t) for t in a.tellings} & {room(t) for t in b.tellings})
    one, other = ({frozenset(map(token, principals(t).values())) for t in fact.tellings} for fact in (a, b))
    return any(len(p & q) > 1 for p in one for q in other)


def room(telling: Telling) -> str:
    """Where a claim can meet others at all: nowhere else do comparisons ask on whom it speaks."""
    if telling.type == "deal":
        return "deal"
    fields, key = telling.fields, telling.parties.get("company") or telling.parties.get("subject")
    if telling.type == "capacity":
        pair = sorted(map(token, makers(telling)))
        return f"capacity {pair if len(pair) > 1 else group(telling)}"
    if telling.type == "move":
        when = fields.get("period") or (telling.day or "")[:7]
        return f"move {key} {fields['metric']} {fields['horizon']} {when}"
    return f"{telling.type} {key} {fields.get('metric') or fields.get('kind')}"

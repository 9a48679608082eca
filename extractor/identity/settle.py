"""Consolidation of claims that hang together: facts with members, values and support, and as they are linked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise, product

from extractor.identity.best import chosen, keys, support
from extractor.identity.blocks import alone, makers, parents, provider
from extractor.identity.called import belonging, named
from extractor.identity.cluster import Cluster, Compare, clustered, compared, fit, may_be_one, place, remembered
from extractor.identity.links import Known
from extractor.identity.names import alike, begins, renamed, token
from extractor.identity.verdicts import Comparison
from extractor.schema.facts import Fact, Telling, handle


def settle(tellings: Sequence[Telling]) -> list[Cluster]:
    """The clusters of claims of one type, of which no other claim could be in one with any of them.

    A deal that names one party is added to the deal of several which that company provides and which it fits, if it is
    the only one; else it goes with its like. So do megawatts of which an article names no deal, to those of a deal.
    """
    by_claim = {telling.claim: telling for telling in tellings}
    clusters = _settled(_of_groups(_unmistaken(tellings)))
    for cluster in clusters:
        cluster.tellings = [by_claim[telling.claim] for telling in cluster.tellings]
    return clusters


def _unmistaken(tellings: Sequence[Telling]) -> list[Telling]:
    """The claims, where a shorter name could be either of two longer ones with a key by which it is neither."""
    keys = {key for telling in tellings for key in telling.parties.values()}
    own = {}
    for key in keys:
        longer = sorted(other for other in keys if len(other) > len(key) and begins(key, other))
        if any(not begins(one, other) for one, other in pairwise(sorted(longer, key=lambda k: (len(k), k)))):
            own[key] = f"own:{key}"
    return [renamed(telling, own) for telling in tellings] if own else list(tellings)


def _of_groups(tellings: Sequence[Telling]) -> Sequence[Telling]:
    """The claims, where a unit has the key of its parent that stands in its place elsewhere: what one article says of
    whom a company belongs to holds for those that do not say so."""
    above = _owners(tellings)
    return [renamed(telling, above) for telling in tellings] if above else tellings


def _owners(tellings: Sequence[Telling]) -> dict[str, str]:
    """The keys of parties in whose place a deal that is one with theirs has a parent, with the parent; where it stands
    for one alone."""
    one_deal = remembered(may_be_one)
    deals = [deal for t in tellings if (deal := t if t.type == "deal" else t.deal) is not None]
    units = [deal for deal in deals if parents(deal)]
    pairs = {
        pair
        for unit, other in product(units, deals)
        if unit.article != other.article and (found := belonging(unit, other)) and one_deal(unit, other)
        for pair in found.items()
    }
    below, above = ([pair[end] for pair in pairs] for end in (0, 1))
    return {unit: parent for unit, parent in sorted(pairs) if below.count(unit) == above.count(parent) == 1}


def _settled(tellings: Sequence[Telling]) -> list[Cluster]:
    clusters = clustered(t for t in tellings if not alone(t))
    companies: dict[str, list[Telling]] = {}
    for telling in tellings:
        if alone(telling):
            companies.setdefault(_whose(telling), []).append(telling)
    apart = [
        cluster
        for company, singles in sorted(companies.items())
        for cluster in attached(singles, [c for c in clusters if _whose(c.founder) == company])
    ]
    return clusters + apart


def _whose(telling: Telling) -> str:
    """Who provides in a deal, as far as longer and shorter names share it; with megawatts it may be anybody."""
    return token(provider(telling)) if telling.type == "deal" else ""


def attached(singles: Iterable[Telling], pairs: Sequence[Cluster]) -> list[Cluster]:
    """Adds claims of one party to the facts of several that they fit; the facts of those that fit none, or more than
    one."""
    apart: list[Cluster] = []
    of_deal, of_like = (remembered(_held(speaks)) for speaks in (lambda member: not alone(member), lambda member: True))
    for telling in sorted(singles, key=lambda t: t.order):
        later = telling.type == "capacity"
        fits = [(pair, found) for pair in pairs if (found := fit(pair, telling, of_deal, later=later))]
        if len({_makers(pair) for pair, _ in fits}) == 1 and (len(fits) == 1 or later):
            pair, found = max(fits, key=lambda fit: fit[1][0].score)
            pair.add(telling, found, attached=True)
        else:
            place(telling, apart, apart, of_like, later=later)
    return apart


def _held(speaks: Callable[[Telling], bool]) -> Compare:
    """The same for a claim that is added to a fact. Megawatts may be held by either party of a deal, or by its site:
    that some claims of the fact have another of them contradicts nobody; what else they say counts. The claim fits one
    by which it goes, where that ``speaks``."""

    def found(member: Telling, telling: Telling) -> Comparison:
        own = compared(member, telling)
        if telling.type == "deal":
            return own
        if not own.conflicts:
            return own if speaks(member) else replace(own, enough=False)
        same = renamed(telling, {telling.parties["holder"]: member.parties["holder"]})
        return replace(compared(member, same), enough=False)

    return found


def _makers(cluster: Cluster) -> tuple[str, ...]:
    """Who makes the deal that megawatts are of."""
    return tuple(map(token, makers(cluster.founder))) if cluster.founder.type == "capacity" else ()


def fact_of(cluster: Cluster) -> Fact:
    """A cluster as a fact."""
    fields, alternatives = chosen(cluster.tellings)
    founder = cluster.founder.claim
    members, backing = tuple(cluster.members), support(cluster.tellings)
    return Fact(handle(founder), cluster.founder.type, founder, members, fields, alternatives, backing)


def known(cluster: Cluster) -> Known:
    """A cluster as it is linked: its best values as one telling of the day of its first report. Claims of one party
    that were added to it decide no links."""
    own = cluster.own
    fields, _ = chosen(own)
    best = replace(cluster.founder, fields=fields, parties=keys(own, fields))
    return Known(handle(cluster.founder.claim), tuple(own), best, _names(own) if best.type == "deal" else {})


def _names(tellings: Sequence[Telling]) -> dict[str, str]:
    """The keys of shorter names of parties, with the key of the longest, as claims of one fact have them."""
    called: dict[str, str] = {}
    for telling in tellings:
        called |= named(telling)
    longest = sorted(called, key=lambda key: (-len(key), key))
    return {
        key: whole
        for place, key in enumerate(longest)
        if (whole := next((k for k in longest[:place] if alike(k, called[k], key, called[key])), None)) is not None
    }

"""What the base would have said on a day: facts without the claims that came later."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace

from extractor.identity.cluster import Cluster
from extractor.identity.settle import fact_of
from extractor.store.as_of import copied, keep_shadows, shadow
from extractor.store.connect import Connection, open_to_write, reading
from extractor.store.fact_base import FactBase


def look_back(db: Connection, day: str, *, known: bool, types: Sequence[str] = ()) -> None:
    """Lets a connection see facts as they were at the end of an ISO day: by what was published by then, and with
    ``known`` only by what had been read by then too. A fact keeps the id that it has today. Where ``types`` are given
    there are the facts of these alone, which takes less time."""
    partly = shadow(db, day, known=known, types=types)
    base = FactBase(db, "")
    members = base.members(partly, attached=True)
    tellings = {t.claim: t for t in base.tellings(m.claim for listed in members.values() for m in listed)}
    for id in partly:
        listed = sorted(
            (m for m in members[id] if m.claim in tellings), key=lambda m: (m.attached, tellings[m.claim].order)
        )
        if listed:
            base.put(replace(fact_of(Cluster([tellings[m.claim] for m in listed], listed)), id=id))


def copy_as_of(path: str, target: str, day: str, *, known: bool) -> None:
    """A base of its own that has what another had said on a day, its later articles and claims left out.

    Raises the store's errors.
    """
    with reading(path) as db:
        copied(db, target)
    with closing(open_to_write(target)) as db:
        look_back(db, day, known=known)
        keep_shadows(db, day)

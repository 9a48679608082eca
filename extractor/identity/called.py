"""Whom two claims on deals call by different names: longer and shorter, or a company and whom an article says it
belongs to."""

from __future__ import annotations

from extractor.identity.blocks import parents, principals
from extractor.identity.names import meant
from extractor.schema.facts import Telling


def named(telling: Telling) -> dict[str, str]:
    """The names of those who make a deal, by key."""
    further = telling.fields.get("other_parties") or ()
    return {
        key: further[int(part.partition(".")[2])]["name"] if "." in part else telling.fields[part]
        for part, key in principals(telling).items()
    }


def called(a: Telling, b: Telling) -> dict[str, str]:
    """Keys of parties of a deal that may be others of another deal, with those: where all else says so, they are."""
    known = meant(named(a), named(b))
    above, below = belonging(a, b), belonging(b, a)
    known |= {parent: child for child, parent in above.items()}
    return known | below


def belonging(unit: Telling, other: Telling) -> dict[str, str]:
    """The party of a deal that belongs to a party of another deal, as its article says, with that parent: the one in
    whose place the parent stands there, all other parties being the same."""
    mine, theirs = set(principals(unit).values()), set(principals(other).values())
    above = [key for key in parents(unit) if key in theirs and key not in mine]
    below = sorted(mine - theirs)
    return {below[0]: above[0]} if len(above) == len(below) == 1 and len(theirs - mine) == 1 else {}

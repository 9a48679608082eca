"""Which claims can be one fact at all: they share a block. Blocks hold keys of companies, never looks of names.

A deal with two or more named parties is in a block for each pair of them, whichever side they stand on; what shares a
pair belongs together, and with what shares another pair with that. One with a single party is in a block of that
party's own. The block ``by:`` names who provides, so that deals of one party find those of two that they may belong to.
"""

from __future__ import annotations

from itertools import combinations
from typing import Literal

from extractor.identity.days import covered
from extractor.schema.facts import Telling

_SIDES = frozenset({"seller", "partner", "investor", "lender", "customer"})
"""Roles of further parties that make a side of a deal; a supplier of chips or an advisor does not."""
Kind = Literal["alone", "pair", "single", "provider"]
_KINDS: dict[str, Kind] = {"deal1": "single", "deal2": "pair", "by": "provider"}


def principals(telling: Telling) -> dict[str, str]:
    """The keys of those who make a deal, by part; each key once."""
    found: dict[str, str] = {}
    for part in ("company", "counterparty", "target"):
        key = telling.parties.get(part)
        if key is not None and key not in found.values():
            found[part] = key
    for place, party in enumerate(telling.fields.get("other_parties") or ()):
        part = f"other_parties.{place}"
        key = telling.parties.get(part)
        if party["role"] in _SIDES and key is not None and key not in found.values():
            found[part] = key
    return found


def blocks(telling: Telling) -> tuple[str, ...]:
    """The blocks of a claim; but for deals always one."""
    return _BY_TYPE.get(telling.type, _of_one_party)(telling)


def kind(block: str) -> Kind:
    """What a block is for: the claims of one are clustered together, but for those of a ``provider``."""
    beginning = block.partition(":")[0]
    return _KINDS.get(beginning, "alone")


def provider(telling: Telling) -> str:
    """The key of the company that provides."""
    return telling.parties["company"]


def of_company(company: str) -> tuple[str, str]:
    """The block of deals in which a company alone is named, and the block of those of several parties it provides."""
    return f"deal1:{company}", f"by:{company}"


def company_of(block: str) -> str:
    """The company of either."""
    return block.partition(":")[2]


def _deal(telling: Telling) -> tuple[str, ...]:
    keys = sorted(principals(telling).values())
    if len(keys) == 1:
        return (of_company(keys[0])[0],)
    pairs = tuple(f"deal2:{a}|{b}" for a, b in combinations(keys, 2))
    return (*pairs, of_company(provider(telling))[1])


def _move(telling: Telling) -> tuple[str, ...]:
    fields = telling.fields
    when = fields.get("period") or (telling.day or "")[:7]
    return (f"move:{telling.parties['subject']}|{fields['metric']}|{fields['horizon']}|{when}",)


def _guidance(telling: Telling) -> tuple[str, ...]:
    return (f"guidance:{telling.parties['company']}|{telling.fields['metric']}",)


def _event(telling: Telling) -> tuple[str, ...]:
    day = covered(telling.fields["date"])
    year = day[0].year if day else telling.fields["date"]
    return (f"event:{telling.parties['company']}|{telling.fields['kind']}|{year}",)


def _capacity(telling: Telling) -> tuple[str, ...]:
    """Megawatts that a deal is about are held by either of its parties, as the article has it: the pair holds them.
    Others are held by a company, its unit or its parent: the group holds them."""
    pair = sorted({key for part, key in telling.parties.items() if part.startswith("deal.")})
    return (f"capacity:{'|'.join(pair) if len(pair) > 1 else group(telling)}",)


def group(telling: Telling) -> str:
    """The key of the company at the head of the group that a capacity's holder belongs to."""
    return telling.above[-1] if telling.above else telling.parties["holder"]


def _of_one_party(telling: Telling) -> tuple[str, ...]:
    return (f"{telling.type}:{min(telling.parties.values(), default='')}",)


_BY_TYPE = {"deal": _deal, "capacity": _capacity, "move": _move, "guidance": _guidance, "event": _event}

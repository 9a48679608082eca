"""Which claims, and which facts, can have to do with each other at all: they share a block.

A block is named after what two that fit must have in common: the keys of companies, never looks of names, and the
numbers, days or words that decide. So whoever looks for those that may fit finds few, however much is known of a
company. Blocks leave out nobody whom a comparison would let pass; whether it does is the comparison's business.

A deal with two or more named parties is in a block for each pair of them, whichever side they stand on. One that names
a single party is found by that party and by what tells one of its deals from another, among its own kind (``deal1:``)
and by deals of several parties (``by:``) that it may belong to. What is bought is a block (``bought:``), since a joint
venture buys under its own name or its partners'. Blocks ``same:`` serve claims alone, ``link:`` facts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations, product
from math import floor, log

from extractor.identity.amounts import reach
from extractor.identity.days import covered
from extractor.identity.names import handle, opening, telling_words, ticker, token
from extractor.identity.verdicts import words_of
from extractor.registry import normalize
from extractor.schema.facts import Telling

_SIDES = frozenset({"seller", "partner", "investor", "lender", "customer"})
"""Roles of further parties that make a side of a deal; a supplier of chips or an advisor does not."""
_ASKED = {
    "deal1": ("deal1", "by"), "by": ("deal1", "ticker"), "ticker": ("by",),
    "of": ("lone",), "lone": ("lone", "of"),
}  # fmt: skip
"""In which blocks those of a kind look for others, of the same name otherwise; by default in their own."""
_STEP = log(1.1)
"""How far apart numbers of one bucket lie at most, as a logarithm: about twice what rounding explains, so that most
numbers are in one bucket or two."""


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


def parents(telling: Telling) -> list[str]:
    """The keys of those whom a party of a deal belongs to, as its article has it."""
    further = enumerate(telling.fields.get("other_parties") or ())
    keys = (telling.parties.get(f"other_parties.{place}") for place, party in further if party["role"] == "parent")
    return sorted({key for key in keys if key is not None})


def provider(telling: Telling) -> str:
    """The key of the company that provides."""
    return telling.parties["company"]


def bought(telling: Telling) -> str | None:
    """The key of what a purchase is of."""
    return telling.parties.get("target") if telling.fields["kind"] == "acquisition" else None


def alone(telling: Telling) -> bool:
    """Whether it is a deal that names a single party, or megawatts of which the article names no deal."""
    if telling.type == "capacity":
        return len(makers(telling)) < 2
    return telling.type == "deal" and len(principals(telling)) == 1


def makers(telling: Telling) -> list[str]:
    """Of a capacity, the keys of those who make the deal that it is of, each once, in order."""
    return sorted({key for part, key in telling.parties.items() if part.startswith("deal.")})


def beside(telling: Telling) -> set[str]:
    """The first words of the names that the passage of a capacity holds besides."""
    return {normalize(name).split(" ")[0] for name in telling.fields.get("beside") or ()} - {""}


def blocks(telling: Telling) -> tuple[str, ...]:
    """The blocks that a claim is in, each once."""
    of_type = _BY_TYPE.get(telling.type)
    return tuple(dict.fromkeys(of_type(telling))) if of_type else ()


def asked(block: str) -> tuple[str, ...]:
    """The blocks in which those of a block find whom they may fit."""
    kind, _, rest = block.partition(":")
    return tuple(f"{other}:{rest}" for other in _ASKED[kind]) if kind in _ASKED else (block,)


def for_claims(block: str) -> bool:
    """Whether claims of a block may be one fact."""
    return not block.startswith("link:")


def for_facts(block: str) -> bool:
    """Whether facts of a block may be linked; those of several parties are not with those of one."""
    return not block.startswith(("same:", "by:", "ticker:", "of:", "lone:"))


def hang_together(block: str) -> bool:
    """Whether any two facts of a block may be linked, so that one of them leads to all."""
    return block.startswith("link:guidance:")


def _deal(telling: Telling) -> Iterator[str]:
    keys, above = sorted(principals(telling).values()), parents(telling)
    for a, b in (*combinations(keys, 2), *product(keys, above)):
        yield f"deal2:{'|'.join(sorted((token(a), token(b))))}"
    if (thing := bought(telling)) is not None:
        yield f"bought:{token(thing)}"
    kinds = ("by", "ticker") if _ticker(telling) else ("by",)
    for kind in kinds if len(keys) > 1 else ("deal1",):
        yield from (f"{kind}:{token(key)}|{anchor}" for key in keys for anchor in _anchors(telling))


def _ticker(telling: Telling) -> bool:
    """Whether a party may stand there by its ticker, which is found by the other party."""
    parts = ("company", "counterparty", "target")
    return any(ticker(telling.fields[part], telling.parties[part]) for part in parts if part in telling.parties)


def _anchors(telling: Telling) -> Iterator[str]:
    """What tells one deal of a company from another (``deals.ANCHORS``)."""
    fields = telling.fields
    yield from numbers("mw", fields.get("capacity_mw"), fields.get("capacity_mw_high"), fields.get("capacity_bound"))
    unit = f"{fields.get('currency')} {fields.get('value_basis') or 'total'}"
    yield from numbers(unit, fields.get("value"), fields.get("value_high"), fields.get("value_bound"))
    yield from numbers("mwh", fields.get("energy_mwh"))
    yield from _words(fields.get("site"))


def _capacity(telling: Telling) -> Iterator[str]:
    """Megawatts that a deal is about are held by either of its parties, as the article has it: the pair holds them.
    Others are held by a company, its unit or its parent: the group holds them. They may be a deal's all the same
    (``lone:`` and ``of:``), by who holds them or where they are."""
    pair, fields, deal = makers(telling), telling.fields, telling.deal
    sizes = tuple(numbers("mw", fields["mw"], fields.get("mw_high"), fields.get("bound")))
    if len(pair) > 1:
        of_deal = (*principals(deal).values(), *parents(deal)) if deal else ()
        made = sorted({*map(token, pair), *map(token, of_deal)})
        yield from (f"capacity2:{a}|{b}" for a, b in combinations(made, 2))
    else:
        held = f"capacity:{group(telling)}"
        yield from (f"{held}|{number}" for number in sizes)
        for word in _words(fields.get("site")):
            yield f"link:{held}|{word}"
    called = {handle(key) for key in (*pair, telling.parties["holder"], *(principals(deal).values() if deal else ()))}
    called |= {opening(key) for key in called} | (beside(telling) if len(pair) < 2 else set())
    site = fields.get("site") or (deal.fields.get("site") if deal else None)
    kind = "of" if len(pair) > 1 else "lone"
    for number in sizes:
        yield from (f"{kind}:{word}|{number}" for word in sorted(called | telling_words(site)))


def group(telling: Telling) -> str:
    """The key of the company at the head of the group that a capacity's holder belongs to."""
    return telling.above[-1] if telling.above else telling.parties["holder"]


def _move(telling: Telling) -> Iterator[str]:
    fields = telling.fields
    when = fields.get("period") or (telling.day or "")[:7]
    yield f"same:move:{telling.parties['subject']}|{fields['metric']}|{fields['horizon']}|{when}"


def _guidance(telling: Telling) -> Iterator[str]:
    fields = telling.fields
    guided = f"guidance:{telling.parties['company']}|{fields['metric']}"
    for number in numbers(str(fields.get("unit")), fields["low"], None, fields.get("bound")):
        yield f"same:{guided}|{number}"
    if fields.get("period"):
        yield f"link:{guided}|{fields['period'].removeprefix('FY')}"


def _event(telling: Telling) -> Iterator[str]:
    of_kind = f"event:{telling.parties['company']}|{telling.fields['kind']}"
    days = covered(telling.fields["date"])
    for month in _months(*days) if days else ():
        yield f"{of_kind}|{month}"


def _months(first: date, last: date) -> Iterator[str]:
    for month in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        yield f"{month // 12}-{month % 12 + 1:02}"


def numbers(unit: str, low: float | None, high: float | None = None, bound: str | None = None) -> Iterator[str]:
    """A block for each bucket that numbers which may be the same as a stated one share with it."""
    if low is None:
        return
    ends = [reach(low, bound or "exact")] if high is None or high == low else [reach(low), reach(high)]
    for smallest, largest in ends:
        yield from (f"{unit} {bucket}" for bucket in _buckets(smallest, largest))


def _buckets(smallest: float, largest: float) -> Iterable[str]:
    if smallest == 0:
        return ("0",)
    sign, ends = ("-" if smallest < 0 else "", sorted((abs(smallest), abs(largest))))
    first, last = (floor(log(end) / _STEP) for end in ends)
    return (f"{sign}e{place}" for place in range(first, last + 1))


def _words(site: str | None) -> Iterator[str]:
    yield from (f"site {word}" for word in sorted(words_of(site or "")))


_BY_TYPE = {"deal": _deal, "capacity": _capacity, "move": _move, "guidance": _guidance, "event": _event}

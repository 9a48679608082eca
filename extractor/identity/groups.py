"""What hangs together: all that can be reached from something over pairs that fit.

What becomes of the members of a group depends on nothing outside of it, so that a group can be read, settled and
written by itself, however large the rest is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar


class _Named(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_Named)
Near = Callable[[Sequence[T]], Iterable[tuple[T, T]]]
"""Pairs of one of those given and one that may fit it."""


def groups(start: Iterable[T], near: Near[T], fit: Callable[[T, T], bool]) -> list[list[T]]:
    """The groups of those that ``start`` names and all that hangs together with them, each in the order of ids."""
    found = {one.id: one for one in start}
    heads: dict[str, str] = {}
    fresh = list(found.values())
    while fresh:
        reached = []
        for one, other in near(fresh):
            a, b = _head(heads, one.id), _head(heads, other.id)
            if a == b or not fit(one, other):
                continue
            heads[max(a, b)] = min(a, b)
            if other.id not in found:
                found[other.id] = other
                reached.append(other)
        fresh = reached
    together: dict[str, list[T]] = {}
    for id in sorted(found):
        together.setdefault(_head(heads, id), []).append(found[id])
    return list(together.values())


def _head(heads: dict[str, str], id: str) -> str:
    while (above := heads.get(id, id)) != id:
        heads[id] = heads.get(above, above)
        id = above
    return id

"""Regular expressions that look first whether a text has what they need (``re``), and sets of them that look together.

``grams`` is what a text is made of, ``needs`` what an expression asks of it, ``openings`` at which words it can match,
``closings`` how the text ends before which it does, ``known`` all that is read off it, which a file has ready.
"""

from __future__ import annotations

import re as _re
from collections.abc import Callable, Sequence
from functools import reduce
from operator import or_
from typing import Generic, TypeVar

from extractor.patterns.grams import asked, folded, look
from extractor.patterns.known import said
from extractor.patterns.needs import least, needs
from extractor.patterns.words import stands_in

__all__ = ["Candidates", "folded", "least", "needs", "said", "stands_in"]

Item = TypeVar("Item")


class Candidates(Generic[Item]):
    """Of many items, each with an expression, those whose expressions can match in a text, in their order.

    ``parts`` gives expressions that are found wherever an item's own matches.
    """

    def __init__(
        self,
        items: Sequence[Item],
        pattern: Callable[[Item], _re.Pattern[str]],
        parts: Callable[[Item], Sequence[_re.Pattern[str]]] = lambda item: (),
    ) -> None:
        self._items = tuple(items)
        self._by_bit: dict[int, list[tuple[int, int]]] = {}
        """For the rarest bit that items need, all that each needs, and its number; 0 for those that need none."""
        for number, item in enumerate(self._items):
            asked_for = [asked(choice) for choice in said(*_of(pattern(item))).needs]
            begun = [asked(opens) for opens in (said(*_of(part)).opens for part in parts(item)) if opens]
            rarest = next(iter((*asked_for, *begun)), 0)
            self._by_bit.setdefault(rarest, []).append((reduce(or_, (*asked_for, *begun), 0), number))
        self._bits = reduce(or_, self._by_bit, 0)
        self._all = reduce(or_, (needed for group in self._by_bit.values() for needed, _ in group), 0)

    def within(self, text: str) -> list[Item]:
        """The items that may match in a text."""
        held = look(text).held
        missing = self._all & ~held
        found = [number for _, number in self._by_bit.get(0, ())]
        bits = held & self._bits
        while bits:
            bit = bits & -bits
            bits ^= bit
            found += [number for needed, number in self._by_bit[bit] if not needed & missing]
        return [self._items[number] for number in sorted(found)]


def _of(expression: _re.Pattern[str]) -> tuple[str, int]:
    return expression.pattern, expression.flags

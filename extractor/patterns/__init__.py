"""Regular expressions that look first whether a text has what they need (``re``), and sets of them that look together.

``grams`` is what a text is made of, ``needs`` what an expression asks of it.
"""

from __future__ import annotations

import re as _re
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from extractor.patterns.grams import folded, grams
from extractor.patterns.needs import Choice, least, needs

__all__ = ["Candidates", "folded", "grams", "least", "needs"]

Item = TypeVar("Item")


class Candidates(Generic[Item]):
    """Of many items, each with an expression, those whose expressions can match in a text, in their order."""

    def __init__(self, items: Sequence[Item], pattern: Callable[[Item], _re.Pattern[str]]) -> None:
        self._items = items
        self._always: list[int] = []
        self._by_gram: dict[str, list[int]] = {}
        self._rest: list[tuple[Choice, ...]] = []
        for number, item in enumerate(items):
            plain = pattern(item)
            first, *rest = needs(plain.pattern, plain.flags) or (None,)
            self._rest.append(tuple(choice for choice in rest if choice is not None))
            for gram in first or ():
                self._by_gram.setdefault(gram, []).append(number)
            if first is None:
                self._always.append(number)
        self._grams = frozenset(self._by_gram)

    def within(self, text: str) -> list[Item]:
        """The items that may match in a text."""
        held = grams(text)
        numbers = set(self._always)
        for gram in self._grams & held:
            numbers.update(self._by_gram[gram])
        if not numbers:
            return []
        found = []
        for number in sorted(numbers):
            for choice in self._rest[number]:
                if choice.isdisjoint(held):
                    break
            else:
                found.append(self._items[number])
        return found

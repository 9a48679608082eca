"""Regular expressions that look first whether a text has what they need, and sets of them that look together.

    >>> lease = compile(r"(?:sign|ink)ed an? .*lease")
    >>> lease.search("Rates rose again.") is None      # without a search: neither "sig", "ink" nor "lea" is in it
    True

``compile`` gives what ``re.compile`` gives, answers alike, and is worth its while for an expression of many alternatives
that seldom matches. ``Candidates`` says which of many expressions can match in a text at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Generic, TypeVar, cast

from extractor.patterns.grams import grams
from extractor.patterns.needs import Choice, needs

__all__ = ["Candidates", "compile", "grams", "needs"]

Item = TypeVar("Item")


class _Filtered:
    """A compiled expression behind its conditions."""

    __slots__ = ("_first", "_rest", "fullmatch", "match", "plain", "sub")

    def __init__(self, plain: re.Pattern[str], choices: tuple[Choice, ...]) -> None:
        self.plain = plain
        self._first, self._rest = choices[0], choices[1:]
        self.match, self.fullmatch, self.sub = plain.match, plain.fullmatch, plain.sub

    def _can(self, text: str) -> bool:
        held = grams(text)
        if self._first.isdisjoint(held):
            return False
        return not any(choice.isdisjoint(held) for choice in self._rest)

    def search(self, text: str, *within: int) -> re.Match[str] | None:
        return self.plain.search(text, *within) if self._can(text) else None

    def finditer(self, text: str, *within: int) -> Iterator[re.Match[str]]:
        return self.plain.finditer(text, *within) if self._can(text) else iter(())

    def findall(self, text: str, *within: int) -> list[Any]:
        return self.plain.findall(text, *within) if self._can(text) else []

    def split(self, text: str) -> list[str | Any]:
        return self.plain.split(text) if self._can(text) else [text]

    @property
    def pattern(self) -> str:
        return self.plain.pattern

    @property
    def flags(self) -> int:
        return self.plain.flags


def compile(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What ``re.compile`` gives; searching looks at the text's grams first, where the expression needs any."""
    plain, choices = re.compile(pattern, flags), needs(pattern, flags)
    if not choices:
        return plain
    return cast("re.Pattern[str]", _Filtered(plain, choices))  # final in Python, so that it cannot be derived from


class Candidates(Generic[Item]):
    """Of many items, each with an expression, those whose expressions can match in a text, in their order."""

    def __init__(self, items: Sequence[Item], pattern: Callable[[Item], re.Pattern[str]]) -> None:
        self._always: list[int] = []
        self._by_gram: dict[str, list[int]] = {}
        self._items = items
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
        return [self._items[n] for n in sorted(numbers) if not any(c.isdisjoint(held) for c in self._rest[n])]

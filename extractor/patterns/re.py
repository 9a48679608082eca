"""Stands in for Python's ``re`` in modules of rules: ``from extractor.patterns import re``.

    >>> lease = re.compile(r"(?:sign|ink)ed an? .*lease")
    >>> lease.search("Rates rose again.") is None      # without a search: neither "sig", "ink" nor "lea" is in it
    True

It answers as ``re`` does. Searching looks first whether the text has what an expression needs, which spares most of the
work of rules: each is asked of every sentence and matches in few. Expressions given as text are compiled once, however
many there are.
"""

from __future__ import annotations

import re as _re
from collections.abc import Callable, Iterator
from re import ASCII, IGNORECASE, MULTILINE, VERBOSE, Match, Pattern, escape
from typing import Any, cast

from extractor.patterns.grams import grams
from extractor.patterns.needs import Choice, needs, opens_with_literal

__all__ = [
    "ASCII",
    "IGNORECASE",
    "MULTILINE",
    "VERBOSE",
    "Match",
    "Pattern",
    "compile",
    "escape",
    "findall",
    "finditer",
    "fullmatch",
    "match",
    "search",
    "split",
    "sub",
]

_SHORT = 60
"""Characters; a search within fewer costs less than looking at what is in them."""
_MOST = 8192
"""Expressions kept; those made of an article's own words pass through."""
_made: dict[tuple[str, int], Pattern[str]] = {}


class _Filtered:
    """A compiled expression behind its conditions."""

    __slots__ = ("_first", "_rest", "flags", "fullmatch", "match", "pattern", "sub", "within")

    def __init__(self, plain: Pattern[str], choices: tuple[Choice, ...]) -> None:
        self.within = plain
        self._first, self._rest = choices[0], choices[1:]
        self.pattern, self.flags = plain.pattern, plain.flags
        self.match, self.fullmatch, self.sub = plain.match, plain.fullmatch, plain.sub

    def can(self, text: str, start: int = 0, end: int | None = None) -> bool:
        """Whether what the expression needs is in a text."""
        if (len(text) if end is None else end) - start < _SHORT:
            return True
        if start or end is not None:
            text = text[start:end]
        held = grams(text)
        if self._first.isdisjoint(held):
            return False
        for choice in self._rest:  # noqa: SIM110  # a generator costs more than the rest of this
            if choice.isdisjoint(held):
                return False
        return True

    def search(self, text: str, *within: int) -> Match[str] | None:
        return self.within.search(text, *within) if self.can(text, *within) else None

    def finditer(self, text: str, *within: int) -> Iterator[Match[str]]:
        return self.within.finditer(text, *within) if self.can(text, *within) else iter(())

    def findall(self, text: str, *within: int) -> list[Any]:
        return self.within.findall(text, *within) if self.can(text, *within) else []

    def split(self, text: str) -> list[str | Any]:
        return self.within.split(text) if self.can(text) else [text]


def compile(pattern: str | Pattern[str], flags: int = 0) -> Pattern[str]:
    """What ``re.compile`` gives, or the same behind what it needs of a text."""
    if not isinstance(pattern, str):
        return pattern
    made = _made.get((pattern, flags))
    if made is None:
        if len(_made) >= _MOST:
            _made.clear()
        plain = _re.compile(pattern, flags)
        choices = () if opens_with_literal(pattern, flags) else needs(pattern, flags)
        made = _made[pattern, flags] = _behind(plain, choices) if choices else plain
    return made


def _behind(plain: Pattern[str], choices: tuple[Choice, ...]) -> Pattern[str]:
    return cast("Pattern[str]", _Filtered(plain, choices))  # Python's own class cannot be derived from


def search(pattern: str | Pattern[str], text: str, flags: int = 0) -> Match[str] | None:
    return compile(pattern, flags).search(text)


def match(pattern: str | Pattern[str], text: str, flags: int = 0) -> Match[str] | None:
    return compile(pattern, flags).match(text)


def fullmatch(pattern: str | Pattern[str], text: str, flags: int = 0) -> Match[str] | None:
    return compile(pattern, flags).fullmatch(text)


def finditer(pattern: str | Pattern[str], text: str, flags: int = 0) -> Iterator[Match[str]]:
    return compile(pattern, flags).finditer(text)


def findall(pattern: str | Pattern[str], text: str, flags: int = 0) -> list[Any]:
    return compile(pattern, flags).findall(text)


def split(pattern: str | Pattern[str], text: str, flags: int = 0) -> list[str | Any]:
    return compile(pattern, flags).split(text)


def sub(
    pattern: str | Pattern[str], new: str | Callable[[Match[str]], str], text: str, count: int = 0, flags: int = 0
) -> str:
    return compile(pattern, flags).sub(new, text, count)

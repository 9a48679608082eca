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
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, reduce
from operator import or_
from re import ASCII, IGNORECASE, MULTILINE, VERBOSE, Match, Pattern, escape
from typing import Any, cast

from extractor.patterns.grams import Choice, asked, look
from extractor.patterns.needs import needs, opens_with_literal
from extractor.patterns.openings import openings

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

SHORT = 60
"""Characters; a search within fewer costs less than looking at what is in them."""
_OFTEN = 20
"""Searches for an expression that is given as text after which it is looked at what it needs."""
_KEPT = 1024
"""Expressions given as text that are kept; those of articles' own words have no end."""
_LOOKED_AT = 500
"""Expressions given as text, the first, of which that is done."""
_made: dict[tuple[str, int], Pattern[str]] = {}


class _Filtered:
    """A compiled expression behind what it needs of a text (``choices``), and how the words begin at which it matches
    (``begins``, empty where it can match elsewhere)."""

    __slots__ = ("_begins", "_needs", "_search", "flags", "fullmatch", "match", "pattern", "sub", "within")

    def __init__(self, plain: Pattern[str], choices: Iterable[Choice], begins: Choice) -> None:
        self.within = plain
        self._needs, self._begins = reduce(or_, map(asked, choices), asked(begins) if begins else 0), begins
        self.pattern, self.flags = plain.pattern, plain.flags
        self.match, self.fullmatch, self.sub, self._search = plain.match, plain.fullmatch, plain.sub, plain.search

    def can(self, text: str, start: int = 0, end: int | None = None) -> bool:
        """Whether what the expression needs is in a text."""
        end = len(text) if end is None else end
        if end - start < SHORT:
            return True
        seen = look(text[start:end] if start or end < len(text) else text)
        return seen.held & self._needs == self._needs

    def search(self, text: str, start: int = 0, end: int | None = None) -> Match[str] | None:
        end = len(text) if end is None else end
        if end - start < SHORT:
            return self._search(text, start, end)
        seen = look(text[start:end] if start or end < len(text) else text)
        if seen.held & self._needs != self._needs:
            return None
        if not self._begins:
            return self._search(text, start, end)
        for at in seen.places(self._begins):
            found = self.match(text, start + at, end)
            if found is not None:
                return found
        return None

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Match[str]]:
        end = len(text) if end is None else end
        if end - start < SHORT:
            return self.within.finditer(text, start, end)
        seen = look(text[start:end] if start or end < len(text) else text)
        if seen.held & self._needs != self._needs:
            return iter(())
        if not self._begins:
            return self.within.finditer(text, start, end)
        return self._each(text, start, end, seen.places(self._begins))

    def _each(self, text: str, start: int, end: int, places: list[int]) -> Iterator[Match[str]]:
        match, done = self.match, start
        for at in places:
            if start + at >= done:
                found = match(text, start + at, end)
                if found is not None:
                    yield found
                    done = found.end()

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
        plain = _re.compile(pattern, flags)
        made = _made[pattern, flags] = plain if opens_with_literal(pattern, flags) else _behind(plain)
    return made


def _behind(plain: Pattern[str]) -> Pattern[str]:
    choices, begins = needs(plain.pattern, plain.flags), openings(plain.pattern, plain.flags)
    if not choices and not begins:
        return plain
    return cast("Pattern[str]", _Filtered(plain, choices, begins))  # Python's own class cannot be derived from


class _Given:
    """An expression given as text, which may be of one article's own words and not worth a look at what it needs."""

    __slots__ = ("now", "times")
    looked_at = 0

    def __init__(self, pattern: str | Pattern[str], flags: int) -> None:
        self.now = _re.compile(pattern, flags) if isinstance(pattern, str) else pattern
        self.times = 0 if isinstance(pattern, str) else _OFTEN

    def get(self) -> Pattern[str]:
        self.times += 1
        if self.times == _OFTEN and _Given.looked_at < _LOOKED_AT:
            _Given.looked_at += 1
            self.now = compile(self.now.pattern, self.now.flags)
        return self.now


_given = lru_cache(maxsize=_KEPT)(_Given)


def search(pattern: str | Pattern[str], text: str, flags: int = 0) -> Match[str] | None:
    return _given(pattern, flags).get().search(text)


def match(pattern: str | Pattern[str], text: str, flags: int = 0) -> Match[str] | None:
    return _given(pattern, flags).get().match(text)


def fullmatch(pattern: str | Pattern[str], text: str, flags: int = 0) -> Match[str] | None:
    return _given(pattern, flags).get().fullmatch(text)


def finditer(pattern: str | Pattern[str], text: str, flags: int = 0) -> Iterator[Match[str]]:
    return _given(pattern, flags).get().finditer(text)


def findall(pattern: str | Pattern[str], text: str, flags: int = 0) -> list[Any]:
    return _given(pattern, flags).get().findall(text)


def split(pattern: str | Pattern[str], text: str, flags: int = 0) -> list[str | Any]:
    return _given(pattern, flags).get().split(text)


def sub(
    pattern: str | Pattern[str], new: str | Callable[[Match[str]], str], text: str, count: int = 0, flags: int = 0
) -> str:
    return _given(pattern, flags).get().sub(new, text, count)

"""Stands in for Python's ``re`` in modules of rules: ``from extractor.patterns import re``.

    >>> lease = re.compile(r"(?:sign|ink)ed an? .*lease")
    >>> lease.search("Rates rose again.") is None      # without a search: neither "sig", "ink" nor "lea" is in it
    True

It answers as ``re`` does. Searching looks first whether the text has what an expression needs, which spares most of the
work of rules: each is asked of every sentence and matches in few. Expressions given as text are compiled once, however
many there are, and only when a text has what they need.
"""

from __future__ import annotations

import re as _re
from collections.abc import Callable, Iterator
from functools import lru_cache, reduce
from operator import or_
from re import ASCII, IGNORECASE, MULTILINE, VERBOSE, Match, Pattern, escape
from typing import Any, cast

from extractor.patterns.grams import LONGEST_CLOSING, asked, begun, closed, closing, look
from extractor.patterns.known import Said, said

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

SHORT = 16
"""Characters; a search within fewer costs less than looking at what is in them."""
LONG = 1500
"""Characters; an article holds what nearly every expression needs, and what is in it is not worth looking at."""
NEAR, MANY = 60, 24
"""Characters within which an expression is tried at every letter rather than at words; unless it can begin in as many
ways."""
WINDOW = 120
"""Characters within which an expression is run at once where the text ends as it asks."""
_KEPT = 1024
"""Expressions given as text that are kept; those of articles' own words have no end."""
_made: dict[tuple[str, int], Pattern[str]] = {}


class _Late:
    """An expression that is compiled when it is first asked for what only a compiled one can tell."""

    __slots__ = ("_compiled", "flags", "fullmatch", "match", "pattern", "sub")
    _compiled: Pattern[str]
    match: Callable[..., Match[str] | None]
    _of_python: tuple[str, ...] = ("fullmatch", "match", "sub")

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self.flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        """What is not there yet: all that Python's own has is put there; or what it alone has."""
        if name.startswith("__"):
            raise AttributeError(name)
        plain = _re.compile(self.pattern, self.flags)
        self._compiled = plain
        for each in self._of_python:
            setattr(self, each, getattr(plain, each.lstrip("_")))
        return getattr(self if name in self._of_python or name == "_compiled" else plain, name)


class Plain(_Late):
    """One for which Python looks fast enough itself."""

    __slots__ = ("findall", "finditer", "search", "split")
    _of_python = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub")


class _Filtered(_Late):
    """An expression behind what it needs of a text, and how the words begin at which it matches (``_begins``, 0 where
    it can match elsewhere)."""

    __slots__ = ("_begins", "_finditer", "_near", "_needs", "_search")
    _finditer: Callable[..., Iterator[Match[str]]]
    _search: Callable[..., Match[str] | None]
    _of_python = ("_finditer", "_search", "fullmatch", "match", "sub")

    def __init__(self, pattern: str, said: Said) -> None:
        super().__init__(pattern, said.flags)
        self._needs, self._begins = reduce(or_, map(asked, said.needs), 0), 0
        if said.opens:
            self._needs |= asked(said.opens)
            self._begins = begun(said.opens)
        self._near = NEAR if len(said.opens) < MANY else 0

    def can(self, text: str, start: int = 0, end: int | None = None) -> bool:
        """Whether what the expression needs is in a text."""
        end = len(text) if end is None else end
        if not SHORT <= end - start <= LONG:
            return True
        seen = look(text[start:end] if start or end < len(text) else text)
        return seen.held & self._needs == self._needs

    def search(self, text: str, start: int = 0, end: int | None = None) -> Match[str] | None:
        end = len(text) if end is None else end
        if end - start < SHORT:
            return self._search(text, start, end)
        begins = self._begins
        if end - start > LONG and not begins:
            return self._search(text, start, end)
        seen = look(text[start:end] if start or end < len(text) else text)
        if end - start <= LONG and seen.held & self._needs != self._needs:
            return None
        if not begins or end - start < self._near:
            return self._search(text, start, end)
        match = self.match
        for at, bits in seen.begins:
            if bits & begins:
                found = match(text, start + at, end)
                if found is not None:
                    return found
        return None

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Match[str]]:
        end = len(text) if end is None else end
        if end - start < SHORT:
            return self._finditer(text, start, end)
        if end - start > LONG and not self._begins:
            return self._finditer(text, start, end)
        seen = look(text[start:end] if start or end < len(text) else text)
        if end - start <= LONG and seen.held & self._needs != self._needs:
            return iter(())
        if not self._begins or end - start < self._near:
            return self._finditer(text, start, end)
        return self._each(text, start, end, seen.begins)

    def _each(self, text: str, start: int, end: int, places: list[tuple[int, int]]) -> Iterator[Match[str]]:
        match, begins, done = self.match, self._begins, start
        for at, bits in places:
            if bits & begins and start + at >= done:
                found = match(text, start + at, end)
                if found is not None:
                    yield found
                    done = found.end()

    def findall(self, text: str, *within: int) -> list[Any]:
        return self._compiled.findall(text, *within) if self.can(text, *within) else []

    def split(self, text: str) -> list[str | Any]:
        return self._compiled.split(text) if self.can(text) else [text]


class _Closing(_Filtered):
    """One that matches at the end of a text, where that ends in one of some ways (``_closes``)."""

    __slots__ = ("_closes",)

    def __init__(self, pattern: str, said: Said) -> None:
        super().__init__(pattern, said)
        self._closes = closing(said.closes)

    def search(self, text: str, start: int = 0, end: int | None = None) -> Match[str] | None:
        end = len(text) if end is None else min(end, len(text))
        if not closed[text[max(end - LONGEST_CLOSING, 0) : end]] & self._closes:
            return None
        return self._search(text, start, end) if end - start < WINDOW else super().search(text, start, end)


def compile(pattern: str | Pattern[str], flags: int = 0) -> Pattern[str]:
    """What ``re.compile`` gives, or the same behind what it needs of a text."""
    if not isinstance(pattern, str):
        return pattern
    made = _made.get((pattern, flags))
    if made is None:
        # Python's own class cannot be derived from.
        made = _made[pattern, flags] = cast("Pattern[str]", _behind(pattern, said(pattern, flags)))
    return made


def _behind(pattern: str, said: Said) -> _Late:
    if said.closes:
        return _Closing(pattern, said)
    return Plain(pattern, said.flags) if said.literal or not (said.needs or said.opens) else _Filtered(pattern, said)


def made() -> list[Pattern[str]]:
    """All that has been compiled here, or will be when it is first searched with."""
    return list(_made.values())


@lru_cache(maxsize=_KEPT)
def _given(pattern: str | Pattern[str], flags: int) -> Pattern[str]:
    """An expression given as text, which may be of one article's own words and is not worth a look at what it needs."""
    return _re.compile(pattern, flags) if isinstance(pattern, str) else pattern


def search(pattern: str | Pattern[str], text: str, flags: int = 0) -> Match[str] | None:
    return _given(pattern, flags).search(text)


def match(pattern: str | Pattern[str], text: str, flags: int = 0) -> Match[str] | None:
    return _given(pattern, flags).match(text)


def fullmatch(pattern: str | Pattern[str], text: str, flags: int = 0) -> Match[str] | None:
    return _given(pattern, flags).fullmatch(text)


def finditer(pattern: str | Pattern[str], text: str, flags: int = 0) -> Iterator[Match[str]]:
    return _given(pattern, flags).finditer(text)


def findall(pattern: str | Pattern[str], text: str, flags: int = 0) -> list[Any]:
    return _given(pattern, flags).findall(text)


def split(pattern: str | Pattern[str], text: str, flags: int = 0) -> list[str | Any]:
    return _given(pattern, flags).split(text)


def sub(
    pattern: str | Pattern[str], new: str | Callable[[Match[str]], str], text: str, count: int = 0, flags: int = 0
) -> str:
    return _given(pattern, flags).sub(new, text, count)

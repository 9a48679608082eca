"""How the words begin at which a regular expression can match, read off the expression itself.

Of "\\b(?:sign|ink)(?:s|ed)\\b" every match begins where a word does that begins with "sign" or "ink": it need be tried
at these words only. Where an expression can also begin otherwise, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from extractor.patterns.grams import LONGEST, OVER, SHORTEST, folded, opening
from extractor.patterns.needs import tree_of

_MOST = 600
"""Beginnings of one expression; more of them are seldom all missing."""
_STEPS = 30_000
"""Steps of reading an expression, after which nothing is said: alternatives of alternatives are many."""
_BEFORE = -1
"""The parser's mark of what must stand before."""
_UNKNOWN: list[Any] = [("UNKNOWN", None)]
"""An item of which nothing is known."""
_NARROW = 10
"""Letters of a range that is spelled out: digits."""


class _Unsaid(Exception):
    """An expression that can match where no word begins, or at too many."""


def openings(pattern: str, flags: int = 0) -> frozenset[str]:
    """What words begin with at which an expression matches, as in ``grams``; none where nothing can be said."""
    tree = tree_of(pattern, flags)
    if tree.state.flags & re.ASCII:
        return frozenset()
    try:
        found = frozenset(map(opening, _Reader().beginnings(list(tree), "", False)))
    except _Unsaid:
        return frozenset()
    return found if len(found) <= _MOST else frozenset()


class _Reader:
    """Walks an expression's tree from its beginning, along every way through it, a few letters far."""

    def __init__(self) -> None:
        self._steps = 0

    def beginnings(self, items: list[Any], read: str, at_word: bool) -> Iterator[str]:
        """What may be read, ``read`` being read already. ``at_word``: before the first letter a word begins for sure.

        Raises _Unsaid.
        """
        self._steps += 1
        if self._steps > _STEPS:
            raise _Unsaid
        if read.endswith(OVER) or len(read) >= LONGEST:
            yield read
            return
        if not items:
            yield self._ended(read)
            return
        (kind, value), rest = items[0], items[1:]
        kind = str(kind)
        if kind in ("AT", "ASSERT_NOT", "ASSERT"):
            yield from self._between(kind, value, rest, read, at_word)
        elif kind in ("LITERAL", "IN", "CATEGORY", "NOT_LITERAL", "ANY"):
            for letter in self._letters(kind, value):
                yield from self._with(letter, rest, read, at_word)
        elif kind == "SUBPATTERN":
            yield from self.beginnings([*value[-1], *rest], read, at_word)
        elif kind == "ATOMIC_GROUP":
            yield from self.beginnings([*value, *rest], read, at_word)
        elif kind == "BRANCH":
            for branch in value[1]:
                yield from self.beginnings([*branch, *rest], read, at_word)
        elif kind in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            low, high, body = value
            if low == 0:
                yield from self.beginnings(rest, read, at_word)
            yield from self.beginnings([*body, *(rest if high == 1 else _UNKNOWN)], read, at_word)
        else:
            yield self._ended(read)

    def _ended(self, read: str) -> str:
        """What has been read where anything may follow."""
        if len(read) < SHORTEST:
            raise _Unsaid
        return read

    def _with(self, letter: str | None, rest: list[Any], read: str, at_word: bool) -> Iterator[str]:
        """The ways on behind a letter (None: one of many, " ": any that is none of a word)."""
        if letter is None or (not read and (letter == OVER or not at_word)):
            yield self._ended(read)
        else:
            yield from self.beginnings(rest, read + letter, at_word)

    def _between(self, kind: str, value: Any, rest: list[Any], read: str, at_word: bool) -> Iterator[str]:
        if kind == "AT" and str(value) == "AT_BOUNDARY" and read:
            yield read + OVER
            return
        yield from self.beginnings(rest, read, at_word or (not read and _begins_word(kind, value)))

    def _letters(self, kind: str, value: Any) -> set[str | None]:
        """The letters of a place, folded; None among them where they are many, " " where it can be no letter."""
        if kind == "LITERAL":
            return {_letter(chr(value))}
        if kind != "IN":
            return {None}
        found: set[str | None] = set()
        for member, what in value:
            member = str(member)
            if member == "LITERAL":
                found.add(_letter(chr(what)))
            elif member == "CATEGORY" and str(what) == "CATEGORY_SPACE":
                found.add(OVER)
            elif member == "RANGE" and what[1] - what[0] < _NARROW:
                found |= {_letter(chr(code)) for code in range(what[0], what[1] + 1)}
            else:
                return {None}
        return found


def _letter(letter: str) -> str | None:
    if not letter.isalnum() and letter != "_":
        return OVER
    return folded(letter) if letter.isascii() else None


def _begins_word(kind: str, value: Any) -> bool:
    """Whether a condition at the beginning holds only where no letter of a word stands before."""
    if kind == "AT":
        return str(value) in ("AT_BOUNDARY", "AT_BEGINNING", "AT_BEGINNING_STRING")
    direction, tree = value
    if direction != _BEFORE or not len(tree):
        return False
    what, members = tree[-1]
    if kind == "ASSERT":
        return str(what) == "LITERAL" and _letter(chr(members)) == OVER
    if len(tree) != 1 or str(what) != "IN":
        return False
    words = [(str(member), str(of)) for member, of in members]
    return words[0][0] != "NEGATE" and ("CATEGORY", "CATEGORY_WORD") in words

"""How a text ends at whose end a regular expression matches, read off the expression itself.

Of "\\b(?:ship|drug) (?:the )?$" every match ends with "hip ", "rug " or "the ", so that of a text which ends otherwise
nothing more need be asked: what stands before a name is looked at in this way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from extractor.patterns.grams import LONGEST_CLOSING, folded
from extractor.patterns.needs import tree_of

_MOST = 400
"""Endings of one expression."""
_STEPS = 20_000
"""Steps of reading an expression, after which nothing is said."""
_UNKNOWN: list[Any] = [("UNKNOWN", None)]
"""An item of which nothing is known."""
_NARROW = 12
"""Letters of a class that are spelled out."""
_ENDS = ("AT_END", "AT_END_STRING")
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")


class _Unsaid(Exception):
    """An expression that can match elsewhere, or at the end of too many texts."""


def closings(pattern: str, flags: int = 0) -> frozenset[str]:
    """What texts end with at whose end an expression matches, folded, a few letters long; none where it does not say.

    Nothing is said either of a text that ends with a new line, before which "$" matches too.
    """
    tree = tree_of(pattern, flags)
    if tree.state.flags & (re.ASCII | re.MULTILINE) or "(?m" in pattern:
        return frozenset()
    try:
        found = frozenset(_Reader().endings(list(tree), "", False))
    except _Unsaid:
        return frozenset()
    return found if len(found) <= _MOST else frozenset()


class _Reader:
    """Walks an expression's tree from its end, along every way through it, a few letters far."""

    def __init__(self) -> None:
        self._steps = 0

    def endings(self, items: list[Any], read: str, closed: bool) -> Iterator[str]:
        """What may stand before ``read``, and with it. ``closed``: the text ends there. Raises _Unsaid."""
        self._steps += 1
        if self._steps > _STEPS:
            raise _Unsaid
        if len(read) >= LONGEST_CLOSING or not items:
            yield _told(read, closed)
            return
        rest, (kind, value) = items[:-1], items[-1]
        kind = str(kind)
        if kind in ("AT", "ASSERT", "ASSERT_NOT"):
            yield from self.endings(rest, read, closed or (kind == "AT" and str(value) in _ENDS))
        elif kind in ("SUBPATTERN", "ATOMIC_GROUP"):
            yield from self.endings([*rest, *(value[-1] if kind == "SUBPATTERN" else value)], read, closed)
        elif kind == "BRANCH":
            for branch in value[1]:
                yield from self.endings([*rest, *branch], read, closed)
        elif kind in _REPEATS:
            low, high, body = value
            if low == 0:
                yield from self.endings(rest, read, closed)
            yield from self.endings([*(rest if high == 1 else _UNKNOWN), *body], read, closed)
        else:
            letters = _letters(kind, value) if closed else None
            if letters is None:
                yield _told(read, closed)
            else:
                for letter in letters:
                    yield from self.endings(rest, letter + read, closed)


def _told(read: str, closed: bool) -> str:
    """What has been read where anything may stand before."""
    if not closed or not read.strip():
        raise _Unsaid
    return read


def _letters(kind: str, value: Any) -> set[str] | None:
    """The letters of a place, folded; None where they are many, or none of ASCII."""
    codes: list[int] = []
    members: list[tuple[Any, Any]] = [(kind, value)] if kind == "LITERAL" else value if kind == "IN" else _UNKNOWN
    for member, what in members:
        if str(member) == "LITERAL":
            codes.append(what)
        elif str(member) == "RANGE" and what[1] - what[0] < _NARROW:
            codes += range(what[0], what[1] + 1)
        else:
            return None
    plain = all(0x20 <= code < 0x7F for code in codes)
    return {folded(chr(code)) for code in codes} if plain and len(codes) <= _NARROW else None

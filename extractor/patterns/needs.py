"""What a text has to hold for a regular expression to match in it, read off the expression itself.

The answer is a conjunction of choices: of each set of literals at least one must be there. It is a necessary condition
only, and where an expression says nothing ("\\w+") there is none, so that nothing that would match is ever left out.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from math import fsum, prod
from typing import Any

from extractor.patterns.grams import LONGEST, OPENS, OVER, SHORTEST, SIZE, Choice, folded, opening, pieces

_MOST = 96
"""Strings that a part is spelled out in."""
_WIDEST = 400
"""Literals of one choice; a longer one is seldom without a hit."""
_CLASS = 6
"""Characters of a class that is spelled out; a larger one says nothing."""
_COMMON = "etaoinsrhldcumfpgwybvkxjqz"
_COMMON_SIGNS = ".,'-"
_COMMON_MASKS = ("⟦c", "⟦u", "⟦d")
_AHEAD = 1
"""The parser's mark of what must follow; what must stand before may lie outside the stretch that is searched."""
_EDGE = "\n"
"""In a literal: white space, or the edge of a word."""
_EDGES = ("AT_BOUNDARY", "AT_BEGINNING", "AT_BEGINNING_STRING", "AT_END", "AT_END_STRING")
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
_RARE = 0.001
"""How rare two letters have to be that a word begins with, to be asked for ("JV", not "of")."""
_AT_WORD = 0.3
"""What the beginning of a word is rarer by than the same letters anywhere."""
_FURTHER = 3
"""Choices taken together from what each of several branches needs."""
_parser: Any = importlib.import_module("re._parser")
"""Python's own reading of expressions. It is not documented: what is not known here says nothing."""


@lru_cache(maxsize=16)
def tree_of(pattern: str, flags: int) -> Any:
    """An expression as Python reads it. Reading is most of the work, and several look at one expression in turn."""
    return _parser.parse(pattern, flags)


@lru_cache(maxsize=4096)
def needs(pattern: str, flags: int = 0) -> tuple[Choice, ...]:
    """Sets of grams, of each of which a text must hold one; the rarest first, none where nothing can be said."""
    tree = tree_of(pattern, flags)
    required = _Reader().required(tree)
    if tree.state.flags & re.ASCII:
        required = [frozenset(literal.replace(_EDGE, "") for literal in choice) for choice in required]
    found = {choice for choice in map(_grams_of, required) if choice}
    return tuple(sorted(found, key=lambda c: (fsum(map(_weight, c)), sorted(c))))


def least(pattern: str, character: str, flags: int = 0) -> int:
    """How often a character stands at least in whatever an expression matches."""
    return _least(tree_of(pattern, flags), ord(character))


def _least(tree: Iterable[Any], code: int) -> int:
    total = 0
    for kind, value in tree:
        name = str(kind)
        if name == "LITERAL":
            total += value == code
        elif name == "SUBPATTERN":
            total += _least(value[-1], code)
        elif name == "ATOMIC_GROUP":
            total += _least(value, code)
        elif name == "BRANCH":
            total += min(_least(branch, code) for branch in value[1])
        elif name in _REPEATS:
            total += value[0] * _least(value[2], code) if value[0] else 0
    return total


def opens_with_literal(pattern: str, flags: int = 0) -> bool:
    """Whether a match begins with one known character, for which Python looks fast enough itself."""
    tree = tree_of(pattern, flags)
    return len(tree) > 0 and str(tree[0][0]) == "LITERAL" and not tree.state.flags & re.IGNORECASE


def _grams_of(literals: Iterable[str]) -> Choice:
    """One gram for each literal, the rarest; none where a literal is too short to say anything."""
    chosen = list(map(_rarest, literals))
    return frozenset() if None in chosen else frozenset(gram for gram in chosen if gram is not None)


@cache
def _rarest(literal: str) -> str | None:
    plain = filter(_plain, pieces(literal.replace(_EDGE, "")))
    return min((*plain, *_begun(literal)), key=lambda g: (_weight(g), g), default=None)


def _begun(literal: str) -> list[str]:
    """The gram of how a word begins, where a literal begins with one."""
    found = _BEGUN.match(literal)
    gram = opening((found[1] + (OVER if found[2] else ""))[:LONGEST]) if found else ""
    return [gram] if len(gram) > len(OPENS) + SHORTEST or (gram and _weight(gram) < _RARE) else []


_BEGUN = re.compile(rf"{_EDGE}([a-z0-9]{{{SHORTEST},}})([{_EDGE}'.,&/()⟦-])?")


def _plain(gram: str) -> bool:
    """Whether a gram is letters alone, a sign alone or the opening of a mask: a text out of which something is cut has
    no new one of these, as long as its words are kept apart."""
    return gram.isalnum() or len(gram) < SIZE


@cache
def _weight(gram: str) -> float:
    """How common a gram is, roughly, by its letters."""
    if gram[0] == OPENS:
        return _AT_WORD * _of_letters(gram[1:].rstrip(OVER))
    if len(gram) >= SIZE:
        return _of_letters(gram)
    if gram[0] == "⟦":
        return 0.004 if gram in _COMMON_MASKS else 0.001
    return 0.1 if gram in _COMMON_SIGNS else 0.01


def _of_letters(letters: str) -> float:
    return prod(1.0 / (2 + _COMMON.find(letter)) if letter in _COMMON else 0.05 for letter in letters)


def _rarity(literals: frozenset[str]) -> tuple[float, list[str]]:
    return fsum(map(_weight, _grams_of(literals))), sorted(literals)


_NOWHERE, _AT_EDGE = frozenset([""]), frozenset([_EDGE])
"""What has been read before a part of which nothing is known, and where a word begins or ends."""


def _edge_of(run: frozenset[str]) -> frozenset[str]:
    """What a part finds before it."""
    return _AT_EDGE if all(each.endswith(_EDGE) for each in run) else _NOWHERE


def _is_space(item: Any) -> bool:
    """Whether a part is white space, one or more."""
    kind, value = str(item[0]), item[1]
    if kind in _REPEATS:
        return value[0] > 0 and len(value[2]) == 1 and _is_space(value[2][0])
    if kind == "LITERAL":
        return chr(value).isspace()
    return kind == "IN" and all((str(a), str(b)) == ("CATEGORY", "CATEGORY_SPACE") for a, b in value)


def _leaves_edge(item: Any, run: frozenset[str]) -> bool:
    """Whether behind a part, which follows a run of literals, the edge of a word is for sure."""
    kind, value = str(item[0]), item[1]
    if _is_space(item):
        return True
    if kind in _REPEATS and value[0] == 0 and _edge_of(run) is _NOWHERE:
        return False
    if kind == "BRANCH":
        return all(_ends_at_edge(branch) for branch in value[1])
    inner = value[-1] if kind in ("SUBPATTERN", *_REPEATS) else value if kind == "ATOMIC_GROUP" else ()
    return _ends_at_edge(inner)


def _ends_at_edge(tree: Any) -> bool:
    return len(tree) > 0 and (
        _leaves_edge(tree[-1], _NOWHERE) or (str(tree[-1][0]) == "AT" and str(tree[-1][1]) in _EDGES)
    )


class _Reader:
    """Walks an expression's tree. ``exact`` is every string that a part can match, where these are few."""

    def required(self, tree: Iterable[Any], at: frozenset[str] = _NOWHERE) -> list[frozenset[str]]:
        """The choices of literals of a sequence. ``at``: whether the edge of a word is before it (``_AT_EDGE``)."""
        choices: list[frozenset[str]] = []
        run = at
        for item in tree:
            exact = self._exact(item)
            if str(item[0]) == "ASSERT":
                choices += self._inside(item, run)
            joined = frozenset(a + b for a in run for b in exact) if exact is not None else None
            if joined is not None and len(joined) <= _MOST:
                run = joined
                continue
            if _is_space(item):
                run = frozenset(each + _EDGE for each in run)
            choices.append(run)
            if exact is None:
                choices += self._inside(item, run)
                run = _AT_EDGE if _leaves_edge(item, run) else _NOWHERE
            else:
                run = exact if len(exact) <= _MOST else _NOWHERE
        return [choice for choice in [*choices, run] if all(each.strip(_EDGE) for each in choice)]

    def _exact(self, item: Any) -> frozenset[str] | None:
        kind, value = str(item[0]), item[1]
        if kind == "LITERAL":
            return _characters([value])
        if kind == "IN":
            return _of_class(value)
        if kind == "AT":
            return _AT_EDGE if str(value) in _EDGES else _NOWHERE
        if kind in ("ASSERT", "ASSERT_NOT"):
            return _NOWHERE
        if kind == "SUBPATTERN":
            return self._sequence(value[-1])
        if kind == "ATOMIC_GROUP":
            return self._sequence(value)
        if kind == "BRANCH":
            return self._branches(value[1])
        if kind in _REPEATS and value[0] in (0, 1) and value[1] == 1:
            inner = self._sequence(value[2])
            return inner if inner is None or value[0] == 1 else inner | {""}
        return None

    def _sequence(self, tree: Iterable[Any]) -> frozenset[str] | None:
        whole: frozenset[str] = frozenset([""])
        for item in tree:
            exact = self._exact(item)
            if exact is None or len(exact) * len(whole) > _MOST:
                return None
            whole = frozenset(a + b for a in whole for b in exact)
        return whole

    def _branches(self, branches: Iterable[Any]) -> frozenset[str] | None:
        every: frozenset[str] = frozenset()
        for branch in branches:
            exact = self._sequence(branch)
            if exact is None or len(exact) + len(every) > _MOST:
                return None
            every |= exact
        return every

    def _inside(self, item: Any, run: frozenset[str]) -> list[frozenset[str]]:
        """The choices of a part that can match too much to be spelled out, behind a run of literals."""
        kind, value = str(item[0]), item[1]
        at = _edge_of(run)
        if kind == "ASSERT":
            return self.required(value[1], at) if value[0] == _AHEAD else []
        if kind == "SUBPATTERN":
            return self.required(value[-1], at)
        if kind == "ATOMIC_GROUP":
            return self.required(value, at)
        if kind in _REPEATS and value[0] > 0:
            return self.required(value[2], at)
        if kind == "BRANCH":
            return self._either([self.required(branch, at) for branch in value[1]])
        return []

    def _either(self, branches: list[list[frozenset[str]]]) -> list[frozenset[str]]:
        """What one of several branches needs: the best choice of each together, then their next best."""
        ranked = [sorted(filter(_grams_of, choices), key=_rarity) for choices in branches]
        together: list[frozenset[str]] = []
        for rank in range(min(_FURTHER, max(map(len, ranked)))):
            if all(ranked):
                chosen = (choices[min(rank, len(choices) - 1)] for choices in ranked)
                together.append(frozenset[str]().union(*chosen))
        return [choice for choice in together if len(choice) <= _WIDEST]


def _characters(codes: Iterable[int]) -> frozenset[str] | None:
    """Characters as they stand in a folded text; None for white space, which separates grams, and for letters beyond
    ASCII, whose case is not as simple."""
    letters = [chr(code) for code in codes]
    if any(c.isspace() or (not c.isascii() and (c.isalpha() or folded(c) != c)) for c in letters):
        return None
    return frozenset(map(folded, letters))


def _of_class(members: Any) -> frozenset[str] | None:
    codes: list[int] = []
    for kind, value in members:
        if str(kind) == "LITERAL":
            codes.append(value)
        elif str(kind) == "RANGE" and value[1] - value[0] < _CLASS:
            codes += range(value[0], value[1] + 1)
        else:
            return None
    return _characters(codes) if len(codes) <= _CLASS else None

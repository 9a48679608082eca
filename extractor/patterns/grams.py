"""What a text is made of, three letters at a time: a pattern that needs some it does not have cannot match there.

Whatever patterns ask for is numbered, a bit each (``asked``), and each word met knows once and for all which of these
bits it holds; those of a text are its words' together, so that to ask it for everything a pattern needs is one step.
"""

from __future__ import annotations

import re
from functools import lru_cache, reduce
from itertools import repeat
from operator import or_
from typing import Any

SIZE = 3
SHORTEST, LONGEST = 2, 4
"""Letters that the beginning of a word is known by."""
LONGEST_CLOSING = 5
"""Letters that the end of a text is known by."""
_SIZES = range(SHORTEST, LONGEST + 1)
OVER = " "
"""In a beginning: the word is over."""
OPENS = "^"
"""Before the beginning of a word, which makes a gram of it."""
_FEW, _QUICK = 2_000, 200_000
"""Words of which nothing need be kept, and words times grams that are held against each other, where a choice is asked
for late."""
_MOST_WORDS = 50_000
"""Words whose bits are kept; a running text of any length has its own few thousand again and again."""
_ALIKE = {"ſ": "s", "ı": "i", "İ": "i", "\u212a": "k"}
"""Letters that regular expressions take for an ASCII letter where case does not count, and lower case leaves apart."""
_TO_ASCII = str.maketrans(_ALIKE)
_WORD = re.compile(r"\w+")

Choice = frozenset[str]
"""Grams of which a text must hold one."""


def folded(text: str) -> str:
    """The text as it reads where case does not count: whatever matches in the one way or the other is in here, at the
    same place."""
    if not text.isascii():
        for letter in _ALIKE:
            if letter in text:
                return text.translate(_TO_ASCII).lower()
    return text.lower()


def pieces(literal: str) -> list[str]:
    """The grams of a folded literal, each of which is in the grams of any text that holds it: all runs of three
    characters without white space, its signs by themselves, openings of masks ("⟦c")."""
    found = [literal[at : at + SIZE] for at in range(len(literal) - SIZE + 1)]
    if not literal.isalnum():
        found += [letter for letter in literal if not letter.isalnum() and letter not in "⟦⟧"]
        found += [literal[at : at + 2] for at in range(len(literal) - 1) if literal[at] == "⟦"]
    return found


def opening(begins: str) -> str:
    """The gram of a text in which a word begins so: with two to four letters, or as short a word that is over."""
    return OPENS + begins


class _Bits(dict[str, int]):
    """The bits of each word met."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_WORDS:
            self.clear()
        bits, find = 0, _by_gram.get
        for gram in pieces(word):
            bits |= find(gram, 0)
        for each in (word + OVER,) if word.isalnum() else _ended(word):
            for size in _SIZES:
                bits |= find(opening(each[:size]), 0)
        self[word] = bits
        return bits

    def add(self, choice: Choice, bit: int) -> None:
        """A further choice: the words that hold it are found where that is quick, else all are forgotten."""
        if len(self) < _FEW or len(choice) * len(self) > _QUICK:
            self.clear()
        opens = tuple(gram[1:] for gram in choice if gram[0] == OPENS)
        for word, bits in self.items():
            if any(gram in word for gram in choice) or (opens and any(each.startswith(opens) for each in _ended(word))):
                self[word] = bits | bit


class _Begun(dict[str, tuple[tuple[int, int], ...]]):
    """Of each piece met (what stands between spaces) where in it words begin as something does, each with the bits."""

    def __missing__(self, piece: str) -> tuple[tuple[int, int], ...]:
        if len(self) >= _MOST_WORDS:
            self.clear()
        words = ((match.start(), _begins[match.group()]) for match in _WORD.finditer(piece))
        made = self[piece] = tuple(place for place in words if place[1])
        return made


class _Begins(dict[str, int]):
    """Of each word met the bits of what begins as it does."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_WORDS:
            self.clear()
        begins = (opening((word + OVER)[:size]) for size in _SIZES)
        made = self[word] = reduce(or_, map(_by_begin.get, begins, repeat(0)), 0)
        return made


class _Closed(dict[str, int]):
    """Of each end of a text met (its last letters) the bits of what ends as it does, all before a new line."""

    def __missing__(self, end: str) -> int:
        if len(self) >= _MOST_WORDS:
            self.clear()
        closes = folded(end)
        bits = reduce(or_, (_by_closing.get(closes[at:], 0) for at in range(len(closes))), 0)
        made = self[end] = -1 if end[-1:] == "\n" else bits
        return made


_by_gram: dict[str, int] = {}
_by_closing: dict[str, int] = {}
_closing_numbers: dict[Choice, int] = {}
_by_begin: dict[str, int] = {}
_numbers: dict[Choice, int] = {}
_begin_numbers: dict[Choice, int] = {}
_bits, _begun, _begins = _Bits(), _Begun(), _Begins()
closed = _Closed()


def asked(choice: Choice) -> int:
    """The bit of a choice: set in what a text holds if one of its grams is in the text."""
    bit = _numbers.get(choice)
    if bit is None:
        bit = _numbers[choice] = 1 << len(_numbers)
        for gram in choice:
            _by_gram[gram] = _by_gram.get(gram, 0) | bit
        if _bits:
            _bits.add(choice, bit)
            look.cache_clear()
    return bit


def begun(choice: Choice) -> int:
    """The bit by which ``Look.begins`` knows a choice of beginnings of words."""
    bit = _begin_numbers.get(choice)
    if bit is None:
        bit = _begin_numbers[choice] = 1 << len(_begin_numbers)
        for gram in choice:
            _by_begin[gram] = _by_begin.get(gram, 0) | bit
        if _begins:
            _begins.clear()
            _begun.clear()
            look.cache_clear()
    return bit


def closing(choice: Choice) -> int:
    """The bit by which ``closed`` knows a choice of ends of texts."""
    bit = _closing_numbers.get(choice)
    if bit is None:
        bit = _closing_numbers[choice] = 1 << len(_closing_numbers)
        for end in choice:
            _by_closing[end] = _by_closing.get(end, 0) | bit
        closed.clear()
    return bit


class Look:
    """What a text holds of all that has been ``asked`` for, and where words begin in it."""

    __slots__ = ("_folded", "begins", "held")
    begins: list[tuple[int, int]]
    """Where words begin as something does (``begun``), in order, each with its bits."""
    held: int

    def __init__(self, text: str) -> None:
        self._folded = folded(text)

    def __getattr__(self, name: str) -> Any:
        """What nobody has asked for yet."""
        if name == "held":
            self.held = reduce(or_, map(_bits.__getitem__, self._folded.split()), 0)
        elif name == "begins":
            self.begins = self._beginnings()
        else:
            raise AttributeError(name)
        return getattr(self, name)

    def _beginnings(self) -> list[tuple[int, int]]:
        places: list[tuple[int, int]] = []
        at = 0
        for piece in self._folded.split(OVER):
            if begun := _begun[piece]:
                places += [(at + start, bits) for start, bits in begun] if at else begun
            at += len(piece) + 1
        return places


look = lru_cache(maxsize=1024)(Look)


def _ended(piece: str) -> list[str]:
    return [word + OVER for word in _WORD.findall(piece)]

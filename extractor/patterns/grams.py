"""What a text is made of, three letters at a time: a pattern that needs some it does not have cannot match there."""

from __future__ import annotations

from functools import lru_cache

SIZE = 3
_MOST_WORDS = 50_000
"""Words whose grams are kept; a running text of any length has its own few thousand again and again."""
_ALIKE = {"ſ": "s", "ı": "i", "İ": "i", "\u212a": "k"}
"""Letters that regular expressions take for an ASCII letter where case does not count, and lower case leaves apart."""
_TO_ASCII = str.maketrans(_ALIKE)


class _Words(dict[str, frozenset[str]]):
    """The grams of each word met."""

    def __missing__(self, word: str) -> frozenset[str]:
        if len(self) >= _MOST_WORDS:
            self.clear()
        made = self[word] = frozenset(pieces(word))
        return made


_words = _Words()


def folded(text: str) -> str:
    """The text as it reads where case does not count: whatever matches in the one way or the other is in here."""
    if not text.isascii():
        for letter in _ALIKE:
            if letter in text:
                return text.translate(_TO_ASCII).lower()
    return text.lower()


@lru_cache(maxsize=256)
def grams(text: str) -> frozenset[str]:
    """All runs of three characters without white space in a text, folded; its signs by themselves; openings of masks
    ("⟦c")."""
    return frozenset().union(*map(_words.__getitem__, folded(text).split()))


def pieces(literal: str) -> list[str]:
    """The grams of a folded literal, each of which is in the grams of any text that holds it."""
    found = [literal[at : at + SIZE] for at in range(len(literal) - SIZE + 1)]
    if not literal.isalnum():
        found += [letter for letter in literal if not letter.isalnum() and letter not in "⟦⟧"]
        found += [literal[at : at + 2] for at in range(len(literal) - 1) if literal[at] == "⟦"]
    return found

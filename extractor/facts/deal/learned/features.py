"""A sentence in numbers: the rows of the network's tables that its words take, and the way between any two words.

Words, stems and endings are hashed, so that the weights hold no list of words.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray
from spacy.strings import hash_string  # type: ignore[attr-defined]

from extractor.facts.deal.learned.sentence import LETTERS, SECTORS, Sentence

Ints = NDArray[np.int64]
ROWS = {"word": 5000, "stem": 3000, "ending": 600, "path": 512}
"""Rows of each hashed table."""
MOST_CLASSES = 4
DISTANCES = (1, 2, 3, 4, 6, 9, 13, 20, 35)
"""Where one step of distance in words ends and the next begins; before and behind are told apart."""
PLACES = 2 * (len(DISTANCES) + 1) + 2
"""Steps of distance on both sides in one sentence, and a place each for the sentence before and behind."""
_LONGEST_PATH = 5
OTHER_SENTENCE = {-1: PLACES - 2, 1: PLACES - 1}


@lru_cache(maxsize=65536)
def _hash(text: str, rows: int) -> int:
    return int(hash_string(text)) % rows


@dataclass(frozen=True)
class Encoded:
    """The words of a sentence as rows of tables; ``heads`` as in the sentence."""

    sentence: Sentence
    rows: Ints
    """One row a word: word twice, stem, ending, tag, dependency, letter, sector, then classes (-1 for none)."""
    heads: Ints

    @cached_property
    def depths(self) -> list[list[int]]:
        """For each word the way up to its root, itself first. A parse with a circle ends where it closes."""
        ways = []
        for at in range(len(self.heads)):
            way = [at]
            while (head := int(self.heads[way[-1]])) not in way:
                way.append(head)
            ways.append(way)
        return ways

    def path(self, start: int, end: int) -> tuple[int, list[int]]:
        """The row of the way through the grammar from one word to another, and the words on it."""
        up, down = self.depths[start], self.depths[end]
        meet = next((at for at in up if at in down), None)
        if meet is None:
            return 0, []
        rising, falling = up[: up.index(meet)], down[: down.index(meet)]
        if len(rising) + len(falling) > _LONGEST_PATH:
            return 1, [*rising, meet, *reversed(falling)]
        deps = self.sentence.deps
        label = " ".join([*(f"{deps[i]}^" for i in rising), *(deps[i] for i in reversed(falling))])
        return 2 + _hash(label, ROWS["path"] - 2), [*rising, meet, *reversed(falling)]


def encode(sentence: Sentence, tags: dict[str, int], deps: dict[str, int]) -> Encoded:
    """A sentence in rows. ``tags`` and ``deps`` number the labels that the network knows, from 1."""
    stems, letters, classes, sectors = sentence.stems, sentence.letters, sentence.classes, sentence.sectors
    rows = []
    for at, word in enumerate(sentence.words):
        known = classes[at][:MOST_CLASSES]
        rows.append(
            [
                *word_rows(word, stems[at]),
                tags.get(sentence.tags[at], 0),
                deps.get(sentence.deps[at], 0),
                1 + LETTERS.index(letters[at]) if letters[at] != "-" else 0,
                SECTORS.index(sectors[at]) if sectors[at] in SECTORS else 0,
                *known,
                *[-1] * (MOST_CLASSES - len(known)),
            ]
        )
    return Encoded(sentence, np.asarray(rows, dtype=np.int64), np.asarray(sentence.heads, dtype=np.int64))


def word_rows(word: str, stem: str) -> tuple[int, int, int, int]:
    """The rows of a word: two for the word itself, one for its stem, one for its ending."""
    again = word + "\x01"
    return (
        _hash(word, ROWS["word"]),
        _hash(again, ROWS["word"]),
        _hash(stem, ROWS["stem"]),
        _hash(word[-3:], ROWS["ending"]),
    )


def place(start: int, end: int) -> int:
    """The step of distance from one word to another of its sentence."""
    step = sum(abs(end - start) > edge for edge in DISTANCES)
    return step if end > start else len(DISTANCES) + 1 + step

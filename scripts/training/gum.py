"""GUM's entities to labelled sentences: persons, organisations and places that a Wikipedia article is named for, or whose
words are all proper nouns. Its news genre is kept out of training, as for the grammar."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from training.labelled import Entity, Labelled, common_words, from_tokens, unmarked

GENRES = ("academic", "bio", "court", "interview", "voyage")
_LABELS = {"person": "PERSON", "organization": "ORG", "place": "LOC"}
_ENTITY = re.compile(r"(?:^|\|)Entity=([^|]*)")
_PIECE = re.compile(r"\((?P<opened>[^()]*)(?P<closed>\))?|(?P<id>\d+)\)")
_SMALL = ("of", "the", "and", "de", "for", "&", "van", "von", "-", ".")
_HONOURS = ("Mr.", "Ms.", "Mrs.", "Dr.", "Professor", "Justice", "Judge", "President", "Sir", "Prof.", "King", "Queen")


def gum(folder: Path, genres: Iterable[str] = GENRES) -> Iterator[Labelled]:
    """The sentences of the genres in ``folder``. What is printed large outside the marks is missing."""
    common = common_words()
    for genre in genres:
        for block in (folder / f"gum_{genre}.conllu").read_text(encoding="utf-8").split("\n\n"):
            rows = [row for line in block.splitlines() if len(row := line.split("\t")) == 10 and row[0].isdigit()]
            if not rows:
                continue
            tokens = [row[1] for row in rows]
            names = list(_outermost(_named(rows)))
            marked = {i for first, last, _ in names for i in range(first, last)}
            yield from_tokens(tokens, names, unmarked(tokens, marked, common))


def _named(rows: list[list[str]]) -> Iterator[Entity]:
    """The spans whose words are names, as token numbers."""
    open_at: list[tuple[str, int, str]] = []
    for at, row in enumerate(rows):
        found = _ENTITY.search(row[9])
        for piece in _PIECE.finditer(found[1]) if found else ():
            if piece["opened"] is not None:
                number, kind = [*piece["opened"].split("-"), ""][:2]
                open_at.append((number, at, kind))
            if piece["closed"] or piece["id"]:
                number = piece["id"] or open_at[-1][0]
                which = next((i for i in reversed(range(len(open_at))) if open_at[i][0] == number), None)
                if which is not None:
                    _, first, kind = open_at.pop(which)
                    yield from _as_name(rows, first, at + 1, kind)


def _as_name(rows: list[list[str]], first: int, last: int, kind: str) -> Iterator[Entity]:
    while first < last and (rows[first][1].lower() == "the" or rows[first][1] in _HONOURS):
        first += 1
    while first < last and rows[last - 1][1] in ("'s", "’s"):
        last -= 1
    words = rows[first:last]
    peoples = kind == "person" and any(row[4] == "NNPS" for row in words)
    named = all(row[3] in ("PROPN", "NUM") or row[1] in _SMALL for row in words)
    if kind in _LABELS and 0 < len(words) <= 6 and words[0][3] == "PROPN" and named and not peoples:
        yield first, last, _LABELS[kind]


def _outermost(names: Iterator[Entity]) -> Iterator[Entity]:
    end = 0
    for name in sorted(names, key=lambda n: (n[0], -n[1])):
        if name[0] >= end:
            yield name
            end = name[1]

"""Sentences with their names marked by hand, one a line: ``corpus/sentences/names`` measures, ``corpus/sentences/taught`` teaches.

[Harrowgate Energy|ORG], led by [Ines Calder|PERSON], shut its [Dry Fork|FAC] plant near [Oslo|LOC], [Xetra|?] said.
"""

from __future__ import annotations

import re
from pathlib import Path

from training.labelled import Entity, Labelled

LABELS = ("ORG", "PERSON", "LOC", "FAC")
OPEN = "?"
"""On words of which readers would differ: what is said of them is neither right nor wrong."""
_MARK = re.compile(r"\[([^\[\]|]+)\|([A-Z]+|\?)\]")


def parse(line: str) -> Labelled:
    """One sentence out of one line. Raises ValueError where the markup breaks the format."""
    text, at = "", 0
    entities: list[Entity] = []
    missing: list[tuple[int, int]] = []
    for mark in _MARK.finditer(line):
        words, label = mark.groups()
        text += line[at : mark.start()]
        span = (len(text), len(text) + len(words))
        if words != words.strip() or label not in (*LABELS, OPEN):
            raise ValueError(f"not a mark: {mark[0]}")
        if label == OPEN:
            missing.append(span)
        else:
            entities.append((*span, label))
        text, at = text + words, mark.end()
    text += line[at:]
    if re.search(r"\|(?! )|(?<! )\|", text):
        raise ValueError(f"markup left over in {text!r}")
    return Labelled(text, tuple(entities), tuple(missing))


def sentences(folder: Path) -> list[Labelled]:
    """All of a folder's files, in order. Raises ValueError with the file and the line."""
    found = []
    for path in sorted(folder.glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip() and not line.startswith("#"):
                try:
                    found.append(parse(line))
                except ValueError as error:
                    raise ValueError(f"{path.name}:{number}: {error}") from error
    return found

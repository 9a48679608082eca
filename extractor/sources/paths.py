"""The sources behind the words of a command."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from extractor.schema import RawDocument
from extractor.sources.base import Source, SourceError, rejected
from extractor.sources.files import File, Folder, Stream, printable

STANDARD_INPUT = "-"


def documents(paths: Iterable[str]) -> Iterator[RawDocument]:
    """The documents of files, folders and ``-``, one path after the other.

    A path that is not there is a failure among them. Raises SourceError, before anything is read, where none is there.
    """
    named = list(paths)
    missing = [path for path in named if path != STANDARD_INPUT and not os.path.lexists(path)]
    if missing and len(missing) == len(named):
        raise SourceError(f"there is no file or folder {missing[0]!r}; check the spelling")
    return (raw for path in named for raw in _source(path))


def _source(path: str) -> Source:
    place = Path(path)
    if path == STANDARD_INPUT:
        return Stream(STANDARD_INPUT, sys.stdin.buffer)
    if place.is_dir():
        return Folder(place)
    if place.is_fifo():
        return Stream(printable(place), place.open("rb"))
    if not os.path.lexists(place):
        return [rejected(printable(place), "missing", "There is no such file or folder; check the spelling.")]
    return File(place)


def count_files(paths: Iterable[str]) -> int:
    """How many files the paths hold, hidden ones left out, for a display of progress."""
    return sum(_count(Path(path)) for path in paths if path != STANDARD_INPUT)


def _count(path: Path) -> int:
    if not path.is_dir():
        return 1
    found = 0
    for _, folders, files in os.walk(path):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += sum(not name.startswith(".") for name in files)
    return found

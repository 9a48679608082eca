"""From what a person names to shards: what goes into which, in an order that depends on the inputs alone.

An archive (WARC) or a file of JSON lines is a shard of its own. Of files with an article each, neighbours share one.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from extractor.engines.shards.storage import filesystem, is_remote
from extractor.schema import RawDocument
from extractor.sources import File, Folder, SourceError
from extractor.sources.base import rejected
from extractor.sources.files import printable

TOGETHER = 500
"""Files with an article each in a shard: seconds of work, and a folder of millions makes no millions of shards."""
_MANY = (".warc", ".jsonl")
_LARGE = 4 * 1024 * 1024
"""Bytes from which on a .json file is taken for a list of articles."""
_NAME = 80
"""Characters of a shard's name that are taken from its first input."""
Item = str | RawDocument
"""A path or an address, or a document for what cannot be read."""


@dataclass(frozen=True)
class Task:
    """A shard to make: its name, its inputs in their order, and a hash that changes with any of them."""

    name: str
    items: tuple[Item, ...]
    identity: str

    @property
    def sources(self) -> tuple[str, ...]:
        """Where its inputs lie."""
        return tuple(_source(item) for item in self.items)


def plan(paths: Iterable[str]) -> list[Task]:
    """The shards for files, folders and addresses. Raises SourceError where nothing of them is there, and for standard
    input, which cannot be read twice."""
    named = list(paths)
    if "-" in named:
        raise SourceError("standard input cannot be made into shards: write it to a file first")
    missing = [path for path in named if not is_remote(path) and not os.path.lexists(path)]
    if missing and len(missing) == len(named):
        raise SourceError(f"there is no file or folder {missing[0]!r}; check the spelling")
    tasks: dict[str, Task] = {}
    for items in _grouped(item for path in named for item in _items(path)):
        task = _task(items)
        tasks.setdefault(task.name, task)
    return list(tasks.values())


def _items(path: str) -> Iterator[Item]:
    if is_remote(path):
        yield from _addresses(path)
    elif Path(path).is_dir():
        for found in Folder(Path(path)).files():
            yield str(found.path) if isinstance(found, File) else found
    elif not os.path.lexists(path):
        yield rejected(printable(Path(path)), "missing", "There is no such file or folder; check the spelling.")
    else:
        yield path


def _addresses(address: str) -> Iterator[str]:
    """The files at an address: itself, those of a folder, or those that a pattern (``*``) fits."""
    system, path = filesystem(address)
    try:
        found = system.glob(path) if any(mark in path for mark in "*?[") else system.find(path)
    except OSError as error:
        raise SourceError(f"{address} cannot be read: {error}") from error
    if not found:
        raise SourceError(f"there is nothing at {address}; check the spelling")
    for each in sorted(found, key=lambda name: name.split("/")):
        if not each.rsplit("/", 1)[-1].startswith("."):
            yield system.unstrip_protocol(each)


def _grouped(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Neighbours together, but for those that hold many articles."""
    group: list[Item] = []
    for item in items:
        alone = isinstance(item, str) and _holds_many(item)
        if group and (alone or len(group) == TOGETHER):
            yield group
            group = []
        if alone:
            yield [item]
        else:
            group.append(item)
    if group:
        yield group


def _holds_many(item: str) -> bool:
    kind = Path(item.lower().removesuffix(".gz")).suffix
    return kind in _MANY or (kind == ".json" and not is_remote(item) and os.path.getsize(item) > _LARGE)


def _task(items: list[Item]) -> Task:
    first = _source(items[0])
    plain = "".join(c if c.isascii() and (c.isalnum() or c in "-_.") else "_" for c in first.rsplit("/", 1)[-1])
    # What a group is called depends on all of it, so that a shard of fewer files is not taken for it.
    names = hashlib.sha256("\0".join(_source(item) for item in items).encode("utf-8", "surrogatepass"))
    told = hashlib.sha256("\0".join(_identity(item) for item in items).encode("utf-8", "surrogatepass"))
    return Task(f"{plain[:_NAME].lstrip('.')}-{names.hexdigest()[:12]}", tuple(items), told.hexdigest()[:16])


def _source(item: Item) -> str:
    if isinstance(item, RawDocument):
        return item.source
    return item if is_remote(item) else printable(Path(item))


def _identity(item: Item) -> str:
    """What changes where an input does: size and time of change, or what an object store says of it."""
    if isinstance(item, RawDocument):
        return f"{item.source} {item.rejected}"
    if is_remote(item):
        system, path = filesystem(item)
        known = system.info(path)
        tag = next((known[name] for name in ("ETag", "etag", "md5Hash", "LastModified", "mtime") if name in known), "")
        return f"{item} {known.get('size')} {tag}"
    try:
        status = os.stat(item)
    except OSError:
        return item
    return f"{item} {status.st_size} {status.st_mtime_ns}"

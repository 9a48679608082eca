"""Where shards lie: a folder of this machine, or any place that fsspec reaches (``s3://bucket/shards``).

A file is there whole or not at all. In a folder it is written under another name, synced, and renamed; an object store
shows an object once all of it has arrived.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Protocol
from uuid import uuid4

from extractor.engines.base import EngineError

PART = ".part"
"""How the name ends of what is not whole yet. No shard is looked for under it."""


class Storage(Protocol):
    """What is asked of a place for shards. Each method raises OSError where the place cannot be read or written."""

    place: str

    def names(self, ending: str) -> list[str]:
        """The files whose names end so, in order; none where the place is not there."""
        ...

    def read(self, name: str) -> bytes | None:
        """What a file holds, or None where there is none."""
        ...

    def write(self, name: str, data: bytes) -> None:
        """Writes a file, in the place of what was there."""
        ...

    def remove(self, name: str) -> None:
        """Removes a file, if it is there."""
        ...

    def writing(self, name: str) -> Any:
        """A context with a path to write to, which becomes the file at its end, or is dropped where it fails."""
        ...

    def reading(self, name: str) -> Any:
        """A context with a path at which the file can be read; FileNotFoundError where there is none."""
        ...


def storage_of(place: str) -> Storage:
    """The storage behind what a person typed. Raises EngineError where it is none, or nothing here can reach it."""
    if is_remote(place):
        return Remote(place)
    return Folder(place)


def is_remote(place: str) -> bool:
    """Whether something is named by an address rather than a path."""
    return "://" in place


def filesystem(address: str) -> tuple[Any, str]:
    """The fsspec file system of an address, and the path in it. Raises EngineError where it cannot be reached."""
    try:
        import fsspec
    except ImportError as error:
        raise EngineError(f"{address} needs fsspec: pip install 'wattwire[cluster]'") from error
    try:
        system, path = fsspec.core.url_to_fs(address)
    except (ImportError, ValueError, OSError) as error:
        raise EngineError(f"{address} cannot be reached: {error}") from error
    return system, path


class Folder:
    """A folder of this machine, or of a file system that all machines share."""

    def __init__(self, place: str) -> None:
        self.place = place
        self._path = Path(place)
        if self._path.exists() and not self._path.is_dir():
            raise EngineError(f"{place} is no folder: shards are files in one")

    def names(self, ending: str) -> list[str]:
        """See Storage."""
        if not self._path.is_dir():
            return []
        return sorted(entry.name for entry in os.scandir(self._path) if entry.name.endswith(ending))

    def read(self, name: str) -> bytes | None:
        """See Storage."""
        try:
            return (self._path / name).read_bytes()
        except FileNotFoundError:
            return None

    def write(self, name: str, data: bytes) -> None:
        """See Storage."""
        with self.writing(name) as path:
            path.write_bytes(data)

    def remove(self, name: str) -> None:
        """See Storage."""
        (self._path / name).unlink(missing_ok=True)

    @contextmanager
    def writing(self, name: str) -> Iterator[Path]:
        """See Storage."""
        self._path.mkdir(parents=True, exist_ok=True)
        part = self._path / f".{name}.{uuid4().hex[:8]}{PART}"
        try:
            yield part
            _sync(part)
            os.replace(part, self._path / name)
            _sync(self._path)
        finally:
            part.unlink(missing_ok=True)
        for left in self._path.glob(f".{name}.*{PART}"):  # of a process that was killed
            with suppress(OSError):
                left.unlink()

    @contextmanager
    def reading(self, name: str) -> Iterator[Path]:
        """See Storage."""
        path = self._path / name
        if not path.is_file():
            raise FileNotFoundError(name)
        yield path


class Remote:
    """A place that fsspec reaches."""

    def __init__(self, place: str) -> None:
        self.place = place.rstrip("/")
        self._system, self._path = filesystem(self.place)

    def names(self, ending: str) -> list[str]:
        """See Storage."""
        self._system.invalidate_cache()
        try:
            found = self._system.ls(self._path, detail=False)
        except FileNotFoundError:
            return []
        return sorted(name for name in (str(each).rsplit("/", 1)[-1] for each in found) if name.endswith(ending))

    def read(self, name: str) -> bytes | None:
        """See Storage."""
        try:
            data: bytes = self._system.cat_file(f"{self._path}/{name}")
        except FileNotFoundError:
            return None
        return data

    def write(self, name: str, data: bytes) -> None:
        """See Storage."""
        self._system.makedirs(self._path, exist_ok=True)
        self._system.pipe_file(f"{self._path}/{name}", data)

    def remove(self, name: str) -> None:
        """See Storage."""
        with suppress(FileNotFoundError):
            self._system.rm_file(f"{self._path}/{name}")

    @contextmanager
    def writing(self, name: str) -> Iterator[Path]:
        """See Storage."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / name
            yield path
            self._system.makedirs(self._path, exist_ok=True)
            self._system.put_file(str(path), f"{self._path}/{name}")

    @contextmanager
    def reading(self, name: str) -> Iterator[Path]:
        """See Storage."""
        with fetched(f"{self.place}/{name}") as path:
            yield path


@contextmanager
def fetched(address: str) -> Iterator[Path]:
    """A copy of what lies at an address, under its own name, for the time of a block."""
    system, path = filesystem(address)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.rsplit("/", 1)[-1]
        system.get_file(path, str(copy))
        yield copy


def _sync(path: Path) -> None:
    """Has the disk hold a file, or the names of a folder."""
    if os.name == "nt" and path.is_dir():
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

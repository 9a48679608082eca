"""The marker of a shard: written last, it says that the shard is whole, and what it holds."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path

from extractor.engines.shards.storage import Storage

FORM = 1
"""The form of shards; another number where an older program could not read them."""
DONE, SHARD = ".done", ".parquet"
_CHUNK = 1024 * 1024


class ShardError(Exception):
    """A shard that cannot be used; the message says why, and what to do."""


@dataclass(frozen=True)
class Marker:
    """What a shard is made of. ``sources`` are its inputs in their order, ``identity`` tells whether these are what
    they were; ``rules`` and ``options`` are hashes as in a base. ``inputs`` by outcome, ``reasons`` as "outcome
    reason", ``claims`` by type; ``bytes`` and ``sha256`` are those of the Parquet file; ``seconds`` is what it took."""

    name: str
    sources: tuple[str, ...]
    identity: str
    rules: str
    options: str
    versions: dict[str, str]
    inputs: dict[str, int]
    reasons: dict[str, int]
    claims: dict[str, int]
    bytes: int
    sha256: str
    seconds: float
    form: int = field(default=FORM)

    @property
    def order(self) -> tuple[str, ...]:
        """Shards are taken in the order in which a run takes their inputs, so that the same input counts as first."""
        return tuple(self.sources[0].split("/")) if self.sources else ()


def write(storage: Storage, marker: Marker) -> None:
    """Writes the marker of a shard that is in its place."""
    text = json.dumps(asdict(marker), ensure_ascii=True, sort_keys=True, indent=1) + "\n"
    storage.write(marker.name + DONE, text.encode("ascii"))


def read(storage: Storage, name: str) -> Marker:
    """The marker of a shard. Raises ShardError where there is none, or what lies in its place is none."""
    data = storage.read(name + DONE)
    if data is None:
        raise ShardError(f"{name}{SHARD} has no marker: it was not finished. Run again what made it")
    try:
        known = json.loads(data)
        if known.get("form") != FORM:
            raise ShardError(f"{name}{DONE} is of a form that this version does not read; make the shard anew")
        marker = Marker(**{**known, "sources": tuple(known["sources"])})
        if marker.name != name or not all(isinstance(value, str) for value in marker.sources):
            raise TypeError
        Counter(marker.inputs), int(marker.bytes)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise ShardError(f"{name}{DONE} is no marker of a shard: it is damaged. Delete it and make it anew") from error
    return marker


def digest(path: Path) -> str:
    """SHA-256 of a file."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while data := file.read(_CHUNK):
            found.update(data)
    return found.hexdigest()

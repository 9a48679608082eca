"""What a harvest has to remember from one run to the next; the store does."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from extractor.schema.web import Place, Stay, Target, UrlKind, Visit


class Memory(Protocol):
    """The addresses, their state, and the requests. Each method may raise the store's own errors."""

    def ask(
        self, target: Target, *, changed: str | None = None, again: bool = False, retry: bool = False
    ) -> Target | None:
        """Takes note of an address; the target as it is to be fetched now, or None where there is nothing to do.

        A page that has been read is to be fetched where its list says that it ``changed`` since (UTC, ISO 8601) or
        where somebody wants it ``again``; lists always are. What failed too often is left alone but for a ``retry``.
        """
        ...

    def waiting(self, sources: Iterable[str] | None, most: int) -> list[Target]:
        """Addresses that wait or failed, the oldest first; of all sources without ``sources``."""
        ...

    def unread(self) -> list[tuple[Target, Place]]:
        """Pages and WARC files that lie in the archive and have not been read."""
        ...

    def visited(self, visit: Visit, kind: UrlKind) -> Stay:
        """Records a visit with its requests. ``kind`` is what the address turned out to lead to."""
        ...

    def same_story(self, url: str, others: Iterable[str]) -> str | None:
        """The first of the others that is asked for itself, or has been read; ``url`` is then settled with it."""
        ...

    def flush(self) -> None:
        """Makes what was remembered so far last."""
        ...

    def awaited(self, url: str) -> Target | None:
        """An address that waits to be fetched or is not known at all; None for one that is settled."""
        ...

    def last_offset(self, archive: str) -> int:
        """The offset of the last response of an archive's file that a request speaks of, -1 where none does."""
        ...

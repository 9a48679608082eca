"""What a source is, and how it says that there is nothing to read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, Protocol

from extractor.schema import RawDocument, Rejected
from extractor.schema.article import RawKind

PAGE_LIMIT = 10 * 1024 * 1024
"""Bytes of one page or text after decompression. A news page is well under one MB; what is larger is no article."""
RECORD_LIMIT = 50 * 1024 * 1024
"""Bytes of one JSON record, whose page may carry escapes."""
MB = 1024 * 1024


class SourceError(Exception):
    """Nothing of what a person named is there."""


class Source(Protocol):
    """Where documents come from: a folder, a feed, an archive. Iterating reads; what cannot be read comes as a document
    that is rejected, and never ends the iteration. Memory is bounded by the largest document."""

    def __iter__(self) -> Iterator[RawDocument]: ...


def rejected(
    source: str,
    reason: str,
    detail: str,
    *,
    kind: RawKind = "text",
    outcome: Literal["skip", "failure"] = "failure",
    member: int | None = None,
    data: bytes = b"",
) -> RawDocument:
    """A document that a source could not read. ``data`` tells it from what the same place may be rejected for later."""
    why = Rejected(outcome=outcome, reason=reason, detail=detail)
    return RawDocument(source, kind, data, member=member, rejected=why)


def too_large(source: str, kind: RawKind, limit: int, member: int | None = None) -> RawDocument:
    """A document of more bytes than an article has."""
    detail = f"It has more than {limit // MB} MB; no article does. Split it, or leave it out."
    return rejected(source, "too_large", detail, kind=kind, member=member)

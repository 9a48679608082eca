"""Articles and the raw documents they are read from."""

import hashlib
from dataclasses import dataclass, field
from typing import Literal

from pydantic import Field

from extractor.schema.claims import Frozen

RawKind = Literal["html", "text", "record"]


class Rejected(Frozen):
    """An input that became no article: a ``skip`` (nothing wrong, nothing to read) or a ``failure``."""

    outcome: Literal["skip", "failure"]
    reason: str
    """One word for queries: ``empty``, ``not_english``, ``malformed``, ``unreadable``, ``timeout``, ``crash`` …"""
    detail: str
    """One sentence for people: what was wrong and what to do."""


@dataclass(frozen=True)
class RawDocument:
    """One unit of input as a source found it.

    ``source`` names the file or URL, ``member`` the record within it (1-based): its line in JSON lines, its place in a
    JSON list. ``line`` is the line where the record begins. ``data`` is the bytes of a page or text; for ``record``
    the JSON object's own encoding. ``url`` is where a page was fetched from, ``fetched`` when (ISO 8601), ``charset``
    the one its server declared, ``listed`` the date given by the feed or sitemap that named it. ``rejected`` says why
    the source has nothing to read here; ``data`` is then empty, or what tells this rejection from another of the same
    place.
    """

    source: str
    kind: RawKind
    data: bytes = field(repr=False)
    member: int | None = None
    line: int = 1
    rejected: Rejected | None = None
    url: str | None = None
    fetched: str | None = None
    charset: str | None = None
    listed: str | None = None

    @property
    def digest(self) -> str:
        """SHA-256 of the bytes, which tells an unchanged input."""
        return hashlib.sha256(self.kind.encode() + b"\0" + self.data).hexdigest()


class Article(Frozen):
    """One news story. The text never changes: every offset refers to it.

    ``published`` is ISO 8601, a date or a time stamp as the page or record gives it; ``origins`` says where title,
    site, url, published and modified were found (``json-ld``, ``opengraph``, ``time``, ``record``, ``option``,
    ``list``, ``htmldate``, ``fetched`` …).
    """

    id: str
    text: str
    title: str | None = None
    site: str | None = None
    url: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    input_id: str | None = None
    origins: dict[str, str] = Field(default_factory=dict)


def article_id(text: str, published: str | None) -> str:
    """Hash of the text and the publication date (or its absence)."""
    day = (published or "")[:10]
    return hashlib.sha256(f"{day}\n{text}".encode("utf-8", "surrogatepass")).hexdigest()[:16]

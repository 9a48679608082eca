"""What is asked of the web and what comes of it: what ``sources.web`` does, ``store`` remembers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

UrlKind = Literal["auto", "page", "feed", "sitemap", "site", "warc"]
"""What an address leads to; ``auto`` where it is seen only once it is there."""
UrlState = Literal["waiting", "fetched", "read", "failed", "given_up"]
"""Where an address stands: to be fetched; in the archive, not yet read; settled; to be tried again; tried too often."""


@dataclass(frozen=True)
class Place:
    """Where a response lies: the WARC file's name within the archive, and where its record begins, in bytes."""

    archive: str
    offset: int


@dataclass(frozen=True)
class Request:
    """One HTTP request and how it ended.

    ``started`` is UTC in ISO 8601, ``received`` the bytes of the body as they came over the wire, ``digest`` the
    SHA-256 of the body decompressed, ``reason`` a word for what went wrong; ``status`` is None where nothing answered.
    """

    url: str
    started: str
    seconds: float
    status: int | None = None
    reason: str | None = None
    received: int = 0
    content_type: str | None = None
    etag: str | None = None
    modified: str | None = None
    location: str | None = None
    retry_after: str | None = None
    address: str | None = None
    digest: str | None = None
    place: Place | None = None


@dataclass(frozen=True)
class Target:
    """An address to fetch.

    ``source`` names what led to it, ``depth`` how many lists that took. ``etag`` and ``modified`` are what its server
    said when it was last fetched, ``published`` what a feed or news sitemap says of a page, ``tries`` in how many runs
    it failed; a ``guess`` is an address that many sites have and nobody has named. ``at`` is where redirects have led,
    ``via`` the addresses on that way.
    """

    url: str
    kind: UrlKind = "page"
    source: str = ""
    depth: int = 0
    etag: str | None = None
    modified: str | None = None
    published: str | None = None
    tries: int = 0
    guess: bool = False
    at: str | None = None
    via: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """Where to ask next."""
        return self.at or self.url


@dataclass(frozen=True)
class Visit:
    """How fetching an address ended, with the requests that it took.

    ``response`` is the last of them where it brought something: a body in the archive, or word that nothing changed
    (304). Else ``reason`` and ``detail`` say what went wrong; ``final`` where trying again would not help, ``later``
    where it was only put off and does not count as a try. ``sitemaps`` are those that the host's robots.txt names.
    """

    target: Target
    requests: tuple[Request, ...]
    response: Request | None = None
    reason: str | None = None
    detail: str | None = None
    final: bool = False
    later: bool = False
    sitemaps: tuple[str, ...] = ()


@dataclass(frozen=True)
class Stay:
    """What is known of an address after a visit: where its last response lies, and what it had been before
    (``had_content`` where some visit had brought something)."""

    place: Place | None
    had_content: bool

"""How to behave towards other people's servers, and how much of what they send is taken."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractor.about import __version__
from extractor.schema.web import UrlKind
from extractor.sources.base import MB, PAGE_LIMIT
from extractor.sources.web.addresses import Network

ROBOT = "wattwire"
"""The name that robots.txt knows the program by."""
LIST_LIMIT = 50 * MB
"""Bytes of a feed or sitemap after decompression; the sitemap protocol allows that many."""
WARC_LIMIT = 4096 * MB
"""Bytes of a WARC file; those of news crawls have one GB."""
WARC_SECONDS = 4 * 3600.0
"""Time that such a file may take."""


@dataclass(frozen=True)
class Manners:
    """Manners and bounds. Times are seconds. ``contact`` is whom a host's keeper can write to: a web or mail address.

    ``delay`` lies between two requests to a host, unless its robots.txt asks for more; ``attempts`` is how often a page
    is asked for in one run, ``backoff`` how long to wait after the first that failed (twice as long after each further
    one, with jitter). A host that asks to be left alone for longer than ``patience`` is left for a later run.
    """

    contact: str
    delay: float = 1.0
    hosts: int = 200
    attempts: int = 3
    backoff: float = 2.0
    patience: float = 120.0
    connect: float = 15.0
    stall: float = 20.0
    total: float = 90.0
    redirects: int = 10
    allowed: tuple[Network, ...] = field(default=())

    @property
    def user_agent(self) -> str:
        """What the program calls itself, and where to complain."""
        return f"{ROBOT}/{__version__} (+{self.contact})"


def size_limit(kind: UrlKind) -> int:
    """Bytes that what an address leads to may have, over the wire and decompressed."""
    return PAGE_LIMIT if kind == "page" else WARC_LIMIT if kind == "warc" else LIST_LIMIT

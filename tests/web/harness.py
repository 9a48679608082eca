"""Fetching from hosts that have names, and from names that lead where nobody is to be asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import fetching
from testsite import Names

from extractor.schema.web import UrlKind
from extractor.sources.web.harvest import Tally
from extractor.sources.web.links import canonical
from extractor.sources.web.watchlist import WebSource

FURTHER = {
    "inside.example": ["10.0.0.1"],
    "half.example": ["127.0.1.1", "192.168.0.1"],
    "old.example": ["fe80::1"],
}
"""Names of hosts in private networks."""


@dataclass
class Base(fetching.Base):
    """A base that is filled from named hosts by one source, a list of addresses."""

    def ask(
        self, urls: Iterable[str], kind: UrlKind = "page", *, again: bool = False, factory: str = "", **manners: Any
    ) -> Tally:
        """Fetches addresses, each tried twice at most, else politely as ``manners`` say."""
        source = WebSource("tests", kind, tuple(filter(None, map(canonical, urls))))
        how = {"again": again, "resolver": Names(FURTHER), "manners": {"attempts": 2, "delay": 0.05, **manners}}
        if factory:
            how |= {"factory": factory, "model": "blank"}
        return self.fetch(source, **how).tally

    def texts(self) -> dict[str, str]:
        """The text of each address that is an article."""
        query = "SELECT i.source, a.text FROM inputs i JOIN articles a ON a.id = i.article WHERE i.replaced_by IS NULL"
        return dict(self.rows(query))

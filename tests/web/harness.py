"""Runs the real fetcher, store and pipeline of rules against the test site, with little patience."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from ipaddress import ip_network
from pathlib import Path
from typing import Any

from testsite import Names
from testsite.server import NETWORK

from extractor.engines.fetch import FetchJob, fetch
from extractor.reading import read
from extractor.schema import Extraction, RawDocument, Rejected
from extractor.schema.web import UrlKind
from extractor.sources.web.harvest import Tally
from extractor.sources.web.links import canonical
from extractor.sources.web.settings import Manners
from extractor.sources.web.watchlist import WebSource
from extractor.store.web import WebWriter

IMPATIENT = {"delay": 0.05, "backoff": 0.05, "connect": 2.0, "stall": 0.7, "total": 2.0, "patience": 3.0, "attempts": 2}


FURTHER = {"inside.example": ["10.0.0.1"], "half.example": ["127.0.1.1", "192.168.0.1"], "old.example": ["fe80::1"]}
"""Names of hosts in private networks."""


def reader(*arguments: object) -> Callable[[RawDocument], Extraction | Rejected]:
    """A worker that reads and does not extract, for tests of what is fetched; it starts in a fraction of the time."""

    def work(raw: RawDocument) -> Extraction | Rejected:
        article = read(raw)
        return article if isinstance(article, Rejected) else Extraction(article=article, claims=(), ledger=())

    return work


@dataclass
class Base:
    """A base that is filled from the test site."""

    folder: Path

    @property
    def path(self) -> str:
        """The base's file."""
        return str(self.folder / "facts.db")

    @property
    def archive(self) -> Path:
        """Where raw responses are kept."""
        return self.folder / "archive"

    def fetch(
        self,
        urls: Iterable[str],
        kind: UrlKind = "page",
        *,
        again: bool = False,
        factory: str = "harness:reader",
        **manners: Any,
    ) -> Tally:
        """Fetches addresses, politely as ``manners`` say."""
        asked = Manners("tests@example.org", **{**IMPATIENT, "allowed": (ip_network(NETWORK),), **manners})
        sources = [WebSource("tests", kind, tuple(filter(None, map(canonical, urls))))]
        how = {"again": again, "model": "blank", "factory": factory, "resolver": Names(FURTHER)}
        with WebWriter(self.path) as store:
            return fetch(FetchJob(sources, self.archive, asked, **how), store).tally

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """What the base answers."""
        with sqlite3.connect(self.path) as db:
            found = db.execute(sql, values).fetchall()
        db.close()
        return found

    def ends(self) -> dict[str, str]:
        """How each input ended: its outcome, or the reason why it is no article."""
        live = "SELECT source, ifnull(reason, outcome) FROM inputs WHERE replaced_by IS NULL"
        return dict(self.rows(live))

    def states(self) -> dict[str, str]:
        """Where each address stands."""
        return dict(self.rows("SELECT url, state FROM urls"))

    def texts(self) -> dict[str, str]:
        """The text of each address that is an article."""
        query = "SELECT i.source, a.text FROM inputs i JOIN articles a ON a.id = i.article WHERE i.replaced_by IS NULL"
        return dict(self.rows(query))
